"""Entries that are all somebody names: by title, label, short form, or "what is …"."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from bot.catalog.catalog import Catalog
from bot.catalog.entries import Entry, Kind
from bot.language.places import Gazetteer
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

    def __init__(self, catalog: Catalog, english: WordLists, gazetteer: Gazetteer) -> None:
        self._catalog = catalog
        self._gazetteer = gazetteer
        self._english = english
        self._small = english.function_words | english.noise_words
        self._subjects = {
            _joined(words(name)): subject
            for subject, said in catalog.subjects.items()
            for name in (*said.words, subject, said.title)
        }
        self._services = {  # bare, "child helplines" opens the list of lines
            _joined(words(one.title.partition(": ")[0])): one.id
            for one in catalog.of_kind(Kind.HELPLINE)
            if not one.is_national
        }

    @cached_property
    def _entries(self) -> Mapping[str, str]:
        """Ids by the names of entries, and by those that phrases ask for; built when first asked:
        a tenth of the start."""
        titled = {_joined(words(name)): entry.id for entry, name in self._titles() if words(name)}
        asked = {
            _joined(name): part.id
            for part in reversed(tuple(self._catalog.parts.values()))
            if not part.is_national
            for name in self._asked(part)
        }
        return asked | titled

    @cached_property
    def _in_any_order(self) -> Mapping[frozenset[str], str]:
        named = ((self._content(words(name)), entry.id) for entry, name in self._titles())
        return {content: one for content, one in named if len(content) > 1}

    def _titles(self) -> Iterator[tuple[Entry, str]]:
        """Entries and what each is called, the most important ones last."""
        for kind in reversed(_NAMED):
            for entry in self._catalog.of_kind(kind):
                yield from ((entry, name) for name in _names(entry))

    def defined(self, typed: Typed, kind: Kind | None = None) -> Answer | None:
        """The entry that a text names and nothing else, with what else is on its subject.

        None for whoever wants a list of that.
        """
        if not self._english.asks_all.isdisjoint(typed.words):
            return None
        words_said = self._with_titles(typed)
        for said in self._read(words_said):
            entry = self._catalog.find(self._entries.get(_joined(said), ""))
            if entry is not None and kind in (None, entry.kind):
                subject = self._subjects.get(_joined(said)) or next(iter(entry.subjects), "")
                return Answer(entry, subject=subject)
        found = self._catalog.find(self._in_any_order.get(self._content(words_said), ""))
        if found is None or kind not in (None, found.kind):
            return None
        return Answer(found, subject=next(iter(found.subjects), ""))

    def _with_titles(self, typed: Typed) -> tuple[str, ...]:
        """The words, countries called as entries call them: "ecpat luxemburg"."""
        said = " ".join(typed.words)
        for one in self._gazetteer.find_all(typed):
            title = " ".join(words(self._gazetteer.title(one.place)))
            said = said.replace(" ".join(one.words), title) if one.words else said
        return tuple(said.split())

    def asked(self, typed: Typed) -> Answer | None:
        """The entry that somebody asks to be told of: "what is a hotline", "OPSC in full"; None for
        a bare name."""
        said = self._english.without_noise(typed.words)
        if not said:
            return None
        ends = [end for end in self._english.asks_what.ends(said, 0) if end < len(said)]
        start = max(ends, default=0)
        behind = self._behind(said)
        name = said[start : behind or len(said)]
        if not name or not (ends or behind):
            return None
        told = self._catalog.find(self._services.get(_joined(name), "")) if behind else None
        found = self.defined(Typed(" ".join(name)))
        return found or (Answer(told) if told else None)

    def _behind(self, said: Sequence[str]) -> int:
        """Where the words begin that ask, behind a name, what it is; 0 for nowhere."""
        starts = range(1, len(said))
        return next((at for at in starts if self._english.asks_what_after.are(said[at:])), 0)

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
            behind = self._behind(said)
            ends = self._english.asks_what.ends(said, 0)
            start = max(ends, default=0 if behind else len(said))
            name = said[start : behind or len(said)]
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
