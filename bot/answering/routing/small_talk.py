"""Questions about the bot itself, told by words that no question to the entries turns on."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain

from bot.answering.routing.naming import TOGETHER
from bot.language.phrases import Phrases
from bot.language.word_lists import WordLists
from bot.language.words import Typed, stem, words
from bot.matching import Document, Encoder, Matcher, Meaning, VectorStore
from bot.replies.wording import FALLBACK

# Likeness in meaning from which on it is, as well; more where the entries have an answer.
NEARLY_SAID, NEAR = 0.7, 0.55
SPELLING = 0.3  # weight of how sure spelling is, beside likeness
LONGEST_TALK = 16  # words; a longer message has a subject of its own
# Confidence from which on small talk is meant whatever the entries say, and from which on it is
# where they are not sure and no word is strange to it.
SURELY, LIKELY = 0.6, 0.3
SUM = "maths"  # the aside for whoever wants something reckoned
# "24/7" and "116-111" are no sums.
_SIGNED = re.compile(r"\d\s*[+*×÷^x]\s*\d|\d\s+[-−–/:]\s+\d")
GUESSED = 0.8  # likeness in meaning and half of that in spelling
# What only somebody asks who speaks to the bot: who wants a stranger to stop must not be told how
# to be rid of us, and who asks how a picture is removed needs to know who does it.
OF_US = frozenset({"stop", "forget", "media", "not-ask", "cite", "licence", "children", "removal"})


class SmallTalk:
    """Compares whole sentences: "you", "who" and "this" are what such questions consist of."""

    def __init__(self, asides: Mapping[str, Sequence[str]], lists: Mapping[str, WordLists]) -> None:
        """`asides` are the English phrases of each kind of small talk; `lists` the words by
        language, with its own phrases."""
        self._ours = asides
        others = [one.asides for one in lists.values()]
        self._asides = {
            name: [*phrases, *chain.from_iterable(one.get(name, ()) for one in others)]
            for name, phrases in asides.items()
        }
        self._english, self._lists = lists[FALLBACK], tuple(lists.values())
        self._us = frozenset[str]().union(*(one.addresses_us for one in lists.values()))
        self._about = self._us.union(*(one.about_bot for one in lists.values()))
        self._together = tuple(word for word in self._us if TOGETHER.search(word))
        self._documents = [Document(name, phrases) for name, phrases in self._asides.items()]
        self._meaning: Meaning | None = None

    def understand(self, encoder: Encoder, store: VectorStore | None = None) -> None:
        """Compare by meaning, too, from now on: also what is asked in other languages."""
        self._meaning = Meaning(self._documents, encoder, store=store)

    @property
    def beside(self) -> Mapping[str, Sequence[str]]:
        """The phrases without a word by which a question about the bot is told.

        They are looked for among the entries: what they ask has a subject of its own. "Stop" alone
        has none.
        """
        about = self._english.about_bot
        return {
            name: [phrase for phrase in phrases if about.isdisjoint(words(phrase))]
            for name, phrases in self._ours.items()
            if name not in OF_US
        }

    def exactly(self, typed: Typed) -> str:
        """The name of the aside of which a text is a phrase, politeness apart; empty for none."""
        if self._is_sum(typed):
            return SUM
        return self._names.get(tuple(self._english.without_noise(typed.words)), "")

    def _is_sum(self, typed: Typed) -> bool:
        """Is all of it numbers, what is done with them, and words that ask?"""
        rest = [word for word in typed.words if not word.isdigit() and word != "x"]
        if len(rest) == len(typed.words) and self._english.numbers.isdisjoint(rest):
            return False
        signed = _SIGNED.search(typed.plain) is not None
        for one in self._lists:
            said = one.asks_with.without(one.sums.without(rest))
            small = one.function_words | one.noise_words | one.numbers
            if small.issuperset(said) and (signed or one.sums.stand_in(typed.plain, typed.words)):
                return True
        return False

    @cached_property
    def _names(self) -> Mapping[tuple[str, ...], str]:
        return {
            tuple(self._english.without_noise(words(phrase))): name
            for name, phrases in self._asides.items()
            for phrase in phrases
        }

    def heard(self, typed: Typed, *, sure: bool, follows: bool) -> str:
        """The name of the aside that a text asks for; empty for none.

        `sure`: the entries have an answer; `follows`: something was shown, so that "this" is that.
        """
        said = set(typed.words)
        about = self._about - (self._english.points_back if follows else set())
        to_us = not about.isdisjoint(said) or self._is_to_us(typed)
        if not to_us or len(typed.words) > LONGEST_TALK:
            return ""
        spelt = {one.id: one.confidence for one in self._matcher.search(typed, limit=3)}
        meant = self._likeness(typed)
        best = max(
            self._asides,
            key=lambda name: meant.get(name, 0.0) + SPELLING * spelt.get(name, 0.0),
        )
        if not self._may_ask(best, typed):
            return ""
        likely, near = spelt.get(best, 0.0), meant.get(best, 0.0)
        strange = self._is_strange(typed)
        if likely >= SURELY or near >= (NEARLY_SAID if sure or strange else NEAR):
            return best
        foreign = self._content(typed) - self._vocabulary
        return "" if sure or foreign or likely < LIKELY else best

    def guessed(self, typed: Typed) -> str:
        """The same where the entries have nothing: a likeness is enough, without such a word."""
        spelt = {one.id: one.confidence for one in self._matcher.search(typed, limit=3)}
        sums = {
            name: near + spelt.get(name, 0.0) / 2 for name, near in self._likeness(typed).items()
        }
        best = max(sums, key=sums.__getitem__, default="")
        known = best and sums[best] >= GUESSED and self.is_of_bot(best)
        return best if known and self._may_ask(best, typed) else ""

    def is_of_bot(self, name: str) -> bool:
        """Are its phrases about the bot itself, rather than a subject outside?"""
        about = self._english.about_bot
        return any(not about.isdisjoint(words(phrase)) for phrase in self._asides.get(name, ()))

    def speaks_of(self, name: str, typed: Typed) -> bool:
        """May a text that is like a phrase of an aside ask for it? "Change a tyre" doesn't.

        Subjects outside have an aside, too; there, other words say nothing.
        """
        return self._may_ask(name, typed) and (
            not self.is_of_bot(name) or not self._is_strange(typed)
        )

    def _may_ask(self, name: str, typed: Typed) -> bool:
        """Does a text speak to the bot, or say just what is asked of it, where it must?"""
        return name not in OF_US or self._is_to_us(typed) or self.exactly(typed) == name

    def _is_to_us(self, typed: Typed) -> bool:
        """Does it say "you"? Thai writes that together with other words."""
        said = typed.words
        return not self._us.isdisjoint(said) or any(
            you in word for word in said if TOGETHER.search(word) for you in self._together
        )

    def _is_strange(self, typed: Typed) -> bool:
        """Has it a word that no small talk has, in the language of our phrases?"""
        content = self._content(typed)
        return bool(content & self._vocabulary) and not content <= self._vocabulary

    def _content(self, typed: Typed) -> set[str]:
        return {stem(word) for word in typed.words} - self._ordinary

    @cached_property
    def _ordinary(self) -> frozenset[str]:
        ordinary = self._english.function_words | self._english.noise_words
        return frozenset(map(stem, ordinary))

    def _likeness(self, typed: Typed) -> dict[str, float]:
        """Cosine of the closest phrase of each aside; nothing where meaning isn't read."""
        if self._meaning is None:
            return {}
        return dict(
            zip(self._asides, self._meaning.near([typed.text], typed.made).closest, strict=True)
        )

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        phrases = chain.from_iterable(self._ours.values())
        return frozenset(stem(word) for phrase in phrases for word in words(phrase))

    @cached_property
    def _matcher(self) -> Matcher:
        every_word = replace(
            self._english,
            function_words=frozenset(),
            noise_words=frozenset(),
            noise_phrases=Phrases([]),
        )
        return Matcher(self._documents, words=every_word)
