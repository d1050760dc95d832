"""`bot fit`: the decision's cuts, from held-out questions and from what the base leaves out.

Three sorts of questions: those of tests/questions, phrases left out of their entry (in scope), and
phrases of entries left out whole (out of scope). Never ../shared/eval or any other measure.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from pathlib import Path

from bot.answering.decision import ASIDE, MOST_CHOICES, Cuts, Evidence, Verdict, verdict
from bot.answering.knowledge import Knowledge
from bot.catalog.entries import whole
from bot.language.words import Typed
from bot.matching import Calibration, Calibrations
from bot.matching.regression import fit
from bot.workbench.questions import Held, read_questions

# Each fifth phrase, then each fifth entry, is left out in turn.
FOLDS = 5
# Left-out questions count less than held-out ones: they are written by the same hand as the rest,
# and a left-out entry is often half covered by its neighbours.
PHRASE_WEIGHT = 0.3
ENTRY_WEIGHT = 0.15
MISSES_HEAD = """\
# Held-out questions that are known to be missed, written by `bot fit`. A test holds the list
# strictly: a miss that is not listed fails, and so does a listed one that is no miss.
missed:"""
START = Cuts(answer=0.7, faint=0.3, choice=0.1, margin=0.02)
# A button for less leads to something else: of 107 matches under 0.05 hardly one was worth a tap.
# With more margin, a clear answer would be hidden behind buttons for the sake of its neighbour.
# The costs are flat between an answer's cuts of 0.42 and 0.56; below 0.52, of 187 hard questions
# that nothing answers one in twenty more gets a sure answer.
_BOUNDS = {"answer": (0.52, 1.0), "choice": (0.08, 1.0), "margin": (0.0, 0.3)}
_STEPS = (*(step / 200 for step in range(1, 10)), *(step / 50 for step in range(1, 50)))

# What each verdict is worth to a person, in the order of `Verdict`. Where the best match is the
# right one, a refusal costs: we know the answer and don't give it.
_RIGHT = dict(zip(Verdict, (1.0, 0.45, 0.3, 0.3, -0.2, -0.5), strict=True))
# Where the right one is among the next matches: a tap away.
_NEAR = dict(zip(Verdict, (-0.3, 0.2, 0.2, 0.3, 0.2, -0.5), strict=True))
# Where it is none of them: a wrong answer given surely costs more than a right one brings.
_WRONG = dict(zip(Verdict, (-1.5, -0.3, -0.1, -0.2, 0.0, 0.1), strict=True))
# Where nothing answers, but the subject is known: saying so serves best.
_BESIDE = dict(zip(Verdict, (-1.8, 0.1, 0.7, 0.2, 1.0, 0.9), strict=True))
# Where the question is about something else altogether.
_FAR = dict(zip(Verdict, (-2.0, -0.6, -0.2, -0.6, 0.4, 1.0), strict=True))


@dataclass(frozen=True)
class Example:
    """A question with what its verdict is reached from."""

    held: Held
    evidence: Evidence
    weight: float = 1.0
    pages: Collection[str] = ()
    """Addresses of pages among all that may match."""

    def reached(self, cuts: Cuts) -> Verdict:
        """A page is shown alone, however sure; it claims nothing, so that it is never wrong."""
        reached = verdict(self.evidence, cuts)
        best = self.evidence.matches[0].id if self.evidence.matches else ""
        if best.startswith(ASIDE):  # which says what we don't know
            return Verdict.NONE
        return Verdict.NEAR if best in self.pages and reached is not Verdict.NONE else reached

    def worth(self, reached: Verdict) -> float:
        if self.held.entry is None:
            told = reached in (Verdict.NEAR, Verdict.FAINT) and self.evidence.missing
            table = _FAR if self.held.group == "far" else _BESIDE
            return table[Verdict.NEAREST if told else reached]  # it says what isn't known
        table = _WRONG if self.place is None else _NEAR if self.place else _RIGHT
        return table[reached]

    @cached_property
    def place(self) -> int | None:
        """Where the right entry stands among the matches that a reply offers, from 0."""
        found = [whole(match.id) for match in self.evidence.matches]
        alone = [one for one in found[:1] if one in self.pages]
        offered = alone or [one for one in found if one not in self.pages][:MOST_CHOICES]
        return offered.index(self.held.entry) if self.held.entry in offered else None


def left_out(knowledge: Knowledge) -> list[Example]:
    """The examples that a knowledge base gives by leaving something out."""
    found: list[Example] = []
    for fold in range(FOLDS):
        found += _phrases_left_out(knowledge, fold)
        found += _entries_left_out(knowledge, fold)
    return found


def held_out(knowledge: Knowledge, questions: Path) -> list[Example]:
    """The examples of tests/questions alone."""
    return [_example(knowledge, held) for held in read_questions(questions)]


def gather_evidence(knowledge: Knowledge, question: str) -> Evidence:
    """What the decision on a question rests on."""
    typed = knowledge.typed(question)
    found = knowledge.gazetteer.find_all(typed)
    matches = knowledge.finder.search(typed, None, found)
    return knowledge.decision.evidence(typed, matches, found)


def misses(found: Iterable[Example], cuts: Cuts) -> list[str]:
    """Held-out questions whose entry a reply offers neither at once nor a tap away, and questions
    without an entry that get a sure answer."""
    missed = []
    for one in found:
        reached = one.reached(cuts)
        if one.held.entry is None:
            wrong = reached is Verdict.ANSWER
        else:
            wrong = reached is Verdict.NONE or one.place is None
        if wrong:
            missed.append(one.held.text)
    return sorted(missed)


def fit_calibration(knowledge: Knowledge, questions: Path) -> Calibration:
    """How often the best match is right, by its features, over the held-out questions."""
    return fit(
        [
            (found.features, whole(found.match.id) == held.entry)
            for held in read_questions(questions)
            for found in knowledge.finder.explain(Typed(held.text)).matches[:1]
        ]
    )


def fit_cuts(found: Sequence[Example], start: Cuts) -> Cuts:
    """Climb one cut at a time until none gains; the same examples always give the same cuts."""
    best, worth = start, _worth(found, start)
    while True:
        before = worth
        for field in fields(Cuts):
            least, most = _BOUNDS.get(field.name, (0.0, 1.0))
            for step in (one for one in _STEPS if least <= one <= most):
                tried = replace(best, **{field.name: step})
                gained = _worth(found, tried)
                if gained > worth + 1e-9:
                    best, worth = tried, gained
        if worth == before:
            return best


def rates(found: Iterable[Example], cuts: Cuts) -> dict[str, dict[str, float]]:
    """Shares, by group: shown at once, a tap away, answered wrongly and surely, refused."""
    counts: dict[str, Counter[str]] = {}
    for example in found:
        reached = example.reached(cuts)
        shows = reached in (Verdict.ANSWER, Verdict.NEAR, Verdict.FAINT)
        count = counts.setdefault(example.held.group, Counter())
        count["asked"] += 1
        count["shown"] += shows and example.place == 0
        count["a tap away"] += reached is not Verdict.NONE and example.place is not None
        count["wrong answers"] += reached is Verdict.ANSWER and example.place != 0
        count["closest"] += reached is Verdict.NEAR
        count["perhaps"] += reached is Verdict.FAINT
        count["not known"] += reached in (Verdict.NEAREST, Verdict.NONE)
    return {
        group: {name: round(count[name] / count["asked"], 3) for name in count if name != "asked"}
        for group, count in counts.items()
    }


def _phrases_left_out(knowledge: Knowledge, fold: int) -> Iterator[Example]:
    """Every fifth phrase asked of a base without it: in scope."""
    kept, asked = [], []
    for document in knowledge.finder.documents:
        out = document.utterances[1:][fold::FOLDS]
        left = [said for said in document.utterances if said not in out]
        kept.append(replace(document, utterances=left))
        entry = document.group or document.id
        asked += [Held(said, entry, "phrase left out") for said in out[:1]]
    without = replace(knowledge, finder=knowledge.finder.over(kept))
    yield from (_example(without, held, PHRASE_WEIGHT) for held in asked)


def _entries_left_out(knowledge: Knowledge, fold: int) -> Iterator[Example]:
    """A phrase of every fifth entry asked of a base without these entries: out of scope."""
    documents = knowledge.finder.documents
    groups = list(dict.fromkeys(document.group for document in documents))[fold::FOLDS]
    out = [document for document in documents if document.group in groups]
    kept = [document for document in documents if document.group not in groups]
    without = replace(knowledge, finder=knowledge.finder.over(kept))
    for document in out:
        held = Held(document.utterances[-1], None, "entry left out")
        yield _example(without, held, ENTRY_WEIGHT)


def _example(knowledge: Knowledge, held: Held, weight: float = 1.0) -> Example:
    return Example(held, gather_evidence(knowledge, held.text), weight, knowledge.catalog.pages)


def _worth(found: Iterable[Example], cuts: Cuts) -> float:
    return sum(one.worth(one.reached(cuts)) * one.weight for one in found)


def refit(knowledge: Knowledge, root: Path, today: str) -> str:
    """Fit, write knowledge/decision.yaml and tests/known_misses.yaml; returns the former's text.

    The knowledge reads by meaning too.
    """
    questions = root / "tests" / "questions"
    finder = knowledge.finder
    alone = replace(knowledge, finder=finder.by_spelling())
    calibrations = Calibrations(
        fit_calibration(alone, questions), fit_calibration(knowledge, questions)
    )
    knowledge = replace(knowledge, finder=finder.calibrated(calibrations))
    held = held_out(knowledge, questions)
    found = [*held, *left_out(knowledge)]
    cuts = fit_cuts(found, START)
    text = _written(cuts, calibrations, rates(found, cuts), today)
    (root / "knowledge" / "decision.yaml").write_text(text, encoding="utf-8")
    missed = misses(held, cuts)
    lines = [MISSES_HEAD, *(f"  - {json.dumps(one, ensure_ascii=False)}" for one in missed)]
    (root / "tests" / "known_misses.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return text


def _written(
    cuts: Cuts, calibrations: Calibrations, measured: dict[str, dict[str, float]], today: str
) -> str:
    lines = [
        "# Where the decision cuts a confidence (0 to 1), and how a confidence is computed.",
        "# Written by `bot fit` from tests/questions and the knowledge base; never edit by hand.",
        f"date: {today}",
        *(f"{field.name}: {getattr(cuts, field.name)}" for field in fields(Cuts)),
        "calibrations:",
        f"  spelling: {_coefficients(calibrations.spelling)}",
        f"  both: {_coefficients(calibrations.both)}",
        "rates:",
    ]
    for group, shares in measured.items():
        told = ", ".join(f"{name}: {share}" for name, share in shares.items())
        lines.append(f"  {group}: {{{told}}}")
    return "\n".join(lines) + "\n"


def _coefficients(calibration: Calibration | None) -> str:
    assert calibration is not None
    told = (f"{name}: {value:.6g}" for name, value in calibration.to_dict().items())
    return f"{{{', '.join(told)}}}"
