"""Is a place the capital that the text calls it? By the reference's dated facts where it has them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from checks.compare.articles_said import with_article
from checks.compare.confirming import plain
from checks.compare.countries import country_of, has_namesake, may_be_one, written_as
from checks.compare.evidence import cite, silence
from checks.compare.gazetteer import regions
from checks.model import Entity, EntityKind, Evidence, Fact, Location, Lookup, Rating, Reason, Verdict

# Countries with more than one seat, or whose seat is disputed.
_SEVERAL_SEATS = frozenset(
    """
    south africa|bolivia|netherlands|sri lanka|malaysia|eswatini|ivory coast|benin|israel|palestine|burundi|chile|
    georgia|montenegro|yemen|equatorial guinea|honduras|libya|european union|western sahara|tanzania
    """.replace("\n", "").replace("    ", "").split("|")
)  # fmt: skip
# Where such a country's government, parliament or court also sits: called its capital with some right.
_SEATS = {
    "south africa": frozenset({"pretoria", "cape town", "bloemfontein"}),
    "bolivia": frozenset({"sucre", "la paz"}),
    "netherlands": frozenset({"amsterdam", "the hague", "hague"}),
    "sri lanka": frozenset({"colombo", "kotte", "sri jayawardenepura kotte"}),
    "malaysia": frozenset({"kuala lumpur", "putrajaya"}),
    "eswatini": frozenset({"mbabane", "lobamba"}),
    "ivory coast": frozenset({"yamoussoukro", "abidjan"}),
    "benin": frozenset({"porto novo", "cotonou"}),
    "burundi": frozenset({"gitega", "bujumbura"}),
    "tanzania": frozenset({"dodoma", "dar es salaam"}),
    "chile": frozenset({"santiago", "valparaiso"}),
    "montenegro": frozenset({"podgorica", "cetinje"}),
    "israel": frozenset({"jerusalem", "tel aviv"}),
    "palestine": frozenset({"ramallah", "east jerusalem", "jerusalem"}),
    "yemen": frozenset({"sanaa", "sana'a", "aden"}),
    "libya": frozenset({"tripoli", "benghazi", "tobruk"}),
    "european union": frozenset({"brussels", "strasbourg", "luxembourg"}),
}
# Countries with states of their own, which have capitals too.
_WITH_STATES = frozenset({"united states", "canada", "australia", "united kingdom"})
# Countries whose seat has moved or is moving, or has been renamed: there only a dated fact tells.
_MOVED = frozenset({"kazakhstan", "indonesia", "egypt", "myanmar"})


@dataclass(frozen=True, kw_only=True)
class _Seat:
    """A capital as one reference states it. `stated` is the text's place; `alias`: only by another name of it."""

    entity: Entity
    fact: Fact
    stated: bool
    alias: bool = False


def judge_capital(
    location: Location,
    as_of: date | None,
    lookups: Sequence[Lookup],
    *,
    told_of_past: bool,
) -> Verdict:
    """The capital that the reference gives on the day; another one is wrong where there is only one.

    `told_of_past`: the sentence speaks of an earlier time, so that today's capital is no measure.
    """
    seats = list(_seats(location, lookups))
    now = [seat for seat in seats if _holds(seat.fact, as_of)]
    if not now:
        return silence(lookups, f"the capital of {location.within}")
    held = next((seat for seat in now if seat.stated), None)
    if held is not None:
        old = None if told_of_past else _renamed(location, as_of, lookups)
        return _agrees(location, held) if old is None else _other_name(location, *old)
    before = next((seat for seat in seats if seat.stated), None)
    if before is not None and told_of_past and before.fact.end is not None:
        return _agrees(location, before)
    homes = _homes(location, lookups)
    if _may_mean_another(location, homes):
        return _two_lands(location, now[0])
    if plain(location.place) in _SEATS.get(country_of(location.within) or "", frozenset()):
        return _one_of_several(location, now[0])
    sure = not told_of_past and as_of is not None and _is_settled(location, now)
    verdict = _other(location, now, before, sure=sure)
    return _of_another(location, verdict, homes) if homes else verdict


def _of_another(location: Location, verdict: Verdict, homes: set[str]) -> Verdict:
    """A city of another country: which of the two names is wrong the reference cannot tell."""
    if len(homes) != 1 or country_of(location.within) in homes:
        return verdict
    home = with_article(written_as(next(iter(homes))))
    told = f" {location.place} lies in {home}: one of the two names is wrong."
    return replace(verdict, explanation=verdict.explanation + told, correction=None)


def _seats(location: Location, lookups: Sequence[Lookup]) -> Iterator[_Seat]:
    aliases = _other_names(location, lookups)
    for entity in _lands(location, lookups):
        for fact in entity.about("capital"):
            same = _same_place(fact.value, location.place)
            alias = not same and plain(fact.value) in aliases
            yield _Seat(entity=entity, fact=fact, stated=same or alias, alias=alias)


def _lands(location: Location, lookups: Iterable[Lookup]) -> list[Entity]:
    """The country that is named, or the state or province of exactly this name."""
    entities = dict.fromkeys(hit.entity for lookup in lookups for hit in lookup.hits)
    country = country_of(location.within)
    if country is not None:
        return [
            one for one in entities if country_of(one.label) == country and one.kind is not EntityKind.PERSON
        ]
    named = [one for one in entities if plain(one.label.split(",")[0]) == plain(location.within)]
    return named if len({one.qid or one.label for one in named}) == 1 else []


def _other_names(location: Location, lookups: Iterable[Lookup]) -> set[str]:
    """What else the references call the place that is named."""
    names: set[str] = set()
    for entity in dict.fromkeys(hit.entity for lookup in lookups for hit in lookup.hits):
        own = {plain(name.text) for name in entity.names} | {plain(entity.label)}
        if entity.kind is EntityKind.PLACE and plain(location.place) in own:
            names |= own
    return names


def _same_place(one: str, other: str) -> bool:
    first, second = plain(one.split(",", maxsplit=1)[0]), plain(other.split(",", maxsplit=1)[0])
    return first == second or first.removesuffix(" city") == second.removesuffix(" city")


def _may_mean_another(location: Location, homes: set[str]) -> bool:
    """Whether the words may mean another land: the state of Georgia, the other Congo."""
    if location.within in regions() and (not homes or homes & _WITH_STATES):
        return True
    country = country_of(location.within) or ""
    twins = has_namesake(country) and not any(home == country for home in homes)
    return twins and (not homes or any(may_be_one(home, country) for home in homes))


def _homes(location: Location, lookups: Iterable[Lookup]) -> set[str]:
    """The countries in which the references know places of the written name."""
    entities = dict.fromkeys(hit.entity for lookup in lookups for hit in lookup.hits)
    placed = [
        one for one in entities if one.kind is EntityKind.PLACE and _same_place(one.label, location.place)
    ]
    facts = (fact for one in placed for prop in ("country", "located_in") for fact in one.about(prop))
    return {country for fact in facts if (country := country_of(fact.value))}


def _holds(fact: Fact, day: date | None) -> bool:
    if day is None:
        return fact.end is None
    begun = fact.start is None or fact.start.first <= day
    return begun and (fact.end is None or day <= fact.end.last)


def _renamed(location: Location, day: date | None, lookups: Iterable[Lookup]) -> tuple[Entity, Fact] | None:
    """The dated name of the place that is written, if it ended before the day: "Nur-Sultan" after September 2022."""
    for entity in dict.fromkeys(hit.entity for lookup in lookups for hit in lookup.hits):
        if entity.kind is not EntityKind.PLACE:
            continue
        own = [fact for fact in entity.about("full_name") if plain(fact.value) == plain(location.place)]
        ended = [fact for fact in own if fact.end is not None and day is not None and fact.end.last < day]
        if ended and len(ended) == len(own) and plain(entity.label) != plain(location.place):
            return entity, ended[0]
    return None


def _agrees(location: Location, seat: _Seat) -> Verdict:
    called = f", also called {location.place}," if seat.alias else ""
    return Verdict(
        rating=Rating.MATCHES,
        reason=Reason.NONE,
        explanation=f"The reference names {seat.fact.value}{called} as the capital of {with_article(seat.entity.label)}"
        f"{_when(seat.fact)}.",
        evidence=(_cited(seat),),
    )


def _cited(seat: _Seat) -> Evidence:
    return cite(seat.entity, seat.fact, quoted=f"{seat.entity.label}: capital {seat.fact.value}")


def _when(fact: Fact) -> str:
    since = f" from {fact.start.words}" if fact.start else ""
    return f"{since} until {fact.end.words}" if fact.end else since.replace(" from", " since")


def _other_name(location: Location, entity: Entity, fact: Fact) -> Verdict:
    """The right city by a name that it has given up."""
    ended = fact.end.words if fact.end else ""
    return Verdict(
        rating=Rating.DIFFERS,
        reason=Reason.PLACE,
        explanation=f"The reference has the name {location.place} only until {ended}; "
        f"the city is called {entity.label}.",
        correction=entity.label,
        evidence=(cite(entity, fact, quoted=f"{entity.label}: called {fact.value}"),),
    )


def _two_lands(location: Location, seat: _Seat) -> Verdict:
    """As for Georgia: a country and a state, and a capital of each."""
    return Verdict(
        rating=Rating.UNCHECKED,
        reason=Reason.NONE,
        explanation=f"The reference speaks of {with_article(seat.entity.label)} with the capital {seat.fact.value}; "
        f"{location.within} may be another one.",
    )


def _one_of_several(location: Location, seat: _Seat) -> Verdict:
    return Verdict(
        rating=Rating.UNCHECKED,
        reason=Reason.NONE,
        explanation=f"The reference names {seat.fact.value} as the capital of {with_article(seat.entity.label)}; "
        f"{location.place} is called so too, as a seat of its government.",
    )


def _is_settled(location: Location, now: Sequence[_Seat]) -> bool:
    """Whether the country has one capital that nobody disputes, by a dated fact where it has moved."""
    country = country_of(location.within) or ""
    if country in _SEVERAL_SEATS or len({plain(seat.fact.value) for seat in now}) > 1:
        return False
    return country not in _MOVED or any(seat.fact.start or seat.fact.end for seat in now)


def _other(location: Location, now: Sequence[_Seat], before: _Seat | None, *, sure: bool) -> Verdict:
    capitals = list(dict.fromkeys(seat.fact.value for seat in now))
    once = ""
    if before is not None and (before.fact.start or before.fact.end):
        once = f" {before.fact.value} was its capital{_when(before.fact)}."
    since = _when(now[0].fact) if len(capitals) == 1 else ""
    return Verdict(
        rating=Rating.DIFFERS if sure else Rating.AMBIGUOUS,
        reason=Reason.PLACE,
        explanation=f"The reference names {' and '.join(capitals)} as the capital of {with_article(now[0].entity.label)}{since}, "
        f"not {location.place}.{once}",
        correction=capitals[0] if len(capitals) == 1 else None,
        evidence=tuple(_cited(seat) for seat in (now[0], before) if seat is not None),
    )
