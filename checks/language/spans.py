"""Letters of names, and stretches of the text that are taken. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

# Latin capitals, those with marks included (Š, Ö, Ł).
UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚ"


class Covered:
    """Stretches of the text, to be asked many times whether one of them is touched."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        """They may overlap and come in any order."""
        ordered = sorted(stretches)
        self._starts = [start for start, _ in ordered]
        # How far the stretches up to each one reach.
        self._reached = list(accumulate((end for _, end in ordered), max))

    def touches(self, start: int, end: int) -> bool:
        """Whether any of them shares a character with this stretch."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._reached[before - 1] > start
