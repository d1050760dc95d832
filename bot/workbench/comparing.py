"""`bot diff`: what people would be told otherwise than from older knowledge."""

import asyncio
import difflib
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path

from bot.answering.desk import Desk
from bot.answering.event import Event, EventKind, typed_event
from bot.answering.knowledge import Knowledge
from bot.catalog.entries import Surface
from bot.replies.blocks import Address, PageKind, Reply
from bot.replies.outcomes import HelpCard
from bot.replies.plain_text import plain_text
from bot.safeguarding.concerns import Concern
from bot.workbench.questions import read_questions


def compare(old: Knowledge, new: Knowledge, questions: Path) -> str:
    """Every page and help card that changed, line by line; then questions answered otherwise."""
    before, after = _pages(old), _pages(new)
    names = sorted(before.keys() | after.keys())
    changed = [name for name in names if before.get(name) != after.get(name)]
    parts = [_told(name, before.get(name), after.get(name)) for name in changed]
    moved = list(_moved(old, new, questions)) if questions.is_dir() else []
    closing = f"{len(changed)} of {len(names)} pages differ, {len(moved)} questions are answered"
    return "\n".join([*parts, *moved, f"{closing} otherwise."])


def _told(name: str, before: str | None, after: str | None) -> str:
    if before is None or after is None:
        return f"{name}: {'new' if before is None else 'gone'}"
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    kept = [f"  {line}" for line in lines if not line.startswith(("---", "+++", "@@"))]
    return "\n".join([f"{name}:", *kept])


def _pages(known: Knowledge) -> Mapping[str, str]:
    """What stands on each page, by its address, and on each help card."""
    places = {place for entry in known.catalog.entries.values() for place in entry.places}
    addresses = chain(
        (Address(page, entry) for entry in known.catalog.entries for page in _OF_ENTRIES),
        (Address(PageKind.HELPLINES, place) for place in places),
        map(Address, _ALONE),
    )
    desk = Desk(known)
    told = {
        str(address): plain_text(_ask(desk, Event(EventKind.TAP, address=str(address))))
        for address in addresses
    }
    for language in known.wording.languages:
        composer = known.composer(Surface.PRIVATE, language)
        for concern in Concern:
            for place in (None, *(sorted(places) if language == "en" else ())):
                name = " ".join(["help card", concern, language, place or ""]).strip()
                told[name] = plain_text(composer.reply(HelpCard(concern, place, language)))
    return told


_OF_ENTRIES = (PageKind.ENTRY, PageKind.MORE)
_ALONE = (PageKind.START, PageKind.ABOUT, PageKind.PRIVACY, PageKind.COMMANDS, PageKind.SOURCES)


def _moved(old: Knowledge, new: Knowledge, questions: Path) -> Iterator[str]:
    """Questions of tests/questions that get another entry, or none."""
    before, after = Desk(old), Desk(new)
    for held in read_questions(questions):
        event = typed_event(held.text)
        was, now = _named(_ask(before, event)), _named(_ask(after, event))
        if was != now:
            yield f"asked {held.text!r}: {was} → {now}"


def _ask(desk: Desk, event: Event) -> Reply:
    return asyncio.run(desk.ask(event))


def _named(reply: Reply) -> str:
    return f"{type(reply.outcome).__name__} {reply.entry}".strip()
