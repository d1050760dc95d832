"""Subjects, regions and countries that are all a text says: their entries are listed."""

from collections.abc import Iterable

from bot.answering.country_questions import CountryQuestions
from bot.catalog.catalog import Catalog
from bot.catalog.entries import Entry, Kind
from bot.language.word_lists import WordLists
from bot.language.words import Typed, stem, words
from bot.replies.blocks import Address, PageKind
from bot.replies.outcomes import Page


class Topics:
    """Knows what lists people ask for by a word or two."""

    def __init__(self, catalog: Catalog, countries: CountryQuestions, english: WordLists) -> None:
        self._catalog = catalog
        self._countries = countries
        self._small = english.function_words | english.noise_words
        self._by_name = {
            self._form(words(name)): what
            for table in (catalog.subjects, catalog.regions)
            for what, one in table.items()
            for name in (one.title, what.replace("-", " "), *one.words)
        }

    def listed(self, typed: Typed, kind: Kind | None = None) -> Page | None:
        """The list of a kind, or of all, by what a text names and nothing else; None for none.

        The only entry itself, or the only one of the kind whose title has all the words.
        """
        what = self._by_name.get(self._form(typed.words), "")
        if not what and kind:
            what = self._countries.bare(typed, self._countries.named(typed)) or ""
        entries = self._catalog.about(what, kind) if what else self._titled(typed, kind)
        if what and kind and not entries:
            kind, entries = None, self._catalog.about(what)
        if len(entries) == 1:
            return Page(Address(PageKind.ENTRY, entries[0].id))
        if not what or not entries:
            return None
        return Page(Address(PageKind.SUBJECT, f"{kind}--{what}" if kind else what))

    def _titled(self, typed: Typed, kind: Kind | None) -> tuple[Entry, ...]:
        """Entries of a kind whose title has all the words."""
        said = set(self._form(typed.words))
        of_kind = self._catalog.of_kind(kind) if kind else ()
        return tuple(entry for entry in of_kind if said <= set(self._form(words(entry.title))))

    def _form(self, said: Iterable[str]) -> tuple[str, ...]:
        """Words by which two ways to name something are compared."""
        every = tuple(said)
        return tuple(stem(word) for word in every if word not in self._small) or every
