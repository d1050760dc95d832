"""A small knowledge base on disk, sound as it is; tests plant one fault in it each."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from bot.errors import Problem
from bot.workbench.checks.surveyed_base import SurveyedBase
from bot.workbench.records.counting import checksum, pack, runs
from bot.workbench.translating import refresh

REPOSITORY = Path(__file__).parents[1]
TODAY = datetime.date(2026, 11, 21)

ORIGINAL = """Submission on safety
In 2022 the Safe Harbour Programme helped over 14 million children in 13 countries, one being Kenya.
See https://harbour.example/report about how General Comment 25 asks every state to act now.
"""

RECORD = {
    "id": "sample-2024",
    "title": "Submission on safety, 2024",
    "short_title": "ECPAT to a committee, 2024",
    "author": "ECPAT International",
    "addressee": "Committee on Safety",
    "occasion": "Call for input of May 2024",
    "year": "2024",
    "page_how": "No official page was found.",
    "original": "sample.txt",
    "sha256": "0" * 64,
}

PASSAGES = [
    {"id": "sample-2024/p1", "place": "title", "uncited": "cover page", "digest": "Title."},
    {
        "id": "sample-2024/p2",
        "place": "1st paragraph",
        "names": ["Safe Harbour Programme", "Kenya"],
        "figures": [
            {
                "value": "14 million",
                "unit": "children",
                "qualifier": "over",
                "printed": "over 14 million children",
            },
            {"value": "13", "unit": "countries", "qualifier": "", "printed": "in 13 countries"},
        ],
        "years": ["2022"],
        "digest": "The programme worked in many countries and reached a great many children.",
    },
    {
        "id": "sample-2024/p3",
        "place": "2nd paragraph",
        "names": ["General Comment 25"],
        "addresses": ["https://harbour.example/report"],
        "digest": "Where to read more; what states owe children.",
    },
]

SAFE_HARBOUR = """title: Safe Harbour Programme
summary: A programme for children in 13 countries
text: |
  The Safe Harbour Programme had reached more than 14 million children by 2022. It is
  at work in 13 countries.

  Kenya is one of them.
phrases: [safe harbour, what is safe harbour, who runs safe harbour, harbour kenya, harbour, shp]
places: [KE]
subjects: [safety]
figures:
  - value: 14 million
    unit: children
    of: children reached
    as_of: '2022'
    qualifier: over
    passage: sample-2024/p2
  - value: '13'
    unit: countries
    of: countries of the programme
    passage: sample-2024/p2
sources: [sample-2024/p2]
related: [general-comment]
"""

GENERAL_COMMENT = """title: General Comment 25
summary: What states owe children online
text: |
  General Comment 25 says what states owe children. Read it at https://harbour.example/report.
phrases: [general comment, gc 25, comment on children, what states owe, crc comment, comment 25]
subjects: [safety]
sources: [sample-2024/p3]
links:
  - title: The report
    url: https://harbour.example/report
    basis: submission
    checked: 2026-11-01
"""

SPANISH = """title: Programa Safe Harbour
summary: Un programa para niñas y niños en 13 países
text: |
  El Programa Safe Harbour había llegado a más de 14 millones de niñas y niños para 2022. Trabaja
  en 13 países.

  Kenia es uno de ellos.
figures:
  children reached: niñas y niños a los que llegó
  countries of the programme: países del programa
"""

ARABIC = """title: التعليق العام رقم ٢٥
summary: ما على الدول تجاه الأطفال على الإنترنت
text: |
  يقول التعليق العام رقم ٢٥ ما على الدول تجاه الأطفال. يمكن قراءته في https://harbour.example/report.
"""

HELPLINE = """title: Child helpline in Kenya
summary: Free help for children
text: |
  Children can call for help at any hour.
phrases: [kenya helpline, child helpline kenya, call for help kenya, 116 kenya, line, childline]
places: [KE]
subjects: [safety]
links:
  - {title: The lister, url: https://lister.example/kenya, checked: 2026-11-01}
contacts:
  - name: Childline Kenya
    audience: children
    phones: [0116]
    listed_by: The lister
    listed_at: https://lister.example/kenya
    checked: 2026-11-01
    review_by: 2027-05-01
related: [safe-harbour]
"""

TERMINOLOGY = """common: [[State, ECPAT, European]]
alone: [[Commission]]
plain: [[read, it, free, child]]
titles: [Optional Protocol on child pornography]
terms:
  child pornography: child sexual abuse material
"""


SHARED = (
    *("asides", "decision", "help-plans", "kind-words", "line-words", "profile", "synonyms"),
    *("language/en", "wording/en", "wording/es", "wording/ar", "after-card/en"),
    *("after-card/es", "contact-words/es"),
)
"""Files of the repository that a small base has, too: words, no facts."""


@dataclass(frozen=True)
class SmallBase:
    """The files of a knowledge base, to plant faults in."""

    root: Path

    @property
    def entry(self) -> Path:
        return self.root / "knowledge/initiatives/safe-harbour.yaml"

    @property
    def helpline(self) -> Path:
        return self.root / "knowledge/helplines/kenya.yaml"

    @property
    def originals(self) -> Path:
        return self.root / "originals"

    def write(self, name: str, content: str) -> Path:
        """Write a file, by its path from the root."""
        path = self.root / name
        _write(path, content)
        return path

    def plant(self, old: str, new: str, path: Path | None = None) -> None:
        """Replace words of a file (the initiative's, unless told) that stand there once."""
        path = path or self.entry
        content = path.read_text(encoding="utf-8")
        assert content.count(old) == 1, f"{old!r} must stand once in {path.name}"
        path.write_text(content.replace(old, new), encoding="utf-8")

    @property
    def spanish(self) -> Path:
        return self.entry.with_name("safe-harbour.es.yaml")

    @property
    def arabic(self) -> Path:
        return self.root / "knowledge/laws/general-comment.ar.yaml"

    def translate(self) -> None:
        """Add two translated entries, of today's English."""
        _write(self.spanish, SPANISH)
        _write(self.arabic, ARABIC)
        assert len([*refresh(self.root, (self.spanish, self.arabic))]) == 2

    def open(self, today: datetime.date = TODAY) -> SurveyedBase:
        base = SurveyedBase(self.root, today)
        assert base.problems == []
        return base

    def told(self, problems: Iterable[Problem]) -> list[str]:
        """Problems as they are printed, with paths from the root."""
        return [str(problem).replace(f"{self.root}/", "") for problem in problems]


@pytest.fixture
def base(tmp_path: Path) -> SmallBase:
    """A sound knowledge base of three entries and one record."""
    base = SmallBase(tmp_path)
    _write(base.originals / "sample.txt", ORIGINAL)
    _write_record(base)
    _write(base.entry, SAFE_HARBOUR)
    _write(base.root / "knowledge/laws/general-comment.yaml", GENERAL_COMMENT)
    _write(base.helpline, HELPLINE)
    _write(base.root / "knowledge/about.yaml", "date: 2026-11-21\n")
    subjects = "safety: {title: Safety, titles: {ar: السلامة, es: Seguridad}, words: [safety]}\n"
    _write(base.root / "knowledge/subjects.yaml", subjects)
    _write(base.root / "knowledge/terminology.yaml", TERMINOLOGY)
    _write(
        base.root / "knowledge/places.yaml",
        "KE: {ar: كينيا, en: Kenya, es: Kenia}\nUG: {en: Uganda}\n",
    )
    _write(base.root / "knowledge/places-also.yaml", "KE: [Kenyan]\n")
    for name in SHARED:
        shared = (REPOSITORY / f"knowledge/{name}.yaml").read_text(encoding="utf-8")
        _write(base.root / f"knowledge/{name}.yaml", shared)
    for language in ("ar", "es"):
        wording = base.root / "knowledge/wording"
        _complete(wording / f"{language}.yaml", wording / "en.yaml")
    return base


def _complete(path: Path, english: Path) -> None:
    """Add the sentences that a language lacks."""
    text = path.read_text(encoding="utf-8")
    lacking = yaml.safe_load(english.read_text(encoding="utf-8"))
    for key in yaml.safe_load(text):
        lacking.pop(key, None)
    if lacking:
        _write(path, text + yaml.safe_dump(lacking))


def _write_record(base: SmallBase) -> None:
    lines = ORIGINAL.splitlines()
    passages = [
        {
            "id": passage["id"],
            **{name: [] for name in ("names", "figures", "years", "addresses")},
            "heading": "Safety",
            "lines": str(number),
            "checksum": checksum(line),
            **passage,
        }
        for number, (line, passage) in enumerate(zip(lines, PASSAGES, strict=True), 1)
    ]
    record = yaml.safe_dump({**RECORD, "passages": passages}, sort_keys=False)
    _write(base.root / "seeds/sample-2024.yaml", record)
    packed = {
        passage["id"]: pack(runs(line)) for line, passage in zip(lines, PASSAGES, strict=True)
    }
    _write(base.root / "seeds/runs/sample-2024.yaml", yaml.safe_dump({"runs": packed}))


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
