"""Answers that are kept between articles, and how old they may be."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Any, Protocol, TypeVar

from checks.compare.freshness import FRESH_NEWS
from checks.model import Query

_T = TypeVar("_T")

# Persons and offices; what history has settled; nothing found.
KEPT = timedelta(hours=24)
KEPT_IF_SETTLED = timedelta(days=30)
KEPT_IF_MISSING = timedelta(hours=6)
# For fresh news an answer older than an hour is asked anew.
KEPT_FOR_FRESH_NEWS = timedelta(hours=1)


class Cache(Protocol):
    """Where answers are kept between articles. Keys are strings, values are opaque."""

    async def get(self, key: str) -> bytes | None:
        """The value, None when it is absent or over its time."""

    async def put(self, key: str, value: bytes, ttl: timedelta) -> None:
        """Keep the value for `ttl`."""


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A cached answer and the UTC time at which the source gave it. `value` None = the source had nothing.

    `settled`: it speaks of what no longer changes (a past event, a work, a place, a dead person).
    """

    at: datetime
    value: Any
    settled: bool = False


@dataclass(frozen=True, kw_only=True)
class Ages:
    """The earliest moments of which a kept answer is still good, by what it speaks of."""

    changing: datetime
    settled: datetime

    @property
    def changing_only(self) -> Ages:
        """The same for what is asked of persons and offices, whatever the answer was kept as."""
        return Ages(changing=self.changing, settled=self.changing)

    def suits(self, kept: Kept) -> bool:
        """Whether the answer is young enough. That nothing was found is never settled."""
        return kept.at >= (self.settled if kept.settled and kept.value is not None else self.changing)


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """A source's part of the cache. A cache that holds something odd is as good as an empty one."""

    source: str
    cache: Cache | None

    async def take(self, key: str, ages: Ages) -> Kept | None:
        """The answer kept under the key, None if there is none or it is too old."""
        body = await self.cache.get(f"{self.source}:{key}") if self.cache else None
        if body is None:
            return None
        try:
            held = json.loads(body)
            kept = Kept(
                at=datetime.fromisoformat(held["at"]),
                value=held["value"],
                settled=held.get("settled", False) is True,
            )
            suits = ages.suits(kept)
        except (ValueError, TypeError, KeyError, AttributeError):
            return None
        return kept if suits else None

    async def keep(self, key: str, kept: Kept) -> None:
        """Keep an answer a day, a settled one thirty days, an empty one six hours."""
        if self.cache is None:
            return
        held = {"at": kept.at.isoformat(), "value": kept.value, "settled": kept.settled}
        ttl = KEPT_IF_SETTLED if kept.settled else KEPT
        ttl = KEPT_IF_MISSING if kept.value is None else ttl
        await self.cache.put(f"{self.source}:{key}", json.dumps(held, ensure_ascii=False).encode(), ttl)


def ages_for(queries: Iterable[Query], clock: Callable[[], datetime]) -> Ages:
    """How old kept answers may be: an hour if a query speaks of the last seven days, else a day; settled ones 30 days."""
    now = clock()
    recent = any(query.as_of is not None and query.as_of >= (now - FRESH_NEWS).date() for query in queries)
    return Ages(changing=now - (KEPT_FOR_FRESH_NEWS if recent else KEPT), settled=now - KEPT_IF_SETTLED)


def batches(things: Sequence[_T], size: int) -> Iterator[tuple[_T, ...]]:
    """The things in runs of at most `size`, in order."""
    rest = iter(things)
    while batch := tuple(islice(rest, size)):
        yield batch
