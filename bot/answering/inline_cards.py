"""Inline results: cards of entries for what is typed after the bot's name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.answering.commands import COMMANDS
from bot.answering.event import Event
from bot.answering.finding import Finder
from bot.catalog.catalog import Catalog
from bot.catalog.entries import Entry, Kind
from bot.language.words import Typed, stem, words
from bot.replies.blocks import Address, Card, Cards, PageKind, Reply, parse
from bot.replies.entry_pages import SHARED, EntryPages
from bot.replies.wording import Wording

PAGE_CARDS = 20  # Telegram takes 50, and nobody scrolls past twenty
MOST_CARDS = 60
MOST_BESIDE_KIND = 4  # words: a whole question may end with "laws" and be after none
CACHE_SECONDS = 300  # Telegram's default: a corrected helpline is out everywhere soon


@dataclass(frozen=True)
class CardQuery:
    """What a query asks for: a kind of entry, countries, and what else it says."""

    said: tuple[str, ...]
    kind: Kind | None
    places: frozenset[str]
    rest: tuple[str, ...]
    """Words that name neither; none where they are small ones alone."""

    @property
    def place(self) -> str | None:
        """The country, where it is one."""
        return next(iter(self.places)) if len(self.places) == 1 else None

    def fits(self, entry: Entry) -> bool:
        """Is it of the kind, and about a country that is named?"""
        return self.kind in (None, entry.kind) and (not self.places or self.is_about(entry))

    def is_of_elsewhere(self, entry: Entry) -> bool:
        """Does it list the lines of a country other than those that are named?"""
        return entry.is_national and bool(self.places) and not self.is_about(entry)

    def rank(self, entry: Entry) -> tuple[bool, ...]:
        """What is to stand first has the lowest: titles with every word, then what fits best."""
        titled = self.is_titled(entry)
        if self.kind is None and self.rest:
            return (not titled,)
        wants_lines = self.kind is Kind.HELPLINE
        open_to_all = self.kind is None or (wants_lines and not self.places)
        return (
            not titled,
            not self.fits(entry),
            not self.is_about(entry),
            self.kind is not entry.kind,
            entry.is_national is not wants_lines and not open_to_all,
        )

    def is_about(self, entry: Entry) -> bool:
        return not self.places.isdisjoint(entry.places)

    def is_titled(self, entry: Entry) -> bool:
        """Does its title hold each word? Of the last one a beginning does: results come as one
        types. A kind or a country alone is no beginning of a title."""
        title = words(entry.title)
        if not self.rest:
            return tuple(title) == self.said
        *before, last = self.said
        stems = set(map(stem, title))
        ends = stem(last) in stems or any(word.startswith(last) for word in title)
        return ends and stems.issuperset(map(stem, before))


class InlineCards:
    """Finds and composes inline results."""

    def __init__(
        self,
        catalog: Catalog,
        finder: Finder,
        wording: Wording,
        first: Sequence[str],
        least: float,
    ) -> None:
        """`first` are ids of the entries that an empty query shows before all others.

        `least` is the confidence that the best match must have where no kind or country is named.
        """
        self._catalog = catalog
        self._finder = finder
        self._wording = wording
        self._first = first
        self._least = least
        self._kinds = _kind_names(wording)

    def nothing(self, language: str) -> Reply:
        """Only the way to the private chat: nothing about a call for help slips into another."""
        label = self._wording.of(language).text("inline_button")
        start = str(Address(PageKind.HELP_CARD))
        return Reply(cards=Cards(button_label=label, button_start=start, personal=True))

    def page(self, event: Event, typed: Typed, pages: EntryPages) -> Reply:
        """A page of cards; a junk offset starts over."""
        sentences = self._wording.of(event.language)
        found = self._found(typed)
        offset = event.offset
        first = int(offset) if offset.isdecimal() and len(offset) < 4 else 0
        after = first + PAGE_CARDS
        cards = Cards(
            tuple(
                Card(
                    id=f"{entry.id}.{sentences.language}.{self._catalog.version}",
                    title=entry.title,
                    description=_description(sentences.text(f"kind_{entry.kind}"), entry),
                    reply=pages.card(entry),
                )
                for entry in found[first:after]
            ),
            next_offset=str(after) if after < len(found) else "",
            button_label=sentences.text("inline_button"),
            button_start=str(Address(PageKind.HELP_CARD)),
            cache_seconds=CACHE_SECONDS,
            personal=len(self._wording.languages) > 1,
        )
        return Reply(cards=cards)

    def _found(self, typed: Typed) -> list[Entry]:
        entries, text = self._catalog.parts, typed.text.strip()
        if shared := self._shared(text):
            return [shared]
        if not text:
            named = dict.fromkeys([*self._first, *self._catalog.entries])
            return [entries[name] for name in named if name in entries][:MOST_CARDS]
        query = self._read(typed)
        found = self._matching(query, typed) if query.rest else self._fitting(query, typed)
        found = [entry for entry in found if not query.is_of_elsewhere(entry)]
        found.sort(key=query.rank)
        return list({entry.id: entry for entry in found}.values())[:MOST_CARDS]

    def _matching(self, query: CardQuery, typed: Typed) -> list[Entry]:
        """The best match, the lines of a country that is named, and what else may be meant."""
        matched = self._matched(query, typed)
        if query.kind:
            matched = [*self._matched(query, Typed(" ".join(query.rest))), *matched]
        titled = filter(query.is_titled, self._catalog.entries.values())  # for who still types
        by_length = sorted(titled, key=lambda entry: len(entry.title))
        return [*matched[:1], *self._lines(query), *matched[1:], *by_length]

    def _fitting(self, query: CardQuery, typed: Typed) -> list[Entry]:
        """All of a kind and a country where nothing else is typed: their lines come first, those
        of countries that nobody named last."""
        if not (query.kind or query.places):
            return self._matched(query, typed)
        fitting = filter(query.fits, self._catalog.entries.values())
        first = bool(query.places)
        known = sorted(fitting, key=lambda one: (one.is_national is not first, len(one.places)))
        return [*known, *self._matched(query, typed), *self._lines(query)]

    def _matched(self, query: CardQuery, typed: Typed) -> list[Entry]:
        """None where all are mere chance."""
        entries = self._catalog.parts
        nearest = self._finder.nearest(typed, MOST_CARDS, query.kind, query.place)
        matches = [match for match in nearest if match.id in entries]
        likely = any(match.confidence >= self._least for match in matches)
        steered = query.kind or query.places
        return [entries[match.id] for match in matches] if likely or steered else []

    def _lines(self, query: CardQuery) -> list[Entry]:
        entries = self._catalog.entries.values()
        return [entry for entry in entries if entry.is_national and query.is_about(entry)]

    def _shared(self, query: str) -> Entry | None:
        """The entry that somebody tapped Share under."""
        address = parse(query.removeprefix(SHARED)) if query.startswith(SHARED) else None
        return self._catalog.find(address.value) if address else None

    def _read(self, typed: Typed) -> CardQuery:
        """What a query asks for. A kind leads or ends it, and few words stand beside it."""
        said = typed.words
        places, taken = self._finder.places(typed)
        other = tuple(word for word in said if word not in taken)
        sizes = sorted({len(name) for name in self._kinds}, reverse=True)
        ends = [end for size in sizes for end in (other[:size], other[-size:])]
        name = next((end for end in ends if end in self._kinds), ())
        rest = tuple(word for word in other if word not in name)
        if len(rest) > MOST_BESIDE_KIND:
            name, rest = (), other
        rest = () if self._finder.says_nothing(rest) else rest
        return CardQuery(said, self._kinds.get(name), places, rest)


def _kind_names(wording: Wording) -> Mapping[tuple[str, ...], Kind]:
    """Kinds by what people call them: as a command, or as the bot does in any of its languages."""
    names: dict[tuple[str, ...], Kind] = {
        (name,): command.kind
        for command in COMMANDS
        if command.kind
        for name in (command.name, *command.others)
    }
    for language in wording.languages:
        sentences = wording.of(language)
        for kind in Kind:
            for key in (f"kind_{kind}", f"kinds_{kind}"):
                names.setdefault(tuple(words(sentences.text(key))), kind)
    return names


def _description(kind: str, entry: Entry) -> str:
    return f"{kind[:1].upper()}{kind[1:]} · {entry.line}"
