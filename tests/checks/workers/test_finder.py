"""Claims found in a worker process are those found in this process, in every field."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from checks.article import from_file, from_text
from checks.errors import CheckError, Unreadable
from checks.language import SpacyRecogniser
from checks.model import Article
from checks.run import find
from checks.workers.finder import ClaimFinder
from checks.workers.pool import Pool, WorkerFault

READ_AT = datetime(2025, 6, 1, 9, 30, tzinfo=UTC)
STORY = (
    "German Chancellor Olaf Schultz met Spanish Prime Minister Pedro Sánchez in Berlin on Tuesday, 16 May 2023. "
    "“We spoke,” Schultz said of Kyiv on its 447th day of the war in Ukraine.\n\nOn 03/04/2023 the two had met before, "
    "when the former minister, Cora Linde, was ill."
)


@pytest.fixture(scope="module")
def finder() -> Iterator[ClaimFinder]:
    opened = ClaimFinder()
    yield opened
    asyncio.run(opened.close())


def story(text: str = STORY, published: date | None = date(2023, 5, 16)) -> Article:
    return from_text(text, retrieved_at=READ_AT, published=published)


def real_articles(shared: Path) -> Iterator[Article]:
    for path in sorted((shared / "gum-news").glob("*.json")):
        news = json.loads(path.read_text(encoding="utf-8"))
        yield story(news["text"], date.fromisoformat(news["published"][:10]))
    for path in [*sorted((shared / "html").glob("*.html")), *sorted((shared / "seed").glob("*.txt"))]:
        try:
            yield from_file(path.name, path.read_bytes(), retrieved_at=READ_AT)
        except Unreadable:
            continue


@pytest.mark.parametrize("published", [date(2023, 5, 16), None])
async def test_what_is_found_is_what_is_found_in_this_process(
    finder: ClaimFinder, recogniser: SpacyRecogniser, published: date | None
) -> None:
    article = story(published=published)
    assert await finder(article) == find(article, recogniser)


@pytest.mark.timeout(180)
async def test_what_is_found_in_every_real_article_is_what_is_found_in_this_process(
    finder: ClaimFinder, recogniser: SpacyRecogniser, shared: Path
) -> None:
    articles = list(real_articles(shared))
    assert len(articles) > 15
    for article in articles:
        assert await finder(article) == find(article, recogniser), article.headline


async def test_the_model_is_named(finder: ClaimFinder, recogniser: SpacyRecogniser) -> None:
    assert await finder.warm_up() == recogniser.version
    assert (await finder(story())).model == recogniser.version


async def test_a_missing_model_is_told_as_ever() -> None:
    finder = ClaimFinder("no_such_model")
    with pytest.raises(
        CheckError, match=r"The language model 'no_such_model' is not installed\. .* FACTDESK_NLP_MODEL"
    ):
        await finder(story())
    await finder.close()


async def test_a_text_that_kills_its_worker_says_what_to_do() -> None:
    finder = ClaimFinder(pool=Pool("tests.checks.workers.dying_reader", size=1))
    with pytest.raises(CheckError, match="Check it in parts"):
        await finder(story())
    await finder.close()


async def test_a_mistake_of_ours_is_not_told_as_the_texts() -> None:
    finder = ClaimFinder(pool=Pool("tests.checks.workers.dying_reader", "fail", size=1))
    with pytest.raises(WorkerFault, match="IndexError"):
        await finder(story())
    await finder.close()


async def test_a_text_of_marks_is_refused_at_once(finder: ClaimFinder) -> None:
    article = story()
    text = "“ ” ‘ ’ " * 25_000
    marks = replace(article, text=text, parts=(replace(article.parts[0], start=0, end=len(text)),))
    with pytest.raises(Unreadable, match="not the text of a story"):
        await finder(marks)


def test_one_event_loop_after_another_may_find(finder: ClaimFinder) -> None:
    first, second = (asyncio.run(finder(story())) for _ in range(2))
    assert first == second
