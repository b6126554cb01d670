"""Fakes with behaviour for the fetcher's tests: name servers, and networks that note who is dialled."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Sequence

import httpcore

from checks.fetch import Fetcher, Page
from tests.peers.newsstand import Newsstand

AGENT = "factdesk/test (desk@paper.example)"
ROOTS = ssl.create_default_context()
PUBLIC = "93.184.215.14"
OTHER_PUBLIC = "8.8.4.4"
PUBLIC_V6 = "2606:4700::1111"
STORY = b"<html><body><p>A story.</p></body></html>"


class Phonebook:
    """A resolver that knows the given names, each with one list of addresses per lookup (the last one stays).

    Names are given as keywords (`paper_example`) or in `names`.
    """

    def __init__(self, names: dict[str, list[list[str]]] | None = None, **more: list[list[str]]) -> None:
        known = {**(names or {}), **{name.replace("_", "."): answers for name, answers in more.items()}}
        self.names = {f"{name}.": list(answers) for name, answers in known.items()}
        self.lookups: list[str] = []

    async def addresses(self, host: str) -> Sequence[str]:
        self.lookups.append(host)
        answers = self.names.get(host)
        if answers is None:
            raise OSError("Name or service not known")
        return answers.pop(0) if len(answers) > 1 else answers[0]


class Silence:
    """A resolver that never answers."""

    async def addresses(self, host: str) -> Sequence[str]:
        await asyncio.Event().wait()
        return []


class Recorder(httpcore.AsyncNetworkBackend):
    """A network that notes who is dialled and answers with given bytes, one answer per connection."""

    def __init__(self, *answers: bytes) -> None:
        self.answers = list(answers)
        self.dialled: list[tuple[str, int]] = []

    async def connect_tcp(self, host, port, timeout=None, local_address=None, socket_options=None):  # noqa: ASYNC109
        self.dialled.append((host, port))
        if not self.answers:
            raise httpcore.ConnectError("refused")
        return httpcore.AsyncMockStream([self.answers.pop(0)])


class Detour(httpcore.AsyncNetworkBackend):
    """A network in which every public address leads to one loopback port; notes who was meant."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.inner = httpcore.AnyIOBackend()
        self.dialled: list[tuple[str, int]] = []

    async def connect_tcp(self, host, port, timeout=None, local_address=None, socket_options=None):  # noqa: ASYNC109
        self.dialled.append((host, port))
        return await self.inner.connect_tcp("127.0.0.1", self.port, timeout)


def nobodys(_: str) -> bool:
    """No address is this machine's."""
    return False


def answer(body: bytes = STORY, *headers: str, status: str = "200 OK") -> bytes:
    """An HTTP answer as it goes over the wire."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *(headers or ["Content-Type: text/html"])]
    return "\r\n".join([*lines, "", ""]).encode() + body


def moved(link: str) -> bytes:
    """A redirect, its Location in UTF-8 as servers send it."""
    return answer(b"", "Content-Type: text/html", f"Location: {link}", status="302 Found")


def refreshing(link: str) -> bytes:
    """A page that sends its reader on by itself."""
    quoted = link.replace("&", "&amp;").replace('"', "&quot;")
    return answer(f'<html><head><meta http-equiv="refresh" content="0; url={quoted}"></head></html>'.encode())


def fetcher(resolver, dialler, **more) -> Fetcher:
    """A fetcher in a made-up network."""
    return Fetcher(
        **{
            "user_agent": AGENT,
            "tls": ROOTS,
            "resolver": resolver,
            "dialler": dialler,
            "is_own": nobodys,
            **more,
        }
    )


async def fetched(stand: Newsstand, url: str, *, deadline: float = 5.0, cap: int = 3_000_000) -> Page:
    """A page of a site on loopback."""
    async with Fetcher(
        user_agent=AGENT,
        tls=ROOTS,
        allow=frozenset({stand.address}),
        deadline=deadline,
        cap=cap,
        resolver=Phonebook(),
    ) as reader:
        return await reader.fetch(url)
