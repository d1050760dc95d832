"""The people of the try-out as Telegram shows them to a bot, and the bot's own profile."""

from dataclasses import dataclass, field

from .rules.parameters import Json

#: Given at @BotFather, shown while the bot sets no name.
REGISTERED_NAME = "Try-out bot"


@dataclass
class Person:
    """Somebody with an account, the bot included."""

    id: int
    first_name: str
    username: str = ""
    language_code: str = ""
    is_bot: bool = False
    #: Wrote to the bot once: before that the bot can't write first.
    has_started: bool = False
    has_blocked: bool = False

    def as_json(self) -> Json:
        fields: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        for name in ("username", "language_code"):
            if value := getattr(self, name):
                fields[name] = value
        return fields


@dataclass
class Profile:
    """What the bot tells about itself, by language; ``""`` is every language without its own."""

    #: By scope and language.
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    #: Of "name", "description" and "short_description": by language.
    texts: dict[str, dict[str, str]] = field(default_factory=dict)

    def text(self, name: str, language: str) -> str:
        texts = self.texts.get(name, {})
        unset = REGISTERED_NAME if name == "name" else ""
        return texts.get(language) or texts.get("") or unset
