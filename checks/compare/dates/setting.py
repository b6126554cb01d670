"""Where a date expression stands: the text, the anchor, and what the words around it say about past and future."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property

from checks.compare.dates.stretches import NEAR_DAYS, gap_days, nearest
from checks.compare.dates.words import NUMBER_STARTS, PLAIN_YEAR
from checks.model import Interval, Timing

# How far around an expression its verb is looked for; clauses of news sentences are seldom longer.
_REACH = 90
_CUE = re.compile(
    r"(?P<future>(?:\b(?:(?:will|shall|would|can|could|may|might|must|should)\s+be\s+\w+|will|shall|won't|won’t|(?:is|are)\s+to|going\s+to|to\s+be\s+\w+|plan(?:s|ned)?|planning|scheduled"
    r"|slated|set\s+(?:to|for)|due|expected|expects?\s+to|upcoming|coming|deadline|until|ahead\s+of|no\s+later\s+than)"
    r"|['’]ll)\b)"
    r"|(?P<past>\b(?:said|says|told|was|were|had|has|have|did|wrote|met|came|went|took|made|began|saw|held|gave"
    r"|found|left|sent|killed|won|lost|became|fell|rose|hit|since|[a-z]{2,20}ed)\b)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]?\s+(?=[\"'“‘(]?[A-Z])|\n\s*\n")
_YEAR_NEAR = re.compile(rf"{NUMBER_STARTS}(?P<year>{PLAIN_YEAR})")


class Side(Enum):
    """Which way from the anchor the words look."""

    PAST = "past"
    FUTURE = "future"


@dataclass(frozen=True, kw_only=True)
class Found:
    """A date expression: text[start:end] and what it resolves to."""

    start: int
    end: int
    timing: Timing


@dataclass(frozen=True, kw_only=True)
class Setting:
    """The text that is read and the day it is dated."""

    text: str
    anchor: date | None

    def found(  # noqa: PLR0913 - one place that fills in the value, all by keyword
        self,
        start: int,
        end: int,
        interval: Interval | None,
        *,
        readings: tuple[Interval, ...] = (),
        weekday: int | None = None,
        needs_anchor: bool = False,
    ) -> Found:
        """The expression at this span; one reading alone is the interval."""
        if len(readings) == 1:
            interval, readings = readings[0], ()
        timing = Timing(
            text=self.text[start:end],
            interval=interval,
            readings=readings,
            weekday=weekday,
            needs_anchor=needs_anchor,
        )
        return Found(start=start, end=end, timing=timing)

    def unanchored(self, start: int, end: int, weekday: int | None = None) -> Found:
        """An expression that only a publication date can resolve."""
        return self.found(start, end, None, weekday=weekday, needs_anchor=True)

    def side(self, start: int, end: int) -> Side | None:
        """Past or future by the nearest verb of the sentence, first before and then after the expression."""
        before = _SENTENCE_END.split(self.text[max(0, start - _REACH) : start])[-1]
        cues = list(_CUE.finditer(before))
        cue = cues[-1] if cues else _CUE.search(_SENTENCE_END.split(self.text[end : end + _REACH])[0])
        if cue is None:
            return None
        return Side.FUTURE if cue["future"] else Side.PAST

    def yearless(
        self, start: int, end: int, in_year: Callable[[int], Interval | None]
    ) -> tuple[Interval, ...]:
        """The readings of an expression that lacks its year; one only where anchor or verb decide.

        The year nearest the anchor is taken. Where even that is more than about five months away, the verb
        decides between the last and the next occurrence; without one, both are given.
        """
        if self.anchor is None:
            return ()
        year = self.anchor.year
        # A leap day may be years away.
        for years in ((year - 1, year, year + 1), range(year - 8, year + 9)):
            tried = tuple(stretch for each in years if (stretch := in_year(each)) is not None)
            if tried:
                return self._nearest_or_by_verb(start, end, tried, self.anchor)
        return ()

    def _nearest_or_by_verb(
        self, start: int, end: int, tried: tuple[Interval, ...], anchor: date
    ) -> tuple[Interval, ...]:
        best = nearest(anchor, tried)
        if gap_days(anchor, best) <= NEAR_DAYS:
            return (best,)
        before = max((stretch for stretch in tried if stretch.first <= anchor), key=_first_day, default=None)
        after = min((stretch for stretch in tried if stretch.first > anchor), key=_first_day, default=None)
        side = self.side(start, end)
        chosen = {Side.PAST: (before,), Side.FUTURE: (after,), None: (before, after)}[side]
        return tuple(stretch for stretch in chosen if stretch is not None)

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years that the text names anywhere, each once."""
        return tuple(sorted({int(match["year"]) for match in _YEAR_NEAR.finditer(self.text)}))

    def years_near(self, start: int, end: int) -> tuple[int, ...]:
        """The years that the paragraph names within a few sentences of this span."""
        around = self.text[max(0, start - 3 * _REACH) : start].split("\n\n")[-1]
        around += "\n" + self.text[end : end + 2 * _REACH].split("\n\n")[0]
        return tuple(int(match["year"]) for match in _YEAR_NEAR.finditer(around))


def _first_day(stretch: Interval) -> date:
    return stretch.first
