"""Pages about the bot itself: start, help, about, privacy, sources."""

from dataclasses import replace

from bot.catalog.catalog import Catalog
from bot.catalog.entries import Kind
from bot.replies.blocks import Address, Block, BlockKind, Button, PageKind, Press, Reply, Run
from bot.replies.citations import Citations
from bot.replies.list_pages import ListPages, front
from bot.replies.outcomes import WHICH_COUNTRY, WRONG, Aside
from bot.replies.wording import Sentences


class InfoPages:
    """Pages without an entry, in one language."""

    def __init__(
        self,
        catalog: Catalog,
        lists: ListPages,
        citations: Citations,
        sentences: Sentences,
        *,
        public: bool,
        operator_contact: str,
    ) -> None:
        """`public`: are they shown where others read?"""
        self._public = public
        self._catalog = catalog
        self._lists = lists
        self._citations = citations
        self._sentences = sentences
        self._contact = operator_contact or sentences.text("about_no_contact")

    def start(self) -> Reply:
        """What the bot is, the topics, and the way to help; in a group, what works there."""
        if self._public:
            told = self.commands()
            return replace(told, blocks=(self._sentences.block("start"), *told.blocks))
        page = self._lists.kinds("start")
        help_button = self._sentences.button("button_help", Address(PageKind.HELP_CARD))
        return replace(page, rows=(*page.rows, (help_button,)))

    def commands(self) -> Reply:
        ways = (("button_help", PageKind.HELP_CARD), ("button_private", PageKind.START))
        rows = tuple(
            (Button(self._sentences.text(key), Press.PRIVATE, str(Address(page))),)
            for key, page in ways
            if self._public
        )
        return Reply((self._sentences.block("help"),), rows)

    def about(self) -> Reply:
        told = self._sentences.block(
            "about",
            entries=str(len(self._catalog.entries)),
            version=self._catalog.version,
            date=self._catalog.date,
            contact=self._contact,
        )
        if self._sentences.reviewed_by:
            return Reply((told,))
        return Reply((told, self._sentences.block("about_machine")))

    def aside(self, aside: Aside) -> Reply:
        """A sentence, with the operator's contact where it wants that, and a way on.

        To help where it offers that; else, in private, to the topics.
        """
        values = {"contact": self._contact, "date": self._catalog.date}
        keys = (key for key in (aside.key, aside.also) if key)
        told = [self._sentences.block(key, **values) for key in keys]
        if aside == WRONG:  # it may be a number nobody answers
            told.append(self._sentences.block("help_directories"))
        key, page = ("button_browse", PageKind.BROWSE)
        if aside.offers_help:
            key, page = ("button_help", PageKind.HELP_CARD)
        ways = [self._sentences.button(key, Address(page))]
        if aside == WHICH_COUNTRY:
            ways.insert(0, self._sentences.button("button_helplines", front(Kind.HELPLINE)))
        leads_on = aside.offers_help or not self._public
        return Reply(tuple(told), tuple((way,) for way in ways) if leads_on else ())

    def privacy(self) -> Reply:
        return Reply((self._sentences.block("privacy", contact=self._contact),))

    def sources(self) -> Reply:
        """Every submission with its occasion, and where to find it."""
        blocks = [self._sentences.block("sources")]
        for source in sorted(self._catalog.sources.values(), key=lambda source: source.year):
            lines = (
                (Run(source.short_title, bold=True),),
                (Run(f"{source.title}."),),
                (Run(f"{source.occasion}; "), self._citations.address(source), Run(".")),
            )
            blocks.append(Block(BlockKind.SOURCE, lines))
        return Reply(tuple(blocks))

    def looking(self) -> Reply:
        return self._lists.kinds("looking")

    def old_address(self) -> Reply:
        return self._lists.kinds("old_address")
