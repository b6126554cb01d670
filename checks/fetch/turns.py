"""Whose turn it is: so many pages at once, fewer of one host. The time to wait and the time to read are two."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field


class Visit:
    """One fetch on its way. `waiting`: it has not got the turn that it needs next.

    Args:
        wait: Seconds for which it may wait for its turns, all together.
        work: Seconds for which it may have a turn, all together.
    """

    def __init__(self, *, wait: float, work: float) -> None:
        self.waiting = True
        self._left = {True: wait, False: work}
        self._since = 0.0
        self._limit = asyncio.timeout(None)

    @asynccontextmanager
    async def bounded(self) -> AsyncIterator[None]:
        """Within the block both times count. TimeoutError when one of them is over: `waiting` tells which."""
        async with self._limit:
            self._since = asyncio.get_running_loop().time()
            self.now(waiting=True)
            yield

    def now(self, *, waiting: bool) -> None:
        """From here on it waits, or it has a turn."""
        if self._limit.expired():
            return
        now = asyncio.get_running_loop().time()
        self._left[self.waiting] -= now - self._since
        self.waiting, self._since = waiting, now
        self._limit.reschedule(now + self._left[waiting])


@dataclass
class _Host:
    """A host that is being asked, or waited for by `wanted` fetches."""

    places: asyncio.Semaphore
    wanted: int = field(default=0)


class Turns:
    """Places for the requests that run at once.

    A turn covers one request, so a redirect's target counts as its own host. The host's place is taken before
    the common one: those who queue for a slow host hold no place that others could use. Who holds a common
    place waits for nothing more, so there is no deadlock.

    Args:
        overall: Most requests at once.
        per_host: Most requests at once to one host name.
    """

    def __init__(self, *, overall: int, per_host: int) -> None:
        self._overall = asyncio.Semaphore(overall)
        self._per_host = per_host
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def take(self, host: str, visit: Visit) -> AsyncIterator[None]:
        """Wait for a turn with `host`, and hold it inside the block."""
        known = self._hosts.setdefault(host, _Host(asyncio.Semaphore(self._per_host)))
        known.wanted += 1
        try:
            async with known.places, self._overall:
                visit.now(waiting=False)
                yield
                visit.now(waiting=True)
        finally:
            known.wanted -= 1
            if not known.wanted:
                del self._hosts[host]
