"""English contractions as the words that they stand for."""

import re

_CONTRACTION = re.compile(
    r"(what|where|who|how|when|that|there)('?s)|(it|he|she)('s)"
    r"|(do|does|did|is|are|was|were|has|have|had|would|could|should|ca|wo)(n'?t)"
    r"|(i)('?m)|(i|you|we|they)('ve|'ll|'re|'d)"
)
_ENDINGS = {
    "s": "is", "nt": "not", "n't": "not", "m": "am", "ve": "have", "ll": "will", "re": "are",
    "d": "would",
}  # fmt: skip
_LAST_LETTERS = frozenset(ending[-1] for ending in _ENDINGS)
_IRREGULAR = {"ca": "can", "wo": "will"}


def expanded(word: str) -> tuple[str, ...]:
    """Take a contraction apart, so that "whats", "what's" and "what is" are the same."""
    if word[-1] not in _LAST_LETTERS:  # most words: the pattern costs more than the rest
        return (word.replace("'", ""),)
    found = _CONTRACTION.fullmatch(word)
    if found is None:
        return (word.removesuffix("'s").replace("'", ""),)
    first, ending = (part for part in found.groups() if part)
    return _IRREGULAR.get(first, first), _ENDINGS[ending.lstrip("'")]
