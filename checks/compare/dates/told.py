"""Dates that the text tells by another one: "the same year", "that August", "the next day", "later that week"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from checks.compare.dates.near import Near
from checks.compare.dates.portions import PORTION, part, portion
from checks.compare.dates.setting import Setting
from checks.compare.dates.stretches import WEEK, month_span, shift, single, week_of, year_span
from checks.compare.dates.words import (
    GAP,
    MONTH,
    MONTH_FULL,
    NO_WORD,
    TOLD_YEAR,
    WORD_STARTS,
    month_number,
)
from checks.model import Interval
from checks.reading import Dated

_LONGEST_MONTH = 31
_MONTH_OF_TOLD = re.compile(
    rf"{WORD_STARTS}{PORTION}?(?P<month>{MONTH}),?{GAP}(?:(?:of|in){GAP})?(?P<told>{TOLD_YEAR})"
)
# Not "he said that August would be hot".
_THAT_MONTH = re.compile(
    rf"{WORD_STARTS}(?:(?i:in|by|since|until|during|later|early|late){GAP}(?P<told>that{GAP}(?P<month>{MONTH_FULL}))"
    rf"|(?P<opening>(?:That|(?<=[;,]\s)that){GAP}(?P<opening_month>{MONTH_FULL}))"
    rf"|(?P<behind>that{GAP}(?P<behind_month>{MONTH_FULL}))(?=[.,;:)]|{GAP}(?:against|in|at|when|after|with|before|on|while)\b))(?![\w-]|{GAP}[0-9])"
)
# Of "the next March" it is not said whether it is counted from the story's day.
_MONTH_FROM_DATE = re.compile(
    rf"{WORD_STARTS}(?i:the{GAP}(?P<step>following|previous|preceding)){GAP}(?P<month>{MONTH_FULL})(?![\w-]|{GAP}[0-9])"
)
# Where the verb looks back it is the year after the one that was told of, else the one after the story's.
_NEXT_YEAR = re.compile(
    rf"{WORD_STARTS}(?i:the{GAP}next{GAP}year){NO_WORD}(?!{GAP}(?:or|and){GAP}(?:so|a{GAP}half)\b)"
)
_TOLD = re.compile(
    rf"{WORD_STARTS}(?:(?i:later|earlier|early|late){GAP}(?:in{GAP})?)?(?P<told>(?i:{TOLD_YEAR}))(?!{GAP}(?:as|that|which|when|in{GAP}which|of)\b)"
)


# The steps of an expression that counts only right behind the date that it repeats.
BESIDE = "+0"
_SMALL = "day|night|morning|afternoon|evening|week|month|weekend"
_TOLD_FROM_DATE = re.compile(
    rf"{WORD_STARTS}(?:(?P<step>(?i:the{GAP}(?:very{GAP})?next|the{GAP}following|the{GAP}previous|the{GAP}preceding)){GAP}(?P<unit>(?i:{_SMALL}))"
    rf"|(?P<same>(?i:(?:the|that){GAP}same|later{GAP}that|earlier{GAP}that)){GAP}(?P<same_unit>(?i:{_SMALL}))"
    rf"|(?P<that>(?i:on|in|by|during|over|since|until|from){GAP}|(?=That\b))(?P<told>(?i:that){GAP}(?P<that_unit>(?i:{_SMALL})))"
    rf"|(?P<behind>that{GAP}(?P<behind_unit>{_SMALL}))(?=[.,;:)]|{GAP}(?:in|at|for|across|by|when|after|and)\b)"
    rf"|(?i:the){GAP}(?P<around_unit>(?i:day|night|week|month|year)){GAP}(?P<around>(?i:before|after))(?=[.,;:)]|{GAP}(?:and|came|saw|brought|followed)\b|\s*\Z))"
    rf"{NO_WORD}(?!{GAP}(?:as|that|which|when|in{GAP}which|of)\b)"
)
# "Last June, the same month in which she resigned": only right behind a date.
_SAME_BESIDE = re.compile(
    rf"(?<=,\s)(?i:the{GAP}(?:very{GAP})?same){GAP}(?P<unit>(?i:{_SMALL}|year))(?={GAP}(?:in{GAP}which|on{GAP}which|that|as|when)\b)"
)
_STEPS = {"next": 1, "following": 1, "previous": -1, "preceding": -1, "after": 1, "before": -1}


def find_told_days(setting: Setting) -> Iterator[Dated]:
    """Days, weeks and months by the date that the text gave before; `retell` resolves them."""
    for match in setting.scan(_TOLD_FROM_DATE, Near.TOLD_DATE):
        unit = next(
            match[name]
            for name in ("unit", "same_unit", "that_unit", "behind_unit", "around_unit")
            if match[name]
        )
        way = (match["step"] or match["around"] or "").lower().rpartition(" ")[2]
        start, end = match.span("told") if match["told"] else match.span()
        found = setting.found(start, end, None, needs_anchor=True)
        yield replace(found, told=f"{_STEPS.get(way, 0)} {unit.lower()}")
    for match in setting.scan(_SAME_BESIDE, Near.TOLD_DATE):
        yield _by_date(match.span(), f"{BESIDE} {match['unit'].lower()}", setting)
    for match in setting.scan(_MONTH_FROM_DATE, Near.MONTH):
        yield _by_date(match.span(), f"{_STEPS[match['step'].lower()]} {match['month']}", setting)


def _by_date(span: tuple[int, int], told: str, setting: Setting) -> Dated:
    return replace(setting.found(*span, None, needs_anchor=True), told=told)


def retell(told: str, base: Interval) -> Interval | None:
    """What "the next day" comes to after a date; None where that date is not as precise as the words."""
    steps, _, unit = told.partition(" ")
    days = (base.last - base.first).days + 1
    number = int(steps)
    if unit[0].isupper():
        return _named_month(month_number(unit), number, base)
    if unit in ("month", "year"):
        return _month_or_year(unit, number, base, days)
    if days > (WEEK if unit in ("week", "weekend") else 2):
        return None
    if unit in ("week", "weekend"):
        week = week_of(base.first, number)
        return week if unit == "week" else Interval(first=shift(week.last, -1), last=week.last)
    if days == 1 or number > 0:
        return single(shift(base.last if number > 0 else base.first, number))
    return None


def _named_month(month: int, steps: int, base: Interval) -> Interval | None:
    """The month of that name in the year of the date, or the first one after it, or the last one before it."""
    year = base.first.year
    if year != base.last.year:
        return None
    tried = [month_span(each, month) for each in (year - 2, year - 1, year, year + 1, year + 2)]
    if steps == 0:
        return tried[2]
    # Of the month right after or before one would say "the following month".
    if steps > 0:
        return next(stretch for stretch in tried if (stretch.first - base.last).days > _LONGEST_MONTH)
    return next(stretch for stretch in reversed(tried) if (base.first - stretch.last).days > _LONGEST_MONTH)


def _month_or_year(unit: str, number: int, base: Interval, days: int) -> Interval | None:
    if unit == "year":
        return year_span(base.first.year + number) if base.first.year == base.last.year else None
    if days > _LONGEST_MONTH or base.first.month != base.last.month:
        return None
    return month_span(base.first.year, base.first.month + number)


def find_told(setting: Setting) -> Iterator[Dated]:
    """Months and years by the last year that the paragraph names before; none where it names none."""
    for match in setting.scan(_MONTH_OF_TOLD, Near.TOLD_YEAR):
        year = setting.told_year(match.start(), match["told"])
        if year is not None:
            yield setting.found(
                *match.span(), part(month_span(year, month_number(match["month"])), portion(match))
            )
    for match in setting.scan(_THAT_MONTH, Near.MONTH):
        group = next(name for name in ("told", "opening", "behind") if match[name])
        year = setting.told_year(match.start(group), "that year")
        name = match["month"] or match["opening_month"] or match["behind_month"]
        if year is not None:
            yield setting.found(*match.span(group), month_span(year, month_number(name)))
        else:
            yield _by_date(match.span(group), f"0 {name}", setting)
    for match in setting.scan(_TOLD, Near.TOLD_YEAR):
        yield _told_year(match, match["told"], setting)
    for match in setting.scan(_NEXT_YEAR, Near.TOLD_YEAR):
        if setting.looks_back(*match.span()):
            yield _told_year(match, match.group(), setting)


def _told_year(match: re.Match[str], words: str, setting: Setting) -> Dated:
    """By the years that the paragraph names, else by the date before."""
    year = setting.told_year(match.start("told") if "told" in match.re.groupindex else match.start(), words)
    if year is not None:
        return setting.found(*match.span(), year_span(year))
    step = next((number for word, number in _STEPS.items() if word in words.lower()), 0)
    return _by_date(match.span(), f"{step} year", setting)
