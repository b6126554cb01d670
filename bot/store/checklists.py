"""The checklists of a newsroom: filed, read back with the whole log of marks, and marked."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlmodel import col, func, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.checklist import FLAGGED, Checklist, Line, Mark, MarkKind
from bot.models import (
    ChannelRow,
    ChecklistRow,
    CheckRunRow,
    LineRow,
    MarkRow,
    NewsroomRow,
)
from bot.store.assignments import assignment_change
from bot.store.books import Books
from bot.store.documents import ARTICLE, RUN
from bot.store.house import mark_values
from bot.store.records import Assignment, DigestChannel, DigestTime, Filing, NotThere
from checks.model import CheckRun, Finding, Rating

log = logging.getLogger(__name__)


# What is to be said of a checklist that has changed: as it was, and as it is now.
Tell = Callable[[Checklist, Checklist], str]


class Checklists(Books):
    """Checklists, their lines and marks, and when their digests go out."""

    async def standing(self, newsroom: str, channel: str, address: str) -> Checklist | None:
        """The checklist of an article in a channel, by its canonical URL."""
        query = select(ChecklistRow).where(
            ChecklistRow.newsroom == newsroom,
            ChecklistRow.channel == channel,
            ChecklistRow.canonical_url == address,
        )
        async with AsyncSession(self._engine) as session:
            row = (await session.exec(query)).first()
        return None if row is None or row.id is None else await self.checklist(row.id)

    async def file(
        self, assignment: Assignment, run: CheckRun, *, address: str, at: datetime, tell: Tell | None = None
    ) -> Filing:
        """Put a run on the article's checklist, opening one where none stands.

        A standing checklist of the same text is left as it is. Lines whose claim is not in the run are kept as
        gone. What `tell` says of a checklist that has changed is kept as the assignment's detail, with the filing.
        Filing the same run again changes nothing.
        """
        document = RUN.dump_json(run).decode()
        async with self._writing() as session:
            await session.exec(
                update(CheckRunRow).where(col(CheckRunRow.id) == run.id).values(document=document)
            )
            await self._insert_once(session, ChecklistRow, _opening(assignment, run, address, at))
            row = (await session.exec(select(ChecklistRow).where(*_place(assignment, address)))).one()
            opened, number = row.opened_by == assignment.id, row.id or 0
            changed = not opened and (row.run == run.id or await self._differs(session, row.run, run))
            before = await self._read(session, row) if changed and row.run != run.id and tell else None
            if opened or changed:
                row.run, row.checked_at = run.id, at
                session.add(row)
                await self._file_lines(session, row, run)
            if before is not None and tell is not None:
                # Here, for when it is said it is not known any more what the list was before.
                said = tell(before, await self._read(session, row))
                await session.exec(assignment_change(assignment.id).values(detail=said))
            await session.exec(assignment_change(assignment.id).values(checklist_id=number))
        return Filing(checklist=number, opened=opened, changed=changed)

    async def has_filed(self, assignment: Assignment) -> bool:
        """Whether an assignment opened its checklist, or brought the pass that stands on it."""
        async with AsyncSession(self._engine) as session:
            row = await session.get(ChecklistRow, assignment.checklist_id)
        return row is not None and (row.opened_by == assignment.id or row.run == assignment.run)

    async def keep_link(self, checklist: int, link: str) -> None:
        """Record the permalink of a checklist's thread."""
        await self._change(update(ChecklistRow).where(col(ChecklistRow.id) == checklist).values(link=link))

    async def checklist(self, number: int) -> Checklist:
        """A checklist with its lines and the whole log of marks; NotThere when there is none."""
        async with AsyncSession(self._engine) as session:
            row = await session.get(ChecklistRow, number)
            if row is None:
                raise NotThere(f"no checklist {number}")
            return await self._read(session, row)

    async def recent(self, newsroom: str, channel: str, *, since: datetime) -> tuple[Checklist, ...]:
        """The checklists of a channel that were checked since then, oldest first."""
        query = select(ChecklistRow).where(
            ChecklistRow.newsroom == newsroom,
            ChecklistRow.channel == channel,
            col(ChecklistRow.checked_at) >= since,
        )
        async with AsyncSession(self._engine) as session:
            rows = await session.exec(query.order_by(col(ChecklistRow.id)))
            numbers = tuple(row.id for row in rows if row.id is not None)
        return tuple([await self.checklist(number) for number in numbers])

    async def mark(self, newsroom: str, checklist: int, marks: Sequence[Mark]) -> None:
        """Append marks to the log; an event that is in it already adds nothing."""
        async with self._writing() as session:
            for mark in marks:
                await self._insert_once(session, MarkRow, mark_values(newsroom, checklist, mark))

    async def set_digest(self, newsroom: str, channel: str, time: DigestTime) -> None:
        """Set a channel's digest time, or switch its digest off."""
        async with self._writing() as session:
            await self._insert_once(session, NewsroomRow, {"id": newsroom, "joined_at": time.since})
            row = await session.get(ChannelRow, (newsroom, channel))
            if row is None:
                row = ChannelRow(
                    newsroom=newsroom, id=channel, digest_at=time.at, digest_zone=time.zone, since=time.since
                )
            row.digest_on, row.digest_at, row.digest_zone = time.on, time.at, time.zone
            row.since = time.since
            session.add(row)

    async def digest_channels(self) -> tuple[DigestChannel, ...]:
        """The channels that have a checklist, with their digest time where they have set one."""
        query = select(ChecklistRow.newsroom, ChecklistRow.channel, func.min(col(ChecklistRow.opened_at)))
        async with AsyncSession(self._engine) as session:
            grouped = await session.exec(
                query.group_by(col(ChecklistRow.newsroom), col(ChecklistRow.channel))
            )
            own = {(row.newsroom, row.id): row for row in await session.exec(select(ChannelRow))}
            return tuple(
                DigestChannel(
                    newsroom=newsroom,
                    channel=channel,
                    time=_digest_time(own.get((newsroom, channel))),
                    since=since,
                )
                for newsroom, channel, since in grouped
            )

    async def _read(self, session: AsyncSession, row: ChecklistRow) -> Checklist:
        query = select(LineRow).where(LineRow.checklist_id == row.id)
        # In a transaction that has read the lines before, they may have been changed since.
        lines = tuple(await session.exec(query, execution_options={"populate_existing": True}))
        log_of_marks = select(MarkRow).where(MarkRow.checklist_id == row.id)
        marks = tuple(await session.exec(log_of_marks.order_by(col(MarkRow.at), col(MarkRow.id))))
        wanted = {row.run, *(line.run for line in lines)}
        documents = select(CheckRunRow.id, CheckRunRow.document).where(col(CheckRunRow.id).in_(wanted))
        held = {key: document for key, document in await session.exec(documents) if document is not None}
        return _checklist(row, lines, marks, {key: _run_in(document) for key, document in held.items()})

    async def _file_lines(self, session: AsyncSession, row: ChecklistRow, run: CheckRun) -> None:
        mine = col(LineRow.checklist_id) == row.id
        await session.exec(update(LineRow).where(mine).values(gone=True))
        first = {finding.id: position for position, finding in reversed(tuple(enumerate(run.findings)))}
        if not first:
            return
        same = {"newsroom": row.newsroom, "checklist_id": row.id, "run": run.id, "gone": False}
        lines = [{**same, "claim_key": key, "position": position} for key, position in first.items()]
        # In one statement: while it writes, whatever people do waits.
        query = self._dialect.insert(LineRow).values(lines)
        again = {name: query.excluded[name] for name in ("run", "position", "gone")}
        await session.exec(
            query.on_conflict_do_update(index_elements=["checklist_id", "claim_key"], set_=again)
        )

    async def _differs(self, session: AsyncSession, earlier: str, run: CheckRun) -> bool:
        row = await session.get(CheckRunRow, earlier)
        return (
            row is None or not row.article or ARTICLE.validate_json(row.article).sha256 != run.article.sha256
        )


@lru_cache(maxsize=16)
def _run_in(document: str) -> CheckRun:
    """The run that a document holds. Every mark and every line of a thread draws from the same one."""
    return RUN.validate_json(document)


def _place(assignment: Assignment, address: str) -> tuple[bool, ...]:
    return (
        ChecklistRow.newsroom == assignment.newsroom,
        ChecklistRow.channel == assignment.channel,
        ChecklistRow.canonical_url == address,
    )


def _opening(assignment: Assignment, run: CheckRun, address: str, at: datetime) -> dict[str, Any]:
    return {
        "newsroom": assignment.newsroom,
        "channel": assignment.channel,
        "canonical_url": address,
        "thread_ts": assignment.thread_ts,
        "pasted_by": assignment.user,
        "run": run.id,
        "opened_by": assignment.id,
        "opened_at": at,
        "checked_at": at,
    }


def _digest_time(row: ChannelRow | None) -> DigestTime | None:
    if row is None:
        return None
    return DigestTime(on=row.digest_on, at=row.digest_at, zone=row.digest_zone, since=row.since)


def _mark(row: MarkRow) -> Mark:
    return Mark(
        claim_key=row.claim_key,
        kind=MarkKind(row.kind),
        user=row.user,
        added=row.added,
        at=row.at,
        event_id=row.event_id,
        message_ts=row.message_ts,
        rating=None if row.rating is None else Rating(row.rating),
        in_bulk=row.in_bulk,
    )


def _checklist(
    row: ChecklistRow, lines: Sequence[LineRow], marks: Sequence[MarkRow], runs: Mapping[str, CheckRun]
) -> Checklist:
    newest = runs[row.run]
    log: dict[str, list[Mark]] = {}
    for mark in marks:
        log.setdefault(mark.claim_key, []).append(_mark(mark))
    return Checklist(
        id=row.id or 0,
        newsroom=row.newsroom,
        channel=row.channel,
        thread_ts=row.thread_ts,
        article=newest.article,
        lines=_lines(lines, log, runs),
        outages=newest.outages,
        checked_at=row.checked_at,
        pasted_by=row.pasted_by,
        link=row.link,
        left_out=newest.left_out,
    )


def _lines(
    rows: Sequence[LineRow], log: Mapping[str, list[Mark]], runs: Mapping[str, CheckRun]
) -> tuple[Line, ...]:
    findings = {(run.id, finding.id): finding for run in runs.values() for finding in run.findings}
    shown: list[Line] = []
    for row in sorted(rows, key=lambda row: (row.gone, row.position)):
        finding = findings.get((row.run, row.claim_key))
        if finding is None:
            # Its run could not be read any more when its words had to go.
            continue
        if not row.gone or (finding.claim.quote and _is_remembered(finding, log)):
            shown.append(Line(finding=finding, marks=tuple(log.get(row.claim_key, ())), gone=row.gone))
    return tuple(shown)


def _is_remembered(finding: Finding, log: Mapping[str, list[Mark]]) -> bool:
    """Whether a line that is gone from the text is still shown: people saw it as a flag or marked it."""
    return finding.verdict.rating in FLAGGED or finding.id in log
