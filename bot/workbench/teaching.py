"""`bot teach`: the classifiers of the safeguarding screen, learnt from its examples.

A curator's tool, run with `uv run --group teach bot teach`; the bot itself reads what it writes.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

from bot.catalog.catalog import Catalog
from bot.catalog.reading import read_catalog
from bot.catalog.validation import read_model
from bot.catalog.vocabularies import AboutFile
from bot.safeguarding import Screen, read_screen
from bot.safeguarding.classifier import CLASSIFIERS, DAMPING, EXAMPLES, NONE, Classifier
from bot.safeguarding.features import BUCKETS
from bot.safeguarding.reading import read_languages
from bot.workbench.screening import rates, read_cries

# Inverse of the penalty on weights; 10 to 50 are alike on messages by other hands.
FREEDOM = 50.0
# Weights are kept in a byte.
MOST = 127
# Of a phrase of an entry, beside 1 for an example: there are many, and they are alike.
PHRASE_WEIGHT = 0.3


@dataclass(frozen=True)
class Lesson:
    """One example: its features, and what it is."""

    features: Collection[int]
    label: str
    weight: float = 1.0


def teach(lessons: Sequence[Lesson]) -> Classifier:
    """Learn to tell the labels apart, by regularised softmax regression."""
    from scipy.sparse import csr_matrix  # both of the group `teach`
    from sklearn.linear_model import LogisticRegression

    starts, places, values = [0], [], []
    for lesson in lessons:
        places += sorted(lesson.features)
        values += [1 / sqrt(len(lesson.features) + DAMPING)] * len(lesson.features)
        starts.append(len(places))
    rows = csr_matrix((values, places, starts), shape=(len(lessons), BUCKETS))
    model = LogisticRegression(C=FREEDOM, max_iter=500)
    model.fit(
        rows,
        [lesson.label for lesson in lessons],
        sample_weight=[lesson.weight for lesson in lessons],
    )
    scale = float(abs(model.coef_).max()) / MOST
    weights = (model.coef_.T / scale).round().astype(int).ravel().tolist()
    return Classifier(list(model.classes_), model.intercept_.tolist(), weights, scale)


def teach_screen(root: Path) -> str:
    """Write the screen's classifiers anew; returns what was learnt from."""
    knowledge = root / "knowledge"
    lessons, languages = lessons_of(root)
    taught = {"concern": teach(lessons), "language": teach(languages)}
    written = {name: classifier.as_json() for name, classifier in taught.items()}
    path = knowledge / CLASSIFIERS
    path.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
    learnt = f"{path}: {len(languages)} examples, {len(lessons) - len(languages)} phrases"
    seen = rates(read_screen(knowledge), root / "tests" / "cries")
    return "\n".join([learnt, *(f"  {language}: {shares}" for language, shares in seen.items())])


def lessons_of(root: Path) -> tuple[list[Lesson], list[Lesson]]:
    """What to learn concerns from, and what languages; raises KnowledgeError."""
    screen = Screen(read_languages(root / "knowledge" / "safeguarding"), {})
    examples = list(read_cries(root / "knowledge" / EXAMPLES))
    seen = [screen.features(cry.text) for cry in examples]
    concerns = [Lesson(one, cry.label) for one, cry in zip(seen, examples, strict=True)]
    concerns += [
        Lesson(screen.features(phrase), NONE, PHRASE_WEIGHT)
        for _, phrase in ordinary_phrases(read_catalog(root), root / "knowledge")
    ]
    return concerns, [Lesson(one, cry.language) for one, cry in zip(seen, examples, strict=True)]


def ordinary_phrases(catalog: Catalog, knowledge: Path) -> Iterator[tuple[str, str]]:
    """Ids of entries, each with what we invite people to ask: these are ordinary questions.

    But for the entries that about.yaml lists as asked by people in need.
    """
    in_need = read_model(knowledge / "about.yaml", AboutFile).asked_in_need
    for entry in catalog.entries.values():
        if entry.id not in in_need:
            for phrase in (entry.title, entry.summary, *entry.phrases):
                yield entry.id, phrase
