"""Whole years from one stretch of days to another, and whether a stated count is one of them. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from checks.model import Elapsed, Interval

# "Nearly 20 years" is said from 18 on; "more than 20" up to a quarter more; "about" within a tenth; decades are round.
_NEARLY, _FAR, _ROUGHLY = 2, 0.25, 0.1
_ROUND = 0.2
_ROUND_TAG = "round"


@dataclass(frozen=True, kw_only=True)
class Count:
    """The fewest and the most whole years (or months) that lie between, and the same by the numbers of the years alone."""

    low: int
    high: int
    low_by_year: int = 0
    high_by_year: int = 0

    @property
    def words(self) -> str:
        """Such as "20 years", "19 or 20 years"."""
        if self.low == self.high:
            return in_years(self.low)
        return f"{self.low} {'or' if self.high - self.low == 1 else 'to'} {self.high} years"


def in_years(number: int) -> str:
    """Such as "1 year", "20 years"."""
    return f"{number} year{'' if number == 1 else 's'}"


def years_between(since: Interval, until: Interval) -> Count:
    """The whole years from any day of the one to any day of the other."""
    return Count(
        low=_whole(since.last, until.first),
        high=_whole(since.first, until.last),
        low_by_year=until.first.year - since.last.year,
        high_by_year=until.last.year - since.first.year,
    )


def _whole(first: date, last: date) -> int:
    """The birthdays that were reached; one of 29 February is reached on 1 March in other years."""
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))


def reckon(elapsed: Elapsed, count: Count, tags: Sequence[str] = ()) -> bool:
    """Whether the stated number is one of the possible ones, loosened as its words are."""
    low, high, said = count.low, count.high, elapsed.elapsed
    if elapsed.unit == "month":
        return True
    if elapsed.hedge == "over":
        return low <= said * (1 + _FAR) + 1 and said <= high
    if elapsed.hedge == "under":
        return low <= said <= high + _NEARLY
    slack = 0
    if elapsed.hedge == "about":
        slack = max(1, round(said * _ROUGHLY))
    if _ROUND_TAG in tags:
        slack = max(slack, round(said * _ROUND), 1)
    return low - slack <= said <= high + slack
