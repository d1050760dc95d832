"""What is counted of questions and replies, and what no number tells."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from bot.answering.desk import Desk
from bot.answering.event import typed_event
from bot.answering.tally import Tally
from bot.catalog.entries import Surface
from tests.conftest import Asker


def numbers(tally: Tally) -> dict[str, Any]:
    """All that can be read off a tally, as it is now."""
    public = {name: value for name, value in vars(tally).items() if not name.startswith("_")}
    spreads = {name: vars(public.pop(name)) for name in ("answering", "waiting")}
    return copy.deepcopy({**public, **spreads, "cards": tally.cards, "shown": tally.shown})


async def test_questions_are_counted_by_kind_and_replies_by_surface(ask: Asker, desk: Desk) -> None:
    """Warming up and screening count as nothing."""
    desk.warm()
    desk.is_urgent(typed_event("what is grooming"))
    await ask("what is grooming", waited=2.0)
    await ask("/help", surface=Surface.GROUP)
    await ask.tap("b")
    await ask.inline("grooming")
    tally = desk.tally
    assert tally.updates == {"text": 1, "command": 1, "tap": 1, "inline": 1}
    assert tally.outcomes == {
        ("private", "Answer"): 1,
        ("group", "Page"): 1,
        ("private", "Page"): 1,
        ("inline", "Cards"): 1,
    }
    assert (sum(tally.answering.counts), sum(tally.waiting.counts)) == (4, 1)
    assert tally.waiting.seconds == 2.0


@pytest.mark.parametrize(
    "fields",
    [{}, {"language": "es"}, {"surface": Surface.GROUP}, {"edited": True}, {"waited": 4000.0}],
)
async def test_nine_calls_for_help_change_no_number(
    ask: Asker, desk: Desk, fields: dict[str, Any]
) -> None:
    """However they come."""
    before = numbers(desk.tally)
    for person in range(9):
        await ask("help me", asker=person, **fields)
    assert numbers(desk.tally) == before
    await ask("help me", asker=10, **fields)
    assert numbers(desk.tally) == {**before, "cards": 10}


async def test_the_minutes_after_a_card_change_no_number(ask: Asker, desk: Desk) -> None:
    """Nor does the way out of them."""
    before = numbers(desk.tally)
    for text in ("help me", "thanks", "kenya", "can I text"):
        await ask(text)
    await ask.tap("looking")
    assert numbers(desk.tally) == before


async def test_a_button_to_help_in_a_group_is_a_call_for_help(ask: Asker, desk: Desk) -> None:
    """Though what is shown there is nothing but a way out."""
    before = numbers(desk.tally)
    await ask.tap("help", surface=Surface.GROUP)
    assert numbers(desk.tally) == before


async def test_a_call_for_help_typed_inline_looks_like_any_other(ask: Asker, desk: Desk) -> None:
    """What it holds back is counted as what others get."""
    await ask.inline("help me")
    assert desk.tally.outcomes == {("inline", "Cards"): 1}


async def test_entries_are_counted_in_tens(ask: Asker, desk: Desk) -> None:
    for _ in range(9):
        await ask("what is grooming")
    assert desk.tally.shown == {}
    await ask("what is grooming", surface=Surface.GROUP)
    assert desk.tally.shown == {"term-grooming": 10}
    await ask("what is grooming")
    assert desk.tally.shown == {"term-grooming": 10}


async def test_only_the_next_tap_after_a_nearest_entry_counts(ask_live: Asker) -> None:
    """And it counts for everybody by themselves."""
    tally, near = ask_live.desk.tally, "who pays for the ICSE database"
    reply = await ask_live(near)
    assert type(reply.outcome).__name__ == "Near"
    await ask_live.tap("b", asker=8)
    assert tally.taps_after_near == 0
    await ask_live.tap("b")
    await ask_live.tap("b")
    assert tally.taps_after_near == 1
    await ask_live(near)
    await ask_live("what is grooming")
    await ask_live.tap("b")
    assert tally.taps_after_near == 1


async def test_a_failure_is_counted(
    ask: Asker, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the apology that somebody got."""

    def fail(*_: object) -> None:
        raise ValueError

    monkeypatch.setattr(desk, "_answer", fail)
    await ask("what is grooming")
    assert desk.tally.outcomes == {("private", "Failure"): 1}
