"""A server that stands before another and spoils its answers in the ways that are seen in the wild."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum

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


@dataclass(kw_only=True)
class Proxy:
    """The running proxy: its API address, the faults still to come (the last one stays), what it was asked
    and by whom."""

    api: str
    faults: list[Fault]
    asked: list[str] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)


@contextmanager
def fault_proxy(
    target: str, faults: Sequence[Fault], only: Callable[[str], bool] | None = None
) -> Iterator[Proxy]:
    """Stand before the API at `target`. With `only`, requests whose parameters do not fit are passed on."""
    proxy = Proxy(api="", faults=list(faults))

    async def answer(request: web.Request) -> web.StreamResponse:
        body = await request.text()
        proxy.asked.append(f"{request.query_string}{body}")
        proxy.agents.append(request.headers.get("User-Agent", ""))
        if only is not None and not only(proxy.asked[-1]):
            return await _passed_on(target, request, body)
        fault = proxy.faults.pop(0) if len(proxy.faults) > 1 else proxy.faults[0]
        if fault is Fault.NONE:
            return await _passed_on(target, request, body)
        return await _spoiled(fault, request)

    app = web.Application(client_max_size=2**22)
    app.router.add_route("*", "/w/api.php", answer)
    with served(app) as address:
        proxy.api = f"{address}/w/api.php"
        yield proxy


async def _passed_on(target: str, request: web.Request, body: str) -> web.Response:
    async with httpx.AsyncClient() as client:
        headers = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        sent = await client.request(
            request.method, f"{target}?{request.query_string}", content=body, headers=headers
        )
    return web.Response(status=sent.status_code, body=sent.content, content_type="application/json")


async def _spoiled(fault: Fault, request: web.Request) -> web.StreamResponse:
    if fault is Fault.SLOW:
        await asyncio.sleep(30)
    if fault is Fault.CUT:
        return await _cut(request)
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
        Fault.REDIRECT: (302, "", {"Location": "http://elsewhere.example/w/api.php"}),
    }[fault]
    return web.Response(status=status, text=text, headers={**headers, "X-Fault": fault.name})


async def _cut(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Length": "1000", "Content-Type": "application/json"})
    await response.prepare(request)
    await response.write(b'{"batchcomplete": true, "query": {')
    if request.transport is not None:
        request.transport.abort()
    return response
