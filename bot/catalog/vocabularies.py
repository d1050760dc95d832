"""Files of words, names and settings: subjects, countries, synonyms, small talk, agreed terms."""

from typing import Annotated

from pydantic import Field

from bot.catalog.entries import ID_PATTERN, Audience, EntryId, Kind
from bot.catalog.sentences import LanguageName
from bot.catalog.validation import Day, FileModel, FileTable, Line, Lines, Share, Some, shaped

TwinId = Annotated[str, shaped(f"{ID_PATTERN}(_[a-z][a-z0-9-]*)?", "an entry's id, or entry_part")]
CountryCode = Annotated[str, shaped("[A-Z]{2}", "two capital letters like KE")]  # ISO 3166-1


class AboutFile(FileModel):
    """about.yaml: the release of the knowledge base."""

    date: Day = Field(description="When curators last released it.")
    figures: TwinId = Field("", description="What tells the size of it all: “statistics” opens it.")
    first_cards: tuple[EntryId, ...] = Field((), description="What an empty inline query shows.")
    asked_in_year: dict[Line, TwinId] = Field({}, description="What ECPAT asked then.")
    asked_in_short: dict[Audience, TwinId] = Field({}, description="All an audience is asked.")


class Topic(FileModel):
    """What entries are listed by."""

    title: Line = Field(description="As a reader sees it, on a button.")
    titles: dict[LanguageName, Line] = Field({}, description="The same in other languages.")

    def name(self, language: str) -> str:
        """As a reader of the language sees it; English where there is none."""
        return self.titles.get(language, self.title)


class SubjectFields(Topic):
    """What entries are about, in a word."""

    words: Some = Field(description="How people name it; words of the title count anyway.")


class SubjectsFile(FileTable[Line, SubjectFields]):
    """subjects.yaml: each subject, by its id."""


class RegionFields(Topic):
    """A part of the world."""

    words: Some = Field(description="How people name it.")
    places: tuple[CountryCode, ...] = Field(description="Its countries, by ISO code.")
    subjects: Lines = Field((), description="Subjects that belong to it as well.")


class RegionsFile(FileTable[Line, RegionFields]):
    """regions.yaml: parts of the world, by id."""


class PageFields(FileModel):
    """How people ask for a page that is built from entries."""

    phrases: Some
    aliases: tuple[EntryId, ...] = Field((), description="Former ids of entries that it replaces.")


class PagesFile(FileTable[Line, PageFields]):
    """pages.yaml: pages of countries and regions that people ask for in a sentence, by address."""


class PlacesFile(FileTable[CountryCode, dict[Line, Line]]):
    """places.yaml: the names of each country, by language."""


class OtherNamesFile(FileTable[CountryCode, Some]):
    """places-also.yaml: other names of countries, their people and their cities."""


class SynonymsFile(FileTable[Line, Some]):
    """synonyms.yaml: what people type, and the words that entries use for it."""


class GlossaryFile(FileTable[Line, Some]):
    """glossary/<language>.yaml: words of ours, and what they are called in the language."""


class AsidesFile(FileTable[Line, Some]):
    """asides.yaml: how people begin each kind of small talk; its sentence is `aside_<name>`."""


class LineWordsFile(FileModel):
    """line-words.yaml: words by which somebody asks for a line to call."""

    words: Some
    helping: Lines = Field((), description="Words that ask for help, or say that a thing helps.")
    reporting: Lines = Field((), description="Words with other uses, too; they weigh less.")
    common: Lines = Field((), description="Words in names of services that name none of them.")
    not_lines: Lines = Field(
        (), alias="not-lines", description="Phrases in which such a word asks for something else."
    )


class KindWordsFile(FileTable[Kind, Some]):
    """kind-words.yaml: words by which a question names the kind of entry it is after."""


class AmbiguousFile(FileTable[Line, Annotated[tuple[EntryId, ...], Field(min_length=2)]]):
    """ambiguous.yaml: phrases that several entries may share, and their ids."""


class DeclaredTwins(FileModel):
    """Two parts that are alike and both needed."""

    parts: tuple[TwinId, ...] = Field(
        min_length=2, max_length=2, description="As they stand in an address."
    )
    reason: Line = Field(description="Why they are not one.")


class NearTwinsFile(FileModel):
    """near-twins.yaml: parts that may be as alike as the check allows nowhere else."""

    pairs: tuple[DeclaredTwins, ...] = Field((), max_length=10)


class TerminologyFile(FileModel):
    """terminology.yaml: words that we agreed on."""

    common: tuple[Lines, ...] = Field(
        (), description="Names that need no source: “Internet”, months, languages, continents."
    )
    alone: tuple[Lines, ...] = Field(
        (), description="Words that need none when they stand alone: “the Committee”."
    )
    plain: tuple[Lines, ...] = Field(
        (), description="Ordinary words that only begin sentences, so that they look like names."
    )
    titles: Lines = Field((), description="Official titles that keep an outdated term.")
    terms: dict[Line, Line] = Field({}, description="The preferred term for each outdated one.")


class CalibrationFields(FileModel):
    """Coefficients that turn a match's features into a confidence."""

    constant: float
    score: float
    lead: float
    covered: float
    beyond: float = 0.0
    meaning: float = 0.0
    foreign: float = 0.0


class CalibrationsFields(FileModel):
    """One a way of reading questions."""

    spelling: CalibrationFields
    both: CalibrationFields = Field(description="By spelling and meaning together.")


class DecisionFile(FileModel):
    """decision.yaml: where a confidence is cut, 0 to 1. `bot fit` writes it."""

    date: Day
    answer: Share = Field(description="From here on the best match is the answer.")
    faint: Share = Field(description="From here on it is shown as what may not say just that.")
    choice: Share = Field(description="From here on a match is worth a button.")
    margin: Share = Field(description="A lead below this is no answer: the person chooses.")
    calibrations: CalibrationsFields | None = None
    rates: dict[Line, dict[Line, Share]] = Field({}, description="What was measured, by group.")


class AnswerSort(FileModel):
    """A sort of answer: what asks for it, and what shows that a text gives it."""

    asked: Some
    what: Lines = Field((), description="One of these stands within four words behind.")
    given: Lines = Field((), description="Left out: the words that ask for it.")


class LanguageFile(FileModel):
    """language/<code>.yaml: words that say how something is asked; en.yaml tells of each list."""

    letters: str = ""
    foreign_letters: str = ""
    common_words: Lines = ()
    function_words: Lines = ()
    also_english: Lines = ()
    beginnings: Lines = ()
    endings: Lines = ()
    noise_words: Lines = ()
    noise_phrases: Lines = ()
    short_forms: dict[Line, Line] = Field({}, description="As people chat: in full.")
    attributions: Lines = ()
    attributed_words: Lines = ()
    tells_self: Lines = ()
    points_back: Lines = ()
    stands_for: Lines = ()
    no_pointers: Lines = ()
    asks_who: Lines = ()
    asks_why: Lines = ()
    denials: Lines = ()
    asks_whether: Lines = ()
    openers: Lines = ()
    more: Lines = ()
    beside_country: Lines = ()
    beside_ecpat: Lines = ()
    asks_of_country: Lines = ()
    audience_words: dict[Audience, Lines] = Field({})
    answers: dict[Line, AnswerSort] = Field({})
    not_counted: Lines = ()
    numbers: Lines = ()
    ordinals: Lines = ()
    people_counted: Lines = ()
    sums: Lines = ()
    broad_names: Lines = ()
    our_papers: Lines = ()
    real_words: Lines = ()
    menu: dict[Line, Lines] = Field({}, description="By address, or an aside: what opens it.")
    asides: dict[Line, Lines] = Field({}, description="By name, as in asides.yaml.")
    list_words: Lines = ()
    counts: Lines = ()
    joiners: Lines = ()
    alternatives: Lines = ()
    asks_of_shown: dict[Line, Lines] = Field({})
    asks_yes_no: Lines = ()
    asks_worth: Lines = ()
    asks_with: Lines = ()
    asks_what: Lines = ()
    asks_what_after: Lines = ()
    about_bot: Lines = ()
    addresses_us: Lines = ()
    lives_in: Lines = ()
    lives_in_after: Lines = ()
    asks_for_line: Lines = ()
    is_wrong: Lines = ()
    asks_about: Lines = ()
    asks_of_others: Lines = ()
    first_person: Lines = ()
    speaks_of_lines: Lines = ()
    asks_all: Lines = ()
    says_all: Lines = ()
    asks_own_help: Lines = ()
    fears_own_acts: Lines = ()
    articles: Lines = ()
    before_person: Lines = ()
    of_tongue: Lines = ()
    personal: Lines = ()
    names_no_other: Lines = ()
    comes_from: Lines = ()
    comes_from_after: Lines = ()
    denies: Lines = ()
