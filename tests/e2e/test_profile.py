"""The profile, over HTTP."""

from __future__ import annotations

from bot.answering.desk import Desk
from bot.tryout import Standin, running

from .conftest import bot_at


def changes(standin: Standin) -> list[str]:
    return [call.method for call in standin.calls if call.method.startswith("setMy")]


async def test_it_is_set_once_and_not_again(desk: Desk) -> None:
    """After polling began, in every language; the next start finds nothing to change."""
    lists = 2 * len(desk.knowledge.profiles)  # for private chats and for groups
    async with running() as standin:
        async with bot_at(standin, desk):
            await standin.wait_for_call("setMyCommands", timeout=10)
            await standin.wait_for(lambda: changes(standin).count("setMyCommands") == lists)
        first = [call.method for call in standin.calls]
        assert first.index("getUpdates") < first.index("getMyName")
        standin.calls.clear()
        async with bot_at(standin, desk):
            await standin.wait_for(lambda: len(standin.calls.of("getMyCommands")) == lists)
            ann = standin.add_person("Ann")
            await standin.ask(ann, "/help")
        assert changes(standin) == []
        assert standin.invalid == []
