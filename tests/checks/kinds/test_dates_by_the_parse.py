"""Dates whose owner only the parse, or the article as a whole, tells: what they are of, whose, and what is asked."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from checks.article import from_text
from checks.kinds.dates import ask, find
from checks.language import SpacyRecogniser, read
from checks.model import Timing
from checks.reading import Reading

NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)


def read_text(text: str, recogniser: SpacyRecogniser) -> Reading:
    return read(from_text(text, retrieved_at=NOON, published=date(2026, 3, 4)), recogniser)


def timings(text: str, recogniser: SpacyRecogniser) -> list[Timing]:
    return [one.asserts for one in find(read_text(text, recogniser)) if isinstance(one.asserts, Timing)]


@pytest.mark.parametrize(
    ("text", "of", "whose"),
    [
        (
            "Helmut Kohl, the man who united the two halves of his country and tied it to Europe, died on 16 June 2017.",
            "death",
            "Helmut Kohl",
        ),
        ("IBM, which is older than any of them and dates from 16 June 1911, grew.", "founding", "IBM"),
        (
            "The North Atlantic Treaty Organization (NATO), founded on 4 April 1949, met.",
            "founding",
            "North Atlantic Treaty Organization",
        ),
    ],
)
def test_the_subject_may_stand_far_before_the_verb(text, of, whose, recogniser):
    (found,) = timings(text, recogniser)
    assert (found.of, found.whose) == (of, whose)


def test_a_full_name_is_asked_for_as_the_article_calls_the_person_elsewhere(recogniser):
    text = "Leonard Cohen has died.\n\nLeonard Norman Cohen, singer, born 21 September 1934; died 7 November 2016"
    reading = read_text(text, recogniser)
    asked = [query.subject for one in find(reading) for query in ask(one, reading)]
    assert set(asked) == {"Leonard Cohen"}


def test_an_office_of_before_is_not_the_one_that_is_taken_over(recogniser):
    text = (
        "Ursula von der Leyen, defence minister until July 2019, takes over in Brussels on 1 December 2019."
    )
    last = timings(text, recogniser)[-1]
    assert (last.of, last.office) == ("office start", "")


def test_what_is_counted_from_another_date_is_nobody_s_by_the_parse(recogniser):
    text = "Steve Jobs, who had built two firms, left in August 2011, and died six weeks later."
    assert timings(text, recogniser)[-1].whose == ""


@pytest.mark.parametrize(
    "text",
    [
        "The agency, an autonomous body linked to the World Bank, was founded on 29 July 1957.",
        "The bank, a close partner of NATO, was founded on 3 May 1960.",
        "The bank is a partner of NATO and was founded on 3 May 1960.",
        "The bank is a partner of NATO; it was founded on 3 May 1960.",
        "The party that fought NATO was founded on 3 May 1960.",
        "The bank, a NATO partner, was founded on 3 May 1960.",
        "The NATO bank was founded on 3 May 1960.",
        "The bank, a close partner of NATO, was established on 3 May 1960.",
    ],
)
def test_a_name_in_what_is_told_of_a_thing_without_one_is_not_that_thing_s(text, recogniser):
    (found,) = timings(text, recogniser)
    assert (found.of, found.whose) == ("founding", "")


@pytest.mark.parametrize(
    "text",
    [
        "The alliance, NATO, was founded on 4 April 1949.",
        "The military alliance NATO was founded on 4 April 1949.",
        "NATO, a close partner of the bank, was founded on 4 April 1949.",
        "NATO said that the alliance was founded on 4 April 1949.",
    ],
)
def test_a_name_that_stands_for_the_thing_itself_is_that_thing_s(text, recogniser):
    (found,) = timings(text, recogniser)
    assert (found.of, found.whose) == ("founding", "NATO")


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("His wife, the singer and writer Ann Price, died on 3 May 2020.", "Ann Price"),
        ("The president of the company, Ann Price of Leeds, was killed by a car on 3 May 2020.", "Ann Price"),
        ("Two of the sons of Ann Price were born on 3 May 1970.", ""),
    ],
)
def test_a_death_and_a_birth_are_those_of_whom_the_subject_names(text, whose, recogniser):
    assert timings(text, recogniser)[-1].whose == whose


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Norway signed the Treaty of Rome on 25 March 1957.", "Treaty of Rome"),
        ("He left NATO, founded on 4 April 1949, in peace.", "NATO"),
        (
            "Mali and Niger left the African Union (AU), founded on 9 July 2002, on 29 January.",
            "African Union",
        ),
    ],
)
def test_what_was_signed_or_founded_by_others_bears_the_date(text, whose, recogniser):
    assert whose in timings(text, recogniser)[0].whose


def test_who_was_born_on_the_same_day_as_another_may_be_years_younger(recogniser):
    text = "Tom Hale was born on 3 May 1950 in Leeds, and Ann Price was born on the same day."
    assert [(found.of, found.whose) for found in timings(text, recogniser)] == [
        ("birth", "Tom Hale"),
        ("", ""),
    ]


def test_who_died_on_the_same_day_as_another_died_in_that_year(recogniser):
    text = "Tom Hale died on 3 May 1950 in Leeds, and Ann Price died on the same day."
    assert timings(text, recogniser)[-1].whose == "Ann Price"
