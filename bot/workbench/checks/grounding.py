"""Every number, name and address of an entry stands in a cited passage or in a link."""

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from itertools import chain
from urllib.parse import urlsplit

from bot.catalog.entries import Entry, Kind
from bot.catalog.facts import Basis
from bot.catalog.records import Passage, Source
from bot.errors import Problem
from bot.workbench.checks.helplines import numbers_to_call
from bot.workbench.checks.names import (
    is_covered,
    name_runs,
    name_token,
    name_tokens,
    names_in,
)
from bot.workbench.checks.surveyed_base import SurveyedBase, stated
from bot.workbench.records.counting import amounts, numbers, words

ADDRESS = re.compile(
    r"https?://[^\s<>)\]\"”]+"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\b(?:[\w-]+\.)+(?:org|com|net|int|gov|info|eu|edu|app|io|uk|be|de|nl|ch|ug|th)\b(?:/[^\s)]*)?"
)
"""Addresses with a scheme, of mail, and bare hosts like ecpat.org."""


@dataclass(frozen=True)
class Grounds:
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


def check_grounding(base: SurveyedBase) -> Iterator[Problem]:
    """Whatever an entry states that neither its passages nor its links hold."""
    for entry in base.entries:
        grounds = gather_grounds(entry, base)
        for field, text in stated(entry):
            for number in numbers_to_call(entry, text):  # which `check_helplines` looks at
                text = text.replace(number, " ")
            for token, message in _ungrounded(text, grounds):
                yield base.problem(entry, field, message, near=token)
            if entry.id not in base.dangling:  # else a name may be what it can't reach
                for run, message in _unnamed(text, grounds, base.ordinary):
                    yield base.problem(entry, field, message, near=run)
        yield from _unprinted_links(entry, base)
        yield from _unnamed_places(entry, grounds, base)


def _ungrounded(text: str, grounds: Grounds) -> Iterator[tuple[str, str]]:
    """Addresses and numbers without grounds, as (the words, a message)."""
    for found in ADDRESS.finditer(text):
        address = found.group().rstrip(".,;:")
        if not _is_linked(address, grounds):
            expected = "an address of a cited passage or of a link"
            yield address, f"found the address {address}, expected {expected}"
    for number in dict.fromkeys(amounts(ADDRESS.sub(" ", text))):
        if number not in grounds.amounts:
            expected = "a figure of this entry, or a year or name of a cited passage or link"
            yield number, f"found the number {number}, expected {expected}"


def _unnamed(text: str, grounds: Grounds, ordinary: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Names without grounds, as (the words, a message)."""
    for run in dict.fromkeys(name_runs(ADDRESS.sub(" ", text), ordinary)):
        if not _is_known(run, grounds):
            yield run, f"found the name {run}, expected a name of a cited passage or link"


def _is_linked(address: str, grounds: Grounds) -> bool:
    """A bare host may also be a name: "Booking.com"."""
    if bare_address(address) in grounds.addresses:
        return True
    named = {name_token(word) for word in words(address)} <= grounds.tokens
    return named and not re.search(r"[/@]", address)


def _is_known(run: str, grounds: Grounds) -> bool:
    found = [name_token(word.group()) for word in names_in(run, frozenset())]
    return is_covered(found, grounds.names, grounds.tokens)


def _unprinted_links(entry: Entry, base: SurveyedBase) -> Iterator[Problem]:
    if entry.id != entry.whole:
        return
    passages = [base.catalog.passages[cited] for cited in entry.all_sources]
    printed = {bare_address(address) for passage in passages for address in passage.addresses}
    for at, link in enumerate(entry.links):
        if link.basis is Basis.SUBMISSION and bare_address(link.url) not in printed:
            message = f"found {link.url} with basis submission, expected it in a cited passage"
            yield base.problem(entry, ("links", at, "url"), message)


def _unnamed_places(entry: Entry, grounds: Grounds, base: SurveyedBase) -> Iterator[Problem]:
    """Countries that the grounds don't name; a helpline's lister may name it by its address."""
    if entry.kind is Kind.HELPLINE or entry.parts or entry.id != entry.whole:
        return  # which part is about which country is for a reader to judge
    for at, place in enumerate(entry.places):
        if place in base.place_names and place not in grounds.places:
            message = f"found {place}, expected a country that a cited passage or link names"
            yield base.problem(entry, ("places", at), message, warning=True)


def gather_grounds(entry: Entry, base: SurveyedBase) -> Grounds:
    """The facts that `entry` can rest on; its own text is none of them."""
    catalog = base.catalog
    passages = [catalog.passages[cited] for cited in entry.sources]
    sources = [catalog.sources[passage.source] for passage in passages]
    witnessed = [*_named(entry, passages, sources), *_contact_texts(entry)]
    witnessed += [related.title for related in map(catalog.find, entry.related) if related]
    addresses = _addresses(entry, passages)
    names = set(map(name_tokens, witnessed)) | {name_tokens(_host(one)) for one in addresses}
    places = frozenset(_places_named(base, frozenset().union(*names)))
    for place in places.union(entry.places):
        names.update(base.place_tokens.get(place, ()))
    names |= set(map(name_tokens, chain(*base.terminology.common)))
    alone = map(name_tokens, chain(*base.terminology.alone))
    return Grounds(
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


def _places_named(base: SurveyedBase, found: Set[str]) -> Iterator[str]:
    for place, spellings in base.place_tokens.items():
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
