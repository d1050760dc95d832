"""What stands beside the chat: what the bot made of the last message, and what it called."""

from collections.abc import Iterator

from ..messages import Message
from ..records import Call
from ..rules.parameters import Json
from ..standin import Standin
from .view import place

MOST_CALLS = 50
#: What says where a message goes or how it is written, not what it says: shown last.
_PARAMETERS_LAST = ("parse_mode", "link_preview_options", "reply_parameters", "chat_id")


async def inspection(standin: Standin, person_id: str, chat_id: str) -> Json:
    """About the person's last message in the chat: ``text``, ``undelivered``, ``facts`` (see
    ``standin.Inspect``, None where there are none), and the ``calls`` that the bot made since.

    ``can_inspect`` says whether the program gave anything to ask for facts.
    """
    person, chat = place(standin, person_id, chat_id)
    mine = (one for one in reversed(chat.messages.values()) if one.sender is person)
    message = next((one for one in mine if not one.via_bot), None)
    text = message.text if message else ""
    undelivered = message.undelivered if message else ""
    wanted = standin.inspect if text and not undelivered else None
    facts = await wanted(text) if wanted else None
    return {
        "has_message": message is not None,
        "text": text,
        "undelivered": undelivered,
        "can_inspect": standin.inspect is not None,
        "facts": None if facts is None else dict(facts),
        "calls": [call_json(call) for call in _calls_since(standin, message)][-MOST_CALLS:],
    }


def _calls_since(standin: Standin, message: Message | None) -> Iterator[Call]:
    before = message.calls_before if message else 0
    return (call for call in standin.calls.of() if call.number > before)


def call_json(call: Call) -> Json:
    last = {name: call.parameters[name] for name in _PARAMETERS_LAST if name in call.parameters}
    first = {name: value for name, value in call.parameters.items() if name not in last}
    return {
        "number": call.number,
        "method": call.method,
        "parameters": {**first, **last},
        "result": call.result,
        "error": call.error,
        "fault": call.fault,
        "outcome": call.outcome,
        "started": call.started,
        "finished": call.finished,
    }
