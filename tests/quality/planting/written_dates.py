"""Dates as articles write them, found by pattern, and written again in the same manner."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from checks.model import PartialDate

MONTHS = tuple(calendar.month_name)
DAYS = tuple(calendar.day_name)
_SHORT = {name[:3].casefold(): number for number, name in enumerate(MONTHS) if name}
_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_WEEKDAY = rf"(?:(?P<weekday>{'|'.join(DAYS)})(?P<gap>,? (?:the )?))?"
_NUMBER = r"(?P<day>[0-3]?\d)(?P<th>st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[0-9]|20)\d\d)"
_FORMS = (
    re.compile(rf"\b{_WEEKDAY}{_NUMBER} (?:of )?{_MONTH}(?:,? {_YEAR})?(?![\w-])"),
    re.compile(rf"\b{_WEEKDAY}{_MONTH} {_NUMBER}(?:, {_YEAR})?(?![\w-])"),
    re.compile(rf"\b{_MONTH} {_YEAR}(?![\w-])"),
    re.compile(rf"(?<![\w$£€.,/-]){_YEAR}(?![\w/-]|s\b|[.,]\d)"),
)


@dataclass(frozen=True, kw_only=True)
class Written:
    """A date in the text with its manner. `date` lacks what the words lack; without a year it has None."""

    start: int
    end: int
    words: str
    year: int | None
    month: int | None
    day: int | None
    weekday: int | None

    @property
    def partial(self) -> PartialDate | None:
        """The date as far as the words tell it, None where they tell no year."""
        return PartialDate(year=self.year, month=self.month, day=self.day) if self.year else None

    def with_date(self, new: PartialDate) -> str:
        """The same words for another date; a weekday beside it is that of the new one."""
        words = self.words
        if self.year:
            words = words.replace(str(self.year), str(new.year))
        if self.month and new.month and new.month != self.month:
            words = re.sub(_MONTH, lambda _: MONTHS[new.month or 0], words, count=1)
        if self.day and new.day and new.day != self.day:
            words = re.sub(rf"(?<!\d){self.day}(?:st|nd|rd|th)?(?!\d)", str(new.day), words, count=1)
        if self.weekday is not None and new.month and new.day:
            weekday = date(new.year, new.month, new.day).weekday()
            words = words.replace(DAYS[self.weekday], DAYS[weekday])
        return words

    def with_weekday(self, weekday: int) -> str:
        """The same date on another day of the week."""
        return self.words.replace(DAYS[self.weekday or 0], DAYS[weekday], 1)


def dates_in(text: str) -> Iterator[Written]:
    """The dates of the text; a longer one hides those within it."""
    taken: list[tuple[int, int]] = []
    for form in _FORMS:
        for found in form.finditer(text):
            if any(found.start() < end and start < found.end() for start, end in taken):
                continue
            written = _written(found)
            if written is not None:
                taken.append(found.span())
                yield written


def _written(found: re.Match[str]) -> Written | None:
    parts = found.groupdict()
    month = _SHORT.get((parts.get("month") or "")[:3].casefold())
    written = Written(
        start=found.start(),
        end=found.end(),
        words=found[0],
        year=int(parts["year"]) if parts.get("year") else None,
        month=month,
        day=int(parts["day"]) if parts.get("day") else None,
        weekday=DAYS.index(parts["weekday"]) if parts.get("weekday") else None,
    )
    try:
        _ = replace(written, year=written.year or 2024).partial.first  # type: ignore[union-attr] - it has a year
    except ValueError:
        return None
    return written


def same(written: PartialDate, fact: PartialDate) -> bool:
    """Whether the words tell the fact's date, no more precisely than the fact is known."""
    pairs = ((written.month, fact.month), (written.day, fact.day))
    if written.year != fact.year:
        return False
    return all(told is None or told == known for told, known in pairs)


def in_words(day: PartialDate) -> tuple[str, ...]:
    """Ways to write a date, for recognising a right correction."""
    if day.month is None:
        return (str(day.year),)
    month = MONTHS[day.month]
    if day.day is None:
        return (f"{month} {day.year}", str(day))
    return (
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        str(day),
        f"{day.day} {month}",
        f"{month} {day.day}",
    )
