"""The benchmark's own parts, at tiny sizes; no time is judged."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from random import Random

import pytest

from bot.answering.knowledge import Knowledge
from bot.errors import KnowledgeError
from bot.workbench.bench import benchmark, public_sets, timing

ENTRIES = [
    ["hours", ["when do you open", "opening hours", "are you open on sunday"]],
    ["price", ["what does it cost", "price of a ticket", "how much is it"]],
    ["place", ["where are you", "address of the shop", "how do I get there"]],
]
ASKED = [["opening hours on sunday", "hours"], ["ticket price", "price"], ["your address", "place"]]
BESIDE = [["capital of france", None], ["tell me a joke", None]]


@pytest.fixture
def sets(tmp_path: Path) -> Path:
    """A folder with two sets: one with questions out of scope, one without."""
    for name, outside in (("shop", BESIDE), ("inside", [])):
        content = {"entries": ENTRIES, "val": [*ASKED, *outside], "test": [*ASKED, *outside]}
        path = tmp_path / f"{name}.json.gz"
        path.write_bytes(gzip.compress(json.dumps(content).encode()))
    return tmp_path


def test_every_longer_word_gets_one_typo():
    """Short words stay; the same seed gives the same typos."""
    text = "what is online grooming"
    typed = timing.with_typos(text, Random(3))
    assert typed == timing.with_typos(text, Random(3))
    pairs = list(zip(text.split(), typed.split(), strict=True))
    assert all(abs(len(word) - len(other)) <= 1 for word, other in pairs)
    assert [other for word, other in pairs if len(word) < 4] == ["is"]


def test_public_sets_are_reported_whole_and_without_each_part(sets: Path):
    """A row a set, a row a part that is left out."""
    quality, ablation = public_sets.report(sets, None, ablation=True).split("\n\n")
    assert quality.split()[:4] == ["by", "spelling", "top-1", "top-3"]
    assert [row.split()[:3] for row in quality.splitlines()[1:]] == [
        ["inside", "100.00", "100.00"],
        ["shop", "100.00", "100.00"],
    ]
    assert {"p99 ms", "build s", "index MB"} <= {*quality.splitlines()[0].split("  ")}
    assert len(ablation.splitlines()) == 9


def test_refusal_is_told_only_where_something_is_out_of_scope(sets: Path):
    """Else there is nothing to refuse."""
    inside, shop = (public_sets.measure_set(one) for one in public_sets.read_sets(sets))
    assert "AUROC" not in inside
    assert (shop["AUROC"], shop["tuned: refused"]) == (100.0, 100.0)


@pytest.mark.parametrize(
    "content",
    [b"no gzip", *(gzip.compress(b, mtime=0) for b in (b"{", b"[]", b"{}")), b"\x1f\x8b\x08"],
    ids=["no gzip", "no JSON", "a list", "nothing", "cut short"],
)
def test_a_spoilt_set_is_told_with_its_file(tmp_path: Path, content: bytes):
    (tmp_path / "spoilt.json.gz").write_bytes(content)
    with pytest.raises(KnowledgeError, match=r"spoilt\.json\.gz:0: found no data set"):
        public_sets.report(tmp_path, None, ablation=False)


@pytest.mark.parametrize(("share", "value"), [(0.5, 3), (0.99, 4), (1.0, 4), (0.0, 1)])
def test_a_percentile_is_one_of_the_values(share: float, value: float):
    assert timing.percentile([4, 1, 3, 2], share) == value


def test_the_bench_reports_deciding_starting_load_memory_and_replies(
    knowledge: Knowledge, sample: Path, tmp_path: Path
):
    """Everything that was asked for, in one run of the real processes."""
    question = {"id": "q1", "q": "what is grooming", "expect": [["friends"]]}
    (tmp_path / "public.jsonl").write_text(json.dumps(question), encoding="utf-8")
    report = benchmark.report(
        *(knowledge, sample, None, tmp_path),
        ablation=False,
        load_seconds=1,
        rates=(30,),
        people=20,
    )
    deciding, starting, loaded, memory, replies = report.split("\n\n")
    assert "question to outcome" in deciding
    assert starting.startswith("start to first getUpdates: ")
    assert loaded.count("30/30 answered") == 2
    told, _, megabytes = memory.partition("tenth: ")
    assert told.startswith("30 messages of 20 people")
    assert len(megabytes.split()) == 10
    assert "100.0%" in replies
