"""Countries that the text puts into a continent."""

from __future__ import annotations

import pytest

from checks.language.continents import find_continents
from tests.checks.kinds.readings import reading_of


def continents(text: str) -> list[tuple[str, str, str]]:
    (paragraph,) = reading_of(text).paragraphs
    return [
        (text[one.start : one.end], one.location.place, one.location.within)
        for one in find_continents(text, paragraph)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "He left the West African nation of Ghana.",
            ("the West African nation of Ghana", "Ghana", "Africa"),
        ),
        (
            "Laos, a landlocked country in Southeast Asia, agreed.",
            ("Laos, a landlocked country in Southeast Asia", "Laos", "Asia"),
        ),
        ("The tiny European state of Malta voted.", ("The tiny European state of Malta", "Malta", "Europe")),
    ],
)
def test_a_country_is_put_into_a_continent(text: str, expected: tuple[str, str, str]) -> None:
    assert continents(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The American state of Georgia voted.",
        "The African state of affairs.",
        "He is the European king of Pop.",
    ],
)
def test_a_state_of_america_is_in_no_continent_by_these_words(text: str) -> None:
    assert continents(text) == []
