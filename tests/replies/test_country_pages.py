"""A country: its helplines first, then what else we know about it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.knowledge import Knowledge
from bot.catalog.callers import Callers
from bot.catalog.catalog import Catalog
from bot.catalog.entries import Entry
from bot.replies.blocks import Address, Button, PageKind, Press, Reply, paragraphs
from bot.replies.composing import Composer
from bot.replies.country_pages import ENTRIES_SHOWN, CountryPages
from bot.replies.entry_pages import GLANCE_CHARS
from bot.replies.evidence import EvidenceBlocks
from bot.replies.outcomes import REPORTS, Answer, CountryQuestion, Page


def page(composer: Composer, address: Address) -> Reply:
    return composer.reply(Page(address))


def country(composer: Composer, place: str) -> Reply:
    return page(composer, Address(PageKind.COUNTRY, place))


def helplines(composer: Composer, place: str) -> Reply:
    return page(composer, Address(PageKind.HELPLINES, place))


def pages_over(knowledge: Knowledge, entries: dict[str, Entry]) -> CountryPages:
    """Pages over a catalog of these entries alone."""
    catalog = replace(knowledge.catalog, entries=entries)
    sentences = knowledge.wording.of("en")
    evidence = EvidenceBlocks(sentences, lambda: "2026-11-21")
    return CountryPages(catalog, knowledge.gazetteer, evidence, sentences)


def test_a_country_shows_its_first_line_and_what_is_said_of_it(composer: Composer):
    """The emergency number and one line; entries about it alone first, of others what they tell of
    it; the rest behind a button."""
    reply = country(composer, "KE")
    shown = reply.visible
    assert shown.startswith("Kenya\n\nEmergency number\n0009")
    assert "Lantern Line\n0001\n0001 01\nhttps://lantern.example/\nListed by List of lines" in shown
    assert "0002" not in shown
    assert shown.index("A small association") < shown.index("Kenya and Peru among them")
    assert "Who a child can call" not in shown
    assert reply.rows[0] == (Button("Helplines and where to report", Press.OPEN, "h-KE<c-KE"),)
    opened = {button.value for button in reply.buttons}
    assert {"e-hope-and-help<c-KE", "e-safe-harbour<c-KE"} <= opened


def test_what_is_said_of_a_country_begins_at_a_glance(composer: Composer):
    """Numbers stand first, without hours, languages and who lists the emergency number."""
    shown = country(composer, "KE").visible
    assert shown.index("What my sources say about Kenya") < GLANCE_CHARS
    assert "day and night" not in shown
    assert shown.count("Listed by") == 1


def test_a_countrys_line_without_a_number_is_still_reached(knowledge: Knowledge, catalog: Catalog):
    """By the other ways that are listed; a warning is kept."""
    entry = catalog.entries["helplines-kenya"]
    line = entry.contacts[0].model_copy(update={"phones": (), "warning": "Closed in August."})
    entries = {**catalog.entries, entry.id: entry.model_copy(update={"contacts": (line,)})}
    shown = pages_over(knowledge, entries).page("KE").visible
    assert "Lantern Line\nweb chat\nhttps://lantern.example/\n" in shown
    assert "Closed in August." in shown


def test_a_country_of_which_helplines_alone_are_known_says_so(
    knowledge: Knowledge, catalog: Catalog
):
    """Its numbers are told in full then."""
    entries = {"helplines-kenya": catalog.entries["helplines-kenya"]}
    shown = pages_over(knowledge, entries).page("KE").visible
    assert "My sources say nothing about Kenya." in shown
    assert "day and night" in shown


def test_a_country_without_a_number_says_so(composer: Composer):
    """And names directories; that nothing is known of it is said, too."""
    reply = country(composer, "TV")
    assert "I have no number for Tuvalu that I can trust" in reply.visible
    assert "findahelpline.com" in reply.visible
    assert "My sources say nothing about Tuvalu." in reply.visible
    assert reply.rows == ()


def test_helplines_are_shown_four_at_most(composer: Composer):
    """The word on danger above them, others to try below; more of the country behind a button.

    The service for people with thoughts about children is shown to nobody who doesn't ask.
    """
    reply = helplines(composer, "KE")
    assert reply.visible.startswith(
        "Helplines in Kenya\nIn danger, call your local emergency number first."
    )
    assert reply.visible.count("Listed by") == 4
    assert "Second Thoughts" not in reply.visible
    assert "Nobody answers there?" in reply.visible
    assert reply.rows == (
        (
            Button("More", Press.OPEN, "m-helplines-kenya<h-KE"),
            Button("Share", Press.SHARE, "#e-helplines-kenya"),
        ),
        (Button("More on Kenya", Press.OPEN, "c-KE<h-KE"),),
    )
    assert reply.entry == "helplines-kenya"


def test_a_countrys_lines_look_alike_however_they_are_asked_for(
    composer: Composer, catalog: Catalog
):
    """By a question, by the country's name after another country, or by an old link."""
    by_country = helplines(composer, "KE")
    entry = catalog.entries["helplines-kenya"]
    for outcome in (Answer(entry, 0.9), Page(Address(PageKind.ENTRY, entry.id))):
        assert composer.reply(outcome).blocks == by_country.blocks


def test_places_to_report_come_first_for_who_wants_to_report(composer: Composer, catalog: Catalog):
    """Behind the emergency number; below the lines how to report. Others are still there."""
    entry = catalog.entries["helplines-kenya"]
    reports = composer.reply(Page(Address(PageKind.HELPLINES, "KE", 1 + REPORTS)))
    assert reports.blocks == composer.reply(Answer(entry, 0.9, point=REPORTS)).blocks
    callers = [one.name for one in entry.contacts if one.audience is Callers.REPORTING]
    first = [block.visible.partition("\n")[0] for block in reports.blocks[1:]]
    assert first[0] == "Emergency number"
    assert first[1] == callers[0]
    assert paragraphs(entry.text)[0] in reports.blocks


def test_helplines_of_a_country_without_any_name_directories(composer: Composer):
    """Never a neighbour's number; no button where nothing stands behind it."""
    reply = helplines(composer, "TV")
    assert reply.visible.startswith("I have no number for Tuvalu")
    assert (reply.rows, reply.entry) == ((), "")


@pytest.mark.parametrize("place", ["XX", "ke", "KENYA"])
def test_a_country_that_nobody_knows_is_an_old_address(composer: Composer, place: str):
    """As after a country has gone."""
    for reply in (country(composer, place), helplines(composer, place)):
        assert "no longer there" in reply.visible


def test_a_misspelt_country_is_asked_back(composer: Composer):
    """Four at most, the likeliest first; a tap opens the page that was meant."""
    places = ("DE", "KE", "PE", "FR", "ES")
    reply = composer.reply(CountryQuestion(places, PageKind.HELPLINES))
    assert reply.visible == "Which country do you mean?"
    assert [button.value for button in reply.buttons] == ["h-DE", "h-KE", "h-PE", "h-FR"]
    assert reply.buttons[0].label == "Germany"


def test_only_national_services_are_a_countrys(catalog: Catalog):
    """Those that serve everybody stand elsewhere."""
    names = [contact.name for contact in catalog.contacts_of("PE")]
    assert names == ["Puma Chat", "Coast Line", "Condor Line"]
    assert catalog.contacts_of("TV") == ()


@pytest.fixture
def crowded(knowledge: Knowledge) -> CountryPages:
    """Pages over a catalog that knows much about Peru."""
    one = knowledge.catalog.entries["harbour-convention"]
    many = {
        f"law-{number:02}": one.model_copy(update={"id": f"law-{number:02}"})
        for number in range(ENTRIES_SHOWN + 1)
    }
    return pages_over(knowledge, many)


def test_much_about_a_country_is_paged(crowded: CountryPages):
    """The next page is offered as long as there is one."""
    first, last = crowded.page("PE"), crowded.page("PE", 2)
    assert first.buttons[-1] == Button("Next ›", Press.OPEN, "c-PE_2")
    assert len(first.rows) == ENTRIES_SHOWN + 1
    assert [button.value for button in last.buttons] == ["e-law-08"]


@pytest.mark.parametrize(("number", "nearest"), [(0, 1), (9, 2)])
def test_an_old_page_number_opens_the_nearest_page(
    crowded: CountryPages, number: int, nearest: int
):
    """Posts keep their addresses, and what is said of a country grows and shrinks."""
    assert crowded.page("PE", number) == crowded.page("PE", nearest)


def test_a_country_is_named_in_the_readers_language(knowledge: Knowledge):
    """Where its pages are worded in it; else in English, like the rest of the page."""
    sentences = replace(knowledge).wording.of("es")
    evidence = EvidenceBlocks(sentences, lambda: "2026-11-21")
    pages = CountryPages(knowledge.catalog, knowledge.gazetteer, evidence, sentences)
    assert pages.page("DE").visible.startswith("Alemania")
