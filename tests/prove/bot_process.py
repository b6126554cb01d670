"""The bot's process as an operator's machine sees it: started, ready, killed or asked to stop, and what it leaves."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import aiohttp

from tests.prove.child import PLAN, ServingPlan

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 30.0
LOOK_SECONDS = 0.02
# A process is the same only if its number and its start time are: numbers are used again.
Process = tuple[int, int]


class DidNotStart(Exception):
    """The process ended, or did not become ready in time. Says what it wrote last."""


class BotProcess:
    """One bot after another on the same state folder."""

    def __init__(self, plan: ServingPlan, http: aiohttp.ClientSession, *, log: Path) -> None:
        """`log` takes what the bots write."""
        self._plan = plan
        self._http = http
        self._log = log
        self._sink: IO[bytes] = log.open("ab")
        self._process: asyncio.subprocess.Process | None = None
        self._started_at = 0.0
        self._seen: set[Process] = set()

    @property
    def url(self) -> str:
        """Where Slack's requests go."""
        return f"http://127.0.0.1:{self._plan.port}/slack/events"

    @property
    def age(self) -> float:
        """Seconds since the process was started."""
        return time.monotonic() - self._started_at

    async def start(self) -> None:
        """Start a process; it is not ready yet."""
        self._started_at = time.monotonic()
        plan = PLAN.dump_json(self._plan).decode()
        command = (sys.executable, "-m", "tests.prove.child", plan)
        self._process = await asyncio.create_subprocess_exec(
            *command, cwd=ROOT, stdout=self._sink, stderr=self._sink, stdin=asyncio.subprocess.DEVNULL
        )

    async def ready(self) -> float:
        """Return when /readyz says so, with the seconds since the start. Raises DidNotStart."""
        while self.age < START_SECONDS:
            if self._process is None or self._process.returncode is not None:
                break
            if await self._says_ready():
                return self.age
            await asyncio.sleep(LOOK_SECONDS)
        raise DidNotStart(self._log.read_text(encoding="utf-8", errors="replace")[-2000:])

    async def kill(self) -> None:
        """Kill it with -9, alone: what it has started must notice by itself."""
        await self._end(by_force=True)

    async def stop(self) -> float:
        """Ask it to stop with SIGTERM; gives the seconds until it has ended."""
        asked = time.monotonic()
        await self._end(by_force=False)
        return time.monotonic() - asked

    async def survivors(self, patience: float = 10.0) -> int:
        """How many of the processes that the bots have started are alive after at most `patience` seconds."""
        await eventually(lambda: not self._alive(), seconds=patience)
        return len(self._alive())

    async def close(self) -> None:
        """Leave nothing running."""
        await self._end(by_force=True)
        self._sink.close()

    async def _end(self, *, by_force: bool) -> None:
        if self._process is None:
            return
        if self._process.returncode is None:
            self._seen |= set(descendants(self._process.pid))
            (self._process.kill if by_force else self._process.terminate)()
        await self._process.wait()
        self._process = None

    def _alive(self) -> set[Process]:
        return self._seen & {(pid, born) for pid, _, born, state in processes() if state != "Z"}

    async def _says_ready(self) -> bool:
        address = f"http://127.0.0.1:{self._plan.port}/readyz"
        try:
            async with self._http.get(address, timeout=aiohttp.ClientTimeout(total=1)) as answer:
                return answer.status == 200
        except (aiohttp.ClientError, TimeoutError, OSError):
            return False


async def eventually(look: Callable[[], object], *, seconds: float, pause: float = LOOK_SECONDS) -> bool:
    """Return True when `look` finds what it looks for, False after so many seconds."""
    until = time.monotonic() + seconds
    while True:
        if look():
            return True
        if time.monotonic() > until:
            return False
        await asyncio.sleep(pause)


def processes() -> Iterator[tuple[int, int, int, str]]:
    """Every process of this machine: its number, its parent's, its start time in ticks, its state."""
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            told = (entry / "stat").read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        # The name in brackets may hold anything, so read on after the last bracket.
        rest = told.rpartition(")")[2].split()
        yield int(entry.name), int(rest[1]), int(rest[19]), rest[0]


def descendants(of: int) -> Iterator[Process]:
    """The processes that this one has started, and theirs."""
    children: dict[int, list[Process]] = {}
    for pid, parent, born, _ in processes():
        children.setdefault(parent, []).append((pid, born))
    waiting = [of]
    while waiting:
        for child in children.get(waiting.pop(), ()):
            yield child
            waiting.append(child[0])
