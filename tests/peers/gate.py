"""A gate before any Slack Web API: it keeps Slack's limits, and fails as Slack and the network do.

Calls are passed on to the Slack behind it. By script or by seeded shares a call is refused, fails before or after
it was done, or loses its answer; a door can be shut so that connections are refused. What arrived when and what
became of it is in `log`; `violations` are the posts that came less than a second after the one before in their
channel, with that gap.
"""

from __future__ import annotations

import asyncio
import json
import math
import random
import time
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext
from dataclasses import dataclass, field
from enum import Enum
from typing import Any
from urllib.parse import urlencode

import aiohttp
from aiohttp import web
from yarl import URL

from tests.peers.fake_slack_api import arguments
from tests.peers.slack_rules import ill_formed, strings_of

POST = "chat.postMessage"
_SHOWING = frozenset({POST, "chat.update", "chat.postEphemeral"})
OK = 200
LOOPBACK = "127.0.0.1"
# Calls a minute and workspace by the documented tiers; Slack tolerates somewhat more.
TIERS: Mapping[str, int] = {
    "chat.update": 50,
    "chat.postEphemeral": 100,
    "chat.getPermalink": 1_000,
    "conversations.history": 50,
    "conversations.info": 50,
    "conversations.replies": 50,
    "reactions.add": 50,
    "reactions.remove": 20,
    "users.info": 100,
    "auth.test": 1_000,
}
_HTML = "<!DOCTYPE html><title>Slack</title><p>Something went wrong.</p>"


class Mishap(Enum):
    """What becomes of a call."""

    TOO_MANY = "429 with Retry-After"
    FAILED = "500, nothing done"
    AWAY = "503, nothing done"
    FAILED_AFTER = "500 after it was done"
    LOST_ANSWER = "done, then the connection is dropped"
    LOST_REQUEST = "the connection is dropped, nothing done"
    SILENCE = "no answer, nothing done"
    SILENCE_AFTER = "no answer after it was done"
    HTML = "200 with a page of HTML, nothing done"
    TEXT = "200 with plain text, nothing done"


_DONE_FIRST = frozenset({Mishap.FAILED_AFTER, Mishap.LOST_ANSWER, Mishap.SILENCE_AFTER})


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """One call: when it came by the gate's clock, what it asked, and what became of it."""

    at: float
    method: str
    channel: str
    outcome: str
    is_done: bool


class Bucket:
    """So many a second, with a burst; full at first."""

    def __init__(self, per_second: float, burst: float) -> None:
        self._per_second = per_second
        self._burst = self._left = burst
        self._at = 0.0

    def take(self, now: float) -> float:
        """Take one; 0 when there was one, else the seconds until there is."""
        self._left = min(self._burst, self._left + (now - self._at) * self._per_second)
        self._at = now
        if self._left < 1:
            return (1 - self._left) / self._per_second
        self._left -= 1
        return 0.0


@dataclass(kw_only=True)
class Gate:
    """The gate's orders and its log.

    `tokens` says what a token is answered with, "" for a good one; any token is good when it is None. `always` is
    what every call meets; `shares` are the shares of calls of the methods in `spoils` that meet a mishap. `silence` is how long a silent answer takes in
    real seconds: longer than the bot waits. `holding` keeps a simulated time still while a call is in the gate.
    `fold`: send query and form together as a form, which emulate wants.
    """

    target: str
    url: str = ""
    monotonic: Callable[[], float] = time.monotonic
    holding: Callable[[], AbstractContextManager[None]] = nullcontext
    post_burst: float = 1.0
    tiers: Mapping[str, int] = field(default_factory=lambda: TIERS)
    tokens: Mapping[str, str] | None = None
    always: Mishap | None = None
    shares: Mapping[Mishap, float] = field(default_factory=dict)
    spoils: frozenset[str] = frozenset({POST})
    retry_after: float = 2.0
    silence: float = 5.0
    fold: bool = False
    log: list[Arrival] = field(default_factory=list)
    violations: list[tuple[str, float]] = field(default_factory=list)
    _script: dict[tuple[str, str], list[tuple[Mishap, float]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    _buckets: dict[str, Bucket] = field(default_factory=dict)
    _last_post: dict[str, float] = field(default_factory=dict)
    _is_shut: bool = False
    _site: web.TCPSite | None = None
    _runner: web.AppRunner | None = None
    _session: aiohttp.ClientSession | None = None
    _random: random.Random = field(default_factory=random.Random)

    def spoil(self, shares: Mapping[Mishap, float], *, seed: int) -> None:
        """Let these shares of the calls in `spoils` meet a mishap, by the dice of this seed."""
        self.shares = shares
        self._random.seed(seed)

    def next(
        self, method: str, *mishaps: Mishap, channel: str = "", retry_after: float | None = None
    ) -> None:
        """Let the next calls of a method (in this channel only) meet these, one after another."""
        wait = self.retry_after if retry_after is None else retry_after
        self._script[method, channel].extend((mishap, wait) for mishap in mishaps)

    def count(self, method: str) -> Counter[str]:
        """How the calls of a method ended."""
        return Counter(arrival.outcome for arrival in self.log if arrival.method == method)

    def posts(self, channel: str) -> list[Arrival]:
        """The posts to a channel that were done."""
        return [one for one in self.log if one.method == POST and one.channel == channel and one.is_done]

    async def shut(self) -> None:
        """Refuse connections from now on."""
        self._is_shut = True
        if self._site is not None:
            await self._site.stop()

    async def reopen(self) -> None:
        """Take connections again, on the same port."""
        if self._runner is None:
            raise RuntimeError("the gate is not served")
        port = int(self.url.rsplit(":", 1)[1].split("/")[0])
        self._site = web.TCPSite(self._runner, LOOPBACK, port, reuse_address=True)
        await self._site.start()
        self._is_shut = False

    async def away(self, seconds: float, sleep: Callable[[float], Awaitable[object]]) -> None:
        """Be shut for so many seconds of the given sleep."""
        await self.shut()
        await sleep(seconds)
        await self.reopen()

    # One call

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Answer one call of the Web API."""
        if self._is_shut:
            return _dropped(request)
        at, method = self.monotonic(), request.match_info["method"]
        with self.holding():
            body, given = await request.read(), await arguments(request)
            if method == POST:
                self._measure(_channel(given), at)
            mishap, wait = self._mishap(method, _channel(given))
            outcome, is_done, answer = await self._handled(request, body, given, mishap)
            self.log.append(
                Arrival(at=at, method=method, channel=_channel(given), outcome=outcome, is_done=is_done)
            )
        if mishap is None:
            return answer
        if mishap in {Mishap.SILENCE, Mishap.SILENCE_AFTER}:
            await asyncio.sleep(self.silence)
        return _spoiled(mishap, request, wait)

    async def _handled(
        self, request: web.Request, body: bytes, given: Mapping[str, Any], mishap: Mishap | None
    ) -> tuple[str, bool, web.Response]:
        """What became of a call, whether it was done, and Slack's answer."""
        if mishap is not None and mishap not in _DONE_FIRST:
            return mishap.value, False, web.Response()
        code, answer = self._refused(request, given)
        if code:
            return code, False, answer
        status, content = await self._passed_on(request, body, given)
        told = json.loads(content) if content.startswith(b"{") else {}
        is_done = status == OK and bool(told.get("ok"))
        code = "ok" if is_done else str(told.get("error", status))
        spoken = web.Response(status=status, body=content, content_type="application/json")
        return code if mishap is None else mishap.value, is_done, spoken

    def _mishap(self, method: str, channel: str) -> tuple[Mishap | None, float]:
        if self.always is not None:
            return self.always, self.retry_after
        for place in ((method, channel), (method, "")):
            if self._script[place]:
                return self._script[place].pop(0)
        if method in self.spoils:
            lot = self._random.random()
            for mishap, share in self.shares.items():
                lot -= share
                if lot < 0:
                    return mishap, self.retry_after
        return None, 0.0

    def _refused(self, request: web.Request, given: Mapping[str, Any]) -> tuple[str, web.Response]:
        """What Slack itself would refuse: a bad token, too many calls, blocks out of form; "" for nothing."""
        method = request.match_info["method"]
        code = "" if self.tokens is None else self.tokens.get(_token(request, given), "invalid_auth")
        if not code:
            wait = self._too_many(method, _channel(given))
            if wait > 0:
                return "ratelimited", _too_many(wait)
            code = ill_formed(given) if method in _SHOWING else ""
        return code, web.json_response({"ok": False, "error": code})

    def _too_many(self, method: str, channel: str) -> float:
        """The seconds to wait when this call is one too many, else 0."""
        if method == POST:
            bucket = self._buckets.setdefault(f"{method} {channel}", Bucket(1.0, self.post_burst))
        elif method in self.tiers:
            a_minute = self.tiers[method]
            bucket = self._buckets.setdefault(method, Bucket(a_minute / 60, a_minute))
        else:
            return 0.0
        return bucket.take(self.monotonic())

    def _measure(self, channel: str, at: float) -> None:
        """Note a post that comes too soon after the one before."""
        gap = at - self._last_post.get(channel, float("-inf"))
        self._last_post[channel] = at
        # A thousandth of a second is not Slack's concern, and floats are not exact.
        if gap < 1.0 - 1e-3:
            self.violations.append((channel, gap))

    async def _passed_on(
        self, request: web.Request, body: bytes, given: Mapping[str, Any]
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise RuntimeError("the gate is not served")
        kept = ("Authorization", "Content-Type")
        headers = {name: request.headers[name] for name in kept if name in request.headers}
        verb, query = request.method, request.query_string
        if self.fold:
            verb, query, body = "POST", "", urlencode(strings_of(given)).encode()
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        address = f"{self.target}{request.match_info['method']}{'?' if query else ''}{query}"
        async with self._session.request(
            verb, URL(address, encoded=True), data=body, headers=headers
        ) as answer:
            return answer.status, await answer.read()


def _channel(given: Mapping[str, Any]) -> str:
    return str(given.get("channel", ""))


def _token(request: web.Request, given: Mapping[str, Any]) -> str:
    return request.headers.get("Authorization", "").removeprefix("Bearer ") or str(given.get("token", ""))


def _too_many(wait: float) -> web.Response:
    # Slack tells whole seconds.
    headers = {"Retry-After": str(math.ceil(wait))}
    return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers=headers)


def _spoiled(mishap: Mishap, request: web.Request, wait: float) -> web.Response:
    match mishap:
        case Mishap.TOO_MANY:
            return _too_many(wait)
        case Mishap.FAILED | Mishap.FAILED_AFTER:
            return web.Response(status=500, text=_HTML, content_type="text/html")
        case Mishap.AWAY:
            return web.json_response({"ok": False, "error": "service_unavailable"}, status=503)
        case Mishap.HTML:
            return web.Response(text=_HTML, content_type="text/html")
        case Mishap.TEXT:
            return web.Response(text="a word from a proxy")
        case _:
            return _dropped(request)


def _dropped(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


@asynccontextmanager
async def standing(gate: Gate) -> AsyncIterator[Gate]:
    """Serve a gate on a free port of loopback; its `url` is what the bot is told."""
    served = web.Application(client_max_size=2**22)
    served.router.add_route("*", "/api/{method}", gate.serve)
    gate._runner = web.AppRunner(served, access_log=None, shutdown_timeout=0.1)
    await gate._runner.setup()
    gate._site = web.TCPSite(gate._runner, LOOPBACK, 0)
    await gate._site.start()
    gate.url = f"http://{LOOPBACK}:{gate._runner.addresses[0][1]}/api/"
    async with aiohttp.ClientSession() as session:
        gate._session = session
        try:
            yield gate
        finally:
            await gate._runner.cleanup()
