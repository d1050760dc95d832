"""Which fact a question asks for, and whether an entry gives it."""

import re
from collections.abc import Callable, Sequence, Set
from itertools import dropwhile, takewhile

from bot.catalog.entries import Entry
from bot.language.places import FoundPlace, Gazetteer
from bot.language.word_lists import WordLists
from bot.language.words import Typed, stem, words
from bot.replies.outcomes import EXACTLY

_YEAR, YEAR_IN = re.compile(r"(?:19|20)\d\d"), re.compile(r"\b(?:19|20)\d\d\b")
_VALUE = re.compile(r"\d\s?%")
_NAME = re.compile(r"(?<=[\w,] )[A-Z][\w'’-]+")  # behind another word: a capital that is meant
_CITY = re.compile(r"\b(?:in|at|near) ([A-Z][\w'’-]+)")
SENTENCE_END = re.compile(r"[.?!]\s|\n")
NUMBERS = frozenset({"count", "share"})  # sorts of answer that are numbers of a year
BY_FORM = frozenset({"country", "date", "name", "city"})  # told by a name of that sort, a year
ROOT = 6  # letters in which forms of a long word are alike
MOST_NOUNS = 4  # words behind "how many", or behind a number, that say what is counted


class AskedFacts:
    """Judges by the sorts of answer of knowledge/language, by years, countries and names."""

    def __init__(
        self, english: WordLists, meant: Callable[[Typed], Sequence[str]], gazetteer: Gazetteer
    ) -> None:
        """`meant` gives the words of a question, slips repaired."""
        self._english = english
        self._meant = meant
        self._gazetteer = gazetteer
        self._small = frozenset(map(stem, english.function_words | english.broad_names))

    def missing(self, entry: Entry, typed: Typed) -> str:
        """The sort of answer that the question expects and the entry can't give; empty for none.

        "How many videos …?" wants a count of videos: an entry that counts only countries doesn't
        answer, however many of its words the question shares.
        """
        name, asked = self.sort_asked(typed)
        if name and not (
            self._is_asked(entry, name, asked) or self._gives(entry, name, asked, typed)
        ):
            return name
        years = set(filter(_YEAR.fullmatch, typed.words))
        if years and years.isdisjoint(self._years(entry, name, typed)):
            return "year"
        return EXACTLY if self._is_strange(entry, typed) else ""

    def _gives(self, entry: Entry, name: str, asked: Sequence[str], typed: Typed) -> bool:
        if name in NUMBERS:
            return self._counts(entry, name, asked)
        if name in ("name", "city"):
            known = set(map(stem, typed.words))
            return any(one.isdisjoint(known) for one in self._names(entry.text, name))
        dates = " ".join(figure.as_of for figure in entry.figures)
        told = f"{entry.title} {entry.summary} {entry.text} {dates}"
        return self.tells(name, told) or self._is_said(name, told, asked)

    def _is_strange(self, entry: Entry, typed: Typed) -> bool:
        """Does a question name somebody or something that the entry doesn't know?

        Names of countries and peoples are judged apart; a word of another language that we put into
        ours is none: German writes all its nouns so.
        """
        if typed.plain.isupper() or typed.plain.istitle():
            return False
        places = {stem(word) for one in self._gazetteer.find_all(typed) for word in one.words}
        named = [name for name in self._names(typed.plain) if name.isdisjoint(places)]
        meant = self._meant(typed) if named else ()
        if len(meant) != len(typed.words):  # put into ours; slips are repaired word by word
            named = [name for name in named if not name.isdisjoint(map(stem, meant))]
        if not named:
            return False
        links = (f"{link.title} {' '.join(link.facts)}" for link in entry.links)
        told = [entry.title, entry.summary, entry.text, *entry.phrases, *entry.sources, *links]
        known = set(map(stem, words("\n".join(told))))
        return any(map(known.isdisjoint, named))

    def _names(self, text: str, sort: str = "name") -> list[set[str]]:
        """The stems of each name in a text, without those that are in many; or of each city."""
        found = (_CITY if sort == "city" else _NAME).findall(text)
        if sort == "city":
            found = [one for one in found if not self._is_country(one)]
        named = ({*map(stem, words(name))} for name in found)
        return [name for name in named if name.isdisjoint(self._small)]

    def _is_country(self, name: str) -> bool:
        """Is it a country's own name, and none of a city there?"""
        found = self._gazetteer.find_all(name)
        return any(words(self._gazetteer.title(one.place)) == words(name) for one in found)

    def telling(self, texts: Sequence[str], typed: Typed) -> list[int]:
        """Which of some texts tell the sort of answer that the question expects."""
        name, asked = self.sort_asked(typed)
        if name == "count":
            nouns = self._nouns(asked, self._english.answers[name].after(asked) or 0)
            return [at for at, text in enumerate(texts) if self._may_count(text, nouns)]
        told = [at for at, text in enumerate(texts) if name and self.tells(name, text)]
        return [] if name in BY_FORM and 0 in told else told  # most begin with a year

    def sort_asked(self, typed: Typed) -> tuple[str, list[str]]:
        """The sort of answer that is expected, and the words that ask, slips repaired or not.

        Who asks why wants a reason, whatever else the question speaks of.
        """
        said = [word for word in typed.words if word not in typed.capitals]
        meant = [word for word in self._meant(typed) if word not in typed.capitals]
        if self._english.asks_why.begin(typed.words):
            return "", meant
        unvalued = _VALUE.sub("", typed.text)  # "1 to 20%" asks for no share
        for name, sort in self._english.answers.items():
            signed = any(sign in unvalued for sign in sort.asked.signs)
            for asked in (meant, said):
                if signed or sort.after(asked) is not None:
                    return name, asked
        return "", meant

    def _is_asked(self, entry: Entry, name: str, asked: Sequence[str]) -> bool:
        """Does one of the entry's phrases ask for this sort of answer, and about the same?"""
        asks = self._english.answers[name]
        start = asks.after(asked) or 0
        about = self._about(asked, start, entry)
        nouns = self._nouns(asked, start) if name == "count" else set()
        asking = self._asking(name, asked)
        for phrase in entry.phrases:
            said = words(phrase)
            end = asks.after(said)
            if end is None or not about & self._about(said, end, entry):
                continue
            if asking and not _alike(asking, said):
                continue
            if not nouns or nouns & self._nouns(said, end):
                return True
        return False

    def _about(self, said: Sequence[str], start: int, entry: Entry) -> set[str]:
        """The words of a question behind those that ask, without small ones and the title."""
        small = self._english.function_words | self._english.not_counted
        content = {stem(word) for word in said[start:] if word not in small}
        return content - set(map(stem, words(entry.title)))

    def _years(self, entry: Entry, name: str, typed: Typed) -> set[str]:
        """The years that an entry tells of; those of its sources and phrases, too, unless a number
        is wanted. Of a submission, the years of those that we have."""
        told = [entry.title, entry.text, *(figure.as_of for figure in entry.figures)]
        more = [] if name in NUMBERS else [*entry.phrases, *entry.sources]
        if self._english.our_papers.stand_in(typed.text, typed.words):
            told, more = [], list(entry.sources)
        return set(YEAR_IN.findall("\n".join([*told, *more])))

    def tells_place(self, entry: Entry, found: Sequence[FoundPlace]) -> bool:
        """Is the entry about one of the countries that a question names, or does it name one?

        Cities and peoples may be in a question by the way: "the French-language study".
        """
        titles = {one.place: words(self._gazetteer.title(one.place)) for one in found}
        named = [one for one in found if not set(titles[one.place]).isdisjoint(one.words)]
        if not named or any(one.place in entry.places for one in named):
            return True
        told = {stem(word) for word in words("\n".join([entry.title, entry.text, *entry.phrases]))}
        names = [name for one in named for name in (one.words, titles[one.place])]
        return any(told.issuperset(map(stem, name)) for name in names)

    def tells(self, name: str, text: str) -> bool:
        """Does a text tell a sort of answer, by the words of that sort, or by its form?"""
        if name == "country":
            return bool(self._gazetteer.find_all(text))
        if name in ("name", "city"):
            return bool(self._names(text, name))
        if name == "date":
            return bool(YEAR_IN.search(text))
        given, spoken = self._english.answers[name].given, words(text)
        dated = name not in ("day", "age") or any(word.isdigit() for word in spoken)
        return given is not None and dated and given.stand_in(text, spoken)

    def _is_said(self, name: str, told: str, asked: Sequence[str]) -> bool:
        """Of a sort without words of its own: is the word that asks in the text?"""
        asking = self._asking(name, asked)
        return bool(asking) and self._tells_of(asking, told, asked)

    def _asking(self, name: str, asked: Sequence[str]) -> str:
        """The word that asks for a sort that has no words of its own; of others none."""
        sort, ordinary = self._english.answers[name], self._english.function_words
        if sort.given is not None or name in NUMBERS | BY_FORM:
            return ""
        end = sort.after(asked) or 0
        return next((word for word in reversed(asked[:end]) if word not in ordinary), "")

    def _tells_of(self, what: str, told: str, asked: Sequence[str]) -> bool:
        """Does a sentence say a word together with another that the question has?"""
        ordinary = self._english.function_words
        others = {stem(word) for word in asked if word not in ordinary} - {stem(what)}
        sentences = (words(one) for one in SENTENCE_END.split(told))
        return any(
            _alike(what, one) and (not others or others & set(map(stem, one))) for one in sentences
        )

    def _counts(self, entry: Entry, name: str, asked: Sequence[str]) -> bool:
        """Does a figure or a sentence give a number of what the question counts, or the share of
        those of whom the same is said?"""
        start = self._english.answers[name].after(asked) or 0
        nouns = self._nouns(asked, start)
        about = self._about(asked, start, entry) - nouns if name == "share" else set()
        figures = [f"{figure.value} {figure.unit} {figure.of}" for figure in entry.figures]
        for told in (*figures, *SENTENCE_END.split(f"{entry.title}. {entry.text}")):
            alike = not about or not about.isdisjoint(map(stem, words(told)))
            if alike and self._may_count(told, nouns, share=name == "share"):
                return True
        return False

    def _nouns(self, asked: Sequence[str], start: int) -> set[str]:
        """What a question wants counted: the nouns at a place of it."""
        english = self._english
        behind = list(dropwhile(english.not_counted.__contains__, asked[start:]))
        said = list(takewhile(lambda word: word not in english.function_words, behind))
        nouns = {stem(word) for word in said[:MOST_NOUNS]} - english.not_counted
        if not english.people_counted.isdisjoint(said[:MOST_NOUNS]):
            nouns |= set(map(stem, english.people_counted))
        return nouns

    def _may_count(self, text: str, nouns: Set[str], *, share: bool = False) -> bool:
        """Does a text have a number that is no year, and one of these words if there are any?"""
        spoken = words(text)
        counts = any(self._is_number(word) and not _YEAR.fullmatch(word) for word in spoken)
        counts = counts and (not share or "%" in text)
        return counts and (not nouns or not nouns.isdisjoint(map(stem, spoken)))

    def _is_number(self, word: str) -> bool:
        return word.isdigit() or word in self._english.numbers


def _alike(word: str, others: Sequence[str]) -> bool:
    """Is one of some words a form of this: "convicted", "conviction"?"""
    start = word[:ROOT]
    forms = {word, word.removesuffix("s"), f"{word}s"}
    return any(one in forms or (len(start) == ROOT and one.startswith(start)) for one in others)
