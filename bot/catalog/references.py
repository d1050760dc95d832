"""What entries and other files name: ids of entries, passages, subjects and countries."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from bot.catalog.catalog import Catalog
from bot.catalog.entries import Entry, whole
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
    """Ids by other names: former ids, a country's names in small letters."""

    def expected(self, named: str) -> str:
        return f"expected {self.told}{hint(named, self.ids, self.meant)}"


def hint(named: str, known: Collection[str], meant: Mapping[str, str]) -> str:
    """ "; did you mean …?" where a name is the former one of what is known, or close to it."""
    new = whole(meant.get(named) or meant.get(named.casefold(), ""))
    if new and new not in known:
        return f"; it is the page {new} now"
    return f"; did you mean {new}?" if new else near(named, known)


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
        former = [alias for part in catalog.parts.values() for alias in part.aliases]
        former += [alias for page in catalog.pages.values() for alias in page.aliases]
        self._taken = Counter([*catalog.entries, *former])
        self._unread = tuple(f"{source}/" for source in unread)
        self._nameable = {
            "related": Nameable("an entry's id", catalog.entries, catalog.renewed),
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
            yield from _unknown(getattr(entry, name), nameable, self._unread, (name,))
        yield from self._taken_by_others(entry.aliases, ("aliases",))
        for at, part in enumerate(entry.parts):
            inside = ("parts", at)
            cited = self._nameable["sources"]
            yield from _unknown(part.sources, cited, self._unread, (*inside, "sources"))
            yield from self._taken_by_others(part.aliases, (*inside, "aliases"))

    def _taken_by_others(self, aliases: Iterable[str], place: Place) -> Iterator[tuple[Place, str]]:
        for at, alias in enumerate(aliases):
            if self._taken[alias] > 1:
                yield (*place, at), f"found {alias!r}, which is taken, expected a free id"


def _unknown(
    names: Iterable[str], nameable: Nameable, unread: tuple[str, ...], place: Place
) -> Iterator[tuple[Place, str]]:
    for at, named in enumerate(names):
        if named not in nameable.ids and not named.startswith(unread):
            yield (*place, at), f"found {named!r}, {nameable.expected(named)}"


def _codes(places: PlacesFile, other_names: OtherNamesFile | None) -> dict[str, str]:
    """The code of each country by its code and names in small letters."""
    more = other_names.root if other_names else {}
    return {
        name.casefold(): code
        for code, titles in places.root.items()
        for name in (code, *titles.values(), *more.get(code, ()))
    }
