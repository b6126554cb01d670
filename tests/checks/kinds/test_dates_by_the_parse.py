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
