"""What an address behind a button carries beside its page: the way back, and the language."""

from collections.abc import Iterator
from dataclasses import replace

from bot.replies.blocks import (
    BUTTON_BYTES,
    Address,
    Button,
    PageKind,
    Press,
    Reply,
    Rows,
    parse,
)

MOST_BYTES = 63  # Telegram allows 64, one marks what must stay
_LANGUAGE = "~"
_OF_HELP = frozenset({PageKind.HELP_CARD, PageKind.LOOKING})
_ENTRIES = frozenset({PageKind.ENTRY, PageKind.MORE})


def with_way_back(reply: Reply, here: Address | None, label: str) -> Reply:
    """The reply, its buttons leading back to it, and a button `label` to where it was opened from.

    `here` is its own address. Without one, or under a help card, nothing could lead back: what its
    buttons open is posted below it, and it stays.
    """
    if reply.keeps:
        return reply
    if here is not None and here.page is PageKind.LOOKING:  # to come back there would leave help
        here = Address(PageKind.BROWSE)
    back = here.back if here and not here.card else ""
    before = back.partition("<")[0]
    rows = [
        tuple(_leading(button, here) for button in row if not _opens(button, before))
        for row in reply.rows
    ]
    rows = [row for row in rows if row]
    if back:
        button = Button(label, Press.OPEN, back)
        ends = rows and [_page(one) for one in rows[-1]] == [PageKind.BROWSE]
        rows = [*rows[:-1], (button, *rows[-1])] if ends else [*rows, (button,)]
    return replace(reply, rows=tuple(rows))


def carrying(reply: Reply, language: str) -> Reply:
    """The reply with a language in the addresses of its buttons; as it is for none.

    Where it isn't the app's, whoever taps reads on in the language of the message.
    """
    if not language:
        return reply
    rows: Rows = tuple(tuple(_carrying(row, language)) for row in reply.rows)
    return replace(reply, rows=rows)


def parted(address: str) -> tuple[str, str]:
    """An address, and the language that it carried; empty for none."""
    bare, _, language = address.partition(_LANGUAGE)
    return bare, language


def _leading(button: Button, here: Address | None) -> Button:
    """A button whose page leads back to `here`, by as many steps as there is room for."""
    to = parse(button.value) if button.press is Press.OPEN else None
    if to is None or to.page in _OF_HELP:
        return button
    if here is None or here.card:
        return replace(button, below=True)
    steps = here.back.split("<") if here.back else []
    if not _is_same(to, here):
        steps = [here.alone, *steps]
    while steps:
        address = str(replace(to, back="<".join(steps)))
        if len(address) <= BUTTON_BYTES:
            return replace(button, value=address)
        steps.pop()
    return button if _is_same(to, here) else replace(button, below=True)


def _is_same(to: Address, here: Address) -> bool:
    """Another page of the same list, or the same entry in short or whole?"""
    pages = {to.page, here.page}
    return to.value == here.value and (len(pages) == 1 or pages <= _ENTRIES)


def _opens(button: Button, address: str) -> bool:
    return bool(address) and button.press is Press.OPEN and button.value == address


def _page(button: Button) -> PageKind | None:
    to = parse(button.value) if button.press is Press.OPEN else None
    return to.page if to else None


def _carrying(row: tuple[Button, ...], language: str) -> Iterator[Button]:
    for button in row:
        address = f"{button.value}{_LANGUAGE}{language}"
        help_elsewhere = Address(PageKind.HELP_CARD)
        if button.press is Press.PRIVATE and button.value == str(help_elsewhere):
            yield replace(button, value=str(replace(help_elsewhere, value=language)))
            continue
        # a card's buttons carry the card, which has its own language
        fits = "@" not in address and len(address.encode()) <= MOST_BYTES
        yield replace(button, value=address) if fits and button.press is Press.OPEN else button
