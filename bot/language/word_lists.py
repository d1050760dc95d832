"""The word lists of knowledge/language, in matching form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache, cached_property
from itertools import dropwhile, takewhile
from pathlib import Path
from typing import Any

from bot.catalog.entries import Audience
from bot.catalog.validation import read_model
from bot.catalog.vocabularies import LanguageFile
from bot.language.phrases import Phrases, SortOfAnswer
from bot.language.words import stem, words

YEAR, DECIMAL = re.compile(r"(?:19|20)\d\d"), re.compile(r"\d+\.\d+")
MOST_NOUNS = 4  # words behind "how many", or behind a number, that say what is counted
NO_CRY = ("where", "beginning", "there", "reason", "figure", "link", "said", "wish", "example")
_KNOWLEDGE = Path(__file__).resolve().parents[2] / "knowledge"


@dataclass(frozen=True)
class WordLists:
    """The lists of one language; knowledge/language/en.yaml says what each is for."""

    letters: str
    """Letters and ranges of them that only this one of our languages is written with."""
    foreign_letters: str
    """Letters of its script with which other languages are written."""
    common_words: frozenset[str]
    """Words besides its function words that show the language."""
    function_words: frozenset[str]
    also_english: frozenset[str]
    """Its function words that are words in English, too, and show no language: "die", "on"."""
    beginnings: tuple[str, ...]
    """What a word may begin with and mean the same without, as "wa" in Swahili."""
    endings: tuple[str, ...]
    noise_words: frozenset[str]
    noise_phrases: Phrases
    short_forms: Mapping[str, str]
    """As people write them in a chat, and in full."""
    attributions: Sequence[str]
    """That begin what only says who said or asked it: "according to ECPAT"."""
    attributed_words: Sequence[str]
    """That may go on so, besides years: "'s members in 2024"."""
    tells_self: Phrases
    """With which somebody begins to say who they are, or for what they ask."""
    points_back: frozenset[str]
    stands_for: frozenset[str]
    """Those of them in whose place a name can stand: "it"."""
    no_pointers: Phrases  # "is there"
    asks_who: frozenset[str]  # for a person
    asks_why: Phrases
    """With which a question begins that wants a reason."""
    denials: Phrases
    """By which a sentence says what a source doesn't tell: "doesn't say"."""
    asks_whether: Phrases
    """With which a question begins that asks whether, or how, something does something."""
    openers: Phrases
    more: Phrases
    beside_country: frozenset[str]
    beside_ecpat: frozenset[str]
    """Besides those, for whoever only asks whether ECPAT is there."""
    asks_of_country: frozenset[str]
    """Besides those, in a question about one or more countries."""
    audience_words: Mapping[Audience, frozenset[str]]
    """In the order of the file."""
    answers: Mapping[str, SortOfAnswer]
    """By name, in the order in which a question is tried."""
    not_counted: frozenset[str]
    numbers: frozenset[str]
    ordinals: frozenset[str]  # that an entry must have to answer of them
    people_counted: frozenset[str]
    """Words for people, any of which may count any other."""
    sums: Phrases
    """Between numbers, or before one: "plus"."""
    real_words: frozenset[str]  # that are no slips for words of an entry
    our_papers: Phrases
    broad_names: frozenset[str]  # that tell no question from another
    menu: Mapping[str, tuple[tuple[str, ...], ...]]
    """By address, or by the name of an aside: the words that open it when they stand alone."""
    asides: Mapping[str, Sequence[str]]
    """How people begin small talk in this language, by its name."""
    list_words: Phrases
    """By which somebody asks for a list or a page; beside its name they say nothing more."""
    counts: Phrases
    """Before what is counted: "how many"."""
    joiners: Phrases
    """Between two questions: "and"."""
    alternatives: Phrases
    """Those of them between which one chooses: "or"."""
    asks_of_shown: Mapping[str, Phrases]
    """What a short question asks of what was shown: where, its number, its link, its beginning."""
    asks_yes_no: Phrases
    """With which a question begins that is answered by yes, no or one of two."""
    asks_worth: frozenset[str]
    """By which one of those asks whether something is any good."""
    asks_with: Phrases
    """With which a question begins."""
    asks_what: Phrases
    """Before the name of what somebody wants to be told of: "what is"."""
    asks_what_after: Phrases
    """The same behind it: "what does it stand for"."""
    addresses_us: frozenset[str]  # "you"
    about_bot: frozenset[str]
    """By one of which a question about the bot itself is told from others."""
    lives_in: Phrases
    """Before a country's name: the writer is there."""
    lives_in_after: Phrases
    """The same, in languages that say it behind the name."""
    comes_from: Phrases
    """Before a country's name: the writer is from there, and may be elsewhere now."""
    comes_from_after: Phrases
    denies: frozenset[str]  # beside a country's name: it is not the one
    asks_for_line: Phrases
    """By which somebody surely wants a line to call or a place to report to."""
    is_wrong: Phrases  # said of a number
    asks_about: Phrases
    """With which a question begins that only asks about them."""
    asks_of_others: Phrases
    """With which one begins that asks who or which does something."""
    first_person: frozenset[str]
    speaks_of_lines: Phrases
    """With which one, anywhere in it, only speaks of them."""
    asks_all: frozenset[str]
    """By which somebody wants a list rather than to be told what something is."""
    says_all: frozenset[str]
    """By which somebody wants the lines of all countries rather than of one."""
    asks_own_help: frozenset[str]
    """By which somebody asks for services for people with sexual thoughts about children."""
    fears_own_acts: Phrases
    """The same, of who may have harmed already."""
    articles: frozenset[str]
    """Before a country's name these say nothing: "in the Gambia"."""
    before_person: frozenset[str]
    """Behind these a country's name is a person's."""
    of_tongue: frozenset[str]
    """Before these it is that of a language: "French-speaking"."""
    personal: frozenset[str]
    """By which somebody speaks of people that they know rather than of a subject."""
    names_no_other: frozenset[str]
    """Of these, what names nobody beside the writer."""

    @classmethod
    def of(cls, file: LanguageFile) -> WordLists:
        """Compile what a file says: each list as the type of its field wants it."""
        compiled: dict[str, Any] = {
            "audience_words": {name: _words_of(said) for name, said in file.audience_words.items()},
            "asks_of_shown": {name: Phrases(said) for name, said in file.asks_of_shown.items()},
            "answers": {name: SortOfAnswer.of(sort) for name, sort in file.answers.items()},
            "menu": {
                page: tuple(tuple(words(phrase)) for phrase in phrases)
                for page, phrases in file.menu.items()
            },
        }
        makers: Mapping[str, Callable[[Any], object]]
        makers = {"Phrases": Phrases, "frozenset[str]": _words_of}
        for field in fields(cls):
            maker, listed = makers.get(str(field.type)), getattr(file, field.name)
            compiled.setdefault(field.name, maker(listed) if maker else listed)
        return cls(**compiled)

    def only_go_on(self, said: Sequence[str], *, shown: bool = False) -> bool:
        """Whether these words only ask for more, go on or point back: "and which of them".

        With something `shown`, they may ask of that, by what makes no cry: "when did he say it".
        """
        listed = [self.more, self.openers, self.asks_with]
        of_shown = [one for name, one in self.asks_of_shown.items() if shown and name in NO_CRY]
        if any(one.begin(said) for one in (*listed, *of_shown)):
            listed += of_shown
        at = 0
        while at < len(said):
            ends = [end for one in listed for end in one.ends(said, at)]
            ends += [at + 1] if said[at] in self.points_back else []
            if not ends:
                return False
            at = max(ends)
        return True

    @cached_property
    def alike(self) -> Mapping[str, str]:
        """The stem by which a thing is compared, by those of the words that say the same."""
        lists = [one.all for name, one in self.asks_of_shown.items() if name.startswith("alike")]
        return {stem(said[0]): stem(one[0][0]) for one in lists for said in one}

    @cached_property
    def of_people(self) -> frozenset[str]:
        """By which somebody speaks of people, and not of the bot or of a thing: no "you", "it"."""
        return self.personal - self.addresses_us - self.stands_for

    @cached_property
    def of_others(self) -> frozenset[str]:
        """By which somebody beside the writer is named: "he", "mum"."""
        return (self.of_people - self.names_no_other) | self.before_person

    def mark_noise(self, said: Sequence[str]) -> list[bool]:
        """Say for each word whether it is noise; where all words are noise, none is."""
        noise = [word in self.noise_words for word in said]
        for start in range(len(said)):
            for end in self.noise_phrases.ends(said, start):
                noise[start:end] = [True] * (end - start)
        return [False] * len(said) if all(noise) else noise

    def without_noise(self, said: Sequence[str]) -> list[str]:
        """Return what two phrases that ask the same have in common."""
        return [word for word, noise in zip(said, self.mark_noise(said), strict=True) if not noise]


class CountedThings:
    """The nouns behind "how many", and whether some of those are asked for or all."""

    def __init__(self, english: WordLists, behind: Sequence[str]) -> None:
        """`behind` are the words of a question behind those that ask."""
        self._english = english
        self.is_part = bool(behind) and behind[0] == "of"
        """Some of those counted: "how many of the children"."""
        rest = dropwhile(english.not_counted.__contains__, behind)
        said = takewhile(lambda word: word not in english.function_words, rest)
        self._said = list(said)[:MOST_NOUNS]
        self.named = set(map(stem, self._said))

    @cached_property
    def nouns(self) -> set[str]:
        """Any of these may be counted: of people, every word for them."""
        people, named = self._english.people_counted, self.named - self._english.not_counted
        return named if people.isdisjoint(self._said) else named.union(map(stem, people))

    def may_be_in(self, text: str, *, share: bool = False) -> bool:
        """Does a text have a number that is no year, and one of the nouns if there are any?"""
        spoken = words(text if share else DECIMAL.sub("", text))  # "target 16.2" counts nothing
        counts = any(self._is_number(word) and not YEAR.fullmatch(word) for word in spoken)
        counts = counts and (not share or "%" in text)
        return counts and (not self.nouns or not self.nouns.isdisjoint(map(stem, spoken)))

    def _is_number(self, word: str) -> bool:
        return word.isdigit() or word in self._english.numbers


@cache
def our_english() -> WordLists:
    """The English lists of this checkout, for a matcher that is given none."""
    return WordLists.of(read_model(_KNOWLEDGE / "language" / "en.yaml", LanguageFile))


def _words_of(listed: Iterable[str]) -> frozenset[str]:
    return frozenset(word for one in listed for word in words(one))
