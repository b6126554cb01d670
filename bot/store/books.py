"""How the newsroom's memory is written in: whose turn it is, one transaction at a time, each row once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Collection, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlmodel import SQLModel, literal
from sqlmodel.ext.asyncio.session import AsyncSession

# How long, in milliseconds, a writer waits for another.
PATIENCE = "busy_timeout=30000"


class Pen:
    """Whose turn it is to write. SQLite lets one write, and those who wait inside it wait long and in no order.

    What people do is written before what the bot has to do: of the bot's own writers one at a time is at the pen.
    """

    def __init__(self, *, shared: bool) -> None:
        """`shared`: the database itself lets many write."""
        self._own: AbstractAsyncContextManager[object] = nullcontext() if shared else asyncio.Lock()
        self._pen: AbstractAsyncContextManager[object] = nullcontext() if shared else asyncio.Lock()

    def first(self) -> AbstractAsyncContextManager[object]:
        """The next turn."""
        return self._pen

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """A turn in the order of asking, after those who are first."""
        async with self._own, self._pen:
            yield


class Books:
    """A database that is written in, turn by turn."""

    def __init__(self, engine: AsyncEngine, *, own_domains: Collection[str] = ()) -> None:
        """Work on this engine. `own_domains`: whose stories are ours; where none are given, all are."""
        self._engine = engine
        self._own_domains = tuple(own_domains)
        self._pen = Pen(shared=engine.dialect.name != "sqlite")
        self._dialect = postgresql if engine.dialect.name == "postgresql" else sqlite

    @asynccontextmanager
    async def _writing(self) -> AsyncIterator[AsyncSession]:
        """A transaction that is committed at the end of the block."""
        async with self._pen.turn(), AsyncSession(self._engine) as session, session.begin():
            yield session

    async def _change(self, query: Any) -> None:  # noqa: ANN401 - the type of an update differs by its table
        async with self._writing() as session:
            await session.exec(query)

    async def _insert_once(
        self, session: AsyncSession, table: type[SQLModel], values: Mapping[str, Any]
    ) -> bool:
        # RETURNING, for psycopg gives no row count here.
        query = (
            self._dialect.insert(table).values(dict(values)).on_conflict_do_nothing().returning(literal(1))
        )
        return (await session.exec(query)).first() is not None
