"""Dates that are counted from the anchor: yesterday, last Monday, this week, two years ago, the past 30 days."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from checks.compare.dates.portions import PORTION, part, portion
from checks.compare.dates.setting import Found, Setting, Side
from checks.compare.dates.stretches import (
    WEEK,
    month_span,
    season_span,
    shift,
    single,
    week_of,
    year_span,
)
from checks.compare.dates.words import (
    DAYPART,
    GAP,
    MONTH_FULL,
    NUMBER,
    SEASON,
    SEASONS,
    WEEKDAY_FULL,
    WORD_STARTS,
    cardinal,
    month_number,
    weekday_number,
)
from checks.model import Interval

_Resolve = Callable[[re.Match[str], date], Interval]

_LEAD = 24
_HOURS = 24
_QUARTER_MONTHS = 3
_SATURDAY = 5

_DAY_WORD = re.compile(
    rf"{WORD_STARTS}(?:(?i:the){GAP})?(?i:(?P<around>day{GAP}(?:before|after){GAP})?(?P<word>yesterday|today|tonight|tomorrow)"
    rf"|(?P<this>this){GAP}(?:morning|afternoon|evening)|(?P<last>last){GAP}night)(?!\w|-\w|\.\w)"
)
_DAY_STEPS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_OF_THE_AGE = re.compile(
    r"(?<!\bas )\bof\s$|\b(?:better|brighter|new|until|like there(?:'s|’s| was| is) no)\s$", re.IGNORECASE
)
_NAME_BEFORE = re.compile(r"[A-Z]\w*\s$")

_WEEKDAY = re.compile(
    rf"{WORD_STARTS}(?:(?P<rel>(?i:this{GAP}past|this{GAP}coming|this|last|next|past|coming)){GAP})?"
    rf"(?P<day>{WEEKDAY_FULL})(?![\w-])"
)
_HABIT = re.compile(
    r"(?<!\w)(?:every|each|any|some|most|one|alternate|first|second|third|fourth|the last)\s$", re.IGNORECASE
)
_SOME_DAY = re.compile(r"(?<!\w)an?\s$", re.IGNORECASE)
_SOME_DAY_AFTER = re.compile(rf"(?!\s[a-z])|\s(?:in|of|when|that|to|at|and|{DAYPART})\b")
_NAMED_DAY = re.compile(
    r"(?<!\w)(?:Black|Good|Palm|Easter|Ash|Super|Bloody|Cyber|Ruby|Holy|Maundy|Giving|Shrove|Whit|Sheffield|Joe|Mail\son|BLACK|GOOD|PALM)\s$"
)
_NAMED_AFTER = re.compile(
    r"\s(?:Times|Telegraph|Mirror|Express|Mail|Star|Post|Sun|Herald|Independent|Night\s(?:Live|Football)|School|World)\b"
)
_OF_MONTH = re.compile(rf"\s(?:of|in)\s(?:the\b|each\b|every\b|{MONTH_FULL})")

_UNIT = rf"weekend|week|month|quarter|year|decade|century|{SEASON}"
_PERIOD = re.compile(
    rf"{WORD_STARTS}(?:(?P<within>(?i:earlier|later)){GAP}|{PORTION})?"
    rf"(?P<rel>(?i:this{GAP}past|this{GAP}coming|(?:the{GAP})?(?:past|coming)|the{GAP}(?:last|next)|this|last|next)){GAP}"
    rf"(?P<unit>(?i:{_UNIT}))(?:s(?={GAP}))?(?![\w-])"
)
_OF_THE_PERIOD = re.compile(
    rf"{WORD_STARTS}{PORTION}(?P<unit>(?i:week|month|quarter|year|decade|century))(?![\w-])"
)
_WEEKEND = re.compile(rf"{WORD_STARTS}(?i:over|at|on|during){GAP}(?P<weekend>(?i:the{GAP}weekend))(?![\w-])")
_NAMED_MONTH = re.compile(
    rf"{WORD_STARTS}(?P<rel>(?i:this{GAP}past|this{GAP}coming|last|this|next)){GAP}(?P<month>{MONTH_FULL})(?![\w-]|{GAP}?[0-9])"
)

_SPAN_UNIT = "hour|day|week|month|year|decade"
_COUNTED = re.compile(
    rf"{WORD_STARTS}\[?(?P<number>(?i:{NUMBER}))\]?(?:{GAP}|-)(?P<unit>(?i:{_SPAN_UNIT}|century|centurie))s?(?:{GAP}|-)"
    rf"(?P<way>(?i:ago|earlier|later|from{GAP}now|before(?=\s?[.,;)])))(?!\w|{GAP}than\b)"
)
_WINDOW = re.compile(
    rf"{WORD_STARTS}(?:(?i:the){GAP})?(?P<rel>(?i:past|last|next|coming)){GAP}(?P<number>(?i:{NUMBER})){GAP}"
    rf"(?P<unit>(?i:{_SPAN_UNIT}))s?(?!\w|{GAP}of\b)"
)
_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200, "centurie": 1200}


def find_day_words(setting: Setting) -> Iterator[Found]:
    """Yesterday, today, tonight, tomorrow and their like."""
    for match in _DAY_WORD.finditer(setting.text):
        if match["word"] and not match["around"] and not _is_day_word(match, setting):
            continue
        if setting.anchor is None:
            yield setting.unanchored(*match.span())
            continue
        steps = -1 if match["last"] else _DAY_STEPS[(match["word"] or "today").lower()]
        if match["around"]:
            steps += 1 if "after" in match["around"].lower() else -1
        yield setting.found(*match.span(), single(shift(setting.anchor, steps)))


def _is_day_word(match: re.Match[str], setting: Setting) -> bool:
    """Not "the leaders of tomorrow", not the name of a newspaper or a channel."""
    lead = _lead(setting, match.start())
    return not _OF_THE_AGE.search(lead) and not (match["word"][0].isupper() and _NAME_BEFORE.search(lead))


def _lead(setting: Setting, start: int) -> str:
    return re.sub(r"\s", " ", setting.text[max(0, start - _LEAD) : start].rpartition("\n\n")[2])


def find_weekdays(setting: Setting) -> Iterator[Found]:
    """Days of the week that stand for one day: "on Monday", "last Monday", "next Friday"."""
    for match in _WEEKDAY.finditer(setting.text):
        if not _is_one_day(match, setting):
            continue
        if setting.anchor is None:
            yield setting.unanchored(*match.span())
            continue
        readings = _weekday_readings(match, setting, setting.anchor)
        yield setting.found(*match.span(), None, readings=tuple(single(day) for day in readings))


def _is_one_day(match: re.Match[str], setting: Setting) -> bool:
    lead = _lead(setting, match.start())
    after = setting.text[match.end() : match.end() + _LEAD]
    if _HABIT.search(lead) or _NAMED_DAY.search(lead) or _NAMED_AFTER.match(after):
        return False
    if match["rel"] and _OF_MONTH.match(after):
        return False
    return not (_SOME_DAY.search(lead) and _SOME_DAY_AFTER.match(after))


def _weekday_readings(match: re.Match[str], setting: Setting, anchor: date) -> tuple[date, ...]:
    """The days it can mean. "Last" and "next" mean the nearest one to some, that of another week to others."""
    number, rel = weekday_number(match["day"]), re.sub(r"\s+", " ", (match["rel"] or "").lower())
    before = shift(anchor, -((anchor.weekday() - number - 1) % WEEK + 1))
    after = shift(anchor, (number - anchor.weekday() - 1) % WEEK + 1)
    if rel == "last":
        return tuple(sorted({before, shift(week_of(anchor, -1).first, number)}))
    if rel == "next":
        return tuple(sorted({after, shift(week_of(anchor, 1).first, number)}))
    if rel == "this":
        return (shift(week_of(anchor).first, number),)
    if rel:
        return (before,) if rel.endswith("past") else (after,)
    if number == anchor.weekday():
        return (anchor,)
    return (after,) if setting.side(*match.span()) is Side.FUTURE else (before,)


def find_periods(setting: Setting) -> Iterator[Found]:
    """This, last, next and past week, weekend, month, quarter, year, decade, century, season; months likewise."""
    for match in _PERIOD.finditer(setting.text):
        if "the" in match["rel"].lower().split() and re.match(
            r"\s+(?:of|in)\b", setting.text[match.end() : match.end() + 5]
        ):
            continue
        yield _anchored(match, setting, _period)
    for match in _OF_THE_PERIOD.finditer(setting.text):
        if re.search(r"\sthe\s", match.group()):
            yield _anchored(match, setting, _of_this_period)
    for match in _NAMED_MONTH.finditer(setting.text):
        yield _anchored(match, setting, _named_month)
    for match in _WEEKEND.finditer(setting.text):
        yield _the_weekend(match, setting)


def _anchored(match: re.Match[str], setting: Setting, resolve: _Resolve) -> Found:
    if setting.anchor is None:
        return setting.unanchored(*match.span())
    return setting.found(*match.span(), resolve(match, setting.anchor))


def _period(match: re.Match[str], anchor: date) -> Interval:
    rel, unit = re.sub(r"\s+", " ", match["rel"].lower()), match["unit"].lower()
    if rel in ("past", "the past", "the last", "coming", "the coming", "the next") and unit in (
        "week",
        *_MONTHS_IN,
    ):
        return _window(anchor, 1, unit, forward=rel.endswith(("coming", "next")))
    steps = {"last": -1, "past": -1, "next": 1, "coming": 1, "this": 0}[rel.rpartition(" ")[2]]
    whole = _calendar_period(anchor, unit, steps)
    if match["within"] is None:
        return part(whole, portion(match))
    if anchor not in whole:
        return whole
    earlier = match["within"].lower() == "earlier"
    return Interval(first=whole.first, last=anchor) if earlier else Interval(first=anchor, last=whole.last)


def _of_this_period(match: re.Match[str], anchor: date) -> Interval:
    return part(_calendar_period(anchor, match["unit"].lower(), 0), portion(match))


def _calendar_period(anchor: date, unit: str, steps: int) -> Interval:
    """The week, month ... of the anchor, or the one so many steps on."""
    if unit == "week":
        return week_of(anchor, steps)
    if unit == "weekend":
        saturday = shift(week_of(anchor, steps).first, _SATURDAY)
        return Interval(first=saturday, last=shift(saturday, 1))
    if unit in ("month", "quarter"):
        months = _MONTHS_IN[unit]
        first = (
            anchor.month if unit == "month" else (anchor.month - 1) // _QUARTER_MONTHS * _QUARTER_MONTHS + 1
        )
        return month_span(anchor.year, first + steps * months, months)
    if unit in SEASONS:
        return _season(anchor, SEASONS[unit], steps)
    size = {"year": 1, "decade": 10, "century": 100}[unit]
    first_year = anchor.year - anchor.year % size + steps * size
    return year_span(first_year, first_year + size - 1)


def _season(anchor: date, first_month: int, steps: int) -> Interval:
    """The latest season of that name that is over, the next to come, or for "this" that of the anchor's year."""
    tried = [season_span(anchor.year + step, first_month) for step in (-2, -1, 0, 1)]
    if steps < 0:
        return max((stretch for stretch in tried if stretch.last < anchor), key=_first_day, default=tried[0])
    if steps > 0:
        return min(
            (stretch for stretch in tried if stretch.first > anchor), key=_first_day, default=tried[-1]
        )
    return next((stretch for stretch in tried if anchor in stretch), tried[2])


def _first_day(stretch: Interval) -> date:
    return stretch.first


def _named_month(match: re.Match[str], anchor: date) -> Interval:
    """Take "last May" as the latest May that is over, "next May" as the first to come, "this May" as that of the year."""
    month, rel = month_number(match["month"]), re.sub(r"\s+", " ", match["rel"].lower())
    tried = [month_span(anchor.year + step, month) for step in (-1, 0, 1)]
    if rel in ("last", "this past"):
        return max((stretch for stretch in tried if stretch.last < anchor), key=_first_day, default=tried[0])
    if rel in ("next", "this coming"):
        return min(
            (stretch for stretch in tried if stretch.first > anchor), key=_first_day, default=tried[-1]
        )
    return tried[1]


def _the_weekend(match: re.Match[str], setting: Setting) -> Found:
    """The weekend, by the verb: the one that is over or running, or the one to come."""
    span = match.span("weekend")
    if setting.anchor is None:
        return setting.unanchored(*span)
    coming = setting.side(*span) is Side.FUTURE or setting.anchor.weekday() >= _SATURDAY
    return setting.found(*span, _calendar_period(setting.anchor, "weekend", 0 if coming else -1))


def find_counted(setting: Setting) -> Iterator[Found]:
    """So many days, weeks, months or years ago or ahead, and stretches that reach up to the anchor or on from it."""
    for match in _COUNTED.finditer(setting.text):
        if _countable(match):
            yield _anchored(match, setting, _counted)
    for match in _WINDOW.finditer(setting.text):
        if _countable(match):
            yield _anchored(match, setting, _counted_window)


def recount(found: Found, base: date) -> Interval | None:
    """What "two days later" and "a year earlier" come to, counted from a day that the text gave just before.

    None for every other expression: those are counted from the anchor.
    """
    match = _COUNTED.fullmatch(found.timing.text)
    if match is None or match["way"].lower() not in ("earlier", "later"):
        return None
    return _counted(match, base)


def _countable(match: re.Match[str]) -> bool:
    """Hours count only as whole days."""
    return match["unit"].lower() != "hour" or cardinal(match["number"]) % _HOURS == 0


def _counted(match: re.Match[str], anchor: date) -> Interval:
    number, unit = cardinal(match["number"]), match["unit"].lower()
    if match["way"].lower() in ("ago", "earlier", "before"):
        number = -number
    if unit in ("hour", "day", "week"):
        return single(shift(anchor, _days(number, unit)))
    if unit == "month":
        return month_span(anchor.year, anchor.month + number)
    return year_span(anchor.year + number * _MONTHS_IN[unit] // 12)


def _days(number: int, unit: str) -> int:
    return {"hour": number // _HOURS, "day": number, "week": number * WEEK}[unit]


def _counted_window(match: re.Match[str], anchor: date) -> Interval:
    forward = match["rel"].lower() in ("next", "coming")
    return _window(anchor, cardinal(match["number"]), match["unit"].lower(), forward=forward)


def _window(anchor: date, number: int, unit: str, *, forward: bool) -> Interval:
    """From so long ago up to the anchor, or from the anchor so far on."""
    signed = number if forward else -number
    if unit in ("hour", "day", "week"):
        other = shift(anchor, _days(signed, unit))
    else:
        month = month_span(anchor.year, anchor.month + signed * _MONTHS_IN[unit])
        other = shift(month.first, min(anchor.day, month.last.day) - 1)
    return Interval(first=min(anchor, other), last=max(anchor, other))
