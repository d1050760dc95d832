"""Drafts a source record from an original, and refreshes what is computed in a finished one.

A draft finds places and candidates for facts; a person decides. What needs deciding is "?".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.catalog.reading_records import read_sources
from bot.catalog.records import UNFINISHED, Passage
from bot.catalog.yaml_text import Fields, read_yaml
from bot.workbench.counting import checksum, pack, runs
from bot.workbench.guessing import guess_facts
from bot.workbench.originals import Original

COVER = "Cover"
"""The heading whose lines are the cover page."""


@dataclass(frozen=True)
class Head:
    """What a person says about an original before it is drafted."""

    id: str
    bibliography: Mapping[str, str]
    """The fields of a record from `title` to `page_how`, in that order."""
    structure: Mapping[int, str]
    """Headings by their line, counted from 1."""
    joined: Mapping[int, tuple[int, ...]]
    """Lines that a page break cut apart, by the first of them."""
    footnotes: Mapping[int, str]
    """Numbers of footnotes that stand on lines of their own."""


def read_head(path: Path) -> Head:
    """A head from YAML: bibliography at the top level, `structure`, `joined`, `footnotes` below."""
    fields = read_yaml(path)
    joined = fields.get("joined", [])
    groups = [tuple(map(int, str(group).split())) for group in joined]
    return Head(
        id=path.stem,
        bibliography={key: text for key, text in fields.items() if isinstance(text, str)},
        structure=_by_line(fields, "structure"),
        joined={group[0]: group for group in groups},
        footnotes=_by_line(fields, "footnotes"),
    )


def draft_record(original: Path, head: Head) -> str:
    """The YAML of a record with every passage, its checksum and the facts that it may hold."""
    text = Original(original)
    record = {
        "id": head.id,
        **head.bibliography,
        "original": original.name,
        "sha256": text.sha256,
        "passages": list(_passages(text, head)),
    }
    return yaml.safe_dump(record, sort_keys=False, allow_unicode=True, width=100)


def refresh(record: Path, originals: Path) -> None:
    """Write checksums and hashed runs of a record anew; what a person wrote in it stays.

    Raises KnowledgeError where the record can't be read, FileNotFoundError without the original.
    """
    source = read_sources(record.parent)[record.stem]
    original = Original(originals / source.original)
    texts = {one.id: original.text_of(one.line_numbers, one.footnote) for one in source.passages}
    content = record.read_text(encoding="utf-8")
    content = re.sub(r"(?m)^sha256: .*$", f"sha256: {original.sha256}", content)
    for passage in source.passages:
        content = _with_checksum(content, passage, checksum(texts[passage.id]))
    record.write_text(content, encoding="utf-8")
    packed = {passage: pack(runs(text)) for passage, text in texts.items()}
    kept = {"runs": {passage: hashes for passage, hashes in packed.items() if hashes}}
    path = record.parent / "runs" / record.name
    path.parent.mkdir(exist_ok=True)
    path.write_text(yaml.safe_dump(kept, sort_keys=False, width=10**6), encoding="utf-8")


def _by_line(fields: Fields, key: str) -> dict[int, str]:
    value = fields.get(key)
    items = value.items() if isinstance(value, Fields) else ()
    return {int(line): str(told) for line, told in items}


def _passages(original: Original, head: Head) -> Iterator[dict[str, object]]:
    heading, counted, position = COVER, 0, 0
    inner = {line for group in head.joined.values() for line in group[1:]}
    for number, line in enumerate(original.lines, 1):
        if number in inner or not line.strip(" -"):
            continue
        if number in head.structure:
            heading, counted = head.structure[number], 0
        lines = head.joined.get(number, (number,))
        if number in head.footnotes:
            yield _footnote(original, head, heading, lines, head.footnotes[number], apart=True)
            continue
        position += 1
        titled = number in head.structure or heading == COVER
        counted += not titled
        place = {"id": f"{head.id}/p{position}", "heading": heading}
        place["paragraph"] = str(counted) if not titled else _title_sort(heading)
        yield _passage(place, lines, original.text_of(lines))
        for footnote in original.footnotes_in(lines):
            yield _footnote(original, head, heading, lines, footnote, apart=False)


def _title_sort(heading: str) -> str:
    return "cover" if heading == COVER else "heading"


def _footnote(
    original: Original,
    head: Head,
    heading: str,
    lines: tuple[int, ...],
    number: str,
    *,
    apart: bool,
) -> dict[str, object]:
    """A footnote on lines of its own (`apart`) or inside a paragraph."""
    place = {"id": f"{head.id}/fn{number}", "heading": heading, "paragraph": f"footnote {number}"}
    inside = "" if apart else number
    return _passage(place, lines, original.text_of(lines, inside), inside)


def _passage(
    place: Mapping[str, str], lines: tuple[int, ...], text: str, footnote: str = ""
) -> dict[str, object]:
    found = {**place, "lines": " ".join(map(str, lines))}
    if footnote:
        found["footnote"] = footnote
    reasons = {"cover": "cover page", "heading": "heading"}
    reason = reasons.get(place["paragraph"])
    return {
        **found,
        "checksum": checksum(text),
        **guess_facts(text),
        "digest": UNFINISHED,
        **({"uncited": reason} if reason else {}),
    }


def _with_checksum(content: str, passage: Passage, found: str) -> str:
    """The record with one passage's checksum replaced, the rest to the letter."""
    pattern = rf"(?ms)(^- id: {re.escape(passage.id)}$.*?^  checksum: )\S+"
    return re.sub(pattern, rf"\g<1>{found}", content, count=1)
