"""seeds/ → source records."""

from __future__ import annotations

from pathlib import Path

from bot.catalog.fields import FieldReader
from bot.catalog.records import Passage, RecordedFigure, Source
from bot.catalog.yaml_text import Fields, read_yaml
from bot.errors import KnowledgeError, Problem


def read_sources(folder: Path) -> dict[str, Source]:
    """Every record in `folder`, by id. Raises KnowledgeError with all problems."""
    problems: list[Problem] = []
    sources = [_read_source(path, problems) for path in sorted(folder.glob("*.yaml"))]
    if not sources:
        problems.append(Problem(folder, 0, "", "", "found no source record, expected *.yaml"))
    if problems:
        raise KnowledgeError(problems)
    return {source.id: source for source in sources}


def read_runs(folder: Path, source: str) -> dict[str, str]:
    """Hashed runs of a source's passages, by passage id; long, so kept apart from the record."""
    fields = read_yaml(folder / "runs" / f"{source}.yaml")
    runs = fields.get("runs")
    assert isinstance(runs, Fields)
    return {passage: str(packed) for passage, packed in runs.items()}


def _read_source(path: Path, problems: list[Problem]) -> Source:
    reader = FieldReader(read_yaml(path), path=path, entry=path.stem, problems=problems)
    source = Source(
        id=reader.pattern("id", path.stem, f"the file's name, {path.stem}", required=True),
        title=reader.text("title", required=True),
        short_title=reader.text("short_title", required=True),
        author=reader.text("author", required=True),
        addressee=reader.text("addressee", required=True),
        occasion=reader.text("occasion", required=True),
        year=reader.pattern("year", r"\d{4}", "a year", required=True),
        page=reader.text("page"),
        page_how=reader.text("page_how", required=True),
        original=reader.text("original", required=True),
        sha256=reader.pattern("sha256", r"[0-9a-f]{64}", "64 hexadecimal digits", required=True),
        passages=tuple(_read_passage(item, path.stem) for item in reader.items("passages")),
    )
    reader.no_others()
    _refuse_twins(source, reader)
    return source


def _read_passage(reader: FieldReader, source: str) -> Passage:
    lines = reader.pattern("lines", r"\d+( \d+)*", "line numbers", required=True)
    passage = Passage(
        id=reader.pattern("id", rf"{source}/[a-z0-9-]+", f"{source}/…", required=True),
        source=source,
        heading=reader.text("heading", required=True),
        paragraph=reader.text("paragraph", required=True),
        lines=tuple(int(line) for line in lines.split() if line.isdigit()),
        footnote=reader.text("footnote"),
        checksum=reader.pattern("checksum", r"[0-9a-f]{16}", "16 hexadecimal digits"),
        names=reader.texts("names"),
        figures=tuple(_read_figure(item) for item in reader.items("figures")),
        years=reader.texts("years"),
        addresses=reader.texts("addresses"),
        digest=reader.text("digest", required=True),
        uncited=reader.text("uncited"),
    )
    reader.no_others()
    return passage


def _read_figure(reader: FieldReader) -> RecordedFigure:
    figure = RecordedFigure(
        value=reader.text("value", required=True),
        unit=reader.text("unit", required=True),
        qualifier=reader.text("qualifier"),
        printed=reader.text("printed", required=True),
    )
    reader.no_others()
    return figure


def _refuse_twins(source: Source, reader: FieldReader) -> None:
    seen: set[str] = set()
    for passage in source.passages:
        if passage.id in seen:
            reader.wrong("passages", f"found {passage.id} twice, expected it once")
        seen.add(passage.id)
