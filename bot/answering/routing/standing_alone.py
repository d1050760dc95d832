"""What a question gets that stands alone: the entries' answer, and the rules on countries."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.answering.country_questions import MOST_NAMESAKES
from bot.answering.event import Question
from bot.answering.knowledge import Knowledge
from bot.answering.routing.ellipses import RARE
from bot.catalog.entries import Surface
from bot.language.places import FoundPlace, only_place
from bot.language.words import Typed, words
from bot.matching import Match
from bot.replies.blocks import PageKind
from bot.replies.outcomes import Aside, CountryQuestion, Near, Outcome, Page, Unknown

LONGEST_VAGUE = 3  # words: "what about children"; a longer question says what it wants of them


class StandingAlone:
    """Decides by the question alone, whatever was shown last."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._english = knowledge.english

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
        places = tuple(dict.fromkeys(one.place for one in found))
        elsewhere = isinstance(outcome, Near) and outcome.missing == "place"
        if elsewhere and 1 < len(places) <= MOST_NAMESAKES:
            return CountryQuestion(places, PageKind.COUNTRY)
        place = only_place(found) if isinstance(outcome, Unknown) else None
        return Unknown(place=place) if place and self._is_near(typed) else outcome

    def which_country(self, typed: Typed, page: PageKind) -> CountryQuestion | None:
        """Ask which of a few countries, where a text names these and no more; a tap opens `page`
        of it."""
        found = self._knowledge.countries.named(typed)
        places = tuple(dict.fromkeys(one.place for one in found))
        if not 1 < len(places) <= MOST_NAMESAKES:
            return None
        lists = self._knowledge.lists.values()
        small = {word for one in lists for phrase in one.joiners.all for word in phrase}
        small |= self._english.beside_country.union(*(one.words for one in found))
        return CountryQuestion(places, page) if small.issuperset(typed.words) else None

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

    def _is_unasked(self, name: str, question: Question) -> bool:
        """Is it for people with thoughts about children, or for somebody harmed about those who
        harm, and not named?"""
        part = self._knowledge.catalog.parts.get(name)
        if part is None or not (question.of_harm or part.is_for_own_thoughts):
            return False
        title = set(words(part.title))
        unasked = part.is_for_own_thoughts or not title.isdisjoint(self._english.asks_own_help)
        return unasked and not title.issubset(question.typed.words)
