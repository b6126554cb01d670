from __future__ import annotations

import pytest

from checks.compare.given_forms import is_fathers_given, is_nickname, is_ukrainian_form
from checks.compare.given_names import GIVEN_ALIKE, compare_given
from checks.compare.likeness import NameLikeness


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("antony", "antony", NameLikeness.SAME),
        ("tony", "antony", NameLikeness.SHORT),
        ("j", "joseph", NameLikeness.SHORT),
        ("j", "robert", NameLikeness.OTHER_PERSON),
        ("sergei", "sergey", NameLikeness.TRANSLITERATION),
        ("mohamed", "muhammad", NameLikeness.TRANSLITERATION),
        ("anthony", "antony", NameLikeness.SPELLING),
        ("emmmanuel", "emmanuel", NameLikeness.SPELLING),
        ("bill", "jill", NameLikeness.OTHER_PERSON),
        ("mario", "maria", NameLikeness.OTHER_PERSON),
        ("stefano", "stefana", NameLikeness.OTHER_PERSON),
        ("donald", "ronald", NameLikeness.OTHER_PERSON),
    ],
)
def test_two_given_names_are_one_or_two_forms_of_it_or_two_people(
    one: str, other: str, likeness: NameLikeness
) -> None:
    assert compare_given(one, other)[1] is likeness
    assert compare_given(other, one)[1] is likeness


def test_an_initial_is_near_but_never_as_near_as_a_name() -> None:
    assert GIVEN_ALIKE < compare_given("j", "joseph")[0] < compare_given("joe", "joseph")[0]


def test_two_full_names_that_share_a_nickname_are_no_nicknames_of_each_other() -> None:
    assert is_nickname("tony", "antony")
    assert is_nickname("tony", "anthony")
    assert not is_nickname("anthony", "antony")


def test_the_ukrainian_form_is_told_from_the_russian_one() -> None:
    assert is_ukrainian_form("Mykhailo", "Mikhail")
    assert is_ukrainian_form("Oleksandr", "Alexander")
    assert not is_ukrainian_form("Mikhail", "Mykhailo")
    assert not is_ukrainian_form("Mykhailo", "Vladimir")


def test_a_fathers_name_behind_a_given_name_is_known_for_arabic_and_ethiopian_names() -> None:
    assert is_fathers_given("ahmed")
    assert is_fathers_given("desalegn")
    assert not is_fathers_given("robert")
