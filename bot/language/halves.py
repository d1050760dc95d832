"""The two questions that one message may hold."""

import re
from collections.abc import Callable, Iterator, Sequence

from bot.language.languages import LanguageDetector, Languages
from bot.language.word_lists import WordLists
from bot.language.words import Typed, words

LONGEST_SECOND = 6  # words of a second half that doesn't begin as questions do
LONGEST_TWICE = 300  # characters; each question is searched for by itself, at the cost of one
_SENTENCE_END = re.compile(r"[?!;\n]+|\.\s")
_WORD = re.compile(r"\S+")


class Halves:
    """Parts a text where a sentence ends, or at what joins two questions."""

    def __init__(
        self,
        lists: Languages,
        detector: LanguageDetector,
        names: Callable[[Typed], object],
    ) -> None:
        """`names` gives what a text names, if anything: one word may be a question, too."""
        self._by_language = lists
        self._lists = tuple(lists.values())
        self._detector = detector
        self._names = names

    def of(self, typed: Typed) -> Iterator[tuple[Typed, Typed]]:
        """The ways to read a text as two questions."""
        if len(typed.text) > LONGEST_TWICE:
            return
        parts = [Typed(part, whole=typed) for part in _SENTENCE_END.split(typed.text)]
        parts = [one for one in parts if not self._tells_self(one)]
        parts = [one for one in parts if len(one.words) > 1 or (one.words and self._names(one))]
        if len(parts) == 2:
            yield parts[0], parts[1]
        elif len(parts) < 2:
            yield from self._joined(typed)

    def _tells_self(self, part: Typed) -> bool:
        return self._by_language.every.tells_self.begin(part.words)

    def _joined(self, typed: Typed) -> Iterator[tuple[Typed, Typed]]:
        """The halves of one sentence; first where the second begins as a question does."""
        short = []
        text, lists = typed.text, self.spoken(typed)
        for found in _WORD.finditer(text):
            before, after = text[: found.start()].rstrip(), text[found.end() :]
            pauses = found[0].endswith(",")
            joins = [] if pauses else words(found[0])
            joining = [one for one in lists if not joins or one.joiners.are(joins)]
            if not joining:
                continue
            rest, _, led = before.rpartition(" ")
            if pauses:
                before = text[: found.end() - 1]
            elif any(one.joiners.are(words(led)) for one in lists):  # "and also"
                before = rest
            first, second = Typed(before, whole=typed), Typed(after, whole=typed)
            if len(first.words) < 2 or not second.words or self._chooses(first, joins, second):
                continue
            for one in joining:
                if one.asks_with.begin(second.words):
                    yield first, second
                    break
                if joins and 1 < len(second.words) <= LONGEST_SECOND:
                    short.append((first, Typed(text[found.start() :], whole=typed)))
                    break
        yield from short

    def _chooses(self, first: Typed, joins: Sequence[str], second: Typed) -> bool:
        """Is it one question that offers two answers: "is it enough, or must the law …"?"""
        halves = (first.words, second.words)
        return any(
            one.alternatives.are(joins) and all(map(one.asks_yes_no.begin, halves))
            for one in self._lists
        )

    def spoken(self, typed: Typed) -> tuple[WordLists, ...]:
        """The lists of the language that a text is in: Swahili's "or" is a French preposition."""
        code = self._detector.of(typed)
        return (self._by_language[code],) if code else self._lists
