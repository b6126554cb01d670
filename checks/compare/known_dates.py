"""A date as the text gives it against the dates that references know of the same thing. Pure.

Compared is at the coarser precision: any date of that sort that fits agrees, so that a second term, a re-release or
a refounding contradicts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from checks.compare.dates import gap_days, in_words, shift, weekday_name
from checks.compare.dates.words import MONTH, MONTH_NAMES, WEEKDAY, month_number
from checks.compare.evidence import cite
from checks.model import Entity, Evidence, Fact, Interval, PartialDate

# Further apart than this, something else of that name is likelier than a slip.
ANOTHER_ONE = 3653
# Some countries wrote dates in the Julian calendar until 1923; references give either. It was 10 days behind after
# 1582, 11 in the 18th century, 12 in the 19th, 13 since 1900.
_GREGORIAN_EVERYWHERE = date(1924, 1, 1)
_CALENDARS_APART = frozenset({10, 11, 12, 13})
_SLIP_YEARS, _SLIP_DAYS, _A_WEEK_OFF = 10, 3, 7
# The claim's tag: no words tie the date to its subject, but nothing else of its sort is named there.
ONLY_NAME = "only name"


class Fit(StrEnum):
    """How a stated date stands to the known ones."""

    AGREES = "agrees"
    COARSE = "coarse"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class Known:
    """One date that a reference gives: of whom or what, and the evidence."""

    label: str
    day: PartialDate
    evidence: Evidence

    @property
    def stretch(self) -> Interval:
        """All days that it can mean."""
        return whole(self.day)


def whole(partial: PartialDate) -> Interval:
    """All days that a partial date can mean."""
    return Interval(first=partial.first, last=partial.last)


def when(stretch: Interval) -> str:
    """Such as "on 16 April 1962" and "in 1962"."""
    return f"{'on' if stretch.first == stretch.last else 'in'} {in_words(stretch)}"


def known_dates(facts: Iterable[tuple[Entity, Fact]]) -> Iterator[Known]:
    """The facts whose value is a date, each with its evidence."""
    for entity, fact in facts:
        day = partial(fact.value)
        if day is not None:
            yield Known(label=entity.label, day=day, evidence=cite(entity, fact))


def partial(text: str) -> PartialDate | None:
    """The date that a fact's value writes; None for anything else."""
    try:
        return PartialDate.parse(text)
    except ValueError:
        return None


def fit_of(stated: Interval, known: Sequence[Known]) -> tuple[Fit, Known | None]:
    """How the stated date stands to the known ones, and the known date that says so."""
    if not known:
        return Fit.UNKNOWN, None
    fitting = next((one for one in known if is_within(one.stretch, stated)), None)
    if fitting is not None:
        return Fit.AGREES, fitting
    coarse = next((one for one in known if _touch(one.stretch, stated)), None)
    return (Fit.COARSE, coarse) if coarse is not None else (Fit.OTHER, nearest(stated, known))


def is_within(inner: Interval, outer: Interval) -> bool:
    """Whether all days of one stretch lie in the other."""
    return outer.first <= inner.first and inner.last <= outer.last


def _touch(one: Interval, other: Interval) -> bool:
    return one.first <= other.last and other.first <= one.last


def nearest(stated: Interval, known: Sequence[Known]) -> Known:
    """The known date that lies nearest to the stated one."""
    return min(known, key=lambda one: (days_apart(stated, one.stretch), str(one.day)))


def days_apart(one: Interval, other: Interval) -> int:
    """The days between two stretches; 0 where they meet."""
    return min(gap_days(one.first, other), gap_days(one.last, other)) if not _touch(one, other) else 0


def is_far(stated: Interval, known: Known) -> bool:
    """Whether something else of that name is likelier than a slip."""
    return days_apart(stated, known.stretch) > ANOTHER_ONE


def may_be_old_calendar(stated: Interval, known: Known) -> bool:
    """Whether the two dates may be one day in two calendars."""
    early = known.day.first < _GREGORIAN_EVERYWHERE
    return early and days_apart(stated, known.stretch) in _CALENDARS_APART


def looks_like_a_slip(stated: Interval, day: PartialDate) -> bool:
    """Whether the dates share so much that chance does not explain it: about the day of the year, or year and month or day."""
    if stated.first != stated.last or day.day is None or day.month is None:
        return False
    one, other = stated.first, day.first
    if abs((one - other).days) <= _A_WEEK_OFF:
        return True
    if one.year != other.year:
        near = one.month == other.month and abs(one.day - other.day) <= _SLIP_DAYS
        return near and abs(one.year - other.year) <= _SLIP_YEARS
    return one.year == other.year and (one.month == other.month or one.day == other.day)


def is_guesswork(tags: Sequence[str], stated: Interval, known: Sequence[Known]) -> bool:
    """Whether it is not sure that the date is of this subject at all: nothing but a likely slip says so."""
    return ONLY_NAME in tags and not any(looks_like_a_slip(stated, one.day) for one in known)


_COUNTED = re.compile(r"\b(?:ago|earlier|later|before)\b", re.IGNORECASE)
_ROUND = re.compile(r"decade|centur", re.IGNORECASE)


def loosened(stated: Interval, quote: str) -> Interval:
    """The stretch that a count means: "32 years ago" counts from day to day or from year to year, decades roughly."""
    if not _COUNTED.search(quote):
        return stated
    if stated.first == stated.last and re.search(r"years?\sago\b", quote, re.IGNORECASE):
        # "Sixteen years ago on Saturday" may be the last one or the next.
        return Interval(first=shift(stated.first, -_A_WEEK), last=shift(stated.last, _A_WEEK))
    if (stated.last - stated.first).days < _A_YEAR:
        return stated
    after = before = 1
    if _ROUND.search(quote):
        after = before = 2
    elif "ago" in quote.casefold():
        after = 0
    years = (max(1, stated.first.year - before), stated.last.year + after)
    return Interval(first=date(years[0], 1, 1), last=date(years[1], 12, 31))


_A_WEEK = 8
_A_YEAR = 360
_YEAR = re.compile(r"(?<![0-9])[12][0-9]{3}(?![0-9])")
_DAY = re.compile(r"(?<![0-9])(?P<number>[0-3]?[0-9])(?P<nth>st|nd|rd|th)?(?![0-9])")
_MONTH = re.compile(MONTH)
_WEEKDAY = re.compile(WEEKDAY)
_PLAIN = re.compile(r"(?:on|in|of|the)?\W*", re.IGNORECASE)


def as_written(quote: str, stated: Interval, day: PartialDate) -> str | None:
    """The right date in the manner of the words; None where they are written in another way."""
    year, month, weekday = _YEAR.search(quote), _MONTH.search(quote), _WEEKDAY.search(quote)
    number = _DAY.search(_YEAR.sub(lambda found: "x" * len(found.group()), quote))
    rest = _WEEKDAY.sub(" ", _MONTH.sub(" ", _DAY.sub(" ", _YEAR.sub(" ", quote))))
    if not all(_PLAIN.fullmatch(word) for word in rest.split()) or not (year or month):
        return None
    if (number and day.day is None) or (month and day.month is None) or (number and not month):
        return None
    if year is None and day.year != stated.first.year:
        return None
    pieces = [(year, f"{day.year}" if year else "")]
    pieces.append((month, _month_like(month.group(), day.month or 1) if month else ""))
    pieces.append((number, _day_like(number, day.day or 1) if number else ""))
    pieces.append((weekday, _weekday_like(weekday.group(), day.first) if weekday and number else ""))
    return _replaced(quote, pieces)


def _replaced(quote: str, pieces: Sequence[tuple[re.Match[str] | None, str]]) -> str:
    for match, words in sorted(
        ((match, words) for match, words in pieces if match and words), key=lambda pair: -pair[0].start()
    ):
        quote = quote[: match.start()] + words + quote[match.end() :]
    return quote


def _month_like(word: str, number: int) -> str:
    name = MONTH_NAMES[number - 1]
    full = word.rstrip(".").casefold() == MONTH_NAMES[month_number(word) - 1].casefold()
    right = name if full and number else _short(name, dotted=word.endswith("."))
    if full and len(word) <= len("May") and word.endswith("."):
        right = _short(name, dotted=True)
    return right.upper() if word.isupper() else right


_SHORT = {"September": "Sept"}
_NEVER_SHORT = frozenset({"March", "April", "May", "June", "July"})


def _short(name: str, *, dotted: bool) -> str:
    if dotted:
        return name if name in _NEVER_SHORT else f"{_SHORT.get(name, name[:3])}."
    return name[:3]


def _day_like(match: re.Match[str], number: int) -> str:
    if not match["nth"]:
        return str(number)
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _weekday_like(word: str, day: date) -> str:
    name = weekday_name(day.weekday())
    right = (
        name if word.lower().rstrip(".").endswith("day") else name[:3] + ("." if word.endswith(".") else "")
    )
    return right.upper() if word.isupper() else right
