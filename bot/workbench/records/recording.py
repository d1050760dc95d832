"""`bot record FOLDER`: draft a source record from its original, or refresh all hashes."""

import re
from pathlib import Path

from bot.catalog.records import Passage, Source
from bot.catalog.validation import read_model
from bot.errors import KnowledgeError, Problem
from bot.workbench.records.counting import checksum, pack, runs
from bot.workbench.records.drafting import HeadFile, draft_record
from bot.workbench.records.originals import Original


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
