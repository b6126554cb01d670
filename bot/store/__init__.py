"""The newsroom's memory, asked and told in newsroom words. The only SQL there is.

Every method names the newsroom it works for, or an id that belongs to one. Moments are aware UTC.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlmodel import col, delete, func, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from bot import migrations
from bot.checklist import FLAGGED, Checklist, Line, Mark, MarkKind
from bot.models import (
    AssignmentRow,
    ChannelRow,
    ChecklistRow,
    CheckRunRow,
    InboxRow,
    LineRow,
    MarkRow,
    NewsroomRow,
    PostRow,
    PostState,
    Progress,
    ReferenceRow,
)
from bot.store.allowance import SharedAllowance, SharedRate
from bot.store.house import LOCAL, Contradicted, HouseLists, ListChange, mark_values
from checks.model import Article, CheckRun, Claim, Finding, PublishedBasis, Rating, Verdict, Versions

log = logging.getLogger(__name__)

_RUN = TypeAdapter(CheckRun)
_ARTICLE = TypeAdapter(Article)

MOST_TOGETHER = 200
# synchronous=FULL: what Slack was told has arrived must survive a power cut.
# secure_delete: what is deleted is overwritten, so that an old text cannot be read out of the file.
_PATIENCE = "busy_timeout=30000"
_PRAGMAS = (
    _PATIENCE,
    "foreign_keys=ON",
    "journal_mode=WAL",
    "synchronous=FULL",
    "secure_delete=ON",
)
# Runs whose words are let go of in one transaction: the writers of the inbox wait for it.
_FORGOTTEN_AT_ONCE = 20
# The database itself is locked, full or away, whatever is to be written.
_NOTHING_TO_WRITE_TO = (OperationalError, NoConnectionFree)


class NotThere(LookupError):
    """What was asked for by its id is not in the store."""


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """Which event or interaction of the inbox is meant."""

    newsroom: str
    key: str


@dataclass(frozen=True, kw_only=True)
class Assignment:
    """A link that a person asked to be checked. `id` 0 = not stored yet.

    `message_ts` is the message that holds the link ("" for a command); `thread_ts` where the answer goes
    ("" until a command's root message is posted). `run` is the pass made for it.
    """

    newsroom: str
    key: str
    channel: str
    url: str
    user: str
    asked_at: datetime
    message_ts: str = ""
    thread_ts: str = ""
    id: int = 0
    state: Progress = Progress.NEW
    detail: str = ""
    run: str | None = None
    checklist_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class Post:
    """A message of ours: its unique key, where it goes, and what is known of it.

    `since` is when the state was entered; `drawn` a hash of what was last shown; `covers` the claim keys that
    a reaction on it marks.
    """

    newsroom: str
    key: str
    message_key: str
    channel: str
    thread_ts: str = ""
    checklist_id: int | None = None
    state: PostState = PostState.NEW
    since: datetime
    ts: str | None = None
    drawn: str = ""
    covers: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DigestTime:
    """When a channel gets its digest: local time of day and zone; `since` is when that was settled."""

    on: bool
    at: str
    zone: str
    since: datetime


@dataclass(frozen=True, kw_only=True)
class DigestChannel:
    """A channel with checklists: its own digest time if it has one, and since when it has a checklist."""

    newsroom: str
    channel: str
    time: DigestTime | None
    since: datetime


@dataclass(frozen=True, kw_only=True)
class Filing:
    """Where a run was filed: on a checklist that it opened, on one whose text has changed, or on neither."""

    checklist: int
    opened: bool
    changed: bool


# What is to be said of a checklist that has changed: as it was, and as it is now.
Tell = Callable[[Checklist, Checklist], str]


@dataclass(frozen=True)
class _Arrival:
    """A delivery that is being taken in. `is_new` is settled when it is on the disk, or could not be put there."""

    delivery: Delivery
    body: str
    at: datetime
    is_new: asyncio.Future[bool]

    def done(self, *, is_new: bool) -> None:
        """It is on the disk."""
        if not self.is_new.done():
            self.is_new.set_result(is_new)

    def fail(self, error: Exception) -> None:
        """It could not be put there."""
        if not self.is_new.done():
            self.is_new.set_exception(error)


class Store(HouseLists, SharedRate):
    """All that is remembered. Build it with `open_store`."""

    def __init__(self, engine: AsyncEngine) -> None:
        """Work on this engine; `close` disposes of it."""
        super().__init__(engine)
        self._arrived: list[_Arrival] = []
        self._filing: asyncio.Task[None] | None = None

    async def migrate(self) -> None:
        """Bring the tables up to the newest revision."""
        async with self._engine.begin() as connection:
            await connection.run_sync(migrations.upgrade)

    async def ping(self) -> None:
        """Raise an error of the database if it cannot be read."""
        async with AsyncSession(self._engine) as session:
            await session.exec(select(func.count()).select_from(NewsroomRow))

    async def close(self) -> None:
        """Let go of the database."""
        await self._engine.dispose()

    # What arrives

    async def take_in(self, delivery: Delivery, *, body: str, at: datetime) -> bool:
        """Keep an event or interaction; False when it was there already. It is on the disk when this returns."""
        arrival = _Arrival(delivery, body, at, asyncio.get_running_loop().create_future())
        self._arrived.append(arrival)
        if self._filing is None or self._filing.done():
            self._filing = asyncio.create_task(self._keep_arrivals())
        return await arrival.is_new

    async def _keep_arrivals(self) -> None:
        """Keep all that has arrived by now in one transaction, again until nothing more has.

        Slack waits for the commit: together, fifty a second cost the disk no more than five, and they stand in no
        line behind the bot's own work.
        """
        while self._arrived:
            async with self._pen.first():
                # So many fit into one statement.
                arrived, self._arrived = self._arrived[:MOST_TOGETHER], self._arrived[MOST_TOGETHER:]
                await self._keep(arrived)

    async def _keep(self, arrived: Sequence[_Arrival]) -> None:
        try:
            async with AsyncSession(self._engine) as session, session.begin():
                new = await self._insert_arrived(session, arrived)
        except Exception as error:  # noqa: BLE001 - told to the one who waits
            if len(arrived) == 1 or isinstance(error, _NOTHING_TO_WRITE_TO):
                # One by one they would wait as long again, each before the next. Slack sends them again.
                for arrival in arrived:
                    arrival.fail(error)
            else:
                # One that cannot be kept must not take the others with it.
                for arrival in arrived:
                    await self._keep([arrival])
        else:
            for arrival in arrived:
                arrival.done(is_new=arrival.delivery in new)
                # Of two that arrived together, the first is the new one.
                new.discard(arrival.delivery)

    async def _insert_arrived(self, session: AsyncSession, arrived: Sequence[_Arrival]) -> set[Delivery]:
        """Those of the deliveries that were not there."""
        newsrooms = {one.delivery.newsroom: one.at for one in arrived}
        joined = [{"id": newsroom, "joined_at": at} for newsroom, at in newsrooms.items()]
        await session.exec(self._dialect.insert(NewsroomRow).values(joined).on_conflict_do_nothing())
        rows = [
            {
                "newsroom": one.delivery.newsroom,
                "key": one.delivery.key,
                "body": one.body,
                "received_at": one.at,
                "state": Progress.NEW,
                "detail": "",
            }
            for one in arrived
        ]
        query = self._dialect.insert(InboxRow).values(rows).on_conflict_do_nothing()
        kept = await session.exec(query.returning(col(InboxRow.newsroom), col(InboxRow.key)))
        return {Delivery(newsroom=newsroom, key=key) for newsroom, key in kept}

    async def waiting(self) -> tuple[Delivery, ...]:
        """What was taken in and not settled, oldest first."""
        query = select(InboxRow.newsroom, InboxRow.key).where(InboxRow.state == Progress.NEW)
        async with AsyncSession(self._engine) as session:
            rows = await session.exec(query.order_by(col(InboxRow.id)))
            return tuple(Delivery(newsroom=newsroom, key=key) for newsroom, key in rows)

    async def body(self, delivery: Delivery) -> str:
        """What a delivery said; NotThere when it is unknown."""
        query = select(InboxRow.body).where(
            InboxRow.newsroom == delivery.newsroom, InboxRow.key == delivery.key
        )
        async with AsyncSession(self._engine) as session:
            found = (await session.exec(query)).first()
        if found is None:
            raise NotThere(f"no delivery {delivery.key!r} in newsroom {delivery.newsroom!r}")
        return found

    async def overdue(self, *, before: datetime) -> tuple[int, Delivery, datetime] | None:
        """How many deliveries came in before then and are not settled; the oldest, and when it came."""
        late = (InboxRow.state == Progress.NEW, col(InboxRow.received_at) < before)
        query = select(InboxRow.newsroom, InboxRow.key, InboxRow.received_at).where(*late)
        async with AsyncSession(self._engine) as session:
            count = (await session.exec(select(func.count()).select_from(InboxRow).where(*late))).one()
            oldest = (await session.exec(query.order_by(col(InboxRow.id)).limit(1))).first()
        if oldest is None:
            return None
        newsroom, key, received_at = oldest
        return count, Delivery(newsroom=newsroom, key=key), received_at

    async def settle(self, delivery: Delivery, state: Progress, detail: str = "") -> None:
        """Record what became of a delivery."""
        query = (
            update(InboxRow)
            .where(col(InboxRow.newsroom) == delivery.newsroom, col(InboxRow.key) == delivery.key)
            .values(state=state, detail=detail)
        )
        await self._change(query)

    # What is to be checked

    async def assign_within(
        self, assignment: Assignment, *, most: int, since: datetime
    ) -> Assignment | datetime:
        """Keep an assignment unless its user has given so many since then; give the stored one back.

        Where it is one too many: when the oldest of those was given.
        """
        by = (AssignmentRow.newsroom == assignment.newsroom, AssignmentRow.user == assignment.user)
        lately = select(AssignmentRow.asked_at).where(*by, col(AssignmentRow.asked_at) > since)
        mine = (AssignmentRow.newsroom == assignment.newsroom, AssignmentRow.key == assignment.key)
        async with self._writing() as session:
            if (await session.exec(select(AssignmentRow.id).where(*mine))).first() is None:
                given = sorted(await session.exec(lately))
                if len(given) >= most:
                    return given[-most]
            return await self._assigned(session, assignment)

    async def unfinished(self) -> tuple[tuple[str, int], ...]:
        """Newsroom and number of the assignments that are not finished, oldest first.

        A command whose message is not posted yet is still being received.
        """
        query = select(AssignmentRow.newsroom, AssignmentRow.id).where(
            AssignmentRow.state == Progress.NEW, AssignmentRow.thread_ts != ""
        )
        async with AsyncSession(self._engine) as session:
            rows = await session.exec(query.order_by(col(AssignmentRow.id)))
            return tuple((newsroom, number) for newsroom, number in rows if number is not None)

    async def _assigned(self, session: AsyncSession, assignment: Assignment) -> Assignment:
        values = {
            name: getattr(assignment, name)
            for name in ("newsroom", "key", "channel", "message_ts", "thread_ts", "user", "url", "asked_at")
        }
        mine = (AssignmentRow.newsroom == assignment.newsroom, AssignmentRow.key == assignment.key)
        await self._insert_once(session, AssignmentRow, {**values, "state": Progress.NEW, "detail": ""})
        return _assignment((await session.exec(select(AssignmentRow).where(*mine))).one())

    async def assignment(self, number: int) -> Assignment:
        """The assignment with this number; NotThere when there is none."""
        async with AsyncSession(self._engine) as session:
            row = await session.get(AssignmentRow, number)
        if row is None:
            raise NotThere(f"no assignment {number}")
        return _assignment(row)

    async def answer_under(self, number: int, ts: str) -> None:
        """Record the message of ours that stands for a command: the answer goes under it."""
        await self._change(_assignment_change(number).values(thread_ts=ts, message_ts=ts))

    async def finish(self, number: int, state: Progress, detail: str = "") -> None:
        """Record what became of an assignment."""
        await self._change(_assignment_change(number).values(state=state, detail=detail))

    async def point_to(self, number: int, checklist: int) -> None:
        """Record that an assignment is answered by a standing checklist."""
        await self._change(_assignment_change(number).values(checklist_id=checklist))

    async def others_on_message(self, assignment: Assignment) -> tuple[Progress, ...]:
        """How the other links of the same message stand."""
        query = select(AssignmentRow.state).where(
            AssignmentRow.newsroom == assignment.newsroom,
            AssignmentRow.channel == assignment.channel,
            AssignmentRow.message_ts == assignment.message_ts,
            AssignmentRow.id != assignment.id,
        )
        async with AsyncSession(self._engine) as session:
            return tuple(Progress(state) for state in await session.exec(query))

    async def keep_article(self, assignment: Assignment, article: Article, *, run: str, at: datetime) -> None:
        """Keep what was read for an assignment, under the id of the run that will examine it."""
        document = _ARTICLE.dump_json(article).decode()
        values = {"id": run, "newsroom": assignment.newsroom, "article": document, "created_at": at}
        async with self._writing() as session:
            await self._insert_once(session, CheckRunRow, values)
            await session.exec(_assignment_change(assignment.id).values(run=run))

    async def article(self, run: str) -> Article:
        """The article that was read for a run; NotThere when there is none or its words have been let go of."""
        async with AsyncSession(self._engine) as session:
            row = await session.get(CheckRunRow, run)
        if row is None or not row.article:
            raise NotThere(f"no article of run {run!r}")
        return _ARTICLE.validate_json(row.article)

    async def run(self, newsroom: str, run: str) -> CheckRun:
        """A whole stored run, to be replayed; NotThere when it was never finished or its words are let go of."""
        async with AsyncSession(self._engine) as session:
            row = await session.get(CheckRunRow, run)
        if row is None or row.newsroom != newsroom or row.document is None or not row.article:
            raise NotThere(f"no finished run {run!r} in newsroom {newsroom!r}")
        return _RUN.validate_json(row.document)

    # Checklists

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
        document = _RUN.dump_json(run).decode()
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
                await session.exec(_assignment_change(assignment.id).values(detail=said))
            await session.exec(_assignment_change(assignment.id).values(checklist_id=number))
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

    # Marks

    async def mark(self, newsroom: str, checklist: int, marks: Sequence[Mark]) -> None:
        """Append marks to the log; an event that is in it already adds nothing."""
        async with self._writing() as session:
            for mark in marks:
                await self._insert_once(session, MarkRow, mark_values(newsroom, checklist, mark))

    # Posts

    async def reserve(self, post: Post) -> Post:
        """Keep a post once by its key; give the stored one back."""
        values = {
            name: getattr(post, name)
            for name in ("newsroom", "key", "checklist_id", "message_key", "channel", "thread_ts", "since")
        }
        fresh = {**values, "state": PostState.NEW, "drawn": "", "covers": "[]"}
        async with self._writing() as session:
            await self._insert_once(session, PostRow, fresh)
            query = select(PostRow).where(PostRow.newsroom == post.newsroom, PostRow.key == post.key)
            return _post((await session.exec(query)).one())

    async def post(self, newsroom: str, key: str) -> Post | None:
        """A post by its key."""
        return await self._one_post(PostRow.newsroom == newsroom, PostRow.key == key)

    async def post_at(self, newsroom: str, channel: str, ts: str) -> Post | None:
        """The post that stands as this message of a channel."""
        return await self._one_post(
            PostRow.newsroom == newsroom, PostRow.channel == channel, PostRow.ts == ts
        )

    async def posts_of(self, checklist: int) -> tuple[Post, ...]:
        """The posts of a checklist in the order in which they were reserved."""
        query = select(PostRow).where(PostRow.checklist_id == checklist).order_by(col(PostRow.id))
        async with AsyncSession(self._engine) as session:
            return tuple(_post(row) for row in await session.exec(query))

    async def sending(self, post: Post, *, at: datetime) -> None:
        """Record that a post may reach Slack from now on."""
        await self._change(_post_change(post).values(state=PostState.SENDING, since=at))

    async def unsent(self, post: Post, *, at: datetime) -> None:
        """Record that a post is known not to have reached Slack."""
        await self._change(_post_change(post).values(state=PostState.NEW, since=at))

    async def sent(self, post: Post, *, ts: str, drawn: str, covers: Sequence[str], at: datetime) -> None:
        """Record where a post stands, what it shows and what a reaction on it marks."""
        values = {
            "state": PostState.SENT,
            "ts": ts,
            "drawn": drawn,
            "covers": json.dumps(list(covers)),
            "since": at,
        }
        await self._change(_post_change(post).values(**values))

    # Digests

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

    # The cache of public references

    async def cached(self, source: str, key: str, *, now: datetime) -> bytes | None:
        """A reference's answer that has not expired."""
        async with AsyncSession(self._engine) as session:
            row = await session.get(ReferenceRow, (source, key))
        return row.body if row is not None and row.expires > now else None

    async def keep_answer(self, source: str, key: str, body: bytes, *, expires: datetime) -> None:
        """Keep a reference's answer until then, in place of an older one."""
        async with self._writing() as session:
            await session.exec(
                delete(ReferenceRow).where(col(ReferenceRow.source) == source, col(ReferenceRow.key) == key)
            )
            values = {"source": source, "key": key, "body": body, "expires": expires}
            await self._insert_once(session, ReferenceRow, values)

    # What is let go of

    async def forget_words(self, *, before: datetime) -> None:
        """Let go of the words of articles that were read before then.

        Of a run stay the keys of its claims, their kinds and ratings; marks and checklists stay as they are.
        """
        while await self._forget_some_words(before):
            pass

    async def _forget_some_words(self, before: datetime) -> bool:
        query = select(CheckRunRow).where(col(CheckRunRow.created_at) < before, CheckRunRow.article != "")
        async with self._writing() as session:
            rows = tuple(await session.exec(query.limit(_FORGOTTEN_AT_ONCE)))
            for row in rows:
                row.article = ""
                if row.document is not None:
                    row.document = _RUN.dump_json(_without_words(_run_of(row, row.document))).decode()
                session.add(row)
        return bool(rows)

    async def forget_checklists(self, *, before: datetime) -> None:
        """Delete what was checked and marked before then: checklists, marks, posts, assignments and runs."""
        marked_since = select(MarkRow.checklist_id).where(col(MarkRow.at) >= before)
        old = select(ChecklistRow.id).where(
            col(ChecklistRow.checked_at) < before, col(ChecklistRow.id).not_in(marked_since)
        )
        async with self._writing() as session:
            numbers = tuple(number for number in await session.exec(old) if number is not None)
            for table in (MarkRow, PostRow, LineRow, AssignmentRow):
                await session.exec(delete(table).where(col(table.checklist_id).in_(numbers)))
            await session.exec(delete(ChecklistRow).where(col(ChecklistRow.id).in_(numbers)))
            for query in _strays(before):
                await session.exec(query)

    async def forget_deliveries(self, *, before: datetime) -> None:
        """Delete deliveries that came in before then and are settled."""
        settled = col(InboxRow.state) != Progress.NEW
        await self._change(delete(InboxRow).where(settled, col(InboxRow.received_at) < before))

    async def forget_answers(self, *, now: datetime) -> None:
        """Delete the answers of references that have expired."""
        await self._change(delete(ReferenceRow).where(col(ReferenceRow.expires) <= now))

    async def compact(self) -> bool:
        """Empty SQLite's write-ahead log, where deleted words stand until then; False while a reader holds it."""
        if self._engine.dialect.name != "sqlite":
            return True
        async with self._pen.turn(), self._engine.connect() as connection:
            # It locks all writers out for as long as it waits for readers, so it must not wait.
            await connection.exec_driver_sql("PRAGMA busy_timeout=0")
            try:
                answer = await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
                is_busy, *_ = answer.one()
            finally:
                await connection.exec_driver_sql(f"PRAGMA {_PATIENCE}")
        return not is_busy

    # Shared by the methods above

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
            row is None or not row.article or _ARTICLE.validate_json(row.article).sha256 != run.article.sha256
        )

    async def _one_post(self, *conditions: Any) -> Post | None:  # noqa: ANN401 - SQLModel types a comparison as bool
        async with AsyncSession(self._engine) as session:
            row = (await session.exec(select(PostRow).where(*conditions))).first()
        return None if row is None else _post(row)


class ReferenceCache:
    """The store as one source's cache of public answers."""

    def __init__(self, store: Store, source: str, clock: Callable[[], datetime]) -> None:
        """Keep the answers of this source."""
        self._store = store
        self._source = source
        self._clock = clock

    async def get(self, key: str) -> bytes | None:
        """The answer kept for this key, unless it has expired."""
        return await self._store.cached(self._source, key, now=self._clock())

    async def put(self, key: str, value: bytes, ttl: timedelta) -> None:
        """Keep an answer for this long."""
        await self._store.keep_answer(self._source, key, value, expires=self._clock() + ttl)


def open_store(url: str) -> Store:
    """A store on this database URL. SQLite gets a write-ahead log, Postgres a pool that checks its connections.

    Its errors do not repeat what was to be written, which may be the text of an article.
    """
    if make_url(url).get_backend_name() == "sqlite":
        engine = create_async_engine(url, hide_parameters=True)
        event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    else:
        engine = create_async_engine(url, pool_pre_ping=True, hide_parameters=True)
    return Store(engine)


def _prepare_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own connection
    # IMMEDIATE: a transaction that begins by reading could not become a writer beside another one.
    connection.isolation_level = "IMMEDIATE"
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


@lru_cache(maxsize=16)
def _run_in(document: str) -> CheckRun:
    """The run that a document holds. Every mark and every line of a thread draws from the same one."""
    return _RUN.validate_json(document)


def _assignment_change(number: int) -> Any:  # noqa: ANN401 - SQLAlchemy's Update, before its values
    return update(AssignmentRow).where(col(AssignmentRow.id) == number)


def _post_change(post: Post) -> Any:  # noqa: ANN401 - SQLAlchemy's Update, before its values
    return update(PostRow).where(col(PostRow.newsroom) == post.newsroom, col(PostRow.key) == post.key)


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


def _assignment(row: AssignmentRow) -> Assignment:
    return Assignment(
        id=row.id or 0,
        newsroom=row.newsroom,
        key=row.key,
        channel=row.channel,
        message_ts=row.message_ts,
        thread_ts=row.thread_ts,
        user=row.user,
        url=row.url,
        asked_at=row.asked_at,
        state=Progress(row.state),
        detail=row.detail,
        run=row.run,
        checklist_id=row.checklist_id,
    )


def _post(row: PostRow) -> Post:
    return Post(
        newsroom=row.newsroom,
        key=row.key,
        checklist_id=row.checklist_id,
        message_key=row.message_key,
        channel=row.channel,
        thread_ts=row.thread_ts,
        state=PostState(row.state),
        since=row.since,
        ts=row.ts,
        drawn=row.drawn,
        covers=tuple(json.loads(row.covers)),
    )


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


def _strays(before: datetime) -> tuple[Any, ...]:
    """What lets go of old rows that belong to no checklist."""
    used = (select(col(table.run)) for table in (ChecklistRow, LineRow))
    runs = [col(CheckRunRow.id).not_in(query) for query in used]
    return (
        delete(PostRow).where(col(PostRow.checklist_id).is_(None), col(PostRow.since) < before),
        delete(AssignmentRow).where(
            col(AssignmentRow.checklist_id).is_(None),
            col(AssignmentRow.asked_at) < before,
            col(AssignmentRow.state) != Progress.NEW,
        ),
        delete(CheckRunRow).where(col(CheckRunRow.created_at) < before, *runs),
    )


def _run_of(row: CheckRunRow, document: str) -> CheckRun:
    """The run that a row holds; a run without findings where it cannot be read, for its words must go all the same."""
    try:
        return _RUN.validate_json(document)
    except ValidationError:
        log.error("run %s of newsroom %s cannot be read; all of it was let go of", row.id, row.newsroom)  # noqa: TRY400 - the error repeats the words
    read = Article(
        text="",
        parts=(),
        headline="",
        published_at=None,
        published_basis=PublishedBasis.UNKNOWN,
        retrieved_at=row.created_at,
        sha256="",
        words=0,
    )
    versions = Versions(factdesk="", model="", pack="")
    return CheckRun(id=row.id, article=read, findings=(), lookups=(), outages=(), versions=versions)


def _without_words(run: CheckRun) -> CheckRun:
    """A run of which only the keys, kinds and ratings of its claims are left."""
    read = replace(run.article, text="", parts=(), headline="", byline=None, sha256="")
    return replace(
        run,
        article=read,
        findings=tuple(_finding_without_words(finding) for finding in run.findings),
        lookups=(),
        outages=(),
    )


def _finding_without_words(finding: Finding) -> Finding:
    claim, verdict = finding.claim, finding.verdict
    return Finding(
        id=finding.id,
        claim=Claim(
            kind=claim.kind,
            quote="",
            start=0,
            end=0,
            subject="",
            statement="",
            as_of=claim.as_of,
            role=claim.role,
        ),
        verdict=Verdict(rating=verdict.rating, reason=verdict.reason, explanation=""),
        subject="",
    )


def _is_remembered(finding: Finding, log: Mapping[str, list[Mark]]) -> bool:
    """Whether a line that is gone from the text is still shown: people saw it as a flag or marked it."""
    return finding.verdict.rating in FLAGGED or finding.id in log


__all__ = [
    "LOCAL",
    "Assignment",
    "Contradicted",
    "Delivery",
    "DigestChannel",
    "DigestTime",
    "Filing",
    "ListChange",
    "NotThere",
    "Post",
    "ReferenceCache",
    "SharedAllowance",
    "Store",
    "open_store",
]
