"""What stands around a bot that is killed and survives it: a Slack that is not always well, and a paper's site."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field

import aiohttp
from aiohttp import web

from bot.settings import utc_now
from tests.peers.fake_slack_api import FakeSlack, Fault
from tests.peers.newsstand import Newsstand

POST = "chat.postMessage"
# Out of a hundred posts: refused for being too many, failed, and accepted with the answer lost.
FAULTS = ((Fault.TOO_MANY, 0.03), (Fault.SERVER_ERROR, 0.02), (Fault.LOST_ANSWER, 0.03))


@dataclass
class UnwellSlack(FakeSlack):
    """A workspace in which some posts fail, by seeded chance."""

    dice: random.Random = field(default_factory=random.Random)
    failed: int = 0

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Answer one call, or fail it."""
        if request.match_info["method"] == POST:
            self._perhaps_fail()
        return await super().serve(request)

    def _perhaps_fail(self) -> None:
        rolled = self.dice.random()
        for fault, share in FAULTS:
            if rolled < share:
                self.failed += 1
                self.break_next(POST, fault)
                return
            rolled -= share


@dataclass(frozen=True, kw_only=True)
class Outside:
    """The world of one bot. `http` is for whoever wants to call it."""

    slack: UnwellSlack
    stand: Newsstand
    http: aiohttp.ClientSession


@asynccontextmanager
async def outside(dice: random.Random) -> AsyncIterator[Outside]:
    """Slack and the site, each on a free port of loopback."""
    async with AsyncExitStack() as stack:
        # Of this hour: a mark on a message of long ago is not waited for.
        slack = UnwellSlack(dice=dice, epoch=int(utc_now().timestamp()) - 3_600)
        served = web.Application()
        served.router.add_route("*", "/api/{method}", slack.serve)
        runner = web.AppRunner(served, access_log=None)
        await runner.setup()
        stack.push_async_callback(runner.cleanup)
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        slack.url = f"http://127.0.0.1:{runner.addresses[0][1]}/api/"
        stand = await stack.enter_async_context(Newsstand())
        http = await stack.enter_async_context(aiohttp.ClientSession())
        yield Outside(slack=slack, stand=stand, http=http)
