"""Whose term of office the words "since", "from ... to" and "until" date."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from checks.article import from_text
from checks.compare.terms_told import term_dated
from checks.language import SpacyRecogniser, read

NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)


def told(text: str, recogniser: SpacyRecogniser) -> list[tuple[str, str, str]]:
    """What is dated, whose it is, and the words of the date."""
    reading = read(from_text(text, retrieved_at=NOON, published=date(2026, 3, 4)), recogniser)
    found = []
    for one in reading.dates:
        sentence = reading.sentence_at(one.start)
        if sentence is not None:
            found += [
                (term.of, term.whose, at.timing.text) for at, term in term_dated(reading, sentence, one)
            ]
    return found


@pytest.mark.parametrize(
    ("text", "whose", "day"),
    [
        ("Jens Stoltenberg has led the alliance since 1 October 2014.", "Jens Stoltenberg", "1 October 2014"),
        (
            "Sergey Lavrov has been Russia’s foreign minister since 9 March 2004.",
            "Sergey Lavrov",
            "9 March 2004",
        ),
        ("Angela Merkel has led Germany since 22 November 2005.", "Angela Merkel", "22 November 2005"),
        ("Felipe VI, 55, has reigned since 19 June 2014.", "Felipe VI", "19 June 2014"),
        ("Scott Morrison, 50, who had been treasurer since 2015, won.", "Scott Morrison", "2015"),
        ("Pedro Sánchez, prime minister of Spain since June 2018, spoke.", "Pedro Sánchez", "June 2018"),
        (
            "Is he the host? Prime Minister Abiy Ahmed, 48, in office since 2 April 2018.",
            "Abiy Ahmed",
            "2 April 2018",
        ),
    ],
)
def test_since_begins_a_term(text, whose, day, recogniser):
    assert told(text, recogniser) == [("office start", whose, day)]


@pytest.mark.parametrize(
    "text",
    [
        "Nelson Mandela was president of South Africa from 10 May 1994 to June 1999.",
        "Nelson Mandela, president of South Africa from 10 May 1994 until June 1999, died.",
    ],
)
def test_from_and_to_are_both_ends_each_as_precise_as_its_words(text, recogniser):
    assert told(text, recogniser) == [
        ("office start", "Nelson Mandela", "10 May 1994"),
        ("office end", "Nelson Mandela", "June 1999"),
    ]


def test_until_ends_a_term(recogniser):
    text = "Theresa May, who was prime minister until 24 July 2019, spoke."
    assert told(text, recogniser) == [("office end", "Theresa May", "24 July 2019")]


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May has lived in Maidenhead since 5 May 1997.",
        "Theresa May has been a widow since 5 May 1997.",
        "Pedro Sánchez said that prices had risen since 5 May 2018.",
        "Scott Morrison worked in London from 1998 to 2000.",
        "Scott Morrison was at home from 5 May 2018.",
        "Theresa May has led the party since 11 July 2016.",
        "Theresa May has led the Conservatives since 11 July 2016.",
        "Sajid Javid, the home secretary until Wednesday, spoke.",
        "Ann Price and Mary Silva have led the party since 5 May 2018.",
    ],
)
def test_what_is_no_term_or_nobody_s_for_sure_is_left_alone(text, recogniser):
    assert told(text, recogniser) == []


def test_each_end_of_a_term_keeps_its_weekday(recogniser):
    text = "Nelson Mandela was president of South Africa from Tuesday, 10 May 1994 to Monday, 14 June 1999."
    reading = read(from_text(text, retrieved_at=NOON, published=date(2026, 3, 4)), recogniser)
    (sentence,) = reading.sentences
    terms = [pair for one in reading.dates for pair in term_dated(reading, sentence, one)]
    assert [at.timing.weekday for at, _ in terms] == [1, 0]


def test_in_office_opens_a_sentence_about_whoever_comes_next(recogniser):
    text = "In office from 10 May 1994 to 14 June 1999, Nelson Mandela never ran again."
    assert told(text, recogniser) == [
        ("office start", "Nelson Mandela", "10 May 1994"),
        ("office end", "Nelson Mandela", "14 June 1999"),
    ]
