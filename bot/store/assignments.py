"""What people asked to be checked, and what was read for it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlmodel import col, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.models import (
    AssignmentRow,
    CheckRunRow,
    Progress,
)
from bot.store.books import Books
from bot.store.documents import ARTICLE, RUN
from bot.store.records import Assignment, NotThere
from checks.model import Article, CheckRun

# What a person's asking settles; the rest is what became of it.
_GIVEN = (
    "newsroom",
    "key",
    "channel",
    "message_ts",
    "thread_ts",
    "user",
    "url",
    "asked_at",
    "wanted",
    "published",
    "online",
    "again",
    "page",
)


class Assignments(Books):
    """Assignments, their articles and their runs."""

    async def assign_within(
        self, assignment: Assignment, *, most: int, since: datetime
    ) -> Assignment | datetime:
        """Keep an assignment unless its user has given so many since then; give the stored one back.

        Where it is one too many: when the oldest of those was given.
        """
        mine = (AssignmentRow.newsroom == assignment.newsroom, AssignmentRow.key == assignment.key)
        async with self._writing() as session:
            if (await session.exec(select(AssignmentRow.id).where(*mine))).first() is None:
                given: tuple[datetime, ...] = tuple(
                    await session.exec(_given_by(assignment.newsroom, assignment.user, since))
                )
                if len(given) >= most:
                    return given[-most]
            return await self._assigned(session, assignment)

    async def oldest_of(self, newsroom: str, user: str, *, most: int, since: datetime) -> datetime | None:
        """When the oldest of the last so many assignments of a person was given; None where they are fewer since then."""
        async with AsyncSession(self._engine) as session:
            given: tuple[datetime, ...] = tuple(await session.exec(_given_by(newsroom, user, since)))
        return given[-most] if len(given) >= most else None

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
        values = {name: getattr(assignment, name) for name in _GIVEN}
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
        await self._change(assignment_change(number).values(thread_ts=ts, message_ts=ts))

    async def finish(self, number: int, state: Progress, detail: str = "") -> None:
        """Record what became of an assignment."""
        await self._change(assignment_change(number).values(state=state, detail=detail))

    async def want(self, number: int) -> None:
        """Record that somebody asks for what was only pasted."""
        await self._change(assignment_change(number).values(wanted=True))

    async def point_to(self, number: int, checklist: int) -> None:
        """Record that an assignment is answered by a standing checklist."""
        await self._change(assignment_change(number).values(checklist_id=checklist))

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
        document = ARTICLE.dump_json(article).decode()
        values = {"id": run, "newsroom": assignment.newsroom, "article": document, "created_at": at}
        async with self._writing() as session:
            await self._insert_once(session, CheckRunRow, values)
            await session.exec(assignment_change(assignment.id).values(run=run))

    async def article(self, run: str) -> Article:
        """The article that was read for a run; NotThere when there is none or its words have been let go of."""
        async with AsyncSession(self._engine) as session:
            row = await session.get(CheckRunRow, run)
        if row is None or not row.article:
            raise NotThere(f"no article of run {run!r}")
        return ARTICLE.validate_json(row.article)

    async def run(self, newsroom: str, run: str) -> CheckRun:
        """A whole stored run, to be replayed; NotThere when it was never finished or its words are let go of."""
        async with AsyncSession(self._engine) as session:
            row = await session.get(CheckRunRow, run)
        if row is None or row.newsroom != newsroom or row.document is None or not row.article:
            raise NotThere(f"no finished run {run!r} in newsroom {newsroom!r}")
        return RUN.validate_json(row.document)


def _given_by(newsroom: str, user: str, since: datetime) -> Any:  # noqa: ANN401 - SQLAlchemy's Select
    by = (AssignmentRow.newsroom == newsroom, AssignmentRow.user == user)
    lately = select(AssignmentRow.asked_at).where(*by, col(AssignmentRow.asked_at) > since)
    return lately.order_by(col(AssignmentRow.asked_at))


def assignment_change(number: int) -> Any:  # noqa: ANN401 - SQLAlchemy's Update, before its values
    """The beginning of a statement that changes an assignment."""
    return update(AssignmentRow).where(col(AssignmentRow.id) == number)


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
        wanted=row.wanted,
        published=row.published,
        online=row.online,
        again=row.again,
        page=row.page,
    )
