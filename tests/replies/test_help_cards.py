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


def test_a_card_says_first_whom_to_reach(composer: Composer):
    """A kind word, the number, then what to do, then what this bot is."""
    told = paragraphs(card(composer, Concern.BLACKMAIL))
    assert told[0] == "This is blackmail. It is not your fault, and you are not alone."
    assert told[1].startswith(
        "In danger now? Call your local emergency number.\n"
        "Type your country and I will show who you can reach.\n"
        "Helplines by country: findahelpline.com"
    )
    assert told[2].startswith("• Don't pay")
    assert told[3] == "I am an automatic bot; nobody reads this. After 15 minutes I forget it."
    assert len(told) == 4


def test_in_danger_the_number_comes_before_everything(composer: Composer):
    """With its country; without one, in words."""
    for place, number in ((None, "your local emergency number."), ("KE", "0009 (Kenya).")):
        told = paragraphs(card(composer, Concern.DANGER, place))
        assert told[0].startswith(f"In danger now? Call {number}")


def test_a_country_whose_emergency_number_we_lack_is_told_in_words(composer: Composer):
    """Never another country's."""
    for place in ("PE", "TV"):
        assert "Call your local emergency number." in card(composer, Concern.DANGER, place).visible


def test_a_country_completes_the_card(composer: Composer):
    """A child line and a place to report; the number and who lists it."""
    shown = card(composer, Concern.BLACKMAIL, "KE")
    contacts = next(block for block in shown.blocks if block.kind is BlockKind.CONTACT)
    assert contacts.visible == (
        "In danger now? Call 0009 (Kenya).\n"
        "Lantern Line\n"
        "0001 · 0001 01 · web chat · https://lantern.example/\n"
        "day and night · free\n"
        "Report Desk & Archive <Kenya>\n"
        "https://desk.example/?a=1&b=2"
    )
    assert "Type your country" not in shown.visible
    assert DIRECTORIES not in shown.visible


def test_a_country_that_was_heard_in_a_cry_can_be_another(composer: Composer):
    """The first guess is said to be one."""
    guessed = composer.reply(HelpCard(Concern.BLACKMAIL, "KE", guessed=True))
    assert "Not in Kenya? Type your country." in guessed.visible


def test_a_second_card_leaves_the_steps_out(composer: Composer):
    """They were read; whom to reach is new."""
    again = composer.reply(HelpCard(Concern.BLACKMAIL, "KE", again=True))
    assert "0001" in again.visible
    assert "Don't pay" not in again.visible


def test_beside_few_contacts_two_steps_stand(composer: Composer):
    """Whom a country has leaves room for what matters most."""
    for concern, step in (
        (Concern.BLACKMAIL, "• Don't pay"),
        (Concern.IMAGES, "takeitdown.ncmec.org"),
        (Concern.CARER, "Don't pay."),
    ):
        shown = card(composer, concern, "KE")
        assert step in shown.visible
        assert shown.visible.count("• ") == 2


def test_whoever_looks_out_for_a_child_is_not_told_that_it_is_not_their_fault(composer: Composer):
    """When the card comes again; and nobody who holds the phone learns what it is about."""
    for concern in (Concern.CARER, Concern.FRIEND, Concern.PROFESSIONAL):
        again = composer.reply(HelpCard(concern, "KE", again=True))
        assert paragraphs(again)[0] == "You are not alone with this."


def test_a_short_number_is_copied_by_a_tap(composer: Composer):
    """The button shows the number and nothing else; the number stands in the text, too."""
    shown = card(composer, Concern.BLACKMAIL, "KE")
    copied = [button for button in shown.buttons if button.press is Press.COPY]
    assert [button.label for button in copied] == ["0009", "0001", "0001 01"]
    assert all(button.value == button.label for button in copied)
    assert all(button.value in shown.visible for button in copied)


def test_who_lists_the_numbers_stands_behind_a_button(composer: Composer):
    """The card stays short; nobody needs to take our word for it."""
    shown = card(composer, Concern.BLACKMAIL, "KE")
    assert "Listed by" not in shown.visible
    button = next(one for one in shown.buttons if one.label == "Who lists these numbers")
    assert button.value == "h-KE@blackmail.KE.en"


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
        (Press.OPEN, "looking@blackmail..en"),
    ]
    assert all(len(row) == 1 for row in reply.rows)


def test_a_card_is_no_entry(composer: Composer, catalog: Catalog):
    """ "More" after it must not open anything."""
    assert card(composer, Concern.BLACKMAIL, "KE").entry == ""
