"""From a question to its outcome: what it names, what was shown last, and then the entries."""

from dataclasses import replace

from bot.answering.event import Question
from bot.answering.knowledge import Knowledge
from bot.answering.routing.naming import ASKED_OF
from bot.answering.routing.standing_alone import StandingAlone
from bot.answering.routing.talk_words import Last
from bot.answering.routing.twice.two_questions import TwoQuestions
from bot.catalog.entries import Entry, Kind
from bot.language.words import Typed, words
from bot.replies.blocks import Address, PageKind
from bot.replies.outcomes import (
    WHICH_COUNTRY,
    WRONG,
    Answer,
    Aside,
    Choices,
    Near,
    Outcome,
    Page,
    Unknown,
    is_country_page,
    is_sure,
)

OF_BOT = frozenset({PageKind.ABOUT, PageKind.COMMANDS, PageKind.PRIVACY, PageKind.SOURCES})
OF_NOTHING = frozenset({"aside_thanks", "aside_ok"})  # asides for what is said of nothing shown
OF_LINES = frozenset(f"aside_{one}" for one in ("human", "cost", "languages", "contact", "hours"))
"""Asides for what, after lines, is asked about these."""


class Resolver:
    """Decides what a question gets. Remembers nothing."""

    def __init__(self, knowledge: Knowledge, standing_alone: StandingAlone) -> None:
        self._knowledge = knowledge
        self._english = knowledge.english
        self._standing_alone = standing_alone
        self._twice = TwoQuestions(knowledge, self.alone, standing_alone.once)

    def resolve(self, question: Question, shown: str = "") -> Outcome:
        """`shown` is the address of what the person was shown last, empty for nothing."""
        outcome = self._resolved(question, shown)
        return self._knowledge.countries.cleared(outcome, question)

    def _resolved(self, question: Question, shown: str) -> Outcome:
        typed, follow = question.typed, self._knowledge.follow_ups
        last = follow.last(shown)
        if not (typed.words or typed.flags) or (last is None and follow.asks_more(typed)):
            return Unknown(empty=True)
        if question.kind is None and self._tells_mistake(typed):
            return replace(WRONG, surely=True)
        outcome = self._named(question, last)
        if outcome is None or (isinstance(outcome, Aside) and not outcome.surely):
            outcome = self._twice.answer(question, last) or outcome
        outcome, to_us = outcome or self._after(question, last), follow.addresses_us(typed)
        of_lines = isinstance(outcome, Aside) and outcome.key in OF_LINES and not to_us
        where = last.where if last and last.has_lines else ""
        if where and (of_lines or outcome == WHICH_COUNTRY):
            return Page(Address(PageKind.HELPLINES, where))
        return (self._guessed(question, outcome) if to_us or last is None else None) or outcome

    def _tells_mistake(self, typed: Typed) -> bool:
        """Does it say that something we told is wrong, of whatever country?"""
        countries, talk = self._knowledge.countries, self._knowledge.small_talk
        wrong = countries.wishes.tells_mistake(typed)
        return wrong or talk.tells_mistake(typed, countries.named(typed))

    def _guessed(self, question: Question, outcome: Outcome) -> Aside | None:
        """What a question that the entries don't answer may ask about the bot."""
        faint = isinstance(outcome, Near) and outcome.is_faint
        nothing = isinstance(outcome, Unknown) and not outcome.empty
        if question.kind or not (faint or nothing):
            return None
        return self._knowledge.small_talk.guessed(question.typed)

    def alone(self, question: Question, last: Last | None) -> Outcome:
        """What one question gets, after what was shown last."""
        return self._named(question, last) or self._after(question, last)

    def _named(self, question: Question, last: Last | None) -> Outcome | None:
        """The page that a text opens by its names alone."""
        typed, follow = question.typed, self._knowledge.follow_ups
        facts, named = self._knowledge.shown_facts, self._knowledge.topics.named(typed)
        of_place = PageKind.HELPLINES if last and last.has_lines else PageKind.COUNTRY
        alone = self._standing_alone
        page: Outcome | None = None if question.kind else alone.which_country(typed, of_place)
        if last is not None:
            page = page or facts.more(typed, last) or self._lines(typed, last)
            page = page or self._knowledge.ellipses.asked_in(typed, last)
            page = page or (None if question.kind else follow.other_term(typed, last))
            page = page or facts.again(typed, named, last)
            if named is not None:
                page = page or follow.swapped(named, typed, last)
        if not (last and named and follow.asks_of(typed, named, last)):
            asked = self._knowledge.topics.terms.asked(typed) if question.kind is None else None
            page = page or asked or self._standing_alone.opened(question)
        return self._said(question, page, last) or page

    def _said(self, question: Question, page: Outcome | None, last: Last | None) -> Aside | None:
        """What a phrase of small talk gets, whatever else it may name: "are you ECPAT"."""
        typed = question.typed
        about_us = last is None or self._knowledge.follow_ups.addresses_us(typed)
        about_us = about_us or not self._english.first_person.isdisjoint(typed.words)
        of_bot = isinstance(page, Page) and page.address.page in OF_BOT
        of_shown = isinstance(page, Choices) or (isinstance(page, Answer) and page.cites)
        if of_bot or of_shown or question.kind is not None:
            return None
        talk = self._knowledge.small_talk.said(typed)
        return talk if about_us or (talk and page is None and talk.key in OF_NOTHING) else None

    def _lines(self, typed: Typed, last: Last) -> Page | None:
        """A country's lines, for somebody who saw lines and says nothing but the country."""
        countries = self._knowledge.countries
        lines = last.has_lines and not self._knowledge.follow_ups.asks_deeds(typed)
        place = countries.bare(typed, countries.named(typed)) if lines else None
        return Page(Address(PageKind.HELPLINES, place)) if place else None

    def _after(self, question: Question, last: Last | None) -> Outcome:
        """The outcome of a question that may be about the last thing, or about the bot."""
        typed, follow = question.typed, self._knowledge.follow_ups
        refers = follow.points(typed) or follow.opens(typed)
        asks_list = not refers and self._knowledge.topics.narrowed_by(typed) is not None
        named = self._knowledge.topics.named(typed)
        of_others = last and named and named.pages and follow.asks_of_others(named, last)
        depends = last is not None and not (asks_list or of_others) and follow.depends(typed)
        bare = self._standing_alone.once(
            replace(question, typed=follow.unopened(typed)) if depends else question
        )
        exact = isinstance(bare, Answer) and (bare.exact or self._names(typed, bare.entry))
        asks_list = asks_list and not self._asks_of(typed)
        talk = None if exact or asks_list else self._talk(question, bare, last)
        if talk or last is None or not depends or exact:
            return talk or self._listed(question, bare)
        return self._of_shown(question, bare, last)

    def _names(self, typed: Typed, entry: Entry) -> bool:
        """Does a question hold the name, of several words, of what it gets alone?"""
        name = entry.title.partition(": ")[0].partition(" (")[0]
        several = len(words(name)) > 1 and not self._knowledge.follow_ups.opens(typed)
        return several and typed.holds(name)

    def _talk(self, question: Question, bare: Outcome, last: Last | None) -> Aside | None:
        """What a question about the bot itself gets."""
        typed, countries = question.typed, self._knowledge.countries
        goes_on = last is not None and self._knowledge.follow_ups.goes_on(typed)
        of_country = countries.bare(typed, countries.named(typed)) is not None
        if question.kind is not None or goes_on or of_country:
            return None
        sure = isinstance(bare, Answer | Page)
        talk = self._knowledge.small_talk.heard(typed, sure=sure, follows=last is not None)
        of_lines = isinstance(bare, Answer) and bare.entry.is_national
        of_lines = of_lines or countries.wishes.surely(question)
        return None if of_lines and talk and not talk.surely else talk

    def _of_shown(self, question: Question, bare: Outcome, last: Last) -> Outcome:
        """The outcome of a question that may be about the last thing; `bare` is what it gets
        alone."""
        typed, follow = question.typed, self._knowledge.follow_ups
        ellipses, facts = self._knowledge.ellipses, self._knowledge.shown_facts
        points, opens = follow.points(typed), follow.opens(typed)
        completed = self._standing_alone.once(
            replace(question, typed=ellipses.completed(typed, last))
        )
        if ellipses.is_of_page(typed, completed, bare, last):
            return completed
        if follow.is_empty(typed) and last.entry is None and last.topic:
            only = facts.only_told(last)  # "since when?" asks about that
            return self._of_shown(question, bare, only) if only else facts.which_of(last)
        kept = ellipses.kept(typed, last)
        needs_last = points or opens or ellipses.leans_on(typed, kept)
        alone = not needs_last or follow.is_elsewhere(typed, last)
        alone = alone or (last.entry is None and ellipses.is_complete(bare, last))
        if ellipses.is_of_others(typed, bare, last):
            return completed if is_sure(completed) else Unknown(place=last.place)
        if is_sure(bare) and alone:
            return self._listed(question, bare)
        if last.entry is None and points:
            return ellipses.of_list(typed, bare, completed, last)
        if isinstance(kept, Answer | Near):
            further = ellipses.tells_further(typed, completed, kept, last)
            return completed if further else facts.judged(typed, bare, completed, kept, last)
        if points and is_country_page(bare) and ellipses.is_of(completed, last):
            return completed  # "is Germany in it?"
        if opens and not points:
            return self._contrasted(question, bare, last)
        keeps = is_sure(completed) or not is_sure(bare) or isinstance(bare, Aside)
        keeps = keeps or ellipses.refers_to(typed, completed, last)
        return facts.doubted(typed, completed) if keeps and completed != WHICH_COUNTRY else bare

    def _contrasted(self, question: Question, bare: Outcome, last: Last) -> Outcome:
        """The same sort of thing as the last one, and not that one."""
        plain = replace(question, typed=self._knowledge.follow_ups.unopened(question.typed))
        if not is_sure(bare):
            apart = {last.entry.id} if last.entry else set()
            bare = self._standing_alone.once(
                replace(plain, kind=question.kind or last.kind), without=apart
            )
        if last.entry and not is_sure(bare):
            named = self._knowledge.ellipses.completed(plain.typed, last)
            completed = self._standing_alone.once(replace(plain, typed=named))
            bare = self._of_last(completed, last.entry.whole) or bare
        listed = self._listed(plain, bare)
        return bare if listed == Page(last.address) else listed

    def _of_last(self, completed: Outcome, whole: str) -> Outcome | None:
        """What a question with the last thing's name before it gets of that thing."""
        match completed:
            case Answer(entry=entry) if entry.whole == whole:
                return completed
            case Near(entry=entry) | Unknown(near=(entry, *_)) if entry.whole == whole != entry.id:
                return Near(entry, self._knowledge.decision.cuts.answer)
        return None

    def _listed(self, question: Question, outcome: Outcome) -> Outcome:
        """The list of a subject or a region that is all a question names; else the outcome."""
        kind, typed = question.kind, question.typed
        term = (
            None if is_country_page(outcome) else self._knowledge.topics.terms.defined(typed, kind)
        )
        if term and not (isinstance(outcome, Answer) and outcome.exact):
            return term
        about = self._asks_of(typed) or self._knowledge.follow_ups.asks_about(typed)
        if isinstance(outcome, Answer) and kind in (None, outcome.entry.kind):
            named = self._knowledge.topics.named(typed)
            defined = kind is None and about and not (named and named.years)
            if outcome.exact:
                return term if term and term.entry.id == outcome.entry.id else outcome
            if defined:
                page = self._knowledge.topics.narrowed_by(typed)
                asked_of = page and self._asks_of(typed)
                if page and (not asked_of or page.address.page is PageKind.MORE):
                    return page
                return self._knowledge.topics.regional(typed) or outcome
        opened = isinstance(outcome, Page) and (kind or Kind.HELPLINE) is not Kind.HELPLINE
        if not opened and isinstance(outcome, Page):
            topics = self._knowledge.topics
            return topics.narrowed_by(typed) or topics.regional(typed) or outcome
        if not opened and not isinstance(outcome, Answer | Near | Choices | Unknown):
            return outcome
        if isinstance(outcome, Near) and not (kind or outcome.is_faint) and about:
            return outcome
        return self._knowledge.topics.listed(typed, kind) or outcome

    def _asks_of(self, typed: Typed) -> bool:
        """Does it ask what somebody should do?"""
        named = self._knowledge.topics.named(typed)
        return named is not None and ASKED_OF in named.pages
