"""Ages and dates of one life that cannot all be right."""

from __future__ import annotations

import pytest

from checks.language import SpacyRecogniser
from tests.checks.compare.contradictions.stories import clashes, told


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        (
            (
                "Driver charged\n\nIlse Varga, 34, was charged on Monday. Varga drove the bus.\n\n"
                "Varga’s lawyer said that Ilse Varga, 36, would fight the charge."
            ),
            ("36", "34"),
        ),
        (
            "Painter dies at 87\n\nHelmut Arkel died on Monday. Helmut Arkel, who died aged 86, painted boats.",
            ("87", "86"),
        ),
    ],
)
def test_two_ages_of_one_person(text: str, passages: tuple[str, str], recogniser: SpacyRecogniser) -> None:
    assert told(text, recogniser) == [("age", passages)]


@pytest.mark.parametrize(
    ("text", "should_be"),
    [
        (
            (
                "Painter honoured\n\nMarta Bellini, 64, was honoured on Monday.\n\n"
                "Marta Bellini was born in 1940 in Sund and studied in Rome."
            ),
            "74 or 75",
        ),
        (
            "Writer dies\n\nMarta Bellini died on 4 May 2010 aged 70. Marta Bellini was born on 3 May 1950 in Sund.",
            "60",
        ),
    ],
)
def test_an_age_that_the_birth_does_not_give(text: str, should_be: str, recogniser: SpacyRecogniser) -> None:
    (found,) = clashes(text, recogniser)
    assert found.contradiction.about == "age"
    assert found.contradiction.question.endswith(f"it should be {should_be}.")


def test_two_dates_of_one_birth(recogniser: SpacyRecogniser) -> None:
    text = (
        "Poet dies\n\nHelmut Arkel was born in 1930. He wrote poems.\n\n"
        "Helmut Arkel, who was born on 3 May 1931, grew up in Sund."
    )
    assert told(text, recogniser) == [("date", ("3 May 1931", "1930"))]


def test_a_death_before_the_birth(recogniser: SpacyRecogniser) -> None:
    text = "Poet remembered\n\nHelmut Arkel was born on 3 May 1981 in Sund. Helmut Arkel died on 4 May 1975 in Oslo."
    assert told(text, recogniser) == [("date", ("4 May 1975", "3 May 1981"))]


@pytest.mark.parametrize(
    "text",
    [
        "Varga takes over\n\nIlse Varga, 59, took over on Monday. Ilse Varga turns 60 on Sunday.",
        "Jones wins\n\nAnna Jones, 34, won on Monday. In 2011 Anna Jones, 30, came second.",
        "Bellini honoured\n\nMarta Bellini, 64, was honoured. Marta Bellini was born in 1950 in Sund.",
        "Bellini honoured\n\nMarta Bellini, 64, was honoured. Her son, Carl Bellini, was born in 1980 in Sund.",
        "A crash\n\nThe driver, Tomas Maurer, 34, and his son, Tomas Maurer, 12, were hurt.",
        "Scores\n\nBo Arkel, 24, led. Bo Arkel, 31, led again. Bo Arkel, 19, rested.",
        "Poet dies\n\nHelmut Arkel was born in May 1930. Helmut Arkel, who was born on 3 May 1930, grew up in Sund.",
    ],
)
def test_what_agrees_or_tells_of_another_time_is_left_alone(text: str, recogniser: SpacyRecogniser) -> None:
    assert told(text, recogniser) == []


def test_without_a_publication_date_no_present_age_is_counted(recogniser: SpacyRecogniser) -> None:
    text = "Honours\n\nMarta Bellini, 64, was honoured. Marta Bellini was born in 1940 in Sund."
    assert told(text, recogniser, None) == []
