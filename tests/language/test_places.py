from pathlib import Path

import pytest

from bot.language.places import Gazetteer, read_gazetteer
from bot.language.words import Typed

KNOWLEDGE = Path(__file__).resolve().parents[2] / "knowledge"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return read_gazetteer(KNOWLEDGE)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param("child helpline in Kenya", ["KE"], id="plain"),
        pytest.param("dutch police", ["NL"], id="adjective"),
        pytest.param("what Kenyans say", ["KE"], id="people"),
        pytest.param("a girl from Dhaka", ["BD"], id="city"),
        pytest.param("UK and Ireland", ["GB", "IE"], id="two"),
        pytest.param("South Sudan", ["SS"], id="longer name wins"),
        pytest.param("Niger", ["NE"], id="Niger is not Nigeria"),
        pytest.param("Cote d'Ivoire", ["CI"], id="no accent"),
        pytest.param("linea de ayuda en España", ["ES"], id="Spanish"),
        pytest.param("भारत में हेल्पलाइन", ["IN"], id="Hindi"),
        pytest.param("телефон в Кении", ["KE"], id="Russian, another case"),
        pytest.param("для детей Южной Африки", ["ZA"], id="Russian, two words"),
        pytest.param("чего хотят от того документа", [], id="that is not Togo"),
        pytest.param("الى السعوديه", ["SA"], id="Arabic without its signs"),
        pytest.param("अफगानिस्तान में", ["AF"], id="Hindi without its dots"),
        pytest.param("les enfants d'Algérie", ["DZ"], id="a French article"),
        pytest.param("พูดภาษาอังกฤษได้ไหม", [], id="a language"),
        pytest.param("who can help us", [], id="us is not the US"),
        pytest.param("helpline in the US", ["US"], id="US in capitals"),
        pytest.param("the u.s. and the U.K.", ["US", "GB"], id="dots"),
        pytest.param("what Kenyans in Nairobi do", ["KE", "KE"], id="as often as named"),
        pytest.param("helpline in 🇰🇪", ["KE"], id="flag"),
        pytest.param("🇫🇷🇩🇪", ["FR", "DE"], id="flags side by side"),
        pytest.param("🇰🇪 Kenya, then 🇺🇬", ["KE", "UG"], id="a flag beside its name"),
        pytest.param("🇪🇺 🇽🇽", [], id="flags of no country"),
        pytest.param("Latin American laws", [], id="a continent"),
        pytest.param("my name is Jordan", [], id="a person"),
        pytest.param("London, Ontario", ["CA"], id="a city of another country"),
        pytest.param("a girl from Georgia, USA", ["US"], id="a state"),
        pytest.param("", [], id="nothing"),
        pytest.param("nothing here", [], id="none"),
    ],
)
def test_countries_are_found_by_their_exact_names(gazetteer, text, places):
    """Names in every language, longest first, never inside another word."""
    assert [found.place for found in gazetteer.find_all(text)] == places


def test_a_misspelt_country_is_reported_as_repaired(gazetteer):
    """A repaired name is asked, never assumed."""
    found = gazetteer.repair(["nigeira"])
    assert found is not None
    assert not found.exact
    assert found.place == "NG"


@pytest.mark.parametrize(
    ("typed", "same"),
    [("🇰🇪 laws", "laws Kenya"), ("🇰🇪 laws in Kenya", "laws in Kenya"), ("🇪🇺 laws", "laws")],
)
def test_a_flag_says_what_the_name_says(gazetteer, typed, same):
    """Where words are compared, a flag stands for its country's name."""
    assert gazetteer.spelt_out(Typed(typed)).words == Typed(same).words


def test_a_code_is_a_country_or_nothing(gazetteer):
    """ISO codes in any case; what is no country's is nothing."""
    assert [gazetteer.by_code(code) for code in ("KE", "ke", "XX", "")] == ["KE", "KE", None, None]


def test_only_the_beginning_of_a_long_message_is_searched_for_slips(gazetteer):
    """A slip in a message of hundreds of words is not worth the time of everybody else."""
    assert gazetteer.repair(["nigeira", *["wxyzq"] * 400]) is not None
    assert gazetteer.repair([*["wxyzq"] * 400, "nigeira"]) is None


def test_a_short_word_is_never_repaired_into_a_country(gazetteer):
    """Four letters with one changed are as often another word."""
    assert gazetteer.repair(["iraq"[:3] + "x"]) is None
