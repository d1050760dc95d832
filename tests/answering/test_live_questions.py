"""What the live knowledge base promises to whoever asks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.answerer import Answerer
from bot.answering.event import typed_event
from bot.answering.knowledge import Knowledge
from bot.answering.people import People
from bot.answering.routing.country_questions import WHICH_COUNTRY
from bot.catalog.entries import Entry, Surface
from bot.language.words import Typed
from bot.replies.blocks import Address, PageKind
from bot.replies.outcomes import Answer, Aside, Choices, HelpCard, Near, Outcome, Page, Unknown
from bot.safeguarding import Finding
from bot.safeguarding.concerns import Concern
from tests.conftest import Asker


def entries_of(outcome: Outcome | None) -> tuple[Entry, ...]:
    """The entries that an outcome shows or offers first."""
    match outcome:
        case Answer(entry=entry) | Near(entry=entry):
            return (entry,)
        case Choices(entries=entries):
            return entries
        case _:
            return ()


def place_of(outcome: Outcome | None) -> str:
    """The one country whose page or lines are shown."""
    if isinstance(outcome, Page):
        return outcome.address.value
    (entry,) = entries_of(outcome)
    return entry.places[0]


async def test_every_entry_is_found_by_its_title(ask_live: Asker, live: Knowledge):
    """The plainest question of all: its name."""
    missed = []
    for entry in live.catalog.entries.values():
        outcome = (await ask_live(entry.title, asker=None)).outcome
        if entries_of(outcome) != (entry,) and not isinstance(outcome, Page):
            missed.append(entry.id)
    assert missed == []


@pytest.mark.parametrize(
    ("question", "entry", "gives"),
    [
        ("how many countries are connected to ICSE", "icse-database_countries", True),
        ("how many videos are in the ICSE database", "icse-database_countries", False),
        ("how much money did Safe Online give", "end-violence-partnership", False),
        ("what percentage of children were abused", "disrupting-harm_finding", True),
        ("what percentage of countries are connected", "icse-database_countries", False),
        ("who runs Disrupting Harm", "disrupting-harm", True),
        ("who financed Disrupting Harm", "end-violence-partnership", True),
        ("who pays for the ICSE database", "icse-database_countries", False),
        ("does a call to the Tanzanian helpline cost anything", "tanzania-child-helpline", True),
        (
            "in which city does ECPAT International have its headquarters",
            "ecpat-international_seat",
            True,
        ),
        ("who paid for the Dutch crawler", "netherlands-darkweb-crawler", True),
        ("how long has ECPAT been part of COP", "itu_cop", True),
    ],
)
def test_an_entry_gives_only_the_sort_of_answer_it_holds(
    live: Knowledge, question: str, entry: str, gives: bool
):
    """A count of one thing is no count of another; no source gives an amount of money."""
    missing = live.decision.facts.missing(live.catalog.parts[entry], Typed(question))
    assert (not missing) is gives


@pytest.mark.parametrize("text", ["HELP", "help", "SOS", "sos!", "h\u200be\u200bl\u200bp"])
async def test_the_help_word_gives_a_card_in_the_readers_language(ask_live: Asker, text: str):
    """At any time, in any spelling of case and invisible characters."""
    reply = await ask_live(text, language="es")
    assert reply.outcome == HelpCard(Concern.HELP_WORD, language="es")
    assert reply.visible.startswith("Pasara lo que pasara, no es tu culpa.")


async def test_a_call_without_a_card_of_its_language_gets_the_readers(ask_live: Asker):
    """Ukrainian has no card yet, and the telephone speaks Russian."""
    reply = await ask_live("допоможіть", language="ru")
    assert reply.outcome == HelpCard(Concern.HELP_WORD, language="ru")


@pytest.mark.parametrize(
    "text", ["what is the weather in Paris", "write me a python script", "how do i cook rice"]
)
async def test_a_far_question_gets_an_honest_sentence(ask_live: Asker, text: str):
    """Never the nearest unrelated entry."""
    reply = await ask_live(text)
    assert isinstance(reply.outcome, Unknown | Aside)
    assert "don't know" in reply.visible or "can't" in reply.visible


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("ok", "aside_ok"),
        ("no", "aside_ok"),
        ("is this confidential", "aside_private"),
        ("can I talk to a human", "aside_human"),
        ("source?", "aside_proof"),
        ("where does it say that", "aside_proof"),
        ("is this chat meant for children too, may children use you", "aside_children"),
        ("who gave you the name Waymark", "aside_name"),
        ("are you able to take down a picture", "aside_removal"),
        ("can you look things up on the web", "aside_based-on"),
        ("may I quote you in my article", "aside_cite"),
    ],
)
async def test_talk_about_the_chat_itself_is_no_question(ask_live: Asker, text: str, key: str):
    """Nobody who says "ok" is shown the entry whose name is most like it."""
    outcome = (await ask_live(text)).outcome
    assert isinstance(outcome, Aside)
    assert outcome.key == key


async def test_who_asks_how_a_picture_is_removed_learns_who_does_it(ask_live: Asker):
    """That the bot can't is no answer to somebody who didn't ask it to."""
    reply = await ask_live("How is a nude picture of a minor removed from the internet?")
    assert isinstance(reply.outcome, Answer)


@pytest.mark.parametrize(
    "text",
    [
        "helpline",
        "helplines",
        "help line",
        "hotline for children",
        "free helpline for children",
        "what number do I call to report abuse",
        "suicide hotline",
        "/helpline my town",
        "/helpline suicide",
        "/helpline Atlantis",
        "/helpline qwertz zz",
    ],
)
async def test_no_country_gets_no_countrys_number(ask_live: Asker, text: str):
    """Whichever of a hundred countries' lists is the most like the words."""
    reply = await ask_live(text)
    assert reply.urgent or "findahelpline.com" in reply.visible
    assert "Listed by" not in reply.visible


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("what is talian kasih", "MY"),
        ("kuwait 147", "KW"),
        ("SafeSpot", "JM"),
        ("nummer gegen kummer erreichbar?", "DE"),
        ("which line can kids in Lusaka ring", "ZM"),
        ("is there a line for young Hungarians", "HU"),
        ("número de teléfono para menores, México", "MX"),
        ("สายด่วนสำหรับเด็กในเคนยา", "KE"),
        ("เด็กไทยโทรเบอร์ไหน", "TH"),
        ("خط للأطفال للأردن", "JO"),
        ("أين أبلغ عن موقع في مصر", "EG"),
        ("di mana melaporkan situs di Indonesia", "ID"),
        ("niripoti wapi picha nchini Kenya", "KE"),
        ("куда сообщить о сайте, Казахстан", "KZ"),
        ("wo melde ich eine Seite in Österreich", "AT"),
        ("onde denuncio um site no Brasil", "BR"),
        ("who can i tell about a bad site in spain", "ES"),
    ],
)
async def test_a_line_is_found_by_its_name_or_place(ask_live: Asker, text: str, place: str):
    """Whether or not the words say that it is a line, and which country it serves."""
    assert place_of((await ask_live(text)).outcome) == place


@pytest.mark.parametrize(
    "text", ["why do children smile for pictures", "do firms embrace new ideas"]
)
async def test_an_ordinary_word_names_no_line(ask_live: Asker, text: str):
    """Though a line is called so."""
    outcome = (await ask_live(text)).outcome
    assert not isinstance(outcome, Page)
    assert not any(entry.contacts for entry in entries_of(outcome)[:1])


@pytest.mark.parametrize(
    "text",
    [
        "do filters and blockers help the children of rich families",
        "was unterscheidet eine Hotline von einer Helpline",
        "quelle est la différence entre une ligne d'écoute et une hotline",
    ],
)
async def test_who_only_speaks_of_lines_is_not_asked_for_a_country(ask_live: Asker, text: str):
    """Nor shown the lines of one."""
    reply = await ask_live(text)
    assert reply.outcome != WHICH_COUNTRY
    assert not any(entry.is_national for entry in entries_of(reply.outcome))


async def test_a_misspelt_country_of_two_words_is_asked_back(ask_live: Asker):
    """As one of a single word is."""
    asked = await ask_live("number for kids in new zeland")
    assert [button.value for button in asked.buttons] == ["h-NZ"]


@pytest.mark.parametrize(
    ("text", "page"), [("Camerooon", "c-CM"), ("what is Pakisatn doing?", "c-PK")]
)
async def test_a_misspelt_country_alone_is_asked_back(ask_live: Asker, text: str, page: str):
    """It isn't unknown: all about the country is a tap away."""
    asked = await ask_live(text)
    assert [button.value for button in asked.buttons] == [page]


async def test_after_a_thing_where_it_operates_is_where_it_is(ask_live: Asker):
    """Nothing that doubts the answer stands above it."""
    await ask_live("What is Make-IT-Safe?")
    reply = await ask_live("where does it operate?")
    assert isinstance(reply.outcome, Answer)
    assert "Netherlands" in reply.visible


async def test_after_a_list_an_example_is_something_done(ask_live: Asker):
    """Of the list's subject."""
    await ask_live("How can teachers help?")
    assert "initiative" in (await ask_live("an example please")).visible


async def test_after_lines_what_a_country_does_is_no_line(ask_live: Asker):
    """Its name alone opens its lines."""
    await ask_live("What is Click and Stop?")
    deeds = await ask_live("and what does Peru do")
    assert deeds.outcome == Page(Address(PageKind.COUNTRY, "PE"))
    await ask_live("What is Click and Stop?")
    lines = await ask_live("and Peru?")
    assert lines.outcome == Page(Address(PageKind.HELPLINES, "PE"))


@pytest.mark.parametrize("text", ["สภากาชาด", "ฉันพูดภาษาไทย"])
def test_a_countrys_name_within_another_word_names_no_country(live: Knowledge, text: str):
    """ "Red Cross" ends as "Chad" does in Thai."""
    assert live.gazetteer.find_all(live.gazetteer.spelt_out(Typed(text))) == ()


async def test_a_country_without_a_number_names_the_directories(ask_live: Asker):
    """Never a neighbour's number; a misspelt name is asked back."""
    asked = await ask_live("/helpline Germny")
    assert [button.value for button in asked.buttons] == ["h-DE"]
    reply = await ask_live.tap("h-VA")
    assert "no number for Vatican" in reply.visible
    assert "findahelpline.com" in reply.visible


@pytest.mark.parametrize(
    ("text", "opened"),
    [("what is Troubled Desire", "e-troubled-desire"), ("Stop It Now", "e-stop-it-now")],
)
async def test_services_for_own_thoughts_are_told_in_private(
    ask_live: Asker, text: str, opened: str
):
    """Who asks for one in a group gets the same discreet way as somebody in trouble."""
    shown = await ask_live(text, surface=Surface.GROUP)
    assert shown.visible.startswith("I'd rather answer that in private.")
    assert [button.value for button in shown.buttons] in ([opened], ["help"])


@pytest.mark.parametrize("text", ["i need help with my email", "helpline for boys", "for adults"])
async def test_services_for_own_thoughts_are_shown_to_nobody_else(ask_live: Asker, text: str):
    """Neither as an answer nor as a button."""
    reply = await ask_live(text)
    told = reply.visible + "".join(button.label for button in reply.buttons)
    assert not any(name in told for name in ("Troubled Desire", "Stop It Now", "own thoughts"))


HEARD = Finding(Concern.DISCLOSURE, sure=False, trouble=0.2)


@pytest.mark.parametrize(
    ("text", "finding", "left"),
    [
        ("why do abused boys stay silent", HEARD, None),
        ("why do abused boys stay silent", replace(HEARD, trouble=0.5), None),
        ("why do abused boys stay silent", replace(HEARD, sure=True, trouble=0.7), "asked above"),
        ("why do abused boys stay silent", replace(HEARD, sure=True, framed=True), "card"),
        ("why does my cousin stay silent about abuse", replace(HEARD, sure=True), "card"),
        ("the weather is groomed", replace(HEARD, sure=True), "card"),
    ],
)
def test_what_the_entries_surely_answer_only_sounds_like_a_cry(
    live: Knowledge, text: str, finding: Finding, left: str | None
):
    """Where it tells of nobody, and examples alone take it for one."""
    decided = Answerer(live, People()).decide(typed_event(text), finding)
    assert decided is not None
    card = isinstance(decided.outcome, HelpCard)
    assert left == ("card" if card else "asked above" if decided.unsure else None)
