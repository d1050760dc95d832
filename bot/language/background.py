"""What of a text is no part of its question: who asks, whom it is asked of, short forms."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice

from bot.language.word_lists import WordLists
from bot.language.words import Typed, words

MOST_CUTS = 40  # places at which a question may begin
MOST_READ = 100  # characters by which a text shows that it tells or asks
_SENTENCE_ENDS = frozenset(".!:;\n।؟…")
_THAI = re.compile("[\u0e00-\u0e7f]")
_SPACES = re.compile(r"\s+")
_PAUSES = frozenset(",–—-")
_MOST_BEHIND = 5  # words behind "according to ECPAT": "'s members in May 2024"
LEAST_LEFT = 1 / 3  # of the characters: "as ECPAT said in 2018" alone is the question
_MARKS = re.compile(r"(?<!\S)(?=\S*[{}<>*=|^~])[^\s_A-Za-z\u0080-\uffff]+(?!\S)")  # "{{7*7}}"
_ASKED = re.compile(r"[^?]+\?\s+(?=[^?]+$)")  # a question, and something behind it


class Background:
    """Parts "I am a journalist." from what is asked behind it, in all languages."""

    def __init__(self, lists: Collection[WordLists]) -> None:
        self._lists = [one for one in lists if one.tells_self.all]
        self._thai = tuple(
            "".join(said)
            for one in lists
            for said in one.tells_self.all
            if _THAI.search("".join(said))
        )

    def parted(self, typed: Typed) -> tuple[str, Typed]:
        """What a text says of its writer, and what it asks; the text as it is where it says no
        such thing, or where what is left asks nothing, or speaks of people or of what is said
        before."""
        plain = typed.plain
        begun, asked = _begun(plain), _ASKED.match(plain)
        behind = _begun(plain[asked.end() :]) if asked else []
        for one in self._lists:
            told = self._told(begun, one)
            if asked and not told and self._told(behind, one):
                cuts: Iterable[int] = (asked.end(),)
            else:
                cuts = self._cuts(plain, one, told) if told else ()
            for cut in cuts:
                parts = plain[:cut].strip(), plain[cut:].strip()
                before, rest = parts if self._told(_begun(parts[0]), one) else parts[::-1]
                if self._asks_alone(rest, one) and self._is_plain(before):
                    return before, Typed(rest)
        return "", typed

    def _told(self, said: Sequence[str], lists: WordLists) -> int:
        """How many words of a text that begins so tell who somebody is; 0 for none."""
        at = next((at for at, word in enumerate(said) if word not in lists.noise_words), 0)
        thai = bool(said) and bool(self._thai) and said[0].startswith(self._thai)
        ends = lists.tells_self.ends(said, at) if said else []
        return max(ends, default=int(thai))

    def _cuts(self, plain: str, lists: WordLists, told: int) -> Iterator[int]:
        """Behind a sentence that tells it in so many words, or before words that ask."""
        for space in islice(_SPACES.finditer(plain), MOST_CUTS):
            before, rest = plain[: space.start()], plain[space.end() :]
            said = _begun(rest)
            if len(words(before)) < told or not said or self._told(said, lists):
                continue
            ends = before[-1:] in _SENTENCE_ENDS or "\n" in space[0] or _THAI.match(before[-1:])
            said = lists.without_noise(said)
            begins = lists.asks_with.begin(said)
            if before[-1:] not in _PAUSES:  # "I am a mum is …"
                begins = begins and not lists.asks_yes_no.begin(said)
            if ends or begins:
                yield space.end()

    def _asks_alone(self, rest: str, lists: WordLists) -> bool:
        """Does it ask by itself, of no person and of nothing said before?"""
        said = lists.no_pointers.without(lists.without_noise(words(rest)))
        said = said[max(lists.asks_with.ends(said, 0), default=0) :] if said else []
        people = lists.personal - lists.addresses_us
        return bool(set(said) - lists.function_words) and people.isdisjoint(said)

    def _is_plain(self, before: str) -> bool:
        """Does it say nothing on which an answer turns: who has thoughts about children?"""
        said = words(before)
        return all(
            one.asks_own_help.isdisjoint(said) and one.fears_own_acts.after(said) is None
            for one in self._lists
        )


class PlainQuestion:
    """Rewrites a question in full words, without whom it is asked of and without marks and numbers
    that say nothing, in one language."""

    def __init__(self, english: WordLists) -> None:
        self._full = english.short_forms
        self._small = english.function_words | english.noise_words
        told = "|".join([*map(re.escape, english.attributed_words), r"(?:19|20)\d\d"])
        more = rf"(?:['’]s)?(?: (?:{told})(?!\w)){{0,{_MOST_BEHIND}}},?"
        longest = sorted(self._full, key=len, reverse=True)
        self._short = _one_of(longest, r"(?<!['’])", r"(?!['’])")  # "n'est" is French
        self._attributed = _one_of(english.attributions, ",? ?", more)

    def of(self, typed: Typed) -> Typed:
        """The same where nothing is to be rewritten."""
        bare = _MARKS.sub(" ", typed.plain)
        bare = typed.plain if self._small.issuperset(words(bare)) else bare  # "what is 7*7"
        full = self._short.sub(lambda found: self._full[found[0].lower()], bare)
        rest = self._attributed.sub(" ", full)
        plain = rest if len(rest) > LEAST_LEFT * len(full) else full
        return typed if plain == typed.plain else Typed(plain)


def _begun(text: str) -> list[str]:
    """The words that a text begins with."""
    return words(text[:MOST_READ])


def _one_of(phrases: Iterable[str], before: str = "", behind: str = "") -> re.Pattern[str]:
    either = "|".join(map(re.escape, phrases)) or "(?!)"
    return re.compile(rf"{before}(?<!\w)(?:{either})(?!\w){behind}", re.IGNORECASE)
