"""The record of corrections. Rows are only ever added."""

from __future__ import annotations

import json
from typing import Any

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.checklist import Correction
from bot.models import CorrectionRow
from bot.store.books import Books


class Corrections(Books):
    """Corrections of published stories."""

    async def correct(self, newsroom: str, checklist: int, correction: Correction) -> bool:
        """Append a correction to a checklist's record; False where the event is in it already."""
        async with self._writing() as session:
            return await self._insert_once(session, CorrectionRow, _values(newsroom, checklist, correction))


async def corrections_of(session: AsyncSession, checklist: int | None) -> tuple[Correction, ...]:
    """The corrections of a checklist, oldest first."""
    query = select(CorrectionRow).where(CorrectionRow.checklist_id == checklist)
    rows = await session.exec(query.order_by(col(CorrectionRow.at), col(CorrectionRow.id)))
    return tuple(_correction(row) for row in rows)


def _values(newsroom: str, checklist: int, correction: Correction) -> dict[str, Any]:
    return {
        "newsroom": newsroom,
        "checklist_id": checklist,
        "claim_key": correction.claim_key,
        "before": correction.before,
        "after": correction.after,
        "told": correction.told,
        "ticked_by": json.dumps(list(correction.ticked_by)),
        "user": correction.user,
        "at": correction.at,
        "event_id": correction.event_id,
    }


def _correction(row: CorrectionRow) -> Correction:
    return Correction(
        claim_key=row.claim_key,
        before=row.before,
        after=row.after,
        told=row.told,
        ticked_by=tuple(json.loads(row.ticked_by)),
        user=row.user,
        at=row.at,
        event_id=row.event_id,
    )
