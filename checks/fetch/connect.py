"""Connections to checked addresses only: the name is looked up once, every answer must pass, one is dialled."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Callable, Collection, Iterable, Sequence

import httpcore
import httpx

from checks.errors import NotFetched
from checks.fetch.guard import INSTEAD, PORTS, Network, internal, is_public, unmapped
from checks.fetch.meter import Meter, MeteredBackend, SocketOption
from checks.fetch.own import is_own_address
from checks.fetch.resolve import Resolver
from checks.fetch.shortage import shortage

Backend = httpcore.AsyncNetworkBackend

LOOK_UP_SECONDS = 5.0
ADDRESSES_TRIED = 3
# httpcore takes a header block of up to 100 KiB; the rest is for interim answers (1xx), which it does not count.
HEAD_BYTES = 262_144
# What a chunk counts beside its bytes, for the work of reading it: a page in chunks of one byte takes seconds.
CHUNK_COST = 64


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Dials only addresses that passed the guard; everything above (Host, SNI, certificate) keeps the name.

    Args:
        resolver: Who looks names up.
        dialler: Who opens connections to checked addresses.
        allow: (host, port) pairs that are dialled unchecked.
        own_networks: Networks of the newsroom's own beside the private ones; no address in them is dialled.
        is_own: Whether an address is this machine's.
    """

    def __init__(
        self,
        *,
        resolver: Resolver,
        dialler: Backend,
        allow: Collection[tuple[str, int]] = (),
        own_networks: Sequence[Network] = (),
        is_own: Callable[[str], bool] = is_own_address,
    ) -> None:
        self._resolver = resolver
        self._dialler = dialler
        self._allow = allow
        self._own_networks = tuple(own_networks)
        self._is_own = is_own

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to one of the checked addresses of `host`.

        Raises:
            NotFetched: The name has no address, or one of its addresses is not public or is our own.
            OSError: This machine has run out of descriptors or memory.
        """
        failure: Exception | None = None
        for address in await self._checked(host, port):
            try:
                return await self._dialler.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure or httpcore.ConnectError(f"no address of {host} answered")

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ARG002, ASYNC109 - httpcore's signature
        socket_options: Iterable[SocketOption] | None = None,  # noqa: ARG002 - httpcore's signature
    ) -> httpcore.AsyncNetworkStream:
        """Refuse: no page lives behind a local socket."""
        raise internal(path)

    async def sleep(self, seconds: float) -> None:
        """Wait; httpcore asks for it between its retries, of which there are none here."""
        await asyncio.sleep(seconds)

    async def _checked(self, host: str, port: int) -> Sequence[str]:
        if (host, port) in self._allow:
            return (host,)
        if port not in PORTS.values():
            raise internal(host)
        addresses = await self._look_up(host)
        if not all(self._may_be_dialled(address) for address in addresses):
            raise internal(host)
        return _tried(addresses)

    def _may_be_dialled(self, address: str) -> bool:
        if not is_public(address):
            return False
        plain = unmapped(address)
        return not any(plain in network for network in self._own_networks) and not self._is_own(str(plain))

    async def _look_up(self, host: str) -> Sequence[str]:
        try:
            async with asyncio.timeout(LOOK_UP_SECONDS):
                addresses = await self._resolver.addresses(host.rstrip(".") + ".")
        except TimeoutError as error:
            raise NotFetched(
                f"The name {host} could not be looked up in time. Try again later. {INSTEAD}"
            ) from error
        except (OSError, UnicodeError) as error:
            if shortage(error):
                raise
            if getattr(error, "errno", None) == socket.EAI_AGAIN:
                raise NotFetched(
                    f"The name {host} could not be looked up just now. Try again later. {INSTEAD}"
                ) from error
            raise NotFetched(f"There is no site called {host}. Check the link for a typing error.") from error
        if not addresses:
            raise NotFetched(f"There is no site called {host}. Check the link for a typing error.")
        return addresses


def _tried(addresses: Sequence[str]) -> Sequence[str]:
    """The few addresses to dial: IPv4 first, and one of each family, as this machine may have no route for one."""
    four = [address for address in addresses if ":" not in address]
    six = [address for address in addresses if ":" in address]
    room_for_four = ADDRESSES_TRIED - bool(six)
    return [*four[:room_for_four], *six][:ADDRESSES_TRIED]


class _Body(httpx.AsyncByteStream):
    """The bytes of an answer as they arrive; closing it closes the connection."""

    def __init__(self, answer: httpcore.Response, meter: Meter) -> None:
        self._answer = answer
        self._meter = meter

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._answer.aiter_stream():
            self._meter.count(CHUNK_COST)
            yield chunk

    async def aclose(self) -> None:
        await self._answer.aclose()


class GuardedTransport(httpx.AsyncBaseTransport):
    """An httpx transport for one request, without proxies, redirects and cookies.

    httpcore's exceptions and NotFetched pass through it as they are.

    Args:
        backend: Who opens the connection: a GuardedBackend.
        host: Who is asked, for messages.
        cap: Most bytes of a page.
        tls: Certificates to trust; the bundled roots when None.
    """

    def __init__(self, *, backend: Backend, host: str, cap: int, tls: ssl.SSLContext | None = None) -> None:
        self._meter = Meter(host, HEAD_BYTES)
        # Twice the page leaves room for honest chunk marks.
        self._rest = 2 * cap + HEAD_BYTES
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=tls,
            network_backend=MeteredBackend(backend, self._meter),
            max_keepalive_connections=0,
            http2=False,
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; its answer is not read yet."""
        answer = await self._pool.handle_async_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                extensions=request.extensions,
            )
        )
        self._meter.left = self._rest
        return httpx.Response(
            status_code=answer.status,
            headers=answer.headers,
            stream=_Body(answer, self._meter),
            request=request,
        )

    async def aclose(self) -> None:
        """Close every connection."""
        await self._pool.aclose()
