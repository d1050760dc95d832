"""sendMessage and sendChatAction."""

from collections import deque
from typing import Any

from ..addresses import url_fault
from ..chats import Chat
from ..conversation import reply_thread
from ..entities import units
from ..errors import bad_request, too_many_requests
from ..formatting import message_text
from ..limits import FLOOD_ALL, FLOOD_GROUP, QUOTE
from ..markup import reply_markup
from ..messages import Message
from ..parameters import Json, Parameters, optional_flag, optional_text
from ..standin import Standin

ACTIONS = frozenset(
    [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "record_audio",
        "upload_voice",
        "upload_audio",
        "upload_document",
        "choose_sticker",
        "find_location",
        "pick_up_location",
        "record_video_note",
        "upload_video_note",
        "cancel",
    ]
)
ACTION_SECONDS = 5.0  # API sendChatAction: "5 seconds or less"


def send_message(standin: Standin, parameters: Parameters) -> Json:
    content = message_text(
        parameters.text("text"),
        parameters.text("parse_mode"),
        parameters.structure("entities", "entities"),
    )
    preview = link_preview(parameters.structure("link_preview_options", "link preview options"))
    reply = _reply_parameters(parameters)
    markup = reply_markup(parameters.structure("reply_markup", "reply keyboard markup"))
    chat = standin.writable_chat(parameters.text("chat_id"))
    reply_to = _reply_target(standin, chat, reply)
    thread = _thread(chat, parameters.integer("message_thread_id"), reply_to)
    check_flood(standin, chat)
    extra = {"quote": quote} if (quote := _quote(reply, reply_to)) else {}
    message = standin.post(
        chat,
        standin.bot,
        content,
        markup=markup,
        preview=preview,
        reply_to=reply_to,
        thread_id=thread or reply_thread(chat, reply_to),
        in_topic=bool(thread),
        extra=extra,
    )
    standin.actions.pop(chat.id, None)
    return message.as_json()


def send_chat_action(standin: Standin, parameters: Parameters) -> bool:
    action = parameters.text("action").lower()
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = standin.writable_chat(parameters.text("chat_id"))
    _thread(chat, parameters.integer("message_thread_id"), None)
    standin.actions[chat.id] = 0.0 if action == "cancel" else standin.clock() + ACTION_SECONDS
    standin.changes.announce(visible=True)
    return True


def link_preview(value: Any) -> Json | None:
    """Checked link preview options."""
    if value is None:
        return None
    if not isinstance(value, dict):
        raise bad_request("Object expected as link preview options")
    try:
        for name in ("is_disabled", "prefer_small_media", "prefer_large_media", "show_above_text"):
            optional_flag(value, name)
        url = optional_text(value, "url")
    except ValueError as error:
        raise bad_request(str(error)) from None
    if url and url_fault(url):
        raise bad_request("Wrong HTTP URL specified")
    return value


def _reply_parameters(parameters: Parameters) -> Json:
    """What to reply to; the older parameters count too."""
    value = parameters.structure("reply_parameters", "reply parameters")
    if value is None:
        return {
            "message_id": parameters.integer("reply_to_message_id"),
            "allow_sending_without_reply": parameters.flag("allow_sending_without_reply"),
        }
    if not isinstance(value, dict):
        raise bad_request("Object expected as reply parameters")
    if not isinstance(value.get("message_id"), int):
        raise bad_request('Can\'t find field "message_id"')
    return value


def _reply_target(standin: Standin, chat: Chat, reply: Json) -> Message | None:
    number = reply["message_id"]
    if number <= 0:
        return None
    other = reply.get("chat_id")
    source = chat if other is None else standin.find_chat(str(other))
    message = source.messages.get(number)
    if message is None and not reply.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return message


def _quote(reply: Json, reply_to: Message | None) -> Json | None:
    """A quotation must stand in the message word for word."""
    quote = reply.get("quote") or ""
    if not quote or reply_to is None:
        return None
    if not QUOTE.admits(units(quote)) or quote not in reply_to.text:
        raise bad_request("QUOTE_TEXT_INVALID")
    position = units(reply_to.text[: reply_to.text.index(quote)])
    return {"text": quote, "position": position, "is_manual": True}


def _thread(chat: Chat, wanted: int, reply_to: Message | None) -> int:
    """The forum topic to post in. General has no id of its own: it is what no id means."""
    if wanted:
        if wanted not in chat.threads:
            raise bad_request("message thread not found")
        return wanted
    return reply_to.thread_id if reply_to is not None and reply_to.in_topic else 0


def check_flood(standin: Standin, chat: Chat) -> None:
    """Refuse what comes too fast, if the stand-in was told to."""
    if not standin.flood_limits:
        return
    now = standin.clock()
    everywhere = standin.sent_at.setdefault(0, deque())
    here = standin.sent_at.setdefault(chat.id, deque())
    _forget(everywhere, now - 1)
    _forget(here, now - 60)
    if len(everywhere) >= FLOOD_ALL.most:
        raise too_many_requests(1)
    if not chat.is_private and len(here) >= FLOOD_GROUP.most:
        raise too_many_requests(int(here[0] + 60 - now) + 1)
    everywhere.append(now)
    here.append(now)


def _forget(times: deque[float], before: float) -> None:
    while times and times[0] <= before:
        times.popleft()


METHODS = {"sendmessage": send_message, "sendchataction": send_chat_action}
