"""What the classifier looks at in a message: its words, pairs of them, and runs of letters."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

from bot.safeguarding.forms import Forms

BUCKETS = 1 << 16
"""Features share this many numbers; half as many cost about a point."""
SHORTEST_RUN = 3
LONGEST_RUN = 5
MOST_FEATURES = 4000
"""A long message has as many; the runs of letters after them say nothing new."""


def features(message: Sequence[Forms]) -> frozenset[int]:
    """The numbers of a message's features."""
    written: set[str] = set()
    typed = [forms[0] for forms in message]
    for forms in message:
        written.update(forms)
    for word in typed:
        written.update(_runs(f"<{word}>"))
        if len(written) > MOST_FEATURES:
            break
    written.update(map("{} {}".format, ["<", *typed], [*typed, ">"]))
    written.update(map("{} .. {}".format, typed, typed[2:]))
    return frozenset([crc32(feature.encode()) % BUCKETS for feature in written])


def _runs(word: str) -> list[str]:
    return [
        f"~{word[start : start + size]}"
        for size in range(SHORTEST_RUN, LONGEST_RUN + 1)
        for start in range(len(word) - size + 1)
    ]
