"""One entry file → one Entry: the shape of a file, field by field."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bot.catalog.fields import FieldReader
from bot.catalog.model import Audience, Basis, Contact, Entry, Figure, Kind, Link, Surface
from bot.catalog.yaml_text import read_yaml
from bot.errors import Problem

ID_PATTERN = r"[a-z0-9][a-z0-9-]{1,39}"
"""At most 40 characters: with a prefix it fits Telegram's 64 bytes of button data."""
TITLE_CHARS = 80
"""A title stands on a button and as an inline result's first line."""
SUMMARY_CHARS = 120
LEAST_PHRASES = 6


def read_entry(path: Path, kind: Kind, problems: list[Problem]) -> Entry:
    """The entry in a file; what is wrong is added to `problems`."""
    reader = FieldReader(read_yaml(path), path=path, entry=path.stem, problems=problems)
    entry = Entry(
        id=path.stem,
        kind=kind,
        title=reader.text("title", required=True, most=TITLE_CHARS),
        summary=reader.text("summary", required=True, most=SUMMARY_CHARS),
        text=reader.text("text", required=True),
        phrases=reader.texts("phrases", at_least=LEAST_PHRASES),
        places=reader.texts("places"),
        subjects=reader.texts("subjects"),
        audience=reader.choices("audience", Audience),
        figures=tuple(_read_figure(item) for item in reader.items("figures")),
        sources=reader.texts("sources"),
        links=tuple(_read_link(item) for item in reader.items("links")),
        contacts=tuple(_read_contact(item) for item in reader.items("contacts")),
        related=reader.texts("related"),
        aliases=reader.texts("aliases"),
        surfaces=frozenset(reader.choices("surfaces", Surface) or Surface),
    )
    reader.no_others()
    for key, message in _contradictions(entry):
        reader.wrong(key, message)
    return entry


def _contradictions(entry: Entry) -> Iterator[tuple[str, str]]:
    """What is wrong between the fields of one entry."""
    if not entry.sources and not entry.links:
        yield "sources", "found neither a passage nor a link, expected at least one"
    if bool(entry.audience) != (entry.kind is Kind.RECOMMENDATION):
        yield "audience", "found a mismatch: recommendations name an audience, other kinds don't"
    if entry.contacts and entry.kind is not Kind.HELPLINE:
        yield "contacts", f"found contacts in a {entry.kind}, expected them in helplines only"
    if Surface.PRIVATE not in entry.surfaces:
        yield "surfaces", "found no `private`, expected it: links from elsewhere lead there"
    if entry.id in entry.related:
        yield "related", "found the entry itself, expected other entries"
    addresses = {link.url for link in entry.links}
    for figure in entry.figures:
        if bool(figure.passage) == bool(figure.link):
            yield "figures", f"{figure.value!r}: expected either a passage or a link"
        if figure.passage and figure.passage not in entry.sources:
            yield "figures", f"{figure.value!r}: {figure.passage} is not among the sources"
        if figure.link and figure.link not in addresses:
            yield "figures", f"{figure.value!r}: {figure.link} is not among the links"


def _read_figure(reader: FieldReader) -> Figure:
    figure = Figure(
        value=reader.text("value", required=True),
        unit=reader.text("unit", required=True),
        of=reader.text("of", required=True),
        where=reader.text("where"),
        as_of=reader.pattern("as_of", r"\d{4}(-\d{2}(-\d{2})?)?", "a year or year and month"),
        qualifier=reader.text("qualifier"),
        passage=reader.text("passage"),
        link=reader.text("link"),
    )
    reader.no_others()
    return figure


def _read_link(reader: FieldReader) -> Link:
    link = Link(
        title=reader.text("title", required=True),
        url=reader.pattern("url", r"https?://\S+", "an address", required=True),
        basis=reader.choice("basis", Basis, Basis.ADDED),
        checked=reader.date("checked", required=True),
        facts=reader.texts("facts"),
    )
    reader.no_others()
    return link


def _read_contact(reader: FieldReader) -> Contact:
    contact = Contact(
        name=reader.text("name", required=True),
        audience=reader.text("audience", required=True),
        phones=reader.texts("phones"),
        text=reader.text("text"),
        website=reader.pattern("website", r"https?://\S+", "an address"),
        hours=reader.text("hours"),
        cost=reader.text("cost"),
        languages=reader.texts("languages"),
        coverage=reader.text("coverage"),
        listed_by=reader.text("listed_by", required=True),
        listed_at=reader.pattern("listed_at", r"https?://\S+", "an address", required=True),
        page_date=reader.text("page_date"),
        checked=reader.date("checked", required=True),
        review_by=reader.date("review_by", required=True),
        warning=reader.text("warning"),
    )
    reader.no_others()
    return contact
