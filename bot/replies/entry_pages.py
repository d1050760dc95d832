"""An entry as a reply: short under a question, whole behind "more", alone in an inline card."""

from collections.abc import Collection
from typing import NamedTuple

from bot.catalog.callers import Callers
from bot.catalog.catalog import Catalog
from bot.catalog.entries import Contact, Entry, Surface
from bot.replies.blocks import (
    Address,
    Block,
    BlockKind,
    Button,
    PageKind,
    Press,
    Reply,
    Rows,
    Run,
    length,
    paragraphs,
)
from bot.replies.citations import Citations
from bot.replies.evidence import EvidenceBlocks, changing, series
from bot.replies.excerpts import Point, arranged, begins_with, excerpt, fitting, following, pointed
from bot.replies.wording import FALLBACK, Sentences

SHORT_CHARS = 500  # visible ones of a reply to a question: with its title it fits a phone's screen
GLANCE_CHARS = 350  # of a reply, the title among them: what is read without any effort
CARD_CHARS = 400  # of an inline card: it stands between other people's messages
LINES_CHARS = 900  # of a country's services
CONTACTS_SHORT = 3  # a reader in a hurry sees the first three services of a country
LEAST_TEXT = 60  # beside a service: less says nothing
OTHER_BUTTONS = 2  # below a short reply
WHOLE_BUTTONS = 4  # below a whole entry, or as many as it has parts
SHARED = "#"
"""Stands before an entry's address in an inline query: that card is meant and no other."""


class Focus(NamedTuple):
    """What of an entry a question is after."""

    point: int = 0
    """One of its figures or paragraphs, by its number in `excerpts.Points`; 0 for none."""
    places: Collection[str] = ()
    """Names of the countries whose contacts stand before others."""


WHATEVER = Focus()


class EntryPages:
    """Composes entries for one surface in one language."""

    def __init__(
        self,
        catalog: Catalog,
        citations: Citations,
        evidence: EvidenceBlocks,
        sentences: Sentences,
        surface: Surface,
    ) -> None:
        self._catalog = catalog
        self._citations = citations
        self._evidence = evidence
        self._sentences, self._open = sentences, sentences.button
        self._surface = surface

    def short(
        self,
        entry: Entry,
        lead: tuple[Block, ...] = (),
        near: tuple[Entry, ...] = (),
        focus: Focus = WHATEVER,
    ) -> Reply:
        """At most 500 visible characters; `lead` stands above the title.

        Entries `near` the question get buttons before related ones.
        """
        note, english, entry = self._language_note(entry), entry, self.own(entry)
        point, source = pointed(entry, focus.point), self._citations.source
        first = paragraphs(entry.text)[point.paragraph if point.leads else 0].visible
        tails = [[*note, *source(english, first)], [*note, *source(english, first, brief=True)]]
        head = [*lead, self._title(entry)]
        if entry.is_national:
            blocks = self._national(entry, head, tails[0])
        elif entry.contacts:
            blocks = self._service(entry, head, tails[0], point, focus)
        else:
            blocks = self._text(entry, head, tails, point)
        rows = self._rows(entry, self._more(entry, blocks, focus), near)
        return Reply(tuple(blocks), rows, entry=entry.id)

    def whole(self, entry: Entry, focus: Focus = WHATEVER) -> Reply:
        """Everything we know: text, figures, every link and paper."""
        entry = self.own(entry)
        blocks = (
            self._title(entry),
            *map(self._evidence.contact, _ordered(entry.contacts, ())),
            *paragraphs(entry.text),
            *self._language_note(entry),
            *self._evidence.figures(series(entry.figures), headed=True),
            *self._evidence.links(entry),
            *self._citations.papers(entry),
        )
        less = self._open("button_less", _address(PageKind.ENTRY, entry, focus))
        return Reply(blocks, self._rows(entry, less, least=WHOLE_BUTTONS), entry=entry.id)

    def cited(self, entry: Entry) -> Reply:
        """Its links and papers, for who asks for these alone."""
        private = self._surface is Surface.PRIVATE
        papers = self._citations.papers(entry) if private else self._citations.source(entry)
        blocks = (self._title(self.own(entry)), *self._evidence.links(entry), *papers)
        return Reply(blocks, self._rows(entry, self._more(entry, (), WHATEVER)), entry=entry.id)

    def card(self, entry: Entry) -> Reply:
        """Makes sense to somebody who never saw the bot, and leads on."""
        page = self._citations.page(entry)
        tail = self._citations.source(entry, paragraphs(entry.text)[0].visible, brief=True)
        entry = self.own(entry)
        head = self._title(entry)
        if entry.contacts:  # which say who lists them
            body, tail = self._brief(entry, Point(), (), CARD_CHARS - length([head])), []
        else:
            body = [excerpt(paragraphs(entry.text)[0], CARD_CHARS - length([head, *tail]) - 2)]
        say = self._sentences.text
        first = (self._open("button_read", Address(PageKind.ENTRY, entry.id)), self._share(entry))
        rows = (first, (Button(say("button_source"), Press.LINK, page),)) if page else (first,)
        return Reply((head, *body, *tail), rows, entry=entry.id)

    def _text(
        self, entry: Entry, head: list[Block], tails: list[list[Block]], point: Point
    ) -> list[Block]:
        """The paragraph that answers, what fits below it, and the source."""
        text = paragraphs(entry.text)
        wanted = {text[0], text[point.paragraph]}
        fits = (tail for tail in tails if length([*head, *wanted, *tail]) <= SHORT_CHARS)
        tail = next(fits, tails[-1])
        room = SHORT_CHARS - length([*head, *tail])
        if point.figure and not begins_with(text[point.paragraph], point.figure):
            counted = self._evidence.figure(point.figure)
            head, room = [*head, counted], room - length([counted])
        body = arranged(text, point, room, GLANCE_CHARS - length(head))
        changes = self._evidence.figures(changing(entry.figures))
        return [*head, *body, *following(changes, room - length(body)), *tail]

    def _service(
        self, entry: Entry, head: list[Block], tail: list[Block], point: Point, focus: Focus
    ) -> list[Block]:
        """What a service that isn't a country's is, and whom to reach."""
        if point.figure:
            head = [*head, self._evidence.figure(point.figure)]
        room = SHORT_CHARS - length([*head, *tail])
        shown = self._brief(entry, point, focus.places, room)
        if any(block.visible.endswith("…") for block in shown):  # no room for both
            shown = arranged(paragraphs(entry.text), point, room, room)
        return [*head, *shown, *tail]

    def _national(self, entry: Entry, head: list[Block], tail: list[Block]) -> list[Block]:
        """Whom to reach in a country."""
        contacts = _ordered(entry.contacts, ())[:CONTACTS_SHORT]
        body = [*map(self._evidence.contact, contacts), *paragraphs(entry.text)]
        return [*head, *fitting(body, LINES_CHARS - length([*head, *tail])), *tail]

    def _brief(self, entry: Entry, point: Point, places: Collection[str], room: int) -> list[Block]:
        """The services that fit, at least one, below as much of the text as fits beside it."""
        ordered = _ordered(entry.contacts, places)
        contacts = [self._evidence.contact(contact, brief=True) for contact in ordered]
        text, beside = [], room - length(contacts[:1]) - 2
        if not entry.is_national and beside > LEAST_TEXT:
            point = point._replace(figure=None)  # which stands above
            text = arranged(paragraphs(entry.text), point, beside, beside)
        return [*text, *fitting(contacts, room - length(text))]

    def own(self, entry: Entry) -> Entry:
        """The entry or part in this language, where it is translated."""
        translated = entry.whole in self._catalog.translated
        return self._catalog.parts[entry.id] if translated else entry

    def _language_note(self, entry: Entry) -> list[Block]:
        """That the text is in another language than the reader's, or who translated it."""
        said, translation = self._sentences, self._catalog.translated.get(entry.whole)
        if said.language == FALLBACK or self._surface is not Surface.PRIVATE:
            return []
        if translation is None:  # of a country's services, names and numbers are what counts
            return [] if entry.is_national else [said.block("english_only")]
        return [] if translation.reviewed_by else [said.block("machine_translated")]

    def _title(self, entry: Entry) -> Block:
        kind = self._sentences.text(f"kind_{entry.kind}")
        return Block(BlockKind.TITLE, ((Run(entry.title, bold=True), Run(f" · {kind}")),))

    def _more(self, entry: Entry, shown: Collection[Block], focus: Focus) -> Button | None:
        """What opens the whole: "Sources" where that is all it adds, None where it adds nothing."""
        address = _address(PageKind.MORE, entry, focus)
        contacts = map(self._evidence.contact, entry.contacts)
        figures = self._evidence.figures(changing(entry.figures))
        if not {*contacts, *paragraphs(entry.text), *figures} <= set(shown):
            return self._open("button_more", address)
        if not entry.sources and len(entry.links) < 2:
            return None
        number = str(len(entry.sources) + len(entry.links))
        return self._open("button_sources", address, number=number)

    def _rows(
        self, entry: Entry, turns: Button | None, near: tuple[Entry, ...] = (), least: int = 0
    ) -> Rows:
        """`turns` to the whole entry, or back to it in short; then what else may be wanted.

        With `least` that many, and every part.
        """
        first = (*((turns,) if turns else ()), self._share(entry))
        if self._surface is Surface.GROUP:
            address = str(Address(PageKind.ENTRY, entry.id))
            way = Button(self._sentences.text("button_private"), Press.PRIVATE, address)
            return first, (way,)
        if self._surface is not Surface.PRIVATE:
            return (first,)
        facets = [*self._catalog.entries[entry.whole].read_apart()]
        related = [self._catalog.entries[name] for name in entry.related]
        hidden = self._catalog.for_own_thoughts
        others = [
            other
            for other in {one.id: one for one in (*near, *facets, *related)}.values()
            if other.id != entry.id and (entry.id in hidden or other.id not in hidden)
        ]
        most = max(least, len(facets)) if least else OTHER_BUTTONS
        return (first, *((entry_button(other),) for other in others[:most]))

    def _share(self, entry: Entry) -> Button:
        address = Address(PageKind.ENTRY, entry.id)
        return Button(self._sentences.text("button_share"), Press.SHARE, f"{SHARED}{address}")


def entry_button(entry: Entry) -> Button:
    """Opens an entry."""
    return Button(entry.label or entry.title, Press.OPEN, str(Address(PageKind.ENTRY, entry.id)))


def _address(page: PageKind, entry: Entry, focus: Focus) -> Address:
    return Address(page, entry.id, focus.point + 1)


def _ordered(contacts: Collection[Contact], places: Collection[str]) -> list[Contact]:
    """The emergency number, then those of the places, then as the entry has them."""

    def last(contact: Contact) -> tuple[bool, bool]:
        asked = any(place in f"{contact.name} {contact.coverage}" for place in places)
        return contact.audience is not Callers.EMERGENCY, not asked

    return sorted(contacts, key=last)
