"""Is a place the capital on the day: by dated facts, careful where a seat has moved or is one of several."""

from __future__ import annotations

from datetime import date

import pytest

from checks.compare.capitals import judge_capital
from checks.model import (
    Entity,
    EntityKind,
    Fact,
    Location,
    Name,
    NameForm,
    PartialDate,
    Query,
    Rating,
    Verdict,
)
from tests.checks.kinds.references import answered


def fact(prop: str, value: str, start: str | None = None, end: str | None = None) -> Fact:
    return Fact(
        property=prop,
        value=value,
        start=PartialDate.parse(start) if start else None,
        end=PartialDate.parse(end) if end else None,
        read_on=date(2025, 3, 31),
        source_url="https://register.example/lands",
    )


def entity(label: str, kind: EntityKind, *facts: Fact, aliases: tuple[str, ...] = ()) -> Entity:
    names = tuple(Name(text=text, form=NameForm.ALIAS) for text in aliases)
    own = Name(text=label, form=NameForm.LABEL)
    return Entity(source="pack", id=label, kind=kind, label=label, names=(own, *names), facts=facts)


KAZAKHSTAN = entity(
    "Kazakhstan",
    EntityKind.COUNTRY,
    fact("capital", "Astana", "1997-12-10"),
    fact("capital", "Almaty", "1991-12-16", "1997-12-10"),
)
ASTANA = entity(
    "Astana",
    EntityKind.PLACE,
    fact("full_name", "Nur-Sultan", None, "2022-09-17"),
    aliases=("Nur-Sultan", "Akmola"),
)
MYANMAR = entity("Myanmar", EntityKind.COUNTRY, fact("capital", "Naypyidaw"))
BRITTANY = entity("Brittany", EntityKind.PLACE, fact("capital", "Rennes"))
GEORGIA = entity("Georgia", EntityKind.COUNTRY, fact("capital", "Tbilisi"))


def judged(place: str, land: str, day: str | None, *known: Entity, past: bool = False) -> Verdict:
    location = Location(place=place, relation="capital of", within=land)
    query = Query(about=EntityKind.COUNTRY, subject=land)
    as_of = date.fromisoformat(day) if day else None
    return judge_capital(location, as_of, [answered(query, *known)], told_of_past=past)


@pytest.mark.parametrize(
    ("place", "day", "rating"),
    [
        ("Astana", "2023-05-16", Rating.MATCHES),
        ("Almaty", "1996-05-16", Rating.MATCHES),
        ("Almaty", "2023-05-16", Rating.DIFFERS),
        ("Astana", "1996-05-16", Rating.DIFFERS),
        ("Nur-Sultan", "2021-05-16", Rating.MATCHES),
    ],
)
def test_the_capital_is_that_of_the_day(place: str, day: str, rating: Rating) -> None:
    assert judged(place, "Kazakhstan", day, KAZAKHSTAN, ASTANA).rating is rating


def test_a_capital_of_before_is_told_with_its_dates() -> None:
    verdict = judged("Almaty", "Kazakhstan", "2023-05-16", KAZAKHSTAN)
    assert "Almaty was its capital from 16 December 1991 until 10 December 1997" in verdict.explanation
    assert verdict.correction == "Astana"


def test_a_name_that_the_city_has_given_up_looks_wrong() -> None:
    verdict = judged("Nur-Sultan", "Kazakhstan", "2024-05-16", KAZAKHSTAN, ASTANA)
    assert (verdict.rating, verdict.correction) == (Rating.DIFFERS, "Astana")
    assert "17 September 2022" in verdict.explanation


def test_what_was_the_capital_once_agrees_in_a_sentence_about_the_past() -> None:
    assert judged("Almaty", "Kazakhstan", "2023-05-16", KAZAKHSTAN, past=True).rating is Rating.MATCHES


def test_where_the_seat_has_moved_only_a_dated_fact_is_sure() -> None:
    assert judged("Yangon", "Myanmar", "2023-05-16", MYANMAR).rating is Rating.AMBIGUOUS


@pytest.mark.parametrize(("place", "rating"), [("Rennes", Rating.MATCHES), ("Nantes", Rating.DIFFERS)])
def test_a_region_has_a_capital_too(place: str, rating: Rating) -> None:
    assert judged(place, "Brittany", "2023-05-16", BRITTANY).rating is rating


def test_a_state_with_a_countrys_name_has_its_own_capital() -> None:
    assert judged("Atlanta", "Georgia", "2023-05-16", GEORGIA).rating is Rating.UNCHECKED


@pytest.mark.parametrize(
    ("place", "land", "known"), [("Cape Town", "South Africa", "Pretoria"), ("La Paz", "Bolivia", "Sucre")]
)
def test_another_seat_of_the_government_is_no_question(place: str, land: str, known: str) -> None:
    country = entity(land, EntityKind.COUNTRY, fact("capital", known))
    assert judged(place, land, "2023-05-16", country).rating is Rating.UNCHECKED


def test_without_a_day_no_capital_is_surely_wrong() -> None:
    kenya = entity("Kenya", EntityKind.COUNTRY, fact("capital", "Nairobi"))
    assert judged("Mombasa", "Kenya", None, kenya).rating is Rating.AMBIGUOUS


def test_the_other_congo_may_be_meant() -> None:
    congo = entity("Republic of the Congo", EntityKind.COUNTRY, fact("capital", "Brazzaville"))
    kinshasa = entity("Kinshasa", EntityKind.PLACE, fact("country", "Democratic Republic of the Congo"))
    assert judged("Kinshasa", "Congo", "2023-05-16", congo, kinshasa).rating is Rating.UNCHECKED


@pytest.mark.parametrize(
    ("place", "home", "land", "capital"),
    [("Mombasa", "Kenya", "Uganda", "Kampala"), ("New Delhi", "India", "Georgia", "Tbilisi")],
)
def test_for_a_city_of_another_country_no_name_is_proposed(
    place: str, home: str, land: str, capital: str
) -> None:
    country = entity(land, EntityKind.COUNTRY, fact("capital", capital))
    city = entity(place, EntityKind.PLACE, fact("country", home))
    verdict = judged(place, land, "2023-05-16", country, city)
    assert verdict.rating in {Rating.DIFFERS, Rating.AMBIGUOUS}
    assert verdict.correction is None
    assert f"{place} lies in {home}" in verdict.explanation
    assert capital in verdict.explanation
