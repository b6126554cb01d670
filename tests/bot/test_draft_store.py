"""Drafts in the database, on SQLite and on Postgres."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.store import Draft, NotThere, Post, Store, open_store
from tests.bot.test_store import assigned, filed
from tests.peers.postgres import running

NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running(tmp_path_factory.mktemp("postgres")) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgres"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    url = f"sqlite+aiosqlite:///{tmp_path / 'app.db'}"
    if request.param == "postgres":
        url = request.getfixturevalue("postgres")
    opened = open_store(url)
    await opened.migrate()
    yield opened
    await opened.close()


@pytest.fixture
def newsroom(request: pytest.FixtureRequest) -> str:
    """A newsroom of its own for each test: on Postgres the tests share a database."""
    return f"T-{request.node.name}"


def draft(newsroom: str, key: str = "C1:view-V1", **changes: Any) -> Draft:
    values: dict[str, Any] = {"body": b"\x00 any \xff bytes", "given_by": "U1", "given_at": NOW}
    return Draft(newsroom=newsroom, key=key, **(values | changes))


async def test_a_draft_reads_back_as_it_was_given(store: Store, newsroom: str) -> None:
    await assigned(store, newsroom)
    given = draft(newsroom, name="bridge.docx", file="https://files.slack.com/x", headline="Bridge")
    await store.keep_draft(given)
    assert await store.draft(newsroom, given.key) == given


async def test_the_same_key_of_another_newsroom_is_another_draft(store: Store, newsroom: str) -> None:
    await assigned(store, newsroom)
    await store.keep_draft(draft(newsroom))
    with pytest.raises(NotThere):
        await store.draft(f"{newsroom}-other", "C1:view-V1")


async def test_a_file_is_kept_when_it_is_here(store: Store, newsroom: str) -> None:
    await assigned(store, newsroom)
    given = draft(newsroom, name="bridge.docx", file="https://files.slack.com/x", body=b"")
    await store.keep_draft(given)
    await store.keep_file(given, b"PK\x03\x04")
    assert (await store.draft(newsroom, given.key)).body == b"PK\x03\x04"


async def test_a_dropped_draft_is_gone(store: Store, newsroom: str) -> None:
    await assigned(store, newsroom)
    await store.keep_draft(draft(newsroom))
    await store.drop_draft(draft(newsroom))
    with pytest.raises(NotThere):
        await store.draft(newsroom, "C1:view-V1")


async def test_drafts_are_let_go_of_with_the_words_of_their_time(store: Store, newsroom: str) -> None:
    await assigned(store, newsroom)
    old, new = draft(newsroom, "C1:old"), draft(newsroom, "C1:new", given_at=NOW + timedelta(days=1))
    for one in (old, new):
        await store.keep_draft(one)
    await store.forget_words(before=NOW + timedelta(hours=1))
    with pytest.raises(NotThere):
        await store.draft(newsroom, old.key)
    assert await store.draft(newsroom, new.key) == new


async def test_a_thread_is_ours_by_a_message_in_it_or_at_its_head(store: Store, newsroom: str) -> None:
    await assigned(store, newsroom)
    post = Post(newsroom=newsroom, key="k1", message_key="summary", channel="C1", thread_ts="1.1", since=NOW)
    await store.reserve(post)
    await store.sent(post, ts="2.2", drawn="x", covers=(), at=NOW)
    assert [await store.is_our_thread(newsroom, "C1", ts) for ts in ("1.1", "2.2", "3.3")] == [
        True,
        True,
        False,
    ]
    assert not await store.is_our_thread(newsroom, "C2", "1.1")


async def test_the_run_of_a_checklist_is_its_newest_pass_while_its_words_are_kept(
    store: Store, newsroom: str
) -> None:
    number = await filed(store, newsroom)
    assert (await store.run_of(number)).article.text
    await store.forget_words(before=datetime(2030, 1, 1, tzinfo=UTC))
    with pytest.raises(NotThere):
        await store.run_of(number)
    with pytest.raises(NotThere):
        await store.run_of(number + 1_000)
