"""Of whom a verb is said."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from checks.article import from_text
from checks.compare.subjects import subject_of, token_at
from checks.language import SpacyRecogniser, read

NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)


def subject(text: str, verb: str, recogniser: SpacyRecogniser) -> str | None:
    reading = read(from_text(text, retrieved_at=NOON, published=date(2026, 3, 4)), recogniser)
    at, sentence = token_at(reading, text.index(verb)), reading.sentence_at(text.index(verb))
    assert at is not None
    assert sentence is not None
    person = subject_of(reading, at, sentence)
    return person.subject if person is not None else None


@pytest.mark.parametrize(
    ("text", "verb", "whose"),
    [
        (
            "Helmut Kohl, the man who united the two halves of his country, died on Friday.",
            "died",
            "Helmut Kohl",
        ),
        ("Neil Armstrong stepped out on 20 July 1969 and died on 25 August 2012.", "died", "Neil Armstrong"),
        ("Shinzo Abe, who had led Japan twice, was shot.", "led", "Shinzo Abe"),
        ("Jens Stoltenberg, a former prime minister who has led the bloc, left.", "led", "Jens Stoltenberg"),
        ("Jens Stoltenberg and Mark Rutte died.", "died", None),
        ("Mark Rutte’s dog died.", "died", None),
        ("The plan of Mark Rutte died.", "died", None),
        ("He died.", "died", None),
    ],
)
def test_the_one_person_who_is_the_subject(text, verb, whose, recogniser):
    assert subject(text, verb, recogniser) == whose
