"""Mistakes in the files of knowledge/safeguarding/ and in knowledge/help-plans.yaml."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.catalog.callers import Callers, Contact
from bot.catalog.survey import read_catalog
from bot.errors import KnowledgeError
from bot.safeguarding.concerns import Concern
from bot.safeguarding.lexicons import read_lexicons
from bot.safeguarding.plans import Helpers, Plan, pick, read_plans
from bot.workbench.questions import read_cries
from bot.workbench.teaching import TEACHING, read_teaching
from tests.conftest import ROOT

PLANS = """groups:
  children:
    audiences: [children]
links:
  find:
    label: button_find
    url: https://example.org
plans:
""" + "".join(
    f"  {concern}:\n    contacts:\n      children: 1\n    links: [find]\n    emergency: no\n"
    for concern in Concern
)


def told(folder: Path, **files: str) -> list[str]:
    """Problems of lexicon files, without the folder."""
    for code, text in files.items():
        (folder / f"{code}.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        read_lexicons(folder)
    return [line.removeprefix(f"{folder}/") for line in str(caught.value).splitlines()]


def test_faulty_terms_are_told_with_file_and_line(tmp_path: Path):
    """All at once, whatever else is wrong, in all languages."""
    english = """words:
  me:
    - me
  odd:
    - two words
lexicons:
  a:
    - <nobody> hurts
    - hurts <me>
    - hurts (me)
  b:
    - .. hurts
frames:
  - concern: danger
    all: [c, a]
    none: [a | b]
  - concern: nonsense
    all: [a]
"""
    found = told(tmp_path, en=english, de="lexicons:\n  a: []\nsure: no\n")
    assert [problem.partition(": found")[0] for problem in found] == [
        "de.yaml:2: de: lexicons.a",
        "de.yaml:3: de: sure",
        "en.yaml:17: en: frames[2].concern",
        "en.yaml:4: en: words.odd",
        "en.yaml:8: en: lexicons.a[1]",
        "en.yaml:10: en: lexicons.a[3]",
    ]


def test_a_frame_over_an_unknown_lexicon_is_told(tmp_path: Path):
    """Where it is named, alternatives too."""
    text = """lexicons:
  a: [hurts]
frames:
  - concern: danger
    all:
      - a
      - a | c
    none: [d]
"""
    assert told(tmp_path, en=text) == [
        "en.yaml:7: en: frames[1].all[2]: found 'c', expected one of ['a']",
        "en.yaml:8: en: frames[1].none[1]: found 'd', expected one of ['a']",
    ]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("sure: maybe", "frames[1].sure: found 'maybe', expected yes or no"),
        ("within: near", "frames[1].within: found 'near', expected a whole number from 1"),
    ],
)
def test_a_frame_with_an_odd_value_is_told(tmp_path: Path, line: str, problem: str):
    """What was found and what is expected."""
    text = f"lexicons:\n  a: [b]\nframes:\n  - concern: danger\n    all: [a]\n    {line}\n"
    assert told(tmp_path, en=text) == [f"en.yaml:6: en: {problem}"]


@pytest.mark.parametrize(
    ("right", "wrong", "problem"),
    [
        ("      children: 1", "      childen: 1", "plans.danger.contacts.childen: found 'childen'"),
        ("      children: 1", "      children: 0", "plans.danger.contacts.children: found '0'"),
        ("links: [find]", "links: [finds]", "plans.danger.links[1]: found 'finds', expected one"),
        ("emergency: no", "emergency: non", "plans.danger.emergency: found 'non', expected yes or"),
        ("  suicide:", "  sucide:", "plans.sucide: found 'sucide', expected "),
        ("url: https://example.org", "url: example.org", "links.find.url: found 'example.org'"),
    ],
)
def test_a_mistake_in_a_plan_is_told(tmp_path: Path, right: str, wrong: str, problem: str):
    """With its line."""
    path = tmp_path / "help-plans.yaml"
    path.write_text(PLANS.replace(right, wrong, 1), encoding="utf-8")
    line = PLANS[: PLANS.index(right)].count("\n") + 1
    with pytest.raises(KnowledgeError) as caught:
        read_plans(tmp_path)
    assert f"{path}:{line}: help-plans: {problem}" in str(caught.value)


def test_a_concern_without_a_plan_is_told(tmp_path: Path):
    """Else its card would fail when it is needed."""
    plans = PLANS[: PLANS.index("  help-word:")]
    (tmp_path / "help-plans.yaml").write_text(plans, encoding="utf-8")
    with pytest.raises(KnowledgeError, match="found no plan for help-word, expected one each"):
        read_plans(tmp_path)


def contact(name: str, audience: Callers, phone: str = "116", coverage: str = "") -> Contact:
    """A contact with nothing else."""
    return Contact(
        name=name,
        audience=audience,
        phones=(phone,) if phone else (),
        coverage=coverage,
        listed_by="A list",
        listed_at="https://example.org",
        checked="2026-11-21",
        review_by="2027-05-21",
    )


def test_contacts_that_fit_are_picked_in_order():
    """Group by group: those with a number first, national before regional, at most so many."""
    contacts = [
        contact("Hotline", Callers.REPORTING),
        contact("Page", Callers.REPORTING, phone=""),
        contact("South", Callers.CHILDREN, coverage="Regional: the South"),
        contact("Web", Callers.CHILDREN, phone=""),
        contact("Everybody", Callers.ALL_AGES),
        contact("Childline", Callers.CHILDREN),
        contact("Adults", Callers.OWN_THOUGHTS),
    ]
    children = Helpers((Callers.CHILDREN, Callers.ALL_AGES), 3, numbers_first=True)
    report = Helpers((Callers.REPORTING,), 1, numbers_first=False)
    plan = Plan((children, report), "", (), emergency=True, asks_country=True)
    picked = [one.name for one in pick(contacts, plan)]
    assert picked == ["Childline", "Everybody", "Web", "Hotline"]
    pages_first = [contacts[1], contacts[0]]
    assert [one.name for one in pick(pages_first, plan)] == ["Page"]


def test_cards_for_adults_and_children_have_different_plans():
    """The data as it is."""
    plans = read_plans(ROOT / "knowledge")
    assert plans[Concern.OWN_THOUGHTS].groups[0].audiences[0] is Callers.OWN_THOUGHTS
    assert not plans[Concern.OWN_THOUGHTS].emergency
    assert plans[Concern.DISCLOSURE].groups[0].audiences[0] is Callers.CHILDREN
    assert not plans[Concern.ABUSE_REQUEST].asks_country


def test_an_unknown_entry_in_the_teaching_file_is_told(tmp_path: Path):
    """An entry that was renamed."""
    (tmp_path / TEACHING).parent.mkdir()
    (tmp_path / TEACHING).write_text(
        "cries_for_help:\n  - term-grooming\n  - term-groming\n", encoding="utf-8"
    )
    with pytest.raises(KnowledgeError, match=r"teaching\.yaml:3: .*found 'term-groming'"):
        read_teaching(tmp_path, read_catalog(ROOT))


def test_an_unknown_label_of_an_example_is_told(tmp_path: Path):
    """A misspelt concern would be taught as one of its own."""
    (tmp_path / "en.yaml").write_text("danger: [a]\ndangr: [b]\nnone: c\n", encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        list(read_cries(tmp_path))
    assert [problem.line for problem in caught.value.problems] == [2, 3]
