"""Sentences of the bot's own: keys, placeholders and markup are alike in every language.

Which sentences replies ask for, and the values they fill in, is found by composing them all.
"""

import hashlib
import re
import string
from collections.abc import Collection, Iterable, Iterator, Mapping

from bot.catalog.entries import Audience, Kind, Surface
from bot.catalog.sentences import ComparedSentencesFile, WordingFile
from bot.catalog.validation import near
from bot.catalog.vocabularies import AsidesFile, LanguageFile, RegionsFile, SubjectsFile
from bot.errors import Problem
from bot.language.places import Gazetteer
from bot.replies import outcomes as got
from bot.replies.blocks import Address, Line, PageKind, Reply, Run
from bot.replies.composing import Composer
from bot.replies.wording import FALLBACK, PUBLIC, REVIEWED, Sentences, Wording
from bot.safeguarding.concerns import Concern
from bot.safeguarding.plans import Plan
from bot.workbench.checks.surveyed_base import SurveyedBase

ASIDES = (got.WHICH_COUNTRY.key, "country_unknown", "no_answer_media")
ASIDE_VALUES = frozenset({"contact", "date"})  # which are offered to each of them
# What the desk and the surfaces say beside replies.
NOTICES = (
    *("away", "away_urgent", "button_private", "failure", "group_busy", "group_pointer"),
    *("group_private", "guest_nothing", "inline_button", "machine_translated", "throttled"),
)
COMPARE = f"`bot translations knowledge/wording/{FALLBACK}.yaml`"
_OVERDUE = "9999-12-31"  # a day on which every contact is due for a check


def check_wording(base: SurveyedBase, asked: Mapping[str, frozenset[str]]) -> Iterator[Problem]:
    """Sentences that can't be filled in or sent, and what is said that has none.

    `asked` are the names of the values that replies give to each sentence, by key.
    """
    tables = {path.stem: file.root for path, file in base.all_of(WordingFile).items()}
    english = tables.get(FALLBACK, {})
    unfit = set()
    for key, sentence in english.items():
        said = key if key in asked else key.removeprefix(PUBLIC)
        given = asked.get(said, ASIDE_VALUES if said.startswith("aside_") else None)
        if given is not None and not (names := _placeholders(sentence) or given) <= given:
            unfit.add(key)
            told = f"found {_shown(names)}, expected {_shown(given)}, which replies fill in"
            yield _at_key(base, FALLBACK, key, told)
    for language, table in tables.items():
        for key in table.keys() & (english.keys() - unfit):
            for wrong in _wrong(table[key], english[key]):
                yield _at_key(base, language, key, wrong)
        for key in table.keys() - english.keys() - asked.keys() - {REVIEWED}:
            told = f"found a key that English lacks, expected one of its own{near(key, english)}"
            yield _at_key(base, language, key, told)
    yield from _unsaid(base, english, asked)


def check_complete(base: SurveyedBase) -> Iterator[Problem]:
    """What one of our languages lacks: sentences of today, names of subjects and regions."""
    tables = {path.stem: file.root for path, file in base.all_of(WordingFile).items()}
    english = tables.pop(FALLBACK, {})
    for language in base.languages & tables.keys():
        table = tables[language]
        for key in english.keys() - table.keys() - {REVIEWED}:
            told = "found no such sentence, expected it as in English"
            yield _at_key(base, language, key, f"{told}{near(key, table.keys() - english.keys())}")
    compared = base.one_of(ComparedSentencesFile)
    known = compared.root if compared else {}
    for key in sorted(known.keys() & english.keys()):
        if known[key] != digest_of_sentence(english[key]):
            told = "found other words than its translations are of, expected what they say"
            yield _at_key(base, FALLBACK, key, f"{told}; compare them, then run {COMPARE}")
    for path, file in base.models.items():
        for name, topic in (
            file.root.items() if isinstance(file, SubjectsFile | RegionsFile) else ()
        ):
            if missing := base.languages - topic.titles.keys() - {FALLBACK}:
                told = f"found none in {', '.join(sorted(missing))}, expected one in each"
                yield base.files[path].problem((name, "titles"), told)


def digest_of_sentence(sentence: str) -> str:
    """Eight hexadecimal digits of a hash."""
    return hashlib.sha256(sentence.encode()).hexdigest()[:8]


def _unsaid(
    base: SurveyedBase, english: Collection[str], asked: Collection[str]
) -> Iterator[Problem]:
    """What replies and asides say and English has no sentence for."""
    spare = set(english) - set(asked)
    for key in set(asked) - set(english):
        told = f"found no such sentence, expected one: replies hold it{near(key, spare)}"
        yield _at_key(base, FALLBACK, key, told)
    for path, asides in base.all_of(AsidesFile).items():
        for name in asides.root:
            if f"aside_{name}" not in english:
                told = f"found no sentence for it, expected aside_{name} in wording/{FALLBACK}.yaml"
                yield base.files[path].problem((name,), told)


def _at_key(base: SurveyedBase, language: str, key: str, told: str) -> Problem:
    path = base.root / "knowledge" / "wording" / f"{language}.yaml"
    return base.files[path].problem((key,), told)


def _wrong(sentence: str, english: str) -> Iterator[str]:
    names, expected = _placeholders(sentence), _placeholders(english)
    if names is None:
        yield "found a brace without its other half, expected {name} or none"
    elif expected is not None and names != expected:
        yield f"found {_shown(names)}, expected {_shown(expected)} as in English"
    if broken := _broken_markup(sentence):
        yield broken


def _shown(names: Iterable[str]) -> str:
    return " ".join(f"{{{name}}}" for name in sorted(names)) or "no placeholder"


def _placeholders(sentence: str) -> frozenset[str] | None:
    """Names to be filled in; None where the braces are no placeholders."""
    try:
        fields = [name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None]
    except ValueError:
        return None
    return frozenset(fields) if all(field.isidentifier() for field in fields) else None


def _broken_markup(sentence: str) -> str:
    """What is wrong with a sentence's mark-up; nothing where it is right."""
    if found := re.search(r"</?[a-z]+>", sentence):
        return f"found {found[0]}, expected **bold** or *italic* instead"
    for mark, count in (("**", sentence.count("**")), ("*", sentence.replace("**", "").count("*"))):
        if count % 2:
            return f"found {mark} without its other half, expected it twice"
    return ""


class _AskedSentences(Sentences):
    """Says no sentence, but notes what it is asked for."""

    def __init__(self) -> None:
        super().__init__("", {}, {}, {})
        self.values: dict[str, frozenset[str]] = {}

    def lines(self, key: str, **values: str) -> tuple[Line, ...]:
        self.values[key] = self.values.get(key, frozenset(values)) & values.keys()
        return ((Run(key),),)


class _AskedWording(Wording):
    def __init__(self, sentences: Sentences) -> None:
        super().__init__({FALLBACK: {}}, {})
        self._sentences = {(FALLBACK, public): sentences for public in (False, True)}


def asked_sentences(
    base: SurveyedBase, gazetteer: Gazetteer, plans: Mapping[Concern, Plan]
) -> Mapping[str, frozenset[str]]:
    """By key, the names of the values that a sentence is given wherever it is said."""
    sentences = _AskedSentences()
    composer = Composer(
        *(base.catalog, gazetteer, _AskedWording(sentences), plans),
        surface=Surface.PRIVATE,
        language=FALLBACK,
        today=lambda: _OVERDUE,
    )
    composer.with_question(Reply(), got.HelpCard(Concern.HELP_WORD))
    for entry in base.entries:
        composer.entries.whole(entry)
        composer.entries.card(entry)
    for outcome in _outcomes(base, gazetteer):
        composer.reply(outcome)
    for key in NOTICES:
        sentences.lines(key)
    return sentences.values


def _outcomes(base: SurveyedBase, gazetteer: Gazetteer) -> Iterator[got.Outcome]:
    """One of each sort, and one for each page, country and concern."""
    for entry in base.entries:
        yield got.Answer(entry, 1, subject=next(iter(entry.subjects), ""), unanswered=True)
        yield got.Near(entry, 1)
    files = base.all_of(LanguageFile).values()
    sorts = ("exactly", "year", "place", *(sort for file in files for sort in file.answers))
    for entry in base.entries[:1]:
        yield from (got.Near(entry, 1, missing=sort) for sort in sorts)
        yield got.Unknown(near=(entry,))
    yield got.Choices(())
    yield from (got.CountryQuestion((), PageKind.COUNTRY, each=one) for one in (False, True))
    yield from (
        got.Unknown(),
        got.Unknown(empty=True),
        got.UnknownCommand(),
        got.UnknownCommand("help"),
    )
    yield from (got.Aside(key, offers_help=True) for key in ASIDES)
    places = [place for place in base.place_names if place in gazetteer]
    for page, values in {
        **dict.fromkeys(PageKind, ("",)),
        PageKind.KIND: tuple(Kind),
        PageKind.AUDIENCE: tuple(Audience),
        PageKind.SUBJECT: (*base.catalog.subjects, *(f"{Kind.LAW}--{one}" for one in places)),
        PageKind.REGION: tuple(base.catalog.regions),
        PageKind.COUNTRY: ("", *places),
        PageKind.HELPLINES: ("", *places),
    }.items():
        yield from (got.Page(Address(page, value, n)) for value in values for n in (1, 2))
    for concern in Concern:
        for place in (None, *places):
            card = got.HelpCard(concern, place, guessed=True)
            yield card
            if concern is not Concern.ABUSE_REQUEST:  # after which nothing is answered
                yield got.HelpAnswer("", card, "text", offers_end=True)
                yield got.HelpCard(concern, place, again=True)
