"""Promises of the matcher that a person who asks would notice."""

import subprocess
import sys

import pytest

from bot.language.languages import read_word_lists
from bot.language.words import Typed
from bot.matching import Calibration, Document, Matcher, MatchFeatures
from bot.matching.regression import fit

DOCUMENTS = (
    Document(
        "icse",
        ["ICSE database", "What is ICSE?", "Interpol's image database", "Who can use ICSE?"],
        "Investigators compare pictures in the database of Interpol.",
        kind="initiative",
    ),
    Document(
        "ocse",
        ["OCSE", "What does OCSE mean?", "online child sexual exploitation", "meaning of OCSE"],
        kind="term",
    ),
    Document(
        "ecpat",
        ["ECPAT International", "Who is ECPAT?", "What does ECPAT do?", "ECPAT members"],
        "ECPAT is a network of organisations in 100 countries. Its secretariat is in Bangkok.",
        kind="organisation",
    ),
    Document(
        "helpline-kenya",
        ["Child helpline in Kenya", "whom can a child call in Kenya", "Kenya helpline number"],
        kind="helpline",
        places=["KE"],
    ),
    Document(
        "helpline-ghana",
        ["Child helpline in Ghana", "whom can a child call in Ghana", "Ghana helpline number"],
        kind="helpline",
        places=["GH"],
    ),
    Document(
        "grooming",
        ["Grooming", "How do groomers work?", "an adult befriends a child to abuse it"],
        kind="theme",
    ),
    Document(
        "ask-helplines",
        ["What does ECPAT ask about helplines?", "recommendation on helplines", "fund helplines"],
        kind="recommendation",
    ),
)


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    """A matcher over a handful of entries, with one outdated term."""
    return Matcher(DOCUMENTS, synonyms={"child porn": ["online child sexual exploitation"]})


def ids(matcher: Matcher, text: str) -> list[str]:
    """Ids of what is found, best first."""
    return [match.id for match in matcher.search(text)]


@pytest.mark.parametrize(
    "typed",
    ["what doess ecpat do", "who is ecapt", "EXPAT members", "ecpat memebrs", "Who’s ECPAT"],
)
def test_misspelt_questions_find_the_entry(matcher: Matcher, typed: str) -> None:
    """A slip of the finger, even in a long acronym, still finds what was meant."""
    assert ids(matcher, typed)[0] == "ecpat"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("icse", "icse"), ("ocse", "ocse"), ("tell me about ICSE", "icse"), ("OCSE?", "ocse")],
)
def test_acronyms_one_letter_apart_are_not_confused(
    matcher: Matcher, typed: str, expected: str
) -> None:
    """ICSE is a database, OCSE a crime."""
    assert ids(matcher, typed)[0] == expected


def test_a_short_acronym_is_not_repaired_into_another(matcher: Matcher) -> None:
    """An acronym that we don't know is unknown, not a slip for one that we know."""
    explanation = matcher.explain("what is OCSI")
    assert explanation.corrected == {}
    assert explanation.unknown == ("ocsi",)


def test_a_name_that_is_right_is_not_repaired_into_a_similar_one() -> None:
    """Iran is not a slip for Iraq, though only Iraq has an entry."""
    iraq = [Document("iraq", ["Helpline in Iraq", "who helps children in Iraq"])]
    assert Matcher(iraq).explain("children in iran").corrected == {"iran": "iraq"}
    assert Matcher(iraq, spelt=["Iran"]).explain("children in iran").corrected == {}


@pytest.mark.parametrize("typed", ["cats", "300"])
def test_a_word_or_number_of_its_own_is_no_slip(typed: str) -> None:
    """Cats are not chats, and 300 is not 3,000."""
    chats = [Document("chats", ["abuse in chats", "3000 cases"])]
    assert Matcher(chats).explain(typed).corrected == {}


def test_the_exact_title_wins_outright(matcher: Matcher) -> None:
    """Who types a title, politely or not, gets that entry without doubt."""
    for typed in ("Grooming", "hi, can you tell me about... GROOMING please"):
        best = matcher.search(typed)[0]
        assert best.id == "grooming"
    assert matcher.search("hello, grooming please")[0].confidence > 0.98


def test_an_unknown_subject_gets_little_confidence(matcher: Matcher) -> None:
    """A question about something else is not answered with the nearest entry."""
    for typed in ("how do I bake sourdough bread", "what will the weather be in Paris"):
        assert all(match.confidence < 0.3 for match in matcher.search(typed))


def test_the_closest_phrase_is_shown_as_written(matcher: Matcher) -> None:
    """What "Matched: …" shows is a phrase of the entry, in the curator's spelling."""
    assert matcher.search("who may use icse")[0].phrase == "Who can use ICSE?"


def test_an_outdated_term_reaches_the_entry_with_the_right_one(matcher: Matcher) -> None:
    """Synonyms lead from the word that people use to the one that we use."""
    assert ids(matcher, "child porn")[0] == "ocse"
    assert matcher.uncovered("child porn", "ocse") == ()


def test_kind_and_place_steer_but_do_not_filter(matcher: Matcher) -> None:
    """A preferred kind or place comes first; the rest is still there."""
    steered = [match.id for match in matcher.search("child helpline", place="GH")]
    assert steered[0] == "helpline-ghana"
    assert "helpline-kenya" in steered
    asked = matcher.search("ecpat helplines", kind="recommendation")
    assert asked[0].id == "ask-helplines"


def test_other_scripts_are_found() -> None:
    """A phrase in any script is found again, with its marks."""
    phrases = ["बच्चों की मदद", "ช่วยเหลือ เด็ก", "児童ポルノ", "مساعدة الأطفال", "захист дітей"]
    matcher = Matcher([Document(phrase, [phrase]) for phrase in phrases])
    assert [ids(matcher, phrase)[0] for phrase in phrases] == phrases


@pytest.mark.parametrize("typed", ["", " ", "?!", "🙂", "xyzzy", "\ud800", "\x00", "1234567890"])
def test_odd_input_finds_nothing_and_raises_nothing(matcher: Matcher, typed: str) -> None:
    """Whatever arrives, the matcher stays calm."""
    assert matcher.search(typed) == []
    assert str(matcher.explain(typed))


def test_a_very_long_message_is_read(matcher: Matcher) -> None:
    """A message of 5,000 characters that nobody should have to wait for is still answered."""
    typed = "What is ICSE? " + "blah wxyz qwrtz " * 310
    assert "icse" in ids(matcher, typed)


def test_nothing_is_found_without_documents() -> None:
    """An empty knowledge base is no error; nor is an entry without a phrase."""
    assert Matcher([]).search("anything") == []
    assert Matcher([Document("bare", [], "Bare facts.")]).search("facts")[0].phrase == ""


def test_results_are_the_same_in_every_run(matcher: Matcher) -> None:
    """The same question gets the same matches, whatever was asked before."""
    again = Matcher(DOCUMENTS, synonyms={"child porn": ["online child sexual exploitation"]})
    for typed in ("child helpline", "ecpat", "abuse of children"):
        assert again.search(typed) == matcher.search(typed)


def test_confidence_is_a_probability_and_falls_with_rank(matcher: Matcher) -> None:
    """The best match is the surest."""
    found = [match.confidence for match in matcher.search("helpline for a child in kenya")]
    assert found[0] == max(found)
    assert all(0 <= confidence <= 1 for confidence in found)


def test_uncovered_names_what_the_entry_does_not_say(matcher: Matcher) -> None:
    """The entry is clear, but these words of the question are not in it."""
    assert matcher.uncovered("Hi, what is ECPAT's annual budget?", "ecpat") == ("annual", "budget")
    assert matcher.uncovered("where is the secretariat of ECPAT organised?", "ecpat") == ()


def test_an_explanation_shows_corrections_and_parts(matcher: Matcher) -> None:
    """Curators read what was corrected and what each match rests on."""
    explanation = matcher.explain("hi, who is ecapt")
    assert explanation.corrected == {"ecapt": "ecpat"}
    assert explanation.noise == ("hi",)
    best = explanation.matches[0]
    assert sum(best.parts.values()) == pytest.approx(best.features.score)
    assert "ecapt → ecpat" in str(explanation)


def test_a_calibration_survives_being_kept() -> None:
    """Coefficients written as data and read again give the same confidence."""
    calibration = Calibration(-4.0, MatchFeatures(score=1.0, lead=2.0, covered=0.5))
    assert Calibration.from_dict(calibration.to_dict()) == calibration


def test_a_given_calibration_is_used_and_not_fitted() -> None:
    """A knowledge base can bring its own."""
    certain = Calibration(9.0, MatchFeatures(score=0.0, lead=0.0, covered=0.0))
    assert Matcher(DOCUMENTS, calibration=certain).search("helplines")[0].confidence > 0.9


def test_fitting_learns_what_tells_right_from_wrong() -> None:
    """Matches like the right ones get confidence, matches like the wrong ones little."""
    right, wrong = MatchFeatures(4.0, 0.9, 1.0), MatchFeatures(1.0, 0.2, 0.3)
    calibration = fit([(right, True), (wrong, False)] * 50)
    assert calibration.confidence(right) > 0.9
    assert calibration.confidence(wrong) < 0.1


def test_other_word_lists_can_be_taken(tmp_path) -> None:
    """Documents in another language bring what is politeness there."""
    (tmp_path / "language").mkdir()
    (tmp_path / "language" / "sw.yaml").write_text("noise_words: [tafadhali]", encoding="utf-8")
    swahili = read_word_lists(tmp_path)["sw"]
    documents = [Document("nambari", ["nambari ya msaada"]), Document("other", ["kitu kingine"])]
    matcher = Matcher(documents, words=swahili)
    assert matcher.search("tafadhali nambari ya msaada")[0].confidence > 0.98
    assert matcher.explain("hi nambari").noise == ()


def test_a_text_that_is_read_already_gives_the_same(matcher: Matcher) -> None:
    """Who has a message's words at hand hands them on."""
    for text in ("who is ecapt", "child porn", "ﷺ" * 4096, ""):
        typed = Typed(text)
        assert matcher.search(typed) == matcher.search(text)
        assert str(matcher.explain(typed)) == str(matcher.explain(text))


def test_serving_needs_no_fitting() -> None:
    """With a calibration at hand, what fits one is never loaded."""
    code = (
        "import sys\n"
        "from bot.matching import Calibration, Document, MatchFeatures, Matcher\n"
        "given = Calibration(-5.0, MatchFeatures(1.0, 3.0, 1.0))\n"
        "matcher = Matcher([Document('a', ['one', 'two'])], calibration=given)\n"
        "print(matcher.search('one')[0].id, 'bot.matching.regression' in sys.modules)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.split() == ["a", "False"]
