from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from checks.compare.described import countries_named, described
from checks.compare.identity import person_query
from checks.compare.offices import read_office
from checks.model import Interval, Office, PartRole, Tense
from checks.reading import Appointment, Label, Mention, Reading, Told
from tests.checks.kinds.readings import reading_of

NAME = "Ilse Varga"


def story(text: str, *offices: Office, told: Told = Told.HOLDS) -> Reading:
    """Every "Ilse Varga" of the text is a mention; the offices stand at the beginning of the text."""
    starts = [start for start in range(len(text)) if text.startswith(NAME, start)]
    mentions = tuple(
        Mention(
            start=start,
            end=start + len(NAME),
            text=NAME,
            label=Label.PERSON,
            subject=NAME,
            role=PartRole.BODY,
        )
        for start in starts
    )
    appointments = tuple(
        Appointment(start=0, end=len(office.text), office=office, person=mentions[0], told=told)
        for office in offices
    )
    return replace(reading_of(text), mentions=mentions, appointments=appointments)


def born(text: str) -> Interval | None:
    return described(NAME, (), story(text)).born


@pytest.mark.parametrize(
    "text",
    ["Ilse Varga, 61, spoke.", "Ilse Varga, aged 61, spoke.", "The 61-year-old judge Ilse Varga spoke."],
)
def test_an_age_at_publication_bounds_the_birth(text: str) -> None:
    stretch = born(text)
    assert stretch is not None
    assert stretch.first <= date(1961, 5, 17)
    assert stretch.last >= date(1962, 5, 16)


@pytest.mark.parametrize("text", ["Ilse Varga (born 1962) spoke.", "Ilse Varga (1962–2019) wrote it."])
def test_a_stated_year_is_the_year_of_birth(text: str) -> None:
    assert born(text) == Interval(first=date(1962, 1, 1), last=date(1962, 12, 31))


@pytest.mark.parametrize(
    "text", ["Ilse Varga (61) scored.", "Ilse Varga, 61,000 votes ahead, spoke.", "Ilse Varga spoke at 61."]
)
def test_other_numbers_beside_a_name_are_no_age(text: str) -> None:
    assert born(text) is None


def test_who_said_it_on_tuesday_is_alive() -> None:
    told = described(NAME, (), story("Ilse Varga, the harbour judge, said the rule was void on Tuesday."))
    assert told.acted_on == date(2023, 5, 16)


def test_who_said_it_in_another_year_may_be_dead() -> None:
    told = described(NAME, (), story("Ilse Varga said in 1921 that the rule was void."))
    assert told.acted_on is None


def test_an_office_held_now_is_told_and_a_former_one_is_not() -> None:
    current, former = read_office("Mayor of Ald"), read_office("former Mayor of Oss")
    query = person_query(NAME, story("Mayor of Ald Ilse Varga spoke.", current, former))
    assert former.tense is Tense.FORMER
    assert query.holds == ("Mayor of Ald",)
    assert set(query.context) >= {"Mayor of Ald", "ald"}


def test_an_office_in_a_sentence_about_another_year_is_not_held_now() -> None:
    query = person_query(NAME, story("Mayor of Ald Ilse Varga spoke in 1999.", read_office("Mayor of Ald")))
    assert query.holds == ()


def test_what_somebody_is_called_without_an_office_is_an_occupation() -> None:
    query = person_query(NAME, story("Novelist Ilse Varga spoke.", Office(text="Novelist", role="")))
    assert query.occupations == ("novelist",)


def test_only_strings_of_offices_and_bodies_are_context() -> None:
    query = person_query(NAME, story("Ilse Varga, 61, said on Tuesday that it rained."))
    assert (query.context, query.born is None) == ((), False)


def test_an_office_is_tied_to_no_day_where_its_body_stands_behind_the_name() -> None:
    bare = read_office("President")
    reading = story("President Ilse Varga of the garden club spoke.", bare)
    assert described(NAME, reading.appointments, reading).holds == ()


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("The British and U.S. envoys met in the United Arab Emirates.", ("united kingdom", "united states")),
        ("President Varga spoke at the White House.", ("united states",)),
        ("Germany’s chancellor rose in the Bundestag.", ("germany",)),
        ("A Downing Street aide flew to New Zealand.", ("united kingdom", "new zealand")),
        ("The white house on the hill was for sale.", ()),
    ],
)
def test_countries_are_named_by_name_adjective_and_seat_of_power(
    text: str, countries: tuple[str, ...]
) -> None:
    assert countries_named(reading_of(text))[: len(countries)] == countries
