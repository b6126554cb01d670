"""A site on loopback that serves given pages, and bad ones: for the fetcher's and the end-to-end tests.

    async with Newsstand() as stand:
        url = stand.serve("/story", html)

`stand.address` is the (ip, port) pair that the fetcher's `allow` takes; `stand.requests` what was asked.
"""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import ssl
import zlib
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import unquote_plus

from aiohttp import web

HTML = "text/html; charset=utf-8"

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One request that arrived. `query` holds everything after the path, a posted form included."""

    path: str
    query: str
    headers: Mapping[str, str]


@dataclass
class Newsstand:
    """Serves pages on a free port of 127.0.0.1 (over TLS where a context is given)."""

    tls: ssl.SSLContext | None = None
    requests: list[Asked] = field(default_factory=list)
    sent: Counter[str] = field(default_factory=Counter)
    _answers: dict[str, Answer] = field(default_factory=dict)
    _port: int = 0

    async def __aenter__(self) -> Self:
        self._closing = asyncio.Event()
        server = web.Server(self._handle)
        self._runner = web.ServerRunner(server, handle_signals=False, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0, ssl_context=self.tls)
        await site.start()
        self._port = int(self._runner.addresses[0][1])
        return self

    async def __aexit__(self, *_: object) -> None:
        self._closing.set()
        await self._runner.cleanup()

    @property
    def address(self) -> tuple[str, int]:
        """Where it listens."""
        return "127.0.0.1", self._port

    def url(self, path: str) -> str:
        """The URL of a path."""
        return f"{'https' if self.tls else 'http'}://127.0.0.1:{self._port}{path}"

    def asked(self, path: str) -> int:
        """How often a path was requested."""
        return sum(request.path == path for request in self.requests)

    def serve(
        self,
        path: str,
        body: bytes | str,
        *,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
        delay: float = 0.0,
    ) -> str:
        """Serve a page, as HTML unless the headers say otherwise, after `delay` seconds; gives its URL."""
        content = body.encode() if isinstance(body, str) else body
        said = {"Content-Type": HTML, **(headers or {})}

        async def answer(_: web.Request) -> web.StreamResponse:
            await asyncio.sleep(delay)
            return web.Response(status=status, body=content, headers=said)

        return self._add(path, answer)

    def serve_gzip(self, path: str, body: bytes) -> str:
        """Serve a page that is packed with gzip."""
        return self.serve(path, gzip.compress(body), headers={"Content-Encoding": "gzip"})

    def redirect(self, path: str, to: str, *, status: int = 302, body: bytes = b"") -> str:
        """Redirect to another URL."""
        return self.serve(path, body, status=status, headers={"Location": to})

    def never_answer(self, path: str) -> str:
        """Take the request and say nothing."""

        async def answer(_: web.Request) -> web.StreamResponse:
            await self._closing.wait()
            return web.Response()

        return self._add(path, answer)

    def drip(self, path: str, *, every: float = 0.05) -> str:
        """Send one byte at a time, without end: no single read ever times out."""
        return self._stream(path, lambda: self._pieces(b" ", every))

    def endless(self, path: str, *, status: int = 200, headers: Mapping[str, str] | None = None) -> str:
        """Send a page without end, as fast as it is taken."""
        return self._stream(
            path, lambda: self._pieces(b"<p>and so on</p>" * 4096, 0), status=status, headers=headers
        )

    def gzip_bomb(self, path: str, *, megabytes: int = 256) -> str:
        """Send a small body that unpacks to many megabytes."""
        packer = zlib.compressobj(9, zlib.DEFLATED, 31)
        piece = bytes(1_000_000)
        packed = b"".join(packer.compress(piece) for _ in range(megabytes)) + packer.flush()
        return self.serve(path, packed, headers={"Content-Encoding": "gzip"})

    def break_off(self, path: str, body: bytes) -> str:
        """Promise more bytes than are sent, then close the connection."""

        async def answer(request: web.Request) -> web.StreamResponse:
            response = web.StreamResponse(
                headers={"Content-Type": HTML, "Content-Length": str(len(body) * 2)}
            )
            await response.prepare(request)
            await response.write(body)
            if request.transport:
                request.transport.close()
            return response

        return self._add(path, answer)

    def _add(self, path: str, answer: Answer) -> str:
        self._answers[path] = answer
        return self.url(path)

    def _stream(
        self,
        path: str,
        pieces: Callable[[], AsyncIterator[bytes]],
        *,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
    ) -> str:
        async def answer(request: web.Request) -> web.StreamResponse:
            response = web.StreamResponse(status=status, headers={"Content-Type": HTML, **(headers or {})})
            await response.prepare(request)
            with contextlib.suppress(ConnectionError):
                async for piece in pieces():
                    await response.write(piece)
                    self.sent[path] += len(piece)
            return response

        return self._add(path, answer)

    async def _pieces(self, piece: bytes, every: float) -> AsyncIterator[bytes]:
        while not self._closing.is_set():
            yield piece
            await asyncio.sleep(every)

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        query = unquote_plus(request.query_string + (await request.text()))
        self.requests.append(Asked(path=request.path, query=query, headers=dict(request.headers)))
        answer = self._answers.get(request.path)
        if answer is None:
            return web.Response(status=404, text="no such page")
        return await answer(request)  # type: ignore[arg-type]  # web.Server hands on the plainer request
