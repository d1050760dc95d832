"""editMessageText, editMessageReplyMarkup and deleteMessage."""

from ..errors import NOT_MODIFIED, bad_request
from ..formatting import message_text
from ..limits import DELETE_AGE
from ..markup import inline_markup
from ..messages import Message
from ..parameters import Json, Parameters
from ..standin import Standin
from .sending import link_preview


def edit_message_text(standin: Standin, parameters: Parameters) -> Json | bool:
    content = message_text(
        parameters.text("text"),
        parameters.text("parse_mode"),
        parameters.structure("entities", "entities"),
    )
    preview = link_preview(parameters.structure("link_preview_options", "link preview options"))
    markup = inline_markup(parameters.structure("reply_markup", "reply keyboard markup"))
    message = _own_message(standin, parameters)
    if message.is_media:
        raise bad_request("there is no text in the message to edit")
    state = (content.text, content.entities, markup, preview)
    if state == (message.text, message.entities, message.markup, message.preview):
        raise bad_request(NOT_MODIFIED)
    message.text, message.entities, message.markup, message.preview = state
    return _edited(standin, message)


def edit_message_reply_markup(standin: Standin, parameters: Parameters) -> Json | bool:
    markup = inline_markup(parameters.structure("reply_markup", "reply keyboard markup"))
    message = _own_message(standin, parameters)
    if markup == message.markup:
        raise bad_request(NOT_MODIFIED)
    message.markup = markup
    return _edited(standin, message)


def delete_message(standin: Standin, parameters: Parameters) -> bool:
    chat = standin.writable_chat(parameters.text("chat_id"))
    message = chat.messages.get(parameters.integer("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    is_admin = chat.status_of(standin.bot.id) == "administrator"
    may = chat.is_private or message.sender is standin.bot or is_admin
    if not may or not DELETE_AGE.admits(standin.now() - message.date):
        raise bad_request("message can't be deleted")
    standin.delete_message(message)
    return True


def _own_message(standin: Standin, parameters: Parameters) -> Message:
    """The message to edit: the bot's own, or one posted via it."""
    if inline_id := parameters.text("inline_message_id"):
        message = standin.inline_messages.get(inline_id)
        if message is None or message.deleted:
            raise bad_request("MESSAGE_ID_INVALID")
        return message
    number = parameters.integer("message_id")
    if not number:
        raise bad_request("message identifier is not specified")
    chat = standin.writable_chat(parameters.text("chat_id"))
    message = chat.messages.get(number)
    if message is None:
        raise bad_request("message to edit not found")
    if message.sender is not standin.bot:
        raise bad_request("message can't be edited")
    return message


def _edited(standin: Standin, message: Message) -> Json | bool:
    message.edit_date = standin.now()
    standin.changes.announce(visible=True)
    return True if message.inline_message_id else message.as_json()


METHODS = {
    "editmessagetext": edit_message_text,
    "editmessagereplymarkup": edit_message_reply_markup,
    "deletemessage": delete_message,
}
