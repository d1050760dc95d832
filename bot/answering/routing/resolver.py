"""From a question to its outcome: what it names, what was shown last, and then the entries."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.answering.event import Question
from bot.answering.knowledge import Knowledge
from bot.answering.routing.follow_ups import RARE
from bot.answering.routing.last_shown import Last
from bot.answering.routing.topics import ASKED_OF
from bot.answering.routing.two_questions import TwoQuestions
from bot.catalog.entries import Kind, Surface
from bot.language.places import FoundPlace, only_place
from bot.language.words import Typed, words
from bot.matching import Match
from bot.replies.blocks import Address, PageKind
from bot.replies.outcomes import (
    WHICH_COUNTRY,
    Answer,
    Aside,
    Choices,
    Near,
    Outcome,
    Page,
    Unknown,
    aside,
)

WRONG_NUMBER = "wrong"  # the aside for whoever speaks of a line, but wants none
OF_LINES = frozenset({"human", "cost"})  # asides for what, after lines, is asked about these
LONGEST_VAGUE = 3  # words: "what about children"; a longer question says what it wants of them


class Resolver:
    """Decides what a question gets. Remembers nothing."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._english = knowledge.english
        self._twice = TwoQuestions(knowledge, self.alone, self.once)

    def resolve(self, question: Question, shown: str = "") -> Outcome:
        """`shown` is the address of what the person was shown last, empty for nothing."""
        typed = question.typed
        last = self._knowledge.follow_ups.last(shown)
        if not typed.words and not typed.flags:
            return Unknown(empty=True)
        if last is None and self._english.more.are(typed.words):
            return Unknown(empty=True)
        outcome = self._named(question, last) or self._twice.answer(question, last)
        outcome = outcome or self._after(question, last)
        of_lines = isinstance(outcome, Aside) and outcome.key.removeprefix("aside_") in OF_LINES
        of_lines = of_lines or outcome == WHICH_COUNTRY
        if last and last.has_lines and last.place and of_lines:
            return Page(Address(PageKind.HELPLINES, last.place))
        return outcome

    def alone(self, question: Question, last: Last | None) -> Outcome:
        """What one question gets, after what was shown last."""
        return self._named(question, last) or self._after(question, last)

    def _named(self, question: Question, last: Last | None) -> Outcome | None:
        """The page that a text opens by its names alone."""
        typed, follow = question.typed, self._knowledge.follow_ups
        named = self._knowledge.topics.named(typed)
        page: Outcome | None = None
        if last is not None:
            page = follow.more(typed, last) or self._lines(typed, last)
            if named is not None:
                page = page or follow.swapped(named, last, points=follow.points(typed))
        if not (last and named and follow.asks_of(typed, named, last)):
            page = page or self._knowledge.topics.opened(named, question.kind)
        return page

    def _lines(self, typed: Typed, last: Last) -> Page | None:
        """A country's lines, for somebody who saw lines and says nothing but the country."""
        countries = self._knowledge.countries
        place = countries.bare(typed, countries.named(typed)) if last.has_lines else None
        return Page(Address(PageKind.HELPLINES, place)) if place else None

    def once(self, question: Question, without: Collection[str] = ()) -> Outcome:
        """What the entries give, and the rules on countries. `without` are ids to leave out."""
        typed = question.typed
        found = self._knowledge.countries.named(typed)
        speaks = not found and self._knowledge.countries.wishes.only_speaks(question)
        matches = self._knowledge.finder.search(typed, question.kind, found, lines=not speaks)
        said = frozenset(typed.words)
        if self._english.asks_own_help.isdisjoint(said):
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
        if isinstance(outcome, Aside) and not self._knowledge.small_talk.speaks_of(
            outcome.key.removeprefix("aside_"), typed
        ):
            outcome = Unknown()
        outcome = self._knowledge.countries.instead_of(outcome, question, found)
        if isinstance(outcome, Page) and self._is_elsewhere(outcome, found, matches):
            outcome = Unknown()
        place = only_place(found) if isinstance(outcome, Unknown) else None
        return Page(Address(PageKind.COUNTRY, place)) if place and self._is_near(typed) else outcome

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
        said = set(self._knowledge.follow_ups.content(typed)).difference(*named)
        strange = any(self._knowledge.finder.is_unknown(word) for word in said)
        near = self._knowledge.topics.speaks_of(said) and not (strange or first)
        return near and not self._knowledge.decision.asks_fact(typed)

    def _after(self, question: Question, last: Last | None) -> Outcome:
        """The outcome of a question that may be about the last thing, or about the bot."""
        typed, follow = question.typed, self._knowledge.follow_ups
        refers = follow.points(typed) or follow.opens(typed)
        asks_list = not refers and self._knowledge.topics.narrowed_by(typed) is not None
        depends = last is not None and not asks_list and follow.depends(typed)
        bare = self.once(replace(question, typed=follow.unopened(typed)) if depends else question)
        exact = isinstance(bare, Answer) and bare.exact
        goes_on = last is not None and follow.opens(typed)
        countries = self._knowledge.countries
        of_country = countries.bare(typed, countries.named(typed)) is not None
        if question.kind is None and not (exact or goes_on or of_country):
            sure = isinstance(bare, Answer | Page)
            talk = self._knowledge.small_talk.heard(typed, sure=sure, follows=last is not None)
            named = self._knowledge.topics.named(typed)
            looks_for_number = named is not None and named.asks_line
            if (talk == WRONG_NUMBER and not looks_for_number) or (
                talk and not countries.wishes.surely(question)
            ):
                return aside(talk)
        if last is None or not depends:
            return self._listed(question, bare)
        points = follow.points(typed)
        if exact:
            return self._listed(question, bare)
        kept = follow.kept(typed, last)
        needs_last = isinstance(kept, Answer) and follow.is_bare(typed)
        if is_sure(bare) and not (refers or needs_last):
            return self._listed(question, bare)
        if isinstance(kept, Answer):
            return kept
        completed = self.once(replace(question, typed=follow.completed(typed, last)))
        if isinstance(kept, Near):
            return completed if isinstance(completed, Answer) else kept
        if follow.opens(typed) and not points:
            return self._contrasted(question, bare, last)
        keeps = is_sure(completed) or not is_sure(bare) or isinstance(bare, Aside)
        if (
            points
            and last.address.page is PageKind.COUNTRY
            and not (is_sure(completed) or is_sure(bare))
        ):
            return Page(last.address)
        return completed if keeps else bare

    def _contrasted(self, question: Question, bare: Outcome, last: Last) -> Outcome:
        """The same sort of thing as the last one, and not that one."""
        plain = replace(question, typed=self._knowledge.follow_ups.unopened(question.typed))
        if not is_sure(bare):
            apart = {last.entry.id} if last.entry else set()
            bare = self.once(replace(plain, kind=question.kind or last.kind), without=apart)
        if last.entry and not is_sure(bare):
            named = self._knowledge.follow_ups.completed(plain.typed, last)
            completed = self.once(replace(plain, typed=named))
            bare = self._of_last(completed, last.entry.whole) or bare
        return self._listed(plain, bare)

    def _of_last(self, completed: Outcome, whole: str) -> Outcome | None:
        """What a question with the last thing's name before it gets of that thing."""
        match completed:
            case Answer(entry=entry) if entry.whole == whole:
                return completed
            case Near(entry=entry) | Unknown(near=(entry, *_)) if entry.whole == whole != entry.id:
                return Near(entry, self._knowledge.decision.cuts.partial)
        return None

    def _listed(self, question: Question, outcome: Outcome) -> Outcome:
        """The list of a subject or a region that is all a question names; else the outcome."""
        kind, typed = question.kind, question.typed
        term = self._knowledge.topics.terms.defined(typed, kind)
        if term and not (isinstance(outcome, Answer) and outcome.exact):
            return term
        if isinstance(outcome, Answer) and kind in (None, outcome.entry.kind):
            defined = kind is None and self._asks_about(typed)
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
            return self._knowledge.topics.narrowed_by(typed) or outcome
        if not opened and not isinstance(outcome, Answer | Near | Choices | Unknown):
            return outcome
        return self._knowledge.topics.listed(typed, kind) or outcome

    def _asks_about(self, typed: Typed) -> bool:
        """Does it ask what something is or what somebody should do, rather than for a list?"""
        return self._asks_of(typed) or self._english.asks_about.begin(typed.words)

    def _asks_of(self, typed: Typed) -> bool:
        """Does it ask what somebody should do?"""
        named = self._knowledge.topics.named(typed)
        return named is not None and ASKED_OF in named.pages

    def _is_unasked(self, name: str, question: Question) -> bool:
        """Is it for people with thoughts about children, or for somebody harmed about those who
        harm, and not named?"""
        part = self._knowledge.catalog.parts.get(name)
        title = set(words(part.title)) if part else set()
        harms = question.of_harm and not title.isdisjoint(self._english.asks_own_help)
        own = part is not None and part.is_for_own_thoughts
        return (own or harms) and not title.issubset(question.typed.words)


def is_sure(outcome: Outcome) -> bool:
    """Does it answer, rather than ask back or offer what is near?"""
    return isinstance(outcome, Answer | Page) or (
        isinstance(outcome, Aside) and not outcome.offers_help
    )
