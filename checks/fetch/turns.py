"""Whose turn it is: so many pages at once, fewer of one host."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field


@dataclass
class Visit:
    """One fetch on its way. `waiting`: it has not got the turn that it needs next."""

    waiting: bool = True


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
        visit.waiting = True
        try:
            async with known.places, self._overall:
                visit.waiting = False
                yield
        finally:
            known.wanted -= 1
            if not known.wanted:
                del self._hosts[host]

    def hosts(self) -> frozenset[str]:
        """The hosts that are asked or waited for."""
        return frozenset(self._hosts)
