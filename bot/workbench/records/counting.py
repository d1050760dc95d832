"""Words and numbers of a text, as the checks count them: the same for records and for entries."""

import base64
import hashlib
import re
from decimal import Decimal

RUN_WORDS = 8
"""A borrowed run is this many words: the shortest that chance hardly ever repeats."""
_RUN_BYTES = 5
"""16,000 runs against 60,000 in five bytes: chance gives one false hit in a thousand checks."""

_MARKUP = re.compile(
    r"\[([^\]]*)\]\(#?[^)]*\)|<sup>\d+</sup>|\[footnoteRef:\d+\]|[*_]{1,3}|[¹²³⁴⁵⁶⁷⁸⁹]"
)
_NUMBER = re.compile(r"\d+(?:[.,\u202f\u00a0 ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?")

_SPOKEN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)
_SPOKEN_NUMBERS = {word: str(value) for value, word in enumerate(_SPOKEN.split())}

_SCALES = {"thousand": 3, "million": 6, "billion": 9}
_SCALED = re.compile(rf"({_NUMBER.pattern})\s+({'|'.join(_SCALES)})s?\b", re.IGNORECASE)
_FEWEST_SPOKEN = 3
"""Words from "three" on count as numbers; "one" and "two" are mostly something else."""


def plain(text: str) -> str:
    """Text of an original without Markdown, footnote marks and line breaks."""
    stripped = _MARKUP.sub(lambda found: found.group(1) or "", text)
    return " ".join(stripped.replace("’", "'").replace("‘", "'").replace("—", " — ").split())


def words(text: str) -> list[str]:
    """Words for comparing: lower case, letters and digits of any script."""
    return re.findall(r"[^\W_]+(?:'[^\W_]+)?", plain(text).casefold())


def numbers(text: str) -> list[str]:
    """Numbers written in digits, without separators of thousands: "10.000" and "10,000" are one."""
    found = []
    for number in _NUMBER.findall(text):
        grouped = re.fullmatch(r"\d+(?:[.,\u202f\u00a0 ]\d{3})+", number)
        found.append(re.sub(r"\D", "", number) if grouped else number.replace(",", "."))
    return found


def spoken(text: str) -> list[str]:
    """Numbers written as words, up to twenty, in digits: "nine countries" gives "9"."""
    return [_SPOKEN_NUMBERS[word] for word in words(text) if word in _SPOKEN_NUMBERS]


def amounts(text: str) -> list[str]:
    """Every number that a text states, in digits: "three", "10,000" and "3.5 million" (3500000)."""
    scaled = [_scaled(found[1], found[2]) for found in _SCALED.finditer(text)]
    plainly = numbers(_SCALED.sub(" ", text))
    return scaled + plainly + [word for word in spoken(text) if int(word) >= _FEWEST_SPOKEN]


def _scaled(number: str, scale: str) -> str:
    value = Decimal(numbers(number)[0]).scaleb(_SCALES[scale.lower()])
    return format(value.normalize(), "f")


def checksum(text: str) -> str:
    """SHA-256 over the words, first 16 hexadecimal digits: layout may change, words may not."""
    return hashlib.sha256(" ".join(words(text)).encode()).hexdigest()[:16]


def runs(text: str) -> list[bytes]:
    """A hash for each run of eight words, in order."""
    found = words(text)
    spans = range(len(found) - RUN_WORDS + 1)
    return [_hash(" ".join(found[start : start + RUN_WORDS])) for start in spans]


def pack(hashes: list[bytes]) -> str:
    return base64.b64encode(b"".join(hashes)).decode()


def unpack(packed: str) -> list[bytes]:
    raw = base64.b64decode(packed)
    return [raw[start : start + _RUN_BYTES] for start in range(0, len(raw), _RUN_BYTES)]


def _hash(run: str) -> bytes:
    return hashlib.blake2b(run.encode(), digest_size=_RUN_BYTES).digest()
