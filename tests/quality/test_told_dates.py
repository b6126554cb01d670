"""A text tells its day rightly or not at all."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from checks.article import from_file
from checks.model import PublishedBasis
from tests.quality.told_dates import told

SEED = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "seed" / "article.txt"


def test_no_article_is_given_a_wrong_day_and_no_right_day_is_doubted() -> None:
    every = told()
    assert len(every) >= 80
    assert [one.name for one in every if one.settled and not one.is_right] == []
    assert [one.name for one in every if one.is_doubted] == []
    assert sum(one.is_right for one in every) >= 7


def test_the_seed_is_dated_by_its_own_text() -> None:
    if not SEED.exists():
        pytest.skip(f"no {SEED}")
    article = from_file(SEED.name, SEED.read_bytes(), retrieved_at=datetime(2026, 1, 1, tzinfo=UTC))
    assert (article.published_at, article.published_basis) == (date(2023, 5, 16), PublishedBasis.TEXT)
    assert article.published_reason.startswith(
        "447th day of the war in Ukraine = 16 May 2023; May 18 and 19 lie"
    )
