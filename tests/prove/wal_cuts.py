"""Cut the write-ahead log as a power cut would, and see what is left: `python -m tests.prove.wal_cuts --cuts 200`.

A process writes to the store without a pause. At random moments it is held still, in mid-commit too, and app.db
and its log are copied. Each copy is opened as it is, where every commit that was reported must be there, and once
more with its log cut at a random byte, where what is there must be a prefix of the commits: none missing in
between, none in part. Half of the cuts leave noise behind the cut, as a disk may. kill -9 alone would not test
this, for the kernel keeps what a killed process has written.

A cut is made only behind what SQLite has copied from the log into the database: before it copies, it makes sure that
the log is on the disk (https://www.sqlite.org/wal.html), so no power cut can take that part away.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import shutil
import signal
import sqlite3
import struct
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bot.store import open_store
from tests.prove.bot_process import ROOT
from tests.prove.figures import say, show
from tests.prove.wal_writer import LINES_OF_A_MARK, prepare, url_of

SHORTEST_HOLD, LONGEST_HOLD = 0.02, 0.25
START_SECONDS = 30.0
WAL_HEADER, FRAME_HEADER = 32, 24
# Where it stands how often the log was begun anew, and in the log's index the number of frames that a checkpoint
# has tried to copy (https://www.sqlite.org/walformat.html).
_GENERATION, _TRIED_TO_COPY = 12, 128
READS_ON = 0.5


@dataclass(kw_only=True)
class Cuts:
    """What was seen. `generations`: how often SQLite has begun the log anew."""

    made: int = 0
    with_noise: int = 0
    commits: int = 0
    lost_to_cuts: int = 0
    generations: int = 0
    checkpoints: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def figures(self) -> Mapping[str, object]:
        """Names and values for a table."""
        return {
            "cuts": f"{self.made}, {self.with_noise} with noise behind the cut",
            "commits reported": self.commits,
            "commits taken away by the cuts": self.lost_to_cuts,
            "times that the log was begun anew": self.generations,
            "moments at which a part of the log was copied already": self.checkpoints,
            "not whole, or no prefix of the commits": len(self.faults),
        }


class Writer:
    """The process that writes, with the last number that it reported."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._last = 0
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    @property
    def last(self) -> int:
        """The greatest number that was reported."""
        return self._last

    def begin(self) -> None:
        """Return when it writes."""
        until = time.monotonic() + START_SECONDS
        while not self._last:
            if time.monotonic() > until or self._process.poll() is not None:
                raise RuntimeError("the writer did not begin to write")
            time.sleep(0.01)

    @contextmanager
    def held(self) -> Iterator[int]:
        """Hold it still; gives the last number that it reported before."""
        self._process.send_signal(signal.SIGSTOP)
        # The signal takes effect at once, what it has said already may still be in the pipe.
        time.sleep(0.01)
        try:
            yield self._last
        finally:
            self._process.send_signal(signal.SIGCONT)

    def fall_silent(self) -> None:
        """Wait until all that a killed writer had said is heard: its pipe must not be closed before."""
        self._listener.join(START_SECONDS)

    def _listen(self) -> None:
        if self._process.stdout is not None:
            for line in self._process.stdout:
                self._last = int(line)


def prove(cuts: int, seed: int, folder: Path) -> Cuts:
    """Cut so many times; the database stands in `folder`."""
    dice, seen = random.Random(seed), Cuts()  # noqa: S311 - a proof that can be repeated
    database = folder / "app.db"
    checklist = asyncio.run(prepare(database))
    with writing(database, checklist) as writer, closing(sqlite3.connect(database)) as reader:
        for _ in range(cuts):
            _read_on(reader, is_wanted=dice.random() < READS_ON)
            time.sleep(dice.uniform(SHORTEST_HOLD, LONGEST_HOLD))
            copied = _copied(database, folder / "copy", writer, seen)
            asyncio.run(_judge(copied, dice, seen))
        seen.commits = writer.last
    return seen


def _read_on(reader: sqlite3.Connection, *, is_wanted: bool) -> None:
    """Read in one long transaction, or end it: while it lasts the log is copied in part and not begun anew."""
    reader.rollback()
    if is_wanted:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM inbox").fetchone()


@contextmanager
def writing(database: Path, checklist: int) -> Iterator[Writer]:
    """A writer at work; killed at the end."""
    command = (sys.executable, "-m", "tests.prove.wal_writer", str(database), str(checklist))
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        writer = Writer(process)
        try:
            writer.begin()
            yield writer
        finally:
            process.kill()
            writer.fall_silent()


@dataclass(frozen=True, kw_only=True)
class Copied:
    """The files of one moment. `copied_frames` of the log are in the database already or on their way into it."""

    database: Path
    log: bytes
    reported: int
    copied_frames: int
    page_size: int


def _copied(database: Path, to: Path, writer: Writer, seen: Cuts) -> Copied:
    with writer.held() as reported:
        shutil.copyfile(database, to)
        log = _beside(database, "-wal").read_bytes()
        index = _beside(database, "-shm").read_bytes()
    (copied_frames,) = struct.unpack_from("=I", index, _TRIED_TO_COPY)
    seen.generations = max(seen.generations, *struct.unpack_from(">I", log.ljust(WAL_HEADER), _GENERATION))
    (page_size,) = struct.unpack_from(">H", to.read_bytes(), 16)
    seen.checkpoints += bool(copied_frames)
    return Copied(
        database=to, log=log, reported=reported, copied_frames=copied_frames, page_size=page_size or 65_536
    )


async def _judge(copied: Copied, dice: random.Random, seen: Cuts) -> None:
    """Open the copy whole and cut."""
    whole = await commits_in(copied, copied.log, seen)
    if whole is not None and whole < copied.reported:
        seen.faults.append(f"{copied.reported} commits were reported and {whole} are there")
    floor = WAL_HEADER + copied.copied_frames * (FRAME_HEADER + copied.page_size)
    place = dice.randint(min(floor, len(copied.log)), len(copied.log))
    noise = dice.randbytes(dice.randint(1, 9_000)) if dice.random() < 0.5 else b""
    seen.made, seen.with_noise = seen.made + 1, seen.with_noise + bool(noise)
    left = await commits_in(copied, copied.log[:place] + noise, seen)
    if left is not None and whole is not None:
        seen.lost_to_cuts += whole - left


async def commits_in(copied: Copied, log: bytes, seen: Cuts) -> int | None:
    """How many commits are left with this log; None when they are no prefix or the database is not whole."""
    tried = copied.database.with_name("tried.db")
    for ending in ("", "-wal", "-shm"):
        _beside(tried, ending).unlink(missing_ok=True)
    shutil.copyfile(copied.database, tried)
    _beside(tried, "-wal").write_bytes(log)
    try:
        numbers = _numbers_in(tried)
    except sqlite3.DatabaseError as error:
        seen.faults.append(f"the database is not whole: {error}")
        return None
    await _opens(tried)
    last = max(numbers, default=0)
    if numbers != {number: 1 if number % 2 else LINES_OF_A_MARK for number in range(1, last + 1)}:
        seen.faults.append(f"the commits up to {last} are not all there, or not whole")
        return None
    return last


def _numbers_in(database: Path) -> Counter[int]:
    """The number of every commit, as often as it has rows. Raises DatabaseError when the file is damaged."""
    with closing(sqlite3.connect(database)) as connection:
        verdict = connection.execute("PRAGMA integrity_check").fetchall()
        if verdict != [("ok",)]:
            raise sqlite3.DatabaseError(f"integrity check: {verdict[:2]}")
        keys = connection.execute(
            "SELECT key FROM inbox WHERE key LIKE 'event:%' UNION ALL SELECT event_id FROM mark"
        )
        return Counter(int(key.partition(":")[2]) for (key,) in keys)


async def _opens(database: Path) -> None:
    """The product itself must open it and find its newest revision."""
    store = open_store(url_of(database))
    try:
        await store.migrate()
        await store.waiting()
    finally:
        await store.close()


def _beside(database: Path, ending: str) -> Path:
    return database.with_name(database.name + ending)


def main() -> int:
    """Read the command line, cut, tell; exit status 1 when something was lost in between."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cuts", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        seen = prove(asked.cuts, asked.seed, Path(folder))
    show(seen.figures)
    for fault in seen.faults:
        say(f"FAULT: {fault}")
    return 1 if seen.faults else 0


if __name__ == "__main__":
    sys.exit(main())
