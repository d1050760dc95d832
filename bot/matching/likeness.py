"""Which of several named sets of phrases a text is most like."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from bot.language.phrases import Phrases
from bot.language.word_lists import WordLists
from bot.language.words import Typed
from bot.matching.documents import Document
from bot.matching.encoder import Encoder
from bot.matching.matcher import Matcher
from bot.matching.meaning import Meaning
from bot.matching.vectors import VectorStore

SPELLING = 0.3  # weight of how sure spelling is, beside likeness


class Nearest(NamedTuple):
    """The set that a text is most like."""

    name: str
    spelt: float
    """Confidence by its words."""
    meant: float
    """Cosine of the closest phrase; 0 where meaning isn't read."""

    @property
    def likeness(self) -> float:
        return self.meant + SPELLING * self.spelt


class PhraseLikeness:
    """Compares a text with every phrase; small words count, too."""

    def __init__(self, sets: Mapping[str, Sequence[str]], english: WordLists) -> None:
        self._names, self._english = tuple(sets), english
        self._documents = [Document(name, phrases) for name, phrases in sets.items()]
        self._meaning: Meaning | None = None
        self._others: Callable[[Typed], float] = lambda typed: 0.0

    def understand(
        self, encoder: Encoder, others: Callable[[Typed], float], store: VectorStore | None
    ) -> None:
        """Compare by meaning, too; `others` tells how like a text is to anything else."""
        self._meaning = Meaning(self._documents, encoder, store=store)
        self._others = others

    @property
    def reads_meaning(self) -> bool:
        return self._meaning is not None

    def nearest(self, typed: Typed) -> Nearest:
        spelt = {one.id: one.confidence for one in self._matcher.search(typed, limit=3)}
        near = self._meaning.near([typed.text], typed.made).closest if self._meaning else ()
        meant = dict(zip(self._names, near, strict=False))
        every = (Nearest(one, spelt.get(one, 0.0), meant.get(one, 0.0)) for one in self._names)
        return max(every, key=lambda one: one.likeness)

    def lead(self, best: Nearest, typed: Typed) -> float:
        """By how much a text is more like that set than like anything else."""
        return best.likeness - self._others(typed)

    @cached_property
    def _matcher(self) -> Matcher:
        every_word = replace(
            self._english,
            function_words=frozenset(),
            noise_words=frozenset(),
            noise_phrases=Phrases([]),
        )
        return Matcher(self._documents, words=every_word)
