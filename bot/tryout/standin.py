"""The stand-in as tests and the chat page use it: its parts, what goes wrong, and waiting."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeVar

from .errors import Faults
from .people import REGISTERED_NAME, Chat, Message, Person
from .records import Call
from .rules.parameters import Json
from .talk import Talk
from .world import World

BOT_ID = 7_000_000_001

Found = TypeVar("Found")
#: What the bot makes of a typed text, for the page's inspector: "outcome", "confidence", "entry",
#: "part", "place" (``file:line``) and "matches" (a list of "id", "confidence", "phrase"). Any may
#: be missing; None means that there is nothing to tell.
Inspect = Callable[[str], Awaitable[Mapping[str, object] | None]]


class Standin(Talk):
    """A make-believe Telegram. Its fields can be read at any time; see the package docstring."""

    #: Base address for the bot (``TELEGRAM_API_URL``), set while it runs.
    url = ""
    #: Address of the chat page, set while it runs.
    chat_url = ""
    #: The wanted port was taken by another program, and the next free one is used.
    port_was_taken = False
    #: Close the port and cut every connection; set while it runs.
    go_down: Callable[[], Awaitable[None]]
    #: Open the port again; updates that came meanwhile are waiting.
    come_back: Callable[[], Awaitable[None]]
    #: What the page's inspector asks about a typed text.
    inspect: Inspect | None = None

    def __init__(self, *, privacy_mode: bool = True) -> None:
        #: A new one each run: no foreign page can know it.
        self.token = f"{BOT_ID}:{secrets.token_urlsafe(26)}"
        self.bot = Person(BOT_ID, REGISTERED_NAME, username="waymark_tryout_bot", is_bot=True)
        self.webhook: Json = {"url": ""}
        self.faults = Faults()

        world = World(self.bot, privacy_mode=privacy_mode)
        super().__init__(world)
        self.people, self.chats, self.private_chat = world.people, world.chats, world.private_chat
        self.calls, self.updates, self.changes = world.calls, world.updates, world.changes
        #: Calls refused with 400: a well-behaved bot has none.
        self.invalid = world.calls.invalid

        self.fail, self.inject = self.faults.add, world.updates.inject
        self.repeat_update, self.duplicate_updates = world.updates.repeat, world.updates.double

    def clear(self) -> None:
        """Empty chats, records, faults and the queue; people, groups and profile stay."""
        for chat in self.chats.values():
            chat.messages.clear()
        for part in (self.calls, self.faults, self.updates, self.world.actions):
            part.clear()
        self.changes.announce(visible=True)

    async def wait_for(self, predicate: Callable[[], Found | None], timeout: float = 5.0) -> Found:  # noqa: ASYNC109
        """Wait until the predicate gives something true, and return it.

        It is asked now and after every call, update and message. TimeoutError tells the last
        calls.
        """
        try:
            async with asyncio.timeout(timeout):
                while not (found := predicate()):
                    await self.changes.next()
                return found
        except TimeoutError:
            last = "\n".join(str(call) for call in self.calls.of()[-8:])
            raise TimeoutError(f"waited {timeout} s in vain; the last calls:\n{last}") from None

    async def wait_for_call(self, method: str, timeout: float = 5.0, **parameters: Any) -> Call:  # noqa: ASYNC109
        """The first finished call of this method (with these parameters) that no earlier wait
        returned; of getUpdates also one under way."""
        polls = method.lower() == "getupdates"

        def find() -> Call | None:
            fitting = (call for call in self.calls if call.fits(method, parameters))
            return next((c for c in fitting if not c.seen and (polls or c.finished)), None)

        call = await self.wait_for(find, timeout)
        call.seen = True
        return call

    async def wait_for_message(self, where: Chat | Person, timeout: float = 5.0) -> Message:  # noqa: ASYNC109
        """The bot's first message in this chat that no earlier wait returned."""
        chat = self.private_chat(where) if isinstance(where, Person) else where

        def find() -> Message | None:
            told = (one for one in chat.messages.values() if one.sender is self.bot)
            return next((one for one in told if not one.seen), None)

        message = await self.wait_for(find, timeout)
        message.seen = True
        return message

    async def ask(self, person: Person, text: str, chat: Chat | None = None, **how: Any) -> Message:
        """Write and wait for the bot's next message in the same chat, not an earlier one."""
        chat = chat or self.private_chat(person)
        for message in chat.messages.values():
            message.seen = True
        self.send_text(person, text, chat, **how)
        return await self.wait_for_message(chat)
