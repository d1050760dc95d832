"""All that is known, joined: read once, immutable, swapped whole."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.answering.after_card import AfterCard, read_after_card
from bot.answering.commands import Routes
from bot.answering.decision import ASIDE, Cuts, Decision
from bot.answering.event import MATCHED_CHARS
from bot.answering.finding import Finder, documents
from bot.answering.inline_cards import InlineCards
from bot.answering.routing.country_questions import CountryQuestions
from bot.answering.routing.ellipses import Ellipses
from bot.answering.routing.follow_ups import FollowUps
from bot.answering.routing.shown_facts import ShownFacts
from bot.answering.routing.small_talk import SmallTalk
from bot.answering.routing.topics import Topics
from bot.answering.steering import HelplineNames, read_steering
from bot.catalog.catalog import Catalog
from bot.catalog.entries import Surface
from bot.catalog.sentences import ProfileFile, ProfileTexts
from bot.catalog.survey import read_catalog
from bot.catalog.validation import read_model
from bot.catalog.vocabularies import (
    AboutFile,
    AsidesFile,
    DecisionFile,
)
from bot.language.background import Background, PlainQuestion
from bot.language.glossary import Glossary, read_glossary
from bot.language.languages import LanguageDetector, Languages, read_word_lists
from bot.language.places import Gazetteer, read_gazetteer
from bot.language.word_lists import WordLists
from bot.language.words import Typed
from bot.matching import Calibration, Calibrations, Encoder, Meaning, VectorStore
from bot.replies.blocks import Address, Block, Button, PageKind, Press, Reply
from bot.replies.composing import Composer
from bot.replies.evidence import Clock
from bot.replies.wording import FALLBACK, Sentences, Wording, read_wording
from bot.safeguarding import Screen, read_screen
from bot.safeguarding.concerns import Concern
from bot.safeguarding.plans import Plan, read_plans


@dataclass(frozen=True)
class Knowledge:
    """What an event is answered from. Built by `read_knowledge`."""

    catalog: Catalog
    gazetteer: Gazetteer
    wording: Wording
    plans: Mapping[Concern, Plan]
    profiles: Mapping[str, ProfileTexts]
    """What Telegram shows of the bot, by language, English first."""
    screen: Screen
    finder: Finder
    decision: Decision
    countries: CountryQuestions
    routes: Routes
    topics: Topics
    follow_ups: FollowUps
    ellipses: Ellipses
    shown_facts: ShownFacts
    small_talk: SmallTalk
    inline: InlineCards
    english: WordLists
    plain: PlainQuestion
    background: Background
    lists: Languages
    """The word lists of every language by its code, English among them."""
    detector: LanguageDetector
    after_card: AfterCard
    composers: Mapping[tuple[Surface, str], Composer]
    """By surface and language."""
    apologies: Mapping[tuple[str, bool], Reply]
    """What is said when anything fails, by language, and whether others read it: ready-made, so
    that nothing can fail in it."""

    def typed(self, text: str) -> Typed:
        """A question as it is read: countries' names apart, without what doesn't ask, and with
        slips repaired in what asks for a line."""
        apart = self.gazetteer.spelt_out(Typed(text, MATCHED_CHARS))
        before, asked = self.background.parted(self.plain.of(apart))
        placed = self.countries.placed(asked, Typed(before)) if before else asked
        return self.countries.wishes.spelt(placed)

    def understand(self, encoder: Encoder, store: VectorStore) -> None:
        """Read questions by meaning too, from now on; `store` keeps the vectors of our texts."""
        self.finder.understand(Meaning(self.finder.documents, encoder, store=store))
        self.small_talk.understand(encoder, self._likeness, store.beside("small-talk"))

    def understand_like(self, other: Knowledge) -> None:
        """Read by meaning too where another one does."""
        self.finder.understand_like(other.finder)
        if meaning := other.finder.matcher.meaning:
            self.small_talk.understand(meaning.encoder, self._likeness)

    def _likeness(self, typed: Typed) -> float:
        return self.finder.matcher.likeness(typed, but=ASIDE)

    def composer(self, surface: Surface, language: str) -> Composer:
        """The one for an IETF tag: of its language, else of English."""
        return self.composers[surface, self.wording.code(language)]

    def apology(self, language: str, surface: Surface = Surface.PRIVATE) -> Reply:
        return self.apologies[self.wording.code(language), surface is not Surface.PRIVATE]


def utc_today() -> str:
    """Today's ISO date."""
    return datetime.datetime.now(datetime.UTC).date().isoformat()


def read_knowledge(
    root: Path, *, operator_contact: str = "", today: Clock = utc_today
) -> Knowledge:
    """Read `root`/knowledge and `root`/seeds and join what is there. Raises KnowledgeError.

    `today` is asked with every reply: it decides which helpline rows are overdue for a check.
    """
    folder = root / "knowledge"
    catalog = read_catalog(root)
    gazetteer = read_gazetteer(folder)
    wording = read_wording(folder)
    plans = read_plans(folder)
    lists = read_word_lists(folder)
    english = lists[FALLBACK]
    kept = read_model(folder / "decision.yaml", DecisionFile)
    glossary = read_glossary(folder, lists, gazetteer.titles)
    small_talk = SmallTalk(read_model(folder / "asides.yaml", AsidesFile).root, lists)
    finder = _finder(catalog, gazetteer, english, kept, folder, glossary, small_talk.beside)
    countries = CountryQuestions(catalog, gazetteer, finder, lists)
    composers = {
        (surface, language): Composer(
            catalog,
            gazetteer,
            wording,
            plans,
            surface=surface,
            language=language,
            today=today,
            operator_contact=operator_contact,
        )
        for surface in Surface
        for language in wording.languages
    }
    about = read_model(folder / "about.yaml", AboutFile)
    cuts = Cuts(kept.answer, kept.faint, kept.choice, kept.margin)
    decision = Decision(catalog, cuts, english, gazetteer, finder.meant)
    topics = Topics(catalog, gazetteer, countries, lists, about, glossary)
    follow_ups = FollowUps(catalog, gazetteer, topics, lists, finder.ours)
    facts = ShownFacts(catalog, gazetteer, finder, decision, follow_ups, english)
    return Knowledge(
        catalog=catalog,
        gazetteer=gazetteer,
        wording=wording,
        plans=plans,
        profiles=read_model(folder / "profile.yaml", ProfileFile).root,
        screen=read_screen(folder, lists),
        finder=finder,
        decision=decision,
        countries=countries,
        routes=Routes(gazetteer, countries, english),
        topics=topics,
        follow_ups=follow_ups,
        shown_facts=facts,
        ellipses=Ellipses(
            catalog, gazetteer, finder, decision, follow_ups, facts, topics.terms, lists
        ),
        small_talk=small_talk,
        inline=InlineCards(
            catalog.on(Surface.INLINE), finder, wording, about.first_cards, decision.cuts.choice
        ),
        english=english,
        plain=PlainQuestion(english),
        background=Background(lists.values()),
        lists=lists,
        detector=LanguageDetector(lists),
        after_card=read_after_card(folder, english),
        composers=composers,
        apologies={
            (code, public): _apology(wording.of(code, public=public), public=public)
            for code in wording.languages
            for public in (False, True)
        },
    )


def _finder(
    catalog: Catalog,
    gazetteer: Gazetteer,
    english: WordLists,
    kept: DecisionFile,
    folder: Path,
    glossary: Callable[[], Glossary],
    asides: Mapping[str, Sequence[str]],
) -> Finder:
    steering = read_steering(folder)
    return Finder(
        documents(catalog, gazetteer, asides),
        gazetteer,
        steering,
        english,
        HelplineNames(catalog, gazetteer, steering, english),
        _calibrations(kept),
        catalog.national,
        glossary,
    )


def _calibrations(kept: DecisionFile) -> Calibrations:
    if kept.calibrations is None:
        return Calibrations()
    spelling, both = kept.calibrations.spelling, kept.calibrations.both
    return Calibrations(
        Calibration.from_dict(spelling.model_dump()), Calibration.from_dict(both.model_dump())
    )


def _apology(sentences: Sentences, *, public: bool) -> Reply:
    """Our fault, and help all the same; where others read, in the private chat."""
    keys = ("failure", "help_emergency", "help_directories")
    blocks: tuple[Block, ...] = tuple(map(sentences.block, keys))
    opens = str(Address(PageKind.HELP_CARD))
    way = (Button(sentences.text("button_help"), Press.PRIVATE, opens),)
    return Reply(blocks, (way,) if public else (), keeps=True)
