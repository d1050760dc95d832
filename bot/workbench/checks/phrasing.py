"""How things are said: in our own words, and by the terms that we agreed on."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from bot.catalog.entries import Entry
from bot.catalog.files import AnyFile
from bot.catalog.sentences import ProfileFile, WordingFile
from bot.catalog.yaml_file import Place
from bot.errors import Problem
from bot.workbench.checks.surveyed_base import SurveyedBase, stated, texts_in
from bot.workbench.records.counting import RUN_WORDS, plain, runs, unpack, words

LEAST_OWN_WORDS = 4
"""A shared stretch with fewer words outside official names is a list of names, not a sentence."""

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_UNNAMED = re.compile(r"\n((?:It|He|She|They|Its|His|Her|Their)\b)[^\n]{,20}")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’")
"""Quotation marks: what others say may be told as they say it."""


def check_own_words(base: SurveyedBase) -> Iterator[Problem]:
    """Sentences borrowed by entries, by the bot's own wording and by digests of records."""
    borrowed = Borrowing(base)
    for entry in base.entries:
        for place, text in (*stated(entry), *_contact_texts(entry)):
            for stretch, message in borrowed.in_text(text):
                yield base.problem(entry, place, message, near=stretch)
    yield from _in_wording(base, borrowed)
    for passage in base.catalog.passages.values():
        for _, message in borrowed.in_text(passage.digest):
            yield base.passage_problem(passage, "digest", message)


def check_terminology(base: SurveyedBase) -> Iterator[Problem]:
    """Outdated terms in entries and in the bot's own wording; phrases are other people's words."""
    terms = Terms(base)
    for entry in base.entries:
        for place, text in stated(entry):
            for term, message in terms.in_text(text):
                yield base.problem(entry, place, message, near=term)
    yield from _in_wording(base, terms)


def check_later_paragraphs(base: SurveyedBase) -> Iterator[Problem]:
    """Paragraphs that begin with "it": one that answers a question may stand first."""
    for entry in base.entries:
        for place, text in stated(entry):
            for found in _UNNAMED.finditer(text):
                told = f"found a paragraph that begins with {found[1]!r}, expected its subject"
                yield base.problem(entry, place, told, near=found[0].strip())


class Borrowing:
    """Knows the hashed runs of all submissions and the names that may be shared."""

    def __init__(self, base: SurveyedBase) -> None:
        self._passages = {
            run: passage for passage, packed in base.runs.items() for run in unpack(packed)
        }
        self._names = _official_names(base)

    def in_text(self, text: str) -> Iterator[tuple[str, str]]:
        """Borrowed stretches, as (their first words as written, a message)."""
        hits = [self._passages.get(run, "") for run in runs(text)]
        for borrowed, group in groupby(range(len(hits)), key=lambda at: bool(hits[at])):
            places = list(group)
            start, end = places[0], places[-1] + RUN_WORDS
            if borrowed and self._own_words(text, start, end) >= LEAST_OWN_WORDS:
                stretch = " ".join(words(text)[start:end])
                message = f"found {stretch!r} as in {hits[start]}, expected our own words"
                yield _as_written(text, start), message

    def _own_words(self, text: str, start: int, end: int) -> int:
        """How many words of a stretch are no part of an official name."""
        flat = plain(text)
        named = [found.span() for found in self._names.finditer(flat)]
        spans = [found.span() for found in _WORD.finditer(flat)][start:end]
        return sum(not any(a <= left < b for a, b in named) for left, _ in spans)


def _official_names(base: SurveyedBase) -> re.Pattern[str]:
    """All names and titles, as they are capitalised."""
    catalog = base.catalog
    names = {name for passage in catalog.passages.values() for name in passage.names}
    names |= {
        title for source in catalog.sources.values() for title in (source.title, source.addressee)
    }
    for entry in catalog.parts.values():
        names |= {entry.title, *(link.title for link in entry.links)}
    names.update(base.terminology.titles, *base.terminology.common)
    names |= {name for spellings in base.place_names.values() for name in spellings}
    return _any_of([plain(name) for name in names if name], re.NOFLAG)


def _contact_texts(entry: Entry) -> Iterator[tuple[Place, str]]:
    for at, contact in enumerate(entry.contacts):
        for field in ("audience", "text", "hours", "cost", "warning"):
            yield ("contacts", at, field), getattr(contact, field)


def _as_written(text: str, start: int) -> str:
    """The first three words of a stretch as they stand in the text."""
    spans: Sequence[re.Match[str]] = list(_WORD.finditer(text))[start : start + 3]
    return text[spans[0].start() : spans[-1].end()] if spans else ""


class Terms:
    """The outdated terms as one expression."""

    def __init__(self, base: SurveyedBase) -> None:
        terms = base.terminology.terms
        self._preferred = {term.casefold(): terms[term] for term in terms}
        self._outdated = _any_of(list(self._preferred))
        self._titles = _any_of(base.terminology.titles)

    def in_text(self, text: str) -> Iterator[tuple[str, str]]:
        """Terms outside quotations and official titles, as (the term as written, a message)."""
        unquoted = self._titles.sub(" ", _QUOTED.sub(" ", text))
        for found in self._outdated.finditer(unquoted):
            term = found.group()
            preferred = self._preferred[" ".join(term.casefold().split())]
            expected = f"expected {preferred!r}, quotation marks or an official title"
            yield term, f"found {term!r}, {expected}"


def _in_wording(base: SurveyedBase, looked_for: Borrowing | Terms) -> Iterator[Problem]:
    own: dict[Path, AnyFile] = {**base.all_of(WordingFile), **base.all_of(ProfileFile)}
    for path, found in own.items():
        for place, text in texts_in(found.model_dump()):
            for near, message in looked_for.in_text(text):
                yield base.files[path].problem(place, message, near=near)


def _any_of(terms: Sequence[str], flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """Whole words, the longest term first; spaces may be line breaks."""
    longest_first = sorted(terms, key=len, reverse=True)
    alternatives = "|".join(re.escape(term).replace(r"\ ", r"\s+") for term in longest_first)
    return re.compile(rf"\b(?:{alternatives})(?!\w)" if alternatives else r"(?!)", flags)
