"""sendMessage, sendChatAction, editMessageText."""

import time

from ..errors import bad_request
from ..people import Chat, Message
from ..rules.keyboards import inline_keyboard
from ..rules.parameters import Json, Parameters
from ..rules.texts import Formatted, link_preview, message_text
from ..standin import Standin

# The API page of sendChatAction: "5 seconds or less".
ACTION_SECONDS = 5.0
# The bot quotes nothing and replies to no other chat's messages.
REPLY_FIELDS = ("message_id", "allow_sending_without_reply")


def send_message(standin: Standin, parameters: Parameters) -> Json:
    content, markup, preview = _content(parameters)
    reply = parameters.structure("reply_parameters", "reply parameters")
    chat = standin.world.find_chat(parameters.text("chat_id"))
    message = standin.world.post(
        chat,
        standin.bot,
        content,
        markup=markup,
        preview=preview,
        reply_to=None if reply is None else _reply_target(chat, reply),
        thread=_thread(chat, parameters),
    )
    standin.world.actions.pop(chat.id, None)
    return message.as_json()


def send_chat_action(standin: Standin, parameters: Parameters) -> bool:
    if parameters.text("action").lower() != "typing":  # Telegram knows more, the bot does not
        raise bad_request("wrong parameter action in request")
    chat = standin.world.find_chat(parameters.text("chat_id"))
    _thread(chat, parameters)
    standin.world.actions[chat.id] = time.time() + ACTION_SECONDS
    standin.changes.announce(visible=True)
    return True


def edit_message_text(standin: Standin, parameters: Parameters) -> Json:
    content, markup, preview = _content(parameters)
    message = _own_message(standin, parameters)
    new = (*content, markup, preview)
    if new == (message.text, message.entities, message.markup, message.preview):
        raise bad_request(
            "message is not modified: specified new message content and reply markup are"
            " exactly the same as a current content and reply markup of the message"
        )
    message.text, message.entities, message.markup, message.preview = new
    message.edit_date = int(time.time())
    standin.changes.announce(visible=True)
    return message.as_json()


def _content(parameters: Parameters) -> tuple[Formatted, Json | None, Json | None]:
    """Text, keyboard and link preview options."""
    entities = parameters.structure("entities", "entities")
    return (
        message_text(parameters.text("text"), parameters.text("parse_mode"), entities),
        inline_keyboard(parameters.structure("reply_markup", "reply keyboard markup")),
        link_preview(parameters.structure("link_preview_options", "link preview options")),
    )


def _reply_target(chat: Chat, reply: object) -> Message | None:
    if not isinstance(reply, dict):
        raise bad_request("Object expected as reply parameters")
    number = reply.get("message_id")
    if not isinstance(number, int):
        raise bad_request('Can\'t find field "message_id"')
    if reply.keys() - set(REPLY_FIELDS):
        raise bad_request(f"this stand-in knows no other reply parameters than {REPLY_FIELDS}")
    message = chat.messages.get(number)
    if message is None and not reply.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return message


def _thread(chat: Chat, parameters: Parameters) -> int:
    """The forum topic to post in. General has no id of its own: it is what no id means."""
    wanted = parameters.integer("message_thread_id")
    if wanted and wanted not in chat.threads:
        raise bad_request("message thread not found")
    return wanted


def _own_message(standin: Standin, parameters: Parameters) -> Message:
    """The message to edit. The bot never edits one that was posted via it."""
    if parameters.text("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    number = parameters.integer("message_id")
    if not number:
        raise bad_request("message identifier is not specified")
    chat = standin.world.find_chat(parameters.text("chat_id"))
    message = chat.messages.get(number)
    if message is None:
        raise bad_request("message to edit not found")
    if message.sender is not standin.bot:
        raise bad_request("message can't be edited")
    return message
