"""Two expressions that are one stretch: "from April until this month", "June and July", "Thursday and Friday"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from checks.compare.dates.stretches import month_span, shift, single
from checks.compare.dates.words import GAP, MONTH_FULL, WEEKDAY_FULL, weekday_number
from checks.model import Interval
from checks.reading import Dated

_LONGEST_JOINT = 24
_FROM = re.compile(rf"(?<!\w)(?P<lead>(?P<between>between)|from){GAP}(?:the{GAP})?\Z", re.IGNORECASE)
_TO = re.compile(
    rf"{GAP}(?:(?P<and>and)|up{GAP}to|to|until|till|through){GAP}(?:on{GAP}|in{GAP}|the{GAP})?", re.IGNORECASE
)
_BESIDE = re.compile(rf",?{GAP}(?:for{GAP}|is{GAP}|\()?(?:the{GAP})?")
# "On May 9, 1974, a rainy Thursday", "4 May 1979, which was a Friday".
_APPOSED = re.compile(
    rf",?{GAP}(?:\(|which{GAP}(?:was|fell{GAP}on){GAP})?(?:an?{GAP}(?:[a-z-]{{1,20}},?{GAP}){{0,3}})"
)
_NEXT_OF_ROW = re.compile(rf",{GAP}|,?{GAP}and{GAP}")
_AND = re.compile(rf"{GAP}and{GAP}")
_LISTED = re.compile(r",\s\Z")
_WEEKDAY = re.compile(WEEKDAY_FULL)
_MONTH = re.compile(rf"{MONTH_FULL}(?:,?\s[12][0-9]{{3}})?")
_WEEK = 7


def joined(dates: Sequence[Dated], text: str) -> tuple[Dated, ...]:
    """The dates of a text, those that are the two ends of one stretch as one."""
    whole: list[Dated] = []
    for dated in dates:
        if whole:
            whole[-1] = _on_holiday(whole[-1], dated, text)
        one = _as_one(whole[-1], dated, text) if whole else None
        if one is None:
            whole.append(_by_day_before(whole[-1], dated, text) if whole else dated)
        else:
            whole[-1] = one
    return tuple(whole)


def _on_holiday(first: Dated, holiday: Dated, text: str) -> Dated:
    """The weekday, of "Monday for Columbus Day" and "Thursday, Thanksgiving Day", as that of the day beside it."""
    day = holiday.timing.interval
    if not _WEEKDAY.fullmatch(first.timing.text) or not _BESIDE.fullmatch(text, first.end, holiday.start):
        return first
    if day is None or day != single(day.first) or day.first.weekday() != weekday_number(first.timing.text):
        return first
    return replace(first, timing=replace(first.timing, interval=day, readings=()))


def _by_day_before(first: Dated, weekday: Dated, text: str) -> Dated:
    """The weekday that is said of the date before it, and the one that follows another in a row, as that day."""
    day = first.timing.interval
    if day is None or day != single(day.first) or not _WEEKDAY.fullmatch(weekday.timing.text):
        return weekday
    steps = (weekday_number(weekday.timing.text) - day.first.weekday()) % _WEEK
    if steps == 0:
        fits = _APPOSED.fullmatch(text, first.end, weekday.start)
    else:
        in_row = steps == 1 and _WEEKDAY.fullmatch(first.timing.text)
        fits = _NEXT_OF_ROW.fullmatch(text, first.end, weekday.start) if in_row else None
    if not fits:
        return weekday
    return replace(
        weekday, timing=replace(weekday.timing, interval=single(shift(day.first, steps)), readings=())
    )


def _as_one(first: Dated, last: Dated, text: str) -> Dated | None:
    if last.start - first.end > _LONGEST_JOINT or first.timing.interval is None:
        return None
    joint = text[first.end : last.start]
    lead = _FROM.search(text, max(0, first.start - _LONGEST_JOINT), first.start)
    to = _TO.fullmatch(joint)
    if lead is not None and to is not None and bool(lead["between"]) == bool(to["and"]):
        return _from_to(first, last, lead.start(), text)
    listed = _LISTED.search(text, max(0, first.start - 2), first.start)
    if _AND.fullmatch(joint) and listed is None:
        return _in_a_row(first, last, text)
    return None


def _from_to(first: Dated, last: Dated, start: int, text: str) -> Dated | None:
    low, high = first.timing.interval, last.timing.interval
    if low is None or high is None or low.first > high.last:
        return None
    return _over(first, (start, last.end), Interval(first=low.first, last=high.last), text)


def _in_a_row(first: Dated, last: Dated, text: str) -> Dated | None:
    """Two months or weekdays, the second right after the first."""
    low, high = first.timing.interval, last.timing.interval
    words = first.timing.text, last.timing.text
    if low is None:
        return None
    span = first.start, last.end
    if all(map(_WEEKDAY.fullmatch, words)) and low == single(low.first):
        if (weekday_number(words[1]) - weekday_number(words[0])) % _WEEK == 1:
            return _over(first, span, Interval(first=low.first, last=shift(low.first, 1)), text)
    elif all(map(_MONTH.fullmatch, words)) and high == month_span(low.first.year, low.first.month + 1):
        return _over(first, span, Interval(first=low.first, last=high.last), text)
    return None


def _over(first: Dated, span: tuple[int, int], interval: Interval, text: str) -> Dated:
    start, end = span
    timing = replace(first.timing, text=text[start:end], interval=interval)
    return replace(first, start=start, end=end, timing=timing)
