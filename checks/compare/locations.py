"""Does a place lie where the text puts it: in that country, state or part of it? Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checks.compare.articles_said import with_article
from checks.compare.bearings import Direction, Point, between_towns, in_words, side_in, turned, within_country
from checks.compare.confirming import Named, fitting, plain
from checks.compare.countries import country_of, may_be_one, written_as
from checks.compare.evidence import cite, cite_name, silence
from checks.compare.gazetteer import is_well_known_place, regions
from checks.compare.namesakes import may_have_namesake, may_spread
from checks.model import Entity, EntityKind, Location, Lookup, Rating, Reason, Verdict

_WHERE = ("located_in", "country")
_TOWN = re.compile(
    r"\b(?:city|town|village|port|capital|suburb|settlement|municipality|hamlet|resort|commune)\b"
)
_CONTINENTS = frozenset(
    {"africa", "asia", "europe", "north america", "south america", "oceania", "antarctica", "central america"}
)
# The nations of the United Kingdom: each town lies in one of them.
_HOME_NATIONS = frozenset({"england", "scotland", "wales", "northern ireland"})


@dataclass(frozen=True, kw_only=True)
class _Known:
    """A place of the written name as one reference has it: the names of what it lies in, and its country if told."""

    entity: Entity
    within: tuple[str, ...]
    country: str | None


def judge_location(
    location: Location, own: Sequence[Lookup], other: Sequence[Lookup], *, told_of_past: bool
) -> Verdict:
    """Where the references put the place: `own` are its lookups, `other` those of what the text puts it in or beside."""
    known = [_known(entity) for entity in _places_named(location.place, own)]
    if not any(one.within for one in known) and not side_in(location.relation):
        return silence(own, f"where {location.place} lies")
    if side_in(location.relation) and not re.search(r"\bin\b", location.relation):
        return _beside(location, [one.entity for one in known], other)
    agreeing = [one for one in known if _lies_in(one, location.within)]
    if agreeing and re.search(r"\bin\b", location.relation):
        return _in_part(location, agreeing, other) if side_in(location.relation) else _agrees(agreeing[0])
    placed = [one for one in known if one.within]
    if placed and location.within and _is_elsewhere(location, placed):
        return _contradicted(location, placed, told_of_past=told_of_past)
    if not placed:
        return silence(own, f"where {location.place} lies")
    where = f"The reference puts {placed[0].entity.label} in {with_article(placed[0].within[0])}"
    return _unchecked(f'{where}; "{location.relation}" was not measured.')


def _places_named(place: str, lookups: Iterable[Lookup]) -> list[Entity]:
    """The places of exactly this name in the references, countries too."""
    named = Named(subject=place, noun="a place", about=EntityKind.PLACE, told=True)
    return [one for one in fitting(named, lookups) if plain(place) in _names(one)]


def _names(entity: Entity) -> set[str]:
    """Its label and other names, each also without what references put behind a comma to tell it apart."""
    whole = [entity.label, *(name.text for name in entity.names)]
    return {plain(name) for name in whole} | {plain(name.split(",")[0]) for name in whole}


def _known(entity: Entity) -> _Known:
    within = tuple(fact.value for prop in _WHERE for fact in entity.about(prop))
    countries = [country for country in (_country_in(value) for value in reversed(within)) if country]
    return _Known(entity=entity, within=within, country=countries[0] if countries else None)


def _country_in(value: str) -> str | None:
    """The country that a reference's words end in: "Shaanxi, north-west China"."""
    last = value.rsplit(",", maxsplit=1)[-1].split()
    tails = (" ".join(last[at:]) for at in range(len(last)))
    return next((country for tail in tails if (country := country_of(tail))), None)


def _lies_in(known: _Known, within: str) -> bool:
    """Whether a reference puts it there; for a country also where only a part of it is named."""
    if not within or any(plain(value) == plain(within) for value in known.within):
        return bool(known.within) or not within
    pieces = {plain(piece) for value in known.within for piece in value.split(",")}
    country = country_of(within)
    is_state = within in regions() and country != known.country
    return plain(within) in pieces or (country is not None and country == known.country and not is_state)


def _agrees(known: _Known) -> Verdict:
    fact = next(fact for prop in _WHERE for fact in known.entity.about(prop))
    return Verdict(
        rating=Rating.MATCHES,
        reason=Reason.NONE,
        explanation=f"The reference puts {known.entity.label} in {_told(known)}.",
        evidence=(cite(known.entity, fact, quoted=f"{known.entity.label}: {fact.value}"),),
    )


def _is_elsewhere(location: Location, placed: Sequence[_Known]) -> bool:
    """Whether the text names a country, or a state of the same country, and all references know another one."""
    if not re.search(r"\bin\b", location.relation) or plain(location.within) in _CONTINENTS:
        return False
    country = country_of(location.within)
    if location.within in regions():
        return all(_in_another_region(one, location) for one in placed)
    if country is None or country in {"soviet union", "european union", "united nations"}:
        return False
    return all(one.country is not None and not may_be_one(one.country, country) for one in placed)


def _in_another_region(known: _Known, location: Location) -> bool:
    """Whether the reference names another state of the kind that the text names; only of places that all know."""
    states = {plain(full) for full in regions().values()}
    pieces = {plain(piece) for value in known.within for piece in value.split(",")} & states
    within = plain(regions()[location.within])
    if not pieces or within in pieces or not is_well_known_place(location.place):
        return False
    return (within in _HOME_NATIONS) == bool(pieces & _HOME_NATIONS)


def _contradicted(location: Location, placed: Sequence[_Known], *, told_of_past: bool) -> Verdict:
    """A slip where only one town is meant by the name; a question where there may be two, or borders have moved."""
    known = placed[0]
    stated = country_of(location.within) or ""
    one_place = len({one.country for one in placed}) == 1 and len({one.entity.label for one in placed}) == 1
    described = (
        f"{known.entity.description} {' '.join(fact.value for fact in known.entity.about('instance_of'))}"
    )
    spread = may_spread(described) and not _TOWN.search(described)
    spread = spread or (may_spread(location.relation) and not _TOWN.search(location.relation))
    region = location.within in regions()
    namesake = region or may_have_namesake(location.place, stated, known.country or "")
    sure = one_place and not (namesake or spread or told_of_past)
    fact = next(fact for prop in _WHERE for fact in known.entity.about(prop))
    asked = "" if sure else " There may be two places of this name."
    where = ", ".join(dict.fromkeys(known.within))
    return Verdict(
        rating=Rating.DIFFERS if sure else Rating.AMBIGUOUS,
        reason=Reason.PLACE,
        explanation=f"The reference puts {known.entity.label} in {_told(known)}, the text in {with_article(location.within)}.{asked}",
        correction=_land(known) if sure else None,
        evidence=(cite(known.entity, fact, quoted=f"{known.entity.label}: {where}"),),
    )


def _told(known: _Known) -> str:
    return ", ".join(map(with_article, dict.fromkeys(known.within)))


def _land(known: _Known) -> str | None:
    """The country's name as the reference writes it."""
    values = (value for value in reversed(known.within) if country_of(value) == known.country)
    return next(values, written_as(known.country) if known.country else None)


def _in_part(location: Location, agreeing: Sequence[_Known], other: Sequence[Lookup]) -> Verdict:
    """A place in the right country: on the side of it that the text names?"""
    side = side_in(location.relation)
    middles = [point for land in _lands(location.within, other) if (point := Point.of(land)) is not None]
    points = [(one, point) for one in agreeing if (point := Point.of(one.entity)) is not None]
    if not middles or not points:
        where = f"The reference puts {agreeing[0].entity.label} in {_told(agreeing[0])}"
        return _unchecked(f'{where}; "{location.relation}" was not measured.')
    measured = [(within_country(point, middles[0], side), one, point) for one, point in points]
    best, known, point = min(measured, key=lambda item: list(Direction).index(item[0]))
    seen = in_words(point, middles[0])
    opposite = within_country(point, middles[0], turned(side)) is Direction.AGREES
    right = turned(side) if opposite else seen
    told = _Told(seen=f"in the {seen} of {location.within}", stated=f"the {side}", right=right)
    return _measured(best, known.entity, told, location)


def _lands(within: str, lookups: Iterable[Lookup]) -> list[Entity]:
    entities = dict.fromkeys(hit.entity for lookup in lookups for hit in lookup.hits)
    country = country_of(within)
    named = [one for one in entities if plain(one.label) == plain(within)]
    return named or [one for one in entities if country is not None and country_of(one.label) == country]


def _beside(location: Location, places: Sequence[Entity], other: Sequence[Lookup]) -> Verdict:
    """As in "Bucha, north-west of Kyiv": by the coordinates of both, whichever places of these names are meant."""
    side = side_in(location.relation)
    beside = _places_named(location.within, other)
    pairs = [
        (between_towns(one, two, side), place, in_words(one, two))
        for place in places
        for town in beside
        if town.kind is not EntityKind.COUNTRY
        and (one := Point.of(place)) is not None
        and (two := Point.of(town)) is not None
    ]
    if not pairs:
        return silence(other, f"where {location.place} lies")
    best, place, seen = min(pairs, key=lambda item: list(Direction).index(item[0]))
    if len(pairs) > 1 and best is not Direction.AGREES:
        return _unchecked(f"The references know several places called {location.place} or {location.within}.")
    opposite = turned(side)
    right = opposite if set(opposite.split("-")) & set(seen.split("-")) else seen
    told = _Told(seen=f"{seen} of {location.within}", stated=f"{side} of it", right=right)
    return _measured(best, place, told, location)


@dataclass(frozen=True, kw_only=True)
class _Told:
    """A direction in words: as it was measured, as the text has it, and the side that would be right."""

    seen: str
    stated: str
    right: str


def _measured(direction: Direction, place: Entity, told: _Told, location: Location) -> Verdict:
    found = f"By its coordinates {place.label} lies {told.seen}"
    if direction is Direction.UNCLEAR:
        return _unchecked(f"{found}; the text says {told.stated}, which cannot be told apart.")
    if direction is Direction.AGREES:
        return Verdict(
            rating=Rating.MATCHES, reason=Reason.NONE, explanation=f"{found}.", evidence=(cite_name(place),)
        )
    ending = "ern" if re.search(r"(?:north|south|east|west)ern", location.relation) else ""
    sure = direction is Direction.DIFFERS
    return Verdict(
        rating=Rating.DIFFERS if sure else Rating.AMBIGUOUS,
        reason=Reason.PLACE,
        explanation=f"{found}; the text says {told.stated}.",
        correction=told.right + ending if sure else None,
        evidence=(cite_name(place),),
    )


def _unchecked(explanation: str) -> Verdict:
    return Verdict(rating=Rating.UNCHECKED, reason=Reason.NONE, explanation=explanation)
