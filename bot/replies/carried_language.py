"""A button's address carries the language of its message where that isn't the app's.

So whoever taps reads on in the language that they read.
"""

from collections.abc import Iterator
from dataclasses import replace

from bot.replies.blocks import Button, Press, Reply, Rows

MOST_BYTES = 63  # of an address behind a button: Telegram allows 64, one marks what must stay
_MARK = "~"


def carrying(reply: Reply, language: str) -> Reply:
    """The reply with a language in the addresses of its buttons; as it is for none."""
    if not language:
        return reply
    rows: Rows = tuple(tuple(_carrying(row, language)) for row in reply.rows)
    return replace(reply, rows=rows)


def parted(address: str) -> tuple[str, str]:
    """An address, and the language that it carried; empty for none."""
    bare, _, language = address.partition(_MARK)
    return bare, language


def _carrying(row: tuple[Button, ...], language: str) -> Iterator[Button]:
    for button in row:
        address = f"{button.value}{_MARK}{language}"
        # a card's buttons carry the card, which has its own language
        fits = "@" not in address and len(address.encode()) <= MOST_BYTES
        yield replace(button, value=address) if fits and button.press is Press.OPEN else button
