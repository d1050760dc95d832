"""Every command, run once as its user runs it."""

from __future__ import annotations

import asyncio
import json
import os
import re
import shlex
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from bot.answering.desk import Desk
from bot.answering.event import typed_event
from bot.answering.people import People
from bot.tryout import running
from bot.workbench.asking import inspect
from tests.cli.conftest import Bot
from tests.sample_base import ROOT, copy_sample


def test_help_lists_every_command(bot: Bot):
    """One line each."""
    ended = bot("--help")
    assert ended.code == 0
    listed = re.findall(r"^    (\w+)(?: |$)", ended.out, re.MULTILINE)
    files = {path.stem for path in (ROOT / "bot" / "cli").glob("*.py")} - {"__init__", "console"}
    assert set(listed) == files - {"try_out"} | {"try"}


def test_ask_prints_the_outcome_the_matches_and_the_reply(bot: Bot):
    """As plain text, buttons at the end."""
    ended = bot("ask", "what is grooming")
    assert (ended.code, ended.err) == (0, "")
    lines = ended.out.splitlines()
    assert lines[0] == "outcome: Answer"
    assert re.fullmatch(r" 0\.99  term-grooming  \(matched: what is grooming\)", lines[1])
    assert "Grooming means that somebody makes friends with a child" in ended.out
    assert "<b>" not in ended.out
    assert lines[-1].startswith("[")


def test_ask_explains_each_part(bot: Bot):
    """Corrected words, and what the place of each match rests on."""
    told = bot("ask", "--explain", "what is groming").out
    assert "corrected: groming → grooming" in told
    assert re.search(r"parts: words \d+%, pairs \d+%", told)


def test_ask_tells_machines_everything(bot: Bot):
    """The keys are a promise; entries are told by their ids, pages by their addresses."""
    told = json.loads(bot("ask", "--json", "what is grooming").out)
    assert list(told) == [
        *("question", "kind", "outcome", "concern", "entries", "confidence", "language"),
        *("country", "matches", "reply"),
    ]
    assert (told["kind"], told["entries"], told["concern"]) == ("Answer", ["term-grooming"], None)
    assert told["outcome"]["entry"] == "term-grooming"
    assert told["confidence"] == 1  # by its name
    assert told["matches"][0]["confidence"] == 0.99
    assert set(told["reply"]) == {"visible", "urgent", "private_only", "buttons"}
    assert {"label", "press", "value"} == set(told["reply"]["buttons"][0][0])


def test_ask_takes_commands_and_cries(bot: Bot):
    """As in a private chat; a concern is told."""
    page = json.loads(bot("ask", "--json", "/helpline Kenya").out)
    assert (page["kind"], page["country"]) == ("Page", "KE")
    assert page["outcome"] == {"address": "h-KE"}
    card = json.loads(bot("ask", "--json", "help me").out)
    assert (card["kind"], card["reply"]["urgent"]) == ("HelpCard", True)
    assert card["concern"] == card["outcome"]["concern"]


def test_a_pipe_that_knows_few_characters_loses_none_of_the_rest(sample: Path, tmp_path: Path):
    """A Windows pipe is cp1252, a bare container ASCII."""
    told = subprocess.run(
        [sys.executable, "-m", "bot", "ask", "--explain", "what is groming"],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env=_environ(KNOWLEDGE_DIR=str(sample), PYTHONIOENCODING="ascii"),
    ).stdout
    assert "corrected: groming ? grooming" in told


def test_a_reader_may_stop_reading(sample: Path, tmp_path: Path):
    """A pipe whose other end is closed is no mistake."""
    command = f"{shlex.quote(sys.executable)} -m bot ask 'what is grooming' | true"
    ended = subprocess.run(
        ["sh", "-c", command],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env=_environ(KNOWLEDGE_DIR=str(sample)),
    )
    assert ended.stderr == ""


def test_measure_prints_a_table_and_what_missed(bot: Bot, tmp_path: Path):
    questions = [
        {"id": "q1", "q": "what is grooming", "expect": [["friends"]]},
        {"id": "q2", "q": "what is grooming", "expect": [["banana"]]},
    ]
    lines = "\n".join(map(json.dumps, questions))
    (tmp_path / "public.jsonl").write_text(lines, encoding="utf-8")
    ended = bot("measure", tmp_path, "--misses")
    assert ended.code == 0
    table, misses = ended.out.splitlines()[:-1], ended.out.splitlines()[-1]
    assert table[1].split()[:4] == ["public", "2", "50.0%", "50.0%"]
    assert misses.startswith("public q2 [Answer] what is grooming -> ")
    assert "public q2" not in bot("measure", tmp_path).out


def test_bench_prints_how_fast_it_decides_and_starts(bot: Bot):
    """The figures themselves depend on the machine."""
    ended = bot("bench")
    assert ended.code == 0
    assert "question to outcome" in ended.out
    assert "start to first getUpdates" in ended.out


def test_fit_writes_the_cuts(bot: Bot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    root = copy_sample(tmp_path / "base")
    (root / "tests" / "questions").mkdir(parents=True)
    asked = "term-grooming: [what is grooming]\n"
    (root / "tests" / "questions" / "term.yaml").write_text(asked, encoding="utf-8")
    monkeypatch.setenv("KNOWLEDGE_DIR", str(root))
    ended = bot("fit")
    assert ended.code == 0
    assert ended.out.rstrip("\n") == (root / "knowledge" / "decision.yaml").read_text().rstrip("\n")


def test_suggest_prints_missed_questions(bot: Bot, tmp_path: Path):
    file = tmp_path / "questions.txt"
    file.write_text("what is grooming\nqwertz\n", encoding="utf-8")
    ended = bot("suggest", file)
    assert ended.code == 0
    assert ended.out.splitlines()[-1] == "1 of 2 questions are not answered."


def test_check_passes_a_sound_base(bot: Bot, monkeypatch: pytest.MonkeyPatch):
    """The one that people are answered from; what is due to be looked at is no error."""
    monkeypatch.setenv("KNOWLEDGE_DIR", str(ROOT))
    ended = bot("check", "--due", "1000")
    assert (ended.code, ended.err) == (0, "")
    assert re.match(r"\d+ checks, \d+ entries", ended.out.splitlines()[-1])
    told = r"knowledge/helplines/helplines-kenya\.yaml:\d+: warning: helplines-kenya: contacts"
    assert re.search(told, ended.out)


def test_check_speaks_of_the_files_that_it_is_given(
    bot: Bot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Findings are exit code 1."""
    root = copy_sample(tmp_path / "base")
    monkeypatch.setenv("KNOWLEDGE_DIR", str(root))
    terms = root / "knowledge" / "terms"
    for name in ("term-grooming", "term-hash"):
        path = terms / f"{name}.yaml"
        path.write_text(path.read_text(encoding="utf-8") + "colour: red\n", encoding="utf-8")
    ended = bot("check", terms / "term-hash.yaml")
    assert ended.code == 1
    assert "term-hash.yaml:" in ended.out
    assert "term-grooming.yaml:" not in ended.out


def test_diff_prints_what_people_are_told_otherwise(
    bot: Bot, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """From another folder of knowledge to that of the settings."""
    root = copy_sample(tmp_path / "base")
    monkeypatch.setenv("KNOWLEDGE_DIR", str(root))
    assert re.fullmatch(r"0 of \d+ pages differ, 0 .*\n", bot("diff", sample).out)
    path = root / "knowledge" / "terms" / "term-grooming.yaml"
    text = path.read_text(encoding="utf-8").replace("makes friends", "seeks trust")
    path.write_text(text, encoding="utf-8")
    ended = bot("diff", sample)
    assert (ended.code, ended.err) == (0, "")
    assert "e-term-grooming:\n  -" in ended.out
    assert re.search(r"\n  \+.*somebody seeks trust with a child", ended.out)


def test_links_ends_with_what_is_to_be_looked_at(bot: Bot, monkeypatch: pytest.MonkeyPatch):
    """No address of the sample leads anywhere: all end in .example."""
    monkeypatch.setattr("bot.workbench.addresses.PAUSE_SECONDS", 0.0)
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")  # nothing leaves this machine
    ended = bot("links")
    assert ended.code == 1
    told = (
        r"helplines-kenya\.yaml:\d+: helplines-kenya: contacts\[1\].website: found nothing \(Conn"
    )
    assert re.search(told, ended.out)
    assert re.fullmatch(r"\d+ addresses to look at\.", ended.out.splitlines()[-1])


@pytest.mark.parametrize(
    ("command", "module", "group"),
    [("teach", "sklearn", "teach"), ("places", "babel", "curate")],
)
def test_a_curators_tool_says_which_group_it_needs(
    bot: Bot, monkeypatch: pytest.MonkeyPatch, command: str, module: str, group: str
):
    """The bot itself is installed without these libraries."""
    monkeypatch.setitem(sys.modules, module, None)
    ended = bot(command)
    assert ended.code == 2
    assert ended.err == f"{module} is missing: run `uv run --group {group} bot {command}`.\n"


def test_schema_writes_the_schemas_anew(bot: Bot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Those of kinds that are no more go away."""
    folder = copy_sample(tmp_path / "base") / "knowledge" / "schema"
    folder.mkdir()
    (folder / "gone.schema.json").write_text("{}", encoding="utf-8")
    monkeypatch.setenv("KNOWLEDGE_DIR", str(tmp_path / "base"))
    ended = bot("schema")
    written = {path.name for path in folder.iterdir()}
    assert (ended.code, ended.out) == (0, f"{len(written)} schemas written.\n")
    assert "entry.schema.json" in written
    assert "gone.schema.json" not in written


def test_record_refreshes_nothing_where_there_are_no_records(
    bot: Bot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    for name in ("base/knowledge", "base/seeds", "originals"):
        (tmp_path / name).mkdir(parents=True)
    monkeypatch.setenv("KNOWLEDGE_DIR", str(tmp_path / "base"))
    ended = bot("record", tmp_path / "originals")
    assert (ended.code, ended.out) == (0, "0 records refreshed.\n")


@pytest.mark.parametrize("command", [("try",), ()])
async def test_the_try_out_tells_its_address_and_the_next_free_port(
    command: tuple[str, ...], sample: Path, tmp_path: Path
):
    """`bot` alone starts it, too, where no token is set; SIGINT ends it."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", *command),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            cwd=tmp_path,
            env=_environ(KNOWLEDGE_DIR=str(sample), TRYOUT_PORT=str(port)),
        )
        assert process.stdout is not None
        async with asyncio.timeout(60):  # two processes start beside it on a slow machine
            lines = [await process.stdout.readline()]
            if not command:
                assert lines[0].startswith(b"TELEGRAM_BOT_TOKEN is not set")
                lines.append(await process.stdout.readline())
            told = rf"Port {port} is taken; talk to Waymark at http://127\.0\.0\.1:\d+/ \(.*"
            assert re.match(told, lines[-1].decode())
            process.send_signal(signal.SIGINT)
            assert await process.wait() == 0


async def test_serve_serves(sample: Path, tmp_path: Path):
    async with running() as standin:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "serve"),
            stderr=asyncio.subprocess.DEVNULL,
            cwd=tmp_path,
            env=_environ(
                KNOWLEDGE_DIR=str(sample),
                TELEGRAM_BOT_TOKEN=standin.token,
                TELEGRAM_API_URL=standin.url,
            ),
        )
        ann = standin.add_person("Ann")
        standin.send_text(ann, "what is grooming")
        message = await standin.wait_for_message(ann, timeout=20)
        assert "makes friends" in message.text
        process.terminate()
        async with asyncio.timeout(20):
            assert await process.wait() == 0


async def test_the_inspector_tells_what_is_behind_a_reply(desk: Desk):
    """Outcome, entry and its file, and the matches; nothing is remembered of the question."""
    facts = await inspect(desk, "what is grooming")
    assert facts["outcome"] == "Answer"
    assert (facts["entry"], facts["confidence"]) == ("term-grooming", 1)
    assert facts["place"] == "knowledge/terms/term-grooming.yaml:1"
    matches = facts["matches"]
    assert isinstance(matches, list)
    assert matches[0] == {
        "id": "term-grooming",
        "confidence": 0.99,
        "phrase": "what is grooming",
    }
    card = await inspect(desk, "help me")
    assert (card["outcome"], card["entry"], card["place"]) == ("HelpCard", "", "")


async def test_the_inspector_leaves_no_trace_in_what_people_are_told(desk: Desk, clock):
    """A follow-up of an inspected question is no follow-up of anybody's."""
    await inspect(desk, "what is Safe Harbour")
    untouched = Desk(desk.knowledge, People(clock))
    more = typed_event("tell me more")
    assert await desk.ask(more) == await untouched.ask(more)


def _environ(**more: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return {**kept, "PYTHONPATH": str(ROOT), "ENCODER": "off", **more}
