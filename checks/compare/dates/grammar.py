"""All rules of the grammar over one text, and which of the expressions that overlap stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from checks.compare.dates.calendar_words import find_ages, find_months, find_seasons, find_years
from checks.compare.dates.days import find_days, find_numeric
from checks.compare.dates.epochs import find_epoch_days
from checks.compare.dates.relative import find_counted, find_day_words, find_periods, find_weekdays, recount
from checks.compare.dates.setting import Found, Setting
from checks.compare.dates.told import find_told
from checks.model import Timing

_RULES = (
    find_numeric,
    find_days,
    find_epoch_days,
    find_months,
    find_told,
    find_years,
    find_ages,
    find_seasons,
    find_day_words,
    find_weekdays,
    find_periods,
    find_counted,
)


def find_dates(text: str, anchor: date | None) -> tuple[Found, ...]:
    """Find the date expressions of a text, in its order, none overlapping another.

    Args:
        text: Any text; `start` and `end` of what is found count its characters.
        anchor: The day the text is dated, in the publisher's zone; None where nothing states it. Expressions
            that cannot be resolved without it then have `needs_anchor`.
    """
    setting = Setting(text=text, anchor=anchor)
    every = [found for rule in _RULES for found in rule(setting)]
    every.sort(key=lambda found: (found.start, -found.end))
    standing: list[Found] = []
    for found in every:
        if not standing or found.start >= standing[-1].end:
            standing.append(_told_on(found, standing[-1] if standing else None, text))
    return tuple(standing)


def _told_on(found: Found, before: Found | None, text: str) -> Found:
    """Count "two days later" from the date given just before it in the paragraph, where there is one."""
    base = before.timing.interval if before else None
    if before is None or base is None or "\n\n" in text[before.end : found.start]:
        return found
    interval = recount(found, base.first)
    if interval is None:
        return found
    return replace(found, timing=replace(found.timing, interval=interval, needs_anchor=False))


def impossible(timing: Timing) -> bool:
    """Whether the words name a day that no calendar has ("30 February 2023")."""
    return (
        timing.interval is None and not timing.readings and not timing.needs_anchor and timing.ordinal is None
    )
