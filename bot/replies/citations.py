"""The papers that an answer rests on: where to find them, and where in them to look."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from bot.catalog.catalog import Catalog
from bot.catalog.entries import Entry
from bot.catalog.facts import Link
from bot.catalog.records import Passage, Source
from bot.replies.blocks import Block, BlockKind, Line, Run
from bot.replies.wording import Sentences


class Citations:
    """Words sources in one language."""

    def __init__(self, catalog: Catalog, sentences: Sentences) -> None:
        self._catalog = catalog
        self._sentences = sentences

    def source(self, entry: Entry, shown: str = "", *, brief: bool = False) -> list[Block]:
        """A page about the thing itself, and the paper that the text rests on: the newest, of those
        whose year the text `shown` names if there are any.

        Takes the English entry: by its title we know which page is about it.
        No paper below numbers to call, and nothing below a country's: each says who lists it.
        A `brief` one names the paper alone where there is one. Where nothing of it can be opened,
        it says so, or where a copy is.
        """
        if entry.is_national:
            return []
        papers, pages = self._shown(entry)
        papers.sort(key=lambda paper: str(paper.year) not in shown)
        runs = [Run(link.title, url=link.url) for link in pages[:1]]
        runs += [Run(paper.short_title, url=paper.page or paper.listing) for paper in papers[:1]]
        runs = runs[-1:] if brief else runs
        line = [*self._sentences.lines("source")[0]]
        for gap, run in zip((" ", "; "), runs, strict=False):
            line += [Run(gap), run]
        if papers and not any(run.url for run in runs):
            line += [Run(" ("), self.address(papers[0]), Run(")")]
        return [Block(BlockKind.SOURCE, (tuple(line),))]

    def page(self, entry: Entry) -> str:
        """Address of the page that a reader would open first; empty where none is known."""
        if entry.is_national:
            return entry.contacts[0].listed_at
        papers, pages = self._shown(entry)
        known = [link.url for link in pages] + [paper.page or paper.listing for paper in papers]
        return next(filter(None, known), "")

    def papers(self, entry: Entry) -> list[Block]:
        """Every paper that the text rests on, the newest first, and where in it; maybe none."""
        lines: list[Line] = []
        for paper in self._papers(entry):
            places = _places(one for one in paper.passages if one.id in entry.sources)
            lines += [
                (Run(f"• {paper.short_title} ("), self.address(paper), Run(")")),
                (Run(places),),
            ]
        head = self._sentences.lines("papers")
        return [Block(BlockKind.SOURCE, (*head, *lines))] if lines else []

    def address(self, paper: Source) -> Run:
        """Where to find a paper; what isn't the paper itself is called what it is."""
        url = paper.page or paper.listing or paper.unofficial_copy
        host = urlsplit(url).netloc.removeprefix("www.")
        if paper.page:
            return Run(host, url=url)
        key = "paper_copy" if url else "paper_nowhere"
        if paper.listing:
            key = "paper_listing"
        return Run(self._sentences.text(key, host=host), url=url)

    def _shown(self, entry: Entry) -> tuple[list[Source], list[Link]]:
        """Papers and pages of which the first are shown with an answer."""
        papers = [] if entry.contacts else self._papers(entry)
        pages = [link for link in entry.links if link.is_about(entry.title)]
        return papers, pages if papers else [*pages, *entry.links]

    def _papers(self, entry: Entry) -> list[Source]:
        """What the entry cites, each paper once, the newest first."""
        cited = {self._catalog.passages[passage].source for passage in entry.sources}
        papers = [self._catalog.sources[paper] for paper in cited]
        return sorted(papers, key=lambda paper: (paper.year, paper.id), reverse=True)


def _places(passages: Iterable[Passage]) -> str:
    """Where passages of one paper stand, by heading, as it goes on."""
    by_heading: dict[str, list[str]] = {}
    for passage in passages:
        by_heading.setdefault(passage.heading, []).append(passage.place)
    return "; ".join(f"{heading}, {', '.join(places)}" for heading, places in by_heading.items())
