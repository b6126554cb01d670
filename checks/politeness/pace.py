"""How fast the sources of a process may be asked."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

from checks.politeness.allowance import Allowance, OwnAllowance
from checks.politeness.breaker import FAILURES, REST, Breaker

CONCURRENT = 3
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


class NoTurn(Exception):
    """The requests that are left to this installation come too late."""


class Pace:
    """At most `concurrent` requests at a time, and as many a minute as the allowance has.

    Belongs to one event loop. After a Retry-After nothing is asked of that host until it is over. Holds the
    breaker of every source, so that all who share the pace leave a broken source in peace.

    Args:
        allowance: Shared by all processes of the installation; of this process alone when none is given.
        concurrent: Requests under way at one time.
        dice: Spreads the waits before another try.
        failures: After how many failures in a row a breaker opens.
        rest: How long it stays open.
        first_wait: Seconds before a second try where the source does not say how long; twice that before a third.
        try_seconds: How long one try may take.
    """

    def __init__(  # noqa: PLR0913 - limits, each by its name
        self,
        *,
        allowance: Allowance | None = None,
        concurrent: int = CONCURRENT,
        dice: random.Random | None = None,
        failures: int = FAILURES,
        rest: timedelta = REST,
        first_wait: float = 0.5,
        try_seconds: float = 6.0,
    ) -> None:
        self._allowance = allowance or OwnAllowance(_loop_clock)
        self._slots = asyncio.Semaphore(concurrent)
        self._resting: dict[str, float] = {}
        self._breakers: dict[str, Breaker] = {}
        self._failures = failures
        self._rest = rest
        self.first_wait = first_wait
        self.try_seconds = try_seconds
        self.dice = dice or random.Random()  # noqa: S311 - spreads waits, keeps no secret

    @asynccontextmanager
    async def turn(self, *, ends: float | None = None) -> AsyncIterator[None]:
        """Wait for a free slot and a place in the minute, and hold the slot.

        Raises NoTurn at once when the place would come after `ends` (the loop's time).
        """
        async with self._slots:
            within = None if ends is None else ends - asyncio.get_running_loop().time()
            wait = await self._allowance.take(within=within)
            if within is not None and wait and wait >= within:
                raise NoTurn
            if wait:
                await asyncio.sleep(wait)
            yield

    def rest(self, host: str, seconds: float) -> None:
        """Leave a host alone for so long; a longer rest that it asked for before stays."""
        until = asyncio.get_running_loop().time() + seconds
        self._resting[host] = max(until, self._resting.get(host, until))

    def rests(self, host: str) -> float:
        """Seconds until the host may be asked again; 0 when it may."""
        return max(self._resting.get(host, 0.0) - asyncio.get_running_loop().time(), 0.0)

    def breaker(self, source: str, clock: Callable[[], datetime]) -> Breaker:
        """The breaker of a source; the first who asks gives it its clock."""
        if source not in self._breakers:
            self._breakers[source] = Breaker(clock, failures=self._failures, rest=self._rest)
        return self._breakers[source]


def _loop_clock() -> datetime:
    """A clock that only measures: the running loop's seconds from an arbitrary day."""
    return _EPOCH + timedelta(seconds=asyncio.get_running_loop().time())
