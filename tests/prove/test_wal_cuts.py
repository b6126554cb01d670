"""A cut log leaves a whole database with a prefix of the commits; the full figure is `tests.prove.wal_cuts`."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.prove.wal_cuts import Copied, Cuts, commits_in, prove, writing
from tests.prove.wal_writer import prepare

CUTS, COMMITS = 40, 6


@pytest.mark.timeout(180)
def test_forty_cuts_leave_a_prefix_of_the_commits(tmp_path: Path) -> None:
    seen = prove(CUTS, 7, tmp_path)

    assert seen.faults == []
    assert seen.made == CUTS
    assert seen.commits > CUTS
    assert seen.lost_to_cuts > 0


@pytest.fixture
def written(tmp_path: Path) -> Copied:
    """A database with some commits, closed in order."""
    database = tmp_path / "app.db"
    with writing(database, asyncio.run(prepare(database))) as writer:
        while writer.last < COMMITS:
            time.sleep(0.01)
    checkpoint(database)
    return Copied(database=database, log=b"", reported=COMMITS, copied_frames=0, page_size=4096)


def checkpoint(database: Path, *, after: str = "") -> None:
    """Put everything into the database file itself, after one more statement."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute(after)
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


async def test_an_untouched_database_has_every_reported_commit(written: Copied) -> None:
    seen = Cuts()

    assert (await commits_in(written, b"", seen) or 0) >= written.reported
    assert seen.faults == []


@pytest.mark.parametrize(
    "sabotage",
    [
        "DELETE FROM inbox WHERE key = 'event:3'",
        "DELETE FROM mark WHERE id = (SELECT max(id) FROM mark WHERE event_id = 'event:4')",
        "UPDATE mark SET event_id = 'event:900' WHERE event_id = 'event:2'",
    ],
)
async def test_a_missing_commit_or_half_of_one_is_noticed(written: Copied, sabotage: str) -> None:
    checkpoint(written.database, after=sabotage)
    seen = Cuts()

    assert await commits_in(written, b"", seen) is None
    assert len(seen.faults) == 1


async def test_a_damaged_page_is_noticed(written: Copied) -> None:
    damaged = bytearray(written.database.read_bytes())
    damaged[4096 : 4096 + 64] = bytes(64)
    written.database.write_bytes(damaged)
    seen = Cuts()

    assert await commits_in(written, b"", seen) is None
    assert seen.faults
