"""Two questions in one message: where to part them, and when two answers are better than one."""

from collections.abc import Callable
from dataclasses import replace
from itertools import islice

from bot.answering.event import Question
from bot.answering.knowledge import Knowledge
from bot.answering.routing.talk_words import Last
from bot.answering.routing.twice.second_question import SecondQuestion, Told
from bot.catalog.entries import Entry
from bot.language.halves import LONGEST_SECOND, Halves
from bot.language.words import Typed
from bot.replies.excerpts import behind
from bot.replies.outcomes import (
    EXACTLY,
    WHICH_COUNTRY,
    Answer,
    Aside,
    Near,
    Outcome,
    Unknown,
)

LONGEST_TWO_NAMES = 14  # words
LONGEST_LEAD = 3  # words before the one that asks: "and in which"
MOST_WAYS = 3  # to read a message as two questions; each costs two searches


class TwoQuestions:
    """Answers both halves of a message by what they get alone."""

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
        self._second = SecondQuestion(knowledge, alone, once)
        self._told = self._second.told
        self._halves = Halves(knowledge.lists, knowledge.detector, knowledge.topics.terms.defined)

    def answer(self, question: Question, last: Last | None) -> Answer | Aside | None:
        """Two answers to two questions, one that answers both, or that to one; None for neither."""
        only: tuple[Told, Typed] | None = None
        for first, second in islice(self._halves.of(question.typed), MOST_WAYS):
            opened = self._knowledge.follow_ups.unopened(second)
            begins = self._begins(opened)
            if not (self._asks_too(first) if begins else self._may_be_named(opened)):
                continue
            outcome = self._alone(replace(question, typed=first), last)
            if begins and isinstance(outcome, Aside):
                of_bot = self._of_bot(replace(question, typed=opened), outcome)
                if of_bot is not None:
                    return of_bot
            asked, also = self._told(outcome), None
            if begins:
                asked = asked or self._by_both(question, outcome)
            if asked and (begins or asked.sure):
                also = self._second.of(replace(question, typed=second), first, asked)
            if asked is None or also is None:
                seen = only or not begins
                only = only if seen else self._one(outcome, first, replace(question, typed=opened))
                continue
            if not (asked.sure or also.sure) or not (begins or self._is_named(opened, also)):
                continue
            if not _is_exact(whole := self._once(question)) and (both := _both(asked, also)):
                adds = both.also or both.point != asked.point
                return both if adds else self._of_one(whole, both, second)
        return self._both_named(question) or self._one_alone(question, only)

    def _by_both(self, question: Question, first: Outcome) -> Told | None:
        """What a first question probably gets, where both together surely get that."""
        told = self._told(self._once(question)) if isinstance(first, Near) else None
        return told if isinstance(first, Near) and told and told.entry == first.entry else None

    def _of_one(self, whole: Outcome, answer: Answer, second: Typed) -> Answer:
        """One answer to two questions: with what else both together get, else with a sign where
        neither both nor its own words get it for the second."""
        if not isinstance(whole, Answer) or whole.entry.id != answer.entry.id:
            return replace(answer, unanswered=not self._is_told(answer.entry, second))
        point = behind(answer.entry, whole.point)
        return replace(answer, point=point if whole.point != answer.point else answer.point)

    def _is_told(self, entry: Entry, half: Typed, *, phrases: bool = False) -> bool:
        """Does an entry tell a half's own words, or the sort of fact it asks for: "what years"?"""
        if self._second.tells(entry, half, phrases=phrases):
            return True
        facts = self._knowledge.decision.facts
        return bool(facts.sort_asked(half)[0]) and not facts.missing(entry, half)

    def _one_alone(self, question: Question, only: tuple[Told, Typed] | None) -> Answer | None:
        """The answer to one question, where the other has none and both together neither."""
        if only is None:
            return None
        (told, other), whole = only, self._once(question)
        if isinstance(whole, Answer) and whole.entry.whole == told.entry.whole and not whole.exact:
            known = self._is_told(whole.entry, other, phrases=True)
            return None if known else replace(whole, unanswered=True)
        unclear = isinstance(whole, Near) and whole.missing in ("", EXACTLY, "detail")
        if unclear or isinstance(whole, Unknown | Aside):
            return Answer(told.entry, point=told.point, unanswered=True)
        return None

    def _one(self, outcome: Outcome, first: Typed, second: Question) -> tuple[Told, Typed] | None:
        """What one half surely gets, and the other, which doesn't; a second names what it is
        about."""
        told, other = self._told(outcome), second.typed
        asks = told is not None and self._begins(first)
        if told is None and isinstance(outcome, Unknown | Near | Aside):
            asks = not self._knowledge.follow_ups.points(second.typed)
            told, other = self._told(self._alone(second, None)) if asks else None, first
        return (told, other) if told and told.sure and asks else None

    def _of_bot(self, second: Question, first: Aside) -> Aside | None:
        """Both answers where the second question is about the bot, too."""
        points = self._knowledge.english.stands_for  # "is it free and who runs it"
        named = " ".join("this bot" if word in points else word for word in second.typed.words)
        also = self._alone(replace(second, typed=Typed(named)), None)
        if not isinstance(also, Aside) or also.key == first.key or WHICH_COUNTRY in (first, also):
            return None
        return replace(first, also=also.key, surely=first.surely and also.surely)

    def _may_be_named(self, half: Typed) -> bool:
        """May a short half say what it gets by its names? This costs no search."""
        if len(half.words) > LONGEST_SECOND:
            return False
        known = self._knowledge
        found = known.countries.named(half)
        named = found or known.finder.services.named(half, found) or known.topics.named(half)
        names = (known.topics.terms.defined, known.topics.listed, known.countries.wishes.coded)
        return bool(named) or any(name(half) is not None for name in names)

    def _is_named(self, half: Typed, told: Told) -> bool:
        """Does a half say what it gets by its names: a page, an entry, a country's lines?"""
        places = {one.place for one in self._knowledge.countries.named(half)}
        of_place = told.entry.is_national and not places.isdisjoint(told.entry.places)
        return told.opened or of_place or self._knowledge.topics.terms.defined(half) is not None

    def _begins(self, half: Typed) -> bool:
        """Does it begin as a question does?"""
        return self._knowledge.lists.every.asks_with.begin(half.words)

    def _asks_too(self, half: Typed) -> bool:
        """Does a first half ask something? "Back in 2015, did …" is one question, and so is one
        behind a sentence that says what it is about."""
        lead = (Typed(" ".join(half.words[at:])) for at in range(LONGEST_LEAD))
        return any(map(self._begins, lead)) or self._may_be_named(half)

    def _both_named(self, question: Question) -> Answer | None:
        """Two things by their names: "what are A and B"."""
        said = question.typed.words
        if len(said) > LONGEST_TWO_NAMES:
            return None
        asked = self._knowledge.english.asks_what.ends(said, 0)
        behind = next((end for end, word in enumerate(said) if not self._asks(word)), 0)
        behind = max([behind, *(end for end in asked if end < len(said))])
        lists = self._halves.spoken(question.typed)
        for at in range(behind + 1, len(said) - 1):
            if any(one.joiners.are(said[at : at + 1]) for one in lists):
                parts = [Typed(" ".join(one)) for one in (said[behind:at], said[at + 1 :])]
                if not all(self._is_name(part) for part in parts):
                    continue
                first, second = (self._told(self._once(replace(question, typed=p))) for p in parts)
                if first and second and first.sure and second.sure and first.entry != second.entry:
                    return None if _is_exact(self._once(question)) else _both(first, second)
        return None

    def _is_name(self, half: Typed) -> bool:
        """Is it the name of a subject, or a phrase of an entry, and no more?"""
        topics = self._knowledge.topics
        named = topics.named(half)
        if named is not None and named.spans == 1 and (named.topics or named.entries):
            return True
        return topics.terms.defined(half) is not None or self._knowledge.finder.is_phrase(half)

    def _asks(self, word: str) -> bool:
        """Does a word before two names say nothing more than that they are asked for?"""
        english = self._knowledge.english
        small = word in english.function_words or word in english.noise_words
        return small or english.list_words.are([word])


def _is_exact(outcome: Outcome) -> bool:
    """Is what a question gets, whole as it stands, an entry's by its phrase?"""
    return isinstance(outcome, Answer) and outcome.exact


def _both(asked: Told, also: Told) -> Answer | None:
    """Two entries, or one that tells both surely: the first paragraph stays, where it answers."""
    if also.entry.id != asked.entry.id:
        return Answer(asked.entry, point=asked.point, also=also.entry, also_point=also.point)
    if not (asked.sure and also.sure):
        return None
    point = also.point if asked.point else behind(asked.entry, also.point)
    return Answer(asked.entry, point=point or asked.point)
