from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.compare.spellings import FAMILY_ALIKE, begin_otherwise, families_alike, has_letters_swapped


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("zelensky", "zelenskyy"),
        ("tokaev", "tokayev"),
        ("schultz", "scholz"),
        ("blinkin", "blinken"),
        ("lbinken", "blinken"),
        ("qadhafi", "gaddafi"),
        ("elsisi", "sisi"),
    ],
)
def test_spellings_of_one_family_name_are_near(one: str, other: str) -> None:
    assert families_alike(one, other) >= FAMILY_ALIKE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kerry", "key"),
        ("gates", "bates"),
        ("jakobsdottir", "juliusdottir"),
        ("lavrov", "lavrinov"),
        ("petrosyan", "sargsyan"),
        ("medinsky", "putin"),
    ],
)
def test_other_family_names_are_far(one: str, other: str) -> None:
    assert families_alike(one, other) < FAMILY_ALIKE


def test_a_first_letter_that_no_slip_explains_begins_another_name() -> None:
    assert begin_otherwise("gates", "bates")
    assert not begin_otherwise("gaddafi", "qadhafi")
    assert not begin_otherwise("macron", "amcron")


def test_only_two_neighbouring_letters_are_swapped() -> None:
    assert has_letters_swapped("Antony Blniken", "Antony Blinken")
    assert not has_letters_swapped("Antony Blinkin", "Antony Blinken")
    assert not has_letters_swapped("Antony Blinken", "Antony Blinken")


@given(st.text(min_size=1, max_size=20), st.text(min_size=1, max_size=20))
def test_nearness_is_the_same_from_either_side(one: str, other: str) -> None:
    assert families_alike(one, other) == pytest.approx(families_alike(other, one), abs=0.1)
