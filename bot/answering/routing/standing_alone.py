"""What a question gets that stands alone: the entries' answer, and the rules on countries."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from bot.answering.decision import Evidence
from bot.answering.event import Question
from bot.answering.knowledge import Knowledge
from bot.answering.routing.country_questions import MOST_NAMESAKES
from bot.answering.routing.ellipses import RARE
from bot.answering.routing.naming import kind_of
from bot.catalog.entries import Kind, Surface
from bot.language.places import FoundPlace, only_place
from bot.language.words import Typed, words
from bot.matching import Match
from bot.replies.blocks import Address, PageKind
from bot.replies.outcomes import (
    EXACTLY,
    Answer,
    Aside,
    CountryQuestion,
    Near,
    Outcome,
    Page,
    Unknown,
)

LEAST_OF_REGION = 2  # countries that a question and what tells of their region have in common
LONGEST_VAGUE = 3  # words: "what about children"; a longer question says what it wants of them
FEWEST_ASKED = 5  # words of a question that surely is one: "does it hurt"
_NAME_END = re.compile(r"[:(]")  # behind a name: what it is, its short form


class StandingAlone:
    """Decides by the question alone, whatever was shown last."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._english = knowledge.english
        others = (one for one in knowledge.lists.values() if one is not knowledge.english)
        self._foreign_small = frozenset[str]().union(*(one.function_words for one in others))

    def once(self, question: Question, without: Collection[str] = ()) -> Outcome:
        """What the entries give, and the rules on countries. `without` are ids to leave out."""
        wishes = self._knowledge.countries.wishes
        service = "" if wishes.surely(question) else self._service_in(question.typed)
        told = self._judged(question, (), without, lines=False) if service else None
        match told:
            case Answer(entry=entry) | Near(entry=entry) if entry.whole == service:
                return told
            case Unknown(near=(entry, *_)) if entry.whole == service:
                return Near(entry, self._knowledge.decision.cuts.answer)
        found = self._knowledge.countries.named(question.typed)
        lines = bool(found) or not wishes.only_speaks(question)
        return self._judged(question, found, without, lines=lines)

    def informed(self, question: Question) -> Outcome | None:
        """The answer to a plain question for information; None for anything else."""
        said, english = question.typed.words, self._english
        if not english.personal.isdisjoint(english.no_pointers.without(said)):  # "are there"
            return None
        outcome = self.once(question)
        match outcome:
            case Unknown():
                asks = english.asks_yes_no.begin(said) and len(said) >= FEWEST_ASKED
                return outcome if asks else None
            case Answer(entry=entry) | Near(entry=entry, is_faint=False):
                return None if entry.is_national else outcome
            case _:
                return None

    def _judged(
        self,
        question: Question,
        found: Sequence[FoundPlace],
        without: Collection[str],
        *,
        lines: bool,
    ) -> Outcome:
        """`found` are the countries that count; without `lines`, no country's lines are meant."""
        typed = question.typed
        matches = self._knowledge.finder.search(typed, question.kind, found, lines=lines)
        if not self._asks_own_help(question):
            matches = [one for one in matches if not self._is_unasked(one.id, question)]
        if question.surface is not Surface.PRIVATE:  # which shows everything
            may_show = self._knowledge.catalog.may_show
            matches = [match for match in matches if may_show(match.id, question.surface)]
        matches = [match for match in matches if match.id not in without]
        country = self._knowledge.countries.before(question, found, matches)
        if country is not None:
            return country
        evidence = self._knowledge.decision.evidence(typed, matches, found)
        content = self._knowledge.follow_ups.content(typed)
        if not content and not (matches and self._knowledge.decision.is_exact(matches[0])):
            return Unknown(empty=True)
        alone = len(content) == 1 and len(typed.words) <= LONGEST_VAGUE
        common = alone and self._knowledge.finder.rarity(content[0]) < RARE
        outcome = self._knowledge.decision.decide(replace(evidence, vague=common))
        outcome = self._of_region(outcome, found, evidence)
        if isinstance(outcome, Aside) and not self._knowledge.small_talk.speaks_of(
            outcome.key.removeprefix("aside_"), typed
        ):
            outcome = Unknown()
        outcome = self._knowledge.countries.instead_of(outcome, question, found)
        if isinstance(outcome, Page) and self._is_elsewhere(outcome, found, matches):
            outcome = Unknown()
        places = tuple(dict.fromkeys(one.place for one in found))
        elsewhere = isinstance(outcome, Near) and outcome.missing == "place"
        elsewhere = elsewhere or (isinstance(outcome, Unknown) and self._is_near(typed))
        if elsewhere and 1 < len(places) <= MOST_NAMESAKES:
            return CountryQuestion(places, PageKind.COUNTRY, each=True)
        ecpat = self._knowledge.countries.of_ecpat(typed, found)
        if ecpat and not isinstance(outcome, Answer):
            return Page(Address(PageKind.COUNTRY, ecpat))
        place = only_place(found) if isinstance(outcome, Unknown) else None
        return Unknown(place=place) if place and self._is_near(typed) else outcome

    def _of_region(
        self, outcome: Outcome, found: Sequence[FoundPlace], evidence: Evidence
    ) -> Outcome:
        """What tells of two countries of a question, by its text or its phrases, may be about
        their region: it is the closest, though it is of none of them."""
        near = outcome.near[:1] if isinstance(outcome, Unknown) else ()
        near = (outcome.entry,) if isinstance(outcome, Near) else near
        places = {one.place for one in found}
        if not near or len(places) < LEAST_OF_REGION or near[0].is_national:
            return outcome
        told = Typed("\n".join([near[0].text, *near[0].phrases]))
        named = {one.place for one in self._knowledge.gazetteer.find_all(told)}
        if len(places & named) < LEAST_OF_REGION:
            return outcome
        if isinstance(outcome, Near):
            return replace(outcome, missing="" if outcome.missing == "place" else outcome.missing)
        return Near(near[0], evidence.matches[0].confidence, missing=EXACTLY)

    def opened(self, question: Question) -> Outcome | None:
        """What a text opens by naming it; but no two lists where an entry surely answers: "the main
        lines of the programme", nor lines that are only counted."""
        named = self._knowledge.topics.named(question.typed)
        page = self._knowledge.topics.opened(named, question.kind)
        of_two = isinstance(page, Page) and named is not None and len(named.pages) > 1
        counts = named is not None and named.counts and page == Page(Address(PageKind.HELPLINES))
        asks = (of_two or counts) and self._knowledge.follow_ups.asks_about(question.typed)
        return None if asks and isinstance(self.once(question), Answer) else page

    def which_country(self, typed: Typed, page: PageKind) -> CountryQuestion | None:
        """Which of a few countries, where a text names these and no more, or beside them a kind of
        which each is told; a tap opens `page` of one."""
        found = self._knowledge.countries.named(typed)
        places = tuple(dict.fromkeys(one.place for one in found))
        if not 1 < len(places) <= MOST_NAMESAKES:
            return None
        named = self._knowledge.topics.named(typed)
        if named and not (named.topics or named.years or named.counts):
            kind = kind_of(named.pages)
            if kind and kind is not Kind.HELPLINE:
                return CountryQuestion(places, PageKind.COUNTRY, each=True, kind=kind)
        every = self._knowledge.lists.every
        small = {word for phrase in every.joiners.all for word in phrase}
        small |= self._english.beside_country | every.asks_of_country | self._foreign_small
        small = small.union(*(one.words for one in found))
        asked = CountryQuestion(places, page, each=True)
        return asked if small.issuperset(typed.words) else None

    def _is_elsewhere(
        self, page: Page, found: Sequence[FoundPlace], matches: Sequence[Match]
    ) -> bool:
        """Is it the page of a country that the question doesn't name?"""
        exact = bool(matches) and self._knowledge.decision.is_exact(matches[0])
        places = {one.place for one in found}
        return (
            page.address.page is PageKind.COUNTRY and page.address.value not in places and not exact
        )

    def _is_near(self, typed: Typed) -> bool:
        """Is a question on a country that no entry answers within our subject, and no question
        for a fact? "Do schools in Peru teach this" gets Peru's page; a hotel there doesn't."""
        named = [one.words for one in self._knowledge.gazetteer.find_all(typed)]
        first = any(typed.words[: len(one)] == one for one in named)  # "Chad asked me …"
        first = first and len(typed.words) > LONGEST_VAGUE  # "Canada laws"
        said = set(self._knowledge.follow_ups.content(typed)).difference(*named)
        strange = any(self._knowledge.finder.is_unknown(word) for word in said)
        near = self._knowledge.topics.speaks_of(said) and not (strange or first)
        return near and not self._knowledge.decision.asks_fact(typed)

    def _asks_own_help(self, question: Question) -> bool:
        """Is it asked for people who have sexual thoughts about children, or fear what they did?"""
        said = question.typed.words
        fears = not question.of_harm and self._english.fears_own_acts.after(said) is not None
        return fears or not self._english.asks_own_help.isdisjoint(said)

    def _is_unasked(self, name: str, question: Question) -> bool:
        """Is it for people with thoughts about children, or for somebody harmed about those who
        harm, and not named?"""
        part = self._knowledge.catalog.parts.get(name)
        if part is None or not (question.of_harm or part.is_for_own_thoughts):
            return False
        if part.kind is Kind.RECOMMENDATION and not question.of_harm:  # which tells of none
            return False
        title = set(words(part.title))
        unasked = part.is_for_own_thoughts or not title.isdisjoint(self._english.asks_own_help)
        whole = self._knowledge.catalog.entries[part.whole].title.rstrip("!?")
        named = not question.of_harm and whole in question.typed.plain  # "stop it now" is a cry
        return unasked and not (named or title.issubset(question.typed.words))

    def _service_in(self, typed: Typed) -> str:
        """Id of the service of no one country whose name a question holds: "is Take It Down for
        Peru?"; empty for none."""
        said = f" {' '.join(typed.words)} "
        return next((one for name, one in self._services.items() if f" {name} " in said), "")

    @cached_property
    def _services(self) -> Mapping[str, str]:
        lines = self._knowledge.catalog.of_kind(Kind.HELPLINE)
        lines = tuple(one for one in lines if one.contacts and not one.is_national)
        lines = tuple(one for one in lines if not one.is_for_own_thoughts)  # "stop it now" is a cry
        return {" ".join(words(_NAME_END.split(one.title)[0])): one.id for one in lines}
