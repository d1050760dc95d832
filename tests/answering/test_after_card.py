"""The minutes after a help card, over the live knowledge: whoever got one stays with help."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from bot.answering.desk import Desk
from bot.answering.event import Event, EventKind
from bot.answering.knowledge import Knowledge
from bot.answering.people import CARD_SECONDS, People
from bot.catalog.entries import Surface
from bot.catalog.safety_files import AfterCardFile
from bot.catalog.validation import read_model
from bot.catalog.yaml_file import read_yaml
from bot.replies.blocks import PageKind, Reply, parse
from bot.replies.outcomes import Answer, HelpAnswer, HelpCard
from bot.safeguarding.concerns import Concern
from bot.safeguarding.plans import pick, read_plans
from tests.conftest import ANN, BEN, ROOT, Asker, Clock

SAID = read_yaml(Path(__file__).with_name("after_card.yaml")).content
CRY = SAID["en"]["cry"]
TEXT = "is it possible to text them instead"
FILES = {
    language: read_model(ROOT / "knowledge" / "after-card" / f"{language}.yaml", AfterCardFile)
    for language in SAID
}


def says(language: str, wish: str) -> str:
    return FILES[language].intents[wish].say


RIGHT = [
    pytest.param(language, wish, message, id=f"{language}-{wish}-{number}")
    for language, said in SAID.items()
    for wish, messages in said["right"].items()
    for number, message in enumerate(messages)
]


@pytest.mark.parametrize(("language", "wish", "message"), RIGHT)
async def test_a_wish_after_a_card_gets_its_sentence(
    ask_live: Asker, language: str, wish: str, message: str
):
    """In the language of the cry, and with the ways to reach somebody where it asks for them."""
    card = (await ask_live(SAID[language]["cry"], language=language)).outcome
    assert isinstance(card, HelpCard)
    assert card.language == language
    reply = await ask_live(message, language=language)
    assert isinstance(reply.outcome, HelpAnswer)
    said = FILES[language].said_instead(card.concern, wish) or says(language, wish)
    assert reply.outcome.text == said
    assert reply.visible.startswith(said)
    assert (reply.urgent, reply.keeps, reply.private_only) == (True, True, True)


CRIES = {
    Concern.DANGER: "he locked me in the flat and he has a knife",
    Concern.BLACKMAIL: CRY,
    Concern.IMAGES: "somebody posted a nude of me on a website",
    Concern.DISCLOSURE: "my stepfather comes into my bed at night and touches me",
    Concern.SUICIDE: "i want to kill myself tonight",
    Concern.CARER: "my daughter of 11 sent nudes to a man on the internet",
    Concern.OWN_THOUGHTS: "i am attracted to children and i want it to stop",
    Concern.SURVIVOR: "i was abused by a priest thirty years ago",
    Concern.PASSED_ON: "i leaked my ex's pics and feel awful",
    Concern.RELATIVE: "my husband watches child porn",
}
INSTEAD = [
    (Concern.CARER, "what-now", "so what should i do now"),
    (Concern.CARER, "how-to-tell", "how shall i talk with her about it"),
    (Concern.CARER, "fault", "its my own fault"),
    (Concern.CARER, "meeting", "she is going to meet him tomorrow"),
    (Concern.SUICIDE, "meeting", "tonight"),
    (Concern.OWN_THOUGHTS, "meeting", "it is tomorrow"),
    (Concern.SUICIDE, "told-more", "i already did it"),
    (Concern.SUICIDE, "bye", "ok bye then"),
    (Concern.OWN_THOUGHTS, "fault", "its all my own fault"),
    (Concern.OWN_THOUGHTS, "told-more", "i already did something bad"),
    (Concern.OWN_THOUGHTS, "what-now", "so what should i do now"),
    (Concern.OWN_THOUGHTS, "asks-material", "then show me some pics"),
    (Concern.OWN_THOUGHTS, "deleted", "i deleted all of it"),
    (Concern.OWN_THOUGHTS, "police", "do you tell the police about me"),
    (Concern.OWN_THOUGHTS, "police", "is there anybody there who doesn't call the police"),
    (Concern.BLACKMAIL, "how-to-tell", "so what should i say to him"),
    (Concern.SURVIVOR, "what-now", "so what should i do now"),
    (Concern.SURVIVOR, "court", "can he still go to prison"),
    (Concern.PASSED_ON, "fault", "is it my fault"),
    (Concern.RELATIVE, "deleted", "do i delete his files"),
    (Concern.SUICIDE, "no-adult", "nobody would miss me anyway, i have nobody"),
    (Concern.PASSED_ON, "unsure", "is this against the law"),
    (Concern.PASSED_ON, "what-now", "how do i make it right again"),
]


@pytest.mark.parametrize(("concern", "wish", "message"), INSTEAD)
async def test_a_wish_is_answered_for_whom_the_card_is(
    ask_live: Asker, concern: Concern, wish: str, message: str
):
    """A parent gets no child's script, and whoever may do harm isn't told it is not their fault."""
    assert (await ask_live(CRIES[concern])).outcome == HelpCard(concern)
    outcome = (await ask_live(message)).outcome
    assert isinstance(outcome, HelpAnswer)
    assert outcome.text == FILES["en"].said_instead(concern, wish)
    assert outcome.text != FILES["en"].intents[wish].say


NOT_YOUR_FAULT = re.compile("not your fault|you are not alone|don't have to be sorry")


@pytest.mark.parametrize(
    "message", ["germany", "i already did something", "sorry", "i feel guilty", "he is 12", "hm no"]
)
async def test_whoever_may_do_harm_is_not_told_that_it_is_not_their_fault(
    ask_live: Asker, message: str
):
    """Whatever they say next."""
    await ask_live(CRIES[Concern.OWN_THOUGHTS])
    assert not NOT_YOUR_FAULT.search((await ask_live(message)).visible)


@pytest.mark.parametrize("message", ["i took a lot of pills", "i have a knife in my hand"])
async def test_where_life_is_at_stake_the_emergency_number_is_named(ask_live: Asker, message: str):
    """That of the country once it is known."""
    await ask_live(CRIES[Concern.SUICIDE])
    assert "emergency number" in (await ask_live(message)).visible
    await ask_live("kenya")
    assert "999" in (await ask_live(message)).visible


HOPELESS = [
    "nothing works out",
    "who would even care",
    "i am done trying",
    "nobody hears me",
    "xkcd",
]


@pytest.mark.parametrize("message", HOPELESS)
async def test_hopeless_words_after_the_card_for_suicide_show_a_crisis_line(
    ask_live: Asker, message: str
):
    """And never that they weren't understood."""
    await ask_live(CRIES[Concern.SUICIDE])
    said = (await ask_live(message)).visible
    assert "findahelpline.com" in said
    assert FILES["en"].vague not in said
    await ask_live("kenya")
    assert "1199" in (await ask_live(message)).visible


@pytest.mark.parametrize("message", ["she never goes out any more", "he says he'll send it round"])
async def test_whoever_speaks_of_a_friend_gets_no_card_of_a_victim(ask_live: Asker, message: str):
    """For words of the friend that are like a cry of one's own."""
    await ask_live("my friend is being groomed by an older guy")
    outcome = (await ask_live(message)).outcome
    assert not isinstance(outcome, HelpCard) or outcome.concern is Concern.FRIEND


async def test_the_country_of_a_friend_is_that_of_the_card(ask_live: Asker):
    """Whom the friend can call there."""
    await ask_live("my friend is being groomed by an older guy")
    outcome = (await ask_live("she lives in Kenya")).outcome
    assert isinstance(outcome, HelpCard)
    assert (outcome.place, outcome.guessed) == ("KE", True)


AGES = [
    "she is 12",
    "he is 15",
    "he is 41",
    "she is 11 years old",
    "shes only 9",
    "my friend is 14",
]


@pytest.mark.parametrize("message", AGES)
@pytest.mark.parametrize(
    "cry", ["my friend is blackmailed with her nudes", "my daughter sent nudes to a man"]
)
async def test_somebodys_age_is_answered_calmly(ask_live: Asker, cry: str, message: str):
    """In the reader's language, and with no other card."""
    await ask_live(cry)
    reply = await ask_live(message)
    assert reply.visible.startswith(says("en", "age"))


@pytest.mark.parametrize(
    ("message", "place"),
    [
        ("phillipines", "PH"),
        ("germny", "DE"),
        ("im from the philipines", "PH"),
        ("phils", "PH"),
        ("south afrika", "ZA"),
    ],
)
async def test_a_country_with_a_slip_completes_the_card(ask_live: Asker, message: str, place: str):
    """The card says how to change it."""
    await ask_live("HELP")
    outcome = (await ask_live(message)).outcome
    assert isinstance(outcome, HelpCard)
    assert outcome.place == place


@pytest.mark.parametrize(
    "message", ["I'm looking for information", "i only want information", "i have a question"]
)
async def test_the_words_of_the_button_leave_help(ask_live: Asker, message: str):
    """As the button does."""
    await ask_live("HELP")
    assert (await ask_live(message)).visible == FILES["en"].stopped


def test_the_table_is_wide_enough():
    """Thirty wishes in English, six in every other language of cards."""
    kinds = {language: len(said["right"]) for language, said in SAID.items()}
    assert kinds.pop("en") >= 30
    assert min(kinds.values()) >= 6
    assert len(kinds) == 10


Coming = Callable[[Asker], Awaitable[Reply]]
ENTRANCES: dict[str, Coming] = {
    "a typed cry": lambda ask: ask(CRY),
    "a tap on help": lambda ask: ask.tap("help"),
    "a deep link": lambda ask: ask("/start help"),
    "the caption of a photo": lambda ask: ask.desk.ask(Event(EventKind.MEDIA, CRY, asker=ANN)),
    "the help word": lambda ask: ask("HELP"),
    "an unknown command": lambda ask: ask(f"/xyzzy {CRY}"),
}
every_entrance = pytest.mark.parametrize("come", ENTRANCES.values(), ids=ENTRANCES)


@every_entrance
@pytest.mark.parametrize(
    ("message", "wish"),
    [
        (TEXT, "text"),
        ("will i get arrested", "police"),
        ("i have deleted all the messages", "deleted"),
        ("are you a real person", "are-you-real"),
        ("so what do i do next", "what-now"),
    ],
)
async def test_however_the_card_came_one_may_go_on(
    ask_live: Asker, come: Coming, message: str, wish: str
):
    """A wish gets its sentence."""
    assert isinstance((await come(ask_live)).outcome, HelpCard)
    outcome = (await ask_live(message)).outcome
    assert isinstance(outcome, HelpAnswer)
    assert outcome.text == says("en", wish)


@every_entrance
async def test_a_wish_typed_with_a_photo_counts_as_typed(ask_live: Asker, come: Coming):
    """And a photo without words, or a sticker, stays with help."""
    await come(ask_live)
    worded = await ask_live.desk.ask(Event(EventKind.MEDIA, TEXT, asker=ANN))
    silent = await ask_live.desk.ask(Event(EventKind.MEDIA, asker=ANN))
    assert worded.visible.startswith(says("en", "text"))
    assert silent.visible.startswith(FILES["en"].vague)


def numbers(live: Knowledge, place: str, concern: Concern) -> list[str]:
    """The numbers of a country's services for a concern, in the order of the card."""
    plan = read_plans(ROOT / "knowledge")[concern]
    picked = pick(live.catalog.contacts_of(place), plan)
    return [phone for contact in picked for phone in contact.phones]


COUNTRIES = [
    ("en", "KE", "im in kenya"),
    ("en", "PE", "it was in peru"),
    ("en", "BR", "it happened to me in brazil"),
    ("de", "AT", "es war in österreich"),
    ("es", "PE", "pasó en perú"),
    ("fr", "MA", "c'était au maroc"),
    ("en", "KE", "I live in Kenya"),
    ("en", "KE", "i am from kenya"),
    ("en", "KE", "KE"),
    ("en", "KE", "ke"),
    ("en", "KE", "🇰🇪"),
    ("en", "KE", "🇰🇪🇰🇪"),
    ("en", "KE", "its kenya"),
    ("en", "KE", "it's Kenya!"),
    ("en", "KE", "nairobi"),
    ("en", "KE", "we live in nairobi"),
    ("en", "KE", "KENYA"),
    ("en", "KE", "kenya please"),
    ("en", "US", "usa"),
    ("en", "US", "US"),
    ("en", "GB", "uk"),
    ("en", "GB", "UK"),
    ("en", "GB", "i am in the uk"),
    ("en", "GB", "London"),
    ("en", "GB", "england"),
    ("en", "PH", "the philippines"),
    ("en", "IN", "i'm in india"),
    ("es", "MX", "méxico"),
    ("es", "MX", "estoy en mexico"),
    ("es", "PE", "vivo en el perú"),
    ("ar", "EG", "مصر"),
    ("ar", "EG", "أنا في مصر"),
    ("sw", "TZ", "tanzania"),
    ("sw", "KE", "niko kenya"),
    ("hi", "IN", "भारत"),
    ("hi", "IN", "मैं भारत में हूँ"),
    ("fr", "FR", "je suis en france"),
    ("fr", "CI", "côte d'ivoire"),
    ("de", "DE", "deutschland"),
    ("de", "AT", "ich wohne in österreich"),
    ("pt", "BR", "moro no brasil"),
    ("pt", "BR", "brasil"),
    ("ru", "KZ", "казахстан"),
    ("ru", "KZ", "я в казахстане"),
    ("id", "ID", "indonesia"),
    ("id", "MY", "aku di malaysia"),
    ("th", "TH", "ไทย"),
    ("th", "TH", "ประเทศไทย"),
    ("th", "TH", "อยู่ไทย"),
]


@pytest.mark.parametrize(("language", "place", "message"), COUNTRIES)
async def test_a_country_completes_the_card(
    ask_live: Asker, live: Knowledge, language: str, place: str, message: str
):
    """However it is said; the numbers are those of that country, and the steps aren't repeated."""
    card = (await ask_live(SAID[language]["cry"], language=language)).outcome
    assert isinstance(card, HelpCard)
    reply = await ask_live(message, language=language)
    assert reply.outcome == HelpCard(card.concern, place, language, again=True)
    shown = numbers(live, place, card.concern)
    assert shown
    assert all(number in reply.visible for number in shown)


@every_entrance
@pytest.mark.parametrize("message", ["kenya", "KE", "🇰🇪", "im in kenya", "nairobi"])
async def test_a_country_completes_the_card_however_it_came(
    ask_live: Asker, live: Knowledge, come: Coming, message: str
):
    """Asked for in the card, understood in the next message."""
    card = (await come(ask_live)).outcome
    assert isinstance(card, HelpCard)
    reply = await ask_live(message)
    assert reply.outcome == HelpCard(card.concern, "KE", again=True)
    assert numbers(live, "KE", card.concern)[0] in reply.visible


async def test_another_country_takes_the_place_of_the_first(ask_live: Asker, live: Knowledge):
    """Never two countries' numbers on one card."""
    await ask_live(CRY)
    await ask_live("kenya")
    reply = await ask_live("no, i am in uganda")
    assert reply.outcome == HelpCard(Concern.BLACKMAIL, "UG", again=True)
    assert numbers(live, "UG", Concern.BLACKMAIL)[0] in reply.visible


async def test_a_wish_shows_the_numbers_of_the_country_that_was_named(
    ask_live: Asker, live: Knowledge
):
    """Once named, it holds for what is asked next."""
    await ask_live(CRY)
    await ask_live("kenya")
    reply = await ask_live("which number can i call now")
    assert numbers(live, "KE", Concern.BLACKMAIL)[0] in reply.visible


TELLTALE = [
    *["abuse", "blackmail", "child", "picture", "image", "photo", "video", "naked", "nude", "sex"],
    *["threat", "money", "pay", "police", "suicid", "kill", "die", "harm", "hurt", "danger"],
    *["emergency", "fault", "touch", "offender", "thoughts", "takeitdown", "stopitnow"],
]


@pytest.mark.parametrize("concern", CRIES)
@pytest.mark.parametrize("message", ["hi", "Hello?", "who is this", "who are you", "what is this"])
async def test_whoever_picks_up_the_phone_learns_nothing(
    ask_live: Asker, concern: Concern, message: str
):
    """A greeting is answered as a bot answers anybody: no word of it, no number, no button."""
    assert (await ask_live(CRIES[concern])).outcome == HelpCard(concern)
    reply = await ask_live(message)
    assert isinstance(reply.outcome, HelpAnswer)
    assert [word for word in TELLTALE if word in reply.visible.casefold()] == []
    assert list(reply.buttons) == []


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("es", "hola"),
        ("ar", "مرحبا"),
        ("sw", "habari"),
        ("hi", "नमस्ते"),
        ("fr", "salut"),
        ("de", "hallo"),
        ("pt", "oi"),
        ("ru", "привет"),
        ("id", "halo"),
        ("th", "สวัสดี"),
    ],
)
async def test_a_greeting_in_any_language_gets_one_plain_sentence(
    ask_live: Asker, language: str, message: str
):
    """Nothing below it shows what was told."""
    await ask_live(SAID[language]["cry"], language=language)
    reply = await ask_live(message, language=language)
    assert reply.visible == says(language, "hello")
    assert list(reply.buttons) == []


TOLD = "tomx99 from oakfield school has a naked video of me and wants 3170 euros"


@pytest.mark.parametrize(
    "message",
    [
        TEXT,
        "should i pay tomx99 the 3170",
        "can i block tomx99 now",
        "tomx99 keeps writing to me",
        "will oakfield find out",
        "is oakfield told about it",
        "kenya",
        "hello",
        "qwrtz oakfield tomx99",
        "stop",
    ],
)
async def test_what_was_told_is_never_repeated(ask_live: Asker, message: str):
    """Neither from the cry nor from what was said after it."""
    shown = [await ask_live(TOLD), await ask_live(message), await ask_live("what now")]
    assert isinstance(shown[0].outcome, HelpCard)
    for reply in shown:
        everything = " ".join([reply.visible, *(button.label for button in reply.buttons)])
        assert not {"tomx99", "oakfield", "3170"} & set(everything.casefold().split())


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("what is grooming", "term-grooming"),
        ("what is sextortion", "term-sexual-extortion"),
        ("who runs the ICSE database", "icse"),
        ("what is the Lanzarote Convention", "lanzarote-convention"),
    ],
)
async def test_a_plain_question_is_answered_as_such(ask_live: Asker, question: str, entry: str):
    """With the entry, and nothing of the card; afterwards help goes on."""
    alone = await ask_live(question, asker=BEN)
    await ask_live(CRY)
    reply = await ask_live(question)
    assert isinstance(reply.outcome, Answer)
    assert reply.entry.startswith(entry)
    assert reply.visible == alone.visible
    assert isinstance((await ask_live(TEXT)).outcome, HelpAnswer)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (Concern.BLACKMAIL, Concern.SUICIDE),
        (Concern.BLACKMAIL, Concern.DANGER),
        (Concern.IMAGES, Concern.DISCLOSURE),
        (Concern.CARER, Concern.SUICIDE),
        (Concern.DISCLOSURE, Concern.DANGER),
    ],
)
async def test_a_more_urgent_cry_replaces_the_card(ask_live: Asker, first: Concern, then: Concern):
    """Whole, with its steps, and a country completes the new one."""
    await ask_live(CRIES[first])
    assert (await ask_live(CRIES[then])).outcome == HelpCard(then)
    assert (await ask_live("kenya")).outcome == HelpCard(then, "KE", again=True)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (Concern.SUICIDE, Concern.BLACKMAIL),
        (Concern.DANGER, Concern.DISCLOSURE),
        (Concern.BLACKMAIL, Concern.IMAGES),
    ],
)
async def test_a_less_urgent_cry_keeps_the_card(ask_live: Asker, first: Concern, then: Concern):
    """Who said that they want to die gets no card about pictures instead."""
    await ask_live(CRIES[first])
    assert (await ask_live(CRIES[then])).outcome == HelpCard(first, again=True)


@pytest.mark.parametrize("concern", CRIES)
async def test_the_same_cry_again_gives_a_shorter_card(ask_live: Asker, concern: Concern):
    """The steps stand above; the ways to help stay, and where life is at stake the first step."""
    first = await ask_live(CRIES[concern])
    again = await ask_live(CRIES[concern])
    assert again.outcome == HelpCard(concern, again=True)
    assert len(again.blocks) == len(first.blocks) - (concern is not Concern.SUICIDE)
    assert len(again.visible) < len(first.visible)
    assert again.rows == first.rows


async def leave_by_tap(ask: Asker) -> Reply:
    return await ask.tap("looking")


ENDS: dict[str, Coming] = {
    **{
        word: (lambda ask, word=word: ask(word))
        for word in ("stop", "STOP", "Stop.", "/forget", "forget it", "it's for my essay")
    },
    "the button": leave_by_tap,
}


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
@every_entrance
async def test_help_ends_when_the_person_says_so(ask_live: Asker, come: Coming, end: Coming):
    """What is typed next is an ordinary message again."""
    await come(ask_live)
    assert "ordinary questions" in (await end(ask_live)).visible or end is leave_by_tap
    assert not isinstance((await ask_live(TEXT)).outcome, HelpAnswer | HelpCard)
    assert not isinstance((await ask_live("kenya")).outcome, HelpAnswer | HelpCard)


@pytest.mark.parametrize("language", SAID)
async def test_stop_is_understood_after_every_card(ask_live: Asker, language: str):
    """In Latin letters, too, and said in the language of the card."""
    await ask_live(SAID[language]["cry"], language=language)
    reply = await ask_live("stop", language=language)
    assert reply.visible == FILES[language].stopped
    assert not isinstance((await ask_live(TEXT, language=language)).outcome, HelpAnswer)


async def test_after_stop_a_new_cry_gets_a_whole_card(ask_live: Asker):
    """Nothing is held against anybody."""
    await ask_live(CRY)
    await ask_live("stop")
    assert (await ask_live(CRY)).outcome == HelpCard(Concern.BLACKMAIL)


@pytest.mark.parametrize(("seconds", "stays"), [(-1, True), (1, False)])
async def test_a_card_is_remembered_for_a_quarter_of_an_hour(
    ask_live: Asker, clock: Clock, seconds: float, stays: bool
):
    """And then gone, as it says."""
    assert CARD_SECONDS == 15 * 60
    await ask_live(CRY)
    clock.now += CARD_SECONDS + seconds
    assert isinstance((await ask_live("kenya")).outcome, HelpCard) is stays


@pytest.mark.parametrize("seconds", [1, 3600])
async def test_a_quarter_of_an_hour_later_a_wish_is_an_ordinary_message(
    ask_live: Asker, clock: Clock, seconds: float
):
    """Nobody who comes back is taken for the person in trouble."""
    await ask_live(CRY)
    clock.now += CARD_SECONDS + seconds
    assert not isinstance((await ask_live(TEXT)).outcome, HelpAnswer)


@pytest.mark.parametrize(
    ("message", "concern"),
    [("he is beating my mum right now", "danger"), ("i took all the pills", "suicide")],
)
async def test_what_is_worse_brings_its_own_card(ask_live: Asker, message: str, concern: str):
    """Not the one that stands there."""
    await ask_live("my uncle touches me at night")
    outcome = (await ask_live(message)).outcome
    assert isinstance(outcome, HelpCard)
    assert outcome.concern == concern


VAGUE = [
    *["asdf qwer", "hmm", "...", "🙁", "purple", "zzz zzz zzz"],
]


@pytest.mark.parametrize("message", VAGUE)
async def test_vague_words_stay_with_help(ask_live: Asker, message: str):
    """With one tap that leads out, and without another topic's answer."""
    await ask_live(CRY)
    reply = await ask_live(message)
    assert isinstance(reply.outcome, HelpAnswer)
    assert reply.outcome.text == FILES["en"].vague
    assert [parse(button.value).page for button in reply.buttons] == [PageKind.LOOKING]
    assert isinstance((await ask_live("kenya")).outcome, HelpCard)


@pytest.mark.parametrize("language", SAID)
async def test_vague_words_are_answered_in_the_language_of_the_card(ask_live: Asker, language: str):
    """Whatever the telephone is set to."""
    await ask_live(SAID[language]["cry"], language="en")
    assert (await ask_live("xkcd qzqz", language="en")).visible.startswith(FILES[language].vague)


@pytest.mark.parametrize("message", [TEXT, "kenya", "hi", "asdf qwer", "stop"])
async def test_another_persons_chat_is_not_affected(
    ask_live: Asker, live: Knowledge, clock: Clock, message: str
):
    """Ben is answered as if Ann had never written."""
    before = await Asker(Desk(live, People(clock)))(message, asker=BEN)
    await ask_live(CRY)
    after = await ask_live(message, asker=BEN)
    assert not isinstance(after.outcome, HelpAnswer | HelpCard)
    assert after == before


@pytest.mark.parametrize("message", [TEXT, "kenya", "asdf qwer"])
async def test_what_the_person_writes_in_a_group_is_not_affected(ask_live: Asker, message: str):
    """Help stays in the private chat."""
    before = await ask_live(message, surface=Surface.GROUP)
    await ask_live(CRY)
    after = await ask_live(message, surface=Surface.GROUP)
    assert not isinstance(after.outcome, HelpAnswer | HelpCard)
    assert after == before


async def test_a_no_after_the_help_word_is_no_confession(ask_live: Asker):
    """Who asked for help and declines one thing is not sent to services for offenders."""
    await ask_live("HELP")
    outcome = (await ask_live("i don't want that")).outcome
    card = outcome.card if isinstance(outcome, HelpAnswer) else outcome
    assert isinstance(card, HelpCard)
    assert card.concern is Concern.HELP_WORD
