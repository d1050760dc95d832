"""Blocks as Telegram's HTML, buttons as its keyboards."""

from __future__ import annotations

import pytest
from telegram import InlineKeyboardMarkup

from bot.answering.knowledge import Knowledge
from bot.catalog.entries import Surface
from bot.replies.blocks import Address, Block, BlockKind, Button, PageKind, Press, Reply, Run
from bot.replies.outcomes import HelpCard, Near, Page
from bot.safeguarding.concerns import Concern
from bot.surfaces.rendering import deep_link, html_of, keyboard, read_press

USERNAME = "waymark_test_bot"


def of_runs(*runs: Run) -> str:
    return html_of([Block(BlockKind.TEXT, (runs,))])


@pytest.mark.parametrize(
    ("run", "html"),
    [
        (Run("plain"), "plain"),
        (Run("fat", bold=True), "<b>fat</b>"),
        (Run("thin", italic=True), "<i>thin</i>"),
        (Run("both", bold=True, italic=True), "<i><b>both</b></i>"),
        (Run("there", url="https://x.example/"), '<a href="https://x.example/">there</a>'),
        (
            Run("all", bold=True, italic=True, url="https://x.example/"),
            '<i><b><a href="https://x.example/">all</a></b></i>',
        ),
        (Run("<b>&\"'", bold=True), "<b>&lt;b&gt;&amp;\"'</b>"),
        (
            Run('"<x>"', url='https://x.example/?a="1"&b=<2>'),
            '<a href="https://x.example/?a=&quot;1&quot;&amp;b=&lt;2&gt;">"&lt;x&gt;"</a>',
        ),
        (Run("&lt;"), "&amp;lt;"),
        (Run(""), ""),
    ],
)
def test_every_look_has_its_tag_and_signs_are_escaped(run: Run, html: str) -> None:
    """What comes from outside can't become mark-up, nor break out of an address."""
    assert of_runs(run) == html


@pytest.mark.parametrize("kind", BlockKind)
def test_blocks_of_every_kind_are_set_apart(kind: BlockKind) -> None:
    """Lines below each other, an empty line between blocks."""
    block = Block(kind, ((Run("a"), Run("b", bold=True)), (Run("c"),)))
    assert html_of([block, block]) == "a<b>b</b>\nc\n\na<b>b</b>\nc"


def test_an_arabic_reply_keeps_numbers_and_names_in_order() -> None:
    """Also lines without Arabic, and links; other replies get no marks."""
    arabic = Block(
        BlockKind.TEXT, ((Run("المصدر: "), Run("ECPAT, 2024", url="https://x.example/")),)
    )
    number = Block(BlockKind.CONTACT, ((Run("116 111", bold=True),), (Run("a < b."),)))
    assert html_of([arabic, number]) == (
        'المصدر: <a href="https://x.example/">\u2066ECPAT, 2024\u2069</a>\n\n'
        "\u2066<b>116 111</b>\u2069\n\u2066a &lt; b.\u2069"
    )
    assert "\u2066" not in html_of([number])


@pytest.mark.parametrize(
    ("address", "escaped"),
    [
        ("e-hope-and-help", "<b>Hope &amp; Help &lt;Hub&gt;</b> · organisation"),
        ("e-safe-harbour", "Harbour Society &amp; friends, 2024</a>"),
        ("m-safe-harbour", "• countries of children &amp; families reached\n2022: 13"),
        (
            "m-safe-harbour",
            '<a href="https://harbour.example/report?name=&quot;safe&quot;&amp;page=1">'
            "Safe Harbour &lt;2024&gt; &amp; after</a>",
        ),
        ("h-KE", "<b>Report Desk &amp; Archive &lt;Kenya&gt;</b>"),
        ("h-KE", "https://desk.example/?a=1&amp;b=2"),
        ("h-KE", 'Listed by Ministry of "Harbours" &amp; Lakes;'),
        (
            "s",
            '<a href="https://committee.example/call?year=2024&amp;paper=1">the page of the call',
        ),
    ],
)
def test_signs_in_the_base_are_escaped(knowledge: Knowledge, address: str, escaped: str) -> None:
    """Titles, sources, figures, links, contacts and who lists them."""
    page, _, value = address.partition("-")
    composer = knowledge.composer(Surface.PRIVATE, "en")
    html = html_of(composer.reply(Page(Address(PageKind(page), value))).blocks)
    assert escaped.casefold() in html.casefold()


def test_signs_on_a_card_are_escaped(knowledge: Knowledge) -> None:
    """A contact's name there, too."""
    composer = knowledge.composer(Surface.PRIVATE, "en")
    html = html_of(composer.reply(HelpCard(Concern.FOUND_MATERIAL, "KE")).blocks)
    assert "<b>Report Desk &amp; Archive &lt;Kenya&gt;</b>" in html


def buttons(reply: Reply, surface: Surface = Surface.PRIVATE) -> list[list[dict[str, object]]]:
    """The keyboard as it goes over the wire."""
    made = keyboard(reply, surface, USERNAME)
    assert isinstance(made, InlineKeyboardMarkup)
    return [[button.to_dict() for button in row] for row in made.inline_keyboard]


def of_button(press: Press, value: str, *, keeps: bool = False) -> Reply:
    return Reply(rows=((Button("Label", press, value),),), keeps=keeps)


PRIVATE_CHAT = f"https://t.me/{USERNAME}?start="


@pytest.mark.parametrize(
    ("press", "value", "surface", "button"),
    [
        (Press.OPEN, "e-x", Surface.PRIVATE, {"callback_data": "e-x"}),
        (Press.OPEN, "e-x<k-law", Surface.PRIVATE, {"callback_data": "e-x<k-law"}),
        (Press.OPEN, "e-x", Surface.GROUP, {"url": f"{PRIVATE_CHAT}e-x"}),
        (Press.OPEN, "e-x", Surface.INLINE, {"url": f"{PRIVATE_CHAT}e-x"}),
        (Press.PRIVATE, "help", Surface.GROUP, {"url": f"{PRIVATE_CHAT}help"}),
        (Press.PRIVATE, "help", Surface.PRIVATE, {"url": f"{PRIVATE_CHAT}help"}),
        (Press.LINK, "https://x.example/", Surface.PRIVATE, {"url": "https://x.example/"}),
        (Press.COPY, "0001", Surface.GROUP, {"copy_text": {"text": "0001"}}),
    ],
)
def test_every_press_becomes_a_button(
    press: Press, value: str, surface: Surface, button: dict[str, object]
) -> None:
    """A tap where others read must not change what they see: it leads to the private chat."""
    assert buttons(of_button(press, value), surface) == [[{"text": "Label", **button}]]


def test_sharing_lets_the_person_pick_any_chat() -> None:
    """With the words that find the entry behind the bot's name."""
    ((button,),) = buttons(of_button(Press.SHARE, "grooming"))
    assert button["switch_inline_query_chosen_chat"] == {
        "query": "grooming",
        "allow_user_chats": True,
        "allow_group_chats": True,
        "allow_channel_chats": True,
    }


def test_buttons_of_a_message_that_stays_are_marked() -> None:
    """A tap there opens a new message; the mark is no part of the address. One button may be so."""
    below = Reply(rows=((Button("Label", Press.OPEN, "e-x", below=True),),))
    assert buttons(below)[0][0]["callback_data"] == "!e-x"
    ((button,),) = buttons(of_button(Press.OPEN, "e-x", keeps=True))
    assert button["callback_data"] == "!e-x"
    assert read_press("!e-x") == ("e-x", True)
    assert read_press("e-x") == ("e-x", False)


def test_rows_stay_rows(knowledge: Knowledge) -> None:
    """As the core laid them out; a reply without buttons has no keyboard."""
    entry = knowledge.catalog.entries["safe-harbour"]
    reply = knowledge.composer(Surface.PRIVATE, "en").reply(Near(entry, 0.5))
    assert [len(row) for row in buttons(reply)] == [len(row) for row in reply.rows]
    assert keyboard(Reply(), Surface.PRIVATE, USERNAME) is None


@pytest.mark.parametrize(
    ("address", "start"),
    [("k-law_2", "k-law_2"), ("help", "help"), ("e-x_3<k-law_2<b", "e-x_3"), ("no address", "x")],
)
def test_a_deep_link_opens_a_page_of_ours(address: str, start: str) -> None:
    """Whatever stands behind a button, never something that Telegram refuses."""
    assert deep_link(USERNAME, address) == f"{PRIVATE_CHAT}{start}"
