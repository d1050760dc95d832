"""The original submissions, where they are at hand, and the proof of our records by them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.catalog.records import Passage, Source
from bot.errors import Problem
from bot.workbench.counting import checksum, numbers, pack, plain, runs, spoken

_INLINE_FOOTNOTE = re.compile(r"\[(\d+):\s*((?:[^\[\]]|\[[^\]]*\])*)\]")


class Original:
    """The text of one submission, by line and footnote."""

    def __init__(self, path: Path) -> None:
        raw = path.read_bytes()
        self.sha256 = hashlib.sha256(raw).hexdigest()
        self.lines = raw.decode("utf-8").splitlines()

    def text_of(self, lines: tuple[int, ...], footnote: str = "") -> str:
        """Text of those lines, without the footnotes inside them, or of one such footnote alone.

        Footnotes may run over a line end, so the following line is read along.
        """
        joined = " ".join(self.lines[line - 1] for line in lines)
        if footnote:
            return plain(dict(_INLINE_FOOTNOTE.findall(joined)).get(footnote, ""))
        return plain(_INLINE_FOOTNOTE.sub("", joined))

    def footnotes_in(self, lines: tuple[int, ...]) -> list[str]:
        joined = " ".join(self.lines[line - 1] for line in lines)
        return [number for number, _ in _INLINE_FOOTNOTE.findall(joined)]


def prove(
    source: Source, runs_by_passage: Mapping[str, str], folder: Path, path: Path
) -> Iterator[Problem]:
    """Everything in which a record differs from its original."""
    file = folder / source.original
    if not file.is_file():
        yield Problem(path, 0, source.id, "original", f"found no {source.original} in {folder}")
        return
    original = Original(file)
    if original.sha256 != source.sha256:
        yield Problem(
            path, 0, source.id, "sha256", f"found {original.sha256}, expected the record's"
        )
        return
    covered = {line for passage in source.passages for line in passage.line_numbers}
    for number, line in enumerate(original.lines, 1):
        if line.strip(" -") and number not in covered:
            yield Problem(
                path, 0, source.id, "passages", f"line {number} of the original is in none"
            )
    for passage in source.passages:
        yield from _prove_passage(passage, original, path)
        text = original.text_of(passage.line_numbers, passage.footnote)
        if pack(runs(text)) != runs_by_passage.get(passage.id, ""):
            yield Problem(path, 0, passage.id, "runs", "found other hashes than the original gives")


def _prove_passage(passage: Passage, original: Original, path: Path) -> Iterator[Problem]:
    text = original.text_of(passage.line_numbers, passage.footnote)
    if checksum(text) != passage.checksum:
        message = f"found {passage.checksum}, expected {checksum(text)}"
        yield Problem(path, 0, passage.id, "checksum", message)
    for field, message in (*_absent_facts(passage, text), *_absent_figures(passage, text)):
        yield Problem(path, 0, passage.id, field, message)


def _absent_facts(passage: Passage, text: str) -> Iterator[tuple[str, str]]:
    for field, facts in (("names", passage.names), ("addresses", passage.addresses)):
        for fact in facts:
            if plain(fact).casefold() not in text.casefold():
                yield field, f"{fact!r} does not stand in the original"
    for year in passage.years:
        if year not in numbers(text):
            yield "years", f"{year} does not stand in the original"


def _absent_figures(passage: Passage, text: str) -> Iterator[tuple[str, str]]:
    for figure in passage.figures:
        if plain(figure.printed).casefold() not in text.casefold():
            yield "figures", f"{figure.printed!r} does not stand in the original"
        if not set(numbers(figure.value)) <= {*numbers(figure.printed), *spoken(figure.printed)}:
            yield "figures", f"{figure.value!r} is no number of {figure.printed!r}"
