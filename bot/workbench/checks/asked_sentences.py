"""The sentences that replies ask for, and the values they fill in: found by composing them all."""

from collections.abc import Iterator, Mapping

from bot.answering.country_questions import WHICH_COUNTRY
from bot.catalog.entries import Audience, Kind, Surface
from bot.language.places import Gazetteer
from bot.replies import outcomes as got
from bot.replies.blocks import Address, Line, PageKind, Reply, Run
from bot.replies.composing import Composer
from bot.replies.wording import FALLBACK, Sentences, Wording
from bot.safeguarding.concerns import Concern
from bot.safeguarding.plans import Plan
from bot.workbench.checks.surveyed_base import SurveyedBase

ASIDES = (WHICH_COUNTRY.key, "country_unknown", "no_answer_media")
# What the desk and the surfaces say beside replies.
NOTICES = (
    *("away", "away_urgent", "button_private", "failure", "group_pointer", "group_private"),
    *("inline_button", "throttled"),
)
_OVERDUE = "9999-12-31"  # a day on which every contact is due for a check


class _AskedSentences(Sentences):
    """Says no sentence, but notes what it is asked for."""

    def __init__(self) -> None:
        super().__init__(FALLBACK, {}, {}, {})
        self.values: dict[str, frozenset[str]] = {}

    def lines(self, key: str, **values: str) -> tuple[Line, ...]:
        self.values[key] = self.values.get(key, frozenset(values)) & values.keys()
        return ((Run(key),),)


class _AskedWording(Wording):
    def __init__(self, sentences: Sentences) -> None:
        super().__init__({FALLBACK: {}}, {})
        self._sentences = {FALLBACK: sentences}


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
    composer.with_question(Reply())
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
        yield got.Answer(entry, 1, phrase="?", exact=False)
        yield got.Near(entry, 1)
    yield got.Choices((), ())
    yield got.CountryQuestion((), PageKind.COUNTRY)
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
