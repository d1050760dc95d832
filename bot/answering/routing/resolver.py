"""From a question to its outcome: what it names, what was shown last, and then the entries."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import TypeGuard

from bot.answering.event import Question
from bot.answering.knowledge import Knowledge
from bot.answering.routing.follow_ups import RARE, Last
from bot.answering.routing.topics import ASKED_OF
from bot.catalog.entries import Kind, Surface
from bot.language.words import Typed, words
from bot.replies.blocks import Address, PageKind
from bot.replies.outcomes import Answer, Aside, Choices, Near, Outcome, Page, Unknown, aside

WRONG_NUMBER = "wrong"  # the aside for whoever speaks of a line, but wants none
LEAST_HALF = 0.25  # confidence of an entry that may stand beside a sure one
LONGEST_TWO_NAMES = 14  # words
LONGEST_VAGUE = 3  # words: "what about children"; a longer question says what it wants of them
LONGEST_TWICE = 300  # characters; each question is searched for by itself, at the cost of one
_SENTENCE_END = re.compile(r"[?!;\n]+|\.\s")
_WORD = re.compile(r"\S+")


class Resolver:
    """Decides what a question gets. Remembers nothing."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._english = knowledge.english
        self._lists = tuple(knowledge.lists.values())

    def resolve(self, question: Question, shown: str = "") -> Outcome:
        """`shown` is the address of what the person was shown last, empty for nothing."""
        typed = question.typed
        last = self._knowledge.follow_ups.last(shown)
        if not typed.words and not typed.flags:
            return Unknown(empty=True)
        named = self._knowledge.topics.named(typed)
        page: Outcome | None = None
        if last is not None:
            page = self._knowledge.follow_ups.more(typed, last) or self._lines(typed, last)
            page = page or (self._knowledge.follow_ups.swapped(named, last) if named else None)
        elif self._english.more.are(typed.words):
            return Unknown(empty=True)
        if not (last and named and self._knowledge.follow_ups.asks_of(typed, named, last)):
            page = page or self._knowledge.topics.opened(named, question.kind)
        return page or self._twice(question, last) or self._after(question, last)

    def _lines(self, typed: Typed, last: Last) -> Page | None:
        """A country's lines, for somebody who saw lines and says nothing but the country."""
        countries = self._knowledge.countries
        place = countries.bare(typed, countries.named(typed)) if last.has_lines else None
        return Page(Address(PageKind.HELPLINES, place)) if place else None

    def once(self, question: Question, without: Collection[str] = ()) -> Outcome:
        """What the entries give, and the rules on countries. `without` are ids to leave out."""
        typed = question.typed
        found = self._knowledge.countries.named(typed)
        matches = self._knowledge.finder.search(typed, question.kind, found)
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
        return self._knowledge.countries.instead_of(outcome, question, found)

    def _after(self, question: Question, last: Last | None) -> Outcome:
        """The outcome of a question that may be about the last thing, or about the bot."""
        typed, follow = question.typed, self._knowledge.follow_ups
        refers = follow.points(typed) or follow.opens(typed)
        asks_list = not refers and self._knowledge.topics.narrowed_by(typed) is not None
        depends = last is not None and not asks_list and follow.depends(typed)
        bare = self.once(replace(question, typed=follow.unopened(typed)) if depends else question)
        exact = isinstance(bare, Answer) and bare.exact
        goes_on = last is not None and follow.opens(typed)
        if question.kind is None and not exact and not goes_on:
            sure = isinstance(bare, Answer | Page)
            talk = self._knowledge.small_talk.heard(typed, sure=sure, follows=last is not None)
            named = self._knowledge.topics.named(typed)
            looks_for_number = named is not None and named.asks_line
            if (talk == WRONG_NUMBER and not looks_for_number) or (
                talk and not self._knowledge.countries.wants_line(question)
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
        return completed if keeps else bare

    def _contrasted(self, question: Question, bare: Outcome, last: Last) -> Outcome:
        """The same sort of thing as the last one, and not that one."""
        plain = replace(question, typed=self._knowledge.follow_ups.unopened(question.typed))
        if not is_sure(bare):
            apart = {last.entry.id} if last.entry else set()
            bare = self.once(replace(plain, kind=question.kind or last.kind), without=apart)
        return self._listed(plain, bare)

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

    def _twice(self, question: Question, last: Last | None) -> Answer | None:
        """Two questions in one message, answered differently, and at least one of them surely."""
        for first, second in self._halves(question.typed):
            asked = self._after(replace(question, typed=first), last)
            if not _is_told(asked):
                continue
            shown = self._knowledge.follow_ups.last(str(Address(PageKind.ENTRY, asked.entry.id)))
            also = self._after(replace(question, typed=second), shown)
            if not _is_told(also) or not (isinstance(asked, Answer) or isinstance(also, Answer)):
                continue
            if also.entry.id != asked.entry.id and not self._is_exact(question):
                return Answer(
                    asked.entry,
                    asked.confidence,
                    exact=False,
                    point=asked.point,
                    places=asked.places,
                    also=also.entry,
                    also_point=also.point,
                )
        return self._both_named(question)

    def _is_exact(self, question: Question) -> bool:
        """Is it, whole as it stands, a phrase of one entry?"""
        whole = self.once(question)
        return isinstance(whole, Answer) and whole.exact

    def _both_named(self, question: Question) -> Answer | None:
        """Two things by their names: "what are A and B"."""
        said = question.typed.words
        if len(said) > LONGEST_TWO_NAMES:
            return None
        behind = next((end for end, word in enumerate(said) if not self._asks(word)), 0)
        for at in range(behind + 1, len(said) - 1):
            if any(one.joiners.are(said[at : at + 1]) for one in self._lists):
                parts = (said[behind:at], said[at + 1 :])
                first, second = (
                    self.once(replace(question, typed=Typed(" ".join(part)))) for part in parts
                )
                if not (isinstance(first, Answer) and isinstance(second, Answer)):
                    continue
                if first.exact and second.exact and first.entry.id != second.entry.id:
                    return replace(first, also=second.entry)
        return None

    def _asks(self, word: str) -> bool:
        return word in self._english.function_words or word in self._english.noise_words

    def _halves(self, typed: Typed) -> Iterator[tuple[Typed, Typed]]:
        """The ways to read a text as two questions."""
        text = typed.text
        if len(text) > LONGEST_TWICE:
            return
        parts = [part for part in map(Typed, _SENTENCE_END.split(text)) if len(part.words) > 1]
        if len(parts) == 2:
            yield parts[0], parts[1]
            return
        if len(parts) > 2:
            return
        for found in _WORD.finditer(text):
            before, after = text[: found.start()], text[found.end() :]
            joins = words(found[0])
            if found[0].endswith(","):
                before, joins = text[: found.end() - 1], []
            for one in self._lists:
                if (not joins or one.joiners.are(joins)) and one.asks_with.begin(words(after)):
                    first = Typed(before)
                    if len(first.words) > 1:
                        yield first, Typed(after)
                    break


def _is_told(outcome: Outcome) -> TypeGuard[Answer | Near]:
    """Does it show what a half of a message asks for?"""
    near = isinstance(outcome, Near) and outcome.confidence >= LEAST_HALF and not outcome.missing
    return isinstance(outcome, Answer) or near


def is_sure(outcome: Outcome) -> bool:
    """Does it answer, rather than ask back or offer what is near?"""
    return isinstance(outcome, Answer | Page) or (
        isinstance(outcome, Aside) and not outcome.offers_help
    )
