"""Attacks on what the bot sends: each person is answered once, and help cards first."""

from __future__ import annotations

import asyncio

import pytest

from bot import serving
from bot.answering.desk import Desk
from bot.surfaces import outbox, sending
from bot.tryout import Standin
from bot.tryout.people import Chat, Message, Person
from bot.tryout.updates import Query

from .conftest import answers
from .junk import JUNK

CRY = "he is blackmailing me with my photos"
LONG_WAIT = 35
"""Seconds of a flood wait that no test waits for."""


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch, desk: Desk) -> None:
    """A warm core, short pauses between tries, no long farewell to what a flood wait holds."""
    desk.warm()
    monkeypatch.setattr(serving, "FINISH_SECONDS", 0.2)
    monkeypatch.setattr(outbox, "FIRST_PAUSE_SECONDS", 0.02)
    monkeypatch.setattr(outbox, "HEAD_START_SECONDS", 0.01)


@pytest.fixture
def ann(standin: Standin) -> Person:
    return standin.add_person("Ann")


@pytest.fixture
def eve(standin: Standin) -> Person:
    return standin.add_person("Eve")


def answers_in(chat: Chat) -> list[Message]:
    return [one for one in chat.messages.values() if one.sender.is_bot]


async def flooded(standin: Standin, *chats: Chat, seconds: int = LONG_WAIT) -> None:
    """Each of these chats is told to wait."""
    for chat in chats:
        standin.fail("flood", "sendMessage", retry_after=seconds, chat_id=chat.id)
        person = chat.person or standin.add_person("Mallory")
        standin.send_text(person, "/help", chat)
    fine = standin.calls.of
    await standin.wait_for(lambda: len([c for c in fine("sendMessage") if c.fault]) == len(chats))


async def is_served(standin: Standin, person: Person) -> None:
    """Question, tap, inline query and cry are answered, long before any flood wait ends."""
    async with asyncio.timeout(LONG_WAIT / 3):
        reply = await standin.ask(person, "/browse")
        await tap(standin, person, reply).answered()
        await standin.type_inline(person, "grooming").answered()
        assert "automatic bot" in (await standin.ask(person, CRY)).text


def tap(standin: Standin, person: Person, message: Message) -> Query:
    return standin.press(person, message, message.markup["inline_keyboard"][0][0])


@pytest.mark.parametrize("text", ["/help", CRY])
async def test_a_junk_answer_costs_no_reply(standin: Standin, text: str) -> None:
    """Of whatever kind: it is tried again, once, and no apology follows."""
    chats = {name: standin.private_chat(standin.add_person("Ben")) for name in JUNK}
    for name, (status, body) in JUNK.items():
        standin.fail("junk", "sendMessage", status=status, body=body, chat_id=chats[name].id)
        standin.send_text(chats[name].person, text)
    for chat in chats.values():
        await standin.wait_for_message(chat, timeout=20)
        standin.send_text(chat.person, "/about")
    for chat in chats.values():
        await standin.wait_for_message(chat, timeout=20)
    assert [name for name, chat in chats.items() if len(answers_in(chat)) != 2] == []
    assert not [one for one in answers(standin) if "Something went wrong" in one.text]


@pytest.mark.parametrize("method", ["editMessageText", "answerCallbackQuery", "answerInlineQuery"])
async def test_junk_answers_cost_no_tap_and_no_query(standin: Standin, method: str) -> None:
    """All kinds of them; to an edit, "yes" is a good one."""
    odd = {name: junk for name, junk in JUNK.items() if name != "a result that says yes"}
    for status, body in odd.values():
        person = standin.add_person("Ben")
        standin.fail("junk", method, status=status, body=body)
        reply = await standin.ask(person, "/browse")
        before = reply.text
        await tap(standin, person, reply).answered()
        await standin.wait_for(lambda reply=reply, before=before: reply.text != before)
        await standin.type_inline(person, "grooming").answered()


async def test_a_help_card_outlasts_any_junk(standin: Standin, ann: Person) -> None:
    """Though it came with every try."""
    for status, body in JUNK.values():
        standin.fail("junk", "sendMessage", status=status, body=body)
    for _ in range(2):
        standin.fail("gateway", "sendMessage")
    standin.send_text(ann, CRY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(outbox, "LONGEST_PAUSE_SECONDS", 0.02)
        patch.setattr(outbox, "SELDOM_SECONDS", 0.0)
        assert "automatic bot" in (await standin.wait_for_message(ann, timeout=20)).text
    assert len(answers(standin)) == 1


async def test_a_slow_answer_is_waited_for(standin: Standin, ann: Person) -> None:
    """One copy."""
    slow = standin.fail("late", "sendMessage")
    standin.send_text(ann, "/help")
    await standin.wait_for_message(ann)
    await asyncio.sleep(0.5)  # Telegram is slow
    slow.release()
    await standin.ask(ann, "/about")
    assert len(answers(standin)) == 2


async def test_answers_that_never_come_bring_two_copies(
    standin: Standin, ann: Person, eve: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not more, be it a help card, and nobody else waits."""
    monkeypatch.setattr(sending, "READ_SECONDS", 0.2)
    standin.fail("late", "sendMessage", times=None, chat_id=ann.id)
    standin.send_text(ann, "/help")
    standin.send_text(ann, CRY)
    await is_served(standin, eve)
    chat = standin.private_chat(ann)
    await standin.wait_for(lambda: len(answers_in(chat)) == 4)
    standin.send_text(ann, "/about")
    await standin.wait_for(lambda: len(answers_in(chat)) == 6)
    assert len({message.text for message in answers_in(chat)}) == 3


async def test_a_gateway_that_loses_patience_brings_two_copies(
    standin: Standin, ann: Person
) -> None:
    """It handed the call on, for all that one knows."""
    standin.fail("junk", "sendMessage", status=504, body=b"<html>504</html>", times=3)
    standin.send_text(ann, "/help")
    assert "unofficial" in (await standin.ask(ann, "/about")).text
    tried = [str(call.parameters["text"]) for call in standin.calls.of("sendMessage")]
    assert len([text for text in tried if "What you can type" in text]) == 2


async def test_two_flooded_groups_hold_nobody_else(
    standin: Standin, ann: Person, eve: Person
) -> None:
    """Anybody can flood groups."""
    groups = [standin.add_group(f"G{number}", [ann]) for number in range(5)]
    for group in groups:
        standin.fail("flood", "sendMessage", retry_after=LONG_WAIT, chat_id=group.id)
        standin.send_text(ann, "/help", group)
        standin.send_text(standin.add_person("Mallory"), "/help", group)
    await is_served(standin, eve)


async def test_two_flooded_people_hold_nobody_else(standin: Standin, eve: Person) -> None:
    """Two may be an accident."""
    await flooded(standin, *[standin.private_chat(standin.add_person(name)) for name in "AB"])
    await is_served(standin, eve)


async def test_people_who_flood_hold_nobody_else(standin: Standin, eve: Person) -> None:
    """They weren't quiet."""
    people = [standin.add_person(name) for name in "ABCDE"]
    for person in people:
        await standin.ask(person, "/about")
    await flooded(standin, *map(standin.private_chat, people))
    await is_served(standin, eve)


async def test_several_quiet_people_refused_mean_the_bot(standin: Standin, eve: Person) -> None:
    """Then all wait until Telegram takes more, and are served; a help card tries even then."""
    chats = [standin.private_chat(standin.add_person(name)) for name in "ABC"]
    await flooded(standin, *chats, seconds=2)
    standin.send_text(eve, "/help")
    assert "automatic bot" in (await standin.ask(standin.add_person("Ben"), CRY)).text
    assert not answers_in(standin.private_chat(eve))
    await standin.wait_for_message(eve)
    for chat in chats:
        await standin.wait_for_message(chat)
    assert len(answers(standin)) == 5


async def test_a_cry_in_a_flooded_chat_is_answered_at_once(standin: Standin, ann: Person) -> None:
    """Telegram may take it, and what was refused before it still waits."""
    await flooded(standin, standin.private_chat(ann))
    assert "automatic bot" in (await standin.ask(ann, CRY)).text


async def test_a_refused_card_is_tried_as_soon_as_telegram_takes_it(
    standin: Standin, ann: Person
) -> None:
    """Once."""
    standin.fail("flood", "sendMessage", retry_after=1, times=2)
    assert "automatic bot" in (await standin.ask(ann, CRY)).text
    assert len(standin.calls.of("sendMessage")) == 3


@pytest.mark.parametrize("method", ["answerCallbackQuery", "answerInlineQuery"])
async def test_a_refused_query_holds_nobody_elses(
    standin: Standin, ann: Person, eve: Person, method: str
) -> None:
    """Nor the person's own messages."""
    reply = await standin.ask(ann, "/browse")
    refused = standin.fail("flood", method, retry_after=LONG_WAIT)
    tap(standin, ann, reply)
    standin.type_inline(ann, "grooming")
    await standin.wait_for(lambda: refused.hits)
    await is_served(standin, eve)
    assert "What you can type" in (await standin.ask(ann, "/help")).text


async def test_hanging_answers_to_queries_stop_nobody(standin: Standin, eve: Person) -> None:
    """However many: others' messages go out."""
    hanging = standin.fail("hang", "answerInlineQuery", times=40)
    for number in range(40):
        standin.type_inline(standin.add_person(f"P{number}"), "grooming")
    await standin.wait_for(lambda: hanging.hits >= 32)
    assert "automatic bot" in (await standin.ask(eve, CRY)).text
    assert "What you can type" in (await standin.ask(eve, "/help")).text
    hanging.release()


async def test_hanging_chats_keep_no_help_card_waiting(standin: Standin, eve: Person) -> None:
    """A hundred sends that hang."""
    hanging = standin.fail("hang", "sendMessage", times=100)
    people = [standin.add_person(f"P{number}") for number in range(100)]
    for person in people:
        standin.send_text(person, "/help")
    await standin.wait_for(lambda: hanging.hits == 100)
    await is_served(standin, eve)
    hanging.release()
    await standin.wait_for(lambda: len(answers(standin)) == 102, timeout=10)


async def test_cut_connections_bring_the_reply(standin: Standin, ann: Person) -> None:
    """However often: nothing was sent."""
    standin.fail("drop", "sendMessage", times=10)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(outbox, "LONGEST_PAUSE_SECONDS", 0.05)
        assert (await standin.ask(ann, "/help")).text
    assert len(answers(standin)) == 1


async def test_a_renamed_bot_hears_its_new_name_at_once(standin: Standin, ann: Person) -> None:
    """From the answer to its own message; the old one isn't meant for it any more."""
    group = standin.add_group("Parents", [ann])
    await standin.ask(ann, "/help", group)
    old, standin.bot.username = standin.bot.username, "renamed_bot"
    assert (await standin.ask(ann, "/about")).text
    assert (await standin.ask(ann, "/helpline@renamed_bot kenya", group)).text
    standin.bot.username = old
    standin.bot.username, wanted = "third_bot", "/law@third_bot"
    answer = next(iter(answers_in(group)))
    assert (await standin.ask(ann, wanted, group, reply_to=answer)).text
