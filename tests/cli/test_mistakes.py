"""Mistakes of whoever types a command end in one sentence on stderr and exit code 2."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Bot


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """The folder that commands run in: an empty folder, a text, and spoilt files."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.txt").write_text("what is grooming\n", encoding="utf-8")
    (tmp_path / "latin.txt").write_bytes("où\n".encode("latin-1"))
    for name, content in (("q.jsonl", b"{"), ("set.json.gz", b"no gzip")):
        (tmp_path / "spoilt").mkdir(exist_ok=True)
        (tmp_path / "spoilt" / name).write_bytes(content)
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("measure nowhere", "nowhere: no such folder."),
        ("measure a.txt", "a.txt: this is no folder."),
        ("measure empty", "empty holds no *.jsonl files."),
        ("measure spoilt", "spoilt/q.jsonl:1: found no question (JSONDecodeError"),
        ("bench --ablation", "--ablation needs --data DIR: "),
        ("bench --data nowhere", "nowhere: no such folder."),
        ("bench --data empty", "empty holds no *.json.gz files."),
        ("bench --eval nowhere", "nowhere: no such folder."),
        ("bench --eval empty", "empty holds no *.jsonl files."),
        ("bench --load soon", "--load: found 'soon', expected a whole number of seconds."),
        ("bench --load -5", "--load: found '-5', expected a whole number of seconds."),
        ("suggest nowhere.txt", "nowhere.txt: no such file."),
        ("suggest empty", "empty: this is no file."),
        (
            "suggest latin.txt",
            "latin.txt:1: latin: found bytes that are no UTF-8, expected UTF-8",
        ),
        ("check nowhere.yaml", "nowhere.yaml: no such file."),
        ("check --due soon", "--due: found 'soon', expected a whole number of days."),
        ("diff nowhere", "nowhere: no such folder."),
        ("check --originals nowhere", "nowhere: no such folder."),
        ("record nowhere", "nowhere: no such folder."),
        ("record empty --head nowhere.yaml", "nowhere.yaml: no such file."),
        ("fit", "tests/questions: no such folder."),
        ("serve", "TELEGRAM_BOT_TOKEN is missing: @BotFather gives you one."),
    ],
)
def test_a_mistake_is_one_sentence(bot: Bot, here: Path, arguments: str, sentence: str):
    """What was found and what was expected, and nothing else."""
    ended = bot(*arguments.split())
    assert (ended.code, ended.out) == (2, "")
    assert sentence in ended.err
    assert ended.err.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("KNOWLEDGE_DIR", "/nowhere", "KNOWLEDGE_DIR must be a folder that holds "),
        ("KNOWLEDGE_DIR", "~nouser/x", "KNOWLEDGE_DIR must be a folder that holds "),
        ("TRYOUT_PORT", "99999", "TRYOUT_PORT must be a port number from 0 to 65535."),
        ("WEBHOOK_PORT", "http", "WEBHOOK_PORT must be a port number from 0 to 65535."),
        ("HEALTH_PORT", "on", "HEALTH_PORT must be a port number from 0 to 65535."),
        ("RELOAD_SECONDS", "-1", "RELOAD_SECONDS must be a whole number of seconds."),
        ("HEARTBEAT_FILE", "/nowhere/x", "HEARTBEAT_FILE must be a file in a folder that exists."),
    ],
)
@pytest.mark.parametrize("command", [("ask", "hi"), ("try",), ("serve",), ()])
def test_a_wrong_setting_is_one_sentence(
    bot: Bot,
    monkeypatch: pytest.MonkeyPatch,
    command: tuple[str, ...],
    name: str,
    value: str,
    sentence: str,
):
    """Whatever the command."""
    monkeypatch.setenv(name, value)
    ended = bot(*command)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(sentence)
    assert ended.err.count("\n") == 1


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "latin-1"])
def test_settings_in_another_encoding_are_told(bot: Bot, here: Path, encoding: str):
    """Windows writes UTF-16 where nobody asks for it."""
    (here / ".env").write_bytes("# é\nLOG_LEVEL=INFO\n".encode(encoding))
    ended = bot("ask", "hi")
    assert (ended.code, ended.out) == (2, "")
    told = ".env: found bytes that are no UTF-8 text, expected it to be saved as UTF-8.\n"
    assert ended.err == told


def test_settings_that_cannot_be_read_are_told(bot: Bot, here: Path):
    """Containers make a folder of a file that isn't there."""
    (here / ".env").mkdir()
    ended = bot("serve")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == (".env: found no readable file (Is a directory), expected one or none.\n")


def test_a_bot_without_its_knowledge_says_where_it_looked(
    bot: Bot, monkeypatch: pytest.MonkeyPatch, here: Path
):
    """Such as one that was installed without its checkout."""
    monkeypatch.delenv("KNOWLEDGE_DIR")
    monkeypatch.setattr("bot.config.CHECKOUT", here)
    ended = bot("ask", "hi")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == f"KNOWLEDGE_DIR is missing: {here} holds no knowledge and seeds.\n"


def test_what_the_system_refuses_is_told_with_the_path(bot: Bot):
    """Such as a name that is too long for any file."""
    name = "x" * 5000
    ended = bot("suggest", name)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"{name}: ")
    assert ended.err.count("\n") == 1


@pytest.mark.parametrize("arguments", [("frob",), ("ask",), ("measure",), ("ask", "a", "b")])
def test_a_command_that_is_none_shows_how_to_use_it(bot: Bot, arguments: tuple[str, ...]):
    ended = bot(*arguments)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("usage: bot")


def test_knowledge_that_cannot_be_read_is_told_line_by_line(
    bot: Bot, here: Path, monkeypatch: pytest.MonkeyPatch
):
    """Every problem, with its file."""
    for name in ("knowledge", "seeds"):
        (here / name).mkdir()
    monkeypatch.setenv("KNOWLEDGE_DIR", str(here))
    ended = bot("ask", "hi")
    assert ended.code == 2
    assert "about.yaml:0: found no such file" in ended.err
    assert "Traceback" not in ended.err
