"""What one title is judged by: who is meant, the office, and every statement that ties the two together. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from checks.compare.countries import country_of
from checks.compare.holders import is_surely, offices_in, others_in_office, seats_in
from checks.compare.identity import Identity, Person
from checks.compare.offices import Likeness, compare_offices, plain_rank, read_office
from checks.compare.terms import Stated
from checks.model import Claim, Entity, EntityKind, Fact, Interval, Lookup, Office, Query


@dataclass(frozen=True, kw_only=True)
class Case:
    """Everything a verdict on one title rests on.

    `offices` are the reference's entries for the very office, `seats` the heads of its organisation who may be
    called by it: they agree, but contradict nobody.
    """

    claim: Claim
    office: Office
    lookups: tuple[Lookup, ...]
    person: Person | None
    offices: tuple[Entity, ...]
    seats: tuple[Entity, ...] = ()

    @property
    def label(self) -> str:
        """The person's name as the reference has it, else as written."""
        return self.person.label if self.person else self.claim.subject


def case_of(
    claim: Claim, office: Office, lookups: Sequence[Lookup], identities: Mapping[Query, Identity]
) -> Case:
    """Gather what one title is judged by: who is meant, and the reference's entities for the office."""
    about_person = [lookup for lookup in lookups if lookup.query.about is EntityKind.PERSON]
    identity = next((identities[one.query] for one in about_person if one.query in identities), None)
    return Case(
        claim=claim,
        office=office,
        lookups=tuple(about_person),
        person=identity.person if identity else None,
        offices=_in_order(offices_in(lookups, office)),
        seats=_in_order(seats_in(lookups, office)),
    )


def _in_order(entries: Iterator[Entity]) -> tuple[Entity, ...]:
    """Each once, in an order that does not depend on which source answered first."""
    return tuple(sorted(set(entries), key=lambda entry: (entry.source, entry.id, entry.label)))


def facts_of(case: Case, *likenesses: Likeness) -> tuple[Stated, ...]:
    """The statements of the person's offices that relate so to the office of the text, each once."""
    found: dict[tuple[str, object, object, str], Stated] = {}
    for entity, fact in _own(case):
        if _likeness(case, entity, fact) in likenesses:
            value = "" if Likeness.SAME in likenesses and case.office.body else fact.value
            key = (entity.source, fact.start, fact.end, value)
            if key not in found or found[key][1].property != "position_held":
                found[key] = (entity, fact)
    in_order = sorted(found.values(), key=_by_time)
    dated = tuple(stated for stated in in_order if stated[1].start or stated[1].end)
    # A term without dates beside one with dates says nothing more.
    return dated or tuple(in_order)


def _by_time(stated: Stated) -> tuple[str, str, str, str]:
    entity, fact = stated
    return (str(fact.start or ""), entity.source, entity.id, fact.value)


def _own(case: Case) -> Iterator[Stated]:
    """The person's offices, and the offices whose own entries list the person."""
    if case.person is not None:
        yield from case.person.facts("position_held")
    for office in (*case.offices, *case.seats):
        for fact in office.about("holder"):
            if _is_held_by(case, fact):
                yield office, replace(fact, value=office.label, value_id=office.id)


def _is_held_by(case: Case, fact: Fact) -> bool:
    if case.person is None:
        return is_surely(case.claim.subject, fact.value)
    ids = {case.person.qid, *(entity.id for entity in case.person.entities)} - {None}
    return fact.value_id in ids or is_surely(case.person.label, fact.value)


def held_office(entity: Entity, fact: Fact) -> Office:
    """The office of a statement; one whose label names no country ("Foreign Secretary") is of its holder's only one."""
    office = read_office(fact.value)
    if office.body or not office.role.startswith("minister:"):
        return office
    countries = {country_of(one.value) for one in entity.about("country")} - {None}
    return replace(office, body=countries.pop() or "") if len(countries) == 1 else office


def _likeness(case: Case, entity: Entity, fact: Fact) -> Likeness:
    ids = {one.id for one in (*case.offices, *case.seats)} | {one.qid for one in case.offices if one.qid}
    if fact.property == "holder" or fact.value_id in ids:
        return Likeness.SAME
    held = read_office(fact.value)
    likeness = compare_offices(case.office, held).likeness
    if likeness is Likeness.SAME and _is_of_another_country(case, entity, held):
        return Likeness.OTHER_BODY if held_office(entity, fact).body else Likeness.UNLIKE
    if likeness is Likeness.OTHER_RANK and {plain_rank(case.office.rank), plain_rank(held.rank)} == {
        "",
        "acting",
    }:
        return Likeness.SAME  # copy drops "acting", and references list who acts as a holder
    return likeness


def _is_of_another_country(case: Case, entity: Entity, held: Office) -> bool:
    """Whether an office that names no country is surely not of the country of the text: the holder is of others."""
    if held.body or country_of(case.office.body) is None:
        return False
    countries = {country_of(fact.value) for fact in entity.about("country")} - {None}
    return bool(countries) and case.office.body not in countries


def others_in(case: Case, when: Interval) -> tuple[Stated, ...]:
    """Who else, by dated statements, held this single-holder office during the whole stretch."""
    names = [case.claim.subject, *([case.person.label] if case.person else [])]
    return others_in_office(case.office, case.offices, when, names)
