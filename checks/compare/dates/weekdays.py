"""Days of the week that stand for one day, alone, with their week, in a row, and as the nth of a month."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from checks.compare.dates.near import Near
from checks.compare.dates.setting import Setting, Side
from checks.compare.dates.stretches import WEEK, nth_weekday, shift, single, week_of
from checks.compare.dates.words import (
    DASH,
    DAYPART,
    GAP,
    MONTH_FULL,
    NO_WORD,
    NUMBER,
    WEEKDAY_FULL,
    WORD_STARTS,
    YEAR,
    cardinal,
    month_number,
    weekday_number,
)
from checks.model import Interval
from checks.reading import Dated

_LEAD = 24

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
    r"\s(?:Times|Telegraph|Mirror|Express|Mail|Star|Post|Sun|Herald|Independent|Night\s(?:Live|Football|Lights|Fever)|School|World|Weld|Addams|Service|Business\sPost|Club|Island)\b"
)
_OF_MONTH = re.compile(rf"\s(?:of|in)\s(?:the\b|each\b|every\b|{MONTH_FULL})")

_OF_WEEK = re.compile(
    rf"{WORD_STARTS}(?P<day>{WEEKDAY_FULL})(?:{GAP}{DAYPART})?{GAP}(?:of{GAP})?(?P<which>(?i:last|this|next)){GAP}week{NO_WORD}"
)
# British: a week after the coming Monday.
_WEEK_ON = re.compile(
    rf"{WORD_STARTS}(?:(?:(?P<count>(?i:an?|one|two|three)){GAP}weeks?{GAP}(?:on|from){GAP})(?P<from_day>{WEEKDAY_FULL})"
    rf"|(?P<day>{WEEKDAY_FULL}){GAP}week){NO_WORD}(?!{GAP}(?:of|in|at)\b)"
)
_WEEKS_AGO = re.compile(
    rf"{WORD_STARTS}(?:(?P<count>(?i:{NUMBER})){GAP}weeks?|(?P<fortnight>(?i:a){GAP}fortnight)){GAP}ago{GAP}(?:on{GAP}|last{GAP})?"
    rf"(?P<day>{WEEKDAY_FULL}){NO_WORD}"
)
_DAYS_AGO = re.compile(
    rf"{WORD_STARTS}(?P<count>(?i:{NUMBER})){GAP}(?P<day>{WEEKDAY_FULL})s{GAP}ago{NO_WORD}"
)
_IN_A_ROW = re.compile(
    rf"{WORD_STARTS}(?:(?i:from|between){GAP})?(?P<day>{WEEKDAY_FULL})(?:{GAP}?{DASH}{GAP}?|{GAP}(?:to|through|until|till|and){GAP})"
    rf"(?P<last>{WEEKDAY_FULL}){NO_WORD}(?:{GAP}(?:of{GAP})?(?P<which>(?i:last|this|next)){GAP}week{NO_WORD})?"
)
_NTH = "first|second|third|fourth|fifth|last|final"
_NTH_OF_MONTH = re.compile(
    rf"{WORD_STARTS}(?:the{GAP})?(?P<nth>(?i:{_NTH})){GAP}(?P<day>{WEEKDAY_FULL}){GAP}(?:of|in){GAP}(?P<month>{MONTH_FULL}){NO_WORD}"
    rf"(?:,?{GAP}(?P<year>{YEAR}))?"
)
_OPENING_HOURS = re.compile(
    r"\b(?:every|open|opened|hours|weekdays|available|daily|usually|always|[0-9]\s?[ap]\.?m\.?,?)\s$",
    re.IGNORECASE,
)
# A club of that name is not a day in the rest of the story, unless the words before it make it one.
_CLUB = "Sheffield Wednesday"
_ON = re.compile(
    r"(?<!\w)(?:on|last|this|next|until|till|by|since|from|before|after|for|late|early|[ap]\.?m\.?,?|[ap]\.m\.)\s$",
    re.IGNORECASE,
)
# "Thursday would have been his 80th birthday", "would have turned 80 on Thursday": told of the dead, it lies ahead.
_NTH_OF_LIFE = r"(?:[1-9][0-9]{0,2}(?:st|nd|rd|th)|[a-z-]{3,14}(?:first|second|third|th|ieth))(?:\s(?:birthday|anniversary)|(?=[.,;!?)]|\s(?:and|but)\b|\Z))"
_WOULD_BE_AFTER = re.compile(
    rf"\s(?:would|might|should)\shave\s(?:been|marked|brought)\s(?:the|his|her|their|(?:[\w-]{{1,20}}\s){{0,3}}[\w-]{{1,20}}['’]s?)\s{_NTH_OF_LIFE}"
)
_WOULD_BE_BEFORE = re.compile(
    rf"\bwould\shave\s(?:(?:turned|been)\s[1-9][0-9]{{0,2}}|(?:celebrated|marked)\s(?:his|her|their)\s(?:own\s)?{_NTH_OF_LIFE})(?:\syears\sold)?\s(?:this\s|on\s)?\Z"
)
_LONGEST_TOLD = 120
_QUOTE_OPENS, _QUOTE_CLOSES = ("“", "‘", '"'), ("”", "’", '"', ",”", ',"')
_STEPS = {"last": -1, "this": 0, "next": 1}


def find_weekday_phrases(setting: Setting) -> Iterator[Dated]:
    """Weekdays with words that say which one is meant, and from one weekday to another."""
    for pattern, near, resolve in (
        (_OF_WEEK, Near.WEEK_OF_WEEKDAY, _of_week),
        (_WEEK_ON, Near.WEEK_OF_WEEKDAY, _week_on),
        (_WEEKS_AGO, Near.WEEKDAY_AGO, _weeks_ago),
        (_DAYS_AGO, Near.WEEKDAY_AGO, _days_ago),
    ):
        for match in setting.scan(pattern, near):
            if setting.anchor is None:
                yield setting.unanchored(*match.span())
            else:
                yield setting.found(*match.span(), single(resolve(match, setting.anchor)))
    for match in setting.scan(_NTH_OF_MONTH, Near.NTH_WEEKDAY):
        yield from _nth_of_month(match, setting)
    for match in setting.scan(_IN_A_ROW, Near.WEEKDAY_ROW):
        if "and" in match.group().split() and not match.group().lower().startswith("between"):
            continue
        if not _opens_then(match, setting):
            yield _in_a_row(match, setting)


def _opens_then(match: re.Match[str], setting: Setting) -> bool:
    return bool(_OPENING_HOURS.search(_lead(setting, match.start())))


def _of_week(match: re.Match[str], anchor: date) -> date:
    return shift(week_of(anchor, _STEPS[match["which"].lower()]).first, weekday_number(match["day"]))


def _week_on(match: re.Match[str], anchor: date) -> date:
    number = weekday_number(match["day"] or match["from_day"])
    weeks = cardinal(match["count"]) if match["count"] else 1
    return shift(
        anchor,
        (number - anchor.weekday() - 1) % WEEK
        + 1
        + WEEK * weeks
        - (WEEK if number == anchor.weekday() else 0),
    )


def _weeks_ago(match: re.Match[str], anchor: date) -> date:
    weeks = 2 if match["fortnight"] else cardinal(match["count"])
    return shift(anchor, -((anchor.weekday() - weekday_number(match["day"])) % WEEK) - WEEK * weeks)


def _days_ago(match: re.Match[str], anchor: date) -> date:
    return shift(_before(anchor, weekday_number(match["day"])), -WEEK * (cardinal(match["count"]) - 1))


def _before(anchor: date, number: int) -> date:
    return shift(anchor, -((anchor.weekday() - number - 1) % WEEK + 1))


def _nth_of_month(match: re.Match[str], setting: Setting) -> Iterator[Dated]:
    word = match["nth"].lower()
    number = -1 if word in ("last", "final") else _NTH.split("|").index(word) + 1
    weekday, month = weekday_number(match["day"]), month_number(match["month"])

    def in_year(year: int) -> Interval | None:
        return nth_weekday(year, month, weekday, number) if 1 <= year <= date.max.year else None

    if match["year"]:
        stretch = in_year(int(match["year"]))
        if stretch is not None:
            yield setting.found(*match.span(), stretch)
    elif setting.anchor is None:
        yield setting.unanchored(*match.span())
    else:
        readings = setting.yearless(*match.span(), in_year)
        if readings:
            yield setting.found(*match.span(), None, readings=readings)


def _in_a_row(match: re.Match[str], setting: Setting) -> Dated:
    """From one weekday to another: the latest such days, or where the verb looks ahead the next ones."""
    if setting.anchor is None:
        return setting.unanchored(*match.span())
    first, last = weekday_number(match["day"]), weekday_number(match["last"])
    steps = (last - first) % WEEK
    if match["which"]:
        begin = shift(week_of(setting.anchor, _STEPS[match["which"].lower()]).first, first)
        return setting.found(*match.span(), Interval(first=begin, last=shift(begin, steps)))
    ahead = setting.side(*match.span()) is Side.FUTURE
    end = setting.anchor if setting.anchor.weekday() == last else _before(setting.anchor, last)
    start = shift(setting.anchor, (first - setting.anchor.weekday()) % WEEK) if ahead else shift(end, -steps)
    return setting.found(*match.span(), Interval(first=start, last=shift(start, steps)))


def _lead(setting: Setting, start: int) -> str:
    return re.sub(r"\s", " ", setting.text[max(0, start - _LEAD) : start].rpartition("\n\n")[2])


def find_weekdays(setting: Setting) -> Iterator[Dated]:
    """Days of the week that stand for one day: "on Monday", "last Monday", "next Friday"."""
    has_club = _CLUB in setting.text
    hours = [row.span() for row in setting.scan(_IN_A_ROW, Near.WEEKDAY_ROW) if _opens_then(row, setting)]
    for match in setting.scan(_WEEKDAY, Near.WEEKDAY):
        while hours and hours[0][1] <= match.start():
            hours.pop(0)
        opening = bool(hours) and hours[0][0] <= match.start()
        if opening or not _is_one_day(match, setting) or (has_club and _is_club(match, setting)):
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
    if lead.endswith(_QUOTE_OPENS) and after.startswith(_QUOTE_CLOSES):
        return False
    return not (_SOME_DAY.search(lead) and _SOME_DAY_AFTER.match(after))


def _is_club(match: re.Match[str], setting: Setting) -> bool:
    return (
        match["day"] == _CLUB.split()[1]
        and not match["rel"]
        and not _ON.search(_lead(setting, match.start()))
    )


def _would_be_then(match: re.Match[str], setting: Setting) -> bool:
    """Whether the day is a birthday or an anniversary that somebody did not live to see."""
    behind = setting.text[match.end() : match.end() + _LONGEST_TOLD]
    before = setting.text[max(0, match.start() - _LONGEST_TOLD) : match.start()]
    return bool(_WOULD_BE_AFTER.match(behind) or _WOULD_BE_BEFORE.search(before))


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
    is_unlived = _would_be_then(match, setting) and before != shift(anchor, -1)
    return (after,) if is_unlived or setting.side(*match.span()) is Side.FUTURE else (before,)
