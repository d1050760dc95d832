"""The minutes after a help card: what somebody may want then, in every language of cards."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from bot.catalog.safety_files import AfterCardFile, IntentFields
from bot.catalog.validation import read_model
from bot.language.word_lists import Phrases, WordLists
from bot.language.words import Typed
from bot.matching import Document, Matcher
from bot.replies.outcomes import HelpAnswer, HelpCard

FALLBACK = "en"
# Confidence from which on an intent is meant whatever else the words may say, from which on it goes
# before what examples alone see in them, and from which on it is likelier than nothing.
SURELY, LIKELY, PROBABLY = 0.5, 0.3, 0.15


@dataclass(frozen=True)
class Wish:
    """What somebody seems to want."""

    intent: IntentFields
    confidence: float


class AfterCard:
    """Knows the intents of each language. People may go on in English after any card."""

    def __init__(self, files: Mapping[str, AfterCardFile], english: WordLists) -> None:
        self._files = files
        every_word = replace(  # "thanks" and "who" are what the short messages here consist of
            english,
            function_words=frozenset(),
            noise_words=frozenset(),
            noise_phrases=Phrases([]),
        )
        self._matcher = cache(lambda code: _matcher(files[code], every_word))
        self._stop = {
            code: frozenset(Typed(word).words for word in file.stop) for code, file in files.items()
        }

    def ends(self, typed: Typed, language: str) -> bool:
        """Does the person want to leave help?"""
        return any(typed.words in self._stop[code] for code in self._codes(language))

    def wish(self, typed: Typed, language: str) -> Wish | None:
        """The likeliest intent, in the card's language or in English; None for none."""
        likely = [
            (match.confidence, code, match.id)
            for code in self._codes(language)
            for match in self._matcher(code).search(typed, limit=1)
        ]
        confidence, code, name = max(likely, default=(0.0, "", ""))
        if confidence < PROBABLY:
            return None
        own = self._files[self._codes(language)[0]].intents
        intent = own.get(name) or self._files[code].intents[name]
        return Wish(intent, confidence)

    def answer(self, wish: Wish, card: HelpCard) -> HelpAnswer:
        """What is said to a wish."""
        return HelpAnswer(wish.intent.say, card, wish.intent.show)

    def vague(self, card: HelpCard) -> HelpAnswer:
        """What is said to words that can't be understood."""
        said = self._files[self._codes(card.language)[0]].vague
        return HelpAnswer(said, card, "lines" if card.place else "nothing", offers_end=True)

    def stopped(self, card: HelpCard) -> HelpAnswer:
        """What is said when the person leaves help."""
        return HelpAnswer(self._files[self._codes(card.language)[0]].stopped, card, ends=True)

    def _codes(self, language: str) -> list[str]:
        """The languages to look in, the card's first."""
        code = language.split("-")[0]
        return [FALLBACK] if code == FALLBACK or code not in self._files else [code, FALLBACK]


def _matcher(file: AfterCardFile, words: WordLists) -> Matcher:
    documents = [Document(name, intent.phrases) for name, intent in file.intents.items()]
    return Matcher(documents, words=words)


def read_after_card(knowledge: Path, english: WordLists) -> AfterCard:
    """Every file of knowledge/after-card. Raises KnowledgeError."""
    paths = sorted((knowledge / "after-card").glob("[!.]*.yaml"))
    return AfterCard({path.stem: read_model(path, AfterCardFile) for path in paths}, english)
