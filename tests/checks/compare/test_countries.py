from __future__ import annotations

import pytest

from checks.compare.countries import country_of, has_namesake, may_be_one, state_of, written_as


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("Kingdom of Spain", "spain"),
        ("Islamic Republic of Pakistan", "pakistan"),
        ("the Kingdom of the Netherlands", "netherlands"),
        ("State of Israel", "israel"),
        ("Commonwealth of Australia", "australia"),
        ("Republic of Korea", "south korea"),
        ("Republic of China", "taiwan"),
        ("People's Republic of China", "china"),
        ("Portuguese", "portugal"),
    ],
)
def test_a_formal_name_is_read_as_its_country(words: str, country: str) -> None:
    assert state_of(words) == country


@pytest.mark.parametrize(
    "words", ["State of Georgia", "Commonwealth of Virginia", "Kingdom of Ruritania", "France Info"]
)
def test_a_state_of_a_union_and_an_invented_one_are_no_country(words: str) -> None:
    assert state_of(words) is None


def test_countries_that_share_a_word_may_be_one_and_others_not() -> None:
    assert may_be_one("congo", "democratic republic of the congo")
    assert not may_be_one("niger", "nigeria")
    assert has_namesake("guinea")
    assert not has_namesake("spain")


@pytest.mark.parametrize(
    ("country", "name", "adjective"),
    [
        ("kazakhstan", "Kazakhstan", "Kazakh"),
        ("new zealand", "New Zealand", "New Zealand"),
        ("united kingdom", "United Kingdom", "British"),
        ("dominica", "Dominica", "Dominica"),
        ("democratic republic of the congo", "Democratic Republic of the Congo", "DR Congo"),
    ],
)
def test_a_country_is_written_as_copy_writes_it(country: str, name: str, adjective: str) -> None:
    assert written_as(country, adjective=False) == name
    assert written_as(country, adjective=True) == adjective


@pytest.mark.parametrize(
    ("words", "country"),
    [("San Marino", "san marino"), ("Republic of Ireland", "ireland"), ("East German", "east germany")],
)
def test_small_and_past_countries_are_known(words: str, country: str) -> None:
    assert country_of(words) == country
