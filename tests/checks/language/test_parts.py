from __future__ import annotations

import pytest

from checks.model import Part, PartRole
from checks.parts import paragraphs, refine


def pieces(text: str) -> list[tuple[PartRole, str]]:
    parts = paragraphs(text, (Part(role=PartRole.BODY, start=0, end=len(text)),))
    return [(part.role, text[part.start : part.end]) for part in parts]


def test_a_credit_glued_to_its_caption_is_cut_off() -> None:
    text = "The quay at low tidePhoto: Ana Ruiz / Coast Agency\n\nThe quay was built in 1911."
    assert pieces(text) == [
        (PartRole.CAPTION, "The quay at low tide"),
        (PartRole.CREDIT, "Photo: Ana Ruiz / Coast Agency"),
        (PartRole.BODY, "The quay was built in 1911."),
    ]


@pytest.mark.parametrize(
    "line",
    ["By Ana Ruiz and Tom Marsh", "Ana Ruiz / Coast Agency", "Reporting by Ana Ruiz; editing by Tom Marsh"],
)
def test_bylines_and_agency_lines_are_credits(line: str) -> None:
    assert pieces(line) == [(PartRole.CREDIT, line)]


def test_a_sentence_that_speaks_of_a_photo_stays_in_the_body() -> None:
    text = "He published a photo: it showed the harbour, the mole, the lighthouse and " + "the sea " * 20
    assert [role for role, _ in pieces(text)] == [PartRole.BODY]


def test_refined_parts_join_neighbouring_paragraphs() -> None:
    text = "One.\n\nTwo.\n\nPhoto: Ana Ruiz\n\nThree."
    parts = refine(text, (Part(role=PartRole.BODY, start=0, end=len(text)),))
    assert [text[part.start : part.end] for part in parts] == ["One.\n\nTwo.", "Photo: Ana Ruiz", "Three."]
