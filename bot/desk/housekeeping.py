"""Once a day the desk lets go of what need not be kept any longer."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from functools import partial

from bot.desk.counter import AN_HOUR, Counter

log = logging.getLogger(__name__)

# What arrived and is settled is remembered this long, for Slack delivers some things again.
KEEP_DELIVERIES = timedelta(days=7)


class Housekeeping(Counter):
    """What is old is let go of."""

    async def today(self) -> str:
        """The date in UTC."""
        return self._clock().date().isoformat()

    async def tidy(self) -> None:
        """Let go of what need not be kept any longer: words first, then what is older than all that is shown.

        Where one part fails the others are done all the same, and then it raises what the first one raised.
        """
        now, store = self._clock(), self._store
        parts = (
            partial(store.forget_words, before=now - self._keep_words),
            partial(store.forget_checklists, before=now - self._keep_marks),
            partial(store.forget_deliveries, before=now - KEEP_DELIVERIES),
            partial(store.forget_answers, now=now),
        )
        ended = [await asyncio.gather(part(), return_exceptions=True) for part in parts]
        self._compact_at = now
        await self.compact()
        if self._compact_at is not None:
            log.warning(
                "Another program reads the newsroom's database, so deleted words still stand in the file beside it that"
                " ends in -wal. I try to empty that file again every hour."
            )
        for (error,) in ended:
            if error is not None:
                raise error

    async def compact(self) -> None:
        """Empty the database's log of writes if a tidying has left that to be done, at most once an hour."""
        now = self._clock()
        if self._compact_at is not None and self._compact_at <= now:
            self._compact_at = None if await self._store.compact() else now + AN_HOUR
