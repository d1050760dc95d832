"""Where a question goes: pages by their names, lists, the bot itself, two questions, follow-ups."""

from __future__ import annotations

import pytest

from bot.answering.knowledge import Knowledge
from bot.catalog.entries import Surface
from bot.replies.blocks import BlockKind, PageKind
from bot.replies.outcomes import (
    WHICH_COUNTRY,
    Answer,
    Aside,
    Choices,
    CountryQuestion,
    HelpCard,
    Near,
    Outcome,
    Page,
    Unknown,
)
from tests.conftest import Asker


def shown(outcome: Outcome | None) -> str:
    """What an outcome shows, by its address."""
    match outcome:
        case Page(address):
            return str(address)
        case Aside(key):
            return key
        case Answer(entry=entry) | Near(entry=entry):
            return f"e-{entry.id}"
        case _:
            return ""


MENU = [
    ("en", "the treaties, please", "k-law"),
    ("en", "GLOSSARY", "k-term"),
    ("en", "go to the start page", "b"),
    ("en", "a phone number", "aside_which-country"),
    ("en", "crisis line", "h"),
    ("en", "reports", "h"),
    ("fr", "signalement", "h"),
    ("de", "Meldestelle", "h"),
    ("id", "pengaduan", "h"),
    ("th", "ร้องเรียน", "h"),
    ("ar", "خط ساخن", "h"),
    ("es", "muestra los tratados", "k-law"),
    ("fr", "je veux voir les projets", "k-initiative"),
    ("pt", "lista de países", "c"),
    ("de", "alle Empfehlungen bitte", "k-recommendation"),
    ("ru", "покажи мне проекты", "k-initiative"),
    ("ar", "أريد قائمة الدول", "c"),
    ("hi", "सभी कानून दिखाओ", "k-law"),
    ("id", "lihat semua proyek", "k-initiative"),
    ("sw", "onyesha miradi yote", "k-initiative"),
    ("th", "ขอดูกฎหมายทั้งหมด", "k-law"),
]


@pytest.mark.parametrize(("language", "text", "opens"), MENU)
async def test_a_page_opens_by_its_name(ask_live: Asker, language: str, text: str, opens: str):
    """Never an entry that happens to share the word."""
    assert shown((await ask_live(text, language=language, asker=None)).outcome) == opens


LISTS = [
    ("could you list the treaties you have", "k-law"),
    ("projects that run in Africa", "l-initiative--africa"),
    ("what dangers do children face online these days", "e-trends-2024"),
    ("what must companies do", "m-ask-overview_industry-2024"),
    ("how many papers do you have", "k-submission"),
    ("an overview of Albania", "c-AL"),
    ("is Namibia covered", "c-NA"),
    ("what do you know about Uganda", "c-UG"),
    ("wird Belgien erwähnt", "c-BE"),
    ("recommendations of 2018", "m-submission-2018_asks"),
    ("what was written in 2019", "m-submission-2019"),
    ("texts about prevention", "l-awareness"),
    ("topics on tourism", "l-tourism"),
    ("hotlines in Latin America", "h-latin-america"),
    ("every number there is in Africa", "h-africa"),
    ("whom can a kid call in Asia", "h-asia"),
    ("telephone lines of every country", "h"),
    ("give me all hotlines to report a video to", "h"),
    ("treaties and projects", "b"),
    ("what should NGOs do", "e-ask-partnerships_civil-society"),
    ("which laws deal with sextortion", "l-law--extortion"),
    ("which countries in Africa do you have", "g-africa"),
    ("what do you recommend to companies", "m-ask-overview_industry-2024"),
]


@pytest.mark.parametrize(("text", "opens"), LISTS)
async def test_a_wish_for_a_list_gets_it(ask_live: Asker, text: str, opens: str):
    """Or the overview where there is one."""
    assert shown((await ask_live(text, asker=None)).outcome) == opens


@pytest.mark.parametrize(
    ("text", "first", "lines"),
    [
        ("what laws does Taiwan have, and whom can a child call there", "TW", "TW"),
        ("tell me about Peru's laws and about hotlines there", "PE", "PE"),
    ],
)
async def test_a_line_there_is_that_of_the_country_of_the_first_question(
    ask_live: Asker, text: str, first: str, lines: str
):
    """Below what that gets."""
    outcome = (await ask_live(text, asker=None)).outcome
    assert isinstance(outcome, Answer)
    assert outcome.also is not None
    assert (outcome.entry.places, outcome.also.places) == ((first,), (lines,))
    assert outcome.also.is_national


async def test_after_a_countrys_lines_a_fact_is_looked_for_in_the_entries(ask_live: Asker):
    """Lines to call don't tell it."""
    await ask_live("the helpline of the Jordan River Foundation")
    reply = await ask_live("how many cases did it have?")
    assert "36" in reply.visible


async def test_who_names_no_country_can_tap_one(ask_live: Asker):
    """Below the question which, there is the way to all of them."""
    reply = await ask_live("a number to call", asker=None)
    assert reply.outcome == WHICH_COUNTRY
    assert reply.buttons[0].value.partition("<")[0] == "h"


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("phone line for a child in Congo", PageKind.HELPLINES),
        ("Congo", PageKind.COUNTRY),
        ("/helpline Kongo", PageKind.HELPLINES),
        ("горячая линия Конго", PageKind.HELPLINES),
    ],
)
async def test_a_name_of_two_countries_is_asked_back(ask_live: Asker, text: str, page: PageKind):
    """One has a number to call, the other none."""
    outcome = (await ask_live(text, asker=None)).outcome
    assert outcome == CountryQuestion(("CG", "CD"), page)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("how does Peru compare with Bolivia", ("PE", "BO")),
        ("what is going on in Spain and in Austria?", ("ES", "AT")),
        ("Albania vs Serbia", ("AL", "RS")),
        ("what did Rwanda do, and Uganda?", ("RW", "UG")),
        ("Vergleiche Uganda mit Ruanda", ("UG", "RW")),
    ],
)
async def test_of_two_countries_each_can_be_tapped(
    ask_live: Asker, text: str, places: tuple[str, ...]
):
    """With what is told of it."""
    reply = await ask_live(text, asker=None)
    assert reply.outcome == CountryQuestion(places, PageKind.COUNTRY, each=True)
    assert "Which country" not in reply.visible


async def test_of_two_countries_the_laws_of_each_are_told(ask_live: Asker):
    """Where there are none it says so."""
    shown = (await ask_live("what is the law in Peru? and in Kenya?", asker=None)).visible
    assert "parental filters" in shown
    assert "glossary" not in shown
    assert "Kenya: Laws and treaties\nMy sources name none." in shown


async def test_what_is_not_known_of_a_country_is_said_above_its_page(ask_live: Asker):
    """The page alone would look like the answer."""
    reply = await ask_live("do parents use such filters in Uganda", asker=None)
    assert reply.outcome == Unknown(place="UG")
    assert reply.visible.startswith("I don't know that about this country")
    assert "Uganda\n" in reply.visible


NAMES = [
    ("encryption", "e-term-encryption"),
    ("wats a hotline", "e-term-hotline-helpline"),
    ("ICSE", "e-icse-database"),
    ("tell me about the Human Rights Council", "e-un-human-rights-council"),
    ("age verification", "e-ask-age-verification"),
]


@pytest.mark.parametrize(("text", "opens"), NAMES)
async def test_a_name_opens_what_it_is(ask_live: Asker, text: str, opens: str):
    """And a button leads to all on its subject."""
    reply = await ask_live(text, asker=None)
    assert shown(reply.outcome) == opens
    assert any(button.value.startswith("l-") for button in reply.buttons)


BOT = [
    ("could I invite you to the chat of our school", "aside_groups"),
    ("is there a charge for asking you things", "aside_cost"),
    ("I'd like to pass your answer on to a friend, how", "aside_share"),
    ("the phone number that you show is not right", "aside_wrong"),
    ("would you understand me if I wrote in Russian", "aside_languages"),
    ("why should a journalist believe you", "aside_trust"),
    ("do you work on behalf of ECPAT", "aside_not-ecpat"),
    ("is this operated by ECPAT", "aside_not-ecpat"),
    ("should anyone trust bots", "aside_trust"),
    ("is the info from this year", "aside_current"),
    ("may I pass on to my manager what you said", "aside_share"),
    ("how do I change the language", "aside_languages"),
    ("¿quién te hizo?", "aside_operator"),
    ("muss ich bezahlen?", "aside_cost"),
    ("the helpline number for Peru no longer works", "aside_wrong"),
    ("could I speak with your developers", "aside_contact"),
    ("are these facts still up to date", "aside_current"),
    ("how much does it cost", "aside_cost"),
    ("who programmed you", "aside_operator"),
    ("are you a charity", "aside_not-ecpat"),
    ("what language do I write in", "aside_languages"),
    ("are the numbers reliable", "aside_trust"),
    ("in what way should I cite your answers", "aside_cite"),
    ("which licence does your code have", "aside_licence"),
    ("how can I stop receiving messages from you", "aside_stop"),
    ("could I send you a voice note", "aside_media"),
    ("what may I not ask you about", "aside_not-ask"),
    ("how do I set another language", "aside_languages"),
    ("is a person sitting at the other end", "aside_who-are-you"),
]


@pytest.mark.parametrize(("text", "key"), BOT)
async def test_a_question_about_the_bot_has_its_sentence(ask_live: Asker, text: str, key: str):
    """Also in other words."""
    assert shown((await ask_live(text, asker=None)).outcome) == key


@pytest.mark.parametrize("text", ["how do I change a lightbulb", "how do I change my oil filter"])
async def test_a_strange_word_makes_it_no_question_about_the_bot(ask_live: Asker, text: str):
    """However alike the rest is."""
    assert not shown((await ask_live(text, asker=None)).outcome).startswith("aside_")


STRANGERS = [
    "how do I stop messages from strangers",
    "a stranger keeps sending messages, how do I stop it",
    "how can I block this man",
    "can he see my photos",
    "who can see the pictures I sent",
]


@pytest.mark.parametrize("text", STRANGERS)
async def test_who_wants_others_to_stop_is_not_told_how_to_leave_us(ask_live: Asker, text: str):
    """Nor that we open no pictures."""
    assert not shown((await ask_live(text)).outcome).startswith("aside_")


async def test_how_to_leave_us_names_the_way_to_help(ask_live: Asker):
    """It may be somebody else's messages that trouble the writer."""
    assert "HELP" in (await ask_live("unsubscribe")).visible


async def test_a_wrong_number_leads_to_the_operator(ask_live: Asker):
    """Nothing is kept here, so that telling us is not enough."""
    assert "ops@example.org" in (await ask_live("your number is wrong")).visible


@pytest.mark.parametrize("text", ["nobody answers the number", "the number you gave me is dead"])
async def test_whom_a_number_failed_is_shown_other_ways_to_help(ask_live: Asker, text: str):
    """Beside the operator, who can do nothing for them now."""
    reply = await ask_live(text)
    assert "ops@example.org" in reply.visible
    assert "findahelpline.com" in reply.visible
    assert [button.value for button in reply.buttons] == ["help"]


NUMBERS = [
    ("en", "so which number can I ring?"),
    ("en", "a number please, it's urgent"),
    ("en", "what's the emergency number?"),
    ("en", "number"),
    ("es", "¿hay un número?"),
    ("es", "¿a qué número tengo que llamar?"),
    ("es", "número de emergencia"),
    ("pt", "número de emergência"),
    ("pt", "para qual número devo ligar?"),
    ("fr", "quel numéro faut-il appeler ?"),
    ("de", "Welche Nummer muss ich wählen?"),
    ("ru", "кому мне позвонить?"),
    ("ar", "على أي رقم أتصل؟"),
    ("hi", "किस नंबर पर फोन करूँ?"),
    ("id", "nomor mana yang bisa saya hubungi?"),
    ("sw", "nipige namba gani?"),
    ("th", "ต้องโทรเบอร์ไหน"),
]


@pytest.mark.parametrize(("language", "text"), NUMBERS)
async def test_whoever_looks_for_a_number_is_asked_for_the_country(
    ask_live: Asker, live: Knowledge, language: str, text: str
):
    """With the directories and the help button; no operator, no list, no chance country."""
    reply = await ask_live(text, language=language)
    asked = live.wording.of(language).text("aside_which-country")
    assert asked.replace("**", "") in reply.visible
    assert "help" in [button.value for button in reply.buttons]


async def test_what_was_shown_goes_on_where_it_has_a_number(ask_live: Asker):
    """Only where it has one."""
    await ask_live("what is Childline Kenya 116")
    assert "116" in (await ask_live("what's the number?")).visible
    await ask_live.tap("h-KE")
    assert "116" in (await ask_live("what's the number?")).visible
    await ask_live("what is grooming", asker=1)
    assert shown((await ask_live("which number do I call?", asker=1)).outcome) == shown(
        WHICH_COUNTRY
    )


@pytest.mark.parametrize("text", ["help", "help me please", "report my uncle, he touches me"])
async def test_what_cries_is_no_menu_word(ask_live: Asker, text: str):
    """The screen comes first."""
    assert isinstance((await ask_live(text)).outcome, HelpCard)


TALKS = [
    (["what is Project Beacon", "who paid for it?"], "e-project-beacon"),
    (["laws in Peru", "and in Taiwan?"], "e-taiwan-prevention-act"),
    (["helplines in Kenya", "and in Uganda?"], "h-UG"),
    (["what is ECPAT doing in Africa", "and in Europe?"], "g-europe"),
    (["initiatives in Africa", "what about Asia"], "l-initiative--asia"),
    (["recommendations for states", "and for companies?"], "m-ask-overview_industry-2024"),
    (["what is Project Beacon", "tell me more"], "m-project-beacon"),
    (["what is Project Beacon", "and what is grooming?"], "e-term-grooming"),
    (["what is Project Beacon", "laws"], "k-law"),
    (["how many members does ECPAT have", "and in 2015?"], "e-ecpat-international_size"),
    (["Project TUMAS", "which countries take part"], "e-project-tumas"),
    (["leyes en Perú", "¿y en Taiwán?"], "e-taiwan-prevention-act"),
    (["Gesetze", "und in Asien?"], "l-law--asia"),
    (["Kenya", "the helplines"], "h-KE"),
    (["UK 50000 people", "who says this?"], "e-uk-50000-people"),
    (["what did ECPAT ask in 2015", "and in 2018?"], "m-submission-2018_asks"),
    (["qué pidió ECPAT en 2018", "¿y en 2015?"], "m-submission-2015"),
    (["ECPAT iliomba nini 2018", "na 2019?"], "m-submission-2019"),
    (["Ukraine", "what is being done there"], "c-UA"),
    (["Ucrania", "¿qué se hace allí?"], "e-ukraine-wartime_response"),
    (["Bolivia", "tell me about the guides"], "e-bolivia-teacher-guides"),
    (["helpline Kenya", "could I chat with them"], "e-helplines-kenya"),
    (["helpline Kenya", "can I talk to a human"], "h-KE"),
    (["numéro pour enfants Kenya", "c'est gratuit ?"], "h-KE"),
    (["Disrupting Harm", "¿y la segunda fase?"], "e-disrupting-harm_phase-2"),
    (["ECPAT", "where is it?"], "e-ecpat-international_seat"),
    (["ICSE database", "does Peru take part in it?"], "e-icse-database_countries"),
    (["grooming", "for example?"], "e-multi-platform-exploitation_hashtags"),
    (["Project Beacon", "and Make-IT-Safe?"], "e-make-it-safe"),
    (["helpline Germany", "and the number for France"], "e-helplines-france"),
    (["grooming", "and sexting?"], "e-term-sexting"),
    (["helpline Kenya", "is there an e-mail?"], "h-KE"),
    (["helpline Kenya", "which languages?"], "h-KE"),
    (["UK 100000 men", "who said that?"], "e-uk-50000-people_bailey"),
    (["the guidelines of Luxembourg", "who wrote them?"], "e-luxembourg-guidelines"),
    (["Kenya", "which laws do they have?"], "l-law--KE"),
    (["Asia", "which laws are there?"], "l-law--asia"),
    (["ECPAT Germany", "what conference?"], "e-ecpat-germany_ai-conference"),
    (["the EU poll of 2021", "and in 2023?"], "e-project-beacon_poll-2023"),
    (["Disrupting Harm", "and the money?"], "e-disrupting-harm"),
    (["Taiwan", "what about schools?"], "e-ecpat-taiwan_schools"),
    (["grooming", "is there a law on that?"], "l-law--grooming"),
    (["encryption", "what does ECPAT demand?"], "l-recommendation--platforms"),
    (["Disrupting Harm", "а вторая фаза?"], "e-disrupting-harm_phase-2"),
    (["Disrupting Harm", "combien de pays ?"], "e-disrupting-harm_phase-1"),
    (["Disrupting Harm", "nchi ngapi?"], "e-disrupting-harm_phase-1"),
    (["Disrupting Harm", "ใครให้เงิน"], "e-disrupting-harm"),
    (["Was sollen Unternehmen tun?", "und Regierungen?"], "m-ask-overview_states-2024"),
    (["ماذا يجب أن تفعل الشركات؟", "والحكومات؟"], "m-ask-overview_states-2024"),
    (["simu ya msaada Kenya", "naweza kuwaandikia?"], "h-KE"),
    (["leis sobre aliciamento"], "l-law--grooming"),
    (["Kenya", "tell me more"], "m-africa-advocacy-training"),
    (["Nauru", "more"], "h-NR"),
    (["helplines", "how many countries have one?"], "e-child-helpline-international"),
    (["all helplines", "in how many countries?"], "e-child-helpline-international"),
    (["IWF portals", "which countries follow next?"], "e-iwf-reporting-portals_africa"),
    (["IWF portals", "which countries do you know?"], "c"),
    (["UK seized images", "who asked them?"], "e-uk-seized-images"),
    (["the EU poll of 2023", "in which countries?"], "e-project-beacon_poll-2023"),
    (["the paper of 2015", "what does it recommend?"], "e-ask-hrc-2015"),
    (["the paper of 2018", "what are its recommendations?"], "e-ask-itu-cop"),
    (["Cambodia", "was any research done there?"], "e-disrupting-harm_phase-1"),
    (["Child Online Protection", "why?"], "e-itu_cop"),
    (["UK 100000 men", "who says so?"], "e-uk-50000-people_bailey"),
    (["encryption and the police", "and for the police?"], "e-term-encryption_police"),
    (["Disrupting Harm 2nd phase", "who pays for it?"], "e-disrupting-harm"),
    (["Gambia", "since when?"], "e-gambia-gc25-advocacy"),
    (["Bolivia", "since when?"], "e-bolivia-teacher-guides"),
    (["COST Tanzania", "who takes part in it?"], "e-tanzania-cost"),
    (["กฎหมายเกี่ยวกับการค้ามนุษย์"], "e-sdgs"),
]


@pytest.mark.parametrize(("turns", "opens"), TALKS)
async def test_a_short_question_goes_on_from_the_last(
    ask_live: Asker, turns: list[str], opens: str
):
    """The last thing is context, and not the answer to whatever comes."""
    outcome: Outcome | None = None
    for text in turns:
        outcome = (await ask_live(text)).outcome
    assert shown(outcome) == opens


@pytest.mark.parametrize(
    ("turns", "page"),
    [
        (["Kenya and Uganda"], "c"),
        (["what is done in Kenya and in Uganda?"], "c"),
        (["Deutschland und Spanien"], "c"),
        (["helpline Kenya", "Uganda and Peru"], "h"),
    ],
)
async def test_who_names_two_countries_is_asked_which(ask_live: Asker, turns: list[str], page: str):
    """None is dropped; after lines, a tap opens lines."""
    for text in turns:
        reply = await ask_live(text)
    opened = [button.value.partition("-") for button in reply.buttons]
    assert [kind for kind, _, _ in opened] == [page] * 2


async def test_a_group_gets_a_countrys_lines_however_asked(ask_live: Asker):
    """By a question, or by the name of the page."""
    asked = await ask_live("which number is the helpline in Kenya?", surface=Surface.GROUP)
    named = await ask_live("helpline in Kenya", surface=Surface.GROUP)
    assert "116" in named.visible
    assert named.visible == asked.visible


async def test_a_group_gets_the_short_page_of_a_paper(ask_live: Asker):
    """The whole of it is long: whoever wants more of it reads that in private."""
    paper = {"surface": Surface.GROUP, "about": "l-ecpat"}
    assert "2018" in (await ask_live("and in 2018?", **paper)).visible
    whole = await ask_live("more", surface=Surface.GROUP, about="e-submission-2018")
    assert [button.value for button in whole.buttons] == ["m-submission-2018"]


async def test_a_tap_is_gone_on_from(ask_live: Asker):
    """As from a question."""
    await ask_live.tap("e-project-beacon")
    assert shown((await ask_live("tell me more")).outcome) == "m-project-beacon"


TWO = [
    (
        "what did Taiwan change in its law and what did it do in schools",
        "taiwan-prev",
        "ecpat-taiw",
    ),
    ("what is grooming and what is Project Beacon", "term-grooming", "project-beacon"),
    ("Who runs Project Beacon? How many members has ECPAT?", "project-beacon", "ecpat"),
    ("the trends and the gaps", "trends-2024", "gaps-2024"),
    ("what should banks do and what about the media", "ask-banks", "ask-media"),
    ("what is grooming and the number for Kenya", "term-grooming", "helplines-kenya"),
    ("hotline in Kenya and in Uganda", "helplines-kenya", "helplines-uganda"),
    ("explain grooming and sextortion", "term-grooming", "term-sexual-extortion"),
    ("what is a hash? and what is CSEM?", "term-hash", "term-csam"),
    ("what does INHOPE do and what is the IWF", "inhope-finder", "iwf-reporting-portals"),
    ("ECPAT Taiwan and ECPAT Germany", "ecpat-taiwan", "ecpat-germany"),
    ("what is the difference between grooming and sexting", "term-grooming", "term-sexting"),
    ("when was ECPAT founded and how many members has it", "ecpat-history", "ecpat-int"),
    ("who paid for Disrupting Harm, and in which countries was it", "end-violence", "disrupting"),
    ("what are deepfakes and what should states do about them", "term-deepfake", "ask-overview"),
    ("what is grooming and how can parents prevent it", "term-grooming", "parents-digital-gap"),
    ("I'm a mum. What is sexting? What is done in schools?", "term-sexting", "ask-train"),
    ("how big is ECPAT, and in which city is its head office", "ecpat", "ecpat-international_seat"),
    (
        "Who is in Tanzania's task force, and is there a helpline in Tanzania?",
        "tanz",
        "helplines-tanz",
    ),
    ("What is blackmail with nudes called? How is it prevented?", "term-sexual", "prevention"),
]


@pytest.mark.parametrize(("text", "first", "second"), TWO)
async def test_two_questions_get_two_answers(ask_live: Asker, text: str, first: str, second: str):
    """Where both are sure and different."""
    outcome = (await ask_live(text, asker=None)).outcome
    assert isinstance(outcome, Answer)
    assert outcome.also is not None
    assert (outcome.entry.id[: len(first)], outcome.also.id[: len(second)]) == (first, second)


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("what is sexting and is it a crime", "term-sexting"),
        ("what is self-generated content and how much has it grown", "term-self-generated"),
        ("what does grooming mean and is it forbidden", "term-grooming"),
        (
            "does encryption make police work harder and what does ECPAT want done",
            "term-encryption_police",
        ),
    ],
)
async def test_a_second_question_without_an_answer_is_named(
    ask_live: Asker, live: Knowledge, text: str, entry: str
):
    """Below the answer to the first one, which has nothing above it."""
    reply = await ask_live(text, asker=None)
    assert reply.entry == entry
    assert reply.blocks[0].kind is BlockKind.TITLE
    assert reply.blocks[-1] == live.wording.of("en").block("second_unknown")


async def test_a_second_question_that_the_same_text_answers_has_its_answer(
    ask_live: Asker, live: Knowledge
):
    """No sentence says that it has none."""
    question = "how many pictures did British police seize and in which years?"
    reply = await ask_live(question, asker=None)
    assert reply.entry == "uk-seized-images"
    assert live.wording.of("en").block("second_unknown") not in reply.blocks


async def test_a_name_with_a_country_in_it_is_not_about_that_country(ask_live: Asker):
    """Nor is a second question behind it."""
    reply = await ask_live("who wrote the Luxembourg Guidelines and in which year?", asker=None)
    assert reply.entry == "luxembourg-guidelines"
    assert "youth group" not in reply.visible


async def test_two_questions_about_the_bot_get_two_sentences(ask_live: Asker, live: Knowledge):
    """Both, and neither of them instead of the other."""
    told = (await ask_live("does this cost money? and do you understand French?")).visible
    say = live.wording.of("en").text
    assert say("aside_cost") in told
    assert say("aside_languages").split(".")[0] in told


async def test_a_kind_of_which_a_country_has_none_is_said_to_be_missing(
    ask_live: Asker, live: Knowledge
):
    """Above what else is known of it."""
    reply = await ask_live("laws in Kenya")
    assert live.wording.of("en").text("list_none", what="Kenya", kind="x").split("\n")[1] in (
        reply.visible
    )
    assert "Disrupting Harm" in reply.visible


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("laws in the United States", "providers can be held responsible"),
        ("legislation in Spain", "Spain's law, too, had recently been changed"),
        ("South Korea", "hashtags about suicide or depression"),
        ("what do you have on Nigeria", "Women's Consortium of Nigeria"),
        (
            "which countries in South Asia do you have",
            "India, Maldives, Nepal, Pakistan, Sri Lanka",
        ),
        ("West Africa", "Burkina Faso, Cape Verde"),
    ],
)
async def test_a_list_about_a_place_tells_what_is_known_of_it(
    ask_live: Asker, text: str, told: str
):
    """Not what the entries are about besides; of a region, which countries."""
    assert told in (await ask_live(text)).visible


@pytest.mark.parametrize(
    "text",
    [
        "Progress so far, and what is missing",
        "what must parents and teachers know",
        "what does live streaming mean and why is it so hard to prove",
    ],
)
async def test_a_thing_named_twice_is_one_question(ask_live: Asker, text: str):
    """A title with "and" in it, too."""
    outcome = (await ask_live(text, asker=None)).outcome
    assert isinstance(outcome, Answer)
    assert outcome.also is None


@pytest.mark.parametrize("text", ["people", "a site", "the internet", "is the"])
async def test_a_common_word_is_no_sure_answer(ask_live: Asker, text: str):
    """Many entries have it."""
    assert not isinstance((await ask_live(text, asker=None)).outcome, Answer)


MISSING = [
    ("how much money did Project Beacon get", "money"),
    ("how many employees does Project Beacon have", "staff"),
    ("how many people work for ECPAT Taiwan", "staff"),
    ("which companies have agreed to build safety into their products", "name"),
    ("in which towns of Jordan were the awareness sessions held", "city"),
    ("was anybody convicted after ECPAT Norway wrote of sexual extortion of boys", "detail"),
    ("how did the public react to the Caneppele study", "detail"),
    ("what fine does Vietnam's Law on Cybersecurity set for providers", "penalty"),
    ("when did Kenya ratify the Lanzarote Convention", "place"),
    ("what did the Disrupting Harm study find in 2031", "year"),
    ("how many kids in the ICSE database could not be identified in 2031", "year"),
    ("which countries have regulators with a clear mandate already", "country"),
    ("when will the Lanzarote Convention be changed", "future"),
    ("how did States vote on General Comment No. 25", "detail"),
    ("who drew the logo of Project Beacon", "role"),
    ("what is in ECPAT's submission of 2021", "year"),
    ("what percentage of the children in Disrupting Harm went to the police", "share"),
    ("what share of the Poles in the EU poll of 2021 wanted scanning", "share"),
    ("why was Kigali in Rwanda picked for the training of journalists", "reason"),
    ("is Kik riskier than Snapchat", "comparison"),
    ("which of the countries in the EU poll of 2021 was most against scanning", "comparison"),
    ("what was the verdict in the Backpage case", "detail"),
    ("how many of the abusers in the Jordanian helpline's 36 cases were neighbours", "count"),
    ("what came of the journalists' training in Rwanda", "outcome"),
]


@pytest.mark.parametrize(("text", "sort"), MISSING)
async def test_a_fact_that_the_sources_lack_is_named(ask_live: Asker, text: str, sort: str):
    """Above what they do say."""
    reply = await ask_live(text, asker=None)
    assert isinstance(reply.outcome, Near)
    assert reply.outcome.missing == sort
    assert "sources don't" in reply.visible or "I have nothing on that year" in reply.visible


TOLD = [
    ("who leads Disrupting Harm", "disrupting-harm", "INTERPOL"),
    (
        "has the EU regulation on child sexual abuse been adopted",
        "eu-csa-regulation",
        "a proposal, not a law",
    ),
    ("what was the outcome of the round table in Colombo", "saievac_colombo", "wider partnerships"),
    (
        "why did human rights groups attack Vietnam's cybersecurity law",
        "vietnam-cybersecurity-law_criticism",
        "freedom of expression",
    ),
    ("how many Africans had no internet", "unconnected-still-at-risk_numbers", "80%"),
    ("who drew up the Luxembourg Guidelines", "luxembourg-guidelines", "More than 20"),
    (
        "what is done with a tip to a hotline, step by step",
        "hotlines-how-reporting-works",
        "Analysts",
    ),
    ("how many member groups had ECPAT in 2017", "ecpat-international_size", "2017"),
    ("who is sextorted the most", "term-sexual-extortion_norway", "boys"),
    ("in which EU countries was the poll of 2021 held", "project-beacon_poll-2021", "Hungary"),
]


@pytest.mark.parametrize(("text", "entry", "fact"), TOLD)
async def test_a_fact_that_the_sources_tell_is_not_denied(
    ask_live: Asker, text: str, entry: str, fact: str
):
    reply = await ask_live(text, asker=None)
    assert isinstance(reply.outcome, Answer)
    assert reply.entry == entry
    assert fact in reply.visible


async def test_a_day_that_a_question_names_is_no_figure_that_it_asks_for(ask_live: Asker):
    reply = await ask_live("what did the European Commission plan on 11 May 2022", asker=None)
    assert reply.entry == "eu-csa-regulation"
    assert all(block.kind is not BlockKind.FIGURES for block in reply.blocks)


async def test_what_the_sources_say_that_they_do_not_tell_is_shown(ask_live: Asker):
    """Below the sentence that says what is missing."""
    reply = await ask_live("what was the verdict in the Backpage case", asker=None)
    assert "doesn't say how the case ended" in reply.visible


PLAIN = [
    ("wat r the lux guidelines", "luxembourg-guidelines"),
    ("y dont kids tell abt abuse online", "why-children-dont-tell"),
    ("According to ECPAT's members in 2024, who knows too little of all this?", "awareness-gap"),
    ("who knows too little of it, as ECPAT wrote in 2024", "awareness-gap"),
]


@pytest.mark.parametrize(("text", "entry"), PLAIN)
async def test_a_question_counts_by_what_it_asks(ask_live: Asker, text: str, entry: str):
    """Not by how it is spelt in a chat, nor by whom it names as the source."""
    outcome = (await ask_live(text, asker=None)).outcome
    assert isinstance(outcome, Answer)
    assert outcome.entry.whole == entry


async def test_a_name_that_the_entry_lacks_makes_it_unsure(ask_live: Asker):
    """What we know of messengers in general is no answer on this one."""
    outcome = (await ask_live("Does the app Viberline scan messages for abuse images?")).outcome
    assert not isinstance(outcome, Answer)


@pytest.mark.parametrize(
    "text",
    ["hotline vs helpline what is the difference", "what happens after i report to a hotline"],
)
async def test_to_speak_of_hotlines_is_no_wish_for_one(ask_live: Asker, text: str):
    """No country is asked for."""
    outcome = (await ask_live(text, asker=None)).outcome
    assert isinstance(outcome, Answer | Near)


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("Back in 2015, how many countries took part in the ICSE Database?", "icse-"),
        (
            "Police keep a list of picture fingerprints. What is the Dutch one called?",
            "netherlands-",
        ),
    ],
)
async def test_what_a_question_is_about_may_stand_before_it(ask_live: Asker, text: str, entry: str):
    """A half that asks nothing is no question of its own."""
    outcome = (await ask_live(text, asker=None)).outcome
    assert isinstance(outcome, Answer)
    assert outcome.also is None
    assert outcome.entry.id.startswith(entry)


@pytest.mark.parametrize("text", ["is there a hotlne in Tanzania", "a helplne for Tanzania please"])
async def test_a_line_is_found_behind_a_slip(ask_live: Asker, text: str):
    """Whoever looks for help in a hurry misses a key."""
    assert shown((await ask_live(text, asker=None)).outcome) in ("h-TZ", "e-helplines-tanzania")


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("how do I find the hotline of my country with INHOPE", "inhope-finder"),
        ("my country has no hotline, where can I report", "icmec-iwf-portal"),
    ],
)
async def test_a_service_of_no_country_answers_who_names_it(ask_live: Asker, text: str, entry: str):
    """No country is asked for: it is the way for every one."""
    outcome = (await ask_live(text, asker=None)).outcome
    assert isinstance(outcome, Answer)
    assert outcome.entry.id == entry


NO_LINE_WANTED = [
    ("who gives the order to delete once a hotline has looked at it", "hotlines-how-reporting"),
    ("is there a single helpline number across European countries", "number-116-111"),
    ("Lucy Faithfull Foundation, which phone line do they run", "stop-it-now_foundation"),
    ("what is a hotline and how does a helpline differ", "term-hotline-helpline"),
    ("can someone outside the USA send a report to the CyberTipline", "cybertipline"),
    ("is Take It Down there for Peruvians", "take-it-down"),
    ("India, Nepal and Pakistan have a body against violence, what is it", "saievac"),
    ("the French-speaking Belgians, was there a study on them", "ecpat-belgium_study"),
]


@pytest.mark.parametrize(("text", "entry"), NO_LINE_WANTED)
async def test_who_names_what_they_mean_is_not_asked_for_a_country(
    ask_live: Asker, text: str, entry: str
):
    """A service, a region or a language is no country whose lines are wanted."""
    assert shown((await ask_live(text)).outcome).startswith(f"e-{entry}")


@pytest.mark.parametrize(
    "text", ["who do kids phone", "who can I ring", "who can kids ring", "which line do kids call"]
)
async def test_who_wants_a_line_is_asked_for_the_country(ask_live: Asker, text: str):
    """However it begins."""
    assert (await ask_live(text)).outcome == WHICH_COUNTRY


async def test_the_state_is_not_a_misspelt_country(ask_live: Asker):
    """Two words that both are known name no country by a slip."""
    outcome = (await ask_live("the state does not help abused kids, who does")).outcome
    assert not isinstance(outcome, CountryQuestion)


IN_FULL = [
    ("opsc in full", "e-opsc"),
    ("GPEVAC, what does it stand for", "e-end-violence-partnership"),
    ("OHCHR long form pls", "e-un-bodies_ohchr"),
    ("saievac stands for what", "e-saievac"),
    ("child helplines, what are they", "e-child-helplines"),
    ("ecpat deutschland who are they", "e-ecpat-germany"),
    ("what UN bodies are there in ecpats papers", "e-un-bodies"),
    ("conventions in the ecpat papers", "e-treaties-overview"),
]


@pytest.mark.parametrize(("text", "opens"), IN_FULL)
async def test_what_a_name_means_may_be_asked_behind_it(ask_live: Asker, text: str, opens: str):
    """And "in the papers" is no second list."""
    assert shown((await ask_live(text)).outcome) == opens


OF_BOT_ELSEWHERE = [
    ("es", "¿cómo debo citar una respuesta tuya?", "cite"),
    ("fr", "puis-je reproduire tes textes dans une revue ?", "licence"),
    ("de", "Wie zitiere ich deine Antworten richtig?", "cite"),
    ("pt", "qual licença têm as suas respostas?", "licence"),
    ("ru", "как правильно цитировать твои ответы?", "cite"),
    ("ar", "كيف أحذف بياناتي من هنا؟", "private"),
    ("hi", "आपके जवाब किस लाइसेंस के हैं?", "licence"),
    ("id", "bagaimana saya bisa mengutip jawaban kamu?", "cite"),
    ("sw", "majibu yako yana leseni gani?", "licence"),
    ("th", "คำตอบของคุณใช้สัญญาอนุญาตอะไร", "licence"),
    ("de", "darf ich deine Antwort an eine Freundin weiterleiten?", "share"),
    ("hi", "क्या मैं आपको फोटो भेज सकती हूँ?", "media"),
    ("hi", "क्या आप अंग्रेज़ी भी बोलते हैं?", "languages"),
    ("es", "¿qué preguntas no debo preguntarte?", "not-ask"),
    ("ru", "можно доверять тебе?", "trust"),
    ("id", "bolehkah kamu ditambahkan ke grup kami?", "groups"),
]


@pytest.mark.parametrize(("language", "text", "name"), OF_BOT_ELSEWHERE)
async def test_questions_about_the_bot_are_heard_in_every_language(
    ask_live: Asker, language: str, text: str, name: str
):
    """By spelling alone, too."""
    outcome = (await ask_live(text, asker=None, language=language)).outcome
    assert shown(outcome) == f"aside_{name}"


OF_BOT = [
    ("how many users have you got", "users"),
    ("do you run without wifi", "offline"),
    ("who gives you your money", "funding"),
    ("are there more bots like you", "other-bots"),
    ("please forget what i said", "forget"),
    ("would you tell my parents", "private"),
    ("what are you unable to do", "not-ask"),
    ("SHUT UP", "stop"),
    ("was ChatGPT used for your answers", "who-are-you"),
    ("how much is 7 + 12?", "maths"),
    ("quanto é 3 vezes 9?", "maths"),
]


@pytest.mark.parametrize(("text", "name"), OF_BOT)
async def test_the_bot_speaks_for_itself(ask_live: Asker, text: str, name: str):
    """Never by an entry that has the same words."""
    assert shown((await ask_live(text, asker=None)).outcome) == f"aside_{name}"


@pytest.mark.parametrize(
    "text", ["can you ring me", "your answer was not right", "where do you get your facts from"]
)
async def test_who_speaks_of_the_bot_is_not_asked_for_trouble(ask_live: Asker, text: str):
    """Talk about the bot that names nobody."""
    reply = await ask_live(text, asker=None)
    assert isinstance(reply.outcome, Aside)
    assert not reply.unsure


TO_US = [
    ("one of your dates is wrong, whom do I tell?", "wrong"),
    ("I think the figure on Rwanda is not right", "wrong"),
    ("there is a mistake in what you told me", "wrong"),
    ("il y a une erreur, à qui le dire ?", "wrong"),
    ("do you know where I live?", "who-am-i"),
    ("do you have my phone number", "who-am-i"),
    ("do you write down what I tell you", "private"),
    ("do you remember what I told you", "private"),
    ("is our chat encrypted", "private"),
    ("could you make a police report on my behalf", "report-for-me"),
    ("may I send you audio", "media"),
    ("how should I cite this information", "cite"),
    ("can I use this anonymously", "who-am-i"),
    ("are you available in the night", "hours"),
    ("is there an app of yours", "apps"),
    ("could you talk to me, I can hardly read", "media"),
    ("do you belong to the United Nations?", "not-ecpat"),
    ("in what way do you differ from a search engine", "other-bots"),
    ("could I quote your answer in a magazine?", "cite"),
    ("could I ask you something", "asking"),
    ("how do I stop the messages from you", "stop"),
    ("I need help with my presentation", "what-can"),
]


@pytest.mark.parametrize(("text", "name"), TO_US)
async def test_who_speaks_to_the_bot_gets_its_sentence_and_no_card(
    ask_live: Asker, text: str, name: str
):
    """Nor the question whether it is about the writer: examples alone take it for a cry."""
    reply = await ask_live(text, asker=None)
    assert shown(reply.outcome) == f"aside_{name}"
    assert not reply.unsure


@pytest.mark.parametrize("text", ["can my stepdad read this chat", "will he see what I write here"])
async def test_who_fears_to_be_found_out_is_told_and_offered_help(ask_live: Asker, text: str):
    """Whoever holds the phone can read the chat: the reply says so."""
    reply = await ask_live(text, asker=None)
    assert "holds your phone" in reply.visible
    assert "I need help" in [button.label for button in reply.buttons]


@pytest.mark.parametrize(
    ("text", "name"), [("can I print it", "share"), ("I think that figure is wrong", "wrong")]
)
async def test_what_somebody_does_with_an_answer_is_no_question_on_its_subject(
    ask_live: Asker, text: str, name: str
):
    """Whatever was shown."""
    await ask_live("what is grooming", asker=881)
    assert shown((await ask_live(text, asker=881)).outcome) == f"aside_{name}"


async def test_what_telegram_does_is_no_question_about_us(ask_live: Asker):
    """However alike the words are."""
    outcome = (await ask_live("does Telegram work with the police", asker=None)).outcome
    assert not isinstance(outcome, Aside)


async def test_two_questions_about_the_bot_get_both_answers(ask_live: Asker):
    """Though the second is a page's name alone."""
    outcome = (await ask_live("who made you and is it free", asker=None)).outcome
    assert outcome == Aside("aside_operator", also="aside_cost")


@pytest.mark.parametrize("text", ["stop", "leave me alone", "will you tell my parents"])
async def test_who_may_be_afraid_keeps_the_way_to_help(ask_live: Asker, text: str):
    """A question above, and a button in any case."""
    reply = await ask_live(text, asker=None)
    assert reply.unsure
    assert any("help" in button.label.lower() for row in reply.rows for button in row)


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("COST", "e-tanzania-cost"),
        ("cost", "aside_cost"),
        ("threats", "k-theme"),
        ("biggest threats", "e-trends-2024"),
        ("who is fighting this?", "k-organisation"),
        ("the statistics please", "e-how-big-is-the-problem_numbers"),
        ("ECPAT Uganda", "c-UG"),
        ("is ECPAT in India", "c-IN"),
        ("ecpat in belgium", "e-ecpat-belgium"),
        ("I am a nurse in Kenya. What is Disrupting Harm?", "e-disrupting-harm"),
        ("I'm a judge from Peru. Which law is about grooming?", "e-peru-criminal-code-2018"),
    ],
)
async def test_bare_words_open_what_they_name(ask_live: Asker, text: str, opens: str):
    """Capitals name a task force; a member's country opens its page; who asks is no part of it."""
    assert shown((await ask_live(text, asker=None)).outcome) == opens


ELSEWHERE = [
    ("es", "¿cómo bloqueo a este hombre?"),
    ("de", "wie blockiere ich diesen Mann"),
    ("fr", "il m'écrit encore, comment le bloquer"),
    ("th", "จะบล็อกผู้ชายคนนี้อย่างไร"),
]


@pytest.mark.parametrize(("language", "text"), ELSEWHERE)
async def test_who_wants_a_stranger_gone_is_not_told_how_to_leave_us(
    ask_live: Asker, language: str, text: str
):
    """In no language."""
    outcome = (await ask_live(text, asker=None, language=language)).outcome
    assert shown(outcome) != "aside_stop"


@pytest.mark.parametrize(
    ("turns", "opens"),
    [
        (["ICSE database", "main figures"], "m-icse-database_countries"),
        (["Disrupting Harm, first phase", "facts and figures"], "m-disrupting-harm_phase-1"),
        (["key figures"], "e-how-big-is-the-problem_numbers"),
        (["General Comment 25", "which countries use it?"], "e-gambia-gc25-advocacy"),
        (["what is Make-IT-Safe", "does that work?"], "e-make-it-safe"),
        (["Peru", "laws?", "hotlines?"], "h-PE"),
    ],
)
async def test_a_follow_up_is_about_what_was_shown(ask_live: Asker, turns: list[str], opens: str):
    """Its figures, what a related thing tells of it; a common word leads to no part of it."""
    for said in turns:
        reply = await ask_live(said)
    assert shown(reply.outcome) == opens


@pytest.mark.parametrize(
    "text",
    [
        "are voluntary promises of companies enough or must a law force them",
        "do children tell their parents or do they keep it to themselves",
    ],
)
async def test_a_choice_is_one_question(ask_live: Asker, text: str):
    """Whoever offers two answers asks once."""
    outcome = (await ask_live(text, asker=None)).outcome
    assert isinstance(outcome, Answer | Near)
    assert getattr(outcome, "also", None) is None


async def test_what_is_asked_of_a_countrys_line_opens_its_lines(ask_live: Asker):
    """Though the question holds the title of their entry."""
    outcome = (await ask_live("is the helpline in Kenya free and open at night")).outcome
    assert shown(outcome) in ("h-KE", "e-helplines-kenya")


async def test_whether_something_works_is_not_said_to_be_known(ask_live: Asker):
    """Its description alone says nothing of that."""
    await ask_live("what is Make-IT-Safe")
    outcome = (await ask_live("is it effective?")).outcome
    assert isinstance(outcome, Near)
    assert outcome.is_faint


async def test_a_report_of_two_countries_is_no_call_for_help(ask_live: Asker):
    """Their lines are for whoever wants to call."""
    outcome = (await ask_live("do Laos and Cambodia have the same report")).outcome
    assert not isinstance(outcome, Answer)


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("all the abbreviations please", "e-words-to-use_short-forms"),
        ("names of ECPAT members", "e-ecpat-members-named"),
        ("where in Chile can a girl turn to for help", "h-CL"),
        ("American teens who fear they crossed a line, any help", "e-whats-ok"),
    ],
)
async def test_what_is_asked_in_rough_words_is_found(ask_live: Asker, text: str, opens: str):
    """A list of names, a country's lines, a service for those who fear what they did."""
    assert shown((await ask_live(text, asker=None)).outcome) == opens


async def test_who_was_harmed_is_shown_no_service_for_who_harms(ask_live: Asker):
    """Though others fear that they went too far."""
    reply = await ask_live("he touched me, is he afraid they went too far")
    assert "What's OK" not in reply.visible


MEANT = [
    (["the Rome conference of 2017", "what year?"], "weprotect-global-alliance_rome-2017"),
    (["the round table in Colombo", "in which year was that?"], "saievac_colombo"),
    (["Project Beacon", "whom did they poll?"], "project-beacon_poll-2021"),
    (["Project Beacon", "who did they ask?"], "project-beacon_poll-2021"),
    (["Project Beacon", "how many people?"], "project-beacon_poll-2021"),
    (["Disrupting Harm, first phase", "who did it?"], "disrupting-harm"),
    (["virtual reality", "and AI?"], "term-deepfake"),
    (["unconnected children", "in Africa?"], "unconnected-still-at-risk_numbers"),
    (["UK 100000 men", "what was the number again?"], "uk-50000-people_bailey"),
    (["ECPAT members by country", "and in 2018?"], "ecpat-international_size"),
]


@pytest.mark.parametrize(("turns", "entry"), MEANT)
async def test_the_part_that_a_follow_up_means_is_shown(
    ask_live: Asker, turns: list[str], entry: str
):
    """Never the whole in its place, nor another thing."""
    for said in turns:
        reply = await ask_live(said)
    assert reply.entry == entry
    assert isinstance(reply.outcome, Answer | Page)


UNTOLD = [
    (["deepfakes", "who is at risk?"], "exactly"),
    (["sexting", "is it illegal?"], "exactly"),
    (["Tanzania's task force", "does it still exist?"], "outcome"),
    (["Global Boys Initiative", "when did it start?"], "exactly"),
    (["Lanzarote Convention", "since when?"], "exactly"),
    (["WeProtect", "where do they work?"], "city"),
    (["WeProtect", "how many countries signed it?"], "detail"),
    (["sexting", "is it dangerous?"], "exactly"),
    (["COST Tanzania", "what did they achieve?"], "exactly"),
    (["Click and Stop", "what's the phone number?"], "exactly"),
    (["INHOPE", "since when?"], "date"),
]


@pytest.mark.parametrize(("turns", "missing"), UNTOLD)
async def test_a_follow_up_that_nothing_answers_is_not_answered_surely(
    ask_live: Asker, turns: list[str], missing: str
):
    """What was shown comes again as the closest, with what it lacks."""
    for said in turns:
        reply = await ask_live(said)
    assert isinstance(reply.outcome, Near)
    assert reply.outcome.missing == missing


@pytest.mark.parametrize("turns", [["Uganda", "since when?"], ["laws in Uganda", "since when?"]])
async def test_a_question_that_names_nothing_asks_of_which_thing_of_a_list(
    ask_live: Asker, turns: list[str]
):
    """And offers what stands there."""
    before, reply = [await ask_live(said) for said in turns]
    assert isinstance(reply.outcome, Choices)
    labels = {button.label for row in before.rows for button in row}
    assert {one.label or one.title for one in reply.outcome.entries} <= labels


@pytest.mark.parametrize("asked", ["what's the link?", "do they have a website?", "source?"])
async def test_who_asks_for_the_link_gets_the_links_first(ask_live: Asker, asked: str):
    """Before any text."""
    await ask_live("WeProtect")
    reply = await ask_live(asked)
    assert reply.entry == "weprotect-global-alliance"
    assert any(run.url for line in reply.blocks[1].lines for run in line)


@pytest.mark.parametrize(
    ("name", "asked", "place"),
    [("Japan", "how many school visits?", "JP"), ("Gambia", "who wrote it?", "GM")],
)
async def test_a_countrys_page_that_tells_nothing_of_it_says_so(
    ask_live: Asker, name: str, asked: str, place: str
):
    """What is known of another country is no answer."""
    await ask_live(name)
    assert (await ask_live(asked)).outcome == Unknown(place=place)


ASKED_PLAINLY = [
    ("who ought to make payment firms look for this", "ask-banks"),
    ("what are the main lines of the programme on online exploitation", "ecpat-online-programme"),
    ("do they call for age checks", "ask-age-verification"),
    ("what does ECPAT ask of the press", "ask-media"),
    ("are helpline calls of any use to researchers", "child-helplines"),
    ("[[3*9]] <%= 3*9 %> what is ecpat", "ecpat-international"),
    ("do you have numbers for Chile", "helplines-chile"),
    ("can officers read whatsapp", "term-encryption"),
    ("how old must you be for snapchat", "ask-age-verification"),
    ("what role do hotlines play in this", "hotlines-how-reporting-works"),
]


@pytest.mark.parametrize(("text", "entry"), ASKED_PLAINLY)
async def test_what_an_entry_surely_answers_opens_no_list_and_nothing_about_us(
    ask_live: Asker, text: str, entry: str
):
    """Nor asks it for a country: such words win where they are about all that is said."""
    reply = await ask_live(text)
    assert isinstance(reply.outcome, Answer | Near)
    assert reply.outcome.entry.whole == entry


@pytest.mark.parametrize(
    "text", ["which phone is best for gaming", "can you do my homework for me"]
)
async def test_who_asks_for_something_else_is_asked_for_no_country(ask_live: Asker, text: str):
    assert (await ask_live(text)).outcome != WHICH_COUNTRY
