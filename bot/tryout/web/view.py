"""What the page shows: a chat as one person sees it, and what the bot made of the last message."""

from dataclasses import asdict
from time import time

from ..people import Chat, Person
from ..records import Call
from ..rules.parameters import Json, whole_number
from ..standin import Standin

MOST_MESSAGES = 300
MOST_CALLS = 50


def snapshot(standin: Standin, person_id: str, chat_id: str) -> Json:
    """Everything the page draws; without a known person it shows the first one."""
    person, chat = _place(standin, person_id, chat_id)
    profile, language = standin.world.profile, person.language_code[:2]
    return {
        "revision": standin.changes.revision,
        "bot": {
            "id": standin.bot.id,
            "name": profile.text("name", language),
            "username": standin.bot.username,
            "description": profile.text("description", language),
            "commands": commands_for(standin, chat, person),
        },
        "person": person.as_json(),
        "people": [{"id": one.id, "name": one.first_name} for one in standin.people.values()],
        "chats": [_brief(standin, one) for one in standin.chats.values() if _is_in(person, one)],
        "chat": {
            **chat.as_json(),
            "members": len(chat.members),
            "threads": {str(number): title for number, title in chat.threads.items()},
            "is_blocked": chat.is_private and person.has_blocked,
        },
        "messages": [
            {**one.as_json(), "undelivered": one.undelivered}
            for one in list(chat.messages.values())[-MOST_MESSAGES:]
        ],
        "is_typing": standin.world.actions.get(chat.id, 0) > time(),
        "refused": len(standin.invalid),
    }


async def inspection(standin: Standin, person_id: str, chat_id: str) -> Json:
    """About the person's last message in the chat: ``text``, ``undelivered``, ``facts`` (see
    ``standin.Inspect``, None where there are none), and the ``calls`` that the bot made since.

    ``can_inspect`` says whether the program gave anything to ask for facts.
    """
    person, chat = _place(standin, person_id, chat_id)
    mine = (one for one in reversed(chat.messages.values()) if one.sender is person)
    message = next((one for one in mine if not one.via_bot), None)
    text, undelivered = (message.text, message.undelivered) if message else ("", "")
    wanted = standin.inspect if text and not undelivered else None
    facts = await wanted(text) if wanted else None
    before = message.calls_before if message else 0
    calls = [call for call in standin.calls.of() if call.number > before][-MOST_CALLS:]
    return {
        "has_message": message is not None,
        "text": text,
        "undelivered": undelivered,
        "can_inspect": standin.inspect is not None,
        "facts": None if facts is None else dict(facts),
        "calls": [call_json(call) for call in calls],
    }


def call_json(call: Call) -> Json:
    return {**asdict(call), "outcome": call.outcome}


def _place(standin: Standin, person_id: str, chat_id: str) -> tuple[Person, Chat]:
    """The person and the chat of the page; the first visitor brings people and groups to try."""
    if not standin.people:
        you = standin.add_person("You", username="you")
        sam = standin.add_person("Sam", username="sam")
        standin.add_group("Demo group", [you, sam])
        standin.add_group("Demo group (bot reads all)", [you, sam], bot="administrator")
        standin.add_group("Friends (without the bot)", [you, sam], bot="")
    person = standin.people.get(whole_number(person_id)) or next(iter(standin.people.values()))
    return person, standin.chats.get(whole_number(chat_id)) or standin.private_chat(person)


def _is_in(person: Person, chat: Chat) -> bool:
    return chat.person is person or (person.id in chat.members and not chat.migrated_to)


def _brief(standin: Standin, chat: Chat) -> Json:
    last = next(reversed(chat.messages.values()), None)
    return {
        "id": chat.id,
        "kind": chat.kind,
        "title": standin.bot.first_name if chat.is_private else chat.title,
        "last": last.text[:80] if last else "",
    }


def commands_for(standin: Standin, chat: Chat, person: Person) -> list[Json]:
    """The command list of a chat: the narrower scope that has one, the person's language first
    (API, "Determining list of commands")."""
    lists = standin.world.profile.commands
    for scope in ("all_private_chats" if chat.is_private else "all_group_chats", "default"):
        for code in (person.language_code[:2], ""):
            if found := lists.get((scope, code)):
                return found
    return []
