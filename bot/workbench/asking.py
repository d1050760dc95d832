"""What the bot makes of one text: for `bot ask`, and for the inspector of the try-out's page."""

import dataclasses
from typing import Any

from bot.answering.commands import find_command
from bot.answering.desk import Desk
from bot.answering.event import Event, typed_event
from bot.answering.knowledge import Knowledge
from bot.catalog.entries import Entry
from bot.language.words import Typed
from bot.matching import Match
from bot.replies.blocks import Address, Button, Reply
from bot.replies.plain_text import plain_text


async def told(desk: Desk, text: str, *, explain: bool) -> str:
    """The outcome, the ranked matches or each part's share of them, and the reply."""
    event = typed_event(text)
    reply = await desk.ask(event)
    if explain:
        matches = [str(desk.knowledge.finder.explain(Typed(event.text)))]
    else:
        matches = [
            f"{match.confidence:5.2f}  {match.id}  (matched: {match.phrase})"
            for match in _ranked(desk.knowledge, event)
        ]
    return "\n".join([f"outcome: {_outcome(reply)}", *matches, "", plain_text(reply)])


async def everything(desk: Desk, text: str) -> dict[str, Any]:
    """For machines: entries as their ids, pages as their addresses."""
    event = typed_event(text)
    reply = await desk.ask(event)
    outcome: Any = reply.outcome
    fields = dataclasses.fields(outcome) if outcome else ()
    decided = {field.name: _plain(getattr(outcome, field.name)) for field in fields}
    found = desk.knowledge.gazetteer.find_all(Typed(event.text))
    entries = [decided.get("entry"), decided.get("also"), *decided.get("entries", ())]
    return {
        "question": text,
        "kind": _outcome(reply),
        "outcome": decided,
        "concern": decided.get("concern") or reply.unsure,
        "entries": [entry for entry in entries if entry] or [reply.entry] * bool(reply.entry),
        "confidence": decided.get("confidence"),
        "language": decided.get("language", "en"),
        "country": found[0].place if found else None,
        "matches": [dataclasses.asdict(match) for match in _ranked(desk.knowledge, event)],
        "reply": {
            "visible": reply.visible,
            "urgent": reply.urgent,
            "private_only": reply.private_only,
            "buttons": [[*map(_shown, row)] for row in reply.rows],
        },
    }


async def inspect(desk: Desk, text: str) -> dict[str, object]:
    """Outcome, confidence, entry and its place (`file:line`), and the ranked matches.

    Nothing of it is remembered.
    """
    event = typed_event(text)
    reply = await desk.ask(event)
    entry = desk.knowledge.catalog.parts.get(reply.entry)
    return {
        "outcome": _outcome(reply),
        "confidence": getattr(reply.outcome, "confidence", None),
        "entry": reply.entry,
        "place": f"knowledge/{entry.kind.folder}/{entry.whole}.yaml:1" if entry else "",
        "matches": [dataclasses.asdict(match) for match in _ranked(desk.knowledge, event)],
    }


def _ranked(known: Knowledge, event: Event) -> list[Match]:
    """The matches that the bot decides an event by, best first."""
    typed = known.typed(event.text)
    command = find_command(event.command)
    matches = known.finder.search(typed, command.kind if command else None)
    return [match for match in matches if known.catalog.may_show(match.id, event.surface)]


def _shown(button: Button) -> dict[str, str]:
    return {"label": button.label, "press": button.press, "value": button.value}


def _outcome(reply: Reply) -> str:
    return type(reply.outcome).__name__ if reply.outcome else "none"


def _plain(value: object) -> Any:
    if isinstance(value, Entry):
        return value.id
    if isinstance(value, Address):
        return str(value)
    return [_plain(item) for item in value] if isinstance(value, tuple) else value
