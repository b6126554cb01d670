"""A server that stands before another and spoils its answers in the ways that are seen in the wild."""

import asyncio
import gzip
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

import httpx
from aiohttp import web

from tests.peers.ports import served


class Fault(StrEnum):
    """What happens to a request."""

    NONE = "passed on"
    TOO_MANY = "429 with Retry-After"
    TOO_MANY_FOR_LONG = "429 with a Retry-After of an hour"
    FORBIDDEN = "403 with a page of HTML"
    SERVER_ERROR = "500"
    MAXLAG = "HTTP 200 with the error maxlag"
    SLOW = "no answer for long"
    CUT = "the connection is cut in the answer"
    NOT_JSON = "HTTP 200 with HTML"
    WRONG_JSON = "HTTP 200 with JSON of another form"
    WRONG_LIST = "HTTP 200 with a list"
    EMPTY_FORM = "HTTP 200 with the right keys and nothing in them"
    REDIRECT = "a redirect to another host"
    REDIRECT_LOOP = "a redirect to the same address"
    BAD_GATEWAY = "502"
    UNAVAILABLE = "503 with Retry-After"
    DRIBBLE = "the right answer, a byte at a time"
    HALF = "HTTP 200 with half of the right answer"
    BOMB = "a small gzip that unpacks to very much"


@dataclass(kw_only=True)
class Proxy:
    """The running proxy.

    `faults` are still to come, the last one stays. `asked` and `agents` tell what it was asked and by whom,
    `seconds` how long the server behind it took for each request that was passed on, `most` how many were under
    way at one time.
    """

    api: str
    faults: list[Fault]
    asked: list[str] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    under_way: int = 0
    most: int = 0


@contextmanager
def fault_proxy(
    target: str,
    faults: Sequence[Fault],
    only: Callable[[str], bool] | None = None,
    *,
    delay: float = 0.0,
    memory: dict[str, web.Response] | None = None,
) -> Iterator[Proxy]:
    """Stand before the API at `target`. With `only`, requests whose parameters do not fit are passed on.

    Every answer comes `delay` seconds later than it could. What is in `memory` is not asked of the server again.
    """
    proxy = Proxy(api="", faults=list(faults))
    doorman = _Doorman(target=target, proxy=proxy, only=only, delay=delay, memory=memory)
    app = web.Application(client_max_size=2**22)
    app.cleanup_ctx.append(doorman.connected)
    app.on_shutdown.append(doorman.let_go)
    app.router.add_route("*", "/w/api.php", doorman.answer)
    with served(app) as address:
        proxy.api = f"{address}/w/api.php"
        yield proxy


@dataclass(kw_only=True)
class _Doorman:
    """Decides what becomes of each request."""

    target: str
    proxy: Proxy
    only: Callable[[str], bool] | None
    delay: float
    memory: dict[str, web.Response] | None
    closing: asyncio.Event = field(default_factory=asyncio.Event)
    clients: list[httpx.AsyncClient] = field(default_factory=list)

    async def let_go(self, _: web.Application) -> None:
        """End every pause."""
        self.closing.set()

    async def connected(self, _: web.Application) -> AsyncIterator[None]:
        """A client while the proxy runs; PHP's server closes each connection, so none is kept."""
        limits = httpx.Limits(max_keepalive_connections=0)
        async with httpx.AsyncClient(timeout=30, limits=limits) as client:
            self.clients.append(client)
            yield
        # Connections that were cut or left half-way close in the loop's next turns.
        await asyncio.sleep(0.05)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Count the request and answer it."""
        proxy = self.proxy
        proxy.under_way += 1
        proxy.most = max(proxy.most, proxy.under_way)
        try:
            await asyncio.sleep(self.delay)
            return await self._respond(request, await request.text())
        finally:
            proxy.under_way -= 1

    async def _respond(self, request: web.Request, body: str) -> web.StreamResponse:
        asked = f"{request.query_string}{body}"
        self.proxy.asked.append(asked)
        self.proxy.agents.append(request.headers.get("User-Agent", ""))
        fault = self._next_fault() if self.only is None or self.only(asked) else Fault.NONE
        if fault in _SPOILT_BODIES:
            return await _half_given(fault, request, await self._passed(request, body), self.closing)
        if fault is not Fault.NONE:
            return await _spoiled(fault, request, self.closing)
        return await self._passed(request, body)

    def _next_fault(self) -> Fault:
        faults = self.proxy.faults
        return faults.pop(0) if len(faults) > 1 else faults[0]

    async def _passed(self, request: web.Request, body: str) -> web.Response:
        asked = f"{request.query_string}{body}"
        held = (self.memory or {}).get(asked)
        if held is None:
            started = time.perf_counter()
            held = await _passed_on(self.target, request, body, self.clients[0])
            self.proxy.seconds.append(time.perf_counter() - started)
            if self.memory is not None:
                self.memory[asked] = held
        return web.Response(status=held.status, body=held.body, content_type="application/json")


_SPOILT_BODIES = frozenset({Fault.DRIBBLE, Fault.HALF})


async def _passed_on(target: str, request: web.Request, body: str, client: httpx.AsyncClient) -> web.Response:
    headers = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
    sent = await client.request(
        request.method, f"{target}?{request.query_string}", content=body, headers=headers
    )
    return web.Response(status=sent.status_code, body=sent.content, content_type="application/json")


async def _pause(closing: asyncio.Event, seconds: float) -> None:
    """Wait, but not longer than the proxy is open."""
    with suppress(TimeoutError):
        await asyncio.wait_for(closing.wait(), seconds)


async def _half_given(
    fault: Fault, request: web.Request, whole: web.Response, closing: asyncio.Event
) -> web.StreamResponse:
    body = bytes(whole.body)
    if fault is Fault.HALF:
        return web.Response(body=body[: len(body) // 2], content_type="application/json")
    response = web.StreamResponse(headers={"Content-Type": "application/json"})
    await response.prepare(request)
    with suppress(ConnectionError):
        for place in range(len(body)):
            await response.write(body[place : place + 1])
            await _pause(closing, 0.2)
    return response


async def _spoiled(fault: Fault, request: web.Request, closing: asyncio.Event) -> web.StreamResponse:
    if fault is Fault.SLOW:
        await _pause(closing, 30)
    if fault is Fault.CUT:
        return await _cut(request)
    if fault is Fault.BOMB:
        headers = {"Content-Encoding": "gzip", "Content-Type": "application/json"}
        return web.Response(body=_bomb(), headers=headers)
    page = "<!DOCTYPE html><title>Wikimedia Error</title><p>Please set a user-agent.</p>"
    lag = '{"error": {"code": "maxlag", "info": "Waiting for a host: 7 seconds lagged.", "lag": 7}}'
    status, text, headers = {
        Fault.TOO_MANY: (429, page, {"Retry-After": "1"}),
        Fault.TOO_MANY_FOR_LONG: (429, page, {"Retry-After": "3600"}),
        Fault.FORBIDDEN: (403, page, {}),
        Fault.SERVER_ERROR: (500, page, {}),
        Fault.SLOW: (504, page, {}),
        Fault.MAXLAG: (200, lag, {"Retry-After": "1"}),
        Fault.NOT_JSON: (200, page, {}),
        Fault.WRONG_JSON: (200, '{"query": {"pages": "none"}, "entities": 3, "search": 4}', {}),
        Fault.WRONG_LIST: (200, "[1, 2, 3]", {}),
        Fault.EMPTY_FORM: (200, '{"batchcomplete": true, "query": {}, "search": [{}]}', {}),
        Fault.BAD_GATEWAY: (502, page, {}),
        Fault.UNAVAILABLE: (503, page, {"Retry-After": "1"}),
        Fault.REDIRECT_LOOP: (302, "", {"Location": str(request.url)}),
        Fault.REDIRECT: (302, "", {"Location": "http://elsewhere.example/w/api.php"}),
    }[fault]
    return web.Response(status=status, text=text, headers={**headers, "X-Fault": fault.name})


@cache
def _bomb() -> bytes:
    return gzip.compress(b" " * 60_000_000, compresslevel=1)


async def _cut(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Length": "1000", "Content-Type": "application/json"})
    await response.prepare(request)
    await response.write(b'{"batchcomplete": true, "query": {')
    if request.transport is not None:
        request.transport.abort()
    return response
