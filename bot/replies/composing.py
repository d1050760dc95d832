"""An outcome as a reply, for one surface in one language."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.catalog.catalog import Catalog
from bot.catalog.entries import Audience, Kind, Surface
from bot.language.places import Gazetteer
from bot.replies.blocks import Address, Button, PageKind, Press, Reply, parse
from bot.replies.button_addresses import with_way_back
from bot.replies.citations import Citations
from bot.replies.country_pages import CountryPages
from bot.replies.entry_pages import EntryPages, Focus, entry_button
from bot.replies.evidence import Clock, EvidenceBlocks
from bot.replies.help_cards import HelpCards
from bot.replies.info_pages import InfoPages
from bot.replies.list_pages import ListPages
from bot.replies.outcomes import (
    REPORTS,
    Answer,
    Aside,
    Choices,
    CountryQuestion,
    HelpAnswer,
    HelpCard,
    Near,
    Outcome,
    Page,
    Unknown,
    UnknownCommand,
    opened_by,
)
from bot.replies.wording import Wording
from bot.safeguarding.concerns import Concern
from bot.safeguarding.plans import Plan

ROWS_BELOW_QUESTION = 2  # of buttons to choose from, below the two of "is this about you?"
MOST_NEAR = 3  # buttons beside an honest no


class Composer:
    """Turns outcomes into replies over the part of the catalog that may appear on a surface."""

    def __init__(
        self,
        catalog: Catalog,
        gazetteer: Gazetteer,
        wording: Wording,
        plans: Mapping[Concern, Plan],
        *,
        surface: Surface,
        language: str,
        today: Clock,
        operator_contact: str = "",
    ) -> None:
        self._surface = surface
        public = surface is not Surface.PRIVATE
        self._sentences = sentences = wording.of(language, public=public)
        self._open = sentences.button
        shown = catalog.on(surface).in_language(sentences.language)
        self._catalog, self._gazetteer = shown, gazetteer
        citations, evidence = Citations(shown, sentences), EvidenceBlocks(sentences, today)
        self.entries = EntryPages(shown, citations, evidence, sentences, surface)
        self._countries = CountryPages(shown, gazetteer, evidence, sentences)
        self._lists = ListPages(shown, gazetteer, sentences)
        self._info = InfoPages(
            *(shown, self._lists, citations, sentences),
            public=public,
            operator_contact=operator_contact,
        )
        self._cards = HelpCards(shown, gazetteer, plans, evidence, sentences)

    def reply(self, outcome: Outcome) -> Reply:
        composed = self._composed(outcome)
        reply = composed or self._info.old_address()
        if self._surface is not Surface.PRIVATE:  # where every tap leads into the private chat
            return reply
        alone = not (isinstance(outcome, Answer) and outcome.also)
        here = parse(opened_by(outcome)) if alone else None
        if composed is None:  # nobody wants to come back to what is gone
            here = Address(PageKind.BROWSE)
        return with_way_back(reply, here, self._sentences.text("button_back"))

    def _composed(self, outcome: Outcome) -> Reply | None:
        """The reply without its ways back; None for an address that doesn't exist any more."""
        match outcome:
            case Answer():
                return self._answer(outcome)
            case Near():
                key = f"missing_{outcome.missing}" if outcome.missing else "partial"
                lead = (self._sentences.block(key),)
                return self.entries.short(outcome.entry, lead, outcome.near, self._focus(outcome))
            case Choices():
                return self._lists.choices([*map(self.entries.own, outcome.entries)], "choices")
            case Page():
                return self._page(outcome.address)
            case CountryQuestion():
                return self._countries.ask(outcome)
            case Unknown():
                return self._unknown(outcome)
            case UnknownCommand():
                return self._unknown_command(outcome)
            case Aside():
                return self._info.aside(outcome)
            case HelpCard() | HelpAnswer():
                return self._cards.reply(outcome)

    def card(self, outcome: Outcome) -> Reply | None:
        """The outcome as an inline card; None for what is no single entry."""
        match outcome:
            case Answer(entry=entry):
                return self.entries.card(entry)
            case Near(entry=entry):
                card = self.entries.card(entry)
                return replace(card, blocks=(self._sentences.block("partial"), *card.blocks))
            case Page(Address(PageKind.ENTRY | PageKind.MORE, name)):
                found = self._catalog.find(name)
            case Page(Address(PageKind.COUNTRY | PageKind.HELPLINES, place)):
                found = self._catalog.lines_of(place)
            case _:
                found = None
        return self.entries.card(found) if found else None

    def pointer(self, key: str, opens: str) -> Reply:
        """A sentence, and the way to a page in the private chat."""
        button = Button(self._sentences.text("button_private"), Press.PRIVATE, opens)
        return Reply((self._sentences.block(key),), ((button,),))

    def with_question(self, reply: Reply, card: HelpCard) -> Reply:
        """The reply below a question whether help is needed; it stays whatever is tapped.

        `card` is what a yes opens.
        """
        yes = self._open("button_yes_help", Address(PageKind.HELP_CARD, card=card.mark))
        no = self._open("button_no_information", Address(PageKind.LOOKING))
        blocks = (self._sentences.block("unsure_question"), *reply.blocks)
        kept = reply.rows[:1] if reply.entry else reply.rows[:ROWS_BELOW_QUESTION]
        return replace(reply, blocks=blocks, rows=((yes,), (no,), *kept), keeps=True)

    def _answer(self, answer: Answer) -> Reply:
        if answer.unanswered:
            first = self._answer(replace(answer, unanswered=False))
            return replace(first, blocks=(*first.blocks, self._sentences.block("second_unknown")))
        if answer.cites:
            return self.entries.cited(answer.entry)
        if answer.also is None and answer.entry.is_national:
            return self._lines(answer.entry.places[0], answer.point)
        first = self.entries.short(answer.entry, near=answer.near, focus=self._focus(answer))
        if answer.also is None:
            leads_on = answer.subject if self._surface is Surface.PRIVATE else ""
            return self._lists.leading_on(first, leads_on)
        second = self.entries.short(answer.also, focus=self._focus(answer, answer.also_point))
        rows = tuple(
            (replace(entry_button(entry), value=str(Address(PageKind.MORE, entry.id))),)
            for entry in (answer.entry, answer.also)
        )
        return replace(first, blocks=(*first.blocks, *second.blocks), rows=rows)

    def _focus(self, outcome: Answer | Near, point: int | None = None) -> Focus:
        point = outcome.point if point is None else point
        return Focus(point, [self._gazetteer.title(place) for place in outcome.places])

    def _unknown(self, outcome: Unknown) -> Reply:
        browse = self._open("button_browse", Address(PageKind.BROWSE))
        row = (browse, self._open("button_help", Address(PageKind.HELP_CARD)))
        if outcome.near:
            near = [*map(self.entries.own, outcome.near[:MOST_NEAR])]
            reply = self._lists.choices(near, "no_answer_near")
            return replace(reply, rows=(*reply.rows, row))
        if outcome.place:
            page = self._countries.page(outcome.place)
            return replace(page, blocks=(self._sentences.block("missing_place"), *page.blocks))
        key = "no_answer_empty" if outcome.empty else "no_answer"
        return Reply((self._sentences.block(key),), (row,))

    def _unknown_command(self, outcome: UnknownCommand) -> Reply:
        rows = ((self._open("button_help", Address(PageKind.HELP_CARD)),),)
        key = "unknown_command" if outcome.nearest else "unknown_command_none"
        return Reply((self._sentences.block(key, command=f"/{outcome.nearest}"),), rows)

    def _page(self, address: Address) -> Reply | None:
        page, value, number = address.page, address.value, address.number
        match page:
            case PageKind.ENTRY | PageKind.MORE:
                return self._entry(value, Focus(number - 1), whole=page is PageKind.MORE)
            case PageKind.KIND if value in set(Kind):
                return self._lists.of_kind(Kind(value), number)
            case PageKind.AUDIENCE if value in set(Audience):
                return self._lists.for_audience(Audience(value), number)
            case PageKind.SUBJECT | PageKind.REGION:
                return self._lists.about(address)
            case PageKind.COUNTRY | PageKind.HELPLINES:
                return self._country(address)
            case _ if page in self._fixed:
                return self._fixed[page]()
        return None

    @property
    def _fixed(self) -> Mapping[PageKind, Callable[[], Reply]]:
        """Pages without a value."""
        return {
            PageKind.BROWSE: self._lists.kinds,
            PageKind.SOURCES: self._info.sources,
            PageKind.ABOUT: self._info.about,
            PageKind.PRIVACY: self._info.privacy,
            PageKind.COMMANDS: self._info.commands,
            PageKind.START: self._info.start,
            PageKind.LOOKING: self._info.looking,
        }

    def _entry(self, name: str, focus: Focus, *, whole: bool) -> Reply | None:
        entry = self._catalog.find(name)
        if entry is None:
            page = parse(self._catalog.renewed.get(name, ""))
            return self._page(page) if page else None
        if entry.is_national and not whole:
            return self._lines(entry.places[0], focus.point)
        return self.entries.whole(entry, focus) if whole else self.entries.short(entry, focus=focus)

    def _lines(self, place: str, point: int = 0) -> Reply:
        """A country's services, alike however they were asked for."""
        page = self._countries.helplines(place, reports=point == REPORTS)
        entry = self._catalog.find(page.entry)
        return (
            replace(page, rows=(*self.entries.short(entry).rows[:1], *page.rows)) if entry else page
        )

    def _country(self, address: Address) -> Reply | None:
        place, helplines = address.value, address.page is PageKind.HELPLINES
        number = address.number
        if not place:
            return (self._lists.helplines if helplines else self._lists.countries)(number)
        if helplines and place in self._catalog.regions:
            return self._lists.helplines(number, place)
        if place not in self._gazetteer:
            return None
        return self._lines(place, number - 1) if helplines else self._countries.page(place, number)
