"""One budget of requests for all processes that share a database."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from sqlmodel import select

from bot.models import AllowanceRow
from bot.store.books import Books
from checks.politeness import RATE, OwnAllowance, Rate

log = logging.getLogger(__name__)

# The wikis count all requests of one User-Agent together, so there is one row.
_WIKIS = "wikis"


class SharedRate(Books):
    """The part of the store that keeps when all requests taken so far are due."""

    async def take_requests(
        self, count: int, *, rate: Rate, now: datetime, within: float | None = None
    ) -> float:
        """Take requests out of the installation's budget, for good; gives the seconds to wait before they may go out.

        `now` is aware. Nothing is taken where that is `within` seconds or longer. Processes that take at the same moment take one after another.
        """
        async with self._writing() as session:
            await self._insert_once(session, AllowanceRow, {"key": _WIKIS, "due": None})
            query = select(AllowanceRow).where(AllowanceRow.key == _WIKIS).with_for_update()
            row = (await session.exec(query)).one()
            row.due, wait = rate.taken(row.due, now, count, within)
            session.add(row)
        return wait


class SharedAllowance:
    """The requests that are left to all processes of the installation.

    While the database cannot be written in, this process takes from a budget of its own: a check goes on.
    """

    def __init__(self, store: SharedRate, clock: Callable[[], datetime], rate: Rate = RATE) -> None:
        """`clock` gives aware UTC."""
        self._store = store
        self._clock = clock
        self._rate = rate
        self._own = OwnAllowance(clock, rate)

    async def take(self, count: int = 1, *, within: float | None = None) -> float:
        """Take so many requests; gives the seconds to wait."""
        own = await self._own.take(count, within=within)
        try:
            now = self._clock()
            return await self._store.take_requests(count, rate=self._rate, now=now, within=within)
        except (OperationalError, NoConnectionFree) as error:
            log.warning("the shared budget of requests cannot be written (%s)", type(error).__name__)
            return own
