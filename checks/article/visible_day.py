"""The day of publication that only a reader sees, and whether its figures can be read in one way only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import date

import lxml.html  # type: ignore[import-untyped]  # lxml ships no types
from htmldate import find_date

from checks.article.elements import Element

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# "Thu, 04/10/2025": 10 April for some readers and 4 October for others.
_FIGURES = re.compile(
    r"(?:\b(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s{1,3}(?:the\s)?)?(?<![\d/.-])"
    r"(?P<one>\d{1,2})(?P<mark>[/.-])(?P<other>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})(?![\d/-])",
    re.IGNORECASE,
)


def visible_day(tree: Element, latest: date) -> date | None:
    """The day that htmldate finds on a page; None where it rests on figures that may be another day.

    Where the figures have their weekday beside them, that tells which of the two days is meant.
    """
    # A copy: htmldate prunes the tree that it searches.
    found = find_date(deepcopy(tree), extensive_search=False, original_date=True, max_date=latest.isoformat())
    try:
        day = date.fromisoformat(found) if found else None
    except ValueError:
        return None
    if day is None:
        return None
    markup = str(lxml.html.tostring(tree, encoding="unicode"))
    figures = [*_figures_of(day, " ".join(tree.itertext())), *_figures_of(day, markup)]
    if not figures or _is_written_out(day, markup):
        return day
    named = {reading for readings, weekday in figures for reading in readings if reading.weekday() == weekday}
    return named.pop() if len(named) == 1 and max(named) <= latest else None


def _figures_of(day: date, text: str) -> Iterator[tuple[set[date], int | None]]:
    """The two days of each date in figures of which one is this day, with the number of the weekday beside it."""
    for found in _FIGURES.finditer(text):
        year = int(found["year"]) if len(found["year"]) > 2 else 2000 + int(found["year"])  # noqa: PLR2004 - digits
        one, other = int(found["one"]), int(found["other"])
        readings = {*_day(year, one, other), *_day(year, other, one)}
        if day in readings and len(readings) > 1:
            weekday = found["weekday"]
            yield readings, _WEEKDAYS.index(weekday.lower()) if weekday else None


def _day(year: int, month: int, day: int) -> Iterator[date]:
    try:
        yield date(year, month, day)
    except ValueError:
        return


def _is_written_out(day: date, markup: str) -> bool:
    """Whether the page has this day with the year in front or with the month in letters too."""
    month, number = _MONTHS[day.month - 1], rf"0?{day.day}(?:st|nd|rd|th)?"
    return (
        re.search(
            rf"{day.year}(?P<mark>[-/.]?)0?{day.month}(?P=mark)0?{day.day}(?!\d)"
            rf"|\b{number}\s(?:of\s)?{month}[a-z]{{0,6}}\.?,?\s{day.year}|\b{month}[a-z]{{0,6}}\.?\s{number},?\s{day.year}",
            markup,
            re.IGNORECASE,
        )
        is not None
    )
