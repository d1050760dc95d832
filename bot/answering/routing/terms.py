"""Entries that are all somebody names: by title, label or short form."""

import re
from collections.abc import Iterable

from bot.catalog.catalog import Catalog
from bot.catalog.entries import Entry, Kind
from bot.language.word_lists import WordLists
from bot.language.words import Typed, stem, words
from bot.replies.outcomes import Answer

_NAMED = (Kind.TERM, Kind.ORGANISATION, Kind.LAW, Kind.INITIATIVE)
"""A name is that of a term, before it is an organisation's, and so on."""
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
        self._entries = {
            _joined(words(name)): entry.id
            for kind in reversed(_NAMED)
            for entry in catalog.of_kind(kind)
            for name in _names(entry)
            if words(name)
        }

    def defined(self, typed: Typed, kind: Kind | None = None) -> Answer | None:
        """The entry that a text names and nothing else, with what else is on its subject.

        None for whoever wants a list of that.
        """
        named = [word for word in typed.words if word not in self._small]
        entry = self._catalog.find(self._entries.get(_joined(named), ""))
        if entry is None or kind not in (None, entry.kind):
            return None
        if not self._english.asks_all.isdisjoint(typed.words):
            return None
        subject = self._subjects.get(_joined(named)) or next(iter(entry.subjects), "")
        return Answer(entry, 1.0, exact=False, subject=subject)


def _names(entry: Entry) -> Iterable[str]:
    """What an entry is called, with its short form in brackets.

    A term also by each part of its title and label, and by what the title begins with:
    "Trafficking for …".
    """
    yield from (entry.title, _BRACKET.sub("", entry.title), *_SHORT_FORM.findall(entry.title))
    if entry.kind is Kind.TERM:
        yield from (*_APART.split(entry.title), *_APART.split(entry.label))
        yield _BEHIND_HEAD.split(entry.title)[0]


def _joined(said: Iterable[str]) -> str:
    """By this names are compared: "live streaming" is "livestreaming", too."""
    return stem("".join(said))
