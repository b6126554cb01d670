"""Hostile pages end in an article or a sentence, and the next story is read and searched as if nothing had been.

How long each takes and what the bot's memory grows by: `python -m tests.checks.workers.walls`.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from checks.article import from_page
from checks.errors import CheckError
from checks.fetch import Page
from checks.language import SpacyRecogniser
from checks.run import find
from checks.workers.finder import ClaimFinder
from checks.workers.reader import PageReader
from tests.checks.workers.hostile import HostilePage, hostile_pages, page

READ_AT = datetime(2025, 6, 1, 9, 30, tzinfo=UTC)
SHORT = 20_000


def fetched(hostile: HostilePage) -> Page:
    return Page(
        url="https://paper.example/x",
        body=hostile.body,
        content_type=hostile.content_type,
        charset=hostile.charset,
    )


@pytest.mark.timeout(300)
async def test_every_hostile_page_ends_in_an_article_or_a_sentence_and_the_next_story_is_read(
    recogniser: SpacyRecogniser,
) -> None:
    reader, finder = PageReader(), ClaimFinder()

    async def outcome(hostile: HostilePage) -> str:
        try:
            article = await reader.page(fetched(hostile), retrieved_at=READ_AT)
            # The model needs seconds for the longest texts; the proof gives it them.
            if len(article.text) <= SHORT:
                await finder(article)
        except CheckError as error:
            return str(error)
        return article.text

    hostile = list(hostile_pages())
    assert len(hostile) >= 60
    outcomes = await asyncio.gather(*(outcome(one) for one in hostile))
    story = fetched(HostilePage(name="a story", body=page("")))
    article = await reader.page(story, retrieved_at=READ_AT)
    found = await finder(article)
    await asyncio.gather(reader.close(), finder.close())
    assert all(said.strip() for said in outcomes)
    assert article == from_page(story, retrieved_at=READ_AT)
    assert found == find(article, recogniser)
    assert found.asked


async def test_no_file_of_the_machine_gets_into_a_page() -> None:
    reader = PageReader(at_once=1)
    outer = next(one for one in hostile_pages() if one.name == "an outer entity")
    article = await reader.page(fetched(outer), retrieved_at=READ_AT)
    await reader.close()
    assert "root:" not in article.text
