"""Verdicts on places: capitals, where a place lies, and bare names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks.kinds import places
from checks.model import (
    Entity,
    EntityKind,
    Evidence,
    Fact,
    Location,
    Name,
    NameForm,
    PartRole,
    Rating,
    Reason,
    Verdict,
)
from checks.reading import Label, Naming, Placing, Reading
from tests.checks.kinds.readings import reading_of
from tests.checks.kinds.references import READ, answered


def fact(prop: str, value: str) -> Fact:
    return Fact(property=prop, value=value, read_on=READ, source_url="https://register.example/lands")


def entity(label: str, *facts: Fact, kind: EntityKind = EntityKind.PLACE, description: str = "") -> Entity:
    return Entity(
        source="pack",
        id=label,
        kind=kind,
        label=label,
        names=(Name(text=label, form=NameForm.LABEL),),
        description=description,
        facts=facts,
    )


def placed(text: str, quote: str, place: str, relation: str, within: str) -> Reading:
    start = text.index(quote)
    placing = Placing(
        start=start,
        end=start + len(quote),
        location=Location(place=place, relation=relation, within=within),
        role=PartRole.BODY,
    )
    return replace(reading_of(text), placings=(placing,))


def judged(reading: Reading, *entities: Entity) -> Verdict:
    (claim,) = places.find(reading)
    lookups = [answered(query, *entities) for query in places.ask(claim, reading)]
    return places.judge(claim, lookups, {})


def capital(place: str, country: str, text: str = "") -> Reading:
    text = text or f"He flew to {place}, the capital of {country}."
    return placed(text, f"{place}, the capital of {country}", place, "capital of", country)


@pytest.mark.parametrize(("place", "country"), [("Nairobi", "Kenya"), ("Astana", "Ruritania")])
def test_a_capital_is_confirmed_by_the_country(place: str, country: str) -> None:
    verdict = judged(
        capital(place, "Kenya"), entity("Kenya", fact("capital", place), kind=EntityKind.COUNTRY)
    )
    assert verdict.rating is Rating.MATCHES
    assert isinstance(verdict.evidence[0], Evidence)


@pytest.mark.parametrize(
    ("place", "country", "right"), [("Sydney", "Australia", "Canberra"), ("Toronto", "Canada", "Ottawa")]
)
def test_another_city_as_capital_looks_wrong(place: str, country: str, right: str) -> None:
    verdict = judged(
        capital(place, country), entity(country, fact("capital", right), kind=EntityKind.COUNTRY)
    )
    assert (verdict.rating, verdict.reason, verdict.correction) == (Rating.DIFFERS, Reason.PLACE, right)
    assert verdict.evidence


@pytest.mark.parametrize(
    ("place", "country", "right", "text"),
    [
        ("Cape Town", "South Africa", "Pretoria", ""),
        ("Bonn", "Germany", "Berlin", "In 1987 he met her in Bonn, the capital of Germany."),
        ("Rio", "Brazil", "Brasília", "Rio, the capital of Brazil until then, was full."),
    ],
)
def test_a_seat_that_moved_or_is_one_of_several_is_a_question(
    place: str, country: str, right: str, text: str
) -> None:
    verdict = judged(
        capital(place, country, text), entity(country, fact("capital", right), kind=EntityKind.COUNTRY)
    )
    assert verdict.rating is Rating.AMBIGUOUS


def test_inside_a_quotation_no_other_capital_is_offered() -> None:
    reading = capital("Sydney", "Australia", "“I love Sydney, the capital of Australia,” he said.")
    verdict = judged(reading, entity("Australia", fact("capital", "Canberra"), kind=EntityKind.COUNTRY))
    assert verdict.correction is None


def test_a_commercial_capital_is_not_compared_with_the_seat() -> None:
    reading = placed(
        "Lagos, Nigeria's commercial capital, slept.", "Lagos, Nigeria's commercial capital", "Lagos",
        "commercial capital of", "Nigeria",
    )  # fmt: skip
    verdict = judged(reading, entity("Nigeria", fact("capital", "Abuja"), kind=EntityKind.COUNTRY))
    assert verdict.rating not in {Rating.DIFFERS, Rating.AMBIGUOUS}


def test_a_town_in_the_named_country_agrees() -> None:
    reading = placed(
        "It burned in Izium, a town in Ukraine.", "Izium, a town in Ukraine", "Izium", "town in", "Ukraine"
    )
    assert judged(reading, entity("Izium", fact("located_in", "Ukraine"))).rating is Rating.MATCHES


def test_a_direction_is_said_not_to_be_measured() -> None:
    reading = placed(
        "They met in Xi’an (in the north).", "Xi’an (in the north)", "Xi’an", "in the north of", ""
    )
    verdict = judged(reading, entity("Xi'an", fact("located_in", "Shaanxi, north-west China")))
    assert verdict.rating is Rating.UNCHECKED
    assert "Shaanxi" in verdict.explanation


@pytest.mark.parametrize(
    ("place", "within", "known"), [("Tripoli", "Greece", "Libya"), ("Guadalajara", "Spain", "Mexico")]
)
def test_a_place_in_another_country_may_be_a_namesake(place: str, within: str, known: str) -> None:
    reading = placed(f"She grew up in {place}, {within}.", f"{place}, {within}", place, "in", within)
    verdict = judged(reading, entity(place, fact("country", known)))
    assert (verdict.rating, verdict.reason) == (Rating.AMBIGUOUS, Reason.PLACE)


def test_a_state_with_a_countrys_name_contradicts_nothing() -> None:
    reading = placed("He lives in Atlanta, Georgia.", "Atlanta, Georgia", "Atlanta", "in", "Georgia")
    verdict = judged(reading, entity("Atlanta", fact("country", "United States")))
    assert verdict.rating is Rating.UNCHECKED


def bare(name: str, *, told: bool) -> Reading:
    text = f"Rain fell on {name} again."
    naming = Naming(
        start=13,
        end=13 + len(name),
        text=name,
        label=Label.PLACE,
        subject=name,
        role=PartRole.BODY,
        told=told,
    )
    return replace(reading_of(text), namings=(naming,))


def test_a_bare_place_is_confirmed_by_a_reference_of_places() -> None:
    assert judged(bare("Lake Zorb", told=True), entity("Lake Zorb")).rating is Rating.MATCHES


def test_a_guessed_place_that_nobody_knows_is_never_called_not_found() -> None:
    assert judged(bare("Zorb", told=False)).rating is Rating.UNCHECKED


def test_a_place_that_is_put_somewhere_is_not_claimed_twice() -> None:
    reading = placed("Akron, Ohio, is quiet.", "Akron, Ohio", "Akron", "in", "Ohio")
    naming = Naming(
        start=0, end=5, text="Akron", label=Label.PLACE, subject="Akron", role=PartRole.BODY, told=False
    )
    (claim,) = places.find(replace(reading, namings=(naming,)))
    assert isinstance(claim.asserts, Location)


def test_a_candidate_of_another_country_is_no_evidence_for_a_capital() -> None:
    reading = capital("Nairobi", "Kenya")
    verdict = judged(reading, entity("Uganda", fact("capital", "Kampala"), kind=EntityKind.COUNTRY))
    assert verdict.rating is Rating.NO_REFERENCE
