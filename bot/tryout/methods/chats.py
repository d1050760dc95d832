"""getChat and its like, and leaveChat."""

from ..chats import HERE, Chat
from ..errors import bad_request
from ..memberships import member_json
from ..parameters import Json, Parameters
from ..people import Person
from ..standin import Standin


def get_chat(standin: Standin, parameters: Parameters) -> Json:
    chat = _readable(standin, parameters)
    return {
        **chat.as_json(),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(
            (
                "unlimited_gifts",
                "limited_gifts",
                "unique_gifts",
                "premium_subscription",
                "gifts_from_channels",
            ),
            False,
        ),
    }


def get_chat_member(standin: Standin, parameters: Parameters) -> Json:
    chat = _readable(standin, parameters)
    wanted = parameters.integer("user_id")
    person = standin.bot if wanted == standin.bot.id else standin.people.get(wanted)
    if person is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return member_json(person, chat.status_of(wanted))


def get_chat_administrators(standin: Standin, parameters: Parameters) -> list[Json]:
    chat = _readable(standin, parameters)
    if chat.is_private:
        raise bad_request("there are no administrators in the private chat")
    return [
        member_json(person, status)
        for person, status in _present(standin, chat)
        if status in ("administrator", "creator")
    ]


def get_chat_member_count(standin: Standin, parameters: Parameters) -> int:
    chat = _readable(standin, parameters)
    return 2 if chat.is_private else len(_present(standin, chat))


def leave_chat(standin: Standin, parameters: Parameters) -> bool:
    chat = _readable(standin, parameters)
    if chat.is_private:
        raise bad_request("chat member status can't be changed in private chats")
    chat.members[standin.bot.id] = "left"
    standin.changes.announce(visible=True)
    return True


def _readable(standin: Standin, parameters: Parameters) -> Chat:
    chat = standin.find_chat(parameters.text("chat_id"))
    if not chat.is_private and not chat.migrated_to:
        chat.check_access(standin.bot.id)
    return chat


def _present(standin: Standin, chat: Chat) -> list[tuple[Person, str]]:
    known = {**standin.people, standin.bot.id: standin.bot}
    return [(known[number], status) for number, status in chat.members.items() if status in HERE]


METHODS = {
    "getchat": get_chat,
    "getchatmember": get_chat_member,
    "getchatadministrators": get_chat_administrators,
    "getchatmembercount": get_chat_member_count,
    "leavechat": leave_chat,
}
