"""Settings from the environment and a `.env` file: all wrong ones are told at once."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from platformdirs import user_cache_path

from bot.errors import ConfigError

CHECKOUT = Path(__file__).resolve().parent.parent
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
LOOPBACK = ("127.0.0.1", "localhost", "::1")
TOKEN = re.compile(r"\d+:[\w-]+", re.ASCII)
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")  # https://core.telegram.org/bots/api#setwebhook


def user_cache() -> Path | None:
    """A folder of ours in the platform's cache; None for a user without a home."""
    try:
        return user_cache_path("waymark")
    except RuntimeError:
        return None


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
    webhook_host: str = "127.0.0.1"
    health_port: int = 0
    """Where to ask how the bot is; 0 means nowhere."""
    health_host: str = "127.0.0.1"
    heartbeat_file: Path | None = None
    """Touched while the bot is alive; None means none."""
    guest_mode: bool = False
    """Does the bot answer mentions in chats that it isn't in?"""
    reload_seconds: float = 0.0
    """How often to look for changed knowledge; 0 means never."""
    encoder: bool = True
    """Are questions matched by meaning too?"""
    vectors_dir: Path | None = field(default_factory=user_cache)
    """Where the vectors of our texts are kept; None keeps none."""

    @classmethod
    def from_env(cls, environ: Mapping[str, str], env_file: Path | None = None) -> Settings:
        """Settings of a process environment; what it lacks is looked up in `.env`.

        An empty variable counts as not set. Raises ConfigError with a sentence for every setting
        that is wrong.
        """
        values = {**read_env_file(env_file or Path(".env")), **environ}
        given = {name: value.strip() for name, value in values.items() if value.strip()}
        fields: dict[str, object] = {}
        sentences = []
        for name in (name for name in _READERS if name in given):
            try:
                given[name].encode()  # else Telegram can't be told
                fields[name.lower()] = _READERS[name](given[name])
            except UnicodeEncodeError:
                sentences.append(f"{name} holds bytes that are no UTF-8 text.")
            except ValueError as error:
                sentences.append(f"{name} {error}.")
        if "WEBHOOK_URL" in given and "WEBHOOK_SECRET" not in given:
            sentences.append(
                "WEBHOOK_SECRET is missing: with WEBHOOK_URL set, it proves that Telegram calls."
            )
        if "KNOWLEDGE_DIR" not in given and not _holds_knowledge(CHECKOUT):
            sentences.append(f"KNOWLEDGE_DIR is missing: {CHECKOUT} holds no knowledge and seeds.")
        if sentences:
            raise ConfigError(sentences)
        return cls(**fields)  # type: ignore[arg-type]

    @property
    def token(self) -> str:
        """The token of a bot that is about to serve; raises ConfigError where none is set."""
        if not self.telegram_bot_token:
            raise ConfigError(["TELEGRAM_BOT_TOKEN is missing: @BotFather gives you one."])
        return self.telegram_bot_token


def read_env_file(path: Path) -> dict[str, str]:
    """Variables of a `.env` file. Raises ConfigError where it can't be read."""
    from dotenv import dotenv_values

    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return {}
    except OSError as error:  # a folder, or another user's
        told = f"{path}: found no readable file ({error.strerror}), expected one or none."
        raise ConfigError([told]) from None
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:  # UTF-16 without its mark: every second byte of it
        told = f"{path}: found bytes that are no UTF-8 text, expected it to be saved as UTF-8."
        raise ConfigError([told])
    values = dotenv_values(stream=io.StringIO(text), interpolate=False)
    return {name: value or "" for name, value in values.items()}


def _token(value: str) -> str:
    if not TOKEN.fullmatch(value):  # the value itself stays unsaid: it may be a token mistyped
        raise ValueError("doesn't look like a token from @BotFather (digits, a colon, letters)")
    return value


def _address(value: str) -> str:
    parts = _parts(value)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("must be an address that starts with http:// or https://")
    return value.rstrip("/")


def _webhook(value: str) -> str:
    parts = _parts(value)
    secure = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
    if not secure or not parts.hostname:
        raise ValueError("must be an address that starts with https://, as Telegram demands")
    return value


def _parts(value: str) -> SplitResult:
    try:
        parts = urlsplit(value)
        _ = parts.port  # raises where it is none
        if re.search(r"\s", value):
            raise ValueError("A blank in it")
    except ValueError as error:
        raise ValueError(f"must be an address like https://example.org:8081 ({error})") from None
    return parts


def _knowledge(value: str) -> Path:
    folder = Path(value)
    with suppress(RuntimeError):  # of ~somebody whom the system doesn't know
        folder = folder.expanduser()
    if not _holds_knowledge(folder):
        raise ValueError("must be a folder that holds knowledge and seeds")
    return folder


def _holds_knowledge(folder: Path) -> bool:
    return (folder / "knowledge").is_dir() and (folder / "seeds").is_dir()


def _file(value: str) -> Path:
    path = Path(value).absolute()
    if path.is_dir() or not path.parent.is_dir():
        raise ValueError("must be a file in a folder that exists")
    return path


def _cache(value: str) -> Path:
    path = Path(value).absolute()
    if path.exists() and not path.is_dir():
        raise ValueError("must be a folder, or one that can be made")
    return path


def _level(value: str) -> str:
    if value.upper() not in LEVELS:
        raise ValueError(f"must be one of {', '.join(LEVELS)}")
    return value.upper()


def _port(value: str) -> int:
    if not value.isascii() or not value.isdecimal() or int(value) > 65535:
        raise ValueError("must be a port number from 0 to 65535")
    return int(value)


def _switch(value: str) -> bool:
    if value.lower() not in ("on", "off"):
        raise ValueError("must be on or off")
    return value.lower() == "on"


def _seconds(value: str) -> float:
    if not value.isascii() or not value.isdecimal():
        raise ValueError("must be a whole number of seconds")
    return float(value)


def _secret(value: str) -> str:
    if not SECRET.fullmatch(value):
        raise ValueError("must be 1 to 256 letters, digits, underscores or hyphens")
    return value


_READERS: Mapping[str, Callable[[str], object]] = {
    "TELEGRAM_BOT_TOKEN": _token,
    "TELEGRAM_API_URL": _address,
    "KNOWLEDGE_DIR": _knowledge,
    "OPERATOR_CONTACT": str,
    "LOG_LEVEL": _level,
    "TRYOUT_PORT": _port,
    "WEBHOOK_URL": _webhook,
    "WEBHOOK_SECRET": _secret,
    "WEBHOOK_PORT": _port,
    "WEBHOOK_HOST": str,
    "HEALTH_PORT": _port,
    "HEALTH_HOST": str,
    "HEARTBEAT_FILE": _file,
    "RELOAD_SECONDS": _seconds,
    "GUEST_MODE": _switch,
    "ENCODER": _switch,
    "VECTORS_DIR": _cache,
}
