"""What need not be kept any longer is let go of: words first, then whole checklists."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import datetime
from typing import Any

from pydantic import ValidationError
from sqlmodel import col, delete, select

from bot.models import (
    AssignmentRow,
    ChecklistRow,
    CheckRunRow,
    CorrectionRow,
    DraftRow,
    InboxRow,
    LineRow,
    MarkRow,
    NamedRow,
    PostRow,
    Progress,
)
from bot.store.books import PATIENCE, Books
from bot.store.documents import RUN
from checks.model import Article, CheckRun, Claim, Finding, PublishedBasis, Verdict, Versions

log = logging.getLogger(__name__)


# Runs whose words are let go of in one transaction: the writers of the inbox wait for it.
_FORGOTTEN_AT_ONCE = 20


class LettingGo(Books):
    """Old words, checklists and deliveries are deleted."""

    async def forget_words(self, *, before: datetime) -> None:
        """Let go of the words of articles that were read before then, and of drafts that were given before then.

        Of a run stay the keys of its claims, their kinds and ratings; marks, checklists and corrections stay as they
        are, but no story is found any more by the names that stood in it.
        """
        while await self._forget_some_words(before):
            pass
        await self._change(delete(DraftRow).where(col(DraftRow.given_at) < before))

    async def _forget_some_words(self, before: datetime) -> bool:
        query = select(CheckRunRow).where(col(CheckRunRow.created_at) < before, CheckRunRow.article != "")
        async with self._writing() as session:
            rows = tuple(await session.exec(query.limit(_FORGOTTEN_AT_ONCE)))
            of_runs = select(ChecklistRow.id).where(col(ChecklistRow.run).in_([row.id for row in rows]))
            await session.exec(delete(NamedRow).where(col(NamedRow.checklist_id).in_(of_runs)))
            for row in rows:
                row.article = ""
                if row.document is not None:
                    row.document = RUN.dump_json(_without_words(_run_of(row, row.document))).decode()
                session.add(row)
        return bool(rows)

    async def forget_checklists(self, *, before: datetime) -> None:
        """Delete what was checked, marked and corrected before then.

        With a checklist go its marks, corrections, posts, assignments and runs.
        """
        used_since = (
            select(col(table.checklist_id)).where(col(table.at) >= before)
            for table in (MarkRow, CorrectionRow)
        )
        old = select(ChecklistRow.id).where(
            col(ChecklistRow.checked_at) < before,
            *(col(ChecklistRow.id).not_in(numbers) for numbers in used_since),
        )
        async with self._writing() as session:
            numbers = tuple(number for number in await session.exec(old) if number is not None)
            for table in (MarkRow, CorrectionRow, NamedRow, PostRow, LineRow, AssignmentRow):
                await session.exec(delete(table).where(col(table.checklist_id).in_(numbers)))
            await session.exec(delete(ChecklistRow).where(col(ChecklistRow.id).in_(numbers)))
            for query in _strays(before):
                await session.exec(query)

    async def forget_deliveries(self, *, before: datetime) -> None:
        """Delete deliveries that came in before then and are settled."""
        settled = col(InboxRow.state) != Progress.NEW
        await self._change(delete(InboxRow).where(settled, col(InboxRow.received_at) < before))

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
                await connection.exec_driver_sql(f"PRAGMA {PATIENCE}")
        return not is_busy


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
        return RUN.validate_json(document)
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
