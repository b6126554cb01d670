"""All rules of the grammar over one text, and which of the expressions that overlap stands."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from checks.compare.dates.accounts import find_accounts, stretched
from checks.compare.dates.ages import find_ages
from checks.compare.dates.days import find_bare_days, find_days, find_numeric
from checks.compare.dates.epochs import find_epoch_days
from checks.compare.dates.holidays import find_holidays
from checks.compare.dates.joined import joined
from checks.compare.dates.months import find_months
from checks.compare.dates.relative import (
    find_counted,
    find_day_words,
    find_parts,
    find_periods,
    left_open,
    recount,
)
from checks.compare.dates.seasons import find_seasons
from checks.compare.dates.setting import Setting
from checks.compare.dates.together import in_their_year
from checks.compare.dates.told import BESIDE, find_told, find_told_days, retell
from checks.compare.dates.weekdays import find_weekday_phrases, find_weekdays
from checks.compare.dates.years import find_eras, find_years
from checks.model import Timing
from checks.reading import Dated

_RULES = (
    find_numeric,
    find_days,
    find_bare_days,
    find_epoch_days,
    find_months,
    find_told,
    find_told_days,
    find_years,
    find_eras,
    find_ages,
    find_seasons,
    find_day_words,
    find_weekdays,
    find_weekday_phrases,
    find_periods,
    find_counted,
    find_parts,
    find_holidays,
    find_accounts,
)


# Counted from something that the text does not date: no ground to count on from.
_LOOSE = re.compile(r"(?:earlier|later|before)\Z")


def find_dates(text: str, anchor: date | None) -> tuple[Dated, ...]:
    """Find the date expressions of a text, in its order, none overlapping another.

    Args:
        text: Any text; `start` and `end` of what is found count its characters.
        anchor: The day the text is dated, in the publisher's zone; None where nothing states it. Expressions
            that cannot be resolved without it then have `needs_anchor`.
    """
    setting = Setting(text=text, anchor=anchor)
    every = [found for rule in _RULES for found in rule(setting)]
    every.sort(key=lambda found: (found.start, -found.end))
    standing: list[Dated] = []
    for found in every:
        if not standing or found.start >= standing[-1].end:
            told = _told_on(found, standing, text)
            if told is not None:
                longer = stretched(told, text)
                fits = longer is not None and (not standing or longer.start >= standing[-1].end)
                standing.append(longer if longer is not None and fits else told)
    return in_their_year(joined(standing, text))


def _told_on(found: Dated, before: list[Dated], text: str) -> Dated | None:
    """Count "two days later" and "the next day" from the date given just before, where there is one.

    "The next day" without such a date is left out; "two days later" then stays open.
    """
    if not before:
        return None if found.told else left_open(found)
    last = before[-1]
    gap = text.count("\n\n", last.end, found.start)
    base = last.timing.interval
    if found.told.startswith(BESIDE) and text[last.end : found.start] != ", ":
        return None
    if found.told:
        sure = base is not None and gap <= 1 and not _LOOSE.search(last.timing.text)
        interval = retell(found.told, base) if base is not None and sure else None
    else:
        interval = recount(found, base, paragraphs=gap) if base is not None else None
    if interval is None:
        return None if found.told else left_open(found)
    return replace(found, told="", timing=replace(found.timing, interval=interval, needs_anchor=False))


def impossible(timing: Timing) -> bool:
    """Whether the words name a day that no calendar has ("30 February 2023")."""
    return (
        timing.interval is None
        and not timing.readings
        and not timing.needs_anchor
        and timing.ordinal is None
        and not timing.unresolved
    )
