"""Questions about the bot itself, told by words that no question to the entries turns on."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain

from bot.language.word_lists import Phrases, WordLists
from bot.language.words import Typed, stem, words
from bot.matching import Document, Matcher

LONGEST_TALK = 16  # words; a longer message has a subject of its own
# Confidence from which on small talk is meant whatever the entries say, and from which on it is
# where they are not sure and no word is strange to it.
SURELY, LIKELY = 0.6, 0.3


class SmallTalk:
    """Compares whole sentences: "you", "who" and "this" are what such questions consist of."""

    def __init__(self, asides: Mapping[str, Sequence[str]], english: WordLists) -> None:
        """`asides` are the phrases of each kind of small talk."""
        self._asides = asides
        self._english = english

    @property
    def beside(self) -> Mapping[str, Sequence[str]]:
        """The phrases without a word by which a question about the bot is told.

        They are looked for among the entries: what they ask has a subject of its own.
        """
        about = self._english.about_bot
        return {
            name: [phrase for phrase in phrases if about.isdisjoint(words(phrase))]
            for name, phrases in self._asides.items()
        }

    def heard(self, typed: Typed, *, sure: bool, follows: bool) -> str:
        """The name of the aside that a text asks for; empty for none.

        `sure`: the entries have an answer; `follows`: something was shown, so that "this" is that.
        """
        said = set(typed.words)
        about = self._english.about_bot - (self._english.points_back if follows else set())
        if about.isdisjoint(said) or len(typed.words) > LONGEST_TALK:
            return ""
        best = next(iter(self._matcher.search(typed, limit=1)), None)
        if best is None or best.confidence < (SURELY if sure else LIKELY):
            return ""
        ordinary = self._english.function_words | self._english.noise_words
        strange = {stem(word) for word in said - ordinary} - self._vocabulary
        return "" if strange and best.confidence < SURELY else best.id

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        phrases = chain.from_iterable(self._asides.values())
        return frozenset(stem(word) for phrase in phrases for word in words(phrase))

    @cached_property
    def _matcher(self) -> Matcher:
        every_word = replace(
            self._english,
            function_words=frozenset(),
            noise_words=frozenset(),
            noise_phrases=Phrases([]),
        )
        documents = [Document(name, phrases) for name, phrases in self._asides.items()]
        return Matcher(documents, words=every_word)
