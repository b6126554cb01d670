"""All time that a text counts from one day to another: ages, anniversaries, years since. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from checks.compare.ages_told import find_ages
from checks.compare.anniversaries_told import find_anniversaries
from checks.compare.counted_time import CountedTime
from checks.compare.happenings import Happening
from checks.compare.time_in_office import find_time_in_office
from checks.reading import Reading


def find_elapsed(reading: Reading, events: Sequence[Happening]) -> tuple[CountedTime, ...]:
    """The counts in the order of the text; of two at one place the age stands."""
    found = {one.start: one for one in find_anniversaries(reading, events)}
    found.update({one.start: one for one in find_time_in_office(reading)})
    found.update({one.start: one for one in reading.once(find_ages)})
    return tuple(found[start] for start in sorted(found))
