"""Questions about a country, and the one rule for lines: each country gets its own."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.answering.event import Question
from bot.answering.finding import Finder
from bot.answering.routing.line_wishes import LONGEST_WISH, LineWishes
from bot.catalog.catalog import Catalog
from bot.catalog.entries import Entry, Kind
from bot.language.phrases import Phrases
from bot.language.places import FoundPlace, Gazetteer, only_place
from bot.language.word_lists import WordLists
from bot.language.words import Typed
from bot.matching import Match
from bot.replies.blocks import Address, PageKind
from bot.replies.outcomes import (
    REPORTS,
    WHICH_COUNTRY,
    Answer,
    Aside,
    CountryQuestion,
    Near,
    Outcome,
    Page,
    Unknown,
    entries_of,
)

SURELY = 0.9  # confidence of a service of no country that is shown though none is named
MOST_NAMESAKES = 4  # countries with services of one name, to choose between
LONGEST_LEAD = 4  # words before a country's name that say that the writer is there
_PARTS = re.compile(r"[,.;:!?()\n]+")
_ARTICLES = frozenset({"the", "der", "die", "den", "el", "la", "los", "les", "le", "os", "o", "a"})


class CountryQuestions:
    """Decides whether a question is about a country rather than about an entry."""

    def __init__(
        self, catalog: Catalog, gazetteer: Gazetteer, finder: Finder, lists: Mapping[str, WordLists]
    ) -> None:
        """`lists` are the word lists by language; English ones steer questions."""
        english = lists["en"]
        self._english = english
        self._lists = tuple(lists.values())
        self._catalog = catalog
        self._gazetteer = gazetteer
        self._finder = finder
        self._beside = english.beside_country
        self.wishes = LineWishes(gazetteer, finder, self._lists)

    def bare(self, typed: Typed, found: Sequence[FoundPlace]) -> str | None:
        """The country that is all the message says; None where it says more, or names two."""
        named = {word for one in found for word in one.words}
        says_more = set(typed.words) - named - self._beside
        return None if says_more else only_place(found)

    def named(self, typed: Typed) -> list[FoundPlace]:
        """The countries that a text names; a name behind "my friend" is a person's."""
        words = typed.words
        found = []
        for one in self._gazetteer.find_all(typed):
            size = len(one.words)
            starts = [at for at in range(len(words)) if words[at : at + size] == one.words]
            persons = [at for at in starts if at and words[at - 1] in self._english.before_person]
            if not size or len(persons) < len(starts):
                found.append(one)
        return found

    def of_writer(self, typed: Typed) -> str | None:
        """The country that somebody says they are in; None where somebody else is from."""
        found = self._gazetteer.find_all(typed)
        for part in (typed.text, *_PARTS.split(typed.text)):
            named = Typed(part)
            alone = self.bare(named, self._gazetteer.find_all(named))
            if alone is not None:
                return alone
        words = typed.words
        for behind, before in (("lives_in_after", "lives_in"), ("comes_from_after", "comes_from")):
            there = [one.place for one in found if self._is_said(words, one, before, behind)]
            if there:
                return there[0] if len(set(there)) == 1 else None
            declined = self._declined(words, before)
            if declined is not None:
                return declined
        return None

    def denied(self, typed: Typed) -> bool:
        """Do the words say of a country that it is not the one?"""
        return any(not lists.denies.isdisjoint(typed.words) for lists in self._lists)

    def _declined(self, words: tuple[str, ...], before: str) -> str | None:
        """A country in another case than that of its known name, as Russian has after "in"."""
        for lists in self._lists:
            lead: Phrases = getattr(lists, before)
            end = lead.after(words)
            if end is None or end >= len(words) or words[end].isascii():
                continue
            near = self._gazetteer.repair(words[end : end + 1])
            if near is not None and not near.alternatives:
                return near.place
        return None

    def _is_said(self, words: tuple[str, ...], one: FoundPlace, before: str, behind: str) -> bool:
        """Do the words around a country's name say that it is the writer's?

        `before` and `behind` are the word lists that do.
        """
        size = len(one.words)
        if not size:  # a flag
            return True
        for start in range(len(words) - size + 1):
            if words[start : start + size] != one.words:
                continue
            end = start - (start > 0 and words[start - 1] in _ARTICLES)
            for lists in self._lists:
                lead: Phrases = getattr(lists, before)
                starts = range(max(0, end - LONGEST_LEAD), end)
                if any(end in lead.ends(words, at) for at in starts):
                    return True
                if getattr(lists, behind).begin(words[start + size :]):
                    return True
        return False

    def before(
        self, question: Question, found: Sequence[FoundPlace], matches: Sequence[Match]
    ) -> Outcome | None:
        """A country's page, or None where the entries should decide."""
        asks_line = self.wishes.asks(question)
        if not found:
            code = self.wishes.coded(question.typed) if asks_line else None
            if code is not None:
                return self._lines(question, code)
            return self.misspelt(question.typed, PageKind.HELPLINES) if asks_line else None
        bare = self.bare(question.typed, found)
        if bare is not None:
            return Page(Address(PageKind.COUNTRY, bare))
        best = self._catalog.parts.get(matches[0].id) if matches else None
        place = found[0].place
        foreign = asks_line if best is None else best.is_national and place not in best.places
        return self._lines(question, place) if len(found) == 1 and foreign else None

    def instead_of(
        self, outcome: Outcome, question: Question, found: Sequence[FoundPlace]
    ) -> Outcome:
        """What serves better than the outcome: a country's lines, or asking which country."""
        if isinstance(outcome, Aside) or self._is_named(outcome, question.typed):
            return outcome
        named = self._finder.services.named(question.typed, found)
        sure = isinstance(outcome, Answer)
        if len(named) == 1 and not sure:
            return self._lines(question, named[0])
        place = only_place(found)
        if len(named) > 1 and not found and any(one.is_national for one in entries_of(outcome)[:1]):
            few = len(named) <= MOST_NAMESAKES
            return CountryQuestion(tuple(named), PageKind.HELPLINES) if few else WHICH_COUNTRY
        asks = self.wishes.asks(question)
        places = tuple(dict.fromkeys(one.place for one in found))
        if asks and (both := self._lines_of_two(outcome, question, places)):
            return both
        if asks and not sure and 1 < len(places) <= MOST_NAMESAKES:
            return CountryQuestion(places, PageKind.HELPLINES)
        faint = isinstance(outcome, Near) and outcome.is_faint
        if isinstance(outcome, Unknown) or (faint and self.wishes.seeks_help(question.typed)):
            elsewhere = asks and (place is not None or not self.wishes.only_speaks(question))
        else:
            elsewhere = asks and self._is_of_elsewhere(outcome, found)
        if not named and (elsewhere or self._is_no_line(outcome, question, place)):
            return self._lines(question, place) if place else WHICH_COUNTRY
        elsewhere = not any(place in one.places for one in entries_of(outcome)[:1])
        if not sure and place and elsewhere and self._finder.asks_to_call(question.typed):
            return self._lines(question, place)
        return self._as_lines(outcome, question, place, asks=asks)

    def _as_lines(
        self, outcome: Outcome, question: Question, place: str | None, *, asks: bool
    ) -> Outcome:
        """A country's lines look alike however they are asked for; else the outcome as it is."""
        likely = isinstance(outcome, Near) and outcome.entry.is_national and asks
        if isinstance(outcome, Near) and likely and place in outcome.entry.places:
            return self._lines(question, place)
        if isinstance(outcome, Answer) and outcome.entry.is_national:
            return replace(outcome, point=REPORTS * self._reports(question))
        return outcome

    def _lines_of_two(
        self, outcome: Outcome, question: Question, places: tuple[str, ...]
    ) -> Answer | None:
        """The lines of two countries, where the entries have nothing else that is sure."""
        both = [entry for one in places[:2] if (entry := self.lines_of(one))]
        line = not isinstance(outcome, Answer) or outcome.entry.is_national
        if not line or not len(both) == len(places) == 2 or self.denied(question.typed):
            return None
        return Answer(both[0], 1.0, exact=False, places=places, also=both[1])

    def lines_of(self, place: str) -> Entry | None:
        """The entry with a country's lines."""
        known = map(self._catalog.entries.get, sorted(self._catalog.national))
        return next((entry for entry in known if entry and place in entry.places), None)

    def misspelt(self, typed: Typed, page: PageKind) -> CountryQuestion | None:
        """Ask back for a name that no entry knows and that is like a country's."""
        unknown = [word for word in typed.words if self._finder.is_unknown(word)]
        pairs = [f"{first} {second}" for first, second in pairwise(typed.words)]
        near = self._gazetteer.repair(pairs) or self._gazetteer.repair(unknown)
        return CountryQuestion((near.place, *near.alternatives), page) if near else None

    def _is_named(self, outcome: Outcome, typed: Typed) -> bool:
        """Does the question hold the name, of several words, of what may be meant?"""
        near = outcome.near[:1] if isinstance(outcome, Unknown) else ()
        return any(" " in one.title and typed.holds(one.title) for one in near)

    def _reports(self, question: Question) -> bool:
        """Does somebody want a place to report to rather than somebody to call?"""
        typed = question.typed
        return self._finder.asks_for_line(typed) and not self._finder.asks_to_call(typed)

    def _lines(self, question: Question, place: str) -> Page:
        number = 1 + REPORTS * self._reports(question)
        return Page(Address(PageKind.HELPLINES, place, number))

    def _is_no_line(self, outcome: Outcome, question: Question, place: str | None) -> bool:
        """Is it something else than a line of the country, for somebody who surely wants one?"""
        if (isinstance(outcome, Answer) and outcome.exact) or not self.wishes.surely(question):
            return False
        if place is not None:
            return not isinstance(outcome, Answer) or not self._is_about(
                outcome.entry, place, says_more=len(question.typed.words) > LONGEST_WISH
            )
        lines = [one for one in entries_of(outcome)[:1] if one.kind is Kind.HELPLINE]
        sure = isinstance(outcome, Answer) and outcome.confidence >= SURELY
        anywhere = sure and any(one.contacts and not one.places for one in lines)  # INHOPE's
        return not anywhere and (question.kind is None or not lines)

    def _is_about(self, entry: Entry, place: str, *, says_more: bool) -> bool:
        """Is it the country's lines, or what a longer question asks about them?"""
        facet = entry.id != entry.whole
        about = says_more and (facet or entry.kind is not Kind.ORGANISATION)
        return place in entry.places and (about or entry.id in self._catalog.national)

    def _is_of_elsewhere(self, outcome: Outcome, found: Sequence[FoundPlace]) -> bool:
        """Is it the line of a country that the question doesn't name?"""
        places = {one.place for one in found}
        return any(
            entry.is_national and places.isdisjoint(entry.places) for entry in entries_of(outcome)
        )
