"""The second reading: by meaning, with the real encoder."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from bot.matching import Document, Encoder, Matcher, Meaning, VectorStore, open_encoder
from bot.matching import encoder as encoder_module

SHOP = [
    Document("hours", ["when do you open", "opening hours", "are you open on sunday"]),
    Document("price", ["what does it cost", "price of a ticket"], "Children go in free of charge."),
    Document("place", ["where are you", "address of the shop", "how do I get there"]),
]


class Counting:
    """The encoder, with the texts that it was given."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.weights = encoder.weights
        self.given: list[str] = []

    def encode(self, texts: Sequence[str]):
        self.given += texts
        return self._encoder.encode(texts)


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        pytest.param("is the store shut at weekends", "hours", id="other words"),
        pytest.param("¿cuánto vale la entrada?", "price", id="Spanish"),
        pytest.param("كيف أصل إليكم؟", "place", id="Arabic"),
        pytest.param("do kids pay anything", "price", id="a sentence of the text"),
    ],
)
def test_what_shares_no_word_is_found_by_meaning(encoder: Encoder, question: str, entry: str):
    """Spelling alone doesn't find these."""
    assert Matcher(SHOP, encoder).search(question)[0].id == entry
    assert entry not in [match.id for match in Matcher(SHOP).search(question)[:1]]


def test_the_explanation_tells_both_shares(encoder: Encoder):
    told = str(Matcher(SHOP, encoder).explain("what is the price of tickets"))
    assert "words" in told
    assert "meaning" in told


def test_reading_by_meaning_can_begin_and_end_while_serving(encoder: Encoder):
    """Answers come from spelling until the vectors are there."""
    matcher, question = Matcher(SHOP), "¿cuánto vale la entrada?"
    alone = matcher.search(question)
    matcher.learn(Meaning(SHOP, encoder), None)
    assert matcher.search(question)[0].id == "price"
    matcher.learn(None, None)
    assert matcher.search(question) == alone


def test_only_new_texts_are_encoded_and_no_question_is_kept(encoder: Encoder, tmp_path: Path):
    """What lies on disk are vectors of our own texts, found by hashes of these."""
    counting = Counting(encoder)
    Meaning(SHOP, counting, store=VectorStore(counting, tmp_path))
    assert "opening hours" in counting.given
    (kept,) = tmp_path.iterdir()
    before, counting.given = kept.read_bytes(), []
    more = [*SHOP, Document("dogs", ["may dogs come in"])]
    matcher = Matcher(more)
    matcher.learn(Meaning(more, counting, store=VectorStore(counting, tmp_path)), None)
    assert [*filter(None, counting.given)] == ["may dogs come in"]
    assert kept.read_bytes() != before
    before = kept.read_bytes()
    assert matcher.search("can I bring my dog")[0].id == "dogs"
    assert [kept] == list(tmp_path.iterdir())
    assert kept.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 spoilt", b"text"])
def test_a_spoilt_file_of_vectors_is_made_anew(
    encoder: Encoder, tmp_path: Path, content: bytes, caplog: pytest.LogCaptureFixture
):
    store = VectorStore(encoder, tmp_path)
    expected = store.vectors(["opening hours"])
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(content)
    assert np.array_equal(store.vectors(["opening hours"]), expected)
    assert "is spoilt" in caplog.text
    assert kept.read_bytes() != content


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(np.ones((1, 7), np.int8), id="another width"),
        pytest.param(np.zeros((1, 512), np.int8), id="no direction"),
        pytest.param(np.ones((1, 512), np.float32), id="another type"),
        pytest.param(np.int8(1), id="no rows"),
    ],
)
def test_vectors_of_another_shape_are_made_anew(
    encoder: Encoder, tmp_path: Path, rows: np.ndarray, caplog: pytest.LogCaptureFixture
):
    """A readable file that is wrong would make every question fail."""
    store = VectorStore(encoder, tmp_path)
    expected = store.vectors(["opening hours"])
    (kept,) = tmp_path.iterdir()
    with np.load(kept) as found:
        keys = found["keys"]
    np.savez(kept, keys=keys, rows=rows)
    assert np.array_equal(store.vectors(["opening hours"]), expected)
    assert "is spoilt" in caplog.text


def test_a_folder_that_cannot_be_written_costs_only_time(
    encoder: Encoder, tmp_path: Path, caplog: pytest.LogCaptureFixture
):
    """The log says what to do."""
    (tmp_path / "file").touch()
    rows = VectorStore(encoder, tmp_path / "file" / "vectors").vectors(["opening hours"])
    assert len(rows) == 1
    assert "VECTORS_DIR" in caplog.text


def test_the_encoder_reads_the_first_256_characters(encoder: Encoder):
    """Longer texts would cost tens of milliseconds."""
    text = "opening hours of the shop " * 20
    assert np.array_equal(encoder.encode([text]), encoder.encode([text[:256]]))


def test_weights_that_we_do_not_know_are_not_run(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    """They are one person's upload; matching goes on by spelling, and one line says so."""
    monkeypatch.setitem(encoder_module._FILES, "sp.model", "0" * 64)
    assert open_encoder() is None
    assert len(caplog.records) == 1
    assert "spelling alone" in caplog.text


def test_without_the_package_matching_goes_on_by_spelling(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    monkeypatch.setattr(encoder_module, "_PACKAGE", "no_such_package")
    with caplog.at_level(logging.INFO):
        assert open_encoder() is None
    assert "spelling alone" in caplog.text
    assert Matcher(SHOP, None).search("opening hours")[0].id == "hours"
