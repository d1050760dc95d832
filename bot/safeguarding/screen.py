"""Frames over lexicons: who × what × now, with suppressors, as data in knowledge/safeguarding/.

Frames stand in order of urgency, the sure ones before the others; the first that fires decides.
Where no sure one does, classifiers decide, which were taught from examples: people in trouble say
it in more ways than anybody can list.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path

from bot.catalog.safety_files import NONE
from bot.safeguarding.classifier import Classifier, features, read_classifiers
from bot.safeguarding.concerns import Concern
from bot.safeguarding.forms import FormReader, Forms, Slips
from bot.safeguarding.frames import Frames, Lexicons
from bot.safeguarding.lexicons import FOLDER, HELP, LanguageLexicons, read_lexicons

# Written by people of all languages, and between other words in all of them.
_COMMON = "en"
# Probability of trouble from which on a card is shown, or one quiet line below an answer.
SURE, UNSURE = 0.65, 0.45
# Probability below which a frame's card becomes a line: "What should a school do when …".
CALM = 0.05
# In shorter messages one blunt word weighs more than all that examples say.
FEWEST_CALM_WORDS = 10
# Share of an abuse request below which the next likely concern is taken: nobody in trouble should
# meet a refusal.
LEAST_TO_REFUSE = 0.5
# A whole message that only calls for help is short.
MOST_HELP_WORDS = 10


@dataclass(frozen=True)
class Finding:
    concern: Concern
    sure: bool
    """False: an answer with one quiet line rather than a card."""
    language: str = ""
    """Of the words that gave it away; empty where they belong to several languages."""


@dataclass(frozen=True)
class Learnt:
    """What the classifiers make of a message."""

    trouble: float
    """Probability that it is no ordinary message."""
    finding: Finding | None = None


class Screen:
    """Reads a message once, in every language that has frames."""

    def __init__(
        self, languages: Sequence[LanguageLexicons], classifiers: Mapping[str, Classifier]
    ) -> None:
        """Without classifiers, frames alone decide."""
        self._languages = languages
        self._classifiers = classifiers
        frames = [frame for language in languages for frame in language.frames]
        self._frames = Frames(sorted(frames, key=lambda frame: not frame.sure))
        self._lexicons = Lexicons(lexicon for one in languages for lexicon in one.lexicons)
        self._reader = _form_reader(languages)

    def look(self, text: str) -> Finding | None:
        """What the message gives away; None for an ordinary question."""
        message = self._reader.read(text)
        if not message:
            return None
        framed, learnt = self._framed(message), self._learnt(message)
        if framed is None or learnt is None:
            return framed or (learnt.finding if learnt else None)
        if framed.sure:
            calm = learnt.trouble < CALM and len(message) >= FEWEST_CALM_WORDS
            return replace(framed, sure=False) if calm else framed
        return learnt.finding if learnt.finding and learnt.finding.sure else framed

    def features(self, text: str) -> frozenset[int]:
        """What the classifiers see of a message; for teaching them."""
        return features(self._reader.read(text))

    def _learnt(self, message: Sequence[Forms]) -> Learnt | None:
        """What examples say that are like it."""
        if not self._classifiers:
            return None
        seen = features(message)
        shares = self._classifiers["concern"].shares(seen)
        trouble = 1 - shares.pop(NONE)
        if trouble < UNSURE:
            return Learnt(trouble)
        if shares[Concern.ABUSE_REQUEST] < LEAST_TO_REFUSE:
            shares.pop(Concern.ABUSE_REQUEST)
        language = _likeliest(self._classifiers["language"].shares(seen))
        return Learnt(trouble, Finding(Concern(_likeliest(shares)), trouble >= SURE, language))

    def _framed(self, message: Sequence[Forms]) -> Finding | None:
        """What a frame says."""
        hits = self._lexicons.hits(message)
        if not hits:
            return None
        calling = self._calls_for_help(message, hits)
        if calling is not None:
            return Finding(Concern.HELP_WORD, sure=True, language=calling)
        fired = self._frames.fired(hits)
        codes = {frame.language for frame in fired}
        if codes - {_COMMON}:
            codes = self._spoken(message, codes)
        for frame in fired:
            if frame.language in codes:
                return Finding(frame.concern, frame.sure, frame.language)
        return None

    def _spoken(self, message: Sequence[Forms], codes: Set[str]) -> set[str]:
        """Near languages share words: the one that knows most of the message is spoken.

        None where English, which fired nothing, knows more: "me" and "abuse" are French, too.
        """
        known = {one.code: one.vocabulary for one in self._languages if one.code in codes}
        known |= {one.code: one.vocabulary for one in self._languages if one.code == _COMMON}

        def coverage(code: str) -> int:
            return sum(not known[code].isdisjoint(forms) for forms in message)

        best = max(sorted(codes), key=coverage)
        if _COMMON not in codes and _COMMON in known and coverage(_COMMON) > coverage(best):
            return set()
        return {best}

    def _calls_for_help(self, message: Sequence[Forms], hits: dict[str, int]) -> str | None:
        """The language of a message that is nothing but a call for help; "" for several."""
        if len(message) > MOST_HELP_WORDS:
            return None
        calling = [
            language.code
            for language in self._languages
            if f"{language.code}/{HELP}" in hits
            and all(not language.help_words.isdisjoint(forms) for forms in message)
        ]
        if not calling:
            return None
        return calling[0] if len(calling) == 1 else ""


def _likeliest(shares: Mapping[str, float]) -> str:
    return max(shares, key=lambda label: shares[label])


def read_screen(knowledge: Path) -> Screen:
    """Every language file of knowledge/safeguarding/. Raises KnowledgeError."""
    return Screen(read_lexicons(knowledge / FOLDER), read_classifiers(knowledge))


def _form_reader(languages: Sequence[LanguageLexicons]) -> FormReader:
    vocabulary = {word for language in languages for word in language.vocabulary}
    ordinary = {word for language in languages for word in language.ordinary}
    spelling: dict[str, list[str]] = {}
    for short, full in (pair for one in languages for pair in one.spelling.items()):
        spelling.setdefault(short, []).append(full)
    return FormReader(
        vocabulary | ordinary,
        spelling,
        Slips(vocabulary, ordinary, [ending for one in languages for ending in one.endings]),
        prefixes=[prefix for one in languages for prefix in one.prefixes],
        elisions=[elision for one in languages for elision in one.elisions],
    )
