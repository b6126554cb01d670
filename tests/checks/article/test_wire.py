"""Wire copy is known by its dateline and by the agency's word over it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from checks.article import from_text
from checks.article.wire import agency_of, slug_of

BODY = "The harbour of Aldhaven reopened on Tuesday after a storm, the port said."


@pytest.mark.parametrize(
    ("dateline", "agency"),
    [
        ("KYIV, May 16 (Reuters) -", "Reuters"),
        ("PARIS (AP) —", "AP"),
        ("LONDON, Jan 3 (AFP)", "AFP"),
        ("WASHINGTON, D.C., 3 March 2024 (dpa) –", "dpa"),
        ("SAO PAULO/BRASILIA, Dec. 2 (EFE) --", "EFE"),
        ("(Reuters) -", "Reuters"),
        ("New Delhi, Jan 3 (PTI)", "PTI"),
        ("Ottawa (The Canadian Press) —", "Canadian Press"),
    ],
)
def test_the_agency_of_a_dateline_is_named(dateline: str, agency: str) -> None:
    assert agency_of(f"Harbour opens\n\n{dateline} {BODY}") == agency


@pytest.mark.parametrize(
    "line",
    [
        "SEATTLE, March 28 (Business desk) —",
        "The Athletic Party (AP) - a joke of the harbour -",
        "He belongs to the players' union (PA) -",
        "OSLO, May 1 –",
        "Pelle Strand (AP) told the port",
    ],
)
def test_other_brackets_name_no_agency(line: str) -> None:
    assert agency_of(f"Harbour opens\n\n{line} {BODY}") is None


@pytest.mark.parametrize(
    ("line", "slug"),
    [
        ("UPDATE 2-Harbour opens after storm", "UPDATE 2"),
        ("CORRECTED-Harbour opens after storm", "CORRECTED"),
        ("CORRECTED-UPDATE 1-Harbour opens", "CORRECTED, UPDATE 1"),
        ("REFILE-Harbour opens", "REFILE"),
        ("KILL-Harbour opens", "KILL"),
        ("KILL KILL KILL", "KILL"),
        ("WITHDRAWN: Harbour opens", "KILL"),
        ("ADVISORY - Harbour opens at noon", "ADVISORY"),
        ("EMBARGOED UNTIL 00:01 GMT MAY 16", "EMBARGOED"),
        ("Under embargo until 6 a.m. on 16 May", "EMBARGOED"),
        ("WRAPUP 3-Harbour opens", "WRAPUP 3"),
    ],
)
def test_the_agencys_word_over_a_story_is_read(line: str, slug: str) -> None:
    assert slug_of(f"{line}\n\n{BODY}") == slug


@pytest.mark.parametrize(
    "line",
    [
        "KILL BILL director visits the harbour",
        "Update on the harbour",
        "Corrected figures show a smaller harbour",
        "Embargo on Cuba lifted in 2016",
        "The CORRECTED-version of the harbour plan",
        "Flash floods close the harbour",
    ],
)
def test_words_of_a_headline_are_no_agencys_word(line: str) -> None:
    assert slug_of(f"{line}\n\n{BODY}") is None


def test_a_newspapers_correction_note_is_no_slug_but_an_agencys_is() -> None:
    assert slug_of(f"Harbour opens\n\n{BODY}\n\nCORRECTION: It was Tuesday.") is None
    assert slug_of(f"CORRECTION: Harbour opens\n\nOSLO, May 1 (Reuters) - {BODY}") == "CORRECTED"


def test_a_wire_copy_carries_agency_and_slug() -> None:
    text = f"UPDATE 2-Harbour opens after storm\n\nOSLO, May 1 (Reuters) - {BODY}"
    article = from_text(text, retrieved_at=datetime(2025, 6, 1, tzinfo=UTC))
    assert (article.agency, article.slug) == ("Reuters", "UPDATE 2")
