"""What an answer rests on: its sources, figures and links as lines."""

from __future__ import annotations

import html
from collections.abc import Iterable

from bot.catalog.catalog import Catalog
from bot.catalog.model import Entry, Figure
from bot.replies.wording import Wording, escape

HEADING_CHARS = 28
"""Of a passage's heading in a citation; the paragraph's number finds it all the same."""


class EvidenceView:
    """Renders what stands below a text."""

    def __init__(self, catalog: Catalog, wording: Wording) -> None:
        self._catalog = catalog
        self._wording = wording

    def source_line(self, entry: Entry, language: str, *, most: int) -> str:
        """The first `most` sources; where a text rests on pages alone, these pages."""
        pages = [anchor(link.title, link.url) for link in entry.links[: most or 1]]
        places = [self._citation(passage, language) for passage in entry.sources[:most]]
        return f"{self._wording.say('source', language)} {'; '.join(places or pages)}"

    def figures(self, groups: Iterable[list[Figure]], language: str) -> list[str]:
        """Figures as a list, a series on one line; no block where there are none."""
        lines = [self._series_line(group, language) for group in groups]
        return [f"{self._wording.say('figures', language)}\n" + "\n".join(lines)] if lines else []

    def links(self, entry: Entry, language: str) -> list[str]:
        """Every link with who brought it and when it was read; no block where there are none."""
        lines = [
            f"{anchor(link.title, link.url)} "
            + self._wording.say(f"link_{link.basis}", language, date=link.checked)
            for link in entry.links
        ]
        return ["\n".join(lines)] if lines else []

    def _citation(self, passage_id: str, language: str) -> str:
        """Submission, heading and paragraph; linked where the submission has an official page."""
        passage = self._catalog.passages[passage_id]
        source = self._catalog.sources[passage.source]
        title = source.short_title
        note = passage.paragraph.startswith("footnote")
        place = self._wording.say(
            "citation_footnote" if note else "citation_paragraph",
            language,
            heading=_cut(passage.heading, HEADING_CHARS),
            paragraph=passage.paragraph.removeprefix("footnote "),
        )
        return f"{anchor(title, source.page) if source.page else escape(title)}, {place}"

    def _series_line(self, group: list[Figure], language: str) -> str:
        values = " · ".join(self._figure(figure, language) for figure in reversed(group))
        return f"• {escape(_capital(group[0].of))}: {values}"

    def _figure(self, figure: Figure, language: str) -> str:
        value = f"{figure.value}%" if figure.unit == "%" else figure.value
        said = f"{figure.qualifier} {value}" if figure.qualifier else value
        if not figure.as_of:
            return escape(said)
        return self._wording.say("figure_dated", language, figure=said, date=figure.as_of)


def anchor(title: str, url: str) -> str:
    """A link as Telegram HTML."""
    return f'<a href="{html.escape(url)}">{escape(title)}</a>'


def changing(figures: Iterable[Figure]) -> list[list[Figure]]:
    """Figures that change over time; a single one stands in the text already."""
    return [group for group in series(figures) if len(group) > 1]


def series(figures: Iterable[Figure]) -> list[list[Figure]]:
    """Figures grouped by what they count, each group oldest first."""
    groups: dict[tuple[str, str], list[Figure]] = {}
    for figure in figures:
        groups.setdefault((figure.of, figure.unit), []).append(figure)
    return [sorted(group, key=lambda figure: figure.as_of) for group in groups.values()]


def _cut(text: str, most: int) -> str:
    """The text, or as many of its first words as fit, with an ellipsis."""
    if len(text) <= most:
        return text
    return text[: most - 1].rpartition(" ")[0].rstrip(",:") + "…"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
