"""Days that the news names without their year, because everyone knows it: "the September 11 attacks"."""

from __future__ import annotations

import re
from datetime import date

from checks.model import Interval

_REACH = 60
# Month, day -> year, and the words that say that the event is meant, in the same clause.
_EVENTS: dict[tuple[int, int], tuple[int, str]] = {
    (9, 11): (
        2001,
        r"attacks?|terror\w*|hijack\w*|Twin Towers|World Trade Cent(?:er|re)|Al[- ]Qaeda|victims|memorial|museum",
    ),
    (1, 6): (2021, r"committee|panel|Capitol|riot\w*|insurrection\w*|defendants?|prisoners|pardon\w*"),
    (10, 7): (2023, r"Hamas|massacre|hostages?|Nova|Israel\w*|attacks?"),
    (7, 7): (2005, r"bombings?|bombers?|London"),
    (6, 4): (1989, r"Tiananmen|crackdown|massacre"),
    (3, 11): (2004, r"Madrid|train bombings?"),
    (11, 13): (2015, r"Bataclan|Paris attacks?"),
}
_FAMED = {day: (year, re.compile(rf"\b(?:{words})\b")) for day, (year, words) in _EVENTS.items()}


def famed(start: int, end: int, interval: Interval, text: str, anchor: date) -> Interval | None:
    """The day of a well-known event that a date without a year names; None where the words speak of no such event."""
    known = _FAMED.get((interval.first.month, interval.first.day))
    if known is None or interval.first != interval.last:
        return None
    year, words = known
    day = date(year, interval.first.month, interval.first.day)
    around = (
        text[max(0, start - _REACH) : start].rpartition(". ")[2]
        + " | "
        + text[end : end + _REACH].partition(". ")[0]
    )
    if anchor < day or not words.search(around):
        return None
    return Interval(first=day, last=day)
