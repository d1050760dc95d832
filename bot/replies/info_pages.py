"""Pages about the bot itself: start, help, about, privacy, sources."""

from __future__ import annotations

from bot.catalog.catalog import Catalog
from bot.replies.addresses import Address, Page
from bot.replies.blocks import Button, Press, Reply
from bot.replies.evidence import anchor
from bot.replies.list_pages import Lists
from bot.replies.wording import Wording, escape


class Statics:
    """Pages without an entry."""

    def __init__(
        self, catalog: Catalog, lists: Lists, wording: Wording, *, operator_contact: str
    ) -> None:
        self._catalog = catalog
        self._lists = lists
        self._wording = wording
        self._operator_contact = operator_contact

    def start(self, language: str) -> Reply:
        """Two lines on what it is, the topics, and the way to help."""
        topics = self._lists.kinds(language).rows
        help_button = Button(
            self._wording.say("button_help", language), Press.OPEN, str(Address(Page.HELP_CARD))
        )
        return Reply(self._wording.say("start", language), (*topics, (help_button,)))

    def help(self, language: str) -> Reply:
        return Reply(self._wording.say("help", language))

    def about(self, language: str) -> Reply:
        text = self._wording.say(
            "about",
            language,
            entries=str(len(self._catalog.entries)),
            version=self._catalog.version,
            date=self._catalog.date,
            contact=self._contact(language),
        )
        return Reply(text)

    def privacy(self, language: str) -> Reply:
        contact = self._contact(language)
        return Reply(self._wording.say("privacy", language, contact=contact))

    def sources(self, language: str) -> Reply:
        """Every submission with its occasion and its official page, or that none is known."""
        blocks = [self._wording.say("sources", language)]
        for source in sorted(self._catalog.sources.values(), key=lambda source: source.year):
            page = self._wording.say("source_no_page", language)
            if source.page:
                label = self._wording.say("source_page", language)
                page = anchor(label, source.page)
            head = f"<b>{escape(source.short_title)}</b>"
            blocks.append(f"{head}\n{escape(source.title)}.\n{escape(source.occasion)}; {page}.")
        return Reply("\n\n".join(blocks))

    def looking(self, language: str) -> Reply:
        return Reply(self._wording.say("looking", language), self._lists.kinds(language).rows)

    def old_address(self, language: str) -> Reply:
        return Reply(self._wording.say("old_address", language), self._lists.kinds(language).rows)

    def _contact(self, language: str) -> str:
        return self._operator_contact or self._wording.say("about_no_contact", language)
