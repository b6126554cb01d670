"""The checks as the settings wire them: one budget and one list for whoever checks."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.checking import Examiner
from bot.checking.budget import shared_allowance
from bot.settings import Settings
from bot.store import SharedAllowance, open_store
from checks.compare.house import KEPT_IN_HOUSE, HouseEntry, HouseKind
from checks.language import load_recogniser
from checks.model import CheckRun, ClaimKind, Rating
from checks.politeness import Pace
from checks.run import in_thread
from tests.builders import article
from tests.checks.sources.house.test_never_sent import Recorder, recording

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
STORY = "A new quay\n\nHarbour official Odalys Brennekamp met Teodor Vasquane, a lawyer, in the old customs house."
SECRET = HouseEntry(name="Odalys Brennekamp", kind=HouseKind.PERSON, never_send=True)


async def examined(
    recorder: Recorder, sources: tuple[str, ...], *entries: HouseEntry, tmp_path: Path
) -> CheckRun:
    settings = Settings(
        state=tmp_path,
        wikipedia_api=recorder.url,
        wikidata_api=recorder.url,
        contact="desk@newsroom.example",
        sources=sources,
    )
    examiner = Examiner(
        settings,
        clock=lambda: NOW,
        source_names=sources,
        pace=Pace(),
        finder=in_thread(load_recogniser()),
    )
    try:
        return await examiner.examine(article(STORY), entries)
    finally:
        await examiner.close()


def rating(run: CheckRun, subject: str) -> Rating:
    (found,) = [
        one for one in run.findings if (one.claim.kind, one.claim.subject) == (ClaimKind.NAME, subject)
    ]
    return found.verdict.rating


@pytest.mark.timeout(120)
@pytest.mark.parametrize("first", [("house",), ()])
async def test_a_name_is_kept_in_whether_or_not_the_list_is_a_source(
    first: tuple[str, ...], tmp_path: Path
) -> None:
    async with recording() as recorder:
        run = await examined(recorder, (*first, "pack", "wikipedia", "wikidata"), SECRET, tmp_path=tmp_path)
    assert any("vasquane" in request for request in recorder.asked)
    assert [request for request in recorder.asked if "brennekamp" in request or "odalys" in request] == []
    assert rating(run, "Odalys Brennekamp") is (Rating.MATCHES if first else Rating.UNCHECKED)
    if not first:
        assert any(KEPT_IN_HOUSE in one.verdict.explanation for one in run.findings)


@pytest.mark.timeout(120)
async def test_a_list_that_is_no_source_says_nothing_of_style(tmp_path: Path) -> None:
    entry = HouseEntry(name="Theodor Vasquane", kind=HouseKind.PERSON, avoid=("Teodor Vasquane",))
    async with recording() as recorder:
        with_list = await examined(recorder, ("house", "pack"), entry, tmp_path=tmp_path)
        without = await examined(recorder, ("pack",), entry, tmp_path=tmp_path)
    assert rating(with_list, "Teodor Vasquane") is Rating.DIFFERS
    assert rating(without, "Teodor Vasquane") is Rating.NO_REFERENCE


async def test_a_command_beside_the_bot_takes_from_the_bots_budget(tmp_path: Path) -> None:
    settings = Settings(state=tmp_path)
    store = open_store(settings.database())
    await store.migrate()
    async with shared_allowance(settings, lambda: NOW) as allowance:
        assert allowance is not None
        await allowance.take(60)
        assert await SharedAllowance(store, lambda: NOW).take() > 0
    await store.close()


async def test_without_a_database_a_command_has_its_own_budget(tmp_path: Path) -> None:
    async with shared_allowance(Settings(state=tmp_path), lambda: NOW) as allowance:
        assert allowance is None
    assert not (tmp_path / "app.db").exists()
