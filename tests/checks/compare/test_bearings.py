"""Directions measured on the map: between towns exactly, within a country only against the far side."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.compare.bearings import (
    Direction,
    Point,
    between_towns,
    in_words,
    side_in,
    turned,
    within_country,
)
from checks.model import Entity, EntityKind, Fact

KYIV = Point(lat=50.45, lon=30.52)
BUCHA = Point(lat=50.55, lon=30.21)
LUTON = Point(lat=51.88, lon=-0.42)
LONDON = Point(lat=51.51, lon=-0.13)
UKRAINE, KHARKIV = Point(lat=49.0, lon=32.0), Point(lat=49.99, lon=36.23)
MALI, TIMBUKTU = Point(lat=17.6, lon=-4.0), Point(lat=16.77, lon=-3.0)
EGYPT, MINYA = Point(lat=27.0, lon=30.0), Point(lat=28.1, lon=30.75)


@pytest.mark.parametrize(
    ("relation", "side"),
    [
        ("in the north of", "north"),
        ("city in north-eastern", "north-east"),
        ("town in the far south of", "south"),
        ("60 km south west of", "south-west"),
        ("in southwestern", "south-west"),
        ("city in", ""),
        ("capital of", ""),
        ("in central", ""),
    ],
)
def test_the_side_is_read_from_the_words(relation: str, side: str) -> None:
    assert side_in(relation) == side


@pytest.mark.parametrize(
    ("place", "other", "side", "direction"),
    [
        (BUCHA, KYIV, "north-west", Direction.AGREES),
        (BUCHA, KYIV, "west", Direction.AGREES),
        (BUCHA, KYIV, "south", Direction.DIFFERS),
        (BUCHA, KYIV, "south-east", Direction.DIFFERS),
        (LUTON, LONDON, "north", Direction.AGREES),
        (LUTON, LONDON, "east", Direction.DIFFERS),
        (LONDON, LONDON, "north", Direction.UNCLEAR),
    ],
)
def test_between_two_towns_the_map_is_exact(
    place: Point, other: Point, side: str, direction: Direction
) -> None:
    assert between_towns(place, other, side) is direction


@pytest.mark.parametrize(
    ("place", "middle", "side", "direction"),
    [
        (KHARKIV, UKRAINE, "east", Direction.AGREES),
        (KHARKIV, UKRAINE, "west", Direction.DIFFERS),
        (KHARKIV, UKRAINE, "north", Direction.UNCLEAR),
        (TIMBUKTU, MALI, "north", Direction.UNCLEAR),
        (MINYA, EGYPT, "south", Direction.DOUBTFUL),
    ],
)
def test_within_a_country_only_the_far_side_contradicts(
    place: Point, middle: Point, side: str, direction: Direction
) -> None:
    assert within_country(place, middle, side) is direction


@pytest.mark.parametrize("value", ["", "north of here", "91,0", "50.45;30.52"])
def test_a_coordinate_that_cannot_be_read_is_none(value: str) -> None:
    entity = Entity(
        source="pack",
        id="x",
        kind=EntityKind.PLACE,
        label="X",
        facts=(Fact(property="coordinate", value=value),),
    )
    assert Point.of(entity) is None


_POINTS = st.builds(Point, lat=st.floats(-70, 70), lon=st.floats(-180, 180))
_SIDES = st.sampled_from(["north", "south", "east", "west", "north-east", "south-west"])


@given(place=_POINTS, other=_POINTS, side=_SIDES)
def test_a_direction_and_its_opposite_never_both_agree(place: Point, other: Point, side: str) -> None:
    both = {between_towns(place, other, side), between_towns(place, other, turned(side))}
    assert both != {Direction.AGREES}


@given(place=_POINTS, other=_POINTS)
def test_what_is_measured_is_never_contradicted(place: Point, other: Point) -> None:
    assert between_towns(place, other, in_words(place, other)) in {Direction.AGREES, Direction.UNCLEAR}
