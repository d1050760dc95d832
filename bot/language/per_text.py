"""What is worked out of a text once, however many ask for it; it goes when the text goes."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from bot.language.words import Typed

S = TypeVar("S")
T = TypeVar("T")


def per_text(make: Callable[[S, Typed], T]) -> Callable[[S, str | Typed], T]:
    """Let a method make what it makes of a text once; the text keeps it."""

    @wraps(make)
    def once(self: S, text: str | Typed) -> T:
        typed = Typed.of(text)
        if (make, self) not in typed.made:
            typed.made[make, self] = make(self, typed)
        made: T = typed.made[make, self]
        return made

    return once
