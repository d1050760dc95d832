"""Where a passage stands under its heading, in words by which a reader finds it."""

import re

_NUMBERED = re.compile(r"\s*(\d+)\.\s")
_POINT = re.compile(r"(\s*)[-*]\s")


class PlaceCounter:
    """Counts the paragraphs and points under one heading, line by line."""

    def __init__(self) -> None:
        self._paragraphs = self._points = self._sub_points = 0
        self._indent = 0  # of the first point; what stands further in is a sub-point

    def place_of(self, line: str) -> str:
        """Where the next line stands that begins a paragraph or point; printed numbers count."""
        if numbered := _NUMBERED.match(line):
            return f"paragraph {numbered[1]}"
        if not (point := _POINT.match(line)):
            self._paragraphs += 1
            return nth(self._paragraphs, "paragraph")
        if self._points and len(point[1]) > self._indent:
            self._sub_points += 1
            return f"{nth(self._sub_points, 'sub-point')} of the {nth(self._points, 'point')}"
        if not self._points:
            self._indent = len(point[1])
        self._points, self._sub_points = self._points + 1, 0
        return nth(self._points, "point")


def nth(number: int, what: str) -> str:
    """Such as "2nd point"."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in (11, 12, 13) else ending} {what}"
