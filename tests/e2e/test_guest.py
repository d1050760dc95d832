"""Guest mode over HTTP: a mention in a chat that the bot isn't in."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.answering.desk import Desk
from bot.tryout import Standin, running
from bot.tryout.people import Chat, Message, Person

from .conftest import bot_at

CRY = "somebody threatens to post my nudes"


@pytest.fixture
async def hosts(desk: Desk) -> AsyncIterator[Standin]:
    """A stand-in with a bot that comes as a guest; nothing it called may have been refused."""
    async with running() as standin, bot_at(standin, desk, guest_mode=True):
        await standin.wait_for_call("getUpdates")
        yield standin
        assert [str(call) for call in standin.invalid] == []


@pytest.fixture
def ann(hosts: Standin) -> Person:
    return hosts.add_person("Ann")


@pytest.fixture
def strangers(hosts: Standin, ann: Person) -> Chat:
    """A group without the bot."""
    return hosts.add_group("Strangers", [ann], bot="")


async def answered(standin: Standin, person: Person, text: str, chat: Chat, **how: Any) -> Message:
    """What is posted for a mention."""
    await standin.call_guest(person, f"@{standin.bot.username} {text}", chat, **how).answered()
    return await standin.wait_for_message(chat)


def addresses(message: Message) -> list[str]:
    """Where its buttons lead: no button there may want an answer of ours."""
    return [button["url"] for button in message.buttons if "url" in button]


async def test_a_mention_gets_one_card(hosts: Standin, ann: Person, strangers: Chat) -> None:
    """The same that inline mode offers, in reply to the mention."""
    inline = hosts.type_inline(ann, "what is grooming?")
    await inline.answered()
    card = await answered(hosts, ann, "what is grooming?", strangers)
    assert card.text.startswith("Grooming")
    assert card.text == hosts.choose(inline, inline.results[0]["id"], strangers).text
    assert all("callback_data" not in button for button in card.buttons)
    assert len(hosts.calls.of("answerGuestQuery")) == 1
    assert hosts.calls.of("sendMessage") == []


async def test_a_mention_as_people_type_it(hosts: Standin, ann: Person, strangers: Chat) -> None:
    """The name may stand anywhere; talk that doesn't mention the bot stays among them."""
    ordinary = hosts.send_text(ann, "what is grooming?", strangers)
    hosts.send_text(ann, f"what is grooming, @{hosts.bot.username}?", strangers)
    assert (await hosts.wait_for_message(strangers)).text.startswith("Grooming")
    assert ordinary.undelivered
    assert len(hosts.calls.of("answerGuestQuery")) == 1


@pytest.mark.parametrize("text", [CRY, "HELP", "i want to kill myself"])
async def test_a_cry_gets_the_neutral_pointer(
    hosts: Standin, ann: Person, strangers: Chat, text: str
) -> None:
    """Nothing about the person stands there; the button leads to help in private."""
    pointer = await answered(hosts, ann, text, strangers)
    assert pointer.text.startswith("I'd rather answer that in private")
    assert addresses(pointer) == [f"https://t.me/{hosts.bot.username}?start=help"]
    hosts.start(ann, "help")
    assert "automatic bot" in (await hosts.wait_for_message(ann)).text


async def test_the_message_replied_to_is_never_read(
    hosts: Standin, ann: Person, strangers: Chat
) -> None:
    """Whoever wrote it didn't ask us."""
    earlier = hosts.send_text(ann, CRY, strangers)
    told = await answered(hosts, ann, "", strangers, reply_to=earlier)
    assert told.text.startswith("I have no short answer to that")
    earlier = hosts.send_text(ann, "what is grooming?", strangers)
    again = await answered(hosts, ann, "", strangers, reply_to=earlier)
    assert again.text == told.text


async def test_nobody_is_remembered(hosts: Standin, ann: Person, strangers: Chat) -> None:
    """No follow-up here or in private, and no minutes after a cry."""
    await answered(hosts, ann, "what is grooming?", strangers)
    assert "Grooming" not in (await answered(hosts, ann, "tell me more", strangers)).text
    await answered(hosts, ann, CRY, strangers)
    assert "automatic bot" not in (await hosts.ask(ann, "what is grooming?")).text


@pytest.mark.parametrize("text", ["", "🙂", "who won the football yesterday", "hello"])
async def test_what_has_no_card_gets_an_honest_sentence(
    hosts: Standin, ann: Person, strangers: Chat, text: str
) -> None:
    """A guest query can't stay empty."""
    told = await answered(hosts, ann, text, strangers)
    assert told.text == "I have no short answer to that. The private chat shows what I know."
    assert len(addresses(told)) == 1


async def test_lines_of_a_country_that_was_named(
    hosts: Standin, ann: Person, strangers: Chat
) -> None:
    """Its own; where nobody named one, the private chat asks."""
    assert "Kenya" in (await answered(hosts, ann, "helpline kenya", strangers)).text
    asked = await answered(hosts, ann, "who can a child call", strangers)
    assert asked.text.startswith("I'd rather answer that in private")


async def test_a_failed_call_is_made_again_and_a_late_one_dropped(
    hosts: Standin, ann: Person, strangers: Chat
) -> None:
    """As with other queries."""
    hosts.fail("flood", "answerGuestQuery", retry_after=1)
    assert (await answered(hosts, ann, "what is grooming?", strangers)).text
    refusal = "query is too old and response timeout expired or query ID is invalid"
    hosts.fail("junk", "answerGuestQuery", status=400, body=_refused(refusal))
    hosts.call_guest(ann, f"@{hosts.bot.username} what is grooming?", strangers)
    assert (await hosts.ask(ann, "what is sextortion?")).text
    assert len(hosts.calls.of("answerGuestQuery")) == 3


def _refused(why: str) -> bytes:
    return b'{"ok":false,"error_code":400,"description":"Bad Request: %s"}' % why.encode()


async def test_half_readable_mentions_are_answered(
    hosts: Standin, ann: Person, strangers: Chat
) -> None:
    """What can't be read around a mention costs nobody the answer."""
    query = hosts.call_guest(ann, f"@{hosts.bot.username} what is grooming?", strangers)
    await query.answered()
    again = hosts.world.queries.add(type(query)("77", "guest", ann, query.asked, query.message))
    assert query.message is not None
    body = query.message.as_json() | {"guest_query_id": "77", "reply_to_message": 5, "via_bot": {}}
    hosts.inject({"guest_message": body})
    await again.answered()
    assert again.answer == query.answer


async def test_switched_off_nothing_is_asked_for(standin: Standin) -> None:
    """Telegram isn't told to send any, and one that comes all the same gets no answer."""
    ann = standin.add_person("Ann")
    strangers = standin.add_group("Strangers", [ann], bot="")
    said = standin.send_text(ann, f"@{standin.bot.username} what is grooming?", strangers)
    assert said.undelivered
    standin.inject({"guest_message": said.as_json() | {"guest_query_id": "1"}})
    assert (await standin.ask(ann, "what is grooming?")).text
    assert standin.calls.of("answerGuestQuery") == []
    assert all(
        "guest_message" not in call.parameters["allowed_updates"]
        for call in standin.calls.of("getUpdates")
    )
