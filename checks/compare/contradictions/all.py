"""All finders of contradictions, one after the other. Pure."""

from __future__ import annotations

from checks.compare.ages_told import find_ages
from checks.compare.contradictions.figures_apart import find_figures_apart
from checks.compare.contradictions.found import Clash
from checks.compare.contradictions.lives_apart import find_lives_apart, life_dates
from checks.compare.contradictions.offices_apart import find_offices_apart
from checks.compare.contradictions.spelt_twice import find_spelt_twice
from checks.compare.contradictions.times_apart import find_times_apart
from checks.reading import Reading


def find_contradictions(reading: Reading) -> tuple[Clash, ...]:
    """What the text says in two ways, in the order of the doubtful places; one clash for each of them."""
    ages, lives = reading.once(find_ages), life_dates(reading)
    found: dict[tuple[int, int], Clash] = {}
    for one in (
        *find_spelt_twice(reading, ages),
        *find_lives_apart(reading, ages, lives),
        *find_times_apart(reading, lives),
        *find_offices_apart(reading),
        *find_figures_apart(reading),
    ):
        found.setdefault((one.one.start, one.one.end), one)
    return tuple(found[place] for place in sorted(found))
