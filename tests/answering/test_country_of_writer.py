"""Which country a card is for: the one the person is in, never somebody else's."""

from __future__ import annotations

import pytest

from bot.answering.knowledge import Knowledge
from bot.replies.outcomes import HelpAnswer, HelpCard
from bot.safeguarding.concerns import Concern
from bot.safeguarding.plans import pick, read_plans
from tests.conftest import ROOT, Asker

THERE = [
    ("en", "KE", "my uncle touches me at night, i live in kenya"),
    ("en", "UG", "a man wants money or he posts my nudes. i am from uganda"),
    ("en", "UG", "im in uganda and a man blackmails me with my nudes"),
    ("en", "FR", "mum of two here, living in france, my son is blackmailed with pictures"),
    ("de", "AT", "meine tochter wird in österreich mit nacktbildern erpresst"),
    ("en", "GB", "i am in the uk and somebody blackmails me with my pictures"),
    ("en", "NG", "somebody leaked my nudes and we live in lagos"),
    ("en", "GH", "help me, i am in ghana"),
    ("en", "PH", "someone blackmails me with my nudes 🇵🇭"),
    ("en", "PH", "🇵🇭 help"),
    ("en", "US", "help me i live in the US"),
    ("en", "KE", "i stay in nairobi and my uncle touches me"),
    ("en", "CA", "my boyfriend threatens to leak my nudes, i'm writing from canada"),
    ("en", "CA", "my boyfriend threatens to leak my nudes, im in toronto"),
    ("es", "MX", "me chantajean con mis fotos desnuda, estoy en méxico"),
    ("es", "PE", "vivo en perú y mi tío me toca por las noches"),
    ("es", "CO", "me chantajean con mis fotos, soy de colombia"),
    ("ar", "MA", "أعيش في المغرب وعمي يلمسني في الليل"),
    ("sw", "KE", "ananitishia kusambaza picha zangu za uchi, niko kenya"),
    ("sw", "TZ", "naishi tanzania na mjomba ananigusa usiku"),
    ("hi", "IN", "वह मेरी नंगी तस्वीरों से ब्लैकमेल कर रहा है, मैं भारत में हूँ"),
    ("hi", "NP", "मैं नेपाल में रहती हूँ, चाचा मुझे रात में छूते हैं"),
    ("fr", "SN", "il me fait chanter avec mes photos nues, je suis au sénégal"),
    ("fr", "BE", "j'habite en belgique et mon oncle me touche la nuit"),
    ("de", "AT", "er erpresst mich mit meinen nacktbildern, ich wohne in österreich"),
    ("de", "CH", "ich bin aus der schweiz und mein onkel fasst mich nachts an"),
    ("pt", "BR", "ele me chantageia com minhas fotos nuas, moro no brasil"),
    ("pt", "AO", "meu tio me toca de noite, vivo em angola"),
    ("id", "ID", "dia ngancam sebar foto telanjangku, aku tinggal di indonesia"),
    ("id", "MY", "aku di malaysia, om aku suka pegang-pegang aku malam hari"),
    ("en", "KE", "help kenya"),
    ("en", "KE", "kenya help me please"),
    ("en", "ZA", "he is blackmailing me with my pictures, here in south africa"),
    ("en", "IN", "my stepfather touches me at night (india)"),
    ("en", "KE", "he is blackmailing me with my pictures. Kenya"),
    ("en", "KE", "Kenya. he is blackmailing me with my pictures"),
    ("en", "KE", "he is blackmailing me with my pictures, country: kenya"),
    ("ar", "EG", "يبتزني بصوري العارية وأنا في مصر"),
    ("ru", "KZ", "он шантажирует меня моими голыми фото, я из казахстана"),
    ("ru", "RU", "я живу в россии, дядя трогает меня ночью"),
    ("en", "UG", "somebody blackmails me in uganda"),
    ("en", "ES", "i'm from peru but now i live in spain, someone blackmails me with my nudes"),
    ("es", "CL", "soy de colombia y ahora estoy en chile, mi tío me toca por las noches"),
    ("ru", "PL", "я из украины, сейчас в польше, дядя трогает меня ночью"),
    ("en", "KE", "my uncle touches me kenya"),
    ("es", "CO", "soy colombiana y mi tío me toca por las noches"),
    ("de", "AT", "ich bin aus wien und mein onkel fasst mich nachts an"),
    ("en", "KE", "i am 14 in kenya and my uncle touches me at night"),
    ("en", "KE", "im 12 and in kenya, my uncle touches me at night"),
    ("en", "DE", "15 f from germany and somebody leaked my nudes"),
    ("en", "UG", "i am a 13 year old girl from uganda and my uncle touches me at night"),
    ("en", "CA", "who can i call in canada? somebody leaked my nudes"),
    ("en", "ZA", "i'm a teacher in south africa, a pupil says her father touches her at night"),
    ("en", "IN", "my friend in india wants to kill herself"),
    ("en", "IE", "my niece in ireland sent nudes to a man on the internet"),
    ("en", "PH", "i live in the philipines and somebody blackmails me with my nudes"),
]


@pytest.mark.parametrize(("language", "place", "message"), THERE)
async def test_the_country_somebody_is_in_is_on_the_card(
    ask_live: Asker, live: Knowledge, language: str, place: str, message: str
):
    """With its numbers, and a way to say that it is another one."""
    reply = await ask_live(message, language=language)
    card = reply.outcome
    assert isinstance(card, HelpCard)
    assert (card.place, card.guessed, card.language) == (place, True, language)
    picked = pick(live.catalog.contacts_of(place), read_plans(ROOT / "knowledge")[card.concern])
    assert picked
    assert all(phone in reply.visible for contact in picked for phone in contact.phones)
    assert live.gazetteer.title(place, language) in reply.visible


ELSEWHERE = [
    ("en", "my friend Jordan is blackmailing me with my nudes"),
    ("en", "Jordan is blackmailing me with my nudes"),
    ("en", "Chad is blackmailing me with my nudes"),
    ("en", "chad from school leaked my nudes"),
    ("en", "my stepsister Georgia says my dad touches her at night"),
    ("en", "Georgia wants money or she posts my nudes"),
    ("en", "Israel touches me at night, he is my uncle"),
    ("en", "my boyfriend Kenya threatens to leak my nudes"),
    ("en", "Georgia from my class leaked my nudes and she lives in kenya"),
    ("en", "a nigerian guy is blackmailing me with my nudes"),
    ("en", "some nigerians blackmail me with my nudes"),
    ("en", "an american man touches me at night"),
    ("en", "the french teacher touches me after class"),
    ("en", "my turkish boyfriend threatens to leak my nudes"),
    ("en", "a man from Germany is blackmailing me with my nudes"),
    ("en", "somebody in the philippines is blackmailing me with my nudes"),
    ("en", "he is from ghana and wants money or he posts my nudes"),
    ("en", "the man lives in canada and he has my nudes and wants money"),
    ("en", "im hungry because my dad hits me and takes my food"),
    ("id", "aku di kamar, om masuk dan pegang-pegang aku"),
    ("en", "he wants me to move to france with him and threatens to leak my nudes"),
    ("en", "my uncle who lives in dubai touches me when he visits"),
    ("en", "my friend in india is blackmailing me with my nudes"),
    ("en", "a man living in ghana has my nudes and wants money"),
    ("en", "my friend Chad is being blackmailed with nudes"),
    ("en", "Georgia is being blackmailed with her nudes"),
    ("en", "my student Jordan told me that his uncle touches him"),
    ("en", "some guys who live in ghana have my nudes and want money"),
    ("en", "my ex moved to canada and blackmails me with my nudes"),
    ("en", "a 16 year old boy from kenya is blackmailing me with my nudes"),
    ("en", "he is 40 and in ghana, and he blackmails me with my nudes"),
    ("en", "he is a teacher in france and he touches me after class"),
    ("es", "un hombre de argentina me chantajea con mis fotos desnuda"),
    ("de", "ein mann aus frankreich erpresst mich mit nacktbildern"),
    ("fr", "un homme du maroc me fait chanter avec mes photos nues"),
    ("ru", "мужчина из германии шантажирует меня голыми фото"),
    ("ar", "رجل من المغرب يبتزني بصوري العارية"),
    ("hi", "नेपाल का एक आदमी मेरी नंगी तस्वीरों से ब्लैकमेल कर रहा है"),
    ("th", "ผู้ชายจากเกาหลีขู่จะปล่อยรูปโป๊ของหนู"),
    ("id", "pria dari malaysia ngancam sebar foto telanjangku"),
    ("sw", "mwanaume kutoka uganda ananitishia kusambaza picha zangu za uchi"),
]


@pytest.mark.parametrize(("language", "message"), ELSEWHERE)
async def test_the_country_of_somebody_else_is_on_no_card(
    ask_live: Asker, live: Knowledge, language: str, message: str
):
    """Nor a person's name, nor a people; the card asks for the country."""
    reply = await ask_live(message, language=language)
    assert isinstance(reply.outcome, HelpCard)
    assert reply.outcome.place is None
    assert live.wording.of(language).text("help_ask_country") in reply.visible


BOTH = [
    ("en", "UG", "a man from Germany is blackmailing me with my nudes, i am in Uganda"),
    ("en", "UG", "i am in Uganda, a man from Germany is blackmailing me with my nudes"),
    ("en", "KE", "a nigerian guy is blackmailing me with my nudes, i live in kenya"),
    ("en", "KE", "Chad wants money for my nudes and i live in kenya"),
    ("es", "PE", "un hombre de argentina me chantajea con mis fotos desnuda, estoy en perú"),
    (
        "de",
        "DE",
        "ein mann aus frankreich erpresst mich mit nacktbildern, ich wohne in deutschland",
    ),
    ("fr", "FR", "un homme du maroc me fait chanter avec mes photos nues, j'habite en france"),
    ("pt", "BR", "um homem de portugal me chantageia com minhas fotos nuas, moro no brasil"),
    ("en", "UG", "a man from Germany has my nudes and wants money, uganda"),
    ("en", "KE", "my friend Jordan is blackmailing me with my nudes, im in kenya"),
    ("id", "ID", "pria dari malaysia ngancam sebar foto telanjangku, aku di indonesia"),
    ("sw", "KE", "mwanaume kutoka uganda ananitishia kusambaza picha zangu za uchi, niko kenya"),
    ("ar", "EG", "رجل من المغرب يبتزني بصوري العارية وأنا في مصر"),
]


@pytest.mark.parametrize(("language", "place", "message"), BOTH)
async def test_of_two_countries_the_writers_is_on_the_card(
    ask_live: Asker, language: str, place: str, message: str
):
    """Whichever is said first."""
    card = (await ask_live(message, language=language)).outcome
    assert isinstance(card, HelpCard)
    assert card.place == place


AFTERWARDS = [
    "my friend Jordan",
    "kenya or uganda",
    "the person who did it told me that she has family in france",
    "he is from nigeria",
    "a nigerian guy",
    "she lives in france",
    "the man is in dubai",
    "Chad did it",
    "his name is Chad",
    "it was Georgia",
    "jordan told me to write",
    "i am not in kenya",
    "not in kenya",
]


@pytest.mark.parametrize("message", AFTERWARDS)
async def test_after_a_card_too_nobody_elses_country_is_taken(ask_live: Asker, message: str):
    """Short words about somebody else, or of where the person isn't."""
    await ask_live("HELP")
    outcome = (await ask_live(message)).outcome
    card = outcome.card if isinstance(outcome, HelpAnswer) else outcome
    assert getattr(card, "place", None) is None


async def test_after_a_card_the_writers_own_country_is_taken(ask_live: Asker):
    """Beside the other's."""
    await ask_live("HELP")
    outcome = (await ask_live("he is from germany, i am in uganda")).outcome
    assert outcome == HelpCard(Concern.HELP_WORD, "UG", again=True)


LITTLE_WORDS = [
    "ok",
    "no",
    "No",
    "so",
    "my",
    "it",
    "is",
    "in",
    "at",
]


@pytest.mark.parametrize("message", LITTLE_WORDS)
async def test_a_little_word_is_no_countrys_code(ask_live: Asker, message: str):
    """ "no" after a card is a no."""
    await ask_live("HELP")
    outcome = (await ask_live(message)).outcome
    assert isinstance(outcome, HelpAnswer)
    assert outcome.card.place is None


@pytest.mark.parametrize(
    ("message", "place"), [("DE", "DE"), ("de", "DE"), ("ng", "NG"), ("Gh", "GH")]
)
async def test_a_code_that_is_no_word_is_a_country(ask_live: Asker, message: str, place: str):
    """In capitals or not."""
    await ask_live("HELP")
    assert (await ask_live(message)).outcome == HelpCard(Concern.HELP_WORD, place, again=True)
