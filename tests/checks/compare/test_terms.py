from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from checks.compare.offices import Holding
from checks.compare.terms import covers, disagreeing, holding_in, is_near, terms
from checks.model import Interval
from tests.checks.kinds.references import person
from tests.checks.kinds.references import term as listed


def on(day: str) -> Interval:
    return Interval(first=date.fromisoformat(day), last=date.fromisoformat(day))


TERM = listed("Prime Minister of Norway", "2013-10-16", "2021-10-14")


def test_a_stretch_that_touches_the_term_is_held() -> None:
    assert holding_in(TERM, Interval(first=date(2013, 10, 1), last=date(2013, 10, 31))) is Holding.YES
    assert holding_in(TERM, Interval(first=date(2013, 10, 1), last=date(2013, 10, 16))) is Holding.EDGE
    assert holding_in(TERM, Interval(first=date(2013, 1, 1), last=date(2014, 12, 31))) is Holding.YES


@pytest.mark.parametrize(
    ("day", "near", "whole"),
    [
        ("2013-10-14", False, False),
        ("2013-10-15", True, False),
        ("2013-10-17", True, False),
        ("2013-10-18", True, True),
        ("2021-10-15", True, False),
        ("2021-10-16", False, False),
    ],
)
def test_the_day_beside_a_handover_is_near_and_not_covered(day: str, *, near: bool, whole: bool) -> None:
    assert is_near(TERM, on(day)) is near
    assert covers(TERM, on(day)) is whole


def test_sources_disagree_only_about_the_days_between_their_dates() -> None:
    one = person("Ola Nordmann", TERM)
    later = listed("Prime Minister of Norway", "2013-10-16", "2021-11-02")
    other = replace(person("Ola Nordmann", later), source="wikidata")
    stated = ((one, TERM), (other, later))
    assert disagreeing(stated, on("2021-10-25")) is not None
    assert disagreeing(stated, on("2021-10-15")) is None, "a day off is no disagreement"
    assert disagreeing(stated, on("2018-01-01")) is None
    assert disagreeing(stated, on("2022-01-01")) is None


def test_a_source_that_lacks_a_term_does_not_disagree() -> None:
    first = listed("Prime Minister of Norway", "1996-10-25", "1997-10-17")
    one, other = person("Ola Nordmann", TERM), replace(person("Ola Nordmann", first), source="wikidata")
    assert disagreeing(((one, TERM), (other, first)), on("2018-01-01")) is None


def test_terms_are_told_once_and_in_order() -> None:
    again = listed("Prime Minister of Norway", "2023-01-01", "2024-01-01")
    assert terms((again, TERM, TERM)) == [
        "from 16 October 2013 to 14 October 2021",
        "from 1 January 2023 to 1 January 2024",
    ]
