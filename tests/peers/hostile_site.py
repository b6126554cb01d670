"""A site on loopback that speaks HTTP as badly as it can, byte by byte: for the fetcher's limits.

    async with HostileSite() as site:
        url = site.url("drip-head")

Each name in `HOSTILITIES` is a path. It writes what its generator gives, and never minds what was asked.
"""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import itertools
import zlib
from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Self

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n"
FILLER = b"<p>and so on</p>" * 4096
DRIP_SECONDS = 0.02
GZIPPED = HEAD + b"Content-Encoding: gzip\r\n\r\n"
GZIP_START = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
EMPTY_BLOCK = b"\x00\x00\x00\xff\xff"  # of a gzip stream: it unpacks to nothing

Pieces = AsyncIterator[bytes]
_NUMBERS = itertools.count(1)


async def _forever(piece: bytes, *, start: bytes = b"", every: float = 0) -> Pieces:
    """`start`, then the piece again and again, as fast as it is taken or one at a time."""
    if start:
        yield start
    while True:
        yield piece
        await asyncio.sleep(every)


async def _once(*pieces: bytes, then_hang: bool = False) -> Pieces:
    for piece in pieces:
        yield piece
    if then_hang:
        await asyncio.Event().wait()


@cache
def _block() -> bytes:
    """A thousand bytes that unpack to a megabyte, and can be sent again and again in one stream."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)


def _zeros(megabytes: int) -> bytes:
    """A small gzip stream that unpacks to many megabytes. Its checksum is wrong; nobody may come that far."""
    return GZIP_START + _block() * megabytes + b"\x03\x00" + bytes(8)


def _packed(body: bytes, encoding: str) -> Pieces:
    said = f"Content-Encoding: {encoding}\r\nContent-Length: {len(body)}\r\n\r\n"
    return _once(HEAD + said.encode() + body)


def _refreshing(number: int) -> bytes:
    link = f"endless-refreshes?{number}"
    return HEAD + f"\r\n<html><head><meta http-equiv=refresh content='0;url={link}'></head>".encode()


def _moved(to: str) -> bytes:
    return f"HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Type: text/html\r\n\r\n".encode()


def _chunked(rest: bytes) -> bytes:
    return HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + rest


CHUNK = b"10000\r\n" + FILLER + b"\r\n"
INTERIM = b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>\r\n\r\n"

# A few bytes of each format, by hand; whoever unpacks them inflates without bound. They must not be read.
BROTLI = b"\x1b\xff\xff\x3f\x00\x24\x04\x82\x59" * 200
ZSTD = b"\x28\xb5\x2f\xfd\xa4\x00\x00\x00\x40" + b"\x02\x00\x08\x00" * 500

HOSTILITIES: Mapping[str, Callable[[], Pieces]] = {
    "silence": lambda: _once(then_hang=True),
    "drip-head": lambda: _forever(b"x", start=HEAD + b"X-Slow: ", every=DRIP_SECONDS),
    "drip-headers": lambda: _forever(b"X-Slow: y\r\n", start=HEAD, every=DRIP_SECONDS),
    "drip-interim": lambda: _forever(INTERIM, every=DRIP_SECONDS),
    "drip-body": lambda: _forever(b" ", start=HEAD + b"\r\n", every=DRIP_SECONDS),
    "drip-chunks": lambda: _forever(b"1\r\nx\r\n", start=_chunked(b""), every=DRIP_SECONDS),
    "drip-chunk-mark": lambda: _forever(b"x", start=_chunked(b"1;"), every=DRIP_SECONDS),
    "drip-trailers": lambda: _forever(b"X-Slow: y\r\n", start=_chunked(b"0\r\n"), every=DRIP_SECONDS),
    "drip-gzip": lambda: _forever(EMPTY_BLOCK, start=GZIPPED + GZIP_START, every=DRIP_SECONDS),
    "length-too-long-and-waits": lambda: _once(HEAD + b"Content-Length: 999999\r\n\r\nshort", then_hang=True),
    "huge-header": lambda: _forever(b"x" * 65_536, start=HEAD + b"X-Huge: "),
    "many-headers": lambda: _forever(b"X-Many: y\r\n" * 6000, start=HEAD),
    "endless-interim": lambda: _forever(INTERIM * 1000),
    "huge-status-line": lambda: _forever(b"x" * 65_536, start=b"HTTP/1.1 200 "),
    "garbage": lambda: _forever(b"\x16\x03\x01" * 20_000),
    "endless-body": lambda: _forever(FILLER, start=HEAD + b"\r\n"),
    "endless-chunks": lambda: _forever(CHUNK, start=_chunked(b"")),
    "tiny-chunks": lambda: _forever(b"1\r\nx\r\n" * 10_000, start=_chunked(b"")),
    "chunk-extensions": lambda: _forever(b"1;" + b"x" * 60_000 + b"\r\nx\r\n", start=_chunked(b"")),
    "endless-chunk-mark": lambda: _forever(b"x" * 65_536, start=_chunked(b"1;")),
    "endless-trailers": lambda: _forever(b"X-Many: y\r\n" * 6000, start=_chunked(b"0\r\n")),
    "gzip-bomb": lambda: _packed(_zeros(1024), "gzip"),
    "gzip-stacked": lambda: _packed(gzip.compress(_zeros(256)), "gzip, gzip"),
    "gzip-endless": lambda: _forever(_block(), start=GZIPPED + GZIP_START),
    "gzip-empty": lambda: _forever(EMPTY_BLOCK * 13_000, start=GZIPPED + GZIP_START),
    "brotli": lambda: _packed(BROTLI, "br"),
    "zstd": lambda: _packed(ZSTD, "zstd"),
    "deflate": lambda: _packed(zlib.compress(bytes(5_000_000)), "deflate"),
    "length-too-long-and-closes": lambda: _once(HEAD + b"Content-Length: 999999\r\n\r\nshort"),
    "length-absurd": lambda: _once(HEAD + b"Content-Length: " + b"9" * 5000 + b"\r\n\r\nshort"),
    "length-negative": lambda: _once(HEAD + b"Content-Length: -1\r\n\r\nshort"),
    "two-lengths": lambda: _once(HEAD + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nshort"),
    "endless-redirects": lambda: _forever(FILLER, start=_moved("endless-redirects")),
    "endless-refreshes": lambda: _once(_refreshing(next(_NUMBERS)), FILLER * 30),
    "redirect-and-interim": lambda: _forever(_moved("/redirect-and-interim"), start=INTERIM * 100),
}

# Read to the announced length, as every browser does; what comes after it is left on the wire.
LENGTH_TOO_SHORT = "length-too-short"


def _too_short() -> Pieces:
    return _forever(FILLER, start=HEAD + b"Content-Length: 20\r\n\r\n")


@dataclass
class HostileSite:
    """Serves the hostilities on a free port of 127.0.0.1. `sent` counts the bytes that went out, by name."""

    sent: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self._visitors: set[asyncio.Task[None]] = set()
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        for visitor in tuple(self._visitors):
            visitor.cancel()
        await asyncio.gather(*self._visitors, return_exceptions=True)

    @property
    def address(self) -> tuple[str, int]:
        """Where it listens."""
        return "127.0.0.1", int(self._server.sockets[0].getsockname()[1])

    def url(self, name: str) -> str:
        """The URL of a hostility."""
        return f"http://127.0.0.1:{self.address[1]}/{name}"

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task:
            self._visitors.add(task)
            task.add_done_callback(self._visitors.discard)
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            head = await reader.readuntil(b"\r\n\r\n")
            name = head.split()[1].decode().strip("/").partition("?")[0]
            self.asked[name] += 1
            talking = asyncio.create_task(self._talk(name, writer))
            hearing = asyncio.create_task(reader.read())  # ends when the reader hangs up
            try:
                await asyncio.wait({talking, hearing}, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for part in (talking, hearing):
                    part.cancel()
                await asyncio.gather(talking, hearing, return_exceptions=True)
        writer.close()

    async def _talk(self, name: str, writer: asyncio.StreamWriter) -> None:
        pieces = _too_short if name == LENGTH_TOO_SHORT else HOSTILITIES[name]
        async for piece in pieces():
            writer.write(piece)
            await writer.drain()
            self.sent[name] += len(piece)
