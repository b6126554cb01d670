"""Forty kills under load lose nothing and post nothing twice; the full figure is `python -m tests.prove.kills`."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.article import from_file
from checks.language import Recogniser
from checks.model import Versions
from checks.run import check, in_thread
from checks.sources.pack import Pack
from tests.builders import NOON
from tests.prove.crowd import Load
from tests.prove.kills import Ordeal, prove
from tests.prove.stories import story
from tests.prove.words import WordRecogniser

KILLS, STOPS = 40, 4


@pytest.mark.timeout(400)
async def test_forty_kills_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    load = Load(link_every=1.8, mark_every=1.2)
    outcome = await prove(Ordeal(kills=KILLS, seed=7, quick=True, load=load), tmp_path)

    assert outcome.faults == []
    assert outcome.kills == KILLS
    assert outcome.survivors == 0
    # Otherwise nothing was at stake.
    assert outcome.links > KILLS / 2
    assert outcome.marks > KILLS / 2


@pytest.mark.timeout(200)
async def test_stopping_in_mid_work_loses_nothing_and_doubles_nothing(tmp_path: Path) -> None:
    outcome = await prove(Ordeal(kills=STOPS, seed=8, quick=True, gently=True), tmp_path)

    assert outcome.faults == []
    assert len(outcome.stops) == STOPS + 1


@pytest.mark.parametrize("number", range(5))
async def test_the_word_recogniser_finds_what_the_model_finds_in_the_stories(
    number: int, recogniser: Recogniser, pack: Pack
) -> None:
    told = story(number)
    text = "\n\n".join((told.headline, *told.paragraphs)).encode()
    article = from_file("story.txt", text, retrieved_at=NOON, published=told.published)
    versions = Versions(factdesk="", model="", pack="")
    by_words, by_model = [
        await check(article, finder=in_thread(one), sources=(pack,), run_id="r", versions=versions)
        for one in (WordRecogniser(), recogniser)
    ]

    assert [found.id for found in by_words.findings] == [found.id for found in by_model.findings]
    assert [found.verdict for found in by_words.findings] == [found.verdict for found in by_model.findings]
