"""Text that runs from right to left, with names, numbers and addresses that don't.

Without marks a reader of Arabic sees "111 116" for a number that is written "116 111", and brackets
and slashes on the wrong side.
"""

import re

FROM_LEFT = "\u2066"
"""Begins text that runs from left to right and that what stands around it doesn't change."""
END = "\u2069"

_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
_FROM_RIGHT = re.compile(f"[{_RTL}]")
_FOREIGN = (
    re.compile(  # from a letter or digit of ours, with its sign, to the last one before Arabic
        rf"[/@#+]?[^\W{_RTL}](?:[^{_RTL}\n]*[^\W{_RTL}])?[%+)/]*"
    )
)
_ONE_WORD = re.compile(r"\w+")


def runs_from_right(text: str) -> bool:
    """Does it hold letters of such a script?"""
    return _FROM_RIGHT.search(text) is not None


def isolated(text: str) -> str:
    """The text, with marks around what runs from left to right in it; a bare word needs none."""
    return _FOREIGN.sub(_marked, text)


def _marked(found: re.Match[str]) -> str:
    text = found[0]
    opened_before = max(text.count(")") - text.count("("), 0)
    inner, outer = (text[:-opened_before], text[-opened_before:]) if opened_before else (text, "")
    return text if _ONE_WORD.fullmatch(inner) else f"{FROM_LEFT}{inner}{END}{outer}"
