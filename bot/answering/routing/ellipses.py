"""Questions that leave out what they are about: the thing that was shown last."""

import re

from bot.answering.decision import Decision
from bot.answering.finding import Finder
from bot.answering.routing.follow_ups import FollowUps
from bot.answering.routing.shown_facts import BRACKET, YEARS, ShownFacts
from bot.answering.routing.talk_words import SHORTEST, Last
from bot.answering.routing.terms import TermNames
from bot.catalog.catalog import Catalog
from bot.catalog.entries import Entry, Kind
from bot.language.languages import Languages
from bot.language.phrases import Phrases
from bot.language.places import Gazetteer
from bot.language.words import Typed, stem, words
from bot.replies.blocks import Address, PageKind
from bot.replies.outcomes import EXACTLY, Answer, Near, Outcome, Page, Unknown, is_sure

LONGEST_BARE = 5  # words
COMMON = 1.5  # below, a word that most entries have, as "work", chooses no part
RARE = 3.9  # of a word that names something: one in about fifty entries has it
SURELY = 0.9  # confidence from which on a related entry answers instead of the last one
_WORD = re.compile(r"\w+")


class Ellipses:
    """Completes them by the last thing, or finds the part of it that they are about."""

    def __init__(
        self,
        catalog: Catalog,
        gazetteer: Gazetteer,
        finder: Finder,
        decision: Decision,
        follow_ups: FollowUps,
        facts: ShownFacts,
        terms: TermNames,
        lists: Languages,
    ) -> None:
        self._catalog = catalog
        self._gazetteer = gazetteer
        self._finder = finder
        self._decision = decision
        self._follow, self._facts = follow_ups, facts
        self._terms = terms
        self._asks_who = lists.every.asks_who
        english = lists["en"]
        self._pointers = english.points_back
        self._stands_for, self._yes_no = english.stands_for, english.asks_yes_no
        self._there = english.asks_of_shown.get("there", Phrases(()))
        self._people = english.people_counted
        self._worth = {stem(word) for word in english.asks_worth}
        asked = (phrase for sort in english.answers.values() for phrase in sort.asked.all)
        self._asking = {stem(word) for phrase in asked for word in phrase}

    def is_bare(self, typed: Typed) -> bool:
        """Does a short question name nothing, so that it needs the last thing to be one?"""
        names = self._terms.is_name
        content = self._follow.content(typed)
        rare = any(names(word) or self._finder.rarity(word) >= RARE for word in content)
        return len(typed.words) <= LONGEST_BARE and not rare and not typed.capitals

    def leans_on(self, typed: Typed, kept: Outcome | None) -> bool:
        """Is a short question that the last thing answers, or has all words of, one about it?"""
        if not isinstance(kept, Answer):
            return False
        whether = len(typed.words) <= LONGEST_BARE and self._yes_no.begin(typed.words)
        told = whether and self._facts.said(typed) <= self._facts.told(kept.entry, phrases=False)
        return told or len(typed.words) <= SHORTEST or self.is_bare(typed)

    def kept(self, typed: Typed, last: Last) -> Outcome | None:
        """The part of the last entry that a question is about; None where it names other things."""
        entry = last.entry
        if entry is None or self._follow.is_elsewhere(typed, last):
            return None
        whole = self._catalog.entries[entry.whole]
        parts = list(whole.read_apart())
        of_whose, tells = self._asks_whose(typed), self._tells_who
        if of_whose or self._asks_start(typed):
            tells = tells if of_whose else lambda part: not self._facts.missing(part, typed)
            parts = [entry if tells(entry) or not tells(whole) else whole]
        told = {part.id: self._facts.told(part) for part in parts}
        said = self._facts.said(typed)
        dated = entry.id != whole.id and bool(said) and all(map(str.isdigit, said))
        parts = [entry] if dated else parts  # "and in 2015?"
        if said and self._yes_no.begin(typed.words) and said <= self._worth:
            return Near(entry, 1.0, missing=EXACTLY)  # "does it work?"
        strange = said.difference(self._asking, *told.values())
        names = {stem(word) for word in typed.capitals}.union(
            *(map(stem, place.words) for place in self._gazetteer.find_all(typed))
        )
        if any(word in names or self._finder.rarity(word) >= RARE for word in strange):
            return None
        said = said - self._facts.only_asking(typed)
        telling = {word for word in said if self._finder.rarity(word) >= COMMON}
        whom = self._follow.asks_whom(typed)
        asked = set(self._finder.ours(typed)) - self._pointers
        if whom or not said - set(map(stem, self._people)):
            asked = set()  # "how many people?" is like no phrase more than another
        title = set(words(whole.title))

        def fit(part: Entry) -> tuple[bool, bool, float, bool, float]:
            shared = len(telling & told[part.id]) / len(said) if said else 0.0
            phrases = (set(words(phrase)) - title for phrase in part.phrases)
            likeness = max(len(asked & one) / (len(asked | one) or 1) for one in phrases)
            shown = part.id == entry.id and (not shared or part.id != whole.id)
            given = not self._decision.facts.missing(part, typed)
            return given, whom and self._counts_people(part), shared, shown, likeness

        best = max(parts, key=fit)
        missing = self._facts.missing(best, typed)
        if missing:
            other = None if dated else self._facts.told_by_another(whole, typed)
            return other or Near(entry, 1.0, missing=missing)
        known = of_whose and self._tells_who(best)
        return Answer(best, exact=known, point=self._decision.point(best, typed))

    def asked_in(self, typed: Typed, last: Last) -> Page | None:
        """What a paper that was shown asks for, where that alone is asked: "its demands?"."""
        follow = self._follow
        if last.entry is None or last.kind is not Kind.SUBMISSION or follow.addresses_us(typed):
            return None
        asks = self._finder.steering.names_kind(typed, Kind.RECOMMENDATION)
        if not asks or not follow.depends(typed) or len(follow.content(typed)) > 1:
            return None
        related = map(self._catalog.find, last.entry.related)
        asked = [one for one in related if one and one.kind is Kind.RECOMMENDATION]
        return Page(Address(PageKind.ENTRY, asked[0].id)) if asked else None

    def tells_further(
        self, typed: Typed, completed: Outcome, kept: Outcome | None, last: Last
    ) -> bool:
        """Does another part or a related entry tell surely what the one that was shown doesn't?

        The whole of a part doesn't where the part has all words of the question: it only seems
        surer, as the question was completed by its name.
        """
        entry = last.entry
        if entry is None or not (isinstance(completed, Answer) and isinstance(kept, Answer)):
            return False
        if self._asks_whose(typed):
            return False
        said = self._facts.said(typed) - self._facts.only_asking(typed)
        if completed.entry.id == entry.whole != entry.id and said <= self._facts.told(entry):
            return False
        again = kept.entry.id == entry.id and not kept.point
        sure = completed.exact or (again and completed.confidence >= SURELY)
        named = set(words(completed.entry.title)) <= set(words(entry.title))
        return sure and not named and completed.entry.whole in (entry.whole, *entry.related)

    def is_of_others(self, typed: Typed, bare: Outcome, last: Last) -> bool:
        """After a country's page, is what a question gets that names nothing of other countries?"""
        if last.address.page is not PageKind.COUNTRY or not isinstance(bare, Answer):
            return False
        named = typed.capitals or self._gazetteer.find_all(typed)
        places = bare.entry.places
        return not named and bool(places) and last.place not in places

    def is_complete(self, outcome: Outcome, last: Last) -> bool:
        """Is it what a question gets that says all itself, after a list or a country's page?"""
        if not isinstance(outcome, Answer) or outcome.exact:
            return True
        of_country = last.address.page is PageKind.COUNTRY
        return outcome.confidence >= SURELY and not of_country

    def is_of_page(self, typed: Typed, completed: Outcome, bare: Outcome, last: Last) -> bool:
        """After a country's page, is it of that country what a question gets with its name?

        After the list of all lines, or of a subject that it points to, is it of these?
        """
        pointed = last.entry is None and bool(last.topic) and self._follow.refers(typed)
        of_page = last.address.page is PageKind.COUNTRY or last.is_of_all_lines or pointed
        if not of_page or not isinstance(completed, Answer):
            return False
        exact = isinstance(bare, Answer) and bare.exact
        return not exact and self.is_listed(completed, last)

    def of_list(self, typed: Typed, bare: Outcome, completed: Outcome, last: Last) -> Outcome:
        """What a question gets that points back to a list: something that stands there, or what is
        told of no country where the question names that."""
        if not self.is_listed(completed, last):
            general = isinstance(bare, Answer) and not (bare.entry.places or bare.entry.contacts)
            if general and not self.is_bare(typed):
                return bare
            of_country = last.address.page is PageKind.COUNTRY
            return Unknown(place=last.place) if of_country else self._facts.which_of(last)
        of_list = is_sure(bare) and self.is_listed(bare, last)
        return completed if is_sure(completed) or not of_list else bare

    def is_listed(self, outcome: Outcome, last: Last) -> bool:
        """Is it an entry that stands in the last list?"""
        if not isinstance(outcome, Answer | Near):
            return False
        entry = self._catalog.entries[outcome.entry.whole]
        if last.topic and entry not in self._catalog.about(last.topic):
            return False
        return last.kind in (None, entry.kind)

    def refers_to(self, typed: Typed, completed: Outcome, last: Last) -> bool:
        """Is a short question that says "it" and no name one about the last entry?"""
        short = len(typed.words) <= LONGEST_BARE and not typed.capitals
        return short and self._follow.refers(typed) and self.is_of(completed, last)

    def is_of(self, outcome: Outcome, last: Last) -> bool:
        """Is it the last entry, or a part of it?"""
        if last.entry is None or not isinstance(outcome, Answer | Near):
            return False
        return outcome.entry.whole == last.entry.whole

    def completed(self, typed: Typed, last: Last) -> Typed:
        """A question with what the last thing is called where it says "it", or beside it."""
        whole = self._catalog.entries[last.entry.whole].title if last.entry else ""
        called = last.title if last.title.startswith(whole) else whole  # of a part, the whole
        title = YEARS.sub("", called)
        if last.address.page is PageKind.COUNTRY and self._there.after(typed.words):
            rest = self._there.without(self._follow.unopened(typed).words)
            return Typed(f"{' '.join(rest)} {last.title}")
        for found in _WORD.finditer(typed.text) if title else ():
            if found[0].lower() in self._stands_for:
                before, behind = typed.text[: found.start()], typed.text[found.end() :]
                return Typed(f"{before}{BRACKET.sub('', title)}{behind}")
        return Typed(f"{title} {typed.text}") if title else typed

    def _asks_whose(self, typed: Typed) -> bool:
        """Does it ask for the person behind what was shown? Another part has other persons."""
        who = not self._asks_who.isdisjoint(typed.words)
        bare = len(typed.words) <= LONGEST_BARE and len(self._follow.content(typed)) <= 1
        bare = bare and self._follow.points(typed) and not self._decision.asks_fact(typed)
        return who and bare and not self._follow.asks_whom(typed)

    def _asks_start(self, typed: Typed) -> bool:
        """Does it ask since when there is what was shown? Another part began at another time."""
        points = self._follow.points(typed) or not self._follow.content(typed)
        return points and self._facts.asks_start(typed)

    def _counts_people(self, part: Entry) -> bool:
        """Has it a figure that counts people?"""
        return any(not self._people.isdisjoint(words(one.unit)) for one in part.figures)

    def _tells_who(self, part: Entry) -> bool:
        """Does one of its phrases ask who?"""
        return any(not self._asks_who.isdisjoint(words(phrase)) for phrase in part.phrases)
