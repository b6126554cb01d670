"""A line that tells when its story was published: "By Ana Brunner | Published 10:31 BST, 16 May 2023". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_WEEKDAY = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\.?,?\s)?"
_ZONE = r"(?:\s?\(?(?:[A-Z]{2,5}(?:[+-]\d{1,2})?|local time)\)?)?"
_CLOCK = rf"(?:\d{{1,2}}[.:]\d{{2}}(?:[.:]\d{{2}})?(?:\s?[ap]\.?m\.?)?{_ZONE}|\d{{1,2}}\s?[ap]\.?m\.?{_ZONE})"
_DAY = (
    rf"{_WEEKDAY}(?P<words>(?P<first>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<its_month>{_MONTH}),?\s(?P<its_year>\d{{4}})"
    rf"|(?P<month>{_MONTH})\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year>\d{{4}}))"
)
_SAID = r"(?P<said>(?:(?:first|originally)\s)?(?:published|posted)(?:\s(?:on|at))?\s?:?\s)?"
_STAMP = re.compile(
    rf"{_SAID}(?:(?P<clock>{_CLOCK}),?\s(?:on\s)?)?{_DAY}(?:,?\s?(?:at\s|[-–—]\s?)?(?P<late_clock>{_CLOCK}))?",
    re.IGNORECASE,
)
_CLOCK_ALONE = re.compile(_CLOCK, re.IGNORECASE)
_BY = re.compile(r"(?:By|BY|Written by|Text)\s*:?\s+(?=\S)")
_CHANGED = re.compile(r"(?:last\s)?(?:updated|modified|edited|amended|changed)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[|·•]\s*|\s+[–—]\s+")
_LONGEST_LINE, _LONGEST_PIECE = 160, 60
_ENDS_SENTENCE = (".", "!", "?", "”", '"')


@dataclass(frozen=True, kw_only=True)
class Stamp:
    """The day that a line gives, as it is written.

    `is_said`: it calls the day that of publication; `is_dated`: it has a clock time or the writer beside the day, as
    the scene of a story has not.
    """

    day: date
    words: str
    is_said: bool
    is_dated: bool


def stamp_of(line: str) -> Stamp | None:
    """The stamp that a line consists of, with at most a writer, a section and the time of a change beside it."""
    if len(line) > _LONGEST_LINE:
        return None
    pieces = [
        piece for piece in _BETWEEN.split(" ".join(line.split())) if piece and not _CHANGED.match(piece)
    ]
    found = [(piece, _STAMP.fullmatch(piece)) for piece in pieces]
    stamps = [match for _, match in found if match]
    others = [piece for piece, match in found if not match]
    if len(stamps) != 1 or any(len(piece) > _LONGEST_PIECE or _is_sentence(piece) for piece in others):
        return None
    day = _day_of(stamps[0])
    if day is None:
        return None
    has_clock = bool(stamps[0]["clock"] or stamps[0]["late_clock"])
    beside = any(_BY.match(piece) or _CLOCK_ALONE.fullmatch(piece) for piece in others)
    return Stamp(
        day=day, words=stamps[0]["words"], is_said=bool(stamps[0]["said"]), is_dated=has_clock or beside
    )


def _is_sentence(piece: str) -> bool:
    return piece.endswith(_ENDS_SENTENCE) and not _CLOCK_ALONE.fullmatch(piece)


def _day_of(found: re.Match[str]) -> date | None:
    month = (found["its_month"] or found["month"])[:3].lower()
    try:
        return date(
            int(found["its_year"] or found["year"]),
            _MONTHS.index(month) + 1,
            int(found["first"] or found["day"]),
        )
    except ValueError:
        return None
