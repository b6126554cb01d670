"""The names of ../shared/data/seed/article.txt, found and judged with the embedded pack alone."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from checks.article import from_file
from checks.language import SpacyRecogniser
from checks.model import ClaimKind, Finding, Rating, Reason, Versions
from checks.run import check, in_thread
from checks.sources.pack import Pack


@pytest.fixture
async def by_name(shared: Path, recogniser: SpacyRecogniser, pack: Pack) -> dict[str, Finding]:
    """The findings on names."""
    story = (shared / "seed" / "article.txt").read_bytes()
    article = from_file(
        "article.txt",
        story,
        retrieved_at=datetime(2026, 3, 4, 12, tzinfo=UTC),
        published=date(2023, 5, 16),
    )
    run = await check(
        article,
        finder=in_thread(recogniser),
        sources=(pack,),
        run_id="seed",
        versions=Versions(factdesk="", model="", pack=pack.version),
    )
    return {one.claim.subject: one for one in run.findings if one.claim.kind is ClaimKind.NAME}


async def test_the_misspelt_secretary_of_state_is_raised(by_name: dict[str, Finding]) -> None:
    told = by_name["Anthony Blinken"].verdict
    assert (told.rating, told.reason) == (Rating.DIFFERS, Reason.SPELLING)
    assert told.correction == "Antony Blinken"


async def test_the_ukrainian_form_of_the_deputy_ministers_name_is_asked_about(
    by_name: dict[str, Finding],
) -> None:
    told = by_name["Mykhailo Galuzin"].verdict
    assert (told.rating, told.reason) == (Rating.DIFFERS, Reason.TRANSLITERATION)
    assert told.correction == "Mikhail Galuzin"


async def test_bare_family_names_are_the_same_people_and_nobody_else_is_raised(
    by_name: dict[str, Finding],
) -> None:
    assert set(by_name) == {
        "Anthony Blinken",
        "Mykhailo Galuzin",
        "Sergey Bobylev",
        "Vladimir Putin",
        "Xi Jinping",
    }
    raised = {
        name for name, one in by_name.items() if one.verdict.rating in {Rating.DIFFERS, Rating.AMBIGUOUS}
    }
    assert raised == {"Anthony Blinken", "Mykhailo Galuzin"}
