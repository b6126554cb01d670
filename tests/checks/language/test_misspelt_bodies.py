"""Bodies whose names have a letter wrong in a word that such names share."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from checks.article import from_text
from checks.language import SpacyRecogniser, read
from checks.language.misspelt_bodies import misspelt_bodies
from checks.reading import Label

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def found(text: str) -> list[str]:
    return [text[name.start : name.end] for name in misspelt_bodies(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Securites and Exchange Commission sued him.", "Securites and Exchange Commission"),
        ("Doctors of the Wolrd Food Progamme left.", "Wolrd Food Progamme"),
        ("A study by the Karolinska Insttute was cited.", "Karolinska Insttute"),
        ("The Africcan Development Bank lent it.", "Africcan Development Bank"),
        ("He spoke for the Untied Nations in Geneva.", "Untied Nations"),
        ("The Eurpean Union’s mission left.", "Eurpean Union"),
    ],
)
def test_a_body_with_a_letter_wrong_is_found_as_it_is_written(text: str, expected: str) -> None:
    assert expected in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The World Food Programme and the European Union agreed.",
        "Mrs Servie and Mr Leage went home.",
        "Moors and heaths burned near Halifax.",
        "The Center for Arts reopened.",
    ],
)
def test_names_that_are_spelt_right_and_people_are_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Ray, the director of the Eurpean Commission, resigned.", "Eurpean Commission"),
        ("Ada Ray, the president of the Inernational Ski Federation, resigned.", "Inernational Ski Federation"),
        ("Ada Ray, the head of the Nordic Safety Agency (NSB), resigned.", "Nordic Safety Agency"),
    ],
)  # fmt: skip
def test_in_a_title_a_misspelt_body_and_one_with_its_letters_are_named_too(
    text: str, expected: str, recogniser: SpacyRecogniser
) -> None:
    reading = read(from_text(text, retrieved_at=NOON, published=date(2026, 3, 4)), recogniser)
    assert expected in [one.text for one in reading.namings if one.label is Label.ORGANISATION]


def test_the_offsets_hold_behind_another_paragraph() -> None:
    text = "First words stand here.\n\nThe Arab Leeague met."
    (name,) = misspelt_bodies(text, 25, len(text))
    assert text[name.start : name.end] == "Arab Leeague"
