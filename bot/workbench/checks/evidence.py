"""What an entry may say: everything that its passages, its links and its lister hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.catalog.entries import Entry
from bot.catalog.records import Passage, Source
from bot.workbench.checks.knowledge import Knowledge
from bot.workbench.checks.names import name_tokens
from bot.workbench.counting import amounts, numbers


@dataclass(frozen=True)
class Evidence:
    """Facts behind one entry, in the form in which the checks compare them."""

    amounts: frozenset[str]
    names: frozenset[frozenset[str]]
    """The words of each name, as `name_tokens` gives them."""
    tokens: frozenset[str]
    """All these words, and those that need no source where they stand alone."""
    addresses: frozenset[str]
    """As `bare_address` gives them."""
    places: frozenset[str]
    """Countries that it names, by ISO code."""


def gather_evidence(entry: Entry, knowledge: Knowledge) -> Evidence:
    """The facts that `entry` can rest on; its own text is none of them."""
    catalog = knowledge.catalog
    passages = [catalog.passages[cited] for cited in entry.sources]
    sources = [catalog.sources[passage.source] for passage in passages]
    witnessed = [*_named(entry, passages, sources), *_contact_texts(entry)]
    witnessed += [related.title for related in map(catalog.find, entry.related) if related]
    addresses = _addresses(entry, passages)
    names = set(map(name_tokens, witnessed)) | {name_tokens(_host(one)) for one in addresses}
    places = frozenset(_places_named(knowledge, frozenset().union(*names)))
    for place in places.union(entry.places):
        names.update(knowledge.place_tokens.get(place, ()))
    names |= set(map(name_tokens, knowledge.terminology.common))
    alone = map(name_tokens, knowledge.terminology.alone)
    return Evidence(
        amounts=frozenset(_amounts(entry, passages, sources, witnessed)),
        names=frozenset(names),
        tokens=frozenset().union(*names, *alone),
        addresses=frozenset(map(bare_address, addresses)),
        places=places,
    )


def bare_address(address: str) -> str:
    """An address without scheme, "www." and closing slash, for comparing."""
    return re.sub(r"^(https?://|mailto:)?(www\.)?", "", address.strip().lower()).rstrip("/.")


def _named(entry: Entry, passages: Iterable[Passage], sources: Iterable[Source]) -> Iterator[str]:
    for passage in passages:
        yield from passage.names
    for source in sources:
        yield from (source.title, source.author, source.addressee, source.occasion)
    for link in entry.links:
        yield from (link.title, *link.facts)


def _contact_texts(entry: Entry) -> Iterator[str]:
    for contact in entry.contacts:
        yield from (contact.name, contact.audience, contact.text, contact.hours, contact.cost)
        yield from (*contact.phones, *contact.languages, contact.coverage, contact.listed_by)


def _addresses(entry: Entry, passages: Iterable[Passage]) -> list[str]:
    printed = [address for passage in passages for address in passage.addresses]
    linked = [link.url for link in entry.links]
    listed = [text for contact in entry.contacts for text in (contact.website, contact.listed_at)]
    return [*printed, *linked, *(address for address in listed if address)]


def _host(address: str) -> str:
    return (urlsplit(address).hostname or address).replace(".", " ").replace("-", " ")


def _places_named(knowledge: Knowledge, found: Set[str]) -> Iterator[str]:
    for place, spellings in knowledge.place_tokens.items():
        if any(tokens <= found for tokens in spellings):
            yield place


def _amounts(
    entry: Entry, passages: Iterable[Passage], sources: Iterable[Source], witnessed: Iterable[str]
) -> Iterator[str]:
    for figure in entry.figures:
        yield from amounts(figure.value)
        yield from amounts(f"{figure.value} {figure.unit}")
        yield from numbers(figure.as_of)[:1]
    for passage in passages:
        yield from passage.years
    yield from (source.year for source in sources)
    for text in witnessed:
        yield from amounts(text)
