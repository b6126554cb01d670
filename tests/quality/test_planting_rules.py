"""Errors are planted where the rules say, in stories of invented people, and the rest of the text stays as it was."""

from __future__ import annotations

import random
from datetime import date

import pytest

from checks.model import PartialDate
from tests.quality.facts import (
    Capital,
    Country,
    Event,
    Organisation,
    Person,
    Place,
    Tables,
    Term,
    Work,
)
from tests.quality.planting.letters import misspellings, variants
from tests.quality.planting.rules import APART, errors_of, sample
from tests.quality.planting.story import Edit, Error, Story, people_in, places_of, plant
from tests.quality.planting.written_dates import dates_in

day = PartialDate.parse


def country(name: str, demonym: str, capital: str, lat: float = 0.0) -> Country:
    return Country(
        name=name,
        demonyms=(demonym,),
        capitals=(Capital(city=capital, start=None, end=None),),
        continent="Europe",
        lat=lat,
        lon=0.0,
    )


def term(person: str, start: str, end: str | None) -> Term:
    return Term(
        person=person,
        office="Minister of Finance of Lomia",
        body="Lomia",
        start=day(start),
        end=day(end) if end else None,
    )


def city(name: str, lat: float = 0.0) -> Place:
    return Place(name=name, aliases=(), country="Lomia", located_in="", lat=lat, lon=0.0, kind="city")


TABLES = Tables(
    people=(
        Person(name="Mikhail Brandvold", country="Lomia", born=day("1960-03-05")),
        Person(name="Ilse Vargaholm", country="Lomia"),
        Person(name="Tomas Arkelsen", country="Lomia"),
        Person(name="Jon Ostermann", country="Karsk"),
    ),
    terms=(
        term("Tomas Arkelsen", "2010-01-01", "2015-01-01"),
        term("Mikhail Brandvold", "2015-01-01", "2020-01-01"),
        term("Ilse Vargaholm", "2020-01-01", None),
    ),
    organisations=(
        Organisation(
            name="Northern Harbour Organization",
            acronym="NHO",
            aliases=(),
            informal=(),
            founded=day("1950-04-12"),
            headquarters="Ald",
            country="Lomia",
            kind="agency",
            description="agency",
        ),
    ),
    countries=(country("Lomia", "Lomian", "Ald"), country("Karsk", "Karskian", "Berg")),
    places=(city("Ald"), city("Corvin", lat=8.0), city("Dalmoor")),
    works=(
        Work(
            title="The Long Quay",
            form="novel",
            author="Jon Ostermann",
            year=2003,
            released=day("2003"),
            description="",
        ),
    ),
    events=(
        Event(
            name="Battle of Dunmore",
            aliases=(),
            start=day("1977-03-04"),
            end=None,
            place="",
            country="",
            description="",
        ),
    ),
)
TEXT = (
    "Brandvold keeps the purse\n\n"
    "Lomian Finance Minister Mikhail Brandvold, 58, spoke on Monday, 7 May 2018, in Ald, the capital of Lomia. "
    "Brandvold praised the Northern Harbour Organization (NHO), founded on 12 April 1950, and three towns: Berg, Corvin "
    "and Dunmore. Corvin, in the north of Lomia, remembers the Battle of Dunmore of 4 March 1977. Jon Ostermann wrote "
    "the novel The Long Quay in 2003."
)
STORY = Story(name="ald", text=TEXT, published=date(2018, 5, 8))


@pytest.fixture(scope="module")
def planted() -> list[Error]:
    return list(errors_of(STORY, TABLES, 1))


def of(planted: list[Error], rule: str) -> Error:
    return next(error for error in planted if error.rule == rule)


def test_the_planted_words_stand_at_every_altered_place(planted: list[Error]) -> None:
    for error in planted:
        words = [error.text[start:end] for start, end in error.spans]
        assert error.planted in words[0] or error.planted in error.text[slice(*error.place)]


def test_outside_the_altered_places_nothing_changes(planted: list[Error]) -> None:
    for error in planted:
        first, last = error.spans[0][0], error.spans[-1][1]
        assert error.text[:first] == TEXT[:first]
        assert TEXT.endswith(error.text[last:])


def test_every_kind_finds_its_place_in_this_story(planted: list[Error]) -> None:
    assert {error.kind for error in planted} == {
        "names", "titles", "dates", "weekday", "arithmetic", "organisations", "places", "works", "consistency",
    }  # fmt: skip


def test_the_same_seed_plants_the_same(planted: list[Error]) -> None:
    assert [error.text for error in errors_of(STORY, TABLES, 1)] == [error.text for error in planted]
    assert [error.text for error in errors_of(STORY, TABLES, 2)] != [error.text for error in planted]


def test_a_misspelt_family_name_is_misspelt_throughout(planted: list[Error]) -> None:
    names = [
        error
        for error in planted
        if error.kind == "names" and "Brandvold" in error.original and "Brandvold" not in error.planted
    ]
    assert names
    assert all("Brandvold" not in error.text for error in names)


def test_the_transliteration_is_another_form_of_the_given_name(planted: list[Error]) -> None:
    assert of(planted, "transliteration").planted.split()[0] in {"Mykhailo", "Mihail", "Mikheil"}


def test_predecessor_and_successor_take_the_minister_s_place(planted: list[Error]) -> None:
    before, after = of(planted, "predecessor in office"), of(planted, "successor in office")
    assert (before.planted, after.planted) == ("Tomas Arkelsen", "Ilse Vargaholm")
    assert before.text.startswith("Arkelsen keeps the purse")
    assert "Brandvold" not in before.text


def test_no_other_holder_where_the_sentence_speaks_of_the_former_one() -> None:
    text = "Former Lomian Finance Minister Tomas Arkelsen spoke."
    story = Story(name="former", text=text, published=date(2018, 5, 8))
    assert [
        error for error in errors_of(story, TABLES, 1) if error.kind == "titles" and "office" in error.rule
    ] == []


def test_a_deputy_and_another_country_stand_before_the_same_name(planted: list[Error]) -> None:
    assert of(planted, "deputy for holder").text[27:].startswith("Lomian Deputy Finance Minister Mikhail")
    assert of(planted, "country exchanged").text[27:].startswith("Karskian Finance Minister Mikhail")


def test_a_wrong_date_keeps_its_manner(planted: list[Error]) -> None:
    shifted = of(planted, "founding: year shifted")
    assert shifted.planted.startswith("12 April 19")
    assert shifted.planted != shifted.original == "12 April 1950"


def test_a_wrong_weekday_keeps_its_date(planted: list[Error]) -> None:
    weekday = of(planted, "weekday shifted")
    assert weekday.planted.endswith("day, 7 May 2018")
    assert weekday.right == ("Monday",)


def test_an_age_is_off_by_two_at_least(planted: list[Error]) -> None:
    assert abs(int(of(planted, "age").planted) - 58) >= 2


def test_a_counted_list_gets_another_count(planted: list[Error]) -> None:
    assert "four towns: Berg, Corvin and Dunmore" in of(planted, "list count").text


def test_the_expansion_of_letters_has_another_word(planted: list[Error]) -> None:
    assert of(planted, "expansion of letters").planted in {
        "Northern Harbour Association",
        "Northern Harbour Agency",
    }


def test_the_capital_and_the_direction_are_turned(planted: list[Error]) -> None:
    assert "in Dalmoor, the capital of Lomia" in of(planted, "capital exchanged").text
    assert "in Ald, the capital of Karsk" in of(planted, "capital of another country").text
    assert "Corvin, in the south of Lomia" in of(planted, "direction turned").text


def test_a_direction_that_the_map_does_not_bear_out_is_left_alone() -> None:
    story = Story(name="ald", text="Ald, in the north of Lomia, is old.", published=date(2018, 5, 8))
    assert [error for error in errors_of(story, TABLES, 1) if error.rule == "direction turned"] == []


def test_one_later_mention_is_respelt_and_the_others_are_not(planted: list[Error]) -> None:
    assert of(planted, "later mention respelt").text.count("Brandvold") == TEXT.count("Brandvold") - 1


def test_another_given_name_without_an_office_is_planted_apart() -> None:
    story = Story(name="bare", text="Mikhail Brandvold came to Ald.", published=date(2018, 5, 8))
    rules = {error.rule for error in errors_of(story, TABLES, 1)}
    assert rules & APART
    assert "given name exchanged" not in rules


def test_a_sample_takes_no_more_of_a_kind_than_asked(planted: list[Error]) -> None:
    kept = sample(planted, a_kind=2, seed=1)
    counts = [
        sum(error.kind == kind and error.rule not in APART for error in kept) for kind in ("names", "dates")
    ]
    assert counts == [2, 2]
    assert kept == sample(reversed(planted), a_kind=2, seed=1)


def test_misspellings_keep_the_first_letter_and_change_one_other() -> None:
    found = dict(misspellings("Brandvold", random.Random(3)))  # noqa: S311
    assert set(found) == {"letters swapped", "letter dropped", "letter doubled"}
    assert sorted(found["letters swapped"]) == sorted("Brandvold")
    assert [len(found[rule]) for rule in ("letter dropped", "letter doubled")] == [8, 10]
    assert all(word[0] == "B" and word != "Brandvold" for word in found.values())


def test_endings_of_cyrillic_names_vary_only_where_cyrillic_is_written() -> None:
    assert variants("Petrov", "Russia") == ["Petroff"]
    assert variants("Petrov", "Norway") == []


def test_edits_of_several_places_move_the_places_behind_them() -> None:
    story = Story(name="x", text="Ana met Ana in Ald.", published=date(2018, 5, 8))
    edits = [Edit(start=0, end=3, words="Anna"), Edit(start=8, end=11, words="Anna")]
    error = plant(story, edits, kind="names", rule="x", place=(8, 11))
    assert error.text == "Anna met Anna in Ald."
    assert error.spans == ((0, 4), (9, 13))
    assert error.place == (9, 13)


def test_words_are_found_whole_and_with_either_apostrophe() -> None:
    assert places_of("O'Ald", "O’Ald, O'Ald and O'Aldby") == [(0, 5), (7, 12)]


def test_a_person_is_known_by_the_longest_form() -> None:
    people = people_in(STORY, TABLES)
    assert [(one.form, one.family, len(one.places)) for one in people] == [
        ("Mikhail Brandvold", "Brandvold", 1),
        ("Jon Ostermann", "Ostermann", 1),
    ]


@pytest.mark.parametrize(
    ("words", "new", "expected"),
    [
        ("Monday, 7 May 2018", "2019-05-07", "Tuesday, 7 May 2019"),
        ("May 7, 2018", "2018-05-09", "May 9, 2018"),
        ("Nov. 25, 2002", "2002-03-25", "March 25, 2002"),
        ("in May 2018", "2017-05", "May 2017"),
        ("2018", "2016", "2016"),
    ],
)
def test_a_date_is_written_again_in_its_own_manner(words: str, new: str, expected: str) -> None:
    (written,) = dates_in(words)
    assert written.with_date(day(new)) == expected
