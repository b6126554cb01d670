"""Our messages in Slack: what is known of each, and where it stands."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlmodel import col, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.models import (
    PostRow,
    PostState,
)
from bot.store.books import Books
from bot.store.records import Post


class Posts(Books):
    """Posts by their keys and places."""

    async def reserve(self, post: Post) -> Post:
        """Keep a post once by its key; give the stored one back."""
        values = {
            name: getattr(post, name)
            for name in ("newsroom", "key", "checklist_id", "message_key", "channel", "thread_ts", "since")
        }
        fresh = {**values, "state": PostState.NEW, "drawn": "", "covers": "[]"}
        async with self._writing() as session:
            await self._insert_once(session, PostRow, fresh)
            query = select(PostRow).where(PostRow.newsroom == post.newsroom, PostRow.key == post.key)
            return _post((await session.exec(query)).one())

    async def post(self, newsroom: str, key: str) -> Post | None:
        """A post by its key."""
        return await self._one_post(PostRow.newsroom == newsroom, PostRow.key == key)

    async def post_at(self, newsroom: str, channel: str, ts: str) -> Post | None:
        """The post that stands as this message of a channel."""
        return await self._one_post(
            PostRow.newsroom == newsroom, PostRow.channel == channel, PostRow.ts == ts
        )

    async def posts_of(self, checklist: int) -> tuple[Post, ...]:
        """The posts of a checklist in the order in which they were reserved."""
        query = select(PostRow).where(PostRow.checklist_id == checklist).order_by(col(PostRow.id))
        async with AsyncSession(self._engine) as session:
            return tuple(_post(row) for row in await session.exec(query))

    async def sending(self, post: Post, *, at: datetime) -> None:
        """Record that a post may reach Slack from now on."""
        await self._change(_post_change(post).values(state=PostState.SENDING, since=at))

    async def unsent(self, post: Post, *, at: datetime) -> None:
        """Record that a post is known not to have reached Slack."""
        await self._change(_post_change(post).values(state=PostState.NEW, since=at))

    async def sent(self, post: Post, *, ts: str, drawn: str, covers: Sequence[str], at: datetime) -> None:
        """Record where a post stands, what it shows and what a reaction on it marks."""
        values = {
            "state": PostState.SENT,
            "ts": ts,
            "drawn": drawn,
            "covers": json.dumps(list(covers)),
            "since": at,
        }
        await self._change(_post_change(post).values(**values))

    async def _one_post(self, *conditions: Any) -> Post | None:  # noqa: ANN401 - SQLModel types a comparison as bool
        async with AsyncSession(self._engine) as session:
            row = (await session.exec(select(PostRow).where(*conditions))).first()
        return None if row is None else _post(row)


def _post_change(post: Post) -> Any:  # noqa: ANN401 - SQLAlchemy's Update, before its values
    return update(PostRow).where(col(PostRow.newsroom) == post.newsroom, col(PostRow.key) == post.key)


def _post(row: PostRow) -> Post:
    return Post(
        newsroom=row.newsroom,
        key=row.key,
        checklist_id=row.checklist_id,
        message_key=row.message_key,
        channel=row.channel,
        thread_ts=row.thread_ts,
        state=PostState(row.state),
        since=row.since,
        ts=row.ts,
        drawn=row.drawn,
        covers=tuple(json.loads(row.covers)),
    )
