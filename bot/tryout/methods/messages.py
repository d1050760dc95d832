"""sendMessage, sendChatAction, and editing."""

from typing import Any

from ..errors import NOT_MODIFIED, bad_request
from ..messages import Chat, Message
from ..rules.addresses import url_fault
from ..rules.html import units
from ..rules.keyboards import inline_keyboard
from ..rules.limits import QUOTE
from ..rules.parameters import Json, Parameters, take
from ..rules.texts import Formatted, message_text
from ..standin import Standin
from ..talk import reply_thread

_FILES = ("photo", "video", "voice", "audio", "document", "video_note")
ACTIONS = {
    *("typing", "choose_sticker", "find_location", "pick_up_location", "cancel"),
    *(f"{verb}_{what}" for verb in ("record", "upload") for what in _FILES),
}
# The API page of sendChatAction: "5 seconds or less".
ACTION_SECONDS = 5.0


def send_message(standin: Standin, parameters: Parameters) -> Json:
    content = _content(parameters)
    preview = _link_preview(parameters.structure("link_preview_options", "link preview options"))
    markup = _keyboard(parameters)
    reply = _reply_parameters(parameters)
    chat = standin.world.writable_chat(parameters.text("chat_id"))
    reply_to = _reply_target(standin, chat, reply)
    thread = _thread(chat, parameters.integer("message_thread_id"), reply_to)
    quote = _quote(reply, reply_to)
    standin.floods.check(chat, standin.world.clock())
    message = standin.world.post(
        chat,
        standin.bot,
        content,
        markup=markup,
        preview=preview,
        reply_to=reply_to,
        thread_id=thread or reply_thread(chat, reply_to),
        in_topic=bool(thread),
        extra={"quote": quote} if quote else {},
    )
    standin.world.actions.pop(chat.id, None)
    return message.as_json()


def send_chat_action(standin: Standin, parameters: Parameters) -> bool:
    action = parameters.text("action").lower()
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = standin.world.writable_chat(parameters.text("chat_id"))
    _thread(chat, parameters.integer("message_thread_id"), None)
    until = 0.0 if action == "cancel" else standin.world.clock() + ACTION_SECONDS
    standin.world.actions[chat.id] = until
    standin.changes.announce(visible=True)
    return True


def edit_message_text(standin: Standin, parameters: Parameters) -> Json | bool:
    content = _content(parameters)
    preview = _link_preview(parameters.structure("link_preview_options", "link preview options"))
    markup = _keyboard(parameters)
    message = _own_message(standin, parameters)
    state = (*content, markup, preview)
    if state == (message.text, message.entities, message.markup, message.preview):
        raise bad_request(NOT_MODIFIED)
    message.text, message.entities, message.markup, message.preview = state
    return _edited(standin, message)


def edit_message_reply_markup(standin: Standin, parameters: Parameters) -> Json | bool:
    markup = _keyboard(parameters)
    message = _own_message(standin, parameters)
    if markup == message.markup:
        raise bad_request(NOT_MODIFIED)
    message.markup = markup
    return _edited(standin, message)


def _content(parameters: Parameters) -> Formatted:
    entities = parameters.structure("entities", "entities")
    return message_text(parameters.text("text"), parameters.text("parse_mode"), entities)


def _keyboard(parameters: Parameters) -> Json | None:
    return inline_keyboard(parameters.structure("reply_markup", "reply keyboard markup"))


def _link_preview(value: Any) -> Json | None:
    """Checked link preview options."""
    if value is None:
        return None
    if not isinstance(value, dict):
        raise bad_request("Object expected as link preview options")
    try:
        for name in ("is_disabled", "prefer_small_media", "prefer_large_media", "show_above_text"):
            take(value, name, bool, False)
        url = take(value, "url", str, "")
    except ValueError as error:
        raise bad_request(str(error)) from None
    if url and url_fault(url):
        raise bad_request("Wrong HTTP URL specified")
    return value


def _reply_parameters(parameters: Parameters) -> Json:
    """What to reply to, message 0 for nothing."""
    value = parameters.structure("reply_parameters", "reply parameters")
    if value is None:
        return {"message_id": 0}
    if not isinstance(value, dict):
        raise bad_request("Object expected as reply parameters")
    if not isinstance(value.get("message_id"), int):
        raise bad_request('Can\'t find field "message_id"')
    return value


def _reply_target(standin: Standin, chat: Chat, reply: Json) -> Message | None:
    other = reply.get("chat_id")
    source = chat if other is None else standin.world.find_chat(str(other))
    message = source.messages.get(reply["message_id"])
    if message is None and reply["message_id"] > 0 and not reply.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return message


def _quote(reply: Json, reply_to: Message | None) -> Json | None:
    """A quotation must stand in the message word for word."""
    quote = reply.get("quote")
    if not quote or reply_to is None:
        return None
    known = isinstance(quote, str) and QUOTE.admits(units(quote)) and quote in reply_to.text
    if not known:
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


def _own_message(standin: Standin, parameters: Parameters) -> Message:
    """The message to edit: the bot's own, or one posted via it."""
    if inline_id := parameters.text("inline_message_id"):
        message = standin.world.inline_messages.get(inline_id)
        if message is None or message.deleted:
            raise bad_request("MESSAGE_ID_INVALID")
        return message
    number = parameters.integer("message_id")
    if not number:
        raise bad_request("message identifier is not specified")
    chat = standin.world.writable_chat(parameters.text("chat_id"))
    message = chat.messages.get(number)
    if message is None:
        raise bad_request("message to edit not found")
    if message.sender is not standin.bot:
        raise bad_request("message can't be edited")
    return message


def _edited(standin: Standin, message: Message) -> Json | bool:
    message.edit_date = standin.world.now()
    standin.changes.announce(visible=True)
    return True if message.inline_message_id else message.as_json()


METHODS = {
    "sendmessage": send_message,
    "sendchataction": send_chat_action,
    "editmessagetext": edit_message_text,
    "editmessagereplymarkup": edit_message_reply_markup,
}
