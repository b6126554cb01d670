"""Where a date expression stands: the text, the anchor, and what the words around it say about past and future."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property

from checks.compare.dates.stretches import NEAR_DAYS, gap_days, nearest
from checks.compare.dates.words import (
    MONTH_NAMES,
    NUMBER_STARTS,
    PLAIN_YEAR,
    SEASONS,
    TOLD_YEAR,
    WORD_STARTS,
    either,
)
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
# Surer than the above: an initial ("U.S.") or a title ends no sentence.
_FULL_STOP = re.compile(
    r"(?:(?<![A-Z])(?<!\b(?:Mr|Dr|Ms|St|Lt|No|vs))(?<!\b(?:Mrs|Gen|Sen|Rep|Gov|Col|Sgt|Rev|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
    r"(?<!\b(?:Prof|Sept|Capt))\.|[!?])[\"'”’)]?\s+(?=[\"'“‘(]?[A-Z])|\n\s*\n"
)
# How far back the year is looked for that "that year" speaks of, and a sentence's ends.
_PARAGRAPH_REACH = 1500
_SENTENCE_REACH = 400
_YEAR_NEAR = re.compile(rf"{NUMBER_STARTS}(?P<year>{PLAIN_YEAR})")
_YEAR_TOLD = re.compile(
    rf"{_YEAR_NEAR.pattern}|{WORD_STARTS}(?:(?P<told>(?i:{TOLD_YEAR}))|(?P<which>(?i:last|this|next))\syear(?!\w)"
    r"|(?i:years?|decades?)\s(?i:ago|earlier|later|before)(?!\w))"
)
_TOLD_STEPS = {"following": 1, "next": 1, "previous": -1, "preceding": -1}
_WHICH_STEPS = {"last": -1, "this": 0, "next": 1}
# "The 1922 Committee", "Agenda 2030": the number is a part of a name. Events ("the 2014 Games") are of their year.
_BODY_AFTER = re.compile(
    r"\s(?:Committee|Agenda|Project|Club|Foundation|Movement|Society|Vision|Initiative)\b"
)
_OF_YEAR = re.compile(r"\b(?:in|since|by|from|until|till|during|before|after)\s$", re.IGNORECASE)
_CAPITAL_BEFORE = re.compile(r"(?<![\w'’-])(?P<word>[A-Z]\w*)\s$")
_BEFORE_YEAR = re.compile(
    r"in|since|by|from|until|till|through|throughout|during|before|after|around|circa|year|of|for|between|over|late"
    r"|early|mid|the|this|that|another|and|or|to|about|back|an?|its|his|her|their|our|sept|"
    + either([*SEASONS, *(word.lower() for name in MONTH_NAMES for word in (name, name[:3]))]),
    re.IGNORECASE,
)


def in_name(text: str, start: int, end: int) -> bool:
    """Whether the number at this span is a part of a proper name, not a year."""
    lead = text[max(0, start - 30) : start]
    before = _CAPITAL_BEFORE.search(lead)
    if before and not _BEFORE_YEAR.fullmatch(before["word"]):
        return True
    return bool(_BODY_AFTER.match(text, end) and not _OF_YEAR.search(lead))


def _years_in(text: str) -> Iterator[int]:
    for match in _YEAR_NEAR.finditer(text):
        if not in_name(text, *match.span()):
            yield int(match["year"])


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
        return tuple(sorted(set(_years_in(self.text))))

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """The sentences, roughly: rather two in one piece than one in two."""
        return tuple(_FULL_STOP.split(self.text))

    def years_in_sentence(self, start: int, end: int) -> tuple[int, ...]:
        """The years that the sentence of this span names."""
        before = _FULL_STOP.split(self.text[max(0, start - _SENTENCE_REACH) : end])[-1]
        # The expression itself may end in a full stop ("Jan."), so what follows is cut alone.
        after = _FULL_STOP.split(self.text[end : end + _SENTENCE_REACH])[0]
        return tuple(_years_in(before + after))

    def told_year(self, start: int, words: str) -> int | None:
        """The year that "that year" or "the following year" at `start` means; None where the text leaves it open.

        It is the last one named before in the paragraph, in figures or by words of the same kind.
        """
        around = self.text[max(0, start - _PARAGRAPH_REACH) : start].rpartition("\n\n")[2]
        year: int | None = None
        for match in _YEAR_TOLD.finditer(around):
            if match["year"]:
                year = year if in_name(around, *match.span()) else int(match["year"])
            elif match["told"]:
                year = _stepped(year, match["told"])
            elif match["which"] and self.anchor is not None:
                year = self.anchor.year + _WHICH_STEPS[match["which"].lower()]
            else:
                year = None
        return _stepped(year, words)

    def years_near(self, start: int, end: int) -> tuple[int, ...]:
        """The years that the paragraph names within a few sentences of this span."""
        around = self.text[max(0, start - 3 * _REACH) : start].split("\n\n")[-1]
        around += "\n" + self.text[end : end + 2 * _REACH].split("\n\n")[0]
        return tuple(_years_in(around))


def _stepped(year: int | None, words: str) -> int | None:
    """The year, or the one before or after it, by the words."""
    if year is None:
        return None
    return year + next((step for word, step in _TOLD_STEPS.items() if word in words.lower()), 0)


def _first_day(stretch: Interval) -> date:
    return stretch.first
