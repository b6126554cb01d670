"""Dates that are counted from the anchor: yesterday, last Monday, this week, two years ago, the past 30 days."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from checks.compare.dates.near import Near
from checks.compare.dates.portions import PORTION, part, portion
from checks.compare.dates.setting import Setting, Side
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
    GAP,
    MONTH_FULL,
    NO_WORD,
    NUMBER,
    SEASON,
    SEASONS,
    WEEKDAY_FULL,
    WORD_STARTS,
    cardinal,
    month_number,
    weekday_number,
)
from checks.model import Interval, Timing
from checks.reading import Dated

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
    r"(?<!\bas )\bof\s$|\b(?:better|brighter|new|like there(?:'s|’s| was| is) no)\s$", re.IGNORECASE
)
_NAME_BEFORE = re.compile(r"[A-Z]\w*\s$")

_UNIT = rf"weekend|week|month|quarter|year|decade|century|{SEASON}"
_PERIOD = re.compile(
    rf"{WORD_STARTS}(?:(?P<within>(?i:earlier|later)){GAP}|{PORTION})?"
    rf"(?P<rel>(?i:this{GAP}past|this{GAP}coming|(?:the{GAP})?(?:past|coming)|the{GAP}(?:last|next|current)|this|last|next)){GAP}"
    rf"(?P<unit>(?i:{_UNIT}))(?:s(?={GAP}))?(?![\w-])"
)
_OF_THE_PERIOD = re.compile(
    rf"{WORD_STARTS}{PORTION}(?P<unit>(?i:week|month|quarter|year|decade|century))(?![\w-])"
)
_WEEKEND = re.compile(
    rf"{WORD_STARTS}(?i:over|at|on|during|across|since|from|through|throughout|for|by|before|after|until|till"
    rf"|(?<!often\s)(?<!usually\s)(?<!always\s)(?:spent|(?:will|would){GAP}spend|spending)){GAP}(?P<weekend>(?i:the{GAP}weekend))(?![\w-])"
)
_NAMED_MONTH = re.compile(
    rf"{WORD_STARTS}(?P<rel>(?i:this{GAP}past|this{GAP}coming|last|this|next)){GAP}(?P<month>{MONTH_FULL})(?![\w-]|{GAP}?[0-9])"
)

_SPAN_UNIT = "hour|day|week|fortnight|month|year|decade"
# "Ten years and four days later" is no four days.
_COUNTED = re.compile(
    rf"{WORD_STARTS}(?<!years and )(?<!year and )(?<!months and )(?<!month and )(?<!weeks and )(?<!week and )\[?(?P<number>(?i:{NUMBER}))\]?(?:{GAP}|-)(?P<unit>(?i:{_SPAN_UNIT}|century|centurie))s?(?:{GAP}|-)"
    rf"(?P<way>(?i:ago|earlier|later|from{GAP}now|hence|before(?=\s?[.,;)])))(?!\w|{GAP}than\b)"
    rf"(?:{GAP}(?P<exactly>(?i:today|this{GAP}week|this{GAP}month|on{GAP}{WEEKDAY_FULL}))(?!\w))?"
)
_IN_TIME = re.compile(
    rf"{WORD_STARTS}(?i:in){GAP}(?P<number>(?i:{NUMBER})){GAP}(?P<unit>(?i:{_SPAN_UNIT}))(?:['’]s|s['’]|s){GAP}(?i:time){NO_WORD}"
)
# A part of a year or century: one half, one and a half.
_HALVES = re.compile(
    rf"{WORD_STARTS}(?:(?P<number>(?i:{NUMBER})){GAP}and{GAP}a{GAP}half{GAP}years?|(?P<one>(?i:an?|one)){GAP}year{GAP}and{GAP}a{GAP}half"
    rf"|(?P<half>(?i:half)){GAP}an?{GAP}(?P<of>century|decade)|(?P<quarter>(?i:a{GAP}quarter|quarter))(?:(?:{GAP}of)?{GAP}a)?(?:{GAP}|-)century)"
    rf"{GAP}(?P<way>(?i:ago|earlier|later))(?!\w|{GAP}than\b)"
)
_IN_THE = re.compile(
    rf"{WORD_STARTS}(?P<within>(?i:earlier|later)){GAP}in{GAP}the{GAP}(?P<unit>(?i:day|week|month|year)){NO_WORD}"
)
_YEAR_END = re.compile(
    rf"{WORD_STARTS}(?P<by>(?i:by|until|before){GAP})(?P<end>(?i:(?:the{GAP})?year(?:['’]s)?(?:-|{GAP})end)){NO_WORD}(?:{GAP}(?P<year>20[0-9]{{2}}))?"
)
_OVERNIGHT = re.compile(
    rf"{WORD_STARTS}(?i:overnight)(?=[.,;]|{GAP}(?:in|and|after|as|by|from|with|at|near|against|across)\b)"
)
_FAMED = re.compile(
    r"\b(?:became?|becomes?|become|turn(?:ed|s)?|chang(?:ed?|es|ing)|star|famous|rich|success|happen|built|vanish(?:ed)?|disappear(?:ed)?)\b",
    re.IGNORECASE,
)
_HALF_YEAR, _QUARTER_CENTURY = 6, 25
_WINDOW = re.compile(
    rf"{WORD_STARTS}(?:(?i:the){GAP})?(?P<rel>(?i:past|last|next|coming)){GAP}(?P<number>(?i:{NUMBER})){GAP}"
    rf"(?P<unit>(?i:{_SPAN_UNIT}))s?(?!\w|{GAP}of\b)"
)
_NOT_TOLD = "the text does not give the day that it is counted from"
_WEEKEND_DAYS = 2
# Of how many days a date may be, to count so from it.
_PRECISE = {"month": 31, "year": 366, "decade": 366, "century": 366}
_SHORT_UNITS = ("hour", "day", "week", "fortnight")
_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200, "centurie": 1200}


def find_day_words(setting: Setting) -> Iterator[Dated]:
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


def find_periods(setting: Setting) -> Iterator[Dated]:
    """This, last, next and past week, weekend, month, quarter, year, decade, century, season; months likewise."""
    for match in setting.scan(_PERIOD, Near.PERIOD):
        if "the" in match["rel"].lower().split() and re.match(
            r"\s+(?:of|in)\b", setting.text[match.end() : match.end() + 5]
        ):
            continue
        yield _anchored(match, setting, _period)
    for match in setting.scan(_OF_THE_PERIOD, Near.PERIOD):
        if re.search(r"\sthe\s", match.group()):
            yield _anchored(match, setting, _of_this_period)
    for match in setting.scan(_NAMED_MONTH, Near.MONTH):
        yield _anchored(match, setting, _named_month)
    for match in setting.scan(_WEEKEND, Near.PERIOD):
        yield _the_weekend(match, setting)


def _anchored(match: re.Match[str], setting: Setting, resolve: _Resolve) -> Dated:
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
    steps = {"last": -1, "past": -1, "next": 1, "coming": 1, "this": 0, "current": 0}[rel.rpartition(" ")[2]]
    if unit == "weekend" and rel.endswith("coming") and anchor.weekday() < _SATURDAY:
        steps = 0
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


def _the_weekend(match: re.Match[str], setting: Setting) -> Dated:
    """The weekend, by the verb: the one that is over or running, or the one to come."""
    span = match.span("weekend")
    if setting.anchor is None:
        return setting.unanchored(*span)
    coming = setting.side(*span) is Side.FUTURE or setting.anchor.weekday() >= _SATURDAY
    return setting.found(*span, _calendar_period(setting.anchor, "weekend", 0 if coming else -1))


def find_counted(setting: Setting) -> Iterator[Dated]:
    """So many days, weeks, months or years ago or ahead, and stretches that reach up to the anchor or on from it."""
    for match in setting.scan(_COUNTED, Near.AGO):
        if _countable(match):
            yield _anchored(match, setting, _counted)
    for match in setting.scan(_WINDOW, Near.SPAN):
        if _countable(match):
            yield _anchored(match, setting, _counted_window)
    for match in setting.scan(_IN_TIME, Near.IN_TIME):
        if _countable(match):
            yield _anchored(match, setting, _in_time)
    for match in setting.scan(_HALVES, Near.HALF):
        yield _anchored(match, setting, _halves)


def find_parts(setting: Setting) -> Iterator[Dated]:
    """Parts of the anchor's own day, week, month or year: "later in the week", "by year-end", "overnight"."""
    for match in setting.scan(_IN_THE, Near.WITHIN):
        yield _anchored(match, setting, _within)
    for match in setting.scan(_YEAR_END, Near.YEAR_END):
        year = int(match["year"]) if match["year"] else setting.anchor.year if setting.anchor else None
        span = (match.start("end"), match.end())
        yield setting.unanchored(*span) if year is None else setting.found(*span, single(date(year, 12, 31)))
    for match in setting.scan(_OVERNIGHT, Near.OVERNIGHT):
        lead = re.split(r"[.!?]\s", setting.text[max(0, match.start() - 2 * _LEAD) : match.start()])[-1]
        if not _FAMED.search(lead):
            yield _anchored(match, setting, lambda _, day: Interval(first=shift(day, -1), last=day))


def _within(match: re.Match[str], anchor: date) -> Interval:
    if match["unit"].lower() == "day":
        return single(anchor)
    whole = _calendar_period(anchor, match["unit"].lower(), 0)
    if match["within"].lower() == "earlier":
        return Interval(first=whole.first, last=anchor)
    return Interval(first=anchor, last=whole.last)


def _in_time(match: re.Match[str], anchor: date) -> Interval:
    return _ahead(cardinal(match["number"]), match["unit"].lower(), anchor)


def _halves(match: re.Match[str], anchor: date) -> Interval:
    """The year that lies so many half years, or so much of a century, from the anchor."""
    if match["quarter"]:
        months = 12 * _QUARTER_CENTURY
    elif match["half"]:
        months = _MONTHS_IN[match["of"].lower()] // 2
    else:
        months = 12 * cardinal(match["number"] or match["one"]) + _HALF_YEAR
    if match["way"].lower() != "later":
        months = -months
    return year_span(month_span(anchor.year, anchor.month + months).first.year)


def recount(found: Dated, base: Interval, *, paragraphs: int) -> Interval | None:
    """What "two days later" and "a year earlier" come to, counted from a date that the text gave just before.

    None for every other expression: those are counted from the anchor. "Later" reaches back over one end of a
    paragraph to a date that is as precise as the words; `paragraphs` says over how many it would have to.
    """
    match = _COUNTED.fullmatch(found.timing.text)
    way = match["way"].lower() if match is not None else ""
    if match is None or way not in ("earlier", "later") or paragraphs > (way == "later"):
        return None
    if way == "later" and (base.last - base.first).days >= _PRECISE.get(match["unit"].lower(), _WEEKEND_DAYS):
        return None
    return _counted(match, base.first)


def left_open(found: Dated) -> Dated:
    """The date, without a value where it is "two days later": that is counted from no day but one that is told."""
    match = _COUNTED.fullmatch(found.timing.text)
    if match is None or match["way"].lower() != "later":
        return found
    return replace(found, timing=Timing(text=found.timing.text, unresolved=_NOT_TOLD))


def _countable(match: re.Match[str]) -> bool:
    """Hours count only as whole days."""
    return match["unit"].lower() != "hour" or cardinal(match["number"]) % _HOURS == 0


def _counted(match: re.Match[str], anchor: date) -> Interval:
    number, unit = cardinal(match["number"]), match["unit"].lower()
    if match["way"].lower() in ("ago", "earlier", "before"):
        number = -number
    if match["exactly"]:
        return _exactly(match["exactly"].lower(), number, unit, anchor)
    return _ahead(number, unit, anchor)


def _ahead(number: int, unit: str, anchor: date) -> Interval:
    if unit in _SHORT_UNITS:
        return single(shift(anchor, _days(number, unit)))
    if unit == "month":
        return month_span(anchor.year, anchor.month + number)
    return year_span(anchor.year + number * _MONTHS_IN[unit] // 12)


def _exactly(words: str, number: int, unit: str, anchor: date) -> Interval:
    """The same day, week or month so long ago: "ten years ago today", "a year ago on Tuesday"."""
    weekday = words.removeprefix("on ").strip()
    if words.startswith("on"):
        wanted = weekday_number(weekday)
        anchor = shift(anchor, -((anchor.weekday() - wanted) % WEEK))
    if unit in _SHORT_UNITS:
        day = shift(anchor, _days(number, unit))
    else:
        month = month_span(anchor.year, anchor.month + number * _MONTHS_IN[unit])
        day = shift(month.first, min(anchor.day, month.last.day) - 1)
    if words.endswith("week"):
        return week_of(day)
    return month_span(day.year, day.month) if words.endswith("month") else single(day)


def _days(number: int, unit: str) -> int:
    return {"hour": number // _HOURS, "day": number, "week": number * WEEK, "fortnight": 2 * number * WEEK}[
        unit
    ]


def _counted_window(match: re.Match[str], anchor: date) -> Interval:
    forward = match["rel"].lower() in ("next", "coming")
    return _window(anchor, cardinal(match["number"]), match["unit"].lower(), forward=forward)


def _window(anchor: date, number: int, unit: str, *, forward: bool) -> Interval:
    """From so long ago up to the anchor, or from the anchor so far on."""
    signed = number if forward else -number
    if unit in _SHORT_UNITS:
        other = shift(anchor, _days(signed, unit))
    else:
        month = month_span(anchor.year, anchor.month + signed * _MONTHS_IN[unit])
        other = shift(month.first, min(anchor.day, month.last.day) - 1)
    return Interval(first=min(anchor, other), last=max(anchor, other))
