"""Many people write, half of them twice: memory must stay flat, for what is kept is bounded."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from bot.tryout import running
from bot.workbench.bench.bot_process import (
    PATIENCE_SECONDS,
    SERVE,
    environment,
    listening,
    resident_megabytes,
)

READINGS = 10
# Wait for their answers before more are sent: this measures no speed.
TOGETHER = 200


def memory_report(root: Path, questions: Sequence[str], people: int) -> str:
    """Megabytes after each tenth of the messages."""
    taken = asyncio.run(_megabytes(root, questions, people))
    listed = " ".join(f"{megabytes:.0f}" for megabytes in taken)
    return f"{_messages(people)} messages of {people} people; MB after each tenth: {listed}"


def _messages(people: int) -> int:
    return people * 3 // 2


async def _megabytes(root: Path, questions: Sequence[str], people: int) -> list[float]:
    messages = _messages(people)
    taken: list[float] = []
    async with running() as standin, listening(standin, SERVE, environment(standin, root)) as pid:
        crowd = [standin.add_person("Ann") for _ in range(people)]
        for number in range(1, messages + 1):
            standin.send_text(crowd[number % people], questions[number % len(questions)])
            if number % TOGETHER == 0 or number == messages:
                await standin.wait_for(
                    lambda: not standin.updates.pending, timeout=PATIENCE_SECONDS
                )
                standin.clear()
            if number * READINGS // messages > len(taken):
                taken.append(resident_megabytes(pid))
    return taken
