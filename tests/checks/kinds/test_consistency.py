"""Does the text agree with itself: counts of lists, and lists whose marks stand wrongly."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks.kinds import consistency
from checks.language.enumerations import find_enumerations
from checks.model import EvidenceKind, PartRole, Rating, Reason, Verdict
from checks.reading import Reading
from tests.checks.kinds.readings import reading_of


def reading_with_lists(text: str, *roles: PartRole) -> Reading:
    reading = reading_of(text, roles=roles)
    found = find_enumerations(text, reading.paragraphs, reading.sentences, ())
    return replace(reading, enumerations=found)


def judged(text: str) -> list[Verdict]:
    reading = reading_with_lists(text)
    return [consistency.judge(claim, (), {}) for claim in consistency.find(reading)]


@pytest.mark.parametrize(
    "text",
    [
        "The pact binds three countries: Mali, Niger and Chad.",
        "Four Baltic and Nordic states met. Estonia, Latvia, Finland and Sweden signed.",
    ],
)
def test_a_count_that_fits_its_list_agrees(text: str) -> None:
    (verdict,) = judged(text)
    assert verdict.rating is Rating.MATCHES
    assert verdict.evidence[0].kind is EvidenceKind.ARTICLE


@pytest.mark.parametrize(
    "text",
    [
        "The pact binds four countries: Mali, Niger and Chad.",
        "He wrote to the three presidents of Mali, Niger, Chad and Togo.",
    ],
)
def test_a_count_that_misses_its_list_is_a_question_with_both_places(text: str) -> None:
    (verdict,) = judged(text)
    assert (verdict.rating, verdict.reason) == (Rating.AMBIGUOUS, Reason.INCONSISTENT)
    assert "Mali, Niger" in verdict.evidence[0].quoted


@pytest.mark.parametrize(
    "text",
    [
        "It binds the 27 states of France, Norway and Iceland.",
        "It hit six countries, including France, Spain and Italy.",
        "Mali, Niger and Chad signed.",
    ],
)
def test_a_list_that_nothing_counts_is_no_claim(text: str) -> None:
    assert judged(text) == []


def test_a_broken_list_is_a_question_with_the_list_rejoined() -> None:
    (verdict,) = judged("The group (Mali, Niger) met in Paris. , Chad, Togo + USA) on Friday.")
    assert (verdict.rating, verdict.reason) == (Rating.AMBIGUOUS, Reason.INCONSISTENT)
    assert "Mali, Niger, Chad, Togo and USA" in verdict.explanation


def test_a_correction_note_is_no_claim_of_the_story() -> None:
    text = "An earlier version named four countries: Mali, Niger and Chad."
    assert consistency.find(reading_with_lists(text, PartRole.NOTE)) == ()


def test_the_same_list_twice_is_one_claim() -> None:
    text = "The pact binds three countries: Mali, Niger and Chad.\n\n" * 2
    assert len(consistency.find(reading_with_lists(text))) == 1


def test_nothing_is_asked() -> None:
    reading = reading_with_lists("The pact binds three countries: Mali, Niger and Chad.")
    (claim,) = consistency.find(reading)
    assert consistency.ask(claim, reading) == ()
