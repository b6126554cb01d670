from __future__ import annotations

import pytest

from checks.compare.name_parts import ends_of
from checks.compare.spellings import doubled_at, is_typing_slip
from checks.compare.typed_names import is_family_slip, is_no_name


@pytest.mark.parametrize(
    ("written", "known"),
    [("Olga", "Ogla"), ("Gore", "Groe"), ("Daviid", "David"), ("Johhn", "John"), ("Scottt", "Scott")],
)
def test_swapped_letters_and_doubles_that_no_name_has_are_slips_of_the_fingers(
    written: str, known: str
) -> None:
    assert is_typing_slip(written, known)


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("Mariia", "Maria"),
        ("Dmitrii", "Dmitri"),
        ("Saara", "Sara"),
        ("Phillip", "Philip"),
        ("Lii", "Li"),
        ("Anna", "Ana"),
    ],
)
def test_doubles_that_names_have_are_none(written: str, known: str) -> None:
    assert not is_typing_slip(written, known)


def test_a_doubled_letter_is_found_where_it_stands() -> None:
    assert doubled_at("georgge", "george") == 5
    assert doubled_at("georgie", "george") is None


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("Jereemy Hunt", "Jeremy Hunt"),
        ("Gorge Bush", "George Bush"),
        ("Abdolaye Wade", "Abdoulaye Wade"),
        ("David Camerijj", "David Camerij"),
        ("Rosalid Franklin", "Rosalind Franklin"),
        ("Junichiiro Koizumi", "Junichiro Koizumi"),
    ],
)
def test_a_given_name_that_nobody_has_is_misspelt_even_in_a_large_family(written: str, known: str) -> None:
    assert is_no_name(*ends_of(written, known))


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("Davide Cameron", "David Cameron"),
        ("Katherine Hunt", "Kathrine Hunt"),
        ("Kathrine Hunt", "Katherine Hunt"),
        ("Jonatan Wade", "Jonathan Wade"),
        ("Paula Allen", "Paul Allen"),
        ("Rosaline Franklin", "Rosalind Franklin"),
        ("David Wilsson", "David Wilson"),
    ],
)
def test_what_may_be_the_name_of_somebody_else_of_the_family_is_none(written: str, known: str) -> None:
    assert not is_no_name(*ends_of(written, known))


def test_two_endings_are_two_families() -> None:
    assert not is_family_slip("gore", "gorey")
    assert not is_family_slip("hansen", "hanson")
    assert is_family_slip("sarkkozy", "sarkozy")
