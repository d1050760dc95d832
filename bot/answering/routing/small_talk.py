"""Questions about the bot itself, told by words that no question to the entries turns on."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence, Set
from functools import cached_property
from itertools import chain, islice

from bot.answering.routing.naming import TOGETHER
from bot.language.languages import Languages
from bot.language.per_text import per_text
from bot.language.places import FoundPlace
from bot.language.words import Typed, stem, words
from bot.matching import Encoder, VectorStore
from bot.matching.likeness import Nearest, PhraseLikeness
from bot.replies.outcomes import Aside, aside
from bot.replies.wording import FALLBACK

# By how much it must be more like small talk than like anything that an entry says: less where the
# entries have no answer, and more where no word shows that it is about the bot.
NEARER, UNANSWERED, UNSAID = 0.2, 0.05, 0.3
LONGEST_TALK = 16  # words; a longer message has a subject of its own
# Where meaning isn't read: confidence from which on small talk is meant whatever the entries say,
# and from which on it is where they are not sure and no word is strange to it.
SURELY, LIKELY = 0.6, 0.3
_SENTENCE_END = re.compile(r"[?!.;,\n]+(?:\s|$)")
MOST_SENTENCES = 3
WRONG = "wrong"  # the aside for whoever found a mistake
SUM = "maths"  # the aside for whoever wants something reckoned
# "24/7" and "116-111" are no sums.
_SIGNED = re.compile(r"\d\s*[+*×÷^x]\s*\d|\d\s+[-−–/:]\s+\d")
# Likeness in meaning, and some of that in spelling for no doubt, half of it for a guess.
NO_DOUBT, GUESSED = 0.85, 0.8
# What only somebody asks who speaks to the bot: who wants a stranger to stop must not be told how
# to be rid of us, and who asks how a picture is removed needs to know who does it.
OF_US = frozenset(
    {
        "stop",
        "forget",
        "media",
        "not-ask",
        "cite",
        "licence",
        "children",
        "removal",
        "report-for-me",
        "who-am-i",
        "hours",
    }
)


class SmallTalk:
    """Compares whole sentences: "you", "who" and "this" are what such questions consist of."""

    def __init__(self, asides: Mapping[str, Sequence[str]], lists: Languages) -> None:
        """`asides` are the English phrases of each kind of small talk; `lists` the words by
        language, with its own phrases."""
        self._ours = asides
        others = [one.asides for one in lists.values()]
        self._asides = {
            name: [*phrases, *chain.from_iterable(one.get(name, ()) for one in others)]
            for name, phrases in asides.items()
        }
        self._english, self._lists = lists[FALLBACK], tuple(lists.values())
        self._us = lists.every.addresses_us
        self._about = self._us | lists.every.about_bot
        self._together = tuple(word for word in self._us if TOGETHER.search(word))
        self._likeness = PhraseLikeness(self._asides, self._english)

    def understand(
        self, encoder: Encoder, entries: Callable[[Typed], float], store: VectorStore | None = None
    ) -> None:
        """Compare by meaning, too, from now on: also what is asked in other languages.

        `entries` tells how like a text is to the closest thing that an entry says.
        """
        self._likeness.understand(encoder, entries, store)

    @property
    def beside(self) -> Mapping[str, Sequence[str]]:
        """The phrases without a word by which a question about the bot is told.

        They are looked for among the entries: what they ask has a subject of its own. "Stop" alone
        has none.
        """
        about = self._english.about_bot
        return {
            name: [phrase for phrase in phrases if about.isdisjoint(words(phrase))]
            for name, phrases in self._ours.items()
            if name not in OF_US
        }

    def said(self, typed: Typed) -> Aside | None:
        """The aside of which a text is a phrase, politeness apart."""
        return self._aside(self._exactly(typed), typed)

    @per_text
    def _exactly(self, typed: Typed) -> str:
        if self._is_sum(typed):
            return SUM
        return self._names.get(tuple(self._english.without_noise(typed.words)), "")

    def _aside(self, name: str, typed: Typed) -> Aside | None:
        return aside(name, surely=self._surely(typed) == name) if name else None

    def _is_sum(self, typed: Typed) -> bool:
        """Is all of it numbers, what is done with them, and words that ask?"""
        rest = [word for word in typed.words if not word.isdigit() and word != "x"]
        if len(rest) == len(typed.words) and self._english.numbers.isdisjoint(rest):
            return False
        signed = _SIGNED.search(typed.plain) is not None
        for one in self._lists:
            if not (signed or one.sums.stand_in(typed.plain, typed.words)):
                continue
            said = one.asks_with.without(one.sums.without(rest))
            if (one.function_words | one.noise_words | one.numbers).issuperset(said):
                return True
        return False

    @cached_property
    def _names(self) -> Mapping[tuple[str, ...], str]:
        return {
            tuple(self._english.without_noise(words(phrase))): name
            for name, phrases in self._asides.items()
            for phrase in phrases
        }

    def heard(self, typed: Typed, *, sure: bool, follows: bool) -> Aside | None:
        """The aside that a text asks for.

        `sure`: the entries have an answer; `follows`: something was shown, so that "this" is that.
        """
        pointing = self._english.points_back if follows else frozenset[str]()
        if not self._is_about_us(typed, self._about - pointing):
            return None
        best = self._likeness.nearest(typed)
        known = self._is_nearer(best, typed, sure=sure)
        return self._aside(best.name, typed) if known and self._may_ask(best.name, typed) else None

    def _is_nearer(self, best: Nearest, typed: Typed, *, sure: bool) -> bool:
        """Is it more like small talk than like what any entry says?"""
        if not self._likeness.reads_meaning:
            known = not sure and best.spelt >= LIKELY and self._content(typed) <= self._vocabulary
            return known or best.spelt >= SURELY
        if sure and self._is_strange(typed) and not self._speaks_to_us(typed.words):
            return False  # "who is behind this trade"
        return self._likeness.lead(best, typed) >= NEARER - UNANSWERED * (not sure)

    def guessed(self, typed: Typed) -> Aside | None:
        """The same where the entries have nothing: likeness is enough, without such a word."""
        content = self._content(typed)  # of another language, where "you" may be unsaid
        ours = not content or not content.isdisjoint(self._vocabulary)
        if ours and self._speaks_to_us(typed.words):
            return None  # which was weighed
        best = self._likeness.nearest(typed)
        known = best.meant + best.spelt / 2 >= GUESSED and self.is_of_bot(best.name)
        if known and ours and not self._is_about_us(typed, self._about):
            known = self._likeness.lead(best, typed) >= UNSAID
        return self._aside(best.name, typed) if known and self._may_ask(best.name, typed) else None

    def _surely(self, typed: Typed) -> str:
        """The aside that a text about the bot asks for beyond doubt: it is a phrase of it, or
        nearly one in words and meaning."""
        if not self._is_about_us(typed, self._about):
            return ""
        if exact := self._exactly(typed):
            return exact
        best = self._likeness.nearest(typed)
        close = best.likeness >= NO_DOUBT and self._content(typed) <= self._vocabulary
        return best.name if close and self._may_ask(best.name, typed) else ""

    def tells_mistake(self, typed: Typed, found: Collection[FoundPlace]) -> bool:
        """Does a sentence of it say that something we told is wrong, of whatever country?

        `found` are the countries that it names.
        """
        places = {word for one in found for word in one.words}
        for part in islice(_SENTENCE_END.split(typed.text), MOST_SENTENCES):
            said = Typed(" ".join("country" if one in places else one for one in words(part)))
            if WRONG in (self._exactly(said), self._surely(said)):
                return True
        return False

    def _is_about_us(self, typed: Typed, about: Set[str]) -> bool:
        """Is a text, of a length that has no other subject, about the bot, or spoken to it?"""
        if len(typed.words) > LONGEST_TALK:
            return False
        return not about.isdisjoint(typed.words) or self._speaks_to_us(typed.words)

    def is_of_bot(self, name: str) -> bool:
        """Are its phrases about the bot itself, rather than a subject outside?"""
        about = self._english.about_bot
        return any(not about.isdisjoint(words(phrase)) for phrase in self._asides.get(name, ()))

    def speaks_of(self, name: str, typed: Typed) -> bool:
        """May a text that is like a phrase of an aside ask for it? "Change a tyre" doesn't.

        Subjects outside have an aside, too; there, other words say nothing.
        """
        return self._may_ask(name, typed) and (
            not self.is_of_bot(name) or not self._is_strange(typed)
        )

    def _may_ask(self, name: str, typed: Typed) -> bool:
        """Does a text speak to the bot, or say just what is asked of it, where it must?"""
        return name not in OF_US or self._speaks_to_us(typed.words) or self._exactly(typed) == name

    def _speaks_to_us(self, said: Sequence[str]) -> bool:
        """Does it say "you"? Thai writes that together with other words."""
        return not self._us.isdisjoint(said) or any(
            you in word for word in said if TOGETHER.search(word) for you in self._together
        )

    def _is_strange(self, typed: Typed) -> bool:
        """Has it a word that no small talk has, in the language of our phrases?"""
        content = self._content(typed)
        return bool(content & self._vocabulary) and not content <= self._vocabulary

    def _content(self, typed: Typed) -> set[str]:
        return {stem(word) for word in typed.words if not word.isdigit()} - self._ordinary

    @cached_property
    def _ordinary(self) -> frozenset[str]:
        ordinary = self._english.function_words | self._english.noise_words
        return frozenset(map(stem, ordinary))

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        phrases = chain.from_iterable(self._ours.values())
        return frozenset(stem(word) for phrase in phrases for word in words(phrase))
