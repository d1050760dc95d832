"""Write knowledge/places.yaml: every ISO country by its names in our languages, from the CLDR.

A curator's tool, run with `uv run --group curate bot places`; the bot itself reads the file.
"""

import re
from pathlib import Path

LANGUAGES = ("en", "es", "fr", "pt", "de", "ar", "ru", "hi", "th", "id", "sw")
"""Languages that people ask in: those of the safeguarding frames."""
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
    kept = [code for code in codes if code not in _NO_COUNTRIES]
    lines = [_HEAD.format(languages=", ".join(LANGUAGES))]
    for code in kept:
        english = str(tables["en"][code])
        names = {"en": english}  # and those that differ from it
        for language, table in tables.items():
            if table.get(code, english).casefold() != english.casefold():
                names[language] = table[code]
        told = ", ".join(f'{language}: "{name}"' for language, name in names.items())
        lines.append(f'"{code}": {{{told}}}\n')
    path.write_text("".join(lines), encoding="utf-8")
    return len(kept)
