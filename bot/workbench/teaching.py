"""`bot teach`: the classifiers of the safeguarding screen, learnt from its examples.

A curator's tool, run with `uv run --group teach bot teach`; the bot itself reads what it writes.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from math import log
from pathlib import Path
from typing import NamedTuple

from bot.catalog.catalog import Catalog
from bot.catalog.safety_files import NONE, TeachingFile
from bot.catalog.survey import read_catalog
from bot.catalog.validation import validated
from bot.catalog.yaml_file import read_yaml
from bot.errors import KnowledgeError
from bot.language.languages import read_word_lists
from bot.language.words import words
from bot.safeguarding import Screen, classifier
from bot.safeguarding.arbitration import SURE, UNSURE
from bot.safeguarding.classifier import Classifier, length
from bot.safeguarding.lexicons import FOLDER, read_lexicons
from bot.safeguarding.parts import sentences
from bot.workbench.questions import Cry, read_cries

# Inverse of the penalty on weights; 20 to 100 are alike on messages by other hands.
FREEDOM = 100.0
# Weights are kept in a byte.
MOST = 127
# Of a phrase of an entry, against 1 for an example: there are many, and they are alike.
PHRASE_WEIGHT = 0.3
# Every fifth phrase and every sixth cry is taught behind a background, too: it makes no question a
# cry, and hides none. Without them, "I'm a teacher. What is grooming?" got a card. Cries taught
# beside phrases made more plain questions cries.
EVERY_PHRASE, EVERY_CRY, BEHIND_WEIGHT = 5, 6, 0.6
# The curve that is printed: every fourth example, every second, all; and probabilities of trouble.
LEARNT_PARTS = (4, 2, 1)
CUTS = (0.02, 0.04, 0.1, 0.2, 0.4, 0.6, 0.8)
ALL = "all"
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
        size = classifier.RARITY_STEPS * length([rare[one] for one in seen])
        places += seen
        values += [rare[one] / size for one in seen]
        starts.append(len(places))
    rows = csr_matrix((values, places, starts), shape=(len(lessons), classifier.BUCKETS))
    model = LogisticRegression(C=FREEDOM, max_iter=300)
    model.fit(
        rows,
        [lesson.label for lesson in lessons],
        sample_weight=[lesson.weight for lesson in lessons],
    )
    weighed = model.coef_ * [one / classifier.RARITY_STEPS for one in rare]
    scale = float(abs(weighed).max()) / MOST
    weights = (weighed.T / scale).round().astype("int8").tobytes()
    return Classifier(list(model.classes_), model.intercept_.tolist(), weights, scale, rare)


def rarities(lessons: Sequence[Lesson]) -> bytes:
    """How rare each feature is: 1 + log(lessons / lessons that have it), in whole steps."""
    having = Counter(one for lesson in lessons for one in lesson.features)
    rare = (1 + log((len(lessons) + 1) / (having[one] + 1)) for one in range(classifier.BUCKETS))
    return bytes(round(classifier.RARITY_STEPS * one) for one in rare)


def teach_screen(root: Path) -> str:
    """Write the screen's classifiers anew; returns what was learnt from, and what it sees."""
    lexicons = read_lexicons(root / "knowledge" / FOLDER)
    features = Screen(lexicons, {}).features
    catalog = read_catalog(root)
    examples = list(read_cries(root / "knowledge" / classifier.EXAMPLES))
    languages = read_word_lists(root / "knowledge")
    every = languages.every
    cries_for_help, backgrounds = read_teaching(root / "knowledge", catalog)
    phrases = [*_phrases(catalog, cries_for_help, every.personal - every.addresses_us)]
    cries = [Lesson(features(cry.text), cry.label) for cry in examples]
    calm = [Lesson(features(phrase), NONE, PHRASE_WEIGHT) for phrase in phrases]
    english = [cry for cry in examples if cry.language == "en" and cry.label != NONE]
    behind = [
        Lesson(features(text), label, weight)
        for text, label, weight in _behind(backgrounds, phrases, english)
    ]
    spoken = [
        replace(lesson, label=cry.language) for lesson, cry in zip(cries, examples, strict=True)
    ]
    language = teach(spoken)
    taught = {part: teach([*cries[::part], *calm, *behind]) for part in LEARNT_PARTS}
    path = root / "knowledge" / classifier.CLASSIFIERS
    classifiers = {"concern": taught[1], "language": language}
    written = {name: one.as_json() for name, one in classifiers.items()}
    path.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")

    def seen(
        concern: Classifier, sure: float = SURE, unsure: float = UNSURE
    ) -> dict[str, dict[str, float]]:
        both = {"concern": concern, "language": language}
        screen = Screen(lexicons, both, lists=languages.values(), sure=sure, unsure=unsure)
        return screen_rates(screen, root / "tests" / "cries")

    told = [f"{path}: {len(examples)} examples, {len(phrases)} phrases"]
    told += [f"  {code}: {shares}" for code, shares in seen(taught[1]).items()]
    told += [f"  1/{part} of the examples: {seen(taught[part])[ALL]}" for part in LEARNT_PARTS]
    for cut in CUTS:
        shares = seen(taught[1], sure=cut, unsure=cut)[ALL]
        told.append(f"  cut {cut}: {shares['cries: seen']} of cries, {shares['ordinary: seen']}")
    return "\n".join(told)


class Teaching(NamedTuple):
    """What teaching.yaml says."""

    cries_for_help: frozenset[str]
    """Ids of the entries with phrases that call for help."""
    backgrounds: tuple[str, ...]


def read_teaching(knowledge: Path, catalog: Catalog) -> Teaching:
    """Raises KnowledgeError for unknown entries."""
    file = read_yaml(knowledge / TEACHING)
    said = validated(file, TeachingFile)
    ids = said.cries_for_help
    unknown = [
        file.problem(("cries_for_help", at), f"found {name!r}, expected the id of an entry")
        for at, name in enumerate(ids)
        if name not in catalog.entries
    ]
    if unknown:
        raise KnowledgeError(unknown)
    return Teaching(frozenset(ids), tuple(said.backgrounds))


def _phrases(
    catalog: Catalog, cries_for_help: Collection[str], personal: Set[str]
) -> Iterator[str]:
    """What we invite people to ask is an ordinary question, and so is each sentence of it; where
    some call for help, those in which nobody is spoken of."""
    for entry in catalog.parts.values():
        for text in filter(None, (entry.title, entry.summary, *entry.phrases)):
            if entry.whole not in cries_for_help:
                yield from (text, *sentences(text))
            elif personal.isdisjoint(words(text)):
                yield text


def _behind(
    backgrounds: Sequence[str], phrases: Sequence[str], cries: Sequence[Cry]
) -> Iterator[tuple[str, str, float]]:
    """Text, label and weight of backgrounds, and of what stands behind one."""
    if not backgrounds:
        return
    yield from ((said, NONE, 1.0) for said in backgrounds)
    asked = [text for text in phrases if text.isascii() and " " in text]
    for at, text in enumerate(asked[::EVERY_PHRASE]):
        yield f"{backgrounds[at % len(backgrounds)]} {text}", NONE, BEHIND_WEIGHT
    for at, cry in enumerate(cries[::EVERY_CRY]):
        yield f"{backgrounds[at * 7 % len(backgrounds)]} {cry.text}", cry.label, BEHIND_WEIGHT


def screen_rates(screen: Screen, folder: Path) -> dict[str, dict[str, float]]:
    """Shares, by language and of all: cries that get a card, one of the right concern, or at least
    a question; and ordinary messages that get a card, or one of both."""
    counts: dict[str, Counter[str]] = {}
    for cry in read_cries(folder):
        found = screen.look(cry.text)
        kind = "ordinary" if cry.label == NONE else "cries"
        for name in (cry.language, ALL):
            count = counts.setdefault(name, Counter())
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
