"""From ranked matches to an outcome: sure → Answer, likely → Near, less → what is nearest.

The cuts come from knowledge/decision.yaml, which `bot fit` writes with its date and error rates.
"""

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum

from bot.answering.routing.asked_facts import AskedFacts
from bot.catalog.catalog import Catalog
from bot.catalog.entries import Entry, Kind
from bot.language.places import FoundPlace, Gazetteer
from bot.language.word_lists import WordLists
from bot.language.words import Typed
from bot.matching import Match
from bot.replies.blocks import paragraphs, parse
from bot.replies.excerpts import Points
from bot.replies.outcomes import EXACTLY, Answer, Choices, Near, Outcome, Page, Unknown, aside

MOST_CHOICES = 4
EXACT = 0.985  # the matcher gives 0.99 to the only entry that has the question as a phrase
ASIDE = "aside:"
"""Ids of asides start so among the matches; no entry's id holds a colon."""


@dataclass(frozen=True)
class Cuts:
    """Where the decision cuts, 0 to 1."""

    answer: float
    """Confidence from which on the best match is the answer."""
    faint: float
    """Confidence from which on it is shown as the closest, which may not tell just that."""
    choice: float
    """Confidence from which on a match is worth a button."""
    margin: float
    """A best match that leads the second by less confidence is no answer: the person chooses."""


@dataclass(frozen=True)
class Evidence:
    """What a verdict is reached from."""

    matches: tuple[Match, ...]
    """Best first."""
    places: frozenset[str] = frozenset()
    """Countries that the question names."""
    missing: str = ""
    """What the question asks for and the best match can't give: a sort of answer, or "place" for
    a country that the match is not about."""
    named: bool = False
    """Does the question hold the title of the best match?"""
    vague: bool = False
    """Does the question consist of a word that many entries have?"""
    point: int = 0
    """What of the best match the question is after."""


class Verdict(StrEnum):
    ANSWER = "answer"
    NEAR = "near"
    """The right thing surely, but it doesn't tell what is asked."""
    FAINT = "faint"
    """Perhaps the right thing."""
    CHOICES = "choices"
    NEAREST = "nearest"
    """We don't know; buttons lead to what is nearest."""
    NONE = "none"


def verdict(evidence: Evidence, cuts: Cuts) -> Verdict:
    """Reach a verdict."""
    if not evidence.matches:
        return Verdict.NONE
    best = evidence.matches[0].confidence
    second = evidence.matches[1].confidence if len(evidence.matches) > 1 else 0.0
    if evidence.vague and best < EXACT:
        return Verdict.CHOICES if best >= cuts.choice else Verdict.NONE
    sure = best >= cuts.answer
    if sure and not evidence.missing:
        alone = best - second >= cuts.margin
        return Verdict.ANSWER if alone else Verdict.CHOICES
    known_thing = evidence.missing and evidence.named and best >= cuts.choice
    if sure or known_thing:
        return Verdict.NEAR
    if best >= cuts.faint:
        return Verdict.FAINT
    return Verdict.NEAREST if best >= cuts.choice else Verdict.NONE


class Decision:
    """Decides what to do with a question's matches."""

    def __init__(
        self,
        catalog: Catalog,
        cuts: Cuts,
        english: WordLists,
        gazetteer: Gazetteer,
        meant: Callable[[Typed], Sequence[str]] = lambda typed: typed.words,
    ) -> None:
        """`meant` gives the words of a question, slips repaired."""
        self._catalog = catalog
        self._english = english
        self.facts = AskedFacts(english, meant, gazetteer)
        """Which fact a question asks for, and whether an entry gives it."""
        self._points = Points(catalog, english, meant)
        self.cuts = cuts

    def is_exact(self, match: Match) -> bool:
        """Is the question one of the phrases of what it found?"""
        return match.confidence >= EXACT

    def evidence(
        self, typed: Typed, matches: Sequence[Match], found: Sequence[FoundPlace]
    ) -> Evidence:
        """`matches` are best first; `found` are the countries that the question names."""
        places = frozenset(one.place for one in found)
        best = self._catalog.parts.get(matches[0].id) if matches else None
        if best is None:
            return Evidence(tuple(matches), places)
        if best.places and not places <= set(best.places):
            missing = "place"
        elif self.is_exact(matches[0]):
            missing = ""
        else:
            tells = self.facts.tells_place(best, found)
            missing = self.facts.missing(best, typed) if tells else "place"
        named, point = typed.holds(best.title), self.point(best, typed, missing)
        return Evidence(tuple(matches), places, missing, named=named, point=point)

    def decide(self, evidence: Evidence) -> Outcome:
        reached = verdict(evidence, self.cuts)
        if reached is Verdict.NONE:
            return Unknown()
        best = evidence.matches[0]
        if best.id.startswith(ASIDE):
            name = best.id.removeprefix(ASIDE)
            return aside(name) if reached is Verdict.ANSWER else Unknown()
        if best.id in self._catalog.pages and (address := parse(best.id)):
            return Page(address)
        offered = [
            (entry, match.confidence)
            for match in evidence.matches
            if (entry := self._catalog.parts.get(match.id)) is not None
            and (match is best or not self._is_elsewhere(entry, evidence.places))
        ][:MOST_CHOICES]
        near = tuple(entry for entry, _ in offered)
        if reached is Verdict.CHOICES and len(near) > 1:
            return Choices(near)
        worth = tuple(entry for entry, sure in offered[1:] if sure >= self.cuts.choice)
        if reached is Verdict.NEAREST:
            return Unknown(near=(near[0], *worth))
        point, named = evidence.point, tuple(sorted(evidence.places))
        if reached is Verdict.ANSWER:
            return Answer(near[0], best.confidence, self.is_exact(best), worth, point, named)
        missing = evidence.missing or (EXACTLY if reached is Verdict.FAINT else "")
        return Near(near[0], best.confidence, worth, missing, point, named)

    def point(self, entry: Entry, typed: Typed, missing: str = "") -> int:
        """What of the entry the question is after; where that is missing, what says so."""
        told = [block.visible for block in paragraphs(entry.text)]
        telling = self.facts.telling(told, typed, missing=bool(missing))
        return self._points.of(entry, typed, telling)

    def asks_fact(self, typed: Typed) -> bool:
        """Does the question ask for a number, a name, money, or for what was in a year?"""
        dated = any(word.isdigit() for word in typed.words)
        return dated or bool(self.facts.sort_asked(typed)[0])

    def _is_elsewhere(self, entry: Entry, named: Set[str]) -> bool:
        """Is it a line of a country that isn't named? No button leads to those."""
        return bool(entry.kind is Kind.HELPLINE and entry.places) and named.isdisjoint(entry.places)
