"""Telegram keeps an update until it is answered, but a slow chat keeps nobody else waiting."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot import serving
from bot.surfaces.receiving import held
from bot.tryout import Standin

from .conftest import answers

CRY = "he is blackmailing me with my pictures"
SLOW, SLOW_CRY = 0.2, 1.0
CROWD = 120
"""More than Telegram hands over at once."""


@pytest.fixture(autouse=True)
def _short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two, ten and three seconds."""
    monkeypatch.setattr(held, "SLOW_SECONDS", SLOW)
    monkeypatch.setattr(held, "SLOW_CRY_SECONDS", SLOW_CRY)
    monkeypatch.setattr(serving, "FINISH_SECONDS", 0.1)


def waiting(standin: Standin) -> list[str]:
    """Texts of the messages that Telegram still keeps."""
    return [one.body["message"]["text"] for one in standin.updates.ready(1000)]


async def test_nothing_is_given_up_while_it_is_worked_on(standin: Standin) -> None:
    """Others are answered meanwhile, though their updates come after it."""
    ann, ben = standin.add_person("Ann"), standin.add_person("Ben")
    slow = standin.fail("hang", "sendMessage")
    standin.send_text(ann, CRY)
    await standin.wait_for(lambda: slow.hits)
    assert (await standin.ask(ben, "/help")).text
    assert waiting(standin)[0] == CRY
    slow.release()
    await standin.wait_for(lambda: not waiting(standin))


@pytest.mark.parametrize(("text", "seconds"), [("/about", SLOW), (CRY, SLOW_CRY)])
async def test_a_slow_chat_is_let_go(standin: Standin, text: str, seconds: float) -> None:
    """Some seconds after its sending began; a cry later."""
    ann = standin.add_person("Ann")
    slow = standin.fail("hang", "sendMessage")
    standin.send_text(ann, text)
    await standin.wait_for(lambda: slow.hits)
    began = asyncio.get_running_loop().time()
    await standin.wait_for(lambda: not waiting(standin))
    assert asyncio.get_running_loop().time() - began > seconds - 0.1
    assert answers(standin) == []


async def test_who_stands_behind_a_slow_answer_is_kept(standin: Standin) -> None:
    """For its own sending hasn't begun; but not where that would keep everybody out."""
    ann = standin.add_person("Ann")
    slow = standin.fail("hang", "sendMessage")
    standin.send_text(ann, "/about")
    standin.send_text(ann, "/help")
    await standin.wait_for(lambda: slow.hits)
    await standin.wait_for(lambda: waiting(standin) == ["/help"])
    crowd = [standin.add_person(f"P{number}") for number in range(CROWD)]
    for person in crowd:
        standin.send_text(person, "/privacy")
    await standin.wait_for(lambda: len(answers(standin)) == CROWD, timeout=15)
    await standin.wait_for(lambda: not waiting(standin))
    slow.release()
    await standin.wait_for(lambda: len(answers(standin)) == CROWD + 2)


async def test_a_chat_that_has_to_wait_is_let_go_whole(standin: Standin) -> None:
    """Also what stands in it behind the one that Telegram refused."""
    ann, ben = standin.add_person("Ann"), standin.add_person("Ben")
    flood = standin.fail("flood", "sendMessage", retry_after=20)
    standin.send_text(ann, "/about")
    standin.send_text(ann, "/help")
    await standin.wait_for(lambda: flood.hits)
    await standin.wait_for(lambda: not waiting(standin))
    standin.send_text(ann, "/privacy")
    await standin.wait_for(lambda: not waiting(standin))
    assert (await standin.ask(ben, "/help")).text


async def test_who_writes_too_fast_keeps_nobody_waiting(standin: Standin) -> None:
    """What we make wait ourselves."""
    ann, ben = standin.add_person("Ann"), standin.add_person("Ben")
    for _ in range(40):
        standin.send_text(ann, "/about")
    assert (await standin.ask(ben, "/help")).text
    await standin.wait_for(lambda: not waiting(standin))
    assert len(answers(standin)) < 40


async def test_help_goes_first_in_a_burst(standin: Standin) -> None:
    """Though it came last."""
    for number in range(90):
        standin.send_text(standin.add_person(f"P{number}"), "/about")
    ann = standin.add_person("Ann")
    standin.send_text(ann, CRY)
    assert (await standin.wait_for_message(ann)).text
    assert len(answers(standin)) < 60


OLD_POLL = {"id": "1", "question": "?", "options": [{"text": "a", "voter_count": 0}]}
ODD_PARTS: dict[str, dict[str, Any]] = {
    "reply-to-an-older-servers-poll": {
        "reply_to_message": {"message_id": 1, "date": 1, "chat": {"id": 1}, "poll": OLD_POLL}
    },
    "reply-to-junk": {"reply_to_message": {"message_id": []}},
    "external-reply": {"external_reply": {"origin": {"type": "user"}, "poll": OLD_POLL}},
    "forward-origin": {"forward_origin": {"type": "user"}},
    "quote": {"quote": {"position": 1}},
    "entities": {"entities": [{"type": "bold"}, 7]},
    "sender": {"from": {"id": 7}},
    "no-date": {"date": None},
    "date-as-text": {"date": "today"},
    "no-number": {"message_id": None},
    "sticker": {"sticker": {"file_id": "x"}},
    "buttons": {"reply_markup": {"inline_keyboard": 3}},
    "unheard-of": {"a_new_thing": {"b": [1]}},
    "all-at-once": {"quote": 3, "sticker": [], "entities": "x", "via_bot": 5},
}


@pytest.mark.parametrize("parts", ODD_PARTS.values(), ids=ODD_PARTS)
async def test_an_odd_part_never_costs_the_text(standin: Standin, parts: dict[str, Any]) -> None:
    """Whoever cries gets the card."""
    ann = standin.add_person("Ann")
    calm = await standin.ask(ann, CRY)
    message = standin.private_chat(ann).messages[1].as_json() | {"message_id": 50} | parts
    standin.inject({"message": {key: part for key, part in message.items() if part is not None}})
    assert len((await standin.wait_for_message(ann)).text) > len(calm.text) / 2
