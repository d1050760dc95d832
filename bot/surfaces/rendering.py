"""Blocks → Telegram's HTML, buttons → its keyboards. The only place that knows either."""

import html
from collections.abc import Iterable
from dataclasses import replace

from telegram import (
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    LinkPreviewOptions,
    SwitchInlineQueryChosenChat,
)
from telegram.constants import ParseMode
from telegram.helpers import create_deep_linked_url

from bot.catalog.entries import Surface
from bot.replies.blocks import (
    Block,
    Button,
    Card,
    Line,
    PageKind,
    Press,
    Reply,
    Run,
    parse,
)
from bot.surfaces.direction import END, FROM_LEFT, isolated, runs_from_right

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
KEPT = "!"
"""Marks a button under a message that stays: a tap there opens a new message."""


def html_of(blocks: Iterable[Block]) -> str:
    """The text of a message. All that comes from outside is escaped here."""
    blocks = tuple(blocks)
    mixed = any(runs_from_right(block.visible) for block in blocks)
    line = _mixed if mixed else _line
    return "\n\n".join("\n".join(map(line, block.lines)) for block in blocks)


def keyboard(reply: Reply, surface: Surface, username: str) -> InlineKeyboardMarkup | None:
    """The reply's buttons; None where it has none."""
    rows = [
        [_button(button, reply.keeps, surface, username) for button in row] for row in reply.rows
    ]
    return InlineKeyboardMarkup(rows) if rows else None


def article(card: Card, username: str) -> InlineQueryResultArticle:
    """What a list of results shows, and the message that it becomes."""
    return InlineQueryResultArticle(
        card.id,
        card.title,
        InputTextMessageContent(
            html_of(card.reply.blocks), parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW
        ),
        description=card.description,
        reply_markup=keyboard(card.reply, Surface.INLINE, username),
    )


def read_press(data: str) -> tuple[str, bool]:
    """The address behind a tapped button, and whether its message must stay."""
    return data.removeprefix(KEPT), data.startswith(KEPT)


def shown_by(markup: InlineKeyboardMarkup | None) -> str:
    """The address of what a message of ours shows, by its buttons; empty where they don't tell.

    An entry's stand in one row with Share, which sends it: other rows lead to other entries. A
    country's page and that of its lines lead to each other, and to no other country.
    """
    countries = set()
    for row in markup.inline_keyboard if markup else ():
        shares = [one.switch_inline_query_chosen_chat for one in row]
        presses = [share.query.removeprefix("#") for share in shares if share and share.query]
        presses += [
            read_press(one.callback_data)[0] for one in row if isinstance(one.callback_data, str)
        ]
        presses += [one.url.partition("?start=")[2] for one in row if one.url]
        if any(shares):
            return next(filter(parse, presses), "")
        countries |= {one for one in presses if (found := parse(one)) and found.is_of_country}
    return countries.pop() if len(countries) == 1 else ""


def deep_link(username: str, address: str) -> str:
    """A link that opens a page of ours in the private chat."""
    found = parse(address)
    return create_deep_linked_url(username, found.alone if found else PageKind.START)


def _line(line: Line) -> str:
    return "".join(map(_run, line))


def _mixed(line: Line) -> str:
    """A line of a message that runs from right to left, though the line may not."""
    if any(runs_from_right(run.text) for run in line):
        return "".join(_run(replace(run, text=isolated(run.text))) for run in line)
    return f"{FROM_LEFT}{_line(line)}{END}" if line else ""


def _run(run: Run) -> str:
    text = html.escape(run.text, quote=False)
    if run.url:
        text = f'<a href="{html.escape(run.url)}">{text}</a>'
    if run.bold:
        text = f"<b>{text}</b>"
    return f"<i>{text}</i>" if run.italic else text


def _button(button: Button, keeps: bool, surface: Surface, username: str) -> InlineKeyboardButton:
    match button.press:
        case Press.LINK:
            return InlineKeyboardButton(button.label, url=button.value)
        case Press.COPY:
            return InlineKeyboardButton(button.label, copy_text=CopyTextButton(button.value))
        case Press.SHARE:
            return InlineKeyboardButton(
                button.label,
                switch_inline_query_chosen_chat=SwitchInlineQueryChosenChat(
                    button.value,
                    allow_user_chats=True,
                    allow_group_chats=True,
                    allow_channel_chats=True,
                ),
            )
        case Press.OPEN if surface is Surface.PRIVATE:
            mark = KEPT if keeps or button.below else ""
            return InlineKeyboardButton(button.label, callback_data=mark + button.value)
        case Press.OPEN | Press.PRIVATE:
            # whoever taps where others read goes on in private; the message stays as it was sent
            return InlineKeyboardButton(button.label, url=deep_link(username, button.value))
