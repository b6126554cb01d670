"""Is a country a member on the day: dated facts decide, lists prove nothing by what they lack."""

from __future__ import annotations

from datetime import date

import pytest

from checks.compare.membership import MEMBER_OF, NO_MEMBER_OF, judge_membership
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

READ = date(2025, 3, 31)


def member(value: str, start: str | None = None, end: str | None = None) -> Fact:
    return Fact(
        property="member",
        value=value,
        start=PartialDate.parse(start) if start else None,
        end=PartialDate.parse(end) if end else None,
        read_on=READ,
        source_url="https://register.example/members",
    )


def entity(label: str, kind: EntityKind, *facts: Fact, aliases: tuple[str, ...] = ()) -> Entity:
    names = tuple(Name(text=alias, form=NameForm.ALIAS) for alias in aliases)
    return Entity(source="pack", id=label, kind=kind, label=label, names=names, facts=facts)


SWEDEN = entity("Sweden", EntityKind.COUNTRY, member("North Atlantic Treaty Organization", "2024-03-07"))
BRITAIN = entity("United Kingdom", EntityKind.COUNTRY, member("European Union", "1973-01-01", "2020-01-31"))
NATO = entity("North Atlantic Treaty Organization", EntityKind.ORGANISATION, aliases=("NATO",))
LEAGUE = entity("Arab League", EntityKind.ORGANISATION, member("Egypt"), member("Oman"))


def judged(
    land: str, body: str, day: str, *known: Entity, relation: str = MEMBER_OF, past: bool = False
) -> Verdict:
    query = Query(about=EntityKind.COUNTRY, subject=land)
    location = Location(place=land, relation=relation, within=body)
    return judge_membership(location, date.fromisoformat(day), [answered(query, *known)], told_of_past=past)


@pytest.mark.parametrize(
    ("day", "rating"),
    [
        ("2024-06-11", Rating.MATCHES),
        ("2023-06-11", Rating.DIFFERS),
        ("2024-03-06", Rating.UNCHECKED),
        ("2025-06-11", Rating.UNCHECKED),
    ],
)
def test_a_member_is_one_from_the_day_it_joined_to_the_day_the_reference_was_read(
    day: str, rating: Rating
) -> None:
    verdict = judged("Sweden", "NATO", day, SWEDEN, NATO)
    assert verdict.rating is rating
    assert "7 March 2024" in verdict.explanation


def test_a_country_that_has_left_is_none() -> None:
    verdict = judged("Britain", "European Union", "2022-05-01", BRITAIN)
    assert verdict.rating is Rating.DIFFERS
    assert "until 31 January 2020" in verdict.explanation
    assert verdict.evidence


def test_of_a_sentence_about_the_past_nothing_is_contradicted() -> None:
    assert judged("Britain", "European Union", "2022-05-01", BRITAIN, past=True).rating is Rating.UNCHECKED


def test_that_a_country_is_no_member_is_checked_as_well() -> None:
    left = judged("Britain", "European Union", "2022-05-01", BRITAIN, relation=NO_MEMBER_OF)
    joined = judged("Sweden", "NATO", "2024-06-11", SWEDEN, NATO, relation=NO_MEMBER_OF)
    assert (left.rating, joined.rating) == (Rating.MATCHES, Rating.DIFFERS)


@pytest.mark.parametrize(("land", "rating"), [("Oman", Rating.MATCHES), ("Chad", Rating.NO_REFERENCE)])
def test_a_list_says_who_is_a_member_and_not_who_is_none(land: str, rating: Rating) -> None:
    assert judged(land, "Arab League", "2025-01-10", LEAGUE).rating is rating


def test_an_undated_list_of_another_time_decides_nothing() -> None:
    assert judged("Oman", "Arab League", "2019-01-10", LEAGUE).rating is Rating.UNCHECKED


def test_lands_and_bodies_are_told_with_their_article() -> None:
    verdict = judged("United Kingdom", "European Union", "2010-06-11", BRITAIN)
    assert verdict.explanation.startswith("The United Kingdom was a member of the European Union from ")
    assert judged("Sweden", "NATO", "2024-06-11", SWEDEN, NATO).explanation.startswith(
        "Sweden has been a member of NATO since "
    )


def test_a_membership_that_nobody_lists_is_told_in_a_whole_sentence() -> None:
    assert judged("Sweden", "Arab League", "2024-06-11").explanation.startswith(
        "The membership of Sweden in the Arab League was not found"
    )
