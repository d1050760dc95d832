"""The minutes after a help card: what somebody may want then, in every language of cards."""

import re
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TypeAlias

from bot.catalog.safety_files import AfterCardFile
from bot.catalog.validation import read_model
from bot.language.phrases import Phrases
from bot.language.word_lists import WordLists
from bot.language.words import Typed
from bot.matching import Document, Matcher
from bot.replies.outcomes import HelpAnswer, HelpCard, Outcome
from bot.safeguarding import Finding
from bot.safeguarding.arbitration import OFFENDERS, URGENCY, VITAL
from bot.safeguarding.concerns import Concern

FALLBACK = "en"
# Confidence from which on an intent is meant whatever else the words may say, from which on it goes
# before what examples alone see in them, and from which on it is likelier than nothing.
SURELY, LIKELY, PROBABLY = 0.5, 0.3, 0.2
LEAST_ALARM = 0.4  # probability of trouble from which an unsure cry about life brings its card
FEWEST_LETTERS = 4  # of words in another language than the card's: "hm" is no word of any
LONGEST_REPLY = 5  # words that examples alone can't tell from a cry
EXACTLY = 0.95  # confidence in one of our phrases, word for word
_NUMBER = re.compile(r"(?<!\d)\d\d?(?!\d)")  # an age or an hour: "she is 12", "she is 15"

# Whoever speaks of somebody else goes on doing so in a few words that only examples take for a cry
# of their own: "she will hate me if I tell".
OF_OTHERS = frozenset({Concern.CARER, Concern.FRIEND, Concern.PROFESSIONAL, Concern.RELATIVE})
# And whoever may have done harm isn't told by chance that it is not their fault.
_DOERS = OFFENDERS | {Concern.PASSED_ON}
MOST_OF_OTHERS = 10  # words


@dataclass(frozen=True)
class Said:
    """What somebody with a card says."""

    typed: Typed
    state: HelpCard
    finding: Finding | None
    card: HelpCard | None
    """For the finding."""
    place: str | None
    """The country that the words are about."""
    code: str | None
    """The country whose code is all that they say; mostly it means something else: "no"."""
    near: str | None = None
    """The country whose name they may misspell."""


@dataclass(frozen=True)
class Wish:
    """What somebody seems to want."""

    language: str
    name: str
    confidence: float


Rule: TypeAlias = Callable[[Said, Wish | None], Outcome | None]


class AfterCard:
    """Knows the intents of each language. People may go on in another one after any card."""

    def __init__(self, files: Mapping[str, AfterCardFile], english: WordLists) -> None:
        self._files = files
        every_word = replace(  # "thanks" and "who" are what the short messages here consist of
            english,
            function_words=frozenset(),
            noise_words=frozenset(),
            noise_phrases=Phrases([]),
        )
        self._matcher = cache(lambda code: _matcher(files[code], every_word))
        self._stop = {Typed(word).words for file in files.values() for word in file.stop}

    def warm(self) -> None:
        """Read all phrases: 0.9 s that nobody with a card should wait."""
        for code in self._files:
            self._matcher(code).search("hello")

    def decide(self, said: Said, wish: Wish | None) -> Outcome | None:
        """What the person is told; None where it may be a plain question for information."""
        rules: tuple[Rule, ...] = (
            self._stopped,
            _worse,
            _moved,
            self._wished,
            _told_more,
            _alarming,
            _heard,
        )
        told = (rule(said, wish) for rule in rules)
        return next((outcome for outcome in told if outcome is not None), None)

    def wish(self, typed: Typed, language: str) -> Wish | None:
        """The likeliest intent: in the card's language or in English, else surely in another."""
        spoken = self._spoken(language)
        own = self._likeliest(typed, dict.fromkeys([spoken, FALLBACK]))
        if (own and own.confidence >= LIKELY) or len(typed.text) < FEWEST_LETTERS:
            return own
        worded = Typed(_NUMBER.sub(" ", typed.text))  # a number is of no language
        others = self._likeliest(worded, self._files.keys() - {spoken, FALLBACK})
        return others if others and others.confidence >= SURELY else own

    def answer(self, wish: Wish, card: HelpCard) -> HelpAnswer | HelpCard:
        """What is said to a wish, in its language; English is also what others type."""
        if wish.language != FALLBACK:
            card = replace(card, language=wish.language)
        own = self._files[self._spoken(card.language)]
        intent = own.intents.get(wish.name) or self._files[wish.language].intents[wish.name]
        instead = own.said_instead(card.concern, wish.name)
        say = instead or intent.say
        # "call one of these lines" it says then, and shows them
        show = "emergency" if instead and card.concern is Concern.SUICIDE else intent.show
        return replace(card, again=True) if say is None else HelpAnswer(say, card, show)

    def vague(self, card: HelpCard) -> HelpAnswer:
        """What is said to words that can't be understood."""
        said = self._files[self._spoken(card.language)].said_vaguely(card.concern)
        urgent = card.concern is Concern.SUICIDE
        show = "emergency" if urgent else "lines" if card.place else "nothing"
        return HelpAnswer(said, card, show, offers_end=True)

    def stopped(self, card: HelpCard) -> HelpAnswer:
        """What is said when the person leaves help."""
        return HelpAnswer(self._files[self._spoken(card.language)].stopped, card, ends=True)

    def _stopped(self, said: Said, _: Wish | None) -> Outcome | None:
        return self.stopped(said.state) if said.typed.words in self._stop else None

    def _wished(self, said: Said, wish: Wish | None) -> Outcome | None:
        finding = said.finding
        if not wish or wish.confidence < (SURELY if finding and finding.framed else LIKELY):
            return None
        surely = finding and finding.sure and finding.framed and _is_worse(said)
        if said.state.concern in _DOERS and wish.confidence >= SURELY:  # "is it my fault"
            surely = False
        told = self.answer(wish, said.card if said.card and surely else said.state)
        return said.card if isinstance(told, HelpCard) and finding and finding.sure else told

    def _likeliest(self, typed: Typed, codes: Iterable[str]) -> Wish | None:
        likely = [
            (match.confidence, code, match.id)
            for code in codes
            for match in self._matcher(code).search(_alike(typed.text), limit=1)
        ]
        confidence, code, name = max(likely, default=(0.0, "", ""))
        return Wish(code, name, confidence) if confidence >= PROBABLY else None

    def _spoken(self, language: str) -> str:
        code = language.split("-")[0]
        return code if code in self._files else FALLBACK


def graver(finding: Finding, concern: Concern, said: Typed, first_person: Set[str]) -> Concern:
    """The concern of a card for what is found in what is said after one for another concern."""
    if concern in _DOERS and not finding.framed and finding.concern is not Concern.SUICIDE:
        return concern  # "I already did something" is no victim's cry there
    by_chance = not finding.framed and len(said.words) <= MOST_OF_OTHERS
    of_other = finding.language == FALLBACK and first_person.isdisjoint(said.words)
    if concern in OF_OTHERS and finding.concern not in VITAL and (by_chance or of_other):
        return concern
    return min(finding.concern, concern, key=URGENCY.index)


def _worse(said: Said, wish: Wish | None) -> Outcome | None:
    """Words that tell of something more urgent, unless they are ours: "mum will kill me"."""
    if said.finding is None or not (said.finding.sure and said.finding.framed):
        return None
    surely = SURELY if said.state.concern in _DOERS else EXACTLY
    if wish and wish.confidence >= surely:
        return None
    return said.card if _is_worse(said) else None


def _alarming(said: Said, wish: Wish | None) -> Outcome | None:
    """What may be about life, and is like no wish."""
    finding = said.finding
    if finding is None or finding.concern not in VITAL or (wish and wish.confidence >= LIKELY):
        return None
    return said.card if finding.trouble >= LEAST_ALARM and _is_worse(said) else None


def _is_worse(said: Said) -> bool:
    """Is what is found more urgent than what the card is for?"""
    if said.finding is None:
        return False
    return URGENCY.index(said.finding.concern) < URGENCY.index(said.state.concern)


def _moved(said: Said, wish: Wish | None) -> Outcome | None:
    """A country completes the card."""
    code = said.code if not wish or wish.confidence < SURELY else None
    place = said.place or code
    guessed = place is None
    place = place or said.near
    return replace(said.state, place=place, guessed=guessed, again=True) if place else None


def _told_more(said: Said, _: Wish | None) -> Outcome | None:
    """A new cry brings its card; a few words only where they say so, or where it can't wait."""
    if said.card is None or said.finding is None or not said.finding.sure:
        return None
    told = said.finding.framed or len(said.typed.words) > LONGEST_REPLY
    urgent = said.finding.concern in VITAL
    return said.card if told or urgent else None


def _heard(said: Said, wish: Wish | None) -> Outcome | None:
    """A few words that are like a cry, and like nothing else: the same card again."""
    if not (said.finding and said.finding.sure) or wish or len(said.typed.words) < 2:
        return None
    return replace(said.state, again=True)


def _matcher(file: AfterCardFile, words: WordLists) -> Matcher:
    documents = [
        Document(name, [*dict.fromkeys(_alike(phrase).text for phrase in intent.phrases)])
        for name, intent in file.intents.items()
    ]
    return Matcher(documents, words=words)


def _alike(text: str) -> Typed:
    return Typed(_NUMBER.sub("12", text))


def read_after_card(knowledge: Path, english: WordLists) -> AfterCard:
    """Every file of knowledge/after-card. Raises KnowledgeError."""
    paths = sorted((knowledge / "after-card").glob("[!.]*.yaml"))
    return AfterCard({path.stem: read_model(path, AfterCardFile) for path in paths}, english)
