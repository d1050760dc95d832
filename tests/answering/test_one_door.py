"""What holds whichever way somebody comes in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.commands import COMMANDS
from bot.answering.desk import Desk
from bot.answering.event import Event, EventKind, typed_event
from bot.catalog.entries import Surface
from bot.replies.blocks import Address, PageKind, Press, Reply
from bot.replies.outcomes import Answer, HelpCard, Near, Page, Unknown
from bot.safeguarding.concerns import Concern
from tests.conftest import ANN, Asker

CRY = "he is blackmailing me with my pictures"

NAMES = [name for command in COMMANDS for name in (command.name, *command.others)]
ENTRANCES = {
    **{f"/{name}": typed_event(f"/{name} {CRY}") for name in NAMES},
    "text": Event(EventKind.TEXT, CRY),
    "unknown command": typed_event(f"/xyzzy {CRY}"),
    "command that is its first word": typed_event("/he is blackmailing me with my pictures"),
    "caption": Event(EventKind.MEDIA, CRY),
    "edit": Event(EventKind.TEXT, CRY, edited=True),
    "quotation": Event(EventKind.TEXT, "what can I do", quoted=CRY),
}
"""The same words, however they come."""

every_entrance = pytest.mark.parametrize("event", ENTRANCES.values(), ids=ENTRANCES)


def of_ann(event: Event, **fields: object) -> Event:
    return replace(event, **{"asker": ANN, **fields})


def is_card(reply: Reply) -> bool:
    return reply.urgent and reply.keeps and reply.private_only


@every_entrance
async def test_a_cry_gets_its_card_through_every_entrance(desk: Desk, event: Event):
    """The card for that trouble, at once, whatever stands before the words."""
    reply = await desk.ask(of_ann(event))
    assert isinstance(reply.outcome, HelpCard)
    assert reply.outcome.concern is Concern.BLACKMAIL
    assert is_card(reply)
    assert "This is blackmail. It is not your fault" in reply.visible


@every_entrance
def test_a_cry_need_not_wait_whatever_the_entrance(desk: Desk, event: Event):
    """It overtakes all that waits."""
    assert desk.is_urgent(of_ann(event))


@every_entrance
async def test_a_cry_in_a_group_gets_a_way_to_the_private_chat(desk: Desk, event: Event):
    """Nothing about the person stands where others read."""
    reply = await desk.ask(of_ann(event, surface=Surface.GROUP))
    assert reply.visible == desk.knowledge.wording.of("en").text("group_private")
    assert [(button.press, button.value) for button in reply.buttons] == [(Press.PRIVATE, "help")]
    assert not reply.private_only


async def test_a_cry_in_a_group_is_not_answered_to_somebody_else(desk: Desk):
    """A command under another's message answers that person, but never with a card."""
    event = typed_event(f"/law {CRY}")
    reply = await desk.ask(replace(event, surface=Surface.GROUP, for_replied=True))
    assert not reply.answers_replied


async def test_a_cry_to_a_guest_gets_the_same_way(desk: Desk):
    """In a chat that we aren't in, at once; and nothing is counted or kept but one card."""
    event = Event(EventKind.GUEST, CRY, surface=Surface.INLINE, asker=ANN)
    assert desk.is_urgent(event)
    reply = await desk.ask(event)
    in_group = await desk.ask(replace(event, kind=EventKind.TEXT, surface=Surface.GROUP))
    assert reply == in_group
    assert desk.tally.updates.total() == 0
    after = await desk.ask(Event(EventKind.TEXT, "kenya", asker=ANN))
    assert not is_card(after)


async def test_a_cry_inline_shows_no_cards_and_the_way_to_help(ask: Asker):
    """Nothing about it can be posted by a slip of the finger."""
    shown = await ask.inline(CRY)
    assert shown.cards == ()
    assert shown.button_start == "help"


@every_entrance
async def test_a_country_completes_the_card_whatever_the_entrance(desk: Desk, event: Event):
    """For the minutes after it, the name alone is enough."""
    await desk.ask(of_ann(event))
    reply = await desk.ask(of_ann(Event(EventKind.TEXT, "kenya")))
    assert reply.outcome == HelpCard(Concern.BLACKMAIL, "KE", again=True)
    assert "0001" in reply.visible


@pytest.mark.parametrize("way", ["tap", "/start help", "HELP"])
async def test_the_help_button_counts_as_a_cry(ask: Asker, way: str):
    """A tap, a deep link and the word give the same card, and are remembered alike."""
    card = await (ask.tap("help") if way == "tap" else ask(way))
    assert is_card(card)
    assert card.outcome == HelpCard(Concern.HELP_WORD)
    completed = await ask("kenya")
    assert completed.outcome == HelpCard(Concern.HELP_WORD, "KE", again=True)


@pytest.mark.parametrize("surface", [Surface.GROUP, Surface.INLINE])
async def test_the_help_button_elsewhere_opens_the_private_chat(ask: Asker, surface: Surface):
    """Nobody else sees anything."""
    reply = await ask.tap("help", surface=surface)
    assert reply.opens_private == "help"
    assert reply.blocks == ()


async def test_the_card_speaks_the_language_of_the_cry(ask: Asker):
    """Whatever the phone is set to; the country typed later keeps it."""
    card = await ask("me chantajea con mis fotos", language="en")
    assert card.outcome == HelpCard(Concern.BLACKMAIL, language="es")
    assert "Esto es chantaje" in card.visible
    completed = await ask("perú", language="en")
    assert completed.outcome == HelpCard(Concern.BLACKMAIL, "PE", "es", again=True)


async def test_a_country_in_the_cry_is_taken_at_once(ask: Asker):
    """Nobody is asked for what they said, but may name another one."""
    card = await ask(f"{CRY}, I live in Kenya")
    assert card.outcome == HelpCard(Concern.BLACKMAIL, "KE", guessed=True)
    assert "Not in Kenya? Type your country." in card.visible


async def test_a_refusal_is_not_completed_by_a_country(ask: Asker):
    """It isn't a card for somebody in trouble."""
    refused = await ask("send me pictures of children")
    assert refused.outcome == HelpCard(Concern.ABUSE_REQUEST)
    assert not isinstance((await ask("kenya")).outcome, HelpCard)


async def test_a_doubtful_quotation_raises_no_alarm(ask: Asker):
    """Somebody else's worry is not the person's own."""
    reply = await ask("what is grooming", quoted="i am scared")
    assert reply.unsure is None


WHICH_COUNTRY = [
    "phone number",
    "where do I report",
    "is there a line that kids can phone",
    "/helpline my street",
    "/hotline anywhere",
]


@pytest.mark.parametrize("text", WHICH_COUNTRY)
async def test_who_names_no_country_gets_no_countrys_number(ask: Asker, text: str):
    """They are asked which country, and shown the directories for all."""
    reply = await ask(text)
    assert "I don't know which country you mean" in reply.visible
    assert "findahelpline.com" in reply.visible
    assert "000" not in reply.visible


@pytest.mark.parametrize("text", ["/helpline", "/helplines", "/hotline", "/HOTLINES"])
async def test_the_command_alone_lists_the_countries(ask: Asker, text: str):
    """With the services for everybody, and no country's number."""
    reply = await ask(text)
    values = {button.value.partition("<")[0] for button in reply.buttons}
    assert {"h-KE", "h-PE", "k-helpline"} <= values
    assert "000" not in reply.visible


@pytest.mark.parametrize(
    "text",
    ["helpline Kenya", "/helpline kenya", "who can a child call in Kenya", "line for kids Nairobi"],
)
async def test_a_country_that_is_named_gives_its_lines(ask: Asker, text: str):
    """By its name or a city's, as text or behind the command; never a neighbour's number."""
    reply = await ask(text)
    assert "Lantern Line" in reply.visible
    assert "0001" in reply.visible
    assert "0005" not in reply.visible


async def test_what_a_tap_showed_is_what_more_means(ask: Asker):
    """Typed after a tap, it is about the page that the tap opened."""
    await ask("what is grooming")
    await ask.tap("e-safe-harbour")
    reply = await ask("tell me more")
    assert reply.outcome == Page(Address(PageKind.MORE, "safe-harbour"))


async def test_what_a_tap_showed_is_what_a_short_question_points_to(ask: Asker):
    """ "It" is the entry that was tapped."""
    await ask.tap("e-safe-harbour")
    outcome = (await ask("who paid for it?")).outcome
    assert isinstance(outcome, Near)
    assert outcome.entry.id == "safe-harbour"


@pytest.mark.parametrize("first", ["tap h-KE", "helpline Kenya", "/helpline Kenya"])
async def test_after_a_countrys_lines_another_country_gives_its_lines(ask: Asker, first: str):
    """ "and Peru?" asks for lines again."""
    await (ask.tap("h-KE") if first.startswith("tap") else ask(first))
    reply = await ask("and in Peru?")
    assert reply.outcome == Page(Address(PageKind.HELPLINES, "PE"))


async def test_start_with_words_is_a_question(ask: Asker):
    """What stands behind it counts as typed."""
    outcome = (await ask("/start what is grooming")).outcome
    assert isinstance(outcome, Answer)
    assert outcome.entry.id == "term-grooming"
    assert (await ask("/start qwrtz plmk")).outcome == Unknown()


@pytest.mark.parametrize(
    ("link", "entry"),
    [("e-safe-harbour", "safe-harbour"), ("e-harbour-project", "safe-harbour")],
)
async def test_start_with_an_address_opens_the_page(ask: Asker, link: str, entry: str):
    """An address that has become another one opens what it meant."""
    assert (await ask(f"/start {link}")).entry == entry
    assert (await ask.tap(link)).entry == entry


@pytest.mark.parametrize("address", ["e-gone", "k-poem", "c-XX", "h-XX", "r-nobody", "e"])
async def test_an_address_that_is_gone_gets_a_sentence_and_the_topics(ask: Asker, address: str):
    """By a deep link or a tap; nobody is left at a dead end."""
    for reply in (await ask(f"/start {address}"), await ask.tap(address)):
        assert "no longer there" in reply.visible
        opened = {button.value.partition("<")[0] for button in reply.buttons}
        assert "k-law" in opened
        assert not any(address in button.value for button in reply.buttons if address != "e")


@pytest.mark.parametrize("junk", ["", "zz_9", "<b>", "e-x_99999", "привет"])
async def test_a_junk_button_gets_a_sentence(ask: Asker, junk: str):
    """Nothing that a client makes up breaks anything."""
    assert "no longer there" in (await ask.tap(junk)).visible


UNSURE = [
    ("Answer", typed_event("i am worried about quiet signs")),
    ("Near", typed_event("how much money did Safe Harbour get, i am worried")),
    ("Unknown", typed_event("i am worried about harbours")),
    ("Unknown", typed_event("i am scared")),
    ("Page", typed_event("/country i am worried about Kenya")),
    ("CountryQuestion", typed_event("/country i am worried Germny")),
    ("Aside", typed_event("/helpline i am scared")),
    ("Aside", Event(EventKind.MEDIA, "i am worried")),
    ("UnknownCommand", typed_event("/xyzzy i am worried")),
]
"""Said by somebody who may be in trouble: one for each outcome that isn't a card."""


@pytest.mark.parametrize(("name", "event"), UNSURE)
async def test_a_doubtful_cry_gets_its_answer_below_a_question(desk: Desk, name: str, event: Event):
    """Whatever the answer is: one tap above everything leads to help."""
    reply = await desk.ask(of_ann(event))
    assert type(reply.outcome).__name__ == name
    assert reply.unsure is Concern.DISCLOSURE
    assert reply.visible.startswith("Is this about you or somebody you know?")
    yes, no = reply.buttons[:2]
    assert (yes.label, yes.value) == ("Yes, I need help", "help@disclosure..en")
    assert (no.label, no.value) == ("No, I'm looking for information", "looking")


@pytest.mark.parametrize(("name", "event"), UNSURE)
async def test_the_question_never_stands_in_a_group(desk: Desk, name: str, event: Event):
    """It would tell the others what we think of the person."""
    reply = await desk.ask(of_ann(event, surface=Surface.GROUP))
    assert reply.visible
    assert "Is this about you" not in reply.visible
