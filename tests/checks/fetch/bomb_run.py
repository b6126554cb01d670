"""How long the fetcher takes over each hostile answer, and how much memory: measured in a process of its own.

By hand, with the real deadline:  python -m tests.checks.fetch.bomb_run [SECONDS]
"""

from __future__ import annotations

import asyncio
import json
import ssl
import sys
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from checks.errors import CheckError
from checks.fetch import Fetcher
from tests.peers.hostile_site import HOSTILITIES, LENGTH_TOO_SHORT, HostileSite

ROOT = Path(__file__).resolve().parents[3]
REAL_DEADLINE = 15.0
MOST_GROWTH = 64 * 2**20
NAMES = (*HOSTILITIES, LENGTH_TOO_SHORT)
# These send too little to be refused before the deadline, so they are read at the same time.
SLOW = tuple(
    name for name in NAMES if name.startswith("drip-") or name in {"silence", "length-too-long-and-waits"}
)


@dataclass(frozen=True, kw_only=True)
class Figure:
    """What one hostile answer came to. `growth` is the process's highest memory so far over its start, in bytes."""

    name: str
    outcome: str
    seconds: float
    growth: int


def _peak() -> int:
    """The process's highest resident memory, in bytes.

    Not `ru_maxrss`: a child begins with its parent's.
    """
    line = next(
        line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM:")
    )
    return int(line.split()[1]) * 1024


async def _read(reader: Fetcher, port: int, name: str, start: int) -> Figure:
    began = time.monotonic()
    try:
        page = await reader.fetch(f"http://127.0.0.1:{port}/{name}")
        outcome = f"page of {len(page.body)} bytes"
    except CheckError as error:
        outcome = f"{type(error).__name__}: {error}"
    return Figure(name=name, outcome=outcome, seconds=time.monotonic() - began, growth=_peak() - start)


async def _child(port: int, deadline: float) -> list[Figure]:
    def reader() -> Fetcher:
        return Fetcher(
            user_agent="factdesk/bombs",
            allow=frozenset({("127.0.0.1", port)}),
            deadline=deadline,
            tls=ssl.create_default_context(),
        )

    start = _peak()
    slow = await asyncio.gather(*(_read(reader(), port, name, start) for name in SLOW))
    quick = [await _read(reader(), port, name, start) for name in NAMES if name not in SLOW]
    return [*slow, *quick]


async def measured(deadline: float) -> list[Figure]:
    """The figure of each hostile answer; the site runs here, the fetcher in a child process."""
    async with HostileSite() as site:
        child = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.checks.fetch.bomb_run", "--child"),
            *(str(site.address[1]), str(deadline)),
            cwd=ROOT,
            stdout=asyncio.subprocess.PIPE,
        )
        said, _ = await child.communicate()
    return [Figure(**figure) for figure in json.loads(said)]


def _table(figures: Iterable[Figure]) -> str:
    rows = [
        f"{figure.name:28} {figure.seconds:7.2f} s {figure.growth / 2**20:7.1f} MiB  {figure.outcome[:90]}"
        for figure in figures
    ]
    return "\n".join([f"{'answer':28} {'time':>9} {'peak growth':>11}  outcome", *rows])


def main(arguments: list[str]) -> int:
    """Print the table, or (as the child) the figures in JSON; status 1 when an answer was late or grew too much."""
    if arguments[:1] == ["--child"]:
        figures = asyncio.run(_child(int(arguments[1]), float(arguments[2])))
        sys.stdout.write(json.dumps([asdict(figure) for figure in figures]))
        return 0
    deadline = float(arguments[0]) if arguments else REAL_DEADLINE
    figures = asyncio.run(measured(deadline))
    sys.stdout.write(_table(figures) + "\n")
    return int(any(figure.seconds > deadline + 1 or figure.growth > MOST_GROWTH for figure in figures))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
