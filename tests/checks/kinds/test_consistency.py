"""Does the text agree with itself: counts of lists, and lists whose marks stand wrongly."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from checks.article import from_text
from checks.kinds import consistency
from checks.language import SpacyRecogniser, read
from checks.language.enumerations import find_enumerations
from checks.model import Claim, Contradiction, EvidenceKind, PartRole, Rating, Reason, Verdict
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
        "The four invited three more countries: Mali, Niger and Chad.",
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


BRIDGE = (
    "Five dead in bridge collapse\n\n“We saw it fall,” said Tomas Maurer, a driver.\n\n"
    "Six people were killed when the bridge fell on Monday. “It was me,” Maurer said."
)


def contradicted(text: str, recogniser: SpacyRecogniser) -> list[Claim]:
    article = from_text(text, retrieved_at=datetime(2026, 1, 1, tzinfo=UTC), published=date(2015, 5, 5))
    return [
        claim
        for claim in consistency.find(read(article, recogniser))
        if isinstance(claim.asserts, Contradiction)
    ]


def test_a_contradiction_is_a_question_with_both_places_quoted(recogniser: SpacyRecogniser) -> None:
    (claim,) = contradicted(BRIDGE, recogniser)
    verdict = consistency.judge(claim, (), {})
    assert (verdict.rating, verdict.reason) == (Rating.AMBIGUOUS, Reason.INCONSISTENT)
    assert (claim.quote, claim.role) == ("Five dead", PartRole.HEADLINE)
    assert [BRIDGE[one.start : one.end] for one in claim.occurrences] == [
        "Five dead",
        "Six people were killed",
    ]
    assert [one.kind for one in verdict.evidence] == [EvidenceKind.ARTICLE] * 2
    assert "Six people were killed when the bridge fell" in verdict.evidence[1].quoted


def test_a_matter_of_style_says_so(recogniser: SpacyRecogniser) -> None:
    text = "Envoy\n\nPedro Sánchez spoke. Pedro Sánchez left at noon.\n\nPedro Sanchez will be back."
    (claim,) = contradicted(text, recogniser)
    assert consistency.judge(claim, (), {}).reason is Reason.STYLE


def test_it_asks_no_source(recogniser: SpacyRecogniser) -> None:
    (claim,) = contradicted(BRIDGE, recogniser)
    assert consistency.ask(claim, reading_with_lists(BRIDGE)) == ()


def test_in_a_quotation_it_says_to_check_the_original(recogniser: SpacyRecogniser) -> None:
    text = "Mayor\n\nTomas Maurer spoke. Maurer wept.\n\n“I saw Mauer weep,” said Ilse Varga."
    (claim,) = contradicted(text, recogniser)
    assert claim.in_quote
    assert consistency.judge(claim, (), {}).explanation.endswith(
        "Check the original before changing a quote."
    )
