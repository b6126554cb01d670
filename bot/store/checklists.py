"""The checklists of a newsroom: filed, read back with the whole log of marks, and marked."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlmodel import case, col, delete, func, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.checklist import (
    DRAFT,
    FLAGGED,
    Checklist,
    Correction,
    Line,
    Mark,
    MarkKind,
    Revised,
    is_ours,
    revised,
)
from bot.models import (
    AssignmentRow,
    ChannelRow,
    ChecklistRow,
    CheckRunRow,
    LineRow,
    MarkRow,
    NamedRow,
    NewsroomRow,
    Progress,
)
from bot.store.assignments import assignment_change
from bot.store.books import Books
from bot.store.corrections import corrections_of
from bot.store.documents import RUN
from bot.store.house import mark_values
from bot.store.records import Assignment, DigestChannel, DigestTime, Filing, NotThere
from bot.store.searching import names_in
from checks.catalog import LIVE
from checks.model import CheckRun, Finding, Lookup, Rating

log = logging.getLogger(__name__)


# What is to be said of a checklist that has changed: as it was, as it is now, and what became of its claims.
Tell = Callable[[Checklist, Checklist, Revised], str]


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
        """Put a run on the article's checklist, opening one where none stands, or on the one that it is a pass `again` of.

        A standing checklist of the same text is left as it is, unless it was asked for again. Claims that are not in the
        run any more are kept as gone, with what stands in their place. What `tell` says of a checklist that has changed
        is kept as the assignment's detail, with the filing. Filing the same run again, or an older reading, changes
        nothing.
        """
        document = RUN.dump_json(run).decode()
        async with self._writing() as session:
            await session.exec(
                update(CheckRunRow).where(col(CheckRunRow.id) == run.id).values(document=document)
            )
            row, is_new = await self._row_for(session, assignment, run, address, at)
            before = await self._read(session, row) if not is_new else None
            if before is None:
                await self._file_pass(session, row, run, Revised())
            elif _is_newer(assignment, row, before, run):
                # Two long texts are compared for a third of a second, in which nobody else should have to wait.
                change = await asyncio.to_thread(revised, before, run)
                _renew(row, assignment, at, is_other_text=before.article.sha256 != run.article.sha256)
                await self._file_pass(session, row, run, change)
                if tell is not None:
                    # Here, for when it is said it is not known any more what the list was before.
                    said = tell(before, await self._read(session, row), change)
                    await session.exec(assignment_change(assignment.id).values(detail=said))
            number, opened = row.id or 0, row.opened_by == assignment.id
            await session.exec(assignment_change(assignment.id).values(checklist_id=number))
            return Filing(checklist=number, opened=opened, changed=not opened and row.run == run.id)

    async def _row_for(
        self, session: AsyncSession, assignment: Assignment, run: CheckRun, address: str, at: datetime
    ) -> tuple[ChecklistRow, bool]:
        """The row of the checklist that a run belongs to, held against other writers, and whether it is new."""
        if assignment.again is not None:
            mine = (ChecklistRow.id == assignment.again, ChecklistRow.newsroom == assignment.newsroom)
            found = (await session.exec(select(ChecklistRow).where(*mine).with_for_update())).first()
            if found is not None:
                return found, False
        is_new = await self._insert_once(session, ChecklistRow, _opening(assignment, run, address, at))
        query = select(ChecklistRow).where(*_place(assignment, address)).with_for_update()
        return (await session.exec(query)).one(), is_new

    async def _file_pass(
        self, session: AsyncSession, row: ChecklistRow, run: CheckRun, change: Revised
    ) -> None:
        """Let a run be the newest pass of a checklist."""
        row.run = run.id
        session.add(row)
        await self._file_lines(session, row, run, change)
        await self._file_names(session, row, run)

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

    async def newest_in(self, newsroom: str, channel: str) -> int | None:
        """The checklist that was opened last in a channel."""
        mine = (ChecklistRow.newsroom == newsroom, ChecklistRow.channel == channel)
        query = select(ChecklistRow.id).where(*mine).order_by(col(ChecklistRow.id).desc())
        async with AsyncSession(self._engine) as session:
            return (await session.exec(query.limit(1))).first()

    async def addresses_of_channel(self, newsroom: str, channel: str) -> tuple[str, ...]:
        """The address of each checklist of a channel, oldest first."""
        query = select(ChecklistRow.canonical_url).where(
            ChecklistRow.newsroom == newsroom, ChecklistRow.channel == channel
        )
        async with AsyncSession(self._engine) as session:
            return tuple(await session.exec(query.order_by(col(ChecklistRow.id))))

    async def links_of_channel(self, newsroom: str, channel: str) -> tuple[tuple[int, str], ...]:
        """Every address by which a checklist of a channel is known, its number first; oldest checklist first."""
        canonical = select(ChecklistRow.id, ChecklistRow.canonical_url).where(
            ChecklistRow.newsroom == newsroom, ChecklistRow.channel == channel
        )
        pasted = select(AssignmentRow.checklist_id, AssignmentRow.url).where(
            AssignmentRow.newsroom == newsroom,
            AssignmentRow.channel == channel,
            col(AssignmentRow.checklist_id).is_not(None),
        )
        async with AsyncSession(self._engine) as session:
            found = {*await session.exec(canonical), *await session.exec(pasted)}
        return tuple(sorted((number, address) for number, address in found if number is not None))

    async def is_under_way(self, checklist: int, *, besides: str, since: datetime) -> bool:
        """Whether a checklist is being checked again for somebody who asked since then, but for this assignment."""
        query = select(AssignmentRow.id).where(
            AssignmentRow.again == checklist,
            AssignmentRow.state == Progress.NEW,
            AssignmentRow.key != besides,
            col(AssignmentRow.asked_at) > since,
        )
        async with AsyncSession(self._engine) as session:
            return (await session.exec(query.limit(1))).first() is not None

    async def zone_of(self, newsroom: str, channel: str) -> str | None:
        """The zone by which a channel has set its digest, where it has."""
        async with AsyncSession(self._engine) as session:
            row = await session.get(ChannelRow, (newsroom, channel))
        return None if row is None else row.digest_zone

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
        corrections = await corrections_of(session, row.id)
        runs = {key: _run_in(document) for key, document in held.items()}
        read = _checklist(row, lines, marks, runs, corrections)
        return replace(read, is_ours=is_ours(read.address, self._own_domains))

    async def _file_names(self, session: AsyncSession, row: ChecklistRow, run: CheckRun) -> None:
        """What the story is found by later: the names in its newest text."""
        await session.exec(delete(NamedRow).where(col(NamedRow.checklist_id) == row.id))
        names = names_in(row.newsroom, row.id or 0, run)
        if names:
            await session.exec(self._dialect.insert(NamedRow).values(names))

    async def _file_lines(
        self, session: AsyncSession, row: ChecklistRow, run: CheckRun, change: Revised
    ) -> None:
        mine = col(LineRow.checklist_id) == row.id
        await session.exec(update(LineRow).where(mine).values(gone=True))
        first = {finding.id: position for position, finding in reversed(tuple(enumerate(run.findings)))}
        flags = {finding.id for finding in run.findings if finding.verdict.rating in FLAGGED}
        # What was fixed and is wrong again: nobody has spoken of it since.
        relapsed = (mine, col(LineRow.fixed).is_(True), col(LineRow.claim_key).in_(flags))
        # By Slack's clock, as the marks are.
        newest = select(func.max(col(MarkRow.at))).where(
            MarkRow.checklist_id == row.id, MarkRow.claim_key == LineRow.claim_key
        )
        await session.exec(
            update(LineRow).where(*relapsed).values(fixed=False, past_until=newest.scalar_subquery())
        )
        if first:
            same = {
                "newsroom": row.newsroom,
                "checklist_id": row.id,
                "run": run.id,
                "gone": False,
                "instead": "",
            }
            lines = [{**same, "claim_key": key, "position": position} for key, position in first.items()]
            # In one statement: while it writes, whatever people do waits.
            query = self._dialect.insert(LineRow).values(lines)
            again = {name: query.excluded[name] for name in ("run", "position", "gone", "instead")}
            await session.exec(
                query.on_conflict_do_update(index_elements=["checklist_id", "claim_key"], set_=again)
            )
        fixed = col(LineRow.claim_key).in_(change.fixed)
        await session.exec(update(LineRow).where(mine, fixed).values(fixed=True))
        if change.instead:
            given_way = col(LineRow.claim_key).in_(change.instead)
            now = case(dict(change.instead), value=col(LineRow.claim_key), else_="")
            await session.exec(update(LineRow).where(mine, given_way).values(instead=now))


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
        "published": assignment.published,
        "online": assignment.online,
        "given": assignment.url.startswith(DRAFT),
        "run": run.id,
        "opened_by": assignment.id,
        "opened_at": at,
        "checked_at": at,
    }


def _is_newer(assignment: Assignment, row: ChecklistRow, before: Checklist, run: CheckRun) -> bool:
    """Whether a run is to be the newest pass of a standing checklist."""
    if run.id == row.run or assignment.id == row.opened_by:
        return False
    if before.article.text and run.article.retrieved_at < before.article.retrieved_at:
        # It was read before what stands there, and took longer.
        return False
    return assignment.again is not None or before.article.sha256 != run.article.sha256


def _renew(row: ChecklistRow, assignment: Assignment, at: datetime, *, is_other_text: bool) -> None:
    """What a later pass changes of a checklist itself."""
    row.checked_at = at
    row.version += is_other_text
    row.published = assignment.published or row.published
    # A pasted version that was announced to be asked about online allows nothing for the ones to come.
    row.online = row.online or (assignment.online and not assignment.url.startswith(DRAFT))
    if is_other_text:
        row.given = assignment.url.startswith(DRAFT)


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
    row: ChecklistRow,
    lines: Sequence[LineRow],
    marks: Sequence[MarkRow],
    runs: Mapping[str, CheckRun],
    corrections: Sequence[Correction],
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
        lines=_lines(lines, log, runs, corrections),
        outages=newest.outages,
        checked_at=row.checked_at,
        pasted_by=row.pasted_by,
        link=row.link,
        left_out=newest.left_out,
        corrections=tuple(corrections),
        address=row.canonical_url,
        version=row.version,
        published=row.published,
        online=row.online,
        is_given=row.given,
        asked_online=any(lookup.source in LIVE for lookup in newest.lookups),
        asked_inside=not row.given and _is_inside(newest.lookups),
    )


def _is_inside(lookups: Sequence[Lookup]) -> bool:
    """Whether the built-in pack was asked and nothing outside; the house list alone is asked for some claims."""
    sources = {lookup.source for lookup in lookups}
    return "pack" in sources and sources.isdisjoint(LIVE)


def _lines(
    rows: Sequence[LineRow],
    log: Mapping[str, list[Mark]],
    runs: Mapping[str, CheckRun],
    corrections: Sequence[Correction],
) -> tuple[Line, ...]:
    findings = {(run.id, finding.id): finding for run in runs.values() for finding in run.findings}
    held = {row.claim_key: findings.get((row.run, row.claim_key)) for row in rows}
    standing = {row.claim_key: held[row.claim_key] for row in rows if not row.gone}
    was: dict[str, list[Finding]] = {}
    for row in rows:
        gave_way = held[row.claim_key]
        if row.gone and row.instead and gave_way is not None and gave_way.claim.quote:
            was.setdefault(row.instead, []).append(gave_way)
    shown: list[Line] = []
    for row in sorted(rows, key=lambda row: (row.gone, row.position)):
        finding = held[row.claim_key]
        if finding is None:
            # Its run could not be read any more when its words had to go.
            continue
        mended = tuple(one for one in corrections if one.claim_key == row.claim_key)
        if not row.gone or (finding.claim.quote and (mended or _is_remembered(finding, log))):
            shown.append(
                Line(
                    finding=finding,
                    marks=tuple(log.get(row.claim_key, ())),
                    corrections=mended,
                    gone=row.gone,
                    fixed=row.fixed,
                    was=tuple(was.get(row.claim_key, ())) if not row.gone else (),
                    now=standing.get(row.instead) if row.gone else None,
                    past_until=row.past_until,
                )
            )
    return tuple(shown)


def _is_remembered(finding: Finding, log: Mapping[str, list[Mark]]) -> bool:
    """Whether a line that is gone from the text is still shown: people saw it as a flag or marked it."""
    return finding.verdict.rating in FLAGGED or finding.id in log
