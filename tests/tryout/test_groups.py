"""Groups: privacy mode, threads, migration, removal."""

from typing import Any

import pytest

from bot.tryout import Standin
from bot.tryout.people import Chat, Person

from .conftest import Call


@pytest.fixture
def group(standin: Standin, ann: Person) -> Chat:
    return standin.add_group("Parents", [ann])


def texts(found: list[dict[str, Any]]) -> list[str]:
    return [update["message"]["text"] for update in found]


async def test_privacy_mode_lets_only_what_is_meant_pass(
    standin: Standin, call: Call, ann: Person, group: Chat, updates: Any
) -> None:
    """Commands and replies to the bot pass; talk, mentions and other bots' commands don't."""
    name = standin.bot.username
    sent = await call("sendMessage", chat_id=group.id, text="I am here")
    mine = group.messages[sent["message_id"]]
    for text in (
        "talk",
        f"@{name} hello",
        "/help",
        f"/help@{name} x",
        "/help@other_bot",
        "see /help",
    ):
        standin.send_text(ann, text, group)
    standin.send_text(ann, "a reply", group, reply_to=mine)
    assert texts(await updates()) == ["/help", f"/help@{name} x", "a reply"]


@pytest.mark.parametrize("privacy_mode", [True, False])
async def test_everything_passes_without_privacy_or_as_admin(
    standin: Standin, ann: Person, group: Chat, updates: Any, privacy_mode: bool
) -> None:
    """Ordinary talk too."""
    standin.world.privacy_mode = privacy_mode
    if privacy_mode:
        group.members[standin.bot.id] = "administrator"
    standin.send_text(ann, "talk", group)
    assert texts(await updates()) == ["talk"]


async def test_threads(standin: Standin, call: Call, ann: Person, updates: Any) -> None:
    """Messages of a topic carry its id; General has none; unknown ids are refused."""
    forum = standin.add_group("Forum", [ann], forum=True)
    thread = standin.add_thread(forum, "Questions")
    standin.send_text(ann, "/help", forum, thread=thread)
    standin.send_text(ann, "/help", forum)
    created, in_topic, in_general = (update["message"] for update in await updates())
    assert created["forum_topic_created"]["name"] == "Questions"
    assert (in_topic["message_thread_id"], in_topic["is_topic_message"]) == (thread, True)
    assert "message_thread_id" not in in_general
    answer = await call("sendMessage", chat_id=forum.id, text="x", message_thread_id=thread)
    assert answer["message_thread_id"] == thread
    for unknown in (1, 999):
        refused = await call("sendMessage", chat_id=forum.id, text="x", message_thread_id=unknown)
        assert refused == "Bad Request: message thread not found"


async def test_reply_stays_in_its_thread(standin: Standin, call: Call, ann: Person) -> None:
    """A reply to a message of a topic lands there even without a thread id."""
    forum = standin.add_group("Forum", [ann], forum=True)
    thread = standin.add_thread(forum, "Questions")
    asked = standin.send_text(ann, "/help", forum, thread=thread)
    answer = await call(
        "sendMessage", chat_id=forum.id, text="x", reply_parameters={"message_id": asked.id}
    )
    assert (answer["message_thread_id"], answer["is_topic_message"]) == (thread, True)


async def test_reply_chain_is_no_thread(
    standin: Standin, call: Call, ann: Person, group: Chat, updates: Any
) -> None:
    """Replies in a supergroup carry a thread id that is no topic and can't be used as one."""
    first = standin.send_text(ann, "/help", group)
    standin.send_text(ann, "/help again", group, reply_to=first)
    reply = (await updates())[1]["message"]
    assert (reply["message_thread_id"], "is_topic_message" in reply) == (first.id, False)
    refused = await call("sendMessage", chat_id=group.id, text="x", message_thread_id=first.id)
    assert refused == "Bad Request: message thread not found"


async def test_migration(standin: Standin, call: Call, ann: Person, updates: Any) -> None:
    """A group that became a supergroup says where it went."""
    old = standin.add_group("Parents", [ann], supergroup=False)
    new = standin.migrate(old)
    away, here = (update["message"] for update in await updates())
    assert (away["migrate_to_chat_id"], here["migrate_from_chat_id"]) == (new.id, old.id)
    refused = await call("sendMessage", chat_id=old.id, text="x")
    assert refused == "Bad Request: group chat was upgraded to a supergroup chat"
    assert standin.calls.of("sendMessage")[0].error["parameters"] == {"migrate_to_chat_id": new.id}
    assert (await call("sendMessage", chat_id=new.id, text="x"))["chat"]["id"] == new.id


async def test_removal(
    standin: Standin, call: Call, ann: Person, group: Chat, updates: Any
) -> None:
    """A removed bot is told, can't write, and hears nothing more."""
    standin.remove_bot(group, ann)
    standin.send_text(ann, "/help", group)
    [update] = await updates()
    assert update["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    refused = await call("sendMessage", chat_id=group.id, text="x")
    assert refused == "Forbidden: bot was kicked from the supergroup chat"


async def test_group_without_the_bot(standin: Standin, call: Call, ann: Person) -> None:
    """Where the bot never was it can't write."""
    group = standin.add_group("Strangers", [ann], supergroup=False, bot="")
    refused = await call("sendMessage", chat_id=group.id, text="x")
    assert refused == "Forbidden: bot is not a member of the group chat"
