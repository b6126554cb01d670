"""Directions measured: does a place lie where "north of", "in eastern" or "in the south" puts it? Pure.

People call a part of a country northern by where its people live, not by the middle of its map: Timbuktu lies south of
the middle of Mali and is in northern Mali to every reader. So a direction within a country is contradicted only by a
place far on the opposite side; between two towns the map is exact.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from enum import StrEnum

from checks.model import Entity

_KM_OF_DEGREE = 111.2  # a degree of latitude
_SIDES = {"north": (0.0, 1.0), "south": (0.0, -1.0), "east": (1.0, 0.0), "west": (-1.0, 0.0)}
_SIDE = re.compile(r"(north|south)?[ -]?(east|west)?(?:ern(?:most)?)?$")
_SIDE_WORD = re.compile(r"\b(?:(?:north|south)(?:[ -]?(?:east|west))?|east|west)(?:ern(?:most)?)?\b")
_DIAGONAL = 45.0
# Between two towns: the words go by eighths of the compass and people by quarters.
_AGREES, _MAY_DIFFER, _DIFFERS = 46.0, 90.0, 112.5
_TOO_NEAR = 8.0  # km; towns this near have no clear direction
# Within a country, as said above.
_OPPOSITE, _NEARLY_OPPOSITE = 135.0, 120.0
_FAR, _FAIRLY_FAR = 200.0, 120.0  # km beyond the middle of the country


@dataclass(frozen=True, kw_only=True)
class Point:
    """A place on the map in decimal degrees."""

    lat: float
    lon: float

    @classmethod
    def of(cls, entity: Entity) -> Point | None:
        """Where a reference puts it; None without a coordinate that can be read."""
        for fact in entity.about("coordinate"):
            numbers = re.fullmatch(r"\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*", fact.value)
            if numbers and abs(float(numbers[1])) <= 90 and abs(float(numbers[2])) <= 180:  # noqa: PLR2004 - degrees
                return cls(lat=float(numbers[1]), lon=float(numbers[2]))
        return None


class Direction(StrEnum):
    """How a stated direction fits the map."""

    AGREES = "agrees"
    UNCLEAR = "unclear"
    DOUBTFUL = "doubtful"
    DIFFERS = "differs"


def side_in(relation: str) -> str:
    """The side of the compass that a relation names ("north-east" of "in the north-east of"); empty for none."""
    found = _SIDE_WORD.search(relation)
    return _plain(found.group()) if found else ""


def _plain(side: str) -> str:
    found = _SIDE.match(side)
    return "-".join(part for part in found.groups() if part) if found else ""


def _heading(side: str) -> tuple[float, float] | None:
    """East and north of one step in that direction."""
    found = _SIDE.fullmatch(side)
    parts = [part for part in found.groups() if part] if found else []
    if not parts:
        return None
    east, north = (sum(_SIDES[part][axis] for part in parts) for axis in (0, 1))
    return east, north


def between_towns(place: Point, other: Point, side: str) -> Direction:
    """How "`place` lies `side` of `other`" fits the map."""
    east, north = _steps(other, place)
    away = math.hypot(east, north)
    angle = _angle(side, east, north)
    if away < _TOO_NEAR or angle is None:
        return Direction.UNCLEAR
    if angle <= _AGREES:
        return Direction.AGREES
    if angle >= _DIFFERS:
        return Direction.DIFFERS
    return Direction.DOUBTFUL if angle > _MAY_DIFFER else Direction.UNCLEAR


def within_country(place: Point, middle: Point, side: str) -> Direction:
    """How "`place` lies in the `side` of the country" fits the map, the country known by its middle alone."""
    east, north = _steps(middle, place)
    angle = _angle(side, east, north)
    if angle is None:
        return Direction.UNCLEAR
    beyond = -math.cos(math.radians(angle)) * math.hypot(east, north)
    if angle >= _OPPOSITE and beyond >= _FAR:
        return Direction.DIFFERS
    if angle >= _NEARLY_OPPOSITE and beyond >= _FAIRLY_FAR:
        return Direction.DOUBTFUL
    return Direction.AGREES if angle <= _DIAGONAL else Direction.UNCLEAR


def _steps(start: Point, end: Point) -> tuple[float, float]:
    """How far east and north one place lies of another, in km on a flat map between them."""
    turns = (end.lon - start.lon + 180.0) % 360.0 - 180.0
    shrink = math.cos(math.radians((start.lat + end.lat) / 2))
    return turns * shrink * _KM_OF_DEGREE, (end.lat - start.lat) * _KM_OF_DEGREE


def _angle(side: str, east: float, north: float) -> float | None:
    """Degrees between the stated direction and the measured one, 0 to 180."""
    heading = _heading(side)
    away = math.hypot(east, north)
    if heading is None or away == 0.0:
        return None
    along = (heading[0] * east + heading[1] * north) / (math.hypot(*heading) * away)
    return math.degrees(math.acos(max(-1.0, min(1.0, along))))


def in_words(place: Point, other: Point) -> str:
    """The eighth of the compass in which a place lies as seen from another: "north-east"."""
    east, north = _steps(other, place)
    names = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")
    return names[round(math.degrees(math.atan2(east, north)) / _DIAGONAL) % len(names)]


def turned(side: str) -> str:
    """The opposite side: "south-west" of "north-east"."""
    swaps = {"north": "south", "south": "north", "east": "west", "west": "east"}
    return "-".join(swaps[part] for part in _plain(side).split("-") if part)
