"""The original submissions, where they are at hand, and the proof of our records by them."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.catalog.records import Passage, Source
from bot.catalog.yaml_file import YamlFile
from bot.errors import Problem
from bot.workbench.records.counting import checksum, numbers, pack, plain, runs, spoken

_MARK = re.compile(r"\[footnoteRef:(\d+)\]|<sup>(\d+)</sup>|([⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
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

    def marks_in(self, lines: tuple[int, ...]) -> list[str]:
        """Numbers of the footnotes whose marks stand there, or at whose texts they stand."""
        joined = " ".join(self.lines[line - 1] for line in lines)
        found = (next(filter(None, mark)) for mark in _MARK.findall(joined))
        return [unicodedata.normalize("NFKC", number) for number in found]


def prove(
    source: Source, runs_by_passage: Mapping[str, str], folder: Path, file: YamlFile
) -> Iterator[Problem]:
    """Everything in which a record, read from `file`, differs from its original in `folder`."""
    if not (folder / source.original).is_file():
        yield file.problem(("original",), f"found no {source.original} in {folder}")
        return
    original = Original(folder / source.original)
    if original.sha256 != source.sha256:
        yield file.problem(("sha256",), f"found another, expected {original.sha256}")
        return
    covered = {line for passage in source.passages for line in passage.line_numbers}
    for number, line in enumerate(original.lines, 1):
        if line.strip(" -") and number not in covered:
            yield file.problem(("passages",), f"found line {number} of the original in none")
    marked = {(one.heading, one.place): one.line_numbers for one in source.passages}
    for at, passage in enumerate(source.passages):
        text = original.text_of(passage.line_numbers, passage.footnote)
        if pack(runs(text)) != runs_by_passage.get(passage.id, ""):
            told = "found other hashes in seeds/runs than the original gives; run `bot record`"
            yield file.problem(("passages", at), told)
        for field, told in _differences(passage, text):
            yield file.problem(("passages", at, field), told)
        if passage.note:
            note, place = passage.note
            if note not in original.marks_in(marked[passage.heading, place]):
                told = f"found no mark {note} at that place of the original, expected it there"
                yield file.problem(("passages", at, "place"), told)


def _differences(passage: Passage, text: str) -> Iterator[tuple[str, str]]:
    if checksum(text) != passage.checksum:
        yield "checksum", f"found {passage.checksum}, expected {checksum(text)}"
    facts = [("names", name) for name in passage.names]
    facts += [("addresses", address) for address in passage.addresses]
    facts += [("figures", figure.printed) for figure in passage.figures]
    for field, fact in facts:
        if plain(fact).casefold() not in text.casefold():
            yield field, f"found {fact!r}, expected what stands in the original"
    for year in passage.years:
        if year not in numbers(text):
            yield "years", f"found {year}, expected what stands in the original"
    for figure in passage.figures:
        if not set(numbers(figure.value)) <= {*numbers(figure.printed), *spoken(figure.printed)}:
            yield "figures", f"found {figure.value!r}, expected a number of {figure.printed!r}"
