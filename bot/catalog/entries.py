"""Entries: what we know, as plain immutable values. A file of an entry is read as one of these."""

from collections.abc import Collection, Iterable, Iterator
from enum import StrEnum
from itertools import chain
from typing import Annotated, TypeAlias

from pydantic import Field, StringConstraints, WithJsonSchema
from pydantic.json_schema import SkipJsonSchema

from bot.catalog.callers import Contact as Contact
from bot.catalog.facts import Figure, Link, PassageId
from bot.catalog.validation import FileModel, Line, Lines, shaped
from bot.catalog.yaml_file import Place

ID_PATTERN = r"[a-z0-9][a-z0-9-]{1,39}"
MANY_PLACES = 10
"""At most 40 characters: with a prefix it fits Telegram's 64 bytes of button data."""

EntryId: TypeAlias = Annotated[
    str, shaped(ID_PATTERN, "an id of small letters, digits and hyphens, 2 to 40 characters")
]
PartId: TypeAlias = Annotated[
    str,
    shaped(r"[a-z][a-z0-9-]{0,15}", "an id of small letters, digits and hyphens, 16 at most"),
]
"""Behind an entry's id and a `_`; with a prefix both fit Telegram's 64 bytes of button data."""
Country: TypeAlias = Annotated[str, WithJsonSchema({"type": "string", "pattern": "^[A-Z]{2}$"})]
"""ISO 3166-1 alpha-2. Whether there is such a country, `bot.catalog.survey` finds out."""


BUTTON_CHARS = 28
"""What a phone shows of a button that has a row of its own."""
Title: TypeAlias = Annotated[Line, StringConstraints(max_length=80)]
Label: TypeAlias = Annotated[
    str,
    StringConstraints(max_length=BUTTON_CHARS),
    Field(description="On buttons, where the title is too long for a phone."),
]


class Kind(StrEnum):
    """What sort of thing an entry is about; its folder is the plural."""

    INITIATIVE = "initiative"
    RECOMMENDATION = "recommendation"
    HELPLINE = "helpline"
    LAW = "law"
    TERM = "term"
    ORGANISATION = "organisation"
    THEME = "theme"
    SUBMISSION = "submission"

    @property
    def folder(self) -> str:
        return f"{self.value}s"


_ADULT_PREVENTION = "adult-prevention"  # the subject of what helps people with such thoughts
_OFFERS = frozenset({Kind.HELPLINE, Kind.ORGANISATION, Kind.RECOMMENDATION})


PART_FIELDS = ("title", "label", "text", "phrases", "figures", "sources", "aliases")


def whole(entry_id: str) -> str:
    """Id of the entry that an id, maybe a part's, belongs to."""
    return entry_id.partition("_")[0]


class Surface(StrEnum):
    """Where a question comes from and its reply stands; an entry may keep to some."""

    PRIVATE = "private"
    GROUP = "group"
    INLINE = "inline"


class Audience(StrEnum):
    """Whom a recommendation is for."""

    STATES = "states"
    INDUSTRY = "industry"
    UN = "un"
    INTERPOL_MEMBERS = "interpol-members"
    FINANCIAL_SECTOR = "financial-sector"
    LAW_ENFORCEMENT = "law-enforcement"
    MEDIA = "media"
    CIVIL_SOCIETY = "civil-society"
    ITU = "itu"


class Part(FileModel):
    """A facet of an entry that can be asked for on its own."""

    id: PartId
    title: Title = Field(
        description="Says whose facet it is: it stands alone in a reply and on a button.",
        examples=["Disrupting Harm: second phase"],
    )
    label: Label = ""
    text: Line = Field(description="As an entry's text.")
    phrases: Annotated[Lines, Field(min_length=3)] = Field(description="Ways people ask for it.")
    figures: tuple[Figure, ...] = Field((), description="Every number of the text.")
    sources: tuple[PassageId, ...] = Field((), description="Ids of passages in seeds/.")
    links: tuple[Link, ...] = Field((), description="Pages about this facet.")
    aliases: tuple[EntryId, ...] = Field((), description="Former ids of entries that it was.")


class Entry(FileModel):
    """One thing that Waymark knows. Its id is the file's name, its kind the folder.

    Its own text, phrases, figures and sources are its first part.
    """

    id: SkipJsonSchema[EntryId]
    kind: SkipJsonSchema[Kind]
    title: Title = Field(
        description="The name a reader sees, on a button too.", examples=["Disrupting Harm"]
    )
    label: Label = ""
    summary: Annotated[Line, StringConstraints(max_length=120)] = Field(
        description="One line that says what it is.",
        examples=["Country studies by ECPAT, INTERPOL and UNICEF on children abused online"],
    )
    text: Line = Field(
        description="Plain paragraphs of two to six short sentences, in our own words, the fact"
        " first, the year in it."
    )
    phrases: Annotated[Lines, Field(min_length=6)] = Field(
        description="Ways people ask for it, the most typical first.",
        examples=[["what is the Disrupting Harm project", "who runs Disrupting Harm"]],
    )
    places: tuple[Country, ...] = Field(
        (),
        description="Countries it concerns, by ISO 3166-1 alpha-2 code.",
        examples=[["KE", "TZ"]],
    )
    subjects: Lines = Field(
        (), description="Tags from subjects.yaml.", examples=[["research", "cooperation"]]
    )
    audience: tuple[Audience, ...] = Field(
        (), description="Recommendations only: whom they are for."
    )
    figures: tuple[Figure, ...] = Field((), description="Every number of the text, as it was read.")
    sources: tuple[PassageId, ...] = Field(
        (),
        description="Ids of passages in seeds/, the most important first.",
        examples=[["cstd-2023/p28"]],
    )
    links: tuple[Link, ...] = Field(
        (), description="Pages for the reader, and what was read there."
    )
    contacts: tuple[Contact, ...] = Field(
        (), description="Helplines only: how to reach the service."
    )
    related: tuple[EntryId, ...] = Field(
        (), description="Ids of entries that a reader would want next."
    )
    aliases: tuple[EntryId, ...] = Field((), description="Former ids: old deep links still work.")
    parts: tuple[Part, ...] = Field(
        (), description="Facets that can be asked for on their own: a phase, a finding, the money."
    )
    surfaces: frozenset[Surface] = Field(
        frozenset(Surface),
        description="Where it may appear, the private chat always; left out means everywhere.",
    )

    @property
    def whole(self) -> str:
        """Id of the entry, also where this is a part of it, read apart."""
        return whole(self.id)

    def read_apart(self) -> Iterator["Entry"]:
        """The entry, and each further part as an entry of its own, which has no summary."""
        yield self
        for part in self.parts:
            own = {field: getattr(part, field) for field in PART_FIELDS}
            own |= {"id": f"{self.id}_{part.id}", "summary": "", "parts": ()}
            own["links"] = (*part.links, *self.links)
            yield self.model_copy(update=own)

    @property
    def all_sources(self) -> tuple[PassageId, ...]:
        """Of the entry and its further parts, each once."""
        inside = chain.from_iterable(part.sources for part in self.parts)
        return tuple(dict.fromkeys([*self.sources, *inside]))

    @property
    def line(self) -> str:
        """What it is, in a line: the summary, or the first sentence of a part."""
        return self.summary or self.text.split("\n", 1)[0].partition(". ")[0].rstrip(".")

    @property
    def is_national(self) -> bool:
        """Does it list the services of one country?"""
        return bool(self.contacts) and len(self.places) == 1

    def is_broad(self, place: str) -> bool:
        """Is it about so many countries that it says little of this one?"""
        return place in self.places and len(self.places) > MANY_PLACES

    @property
    def is_for_own_thoughts(self) -> bool:
        """Is it for people with sexual thoughts about children? Only who asks for it sees it."""
        return self.kind in _OFFERS and _ADULT_PREVENTION in self.subjects and not self.is_national

    def contradictions(self) -> Iterator[tuple[Place, str]]:
        if not self.sources and not self.links:
            yield ("sources",), "found neither a passage nor a link, expected at least one"
        if bool(self.audience) != (self.kind is Kind.RECOMMENDATION):
            yield ("audience",), "found a mismatch, expected it in recommendations, nowhere else"
        if self.contacts and self.kind is not Kind.HELPLINE:
            yield ("contacts",), f"found them in a {self.kind}, expected them in helplines only"
        if Surface.PRIVATE not in self.surfaces:
            yield ("surfaces",), "found no `private`, expected it: links from elsewhere lead there"
        if self.id in self.related:
            yield ("related",), "found the entry itself, expected other entries"
        yield from self._misread(self.figures, self.sources, self.links, ())
        ids = [part.id for part in self.parts]
        for at, part in enumerate(self.parts):
            if ids.index(part.id) != at:
                yield ("parts", at, "id"), f"found {part.id!r} again, expected a free id"
            links = (*part.links, *self.links)
            yield from self._misread(part.figures, part.sources, links, ("parts", at))

    @staticmethod
    def _misread(
        figures: Iterable[Figure],
        sources: Collection[str],
        links: Collection[Link],
        inside: Place,
    ) -> Iterator[tuple[Place, str]]:
        for at, figure in enumerate(figures):
            if wrong := _misplaced(figure, sources, links):
                yield (*inside, "figures", at), f"{figure.value!r}: {wrong}"


def _misplaced(figure: Figure, sources: Collection[str], links: Collection[Link]) -> str:
    """What is wrong with where a figure is said to stand; nothing where that is right."""
    if bool(figure.passage) == bool(figure.link):
        return "expected either a passage or a link"
    if figure.passage and figure.passage not in sources:
        return f"found {figure.passage}, expected one of the sources"
    if figure.link and all(figure.link != link.url for link in links):
        return f"found {figure.link}, expected one of the links"
    return ""
