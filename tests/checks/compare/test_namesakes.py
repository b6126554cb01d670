"""Which countries may have places of one name."""

from __future__ import annotations

import pytest

from checks.compare.namesakes import may_have_namesake, may_spread


@pytest.mark.parametrize(
    ("place", "stated", "known"),
    [
        ("Guadalajara", "spain", "mexico"),
        ("Ludlow", "united states", "united kingdom"),
        ("Wellington", "united kingdom", "new zealand"),
        ("Tripoli", "lebanon", "libya"),
        ("Mariupol", "russia", "ukraine"),
        ("Pristina", "serbia", "kosovo"),
        ("San Pietro", "france", "italy"),
        ("Ely", "germany", "united kingdom"),
        ("Neustadt", "austria", "germany"),
    ],
)
def test_names_that_two_countries_may_have(place: str, stated: str, known: str) -> None:
    assert may_have_namesake(place, stated, known)


@pytest.mark.parametrize(
    ("place", "stated", "known"),
    [
        ("Lyon", "germany", "france"),
        ("Aleppo", "turkey", "syria"),
        ("Osaka", "egypt", "japan"),
        ("Zurich", "germany", "switzerland"),
        ("Mombasa", "nigeria", "kenya"),
    ],
)
def test_names_that_only_one_country_has(place: str, stated: str, known: str) -> None:
    assert not may_have_namesake(place, stated, known)


@pytest.mark.parametrize(("described", "spreads"), [("river in Europe", True), ("city in France", False)])
def test_what_may_lie_in_several_countries(described: str, *, spreads: bool) -> None:
    assert may_spread(described) is spreads
