"""From a question to its outcome, in one direction: screen, complete, match, decide."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answering.asked_countries import AskedCountries, bare_country
from bot.answering.decision import Decision
from bot.answering.finding import Finder
from bot.answering.followups import FollowUps
from bot.answering.question import Question
from bot.catalog.catalog import Catalog
from bot.language.places import Gazetteer
from bot.language.words import words
from bot.recent import Recent
from bot.replies.outcomes import (
    Answer,
    Choices,
    CountryPage,
    HelpCard,
    More,
    NoAnswer,
    Outcome,
    Partial,
    Why,
)
from bot.safeguarding import Finding, Screen
from bot.safeguarding.concerns import Concern

MOST_CHARS = 1000
"""Of a longer message the first thousand characters are matched; the screen reads all of it."""
_SENTENCE_END = re.compile(r"[?!;\n]+|\.\s")
MOST_PARTS = 2


class Answerer:
    """Answers questions. Holds no text: only what `/privacy` names, for minutes."""

    def __init__(
        self,
        catalog: Catalog,
        screen: Screen,
        finder: Finder,
        gazetteer: Gazetteer,
        countries: AskedCountries,
        decision: Decision,
        followups: FollowUps,
        cards: Recent[int, HelpCard],
    ) -> None:
        self._catalog = catalog
        self._screen = screen
        self.finder = finder
        self._gazetteer = gazetteer
        self._countries = countries
        self.decision = decision
        self._followups = followups
        self._cards = cards

    def answer(self, question: Question) -> Outcome:
        finding = self._screen.look(question.text)
        if finding is not None and finding.sure:
            return self._card(finding, question)
        completed = self._completed_card(question)
        if completed is not None:
            return completed
        outcome = self._informed(replace(question, text=question.text[:MOST_CHARS]))
        return _marked(outcome, finding)

    def _card(self, finding: Finding, question: Question) -> HelpCard:
        """The card speaks the language of the words that called for it."""
        found = self._gazetteer.find_all(question.text)
        place = found[0].place if found else None
        card = HelpCard(finding.concern, place, finding.language or question.language)
        if question.asker is not None and finding.concern is not Concern.ABUSE_REQUEST:
            self._cards.put(question.asker, replace(card, place=None))
        return card

    def _completed_card(self, question: Question) -> HelpCard | None:
        """For some minutes after a card, a country's name alone completes it."""
        card = self._cards.get(question.asker) if question.asker is not None else None
        if card is None:
            return None
        place = bare_country(question.text, self._gazetteer.find_all(question.text))
        return replace(card, place=place) if place else None

    def _informed(self, question: Question) -> Outcome:
        if not words(question.text):
            return NoAnswer(Why.EMPTY)
        last = self._followups.last(question.asker)
        if self._followups.asks_more(question.text):
            return More(last) if last is not None else NoAnswer(Why.EMPTY)
        outcome = self._twice(question) or self._once(question)
        if isinstance(outcome, Answer | Partial):
            self._followups.shown(question.asker, outcome.entry)
        return outcome

    def _once(self, question: Question) -> Outcome:
        found = self._gazetteer.find_all(question.text)
        last = self._followups.last(question.asker)
        bare = bare_country(question.text, found)
        if bare is not None and last is not None and last.contacts:
            return CountryPage(bare, helplines_only=True)
        completed = self._followups.completed(question)
        matches = [
            match
            for match in self.finder.search(completed.text, question.kind, found)
            if self._catalog.may_show(match.id, question.surface)
        ]
        country = self._countries.look(completed.text, found, matches)
        if country is not None:
            return country
        faint = self.decision.is_faint(matches)
        known = self.finder.known_share(completed.text) if faint else 1.0
        outcome = self.decision.decide(completed.text, matches, found, known)
        return self._countries.instead_of(outcome, question.text, found)

    def _twice(self, question: Question) -> Answer | None:
        """Two questions in one message, both answered surely and differently."""
        parts = [part for part in _SENTENCE_END.split(question.text) if len(words(part)) > 1]
        if len(parts) != MOST_PARTS:
            return None
        first, second = (self._once(replace(question, text=part)) for part in parts)
        if not isinstance(first, Answer) or not isinstance(second, Answer):
            return None
        return None if first.entry == second.entry else replace(first, also=second.entry)


def _marked(outcome: Outcome, finding: Finding | None) -> Outcome:
    """An unsure finding rides along with the answer."""
    if finding is not None and isinstance(outcome, Answer | Partial | Choices | NoAnswer):
        return replace(outcome, unsure_concern=finding.concern)
    return outcome
