"""What measurements share: questions with typos, times, and the reference that all times are set
against, since machines differ."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from random import Random
from string import ascii_lowercase
from time import perf_counter

# Letters a word must have to get a typo.
_SHORTEST = 4


def with_typos(text: str, random: Random) -> str:
    """The text with one letter inserted, deleted, substituted or swapped in each longer word."""
    return " ".join(
        _edited(word, random) if sum(map(str.isalpha, word)) >= _SHORTEST else word
        for word in text.split()
    )


def _edited(word: str, random: Random) -> str:
    at = random.randrange(len(word))
    letter = random.choice(ascii_lowercase)
    before, after, first = word[:at], word[at + 1 :], min(at, len(word) - 2)
    swapped = word[:first] + word[first + 1] + word[first] + word[first + 2 :]
    return random.choice(
        (before + letter + word[at:], before + after, before + letter + after, swapped)
    )


def seconds(act: Callable[[], object]) -> float:
    start = perf_counter()
    act()
    return perf_counter() - start


def milliseconds(
    ask: Callable[[str], object], questions: Sequence[str], rounds: int = 3
) -> list[float]:
    """The shortest time of each question in so many rounds, in order.

    What else the machine does can only make a time longer.
    """
    return [
        1000 * min(seconds(partial(ask, question)) for _ in range(rounds)) for question in questions
    ]


def token_set_times(
    phrases: Sequence[str], questions: Sequence[str], rounds: int = 3
) -> list[float]:
    """Milliseconds that the usual way takes: rapidfuzz's token_set_ratio over all phrases."""
    from rapidfuzz import fuzz, process

    def ask(question: str) -> object:
        return process.extractOne(question, phrases, scorer=fuzz.token_set_ratio)

    return milliseconds(ask, questions, rounds)


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which a share, 0 to 1, of the values lies."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, int(share * len(ranked)))]


def table(title: str, rows: Mapping[str, Mapping[str, float]]) -> str:
    """A line a row, a column a measure; a measure that a row lacks is a dash."""
    columns = dict.fromkeys(column for row in rows.values() for column in row)
    widest = max(map(len, [title, *rows]))
    lines = [f"{title:{widest}}  {'  '.join(f'{column:>6}' for column in columns)}"]
    for name, row in rows.items():
        values = [f"{row[column]:.2f}" if column in row else "–" for column in columns]
        cells = (
            f"{value:>{max(6, len(column))}}" for column, value in zip(columns, values, strict=True)
        )
        lines.append(f"{name:{widest}}  {'  '.join(cells)}")
    return "\n".join(lines)
