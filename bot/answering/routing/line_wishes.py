"""Whether a question asks for a line to call or a place to report to, or only speaks of them."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from bot.answering.event import Question
from bot.answering.finding import Finder
from bot.catalog.entries import Kind
from bot.language.languages import Languages
from bot.language.places import Gazetteer
from bot.language.word_lists import WordLists
from bot.language.words import Typed

_WORD = re.compile(r"[^\W\d_]+")
LONGEST_SUBJECT = 4  # words behind "can" or "how do": "easily reachable child helplines"
SHORTEST_LISTED, ALIKE = 8, 0.8  # letters of a list's name, and its likeness to a slip, 0 to 1
LONGEST_WISH = 6  # words that ask for a country's lines and for nothing else about it


class LineWishes:
    """Reads the words that ask, in any language."""

    def __init__(self, gazetteer: Gazetteer, finder: Finder, by_language: Languages) -> None:
        english = by_language["en"]
        self._gazetteer = gazetteer
        self._finder, self._steering = finder, finder.steering
        self._every = by_language.every
        self._listed = {one for one in _named_alone([english]) if len(one) >= SHORTEST_LISTED}
        self._listed_anywhere = _named_alone(by_language.values())
        self._english = english
        self._small = english.function_words
        self._yes_no = english.asks_yes_no

    def spelt(self, typed: Typed) -> Typed:
        """The same with slips repaired in the words that ask for a line or a list: "hotlne"."""
        meant = self._finder.meant(typed)
        if len(meant) != len(typed.words):
            return typed
        pairs = zip(typed.words, meant, strict=True)
        slips = {one: word for one, word in pairs if one != word and self._is_slip(one, word)}
        if not slips:  # as in nearly all
            return typed
        return Typed(_WORD.sub(lambda one: slips.get(one[0].lower(), one[0]), typed.text))

    def _is_slip(self, typed: str, word: str) -> bool:
        """Is it a word for a line, or the long name of a list that isn't one in any language?"""
        if self._steering.is_wish(word):
            return True
        long = word in self._listed and typed not in self._listed_anywhere
        return long and SequenceMatcher(None, typed, word).ratio() >= ALIKE

    def surely(self, question: Question) -> bool:
        """Does somebody surely want a line to call or a place to report to?"""
        said = question.typed.words
        if question.kind is Kind.HELPLINE:
            return True
        if self._every.asks_for_line.begin(said):
            return not self._speaks_of(said)
        about = self._asks_about(said) or self._steering.names_kind(
            question.typed, Kind.RECOMMENDATION
        )
        return not about and self._every.asks_for_line.after(said) is not None

    def asks(self, question: Question) -> bool:
        """Does it ask for one, or speak of one?"""
        return self._steering.asks_for_line(question.typed) or self.surely(question)

    def tells_mistake(self, typed: Typed) -> bool:
        """Does it say that a number is wrong, rather than ask for one?"""
        wrong = self._every.is_wrong.after(typed.words) is not None
        if not wrong or not self._steering.asks_to_call(typed):
            return False
        return self._every.of_others.isdisjoint(typed.words)

    def only_speaks(self, question: Question) -> bool:
        """Does a question only speak of lines, calls or reports? "Who called it a crisis?".

        So does one whose "help" is what something does: "how can schools help".
        """
        typed = question.typed
        said = typed.words
        does = self._every.asks_whether.begin(said) and self._steering.only_helps(typed)
        helps = does and not self._is_sought(said)
        return (helps or self._asks_about(said)) and not self.surely(question)

    def seeks_help(self, typed: Typed) -> bool:
        """Does it ask for help, and by no other word for a line?"""
        return self._steering.asks_to_call(typed) and self._steering.only_helps(typed)

    def _is_sought(self, said: Sequence[str]) -> bool:
        """Is help something that people get, or does somebody speak of people that they know?"""
        helping = self._steering.helping_words
        before = {first for first, second in pairwise(said) if second in helping}
        return not self._every.personal.isdisjoint(said) or not before.isdisjoint(self._small)

    def coded(self, typed: Typed) -> str | None:
        """The country whose code is all that is said beside the wish for a line: "helpline us"."""
        said = [word for word in typed.words if word not in self._every.beside_country]
        if self._every.asks_for_line.are(said[:-1]):
            return self._gazetteer.by_code(said[-1])
        first = said[0] if self._every.asks_for_line.are(said[1:]) else ""
        return None if first in self._small else self._gazetteer.by_code(first)

    def _asks_about(self, said: Sequence[str]) -> bool:
        """Does a question begin as those do that only speak of something, or say so later?"""
        asked = self._english.without_noise(said)  # "quick question: what is …"
        about = self._every.asks_about.begin(said) or self._every.asks_about.begin(asked)
        return about or self._speaks_of(said) or self.asks_of_others(said)

    def asks_of_others(self, said: Sequence[str]) -> bool:
        """Does it ask who does something, or what lines do: "who initiates …", "can hotlines …"?

        Whoever speaks of themselves wants one, and so does "who can help".
        """
        if not self._every.first_person.isdisjoint(said):
            return False
        for end in self._every.asks_of_others.ends(said, 0):
            doing = said[end : end + 1]
            if doing and not (self._yes_no.begin(doing) or self._is_line_or_help(doing[0])):
                return True
        ends = self._every.asks_whether.ends(said, 0)
        subject = said[max(ends) :][:LONGEST_SUBJECT] if ends else ()
        lines = [at for at, word in enumerate(subject) if self._steering.is_wish(word)]
        people = self._every.people_counted | self._every.personal
        return bool(lines) and people.isdisjoint(subject[: lines[0]])

    def _is_line_or_help(self, word: str) -> bool:
        helps = word.removesuffix("s") in self._steering.helping_words
        return helps or self._steering.is_wish(word)

    def _speaks_of(self, said: Sequence[str]) -> bool:
        return self._every.speaks_of_lines.after(said) is not None


def _named_alone(lists: Iterable[WordLists]) -> set[str]:
    """Words by which alone a page or a list is named."""
    menus = (phrases for one in lists for phrases in one.menu.values())
    return {phrase[0] for phrases in menus for phrase in phrases if len(phrase) == 1}
