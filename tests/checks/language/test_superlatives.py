"""Which words set a thing above all others, and which only use the same words."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from checks.article import from_text
from checks.language import SpacyRecogniser, read

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def phrases(text: str, recogniser: SpacyRecogniser) -> list[str]:
    reading = read(from_text(text, retrieved_at=NOON, published=date(2026, 3, 4)), recogniser)
    return [text[found.start : found.end] for found in reading.superlatives]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Inflation hit 9.1%, the highest since 1981, officials said.", "the highest since 1981"),
        ("France is the world's most visited country.", "the world's most visited country"),
        ("She was the only female chief constable in England.", "the only female chief constable in England"),
        (
            "It is only the fourth summit in the history of the council.",
            "only the fourth summit in the history of the council",
        ),
        ("Profits rose to a record high last year.", "a record high"),
        ("The team suffered their heaviest home defeat since 1963.", "their heaviest home defeat since 1963"),
        ("He is the last surviving member of the crew.", "the last surviving member of the crew"),
        ("It is one of the largest banks in Europe.", "one of the largest banks in Europe"),
        (
            "Apple became the first US company to reach $1 trillion.",
            "the first US company to reach $1 trillion",
        ),
        ("Shares closed at an all-time high on Friday.", "all-time high"),
        ("The congress, the first of its kind, opened in Lima.", "the first of its kind"),
        ("The two ferries are the first of their kind.", "the first of their kind"),
        ("She edits the most authoritative newspaper in Wales.", "the most authoritative newspaper in Wales"),
        ("It was the most ornate palace in the Balkans.", "the most ornate palace in the Balkans"),
        ("The party is Germany's second-largest in parliament.", "Germany's second-largest in parliament"),
    ],
)
def test_a_superlative_is_quoted_with_what_it_is_said_of(
    text: str, expected: str, recogniser: SpacyRecogniser
) -> None:
    assert phrases(text, recogniser) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "At least 12 people died and most of them were children.",
        "At first he hesitated; first of all he asked why.",
        "The first half was slow, and in the first quarter sales rose.",
        "The first lady met Scotland's first minister on Friday.",
        "It has only three rivals, and not only that.",
        "He is best known for a song. Best Buy shares fell.",
        "The latest figures are due last week or at the latest on Monday.",
        "His best friend and his eldest son came with best wishes.",
        "The FBI's most-wanted list includes him; most people agree.",
        "She has a criminal record and a record deal with a record label.",
        "The company's most recent accounts show a loss.",
        "He scored the first of two penalties after the first goal.",
        "The only question is when, and housing is our biggest challenge.",
        "In the interest of honest debate the rest of the forest was kept.",
    ],
)
def test_ordinals_adverbs_names_and_phrases_are_none(text: str, recogniser: SpacyRecogniser) -> None:
    assert phrases(text, recogniser) == []


@pytest.mark.parametrize(
    "odd", ["only", "one of only", "The first", "a record", "most", "never", "unprecedented", "the only"]
)
def test_a_word_at_the_end_of_the_text_breaks_nothing(odd: str, recogniser: SpacyRecogniser) -> None:
    for phrase in phrases(odd, recogniser):
        assert phrase in odd
