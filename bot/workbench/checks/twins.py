"""Parts that tell the same: each fact has one place, so that it can't drift apart from itself."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from bot.catalog.references import hint
from bot.catalog.vocabularies import NearTwinsFile
from bot.errors import Problem
from bot.workbench.checks.surveyed_base import SurveyedBase
from bot.workbench.records.counting import words

MOST_ALIKE = 0.5
"""Cosine. Of twenty pairs above 0.6 that were read, all told the same facts."""

Vector = Mapping[str, float]


def check_twins(base: SurveyedBase) -> Iterator[Problem]:
    """Near twins outside countries' helplines that near-twins.yaml doesn't declare, and declared
    ones that are none."""
    parts = {entry.id: entry for entry in base.entries if not entry.is_national}
    found = near_twins({id_: f"{one.title} {one.text}" for id_, one in parts.items()})
    declared = set()
    for path, file in base.all_of(NearTwinsFile).items():
        for at, pair in enumerate(file.pairs):
            twins = frozenset(pair.parts)
            declared.add(twins)
            for place, told in _misdeclared(twins, found, base):
                yield base.files[path].problem(("pairs", at, *place), told)
    for (one, other), alike in found.items():
        if {one, other} not in declared:
            told = f"found what {other} tells, too (likeness {alike:.2f}), expected each fact once"
            yield base.problem(parts[one], ("text",), told)


def _misdeclared(
    twins: Iterable[str], found: Mapping[tuple[str, str], float], base: SurveyedBase
) -> Iterator[tuple[tuple[str, ...], str]]:
    known = base.catalog.parts
    unknown = [one for one in sorted(twins) if one not in known]
    for one in unknown:
        meant = hint(one, known, base.catalog.renewed)
        yield ("parts",), f"found {one!r}, expected an entry or a part of one{meant}"
    if not unknown and not base.problems and tuple(sorted(twins)) not in found:
        yield (), "found parts that are no near twins any more, expected only such"


def near_twins(texts: Mapping[str, str]) -> Mapping[tuple[str, str], float]:
    """Pairs of ids with their likeness, above `MOST_ALIKE`: cosine of (1 + log tf) · log(N/df)."""
    counts = {id_: Counter(words(text)) for id_, text in texts.items()}
    spread = Counter(word for count in counts.values() for word in count)
    weights = {word: math.log(len(counts) / many) for word, many in spread.items()}
    vectors = {id_: _vector(count, weights) for id_, count in counts.items()}
    sharing: dict[str, list[str]] = defaultdict(list)
    for id_, vector in vectors.items():
        for word in _telling(vector, spread):
            sharing[word].append(id_)
    pairs = {pair for ids in sharing.values() for pair in combinations(sorted(ids), 2)}
    likeness = {(a, b): _dot(vectors[a], vectors[b]) for a, b in sorted(pairs)}
    return {pair: alike for pair, alike in likeness.items() if alike > MOST_ALIKE}


def _vector(count: Counter[str], weights: Vector) -> Vector:
    vector = {word: (1 + math.log(many)) * weights[word] for word, many in count.items()}
    length = math.hypot(*vector.values()) or 1
    return {word: value / length for word, value in vector.items()}


def _telling(vector: Vector, spread: Counter[str]) -> list[str]:
    """The rarest words of a text, but for so many that the others can't make it a twin of any.

    Twins share the rarest word that they have in common, and it is among these of both.
    """
    common_first = sorted(vector, key=lambda word: (-spread[word], word))
    rest = 0.0
    for at, word in enumerate(common_first):
        rest += vector[word] ** 2
        if rest > MOST_ALIKE**2:
            return common_first[at:]
    return []


def _dot(one: Vector, other: Vector) -> float:
    return sum(value * other[word] for word, value in one.items() if word in other)
