"""Telegram's HTML, from the examples of the API page and of tdlib's own tests."""

import pytest

from bot.tryout.rules.html import MarkupError, parse_html, units
from bot.tryout.rules.texts import message_text

from .conftest import Call

BALL = "🏟 🏟&lt;"


def entity(kind: str, offset: int, length: int, **more: str) -> dict[str, object]:
    return {"type": kind, "offset": offset, "length": length, **more}


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (f"{BALL}<abacaba", "Unclosed start tag at byte offset 13"),
        (f"{BALL}<abac aba>", 'Unsupported start tag "abac" at byte offset 13'),
        ("<br>", 'Unsupported start tag "br" at byte offset 0'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("a < b >", 'Unsupported start tag "" at byte offset 2'),
        (f"{BALL}<i   =aba>", 'Unclosed start tag "i" at byte offset 13'),
        (f"{BALL}<i    aba>", 'Can\'t find end tag corresponding to start tag "i"'),
        (f"{BALL}<i    aba  =  ", 'Unclosed start tag "i" at byte offset 13'),
        (f"{BALL}<i    aba  =  190azAz-.,", 'Unclosed start tag "i" at byte offset 13'),
        (f'{BALL}<i    aba  =  "&lt;&gt;&quot;>', 'Unclosed start tag "i" at byte offset 13'),
        (f"{BALL}</", "Unexpected end tag at byte offset 13"),
        (f"{BALL}<b></b></", "Unexpected end tag at byte offset 20"),
        (f"{BALL}<i>a</i   ", "Unclosed end tag at byte offset 17"),
        (
            f"{BALL}<i>a</em   >",
            'Unmatched end tag at byte offset 17, expected "</i>", found "</em>"',
        ),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<span>x</span>", 'Unsupported start tag "span" at byte offset 0'),
    ],
)
def test_bad_html_is_refused_in_telegrams_words(source: str, reason: str) -> None:
    """Each broken text gets the sentence of Telegram's own parser."""
    with pytest.raises(MarkupError) as caught:
        parse_html(source)
    assert str(caught.value) == reason


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("", "", []),
        (
            "&ge;&lt;&gt;&amp;&quot;&laquo;&apos;&nbsp;&#12345678;",
            '&ge;<>&"&laquo;&apos;&nbsp;&#12345678;',
            [],
        ),
        ("&#65;&#x42;&#67&#57311;", "ABC&#57311;", []),
        ("➡️ ➡️<em>➡️ ➡️</em>", "➡️ ➡️➡️ ➡️", [entity("italic", 5, 5)]),
        ("🏟 🏟<i>🏟 &lt🏟</i>", "🏟 🏟🏟 <🏟", [entity("italic", 5, 6)]),
        (
            "🏟 🏟<i>🏟 &gt;<b aba   =   caba>&lt🏟</b></i>",
            "🏟 🏟🏟 ><🏟",
            [entity("bold", 9, 3), entity("italic", 5, 7)],
        ),
        (f"{BALL}<i>a</    >", "🏟 🏟<a", [entity("italic", 6, 1)]),
        (f"{BALL}<b></b>", "🏟 🏟<", []),
        ("<DEL>x</DEL>", "x", [entity("strikethrough", 0, 1)]),
        ("<tg-spoiler>x</tg-spoiler>", "x", [entity("spoiler", 0, 1)]),
        (
            "<a   href=  'telegram.org?&lt;'   > </a>",
            " ",
            [entity("text_link", 0, 1, url="http://telegram.org?<")],
        ),
        ('<a href="http://localhost/x">here</a>', "here", []),
        (
            "<a>telegram.org</a>",
            "telegram.org",
            [entity("text_link", 0, 12, url="http://telegram.org/")],
        ),
        ("<blockquote>a</blockquote>", "a", [entity("blockquote", 0, 1)]),
        (
            "<blockquote   expandable>a</blockquote>",
            "a",
            [entity("expandable_blockquote", 0, 1)],
        ),
    ],
)
def test_good_html_becomes_text_and_entities(
    source: str, text: str, entities: list[dict[str, object]]
) -> None:
    """Offsets and lengths count UTF-16 units of the plain text."""
    assert parse_html(source) == (text, entities)


def test_blanks_at_the_ends_go() -> None:
    """Telegram trims a message and moves the entities along."""
    formatted = message_text(" \n<b>x</b> \n", "html")
    assert (formatted.text, formatted.entities) == ("x", (entity("bold", 0, 1),))


def test_commands_mentions_and_addresses_are_found() -> None:
    """Telegram marks them itself, but not inside of code."""
    formatted = message_text(
        "/help@abc_bot @ann #csam a.b@c.org https://x.org/a). <code>/no</code>", "HTML"
    )
    kinds = [found["type"] for found in formatted.entities]
    assert kinds == ["bot_command", "mention", "hashtag", "email", "url", "code"]
    assert formatted.entities[4]["length"] == len("https://x.org/a")


def test_at_most_a_hundred_entities_are_kept() -> None:
    """The rest is dropped silently."""
    assert len(message_text("<b>x</b> " * 120, "HTML").entities) == 100


def test_units_are_utf16() -> None:
    """A character beyond the first plane counts twice."""
    assert units("a👋") == 3


async def test_refusal_over_http(call: Call, ann: object) -> None:
    """The parser's sentence comes with Telegram's beginning."""
    assert (
        await call("sendMessage", chat_id=ann.id, text="<b>x", parse_mode="HTML")
        == "Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\""
    )
