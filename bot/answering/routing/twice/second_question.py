"""What the second of two questions in one message gets: the first says what it is about."""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from bot.answering.event import Question
from bot.answering.knowledge import Knowledge
from bot.answering.routing.ellipses import COMMON
from bot.answering.routing.talk_words import Last
from bot.catalog.entries import Audience, Entry, Kind
from bot.language.places import only_place
from bot.language.words import Typed, words
from bot.replies.blocks import Address, PageKind
from bot.replies.outcomes import EXACTLY, Answer, Near, Outcome, Page

LEAST_HALF = 0.25  # confidence of an entry that may stand beside a sure one


class Told(NamedTuple):
    """What a half of a message gets."""

    entry: Entry
    point: int
    sure: bool
    opened: bool = False  # is it a page that the half opens by its names?


class SecondQuestion:
    """Answers a second question after the first, with that one's subject filled in, or alone."""

    def __init__(
        self,
        knowledge: Knowledge,
        alone: Callable[[Question, Last | None], Outcome],
        once: Callable[[Question], Outcome],
    ) -> None:
        """`alone` gives what a question gets after what was shown; `once` what the entries give."""
        self._knowledge = knowledge
        self._alone = alone
        self._once = once

    def of(self, question: Question, first: Typed, asked: Told) -> Told | None:
        """What a second question gets: it may ask for a line in the first one's country, be about
        what the first one names, or is told, or stand alone. What adds something goes first."""
        countries, follow = self._knowledge.countries, self._knowledge.follow_ups
        there = {one.place for one in countries.named(first)} or set(asked.entry.places)
        own = {one.place for one in countries.named(question.typed)}
        wants_line = countries.wishes.surely(question) and not own
        if wants_line and len(there) == 1 and (lines := self._knowledge.catalog.lines_of(*there)):
            return Told(lines, 0, sure=True, opened=True)
        here = only_place(countries.named(first))
        here = here if here in asked.entry.places else None  # not "the Luxembourg Guidelines"
        if (told := self._told_in(here, question, asked)) and told.entry.id != asked.entry.id:
            return told
        alone = self._telling(question, self.told(self._alone(question, None)), asked)
        alone = alone if alone and alone.sure else None
        if alone is not None and not own.isdisjoint(alone.entry.places):
            return alone
        kept: Told | None = None
        for entry in dict.fromkeys((self._knowledge.topics.terms.within(first), asked.entry.id)):
            shown = follow.last(str(Address(PageKind.ENTRY, entry)))
            also = self._of_shown(question, shown, asked) if shown and shown.entry else None
            if also is not None and also.entry.id != asked.entry.id:
                return also
            kept = also if kept is None or kept.point == asked.point else kept
        if alone is None:
            return kept
        related = alone.entry.whole in (asked.entry.whole, *asked.entry.related)
        if kept is not None and kept.point != asked.point and not related:
            return kept
        if alone.opened or not follow.points(question.typed):
            return alone
        if related or not there.isdisjoint(alone.entry.places):
            return alone
        titled = self._knowledge.shown_facts.stems(words(alone.entry.title))
        titled &= self._said(question.typed)  # "how can parents prevent it"
        of_other = bool(alone.entry.places)  # of a country that nobody named
        known = kept is not None and self.tells(kept.entry, question.typed)
        return alone if titled and not (of_other or known) else kept

    def _of_shown(self, question: Question, shown: Last, asked: Told) -> Told | None:
        """What a second question gets after a thing, or with its name filled in."""
        after = self._telling(question, self.told(self._alone(question, shown)), asked)
        typed = self._knowledge.ellipses.completed(question.typed, shown)
        outcome = self._once(replace(question, typed=typed))
        filled = self.told(outcome) or self._part(outcome, asked)
        if filled is None or shown.entry is None:
            return after
        bare = not self._said(question.typed) and not self._knowledge.follow_ups.points(
            question.typed
        )
        if bare and shown.entry.id != asked.entry.id:
            return None  # "and by whom", after a part of what is named
        again = filled.entry.id in (shown.entry.id, shown.entry.whole)
        if not self.tells(filled.entry, question.typed, phrases=not again):
            return after  # it only seems sure, by the name that was filled in
        related = filled.entry.whole in (shown.entry.whole, *shown.entry.related)
        adds = after is not None and (after.entry.id, after.point) != (asked.entry.id, asked.point)
        points = filled.sure and self._knowledge.follow_ups.points(question.typed)
        return filled if related and (points or not adds) else after

    def _telling(self, question: Question, told: Told | None, asked: Told) -> Told | None:
        """What a half gets, unless it is another thing that tells nothing of it."""
        if told is None or told.opened or told.entry.whole == asked.entry.whole:
            return told
        half = self._knowledge.follow_ups.unopened(question.typed)
        asks = self._knowledge.follow_ups.asks(half)
        defined = not asks and self._knowledge.topics.terms.defined(half) is not None
        named = defined or self._knowledge.finder.is_phrase(half)
        return told if named or self.tells(told.entry, question.typed) else None

    def tells(self, entry: Entry, typed: Typed, *, phrases: bool = False) -> bool:
        """Does it tell a word of a question that most entries don't have: "what does ECPAT do"
        names none? Whatever a question is that has no word of its own."""
        said, rarity = self._said(typed), self._knowledge.finder.rarity
        told = said & self._knowledge.shown_facts.told(entry, phrases=phrases)
        return not said or any(rarity(one) >= COMMON for one in told)

    def _said(self, typed: Typed) -> set[str]:
        """The stems of what a question says, but for what only asks."""
        facts = self._knowledge.shown_facts
        return facts.said(typed) - facts.only_asking(typed)

    def _part(self, outcome: Outcome, asked: Told) -> Told | None:
        """Another part of what the first question gets, which may tell what the second asks."""
        match outcome:
            case Near(entry=entry, point=point, confidence=near, missing=missing) if (
                missing == EXACTLY
            ):
                other = entry.whole == asked.entry.whole and entry.id != asked.entry.id
                return Told(entry, point, sure=False) if other and near >= LEAST_HALF else None
        return None

    def _told_in(self, place: str | None, question: Question, asked: Told) -> Told | None:
        """What a question that names no country surely gets of one, or a part that may tell it."""
        if place is None or self._knowledge.countries.named(question.typed):
            return None
        there = f"{question.typed.text} in {self._knowledge.gazetteer.title(place)}"
        outcome = self._once(replace(question, typed=Typed(there)))
        told = self.told(outcome)
        of_place = told is not None and place in told.entry.places and not told.entry.is_national
        return told if told and told.sure and of_place else self._part(outcome, asked)

    def told(self, outcome: Outcome) -> Told | None:
        """The entry that an outcome shows; None for a list and for what isn't sure enough."""
        match outcome:
            case Answer(entry=entry, point=point):
                return Told(entry, point, sure=True)
            case Near(entry=entry, point=point, confidence=near, missing=""):
                return Told(entry, point, sure=False) if near >= LEAST_HALF else None
            case Page(Address(PageKind.ENTRY | PageKind.MORE, value)):
                found = self._knowledge.catalog.find(value)
            case Page(Address(PageKind.HELPLINES, value)):
                found = self._knowledge.catalog.lines_of(value)
            case Page(Address(PageKind.AUDIENCE, value)):
                found = self._asked_of(value)
            case Page(Address(PageKind.SUBJECT, value)):
                found = next(iter(self._knowledge.countries.listed(value)), None)
            case _:
                return None
        return Told(found, 0, sure=True, opened=True) if found else None

    def _asked_of(self, audience: str) -> Entry | None:
        """The only entry that names an audience in its title and tells what it is asked."""
        heard = self._knowledge.english.audience_words[Audience(audience)]
        entries = self._knowledge.catalog.of_kind(Kind.RECOMMENDATION)
        asked = [entry for entry in entries if audience in entry.audience]
        named = [entry for entry in asked if not heard.isdisjoint(words(entry.title))]
        return named[0] if len(named) == 1 else None
