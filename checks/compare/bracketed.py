"""Both ends of a stretch in brackets behind a name: a life ("Name (1903-1950)") or a term ("Name (president 1981-89)"). Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from checks.compare.event_dates import EVENT_END, EVENT_START
from checks.compare.happenings import Happening
from checks.compare.occasions import BIRTH, DEATH, OFFICE_END, OFFICE_START, Named, life_of
from checks.compare.offices import read_office
from checks.compare.terms_told import TermDate, as_precise
from checks.model import Interval, PartialDate
from checks.reading import Dated, Label

_ENDS = re.compile(
    r"(?P<first>[^-\u2010-\u2014]{0,24}[12][0-9]{3})\s?[-\u2010-\u2014]\s?(?P<last>[^-\u2010-\u2014]{0,24}(?:[12][0-9]{3}|(?<=[-\u2010-\u2014])[0-9]{2}))"
)
_OFFICE = re.compile(r"\s\((?:the\s)?(?P<office>[A-Za-z][A-Za-z’' -]{3,50}?)[,:]?\s(?:from\s)?")
_REACH = 140


def in_brackets(text: str, found: Dated, named: Named) -> tuple[tuple[Dated, TermDate], ...]:
    """The two ends of the stretch with what each is of: a birth and a death, or a term's beginning and end.

    Empty where the date is no such stretch, or stands elsewhere than in brackets behind a person's name.
    """
    ends, interval = _ENDS.fullmatch(found.timing.text), found.timing.interval
    if ends is None or interval is None or text[found.end : found.end + 1] not in (")", "]"):
        return ()
    office = ""
    whose = life_of(text, (found.start, found.end), (interval.first.year, interval.last.year), named)
    kinds = (BIRTH, DEATH)
    if not whose:
        whose, office = _titled(text, found, named)
        kinds = (OFFICE_START, OFFICE_END)
    if not whose:
        return ()
    return tuple(
        (_end(found, ends, name, of, interval), TermDate(of=of, whose=whose, office=office))
        for name, of in zip(("first", "last"), kinds, strict=True)
    )


def of_an_event(text: str, found: Dated, events: Sequence[Happening]) -> tuple[tuple[Dated, TermDate], ...]:
    """The two ends of "the Long War (1950-1953)" as the event's beginning and end; empty for all else."""
    ends, interval = _ENDS.fullmatch(found.timing.text), found.timing.interval
    if ends is None or interval is None or text[found.end : found.end + 1] != ")":
        return ()
    event = next((one for one in events if text[one.end : found.start] == " (" and not one.recurs), None)
    if event is None:
        return ()
    return tuple(
        (_end(found, ends, name, of, interval), TermDate(of=of, whose=event.full))
        for name, of in zip(("first", "last"), (EVENT_START, EVENT_END), strict=True)
    )


def _titled(text: str, found: Dated, named: Named) -> tuple[str, str]:
    """The person before the brackets, and the office that stands in them."""
    before = named.between(max(0, found.start - _REACH), found.start)
    if not before or before[-1].label is not Label.PERSON:
        return "", ""
    match = _OFFICE.fullmatch(text[before[-1].end : found.start])
    if match is None or not read_office(match["office"]).role:
        return "", ""
    return before[-1].subject, match["office"]


def _end(found: Dated, ends: re.Match[str], name: str, of: str, interval: Interval) -> Dated:
    day = interval.first if name == "first" else interval.last
    start, end = (found.start + place for place in ends.span(name))
    stretch = as_precise(ends[name], PartialDate.of(day))
    timing = replace(found.timing, text=ends[name], interval=stretch, of=of, weekday=None)
    return Dated(start=start, end=end, timing=timing)
