"""What somebody sees who watches over the bot: over HTTP, in the log, and in a file."""

from __future__ import annotations

import asyncio
import re
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.answering.desk import Desk
from bot.errors import StartError
from bot.serving import serve
from bot.tryout import Standin, running
from tests.sample_base import copy_sample
from tests.waiting import logged

from .conftest import bot_at, bot_process, bot_settings, free_port, output_of
from .test_process import ask_first
from .test_webhook import SECRET


class Watcher:
    """Asks the bot how it is."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.client = httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False)

    async def ask(self, path: str) -> tuple[int, Any]:
        answer = await self.client.get(path)
        return answer.status_code, answer.json()

    async def series(self) -> dict[str, float]:
        """Every number of ours, by its name and labels; those that change by themselves left out.

        `waymark_outcomes_total private Answer`
        """
        answer = await self.client.get("/metrics")
        assert answer.headers["content-type"].startswith("text/plain; version=")
        return {
            " ".join([one.name, *(value for _, value in sorted(one.labels.items()))]): one.value
            for family in text_string_to_metric_families(answer.text)
            for one in family.samples
            if family.name.startswith("waymark_")
            and family.name not in ("waymark_last_poll_age_seconds", "waymark_loop_lag_seconds")
        }

    async def until(self, path: str, code: int) -> Any:
        async with asyncio.timeout(10):
            while True:
                found, told = await self.ask(path)
                if found == code:
                    return told
                await asyncio.sleep(0.05)


@pytest.fixture
async def watcher() -> AsyncIterator[Watcher]:
    watcher = Watcher(free_port())
    async with watcher.client:
        yield watcher


@pytest.fixture
async def watched(desk: Desk, watcher: Watcher) -> AsyncIterator[Standin]:
    """A stand-in whose bot has a desk of its own, which counted nothing yet."""
    own = Desk(desk.knowledge)
    async with running() as standin, bot_at(standin, own, health_port=watcher.port):
        await watcher.until("/ready", 200)
        yield standin


async def test_a_bot_that_serves_is_healthy_and_ready(watched: Standin, watcher: Watcher) -> None:
    """With the version that it answers from."""
    code, health = await watcher.ask("/health")
    assert (code, health["status"]) == (200, "alive")
    assert health["last_good_poll_seconds_ago"] < 15
    assert health["loop_lag_seconds"] < 1
    code, ready = await watcher.ask("/ready")
    assert (code, ready["telegram_answers"]) == (200, True)
    assert re.fullmatch(r"[0-9a-f]{7}", ready["knowledge"])
    assert (await watcher.series())[f"waymark_knowledge_entries {ready['knowledge']}"] > 300


async def test_nobody_but_this_machine_can_ask(watched: Standin, watcher: Watcher) -> None:
    """Unless HEALTH_HOST says otherwise: another address of the machine is closed."""
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", watcher.port), timeout=5)


async def test_answers_are_counted(watched: Standin, watcher: Watcher) -> None:
    """By kind and surface."""
    ann = watched.add_person("Ann")
    await watched.ask(ann, "what is grooming")
    group = watched.add_group("Parents", [ann])
    await watched.ask(ann, "/help@waymark_tryout_bot", group)
    query = watched.type_inline(ann, "grooming")
    await query.answered()
    series = await watcher.series()
    for expected in (
        "updates_total text",
        "updates_total command",
        "updates_total inline",
        "outcomes_total Answer private",
        "outcomes_total Page group",
        "outcomes_total Cards inline",
    ):
        assert series[f"waymark_{expected}"] == 1, expected
    assert series["waymark_answer_seconds_count"] == 3
    assert series["waymark_wait_seconds_bucket 600.0"] == 2


async def test_calls_for_help_show_in_tens_and_nowhere_else(
    watched: Standin, watcher: Watcher
) -> None:
    """In several languages, and from a group."""
    people = [watched.add_person(f"P{number}", language_code="es") for number in range(10)]
    group = watched.add_group("Class", people)
    before = await watcher.series()
    for person in people[:8]:
        await watched.ask(person, "ayúdame por favor, quiero morir")
    await watched.ask(people[8], "/helpline@waymark_tryout_bot I want to kill myself", group)
    assert await watcher.series() == before
    await watched.ask(people[9], "HELP")
    assert await watcher.series() == {**before, "waymark_help_cards_total": 10}


async def test_an_outage_is_told_and_is_no_reason_to_start_anew(
    watched: Standin, watcher: Watcher, caplog: pytest.LogCaptureFixture
) -> None:
    """After two lost polls: not ready, alive, one warning; then all is well again."""
    caplog.set_level("INFO")
    await watched.go_down()
    told = await watcher.until("/ready", 503)
    assert told["telegram_answers"] is False
    assert (await watcher.ask("/health"))[0] == 200
    await logged(caplog, "Two polls in a row were lost.")
    await watched.come_back()
    await watched.ask(watched.add_person("Ann"), "/help")  # ends the poll under way
    await watcher.until("/ready", 200)
    await logged(caplog, "Telegram answers again, after")
    assert len([told for told in caplog.messages if "polls" in told]) == 2


async def test_flood_waits_are_counted(watched: Standin, watcher: Watcher) -> None:
    ann = watched.add_person("Ann")
    watched.fail("flood", "sendMessage", times=1)
    await watched.ask(ann, "/help")
    assert (await watcher.series())["waymark_flood_waits_total"] == 1


async def test_a_bot_that_is_called_is_ready_too(desk: Desk, watcher: Watcher) -> None:
    """It never polls."""
    port = free_port()
    hook = {"webhook_url": f"http://127.0.0.1:{port}/", "webhook_secret": SECRET}
    settings = {**hook, "webhook_port": port, "health_port": watcher.port}
    async with running() as standin, bot_at(standin, Desk(desk.knowledge), **settings):
        await watcher.until("/ready", 200)
        assert (await watcher.ask("/health"))[0] == 200


async def test_a_bot_that_never_reached_telegram_is_not_ready(desk: Desk, watcher: Watcher) -> None:
    """But it can be asked from the first moment on."""
    async with running() as standin:
        await standin.go_down()
        async with bot_at(standin, Desk(desk.knowledge), health_port=watcher.port):
            async with asyncio.timeout(10):
                while True:
                    try:
                        assert (await watcher.ask("/ready"))[0] == 503
                        break
                    except httpx.ConnectError:
                        await asyncio.sleep(0.02)
            assert (await watcher.ask("/health"))[0] == 200


async def test_a_taken_port_is_one_sentence(desk: Desk, watcher: Watcher) -> None:
    """Which names the variable."""
    async with running() as standin:
        taken = socket.create_server(("127.0.0.1", watcher.port))
        with taken, pytest.raises(StartError) as raised:
            await serve(bot_settings(standin, health_port=watcher.port), desk)
    told = f"HEALTH_PORT {watcher.port} can't be listened on at 127.0.0.1 (Address already in use)"
    assert str(raised.value) == f"{told}: is it taken?"


def test_nobody_pays_for_metrics_unasked() -> None:
    """Neither memory nor time: the library isn't even imported."""
    code = "import sys, bot.serving; print('prometheus_client' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "False\n"


async def line_of(process: asyncio.subprocess.Process, words: str) -> str:
    """The next printed line with these words."""
    assert process.stdout is not None
    async with asyncio.timeout(20):
        while words not in (line := (await process.stdout.readline()).decode()):
            assert line, f"it ended without {words!r}"
    return line


async def test_a_correction_goes_live_while_it_serves(tmp_path: Path) -> None:
    """At SIGHUP, with every conversation going on; a broken file changes nothing."""
    root, beat = copy_sample(tmp_path / "base"), tmp_path / "beat"
    path = root / "knowledge/helplines/helplines-kenya.yaml"
    sound = path.read_text(encoding="utf-8")
    environ = {"KNOWLEDGE_DIR": str(root), "HEARTBEAT_FILE": str(beat), "OPERATOR_CONTACT": ""}
    async with running() as standin, bot_process(standin, **environ) as process:
        assert "OPERATOR_CONTACT is missing" in await line_of(process, "WARNING")
        told = r"INFO .* Serving as @waymark_tryout_bot by polling: \d+ entries, version \w{7}\.\n"
        assert re.search(told, await line_of(process, "INFO"))
        ann = standin.add_person("Ann")
        await ask_first(standin, ann, "HELP")

        path.write_text(sound.replace('"0001 01"', '"0800 723 253"'), encoding="utf-8")
        process.send_signal(signal.SIGHUP)
        await line_of(process, "Knowledge read anew")
        assert "0800 723 253" in (await standin.ask(ann, "kenya")).text  # completes her card

        path.write_text(sound + "\n][", encoding="utf-8")
        process.send_signal(signal.SIGHUP)
        assert "helplines-kenya.yaml:" in await line_of(process, "ERROR")
        ben = standin.add_person("Ben")
        assert "0800 723 253" in (await standin.ask(ben, "helpline kenya")).text
        assert beat.exists()
        process.terminate()
        await output_of(process)
        assert process.returncode == 0
