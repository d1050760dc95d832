"""What somebody was shown last, as the next message may be about it."""

from dataclasses import dataclass

from bot.catalog.entries import Entry, Kind
from bot.replies.blocks import Address


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
    def has_lines(self) -> bool:
        """Did it show whom to call, or where to look that up?"""
        return self.kind is Kind.HELPLINE or bool(self.entry and self.entry.contacts)
