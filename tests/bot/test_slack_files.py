"""Uploaded files are fetched from Slack's own hosts with the token, whole or not at all."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

import aiohttp
import pytest
from aiohttp import web

from bot.desk import ChatRefused
from bot.slack_files import FileUnavailable, fetch_file, is_slacks
from tests.peers.ports import free_port, served

API = "https://slack.com/api/"
TOKEN = "xoxb-1"
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Host:
    """A host of files, and the tokens that it was shown."""

    def __init__(self) -> None:
        self.answers: dict[str, Handler] = {}
        self.shown: list[str | None] = []
        self.url = ""

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.shown.append(request.headers.get("Authorization"))
        return await self.answers[request.path](request)

    def serve(self, path: str, status: int = 200, body: bytes = b"", **headers: str) -> str:
        async def answer(_: web.Request) -> web.Response:
            named = {key.replace("_", "-"): value for key, value in headers.items()}
            return web.Response(status=status, body=body, headers=named)

        self.answers[path] = answer
        return f"{self.url}{path}"


@pytest.fixture
def host() -> Iterator[Host]:
    held = Host()
    app = web.Application()
    app.router.add_get("/{path:.*}", held.answer)
    with served(app) as address:
        held.url = address
        yield held


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as opened:
        yield opened


async def fetched(session: aiohttp.ClientSession, host: Host, address: str, *, most: int = 100) -> bytes:
    return await fetch_file(session, address, token=TOKEN, api_url=f"{host.url}/api/", most=most)


@pytest.mark.parametrize(
    "address",
    [
        "https://files.slack.com/files-pri/T1-F1/draft.txt",
        "https://slack.com/files-pri/T1-F1/draft.txt",
        "https://courier.slack.com/files-pri/T1-F1/draft.txt",
    ],
)
def test_slacks_own_hosts_are_its_domain_and_below(address: str) -> None:
    assert is_slacks(address, API)


@pytest.mark.parametrize(
    "address",
    [
        "http://files.slack.com/files-pri/T1-F1/draft.txt",
        "https://notslack.com/draft.txt",
        "https://files.slack.com.evil.example/draft.txt",
        "https://files.slack.com@evil.example/draft.txt",
        "https://someone@files.slack.com/draft.txt",
        "https://10.0.0.7/draft.txt",
        "ftp://files.slack.com/draft.txt",
        "https://[/draft.txt",
        "files.slack.com/draft.txt",
        "",
    ],
)
def test_no_other_host_is_slacks(address: str) -> None:
    assert not is_slacks(address, API)


async def test_a_file_is_fetched_with_the_token(session: aiohttp.ClientSession, host: Host) -> None:
    address = host.serve("/draft.txt", body=b"The mayor")
    assert await fetched(session, host, address) == b"The mayor"
    assert host.shown == [f"Bearer {TOKEN}"]


async def test_a_strange_host_is_not_asked_at_all(session: aiohttp.ClientSession, host: Host) -> None:
    address = host.serve("/draft.txt", body=b"The mayor")
    with pytest.raises(ChatRefused, match="not_at_slack"):
        await fetch_file(session, address, token=TOKEN, api_url=API, most=100)
    assert host.shown == []


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_the_token_follows_no_redirect(session: aiohttp.ClientSession, host: Host, status: int) -> None:
    elsewhere = host.serve("/log-in", body=b"log in")
    address = host.serve("/draft.txt", status=status, Location=elsewhere)
    with pytest.raises(ChatRefused, match="sent_to_log_in"):
        await fetched(session, host, address)
    assert len(host.shown) == 1


async def test_a_log_in_page_in_place_of_a_file_is_no_file(
    session: aiohttp.ClientSession, host: Host
) -> None:
    address = host.serve("/draft.docx", body=b"<html>Log in</html>", Content_Type="text/html")
    with pytest.raises(ChatRefused, match="sent_to_log_in"):
        await fetched(session, host, address)


async def test_an_html_file_is_one(session: aiohttp.ClientSession, host: Host) -> None:
    address = host.serve("/draft.html", body=b"<html>Story</html>", Content_Type="text/html")
    assert await fetched(session, host, address) == b"<html>Story</html>"


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
async def test_a_refusal_is_told_with_its_status(
    session: aiohttp.ClientSession, host: Host, status: int
) -> None:
    with pytest.raises(ChatRefused, match=str(status)):
        await fetched(session, host, host.serve("/draft.txt", status=status))


@pytest.mark.parametrize("status", [429, 500, 503])
async def test_what_may_pass_is_tried_again(session: aiohttp.ClientSession, host: Host, status: int) -> None:
    with pytest.raises(FileUnavailable) as raised:
        await fetched(session, host, host.serve("/draft.txt", status=status, Retry_After="7"))
    assert raised.value.after == 7.0


async def test_a_host_that_is_away_is_tried_again(session: aiohttp.ClientSession, host: Host) -> None:
    with pytest.raises(FileUnavailable):
        await fetched(session, host, f"http://127.0.0.1:{free_port()}/draft.txt")


@pytest.mark.parametrize("is_told", [True, False])
async def test_a_file_that_is_too_large_is_not_read_to_its_end(
    session: aiohttp.ClientSession, host: Host, is_told: bool
) -> None:
    async def endless(request: web.Request) -> web.StreamResponse:
        answer = web.StreamResponse(headers={"Content-Length": "200000"} if is_told else {})
        await answer.prepare(request)
        for _ in range(20):
            await answer.write(b"x" * 10_000)
        return answer

    host.answers["/draft.txt"] = endless
    with pytest.raises(ChatRefused, match="too_large"):
        await fetched(session, host, f"{host.url}/draft.txt", most=1_000)


async def test_a_file_of_the_greatest_size_is_read(session: aiohttp.ClientSession, host: Host) -> None:
    assert len(await fetched(session, host, host.serve("/draft.txt", body=b"x" * 100))) == 100
