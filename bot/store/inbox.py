"""What Slack delivers, on the disk before Slack is told that it arrived."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlmodel import col, func, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.models import (
    InboxRow,
    NewsroomRow,
    Progress,
)
from bot.store.books import Books
from bot.store.records import Delivery, NotThere

MOST_TOGETHER = 200
# The database itself is locked, full or away, whatever is to be written.
_NOTHING_TO_WRITE_TO = (OperationalError, NoConnectionFree)


@dataclass(frozen=True)
class _Arrival:
    """A delivery that is being taken in. `is_new` is settled when it is on the disk, or could not be put there."""

    delivery: Delivery
    body: str
    at: datetime
    is_new: asyncio.Future[bool]

    def done(self, *, is_new: bool) -> None:
        """It is on the disk."""
        if not self.is_new.done():
            self.is_new.set_result(is_new)

    def fail(self, error: Exception) -> None:
        """It could not be put there."""
        if not self.is_new.done():
            self.is_new.set_exception(error)


class Inbox(Books):
    """Deliveries are taken in, answered and settled."""

    def __init__(self, engine: AsyncEngine, *, own_domains: Collection[str] = ()) -> None:
        """Work on this engine. `own_domains`: whose stories are ours."""
        super().__init__(engine, own_domains=own_domains)
        self._arrived: list[_Arrival] = []
        self._filing: asyncio.Task[None] | None = None

    async def take_in(self, delivery: Delivery, *, body: str, at: datetime) -> bool:
        """Keep an event or interaction; False when it was there already. It is on the disk when this returns."""
        arrival = _Arrival(delivery, body, at, asyncio.get_running_loop().create_future())
        self._arrived.append(arrival)
        if self._filing is None or self._filing.done():
            self._filing = asyncio.create_task(self._keep_arrivals())
        return await arrival.is_new

    async def _keep_arrivals(self) -> None:
        """Keep all that has arrived by now in one transaction, again until nothing more has.

        Slack waits for the commit: together, fifty a second cost the disk no more than five, and they stand in no
        line behind the bot's own work.
        """
        while self._arrived:
            async with self._pen.first():
                # So many fit into one statement.
                arrived, self._arrived = self._arrived[:MOST_TOGETHER], self._arrived[MOST_TOGETHER:]
                await self._keep(arrived)

    async def _keep(self, arrived: Sequence[_Arrival]) -> None:
        try:
            async with AsyncSession(self._engine) as session, session.begin():
                new = await self._insert_arrived(session, arrived)
        except Exception as error:  # noqa: BLE001 - told to the one who waits
            if len(arrived) == 1 or isinstance(error, _NOTHING_TO_WRITE_TO):
                # One by one they would wait as long again, each before the next. Slack sends them again.
                for arrival in arrived:
                    arrival.fail(error)
            else:
                # One that cannot be kept must not take the others with it.
                for arrival in arrived:
                    await self._keep([arrival])
        else:
            for arrival in arrived:
                arrival.done(is_new=arrival.delivery in new)
                # Of two that arrived together, the first is the new one.
                new.discard(arrival.delivery)

    async def _insert_arrived(self, session: AsyncSession, arrived: Sequence[_Arrival]) -> set[Delivery]:
        """Those of the deliveries that were not there."""
        newsrooms = {one.delivery.newsroom: one.at for one in arrived}
        joined = [{"id": newsroom, "joined_at": at} for newsroom, at in newsrooms.items()]
        await session.exec(self._dialect.insert(NewsroomRow).values(joined).on_conflict_do_nothing())
        rows = [
            {
                "newsroom": one.delivery.newsroom,
                "key": one.delivery.key,
                "body": one.body,
                "received_at": one.at,
                "state": Progress.NEW,
                "detail": "",
            }
            for one in arrived
        ]
        query = self._dialect.insert(InboxRow).values(rows).on_conflict_do_nothing()
        kept = await session.exec(query.returning(col(InboxRow.newsroom), col(InboxRow.key)))
        return {Delivery(newsroom=newsroom, key=key) for newsroom, key in kept}

    async def waiting(self) -> tuple[Delivery, ...]:
        """What was taken in and not settled, oldest first."""
        query = select(InboxRow.newsroom, InboxRow.key).where(InboxRow.state == Progress.NEW)
        async with AsyncSession(self._engine) as session:
            rows = await session.exec(query.order_by(col(InboxRow.id)))
            return tuple(Delivery(newsroom=newsroom, key=key) for newsroom, key in rows)

    async def body(self, delivery: Delivery) -> str:
        """What a delivery said; NotThere when it is unknown."""
        query = select(InboxRow.body).where(
            InboxRow.newsroom == delivery.newsroom, InboxRow.key == delivery.key
        )
        async with AsyncSession(self._engine) as session:
            found = (await session.exec(query)).first()
        if found is None:
            raise NotThere(f"no delivery {delivery.key!r} in newsroom {delivery.newsroom!r}")
        return found

    async def overdue(self, *, before: datetime) -> tuple[int, Delivery, datetime] | None:
        """How many deliveries came in before then and are not settled; the oldest, and when it came."""
        late = (InboxRow.state == Progress.NEW, col(InboxRow.received_at) < before)
        query = select(InboxRow.newsroom, InboxRow.key, InboxRow.received_at).where(*late)
        async with AsyncSession(self._engine) as session:
            count = (await session.exec(select(func.count()).select_from(InboxRow).where(*late))).one()
            oldest = (await session.exec(query.order_by(col(InboxRow.id)).limit(1))).first()
        if oldest is None:
            return None
        newsroom, key, received_at = oldest
        return count, Delivery(newsroom=newsroom, key=key), received_at

    async def settle(self, delivery: Delivery, state: Progress, detail: str = "") -> None:
        """Record what became of a delivery."""
        query = (
            update(InboxRow)
            .where(col(InboxRow.newsroom) == delivery.newsroom, col(InboxRow.key) == delivery.key)
            .values(state=state, detail=detail)
        )
        await self._change(query)
