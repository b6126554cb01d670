"""Arithmetic with closed intervals of days. Nothing here can leave the years 1-9999: it stops at their ends."""

from __future__ import annotations

import calendar
from datetime import date
from enum import StrEnum

from checks.model import Interval

WEEK = 7
# A date without a year that lies further off than this from the article may mean the other year.
NEAR_DAYS = 153
_SEASON_MONTHS = 3
_YEAR_MONTHS, _THIRDS = 12, 3


class Portion(StrEnum):
    """A part of a stretch: a third, a half, or its last day ("by the end of")."""

    EARLY = "early"
    MID = "mid"
    LATE = "late"
    FIRST_HALF = "first half"
    SECOND_HALF = "second half"
    CLOSE = "close"


def clamp(number: int) -> date:
    """The day with this proleptic number, held inside the calendar."""
    return date.fromordinal(min(max(number, 1), date.max.toordinal()))


def shift(day: date, days: int) -> date:
    """The day so many days later (earlier when negative)."""
    return clamp(day.toordinal() + days)


def single(day: date) -> Interval:
    """The interval of one day."""
    return Interval(first=day, last=day)


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, None where the calendar has no such day."""
    if not 1 <= year <= date.max.year or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def nth_weekday(year: int, month: int, weekday: int, number: int) -> Interval | None:
    """The so-and-so-manieth such weekday of a month, counted from its end when negative; None where it has none."""
    whole = month_span(year, month)
    if number > 0:
        day = shift(whole.first, (weekday - whole.first.weekday()) % WEEK + WEEK * (number - 1))
    else:
        day = shift(whole.last, -((whole.last.weekday() - weekday) % WEEK) + WEEK * (number + 1))
    return single(day) if day in whole else None


def year_span(first: int, last: int | None = None) -> Interval:
    """A year, or years from the first to the last."""
    low, high = (min(max(year, 1), date.max.year) for year in (first, first if last is None else last))
    return Interval(first=date(low, 1, 1), last=date(high, 12, 31))


def month_span(year: int, month: int, count: int = 1) -> Interval:
    """So many whole months from this one; `month` may lie outside 1-12 and then counts on into other years."""
    first, last = (_month(year, month + step) for step in (0, count - 1))
    return Interval(first=first, last=first if last < first else _month_end(last))


def _month(year: int, month: int) -> date:
    number = min(max(year * 12 + month - 1, 12), date.max.year * 12 + 11)
    return date(number // 12, number % 12 + 1, 1)


def _month_end(first: date) -> date:
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


def week_of(day: date, weeks: int = 0) -> Interval:
    """The week, Monday to Sunday, that holds the day, or the one so many weeks later."""
    monday = day.toordinal() - day.weekday() + WEEK * weeks
    return Interval(first=clamp(monday), last=clamp(monday + WEEK - 1))


def season_span(year: int, first_month: int) -> Interval:
    """A season of the northern half of the globe, in whole months; winter runs on into the next year."""
    return month_span(year, first_month, _SEASON_MONTHS)


def portion_of(stretch: Interval, portion: Portion) -> Interval:
    """The part of the stretch."""
    days = (stretch.last - stretch.first).days + 1
    cuts = {
        Portion.EARLY: (0, days // 3),
        Portion.MID: (days // 3, days - days // 3),
        Portion.LATE: (days * 2 // 3, days),
        Portion.FIRST_HALF: (0, (days + 1) // 2),
        Portion.SECOND_HALF: ((days + 1) // 2, days),
        Portion.CLOSE: (days - 1, days),
    }
    months = _whole_months(stretch)
    if portion in (Portion.FIRST_HALF, Portion.SECOND_HALF) and months % 2 == 0:
        return _half_of_months(stretch, portion)
    if portion in (Portion.EARLY, Portion.MID, Portion.LATE) and months >= _THIRDS:
        return _third_of_months(stretch, portion, months)
    low, high = cuts[portion]
    low = min(low, days - 1)
    return Interval(first=shift(stretch.first, low), last=shift(stretch.first, max(low, high - 1)))


def _whole_months(stretch: Interval) -> int:
    """How many whole calendar months it is; 1 (odd, never halved by months) for anything else."""
    if stretch.first.day != 1 or stretch.last != _month_end(stretch.last.replace(day=1)):
        return 1
    return (stretch.last.year - stretch.first.year) * 12 + stretch.last.month - stretch.first.month + 1


def _half_of_months(stretch: Interval, portion: Portion) -> Interval:
    half = _whole_months(stretch) // 2
    start = stretch.first.month if portion is Portion.FIRST_HALF else stretch.first.month + half
    return month_span(stretch.first.year, start, half)


def _third_of_months(stretch: Interval, portion: Portion, months: int) -> Interval:
    """The first, middle or last third: of a year in months, of a decade or more in years ("the early 80s" = 1980-82)."""
    unit = _YEAR_MONTHS if months > _YEAR_MONTHS else 1
    third = months // unit // _THIRDS * unit
    first, last = stretch.first.month, stretch.first.month + months
    begin, count = {
        Portion.EARLY: (first, third),
        Portion.MID: (first + third, months - 2 * third),
        Portion.LATE: (last - third, third),
    }[portion]
    return month_span(stretch.first.year, begin, count)


def gap_days(day: date, stretch: Interval) -> int:
    """How many days lie between the day and the stretch; 0 inside it."""
    return max((stretch.first - day).days, (day - stretch.last).days, 0)


def nearest(day: date, stretches: tuple[Interval, ...]) -> Interval:
    """The stretch closest to the day; of two equally close ones the earlier."""
    return min(stretches, key=lambda stretch: (gap_days(day, stretch), stretch.first))


def hull(first: Interval, last: Interval) -> Interval | None:
    """From the first day of one to the last day of the other; None when that runs backwards."""
    if first.first > last.last:
        return None
    return Interval(first=first.first, last=last.last)
