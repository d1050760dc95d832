"""A country as a reply: its helplines first, then what else we know about it."""

from collections.abc import Collection

from bot.catalog.callers import OWN_THOUGHTS, Callers
from bot.catalog.catalog import Catalog
from bot.catalog.entries import Entry, Kind
from bot.language.places import Gazetteer
from bot.language.words import stem, words
from bot.replies.blocks import (
    Address,
    Block,
    BlockKind,
    Button,
    Line,
    PageKind,
    Press,
    Reply,
    Run,
    numbered,
    paragraphs,
)
from bot.replies.entry_pages import entry_button
from bot.replies.evidence import EvidenceBlocks
from bot.replies.excerpts import sentences_of
from bot.replies.outcomes import CountryQuestion
from bot.replies.wording import Sentences

# Of a title's longer words: with them a summary says the same; without the first, it needs more.
MOSTLY, NEARLY_ALL = 0.5, 0.8
SMALL_WORD = 3  # letters
CONTACTS_SHOWN = 4
ENTRIES_SHOWN = 8  # on a page; most countries have fewer
HAVE_EXAMPLES = (Kind.TERM, Kind.THEME, Kind.RECOMMENDATION)
MOST_ASKED = 4  # countries offered for a misspelt name
MOST_SET_BESIDE = 12  # entries about all countries that a question names


class CountryPages:
    """Gathers what entries say about a place, in one language."""

    def __init__(
        self,
        catalog: Catalog,
        gazetteer: Gazetteer,
        evidence: EvidenceBlocks,
        sentences: Sentences,
    ) -> None:
        self._catalog = catalog
        self._gazetteer = gazetteer
        self._evidence = evidence
        self._sentences, self._open = sentences, sentences.button

    def page(self, place: str, number: int = 1) -> Reply:
        """A line and button for each entry, those about it alone first, below whom to call.

        Numbers are in short above entries, so that these begin in what is read at a glance.
        """
        title = self._title(place)
        contacts = self._catalog.contacts_of(place)
        urgent = bool(contacts) and contacts[0].audience is Callers.EMERGENCY
        first = contacts[: 1 + urgent]
        told = told_of(self._catalog, place, title)
        blocks = [Block(BlockKind.TITLE, self._sentences.lines("country", country=title))]
        if contacts:
            blocks += map(self._evidence.number if told else self._evidence.contact, first)
        else:
            blocks.append(self._sentences.block("country_no_number", country=title))
        pages, number = numbered(len(told), ENTRIES_SHOWN, number)  # posts keep old addresses
        shown = told[(number - 1) * ENTRIES_SHOWN : number * ENTRIES_SHOWN]
        if shown:
            head = self._sentences.lines("country_entries", country=title)
            lines = tuple(told_line(entry, title) for entry in shown)
            blocks.append(Block(BlockKind.TEXT, (*head, *lines)))
        else:
            blocks.append(self._sentences.block("country_nothing", country=title))
        rows = [(entry_button(entry),) for entry in shown]
        if contacts:
            rows.insert(0, (self._open("button_helplines", Address(PageKind.HELPLINES, place)),))
        if number < pages:
            after = Address(PageKind.COUNTRY, place, number + 1)
            rows.append((self._open("button_after", after),))
        return Reply(tuple(blocks), tuple(rows))

    def helplines(self, place: str, *, reports: bool = False) -> Reply:
        """A country's services; where none can be trusted, it says so and names directories.

        With `reports` the places to report stand first, behind the emergency number, and below
        them how to report.
        """
        title = self._title(place)
        contacts = self._catalog.contacts_of(place)
        asked = [one for one in contacts if one.audience not in OWN_THOUGHTS]
        if reports:
            first = (Callers.EMERGENCY, Callers.REPORTING)
            asked.sort(key=lambda one: one.audience not in first)
        urgent = bool(contacts) and contacts[0].audience is Callers.EMERGENCY
        entry = self._catalog.lines_of(place)
        if contacts:
            blocks = [
                self._sentences.block("country_helplines", country=title),
                *map(self._evidence.contact, asked[: CONTACTS_SHOWN + urgent]),
                *(paragraphs(entry.text)[:1] if entry and reports else ()),
                self._sentences.block("directories"),
            ]
        else:
            blocks = [self._sentences.block("country_no_number", country=title)]
        more = Address(PageKind.COUNTRY, place)
        known = self._catalog.in_place(place)
        rows = ((self._open("button_country", more, country=title),),) if known else ()
        return Reply(tuple(blocks), rows, entry=entry.id if entry else "")

    def ask(self, question: CountryQuestion) -> Reply:
        """Ask which country is meant; a tap opens that page of the country.

        Where each of them is meant, what we know about it stands below its name.
        """
        places = question.places[:MOST_ASKED]
        rows = tuple(
            (Button(self._title(place), Press.OPEN, str(Address(question.page, place))),)
            for place in places
        )
        if question.each and question.page is PageKind.COUNTRY and places:
            most = MOST_SET_BESIDE // len(places)
            each = [self._in_short(place, question.kind, most) for place in places]
            return Reply(tuple(block for blocks in each for block in blocks), rows)
        lead = self._sentences.block("country_each" if question.each else "country_meant")
        return Reply((lead,), rows)

    def _in_short(self, place: str, kind: Kind | None, most: int) -> tuple[Block, ...]:
        """What is told about a country, of a kind where there is such; else it says so."""
        title = self._title(place)
        told = told_of(self._catalog, place, title)
        of_kind = [entry for entry in told if entry.kind is kind]
        head = self._sentences.block("country", country=title)
        if not told:
            return head, self._sentences.block("country_nothing", country=title)
        if kind and not of_kind:
            kinds = self._sentences.text(f"kinds_{kind}")
            head = self._sentences.block("list_none", what=title, kind=kinds)
        lines = [told_line(entry, title) for entry in (of_kind or told)[:most]]
        return head, Block(BlockKind.TEXT, tuple(lines))

    def _title(self, place: str) -> str:
        return self._gazetteer.title(place, self._sentences.language)


def told_of(catalog: Catalog, place: str, title: str = "") -> list[Entry]:
    """What a country's page lists beside its services: what is about it alone first."""
    told = filter(is_told, catalog.in_place(place))
    ordered = sorted(told, key=lambda one: (len(one.places), not one.title.startswith(title)))
    return [face(one, title) for one in ordered]


def face(entry: Entry, country: str, about: Collection[str] = ()) -> Entry:
    """The part by which a country's list shows an entry that is about more: what names the country
    in its title, else in its text. First, what has a sentence with a stem of what it is `about`."""
    parts = list(entry.read_apart())
    held = [one for one in parts if _telling(one, about)] if about else []
    held.sort(key=lambda one: country not in one.text)
    if held or country in f"{entry.title} {entry.summary}":
        return held[0] if held else entry
    titled = [one for one in parts if country in one.title]
    told = [one for one in parts[1:] if country in one.text] if len(entry.places) > 1 else []
    return [*titled, *told, entry][0]


def told_line(entry: Entry, country: str, about: Collection[str] = ()) -> Line:
    """What an entry tells of a country, in a line: the sentence that names it, or what it is
    `about`."""
    if about and entry.kind is not Kind.LAW and (said := _telling(entry, about)):
        return list_line(entry, said)
    if country in entry.summary or (entry.summary and len(entry.places) == 1):
        return (Run(f"• {entry.summary}"),)
    named = (said.rstrip(".") for said in sentences_of(entry.text) if country in said)
    return list_line(entry, "" if country in entry.title else next(named, ""))


def _telling(entry: Entry, about: Collection[str]) -> str:
    """The first sentence with one of some stems; empty for none."""
    said = (one.rstrip(".") for one in sentences_of(entry.text))
    return next((one for one in said if not set(about).isdisjoint(map(stem, words(one)))), "")


def is_told(entry: Entry) -> bool:
    """Is it listed on its countries' pages? Their services stand above, or are asked for."""
    return not entry.is_national and not entry.is_for_own_thoughts


def example_of(catalog: Catalog, gazetteer: Gazetteer, shown: Entry) -> Address:
    """What is told of one country, among what is related or of the same subject; where that was
    shown, the next; where there is nothing, the whole."""

    def is_of_country(entry: Entry) -> bool:
        alone = len(entry.places) == 1 or entry.id != entry.whole  # "Luxembourg Guidelines"
        told = alone and entry.kind not in (Kind.HELPLINE, Kind.ORGANISATION)
        return told and len(gazetteer.find_all(entry.title)) == 1

    near = [*map(catalog.find, (shown.whole, *shown.related))]
    about = catalog.about(shown.subjects[0]) if shown.subjects else ()
    near += [one for one in about if one.subjects[0] == shown.subjects[0]]
    parts = [part for one in near if one for part in one.read_apart()]
    found = list(dict.fromkeys(part.id for part in parts if is_of_country(part)))
    behind = found[found.index(shown.id) + 1 :] if shown.id in found else found
    if not behind or shown.kind not in HAVE_EXAMPLES:
        return Address(PageKind.MORE, shown.id)
    return Address(PageKind.ENTRY, behind[0])


def list_line(entry: Entry, told: str = "") -> Line:
    """The summary, or what is `told` instead; behind the title, where it doesn't say the same."""
    lead, colon, rest = (told or entry.line).partition(": ")
    title, said = content(entry.title), set(content(f"{lead}{colon}{rest}"))
    least = MOSTLY if said.issuperset(title[:1]) else NEARLY_ALL
    if len(set(title) & said) >= least * len(set(title)):
        return (Run("• "), Run(lead, bold=bool(colon)), Run(f"{colon}{rest}"))
    gap = " " if entry.title.endswith("?") else ": "
    again = set(map(stem, words(lead))) <= set(map(stem, words(entry.title)))
    behind = rest if colon and again else f"{lead}{colon}{rest}"
    return (Run("• "), Run(entry.title, bold=True), Run(f"{gap}{behind}"))


def content(text: str) -> list[str]:
    """Stems of the words of a text that say what it is about, in any language: the longer ones."""
    every = words(text)
    return [stem(word) for word in every if len(word) > SMALL_WORD] or [stem(w) for w in every]
