"""Every entry fits every surface and its readers: Telegram's limits and our own.

A text is hard to read by long paragraphs, and by the years of school that it asks for.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from bot.catalog.entries import BUTTON_CHARS, Entry, Surface
from bot.errors import Problem
from bot.replies.blocks import Press, Reply
from bot.replies.composing import Composer
from bot.replies.country_pages import content, list_line
from bot.replies.entry_pages import CARD_CHARS, LINES_CHARS, SHORT_CHARS, Focus
from bot.replies.wording import FALLBACK
from bot.tryout.rules.limits import CALLBACK_DATA, COPY_TEXT, MESSAGE_TEXT, SWITCH_QUERY
from bot.workbench.checks.surveyed_base import SurveyedBase

# A deep link's start parameter, https://core.telegram.org/bots/features#deep-linking
PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
BUTTON_VALUES = {Press.OPEN: CALLBACK_DATA, Press.COPY: COPY_TEXT, Press.SHARE: SWITCH_QUERY}
HARDEST_GRADE = 13.0
"""Above this, sentences are cut or hard words replaced: no text of ours needs more."""
MOST_SENTENCES = 6
"""Our own: a paragraph."""

SHORT = "short reply"
LONGEST_TITLE = 60
BEGINNING = 3
"""Words of a summary, small ones left out, that meet the eye behind the title."""
LONGEST_FIRST = 350
"""Characters of a first paragraph: it answers by itself, at a glance."""

_SENTENCE_END = re.compile(r"[.!?:;]+(?=\s|$)|\n\s*\n")
_VOWELS = re.compile(r"[aeiouyáéíóúàèâêôûäöüãõ]+")
_LINKED = r"(?:\s+(?:(?:of|the|on|for|and|to|in|de|y|la|&)\s+){0,3}(?=[A-ZÀ-Ý]))?"
_NAMES = re.compile(rf"(?:\b[A-ZÀ-Ý][\w'’-]*{_LINKED})+")


def check_limits(
    base: SurveyedBase, composers: Mapping[tuple[Surface, str], Composer]
) -> Iterator[Problem]:
    """Whatever a surface would refuse or a reader would not get."""
    for entry in base.entries:
        if not PAYLOAD.fullmatch(entry.id):
            yield base.problem(entry, (), "found an id that no deep link can carry")
        for (surface, language), composer in composers.items():
            shown = composer.entries.own(entry)
            if language != FALLBACK and (shown is entry or entry.whole in base.dangling):
                continue  # it reads as in English
            for name, reply, most in _replies(entry, composer):
                hidden = _hidden(reply, shown) if name == SHORT else ()
                for message in (*_too_long(reply, most), *hidden):
                    told = f"{name} of {surface}, {language}: {message}"
                    yield base.problem(entry, ("text",), told)


def _replies(entry: Entry, composer: Composer) -> Iterator[tuple[str, Reply, int]]:
    """Each reply about an entry, and how long we allow it to be; 0 for as long as Telegram does."""
    short, most = composer.entries.short, LINES_CHARS if entry.is_national else SHORT_CHARS
    yield SHORT, short(entry), most
    for point in range(1, len(entry.figures) + entry.text.count("\n\n") + 1):
        yield f"{SHORT} that point {point} leads", short(entry, focus=Focus(point)), most
    yield "whole entry", composer.entries.whole(entry), 0
    yield "card", composer.entries.card(entry), CARD_CHARS


def _too_long(reply: Reply, most: int) -> Iterator[str]:
    units = len(reply.visible.encode("utf-16-le")) // 2
    if not MESSAGE_TEXT.admits(units):
        yield f"found {units} UTF-16 units, expected at most {MESSAGE_TEXT.most}"
    if most and len(reply.visible) > most:
        yield f"found {len(reply.visible)} visible characters, expected at most {most}"
    for button in reply.buttons:
        limit = BUTTON_VALUES.get(button.press)
        length = len(button.value.encode() if limit is CALLBACK_DATA else button.value)
        if limit and not limit.admits(length):
            yield f"found {length} {limit.unit}, expected at most {limit.most}"


def _hidden(reply: Reply, entry: Entry) -> Iterator[str]:
    """A short reply drops paragraphs that don't fit; the first one holds the fact.

    With contacts, those come first and the text may wait behind "more".
    """
    if entry.contacts:
        return
    first = " ".join(entry.text.split("\n\n")[0].split())
    if first not in " ".join(reply.visible.split()):
        yield f"found no room for the first paragraph ({len(first)} characters), expected it whole"


def check_titles(base: SurveyedBase) -> Iterator[Problem]:
    """Titles that are too long, need a label, or can't be told apart on a button."""
    alike: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in base.entries:
        shown = (entry.label or entry.title)[:BUTTON_CHARS].casefold()
        alike[entry.kind, shown].append(entry)
        long = len(entry.title)
        if long > LONGEST_TITLE:
            told = f"found {long} characters, expected at most {LONGEST_TITLE}"
            yield base.problem(entry, ("title",), told)
        if long > BUTTON_CHARS and not entry.label:
            told = f"found none for a title of {long} characters, expected at most {BUTTON_CHARS}"
            yield base.problem(entry, ("label",), told)
    for twins in alike.values():
        for entry in twins[1:]:
            place = ("label",) if entry.label else ("title",)
            told = f"found a button like that of {twins[0].id} on a phone"
            expected = f"expected {BUTTON_CHARS} characters that tell them apart"
            yield base.problem(entry, place, f"{told}, {expected}")


def check_summaries(base: SurveyedBase) -> Iterator[Problem]:
    """Summaries that begin with what the title says that stands before them in a list."""
    for entry in base.catalog.entries.values():
        _, name, behind = list_line(entry)
        told = set(content(entry.title))
        again = [word for word in content(behind.text)[:BEGINNING] if word in told]
        if name.text == entry.title and len(again) > 1:
            found = f"found {' '.join(again)} again at once behind the title"
            yield base.problem(entry, ("summary",), f"{found}, expected what it doesn't say")


def check_first_paragraphs(base: SurveyedBase) -> Iterator[Problem]:
    """First paragraphs too long to be the answer."""
    for entry in base.entries:
        first = " ".join(entry.text.split("\n\n")[0].split())
        if len(first) > LONGEST_FIRST:
            told = f"found a first paragraph of {len(first)} characters"
            yield base.problem(entry, ("text",), f"{told}, expected at most {LONGEST_FIRST}")


def check_readability(base: SurveyedBase) -> Iterator[Problem]:
    """Hard texts and long paragraphs, as warnings."""
    for entry in base.entries:
        grade = reading_grade(entry.text)
        if grade > HARDEST_GRADE:
            told = f"found reading grade {grade:.1f}, expected at most {HARDEST_GRADE:.0f}"
            yield base.problem(entry, ("text",), told, warning=True)
        for paragraph in entry.text.split("\n\n"):
            sentences = len(re.findall(r"[.!?](?:\s|$)", paragraph))
            if sentences > MOST_SENTENCES:
                most = f"at most {MOST_SENTENCES}"
                told = f"found {sentences} sentences in a paragraph, expected {most}"
                near = " ".join(paragraph.split()[:3])
                yield base.problem(entry, ("text",), told, near=near, warning=True)


def hardest(base: SurveyedBase) -> list[tuple[float, Entry]]:
    """Every entry with the grade of its text, the hardest first."""
    graded = [(reading_grade(entry.text), entry) for entry in base.entries]
    return sorted(graded, key=lambda one: (-one[0], one[1].id))


def reading_grade(text: str) -> float:
    """Flesch–Kincaid grade of an English text, with syllables estimated; 0 for no words.

    A name counts as one easy word, however long: nobody can choose a shorter one.
    Kincaid et al. 1975, https://apps.dtic.mil/sti/citations/ADA006655
    """
    text = _NAMES.sub("It", text)
    words = re.findall(r"[^\W\d_]+", text)
    if not words:
        return 0.0
    sentences = sum(bool(part.strip()) for part in _SENTENCE_END.split(text)) or 1
    syllables = sum(map(_syllables, words))
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def _syllables(word: str) -> int:
    """Groups of vowels, without a silent final e."""
    word = word.lower()
    silent = word.endswith(("e", "es", "ed")) and not word.endswith(("le", "les", "ted", "ded"))
    return max(1, len(_VOWELS.findall(word)) - silent)
