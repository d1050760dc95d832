"""An entry: short under a question, whole behind "more", alone in a card."""

from __future__ import annotations

import pytest

from bot.answering.knowledge import Knowledge
from bot.catalog.catalog import Catalog
from bot.catalog.entries import Entry, Surface
from bot.replies.blocks import BlockKind, Button, Press, Reply, Run
from bot.replies.composing import Composer
from bot.replies.entry_pages import CARD_CHARS, SHORT_CHARS, EntryPages, Focus
from bot.replies.outcomes import Near


@pytest.fixture
def pages(composer: Composer) -> EntryPages:
    return composer.entries


@pytest.fixture
def long(catalog: Catalog) -> Entry:
    """Longer than a short reply."""
    return catalog.entries["safe-harbour"]


def labels(reply: Reply) -> list[list[str]]:
    return [[button.label for button in row] for row in reply.rows]


def kinds(reply: Reply) -> list[BlockKind]:
    return [block.kind for block in reply.blocks]


def test_a_short_reply_has_title_text_and_source(pages: EntryPages, catalog: Catalog):
    """In that order; it is remembered as that entry's."""
    reply = pages.short(catalog.entries["term-grooming"])
    assert kinds(reply) == [BlockKind.TITLE, BlockKind.TEXT, BlockKind.SOURCE]
    assert reply.blocks[0].lines == ((Run("Grooming", bold=True), Run(" · term")),)
    assert reply.entry == "term-grooming"
    assert (reply.urgent, reply.keeps, reply.private_only) == (False, False, False)


def test_a_short_reply_is_cut_between_sentences(pages: EntryPages, long: Entry):
    """At most 500 characters with all that stands around; the source stays."""
    reply = pages.short(long)
    assert len(reply.visible) <= SHORT_CHARS == 500
    assert "By 2024 it was at work in 25 countries" in reply.visible
    assert "children from far away.\n\n" in reply.visible
    assert "The answer became a lesson" not in reply.visible
    assert reply.blocks[-1].kind is BlockKind.SOURCE
    assert labels(reply)[0] == ["More", "Share"]


def test_what_stands_above_the_title_takes_room(pages: EntryPages, long: Entry, composer: Composer):
    """A long lead leaves less for the text, but always its first paragraph."""
    lead = tuple(pages.whole(long).blocks[1:4])
    reply = pages.short(long, lead)
    assert reply.blocks[: len(lead)] == lead
    assert kinds(reply)[len(lead) :] == [BlockKind.TITLE, BlockKind.TEXT, BlockKind.SOURCE]


def test_figures_that_change_stand_in_short_where_they_fit(pages: EntryPages, long: Entry):
    """A reader who asks how many sees the newest number."""
    brief = long.model_copy(update={"text": "Safe Harbour trains teachers."})
    reply = pages.short(brief)
    assert kinds(reply)[2] is BlockKind.FIGURES
    assert "2022: 13 · 2024: at least 25" in reply.visible
    assert "80%" not in reply.visible


def test_more_shows_everything(pages: EntryPages, long: Entry):
    """Text, figures, every link and every paper; Less leads back."""
    reply = pages.whole(long)
    assert "Two universities" in reply.visible
    assert "80%" in reply.visible
    assert "Safe Harbour <2024> & after" in reply.visible
    assert "Lessons, note 3 at the 1st paragraph" in reply.visible
    assert reply.buttons[0] == Button("Less", Press.OPEN, "e-safe-harbour")
    assert reply.buttons[1].label == "Share"


@pytest.mark.parametrize(
    ("entry", "more"),
    [
        ("term-grooming", "Sources (1)"),
        ("term-hash", ""),
        ("safe-harbour", "More"),
        ("harbour-convention", "Sources (2)"),
        ("helplines-kenya", "More"),
        ("helplines-peru", ""),
    ],
)
def test_more_is_offered_where_there_is_more(
    pages: EntryPages, catalog: Catalog, entry: str, more: str
):
    """Text that was cut or a fourth contact; where only papers and pages follow, it says so."""
    reply = pages.short(catalog.entries[entry])
    shown = [button.label for button in reply.buttons if button.value == f"m-{entry}"]
    assert shown == ([more] if more else [])


def test_a_helpline_shows_its_first_three_contacts(pages: EntryPages, catalog: Catalog):
    """Before any text; all of them stand behind "more"."""
    entry = catalog.entries["helplines-kenya"]
    short, whole = pages.short(entry), pages.whole(entry)
    assert kinds(short)[1:4] == [BlockKind.CONTACT] * 3
    assert "Second Thoughts" not in short.visible
    assert kinds(whole)[1:6] == [BlockKind.CONTACT] * 5
    assert "Second Thoughts" in whole.visible


@pytest.mark.parametrize(("places", "first"), [((), "Desk One"), (("PE",), "Desk Two")])
def test_the_contact_of_the_asked_country_stands_first(
    composer: Composer, catalog: Catalog, places: tuple[str, ...], first: str
):
    """Of a service in several; below what it is."""
    entry = catalog.entries["listening-desk"]
    one = entry.contacts[0]
    contacts = (
        one.model_copy(update={"name": "Desk One", "coverage": "Kenya"}),
        one.model_copy(update={"name": "Desk Two", "coverage": "Peru"}),
    )
    spread = entry.model_copy(update={"contacts": contacts})
    shown = composer.reply(Near(spread, 0.5, places=places)).visible
    named = [name for name in ("Desk One", "Desk Two") if name in shown]
    assert min(named, key=shown.index) == first


def test_a_figure_leads_at_a_service_too(pages: EntryPages, catalog: Catalog, long: Entry):
    """Above what it is and how to reach it."""
    desk = catalog.entries["listening-desk"].model_copy(update={"figures": long.figures})
    shown = pages.short(desk, focus=Focus(2)).visible
    first, second = shown.split("\n\n")[:2]
    assert first.startswith(desk.title)
    assert second == "Countries of children & families reached: at least 25 (2024)"


def test_buttons_lead_to_what_was_near_and_what_is_related(
    pages: EntryPages, long: Entry, catalog: Catalog
):
    """Near ones first, two in all, each once."""
    near = (catalog.entries["term-hash"],)
    reply = pages.short(long, near=near)
    opened = [button.value for row in reply.rows[1:] for button in row]
    assert opened == ["e-term-hash", "e-harbour-lessons"]


def test_an_entry_is_shared_by_its_address(pages: EntryPages, long: Entry):
    """Which brings its card behind the bot's name, and no other."""
    assert Button("Share", Press.SHARE, "#e-safe-harbour") in pages.short(long).buttons


@pytest.mark.parametrize("surface", [Surface.GROUP, Surface.INLINE])
def test_elsewhere_no_button_leads_to_other_entries(
    knowledge: Knowledge, long: Entry, surface: Surface
):
    """Of which some may be kept to private chats."""
    pages = knowledge.composer(surface, "en").entries
    for reply in (pages.short(long, near=(long,)), pages.whole(long)):
        opened = {button.value for button in reply.buttons if button.press is not Press.SHARE}
        assert opened <= {"m-safe-harbour", "e-safe-harbour"}


def test_a_card_leads_on(knowledge: Knowledge, long: Entry):
    """To the entry, to another chat, and to the page that a reader would open."""
    reply = knowledge.composer(Surface.INLINE, "en").entries.card(long)
    page = 'https://harbour.example/report?name="safe"&page=1'
    assert reply.rows == (
        (
            Button("Read more", Press.OPEN, "e-safe-harbour"),
            Button("Share", Press.SHARE, "#e-safe-harbour"),
        ),
        (Button("Source", Press.LINK, page),),
    )
    assert reply.entry == long.id
    assert len(reply.visible) <= CARD_CHARS == 400
    assert reply.visible.endswith("\n\nSource: Harbour Society & friends, 2024")
    assert kinds(reply)[0] is BlockKind.TITLE
    assert kinds(reply)[-1] is BlockKind.SOURCE
