"""What an answer holds besides its text: figures, links and contacts as blocks."""

from collections.abc import Callable, Iterable

from bot.catalog.callers import Callers
from bot.catalog.entries import Contact, Entry
from bot.catalog.facts import Figure
from bot.replies.blocks import Block, BlockKind, Line, Run
from bot.replies.wording import Sentences

Clock = Callable[[], str]
"""Gives today's ISO date; asked each time, since the bot runs for months."""


class EvidenceBlocks:
    """Words evidence in one language."""

    def __init__(self, sentences: Sentences, today: Clock) -> None:
        self._sentences = sentences
        self._today = today

    def figures(self, groups: Iterable[list[Figure]], *, headed: bool = False) -> list[Block]:
        """Figures as a list, a series with its years below it; no block where there are none."""
        lines = tuple(line for group in groups for line in self._lines(group))
        head = self._sentences.lines("figures") if headed else ()
        return [Block(BlockKind.FIGURES, (*head, *lines))] if lines else []

    def figure(self, figure: Figure) -> Block:
        """One figure, for whoever asked for it."""
        counted = _capital(figure.of)
        line = (Run(f"{counted}: "), Run(self._dated(figure), bold=True))
        return Block(BlockKind.FIGURES, (line,))

    def links(self, entry: Entry) -> list[Block]:
        """Every link with who brought it and when it was read; no block where there are none."""
        lines = tuple(
            (
                Run(link.title, url=link.url),
                Run(" "),
                *self._sentences.lines(f"link_{link.basis}", date=link.checked)[0],
            )
            for link in entry.links
        )
        return [Block(BlockKind.LINKS, lines)] if lines else []

    def contact(self, contact: Contact, *, brief: bool = False) -> Block:
        """How to reach a service, then who says so. Numbers stand alone on a line, to be copied.

        A `brief` one leaves out for whom it is and when somebody answers.
        """
        said = self._sentences.contact
        spoken = ", ".join(map(said, contact.languages))
        facts = [*map(said, (contact.audience, contact.hours, contact.cost)), spoken]
        told = [] if brief else [" · ".join(fact for fact in facts if fact)]
        reach = [*contact.phones, said(contact.text), contact.website]
        return self._reached(contact, [*filter(None, reach), *told], self._witness(contact))

    def number(self, contact: Contact) -> Block:
        """The numbers of a service, or how else it is reached, above what is no page of lines.

        Who lists the emergency number stands with all helplines, a tap away.
        """
        reach = [*(contact.phones or (self._sentences.contact(contact.text),)), contact.website]
        urgent = contact.audience is Callers.EMERGENCY
        listed = self.overdue(contact) if urgent else self._witness(contact)
        return self._reached(contact, filter(None, reach), listed)

    def _reached(self, contact: Contact, told: Iterable[str], listed: Iterable[Line]) -> Block:
        lines = ((Run(line),) for line in told)
        return Block(
            BlockKind.CONTACT, (self.name(contact), *lines, *self.warning(contact), *listed)
        )

    def name(self, contact: Contact) -> Line:
        """The service's own name; one that only says what it is, in the reader's language."""
        return (Run(self._sentences.contact_sentence(contact.name), bold=True),)

    def warning(self, contact: Contact) -> tuple[Line, ...]:
        """What a caller should know first; mostly nothing."""
        if not contact.warning:
            return ()
        return self._sentences.lines(
            "contact_warning", warning=self._sentences.contact_sentence(contact.warning)
        )

    def _witness(self, contact: Contact) -> tuple[Line, ...]:
        """Who lists a contact and when, and that it is overdue for a check where it is."""
        key = "contact_listed_dated" if contact.page_date else "contact_listed"
        listed = self._sentences.lines(key, lister=contact.listed_by, date=contact.page_date)
        return (*listed, *self.overdue(contact))

    def overdue(self, contact: Contact) -> tuple[Line, ...]:
        """That a contact was due for a check; nothing where it isn't yet."""
        if contact.review_by >= self._today():
            return ()
        return self._sentences.lines("contact_overdue", date=contact.review_by)

    def _lines(self, group: list[Figure]) -> tuple[Line, ...]:
        counted = f"• {_capital(group[0].of)}"
        if len(group) == 1:
            return ((Run(f"{counted}: {self._dated(group[0])}"),),)
        if not all(figure.as_of for figure in group):
            return ((Run(f"{counted}: {' · '.join(map(self._said, group))}"),),)
        years = [figure.as_of[:4] for figure in group]
        dates = years if len({*years}) == len(years) else [figure.as_of for figure in group]
        values = (
            f"{date}: {self._said(figure)}" for date, figure in zip(dates, group, strict=True)
        )
        return ((Run(counted),), (Run(" · ".join(values)),))

    def _dated(self, figure: Figure) -> str:
        if not figure.as_of:
            return self._said(figure)
        return self._sentences.text("figure_dated", figure=self._said(figure), date=figure.as_of)

    def _said(self, figure: Figure) -> str:
        """The value, with what limits it in words of the language: `figure_more_than` says what
        "more than" does."""
        number, _, scale = figure.value.partition(" ")
        said = self._limited(scale, number) if scale else number
        said = f"{said}%" if figure.unit.startswith("%") else said
        for qualifier in reversed(figure.qualifier.split(", ")):
            said = self._limited(qualifier, said)
        return said

    def _limited(self, word: str, value: str) -> str:
        key = f"figure_{word.lower().replace(' ', '_')}"
        return self._sentences.text(key, figure=value) if word else value


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def changing(figures: Iterable[Figure]) -> list[list[Figure]]:
    """Figures that change over time; a single one stands in the text already."""
    return [group for group in series(figures) if len(group) > 1]


def series(figures: Iterable[Figure]) -> list[list[Figure]]:
    """Figures grouped by what they count, each group oldest first."""
    groups: dict[tuple[str, str], list[Figure]] = {}
    for figure in figures:
        groups.setdefault((figure.of, figure.unit), []).append(figure)
    return [sorted(group, key=lambda figure: figure.as_of) for group in groups.values()]
