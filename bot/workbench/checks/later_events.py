"""What happened after the papers is told with its year, and with a page where one can read it."""

import re
from collections.abc import Iterator

from bot.catalog.entries import Entry
from bot.errors import Problem
from bot.workbench.checks.surveyed_base import SurveyedBase

# Chosen on all texts of the base: "no longer suffices" and "spread later" tell no event.
_LATER = re.compile(
    r"(?<!\w)(?:Later(?=,| \w+ed\b)|(?:is|was|were|has|have|had)(?: been)? (?:later|since)"
    r"|[Ss]ince then|(?:is|are|has|have|had|it|they|which|who|that) now(?= \w)"
    r"|[Nn]ow (?:called|known|named|runs?|part|has|have|is|are|also|describes?|says?|offers?)"
    r"|replaced|superseded|renamed|[Mm]eanwhile|[Ii]n the meantime|[Tt]oday(?!['’])|[Cc]urrently"
    r"|no longer (?:in force|in use|exists?|runs?|works?|online|available|offered|open|active)"
    r"|has (?:ended|expired|closed|passed))\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def check_later_events(base: SurveyedBase) -> Iterator[Problem]:
    """Sentences about later events in parts without a link or without a year, as warnings."""
    for entry in base.entries:
        missing = _missing(entry)
        if not missing:
            continue
        for sentence in _SENTENCE_END.split(entry.text):
            if found := _LATER.search(sentence):
                told = f"found {found[0]!r} and {missing}, expected a link and a year in this part"
                yield base.problem(entry, ("text",), told, near=found[0], warning=True)


def _missing(entry: Entry) -> str:
    wanted = (("no link", entry.links), ("no year", _YEAR.search(entry.text)))
    return " and ".join(name for name, found in wanted if not found)
