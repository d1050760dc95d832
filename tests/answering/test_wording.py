from __future__ import annotations

import re
from pathlib import Path

from bot.answering.finding import read_asides
from bot.answering.wording import read_wording
from bot.catalog.model import Audience, Basis, Kind

ROOT = Path(__file__).resolve().parents[2]


def test_every_key_that_the_code_asks_for_exists():
    """A missing sentence is found here, not by a user."""
    wording = read_wording(ROOT / "knowledge")
    code = "\n".join(path.read_text() for path in (ROOT / "bot").rglob("*.py"))
    asked = set(re.findall(r"""say\(\s*"([a-z_]+)\"""", code))
    asked |= {f"kind_{kind}" for kind in Kind} | {f"kinds_{kind}" for kind in Kind}
    asked |= {f"list_{kind}" for kind in Kind} | {f"audience_{who}" for who in Audience}
    asked |= {f"link_{basis}" for basis in Basis}
    asked |= {f"aside_{name}" for name in read_asides(ROOT / "knowledge")}
    assert sorted(asked - wording.keys) == []


def test_values_are_escaped():
    """What comes from outside can't become markup."""
    wording = read_wording(ROOT / "knowledge")
    assert wording.say("matched", phrase="<b>&") == "Matched: &lt;b&gt;&amp;"


def test_a_language_without_a_sentence_falls_back_to_english():
    """Nobody gets an empty reply."""
    wording = read_wording(ROOT / "knowledge")
    assert wording.say("button_share", "tlh") == "Share"
