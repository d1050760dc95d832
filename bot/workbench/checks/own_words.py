"""No run of eight words is borrowed from a submission, official names and titles apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.catalog.entries import Entry
from bot.catalog.reading import line_of
from bot.catalog.reading_records import read_runs
from bot.catalog.yaml_text import read_yaml
from bot.errors import Problem
from bot.workbench.checks.grounding import stated
from bot.workbench.checks.knowledge import Knowledge, texts_in
from bot.workbench.counting import RUN_WORDS, plain, runs, unpack, words

LEAST_OWN_WORDS = 4
"""A shared stretch with fewer words outside official names is a list of names, not a sentence."""


def check_own_words(knowledge: Knowledge) -> Iterator[Problem]:
    """Sentences borrowed by entries, by the bot's own wording and by digests of records."""
    borrowed = Borrowing(knowledge)
    for entry in knowledge.catalog.entries.values():
        for field, text in (*stated(entry), *_contact_texts(entry)):
            for stretch, message in borrowed.in_text(text):
                yield knowledge.problem(entry, field, message, near=stretch)
    for path in knowledge.wording_paths:
        for text in texts_in(read_yaml(path)):
            for stretch, message in borrowed.in_text(text):
                yield Problem(path, line_of(path, stretch), "", "", message)
    for passage in knowledge.catalog.passages.values():
        path = knowledge.root / "seeds" / f"{passage.source}.yaml"
        for _, message in borrowed.in_text(passage.digest):
            line = line_of(path, f"id: {passage.id}")
            yield Problem(path, line, passage.id, "digest", message)


class Borrowing:
    """Knows the hashed runs of all submissions and the names that may be shared."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._passages = _passages_by_run(knowledge)
        self._names = _official_names(knowledge)

    def in_text(self, text: str) -> Iterator[tuple[str, str]]:
        """Borrowed stretches, as (their first words as written, a message)."""
        hits = [self._passages.get(run) for run in runs(text)]
        start = 0
        while start < len(hits):
            passage = hits[start]
            if passage is None:
                start += 1
                continue
            end = start
            while end < len(hits) and hits[end] is not None:
                end += 1
            if self._own_words(text, start, end - 1 + RUN_WORDS) >= LEAST_OWN_WORDS:
                stretch = " ".join(words(text)[start : end - 1 + RUN_WORDS])
                message = f"found {stretch!r} as in {passage}, expected our own words"
                yield _as_written(text, start), message
            start = end

    def _own_words(self, text: str, start: int, end: int) -> int:
        """How many words of a stretch are no part of an official name."""
        flat = plain(text)
        named = [found.span() for found in self._names.finditer(flat)]
        spans = [found.span() for found in _WORD.finditer(flat)][start:end]
        return sum(not any(a <= left < b for a, b in named) for left, _ in spans)


_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")


def _passages_by_run(knowledge: Knowledge) -> Mapping[bytes, str]:
    seeds = knowledge.root / "seeds"
    return {
        run: passage
        for source in knowledge.catalog.sources
        for passage, packed in read_runs(seeds, source).items()
        for run in unpack(packed)
    }


def _official_names(knowledge: Knowledge) -> re.Pattern[str]:
    """All names and titles, longest first, as they are capitalised."""
    catalog = knowledge.catalog
    names = {name for passage in catalog.passages.values() for name in passage.names}
    names |= {
        title for source in catalog.sources.values() for title in (source.title, source.addressee)
    }
    for entry in catalog.entries.values():
        names |= {entry.title, *(link.title for link in entry.links)}
    names |= {*knowledge.terminology.titles, *knowledge.terminology.common}
    names |= {name for spellings in knowledge.place_names.values() for name in spellings}
    longest_first = sorted((plain(name) for name in names if name), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")


def _contact_texts(entry: Entry) -> Iterator[tuple[str, str]]:
    for contact in entry.contacts:
        texts = (contact.audience, contact.text, contact.hours, contact.cost, contact.warning)
        yield from (("contacts", text) for text in texts if text)


def _as_written(text: str, start: int) -> str:
    """The first three words of a stretch as they stand in the text."""
    spans: Sequence[re.Match[str]] = list(_WORD.finditer(text))[start : start + 3]
    return text[spans[0].start() : spans[-1].end()] if spans else ""
