"""What of an entry is shown where there isn't room for all of it: what the question is after."""

from __future__ import annotations

import math
import re
from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from bot.catalog.catalog import Catalog
from bot.catalog.entries import Entry
from bot.catalog.facts import Figure
from bot.language.word_lists import WordLists
from bot.language.words import Typed, stem, words
from bot.replies.blocks import Block, length, paragraphs

_SENTENCE_END = re.compile(
    r"(?<=[^.\s]{3}[.!?]) (?=[^a-z0-9])|(?<=[^.\s]{3}[.!?][\"”’')]) (?=[^a-z0-9])|(?<=[।؟]) "
)
"""Behind "No." or "U.S." none ends: what stands before a full stop is a word or a number."""


EARLY = 160  # characters of a paragraph
LEAST_BEHIND = 60  # characters that are left for a paragraph which doesn't fit whole
LEAST_LEAD = 1.0
"""A later paragraph that holds so little more of the question than the first doesn't lead."""


class Point(NamedTuple):
    """What of an entry stands first."""

    figure: Figure | None = None
    paragraph: int = 0
    leads: bool = False
    """Is the first paragraph cut for it, where both don't fit?"""


class Points:
    """Finds what of an entry a question is after.

    An entry's points are its figures, numbered from 1; behind them its paragraphs but the first,
    before which the first may be cut; and these again, for where it stays whole. Where a question
    is after none of them, its point is 0.
    """

    def __init__(
        self, catalog: Catalog, english: WordLists, meant: Callable[[Typed], Sequence[str]]
    ) -> None:
        """`meant` gives the words of a question, slips repaired."""
        self._catalog = catalog
        self._english = english
        self._meant = meant
        # "Project", "law": who says what a thing is called chooses no paragraph by it.
        self._small = english.function_words | english.noise_words | english.common_words

    def of(self, entry: Entry, typed: Typed, telling: Collection[int] = ()) -> int:
        """`telling` are the paragraphs that tell the sort of answer that the question expects."""
        if entry.is_national:
            return 0
        return self._figure(entry, typed) or self._paragraph(entry, typed, telling)

    def _figure(self, entry: Entry, typed: Typed) -> int:
        """A figure that the question gives; else one that counts what it names, of the year that it
        names or the newest."""
        for at, figure in enumerate(entry.figures, 1):
            if len(figure.value) > 1 and figure.value in typed.words and not self._is_day(figure):
                return at
        answers = self._english.answers
        asks = [
            name
            for name in ("share", "count")
            if name in answers and answers[name].asked.stand_in(typed.text, typed.words)
        ]
        said = self._content(typed.words) - _stems(entry.title)

        def worth(figure: Figure) -> tuple[int, bool, str]:
            counted = _stems(f"{figure.unit} {figure.of} {figure.where}")
            return len(counted & said), figure.as_of[:4] in typed.words, figure.as_of

        fit = [one for one in entry.figures if "share" not in asks or one.unit.startswith("%")]
        best = max(fit, key=worth, default=None) if asks else None
        return entry.figures.index(best) + 1 if best and worth(best)[0] else 0

    def _is_day(self, figure: Figure) -> bool:
        """Is it of a date? A question that names one asks for something else."""
        months = self._english.answers["day"].given if "day" in self._english.answers else None
        return months is not None and months.stand_in(figure.unit, words(figure.unit))

    def _paragraph(self, entry: Entry, typed: Typed, telling: Collection[int]) -> int:
        """The paragraph of the sentence that holds most of the question, by rarity of words.

        It leads where that is clearly more than the first paragraph holds in one sentence, and the
        first doesn't tell the sort of answer that is asked for. A word of the title chooses none:
        it is said of the whole. Measured on 519 questions whose entry was right: the fact stood in
        the first 350 characters of 94 %; of 90 % where whole paragraphs were compared.
        """
        said = self._content([*typed.words, *self._meant(typed)]) - _stems(entry.title)
        held = self._sentences.held(entry, said)
        chosen = telling if telling and 0 not in telling else range(len(held))
        best = max(chosen, key=lambda at: (held[at], -at))
        if best and 0 not in telling and (telling or held[best] > held[0] + LEAST_LEAD):
            return len(entry.figures) + best
        later = max(range(1, len(held)), key=lambda at: (held[at], -at), default=0)
        behind = later if later and held[later] else 0
        return len(entry.figures) + len(held) - 1 + behind if behind else 0

    def _content(self, said: Sequence[str]) -> set[str]:
        return {stem(word) for word in said if word not in self._small}

    @cached_property
    def _sentences(self) -> _Sentences:
        return _Sentences(self._catalog.parts.values())


class _Sentences:
    """The words of every sentence, as numbers of stems: each question compares a whole entry."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._numbers: dict[str, int] = {}
        self._by_text = {entry.text: self._read(entry.text) for entry in entries}
        told = [paragraph for text in self._by_text.values() for paragraph in text]
        self._counts = Counter(number for paragraph in told for number in set(chain(*paragraph)))
        self._many = len(told)

    def held(self, entry: Entry, said: Collection[str]) -> list[float]:
        """For each paragraph, the rarity of what its best sentence has of a question."""
        text = self._by_text.get(entry.text) or self._read(entry.text)
        numbers = [self._numbers[word] for word in said if word in self._numbers]
        worth = {
            number: math.log((self._many + 1) / (self._counts[number] + 1)) for number in numbers
        }
        return [
            max(sum(worth.get(number, 0.0) for number in sentence) for sentence in paragraph)
            for paragraph in text
        ]

    def _read(self, text: str) -> list[list[array[int]]]:
        told = (_SENTENCE_END.split(block.visible) for block in paragraphs(text))
        return [[*map(self._numbered, sentences)] for sentences in told]

    def _numbered(self, sentence: str) -> array[int]:
        numbers = self._numbers
        return array("H", [numbers.setdefault(word, len(numbers)) for word in _stems(sentence)])


def excerpt(paragraph: Block, room: int) -> Block:
    """As many whole sentences of a paragraph as fit, at least one; a longer one is cut."""
    said = _SENTENCE_END.split(paragraph.visible)
    kept = said[0]
    for more in said[1:]:
        if len(kept) + 1 + len(more) > room:
            break
        kept = f"{kept} {more}"
    if len(kept) > room:
        kept = f"{kept[: max(room, 2) - 1].rpartition(' ')[0]}…"
    return paragraphs(kept)[0]


def arranged(text: Sequence[Block], point: Point, room: int, glance: int) -> list[Block]:
    """What of a text is shown: what is asked for early on, and then what fits.

    A leading paragraph stands below the first one, or its first sentence, where both fit in
    `glance` characters, else above it.
    """
    chosen, opening = text[point.paragraph], sentence(text[0])
    if point.paragraph and point.leads:
        ways = ([above, chosen] for above in (text[0], opening) if not point.figure)
        first = next((way for way in ways if length(way) <= glance), [chosen, text[0]])
        return _filled([*first, *text[point.paragraph + 1 :]], room)
    behind = [chosen] if point.paragraph else []
    return _filled([text[0], *behind, *(one for one in text[1:] if one is not chosen)], room)


def _filled(text: Sequence[Block], room: int) -> list[Block]:
    """The paragraphs that fit, always one, and of the next as many sentences as fit."""
    shown = [excerpt(text[0], room - 2)]
    for paragraph in text[1:]:
        left = room - length(shown)
        told = excerpt(paragraph, left - 2)
        if told == paragraph or len(sentence(paragraph).visible) + 2 <= left > LEAST_BEHIND:
            shown.append(told)
        if told != paragraph:
            break
    return shown


def sentences_of(text: str) -> list[str]:
    """The sentences of an entry's text, in order."""
    return [said for block in paragraphs(text) for said in _SENTENCE_END.split(block.visible)]


def sentence(paragraph: Block) -> Block:
    """The first sentence of a paragraph."""
    return paragraphs(_SENTENCE_END.split(paragraph.visible)[0])[0]


def pointed(entry: Entry, point: int) -> Point:
    """What a point is; one of an older text may be none any more."""
    text = [block.visible for block in paragraphs(entry.text)]
    figures, later = entry.figures, len(text) - 1
    if not 0 < point <= len(figures):
        turn, paragraph = divmod(point - len(figures) - 1, later) if later else (-1, 0)
        return Point(paragraph=paragraph + 1, leads=not turn) if turn in (0, 1) else Point()
    figure = figures[point - 1]
    counted = _stems(figure.of)
    holding = [at for at, said in enumerate(text) if holds(said, figure)]
    first = max(holding, key=lambda at: len(counted & _stems(text[at])), default=0)
    return Point(figure, first, leads=True)


def behind(entry: Entry, point: int) -> int:
    """The point of the same paragraph below the first one, which stays whole."""
    later, paragraph = len(paragraphs(entry.text)) - 1, point - len(entry.figures)
    return point + later if 0 < paragraph <= later else point


def begins_with(paragraph: Block, figure: Figure) -> bool:
    """Does a figure stand in the first sentence, or early in the second?"""
    return holds(sentence(paragraph).visible, figure) or holds(paragraph.visible[:EARLY], figure)


def holds(text: str, figure: Figure) -> bool:
    """Is the figure's value in a text, and not a part of a longer number? Of a range, both ends."""
    ends = map(re.escape, figure.value.split("–"))
    return all(re.search(rf"(?<![\w.,]){end}(?![\w]|[.,]\d)", text) for end in ends)


def fitting(blocks: Sequence[Block], room: int) -> list[Block]:
    """The first blocks that fit; always one."""
    return following(blocks, room) or [*blocks[:1]]


def following(blocks: Iterable[Block], room: int) -> list[Block]:
    """The first blocks that fit, maybe none."""
    kept: list[Block] = []
    for block in blocks:
        room -= length([block])
        if room < 0:
            break
        kept.append(block)
    return kept


def _stems(text: str) -> set[str]:
    return {stem(word) for word in words(text)}
