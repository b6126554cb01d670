"""How much one answer may send, whatever it is made of: headers, interim answers, chunk marks, trailers."""

from __future__ import annotations

import ssl
from collections.abc import Iterable
from contextlib import AsyncExitStack
from typing import Any, Final

import httpcore

from checks.errors import NotFetched
from checks.fetch.guard import INSTEAD

# h11 takes what one read brings apart in one go, while nothing else runs: 16 KiB of tiny chunks take some 30 ms.
READ_AT_ONCE: Final = 16_384

SocketOption = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]


class Meter:
    """Counts what arrives. httpcore bounds one header block, but not how many of them come, nor the trailers."""

    def __init__(self, host: str, most: int) -> None:
        self._host = host
        self.left = most

    def count(self, size: int) -> None:
        """Take `size` bytes off what is left. NotFetched when nothing is left."""
        self.left -= size
        if self.left < 0:
            raise NotFetched(f"{self._host} sends far more than a page, so I stopped reading. {INSTEAD}")


class MeteredStream(httpcore.AsyncNetworkStream):
    """A connection whose received bytes are counted."""

    def __init__(self, inner: httpcore.AsyncNetworkStream, meter: Meter) -> None:
        self._inner = inner
        self._meter = meter

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109 - httpcore's
        """What has arrived, at most `max_bytes`."""
        received = await self._inner.read(min(max_bytes, READ_AT_ONCE), timeout)
        self._meter.count(len(received))
        return received

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109 - httpcore's
        """Send."""
        await self._inner.write(buffer, timeout)

    async def aclose(self) -> None:
        """Close the connection."""
        await self._inner.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
    ) -> httpcore.AsyncNetworkStream:
        """The same connection under TLS, counted as well; closed when the handshake fails or is cut short."""
        async with AsyncExitStack() as unfinished:
            # httpcore closes it after an error, but not when our deadline cancels it.
            unfinished.push_async_callback(self._inner.aclose)
            secured = await self._inner.start_tls(ssl_context, server_hostname, timeout)
            unfinished.pop_all()
        return MeteredStream(secured, self._meter)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - httpcore's signature
        """What the connection says of itself."""
        return self._inner.get_extra_info(info)


class MeteredBackend(httpcore.AsyncNetworkBackend):
    """Opens connections with another backend and counts what they receive."""

    def __init__(self, inner: httpcore.AsyncNetworkBackend, meter: Meter) -> None:
        self._inner = inner
        self._meter = meter

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """A counted connection."""
        stream = await self._inner.connect_tcp(host, port, timeout, local_address, socket_options)
        return MeteredStream(stream, self._meter)

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """A counted connection, where the other backend gives one."""
        stream = await self._inner.connect_unix_socket(path, timeout, socket_options)
        return MeteredStream(stream, self._meter)

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await self._inner.sleep(seconds)
