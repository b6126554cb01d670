"""Write to a store without a pause, one commit after another: `python -m tests.prove.wal_writer DATABASE CHECKLIST`.

Every commit carries its number, and each number is said on the output when the commit has returned: that is the
moment in which Slack would be told that the event arrived.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.checklist import Mark, MarkKind
from bot.store import Assignment, Delivery, Store, open_store
from tests.builders import article, check_run, story_findings

NEWSROOM = "T1"
BEGUN = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
# A person's reaction on a reply that shows several lines is one commit of several rows.
LINES_OF_A_MARK = 2


def url_of(database: Path) -> str:
    """The URL of a database file."""
    return f"sqlite+aiosqlite:///{database}"


async def prepare(database: Path) -> int:
    """Make the tables and a checklist whose lines can be marked; gives its number."""
    store = open_store(url_of(database))
    await store.migrate()
    await store.take_in(Delivery(newsroom=NEWSROOM, key="link"), body="{}", at=BEGUN)
    asked = Assignment(
        newsroom=NEWSROOM, key="a", channel="C1", url="https://courier.example/a", user="U1", asked_at=BEGUN
    )
    assignment = await store.assign_within(asked, most=1, since=BEGUN)
    if not isinstance(assignment, Assignment):
        raise TypeError("one link is one too many")
    run = check_run(story_findings(), id="run")
    await store.keep_article(assignment, article(), run=run.id, at=BEGUN)
    filed = await store.file(
        await store.assignment(assignment.id), run, address="https://courier.example/a", at=BEGUN
    )
    await store.close()
    return filed.checklist


async def write(store: Store, checklist: int, number: int) -> None:
    """The commit of this number: an event is taken in, or lines are marked, in turn."""
    at = BEGUN + timedelta(seconds=number)
    if number % 2:
        body = f'{{"number": {number}, "text": "{"x" * (number * 37 % 2000)}"}}'
        await store.take_in(Delivery(newsroom=NEWSROOM, key=f"event:{number}"), body=body, at=at)
        return
    await store.mark(NEWSROOM, checklist, _marks(number, at))


def _marks(number: int, at: datetime) -> Sequence[Mark]:
    return [
        Mark(
            claim_key=found.id,
            kind=MarkKind.CONFIRMED,
            user=f"U{number % 5}",
            added=number % 4 == 0,
            at=at,
            event_id=f"event:{number}",
            message_ts="1.1",
        )
        for found in story_findings()[:LINES_OF_A_MARK]
    ]


async def write_on(database: Path, checklist: int) -> None:
    """Write until killed."""
    store, number = open_store(url_of(database)), 0
    while True:
        number += 1
        await write(store, checklist, number)
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(write_on(Path(sys.argv[1]), int(sys.argv[2])))
