"""Ids that entries name: of other entries, subjects, passages and countries. Do they exist?"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from bot.catalog.catalog import Catalog
from bot.catalog.entries import Entry
from bot.catalog.validation import near
from bot.catalog.vocabularies import OtherNamesFile, PlacesFile, SubjectsFile
from bot.catalog.yaml_file import Place


@dataclass(frozen=True)
class Nameable:
    """What a field of entries may name."""

    told: str
    """As a curator is told, such as "an entry's id"."""
    ids: Collection[str]
    meant: Mapping[str, str] = field(default_factory=dict)
    """Ids by other names in small letters."""

    def expected(self, named: str) -> str:
        meant = self.meant.get(named.casefold())
        hint = f"; did you mean {meant}?" if meant else near(named, self.ids)
        return f"expected {self.told}{hint}"


class References:
    """All that may be named. Where a file can't be read, nothing that it would hold is missed."""

    def __init__(
        self,
        catalog: Catalog,
        subjects: SubjectsFile | None,
        places: PlacesFile | None,
        other_names: OtherNamesFile | None,
        unread: Collection[str],
    ) -> None:
        """A file is None where it can't be read; `unread` are ids of such sources."""
        former = [
            (alias, entry.id) for entry in catalog.entries.values() for alias in entry.aliases
        ]
        self._taken = Counter([*catalog.entries, *(alias for alias, _ in former)])
        self._unread = tuple(f"{source}/" for source in unread)
        self._nameable = {
            "related": Nameable("an entry's id", catalog.entries, dict(former)),
            "sources": Nameable("a passage's id", catalog.passages),
        }
        if subjects:
            self._nameable["subjects"] = Nameable("a subject of subjects.yaml", subjects.root)
        if places:
            told = "the code of a country in places.yaml"
            self._nameable["places"] = Nameable(told, places.root, _codes(places, other_names))

    def broken(self, entry: Entry) -> Iterator[tuple[Place, str]]:
        """What an entry names and nothing has: where, and a sentence."""
        for name, nameable in self._nameable.items():
            for at, named in enumerate(getattr(entry, name)):
                if named not in nameable.ids and not named.startswith(self._unread):
                    yield (name, at), f"found {named!r}, {nameable.expected(named)}"
        for at, alias in enumerate(entry.aliases):
            if self._taken[alias] > 1:
                yield ("aliases", at), f"found {alias!r}, which is taken, expected a free id"


def _codes(places: PlacesFile, other_names: OtherNamesFile | None) -> dict[str, str]:
    """The code of each country by its code and names in small letters."""
    more = other_names.root if other_names else {}
    return {
        name.casefold(): code
        for code, titles in places.root.items()
        for name in (code, *titles.values(), *more.get(code, ()))
    }
