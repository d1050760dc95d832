"""Inline results: cards of entries for what is typed after the bot's name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.desk import Desk
from bot.answering.inline_cards import CACHE_SECONDS, MOST_CARDS, PAGE_CARDS, InlineCards
from bot.answering.knowledge import Knowledge
from bot.catalog.catalog import Catalog
from bot.catalog.validation import read_model
from bot.catalog.vocabularies import AboutFile
from bot.replies.blocks import Press
from tests.conftest import Asker
from tests.sample_base import ROOT


def of_many(knowledge: Knowledge, number: int) -> Knowledge:
    """Knowledge of so many entries, all like one of the sample."""
    one = knowledge.catalog.entries["term-grooming"]
    entries = {
        f"term-{place}": one.model_copy(update={"id": f"term-{place}"}) for place in range(number)
    }
    many: Catalog = replace(knowledge.catalog, entries=entries)
    cards = InlineCards(many, knowledge.finder, knowledge.wording, first=["term-5"], least=0.1)
    return replace(knowledge, inline=cards)


@pytest.fixture
def ask_many(knowledge: Knowledge) -> Asker:
    """Over more entries than any list shows."""
    return Asker(Desk(of_many(knowledge, MOST_CARDS + 5)))


async def test_an_empty_query_lists_useful_entries_first(ask: Asker):
    """Then all others: who only typed the bot's name sees what there is."""
    shown = await ask.inline("")
    assert [card.title for card in shown.cards[:2]] == ["Safe Harbour", "Grooming"]
    assert len(shown.cards) == 12
    assert shown.next_offset == ""


async def test_a_card_stands_alone(ask: Asker):
    """Title, text and source for somebody who never saw the bot; the list says what it is."""
    card = (await ask.inline("safe harbour")).cards[0]
    assert (card.title, card.reply.entry) == ("Safe Harbour", "safe-harbour")
    assert card.description.startswith("Initiative · A programme that trains teachers")
    assert card.reply.visible.startswith("Safe Harbour · initiative")
    assert "Harbour Society & friends, 2024" in card.reply.visible
    assert len(card.id.encode()) <= 64


async def test_what_is_typed_brings_the_best_match_first(ask: Asker):
    """A country's lines among them."""
    assert (await ask.inline("grooming")).cards[0].title == "Grooming"
    assert "Helplines in Kenya" in [card.title for card in (await ask.inline("Kenya")).cards]


@pytest.mark.parametrize("query", ["weather tomorrow", "zzyzx", "hello there"])
async def test_what_we_know_nothing_of_has_no_card(ask_live: Asker, query: str):
    """Chance results would be shared as an answer; the way to help stands there alone."""
    shown = await ask_live.inline(query)
    assert shown.cards == ()
    assert shown.button_start == "help"


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("initiative: harbour", ["Safe Harbour", "Harbour Lessons"]),
        ("law harbour", ["Harbour Convention"]),
        ("terms", ["Grooming", "Hash"]),
        ("helpline peru", ["Helplines in Peru"]),
        ("kenya helplines", ["Helplines in Kenya"]),
        ("helplines in peru or kenya", ["Helplines in Kenya", "Helplines in Peru"]),
        ("law kenya", ["Hope & Help <Hub>", "Safe Harbour", "Helplines in Kenya"]),
        ("kenya", ["Helplines in Kenya", "Hope & Help <Hub>"]),
        ("harbour convention kenya", ["Harbour Convention"]),
    ],
)
async def test_a_kind_and_a_country_go_first(ask: Asker, query: str, first: list[str]):
    """Both before either; only lines of the countries that were named."""
    shown = [card.title for card in (await ask.inline(query)).cards]
    assert shown[: len(first)] == first
    lines = {title.split()[-1].lower() for title in shown if title.startswith("Helplines in ")}
    asked = lines.intersection(query.split())
    assert asked in (lines, set())


@pytest.mark.parametrize(
    ("typed", "title"), [("groo", "Grooming"), ("disrupting h", "Disrupting Harm")]
)
async def test_results_come_as_one_types(ask_live: Asker, typed: str, title: str):
    """Titles that the last word may be the beginning of stand before all else."""
    shown = [card.title for card in (await ask_live.inline(typed)).cards]
    assert title in shown[:2]
    assert typed in shown[0].lower()


async def test_a_name_goes_before_the_kind_that_it_holds(ask_live: Asker):
    """It would else be lost among all of the kind."""
    shown = await ask_live.inline("child helpline international")
    assert shown.cards[0].title == "Child Helpline International"


@pytest.mark.parametrize(
    ("query", "entry"),
    [
        ("#e-harbour-lessons", "harbour-lessons"),
        (" #e-safe-harbour_3 ", "safe-harbour"),
        ("#m-term-hash", "term-hash"),
        ("#e-harbour-project", "safe-harbour"),
    ],
)
async def test_what_share_sends_brings_that_card_alone(ask: Asker, query: str, entry: str):
    """Nothing to choose from; an id of former days, too."""
    assert [card.reply.entry for card in (await ask.inline(query)).cards] == [entry]


async def test_every_share_button_brings_its_card(ask: Asker):
    """From an answer, from the whole entry, and from a card."""
    for reply in (await ask("safe harbour"), await ask.tap("m-safe-harbour")):
        (query,) = [button.value for button in reply.buttons if button.press is Press.SHARE]
        (card,) = (await ask.inline(query)).cards
        assert card.reply.entry == "safe-harbour"
        assert query in [button.value for button in card.reply.buttons]


@pytest.mark.parametrize("query", ["#e-gone", "#slow-removal", "#e-slow-removal", "#k-law", "#"])
async def test_a_shared_id_that_is_none_is_looked_for_in_words(ask: Asker, query: str):
    """And never brings what is kept to the private chat."""
    assert "slow-removal" not in [card.reply.entry for card in (await ask.inline(query)).cards]


async def test_pages_never_repeat_a_card(ask_many: Asker):
    """Paging goes on until there is no more, each card once, sixty at most."""
    offset, seen = "", []
    while True:
        shown = await ask_many.inline("", offset)
        assert len(shown.cards) == PAGE_CARDS
        seen += [card.id for card in shown.cards]
        offset = shown.next_offset
        if not offset:
            break
    assert seen[0].startswith("term-5.")
    assert len(seen) == len(set(seen)) == MOST_CARDS


@pytest.mark.parametrize("offset", ["junk", "-1", "9999999999", "1.5", " "])
async def test_a_junk_offset_starts_over(ask_many: Asker, offset: str):
    """Junk from a client is harmless."""
    assert await ask_many.inline("", offset) == await ask_many.inline("")


async def test_an_offset_beyond_the_end_shows_nothing(ask: Asker):
    """And ends the list."""
    shown = await ask.inline("", "900")
    assert (shown.cards, shown.next_offset) == ((), "")


async def test_results_are_kept_for_minutes_and_lead_to_help(ask: Asker):
    """A corrected helpline is out everywhere soon; the way to help stands above every list."""
    shown = await ask.inline("grooming")
    assert shown.cache_seconds == CACHE_SECONDS <= 300
    assert shown.personal, "the next one may read another language"
    assert (shown.button_label, shown.button_start) == ("I need help myself", "help")


async def test_a_call_for_help_is_kept_for_nobody_else(ask: Asker):
    """Telegram may not show its empty list to others."""
    shown = await ask.inline("HELP")
    assert (shown.cards, shown.personal, shown.cache_seconds) == ((), True, 0)


async def test_ids_change_with_the_knowledge(ask: Asker, knowledge: Knowledge):
    """So that Telegram never shows a card of yesterday's."""
    cards = (await ask.inline("grooming")).cards
    assert cards[0].id == f"term-grooming.en.{knowledge.catalog.version}"


def test_what_comes_first_exists(live: Knowledge):
    """An entry that was renamed would silently lose its place in the real list."""
    first = read_model(ROOT / "knowledge" / "about.yaml", AboutFile).first_cards
    assert first
    assert [name for name in first if name not in live.catalog.entries] == []
