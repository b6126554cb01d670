"""Time for tests: simulated, where an hour passes at once, and hurried, where every pause is shorter."""

from __future__ import annotations

import asyncio
import heapq
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from itertools import count
from typing import Self

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine

_ROUNDS = 5


class SimulatedTime:
    """A clock that stands still while anything is done and jumps to the next sleeper when nothing is.

    "Nothing" is `quiet` real seconds in which nobody fell asleep or woke, followed by a loop with nothing to do and
    nobody who `held` the time. Work in threads shows neither, so hold the time for it (`held_by_database`); what is
    not held can be overtaken: it happens later, which no order of events forbids. Use it as an async context in the
    loop whose tasks sleep in it.
    """

    def __init__(self, opens_at: datetime, *, quiet: float = 0.01) -> None:
        """`opens_at` is aware; `monotonic` counts from 0."""
        self._opens_at = opens_at
        self._quiet = quiet
        self._passed = 0.0
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._numbers = count()
        self._stirred = 0
        self._held = 0
        self._driver: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        """Let time pass."""
        self._driver = asyncio.create_task(self._drive())
        return self

    async def __aexit__(self, *_error: object) -> None:
        """Let it stand; who still sleeps sleeps on."""
        if self._driver is not None:
            self._driver.cancel()
            await asyncio.gather(self._driver, return_exceptions=True)

    def clock(self) -> datetime:
        """The moment it is."""
        return self._opens_at + timedelta(seconds=self._passed)

    def monotonic(self) -> float:
        """The seconds that have passed."""
        return self._passed

    def put_back(self, by: timedelta) -> None:
        """Put the clock back, or forward by a negative time; the seconds that have passed stay what they are."""
        self._opens_at -= by

    async def sleep(self, seconds: float) -> None:
        """Wait until so many seconds have passed."""
        self._stirred += 1
        if seconds <= 0:
            await asyncio.sleep(0)
            return
        waking = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self._passed + seconds, next(self._numbers), waking))
        await waking

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let no time pass meanwhile."""
        self._held += 1
        try:
            yield
        finally:
            self._held -= 1
            self._stirred += 1

    def held_by_database(self, engine: AsyncEngine) -> None:
        """Let no time pass while a connection of this database is opened or in use."""
        for name, change in (("do_connect", 1), ("connect", -1), ("checkout", 1), ("checkin", -1)):
            event.listen(engine.sync_engine, name, partial(self._hold, change))

    def _hold(self, change: int, *_event: object) -> None:
        self._held += change
        self._stirred += 1

    async def _drive(self) -> None:
        while True:
            stirred = self._stirred
            await asyncio.sleep(self._quiet)
            if await self._is_idle() and stirred == self._stirred and not self._held:
                self._wake_next()

    async def _is_idle(self) -> bool:
        """Whether the loop has nothing to do for some rounds; sockets on loopback show within one."""
        ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined] # nothing public tells it
        for _ in range(_ROUNDS):
            await asyncio.sleep(0)
            if ready:
                return False
        return True

    def _wake_next(self) -> None:
        while self._sleepers:
            due, _, waking = heapq.heappop(self._sleepers)
            if not waking.done():
                self._passed = max(self._passed, due)
                self._stirred += 1
                waking.set_result(None)
                return


class HurriedTime:
    """Real time, but `times` as fast: for tests that must wait for something and do not test how long."""

    def __init__(self, times: float = 20.0) -> None:
        """Start to count at 0."""
        self._times = times
        self._begun = time.monotonic()

    def monotonic(self) -> float:
        """The hurried seconds that have passed."""
        return (time.monotonic() - self._begun) * self._times

    async def sleep(self, seconds: float) -> None:
        """Wait until so many hurried seconds have passed."""
        await asyncio.sleep(seconds / self._times)
