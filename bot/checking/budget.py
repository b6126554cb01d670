"""The installation's budget of requests for a command that runs beside the bot."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime

from bot.checking.house_lists import file_of, opened
from bot.settings import Settings
from checks.politeness import Allowance


@asynccontextmanager
async def shared_allowance(
    settings: Settings, clock: Callable[[], datetime]
) -> AsyncIterator[Allowance | None]:
    """What the newsroom's bot and this process share; None where there is no database, or one of an older version."""
    place = file_of(settings)
    if place is not None and not place.is_file():
        yield None
        return
    from bot.store import SharedAllowance  # noqa: PLC0415 - as in `opened`

    async with opened(settings, migrate=False) as store:
        yield SharedAllowance(store, clock) if await store.has_house_lists() else None
