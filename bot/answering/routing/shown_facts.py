"""What the thing that was shown tells of a question about it, and what it doesn't."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.answering.decision import MOST_CHOICES, Decision
from bot.answering.finding import Finder
from bot.answering.routing.asked_facts import BY_FORM, NUMBERS, REASON, SENTENCE_END, YEAR_IN
from bot.answering.routing.follow_ups import FollowUps
from bot.answering.routing.naming import Named
from bot.answering.routing.talk_words import Last, beside
from bot.catalog.catalog import Catalog
from bot.catalog.entries import Entry, Kind
from bot.language.phrases import Phrases
from bot.language.places import Gazetteer
from bot.language.word_lists import WordLists
from bot.language.words import Typed, stem, words
from bot.replies.blocks import Address, PageKind, paragraphs
from bot.replies.country_pages import ENTRIES_SHOWN, told_of
from bot.replies.outcomes import EXACTLY, Answer, Aside, Choices, Near, Outcome, Page, Unknown

PROOF = "proof"  # in the menu: what stands behind what was said
REWORD = "reword"  # shorter, or in other words; what was shown in full has a short form
SOURCES = str(Address(PageKind.SOURCES))  # after a thing, its own
LEAST_NAME = 2  # words of a title by which another one names the same thing
YEARS = re.compile(r",? *\b(?:19|20)\d\d\b(?: to)?")  # a title's years aren't asked for
_DATED = re.compile(r"\b(?:(?:19|20)\d\d|\d\d? [A-Z][a-z]+)\b")
BRACKET = re.compile(r" *\(.*?\)")


class ShownFacts:
    """Judges a follow-up as a full question is judged, and by where and since when."""

    def __init__(
        self,
        catalog: Catalog,
        gazetteer: Gazetteer,
        finder: Finder,
        decision: Decision,
        follow_ups: FollowUps,
        english: WordLists,
    ) -> None:
        self._catalog = catalog
        self._gazetteer = gazetteer
        self._finder = finder
        self._decision = decision
        self._follow = follow_ups
        self._answers, self._why = english.answers, english.asks_why
        self._yes_no, self._alike = english.asks_yes_no, english.alike
        verbs = {phrase[0] for phrase in english.asks_yes_no.all}
        self._denies = english.denies - verbs  # "isn't" is two words
        self._asks = defaultdict(lambda: Phrases(()), english.asks_of_shown)

    def more(self, typed: Typed, last: Last) -> Page | None:
        """The whole of the last thing, or the next page of a list, where all asks for more; behind
        the whole, what else there is on it."""
        if example := self._follow.example(typed, last):
            return example
        if not self._follow.asks_more(typed):
            return None
        if last.entry is not None:
            read = last.address.page is PageKind.MORE
            return Page(beside(last.entry) if read else Address(PageKind.MORE, last.entry.id))
        if last.address.page is PageKind.COUNTRY and last.place:
            return self._more_of_country(last)
        return Page(replace(last.address, number=last.address.number + 1))

    def _more_of_country(self, last: Last) -> Page:
        """The next page, behind the last one the first thing that it tells, else the lines."""
        told = told_of(self._catalog, last.place, last.title)
        if len(told) > last.address.number * ENTRIES_SHOWN:
            return Page(replace(last.address, number=last.address.number + 1))
        if told:
            return Page(Address(PageKind.MORE, told[0].id))
        return Page(Address(PageKind.HELPLINES, last.place))

    def only_told(self, last: Last) -> Last | None:
        """The only thing that a country's page tells, or the only one about it alone; None where
        there is none or there are more."""
        if last.address.page is not PageKind.COUNTRY:
            return None
        told = told_of(self._catalog, last.place, last.title)
        told = [one for one in told if len(one.places) == 1] or told
        only = Address(PageKind.ENTRY, told[0].id) if len(told) == 1 else None
        return self._follow.last(str(only)) if only else None

    def again(self, typed: Typed, named: Named | None, last: Last) -> Outcome | None:
        """The number of the last thing, or where it is from, where that alone is asked for."""
        pages = named.pages if named and not named.narrows else ()
        if pages in ((PROOF,), (SOURCES,)) or self._follow.asks_only("link", typed):
            return self._cited(last)
        if pages == (REWORD,) and last.entry and last.address.page is PageKind.MORE:
            return Page(Address(PageKind.ENTRY, last.entry.id))
        entry = None if last.has_lines else last.entry
        counted = entry and entry.figures and self._follow.asks_only("figure", typed)
        return Answer(entry, point=1) if entry and counted else None

    def _cited(self, last: Last) -> Outcome | None:
        """Where the last thing is from; of a country's page, which thing on it is meant."""
        if last.address.page is PageKind.COUNTRY and last.place:
            told = self.only_told(last)
            return self._cited(told) if told else self.which_of(last)
        lines = self._catalog.lines_of(last.place) if last.has_lines else None
        entry = last.entry or lines
        return Answer(entry, cites=True) if entry else None

    def which_of(self, last: Last) -> Outcome:
        """Ask of which thing of a list or a country a question is that names none."""
        if last.address.page is PageKind.COUNTRY:
            about: Sequence[Entry] = told_of(self._catalog, last.place, last.title)
        else:
            about = self._catalog.about(last.topic, last.kind) or self._catalog.about(last.topic)
        told = tuple(about[:MOST_CHOICES])
        if len(told) > 1:
            return Choices(told)
        return Unknown(place=last.place) if last.place else Page(last.address)

    def missing(self, part: Entry, typed: Typed) -> str:
        """What the question asks for and the entry can't give; empty for nothing."""
        return self._decision.facts.missing(part, typed) or self._lacking(part, typed)

    def _lacking(self, part: Entry, typed: Typed) -> str:
        """What is missing where an entry tells neither where, why, nor when something began."""
        if self._asks["where"].begin(typed.words):
            found = part.places or self._gazetteer.find_all(part.text)
            return "" if found or self._decision.facts.tells("city", part.text) else "city"
        why = self._why.after(typed.words) is not None and not self.said(typed)
        if why and not self._asks["reason"].stand_in(part.text, words(part.text)):
            return REASON
        if not self.asks_start(typed):
            return ""
        dates = self._answers["date"]
        name = set(words(BRACKET.sub("", YEARS.sub("", part.title))))
        asked = any(
            name <= set(words(one)) and self._tells_start(one) and dates.after(words(one))
            for one in part.phrases
        )
        first = BRACKET.sub("", paragraphs(part.text)[0].visible)
        dated = filter(_DATED.search, SENTENCE_END.split(first))
        wanted = part.kind is Kind.RECOMMENDATION and YEAR_IN.search(first) is not None
        return "" if asked or wanted or any(map(self._tells_start, dated)) else EXACTLY

    def asks_start(self, typed: Typed) -> bool:
        """Does it ask when something began?"""
        return self._tells_start(typed.text) and self._decision.facts.sort_asked(typed)[0] == "date"

    def told_by_another(self, whole: Entry, typed: Typed) -> Answer | None:
        """The related entry that names an entry in its title and gives what that lacks."""
        name = set(map(stem, words(BRACKET.sub("", whole.title)))) - self._follow.vague
        for one in map(self._catalog.find, whole.related):
            if one is None or one.kind is Kind.HELPLINE:
                continue
            named = len(name & set(map(stem, words(one.title)))) >= LEAST_NAME
            if named and not self.missing(one, typed):
                return Answer(one)
        return None

    def judged(
        self,
        typed: Typed,
        bare: Outcome,
        completed: Outcome,
        kept: Answer | Near,
        last: Last,
    ) -> Outcome:
        """What was kept, unless the question gets more with the name of the last thing.

        An answer that only repeats what was shown, and has no word of the question, is no more
        than the closest, unless the full question gets it surely.
        """
        sure = completed if isinstance(completed, Answer) else None
        if isinstance(kept, Near):
            of_part = kept.missing == "year" and kept.entry.id != kept.entry.whole
            if sure is None or of_part:  # what another tells of that year is another thing
                return kept
            other = sure.entry.id != kept.entry.id and not self._lacking(sure.entry, typed)
            return completed if sure.exact or other else kept
        again = last.entry is not None and kept.entry.id == last.entry.id
        if kept.exact or (again and kept.entry.is_national and isinstance(bare, Aside)):
            return kept
        said = self.said(typed) - self.only_asking(typed)
        asks = self._follow.asks(typed) and self._denies.isdisjoint(typed.words[:2])  # "don't …"
        fact = self._decision.asks_fact(typed)
        opens = self._follow.opens(typed) and not fact  # "and for girls?"
        known = kept == self.doubted(typed, kept)
        known = known and not said.isdisjoint(self.told(kept.entry, phrases=not opens))
        if known or not (again and (asks or opens) and said):
            return kept
        if self._cites_shown(bare, last):
            return bare
        whether = self._yes_no.begin(typed.words)
        if sure and not (opens or whether) and sure.entry.whole == kept.entry.whole:
            return kept
        if opens and isinstance(bare, Choices):
            return bare  # "and the police?", of whom nothing is told there
        of_paper = last.kind is Kind.SUBMISSION
        entry = self._catalog.entries[kept.entry.whole] if of_paper else kept.entry
        missing = completed.missing if isinstance(completed, Near) else ""
        return Near(entry, kept.confidence, missing=missing or EXACTLY)

    def doubted(self, typed: Typed, outcome: Outcome) -> Outcome:
        """What a name makes likely, as the closest where a question whether something is so has a
        word that isn't told: "is it free?"."""
        if not (isinstance(outcome, Answer) and self._yes_no.begin(typed.words)) or outcome.exact:
            return outcome
        untold = self.said(typed) - self.told(outcome.entry)
        told = all(map(str.isdigit, untold))  # of years another rule judges; "help 4 them"
        return outcome if told else Near(outcome.entry, outcome.confidence, missing=EXACTLY)

    def said(self, typed: Typed) -> set[str]:
        """The stems of what a question says, slips repaired, without small words."""
        return self.stems(one for one in self._finder.meant(typed) if one not in self._follow.vague)

    def stems(self, said: Iterable[str]) -> set[str]:
        """The stems of words, one for all that say the same: "illegal" is "crime"."""
        return {self._alike.get(one, one) for one in map(stem, said)}

    def only_asking(self, typed: Typed) -> set[str]:
        """The stems of what only asks for something of a form: "which year", "in which country"."""
        name, asked = self._decision.facts.sort_asked(typed)
        if name not in NUMBERS | BY_FORM:
            return set()
        sort = self._answers[name]
        rest = [word for word in sort.asked.without(asked) if word not in sort.what]
        return set(map(stem, asked)).difference(map(stem, rest))

    def told(self, part: Entry, *, phrases: bool = True) -> set[str]:
        """The stems of what a part tells; with its `phrases`, also of what is asked for it."""
        counted = [f"{figure.unit} {figure.of} {figure.where}" for figure in part.figures]
        asked = part.phrases if phrases else ()
        text = "\n".join([part.title, part.summary, part.text, *asked, *counted])
        facet = part.id != part.whole and len(part.places) > 1  # of which its text names its own
        names = [self._gazetteer.title(place) for place in (() if facet else part.places)]
        return self.stems(words("\n".join([text, *names])))

    def _cites_shown(self, bare: Outcome, last: Last) -> bool:
        """After a paper, does what a question gets alone rest on it: "what does it say on …"?"""
        if last.entry is None or last.kind is not Kind.SUBMISSION or not isinstance(bare, Answer):
            return False
        whole = self._catalog.entries[last.entry.whole]
        papers = {self._catalog.passages[one].source for one in whole.sources}
        cited = {self._catalog.passages[one].source for one in bare.entry.sources}
        return not papers.isdisjoint(cited)

    def _tells_start(self, text: str) -> bool:
        return self._asks["beginning"].stand_in(text, words(text))
