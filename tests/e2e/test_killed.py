"""A process that is killed in a burst: what it had not answered, the next one answers."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.tryout import Standin, running

from .conftest import answers, bot_process

CRY = "he is blackmailing me with my pictures"
PEOPLE, CRIES = 200, 10
MOST_DOUBLED = 40


def burst(standin: Standin) -> set[int]:
    """Everybody writes at once, and every twentieth is in trouble; their ids."""
    people = [standin.add_person(f"P{number}") for number in range(PEOPLE)]
    for number, person in enumerate(people):
        standin.send_text(person, CRY if number % (PEOPLE // CRIES) == 7 else "/about")
    return {person.id for person in people}


def answered(standin: Standin) -> Counter[int]:
    """How often each chat was answered."""
    return Counter(message.chat.id for message in answers(standin))


@pytest.mark.parametrize("after", [61, 152])
async def test_a_killed_poller_loses_nobody(after: int) -> None:
    """Nor does it have many answered twice."""
    async with running() as standin:
        async with bot_process(standin) as process:
            await standin.wait_for_call("getUpdates", timeout=20)
            everybody = burst(standin)
            await standin.wait_for(lambda: len(answers(standin)) >= after, timeout=20)
            process.kill()
            await process.wait()
        first = answered(standin)
        async with bot_process(standin):
            await standin.wait_for(lambda: everybody <= set(answered(standin)), timeout=20)
            await standin.wait_for(lambda: standin.updates.pending == 0, timeout=20)
        both = answered(standin)
    assert after <= first.total() < PEOPLE
    assert max(both.values()) == 2
    assert sum(times > 1 for times in both.values()) <= MOST_DOUBLED
