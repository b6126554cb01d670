"""How many requests a whole installation may make, whatever the number of its processes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

_MINUTE = 60.0


@dataclass(frozen=True, kw_only=True)
class Rate:
    """So many requests a minute, and so many at once after a rest: never more than their sum in any minute.

    All that has to be kept between two requests is one moment: when all that was taken so far is due. It lies in
    the past after a rest, and in the future by what was taken at once.
    """

    per_minute: int
    at_once: int

    def taken(
        self, due: datetime | None, now: datetime, count: int = 1, within: float | None = None
    ) -> tuple[datetime, float]:
        """The new moment to keep, and the seconds to wait before these requests may go out.

        `due` is the moment that was kept, None before the first request; all moments are aware. Where they would
        have to wait for `within` seconds or longer, nothing is taken.
        """
        each = _MINUTE / self.per_minute
        new = max(due or now, now) + timedelta(seconds=count * each)
        wait = max((new - now).total_seconds() - self.at_once * each, 0.0)
        if wait and within is not None and wait >= within:
            return due or now, wait
        return new, wait


# At most 150 in any minute, of the 200 that a compliant User-Agent has; the rest is left to the newsroom's other tools.
RATE = Rate(per_minute=90, at_once=60)


class Allowance(Protocol):
    """The requests that are left to all who share it. Implementations that share a database serve processes."""

    async def take(self, count: int = 1, *, within: float | None = None) -> float:
        """Take so many requests, for good; gives the seconds to wait before they may go out, 0 for none.

        Where that is `within` seconds or longer nothing is taken: who gives up must not use up the others' share.
        """


class OwnAllowance:
    """The allowance of a single process."""

    def __init__(self, clock: Callable[[], datetime], rate: Rate = RATE) -> None:
        """`clock` gives aware moments."""
        self._clock = clock
        self._rate = rate
        self._due: datetime | None = None

    async def take(self, count: int = 1, *, within: float | None = None) -> float:
        """Take so many requests; gives the seconds to wait."""
        self._due, wait = self._rate.taken(self._due, self._clock(), count, within)
        return wait
