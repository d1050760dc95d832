"""Write knowledge/places.yaml: every ISO country by its names in our languages, from the CLDR.

A curator's tool, run with `uv run --group curate bot places`; the bot itself reads the file.
"""

from __future__ import annotations

import re
from pathlib import Path

LANGUAGES = ("en", "es", "fr", "pt", "de", "ar", "ru", "hi", "th", "id", "sw")
"""Languages that people ask in: those of the safeguarding lexicons."""
_NO_COUNTRIES = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
"""CLDR's codes that are no ISO 3166-1 country or territory."""
_HEAD = """# Countries and territories (ISO 3166-1) by their names in {languages}.
# Generated from Unicode's CLDR by `bot places`; other names stand in places-also.yaml, by hand.
"""


def write_places(path: Path) -> int:
    """Write the gazetteer; returns how many places it holds."""
    from babel import Locale  # of the group `curate`; the bot runs without it

    tables = {language: Locale(language).territories for language in LANGUAGES}
    codes = sorted(filter(re.compile("[A-Z]{2}").fullmatch, map(str, tables["en"])))
    lines = [_HEAD.format(languages=", ".join(LANGUAGES))]
    kept = [code for code in codes if code not in _NO_COUNTRIES]
    for code in kept:
        names = {language: table[code] for language, table in tables.items() if code in table}
        lines.append(f'"{code}": {{{", ".join(_quoted(names))}}}\n')
    path.write_text("".join(lines), encoding="utf-8")
    return len(kept)


def _quoted(names: dict[str, str]) -> list[str]:
    """One `language: "name"` each; a name that English has already is left out."""
    english = names["en"]
    return [
        f'{language}: "{name}"'
        for language, name in names.items()
        if language == "en" or name.casefold() != english.casefold()
    ]
