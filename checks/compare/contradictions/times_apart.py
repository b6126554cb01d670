"""Times that cannot be: from 2010 to 2005, a funeral before the death, an anniversary that its founding does not give. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from checks.compare.contradictions.found import APART, DATE, Clash, clash, role_at
from checks.compare.contradictions.lives_apart import LifeDate
from checks.compare.counted_time import NTH_WORDS, NUMBER_WORDS, nth_of, number_of
from checks.compare.dates import in_words, shift
from checks.compare.dates.words import DASH, MONTH, YEAR, month_number
from checks.compare.occasions import DEATH
from checks.model import Interval
from checks.reading import Dated, Reading, Stretch

_DAY_AND_MONTH = rf"(?:(?:[0-9]{{1,2}}\s)?{MONTH}\s(?:[0-9]{{1,2}},?\s)?)?"
_FROM_TO = re.compile(
    rf"\b(?:[Ff]rom|[Bb]etween)\s(?P<one>{_DAY_AND_MONTH}(?P<first>{YEAR}))\s(?:to|until|till|through|and)\s(?P<other>{_DAY_AND_MONTH}(?P<last>{YEAR}))"
    rf"|[(\[](?P<open>[12][0-9]{{3}})\s?{DASH}\s?(?P<close>[12][0-9]{{3}})[)\]]"
)
# What goes from a larger figure to a smaller one is an amount; what goes back in time says so.
_FALLS = re.compile(
    r"\b(?:f[ae]ll\w*|dropp?\w*|cut\w*|down|declin\w+|decreas\w+|reduc\w+|lower\w*|slip\w*|slid\w*|shr[aiu]nk\w*|plung\w+|tumbl\w+|revis\w+|back\w*|rewind\w*|BC|BCE)\b",
    re.IGNORECASE,
)
_NO_YEARS = re.compile(r"\s?(?:BC|BCE|B\.C)")
_EARLIEST = 1500
_NEAR = 60  # characters
_FUNERAL = re.compile(
    r"\b(?:funeral|buried|burial|laid\sto\srest|cremated|cremation|requiem|interred)\b", re.IGNORECASE
)
_BEFORE_DEATH = re.compile(
    r"\b(?:attend\w*|father|mother|wife|husband|son|daughter|brother|sister|friend|funerals)\b", re.IGNORECASE
)
_BEGUN = re.compile(
    rf"\b(?P<what>founded|established|formed|set\sup|created|launched|opened|married|wed)\b(?:\s(?!and\b|but\b)[\w’'-]+){{0,5}}?\s(?:in|on)\s(?:{_DAY_AND_MONTH})(?P<year>{YEAR})"
)
_KEPT = re.compile(
    rf"\b(?:its|their|the\s\w+['’]s|his|her)\s(?P<nth>(?i:{NTH_WORDS}))\s(?P<wedding>wedding\s)?(?:anniversary|birthday)\b"
    rf"|\bmarried\sfor\s(?P<years>(?i:{NUMBER_WORDS}))\syears\b"
)
_YEARS = re.compile(r"(?<![\w.,])(?:1[5-9]|20)[0-9]{2}(?![\w,.]?[0-9])")
_MARRIAGE = frozenset({"married", "wed"})
_AROUND_ANNIVERSARY = 92  # days; papers keep anniversaries a little before and after
_MOST_DAYS_TO_FUNERAL = 60


def find_times_apart(reading: Reading, lives: Sequence[LifeDate]) -> Iterator[Clash]:
    """The impossible times in the order of their rules. `lives` are those of `life_dates`."""
    yield from _reversed(reading)
    yield from _early_funerals(reading, lives)
    yield from _anniversaries(reading)
    yield from _weekdays(reading)


def _reversed(reading: Reading) -> Iterator[Clash]:
    """Read "from 2010 to 2005"."""
    text = reading.article.text
    for match in _FROM_TO.finditer(text):
        one, other = ("first", "last") if match["first"] else ("open", "close")
        first, last = int(match[one]), int(match[other])
        before = text[max(0, match.start() - _NEAR) : match.start()]
        if last >= first or last < _EARLIEST or _FALLS.search(before) or _NO_YEARS.match(text, match.end()):
            continue
        if role_at(reading, match.start()) in APART:
            continue
        yield clash(
            reading,
            match.span(other),
            match.span(one),
            subject=" ".join(match.group().strip("()[]").split()),
            about=DATE,
            question=f"The text says “{' '.join(match.group().strip('()[]').split())}”: the end is before the beginning. Which year is right?",
        )


def _early_funerals(reading: Reading, lives: Sequence[LifeDate]) -> Iterator[Clash]:
    """Of the one person whose death the story dates to the day."""
    deaths = [life for life in lives if life.of == DEATH and life.interval.first == life.interval.last]
    if len({life.whose for life in deaths}) != 1:
        return
    death = deaths[0]
    text = reading.article.text
    for match in _FUNERAL.finditer(text):
        sentence = reading.sentence_at(match.start())
        if (
            sentence is None
            or sentence.role in APART
            or _BEFORE_DEATH.search(text, sentence.start, sentence.end)
        ):
            continue
        dated = _only_day(reading, sentence)
        day = _in_year_of(dated, death.interval.first) if dated is not None else None
        if dated is None or day is None or not 0 < (death.interval.first - day).days <= _MOST_DAYS_TO_FUNERAL:
            continue
        yield clash(
            reading,
            (dated.start, dated.end),
            (death.span.start, death.span.end),
            subject=death.whose,
            about=DATE,
            question=f"{death.whose} died on {in_words(death.interval)}, and the text has the funeral before that, “{dated.timing.text}”. Which is right?",
        )
        return


def _only_day(reading: Reading, sentence: Stretch) -> Dated | None:
    dates = reading.dates_within(sentence.start, sentence.end)
    named = re.search(MONTH, dates[0].timing.text) if len(dates) == 1 else None
    return dates[0] if named else None


def _in_year_of(dated: Dated, near: date) -> date | None:
    """The day; of one without a year the year of the other."""
    interval: Interval | None = dated.timing.interval
    if interval is None or interval.first != interval.last:
        return None
    if _YEARS.search(dated.timing.text) or interval.first.year == near.year:
        return interval.first
    return shift(date(near.year, interval.first.month, 1), interval.first.day - 1)


def _anniversaries(reading: Reading) -> Iterator[Clash]:
    """Read "founded in 1921 ... its 90th anniversary" and "married in 1990 ... married for 40 years" of one paragraph."""
    published, text = reading.article.published_at, reading.article.text
    if published is None:
        return
    for paragraph in reading.paragraphs:
        if paragraph.role in APART:
            continue
        kept = list(_KEPT.finditer(text, paragraph.start, paragraph.end))
        begun = list(_BEGUN.finditer(text, paragraph.start, paragraph.end)) if len(kept) == 1 else []
        if len(begun) != 1 or _is_marriage(kept[0]) != (begun[0]["what"] in _MARRIAGE):
            continue
        written = kept[0]["nth"] or kept[0]["years"]
        # Case folding lets some letters of other alphabets pass for ours.
        if not written.isascii():
            continue
        number = nth_of(written) if kept[0]["nth"] else number_of(written)
        year = int(begun[0]["year"])
        others = {int(other.group()) for other in _YEARS.finditer(text, paragraph.start, paragraph.end)}
        around = {shift(published, days).year for days in (-_AROUND_ANNIVERSARY, 0, _AROUND_ANNIVERSARY)}
        if number in {end - year for end in others | around} or year >= published.year:
            continue
        yield _anniversary(reading, kept[0], begun[0], published.year - year)


def _is_marriage(kept: re.Match[str]) -> bool:
    return bool(kept["wedding"] or kept["years"])


def _anniversary(reading: Reading, kept: re.Match[str], begun: re.Match[str], years: int) -> Clash:
    said = " ".join(kept.group().split())
    group = "nth" if kept["nth"] else "years"
    return clash(
        reading,
        kept.span(group),
        begun.span("year"),
        subject=said,
        about=DATE,
        question=f"The text says “{begun['what']} … {begun['year']}” and “{said}”: from {begun['year']} it is {years} years. Which is right?",
    )


_DAY_MONTH = re.compile(
    rf"\b(?:(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?\s(?P<month>{MONTH})|(?P<first>{MONTH})\s(?P<second>[0-9]{{1,2}}))"
)


def _weekdays(reading: Reading) -> Iterator[Clash]:
    """One day with two weekdays, where no date of publication lets the calendar tell which is right."""
    seen: dict[tuple[int, int], Dated] = {}
    for dated in reading.dates:
        day = _DAY_MONTH.search(dated.timing.text)
        if dated.timing.weekday is None or dated.timing.interval is not None or day is None:
            continue
        key = (month_number(day["month"] or day["first"]), int(day["day"] or day["second"]))
        other = seen.setdefault(key, dated)
        if other.timing.weekday == dated.timing.weekday or role_at(reading, dated.start) in APART:
            continue
        yield clash(
            reading,
            (dated.start, dated.end),
            (other.start, other.end),
            subject=dated.timing.text,
            about=DATE,
            question=f"The text says “{other.timing.text}” and “{dated.timing.text}”: one day with two weekdays. Which is right?",
        )
