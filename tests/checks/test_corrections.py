"""One rule for correction notes, in pages and in plain text."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from checks.article import from_text
from checks.corrections import is_correction
from checks.model import PartRole

READ = datetime(2026, 3, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    "sentence",
    [
        "Correction officers in Ohio went on strike.",
        "Corrections in the market cost the fund 4 percent.",
        "Clarification was asked for by the court.",
        "Amendments to the law were passed by 31 votes to 12.",
        "Amendment 4 was rejected.",
        "Amendment 4 – a ban on boats – was rejected.",
    ],
)
def test_a_sentence_on_corrections_is_the_storys(sentence: str) -> None:
    assert not is_correction(sentence)
    assert [part.role for part in from_text(sentence, retrieved_at=READ).parts] == [PartRole.BODY]


@pytest.mark.parametrize(
    "note",
    [
        "Correction: The ferry was built in 1959.",
        "Correction, 3 May 2025: The ferry was built in 1959.",
        "Correction 11.05am: The ferry was built in 1959.",
        "Editor’s note: The writer’s sister works on the ferry.",
        "An earlier version of this article gave a wrong year.",
    ],
)
def test_a_note_is_a_note_in_plain_text_too(note: str) -> None:
    assert is_correction(note)
    assert [part.role for part in from_text(note, retrieved_at=READ).parts] == [PartRole.NOTE]
