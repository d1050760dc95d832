"""A person in a private chat, over HTTP."""

from __future__ import annotations

import pytest

from bot.answering.commands import COMMANDS
from bot.answering.desk import Desk
from bot.catalog.entries import Kind
from bot.tryout import Standin

from .conftest import answers


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
async def test_each_command_is_answered(standin: Standin, name: str) -> None:
    """With and without an argument."""
    ann = standin.add_person("Ann")
    assert (await standin.ask(ann, f"/{name}")).text
    assert (await standin.ask(ann, f"/{name} kenya")).text


async def test_a_question_is_answered(standin: Standin) -> None:
    """Title and text of the entry."""
    ann = standin.add_person("Ann")
    reply = await standin.ask(ann, "what is disrupting harm?")
    assert "Disrupting Harm" in reply.text


async def test_browsing_edits_one_message(standin: Standin, desk: Desk) -> None:
    """From the topics to a kind, a subject, its second page, and an entry; back to that page."""
    ann = standin.add_person("Ann")
    reply = await standin.ask(ann, "/browse")
    say = desk.knowledge.wording.of("en").text
    steps = (say("kinds_initiative"), say("button_by_subject"))
    for button in (*steps, desk.knowledge.catalog.subjects["ecpat"].title, "›"):
        data = next(b for b in buttons(reply) if button in b["text"])["callback_data"]
        await standin.press(ann, reply, data).answered()
        await standin.wait_for(lambda wanted=data: wanted not in datas(reply))
    entry = desk.knowledge.catalog.about("ecpat", Kind.INITIATIVE)[8]
    data = next(data for data in datas(reply) if data.startswith(f"e-{entry.id}<"))
    await standin.press(ann, reply, data).answered()
    await standin.wait_for(lambda: reply.text.startswith(entry.title))
    back = next(b["callback_data"] for b in buttons(reply) if "Back" in b["text"])
    assert back.startswith("l-initiative--ecpat_2")
    assert len(standin.calls.of("sendMessage")) == 1


async def test_a_deep_link_opens_its_entry(standin: Standin, desk: Desk) -> None:
    """And an outlived one gets a sentence."""
    ann = standin.add_person("Ann")
    standin.start(ann, "e-disrupting-harm")
    reply = await standin.wait_for_message(ann)
    assert desk.knowledge.catalog.entries["disrupting-harm"].title in reply.text
    standin.start(ann, "e-nothing-of-the-kind")
    assert (await standin.wait_for_message(ann)).text


async def test_help_gets_the_card_and_keeps_it(standin: Standin) -> None:
    """A tap on the card posts a new message."""
    ann = standin.add_person("Ann")
    card = await standin.ask(ann, "HELP")
    before = card.text
    if buttons(card):
        data = next(b["callback_data"] for b in buttons(card) if "callback_data" in b)
        await standin.press(ann, card, data).answered()
        await standin.wait_for_message(ann)
    assert card.text == before


async def test_an_edited_question_edits_the_answer(standin: Standin, desk: Desk) -> None:
    """One answer in the chat."""
    ann = standin.add_person("Ann")
    asked = standin.send_text(ann, "/law")
    reply = await standin.wait_for_message(ann)
    standin.edit_text(asked, "/term")
    await standin.wait_for(lambda: reply.edit_date)
    assert len(standin.calls.of("sendMessage")) == 1


async def test_stickers_and_voice_get_one_sentence(standin: Standin, desk: Desk) -> None:
    """And no file is asked for."""
    ann = standin.add_person("Ann")
    standin.send_media(ann, "voice")
    assert (await standin.wait_for_message(ann)).text
    assert standin.calls.of("getFile") == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<b>&lt; </i><script>alert(1)</script> &nbsp; &#0;", id="html"),
        pytest.param("grooming " * 600, id="long"),
        pytest.param("\u202e\u0000​​ \U0001f9ff" * 40, id="signs"),
        pytest.param("?", id="a-mark"),
    ],
)
async def test_any_text_gets_an_answer(standin: Standin, text: str) -> None:
    """Whatever its length and script."""
    ann = standin.add_person("Ann")
    assert (await standin.ask(ann, text)).text


def buttons(message: object) -> list[dict[str, str]]:
    markup = getattr(message, "markup", None) or {}
    return [button for row in markup.get("inline_keyboard", []) for button in row]


def datas(message: object) -> set[str]:
    return {button.get("callback_data", "") for button in buttons(message)}


async def test_old_and_strange_buttons_get_a_sentence(standin: Standin) -> None:
    """A tap on a page that is gone, and the same tap again."""
    ann = standin.add_person("Ann")
    reply = await standin.ask(ann, "/browse")
    for data in ("e-a-page-that-is-gone", "e-a-page-that-is-gone", "<b>", "zz_9", "k-law_99"):
        query = standin.press(ann, reply, {"text": "old", "callback_data": data})
        await query.answered()
    await standin.ask(ann, "/help")


async def test_who_writes_too_much_sees_that_it_is_worked_on(standin: Standin) -> None:
    """Typing shows for the slow ones only; all are answered; help comes at once."""
    ann = standin.add_person("Ann")
    for number in range(22):
        standin.send_text(ann, f"/law {number}")
    standin.send_text(ann, "HELP")
    await standin.wait_for(lambda: len(answers(standin)) == 23, timeout=15)
    texts = [message.text for message in answers(standin)]
    assert "automatic bot" not in texts[-1]
    assert 1 <= len(standin.calls.of("sendChatAction")) <= 2
