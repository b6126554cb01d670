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
    Lookup,
    LookupState,
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
        ("Durban", "South Africa", "Pretoria", ""),
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


def located(label: str, *within: str, point: str = "", description: str = "city") -> Entity:
    facts = [fact(prop, value) for prop, value in zip(("country", "located_in"), within, strict=False)]
    facts += [fact("coordinate", point)] if point else []
    return entity(label, *facts, description=description)


@pytest.mark.parametrize(
    ("place", "within", "known", "right"),
    [("Lyon", "Germany", "France", "France"), ("Mombasa", "Nigeria", "Kenya", "Kenya")],
)
def test_a_city_of_one_country_put_into_another_looks_wrong(
    place: str, within: str, known: str, right: str
) -> None:
    reading = placed(f"The firm sits in {place}, {within}.", f"{place}, {within}", place, "in", within)
    verdict = judged(reading, located(place, known))
    assert (verdict.rating, verdict.reason, verdict.correction) == (Rating.DIFFERS, Reason.PLACE, right)


@pytest.mark.parametrize(
    ("place", "within", "known"),
    [
        ("Guadalajara", "Spain", "Mexico"),
        ("Sevastopol", "Russia", "Ukraine"),
        ("Paris", "Canada", "France"),
    ],
)
def test_where_names_travel_or_borders_are_disputed_it_is_a_question(
    place: str, within: str, known: str
) -> None:
    reading = placed(f"The firm sits in {place}, {within}.", f"{place}, {within}", place, "in", within)
    assert judged(reading, located(place, known)).rating is Rating.AMBIGUOUS


def test_a_river_may_flow_through_another_country() -> None:
    reading = placed(
        "They swam in the Inn, a river in Germany.", "Inn, a river in Germany", "Inn", "river in", "Germany"
    )
    assert judged(reading, located("Inn", "Switzerland", description="river")).rating is not Rating.DIFFERS


def test_two_places_of_the_name_are_no_slip_if_one_lies_there() -> None:
    reading = placed("She left Paris, Texas.", "Paris, Texas", "Paris", "in", "Texas")
    pages = (located("Paris", "France"), replace(located("Paris", "United States", "Texas"), id="other"))
    assert judged(reading, *pages).rating is Rating.MATCHES


@pytest.mark.parametrize("state", ["Alabama", "Massachusetts", "Ontario", "Georgia"])
def test_a_state_whose_town_the_reference_does_not_know_is_no_contradiction(state: str) -> None:
    reading = placed(f"She left Birmingham, {state}.", f"Birmingham, {state}", "Birmingham", "in", state)
    verdict = judged(reading, located("Birmingham", "United Kingdom", "England"))
    assert verdict.rating not in {Rating.DIFFERS, Rating.AMBIGUOUS}


def by_side(place: str, relation: str, within: str, *known: Entity) -> Verdict:
    reading = placed(
        f"It rained in {place}, {relation} {within}.",
        f"{place}, {relation} {within}",
        place,
        relation,
        within,
    )
    (claim,) = places.find(reading)
    queries = places.ask(claim, reading)
    lookups = [answered(query, *(one for one in known if one.label == query.subject)) for query in queries]
    return places.judge(claim, lookups, {})


IRAQ = entity("Iraq", fact("coordinate", "33.0,44.0"), kind=EntityKind.COUNTRY)
MOSUL = located("Mosul", "Iraq", point="36.34,43.13")
KYIV = located("Kyiv", "Ukraine", point="50.45,30.52")
BUCHA = located("Bucha", "Ukraine", point="50.55,30.21")


@pytest.mark.parametrize(
    ("relation", "rating", "right"),
    [
        ("in northern", Rating.MATCHES, None),
        ("in southern", Rating.DIFFERS, "northern"),
        ("in eastern", Rating.UNCHECKED, None),
    ],
)
def test_the_side_of_a_country_is_measured(relation: str, rating: Rating, right: str | None) -> None:
    verdict = by_side("Mosul", relation, "Iraq", IRAQ, MOSUL)
    assert (verdict.rating, verdict.correction) == (rating, right)


@pytest.mark.parametrize(
    ("relation", "rating", "right"),
    [
        ("north-west of", Rating.MATCHES, None),
        ("30 km west of", Rating.MATCHES, None),
        ("south of", Rating.DIFFERS, "north"),
    ],
)
def test_the_side_of_a_town_is_measured(relation: str, rating: Rating, right: str | None) -> None:
    verdict = by_side("Bucha", relation, "Kyiv", KYIV, BUCHA)
    assert (verdict.rating, verdict.correction) == (rating, right)


def test_of_several_places_of_the_name_none_is_measured_against_the_text() -> None:
    other = replace(located("Bucha", "Ukraine", point="48.0,36.0"), id="other")
    assert by_side("Bucha", "south of", "Kyiv", KYIV, BUCHA, other).rating is not Rating.DIFFERS


def test_the_claim_says_a_body_with_its_article_and_asks_for_it_without() -> None:
    words = "Norway, a European Union member"
    reading = placed(f"{words}, agreed.", words, "Norway", "member of", "European Union")
    (claim,) = places.find(reading)
    assert claim.statement == "Norway is a member of the European Union."
    assert places.ask(claim, reading)[1].subject == "European Union"


def test_a_membership_is_asked_of_the_country_and_the_body() -> None:
    reading = placed("Norway, a NATO member, agreed.", "Norway, a NATO member", "Norway", "member of", "NATO")
    (claim,) = places.find(reading)
    queries = places.ask(claim, reading)
    assert claim.statement == "Norway is a member of NATO."
    assert [(one.about, one.subject) for one in queries] == [
        (EntityKind.COUNTRY, "Norway"),
        (EntityKind.ORGANISATION, "NATO"),
    ]


def test_no_place_is_called_wrong_where_a_source_could_not_be_asked() -> None:
    reading = placed("The firm sits in Lyon, Germany.", "Lyon, Germany", "Lyon", "in", "Germany")
    (claim,) = places.find(reading)
    (query,) = places.ask(claim, reading)
    failed = Lookup(query=query, source="wikidata", state=LookupState.FAILED, why=Reason.OUTAGE)
    verdict = places.judge(claim, [answered(query, located("Lyon", "France")), failed], {})
    assert (verdict.rating, verdict.reason) == (Rating.UNCHECKED, Reason.OUTAGE)


def test_a_city_of_the_other_congo_is_no_slip() -> None:
    reading = placed("The Congolese city of Goma fell.", "Congolese city of Goma", "Goma", "city in", "Congo")
    verdict = judged(reading, located("Goma", "Democratic Republic of the Congo"))
    assert verdict.rating not in {Rating.DIFFERS, Rating.AMBIGUOUS}
