"""Times that cannot be."""

from __future__ import annotations

import pytest

from checks.language import SpacyRecogniser
from tests.checks.compare.contradictions.stories import told


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        (
            "Minister remembered\n\nHe was minister from 2010 to 2005 and mayor after that.",
            ("2005", "2010"),
        ),
        ("Coach leaves\n\nShe led the club from May 2015 until June 2013.", ("2013", "2015")),
        ("Poet remembered\n\nHelmut Arkel (1975-1930) wrote of the sea.", ("1930", "1975")),
    ],
)
def test_a_stretch_that_ends_before_it_begins(
    text: str, passages: tuple[str, str], recogniser: SpacyRecogniser
) -> None:
    assert ("date", passages) in told(text, recogniser)


@pytest.mark.parametrize(
    "text",
    [
        "Index falls\n\nThe index fell from 2010 to 2005 in the afternoon.",
        "Sales\n\nThe firm cut its staff from 2000 to 1995 last year.",
        "Ruins\n\nThe city stood from 1900 to 1700 BC by the sea.",
        "Term\n\nShe led the club from 2010 to 2015.",
    ],
)
def test_amounts_fall_and_old_years_count_down(text: str, recogniser: SpacyRecogniser) -> None:
    assert told(text, recogniser) == []


def test_a_funeral_before_the_death(recogniser: SpacyRecogniser) -> None:
    text = "Writer dies\n\nMarta Bellini died on 4 May 2010. The funeral was held on 2 May 2010 in Sund."
    assert told(text, recogniser) == [("date", ("2 May 2010", "4 May 2010"))]


@pytest.mark.parametrize(
    "text",
    [
        "Writer dies\n\nMarta Bellini died on 4 May 2010. The funeral was held on 12 May 2010 in Sund.",
        "Writer dies\n\nMarta Bellini died on 4 May 2010. She attended a funeral on 2 May 2010 in Sund.",
    ],
)
def test_later_and_other_funerals_are_left_alone(text: str, recogniser: SpacyRecogniser) -> None:
    assert told(text, recogniser) == []


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        (
            "Club marks jubilee\n\nThe club, founded in 1921, marks its 90th anniversary this year.",
            ("90th", "1921"),
        ),
        (
            "A long marriage\n\nThe couple married in 1990 in Sund. They have been married for 40 years.",
            ("40", "1990"),
        ),
    ],
)
def test_an_anniversary_that_the_beginning_does_not_give(
    text: str, passages: tuple[str, str], recogniser: SpacyRecogniser
) -> None:
    assert told(text, recogniser) == [("date", passages)]


@pytest.mark.parametrize(
    "text",
    [
        "Club marks jubilee\n\nThe club, founded in 1925, marks its 90th anniversary this year.",
        "Club plans\n\nThe club, founded in 1921, marked its 90th anniversary in 2011.",
        "Two clubs\n\nOne club was founded in 1921, the other was founded in 1930. It marks its 85th anniversary.",
        "A death\n\nThe firm was founded in 1921. The couple will keep their 40th wedding anniversary in June.",
    ],
)
def test_other_years_and_other_things_are_left_alone(text: str, recogniser: SpacyRecogniser) -> None:
    assert told(text, recogniser) == []


def test_one_day_with_two_weekdays_where_no_publication_date_tells(recogniser: SpacyRecogniser) -> None:
    text = (
        "Vote\n\nThe vote is on Monday, May 3. The count will follow.\n\nOn Tuesday, 3 May, the town votes."
    )
    assert told(text, recogniser, None) == [("date", ("Tuesday, 3 May", "Monday, May 3"))]
