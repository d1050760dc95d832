"""An entry as a reply: short under a question, whole behind "more", alone in an inline card."""

from bot.catalog.catalog import Catalog
from bot.catalog.entries import Entry, Surface
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
from bot.replies.wording import FALLBACK, Sentences

SHORT_CHARS = 900  # visible ones of a reply to a question; what doesn't fit stands behind "more"
GROUP_CHARS = 500  # the same where others read along
OTHER_BUTTONS = 4
NEAR_BUTTONS = 2  # of these for what else the question may have meant; the rest for related entries
CONTACTS_SHORT = 3  # a reader in a hurry sees the first three services of a country


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
        self._sentences = sentences
        self._surface = surface
        self._most = GROUP_CHARS if surface is Surface.GROUP else SHORT_CHARS

    def short(
        self, entry: Entry, lead: tuple[Block, ...] = (), near: tuple[Entry, ...] = ()
    ) -> Reply:
        """At most 900 visible characters, in a group 500; `lead` stands above the title.

        Entries `near` the question get buttons before related ones.
        """
        tail = [*self._language_note(entry), *self._citations.source(entry)]
        entry = self.own(entry)
        head = [*lead, self._title(entry)]
        body = [*self._contacts(entry, CONTACTS_SHORT), *paragraphs(entry.text)]
        body += self._evidence.figures(changing(entry.figures))
        most = SHORT_CHARS if entry.contacts else self._most
        kept = _fitting(body, most - length([*head, *tail]))
        cut = len(kept) < len(body) or _has_more(entry)
        rows = self._rows(entry, near, more=cut)
        return Reply((*head, *kept, *tail), rows, entry=entry.id)

    def whole(self, entry: Entry) -> Reply:
        """Everything we know: text, figures, every link and paper."""
        entry = self.own(entry)
        blocks = (
            self._title(entry),
            *self._contacts(entry, len(entry.contacts)),
            *paragraphs(entry.text),
            *self._language_note(entry),
            *self._evidence.figures(series(entry.figures)),
            *self._evidence.links(entry),
            *self._citations.papers(entry),
        )
        return Reply(blocks, self._rows(entry, (), more=False), entry=entry.id)

    def card(self, entry: Entry) -> Reply:
        """Makes sense to somebody who never saw the bot."""
        tail = self._citations.source(entry)
        entry = self.own(entry)
        head = self._title(entry)
        body = [*self._contacts(entry, CONTACTS_SHORT), *paragraphs(entry.text)]
        kept = _fitting(body, SHORT_CHARS - length([head, *tail]))
        return Reply((head, *kept, *tail), entry=entry.id)

    def own(self, entry: Entry) -> Entry:
        """The entry or part in this language, where it is translated."""
        translated = entry.whole in self._catalog.translated
        return self._catalog.parts[entry.id] if translated else entry

    def _language_note(self, entry: Entry) -> list[Block]:
        """That the text is in another language than the reader's, or who translated it."""
        said = self._sentences
        if said.language == FALLBACK or entry.is_national or self._surface is not Surface.PRIVATE:
            return []
        translation = self._catalog.translated.get(entry.whole)
        if translation is None:
            return [said.block("english_only")]
        return [] if translation.reviewed_by else [said.block("machine_translated")]

    def _title(self, entry: Entry) -> Block:
        kind = self._sentences.text(f"kind_{entry.kind}")
        return Block(BlockKind.TITLE, ((Run(entry.title, bold=True), Run(f" · {kind}")),))

    def _contacts(self, entry: Entry, most: int) -> list[Block]:
        return [self._evidence.contact(contact) for contact in entry.contacts[:most]]

    def _rows(self, entry: Entry, near: tuple[Entry, ...], *, more: bool) -> Rows:
        say = self._sentences.text
        first = []
        if more:
            address = str(Address(PageKind.MORE, entry.id))
            first.append(Button(say("button_more"), Press.OPEN, address))
        first.append(Button(say("button_share"), Press.SHARE, entry.title))
        if self._surface is Surface.GROUP:
            address = str(Address(PageKind.ENTRY, entry.id))
            private = Button(say("button_private"), Press.PRIVATE, address)
            return (tuple(first), (private,))
        if self._surface is not Surface.PRIVATE:
            return (tuple(first),)
        facets = [*self._catalog.entries[entry.whole].read_apart()]
        related = [self._catalog.entries[name] for name in entry.related]
        hidden = self._catalog.for_own_thoughts
        others = [
            other
            for other in {one.id: one for one in (*near[:NEAR_BUTTONS], *facets, *related)}.values()
            if other.id != entry.id and (entry.id in hidden or other.id not in hidden)
        ][: max(OTHER_BUTTONS, 0 if more else len(facets))]
        return (tuple(first), *((entry_button(other),) for other in others))


def entry_button(entry: Entry) -> Button:
    return Button(entry.label or entry.title, Press.OPEN, str(Address(PageKind.ENTRY, entry.id)))


def _has_more(entry: Entry) -> bool:
    more_contacts = len(entry.contacts) > CONTACTS_SHORT
    return bool(entry.sources) or more_contacts or len(entry.links) > 1


def _fitting(blocks: list[Block], room: int) -> list[Block]:
    """The first blocks that fit; always one."""
    kept: list[Block] = []
    for block in blocks:
        room -= length([block])
        if room < 0 and kept:
            break
        kept.append(block)
    return kept
