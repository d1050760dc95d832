"""Forms that a country's name has inside a sentence, beside the one that lists give."""

from collections.abc import Iterator
from itertools import product

from bot.language.glossary_table import HINDI_FOLDED

# What a Russian name ends in, and what it ends in in other cases: a noun's, an adjective's.
_RUSSIAN_CASES = {
    "ия": ("ии", "ию", "ией"),
    "ья": ("ье", "ью", "ьи", "ьей"),
    "ая": ("ой", "ую"),
    "а": ("ы", "и", "е", "у", "ой", "ей"),
    "я": ("и", "ю", "е", "ей"),
    "ы": ("", "ов", "ам", "ах", "ами"),
    "ь": ("и", "ью", "я", "ю", "е"),
    "й": ("я", "ю", "ем", "е"),
    **{
        letter: tuple(f"{letter}{end}" for end in ("а", "у", "ом", "е"))
        for letter in "бвгдзклмнпрстфхцчшщ"
    },
}
_MOST_DECLINED = 3  # words of a name; longer ones are mostly not
_LEAST_DECLINED = 4  # letters: "Чад" in other cases is another word
_RUSSIAN = ("\u0400", "\u04ff")
_ARABIC = ("\u0600", "\u06ff")
_ARABIC_FOLDED = str.maketrans("أإآةى", "اااهي")  # letters that many write without their signs
_ARTICLE, _LEAST_BARE = "ال", 4  # letters without it: "الهند" without is a woman's name

Name = tuple[str, ...]


def other_forms(name: Name) -> Iterator[Name]:
    """Other forms of a name that is given in matching form; for most languages none."""
    first = name[0][:1]
    if _RUSSIAN[0] <= first <= _RUSSIAN[1]:
        yield from _declined(name)
    elif _ARABIC[0] <= first <= _ARABIC[1]:
        yield from _written(name)
    else:
        yield tuple(word.translate(HINDI_FOLDED) for word in name)


def _declined(name: Name) -> Iterator[Name]:
    if len(name) > _MOST_DECLINED or len("".join(name)) < _LEAST_DECLINED:
        return
    *before, last = name  # of "Коста-Рика" only the end changes
    yield from product(*((word, *_cases(word)) for word in before), _cases(last))


def _cases(word: str) -> tuple[str, ...]:
    """A word in other cases; as it is where it has none, as "Перу" and "и"."""
    for end in (word[-2:], word[-1:]):
        if end in _RUSSIAN_CASES and len(word) > 1:
            return tuple(word.removesuffix(end) + other for other in _RUSSIAN_CASES[end])
    return (word,)


def _written(name: Name) -> Iterator[Name]:
    """An Arabic name as many write it, and without its article."""
    folded = tuple(word.translate(_ARABIC_FOLDED) for word in name)
    yield folded
    bare = folded[0].removeprefix(_ARTICLE)
    if len(name) == 1 and len(bare) >= _LEAST_BARE:
        yield (bare,)
