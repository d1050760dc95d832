"""Which fact a question asks for, and whether an entry gives it."""

import re
from collections.abc import Callable, Sequence, Set
from itertools import dropwhile, takewhile

from bot.catalog.entries import Entry
from bot.language.places import FoundPlace
from bot.language.word_lists import WordLists
from bot.language.words import Typed, stem, words

_YEAR, _YEAR_IN = re.compile(r"(?:19|20)\d\d"), re.compile(r"\b(?:19|20)\d\d\b")
_SENTENCE_END = re.compile(r"[.?!]\s|\n")
MOST_NOUNS = 4  # words behind "how many", or behind a number, that say what is counted


class AskedFacts:
    """Judges by the sorts of answer of knowledge/language, by years and by countries."""

    def __init__(
        self,
        english: WordLists,
        meant: Callable[[Typed], Sequence[str]],
        place_title: Callable[[str], str],
    ) -> None:
        """`meant` gives the words of a question, slips repaired; `place_title` a country's name."""
        self._english = english
        self._meant = meant
        self._place_title = place_title

    def missing(self, entry: Entry, typed: Typed) -> str:
        """The sort of answer that the question expects and the entry can't give; empty for none.

        "How many videos …?" wants a count of videos: an entry that counts only countries doesn't
        answer, however many of its words the question shares.
        """
        told = f"{entry.title} {entry.summary} {entry.text}"
        name, asked = self.sort_asked(typed)
        if name and self._is_asked(entry, name, asked):
            return ""
        if name == "count":
            return "" if self._counts(entry, asked) else name
        if name:
            return "" if self._tells(entry, told, name, asked) else name
        years = set(filter(_YEAR.fullmatch, typed.words))
        return "year" if years and years.isdisjoint(self._years(entry)) else ""

    def telling(self, texts: Sequence[str], typed: Typed) -> list[int]:
        """Which of some texts tell the sort of answer that the question expects."""
        name, asked = self.sort_asked(typed)
        sort = self._english.answers.get(name)
        if name == "count":
            nouns = self._nouns(asked)
            return [at for at, text in enumerate(texts) if self._may_count(text, nouns)]
        if sort is None or sort.given is None:
            return []
        return [at for at, text in enumerate(texts) if sort.given.stand_in(text, words(text))]

    def sort_asked(self, typed: Typed) -> tuple[str, list[str]]:
        """The sort of answer that is expected, and the words that ask, slips repaired or not."""
        said = [word for word in typed.words if word not in typed.capitals]
        meant = [word for word in self._meant(typed) if word not in typed.capitals]
        for name, sort in self._english.answers.items():
            signed = any(sign in typed.text for sign in sort.asked.signs)
            for asked in (meant, said):
                if signed or sort.asked.after(asked) is not None:
                    return name, asked
        return "", meant

    def _is_asked(self, entry: Entry, name: str, asked: Sequence[str]) -> bool:
        """Does one of the entry's phrases ask for this sort of answer, and about the same?"""
        asks = self._english.answers[name].asked
        about = self._about(asked, asks.after(asked) or 0, entry)
        for phrase in entry.phrases:
            said = words(phrase)
            end = asks.after(said)
            if end is not None and about & self._about(said, end, entry):
                return True
        return False

    def _about(self, said: Sequence[str], start: int, entry: Entry) -> set[str]:
        """The words of a question behind those that ask, without small ones and the title."""
        small = self._english.function_words | self._english.not_counted
        content = {stem(word) for word in said[start:] if word not in small}
        return content - set(map(stem, words(entry.title)))

    def _years(self, entry: Entry) -> set[str]:
        """The years that an entry tells of, those of its sources among them."""
        dated = [figure.as_of for figure in entry.figures]
        told = [entry.title, entry.text, *entry.phrases, *dated, *entry.sources]
        return set(_YEAR_IN.findall("\n".join(told)))

    def tells_place(self, entry: Entry, found: Sequence[FoundPlace]) -> bool:
        """Is the entry about one of the countries that a question names, or does it name one?

        Cities and peoples may be in a question by the way: "the French-language study".
        """
        titles = {one.place: words(self._place_title(one.place)) for one in found}
        named = [one for one in found if not set(titles[one.place]).isdisjoint(one.words)]
        if not named or any(one.place in entry.places for one in named):
            return True
        told = {stem(word) for word in words("\n".join([entry.title, entry.text, *entry.phrases]))}
        names = [name for one in named for name in (one.words, titles[one.place])]
        return any(told.issuperset(map(stem, name)) for name in names)

    def _tells(self, entry: Entry, told: str, name: str, asked: Sequence[str]) -> bool:
        """Does the entry tell a sort of answer, by its words or its figures?"""
        sort = self._english.answers[name]
        if name == "share" and any("%" in figure.unit for figure in entry.figures):
            return True
        spoken = words(told)
        if sort.given is None:
            ordinary = self._english.function_words
            end = sort.asked.after(asked) or 0
            said = next((word for word in reversed(asked[:end]) if word not in ordinary), "")
            return self._tells_of(said, told, asked)
        dated = name != "day" or any(word.isdigit() for word in spoken)
        return dated and sort.given.stand_in(told, spoken)

    def _tells_of(self, what: str, told: str, asked: Sequence[str]) -> bool:
        """Does a sentence say a word together with another that the question has?"""
        ordinary = self._english.function_words
        others = {stem(word) for word in asked if word not in ordinary} - {stem(what)}
        forms = {what, what.removesuffix("s"), f"{what}s"}
        sentences = (words(one) for one in _SENTENCE_END.split(told))
        return any(
            not forms.isdisjoint(one) and (not others or others & set(map(stem, one)))
            for one in sentences
        )

    def _counts(self, entry: Entry, asked: Sequence[str]) -> bool:
        """Does the entry give a number at all, and of something that the question names?"""
        nouns = self._nouns(asked)
        counted = " ".join(f"{figure.unit} {figure.of}" for figure in entry.figures)
        if counted:
            return not nouns or not nouns.isdisjoint(map(stem, words(f"{counted} {entry.title}")))
        spoken = words(entry.text)
        numbers = [at for at, word in enumerate(spoken) if self._is_number(word)]
        near = {stem(word) for at in numbers for word in spoken[at : at + MOST_NOUNS]}
        return bool(near) and (not nouns or not nouns.isdisjoint(near))

    def _nouns(self, asked: Sequence[str]) -> set[str]:
        """What a question wants counted."""
        english = self._english
        start = english.answers["count"].asked.after(asked) or 0
        behind = list(dropwhile(english.not_counted.__contains__, asked[start:]))
        said = list(takewhile(lambda word: word not in english.function_words, behind))
        nouns = {stem(word) for word in said[:MOST_NOUNS]} - english.not_counted
        if not english.people_counted.isdisjoint(said[:MOST_NOUNS]):
            nouns |= set(map(stem, english.people_counted))
        return nouns

    def _may_count(self, text: str, nouns: Set[str]) -> bool:
        """Does a text have a number that is no year, and one of these words if there are any?"""
        spoken = words(text)
        counts = any(self._is_number(word) and not _YEAR.fullmatch(word) for word in spoken)
        return counts and (not nouns or not nouns.isdisjoint(map(stem, spoken)))

    def _is_number(self, word: str) -> bool:
        return word.isdigit() or word in self._english.numbers
