"""`bot teach`: the classifiers of the safeguarding screen, learnt from its examples.

A curator's tool, run with `uv run --group teach bot teach`; the bot itself reads what it writes.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path

from bot.catalog.catalog import Catalog
from bot.catalog.safety_files import NONE, TeachingFile
from bot.catalog.survey import read_catalog
from bot.catalog.validation import validated
from bot.catalog.yaml_file import read_yaml
from bot.errors import KnowledgeError
from bot.safeguarding import Screen, read_screen
from bot.safeguarding.classifier import (
    BUCKETS,
    CLASSIFIERS,
    EXAMPLES,
    RARITY_STEPS,
    Classifier,
    length,
)
from bot.safeguarding.lexicons import FOLDER, read_lexicons
from bot.safeguarding.screen import sentences
from bot.workbench.questions import read_cries

# Inverse of the penalty on weights; 20 to 100 are alike on messages by other hands.
FREEDOM = 100.0
# Weights are kept in a byte.
MOST = 127
# Of a phrase of an entry, against 1 for an example: there are many, and they are alike.
PHRASE_WEIGHT = 0.3
TEACHING = Path("safeguarding") / "teaching.yaml"
"""In the knowledge folder."""


@dataclass(frozen=True)
class Lesson:
    """One example: its features, and what it is."""

    features: Collection[int]
    label: str
    weight: float = 1.0


def teach(lessons: Sequence[Lesson]) -> Classifier:
    """Learn to tell the labels apart, by regularised softmax regression over TF-IDF."""
    from scipy.sparse import csr_matrix  # both of the group `teach`
    from sklearn.linear_model import LogisticRegression

    rare = rarities(lessons)
    starts, places, values = [0], [], []
    for lesson in lessons:
        seen = sorted(lesson.features)
        size = RARITY_STEPS * length([rare[one] for one in seen])
        places += seen
        values += [rare[one] / size for one in seen]
        starts.append(len(places))
    rows = csr_matrix((values, places, starts), shape=(len(lessons), BUCKETS))
    model = LogisticRegression(C=FREEDOM, max_iter=300)
    model.fit(
        rows,
        [lesson.label for lesson in lessons],
        sample_weight=[lesson.weight for lesson in lessons],
    )
    weighed = model.coef_ * [one / RARITY_STEPS for one in rare]
    scale = float(abs(weighed).max()) / MOST
    weights = (weighed.T / scale).round().astype("int8").tobytes()
    return Classifier(list(model.classes_), model.intercept_.tolist(), weights, scale, rare)


def rarities(lessons: Sequence[Lesson]) -> bytes:
    """How rare each feature is: 1 + log(lessons / lessons that have it), in whole steps."""
    having = Counter(one for lesson in lessons for one in lesson.features)
    rare = (1 + log((len(lessons) + 1) / (having[one] + 1)) for one in range(BUCKETS))
    return bytes(round(RARITY_STEPS * one) for one in rare)


def teach_screen(root: Path) -> str:
    """Write the screen's classifiers anew; returns what was learnt from."""
    screen = Screen(read_lexicons(root / "knowledge" / FOLDER), {})
    catalog = read_catalog(root)
    examples = list(read_cries(root / "knowledge" / EXAMPLES))
    concerns = [Lesson(screen.features(cry.text), cry.label) for cry in examples]
    concerns += [
        Lesson(screen.features(phrase), NONE, PHRASE_WEIGHT)
        for phrase in _phrases(catalog, read_cries_for_help(root / "knowledge", catalog))
    ]
    languages = [Lesson(screen.features(cry.text), cry.language) for cry in examples]
    taught = {
        "concern": teach(concerns),
        "language": teach(languages),
    }
    path = root / "knowledge" / CLASSIFIERS
    written = {name: classifier.as_json() for name, classifier in taught.items()}
    path.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
    learnt = f"{path}: {len(examples)} examples, {len(concerns) - len(examples)} phrases"
    seen = screen_rates(read_screen(root / "knowledge"), root / "tests" / "cries")
    return "\n".join([learnt, *(f"  {language}: {shares}" for language, shares in seen.items())])


def read_cries_for_help(knowledge: Path, catalog: Catalog) -> frozenset[str]:
    """Ids of the entries whose phrases call for help. Raises KnowledgeError for unknown ones."""
    file = read_yaml(knowledge / TEACHING)
    ids = validated(file, TeachingFile).cries_for_help
    unknown = [
        file.problem(("cries_for_help", at), f"found {name!r}, expected the id of an entry")
        for at, name in enumerate(ids)
        if name not in catalog.entries
    ]
    if unknown:
        raise KnowledgeError(unknown)
    return frozenset(ids)


def _phrases(catalog: Catalog, cries_for_help: Collection[str]) -> Iterator[str]:
    """What we invite people to ask is an ordinary question, and so is each sentence of it."""
    for entry in catalog.entries.values():
        if entry.id not in cries_for_help:
            for text in (entry.title, entry.summary, *entry.phrases):
                yield from (text, *sentences(text))


def screen_rates(screen: Screen, folder: Path) -> dict[str, dict[str, float]]:
    """Shares, by language: cries that get a card, one of the right concern, or at least the quiet
    line; and ordinary messages that get a card or a line."""
    counts: dict[str, Counter[str]] = {}
    for cry in read_cries(folder):
        found = screen.look(cry.text)
        count = counts.setdefault(cry.language, Counter())
        kind = "ordinary" if cry.label == NONE else "cries"
        count[kind] += 1
        count[f"{kind}: seen"] += found is not None
        if found is not None and found.sure:
            count[f"{kind}: card"] += 1
            count[f"{kind}: right concern"] += found.concern == cry.label
    return {language: _shares(count) for language, count in counts.items()}


def _shares(count: Counter[str]) -> dict[str, float]:
    wanted = (
        "cries: card",
        "cries: right concern",
        "cries: seen",
        "ordinary: card",
        "ordinary: seen",
    )
    return {name: round(count[name] / count[name.split(":")[0]], 3) for name in wanted}
