"""Questions whose answers we know, made from the documents alone, to calibrate on.

An utterance left out of its entry plays a question in scope; one of an entry left out as a whole
plays a question out of scope.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from bot.matching.model import Document

_EVERY = 4
"""One entry in four is left out."""
_MOST_QUESTIONS = 200
"""Of each sort; more cost time and moved no coefficient by a tenth."""
FEWEST_UTTERANCES = 2
"""An entry with one utterance can't spare it."""


class Rehearsal(NamedTuple):
    """Documents to search, and questions with the id of the right one or None."""

    documents: list[Document]
    questions: list[tuple[str, str | None]]


def rehearse(documents: Sequence[Document]) -> Rehearsal:
    """Leave every fourth entry out, and one utterance of each other: the same in every run."""
    left_out = [document for document in documents[_EVERY - 1 :: _EVERY] if document.utterances]
    kept: list[Document] = []
    inside: list[tuple[str, str | None]] = []
    for at, document in enumerate(documents):
        if at % _EVERY == _EVERY - 1:
            continue
        spare = len(document.utterances) >= FEWEST_UTTERANCES
        kept.append(_without(document, at % len(document.utterances)) if spare else document)
        if spare:
            inside.append((document.utterances[at % len(document.utterances)], document.id))
    outside: list[tuple[str, str | None]] = [
        (document.utterances[at % len(document.utterances)], None)
        for at, document in enumerate(left_out * _EVERY)
    ]
    return Rehearsal(kept, [*_spread(inside), *_spread(outside)])


def _without(document: Document, place: int) -> Document:
    utterances = [said for at, said in enumerate(document.utterances) if at != place]
    return replace(document, utterances=utterances)


def _spread(questions: Sequence[tuple[str, str | None]]) -> Sequence[tuple[str, str | None]]:
    return questions[:: -(-len(questions) // _MOST_QUESTIONS) or 1]
