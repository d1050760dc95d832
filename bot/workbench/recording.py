"""`bot record FOLDER`: draft a source record from its original, or refresh all hashes."""

from __future__ import annotations

from pathlib import Path

from bot.workbench.drafting import draft_record, read_head, refresh


def draft_or_refresh(seeds: Path, originals: Path, head: Path | None) -> str:
    """With a head, the draft as text; without, what was refreshed.

    Raises KnowledgeError where a record can't be read, FileNotFoundError without the original.
    """
    if head is not None:
        drafted = read_head(head)
        return draft_record(originals / drafted.bibliography["original"], drafted)
    records = sorted(seeds.glob("*.yaml"))
    for record in records:
        refresh(record, originals)
    return f"{len(records)} records refreshed."
