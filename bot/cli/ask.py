"""`bot ask`: answer one question and show why.

It prints the outcome, the ranked matches and the reply, as a private chat gets it.
"""

from __future__ import annotations

import asyncio
import dataclasses
import json
from argparse import ArgumentParser
from typing import TYPE_CHECKING, Any

from bot.cli.console import Options, knowledge, say, settings

if TYPE_CHECKING:
    from bot.answering.event import Event
    from bot.answering.knowledge import Knowledge
    from bot.matching import Match
    from bot.replies.blocks import Reply


def add_arguments(ask: ArgumentParser) -> None:
    ask.add_argument("question", metavar="QUESTION")
    ask.add_argument("--json", action="store_true", help="everything, machine-readable")
    ask.add_argument("--explain", action="store_true", help="corrected words, each part's share")


def run(options: Options) -> None:
    from bot.answering.desk import Desk
    from bot.answering.event import typed_event

    event = typed_event(options.question)
    known = knowledge(settings())
    reply = asyncio.run(Desk(known).ask(event))
    if options.json:
        told = {"question": options.question, **_everything(known, event, reply)}
        say(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        say(_told(known, event, reply, explain=options.explain))


def ranked(known: Knowledge, event: Event) -> list[Match]:
    """The matches that the bot decides an event by, best first."""
    from bot.answering.answerer import MATCHED_CHARS
    from bot.answering.commands import find_command
    from bot.language.words import Typed

    typed = known.gazetteer.spelt_out(Typed(event.text, MATCHED_CHARS))
    command = find_command(event.command)
    matches = known.finder.search(typed, command.kind if command else None)
    return [match for match in matches if known.catalog.may_show(match.id, event.surface)]


def outcome_name(reply: Reply) -> str:
    return type(reply.outcome).__name__ if reply.outcome else "none"


def _told(known: Knowledge, event: Event, reply: Reply, *, explain: bool) -> str:
    from bot.language.words import Typed
    from bot.replies.plain_text import plain_text

    parts = [f"outcome: {outcome_name(reply)}"]
    if explain:
        parts.append(str(known.finder.explain(Typed(event.text))))
    else:
        parts += [
            f"{match.confidence:5.2f}  {match.id}  (matched: {match.phrase})"
            for match in ranked(known, event)
        ]
    return "\n".join([*parts, "", plain_text(reply)])


def _everything(known: Knowledge, event: Event, reply: Reply) -> dict[str, Any]:
    """For machines: entries as their ids, pages as their addresses."""
    from bot.language.words import Typed

    outcome = reply.outcome
    fields = dataclasses.fields(outcome) if outcome else ()
    decided = {field.name: _plain(getattr(outcome, field.name)) for field in fields}
    found = known.gazetteer.find_all(Typed(event.text))
    entries = [decided.get("entry"), decided.get("also"), *decided.get("entries", ())]
    return {
        "kind": outcome_name(reply),
        "outcome": decided,
        "concern": decided.get("concern") or reply.unsure,
        "entries": [entry for entry in entries if entry] or [reply.entry] * bool(reply.entry),
        "confidence": decided.get("confidence"),
        "language": decided.get("language", "en"),
        "country": found[0].place if found else None,
        "matches": [dataclasses.asdict(match) for match in ranked(known, event)],
        "reply": {
            "visible": reply.visible,
            "urgent": reply.urgent,
            "private_only": reply.private_only,
            "buttons": [[dataclasses.asdict(button) for button in row] for row in reply.rows],
        },
    }


def _plain(value: object) -> Any:
    from bot.catalog.entries import Entry
    from bot.replies.addresses import Address

    if isinstance(value, Entry):
        return value.id
    if isinstance(value, Address):
        return str(value)
    return [_plain(item) for item in value] if isinstance(value, tuple) else value
