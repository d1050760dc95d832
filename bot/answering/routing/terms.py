"""Entries that are all somebody names: by title, label, short form, or "what is …"."""

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.catalog.catalog import Catalog
from bot.catalog.entries import Entry, Kind
from bot.language.word_lists import WordLists
from bot.language.words import Typed, stem, words
from bot.replies.outcomes import Answer

_NAMED = (Kind.TERM, Kind.ORGANISATION, Kind.LAW, Kind.INITIATIVE)
"""A name is that of a term, before it is an organisation's, and so on."""
LONGEST_NAME = 4  # words of a name that is looked for in a longer text
_BRACKET = re.compile(r"\(.*?\)")
_SHORT_FORM = re.compile(r"\(([A-Z]{3,}s?)\)")
_APART = re.compile(r"[,:;()]")
_BEHIND_HEAD = re.compile(r" (?:of|for|in|and) ")


class TermNames:
    """Knows what entries are called."""

    def __init__(self, catalog: Catalog, english: WordLists) -> None:
        self._catalog = catalog
        self._english = english
        self._small = english.function_words | english.noise_words
        self._subjects = {
            _joined(words(name)): subject
            for subject, said in catalog.subjects.items()
            for name in (*said.words, subject, said.title)
        }
        titled = {
            _joined(words(name)): entry.id
            for kind in reversed(_NAMED)
            for entry in catalog.of_kind(kind)
            for name in _names(entry)
            if words(name)
        }
        asked = {
            _joined(name): part.id
            for part in reversed(tuple(catalog.parts.values()))
            if not part.is_national
            for name in self._asked(part)
        }
        self._entries = asked | titled
        self._in_any_order = {
            self._content(words(name)): entry.id
            for kind in reversed(_NAMED)
            for entry in catalog.of_kind(kind)
            for name in _names(entry)
            if len(self._content(words(name))) > 1
        }

    def defined(self, typed: Typed, kind: Kind | None = None) -> Answer | None:
        """The entry that a text names and nothing else, with what else is on its subject.

        None for whoever wants a list of that.
        """
        if not self._english.asks_all.isdisjoint(typed.words):
            return None
        for said in self._read(typed.words):
            entry = self._catalog.find(self._entries.get(_joined(said), ""))
            if entry is not None and kind in (None, entry.kind):
                subject = self._subjects.get(_joined(said)) or next(iter(entry.subjects), "")
                return Answer(entry, 1.0, exact=False, subject=subject)
        found = self._catalog.find(self._in_any_order.get(self._content(typed.words), ""))
        if found is None or kind not in (None, found.kind):
            return None
        return Answer(found, 1.0, exact=False, subject=next(iter(found.subjects), ""))

    def asked(self, typed: Typed) -> Answer | None:
        """The entry that somebody asks to be told of: "what is a hotline"; None for a bare name."""
        said = typed.words
        ends = [end for end in self._english.asks_what.ends(said, 0) if end < len(said)]
        return self.defined(Typed(" ".join(said[max(ends) :]))) if ends else None

    def within(self, typed: Typed) -> str:
        """Id of the entry whose name is the longest in a text; empty for none."""
        said = typed.words
        spans = (
            said[start : start + size]
            for size in range(min(LONGEST_NAME, len(said)), 0, -1)
            for start in range(len(said) - size + 1)
        )
        return next((self._entries[_joined(s)] for s in spans if _joined(s) in self._entries), "")

    def is_name(self, word: str) -> bool:
        """Is one word what an entry is called?"""
        return _joined([word]) in self._entries

    def _content(self, said: Sequence[str]) -> frozenset[str]:
        """What names have in common however their words stand: "guidelines of Luxembourg"."""
        return frozenset(stem(word) for word in said if word not in self._small)

    def _read(self, said: Sequence[str]) -> Iterator[Sequence[str]]:
        """What may be a name: a text behind its small words, "Stop It Now" whole; or without."""
        for start, word in enumerate(said):
            yield said[start:]
            if word not in self._small:
                break
        yield [word for word in said if word not in self._small]

    def _asked(self, entry: Entry) -> Iterator[Sequence[str]]:
        """The names by which phrases ask what an entry is."""
        for phrase in entry.phrases:
            said = words(phrase)
            behind = max(self._english.asks_what.ends(said, 0), default=len(said))
            name = said[behind:]
            if name and self._small.isdisjoint(name):
                yield name


def _names(entry: Entry) -> Iterable[str]:
    """What an entry is called, with its short form in brackets.

    What stands before a colon is the name. A term also by each part of its title and label, and
    by what the title begins with: "Trafficking for …".
    """
    yield from (entry.title, _BRACKET.sub("", entry.title), *_SHORT_FORM.findall(entry.title))
    yield entry.label
    if len(entry.places) != 1:  # there a country stands before it
        yield entry.title.partition(": ")[0]
    if entry.kind is Kind.TERM:
        yield from (*_APART.split(entry.title), *_APART.split(entry.label))
        yield _BEHIND_HEAD.split(entry.title)[0]


def _joined(said: Iterable[str]) -> str:
    """By this names are compared: "live streaming" is "livestreaming", too."""
    return stem("".join(said))
