import asyncio
from datetime import UTC, date, datetime, timedelta

import httpx
import pytest
from aiohttp import web

from checks.errors import SourceFailed
from checks.model import EntityKind, Query
from checks.politeness import Api, Errand, Kept, Pace, Shelf, batches, oldest_useful, user_agent
from tests.peers.ports import served

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


class Drawer:
    """A cache that holds one value under every key."""

    def __init__(self, value: bytes | None) -> None:
        self.value = value

    async def get(self, key: str) -> bytes | None:
        return self.value

    async def put(self, key: str, value: bytes, ttl: timedelta) -> None:
        self.value = value


def test_our_name_tells_client_contact_and_library():
    name = user_agent("1.2.3", "desk@newsroom.example")
    assert name == f"factdesk/1.2.3 (desk@newsroom.example) httpx/{httpx.__version__}"


async def test_at_most_three_requests_are_under_way():
    under_way, most = 0, 0

    async def answer(_: web.Request) -> web.Response:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        await asyncio.sleep(0.05)
        under_way -= 1
        return web.json_response({})

    app = web.Application()
    app.router.add_get("/", answer)
    with served(app) as address:
        async with httpx.AsyncClient() as http:
            api = Api(source="wiki", url=f"{address}/", user_agent="x", http=http)
            errand = Errand.lasting(10)
            await asyncio.gather(*(api.ask({}, errand) for _ in range(9)))
    assert (most, errand.requests) == (3, 9)


async def test_a_full_minute_makes_the_next_wait():
    pace = Pace(per_minute=2)
    for _ in range(2):
        async with pace.turn():
            pass
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05), pace.turn():
            pass


async def test_long_questions_are_posted():
    async def answer(request: web.Request) -> web.Response:
        return web.json_response({"titles": (await request.post())["titles"], "how": request.method})

    app = web.Application()
    app.router.add_post("/", answer)
    with served(app) as address:
        async with httpx.AsyncClient() as http:
            api = Api(source="wiki", url=f"{address}/", user_agent="x", http=http)
            given = await api.ask({"titles": "Ж" * 2000}, Errand.lasting(10))
    assert given == {"titles": "Ж" * 2000, "how": "POST"}


async def test_an_endless_answer_is_cut_off():
    async def answer(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        try:
            while True:
                await response.write(b" " * 1_000_000)
        except ConnectionError:
            return response

    app = web.Application()
    app.router.add_get("/", answer)
    with served(app) as address:
        async with httpx.AsyncClient() as http:
            api = Api(source="wiki", url=f"{address}/", user_agent="x", http=http)
            with pytest.raises(SourceFailed, match="longer than"):
                await api.ask({}, Errand.lasting(10))


async def test_nobody_there_is_a_failed_source():
    async with httpx.AsyncClient() as http:
        api = Api(source="wiki", url="http://127.0.0.1:9/", user_agent="x", http=http, first_wait=0.01)
        with pytest.raises(SourceFailed, match="wiki: the connection failed"):
            await api.ask({}, Errand.lasting(5))


async def test_what_is_kept_comes_back_with_its_time():
    shelf = Shelf(source="wiki", cache=Drawer(None))
    await shelf.keep("a", Kept(at=NOW, value={"x": 1}))
    assert await shelf.take("a", not_before=NOW) == Kept(at=NOW, value={"x": 1})
    assert await shelf.take("a", not_before=NOW + timedelta(seconds=1)) is None


@pytest.mark.parametrize(
    "value", [b"", b"\xff", b"[]", b'{"at": "2026-11-23T09:00:00", "value": 1}', b'{"at": 1}']
)
async def test_a_broken_cache_is_an_empty_one(value):
    assert await Shelf(source="wiki", cache=Drawer(value)).take("a", not_before=NOW) is None


def test_answers_for_fresh_news_may_be_an_hour_old_and_others_a_day():
    fresh = Query(about=EntityKind.PERSON, subject="A", as_of=date(2026, 11, 20))
    old = Query(about=EntityKind.PERSON, subject="B", as_of=date(2023, 5, 16))
    assert oldest_useful([old, fresh], lambda: NOW) == NOW - timedelta(hours=1)
    assert oldest_useful([old], lambda: NOW) == NOW - timedelta(hours=24)


def test_batches_keep_the_order():
    assert list(batches("abcde", 2)) == [("a", "b"), ("c", "d"), ("e",)]
