"""Frames over lexicons: who × what × now, with suppressors, as data in knowledge/safeguarding/.

Frames stand in order of urgency, the sure ones before the others; the first that fires decides.
Where no sure one does, classifiers decide, which were taught from examples: people in trouble say
it in more ways than anybody can list.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.catalog.safety_files import NONE
from bot.language.word_lists import WordLists, read_word_lists
from bot.language.words import bounded
from bot.safeguarding.classifier import Classifier, features, read_classifiers
from bot.safeguarding.concerns import Concern
from bot.safeguarding.forms import Forms
from bot.safeguarding.frames import Frames, Lexicons
from bot.safeguarding.lexicons import (
    FOLDER,
    HELP,
    INTEREST,
    LanguageLexicons,
    form_reader,
    read_lexicons,
)
from bot.safeguarding.parts import MessageParts, sentences

# Written by people of all languages, and between other words in all of them.
_COMMON = "en"
# Probability of trouble from which on a card is shown, or one question above the answer.
SURE, UNSURE = 0.55, 0.06
# Probability below which a frame alone is not sure in a message of so many words: "What should a
# school do when …". Who only asks about a child says what somebody with a child in trouble says.
LEAST_FOR_SHORT_FRAME = 0.03
LEAST_FOR_FRAME, FEWEST_CALM_WORDS = 0.12, 10
LEAST_FOR_CARER, FEWEST_CARER_WORDS = 0.35, 6
# Probability that examples alone need in a message of fewer words: "there is this man".
LEAST_FOR_FEW, FEWEST_WORDS = 0.85, 6
# Share of a concern for those who may harm below which the next likely one is taken: nobody who
# tells of harm done to them should meet a refusal or a service for offenders.
# And probability of a request for abuse that examples alone need to refuse it.
LEAST_TO_REFUSE, LEAST_TO_REFUSE_UNFRAMED = 0.6, 0.55
# Share of suicide from which on it comes before whatever else is told.
LEAST_FOR_SUICIDE = 0.25
# Part of all trouble that a concern needs against another one that a frame sees.
LEAST_AGAINST_FRAME = 0.6
MOST_HELP_WORDS = 10  # of a message that only calls for help
OFFENDERS = frozenset({Concern.OWN_THOUGHTS, Concern.ABUSE_REQUEST})
_MATERIAL = frozenset({Concern.IMAGES, Concern.FOUND_MATERIAL})


@dataclass(frozen=True)
class Finding:
    concern: Concern
    sure: bool
    """False: an answer below a question rather than a card."""
    language: str = ""
    """Of the words that gave it away; empty where they belong to several languages."""
    framed: bool = field(default=False, compare=False)
    """Do its words say so, not only examples that are like it?"""
    trouble: float = field(default=0.0, compare=False)
    """Probability of any trouble by the examples, 0 to 1."""


class Screen:
    """Reads a message once, in every language that has frames."""

    def __init__(
        self,
        languages: Sequence[LanguageLexicons],
        classifiers: Mapping[str, Classifier],
        *,
        lists: Iterable[WordLists] = (),
        sure: float = SURE,
        unsure: float = UNSURE,
    ) -> None:
        """Without classifiers, frames alone decide. In `lists` stand joiners; `sure` and
        `unsure` are the probabilities of trouble for a card, and for a question."""
        self._sure, self._unsure = sure, unsure
        self._languages = [replace(one, lexicons=()) for one in languages]  # 7 MB
        self._classifiers = classifiers
        frames = [frame for language in languages for frame in language.frames]
        self._frames = Frames(sorted(frames, key=lambda frame: not frame.sure))
        self._lexicons = Lexicons(lexicon for one in languages for lexicon in one.lexicons)
        self._reader = form_reader(languages)
        self._parts = MessageParts(lists, [name for one in languages for name in one.addressees])

    def look(self, text: str) -> Finding | None:
        """What the message gives away, as a whole or in one sentence; None for an ordinary one.

        A question before the cry, or the name of whom it is addressed to, doesn't hide it.
        """
        text = bounded(text)
        parts = (text, *sentences(text))
        found = [one for one in map(self._judged, parts) if one is not None]
        sure = [one for one in found if one.sure]
        if not sure:
            apart = ((self._judged(part), call) for part, call in self._parts.unaddressed(parts))
            sure = [one for one, call in apart if one and one.sure and (call or one.framed)]
        if not sure:
            judged = [self._judged(half) for half in self._parts.halves(text)]
            halves = [one for one in judged if one and one.sure and one.concern not in OFFENDERS]
            sure = [one for one in halves if one.framed]
            found += [replace(one, sure=False) for one in halves]
        suicide = [one for one in sure if one.concern is Concern.SUICIDE]
        return next(iter((*suicide, *sure, *found)), None)

    def look_whole(self, text: str) -> Finding | None:
        """The same for a text that is read as one, such as several messages together."""
        return self._judged(bounded(text))

    def _judged(self, text: str) -> Finding | None:
        """What one sentence, or a message as a whole, gives away."""
        message = self._reader.read(text)
        if not message:
            return None
        framed = self._framed(message)
        if not self._classifiers:
            return framed
        seen = features(message, text)
        shares = self._classifiers["concern"].shares(seen)
        trouble = 1 - shares.pop(NONE)
        if framed is not None and framed.concern is Concern.HELP_WORD:
            return framed
        if framed is None and trouble < self._unsure:
            return None
        concern = _concern(shares, trouble)
        language = _likeliest(self._classifiers["language"].shares(seen))
        may_show = concern is not Concern.ABUSE_REQUEST or self._is_refused(shares, message)
        if framed is None:
            sure = may_show and self._is_sure(trouble, message)
            return Finding(concern, sure, language, trouble=trouble)
        if not framed.sure:
            surely = may_show and trouble >= self._sure
            return Finding(concern, True, language) if surely else framed
        sure = not _is_calm(framed.concern, trouble, len(message))
        outranked = concern is not framed.concern and _outranks(concern, framed.concern, shares)
        found = concern if outranked else framed.concern
        return Finding(found, sure, framed.language, framed=not outranked)

    def _is_sure(self, trouble: float, message: Sequence[Forms]) -> bool:
        """A few words may be like a cry by chance."""
        return trouble >= (self._sure if len(message) >= FEWEST_WORDS else LEAST_FOR_FEW)

    def _is_refused(self, shares: Mapping[str, float], message: Sequence[Forms]) -> bool:
        """Do examples alone see a request for abuse as surely as to refuse it?"""
        if shares[Concern.ABUSE_REQUEST] < LEAST_TO_REFUSE_UNFRAMED:
            return False
        return not any(name.endswith(f"/{INTEREST}") for name in self._lexicons.hits(message))

    def features(self, text: str) -> frozenset[int]:
        """What the classifiers see of a message; for teaching them."""
        return features(self._reader.read(text), text)

    def _framed(self, message: Sequence[Forms]) -> Finding | None:
        """What a frame says."""
        hits = self._lexicons.hits(message)
        if not hits:
            return None
        calling = self._calls_for_help(message, hits)
        if calling is not None:
            return Finding(Concern.HELP_WORD, sure=True, language=calling, framed=True)
        fired = self._frames.fired(hits)
        codes = {frame.language for frame in fired}
        if codes - {_COMMON}:
            codes = self._spoken(message, codes)
        for frame in fired:
            if frame.language in codes:
                return Finding(frame.concern, frame.sure, frame.language, framed=True)
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


def _concern(shares: Mapping[str, float], trouble: float) -> Concern:
    """The likeliest concern; suicide before all, one of those who may harm only if surely so."""
    if shares[Concern.SUICIDE] >= LEAST_FOR_SUICIDE:
        return Concern.SUICIDE
    offends = sum(shares[concern] for concern in OFFENDERS)
    if offends < LEAST_TO_REFUSE * trouble:
        shares = {label: share for label, share in shares.items() if label not in OFFENDERS}
    return Concern(_likeliest(shares))


def _is_calm(concern: Concern, trouble: float, size: int) -> bool:
    """Do examples contradict a frame that sees a concern in so many words?"""
    if concern is Concern.ABUSE_REQUEST:  # which sounds calm
        return False
    if concern is Concern.CARER and size >= FEWEST_CARER_WORDS:
        return trouble < LEAST_FOR_CARER
    if size >= FEWEST_CALM_WORDS:
        return trouble < LEAST_FOR_FRAME
    return trouble < LEAST_FOR_SHORT_FRAME and concern is not Concern.SUICIDE


def _outranks(concern: Concern, framed: Concern, shares: Mapping[str, float]) -> bool:
    """Does what examples see come before what a frame sees?

    Suicide does, but in danger: "he will kill me". So does harm done to the writer, where a frame
    sees somebody who may harm; material alone is no harm done to them. Whose child it is, examples
    know better.
    """
    if concern is Concern.SUICIDE:
        return framed is not Concern.DANGER and shares[concern] >= LEAST_FOR_SUICIDE
    if framed in OFFENDERS:
        return concern not in OFFENDERS | _MATERIAL
    if framed is Concern.CARER and concern in (Concern.FRIEND, Concern.PROFESSIONAL):
        return True
    surely = shares[concern] >= LEAST_AGAINST_FRAME * sum(shares.values())
    return surely and concern not in OFFENDERS and framed not in (Concern.DANGER, Concern.SUICIDE)


def _likeliest(shares: Mapping[str, float]) -> str:
    return max(shares, key=lambda label: shares[label])


def read_screen(knowledge: Path, lists: Mapping[str, WordLists] | None = None) -> Screen:
    """Every file of knowledge/safeguarding/, `lists` if not given. Raises KnowledgeError."""
    lists = lists or read_word_lists(knowledge)
    languages, classifiers = read_lexicons(knowledge / FOLDER), read_classifiers(knowledge)
    return Screen(languages, classifiers, lists=lists.values())
