"""How two titles differ: by style, by a slip of the pen, or altogether."""

from __future__ import annotations

import pytest

from checks.compare.work_titles import TitleLikeness, bare_title, compare_titles, is_distinctive, mark_of


@pytest.mark.parametrize(
    ("written", "reference", "likeness"),
    [
        ("Great Gatsby", "The Great Gatsby", TitleLikeness.SAME),
        ("Spider-Man", "Spiderman", TitleLikeness.SAME),
        ("Titanic", "Titanic (1997 film)", TitleLikeness.SAME),
        ("1989 (Taylor's Version)", "1989", TitleLikeness.OTHER),
        ("Piece by Piece (Remixed)", "Piece by Piece", TitleLikeness.OTHER),
        ("Dr Strangelove", "Doctor Strangelove", TitleLikeness.SAME),
        ("Patriot Act", "USA PATRIOT Act", TitleLikeness.PART),
        ("Pride and Predjudice", "Pride and Prejudice", TitleLikeness.MISSPELT),
        ("Animal Frm", "Animal Farm", TitleLikeness.MISSPELT),
        ("Opennheimer", "Oppenheimer", TitleLikeness.MISSPELT),
        ("Catcher on the Rye", "The Catcher in the Rye", TitleLikeness.JOINT),
        ("Aliens", "Alien", TitleLikeness.OTHER),
        ("Jaws 2", "Jaws 3", TitleLikeness.OTHER),
        ("The Dreamed", "The Dreamer", TitleLikeness.OTHER),
        ("Gone Girl", "Gone Home", TitleLikeness.OTHER),
    ],
)
def test_titles_compare(written: str, reference: str, likeness: TitleLikeness) -> None:
    assert compare_titles(written, reference) is likeness


def test_the_mark_that_tells_pages_apart_is_no_part_of_the_title() -> None:
    assert (bare_title("Dune (2021 film)"), mark_of("Dune (2021 film)")) == ("Dune", "2021 film")
    assert mark_of("Dune") == ""


@pytest.mark.parametrize(("title", "distinctive"), [("The Outsider", False), ("War and Peace", True)])
def test_a_title_of_three_words_is_hardly_another_works(title: str, *, distinctive: bool) -> None:
    assert is_distinctive(title) is distinctive


@pytest.mark.parametrize(
    ("written", "reference"),
    [
        ("Dotor Faustus", "Doctor Faustus"),
        ("The Honuor of the House", "The Honour of the House"),
        ("Civvil Liberties Act", "Civil Liberties Act of 1988"),
        ("Equalty Act", "Equality Act 2010"),
    ],
)
def test_a_slip_is_seen_in_a_word_of_two_styles_and_in_a_law_without_its_year(
    written: str, reference: str
) -> None:
    assert compare_titles(written, reference) is TitleLikeness.MISSPELT


@pytest.mark.parametrize("reference", ["Civil Liberties Act of 1988", "Civil Partnership Act 2004"])
def test_another_law_of_no_year_is_no_slip(reference: str) -> None:
    assert compare_titles("Civil Rights Act", reference) is TitleLikeness.OTHER
