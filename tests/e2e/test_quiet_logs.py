"""What a process prints under attack: no text, name, number or token, at the loudest level."""

from __future__ import annotations

import re

from bot.tryout import Standin, running
from bot.tryout.people import Person

from .conftest import answers, bot_process, output_of
from .junk import JUNK, refusal

CRY = "planted words: he is blackmailing me with my photos"
PLANTED = re.compile(r"planted|blackmail", re.IGNORECASE)
TELLING = {
    "a refusal that quotes": (400, refusal(description="Bad Request: can't parse planted words")),
    "a blocked bot": (403, refusal(403, "Forbidden: bot was blocked by planted")),
    "a page that quotes": (502, b"<html>planted words</html>"),
    "a result that quotes": (200, b'{"ok":true,"result":{"text":"planted words"}}'),
}
"""Answers that hold what was sent, as some of Telegram's do."""


async def test_no_attack_makes_it_print_anything_private() -> None:
    """Each kind of junk, refusal and flood wait, and broken connections, for each method."""
    async with running() as standin, bot_process(standin, LOG_LEVEL="DEBUG") as process:
        await standin.wait_for_call("getUpdates", timeout=20)
        people = [attacked(standin, *junk) for junk in JUNK.values()]
        for status, body in TELLING.values():
            attacked(standin, status, body)
        group = standin.add_group("Plantedgroup", people[:1])
        standin.fail("flood", "sendMessage", chat_id=group.id)
        standin.send_text(people[0], "/help planted words", group)
        standin.inject({"message": {"text": "planted words", "chat": "Plantedname"}})
        for kind in ("error", "gateway", "drop", "lose_answer"):
            standin.fail(kind, "sendMessage")
            standin.fail(kind, "getUpdates")
            standin.send_text(standin.add_person("Plantedname"), "planted words")
        standin.bot.username = "planted_bot"
        for person in people:
            await standin.wait_for_message(person, timeout=20)
        await standin.wait_for(lambda: [one for one in answers(standin) if one.chat is group])
        process.terminate()
        printed = await output_of(process)
    assert process.returncode == 0
    assert "A call failed" in printed
    assert not PLANTED.search(printed)
    assert standin.token.split(":")[1] not in printed
    numbers = set(map(int, re.findall(r"(?<![:.,\d])\d{4,}", printed)))
    assert not numbers & set(standin.chats)


def attacked(standin: Standin, status: int, body: bytes) -> Person:
    """Somebody who cries while Telegram answers with this."""
    person = standin.add_person("Plantedname", username="plantedhandle")
    for _ in range(2):
        standin.fail("junk", "sendMessage", status=status, body=body, chat_id=person.id)
    standin.send_text(person, CRY)
    return person
