"""`bot try`: the stand-in, its chat page and the real bot, in one process on this machine."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
from typing import TYPE_CHECKING

from bot.cli.ask import outcome_name, ranked
from bot.cli.console import Commands, Options, add_command, say, settings

if TYPE_CHECKING:
    from pathlib import Path

    from bot.answering.desk import Desk
    from bot.config import Settings


def register(commands: Commands) -> None:
    add_command(commands, "try", "talk to the bot in a browser, without Telegram", run)


def run(options: Options) -> int:
    """Serve the chat page until Ctrl-C."""
    from bot.logs import set_up_logging

    chosen = settings()
    set_up_logging(chosen.log_level)
    with contextlib.suppress(KeyboardInterrupt):  # before the bot itself listens for it
        asyncio.run(_try_out(chosen))
    return 0


async def _try_out(chosen: Settings) -> None:
    from bot.serving import read_desk, serve
    from bot.tryout import running

    desk = read_desk(chosen)
    inspector = Inspector(desk, chosen.knowledge_dir)
    async with running(port=chosen.tryout_port, inspect=inspector.look) as standin:
        taken = f"Port {chosen.tryout_port} is taken; talk" if standin.port_was_taken else "Talk"
        say(f"{taken} to Waymark at {standin.chat_url} (Ctrl-C stops it).")
        local = dataclasses.replace(
            chosen,
            telegram_bot_token=standin.token,
            telegram_api_url=standin.url,
            webhook_url="",
        )
        await serve(local, desk)


class Inspector:
    """Tells the chat page what the bot makes of a text; nothing of it is remembered."""

    def __init__(self, desk: Desk, root: Path) -> None:
        """`root` holds knowledge/: places of files are told from there."""
        self._desk = desk
        self._root = root

    async def look(self, text: str) -> dict[str, object]:
        """Outcome, confidence, entry, its part and place (`file:line`), and the ranked matches."""
        from bot.answering.event import typed_event

        event = typed_event(text)
        reply = await self._desk.ask(event)
        matches = ranked(self._desk.knowledge, event)
        return {
            "outcome": outcome_name(reply),
            "confidence": getattr(reply.outcome, "confidence", None),
            "entry": reply.entry,
            "part": "",
            "place": self._place(reply.entry),
            "matches": [dataclasses.asdict(match) for match in matches],
        }

    def _place(self, entry_id: str) -> str:
        entry = self._desk.knowledge.catalog.entries.get(entry_id)
        return f"knowledge/{entry.kind.folder}/{entry.id}.yaml:1" if entry else ""
