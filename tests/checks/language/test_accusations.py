"""Who is accused, by the grammar of the sentence, and who only stands nearby."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from checks.article import from_text
from checks.language import SpacyRecogniser, read

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def accused(text: str, recogniser: SpacyRecogniser) -> list[tuple[str, str]]:
    reading = read(from_text(text, retrieved_at=NOON, published=date(2026, 3, 4)), recogniser)
    return [(found.person.subject, text[found.start : found.end]) for found in reading.accusations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bernie Madoff was convicted of fraud in 2009.", ("Bernie Madoff", "convicted")),
        ("Harvey Weinstein, who was found guilty of rape in 2020, appealed.", ("Harvey Weinstein", "found")),
        ("Elizabeth Holmes, convicted of fraud, is in prison in Texas.", ("Elizabeth Holmes", "convicted")),
        ("Prosecutors accused Sam Bankman-Fried of stealing money.", ("Sam Bankman-Fried", "accused")),
        ("Accused of perjury, Jeffrey Archer stood trial in 2001.", ("Jeffrey Archer", "trial")),
        ("The charges against Nicolas Sarkozy were serious.", ("Nicolas Sarkozy", "charges")),
        ("Lance Armstrong was stripped of his titles for doping.", ("Lance Armstrong", "stripped")),
        ("Andrew Fastow pleaded guilty and testified.", ("Andrew Fastow", "pleaded")),
        ("Madoff's arrest in December 2008 shook Bernie Madoff's clients.", ("Bernie Madoff", "arrest")),
        ("Rebekah Brooks was cleared of phone hacking.", ("Rebekah Brooks", "cleared")),
    ],
)
def test_the_one_accused_is_tagged_with_the_accusing_word(
    text: str, expected: tuple[str, str], recogniser: SpacyRecogniser
) -> None:
    assert accused(text, recogniser) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Judge Denny Chin sentenced the banker to 150 years in prison for fraud.",
        "Prosecutor Karim Khan said the arrest warrant was issued in March.",
        "The murder of Jo Cox shocked Britain.",
        "The killer's lawyer, Ira Sorkin, said the charges were false.",
        "Caroline Ellison testified at the fraud trial in New York.",
        "Ben Stokes was dismissed for 34 by Mitchell Starc.",
        "Angela Merkel's conviction that Europe would manage was firm.",
        "Lady Hale was charged with leading the review.",
        "In the film, Anthony Hopkins plays a doctor who was convicted of murder.",
        "Boris Johnson dismissed the claims.",
        "Keir Starmer prosecuted terrorists when he led the service.",
        "Yoshihiko Noda accused Shigeru Ishiba of dodging debate.",
    ],
)
def test_judges_lawyers_victims_speakers_and_actors_are_not(text: str, recogniser: SpacyRecogniser) -> None:
    assert accused(text, recogniser) == []


def test_people_joined_by_and_are_both_accused(recogniser: SpacyRecogniser) -> None:
    text = "Jeffrey Skilling and Kenneth Lay were convicted of conspiracy."
    assert [subject for subject, _ in accused(text, recogniser)] == ["Jeffrey Skilling", "Kenneth Lay"]
