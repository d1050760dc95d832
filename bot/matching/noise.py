"""Words of a question that say nothing about its subject."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

_PHRASES = (
    "can you tell me", "could you tell me", "would you tell me", "can you please tell me",
    "could you please tell me", "please tell me", "tell me", "can you explain",
    "could you explain", "can you please explain", "could you please explain",
    "please explain", "i want to know", "i would like to know", "id like to know",
    "i wanted to know", "i was wondering", "i wonder", "do you know", "do you happen to know",
    "i have a question", "quick question", "can i ask", "may i ask", "can you help me",
    "could you help me", "help me understand", "good morning", "good afternoon",
    "good evening", "thank you very much", "thank you", "thanks in advance", "many thanks",
    "please advise", "let me know", "i need to know", "i am looking for information",
    "looking for information",
)  # fmt: skip
_WORDS = """
    hi hello hey hiya dear greetings please pls plz thanks thx thankyou cheers sorry ok okay
    hmm um uh well so
"""
_FUNCTION_WORDS = """
    a about above after again all also am an and any anybody anyone anything are as at be because
    been before being but by can could did do does doing done dont either else ever every for
    from get give given gives going got had has have having he her here hers him his how i if im
    in into is isnt it its just know like list made make makes many may me mean means more most
    much must my need no not now of off on one only or other our out over own per say says shall
    she should show so some such tell than that thats the their them then there these they thing
    things this those to too under up us use used using very want was way we were what whats when
    where which while who whom whos whose why will with within would you your yours
"""


@cache
def function_words() -> frozenset[str]:
    """Return words that ask, join or point: they tell entries apart but are never a subject."""
    return frozenset(_FUNCTION_WORDS.split())


def marked(words: Sequence[str]) -> list[bool]:
    """Say for each word whether it is noise; a question of noise alone has none."""
    noise = [word in _noise_words() for word in words]
    for start in range(len(words)):
        for phrase in _by_first_word().get(words[start], ()):
            if tuple(words[start : start + len(phrase)]) == phrase:
                noise[start : start + len(phrase)] = [True] * len(phrase)
    return [False] * len(words) if all(noise) else noise


def without_noise(words: Sequence[str]) -> list[str]:
    """Return what two phrases that ask the same have in common."""
    return [word for word, noise in zip(words, marked(words), strict=True) if not noise]


@cache
def _by_first_word() -> dict[str, list[tuple[str, ...]]]:
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for phrase in _PHRASES:
        split = tuple(phrase.split())
        phrases.setdefault(split[0], []).append(split)
    return phrases


@cache
def _noise_words() -> frozenset[str]:
    return frozenset(_WORDS.split())
