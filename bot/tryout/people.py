"""The people (and bots) of the try-out, as Telegram shows them to a bot."""

from dataclasses import dataclass

from .rules.parameters import Json

ANONYMOUS_ADMIN_ID = 1087968824  # @GroupAnonymousBot, the sender of anonymous admins' messages


@dataclass
class Person:
    """Somebody with an account."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = ""
    is_bot: bool = False
    has_started: bool = False
    """Wrote to the bot once: before that the bot can't write first."""
    has_blocked: bool = False

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    def as_json(self) -> Json:
        fields: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        for name in ("last_name", "username", "language_code"):
            if value := getattr(self, name):
                fields[name] = value
        return fields


ANONYMOUS_ADMIN = Person(ANONYMOUS_ADMIN_ID, "Group", username="GroupAnonymousBot", is_bot=True)
