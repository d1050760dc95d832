"""A help card: calm, help first, by country."""

from __future__ import annotations

import pytest

from bot.catalog.catalog import Catalog
from bot.replies.blocks import BlockKind, Press, Reply
from bot.replies.composing import Composer
from bot.replies.outcomes import HelpCard
from bot.safeguarding.concerns import Concern

DIRECTORIES = "Helplines by country: findahelpline.com"


def card(composer: Composer, concern: Concern, place: str | None = None) -> Reply:
    return composer.reply(HelpCard(concern, place))


def paragraphs(reply: Reply) -> list[str]:
    return [block.visible for block in reply.blocks]


def test_a_card_begins_with_a_kind_word_then_the_emergency_number(composer: Composer):
    """Then what to do, then whom to reach, then what this bot is."""
    told = paragraphs(card(composer, Concern.BLACKMAIL))
    assert told[0] == "This is blackmail. It is not your fault, and you are not alone."
    assert told[1] == "In danger now? Call your local emergency number."
    assert told[2].startswith("• Do not pay and do not send more.")
    assert told[3].startswith("Which country are you in?")
    assert DIRECTORIES in told[3]
    assert told[4].startswith("I am an automatic information bot and nobody reads this.")
    assert len(told) == 5


def test_in_danger_the_number_comes_before_everything(composer: Composer):
    """With its country; without one, in words."""
    assert paragraphs(card(composer, Concern.DANGER))[0] == (
        "In danger now? Call your local emergency number."
    )
    assert paragraphs(card(composer, Concern.DANGER, "KE"))[0] == (
        "In danger now? Call 0009 (Kenya)."
    )


def test_a_country_whose_emergency_number_we_lack_is_told_in_words(composer: Composer):
    """Never another country's."""
    for place in ("PE", "TV"):
        assert "Call your local emergency number." in card(composer, Concern.DANGER, place).visible


def test_a_country_completes_the_card(composer: Composer):
    """A child line and a place to report; the number and who lists it."""
    shown = card(composer, Concern.BLACKMAIL, "KE")
    contacts = next(block for block in shown.blocks if block.kind is BlockKind.CONTACT)
    assert contacts.visible == (
        "Kenya\n"
        "Lantern Line\n"
        "0001 · 0001 01 · https://lantern.example/ · day and night · free\n"
        "Listed by List of lines, page of 2025-07-28; we have not dialled it.\n"
        "Report Desk & Archive <Kenya>\n"
        "https://desk.example/?a=1&b=2\n"
        'Listed by Ministry of "Harbours" & Lakes; we have not dialled it.'
    )
    assert "Which country are you in?" not in shown.visible
    assert DIRECTORIES not in shown.visible


@pytest.mark.parametrize(
    ("concern", "shown", "hidden"),
    [
        (Concern.DISCLOSURE, ["Lantern Line"], ["Still Water", "Report Desk", "Second Thoughts"]),
        (Concern.CARER, ["Lantern Line", "Report Desk"], ["Still Water", "Second Thoughts"]),
        (Concern.SUICIDE, ["Still Water", "Lantern Line"], ["Report Desk", "Second Thoughts"]),
        (Concern.FOUND_MATERIAL, ["Report Desk"], ["Lantern Line", "Still Water"]),
        (Concern.OWN_THOUGHTS, ["Second Thoughts"], ["Lantern Line", "Still Water"]),
        (Concern.HELP_WORD, ["Lantern Line", "Still Water"], ["Report Desk", "Second Thoughts"]),
    ],
)
def test_each_concern_shows_who_fits_it(
    composer: Composer, concern: Concern, shown: list[str], hidden: list[str]
):
    """A child never sees a service for adults, nor the other way round."""
    told = card(composer, concern, "KE").visible
    assert [name for name in shown if name not in told] == []
    assert [name for name in hidden if name in told] == []
    assert told.index(shown[0]) <= told.index(shown[-1])


def test_a_number_comes_before_a_website_and_national_before_regional(composer: Composer):
    """Whatever the order of the file, and though the line is for older children."""
    told = card(composer, Concern.DISCLOSURE, "PE").visible
    assert told.index("Condor Line") < told.index("Puma Chat")
    assert "Coast Line" not in told


def test_an_overdue_contact_says_so_on_a_card(composer: Composer):
    """Nothing stale is shown as fresh, here least of all."""
    assert "⚠ This entry was due for a check on 2026-11-01." in (
        card(composer, Concern.DISCLOSURE, "PE").visible
    )


def test_a_second_best_contact_is_not_the_only_way(composer: Composer):
    """A country without a crisis line shows its child line, and where to find crisis lines."""
    told = card(composer, Concern.SUICIDE, "PE").visible
    assert "Condor Line" in told
    assert "Crisis lines by country: findahelpline.com" in told
    assert "Crisis lines by country" not in card(composer, Concern.SUICIDE, "KE").visible


def test_a_warning_stands_before_the_number(composer: Composer):
    """An adult reads what is passed on before the number to call."""
    told = card(composer, Concern.OWN_THOUGHTS, "KE").visible
    assert told.index("A child at risk is passed on.") < told.index("0003")


@pytest.mark.parametrize("place", ["TV", "PE"])
def test_a_country_without_a_fitting_contact_is_said_plainly(composer: Composer, place: str):
    """Never a neighbour's number, nor a service for others."""
    told = card(composer, Concern.FOUND_MATERIAL, place).visible
    assert "I have no number for" in told
    assert "Hotlines by country: inhope.org" in told
    assert "000" not in told


def test_a_refusal_is_short_and_points_on(composer: Composer):
    """No country, no emergency number: a way to change."""
    reply = card(composer, Concern.ABUSE_REQUEST, "KE")
    told = paragraphs(reply)
    assert told[0] == "I can't help with that. It is a crime."
    assert "Stop It Now" in told[1]
    assert len(told) == 3
    assert "000" not in reply.visible


def test_links_and_the_way_back_are_buttons(composer: Composer):
    """One a row; the last says that nothing is wrong."""
    reply = card(composer, Concern.BLACKMAIL)
    assert [(button.press, button.value) for button in reply.buttons] == [
        (Press.LINK, "https://takeitdown.ncmec.org"),
        (Press.LINK, "https://findahelpline.com"),
        (Press.OPEN, "looking"),
    ]
    assert all(len(row) == 1 for row in reply.rows)


def test_a_card_is_no_entry(composer: Composer, catalog: Catalog):
    """ "More" after it must not open anything."""
    assert card(composer, Concern.BLACKMAIL, "KE").entry == ""
