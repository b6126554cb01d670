"""Stretches that business copy counts in: months to a day, the first nine months of a year, fiscal years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from checks.compare.dates.near import Near
from checks.compare.dates.setting import Setting, Side
from checks.compare.dates.stretches import WEEK, month_span, shift, single, week_of
from checks.compare.dates.words import GAP, NO_WORD, NUMBER, PLAIN_YEAR, WORD_STARTS, cardinal
from checks.model import Interval
from checks.reading import Dated

FISCAL = "a fiscal year begins on another day in each country and company"
_MOST_MONTHS = 12
_QUARTER_MONTHS = 3

_MONTHS_OF = re.compile(
    rf"{WORD_STARTS}(?:the{GAP})?(?P<which>(?i:first|last|final|opening|closing)){GAP}(?P<number>(?i:{NUMBER})){GAP}months{GAP}of{GAP}"
    rf"(?:(?P<year>{PLAIN_YEAR})|(?P<rel>(?i:the|this|last|next)){GAP}year{NO_WORD})"
)
_QUARTER = "(?i:first|second|third|fourth|final|1st|2nd|3rd|4th)"
_FISCAL = re.compile(
    rf"{WORD_STARTS}(?:(?i:the){GAP})?(?:(?:{_QUARTER}(?:{GAP}|-)(?:quarter|half){GAP}(?:of{GAP})?(?:its{GAP}|the{GAP})?)?"
    rf"(?:(?i:(?:current|last|next|this|previous){GAP})?(?i:fiscal)(?:{GAP}(?i:year))?{GAP}(?:20[0-9]{{2}}(?:[-\u2013/][0-9]{{2,4}})?|{_QUARTER}(?:{GAP}|-)(?:quarter|half))"
    rf"|(?i:(?:current|last|next|this|previous){GAP}(?:fiscal|financial|tax){GAP}year)"
    rf"|(?i:(?:fiscal|financial|tax){GAP}year){GAP}(?:20[0-9]{{2}}(?:[-\u2013/][0-9]{{2,4}})?))"
    rf"|20[0-9]{{2}}(?:[-\u2013/][0-9]{{2,4}})?{GAP}(?i:(?:fiscal|financial|tax){GAP}year)|FY{GAP}?(?:20)?[0-9]{{2}}(?:[-\u2013/][0-9]{{2}})?){NO_WORD}"
)
_FISCAL_HINT = re.compile("[Ff]iscal|[Ff]inancial year|[Tt]ax year|FY")
_QUARTERLY = re.compile(
    rf"{WORD_STARTS}(?P<nth>(?i:first|second|third|fourth))-quarter{NO_WORD}(?={GAP}(?:(?:net|core|adjusted|operating|record|pre-tax"
    rf"|group|global|consolidated|same-store|underlying){GAP})?(?:profits?|earnings|revenues?|results|sales|loss(?:es)?|incomes?|growth|GDP"
    r"|gross|guidance|forecasts?|outlook|figures|reports?|deliveries|production|output|margins?|numbers|dividend|trading|turnover)\b)"
)
_NTH = ("first", "second", "third", "fourth")
# What may stand before a date and make it the end, or the start, of a stretch.
_UP_TO = re.compile(
    rf"(?:the{GAP})?(?:(?:first|second|third|fourth|last|latest|previous){GAP})?(?:(?P<number>{NUMBER})(?:{GAP}|-))?(?:(?:fiscal|financial|trading){GAP})?"
    rf"(?P<unit>week|fortnight|month|quarter|half|half-year|year)(?P<many>s)?(?:{GAP}(?:period|spell|stretch))?{GAP}(?:(?:that{GAP})?(?:ended|ending|ends){GAP}(?:on{GAP})?|(?P<to>(?:up{GAP})?to{GAP}(?:the{GAP}end{GAP}of{GAP})?))$",
    re.IGNORECASE,
)
_FROM = re.compile(
    rf"(?<!\w)the{GAP}week{GAP}(?:(?P<begins>beginning|starting|commencing|that{GAP}began){GAP}(?:on{GAP})?|of{GAP})$",
    re.IGNORECASE,
)
# Most dates have none of these before them.
_MAY_LEAD = re.compile(r"(?:end(?:ed|ing|s)|to|of|beginning|starting|commencing|began)\s(?:on\s)?\Z")
_LEAD = 70


def find_accounts(setting: Setting) -> Iterator[Dated]:
    """So many months of a year, quarters before what is reported for them, and fiscal years (which stay open)."""
    for match in setting.scan(_MONTHS_OF, Near.MONTHS_OF):
        yield from _months_of(match, setting)
    for match in setting.scan(_QUARTERLY, Near.QUARTER):
        yield _quarterly(match, setting)
    if _FISCAL_HINT.search(setting.text):
        for match in setting.scan(_FISCAL, Near.FISCAL):
            yield setting.open(*match.span(), FISCAL)


def _months_of(match: re.Match[str], setting: Setting) -> Iterator[Dated]:
    number = cardinal(match["number"])
    if number > _MOST_MONTHS:
        return
    if match["year"]:
        year = int(match["year"])
    elif setting.anchor is None:
        yield setting.unanchored(*match.span())
        return
    else:
        year = setting.anchor.year + {"last": -1, "next": 1}.get(match["rel"].lower(), 0)
    first = 1 if match["which"].lower() in ("first", "opening") else _MOST_MONTHS + 1 - number
    yield setting.found(*match.span(), month_span(year, first, number))


def _quarterly(match: re.Match[str], setting: Setting) -> Dated:
    """The latest such quarter that has begun; the next one where the verb looks ahead."""
    if setting.anchor is None:
        return setting.unanchored(*match.span())
    month = 1 + _QUARTER_MONTHS * _NTH.index(match["nth"].lower())
    tried = [month_span(setting.anchor.year + step, month, _QUARTER_MONTHS) for step in (-1, 0, 1)]
    if setting.side(*match.span()) is Side.FUTURE:
        return setting.found(*match.span(), next(one for one in tried if one.last >= setting.anchor))
    return setting.found(*match.span(), [one for one in tried if one.first <= setting.anchor][-1])


def stretched(found: Dated, text: str) -> Dated | None:
    """The stretch that ends or begins with a date ("the quarter ended March 31", "the week of June 3")."""
    interval = found.timing.interval
    if interval is None or not _MAY_LEAD.search(
        text, max(0, found.start - len("commencing on ")), found.start
    ):
        return None
    lead = text[max(0, found.start - _LEAD) : found.start].rpartition("\n\n")[2]
    match = _FROM.search(lead)
    if match and interval.first == interval.last:
        return found.moved(
            text, found.start - len(match.group()), _week_from(interval.first, begins=bool(match["begins"]))
        )
    match = _UP_TO.search(lead)
    if match is None or (match["to"] and not _is_counted_to(match)):
        return None
    first = _start_of(match, interval)
    if first is None:
        return None
    return found.moved(
        text, found.start - len(match.group()), Interval(first=min(first, interval.last), last=interval.last)
    )


def _is_counted_to(match: re.Match[str]) -> bool:
    """Whether it is "the three months to June" or "the year to April", not "a quarter to May"."""
    return bool(match["number"] and match["many"]) or match.group().lower().startswith("the ")


def _week_from(day: date, *, begins: bool) -> Interval:
    """The week that begins on the day; "the week of" one in its middle is the calendar's."""
    if begins or day.weekday() in (0, WEEK - 1):
        return Interval(first=day, last=shift(day, WEEK - 1))
    return week_of(day)


def _start_of(match: re.Match[str], interval: Interval) -> date | None:
    number = cardinal(match["number"]) if match["number"] else 1
    unit = match["unit"].lower()
    if unit in ("week", "fortnight"):
        weeks = number * (2 if unit == "fortnight" else 1)
        return shift(interval.last, 1 - WEEK * weeks) if interval == single(interval.last) else None
    months = number * {"month": 1, "quarter": 3, "half": 6, "half-year": 6, "year": 12}[unit]
    after = shift(interval.last, 1)
    start = month_span(after.year, after.month - months)
    return shift(start.first, min(after.day, start.last.day) - 1)
