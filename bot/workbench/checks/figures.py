"""Every figure was read where its entry says, and is told with what qualifies it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from bot.catalog.entries import Entry, Kind
from bot.catalog.facts import Figure
from bot.catalog.records import RecordedFigure
from bot.errors import Problem
from bot.workbench.checks.surveyed_base import SurveyedBase
from bot.workbench.records.counting import amounts, numbers, words

_HEDGES = re.compile(
    r"\b(?:over|more than|above|at least|up to|as many as|almost|nearly|about|around|some|roughly"
    r"|under|less than|fewer than|at most|estimat\w*|project\w*|expect\w*|forecast\w*|predict\w*"
    r"|could|would|may|might|between|from|rang\w*|poll\w*|survey\w*|report\w*|believ\w*|planned"
    r"|reach\w*|exceed\w*|than|average|minimum|maximum|approximately|or more)\b",
    re.IGNORECASE,
)
"""Words that qualify a number; which of them fits is for a reader to judge."""
_SENTENCE = re.compile(r"[^.!?]+(?:[.!?](?=\S)[^.!?]*)*[.!?]?")


def check_figures(base: SurveyedBase) -> Iterator[Problem]:
    """Figures that their passage's record or their link's facts don't hold like that."""
    for entry in base.entries:
        for at, figure in enumerate(entry.figures):
            for key, message in (*_misread(figure, entry, base), *_misdated(figure, entry, base)):
                yield base.problem(entry, ("figures", at, key), message)


def check_qualifiers(base: SurveyedBase) -> Iterator[Problem]:
    """Sentences that state a qualified figure without any such word, as warnings."""
    for entry in base.entries:
        for figure in entry.figures:
            for field, sentence in _plainly(figure, entry):
                message = f"found {figure.value} told plainly, expected {figure.qualifier!r}"
                near = " ".join(sentence.split()[:3])
                yield base.problem(entry, (field,), message, near=near, warning=True)


def check_newest(base: SurveyedBase) -> Iterator[Problem]:
    """Figures whose newest value another part knows otherwise; a paper's own entry keeps its."""
    newest: dict[tuple[str, ...], dict[str, tuple[Figure, Entry]]] = defaultdict(dict)
    for entry in base.entries:
        for figure in entry.figures:
            of_part = newest[_counted(figure)]
            if entry.id not in of_part or of_part[entry.id][0].as_of <= figure.as_of:
                of_part[entry.id] = figure, entry
    for told in newest.values():
        best, where = max(told.values(), key=lambda one: one[0].as_of)
        for figure, entry in told.values():
            if entry.kind is not Kind.SUBMISSION and not _is_same(figure, best):
                message = (
                    f"found {_dated(figure)} {figure.unit}, expected {_dated(best)} as in"
                    f" {where.id}, or another `of`"
                )
                at = entry.figures.index(figure)
                yield base.problem(entry, ("figures", at, "value"), message)


def _counted(figure: Figure) -> tuple[str, ...]:
    """What a figure counts, for comparing."""
    return tuple(" ".join(words(text)) for text in (figure.of, figure.unit, figure.where))


def _is_same(one: Figure, other: Figure) -> bool:
    """A year and a month of it may be the same day."""
    dated = one.as_of.startswith(other.as_of) or other.as_of.startswith(one.as_of)
    return dated and sorted(amounts(one.value)) == sorted(amounts(other.value))


def _dated(figure: Figure) -> str:
    return f"{figure.value} ({figure.as_of or 'no date'})"


def same_amounts(one: str, other: str) -> bool:
    """Do two values state the same numbers: "10,000" and "10.000", "nine" and "9"?"""
    return bool(amounts(one)) and sorted(amounts(one)) == sorted(amounts(other))


def _misread(figure: Figure, entry: Entry, base: SurveyedBase) -> Iterator[tuple[str, str]]:
    if not amounts(figure.value):
        yield "value", f"found {figure.value!r}, expected a number"
    elif figure.passage:
        recorded = base.catalog.passages[figure.passage].figures
        for value in _parts(figure, recorded):
            alike = [one for one in recorded if same_amounts(one.value, value)]
            yield from _unlike(value, figure, alike)
    else:
        facts = [fact for link in entry.links if link.url == figure.link for fact in link.facts]
        held = {amount for fact in facts for amount in amounts(fact)}
        for amount in amounts(figure.value):
            if amount not in held:
                yield "value", f"found {amount}, expected a number in the facts of {figure.link}"


def _parts(figure: Figure, recorded: Sequence[RecordedFigure]) -> list[str]:
    """The value whole where the record has it so, else its numbers: "1–20" may be read as two."""
    whole = any(same_amounts(one.value, figure.value) for one in recorded)
    return [figure.value] if whole else amounts(figure.value)


def _unlike(
    value: str, figure: Figure, recorded: Sequence[RecordedFigure]
) -> Iterator[tuple[str, str]]:
    """What differs from the nearest of the record's figures with the same numbers."""
    if not recorded:
        yield "value", f"found {value!r}, expected a number that {figure.passage} holds"
        return
    alike = [one for one in recorded if one.unit.casefold() == figure.unit.casefold()]
    if not alike:
        units = " or ".join(repr(one.unit) for one in recorded)
        yield "unit", f"found {figure.unit!r}, expected {units} as in {figure.passage}"
    elif figure.qualifier.casefold() not in {one.qualifier.casefold() for one in alike}:
        known = " or ".join(repr(one.qualifier) for one in alike)
        yield "qualifier", f"found {figure.qualifier!r}, expected {known} as in {figure.passage}"


def _misdated(figure: Figure, entry: Entry, base: SurveyedBase) -> Iterator[tuple[str, str]]:
    """A year that no cited passage, no title of its submission and no link's fact holds."""
    catalog = base.catalog
    passages = [catalog.passages[cited] for cited in entry.sources]
    sources = [catalog.sources[passage.source] for passage in passages]
    known = {year for passage in passages for year in passage.years}
    known |= {source.year for source in sources}
    texts = [text for source in sources for text in (source.title, source.occasion)]
    texts += [text for passage in passages for text in passage.names]
    texts += [fact for link in entry.links for fact in (link.title, *link.facts)]
    known |= {number for text in texts for number in numbers(text)}
    year = figure.as_of[:4]
    if year and year not in known:
        yield "as_of", f"found {figure.as_of!r}, expected a year of a cited passage or link"


def _plainly(figure: Figure, entry: Entry) -> Iterator[tuple[str, str]]:
    if not figure.qualifier:
        return
    stated = set(amounts(figure.value))
    for field, text in (("summary", entry.summary), ("text", entry.text)):
        for sentence in _SENTENCE.findall(text):
            if stated <= set(amounts(sentence)) and not _is_qualified(sentence, figure.qualifier):
                yield field, sentence


def _is_qualified(sentence: str, qualifier: str) -> bool:
    return bool(_HEDGES.search(sentence)) or qualifier.casefold() in sentence.casefold()
