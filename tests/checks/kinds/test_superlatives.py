"""Superlatives become statements for a person to read, each once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks.kinds import superlatives
from checks.model import PartRole, Rating, Reason
from checks.reading import Reading, Superlative
from tests.checks.kinds.readings import reading_of


def reading_with(
    text: str, *phrases: str, role: PartRole = PartRole.BODY, speaker: str | None = None
) -> Reading:
    found, begun = [], 0
    for phrase in phrases:
        begun = text.index(phrase, begun)
        found.append(Superlative(start=begun, end=begun + len(phrase), role=role))
        begun += len(phrase)
    return replace(reading_of(text, speaker=speaker), superlatives=tuple(found))


def test_it_is_listed_for_a_person_and_asks_no_source() -> None:
    reading = reading_with("It is the tallest tower.", "the tallest tower")
    (claim,) = superlatives.find(reading)
    verdict = superlatives.judge(claim, (), {})
    assert superlatives.ask(claim, reading) == ()
    assert (claim.quote, verdict.rating, verdict.reason) == (
        "the tallest tower",
        Rating.UNCHECKED,
        Reason.NO_SOURCE,
    )


def test_the_same_words_are_one_claim_with_two_places() -> None:
    text = "It is the tallest tower. Yes, the tallest tower."
    (claim,) = superlatives.find(reading_with(text, "the tallest tower", "the tallest tower"))
    assert [text[span.start : span.end] for span in claim.occurrences] == ["the tallest tower"] * 2


def test_in_a_quotation_it_is_the_speakers_claim() -> None:
    reading = reading_with(
        "“It is the tallest tower,” Ada Byron said.", "the tallest tower", speaker="Ada Byron"
    )
    (claim,) = superlatives.find(reading)
    assert (claim.in_quote, claim.speaker) == (True, "Ada Byron")
    assert "Ada Byron’s claim" in superlatives.judge(claim, (), {}).explanation


@pytest.mark.parametrize("role", [PartRole.CREDIT, PartRole.NOTE])
def test_credits_and_correction_notes_are_left_out(role: PartRole) -> None:
    assert superlatives.find(reading_with("It is the tallest tower.", "the tallest tower", role=role)) == ()
