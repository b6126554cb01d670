from __future__ import annotations

from datetime import date

import pytest

from checks.compare.circumstances import Company
from checks.compare.held_instead import (
    Held,
    claimed_offices,
    has_common_family,
    is_of_family,
    terms_held,
)
from checks.model import EntityKind, Interval, Query
from tests.checks.kinds.references import term

DAY = date(2015, 5, 1)
GERMANY = Company(named=frozenset({"germany"}))
CHANCELLOR = term("Chancellor of Germany", "2005-11-22", "2021-12-08")


def on(day: date) -> Interval:
    return Interval(first=day, last=day)


def held(company: Company = GERMANY, **told: object) -> list[Held]:
    query = Query(about=EntityKind.PERSON, subject="Ute Merkel", as_of=DAY, **told)  # type: ignore[arg-type] - words of offices and days
    return list(terms_held((CHANCELLOR,), claimed_offices(query), company))


def test_a_bare_office_of_a_country_that_the_article_names_is_surely_meant() -> None:
    assert [one.sure for one in held(holds=("Chancellor",))] == [True]


def test_a_bare_office_without_any_country_is_a_question() -> None:
    assert [one.sure for one in held(Company(), holds=("Chancellor",))] == [False]


def test_a_sentence_of_another_time_is_judged_by_its_own_day() -> None:
    assert held(held_then=(("Chancellor", on(date(2003, 3, 14))),)) == []
    assert [one.sure for one in held(held_then=(("Chancellor", on(date(2011, 3, 14))),))] == [True]


def test_an_office_held_on_one_of_two_days_only_is_a_question() -> None:
    told = (("Chancellor", on(date(2011, 3, 14))), ("Chancellor", on(date(2004, 7, 30))))
    assert [one.sure for one in held(held_then=told)] == [False]


def test_an_office_without_a_day_says_nothing() -> None:
    assert held(context=("Chancellor of Germany",)) == []


@pytest.mark.parametrize("words", ["president", "her president"])
def test_a_president_in_lower_case_may_be_a_firms(words: str) -> None:
    query = Query(about=EntityKind.PERSON, subject="Jin Myung-soo", as_of=date(2010, 5, 1), holds=(words,))
    terms = (term("President of South Korea", "2008-02-25", "2013-02-25"),)
    found = terms_held(terms, claimed_offices(query), Company(named=frozenset({"south korea"})))
    assert not any(one.sure for one in found)


@pytest.mark.parametrize(
    ("written", "label", "same"),
    [
        ("Ute Merkel", "Angela Merkel", True),
        ("Jiang Weiguo", "Jiang Zemin", True),
        ("Tung Wai-man", "Tung Chee-hwa", True),
        ("Ute Merkel", "Angela Markle", False),
        ("Wei Jiang", "Jiang Zemin", False),
        ("Ma Zemin", "Jiang Zemin", False),
    ],
)
def test_the_family_name_stands_in_front_where_the_words_show_it(
    written: str, label: str, *, same: bool
) -> None:
    assert is_of_family(written, label) is same


def test_of_few_family_names_there_are_very_many_bearers() -> None:
    assert has_common_family("Kim Sung-wook")
    assert has_common_family("Minh Nguyen")
    assert not has_common_family("Mwai Kibaki")
