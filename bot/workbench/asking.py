"""`bot ask`: one question, its outcome, the ranked matches and the rendered reply."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from bot.answering.desk import Desk
from bot.answering.question import Question
from bot.catalog.entries import Entry, Surface
from bot.replies.blocks import Reply
from bot.replies.outcomes import Outcome


def ask(desk: Desk, text: str, *, as_json: bool, explain: bool) -> str:
    """What `bot ask` prints."""
    outcome = desk.answer(Question(text))
    reply = desk.reply(outcome, Surface.PRIVATE, "en")
    finder = desk.answerer.finder
    if as_json:
        return json.dumps(_told(desk, text, outcome, reply), ensure_ascii=False, indent=2)
    parts = [f"outcome: {type(outcome).__name__}"]
    if explain:
        parts.append(str(finder.explain(text)))
    else:
        parts += [
            f"{match.confidence:5.2f}  {match.id}  (matched: {match.phrase})"
            for match in finder.ranked(text)
        ]
    buttons = [f"[{button.label}]" for row in reply.rows for button in row]
    return "\n".join([*parts, "", reply.visible, "", " ".join(buttons)])


def _told(desk: Desk, text: str, outcome: Outcome, reply: Reply) -> dict[str, Any]:
    """Everything, with entries as their ids."""
    fields = {
        field.name: _plain(getattr(outcome, field.name)) for field in dataclasses.fields(outcome)
    }
    found = desk.answerer.finder.places_in(text)
    matches = desk.answerer.finder.ranked(text)
    return {
        "question": text,
        "kind": type(outcome).__name__,
        "outcome": fields,
        "concern": fields.get("concern") or fields.get("unsure_concern"),
        "entries": _entries(outcome),
        "confidence": fields.get("confidence"),
        "language": fields.get("language", "en"),
        "country": found[0].place if found else None,
        "matches": [dataclasses.asdict(match) for match in matches],
        "reply": {
            "html": reply.html,
            "visible": reply.visible,
            "urgent": reply.urgent,
            "private_only": reply.private_only,
            "buttons": [[dataclasses.asdict(button) for button in row] for row in reply.rows],
        },
    }


def _entries(outcome: Outcome) -> list[str]:
    named = [getattr(outcome, "entry", None), getattr(outcome, "also", None)]
    found = [*named, *getattr(outcome, "entries", ())]
    return [entry.id for entry in found if isinstance(entry, Entry)]


def _plain(value: object) -> object:
    if isinstance(value, Entry):
        return value.id
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value
