"""Which countries a text is about, and in which one the writer is."""

import re
from collections.abc import Iterable, Sequence, Set
from itertools import pairwise

from bot.language.languages import Languages
from bot.language.phrases import Phrases
from bot.language.places import FoundPlace, Gazetteer, only_place
from bot.language.words import Typed

LONGEST_LEAD = 9  # words before a country's name that say that the writer is there
FEWEST_LEADING = 3  # of them before a name with a slip
LONGEST_PLACE = 2  # words of a text that is about the country it names
_PARTS = re.compile(r"[,.;:!?()\n]+")
_AGE = re.compile("[0-9]{1,2}(yo|[mfy])?")


class Whereabouts:
    """Reads the words around countries' names."""

    def __init__(self, gazetteer: Gazetteer, lists: Languages) -> None:
        """`lists` are the word lists by language; English ones steer questions."""
        self._english = lists["en"]
        self._lists = tuple(lists.values())
        self._every = lists.every
        self._gazetteer = gazetteer
        self._beside = self._english.beside_country

    def bare(self, typed: Typed, found: Sequence[FoundPlace]) -> str | None:
        """The country that is all the message says; None where it says more, or names two."""
        return self._only(typed, found, self._beside)

    def asked_of(self, typed: Typed, found: Sequence[FoundPlace]) -> str | None:
        """The country that is all a question asks about: "what has Kenya done"."""
        return self._only(typed, found, self._beside | self._english.asks_of_country)

    def _only(self, typed: Typed, found: Sequence[FoundPlace], beside: Set[str]) -> str | None:
        named = {word for one in found for word in one.words}
        return None if set(typed.words) - named - beside else only_place(found)

    def misspelling(self, typed: Typed, unknown: Iterable[str]) -> FoundPlace | None:
        """The country whose name the `unknown` words of a text probably misspell."""
        unknown = [word for word in unknown if word not in self._every.function_words]
        pairs = [
            f"{first} {second}"
            for first, second in pairwise(typed.words)
            if first in unknown or second in unknown  # "the state" isn't "the States"
        ]
        return self._gazetteer.repair(pairs) or self._gazetteer.repair(unknown)

    def of_ecpat(self, typed: Typed, found: Sequence[FoundPlace]) -> str | None:
        """The country of which all the message asks is whether ECPAT is there: "ECPAT Kenya"."""
        named = {word for one in found for word in one.words}
        rest = set(typed.words) - named - self._beside
        asks = bool(rest) and rest <= self._english.beside_ecpat
        return only_place(found) if asks else None

    def named(self, typed: Typed) -> list[FoundPlace]:
        """The countries that a text names; a name behind "my friend" is a person's, and one before
        "speaking" a language's."""
        words = typed.words
        found = []
        for one in self._gazetteer.find_all(typed):
            size = len(one.words)
            starts = [at for at in range(len(words)) if words[at : at + size] == one.words]
            others = [at for at in starts if self._is_no_country(words, at, at + size)]
            if not size or len(others) < len(starts):
                found.append(one)
        return found

    def _is_no_country(self, words: tuple[str, ...], start: int, end: int) -> bool:
        """Do the words around a country's name say that it is a person's or a language's?"""
        person = start > 0 and words[start - 1] in self._english.before_person
        return person or not self._english.of_tongue.isdisjoint(words[end : end + 1])

    def of_writer(self, typed: Typed) -> str | None:
        """The country that somebody says they are in; None where somebody else is from."""
        found = self._gazetteer.find_all(typed)
        for part in (typed.text, *_PARTS.split(typed.text)):
            named = Typed(part)
            alone = self.bare(named, self._gazetteer.find_all(named))
            if alone is not None:
                return alone
        words = ("here", *("12" if _AGE.fullmatch(word) else word for word in typed.words))
        for behind, before in (("lives_in_after", "lives_in"), ("comes_from_after", "comes_from")):
            there = [one.place for one in found if self._is_said(words, one, before, behind)]
            if there:
                return there[0] if len(set(there)) == 1 else None
            declined = self._declined(words, before)
            if declined is not None:
                return declined
        return None

    def alone(self, typed: Typed) -> str | None:
        """The country that somebody says they are in, or that is about all a text says."""
        place = self.of_writer(typed)
        short = len(typed.words) <= LONGEST_PLACE and not self.denied(typed)
        return only_place(self.named(typed)) if place is None and short else place

    def coded(self, typed: Typed) -> str | None:
        """The country whose code is all that a text says."""
        if self._english.function_words.isdisjoint(typed.words):
            return self._gazetteer.by_code(typed.text.strip(" .!"))
        return None

    def denied(self, typed: Typed) -> bool:
        """Do the words say of a country that it is not the one?"""
        return not self._every.denies.isdisjoint(typed.words)

    def _declined(self, words: tuple[str, ...], before: str) -> str | None:
        """A country in another case than that of its known name, as Russian has after "in", or
        with a slip: "I am from Nigera"."""
        for lists in self._lists:
            lead: Phrases = getattr(lists, before)
            ends = ((at, end) for at in range(len(words)) for end in lead.ends(words, at))
            for at, end in ends:
                name = words[end + (words[end : end + 1] == ("the",)) :][:1]
                slips = name and (not name[0].isascii() or end - at >= FEWEST_LEADING)
                near = self._gazetteer.repair(name) if slips else None
                if near is not None and not near.alternatives:
                    return near.place
        return None

    def _is_said(self, words: tuple[str, ...], one: FoundPlace, before: str, behind: str) -> bool:
        """Do the words around a country's name say that it is the writer's?

        `before` and `behind` are the word lists that do.
        """
        size = len(one.words)
        if not size:  # a flag
            return True
        for start in range(len(words) - size + 1):
            if words[start : start + size] != one.words:
                continue
            end = start - (start > 0 and words[start - 1] in self._every.articles)
            for lists in self._lists:
                lead: Phrases = getattr(lists, before)
                starts = range(max(0, end - LONGEST_LEAD), end)
                if any(end in lead.ends(words, at) for at in starts):
                    return True
                is_place = lists is not self._english or words[end - 1] == "in"  # no friend's name
                if is_place and getattr(lists, behind).begin(words[start + size :]):
                    return True
        return False
