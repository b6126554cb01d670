"""Is a country a member of an organisation on the day? By dated facts only; a list that lacks it proves nothing. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from checks.compare.articles_said import with_article
from checks.compare.body_names import BodyLikeness, compare_bodies, initials_of
from checks.compare.confirming import plain
from checks.compare.countries import country_of
from checks.compare.evidence import cite, silence
from checks.model import Entity, EntityKind, Evidence, Fact, Location, Lookup, Rating, Reason, Verdict

MEMBER_OF, NO_MEMBER_OF = "member of", "no member of"

# A country joins and leaves at midnight, and references differ by a day on which.
_EDGE = timedelta(days=1)
# An undated list of members is that of the day it was read, and memberships last for years.
_LIST_HOLDS = timedelta(days=400)


@dataclass(frozen=True, kw_only=True)
class _Term:
    """A membership as a reference states it."""

    entity: Entity
    fact: Fact

    @property
    def dated(self) -> bool:
        """Whether the reference says from when or until when."""
        return self.fact.start is not None or self.fact.end is not None


def judge_membership(
    location: Location, as_of: date | None, lookups: Sequence[Lookup], *, told_of_past: bool
) -> Verdict:
    """Whether the country (`place`) was a member of the organisation (`within`) on the day.

    `told_of_past`: the sentence speaks of another time than the day; then nothing is contradicted.
    """
    terms = list(_terms(location, lookups))
    subject = f"the membership of {with_article(location.place)} in {with_article(location.within)}"
    if not terms or as_of is None:
        return silence(lookups, subject)
    member = next((term for term in terms if _surely_covers(term.fact, as_of)), None)
    denied = location.relation == NO_MEMBER_OF
    if member is not None and not denied:
        return _verdict(Rating.MATCHES, Reason.NONE, f"{_told(location, member)}.", [member])
    if member is not None and not told_of_past:
        return _verdict(Rating.DIFFERS, Reason.PLACE, f"{_told(location, member)}.", [member])
    outside = member is None and all(_surely_lies_elsewhere(term.fact, as_of) for term in terms)
    if not outside or told_of_past:
        return _open(location, terms[0])
    rating, reason = (Rating.MATCHES, Reason.NONE) if denied else (Rating.DIFFERS, Reason.PLACE)
    nearest = min(terms, key=lambda term: _distance(term.fact, as_of))
    return _verdict(rating, reason, f"{_told(location, nearest)}.", [nearest])


def _terms(location: Location, lookups: Iterable[Lookup]) -> Iterator[_Term]:
    entities = list(dict.fromkeys(hit.entity for lookup in lookups for hit in lookup.hits))
    names = _names_of_body(location.within, entities)
    country = country_of(location.place)
    for entity in entities:
        for fact in entity.about("member"):
            of_country = country_of(entity.label) == country and plain(fact.value) in names
            of_body = _is_body(entity) and plain(entity.label) in names and country_of(fact.value) == country
            if of_country or of_body:
                yield _Term(entity=entity, fact=fact)


def _is_body(entity: Entity) -> bool:
    return entity.kind in {EntityKind.ORGANISATION, EntityKind.OTHER, EntityKind.PLACE}


def _names_of_body(written: str, entities: Iterable[Entity]) -> set[str]:
    """The written name and all that a reference has for the body of that name."""
    names = {plain(written)}
    for entity in entities:
        own = {plain(name.text) for name in entity.names} | {plain(entity.label)}
        if _is_body(entity) and (plain(written) in own or _is_named(written, entity.label)):
            names |= own
    return names


def _is_named(written: str, label: str) -> bool:
    return compare_bodies(written, label).likeness is BodyLikeness.SAME or (
        written.isupper() and initials_of(label).upper() == written
    )


def _surely_covers(fact: Fact, day: date) -> bool:
    if fact.start is None and fact.end is None:
        return fact.read_on is not None and abs(fact.read_on - day) <= _LIST_HOLDS and day <= fact.read_on
    begun = fact.start is not None and fact.start.last <= day
    if fact.end is not None:
        return begun and day < fact.end.first
    return begun and fact.read_on is not None and day <= fact.read_on


def _surely_lies_elsewhere(fact: Fact, day: date) -> bool:
    if fact.start is not None and not fact.not_later_than and day + _EDGE < fact.start.first:
        return True
    return fact.end is not None and fact.end.last + _EDGE < day


def _distance(fact: Fact, day: date) -> timedelta:
    edges = [partial.first for partial in (fact.start, fact.end) if partial is not None]
    return min((abs(edge - day) for edge in edges), default=timedelta.max)


def _told(location: Location, term: _Term) -> str:
    fact, country = term.fact, with_article(location.place)
    member, head = f"a member of {with_article(location.within)}", f"{country[0].upper()}{country[1:]}"
    if fact.end is not None:
        joined = f"from {fact.start.words} " if fact.start else ""
        return f"{head} was {member} {joined}until {fact.end.words} in the reference"
    if fact.start is not None:
        return f"{head} has been {member} since {fact.start.words} in the reference"
    return f"The reference lists {country} as {member}"


def _open(location: Location, term: _Term) -> Verdict:
    return Verdict(
        rating=Rating.UNCHECKED,
        reason=Reason.NONE,
        explanation=f"{_told(location, term)}; whether it was one on the day was not decided.",
    )


def _verdict(rating: Rating, reason: Reason, explanation: str, terms: Sequence[_Term]) -> Verdict:
    return Verdict(
        rating=rating,
        reason=reason,
        explanation=explanation,
        evidence=tuple(_cited(term) for term in terms),
    )


def _cited(term: _Term) -> Evidence:
    return cite(term.entity, term.fact, quoted=f"{term.entity.label}: member {term.fact.value}")
