"""Dates of one account that agree on a year which the text does not name: a timeline of last January. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from checks.compare.dates.stretches import day_of, single
from checks.compare.dates.words import YEAR
from checks.reading import Dated

_YEAR = re.compile(rf"(?<!\w){YEAR}")
# One wrong weekday fits another year by chance once in seven times; two and more that all do are no chance.
_FEWEST = 2


def in_their_year(dates: Sequence[Dated]) -> tuple[Dated, ...]:
    """The dates, those whose weekdays all fit the year before or after moved to it.

    Only days with a weekday and without a year that do not fit as they were read, and only where two or more of them
    are different days and every one of them fits.
    """
    misfits = [one for one in dates if _is_misfit(one)]
    fits = [one for one in dates if _may_misfit(one) and one not in misfits]
    if len({one.timing.interval for one in misfits}) < max(_FEWEST, len(fits)):
        return tuple(dates)
    for step in (-1, 1):
        moved = {id(one): _moved(one, step) for one in misfits}
        if all(one is not None for one in moved.values()):
            return tuple(moved.get(id(one)) or one for one in dates)
    return tuple(dates)


def _may_misfit(dated: Dated) -> bool:
    """Whether it is a day with a weekday and without a year."""
    timing = dated.timing
    if timing.weekday is None or timing.interval is None or timing.interval.first != timing.interval.last:
        return False
    return not _YEAR.search(timing.text)


def _is_misfit(dated: Dated) -> bool:
    interval = dated.timing.interval
    return _may_misfit(dated) and interval is not None and interval.first.weekday() != dated.timing.weekday


def _moved(dated: Dated, years: int) -> Dated | None:
    """The same day so many years on where it has the weekday."""
    interval = dated.timing.interval
    if interval is None:
        return None
    day = day_of(interval.first.year + years, interval.first.month, interval.first.day)
    if day is None or day.weekday() != dated.timing.weekday:
        return None
    return replace(dated, timing=replace(dated.timing, interval=single(day)))
