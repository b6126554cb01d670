"""Kill the bot again and again while a newsroom works, then balance the books.

    python -m tests.prove.kills --kills 200 --seed 1 [--quick] [--sigterm]

The bot is a process of its own on a state folder with real SQLite. Slack, the paper's site and the people are in
this process and survive. It is killed with -9 at random moments, one time in five while it starts, and started
again at once; with `--sigterm` it is asked to stop instead. At the end it may finish in peace, and then every link
must have exactly one whole thread, every acked mark must be in the log and in its message, and nothing may be left
over, neither work nor processes.

`--quick` replaces the language model, which takes two seconds to load, by the recogniser of `tests.prove.words`:
with an uptime of about a second no check would come to its end, and the test would show nothing. Without it every
fifth bot may live for ten seconds, so that work progresses with the real model too. `--seconds` ends the killing
early.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.peers.injector import Injector
from tests.peers.ports import free_port
from tests.prove.audit import faults, unfinished
from tests.prove.bot_process import BotProcess, DidNotStart, eventually
from tests.prove.child import SIGNING_SECRET, ServingPlan
from tests.prove.crowd import Crowd, Load
from tests.prove.figures import percentile, say, show, spread
from tests.prove.outside import Outside, outside

SHORT_LIFE, LONG_LIFE = (0.3, 2.0), (4.0, 10.0)
LONG_LIVES = 0.2
MOST_TOLD = 20
KILLED_AT_THE_START = 0.2
LONGEST_START = 1.5
RESTART_BAR = 3.0
STOP_BAR = 10.0
# Slack allows 50 edits a minute: what people marked all through the killing takes minutes to show.
FINISH_SECONDS = 900.0


@dataclass(frozen=True, kw_only=True)
class Ordeal:
    """What is done to the bot. `seconds`: when to stop killing at the latest."""

    kills: int
    seed: int
    quick: bool = False
    gently: bool = False
    seconds: float = 3_600.0
    load: Load = field(default_factory=Load)


@dataclass(kw_only=True)
class Outcome:
    """What was seen. `faults` is empty when the books balance."""

    kills: int = 0
    killed_at_the_start: int = 0
    links: int = 0
    marks: int = 0
    deliveries: int = 0
    posts: int = 0
    failed_posts: int = 0
    restarts: list[float] = field(default_factory=list)
    stops: list[float] = field(default_factory=list)
    finished_in: float = 0.0
    survivors: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def figures(self) -> Mapping[str, object]:
        """Names and values for a table."""
        told: dict[str, object] = {
            "kills": f"{self.kills}, of which {self.killed_at_the_start} while starting",
            "links pasted": self.links,
            "marks made and taken back": self.marks,
            "deliveries by Slack": self.deliveries,
            "messages posted": self.posts,
            "posts that Slack failed or answered into the void": self.failed_posts,
            f"start to /readyz and an event acked (bar {RESTART_BAR:g} s at p95)": spread(self.restarts),
        }
        if self.stops:
            told[f"SIGTERM to exit (bar {STOP_BAR:g} s)"] = spread(self.stops)
        return told | {
            "quiet end after": f"{self.finished_in:.0f} s",
            "processes left over": self.survivors,
            "lost, doubled or unfinished": len(self.faults),
        }


class _Run:
    """One ordeal under way."""

    def __init__(
        self, ordeal: Ordeal, bot: BotProcess, crowd: Crowd, dice: random.Random, state: Path
    ) -> None:
        self._ordeal = ordeal
        self._bot = bot
        self._crowd = crowd
        self._dice = dice
        self._state = state
        self.outcome = Outcome()

    async def torment(self) -> None:
        """Kill and start as often as was asked."""
        until = time.monotonic() + self._ordeal.seconds
        while self.outcome.kills < self._ordeal.kills and time.monotonic() < until:
            await self._bot.start()
            if self._dice.random() < KILLED_AT_THE_START and not self._ordeal.gently:
                await asyncio.sleep(self._dice.uniform(0.0, LONGEST_START))
                self.outcome.killed_at_the_start += 1
            else:
                await self._live()
            await self._end()

    async def _live(self) -> None:
        try:
            await self._bot.ready()
            await self._accepts()
        except DidNotStart as error:
            self.outcome.faults.append(f"the bot did not start: {error}")
            return
        is_long = not self._ordeal.quick and self._dice.random() < LONG_LIVES
        await asyncio.sleep(self._dice.uniform(*(LONG_LIFE if is_long else SHORT_LIFE)))

    async def _accepts(self) -> None:
        if await self._crowd.knock():
            self.outcome.restarts.append(self._bot.age)
        else:
            self.outcome.faults.append("the bot was ready and took no event in")

    async def _end(self) -> None:
        self.outcome.kills += 1
        if not self._ordeal.gently:
            await self._bot.kill()
            return
        self.outcome.stops.append(await self._bot.stop())
        if self.outcome.stops[-1] > STOP_BAR:
            self.outcome.faults.append(f"the bot took {self.outcome.stops[-1]:.1f} s to stop")

    async def finish(self) -> None:
        """Let the bot do in peace what is left, and stop it."""
        begun = time.monotonic()
        await self._bot.start()
        await self._bot.ready()
        await self._crowd.go_home()
        await eventually(lambda: not unfinished(self._state), seconds=FINISH_SECONDS, pause=0.2)
        self.outcome.finished_in = time.monotonic() - begun
        self.outcome.stops.append(await self._bot.stop())
        self.outcome.survivors = await self._bot.survivors()
        if self.outcome.survivors:
            self.outcome.faults.append(f"{self.outcome.survivors} processes outlived their bots")

    def judge(self, world: Outside) -> Outcome:
        """Balance the books."""
        done = self.outcome
        done.links, done.marks = len(self._crowd.pasted), len(self._crowd.deeds)
        done.deliveries, done.posts = self._crowd.deliveries, world.slack.count("chat.postMessage")
        done.failed_posts = world.slack.failed
        done.faults += faults(
            pasted=self._crowd.pasted, deeds=self._crowd.deeds, slack=world.slack, state=self._state
        )
        return done


async def prove(ordeal: Ordeal, folder: Path) -> Outcome:
    """Put the bot through it, with its state in `folder`, and tell what was seen."""
    dice = random.Random(ordeal.seed)  # noqa: S311 - a proof that can be repeated
    async with outside(random.Random(dice.random())) as world, _bot(ordeal, folder, world) as bot:  # noqa: S311
        injector = Injector(bot.url, SIGNING_SECRET, world.http, seed=ordeal.seed)
        crowd = Crowd(world, injector, dice=random.Random(dice.random()), load=ordeal.load)  # noqa: S311
        run = _Run(ordeal, bot, crowd, dice, folder)
        crowd.go_to_work()
        await run.torment()
        await run.finish()
        return run.judge(world)


@asynccontextmanager
async def _bot(ordeal: Ordeal, folder: Path, world: Outside) -> AsyncIterator[BotProcess]:
    plan = ServingPlan(
        api_url=world.slack.url,
        port=free_port(),
        state=folder,
        stand=world.stand.address,
        quick=ordeal.quick,
    )
    bot = BotProcess(plan, world.http, log=folder / "log.txt")
    try:
        yield bot
    finally:
        await bot.close()


def main() -> int:
    """Read the command line, torment, tell; exit status 1 when something was lost, doubled or left over."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=3_600.0)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--sigterm", action="store_true")
    parser.add_argument("--state", type=Path, help="keep the state folder and the bots' log here")
    asked = parser.parse_args()
    ordeal = Ordeal(
        kills=asked.kills, seed=asked.seed, quick=asked.quick, gently=asked.sigterm, seconds=asked.seconds
    )
    with tempfile.TemporaryDirectory() as scratch:
        folder = asked.state or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        outcome = asyncio.run(prove(ordeal, folder))
    show(outcome.figures)
    if percentile(outcome.restarts, 95) > RESTART_BAR:
        outcome.faults.append(f"the bar of {RESTART_BAR:g} s from start to accepting events is missed")
    for fault in outcome.faults[:MOST_TOLD]:
        say(f"FAULT: {fault}")
    if len(outcome.faults) > MOST_TOLD:
        say(f"and {len(outcome.faults) - MOST_TOLD} more")
    return 1 if outcome.faults else 0


if __name__ == "__main__":
    sys.exit(main())
