"""Does a country lie in the continent that the text puts it into?"""

from __future__ import annotations

import pytest

from checks.compare.continents import COUNTRY_IN, continent_of, judge_continent
from checks.model import Entity, EntityKind, Fact, Location, Query, Rating
from tests.checks.kinds.references import answered


@pytest.mark.parametrize(
    ("words", "continent"),
    [
        ("West African", "Africa"),
        ("Southeast Asia", "Asia"),
        ("South American", "South America"),
        ("Central America", "North America"),
        ("American", ""),
        ("Pacific", ""),
    ],
)
def test_the_continent_of_words(words: str, continent: str) -> None:
    assert continent_of(words) == continent


@pytest.mark.parametrize(
    ("land", "known", "stated", "rating"),
    [
        ("Bolivia", "South America", "Africa", Rating.DIFFERS),
        ("Laos", "Asia", "Asia", Rating.MATCHES),
        ("Turkey", "Asia", "Europe", Rating.NO_REFERENCE),
        ("Samoa", "Oceania", "Asia", Rating.NO_REFERENCE),
    ],
)
def test_a_country_is_put_into_a_continent(land: str, known: str, stated: str, rating: Rating) -> None:
    entity = Entity(
        source="pack",
        id=land,
        kind=EntityKind.COUNTRY,
        label=land,
        facts=(Fact(property="continent", value=known, source_url="https://register.example/lands"),),
    )
    query = Query(about=EntityKind.COUNTRY, subject=land)
    location = Location(place=land, relation=COUNTRY_IN, within=stated)
    assert judge_continent(location, [answered(query, entity)]).rating is rating
