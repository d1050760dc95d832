"""From ranked matches to an outcome: sure → Answer, clear but not covered → Near, else Choices.

The cuts come from knowledge/decision.yaml, which `bot fit` writes with its date and error rates.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from enum import StrEnum

from bot.catalog.catalog import Catalog
from bot.catalog.entries import Entry, Kind
from bot.language.places import FoundPlace
from bot.language.word_lists import WordLists
from bot.language.words import Typed, stem, words
from bot.matching import Match
from bot.replies.blocks import parse
from bot.replies.outcomes import Answer, Aside, Choices, Near, Outcome, Page, Unknown

MOST_CHOICES = 4
EXACT = 0.985  # the matcher gives 0.99 to the only entry that has the question as a phrase
ASIDE = "aside:"
"""Ids of asides start so among the matches; no entry's id holds a colon."""


@dataclass(frozen=True)
class Cuts:
    """Where the decision cuts, 0 to 1."""

    answer: float
    """Confidence from which on the best match is the answer."""
    partial: float
    """Confidence from which on the best match is shown, with the doubt said."""
    faint: float
    """The same where nearly all of the question is in our vocabulary: it is about our subject."""
    known: float
    """Share of the question that must be in our vocabulary for that."""
    choice: float
    """Confidence from which on a match is worth a button."""
    margin: float
    """A best match that leads the second by less confidence is no answer: the person chooses."""


@dataclass(frozen=True)
class Evidence:
    """What a verdict is reached from."""

    matches: tuple[Match, ...]
    """Best first."""
    known: float = 0.0
    """Share of the question, by rarity of its words, that is in our vocabulary."""
    places: frozenset[str] = frozenset()
    """Countries that the question names."""
    beside: bool = False
    """Does the question name a country that the best match is not about, or expect a sort of
    answer that it can't give?"""


class Verdict(StrEnum):
    ANSWER = "answer"
    NEAR = "near"
    CHOICES = "choices"
    NONE = "none"


def verdict(evidence: Evidence, cuts: Cuts) -> Verdict:
    """Reach a verdict."""
    if not evidence.matches:
        return Verdict.NONE
    best = evidence.matches[0].confidence
    second = evidence.matches[1].confidence if len(evidence.matches) > 1 else 0.0
    if best >= cuts.answer and not evidence.beside:
        return Verdict.ANSWER if best - second >= cuts.margin else Verdict.CHOICES
    if best >= (cuts.faint if evidence.known >= cuts.known else cuts.partial):
        return Verdict.NEAR
    return Verdict.CHOICES if best >= cuts.choice else Verdict.NONE


class Decision:
    """Decides what to do with a question's matches."""

    def __init__(self, catalog: Catalog, cuts: Cuts, english: WordLists) -> None:
        self._catalog = catalog
        self._english = english
        self.cuts = cuts

    def is_faint(self, matches: Sequence[Match]) -> bool:
        """Does the verdict hang on how much of the question is in our vocabulary?"""
        return bool(matches) and matches[0].confidence < self.cuts.partial

    def evidence(
        self, typed: Typed, matches: Sequence[Match], found: Sequence[FoundPlace], known: float
    ) -> Evidence:
        """`matches` are best first; `found` are the countries that the question names."""
        places = frozenset(one.place for one in found)
        best = self._catalog.parts.get(matches[0].id) if matches else None
        if best is None:
            return Evidence(tuple(matches), known, places)
        elsewhere = bool(best.places) and not places <= set(best.places)
        return Evidence(tuple(matches), known, places, elsewhere or not self.gives(best, typed))

    def decide(self, evidence: Evidence) -> Outcome:
        reached = verdict(evidence, self.cuts)
        if reached is Verdict.NONE:
            return Unknown()
        best = evidence.matches[0]
        if best.id.startswith(ASIDE):
            key = f"aside_{best.id.removeprefix(ASIDE)}"
            return Aside(key) if reached is Verdict.ANSWER else Unknown()
        if best.id in self._catalog.pages and (address := parse(best.id)):
            return Page(address)
        offered = [
            (entry, match.confidence)
            for match in evidence.matches
            if (entry := self._catalog.parts.get(match.id)) is not None
            and (match is best or not self._is_elsewhere(entry, evidence.places))
        ][:MOST_CHOICES]
        near, confidences = zip(*offered, strict=True)
        if reached is Verdict.CHOICES and len(near) > 1:
            return Choices(near, confidences)
        if reached is Verdict.ANSWER:
            exact = best.confidence >= EXACT
            return Answer(near[0], best.confidence, exact=exact, near=near[1:])
        return Near(near[0], best.confidence, near[1:])

    def gives(self, entry: Entry, typed: Typed) -> bool:
        """Can the entry give the sort of answer that the question expects?

        "How many videos …?" wants a count of videos: an entry that counts only countries doesn't
        answer, however many of its words the question shares.
        """
        said = f"{entry.title} {entry.summary} {entry.text}"
        for name, sort in self._english.answers.items():
            if not sort.asked.stand_in(typed.text, typed.words):
                continue
            if name == "count":
                return self._counts(entry, typed)
            if name == "share" and any("%" in figure.unit for figure in entry.figures):
                return True
            spoken = words(said)
            return sort.given.stand_in(said, spoken) and (
                name != "day" or any(word.isdigit() for word in spoken)
            )
        return True

    def _counts(self, entry: Entry, typed: Typed) -> bool:
        """Does the entry give a number at all, and of something that the question names?"""
        start = self._english.answers["count"].asked.after(typed.words)
        asked = typed.words[start : start + 2] if start is not None else ()
        nouns = {stem(word) for word in asked if word not in self._english.not_counted}
        counted = " ".join(f"{figure.unit} {figure.of}" for figure in entry.figures)
        if not counted:
            return any(character.isdigit() for character in entry.text)
        return not nouns or not nouns.isdisjoint(map(stem, words(f"{counted} {entry.title}")))

    def _is_elsewhere(self, entry: Entry, named: Set[str]) -> bool:
        """Is it a line of a country that isn't named? No button leads to those."""
        return bool(entry.kind is Kind.HELPLINE and entry.places) and named.isdisjoint(entry.places)
