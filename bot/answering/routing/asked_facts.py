"""Which fact a question asks for, and whether an entry gives it."""

import re
from collections.abc import Callable, Sequence

from bot.catalog.entries import Entry
from bot.language.per_text import per_text
from bot.language.places import FoundPlace, Gazetteer
from bot.language.word_lists import YEAR, CountedThings, WordLists
from bot.language.words import Typed, has_form, stem, words
from bot.replies.outcomes import EXACTLY

YEAR_IN = re.compile(r"\b(?:19|20)\d\d\b")
_VALUE = re.compile(r"\d\s?%")
_NAME = re.compile(r"(?<=[\w,] )[A-Z][\w'’-]+")  # behind another word: a capital that is meant
_CITY = re.compile(r"\b(?:in|at|near) ([A-Z][\w'’-]+)")
SENTENCE_END = re.compile(r"[.?!]\s|\n")
NUMBERS = frozenset({"count", "share"})  # sorts of answer that are numbers of a year
BY_FORM = frozenset({"country", "date", "name", "city"})  # told by a name of that sort, a year
REASON = "reason"


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

        "How many videos …?" wants a count of videos: an entry that counts only countries has none.
        """
        name, asked = self.sort_asked(typed)
        missing = name and not self._gives(entry, name, asked, typed)
        if missing and (
            self._denies(entry.text, name, asked) or not self._is_asked(entry, name, asked)
        ):
            return name
        years = set(filter(YEAR.fullmatch, typed.words))
        if years and years.isdisjoint(self._years(entry, name, typed)):
            return "year"
        return EXACTLY if self._is_strange(entry, typed) else ""

    def _gives(self, entry: Entry, name: str, asked: Sequence[str], typed: Typed) -> bool:
        if name in NUMBERS:
            return self._counts(entry, name, asked)
        if name in ("name", "city"):
            named = any(one.isdisjoint(typed.stems) for one in self._names(entry.text, name))
            return named or (
                name == "city" and bool(self._places(entry.text) - self._places(typed))
            )
        dates = " ".join(figure.as_of for figure in entry.figures)
        told = f"{entry.title} {entry.summary} {entry.text} {dates}"
        return self.tells(name, told) or self._is_said(name, told, asked)

    def _denies(self, text: str, name: str, asked: Sequence[str]) -> bool:
        """Does a sentence say itself that what the question asks for isn't told?"""
        asks, about = self._english.answers[name].asked, self._content(self._behind(name, asked))
        said = (words(one) for one in SENTENCE_END.split(text))
        denials = [one for one in said if self._english.denials.after(one) is not None]
        return any(about & self._content(one) or asks.after(one) is not None for one in denials)

    def _is_strange(self, entry: Entry, typed: Typed) -> bool:
        """Does a question name somebody or something that the entry doesn't know?

        Names of countries and peoples are judged apart; a word of another language that we put into
        ours is none: German writes all its nouns so.
        """
        if typed.plain.isupper() or typed.plain.istitle():
            return False
        places = {stem(word) for one in self._gazetteer.find_all(typed) for word in one.words}
        named = [name for name in self._names(typed.plain) if name.isdisjoint(places)]
        named += [{word} for word in typed.words if word in self._english.ordinals]
        meant = self._meant(typed) if named else ()
        if len(meant) != len(typed.words):  # put into ours; slips are repaired word by word
            named = [name for name in named if not name.isdisjoint(map(stem, meant))]
        if not named:
            return False
        links = (f"{link.title} {' '.join(link.facts)}" for link in entry.links)
        figures = (figure.value for figure in entry.figures)
        told = [entry.title, entry.summary, entry.text, *entry.phrases, *entry.sources]
        known = set(map(stem, words("\n".join([*told, *links, *figures]))))
        return any(map(known.isdisjoint, named))

    def _names(self, text: str, sort: str = "name") -> list[set[str]]:
        """The stems of each name in a text, without those that are in many; or of each city."""
        cities = sort == "city"
        found = (_CITY if cities else _NAME).findall(text)
        named = (
            {*map(stem, words(one))} for one in found if not (cities and self._is_country(one))
        )
        return [name for name in named if name.isdisjoint(self._small)]

    def _places(self, text: str | Typed) -> set[str]:
        return {one.place for one in self._gazetteer.find_all(text)}

    def _is_country(self, name: str) -> bool:
        """Is it a country's own name, and none of a city there?"""
        found = self._gazetteer.find_all(name)
        return any(words(self._gazetteer.title(one.place)) == words(name) for one in found)

    def telling(self, texts: Sequence[str], typed: Typed, *, missing: bool = False) -> list[int]:
        """Which of some texts tell the sort of answer that the question expects; where it is
        missing, which say themselves that they don't."""
        name, asked = self.sort_asked(typed)
        if missing:
            return [at for at, text in enumerate(texts) if name and self._denies(text, name, asked)]
        if name == "count":
            counted = self._counted(name, asked)
            return [at for at, text in enumerate(texts) if counted.may_be_in(text)]
        told = [at for at, text in enumerate(texts) if name and self.tells(name, text)]
        if name == REASON or (name in BY_FORM and 0 in told):  # most begin with a year
            return []
        if name == "country":  # a list rather than one of them
            named = {at: len(self._gazetteer.find_all(texts[at])) for at in told}
            told = [at for at in told if named[at] == max(named.values())]
        return told

    @per_text
    def sort_asked(self, typed: Typed) -> tuple[str, list[str]]:
        """The sort of answer that is expected, and the words that ask, slips repaired or not.

        Who asks why wants a reason, whatever else the question speaks of.
        """
        said = [word for word in typed.words if word not in typed.capitals]
        meant = [word for word in self._meant(typed) if word not in typed.capitals]
        unvalued = _VALUE.sub("", typed.text)  # "1 to 20%" asks for no share
        why = self._english.asks_why.begin(typed.words)
        for name, sort in self._english.answers.items():
            if why and name != REASON:
                continue
            signed = any(sign in unvalued for sign in sort.asked.signs)
            for asked in (meant, said):
                if signed or sort.after(asked) is not None:
                    return name, asked
        return "", meant

    def _is_asked(self, entry: Entry, name: str, asked: Sequence[str]) -> bool:
        """Does one of the entry's phrases ask for this sort of answer, and about the same?"""
        asks = self._english.answers[name]
        about = self._of_part(name, asked, entry) or self._about(self._behind(name, asked), entry)
        nouns = self._counted(name, asked).nouns if name == "count" else set()
        asking, whole = self._asking(name, asked), self._about(asked, entry)
        for phrase in entry.phrases:
            said = words(phrase)
            if asks.after(said) is None:
                continue
            alike = about & self._about(self._behind(name, said), entry)
            alone = asking and not about and whole <= self._about(said, entry)  # of the title alone
            if not (alike or alone):
                continue
            if asking and not has_form(asking, said):
                continue
            if not nouns or nouns & self._counted(name, said).nouns:
                return True
        return False

    def _about(self, said: Sequence[str], entry: Entry) -> set[str]:
        """What words say, without small ones and the title."""
        return self._content(said) - set(map(stem, words(entry.title)))

    def _content(self, said: Sequence[str]) -> set[str]:
        small = self._english.function_words | self._english.not_counted
        return {stem(word) for word in said if word not in small}

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
        """Of a sort without own words: does a sentence say the asking word and another asked?"""
        asking, ordinary = self._asking(name, asked), self._english.function_words
        others = {stem(word) for word in asked if word not in ordinary} - {stem(asking)}
        sentences = [words(one) for one in SENTENCE_END.split(told)] if asking else []
        return any(
            has_form(asking, one) and (not others or others & set(map(stem, one)))
            for one in sentences
        )

    def _asking(self, name: str, asked: Sequence[str]) -> str:
        """The word that asks for a sort that has no words of its own; of others none."""
        sort, ordinary = self._english.answers[name], self._english.function_words
        if sort.given is not None or name in NUMBERS | BY_FORM:
            return ""
        end = sort.after(asked) or 0
        return next((word for word in reversed(asked[:end]) if word not in ordinary), "")

    def _counts(self, entry: Entry, name: str, asked: Sequence[str]) -> bool:
        """Does a figure or a sentence give the number, or the share, of what a question counts?"""
        counted, about = self._counted(name, asked), self._of_part(name, asked, entry)
        figures = [f"{figure.value} {figure.unit} {figure.of}" for figure in entry.figures]
        told = (*figures, *SENTENCE_END.split(f"{entry.title}. {entry.text}"))
        alike = (one for one in told if not about or not about.isdisjoint(map(stem, words(one))))
        return any(counted.may_be_in(one, share=name == "share") for one in alike)

    def _behind(self, name: str, said: Sequence[str]) -> Sequence[str]:
        """The words of a question behind those that ask."""
        return said[self._english.answers[name].after(said) or 0 :]

    def _counted(self, name: str, said: Sequence[str]) -> CountedThings:
        return CountedThings(self._english, self._behind(name, said))

    def _of_part(self, name: str, asked: Sequence[str], entry: Entry) -> set[str]:
        """What a share, or a number of some of those counted, is said of; of all nothing."""
        counted = self._counted(name, asked)
        if name != "share" and not counted.is_part:
            return set()
        about = self._about(self._behind(name, asked), entry)
        return {one for one in about - counted.named if not one.isdigit()}
