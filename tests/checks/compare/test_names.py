from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.compare.names import NameLikeness, compare_names, is_romanisation

SAME, SHORT = NameLikeness.SAME, NameLikeness.SHORT
TRANSLITERATION, SPELLING = NameLikeness.TRANSLITERATION, NameLikeness.SPELLING
OTHERS = {NameLikeness.OTHER_PERSON, NameLikeness.UNLIKE}


@pytest.mark.parametrize(
    ("written", "reference", "likeness"),
    [
        ("Xi Jinping", "Jinping Xi", SAME),
        ("Antonio Guterres", "António Guterres", SAME),
        ("Kassym Jomart Tokayev", "Kassym-Jomart Tokayev", SAME),
        ("Joe Biden", "Joseph R. Biden", SHORT),
        ("Tony Blinken", "Antony Blinken", SHORT),
        ("Antony J. Blinken", "Antony Blinken", SHORT),
        ("Charles", "Charles III", SHORT),
        ("Mykhailo Galuzin", "Mikhail Yuryevich Galuzin", TRANSLITERATION),
        ("Sergei Lavrov", "Sergey Lavrov", TRANSLITERATION),
        ("Vladimir Zelensky", "Volodymyr Zelenskyy", TRANSLITERATION),
        ("Anthony Blinken", "Antony Blinken", SPELLING),
        ("Olaf Schultz", "Olaf Scholz", SPELLING),
        ("Georgia Meloni", "Giorgia Meloni", SPELLING),
        ("Gordon Browne", "Gordon Brown", SPELLING),
        ("Михаил Галузин", "Mikhail Galuzin", NameLikeness.OTHER_SCRIPT),
    ],
)
def test_two_forms_of_one_name_are_told_apart_by_how_they_differ(
    written: str, reference: str, likeness: NameLikeness
) -> None:
    assert compare_names(written, reference).likeness is likeness


@pytest.mark.parametrize(
    ("written", "reference"),
    [
        ("George H. W. Bush", "George W. Bush"),
        ("Donald Trump", "Donald Trump Jr."),
        ("Kim Jong Un", "Kim Jong Il"),
        ("Joe Biden", "Hunter Biden"),
        ("Joe Biden", "Jill Biden"),
        ("Vladimir Putin", "Vladimir Medinsky"),
        ("Mohammed bin Salman", "Mohamed bin Zayed"),
        ("Elizabeth I", "Elizabeth II"),
        ("Haakon V", "Harald V"),
        ("Muhammad V", "Harald V"),
    ],
)
def test_other_people_are_never_called_a_spelling(written: str, reference: str) -> None:
    assert compare_names(written, reference).likeness in OTHERS


@pytest.mark.parametrize(
    ("written", "reference"),
    [("Robert Charles III", "Charles III"), ("Alberto Juan Carlos I", "Juan Carlos I")],
)
def test_a_given_name_before_a_ruler_s_makes_another_name(written: str, reference: str) -> None:
    assert compare_names(written, reference).likeness is NameLikeness.UNLIKE


@pytest.mark.parametrize(
    ("written", "reference"),
    [
        ("King Juan Carlos I", "Juan Carlos I"),
        ("Pope John Paul II", "John Paul II"),
        ("Benigno S. Aquino III", "Benigno Aquino III"),
    ],
)
def test_a_rank_before_a_ruler_s_name_and_an_initial_within_one_make_no_other(
    written: str, reference: str
) -> None:
    assert compare_names(written, reference).likeness is SHORT


def test_a_comparison_says_what_it_compared() -> None:
    comparison = compare_names("Joe Biden", "Hunter Biden")
    assert (comparison.left, comparison.right) == ("Joe Biden", "Hunter Biden")
    assert comparison.detail


@pytest.mark.parametrize(
    ("one", "other"), [("Zelensky", "Zelenskyy"), ("Kasim-Zhomart Tokaev", "Kassym-Jomart Tokayev")]
)
def test_romanisations_share_a_skeleton(one: str, other: str) -> None:
    assert is_romanisation(one, other)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_strings_compare_without_an_error_and_within_bounds(one: str, other: str) -> None:
    assert 0 <= compare_names(one, other).score <= 1


@given(st.text(min_size=1, max_size=40))
def test_a_string_is_itself(name: str) -> None:
    assert compare_names(name, name).likeness in {SAME, NameLikeness.UNLIKE}
