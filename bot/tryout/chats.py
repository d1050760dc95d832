"""Chats and who is in them."""

from dataclasses import dataclass, field

from .errors import ApiError, bad_request, forbidden
from .messages import Message
from .parameters import Json
from .people import Person

PRIVATE, GROUP, SUPERGROUP = "private", "group", "supergroup"
HERE = ("member", "administrator", "creator")


@dataclass
class Chat:
    id: int
    kind: str
    title: str = ""
    username: str = ""
    person: Person | None = None
    """The other side of a private chat."""
    is_forum: bool = False
    threads: dict[int, str] = field(default_factory=dict)
    """Forum topics by the id of the message that opened them; General is not among them."""
    members: dict[int, str] = field(default_factory=dict)
    """Status by person, the bot's own included: member, administrator, creator, left, kicked."""
    migrated_to: int = 0
    messages: dict[int, Message] = field(default_factory=dict)
    last_message_id: int = 0
    last_bot_id: int = 0
    """The bot that spoke last here: general commands go to it."""

    @property
    def is_private(self) -> bool:
        return self.kind == PRIVATE

    def as_json(self) -> Json:
        fields: Json = {"id": self.id, "type": self.kind}
        if self.person is not None:
            fields |= {
                key: value
                for key, value in self.person.as_json().items()
                if key in ("first_name", "last_name", "username")
            }
        else:
            fields["title"] = self.title
        if self.username:
            fields["username"] = self.username
        if self.is_forum:
            fields["is_forum"] = True
        return fields

    def status_of(self, person_id: int) -> str:
        return self.members.get(person_id, "left")

    def check_access(self, bot_id: int) -> None:
        """Raise what Telegram answers to a bot that can't write here."""
        refusal = self._private_refusal() if self.is_private else self._group_refusal(bot_id)
        if refusal:
            raise refusal

    def _private_refusal(self) -> ApiError | None:
        assert self.person is not None
        if self.person.has_blocked:
            return forbidden("bot was blocked by the user")
        if not self.person.has_started:
            return forbidden("bot can't initiate conversation with a user")
        return None

    def _group_refusal(self, bot_id: int) -> ApiError | None:
        if self.migrated_to:
            return bad_request(
                "group chat was upgraded to a supergroup chat", migrate_to_chat_id=self.migrated_to
            )
        status = self.status_of(bot_id)
        if status == "kicked":
            return forbidden(f"bot was kicked from the {self.kind} chat")
        if status not in HERE:
            return forbidden(f"bot is not a member of the {self.kind} chat")
        return None
