"""The stand-in as tests and the chat page use it: the world, what goes wrong, and waiting."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from .chats import Chat
from .errors import ApiError
from .faults import Fault
from .memberships import Memberships
from .messages import Message
from .parameters import Json
from .people import Person
from .records import Call

Found = TypeVar("Found")


class Standin(Memberships):
    """A make-believe Telegram. Its fields can be read at any time; see the package docstring."""

    url = ""
    """Base address for the bot (``TELEGRAM_API_URL``), set while it runs."""
    chat_url = ""
    """Address of the chat page, set while it runs."""
    go_down: Callable[[], Awaitable[None]]
    """Close the port and cut every connection; set while it runs."""
    come_back: Callable[[], Awaitable[None]]
    """Open the port again; updates that came meanwhile are waiting."""

    @property
    def invalid(self) -> list[Call]:
        """Calls refused with 400: a well-behaved bot has none."""
        return self.calls.invalid

    def fail(
        self,
        kind: str,
        method: str = "",
        *,
        times: int | None = 1,
        seconds: float = 0.0,
        retry_after: int = 1,
        refusal: ApiError | None = None,
    ) -> Fault:
        """Switch a fault on (see ``faults.Fault``) for the next calls, and for a time if given."""
        if seconds:
            times = None
        until = time.monotonic() + seconds if seconds else 0.0
        return self.faults.add(Fault(kind, method, times, until, retry_after, refusal))

    def inject(self, update: Json) -> int:
        """Hand the bot any JSON object as an update; the number it gets."""
        return self.updates.push_raw(update)

    def duplicate_updates(self, times: int) -> None:
        """The next updates are handed out twice, with the same id."""
        self.updates.duplicates = times

    def repeat_update(self, number: int) -> None:
        """Hand out an earlier update again, although the bot has confirmed it."""
        self.updates.repeat(number)

    def expire_queries(self) -> None:
        """Make every open callback, inline and guest query too old to be answered."""
        for queries in (self.callback_queries, self.inline_queries, self.guest_queries):
            for query in queries.values():
                query.expired = True

    def clear(self) -> None:
        """Empty chats, records, faults and the queue; people, groups and profile stay."""
        for chat in self.chats.values():
            chat.messages.clear()
        self.calls.clear()
        self.faults.clear()
        self.updates.clear()
        self.actions.clear()
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

    async def wait_for_call(
        self,
        method: str,
        timeout: float = 5.0,  # noqa: ASYNC109
        **parameters: Any,
    ) -> Call:
        """The first finished call of this method (with these parameters) that no earlier wait
        returned; of getUpdates also one under way."""

        def find() -> Call | None:
            polls = method.lower() == "getupdates"
            for call in self.calls:
                if not call.seen and (polls or call.finished) and call.fits(method, parameters):
                    call.seen = True
                    return call
            return None

        return await self.wait_for(find, timeout)

    async def wait_for_message(
        self,
        where: Chat | Person,
        timeout: float = 5.0,  # noqa: ASYNC109
    ) -> Message:
        """The bot's first message in this chat that no earlier wait returned."""
        chat = self.private_chat(where) if isinstance(where, Person) else where

        def find() -> Message | None:
            for message in chat.messages.values():
                if message.sender is self.bot and not message.seen:
                    message.seen = True
                    return message
            return None

        return await self.wait_for(find, timeout)

    async def wait_for_edit(
        self,
        message: Message,
        timeout: float = 5.0,  # noqa: ASYNC109
    ) -> Message:
        """The message once its text or buttons differ from what they are now."""
        before = (message.text, message.entities, message.markup)
        await self.wait_for(
            lambda: (message.text, message.entities, message.markup) != before, timeout
        )
        return message

    async def ask(self, person: Person, text: str, chat: Chat | None = None, **how: Any) -> Message:
        """Write and wait for the bot's next message in the same chat, not an earlier one."""
        chat = chat or self.private_chat(person)
        for message in chat.messages.values():
            message.seen = True
        self.send_text(person, text, chat, **how)
        return await self.wait_for_message(chat)
