"""Words of names that one slip parts."""

from __future__ import annotations

import pytest

from checks.compare.contradictions.name_slips import (
    family_keys,
    is_family_slip,
    is_given_slip,
    is_typing_slip,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("maurer", "mauer"),
        ("lindqvist", "lindqist"),
        ("kohl", "khol"),
        ("mcdonald", "macdonald"),
        ("buchtmann", "bauchtman"),
    ],
)
def test_one_slip_or_two_in_a_long_name_leave_it_to_be_known(one: str, other: str) -> None:
    assert is_family_slip(one, other)
    assert set(family_keys(one)) & set(family_keys(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("gates", "bates"),
        ("kerry", "key"),
        ("baring", "barings"),
        ("hunt", "hurt"),
        ("li", "lee"),
        ("anderson", "henderson"),
    ],
)
def test_other_letters_plurals_and_short_names_are_other_names(one: str, other: str) -> None:
    assert not is_family_slip(one, other)


def test_letters_swapped_and_dropped_within_seldom_make_another_name() -> None:
    assert is_typing_slip("clyubrn", "clyburn")
    assert is_typing_slip("arderrn", "ardern")
    assert not is_typing_slip("hansen", "hanson")


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("jon", "john", True),
        ("dmitri", "dmitry", True),
        ("kristin", "kristen", True),
        ("mario", "maria", False),
        ("jun", "jin", False),
        ("daniel", "daniela", False),
    ],
)
def test_given_names_that_people_bear_are_two(one: str, other: str, slip: bool) -> None:
    assert is_given_slip(one, other) is slip
