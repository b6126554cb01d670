"""Connections to checked addresses only: the name is looked up once, every answer must pass, one is dialled."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Collection, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol

import httpcore
import httpx

from checks.errors import NotFetched
from checks.fetch.guard import INSTEAD, PORTS, internal, is_public

Backend = httpcore.AsyncNetworkBackend
SocketOption = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]

LOOK_UP_SECONDS = 5.0
ADDRESSES_TRIED = 3


class Resolver(Protocol):
    """Gives the addresses of a host name, in the order to try them; OSError when it has none."""

    async def addresses(self, host: str) -> Sequence[str]:
        """The IP addresses of `host` (a name with a trailing dot, so that no search domain is tried)."""


class SystemResolver:
    """The operating system's resolver, in threads of its own: a lookup cannot be cancelled, only abandoned."""

    def __init__(self, threads: int = 4) -> None:
        self._executor = ThreadPoolExecutor(max_workers=threads, thread_name_prefix="resolve")

    async def addresses(self, host: str) -> Sequence[str]:
        """The addresses that the system gives for `host`; OSError when it has none."""
        loop = asyncio.get_running_loop()
        answers = await loop.run_in_executor(
            self._executor, lambda: socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
        )
        return tuple(dict.fromkeys(str(answer[4][0]) for answer in answers))

    def close(self) -> None:
        """Take no more lookups; the running ones end by themselves."""
        self._executor.shutdown(wait=False, cancel_futures=True)


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Dials only addresses that passed the guard; everything above (Host, SNI, certificate) keeps the name."""

    def __init__(self, *, resolver: Resolver, dialler: Backend, allow: Collection[tuple[str, int]]) -> None:
        self._resolver = resolver
        self._dialler = dialler
        self._allow = allow

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
            NotFetched: The name has no address, or one of its addresses is not public.
        """
        failure: Exception | None = None
        for address in await self._checked(host, port):
            try:
                stream = await self._dialler.connect_tcp(
                    address, port, timeout, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
                continue
            await self._refuse_own_machine(stream, host, port)
            return stream
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
        if not all(is_public(address) for address in addresses):
            raise internal(host)
        # IPv4 first: a machine without an IPv6 route would use up its tries on the other family.
        return sorted(addresses, key=lambda address: ":" in address)[:ADDRESSES_TRIED]

    async def _look_up(self, host: str) -> Sequence[str]:
        try:
            async with asyncio.timeout(LOOK_UP_SECONDS):
                addresses = await self._resolver.addresses(host.rstrip(".") + ".")
        except TimeoutError as error:
            raise NotFetched(
                f"The name {host} could not be looked up in time. Try again later. {INSTEAD}"
            ) from error
        except (OSError, UnicodeError) as error:
            raise NotFetched(f"There is no site called {host}. Check the link for a typing error.") from error
        if not addresses:
            raise NotFetched(f"There is no site called {host}. Check the link for a typing error.")
        return addresses

    async def _refuse_own_machine(self, stream: httpcore.AsyncNetworkStream, host: str, port: int) -> None:
        """Refuse the machine's own public address, which no address table can know."""
        here, there = stream.get_extra_info("client_addr"), stream.get_extra_info("server_addr")
        if (host, port) not in self._allow and here and there and here[0] == there[0]:
            await stream.aclose()
            raise internal(host)


class _Body(httpx.AsyncByteStream):
    """The bytes of an answer as they arrive; closing it closes the connection."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._answer.aiter_stream():
            yield chunk

    async def aclose(self) -> None:
        await self._answer.aclose()


class GuardedTransport(httpx.AsyncBaseTransport):
    """An httpx transport that knows no proxy, no redirect, no cookie, and only checked addresses.

    httpcore's exceptions and NotFetched pass through it as they are.
    """

    def __init__(
        self,
        *,
        resolver: Resolver,
        dialler: Backend,
        allow: Collection[tuple[str, int]] = frozenset(),
        tls: ssl.SSLContext | None = None,
    ) -> None:
        backend = GuardedBackend(resolver=resolver, dialler=dialler, allow=allow)
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=tls, network_backend=backend, max_keepalive_connections=0, http2=False
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
        return httpx.Response(
            status_code=answer.status, headers=answer.headers, stream=_Body(answer), request=request
        )

    async def aclose(self) -> None:
        """Close every connection."""
        await self._pool.aclose()
