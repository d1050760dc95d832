"""Lists with buttons, a page at a time: kinds, entries of a kind, audiences, countries."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial

from bot.catalog.catalog import LAW_SUBJECT, Catalog
from bot.catalog.entries import Audience, Entry, Kind
from bot.language.places import Gazetteer
from bot.replies.blocks import (
    Address,
    Block,
    BlockKind,
    Button,
    Line,
    PageKind,
    Press,
    Reply,
    Rows,
    Run,
    length,
    numbered,
)
from bot.replies.country_pages import content, face, is_told, list_line, told_line
from bot.replies.entry_pages import SHORT_CHARS, entry_button
from bot.replies.excerpts import fitting
from bot.replies.wording import Sentences

MOST_UNGROUPED = 24  # entries of a kind; a longer list can be seen by subject, too
PAGE_ENTRIES = 8  # all of a page stands on a phone's screen
COUNTRY_COLUMNS = 3


class ListPages:
    """The pages that `/browse` and the bare commands open, in one language."""

    def __init__(self, catalog: Catalog, gazetteer: Gazetteer, sentences: Sentences) -> None:
        self._catalog = catalog
        self._gazetteer = gazetteer
        self._sentences, self._open = sentences, sentences.button

    def kinds(self, heading: str = "browse") -> Reply:
        """The root: every kind with its number of entries. `heading` is a wording key."""
        buttons = [
            Button(
                f"{self._sentences.text(f'kinds_{kind}')} ({len(self._catalog.of_kind(kind))})",
                Press.OPEN,
                str(front(kind)),
            )
            for kind in Kind
            if self._catalog.of_kind(kind)
        ]
        buttons.append(self._open("countries", Address(PageKind.COUNTRY)))
        return Reply((self._sentences.block(heading),), _rows(buttons, columns=2))

    def of_kind(self, kind: Kind, number: int) -> Reply:
        if kind is Kind.RECOMMENDATION and number == 1:
            return self.audiences()
        entries = self._catalog.of_kind(kind)
        if kind is Kind.HELPLINE:
            entries = tuple(entry for entry in entries if not entry.is_national)
        page = self._page(f"list_{kind}", entries, Address(PageKind.KIND, kind.value, number))
        if len(entries) <= MOST_UNGROUPED:
            return page
        by_subject = self._open("button_by_subject", Address(PageKind.SUBJECT, kind.value))
        return replace(page, rows=((by_subject,), *page.rows))

    def _by_subject(self, kind: Kind) -> Reply:
        """A long list by its subjects, those with the most entries first."""
        counted = Counter(
            subject for entry in self._catalog.of_kind(kind) for subject in entry.subjects
        )
        alone = {  # of entries that no other button leads to
            entry.subjects[0]
            for entry in self._catalog.of_kind(kind)
            if entry.subjects and all(counted[subject] == 1 for subject in entry.subjects)
        }
        buttons = [
            Button(
                f"{self._topic(subject)} ({count})",
                Press.OPEN,
                str(Address(PageKind.SUBJECT, f"{kind}--{subject}")),
            )
            for subject, count in counted.most_common()
            if count > 1 or subject in alone
        ]
        block = self._sentences.block(f"list_{kind}")
        return Reply((block,), (*_rows(buttons, 2), (self._back(),)))

    def about(self, address: Address) -> Reply | None:
        """Entries about a subject, a region or a country, by kind; None where there are none.

        Where none is of the kind that the address names, it says so above the others. The subjects
        of a kind where its name stands alone.
        """
        if address.value in set(Kind):
            return self._by_subject(Kind(address.value))
        named, _, what = address.value.rpartition("--")
        kind = Kind(named) if named in set(Kind) else None
        found = self._catalog.about(what, kind)
        entries = found or self._catalog.about(what)
        if not entries:
            return None
        title, kinds = self._topic(what), self._sentences.text(f"kinds_{kind}") if kind else ""
        order = list(Kind)
        if what in self._catalog.subjects:  # what it is before what is done about it
            order = [Kind.TERM, *Kind]
        by_kind = sorted(entries, key=lambda entry: order.index(entry.kind))
        if found and what in self._gazetteer and kind is Kind.LAW:
            return self._laws(address, by_kind, title, kinds)
        if not found:
            return self._page("list_none", by_kind, address, what=title, kind=kinds)
        title = f"{title}: {kinds}" if kind else title
        page = self._page("list_about", by_kind, address, what=title)
        if address.page is not PageKind.REGION or address.number > 1:
            return page
        return replace(page, blocks=(page.blocks[0], self._countries_in(what), *page.blocks[1:]))

    def _laws(self, address: Address, told: Sequence[Entry], country: str, kinds: str) -> Reply:
        """What is told of a country's laws, also by what is none."""
        about, title = content(self._topic(LAW_SUBJECT)), f"{country}: {kinds}"
        shown = [one if one.kind is Kind.LAW else face(one, country, about) for one in told]
        line = partial(told_line, country=country, about=about)
        return self._page("list_about", shown, address, line, what=title)

    def _countries_in(self, region: str) -> Block:
        """The countries of a region of which something is told."""
        here = self._places_told().intersection(self._catalog.regions[region].places)
        names = ", ".join(sorted(map(self._topic, here)))
        return Block(BlockKind.TEXT, ((Run(f"{self._sentences.text('countries')}: {names}"),),))

    def _places_told(self) -> set[str]:
        """Countries whose page tells more than whom to call."""
        told = filter(is_told, self._catalog.entries.values())
        return {place for entry in told for place in entry.places}

    def leading_on(self, reply: Reply, subject: str) -> Reply:
        """With a button to all that there is on a subject; an empty one leads nowhere."""
        if not subject:
            return reply
        number = str(len(self._catalog.about(subject)))
        address = Address(PageKind.SUBJECT, subject)
        button = self._open("button_on_this", address, number=number)
        return replace(reply, rows=(*reply.rows[:2], (button,)))

    def _topic(self, what: str) -> str:
        """The name of a subject, a region or a country."""
        language = self._sentences.language
        topic = self._catalog.subjects.get(what) or self._catalog.regions.get(what)
        return topic.name(language) if topic else self._gazetteer.title(what, language)

    def choices(self, entries: Sequence[Entry], lead: str) -> Reply:
        """Below a sentence, entries to choose from: a line and a button each; lines that don't fit
        are left out."""
        block = self._sentences.block(lead)
        told = [Block(BlockKind.TEXT, (list_line(entry),)) for entry in entries]
        kept = fitting(told, SHORT_CHARS - length([block]))
        text = Block(BlockKind.TEXT, tuple(one.lines[0] for one in kept))
        return Reply((block, text), tuple((entry_button(entry),) for entry in entries))

    def audiences(self) -> Reply:
        """Recommendations are asked for by whom they are for."""
        buttons = [
            self._open(f"audience_{audience}", Address(PageKind.AUDIENCE, audience.value))
            for audience in Audience
            if self._for(audience)
        ]
        heading = self._sentences.block("list_recommendation")
        return Reply((heading,), (*_rows(buttons, 2), (self._back(),)))

    def for_audience(self, audience: Audience, number: int) -> Reply:
        who = self._sentences.text(f"audience_{audience}")
        address = Address(PageKind.AUDIENCE, audience.value, number)
        return self._page("list_audience", self._for(audience), address, audience=who)

    def countries(self, number: int) -> Reply:
        """Every country whose page tells more than whom to call, and a button to those lines."""
        address = Address(PageKind.COUNTRY, number=number)
        page = self._by_country("list_country", self._places_told(), address)
        lines = self._open("kinds_helpline", front(Kind.HELPLINE))
        return replace(page, rows=((lines,), *page.rows))

    def helplines(self, number: int, region: str = "") -> Reply:
        """Every country whose services we list, or every one of a region, and those that serve
        everywhere."""
        helplines = self._catalog.of_kind(Kind.HELPLINE)
        places = {place for entry in helplines if entry.is_national for place in entry.places}
        places &= set(self._catalog.regions[region].places) if region else places
        address = Address(PageKind.HELPLINES, region, number)
        page = self._by_country("list_helpline", places, address)
        title = f"{self._topic(region)}: {self._sentences.text('kinds_helpline')}"
        head = (self._sentences.block("list_about", what=title),) if region else ()
        services = self._open("button_services", Address(PageKind.KIND, Kind.HELPLINE.value))
        return Reply((*head, *page.blocks), ((services,), *page.rows))

    def _by_country(self, heading: str, places: Iterable[str], address: Address) -> Reply:
        language = self._sentences.language
        titled = sorted((self._gazetteer.title(place, language), place) for place in places)
        size = PAGE_ENTRIES * COUNTRY_COLUMNS
        pages, number = numbered(len(titled), size, address.number)
        shown = titled[(number - 1) * size : number * size]
        buttons = [
            Button(title, Press.OPEN, str(Address(address.page, place))) for title, place in shown
        ]
        rows = (*_rows(buttons, COUNTRY_COLUMNS), *self._turn(address, number, pages))
        return Reply((self._sentences.block(heading),), (*rows, (self._back(),)))

    def _for(self, audience: Audience) -> tuple[Entry, ...]:
        entries = self._catalog.of_kind(Kind.RECOMMENDATION)
        return tuple(entry for entry in entries if audience in entry.audience)

    def _page(
        self,
        heading: str,
        entries: Sequence[Entry],
        address: Address,
        line: Callable[[Entry], Line] = list_line,
        **values: str,
    ) -> Reply:
        pages, number = numbered(len(entries), PAGE_ENTRIES, address.number)
        shown = entries[(number - 1) * PAGE_ENTRIES : number * PAGE_ENTRIES]
        rows = (*_rows([entry_button(entry) for entry in shown], 1),)
        block = self._sentences.block(heading, **values)
        if pages > 1:
            place = self._sentences.lines("list_page", number=str(number), pages=str(pages))
            block = replace(block, lines=(*block.lines, *place))
        blocks = (block, Block(BlockKind.TEXT, tuple(map(line, shown))))
        return Reply(blocks, (*rows, *self._turn(address, number, pages), (self._back(),)))

    def _turn(self, address: Address, number: int, pages: int) -> Rows:
        """Buttons to the page before and after."""
        turns = []
        for key, to in (("button_before", number - 1), ("button_after", number + 1)):
            if 1 <= to <= pages:
                turns.append(self._open(key, Address(address.page, address.value, to)))
        return (tuple(turns),) if turns else ()

    def _back(self) -> Button:
        return self._open("button_browse", Address(PageKind.BROWSE))


def front(kind: Kind) -> Address:
    """The page that a kind begins with: helplines are looked up by country."""
    by_country = kind is Kind.HELPLINE
    return Address(PageKind.HELPLINES) if by_country else Address(PageKind.KIND, kind.value)


def _rows(buttons: Sequence[Button], columns: int) -> Rows:
    return tuple(tuple(buttons[at : at + columns]) for at in range(0, len(buttons), columns))
