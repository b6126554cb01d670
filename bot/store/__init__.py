"""The newsroom's memory, asked and told in newsroom words. The only SQL there is.

Every method names the newsroom it works for, or an id that belongs to one. Moments are aware UTC.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import create_async_engine
from sqlmodel import func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot import migrations
from bot.models import NewsroomRow
from bot.store.allowance import SharedAllowance, SharedRate
from bot.store.assignments import Assignments
from bot.store.books import PATIENCE
from bot.store.checklists import Checklists
from bot.store.corrections import Corrections
from bot.store.drafts import Draft, Drafts
from bot.store.house import LOCAL, Contradicted, HouseLists, ListChange
from bot.store.inbox import Inbox
from bot.store.letting_go import LettingGo
from bot.store.posts import Posts
from bot.store.records import Assignment, Delivery, DigestChannel, DigestTime, Filing, Found, NotThere, Post
from bot.store.references import ReferenceCache, References
from bot.store.searching import Searches

# synchronous=FULL: what Slack was told has arrived must survive a power cut.
# secure_delete: what is deleted is overwritten, so that an old text cannot be read out of the file.
_PRAGMAS = (
    PATIENCE,
    "foreign_keys=ON",
    "journal_mode=WAL",
    "synchronous=FULL",
    "secure_delete=ON",
)


class Store(
    Inbox,
    Assignments,
    Drafts,
    Checklists,
    Posts,
    References,
    LettingGo,
    HouseLists,
    Corrections,
    Searches,
    SharedRate,
):
    """All that is remembered. Build it with `open_store`."""

    async def migrate(self) -> None:
        """Bring the tables up to the newest revision."""
        async with self._engine.begin() as connection:
            await connection.run_sync(migrations.upgrade)

    async def ping(self) -> None:
        """Raise an error of the database if it cannot be read."""
        async with AsyncSession(self._engine) as session:
            await session.exec(select(func.count()).select_from(NewsroomRow))

    async def close(self) -> None:
        """Let go of the database."""
        await self._engine.dispose()


def open_store(url: str, *, own_domains: Collection[str] = ()) -> Store:
    """A store on this database URL. `own_domains`: whose stories are ours; where none are given, all are.

    SQLite gets a write-ahead log, Postgres a pool that checks its connections.

    Its errors do not repeat what was to be written, which may be the text of an article.
    """
    if make_url(url).get_backend_name() == "sqlite":
        engine = create_async_engine(url, hide_parameters=True)
        event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    else:
        engine = create_async_engine(url, pool_pre_ping=True, hide_parameters=True)
    return Store(engine, own_domains=own_domains)


def _prepare_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own connection
    # IMMEDIATE: a transaction that begins by reading could not become a writer beside another one.
    connection.isolation_level = "IMMEDIATE"
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


__all__ = [
    "LOCAL",
    "Assignment",
    "Contradicted",
    "Delivery",
    "DigestChannel",
    "DigestTime",
    "Draft",
    "Filing",
    "Found",
    "ListChange",
    "NotThere",
    "Post",
    "ReferenceCache",
    "SharedAllowance",
    "Store",
    "open_store",
]
