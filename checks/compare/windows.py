"""Stretches of a text around the words that a slow pattern cannot do without. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_BLANK = re.compile(r"\s")


def windows(
    text: str, triggers: Iterable[tuple[int, int]], *, before: int, after: int
) -> Iterator[tuple[int, int]]:
    """The stretches from so many characters before each trigger to so many behind it; those that touch are one.

    The triggers are in the order of the text. A pattern whose every match holds one, and reaches no further around
    it, finds in these stretches what it finds in the whole text.
    """
    low = high = -1
    for start, end in triggers:
        if start - before > high:
            if high >= 0:
                yield low, high
            low = max(0, start - before, high)
        high = max(high, min(len(text), end + after))
    if high >= 0:
        yield low, high


def near(
    pattern: re.Pattern[str], text: str, triggers: Iterable[tuple[int, int]], *, before: int, after: int
) -> Iterator[re.Match[str]]:
    """The matches of the pattern in such stretches, none of which ends within a word."""
    done = 0
    for low, high in windows(text, triggers, before=before, after=after):
        blank = _BLANK.search(text, high)
        end = blank.end() if blank else len(text)
        for match in pattern.finditer(text, max(low, done), end):
            done = match.end()
            yield match
