from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from checks.compare.circumstances import Company, Fit, bearing, births_apart, company_of, fits_context
from checks.model import EntityKind, Fact, Interval, Query
from tests.checks.kinds.references import person, term

KAZAKH = person("Aidar Testov", term("Minister of Foreign Affairs of Kazakhstan", "2020"))


def query(*context: str) -> Query:
    return Query(about=EntityKind.PERSON, subject="Aidar Testov", context=context)


def born(value: str) -> Fact:
    return Fact(property="born", value=value)


@pytest.mark.parametrize(
    ("context", "fit"),
    [
        (("Kazakh Foreign Minister",), Fit.SHARED),
        (("Deputy Foreign Minister of Kazakhstan",), Fit.SHARED),
        (("Norwegian Foreign Minister",), Fit.NO),
        (("kazakhstan",), Fit.NO),
        ((), Fit.NO),
    ],
)
def test_an_office_fits_by_role_and_body(context: tuple[str, ...], fit: Fit) -> None:
    assert bool(fits_context(query(*context), (KAZAKH,), Company())) is bool(fit)


def test_an_office_that_one_person_holds_fits_best() -> None:
    president = person("Aidar Testov", term("President of Kazakhstan", "2020"))
    assert fits_context(query("Kazakh President"), (president,), Company()) is Fit.ALONE


def test_a_lead_sentence_with_role_and_country_fits() -> None:
    described = replace(person("Aidar Testov"), description="Kazakh diplomat, minister of trade")
    assert fits_context(query("minister of Kazakhstan"), (described,), Company())


def test_company_is_who_and_where_the_article_names() -> None:
    asked = [
        Query(about=EntityKind.PERSON, subject="Marta Lindqvist", context=("Swedish minister",)),
        Query(about=EntityKind.PERSON, subject="Lindqvist"),
        Query(about=EntityKind.COUNTRY, subject="Kazakhstan"),
        Query(about=EntityKind.PLACE, subject="Ald"),
    ]
    company = company_of(asked)
    assert company.people == {"marta lindqvist"}
    assert company.countries == {"sweden", "kazakhstan"}


def test_an_occupation_of_another_walk_of_life_is_strange() -> None:
    told = replace(query(), occupations=("striker",))
    assert bearing(told, (KAZAKH,), Company()).strange
    assert not bearing(query(), (KAZAKH,), Company()).strange


def test_a_birth_within_a_year_of_the_age_told_singles_out() -> None:
    told = replace(query(), born=Interval(first=date(1961, 5, 1), last=date(1962, 12, 31)))
    known = replace(KAZAKH, facts=(born("1962-07-01"),))
    assert bearing(told, (known,), Company()).singled_out


def test_lives_that_began_decades_apart_are_two() -> None:
    elder, younger = (replace(KAZAKH, facts=(born(year),)) for year in ("1911", "1962"))
    assert births_apart(elder, younger)
    assert not births_apart(elder, replace(elder, facts=(born("1912-03"),)))
    assert not births_apart(elder, KAZAKH)
