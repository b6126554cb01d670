"""The interval grammar: date expressions in English news text, as closed intervals of days. Pure, linear."""

from checks.compare.dates.days import weekdays_named
from checks.compare.dates.grammar import find_dates, impossible
from checks.compare.dates.stretches import NEAR_DAYS, WEEK, gap_days, shift
from checks.compare.dates.wording import day_in_words, ends, in_words, value_of, weekday_name, why_impossible

__all__ = [
    "NEAR_DAYS",
    "WEEK",
    "day_in_words",
    "ends",
    "find_dates",
    "gap_days",
    "impossible",
    "in_words",
    "shift",
    "value_of",
    "weekday_name",
    "weekdays_named",
    "why_impossible",
]
