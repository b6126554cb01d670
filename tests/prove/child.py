"""The bot as a process of its own, to be killed: `python -m tests.prove.child PLAN`.

It is served as `bot.app.serve` does, over HTTP, but for what a proof needs: a loopback site that it may read, a
shorter wait until a post of unknown outcome is judged lost, and, where `quick` is asked for, the recogniser of
`tests.prove.words` in place of the language model.
"""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pydantic import SecretStr, TypeAdapter

from bot.app import Bot, build, run
from bot.settings import Settings
from checks.compare.house import HouseEntry
from checks.fetch import Fetcher
from checks.model import Article, CheckRun, Versions
from checks.run import check, in_thread
from checks.sources.pack import Pack
from tests.prove.words import WordRecogniser

BOT_TOKEN = "xoxb-1-proof"
SIGNING_SECRET = "a-signing-secret-of-the-proofs"


@dataclass(frozen=True, kw_only=True)
class ServingPlan:
    """How a bot reaches its newsroom. `stand` is the address of the one site that may be fetched from loopback."""

    api_url: str
    port: int
    state: Path
    stand: tuple[str, int]
    quick: bool = False
    settle_after: float = 1.0
    tick_every: float = 15.0


PLAN = TypeAdapter(ServingPlan)


def make_bot(plan: ServingPlan) -> Bot:
    """The bot with its real chain: fetch, parse, read, check against the pack, post."""
    settings = Settings(
        state=plan.state,
        slack_bot_token=SecretStr(BOT_TOKEN),
        slack_signing_secret=SecretStr(SIGNING_SECRET),
        slack_api_url=plan.api_url,
        sources=("pack", "house"),
        draft_sources=("pack", "house"),
        http_port=plan.port,
        # The proofs' few people paste more in minutes than a newsroom in a day.
        links_per_hour=100_000,
    )
    fetcher = Fetcher(user_agent="factdesk-proofs", allow=frozenset({plan.stand}))
    return build(
        settings,
        fetcher=fetcher,
        examine=_quick_examiner() if plan.quick else None,
        settle_after=plan.settle_after,
        tick_every=plan.tick_every,
    )


def _quick_examiner() -> Callable[[Article, Sequence[HouseEntry]], Awaitable[CheckRun]]:
    pack = Pack.embedded()
    versions = Versions(factdesk="proof", model="", pack=pack.version)
    finder = in_thread(WordRecogniser())
    quick = partial(check, finder=finder, sources=(pack,), run_id="proof", versions=versions)

    async def examine(article: Article, _house: Sequence[HouseEntry]) -> CheckRun:
        return await quick(article)

    return examine


async def serve(plan: ServingPlan) -> None:
    """Serve until SIGTERM."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    await run(make_bot(plan), over_http=True)


if __name__ == "__main__":
    asyncio.run(serve(PLAN.validate_json(sys.argv[1])))
