"""How long Slack waits for our 200 while checks run: `python -m tests.bench.ack`.

The bot serves in a process of its own, with its language model. Slack's Web API and the paper's site are in this
process, and the deliveries come from a third: so nobody measures his own load. Deliveries go out when the plan says,
however slow the answers are (an open loop), and a wait counts from the moment in the plan, not from when the request
could be written. What is delivered must all be stored before it is answered, but for one message in ten that has
no link: links to articles, and reactions.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import aiohttp

from tests.e2e.stories import Story
from tests.peers.injector import Bodies, Body, encoded, signature
from tests.peers.ports import free_port
from tests.prove.bot_process import ROOT, BotProcess, eventually
from tests.prove.child import SIGNING_SECRET, ServingPlan
from tests.prove.figures import percentile, say
from tests.prove.outside import Outside, outside
from tests.prove.stories import story

CHECKS = 20
LINK_SHARE, PLAIN_SHARE = 0.05, 0.10
BAR_P99, BAR_MAX = 0.300, 3.0
PATIENCE = 10.0
# A story of this many paragraphs keeps the language model busy for about a second.
LONG_STORY = 60


@dataclass(frozen=True, kw_only=True)
class Phase:
    """A stretch of steady deliveries."""

    name: str
    per_second: int
    seconds: int


PHASES = (
    Phase(name="steady", per_second=10, seconds=20),
    Phase(name="burst", per_second=50, seconds=10),
)


@dataclass(frozen=True, kw_only=True)
class Waits:
    """The seconds that Slack waited in one phase, and what did not get its 200."""

    phase: Phase
    seconds: Sequence[float]
    refused: int
    unfinished_checks: tuple[int, int]

    @property
    def row(self) -> str:
        """One line of the table."""
        cells = [percentile(self.seconds, share) * 1000 for share in (50, 95, 99)]
        cells.append(max(self.seconds, default=0.0) * 1000)
        before, after = self.unfinished_checks
        numbers = "".join(f"{cell:9.0f}" for cell in cells)
        return f"{self.phase.name:<8}{self.phase.per_second:>5}/s{len(self.seconds):>7}{numbers}{self.refused:>9}   {before} -> {after}"

    @property
    def is_in_bar(self) -> bool:
        """Whether the bar is met."""
        greatest = max(self.seconds, default=0.0)
        return not self.refused and percentile(self.seconds, 99) <= BAR_P99 and greatest < BAR_MAX


class Day:
    """What is delivered: pasted links of long stories, reactions, and messages that ask for nothing."""

    def __init__(self, world: Outside, seed: int) -> None:
        self._world = world
        self._bodies = Bodies()
        self._dice = random.Random(seed)  # noqa: S311 - a bench that can be repeated
        self._links = 0

    def bodies(self, number: int) -> list[Body]:
        """So many deliveries."""
        return [self._one() for _ in range(number)]

    def link(self) -> Body:
        """A link to a long story of its own."""
        self._links += 1
        new = long_story(self._links)
        text, channel = f"<{self._world.stand.serve(new.path, new.page())}>", f"C{self._links % 10}"
        ts = self._world.slack.person_says(channel, text)
        return self._bodies.message(channel, "U1", text, ts=ts)

    def _one(self) -> Body:
        rolled = self._dice.random()
        if rolled < LINK_SHARE:
            return self.link()
        if rolled < LINK_SHARE + PLAIN_SHARE:
            return self._bodies.message("C1", "U1", "Has anybody called the harbour office?")
        return self._bodies.reaction("C1", self._bodies.stamp(), "U2", "eyes", author="")


def long_story(number: int) -> Story:
    """A story of LONG_STORY paragraphs."""
    parts = [story(number * LONG_STORY + more) for more in range(LONG_STORY // 3)]
    paragraphs = tuple(paragraph for part in parts for paragraph in part.paragraphs)
    published = parts[0].published + timedelta(days=1)
    return Story(
        slug=f"long-{number}", headline=parts[0].headline, published=published, paragraphs=paragraphs
    )


async def bench(folder: Path, *, seed: int) -> list[Waits]:
    """Measure all phases in one running bot."""
    async with outside(random.Random(seed)) as world:  # noqa: S311
        plan = ServingPlan(api_url=world.slack.url, port=free_port(), state=folder, stand=world.stand.address)
        bot = BotProcess(plan, world.http, log=folder / "log.txt")
        try:
            await bot.start()
            await bot.ready()
            return [waits async for waits in _measured(bot.url, Day(world, seed), folder)]
        finally:
            await bot.close()


async def _measured(url: str, day: Day, folder: Path) -> AsyncIterator[Waits]:
    warm = [day.link()]
    await fired(url, warm, per_second=1)
    await eventually(lambda: _finished(folder) and not _unfinished(folder), seconds=60.0, pause=0.2)
    await fired(url, [day.link() for _ in range(CHECKS)], per_second=10)
    for phase in PHASES:
        before = _unfinished(folder)
        if before < CHECKS:
            await fired(url, [day.link() for _ in range(CHECKS - before)], per_second=10)
            before = _unfinished(folder)
        answers = await fired(url, day.bodies(phase.per_second * phase.seconds), per_second=phase.per_second)
        yield Waits(
            phase=phase,
            seconds=[seconds for seconds, _ in answers],
            refused=sum(status != 200 for _, status in answers),
            unfinished_checks=(before, _unfinished(folder)),
        )


def _unfinished(folder: Path) -> int:
    return _count(folder, "state = 'new'")


def _finished(folder: Path) -> int:
    return _count(folder, "state = 'done'")


def _count(folder: Path, where: str) -> int:
    with closing(sqlite3.connect(f"file:{folder / 'app.db'}?mode=ro", uri=True, timeout=10)) as connection:
        (number,) = connection.execute(f"SELECT count(*) FROM assignment WHERE {where}").fetchone()  # noqa: S608
    return int(number)


# The third process


async def fired(url: str, bodies: Sequence[Body], *, per_second: int) -> list[tuple[float, int]]:
    """Deliver bodies from a process of their own; gives for each the seconds of the wait and the status."""
    command = (sys.executable, "-m", "tests.bench.ack", "--fire", url, "--per-second", str(per_second))
    process = await asyncio.create_subprocess_exec(
        *command, cwd=ROOT, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    told, _ = await process.communicate(json.dumps(bodies).encode())
    return [(float(seconds), int(status)) for seconds, status in json.loads(told)]


async def fire(url: str, bodies: Sequence[Body], *, per_second: int) -> list[tuple[float, int]]:
    """Deliver so many bodies a second, whether the earlier ones are answered or not."""
    begins = time.monotonic() + 0.5
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=PATIENCE)) as http:

        async def one(body: Body, at: float) -> tuple[float, int]:
            await asyncio.sleep(at - time.monotonic())
            status = await _posted(http, url, body)
            return time.monotonic() - at, status

        plan = (begins + place / per_second for place in range(len(bodies)))
        return list(await asyncio.gather(*(one(body, at) for body, at in zip(bodies, plan, strict=True))))


async def _posted(http: aiohttp.ClientSession, url: str, body: Body) -> int:
    text, kind = encoded(body)
    headers: Mapping[str, str] = {"Content-Type": kind, **signature(text, SIGNING_SECRET)}
    try:
        async with http.post(url, data=text.encode(), headers=headers) as answer:
            await answer.read()
            return answer.status
    except (aiohttp.ClientError, TimeoutError, OSError):
        return 0


def lines(measured: Sequence[Waits]) -> Iterator[str]:
    """The table."""
    heads = "".join(f"{head:>9}" for head in ("p50", "p95", "p99", "max"))
    yield f"{'phase':<8}{'rate':>7}{'events':>7}{heads}{'not 200':>9}   checks under way"
    for waits in measured:
        yield waits.row
    yield f"milliseconds from the planned moment to the 200; bar: p99 {BAR_P99 * 1000:.0f}, max {BAR_MAX * 1000:.0f}"


def main() -> int:
    """Read the command line, measure, tell; exit status 1 when the bar is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--fire", metavar="URL", help="deliver what stands on the input (the bench calls this)"
    )
    parser.add_argument("--per-second", type=int, default=10)
    asked = parser.parse_args()
    if asked.fire:
        bodies = json.loads(sys.stdin.read())
        say(json.dumps(asyncio.run(fire(asked.fire, bodies, per_second=asked.per_second))))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        measured = asyncio.run(bench(Path(folder), seed=asked.seed))
    for line in lines(measured):
        say(line)
    return 0 if all(waits.is_in_bar for waits in measured) else 1


if __name__ == "__main__":
    sys.exit(main())
