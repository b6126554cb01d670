"""Answers of public references, shared by all newsrooms until they expire."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlmodel import col, delete
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.models import (
    ReferenceRow,
)
from bot.store.books import Books


class References(Books):
    """The cache of public references."""

    async def cached(self, source: str, key: str, *, now: datetime) -> bytes | None:
        """A reference's answer that has not expired."""
        async with AsyncSession(self._engine) as session:
            row = await session.get(ReferenceRow, (source, key))
        return row.body if row is not None and row.expires > now else None

    async def keep_answer(self, source: str, key: str, body: bytes, *, expires: datetime) -> None:
        """Keep a reference's answer until then, in place of an older one."""
        async with self._writing() as session:
            await session.exec(
                delete(ReferenceRow).where(col(ReferenceRow.source) == source, col(ReferenceRow.key) == key)
            )
            values = {"source": source, "key": key, "body": body, "expires": expires}
            await self._insert_once(session, ReferenceRow, values)

    async def forget_answers(self, *, now: datetime) -> None:
        """Delete the answers of references that have expired."""
        await self._change(delete(ReferenceRow).where(col(ReferenceRow.expires) <= now))


class ReferenceCache:
    """The store as one source's cache of public answers."""

    def __init__(self, store: References, source: str, clock: Callable[[], datetime]) -> None:
        """Keep the answers of this source."""
        self._store = store
        self._source = source
        self._clock = clock

    async def get(self, key: str) -> bytes | None:
        """The answer kept for this key, unless it has expired."""
        return await self._store.cached(self._source, key, now=self._clock())

    async def put(self, key: str, value: bytes, ttl: timedelta) -> None:
        """Keep an answer for this long."""
        await self._store.keep_answer(self._source, key, value, expires=self._clock() + ttl)
