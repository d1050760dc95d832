"""What somebody was shown last, as the next message may be about it."""

from dataclasses import dataclass

from bot.catalog.entries import Entry, Kind
from bot.replies.blocks import Address, PageKind, parse
from bot.replies.outcomes import Outcome, Page


@dataclass(frozen=True)
class Last:
    """What somebody was shown last."""

    address: Address
    entry: Entry | None
    kind: Kind | None
    """Of the entry or of the list."""
    topic: str
    """The subject, region or country that a page is about."""
    title: str

    @property
    def place(self) -> str:
        """The one country that it is about; empty for none."""
        places = self.entry.places if self.entry else ()
        return self.topic or (places[0] if len(places) == 1 else "")

    @property
    def is_of_all_lines(self) -> bool:
        """Was it the list of the lines of all countries?"""
        return self.entry is None and self.kind is Kind.HELPLINE and not self.topic

    @property
    def has_lines(self) -> bool:
        """Did it show whom to call, or where to look that up?"""
        return self.kind is Kind.HELPLINE or bool(self.entry and self.entry.contacts)


def in_short(outcome: Outcome, shown: str) -> Outcome:
    """The short page in place of the whole of an entry, unless that is what was shown."""
    match outcome:
        case Page(Address(PageKind.MORE, name)):
            last = parse(shown)
            again = last is not None and last.value == name
            return outcome if again else Page(Address(PageKind.ENTRY, name))
        case _:
            return outcome
