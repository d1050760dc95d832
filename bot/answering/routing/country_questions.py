"""Questions about a country, and the one rule for lines: each country gets its own."""

from collections.abc import Sequence
from dataclasses import replace

from bot.answering.event import Question
from bot.answering.finding import Finder
from bot.answering.routing.line_wishes import LONGEST_WISH, LineWishes
from bot.catalog.catalog import Catalog
from bot.catalog.entries import Entry, Kind, Surface
from bot.language.languages import Languages
from bot.language.phrases import Phrases
from bot.language.places import FoundPlace, Gazetteer, only_place
from bot.language.whereabouts import Whereabouts
from bot.language.words import Typed
from bot.matching import Match
from bot.replies.blocks import Address, PageKind
from bot.replies.list_pages import front
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

SURELY = 0.75  # confidence of a service of no country that is shown though none is named
_BY_COUNTRY = tuple(str(front(kind)) for kind in (Kind.LAW, Kind.INITIATIVE))
MOST_NAMESAKES = 4  # countries with services of one name, to choose between


class CountryQuestions(Whereabouts):
    """Decides whether a question is about a country rather than about an entry."""

    def __init__(
        self, catalog: Catalog, gazetteer: Gazetteer, finder: Finder, lists: Languages
    ) -> None:
        """`lists` are the word lists by language; English ones steer questions."""
        super().__init__(gazetteer, lists)
        self._catalog = catalog
        self._finder, self._steering = finder, finder.steering
        self.wishes = LineWishes(gazetteer, finder, lists)
        self._told_by_country = Phrases(
            " ".join(phrase)
            for one in lists.values()
            for page in _BY_COUNTRY
            for phrase in one.menu.get(page, ())
        )

    def placed(self, asked: Typed, background: Typed) -> Typed:
        """What is asked, with the writer's country where an answer turns on it: laws, lines."""
        place = only_place(self.named(background))
        if place is None or self.named(asked):
            return asked
        turns = self._told_by_country.after(asked.words) is not None
        if not (turns or self.wishes.surely(Question(asked, Surface.PRIVATE))):
            return asked
        return Typed(f"{asked.plain.rstrip(' ?.')} in {self._gazetteer.title(place)}?")

    def before(
        self, question: Question, found: Sequence[FoundPlace], matches: Sequence[Match]
    ) -> Outcome | None:
        """A country's page, or None where the entries should decide."""
        asks_line = self.wishes.asks(question)
        if not found:
            code = self.wishes.coded(question.typed) if asks_line else None
            if code is not None:
                return self._lines(question, code)
            if asks_line:
                return self.misspelt(question.typed, PageKind.HELPLINES)
            near = self._near_name(question.typed)
            alone = near and self.asked_of(question.typed, (near,))
            return self._which(near, PageKind.COUNTRY) if alone else None
        bare = self.asked_of(question.typed, found)
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
        own = any(one.is_for_own_thoughts for one in entries_of(outcome)[:1])  # of no country
        if isinstance(outcome, Aside) or self._is_named(outcome, question.typed):
            return outcome
        if own and not found:
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
        calls = self._steering.asks_to_call(question.typed) or self.wishes.surely(question)
        if calls and (both := self._lines_of_two(outcome, question, places)):
            return both  # not for "do Thailand and Laos have the same report"
        speaks = self.wishes.only_speaks(question)
        if asks and not (sure or speaks) and 1 < len(places) <= MOST_NAMESAKES:
            return CountryQuestion(places, PageKind.HELPLINES, each=True)
        faint = isinstance(outcome, Near) and outcome.is_faint
        if isinstance(outcome, Unknown) or (faint and self.wishes.seeks_help(question.typed)):
            elsewhere = asks and (place is not None or not speaks)
        else:
            elsewhere = asks and self._is_of_elsewhere(outcome, found)
        if not named and (elsewhere or self._is_no_line(outcome, question, place)):
            return self._lines(question, place) if place else WHICH_COUNTRY
        elsewhere = not any(place in one.places for one in entries_of(outcome)[:1])
        if not sure and place and elsewhere and self._steering.asks_to_call(question.typed):
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
        both = [entry for one in places[:2] if (entry := self._catalog.lines_of(one))]
        line = not isinstance(outcome, Answer) or outcome.entry.is_national
        if not line or not len(both) == len(places) == 2 or self.denied(question.typed):
            return None
        return Answer(both[0], places=places, also=both[1])

    def cleared(self, outcome: Outcome, question: Question) -> Outcome:
        """The outcome; the list of lines for whoever wants those of a region or of all; the
        question which country is meant where a name is of several."""
        typed = question.typed
        match outcome:
            case Page(Address(PageKind.SUBJECT, what)) if question.kind is None:
                place, listed = what.rpartition("--")[2], self.listed(what)
                broad = bool(listed) and all(one.is_broad(place) for one in listed)
                return Page(Address(PageKind.COUNTRY, place)) if broad else outcome
            case Aside() if outcome == WHICH_COUNTRY:
                return self._lines_of_many(typed) or outcome
            case CountryQuestion(places=(_,)) if self._regions_in(typed):
                return self._lines_of_many(typed) or outcome
            case Page(Address(PageKind.HELPLINES, place)) if place:
                page = PageKind.HELPLINES
            case Answer(entry=entry, also=None) | Near(entry=entry) if entry.is_national:
                page = PageKind.HELPLINES
            case Page(Address(PageKind.COUNTRY, place)) | Unknown(place=place) if place:
                page = PageKind.COUNTRY
            case _:
                return outcome
        return self.unclear(self.named(typed), page) or outcome

    def listed(self, what: str) -> Sequence[Entry]:
        """The list of one kind about a country; none for any other list."""
        kind, _, place = what.partition("--")
        return self._catalog.about(place, Kind(kind)) if place in self._gazetteer else ()

    def _lines_of_many(self, typed: Typed) -> Page | None:
        regions = self._regions_in(typed)
        every = not self._every.says_all.isdisjoint(typed.words)
        region = regions[0] if len(regions) == 1 else ""
        return Page(Address(PageKind.HELPLINES, region)) if regions or every else None

    def _regions_in(self, typed: Typed) -> list[str]:
        """The regions that a text names; not one of which it names a part, as "South Asia"."""
        regions = self._catalog.regions
        named = [one for one in regions if any(map(typed.holds, regions[one].words))]
        here = {one: set(regions[one].places) for one in named}
        return [one for one in named if not any(part < here[one] for part in here.values())]

    def unclear(self, found: Sequence[FoundPlace], page: PageKind) -> CountryQuestion | None:
        """Ask back for the only name, where several countries bear it: "Congo"."""
        only = found[0] if found and only_place(found) else None
        if only is None or not all(one.alternatives for one in found):
            return None
        return CountryQuestion((only.place, *only.alternatives), page)

    def misspelt(self, typed: Typed, page: PageKind) -> CountryQuestion | None:
        """Ask back for a name that no entry knows and that is like a country's."""
        return self._which(self._near_name(typed), page)

    def _which(self, near: FoundPlace | None, page: PageKind) -> CountryQuestion | None:
        return CountryQuestion((near.place, *near.alternatives), page) if near else None

    def _near_name(self, typed: Typed) -> FoundPlace | None:
        return self.misspelling(typed, filter(self._finder.is_unknown, typed.words))

    def _is_named(self, outcome: Outcome, typed: Typed) -> bool:
        """Does the question hold the name, of several words, of what may be meant?"""
        near = outcome.near[:1] if isinstance(outcome, Unknown) else ()
        near = tuple(one for one in near if not one.is_national)  # "the helpline in Kenya"
        return any(" " in one.title and typed.holds(one.title) for one in near)

    def _reports(self, question: Question) -> bool:
        """Does somebody want a place to report to rather than somebody to call?"""
        typed = question.typed
        return self._steering.asks_to_report(typed) and not self._steering.asks_to_call(typed)

    def _lines(self, question: Question, place: str) -> Page:
        return Page(Address(PageKind.HELPLINES, place, 1 + REPORTS * self._reports(question)))

    def _is_no_line(self, outcome: Outcome, question: Question, place: str | None) -> bool:
        """Is it something else than a line of the country, for somebody who surely wants one?"""
        if (isinstance(outcome, Answer) and outcome.exact) or not self.wishes.surely(question):
            return False
        lines = [one for one in entries_of(outcome)[:1] if one.kind is Kind.HELPLINE]
        if not isinstance(outcome, Answer):
            return place is not None or question.kind is None or not lines
        entry, says_more = outcome.entry, len(question.typed.words) > LONGEST_WISH
        if place is not None:
            return not self._is_about(entry, place, says_more=says_more)
        told = outcome.confidence >= SURELY and self._is_of_many(entry, question.typed)
        told = told or (says_more and entry.id != entry.whole)  # what is asked about lines
        return not lines or not (told or question.kind)

    def _is_of_many(self, line: Entry, typed: Typed) -> bool:
        """Is it a service of no country, as INHOPE's, or of a region that the question names, as
        116 111? Or is it itself named?"""
        if line.places:
            return typed.holds(line.title.partition(": ")[0])
        regions = self._regions_in(typed)
        return bool(line.contacts) or any(line in self._catalog.about(one) for one in regions)

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
