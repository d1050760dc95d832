"""`bot record`: draft a source record from its original, or refresh the hashes of all records.

A draft finds places and candidates for facts; a person decides. What needs deciding is "?".
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import Field

from bot.catalog.records import UNFINISHED, Bibliography, Passage, Source
from bot.catalog.validation import Line, read_model, shaped
from bot.errors import KnowledgeError, Problem
from bot.workbench.records.counted_places import PlaceCounter
from bot.workbench.records.counting import checksum, pack, runs
from bot.workbench.records.originals import Original

TITLE = "Title"
"""What stands above the first heading."""

_NAME = re.compile(
    r"[A-ZÀ-Ý][\w'&/-]*"
    r"(?:\s+(?:(?:of|the|on|for|and|to|in|de|y|la|&)\s+){0,2}[A-ZÀ-Ý0-9][\w'&/-]*)*"
)
_ADDRESS = re.compile(r"https?://[^\s<>]+[^\s<>.,;)]|[\w.]+@[\w.]+\w")
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_WORDS_AROUND = 3


class HeadFile(Bibliography):
    """What a person says about an original before it is drafted; the file's name is the id."""

    structure: dict[int, Line] = Field({}, description="Headings by their line, counted from 1.")
    joined: tuple[Annotated[str, shaped("[0-9]+( [0-9]+)+", "line numbers like 12 13")], ...] = (
        Field((), description="Lines that a page break cut apart.")
    )
    footnotes: dict[int, Line] = Field(
        {}, description="Numbers of footnotes that stand on lines of their own, by line."
    )

    @cached_property
    def groups(self) -> Mapping[int, tuple[int, ...]]:
        """Lines that belong together, by the first of them."""
        groups = [tuple(map(int, group.split())) for group in self.joined]
        return {group[0]: group for group in groups}


def draft_or_refresh(seeds: Path, originals: Path, head: Path | None) -> str:
    """With a head, the draft as text; without, what was refreshed.

    Raises KnowledgeError where a record or head can't be read, or its original is missing.
    """
    if head is not None:
        drafted = read_model(head, HeadFile)
        return draft_record(_original(originals, drafted.original, head), head.stem, drafted)
    records = sorted(seeds.glob("[!.]*.yaml"))
    for record in records:
        refresh(record, originals)
    return f"{len(records)} records refreshed."


def refresh(record: Path, originals: Path) -> None:
    """Write checksums and hashed runs of a record anew; what a person wrote in it stays.

    Raises KnowledgeError where the record can't be read or its original is missing.
    """
    source = read_model(record, Source)
    original = _original(originals, source.original, record)
    texts = {one.id: original.text_of(one.line_numbers, one.footnote) for one in source.passages}
    content = record.read_text(encoding="utf-8")
    content = re.sub(r"(?m)^sha256: .*$", f"sha256: {original.sha256}", content)
    for passage in source.passages:
        content = _with_checksum(content, passage, checksum(texts[passage.id]))
    record.write_text(content, encoding="utf-8")
    packed = {passage: pack(runs(text)) for passage, text in texts.items()}
    lines = ["runs:", *(f"  {passage}: {hashes}" for passage, hashes in packed.items() if hashes)]
    path = record.parent / "runs" / record.name
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _original(folder: Path, name: str, path: Path) -> Original:
    if not (folder / name).is_file():
        told = f"found no {name} in {folder}, expected the original"
        raise KnowledgeError([Problem(path, 0, path.stem, "original", told)])
    return Original(folder / name)


def _with_checksum(content: str, passage: Passage, found: str) -> str:
    """The record with one passage's checksum replaced, the rest to the letter."""
    pattern = rf"(?ms)(^- id: {re.escape(passage.id)}$.*?^  checksum: )\S+"
    return re.sub(pattern, rf"\g<1>{found}", content, count=1)


def draft_record(original: Original, source: str, head: HeadFile) -> str:
    """The YAML of a record with every passage, its checksum and the facts that it may hold."""
    record = {
        "id": source,
        **{name: getattr(head, name) for name in Bibliography.model_fields},
        "sha256": original.sha256,
        "passages": list(_passages(original, source, head)),
    }
    return yaml.safe_dump(record, sort_keys=False, allow_unicode=True, width=100)


def guess_facts(text: str) -> dict[str, object]:
    """Candidates: words with capitals, numbers, years from 1900 on, addresses."""
    addresses = _ADDRESS.findall(text)
    plainly = _ADDRESS.sub(" ", text)
    found = [(number.group(), number) for number in _NUMBER.finditer(plainly)]
    years = [value for value, _ in found if re.fullmatch(r"(19|20)\d\d", value)]
    return {
        "names": list(dict.fromkeys(_NAME.findall(plainly))),
        "figures": [
            {"value": value, "unit": UNFINISHED, "qualifier": "", "printed": _printed(plainly, at)}
            for value, at in found
            if value not in years
        ],
        "years": list(dict.fromkeys(years)),
        "addresses": addresses,
    }


def _printed(text: str, number: re.Match[str]) -> str:
    """The number with a few words on both sides, to the letter."""
    before = text[: number.start()].split(" ")[-_WORDS_AROUND - 1 :]
    after = text[number.end() :].split(" ")[: _WORDS_AROUND + 1]
    return f"{' '.join(before)}{number.group()}{' '.join(after)}".strip()


def _passages(original: Original, source: str, head: HeadFile) -> Iterator[dict[str, object]]:
    """Every paragraph and footnote, in order."""
    heading, counter, position = TITLE, PlaceCounter(), 0
    marks: dict[str, tuple[str, str]] = {}
    inner = {line for group in head.groups.values() for line in group[1:]}
    for number, line in enumerate(original.lines, 1):
        if number in inner or not line.strip(" -"):
            continue
        lines = head.groups.get(number, (number,))
        if note := head.footnotes.get(number):
            where, mark = marks.get(note, (heading, UNFINISHED))
            text = original.text_of(lines)
            yield _passage(f"{source}/fn{note}", where, _note(note, mark), lines, text)
            continue
        position += 1
        if number in head.structure:
            heading, counter, place = head.structure[number], PlaceCounter(), "heading"
        else:
            place = counter.place_of(line)
        reason = "cover page" if heading == TITLE else "heading" if place == "heading" else ""
        told = {"uncited": reason} if reason else {}
        text = original.text_of(lines)
        yield {**_passage(f"{source}/p{position}", heading, place, lines, text), **told}
        marks |= dict.fromkeys(original.marks_in(lines), (heading, place))
        for note in original.footnotes_in(lines):
            text = original.text_of(lines, note)
            inside = _passage(f"{source}/fn{note}", heading, _note(note, place), lines, text)
            yield {**inside, "footnote": note}


def _note(number: str, mark: str) -> str:
    """Where a footnote stands, by the place of its mark."""
    return f"note {number} at {mark if mark.startswith('paragraph ') else f'the {mark}'}"


def _passage(
    passage_id: str, heading: str, place: str, lines: tuple[int, ...], text: str
) -> dict[str, object]:
    return {
        "id": passage_id,
        "heading": heading,
        "place": place,
        "lines": " ".join(map(str, lines)),
        "checksum": checksum(text),
        **guess_facts(text),
        "digest": UNFINISHED,
    }
