from __future__ import annotations

import re
from pathlib import Path

from bot.answering.asked_countries import WHICH_COUNTRY
from bot.answering.finding import read_asides
from bot.catalog.model import Audience, Basis, Kind
from bot.catalog.yaml_text import read_yaml
from bot.replies.wording import read_wording
from bot.safeguarding.concerns import Concern
from bot.safeguarding.plans import read_plans

ROOT = Path(__file__).resolve().parents[2]


CODE = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "bot").rglob("*.py"))


def put_together() -> set[str]:
    """Keys that the code puts together from a prefix and a value, or finds in the data."""
    plans = read_plans(ROOT / "knowledge").values()
    asides = {*read_asides(ROOT / "knowledge"), WHICH_COUNTRY}
    cards = {f"help_{concern}".replace("-", "_") for concern in Concern}
    return {
        *(f"{prefix}_{kind}" for prefix in ("kind", "kinds", "list") for kind in Kind),
        *(f"audience_{audience}" for audience in Audience),
        *(f"link_{basis}" for basis in Basis),
        *(f"aside_{name}" for name in asides),
        *cards,
        *(f"{card}_steps" for card in cards),
        *(plan.directories for plan in plans if plan.directories),
        *(link.label for plan in plans for link in plan.links),
    }


def test_every_key_that_the_code_asks_for_exists():
    """A missing sentence is found here, not by a user."""
    asked = set(re.findall(r"""(?:say|label)\(\s*["']([a-z_]+)["']""", CODE)) | put_together()
    assert sorted(asked - read_wording(ROOT / "knowledge").keys) == []


def test_every_sentence_is_said_somewhere():
    """Nobody translates what no reply holds."""
    literal = set(re.findall(r"""["']([a-z_]+)["']""", CODE))
    assert sorted(read_wording(ROOT / "knowledge").keys - literal - put_together()) == []


def test_a_translation_fills_in_what_english_fills_in():
    """No key of its own, and no value that nobody gives."""
    tables = {path.stem: read_yaml(path) for path in (ROOT / "knowledge/wording").glob("*.yaml")}
    wrong = [
        f"{language}: {key}"
        for language, table in tables.items()
        for key, sentence in table.items()
        if values_in(sentence) != values_in(tables["en"].get(key))
    ]
    assert sorted(wrong) == []


def values_in(sentence: object) -> set[str] | None:
    """Names in braces; None where there is no sentence."""
    return set(re.findall(r"\{(\w+)\}", str(sentence))) if sentence else None


def test_values_are_escaped():
    """What comes from outside can't become markup."""
    wording = read_wording(ROOT / "knowledge")
    assert wording.say("matched", phrase="<b>&") == "Matched: &lt;b&gt;&amp;"


def test_a_language_without_a_sentence_falls_back_to_english():
    """Nobody gets an empty reply."""
    wording = read_wording(ROOT / "knowledge")
    assert wording.say("button_share", "tlh") == "Share"
