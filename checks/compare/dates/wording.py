"""Intervals and days in an editor's words, and as the JSON contract writes them."""

from __future__ import annotations

import calendar
import re
from datetime import date

from checks.compare.dates.stretches import month_span, year_span
from checks.compare.dates.words import MONTH, MONTH_NAMES, WEEKDAY_NAMES, YEAR, month_number
from checks.model import Interval, Value

_LEAP_YEAR = 2000
_MONTH_IN_WORDS = re.compile(MONTH)
_YEAR_IN_WORDS = re.compile(rf"(?<!\w)(?P<year>{YEAR})")


def weekday_name(number: int) -> str:
    """The English name; 0 = Monday."""
    return WEEKDAY_NAMES[number]


def day_in_words(day: date, *, weekday: bool = False) -> str:
    """Such as "18 May 2023", or "Thu 18 May 2023"."""
    return f"{_numbered(day, weekday=weekday)} {MONTH_NAMES[day.month - 1]} {day.year}"


def _numbered(day: date, *, weekday: bool) -> str:
    return f"{WEEKDAY_NAMES[day.weekday()][:3]} {day.day}" if weekday else str(day.day)


def in_words(stretch: Interval, *, weekdays: bool = False) -> str:
    """Such as "18 and 19 May 2023", "May 2023", "1990 to 1999", "30 May 2023 to 2 June 2023"."""
    first, last = stretch.first, stretch.last
    if first == last:
        return day_in_words(first, weekday=weekdays)
    if stretch == year_span(first.year, last.year):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    if first.day == 1 and last == month_span(last.year, last.month).last:
        return _months_in_words(first, last)
    link = "and" if (last - first).days == 1 else "to"
    if (first.year, first.month) == (last.year, last.month):
        return f"{_numbered(first, weekday=weekdays)} {link} {day_in_words(last, weekday=weekdays)}"
    return f"{day_in_words(first, weekday=weekdays)} {link} {day_in_words(last, weekday=weekdays)}"


def _months_in_words(first: date, last: date) -> str:
    begin, end = (f"{MONTH_NAMES[day.month - 1]} {day.year}" for day in (first, last))
    return begin if begin == end else f"{begin} to {end}"


def ends(stretch: Interval) -> tuple[str, str]:
    """The ISO dates of both ends, twice the same partial one for a whole month or year."""
    first, last = stretch.first, stretch.last
    if first != last and stretch == year_span(first.year):
        return (f"{first.year:04d}",) * 2
    if first != last and stretch == month_span(first.year, first.month):
        return (f"{first.year:04d}-{first.month:02d}",) * 2
    return first.isoformat(), last.isoformat()


def value_of(interval: Interval | None, readings: tuple[Interval, ...]) -> Value:
    """What a date asserts, as the JSON contract writes it."""
    pairs = [ends(reading) for reading in readings]
    ambiguous = tuple(first if first == last else f"{first}/{last}" for first, last in pairs)
    if interval is None:
        return Value(ambiguous=ambiguous)
    first, last = ends(interval)
    return Value(from_=first, to=last, ambiguous=ambiguous)


def why_impossible(words: str) -> str:
    """The working for a day that does not exist, such as "February 2023 has 28 days"."""
    year = _YEAR_IN_WORDS.search(words)
    months = dict.fromkeys(month_number(match.group()) for match in _MONTH_IN_WORDS.finditer(words))
    if not months:
        return "no order of day and month gives a day of the calendar"
    number = int(year["year"]) if year else _LEAP_YEAR
    return ", ".join(_length(month, number, named=year is not None) for month in months)


def _length(month: int, year: int, *, named: bool) -> str:
    days = calendar.monthrange(year, month)[1]
    return (
        f"{MONTH_NAMES[month - 1]}{f' {year}' if named else ''} has {'' if named else 'at most '}{days} days"
    )
