"""Settings from the environment and `.env`."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from bot.config import CHECKOUT, Settings, read_env_file
from bot.errors import ConfigError

NOWHERE = Path("/nowhere/.env")


def test_nothing_set_is_fine() -> None:
    """Then there is the try-out."""
    settings = Settings.from_env({}, NOWHERE)
    assert settings == Settings()
    with pytest.raises(ConfigError, match="TELEGRAM_BOT_TOKEN is missing"):
        _ = settings.token


def test_values_are_read() -> None:
    """Empty counts as not set, and spaces around don't count."""
    environ = {
        "TELEGRAM_BOT_TOKEN": " 1:abc ",
        "TELEGRAM_API_URL": "http://127.0.0.1:8081/",
        "LOG_LEVEL": "debug",
        "TRYOUT_PORT": "0",
        "WEBHOOK_URL": "",
    }
    settings = Settings.from_env(environ, NOWHERE)
    assert (settings.token, settings.log_level, settings.tryout_port) == ("1:abc", "DEBUG", 0)
    assert settings.telegram_api_url == "http://127.0.0.1:8081"


def test_what_cant_be_sent_is_refused() -> None:
    """Bytes of another encoding in the environment."""
    with pytest.raises(ConfigError, match="OPERATOR_CONTACT holds bytes that are no UTF-8 text"):
        Settings.from_env({"OPERATOR_CONTACT": "Jos\udce9"}, NOWHERE)


def test_all_that_is_wrong_is_told_at_once() -> None:
    """One sentence each, naming the variable, never the token."""
    environ = {
        "TELEGRAM_BOT_TOKEN": "sometoken",
        "TELEGRAM_API_URL": "api.telegram.org",
        "KNOWLEDGE_DIR": "/nowhere",
        "LOG_LEVEL": "LOUD",
        "TRYOUT_PORT": "70000",
        "WEBHOOK_URL": "http://example.org",
        "WEBHOOK_PORT": "-1",
    }
    with pytest.raises(ConfigError) as raised:
        Settings.from_env(environ, NOWHERE)
    sentences = raised.value.sentences
    assert [sentence.split()[0] for sentence in sentences] == [*environ, "WEBHOOK_SECRET"]
    assert "sometoken" not in str(raised.value)


@pytest.mark.parametrize(
    ("address", "wrong"),
    [
        ("http://127.0.0.1:99999", "Port out of range 0-65535"),
        ("http://127.0.0.1:abc", "Port could not be cast to integer value as 'abc'"),
        ("http://exa mple", "A blank in it"),
        ("http://[::1", "Invalid IPv6 URL"),
    ],
)
@pytest.mark.parametrize("name", ["TELEGRAM_API_URL", "WEBHOOK_URL"])
def test_an_address_that_leads_nowhere_is_refused(name: str, address: str, wrong: str) -> None:
    """Asked again and again, it would look like an outage."""
    with pytest.raises(ConfigError) as raised:
        Settings.from_env({name: address, "WEBHOOK_SECRET": "a"}, NOWHERE)
    told = f"{name} must be an address like https://example.org:8081 ({wrong})."
    assert raised.value.sentences == (told,)


def test_token_and_secret_hide() -> None:
    """As far as a repr may travel."""
    settings = Settings(telegram_bot_token="1:planted", webhook_secret="planted")
    assert "planted" not in repr(settings)


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    """Comments and quotation marks are taken off the file's values."""
    file = tmp_path / ".env"
    file.write_text(
        "# a comment\n"
        "export OPERATOR_CONTACT='ops @ example.org'\n"
        "LOG_LEVEL=INFO # loud enough\n"
        "TRYOUT_PORT = 1234\n"
        "not a line\n"
    )
    settings = Settings.from_env({"TRYOUT_PORT": "99"}, file)
    assert settings.operator_contact == "ops @ example.org"
    assert (settings.log_level, settings.tryout_port) == ("INFO", 99)


def test_the_example_lists_every_variable() -> None:
    """Each with a comment, and with its default where it has one."""
    example = CHECKOUT / ".env.example"
    assert list(read_env_file(example)) == [field.name.upper() for field in fields(Settings)]
    assert Settings.from_env({}, example) == Settings()
    text = example.read_text()
    assert all(re.search(rf"^# .+\n{name}=", text, re.MULTILINE) for name in read_env_file(example))
