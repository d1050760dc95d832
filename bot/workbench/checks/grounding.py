"""Every number, name and address of an entry stands in a cited passage or in a link."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.catalog.entries import Basis, Entry, Kind
from bot.errors import Problem
from bot.workbench.checks.evidence import Evidence, bare_address, gather_evidence
from bot.workbench.checks.knowledge import Knowledge
from bot.workbench.checks.names import is_covered, name_runs, name_token, names_in, ordinary_words
from bot.workbench.counting import amounts, words

ADDRESS = re.compile(
    r"https?://[^\s<>)\]\"”]+"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\b(?:[\w-]+\.)+(?:org|com|net|int|gov|info|eu|edu|app|io|uk|be|de|nl|ch|ug|th)\b(?:/[^\s)]*)?"
)
"""Addresses with a scheme, of mail, and bare hosts like ecpat.org."""


def check_grounding(knowledge: Knowledge) -> Iterator[Problem]:
    """Whatever an entry states that neither its passages nor its links hold."""
    ordinary = _ordinary(knowledge)
    for entry in knowledge.catalog.entries.values():
        evidence = gather_evidence(entry, knowledge)
        for field, text in stated(entry):
            for token, message in _ungrounded(text, evidence, ordinary):
                yield knowledge.problem(entry, field, message, near=token)
        yield from _unprinted_links(entry, knowledge)
        yield from _unnamed_places(entry, evidence, knowledge)


def stated(entry: Entry) -> Iterator[tuple[str, str]]:
    """What an entry states in its own words, by field; phrases are other people's."""
    yield from (("title", entry.title), ("summary", entry.summary), ("text", entry.text))
    for figure in entry.figures:
        yield from (("figures", text) for text in (figure.of, figure.where) if text)


def _ordinary(knowledge: Knowledge) -> frozenset[str]:
    catalog = knowledge.catalog
    texts = [text for entry in catalog.entries.values() for _, text in stated(entry)]
    texts += [passage.digest for passage in catalog.passages.values()]
    return ordinary_words([*texts, *knowledge.terminology.plain])


def _ungrounded(
    text: str, evidence: Evidence, ordinary: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """What has no evidence, as (the words, a message)."""
    for found in ADDRESS.finditer(text):
        address = found.group().rstrip(".,;:")
        if not _is_linked(address, evidence):
            expected = "an address of a cited passage or of a link"
            yield address, f"found the address {address}, expected {expected}"
    without = ADDRESS.sub(" ", text)
    for number in dict.fromkeys(amounts(without)):
        if number not in evidence.amounts:
            expected = "a figure of this entry, or a year or name of a cited passage or link"
            yield number, f"found the number {number}, expected {expected}"
    for run in dict.fromkeys(name_runs(without, ordinary)):
        if not _is_known(run, evidence):
            yield run, f"found the name {run}, expected a name of a cited passage or link"


def _is_linked(address: str, evidence: Evidence) -> bool:
    """A bare host may also be a name: "Booking.com"."""
    if bare_address(address) in evidence.addresses:
        return True
    named = {name_token(word) for word in words(address)} <= evidence.tokens
    return named and not re.search(r"[/@]", address)


def _is_known(run: str, evidence: Evidence) -> bool:
    found = [name_token(word.group()) for word in names_in(run, frozenset())]
    return is_covered(found, evidence.names, evidence.tokens)


def _unprinted_links(entry: Entry, knowledge: Knowledge) -> Iterator[Problem]:
    passages = [knowledge.catalog.passages[cited] for cited in entry.sources]
    printed = {bare_address(address) for passage in passages for address in passage.addresses}
    for link in entry.links:
        if link.basis is Basis.SUBMISSION and bare_address(link.url) not in printed:
            message = f"found {link.url} with basis submission, expected it in a cited passage"
            yield knowledge.problem(entry, "links", message, near=link.url)


def _unnamed_places(entry: Entry, evidence: Evidence, knowledge: Knowledge) -> Iterator[Problem]:
    """Countries that the evidence doesn't name; a helpline's lister may name it by its address."""
    if entry.kind is Kind.HELPLINE:
        return
    for place in entry.places:
        if place in knowledge.place_names and place not in evidence.places:
            message = f"found {place}, expected a country that a cited passage or link names"
            yield knowledge.problem(entry, "places", message, near=place, warning=True)
