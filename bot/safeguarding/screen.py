"""Frames over lexicons: who × what × now, with suppressors, as data in knowledge/safeguarding/.

Frames stand in order of urgency, the sure ones before the others; the first that fires decides.
Where no sure one does, classifiers decide, which were taught from examples: people in trouble say
it in more ways than anybody can list.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from pathlib import Path

from bot.catalog.safety_files import NONE
from bot.language.background import Background
from bot.language.languages import read_word_lists
from bot.language.word_lists import WordLists
from bot.language.words import Typed, bounded
from bot.safeguarding.arbitration import (
    LEAST_FOR_HALF,
    LEAST_TO_ASK_OF_HALF,
    OFFENDERS,
    SURE,
    UNSURE,
    VITAL,
    Finding,
    Seen,
    arbitrate,
    borne_out,
    in_general,
    is_certain,
    is_general,
    likeliest,
    meets,
)
from bot.safeguarding.classifier import Classifier, features, read_classifiers
from bot.safeguarding.concerns import Concern
from bot.safeguarding.forms import Forms
from bot.safeguarding.frames import Frame, Frames, Lexicons, lexicons_of
from bot.safeguarding.lexicons import (
    ASKS,
    FOLDER,
    HELP,
    PERSON,
    PURPOSE,
    LanguageLexicons,
    form_reader,
    read_lexicons,
)
from bot.safeguarding.parts import MessageParts, sentences

# Written by people of all languages, and between other words in all of them.
_COMMON = "en"
MOST_HELP_WORDS = 10  # of a message that only calls for help


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
        finding = [frame for frame in frames if not frame.turns]
        self._frames = Frames(sorted(finding, key=lambda frame: not frame.sure))
        turning = [frame for frame in frames if frame.turns]
        self._turning = Frames(turning)
        self._only_turns = lexicons_of(turning) - lexicons_of(finding)
        self._lexicons = Lexicons(lexicon for one in languages for lexicon in one.lexicons)
        self._reader = form_reader(languages)
        lists = [*lists]
        self._background = Background(lists)
        self._parts = MessageParts(lists, [name for one in languages for name in one.addressees])

    def look(self, text: str) -> Finding | None:
        """What the message gives away, as a whole or in one sentence; None for an ordinary one.

        A question before the cry, or the name of whom it is addressed to, doesn't hide it. An age
        or a family told beside a question that asks of nobody makes it no cry.
        """
        text = bounded(text)
        return self._turned(self._beside_question(text), text)

    def _turned(self, found: Finding | None, text: str) -> Finding | None:
        """What was found, for whom the whole message shows it to be: a child, or an adult who
        tells of their childhood."""
        if found is None:
            return None
        fired = self._turning.fired(self._lexicons.hits(self._reader.read(text)))
        concerns = (frame.concern for frame in fired if found.concern in frame.turns)
        return replace(found, concern=next(concerns, found.concern))

    def _beside_question(self, text: str) -> Finding | None:
        found = self._looked(text)
        found = found and self._in_whole(text, found)
        if found is None or (found.concern in VITAL and found.framed):
            return found
        typed = Typed(text)
        before, asked = self._background.parted(typed)
        if not before or self._looked(asked.plain) is not None:
            return found
        told = self._looked(before)
        # "I am 14" is what many say who are in trouble; behind a question it may tell more.
        age = told and not told.sure and not told.framed and typed.plain.lstrip().startswith(before)
        return None if told is None or age else found

    def _in_whole(self, text: str, found: Finding) -> Finding | None:
        """What was found in a message or a part of it, as far as the whole bears it out."""
        if is_general(self._lexicons.hits(self._reader.read(text)), found.language):
            whole = self._looked(text, halved=False) if found.framed and found.sure else found
            return whole if whole is None or whole.framed else in_general(whole)
        if not self._classifiers or self._judged(text) == found:
            return found
        trouble = 1 - self._classifiers["concern"].shares(self.features(text))[NONE]
        return borne_out(found, trouble)

    def _looked(self, text: str, *, halved: bool = True) -> Finding | None:
        """The same, whatever is told beside what is asked."""
        parts = (text, *sentences(text))
        found = [one for one in map(self._judged, parts) if one is not None]
        sure = [one for one in found if one.sure]
        if not sure:
            apart = ((self._judged(part), call) for part, call in self._parts.unaddressed(parts))
            sure = [one for one, call in apart if one and one.sure and (call or one.framed)]
        if not sure:
            halves = self._parts.halves(text) if halved else ()
            pairs = [(self._judged(half), half) for half in halves]
            told = [(one, half) for one, half in pairs if one and one.concern not in OFFENDERS]
            sure = [one for one, half in told if one.sure and self._is_sure(one, half)]
            asked = (one for one, _ in told if one.sure or one.trouble >= LEAST_TO_ASK_OF_HALF)
            found += [replace(one, sure=False) for one in asked]
        if sure and self._has_purpose(text):
            found = [replace(one, sure=False) for one in (*sure, *found)]
            sure = [one for one in sure if is_certain(one)]
        suicide = [one for one in sure if one.concern is Concern.SUICIDE]
        return next(iter((*suicide, *sure, *found)), None)

    def look_whole(self, text: str) -> Finding | None:
        """The same for a text that is read as one, such as several messages together."""
        text = bounded(text)
        return self._turned(self._judged(text), text)

    def _judged(self, text: str) -> Finding | None:
        """What one sentence, or a message as a whole, gives away."""
        message = self._reader.read(text)
        if not message:
            return None
        hits = self._lexicons.hits(message)
        fired = self._frames.fired(hits)
        framed = self._framed(message, hits, fired)
        if not self._classifiers:
            return framed
        seen = features(message, text, self._names(hits, fired))
        if framed is not None and framed.concern is Concern.HELP_WORD:
            return framed
        shares = self._classifiers["concern"].shares(seen)

        def language() -> str:
            return likeliest(self._classifiers["language"].shares(seen))

        shown = Seen(framed, shares, language, hits, len(message))
        return arbitrate(shown, self._sure, self._unsure)

    def _is_sure(self, finding: Finding, half: str) -> bool:
        """Is half a message enough for a card?"""
        if finding.framed or finding.concern is Concern.HELP_WORD:
            return finding.framed
        return finding.trouble >= LEAST_FOR_HALF and self._parts.names_somebody(half)

    def _has_purpose(self, text: str) -> bool:
        """Does the message say what it wants to know it for?"""
        return meets(PURPOSE, self._lexicons.hits(self._reader.read(text)))

    def features(self, text: str) -> frozenset[int]:
        """What the classifiers see of a message; for teaching them."""
        message = self._reader.read(text)
        hits = self._lexicons.hits(message)
        return features(message, text, self._names(hits, self._frames.fired(hits)))

    def _names(self, hits: Iterable[str], fired: Iterable[Frame]) -> set[str]:
        """Of what a message meets, for the classifiers: lexicons, and the sorts of its frames."""
        apart = (f"/{ASKS}", f"/{PERSON}")
        names = {hit for hit in hits if hit not in self._only_turns and not hit.endswith(apart)}
        for frame in fired:
            sort = "sure" if frame.sure else "unsure"
            names |= {sort, frame.concern.value, f"{frame.language} {frame.concern.value} {sort}"}
        return names

    def _framed(
        self, message: Sequence[Forms], hits: Mapping[str, int], fired: Sequence[Frame]
    ) -> Finding | None:
        """What a frame says."""
        calling = self._calls_for_help(message, hits)
        if calling is not None:
            return Finding(Concern.HELP_WORD, sure=True, language=calling, framed=True)
        codes = {frame.language for frame in fired}
        if codes - {_COMMON}:
            codes = self._spoken(message, codes)
        for frame in fired:
            if frame.language in codes:
                return Finding(
                    frame.concern, frame.sure, frame.language, framed=True, plain=frame.plain
                )
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

    def _calls_for_help(self, message: Sequence[Forms], hits: Mapping[str, int]) -> str | None:
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


def read_screen(knowledge: Path, lists: Mapping[str, WordLists] | None = None) -> Screen:
    """Every file of knowledge/safeguarding/, `lists` if not given. Raises KnowledgeError."""
    lists = lists or read_word_lists(knowledge)
    languages, classifiers = read_lexicons(knowledge / FOLDER), read_classifiers(knowledge)
    return Screen(languages, classifiers, lists=lists.values())
