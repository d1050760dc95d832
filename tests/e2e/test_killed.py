"""A process that is killed in a burst: what it had not answered, the next one answers."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.tryout import Standin, running

from .conftest import answers, bot_process

CRY = "he is blackmailing me with my pictures"
PEOPLE, CRIES = 200, 10
MOST_LOST = 5
"""Of those who were no cries: their sending had begun."""
MOST_DOUBLED = 40


def burst(standin: Standin) -> set[int]:
    """Everybody writes at once, and every twentieth is in trouble: the ids of these."""
    people = [standin.add_person(f"P{number}") for number in range(PEOPLE)]
    for number, person in enumerate(people):
        standin.send_text(person, CRY if number % (PEOPLE // CRIES) == 7 else "/about")
    return {person.id for person in people[7 :: PEOPLE // CRIES]}


def answered(standin: Standin) -> Counter[int]:
    """How often each chat was answered."""
    return Counter(message.chat.id for message in answers(standin))


async def all_answered(standin: Standin, cries: set[int]) -> None:
    """Wait until all were answered, the cries among them, and Telegram keeps nothing."""

    def is_so() -> bool:
        chats = set(answered(standin))
        return not standin.updates.pending and cries <= chats and len(chats) >= PEOPLE - MOST_LOST

    await standin.wait_for(is_so, timeout=60)


@pytest.mark.parametrize("after", [61, 152])
async def test_a_killed_poller_loses_nobody(after: int) -> None:
    """Nor does it have many answered twice."""
    async with running() as standin:
        async with bot_process(standin) as process:
            await standin.wait_for_call("getUpdates", timeout=60)
            cries = burst(standin)
            await standin.wait_for(lambda: len(answers(standin)) >= after, timeout=60)
            process.kill()
            await process.wait()
        first = answered(standin)
        async with bot_process(standin):
            await all_answered(standin, cries)
        both = answered(standin)
    assert after <= first.total() < PEOPLE
    assert max(both.values()) == 2
    assert sum(times > 1 for times in both.values()) <= MOST_DOUBLED
