"""Groups over HTTP, privacy mode on and off."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.answering.desk import Desk
from bot.tryout import Standin, running

from .conftest import bot_at


@pytest.fixture
async def open_standin(desk: Desk) -> AsyncIterator[Standin]:
    """A stand-in whose bot sees all that is said in groups."""
    async with running(Standin(privacy_mode=False)) as standin, bot_at(standin, desk):
        await standin.wait_for_call("getUpdates")
        yield standin
        assert [str(call) for call in standin.invalid] == []


async def test_it_speaks_only_when_addressed(open_standin: Standin) -> None:
    """By command, mention or reply; ordinary talk passes."""
    standin = open_standin
    ann = standin.add_person("Ann")
    group = standin.add_group("Parents", [ann])
    name = standin.bot.username
    standin.send_text(ann, "what is grooming?", group)
    standin.send_text(ann, "HELP", group)
    standin.send_text(ann, "/help@some_other_bot", group)
    command = await standin.ask(ann, "/law", group)
    mention = await standin.ask(ann, f"@{name} what is grooming?", group)
    reply = await standin.ask(ann, "and what is sextortion?", group, reply_to=mention)
    assert all(message.reply_to is not None for message in (command, mention, reply))
    assert len(standin.calls.of("sendMessage")) == 3


async def test_with_privacy_mode_too(standin: Standin) -> None:
    """Then only commands and replies arrive."""
    ann = standin.add_person("Ann")
    group = standin.add_group("Parents", [ann])
    answer = await standin.ask(ann, "/term grooming", group)
    again = await standin.ask(ann, "what is sextortion?", group, reply_to=answer)
    assert again.reply_to is not None


async def test_the_answer_stays_in_its_thread(standin: Standin) -> None:
    """General has no thread id."""
    ann = standin.add_person("Ann")
    group = standin.add_group("Forum", [ann], forum=True)
    thread = standin.add_thread(group, "Questions")
    there = await standin.ask(ann, "/help", group, thread=thread)
    general = await standin.ask(ann, "/help", group)
    assert (there.thread_id, there.in_topic) == (thread, True)
    assert not general.in_topic


async def test_a_repeated_entry_gets_a_pointer(standin: Standin) -> None:
    """It replies to the earlier answer."""
    ann = standin.add_person("Ann")
    group = standin.add_group("Parents", [ann])
    first = await standin.ask(ann, "/initiative disrupting harm", group)
    second = await standin.ask(ann, "/initiative disrupting harm", group)
    assert second.reply_to is first
    assert len(second.text) < 100


async def test_a_call_for_help_gets_a_discreet_pointer(standin: Standin) -> None:
    """Nothing about the person; the way leads to the private chat."""
    ann = standin.add_person("Ann")
    group = standin.add_group("Parents", [ann])
    answer = await standin.ask(ann, f"/help@{standin.bot.username}", group)
    pointer = await standin.ask(ann, "HELP", group, reply_to=answer)
    ((button,),) = pointer.markup["inline_keyboard"]
    assert button["url"] == f"https://t.me/{standin.bot.username}?start=help"
    standin.start(ann, "help")
    assert "automatic bot" in (await standin.wait_for_message(ann)).text


async def test_help_says_what_works_there(standin: Standin) -> None:
    """And opens help in private."""
    ann = standin.add_person("Ann")
    group = standin.add_group("Parents", [ann])
    told = await standin.ask(ann, "/help", group)
    assert "not even HELP" in told.text
    assert len(told.text) <= 500
    assert told.buttons[0]["url"].endswith("?start=help")
    for text in (f"@{standin.bot.username} what is grooming?", "HELP", "my uncle touches me"):
        assert standin.send_text(ann, text, group).undelivered == "privacy mode"


async def test_a_reply_asks_about_the_answer(standin: Standin) -> None:
    """Not about the one that came last, nor about what somebody else was told in private."""
    ann, ben = standin.add_person("Ann"), standin.add_person("Ben")
    group = standin.add_group("Parents", [ann, ben])
    answer = await standin.ask(ann, "/initiative disrupting harm", group)
    await standin.ask(ben, "/term sextortion", group)
    about = await standin.ask(ben, "in which countries was it?", group, reply_to=answer)
    assert "Disrupting Harm" in about.text
    pointer = await standin.ask(ben, "my uncle touches me", group, reply_to=answer)
    assert pointer.buttons[0]["url"].endswith("?start=help")


async def test_a_reply_asks_about_the_country(standin: Standin) -> None:
    """Whose page or lines it answers; not about one of a list."""
    ann = standin.add_person("Ann")
    group = standin.add_group("Parents", [ann])
    for command in ("/helpline kenya", "/country peru"):
        lines = await standin.ask(ann, command, group)
        told = await standin.ask(ann, "what is the number?", group, reply_to=lines)
        assert command.split()[1].title() in told.text
    every = await standin.ask(ann, "/helpline", group)
    told = await standin.ask(ann, "what is the number?", group, reply_to=every)
    assert "Albania" not in told.text


async def test_nine_commands_are_not_nine_posts(standin: Standin) -> None:
    """And what a person needs goes through."""
    ann = standin.add_person("Ann")
    group = standin.add_group("Parents", [ann])
    countries = ["kenya", "peru", "france", "spain", "chile", "japan", "india", "nepal", "ghana"]
    for country in countries:
        standin.send_text(ann, f"/helpline {country}", group)
    while (last := await standin.wait_for_message(group)).text[:20] != "That was a lot at on":
        assert last.sender is standin.bot
    pointer = await standin.ask(ann, f"/helpline@{standin.bot.username} he has my nudes", group)
    assert pointer.buttons[0]["url"].endswith("?start=help")
    assert len(standin.calls.of("sendMessage")) == 7


async def test_a_migrated_group_is_answered_at_its_new_id(standin: Standin) -> None:
    """Nothing is sent to the old one."""
    ann = standin.add_person("Ann")
    group = standin.add_group("Parents", [ann], supergroup=False)
    await standin.ask(ann, "/help", group)
    new = standin.migrate(group)
    assert (await standin.ask(ann, "/help", new)).chat is new


async def test_removal_is_quiet(standin: Standin) -> None:
    """Being thrown out raises nothing."""
    ann = standin.add_person("Ann")
    group = standin.add_group("Parents", [ann])
    await standin.ask(ann, "/help", group)
    standin.remove_bot(group, ann)
    standin.block(ann)
    standin.unblock(ann)
    assert (await standin.ask(ann, "/help")).text
