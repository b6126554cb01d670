"""Days of the calendar: full dates, dates without a year, pairs and ranges of days, numeric dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from checks.compare.dates.famous import famed
from checks.compare.dates.near import Near
from checks.compare.dates.setting import Setting, Side
from checks.compare.dates.stretches import day_of, gap_days, hull, single
from checks.compare.dates.words import (
    DASH,
    DAY,
    DAYPART,
    GAP,
    MONTH,
    NOT_COUNTED,
    NUMBER_STARTS,
    TOLD_YEAR,
    WEEKDAY,
    WEEKDAY_FULL,
    WORD_STARTS,
    YEAR,
    day_number,
    month_number,
    weekday_number,
)
from checks.model import Interval
from checks.reading import Dated

_LEAP_YEAR = 2000
_MONTHS = 12
_DAYS = 31
_CLOSE_DAYS = 92
_TO = rf"(?:{GAP}?{DASH}{GAP}?|{GAP}(?:to|through|thru|until|till|or){GAP})"
_JOIN = rf"(?:{_TO}|{GAP}(?P<pair>and|&){GAP})"
_FROM = rf"(?:(?P<between>(?i:from|between)){GAP})?"
_AHEAD = rf"(?:(?:(?i:last|next|this(?:{GAP}(?:past|coming))?){GAP}(?={WEEKDAY_FULL}))?(?:(?P<opening>{WEEKDAY_FULL})(?:{GAP}(?:and|to|through){GAP}|{DASH}))?(?P<weekday>{WEEKDAY})(?:{GAP}{DAYPART})?,?{GAP}(?:the{GAP})?)?"
_BEHIND = rf"(?:{GAP}?\((?P<bracketed>{WEEKDAY_FULL})\)|(?:,|{GAP}[–—]){GAP}(?:which{GAP}(?:was|is|fell{GAP}on|falls{GAP}on){GAP})?a{GAP}(?P<named>{WEEKDAY_FULL})(?!\w))?"
_YEAR_BEHIND = rf"(?:,?{GAP}(?:(?:of|in){GAP})?(?:(?P<year>{YEAR})|(?P<which>last|this|next){GAP}year(?!\w)|(?P<told>{TOLD_YEAR}|the{GAP}next{GAP}year(?![\w-]))))?"
# The days in the middle of "May 3, 4 and 5".
_BETWEEN_DAYS = (
    rf"(?P<middle>(?:(?:,|{GAP}and){GAP}{DAY}(?=,?{GAP}(?:and{GAP})?[0-9]{{1,2}}(?![0-9]))){{0,5}})"
)
_MONTH_FIRST = (
    rf"(?P<month>{MONTH}){GAP}?(?:the{GAP})?(?P<day>{DAY}){_BETWEEN_DAYS}(?:,{GAP}(?P<first_year>{YEAR})(?={_TO}{MONTH}))?"
    rf"(?:{_JOIN}(?:(?P<last_month>{MONTH}){GAP})?(?P<last_day>{DAY}))?{_YEAR_BEHIND}"
)
_DAY_FIRST = (
    rf"(?P<day>{DAY}){_BETWEEN_DAYS}"
    rf"(?:(?:{GAP}(?:of{GAP})?(?P<month>{MONTH})(?:,?{GAP}(?P<first_year>{YEAR}))?)?{_JOIN}(?P<last_day>{DAY}))?"
    rf"{GAP}(?:of{GAP})?(?P<last_month>{MONTH}){_YEAR_BEHIND}"
)
# "At least 12 May die", "On Friday 20 March for peace": these two names are words of the sentence as well.
_NO_MONTH = rf"(?:(?<!May)(?<!March)(?<!MAY)(?<!MARCH)|(?!{GAP}(?i:day|be|have|not|die|face|lose|for{GAP}|on{GAP}|against)\b))"
_PATTERNS = (
    (re.compile(rf"{WORD_STARTS}{_FROM}{_AHEAD}{_MONTH_FIRST}{_BEHIND}"), Near.MONTH),
    (re.compile(rf"{NUMBER_STARTS}{_FROM}{_AHEAD}{_DAY_FIRST}{_NO_MONTH}{_BEHIND}"), Near.MONTH),
    (
        re.compile(rf"{WORD_STARTS}(?P<weekday>{WEEKDAY})(?:{GAP}{DAYPART})?{GAP}\((?:{_MONTH_FIRST})\)"),
        Near.BRACKETED_DAY,
    ),
    (
        re.compile(rf"{WORD_STARTS}(?P<weekday>{WEEKDAY})(?:{GAP}{DAYPART})?{GAP}\((?:{_DAY_FIRST})\)"),
        Near.BRACKETED_DAY,
    ),
)
_ISO = re.compile(
    r"(?<![\w./-])(?P<year>[12][0-9]{3})(?P<mark>[-/])(?P<month>0[1-9]|1[0-2])(?P=mark)(?P<day>0[1-9]|[12][0-9]|3[01])(?![0-9A-SU-Za-z_]|[-/])"
)
_NUMERIC = re.compile(
    r"(?<![\w$£€./-])(?P<one>[0-9]{1,2})(?P<mark>[./-])(?P<two>[0-9]{1,2})(?P=mark)(?P<year>(?:19|20)[0-9]{2}|[0-9]{2})(?!\w|[./-]\w)"
)
# "16-May-2023".
_HYPHENED = re.compile(
    rf"{NUMBER_STARTS}(?P<day>[0-3]?[0-9])-(?P<month>{MONTH})-(?P<year>[12][0-9]{{3}})(?![\w-])"
)
# "On the 22nd": the day of a month that was named before, or of the story's.
_BARE_DAY = re.compile(
    rf"(?<!\w)(?i:on|by|until|till|before|after|since|from){GAP}(?P<words>the{GAP}(?P<day>[12]?[0-9](?:st|nd|rd|th)|30th|31st))"
    rf"(?=\s*(?:[.,;:)!?]|\Z)|{GAP}(?:and(?!{GAP}(?:[0-9]|the\b))|but|when|at|for|as|before|because)\b)"
)
_OF_GOLF = re.compile(
    r"\b(?:birdied?s?|bogeys?|putt(?:s|ed)?|fairways?|par[-\s][345]|tee shots?|back nine|eagled?)\b"
)
_MONTH_NAMED = re.compile(rf"{WORD_STARTS}(?P<month>{MONTH})(?:{GAP}{DAY})?(?:,?{GAP}(?P<year>{YEAR}))?")
# "December 32". A number beside a month may count something ("By December 35 had died"): see `_is_beyond`.
_BEYOND = rf"3[2-9](?P<nth>st|nd|rd|th)?{NOT_COUNTED}"
_NAMED_DAY = rf"(?:(?P<weekday>{WEEKDAY}),?{GAP}(?:the{GAP})?)?"
_OF_THE_YEAR = rf"(?:,?{GAP}(?:of{GAP})?(?P<year>{YEAR}))?"
_BEYOND_MONTH = (
    re.compile(
        rf"{WORD_STARTS}{_NAMED_DAY}(?P<month>{MONTH}){GAP}(?:the{GAP})?(?P<of>){_BEYOND}(?!{GAP}(?:BC|AD|CE)){_OF_THE_YEAR}"
    ),
    re.compile(
        rf"{NUMBER_STARTS}{_NAMED_DAY}{_BEYOND}{GAP}(?:(?P<of>of){GAP})?(?P<month>{MONTH}){_OF_THE_YEAR}"
    ),
)
_ON = re.compile(r"\bon\s(?:the\s)?$", re.IGNORECASE)
_COUNTED_NEXT = re.compile(r"\s(?:[a-z]+s|more|other|were|had)\b|\sDay\b")
_FIGURES = re.compile(r"[0-9]+")
_WEEKDAY_WORD = re.compile(rf"{WORD_STARTS}{WEEKDAY}")


def weekdays_named(words: str) -> tuple[int, ...]:
    """The weekdays (0 = Monday) that a date expression names, in its order."""
    return tuple(weekday_number(match.group()) for match in _WEEKDAY_WORD.finditer(words))


@dataclass(frozen=True, kw_only=True)
class _Days:
    """The numbers of one expression; `last` equals `first` for one day (each is month, day)."""

    first: tuple[int, int]
    last: tuple[int, int]
    first_year: int | None
    year: int | None

    def in_year(self, year: int) -> Interval | None:
        """From the first day to the last, which lies in that year; a later start month is of the year before."""
        earlier = year if self.first_year is None else self.first_year
        if self.first_year is None and self.first[0] > self.last[0]:
            earlier -= 1
        first, last = day_of(earlier, *self.first), day_of(year, *self.last)
        if first is None or last is None:
            return None
        return hull(single(first), single(last))

    def backwards(self, year: int) -> bool:
        """Whether both days exist and the period would end before it begins."""
        first = day_of(year if self.first_year is None else self.first_year, *self.first)
        last = day_of(year, *self.last)
        return first is not None and last is not None and self.in_year(year) is None

    @property
    def never(self) -> bool:
        """Whether no year has such a day."""
        return any(day_of(_LEAP_YEAR, *day) is None for day in (self.first, self.last))


def find_days(setting: Setting) -> Iterator[Dated]:
    """Dates that name a day and a month in words."""
    for pattern, near in _PATTERNS:
        for match in setting.scan(pattern, near):
            yield from _written_days(match, setting)
    for pattern in _BEYOND_MONTH:
        for match in setting.scan(pattern, Near.BEYOND):
            if _is_beyond(match, setting):
                weekday = weekday_number(match["weekday"]) if match["weekday"] else None
                yield setting.found(*match.span(), None, weekday=weekday)


def _is_beyond(match: re.Match[str], setting: Setting) -> bool:
    """Whether a number over 31 is meant as a day: it has a weekday, a year, an ordinal's end or "on"."""
    if match["weekday"] or match["year"] or (match["nth"] and match["of"] is not None):
        return True
    lead = setting.text[max(0, match.start() - len("on the ")) : match.start()]
    return bool(_ON.search(lead) and not _COUNTED_NEXT.match(setting.text, match.end()))


def _group(match: re.Match[str], name: str) -> str | None:
    return match[name] if name in match.re.groupindex else None


def _numbers(match: re.Match[str], setting: Setting) -> _Days:
    months = [month_number(word) for word in (match["month"], match["last_month"]) if word]
    days = [day_number(word) for word in (match["day"], match["last_day"]) if word]
    year = int(match["year"]) if match["year"] else None
    if match["which"] and setting.anchor is not None:
        year = setting.anchor.year + {"last": -1, "this": 0, "next": 1}[match["which"]]
    if match["told"]:
        year = setting.told_year(match.start(), match["told"])
    first_year = int(match["first_year"]) if match["first_year"] else None
    return _Days(first=(months[0], days[0]), last=(months[-1], days[-1]), first_year=first_year, year=year)


def _weekday(match: re.Match[str], days: _Days) -> int | None:
    """The weekday of the first day; of "Thursday and Friday, May 19" it is not clear which."""
    words = [_group(match, name) for name in ("opening", "weekday", "bracketed", "named")]
    named = [word for word in words if word]
    if not named or (_group(match, "opening") and days.first == days.last):
        return None
    return weekday_number(named[0])


def _written_days(match: re.Match[str], setting: Setting) -> Iterator[Dated]:
    days = _numbers(match, setting)
    if match["told"] and days.year is None:
        return
    if match["pair"] and not _group(match, "between") and not _in_a_row(days, match["middle"]):
        yield from _apart(match, setting, days)
        return
    start = match.start()
    if _group(match, "between") and not match["last_day"]:
        start += len(match.group()) - len(re.sub(rf"^\w+{GAP}", "", match.group()))
    yield from _valued(setting, (start, match.end()), days, _weekday(match, days))


def _in_a_row(days: _Days, middle: str) -> bool:
    """Whether the days follow each other without a gap, in a leap year or another."""
    steps = len(_FIGURES.findall(middle)) + 1
    return any(
        (span := days.in_year(year)) and (span.last - span.first).days == steps for year in (2000, 2001)
    )


def _apart(match: re.Match[str], setting: Setting, days: _Days) -> Iterator[Dated]:
    """Read "May 18 and 25" as two dates, the second without words of its own for the month."""
    cut = match.start("pair") - match.start()
    end = match.start() + len(match.group()[:cut].rstrip())
    later = [match.start(name) for name in ("last_month", "last_day") if match.start(name) > end]
    last = min(later)
    year = days.year if days.first_year is None else days.first_year
    one = _Days(first=days.first, last=days.first, first_year=None, year=year)
    other = _Days(first=days.last, last=days.last, first_year=None, year=days.year)
    yield from _valued(setting, (match.start(), end), one, _weekday(match, days))
    yield from _valued(setting, (last, match.end()), other, None)


def _valued(setting: Setting, span: tuple[int, int], days: _Days, weekday: int | None) -> Iterator[Dated]:
    if days.year is None:
        yield from _without_year(setting, span, days, weekday)
    elif not days.backwards(days.year):
        yield setting.found(*span, days.in_year(days.year), weekday=weekday)


def _without_year(
    setting: Setting, span: tuple[int, int], days: _Days, weekday: int | None
) -> Iterator[Dated]:
    if days.backwards(_LEAP_YEAR):
        return
    if days.never:
        yield setting.found(*span, None, weekday=weekday)
    elif setting.anchor is None:
        yield setting.unanchored(*span, weekday=weekday)
    else:
        readings = setting.yearless(*span, days.in_year)
        known = (
            famed(*span, readings[0], setting.text, setting.anchor) if readings and weekday is None else None
        )
        if known is not None:
            readings = (known,)
        if weekday is not None:
            readings = _by_weekday(setting, span, days, weekday, readings)
        yield setting.found(*span, None, readings=readings, weekday=weekday)


def _by_weekday(
    setting: Setting, span: tuple[int, int], days: _Days, weekday: int, readings: tuple[Interval, ...]
) -> tuple[Interval, ...]:
    """The reading that the weekday allows: by the anchor, else in a year that the text names.

    A day within about three months of the anchor is of the anchor's year unless its own sentence names another
    one: some year in a long text nearly always has the weekday. Of a day further off the paragraph may name the
    year, else the weekday chooses between the last such day and the next; a year named elsewhere in the text is one
    more reading.
    """
    close = setting.anchor is not None and any(
        gap_days(setting.anchor, one) <= _CLOSE_DAYS for one in readings
    )
    near = setting.years_in_sentence(*span) if close else setting.years_near(*span)
    fitting = _falling_on(weekday, readings) or _in_years(near, days, weekday)
    if not fitting and not close and setting.anchor is not None:
        fitting = _in_years(_years_around(setting.anchor, days), days, weekday)
    if fitting:
        return fitting[:1]
    return readings if close else readings + _in_years(setting.years, days, weekday)[:1]


def _years_around(anchor: date, days: _Days) -> tuple[int, ...]:
    """The years of the last such day before the anchor and of the next one."""
    this = days.in_year(anchor.year)
    if this is None:
        return ()
    return (anchor.year - 1, anchor.year) if this.first > anchor else (anchor.year, anchor.year + 1)


def _in_years(years: tuple[int, ...], days: _Days, weekday: int) -> tuple[Interval, ...]:
    return _falling_on(
        weekday, tuple(stretch for year in years if (stretch := days.in_year(year)) is not None)
    )


def _falling_on(weekday: int, stretches: tuple[Interval, ...]) -> tuple[Interval, ...]:
    return tuple(stretch for stretch in stretches if stretch.first.weekday() == weekday)


def find_numeric(setting: Setting) -> Iterator[Dated]:
    """ISO dates, and dates in figures, whose order of day and month is never guessed."""
    for match in _ISO.finditer(setting.text):
        day = day_of(int(match["year"]), int(match["month"]), int(match["day"]))
        yield setting.found(*match.span(), None if day is None else single(day))
    for match in setting.scan(_HYPHENED, Near.MONTH):
        day = day_of(int(match["year"]), month_number(match["month"]), int(match["day"]))
        yield setting.found(*match.span(), None if day is None else single(day))
    for match in _NUMERIC.finditer(setting.text):
        yield from _figures(match, setting)


def find_bare_days(setting: Setting) -> Iterator[Dated]:
    """Days of a month that is not said again: "on the 22nd". The 18th of a golf story is a hole."""
    matches = [*setting.scan(_BARE_DAY, Near.BARE_DAY)]
    if matches and not _OF_GOLF.search(setting.text):
        for match in matches:
            yield from _day_alone(match, setting)


def _day_alone(match: re.Match[str], setting: Setting) -> Iterator[Dated]:
    """The day of the month that the paragraph named last, else of the story's own; none where that month has no such day."""
    span, day = match.span("words"), day_number(match["day"])
    named = [*_MONTH_NAMED.finditer(setting.paragraph_before(span[0]))]
    if setting.anchor is None:
        yield setting.unanchored(*span)
    elif named:
        month, year = month_number(named[-1]["month"]), named[-1]["year"]
        days = _Days(first=(month, day), last=(month, day), first_year=None, year=int(year) if year else None)
        yield from (dated for dated in _valued(setting, span, days, None) if not _is_empty(dated))
    else:
        ahead = setting.side(*span) is Side.FUTURE
        days_near = _in_months_near(setting.anchor, day)
        fitting = [one for one in days_near if (one >= setting.anchor if ahead else one <= setting.anchor)]
        if fitting:
            yield setting.found(*span, single(fitting[0] if ahead else fitting[-1]))


def _is_empty(dated: Dated) -> bool:
    return dated.timing.interval is None and not dated.timing.readings


def _in_months_near(anchor: date, day: int) -> list[date]:
    """The days with this number in the months around the anchor's, in their order."""
    months = [anchor.year * _MONTHS + anchor.month - 1 + step for step in (-2, -1, 0, 1, 2)]
    tried = [day_of(month // _MONTHS, month % _MONTHS + 1, day) for month in months]
    return [one for one in tried if one is not None]


def _figures(match: re.Match[str], setting: Setting) -> Iterator[Dated]:
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    if len(match["year"]) == len("21"):
        if match["mark"] != "/" or setting.anchor is None:
            return
        century = setting.anchor.year - setting.anchor.year % 100
        year += century if century + year <= setting.anchor.year + 10 else century - 100
    orders = {
        (month, day) for day, month in ((one, two), (two, one)) if 1 <= month <= _MONTHS and 1 <= day <= _DAYS
    }
    if not orders:
        return
    valid = sorted(day for month, number in orders if (day := day_of(year, month, number)) is not None)
    yield setting.found(*match.span(), None, readings=tuple(single(day) for day in valid))
