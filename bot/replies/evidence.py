"""What an answer holds besides its text: figures, links and contacts as blocks."""

from collections.abc import Callable, Iterable

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

    def figures(self, groups: Iterable[list[Figure]]) -> list[Block]:
        """Figures as a list, a series on one line; no block where there are none."""
        lines = tuple(self._series_line(group) for group in groups)
        head = self._sentences.lines("figures")
        return [Block(BlockKind.FIGURES, (*head, *lines))] if lines else []

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

    def contact(self, contact: Contact) -> Block:
        """How to reach a service, then who says so. Numbers stand alone on a line, to be copied."""
        said = self._sentences.contact
        spoken = ", ".join(map(said, contact.languages))
        facts = [*map(said, (contact.audience, contact.hours, contact.cost)), spoken]
        reach = [*contact.phones, said(contact.text), contact.website]
        lines: list[Line] = [self.name(contact)]
        lines += [(Run(way),) for way in reach if way]
        lines.append((Run(" · ".join(fact for fact in facts if fact)),))
        lines += self.warning(contact)
        return Block(BlockKind.CONTACT, (*lines, *self.witness(contact)))

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

    def witness(self, contact: Contact) -> tuple[Line, ...]:
        """Who lists a contact and when, and that it is overdue for a check where it is."""
        key = "contact_listed_dated" if contact.page_date else "contact_listed"
        listed = self._sentences.lines(key, lister=contact.listed_by, date=contact.page_date)
        return (*listed, *self.overdue(contact))

    def overdue(self, contact: Contact) -> tuple[Line, ...]:
        """That a contact was due for a check; nothing where it isn't yet."""
        if contact.review_by >= self._today():
            return ()
        return self._sentences.lines("contact_overdue", date=contact.review_by)

    def _series_line(self, group: list[Figure]) -> Line:
        values = " · ".join(self._figure(figure) for figure in reversed(group))
        counted = group[0].of
        return (Run(f"• {counted[:1].upper()}{counted[1:]}: {values}"),)

    def _figure(self, figure: Figure) -> str:
        value = f"{figure.value}%" if figure.unit == "%" else figure.value
        said = f"{figure.qualifier} {value}" if figure.qualifier else value
        if not figure.as_of:
            return said
        return self._sentences.text("figure_dated", figure=said, date=figure.as_of)


def changing(figures: Iterable[Figure]) -> list[list[Figure]]:
    """Figures that change over time; a single one stands in the text already."""
    return [group for group in series(figures) if len(group) > 1]


def series(figures: Iterable[Figure]) -> list[list[Figure]]:
    """Figures grouped by what they count, each group oldest first."""
    groups: dict[tuple[str, str], list[Figure]] = {}
    for figure in figures:
        groups.setdefault((figure.of, figure.unit), []).append(figure)
    return [sorted(group, key=lambda figure: figure.as_of) for group in groups.values()]
