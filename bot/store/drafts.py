"""Texts that people gave to be checked, and which of our threads they stand under."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, delete, or_, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.models import ChecklistRow, CheckRunRow, DraftRow, PostRow
from bot.store.books import Books
from bot.store.documents import RUN
from bot.store.records import NotThere
from checks.model import CheckRun


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A text as it was given: pasted words, or a file.

    `name` is the file's, "" for pasted words. `body` is empty until the file is fetched from `file`, which is its
    address in Slack, "" for pasted words.
    """

    newsroom: str
    key: str
    name: str = ""
    file: str = ""
    headline: str = ""
    body: bytes = b""
    given_by: str
    given_at: datetime


class Drafts(Books):
    """Drafts by their keys."""

    async def keep_draft(self, draft: Draft) -> None:
        """Keep a draft once by its key."""
        fields = ("newsroom", "key", "name", "file", "headline", "body", "given_by", "given_at")
        async with self._writing() as session:
            await self._insert_once(session, DraftRow, {name: getattr(draft, name) for name in fields})

    async def draft(self, newsroom: str, key: str) -> Draft:
        """A draft by its key; NotThere when there is none, or it has been let go of."""
        async with AsyncSession(self._engine) as session:
            row = await session.get(DraftRow, (newsroom, key))
        if row is None:
            raise NotThere(f"no draft {key!r} in newsroom {newsroom!r}")
        return Draft(
            newsroom=row.newsroom,
            key=row.key,
            name=row.name,
            file=row.file,
            headline=row.headline,
            body=row.body,
            given_by=row.given_by,
            given_at=row.given_at,
        )

    async def keep_file(self, draft: Draft, body: bytes) -> None:
        """Keep the bytes of a file that has been fetched."""
        which = (col(DraftRow.newsroom) == draft.newsroom, col(DraftRow.key) == draft.key)
        await self._change(update(DraftRow).where(*which).values(body=body))

    async def drop_draft(self, draft: Draft) -> None:
        """Let go of a draft that is not to be checked."""
        which = (col(DraftRow.newsroom) == draft.newsroom, col(DraftRow.key) == draft.key)
        await self._change(delete(DraftRow).where(*which))

    async def run_of(self, checklist: int) -> CheckRun:
        """The newest pass of a checklist; NotThere when there is none, or its words have been let go of."""
        query = select(CheckRunRow).join(ChecklistRow, col(ChecklistRow.run) == col(CheckRunRow.id))
        async with AsyncSession(self._engine) as session:
            row = (await session.exec(query.where(col(ChecklistRow.id) == checklist))).first()
        if row is None or row.document is None or not row.article:
            raise NotThere(f"no words of the run of checklist {checklist}")
        return RUN.validate_json(row.document)

    async def is_our_thread(self, newsroom: str, channel: str, thread_ts: str) -> bool:
        """Whether a message of ours stands in a thread, or at its head."""
        here = (PostRow.newsroom == newsroom, PostRow.channel == channel)
        query = select(PostRow.id).where(*here, or_(PostRow.thread_ts == thread_ts, PostRow.ts == thread_ts))
        async with AsyncSession(self._engine) as session:
            return (await session.exec(query.limit(1))).first() is not None

    async def checklists_in(self, newsroom: str, channel: str, thread_ts: str) -> tuple[int, ...]:
        """The checklists whose threads are this one, oldest first."""
        query = select(ChecklistRow.id).where(
            ChecklistRow.newsroom == newsroom,
            ChecklistRow.channel == channel,
            ChecklistRow.thread_ts == thread_ts,
        )
        async with AsyncSession(self._engine) as session:
            numbers = await session.exec(query.order_by(col(ChecklistRow.id)))
            return tuple(number for number in numbers if number is not None)
