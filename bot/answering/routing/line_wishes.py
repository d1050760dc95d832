"""Whether a question asks for a line to call or a place to report to, or only speaks of them."""

from collections.abc import Sequence
from itertools import pairwise

from bot.answering.event import Question
from bot.answering.finding import Finder
from bot.catalog.entries import Kind
from bot.language.places import Gazetteer
from bot.language.word_lists import WordLists
from bot.language.words import Typed

LONGEST_WISH = 6  # words that ask for a country's lines and for nothing else about it


class LineWishes:
    """Reads the words that ask, in any language."""

    def __init__(self, gazetteer: Gazetteer, finder: Finder, lists: Sequence[WordLists]) -> None:
        self._gazetteer = gazetteer
        self._finder = finder
        self._lists = lists
        self._wishes = [one.asks_for_line for one in lists]
        self._small = frozenset[str]().union(*(one.function_words for one in lists[:1]))
        self._beside = frozenset[str]().union(*(one.beside_country for one in lists))

    def surely(self, question: Question) -> bool:
        """Does somebody surely want a line to call or a place to report to?"""
        said = question.typed.words
        if question.kind is Kind.HELPLINE or any(wish.begin(said) for wish in self._wishes):
            return True
        about = self._asks_about(said)
        about = about or self._finder.names_kind(question.typed, Kind.RECOMMENDATION)
        return not about and any(wish.after(said) is not None for wish in self._wishes)

    def asks(self, question: Question) -> bool:
        """Does it ask for one, or speak of one?"""
        return self._finder.asks_for_line(question.typed) or self.surely(question)

    def tells_mistake(self, typed: Typed) -> bool:
        """Does it say that a number is wrong, rather than ask for one?"""
        wrong = any(one.is_wrong.after(typed.words) is not None for one in self._lists)
        personal = any(not one.personal.isdisjoint(typed.words) for one in self._lists)
        return wrong and not personal and self._finder.asks_to_call(typed)

    def only_speaks(self, question: Question) -> bool:
        """Does a question only speak of lines, calls or reports? "Who called it a crisis?".

        So does a longer one whose "help" is what something does: "do filters help against …".
        """
        typed = question.typed
        said = typed.words
        does = len(said) > LONGEST_WISH and any(one.asks_whether.begin(said) for one in self._lists)
        helps = does and self._finder.only_helps(typed) and not self._is_sought(said)
        return (helps or self._asks_about(said)) and not self.surely(question)

    def seeks_help(self, typed: Typed) -> bool:
        """Does it ask for help, and by no other word for a line?"""
        return self._finder.asks_to_call(typed) and self._finder.only_helps(typed)

    def _is_sought(self, said: Sequence[str]) -> bool:
        """Is help something that people get, or does somebody speak of people that they know?"""
        before = {first for first, second in pairwise(said) if self._finder.is_help(second)}
        personal = any(not one.personal.isdisjoint(said) for one in self._lists)
        return personal or not before.isdisjoint(self._small)

    def coded(self, typed: Typed) -> str | None:
        """The country whose code is all that is said beside the wish for a line: "helpline us"."""
        said = [word for word in typed.words if word not in self._beside]
        if any(wish.are(said[:-1]) for wish in self._wishes):
            return self._gazetteer.by_code(said[-1])
        first = said[0] if any(wish.are(said[1:]) for wish in self._wishes) else ""
        return None if first in self._small else self._gazetteer.by_code(first)

    def _asks_about(self, said: Sequence[str]) -> bool:
        """Does a question begin as those do that only speak of something?"""
        return any(one.asks_about.begin(said) for one in self._lists)
