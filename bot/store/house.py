"""The house lists of the newsrooms. A row is never deleted: what is removed or changed stays as history."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import inspect
from sqlmodel import col, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.checklist import Mark
from bot.models import HouseEntryRow, MarkRow, NewsroomRow
from bot.store.books import Books
from checks.compare.house import HouseEntry, HouseKind, contradiction, joined, written

# Where names are listed before any Slack workspace is known; they count for every newsroom of the database.
LOCAL = "local"


class Contradicted(ValueError):
    """The list would write a form in one entry that another does not use. `str(error)` says which, and what to do."""


@dataclass(frozen=True, kw_only=True)
class ListChange:
    """What putting entries in a list did to it, or would do."""

    added: tuple[HouseEntry, ...] = ()
    merged: tuple[HouseEntry, ...] = ()
    unchanged: tuple[HouseEntry, ...] = ()


class HouseLists(Books):
    """The part of the store that keeps the house lists."""

    async def newsrooms(self) -> tuple[str, ...]:
        """The newsrooms of this database that are Slack workspaces, in the order in which they joined."""
        query = select(NewsroomRow.id).where(NewsroomRow.id != LOCAL)
        async with AsyncSession(self._engine) as session:
            found = await session.exec(query.order_by(col(NewsroomRow.joined_at), col(NewsroomRow.id)))
            return tuple(found)

    async def has_house_lists(self) -> bool:
        """Whether the database is of a version that has house lists; a newer program may look into an older one."""
        async with self._engine.connect() as connection:
            return await connection.run_sync(
                lambda plain: inspect(plain).has_table(HouseEntryRow.__tablename__)
            )

    async def house(self, newsroom: str) -> tuple[HouseEntry, ...]:
        """A newsroom's list as it stands, oldest entry first, with what was listed for every newsroom."""
        async with AsyncSession(self._engine) as session:
            return await self._standing(session, (newsroom, LOCAL))

    async def house_history(
        self, newsroom: str, name: str
    ) -> tuple[tuple[HouseEntry, datetime | None, str], ...]:
        """All that was ever listed under a form, oldest first: the entry, when it was removed, and by whom."""
        wanted = written(name).casefold()
        query = select(HouseEntryRow).where(col(HouseEntryRow.newsroom).in_((newsroom, LOCAL)))
        async with AsyncSession(self._engine) as session:
            rows = tuple(await session.exec(query.order_by(col(HouseEntryRow.id))))
        held = ((_entry(row), row.removed_at, row.removed_by) for row in rows)
        return tuple(
            one
            for one in held
            if wanted in {written(form).casefold() for form in (*one[0].written_forms, *one[0].avoid)}
        )

    async def list_names(
        self,
        newsroom: str,
        entries: Sequence[HouseEntry],
        *,
        at: datetime,
        by: str,
        dry_run: bool = False,
    ) -> ListChange:
        """Put entries in a newsroom's list, all or none; those on a name that stands there are joined with it.

        Raises:
            Contradicted: One entry would write what another does not use; nothing was put in.
        """
        async with self._writing() as session:
            await self._insert_once(session, NewsroomRow, {"id": newsroom, "joined_at": at})
            return await self._put_in(session, newsroom, entries, at=at, by=by, dry_run=dry_run)

    async def remove_name(
        self, newsroom: str, name: str, kind: HouseKind | None, *, at: datetime, by: str
    ) -> tuple[HouseEntry, ...]:
        """Take the entries with this preferred form off a newsroom's list; gives them, none where none stands there."""
        async with self._writing() as session:
            return await self._take_off(session, newsroom, (name, kind), at=at, by=by)

    async def keep_name(
        self, newsroom: str, checklist: int, mark: Mark, entry: HouseEntry
    ) -> HouseEntry | None:
        """Mark a line as kept and list its name, or take both back as the mark says; None where that is done already.

        Both in one transaction, once for each event.

        Raises:
            Contradicted: Another entry does not use the name; nothing was marked.
        """
        async with self._writing() as session:
            if not await self._insert_once(session, MarkRow, mark_values(newsroom, checklist, mark)):
                return None
            if mark.added:
                change = await self._put_in(
                    session, newsroom, [entry], at=mark.at, by=mark.user, dry_run=False
                )
                return (*change.added, *change.merged, *change.unchanged)[0]
            gone = await self._take_off(
                session, newsroom, (entry.name, entry.kind), at=mark.at, by=entry.added_by
            )
            return next(iter(gone), None)

    async def _put_in(  # noqa: PLR0913 - each by its name
        self,
        session: AsyncSession,
        newsroom: str,
        entries: Iterable[HouseEntry],
        *,
        at: datetime,
        by: str,
        dry_run: bool,
    ) -> ListChange:
        standing = {one.key: one for one in await self._standing(session, (newsroom,))}
        added, merged, unchanged = [], [], []
        wanted = dict(standing)
        for entry in entries:
            before = standing.get(entry.key)
            if before is None:
                added.append(replace(entry, added_at=entry.added_at or at, added_by=entry.added_by or by))
                wanted[entry.key] = entry
                continue
            after = joined(before, entry)
            wanted[entry.key] = after
            if after == before:
                unchanged.append(before)
            else:
                merged.append(replace(after, added_at=at, added_by=by, origin=entry.origin))
        _refuse(contradiction(wanted.values()))
        if not dry_run:
            await self._close(session, [standing[one.key] for one in merged], at=at, by=by)
            for one in (*added, *merged):
                session.add(HouseEntryRow(**_values(newsroom, one)))
        return ListChange(added=tuple(added), merged=tuple(merged), unchanged=tuple(unchanged))

    async def _take_off(
        self,
        session: AsyncSession,
        newsroom: str,
        wanted: tuple[str, HouseKind | None],
        *,
        at: datetime,
        by: str,
    ) -> tuple[HouseEntry, ...]:
        name, kind = wanted
        gone = tuple(
            one
            for one in await self._standing(session, (newsroom,))
            if written(one.name).casefold() == written(name).casefold() and kind in (None, one.kind)
        )
        await self._close(session, gone, at=at, by=by)
        return gone

    async def _close(
        self, session: AsyncSession, entries: Sequence[HouseEntry], *, at: datetime, by: str
    ) -> None:
        rows = [entry.row for entry in entries]
        query = update(HouseEntryRow).where(col(HouseEntryRow.id).in_(rows))
        await session.exec(query.values(removed_at=at, removed_by=by, standing_key=None))

    async def _standing(self, session: AsyncSession, newsrooms: Sequence[str]) -> tuple[HouseEntry, ...]:
        query = select(HouseEntryRow).where(
            col(HouseEntryRow.newsroom).in_(newsrooms), col(HouseEntryRow.removed_at).is_(None)
        )
        return tuple(_entry(row) for row in await session.exec(query.order_by(col(HouseEntryRow.id))))


def mark_values(newsroom: str, checklist: int, mark: Mark) -> dict[str, Any]:
    """A mark as its row."""
    return {
        "newsroom": newsroom,
        "checklist_id": checklist,
        "claim_key": mark.claim_key,
        "kind": mark.kind,
        "user": mark.user,
        "added": mark.added,
        "at": mark.at,
        "event_id": mark.event_id,
        "message_ts": mark.message_ts,
        "rating": mark.rating,
        "in_bulk": mark.in_bulk,
    }


def _refuse(clash: tuple[HouseEntry, HouseEntry, str] | None) -> None:
    if clash is not None:
        one, other, form = clash
        raise Contradicted(
            f"The entry {one.name} writes {form}, and the entry {other.name} does not use it. "
            "Change one of the two first: nothing was put in."
        )


def _values(newsroom: str, entry: HouseEntry) -> Mapping[str, Any]:
    return {
        "newsroom": newsroom,
        "name": entry.name,
        "kind": entry.kind,
        "avoid": json.dumps(entry.avoid, ensure_ascii=False),
        "accepted": json.dumps(entry.accepted, ensure_ascii=False),
        "note": entry.note,
        "never_send": entry.never_send,
        "added_by": entry.added_by,
        "added_at": entry.added_at,
        "origin": entry.origin,
        "standing_key": entry.key,
    }


def _entry(row: HouseEntryRow) -> HouseEntry:
    return HouseEntry(
        name=row.name,
        kind=HouseKind(row.kind),
        avoid=tuple(json.loads(row.avoid)),
        accepted=tuple(json.loads(row.accepted)),
        note=row.note,
        never_send=row.never_send,
        added_by=row.added_by,
        added_at=row.added_at,
        origin=row.origin,
        row=row.id or 0,
    )
