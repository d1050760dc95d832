"""Whether a message goes on from what was said before: by its words alone, in any language."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from bot.language.places import Gazetteer
from bot.language.word_lists import WordLists
from bot.language.words import Typed

# The menu's words that people in trouble say, too: "is this anonymous", "can I write", "farewell".
ASKED_IN_NEED = frozenset({"private", "human", "goodbye"})
LONGEST_RUN = 30  # letters of Thai, written without spaces, that may be one short question
_THAI = re.compile("[\u0e00-\u0e7f]+")


class TalkWords:
    """Knows the words that open, point back, ask for more or only ask."""

    def __init__(self, lists: Mapping[str, WordLists], gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._lists = tuple(lists.values())
        self._no_pointers = lists["en"].no_pointers
        self._opening = frozenset(
            phrase
            for one in self._lists
            for page, phrases in one.menu.items()
            if page not in ASKED_IN_NEED
            for phrase in phrases
        )

    def asks_more(self, typed: Typed) -> bool:
        """Is all of it "tell me more"?"""
        return any(one.more.are(typed.words) for one in self._lists)

    def says_nothing(self, typed: Typed) -> bool:
        """Is it wholly words that ask for more, go on, point back or open a page, or a country?"""
        said = typed.words
        if said in self._opening:
            return True
        named = {word for one in self._gazetteer.find_all(typed) for word in one.words}
        rest = [word for word in said if word not in named]
        return bool(said) and any(one.only_go_on(rest) for one in self._lists)

    def points(self, typed: Typed) -> bool:
        """Does it hold a word that stands for the last thing?"""
        said = self._no_pointers.without(self._apart(typed))
        return any(not one.points_back.isdisjoint(said) for one in self._lists)

    def opens(self, typed: Typed) -> bool:
        """Does it begin like the second half of a talk?"""
        return any(one.openers.begin(self._apart(typed)) for one in self._lists)

    def only_asks(self, typed: Typed) -> bool:
        """Is it a word that asks, and what it asks for, as in "which countries"?"""
        said = self._apart(typed)
        for one in self._lists:
            phrases = {phrase for listed in one.menu.values() for phrase in listed}
            starts = [*one.asks_with.ends(said, 0), *one.counts.ends(said, 0)] if said else []
            if any(said[end:] in phrases for end in starts):
                return True
        return False

    def unopened(self, typed: Typed) -> Typed:
        """The words behind "and" or "what about"; all where nothing stands behind."""
        said = self._apart(typed)
        ends = [end for one in self._lists for end in one.openers.ends(said, 0)]
        rest = said[max(ends, default=0) :]
        return Typed(" ".join(rest)) if ends and rest else typed

    def _apart(self, typed: Typed) -> tuple[str, ...]:
        """The words, with what a short run of Thai begins or ends in, where it asks or points,
        apart."""
        said = [part for word in typed.words for part in self._ends_apart(word)]
        return tuple(said)

    def _ends_apart(self, word: str) -> Sequence[str]:
        if len(word) > LONGEST_RUN or not _THAI.fullmatch(word):
            return (word,)
        return " ".join(filter(None, self._thai_ends.split(word))).split()

    @cached_property
    def _thai_ends(self) -> re.Pattern[str]:
        begins = {
            phrase for one in self._lists for phrase in (*one.openers.all, *one.asks_with.all)
        }
        ends = {phrase for one in self._lists for phrase in one.asks_with.all}
        ends |= {(word,) for one in self._lists for word in one.points_back}

        def either(phrases: Iterable[tuple[str, ...]]) -> str:
            thai = [phrase[0] for phrase in phrases if _THAI.fullmatch(phrase[0])]
            return "|".join(sorted(thai, key=len, reverse=True)) or "(?!)"

        return re.compile(f"(^(?:{either(begins)})|(?:{either(ends)})$)")
