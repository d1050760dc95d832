"""Settings from the environment and a `.env` file: all wrong ones are told at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from bot.errors import ConfigError

Value = TypeVar("Value")

CHECKOUT = Path(__file__).resolve().parent.parent
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
LOOPBACK = ("127.0.0.1", "localhost", "::1")
TOKEN = re.compile(r"\d+:[\w-]+", re.ASCII)
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")  # https://core.telegram.org/bots/api#setwebhook
ASSIGNMENT = re.compile(r"\s*(?:export\s+)?([A-Za-z_]\w*)\s*=(.*)", re.ASCII)


@dataclass(frozen=True)
class Settings:
    """What the operator decides. `.env.example` says what each variable is for."""

    telegram_bot_token: str = field(default="", repr=False)
    """Empty where none is set: then there is the try-out only."""
    telegram_api_url: str = "https://api.telegram.org"
    knowledge_dir: Path = CHECKOUT
    """Holds knowledge/ and seeds/."""
    operator_contact: str = ""
    log_level: str = "INFO"
    tryout_port: int = 8080
    """0 takes a free port."""
    webhook_url: str = ""
    """Empty means polling."""
    webhook_secret: str = field(default="", repr=False)
    webhook_port: int = 8443

    @classmethod
    def from_env(cls, environ: Mapping[str, str], env_file: Path | None = None) -> Settings:
        """Settings of a process environment; what it lacks is looked up in `.env`.

        Raises ConfigError with a sentence for every setting that is wrong.
        """
        reader = _Reader({**read_env_file(env_file or Path(".env")), **environ})
        settings = cls(
            telegram_bot_token=reader.take("TELEGRAM_BOT_TOKEN", _token, ""),
            telegram_api_url=reader.take("TELEGRAM_API_URL", _address, cls.telegram_api_url),
            knowledge_dir=reader.take("KNOWLEDGE_DIR", _knowledge, CHECKOUT),
            operator_contact=reader.take("OPERATOR_CONTACT", str, ""),
            log_level=reader.take("LOG_LEVEL", _level, cls.log_level),
            tryout_port=reader.take("TRYOUT_PORT", _port, cls.tryout_port),
            webhook_url=reader.take("WEBHOOK_URL", _webhook, ""),
            webhook_secret=reader.take("WEBHOOK_SECRET", _secret, ""),
            webhook_port=reader.take("WEBHOOK_PORT", _port, cls.webhook_port),
        )
        if reader.has("WEBHOOK_URL") and not reader.has("WEBHOOK_SECRET"):
            reader.sentences.append(
                "WEBHOOK_SECRET is missing: with WEBHOOK_URL set, it proves that Telegram calls."
            )
        if reader.sentences:
            raise ConfigError(reader.sentences)
        return settings

    @property
    def token(self) -> str:
        """The token of a bot that is about to serve; raises ConfigError where none is set."""
        if not self.telegram_bot_token:
            raise ConfigError(["TELEGRAM_BOT_TOKEN is missing: @BotFather gives you one."])
        return self.telegram_bot_token


class _Reader:
    """Takes variables one by one and remembers what is wrong with them."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = values
        self.sentences: list[str] = []

    def has(self, name: str) -> bool:
        return bool(self._values.get(name, "").strip())

    def take(self, name: str, read: Callable[[str], Value], default: Value) -> Value:
        """A variable; empty counts as not set."""
        if not self.has(name):
            return default
        try:
            return read(self._values[name].strip())
        except ValueError as error:
            self.sentences.append(f"{name} {error}.")
            return default


def read_env_file(path: Path) -> dict[str, str]:
    """KEY=VALUE lines; `#` starts a comment line; a pair of quotation marks is taken off.

    Raises ConfigError where the file is no UTF-8.
    """
    if not path.is_file():
        return {}
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise ConfigError(
            [f"{path}: found bytes that are no UTF-8, expected UTF-8 text."]
        ) from None
    values = {}
    for line in lines:
        if found := ASSIGNMENT.fullmatch(line):
            name, value = found[1], found[2].strip()
            quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
            values[name] = value[1:-1] if quoted else value.split(" #")[0].rstrip()
    return values


def _token(value: str) -> str:
    if not TOKEN.fullmatch(value):  # the value itself stays unsaid: it may be a token mistyped
        raise ValueError("doesn't look like a token from @BotFather (digits, a colon, letters)")
    return value


def _address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("must be an address that starts with http:// or https://")
    return value.rstrip("/")


def _webhook(value: str) -> str:
    parts = urlsplit(value)
    secure = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
    if not secure or not parts.hostname:
        raise ValueError("must be an address that starts with https://, as Telegram demands")
    return value


def _knowledge(value: str) -> Path:
    folder = Path(value).expanduser()
    missing = [name for name in ("knowledge", "seeds") if not (folder / name).is_dir()]
    if missing:
        raise ValueError(f"must be a folder that holds {' and '.join(missing)}")
    return folder


def _level(value: str) -> str:
    if value.upper() not in LEVELS:
        raise ValueError(f"must be one of {', '.join(LEVELS)}")
    return value.upper()


def _port(value: str) -> int:
    if not value.isascii() or not value.isdecimal() or int(value) > 65535:
        raise ValueError("must be a port number from 0 to 65535")
    return int(value)


def _secret(value: str) -> str:
    if not SECRET.fullmatch(value):
        raise ValueError("must be 1 to 256 letters, digits, underscores or hyphens")
    return value
