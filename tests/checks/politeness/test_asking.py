import asyncio
import gzip
import random
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from operator import itemgetter
from typing import Any

import httpx
import pytest
from aiohttp import web

from checks.errors import SourceFailed
from checks.model import EntityKind, Query
from checks.politeness import (
    Ages,
    Api,
    Errand,
    Kept,
    OwnAllowance,
    Pace,
    Rate,
    Refused,
    Shelf,
    ages_for,
    batches,
    user_agent,
)
from tests.peers.ports import served

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


class Drawer:
    """A cache that holds one value under every key."""

    def __init__(self, value: bytes | None) -> None:
        self.value = value
        self.ttl: timedelta | None = None

    async def get(self, key: str) -> bytes | None:
        return self.value

    async def put(self, key: str, value: bytes, ttl: timedelta) -> None:
        self.value, self.ttl = value, ttl


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
            await asyncio.gather(*(api.ask({}, errand, dict) for _ in range(9)))
    assert (most, errand.requests) == (3, 9)


async def test_a_full_minute_makes_the_next_wait():
    pace = Pace(allowance=OwnAllowance(lambda: NOW, Rate(per_minute=1, at_once=2)))
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
            given = await api.ask({"titles": "Ж" * 2000}, Errand.lasting(10), dict)
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
                await api.ask({}, Errand.lasting(10), dict)


async def test_nobody_there_is_a_failed_source():
    async with httpx.AsyncClient() as http:
        api = Api(
            source="wiki", url="http://127.0.0.1:9/", user_agent="x", http=http, pace=Pace(first_wait=0.01)
        )
        with pytest.raises(SourceFailed, match="wiki: the connection failed"):
            await api.ask({}, Errand.lasting(5), dict)


def since(changing: datetime, settled: datetime | None = None) -> Ages:
    return Ages(changing=changing, settled=settled or changing)


async def test_what_is_kept_comes_back_with_its_time():
    shelf = Shelf(source="wiki", cache=Drawer(None))
    await shelf.keep("a", Kept(at=NOW, value={"x": 1}))
    assert await shelf.take("a", since(NOW)) == Kept(at=NOW, value={"x": 1})
    assert await shelf.take("a", since(NOW + timedelta(seconds=1))) is None


async def test_what_is_settled_may_be_older():
    shelf = Shelf(source="wiki", cache=Drawer(None))
    await shelf.keep("a", Kept(at=NOW, value={"x": 1}, settled=True))
    ages = since(NOW + timedelta(days=2), NOW)
    assert await shelf.take("a", ages) is not None
    assert await shelf.take("a", ages.changing_only) is None


async def test_that_nothing_was_found_is_never_settled():
    shelf = Shelf(source="wiki", cache=Drawer(None))
    await shelf.keep("a", Kept(at=NOW, value=None, settled=True))
    assert await shelf.take("a", since(NOW + timedelta(days=2), NOW)) is None


@pytest.mark.parametrize(
    ("value", "settled", "kept"),
    [
        ({"x": 1}, False, timedelta(hours=24)),
        ({"x": 1}, True, timedelta(days=30)),
        (None, False, timedelta(hours=6)),
        (None, True, timedelta(hours=6)),
    ],
)
async def test_each_sort_of_answer_is_kept_for_its_time(value, settled, kept):
    drawer = Drawer(None)
    await Shelf(source="wiki", cache=drawer).keep("a", Kept(at=NOW, value=value, settled=settled))
    assert drawer.ttl == kept


@pytest.mark.parametrize(
    "value", [b"", b"\xff", b"[]", b'{"at": "2026-11-23T09:00:00", "value": 1}', b'{"at": 1}']
)
async def test_a_broken_cache_is_an_empty_one(value):
    assert await Shelf(source="wiki", cache=Drawer(value)).take("a", since(NOW)) is None


def test_answers_for_fresh_news_may_be_an_hour_old_and_others_a_day_and_settled_ones_thirty():
    fresh = Query(about=EntityKind.PERSON, subject="A", as_of=date(2026, 11, 20))
    old = Query(about=EntityKind.PERSON, subject="B", as_of=date(2023, 5, 16))
    settled = NOW - timedelta(days=30)
    assert ages_for([old, fresh], lambda: NOW) == since(NOW - timedelta(hours=1), settled)
    assert ages_for([old], lambda: NOW) == since(NOW - timedelta(hours=24), settled)


def test_batches_keep_the_order():
    assert list(batches("abcde", 2)) == [("a", "b"), ("c", "d"), ("e",)]


@asynccontextmanager
async def asking(api: str, pace: Pace, **more: Any) -> AsyncIterator[Api]:
    async with httpx.AsyncClient() as http:
        yield Api(source="wiki", url=api, user_agent="x", http=http, pace=pace, **more)


@contextmanager
def answering(*answers: web.Response | Callable[[], web.Response]) -> Iterator[tuple[str, list[float]]]:
    """A server that gives one answer after the other, the last one again and again; tells when it was asked."""
    left, asked = list(answers), []

    async def answer(_: web.Request) -> web.Response:
        asked.append(time.monotonic())
        given = left.pop(0) if len(left) > 1 else left[0]
        return given() if callable(given) else given

    app = web.Application()
    app.router.add_get("/", answer)
    with served(app) as address:
        yield f"{address}/", asked


def broken() -> web.Response:
    return web.Response(status=500)


def fine() -> web.Response:
    return web.json_response({"fine": True})


async def test_the_waits_between_tries_grow_and_are_spread_by_the_dice():
    with answering(broken) as (api, asked):
        async with asking(api, Pace(first_wait=0.1, dice=random.Random(7))) as wiki:  # noqa: S311 - repeatable
            with pytest.raises(SourceFailed, match="HTTP 500"):
                await wiki.ask({}, Errand.lasting(5), dict)
    dice = random.Random(7)  # noqa: S311
    gaps = [later - earlier for earlier, later in pairwise(asked)]
    expected = [0.1 + dice.uniform(0, 0.05), 0.2 + dice.uniform(0, 0.05)]
    assert len(asked) == 3
    for gap, wait in zip(gaps, expected, strict=True):
        assert wait <= gap < wait + 0.15


async def test_a_wait_that_the_source_names_is_kept():
    with answering(lambda: web.Response(status=503, headers={"Retry-After": "1"}), fine) as (api, asked):
        async with asking(api, Pace(first_wait=0.01)) as wiki:
            assert await wiki.ask({}, Errand.lasting(5), dict) == {"fine": True}
    assert asked[1] - asked[0] >= 1


async def test_what_the_source_asks_of_one_request_all_others_keep_to():
    with answering(lambda: web.Response(status=429, headers={"Retry-After": "1"}), fine) as (api, asked):
        async with asking(api, Pace(first_wait=0.01)) as wiki:
            with pytest.raises(SourceFailed, match="HTTP 429"):
                await wiki.ask({}, Errand.lasting(0.9), dict)
            await wiki.ask({"titles": "another"}, Errand.lasting(5), dict)
    assert len(asked) == 2
    assert asked[1] - asked[0] >= 0.99


async def test_a_wait_of_five_seconds_as_wikimedia_asks_for_is_not_too_long():
    with answering(lambda: web.Response(status=503, headers={"Retry-After": "5"}), fine) as (api, asked):
        async with asking(api, Pace(first_wait=0.01)) as wiki:
            assert await wiki.ask({}, Errand.lasting(20), dict) == {"fine": True}
    assert asked[1] - asked[0] >= 5


async def test_a_shorter_rest_does_not_cut_a_longer_one():
    pace = Pace()
    pace.rest("wiki.example", 60)
    pace.rest("wiki.example", 2)
    assert pace.rests("wiki.example") > 50


async def test_a_request_that_cannot_help_is_not_repeated():
    with answering(lambda: web.Response(status=404)) as (api, asked):
        async with asking(api, Pace(first_wait=0.01)) as wiki:
            with pytest.raises(SourceFailed, match="HTTP 404"):
                await wiki.ask({}, Errand.lasting(5), dict)
    assert len(asked) == 1


async def test_a_breaker_counts_the_tries_and_then_nothing_is_asked():
    with answering(broken) as (api, asked):
        pace = Pace(first_wait=0.01, failures=3)
        async with asking(api, pace, breaker=pace.breaker("wiki", lambda: NOW)) as wiki:
            for _ in range(4):
                with pytest.raises(SourceFailed):
                    await wiki.ask({}, Errand.lasting(5), dict)
            with pytest.raises(SourceFailed, match="not asked: it has failed since 09:00:00 UTC"):
                await wiki.ask({}, Errand.lasting(5), dict)
    assert len(asked) == 3


async def test_answers_in_another_form_open_the_breaker_too():
    with answering(fine) as (api, asked):
        pace = Pace(failures=2)
        async with asking(api, pace, breaker=pace.breaker("wiki", lambda: NOW)) as wiki:
            for _ in range(3):
                with pytest.raises(SourceFailed):
                    await wiki.ask({}, Errand.lasting(5), itemgetter("pages"))
    assert len(asked) == 2


async def test_a_refusal_of_the_api_is_an_answer_and_no_failure():
    with answering(lambda: web.json_response({"error": {"code": "badvalue", "info": "no"}})) as (api, asked):
        pace = Pace(failures=2)
        async with asking(api, pace, breaker=pace.breaker("wiki", lambda: NOW)) as wiki:
            for _ in range(4):
                with pytest.raises(Refused, match="badvalue"):
                    await wiki.ask({}, Errand.lasting(5), dict)
    assert len(asked) == 4


async def test_sources_that_share_a_pace_share_the_breaker():
    pace = Pace()
    assert pace.breaker("wiki", lambda: NOW) is pace.breaker("wiki", lambda: NOW)
    assert pace.breaker("wiki", lambda: NOW) is not pace.breaker("other", lambda: NOW)


async def test_a_full_minute_that_lasts_beyond_the_deadline_is_said_at_once(assert_within):
    with answering(fine) as (api, asked):
        pace = Pace(allowance=OwnAllowance(lambda: NOW, Rate(per_minute=1, at_once=1)))
        async with asking(api, pace) as wiki:
            await wiki.ask({}, Errand.lasting(5), dict)
            with assert_within(1), pytest.raises(SourceFailed, match="share of requests"):
                await wiki.ask({}, Errand.lasting(5), dict)
    assert len(asked) == 1


async def test_a_packed_answer_is_unpacked():
    packed = gzip.compress(b'{"fine": true}')
    with answering(lambda: web.Response(body=packed, headers={"Content-Encoding": "gzip"})) as (api, _):
        async with asking(api, Pace()) as wiki:
            assert await wiki.ask({}, Errand.lasting(5), dict) == {"fine": True}


async def test_a_packed_answer_that_ends_early_is_a_failure():
    packed = gzip.compress(b'{"fine": true}')[:-9]
    with answering(lambda: web.Response(body=packed, headers={"Content-Encoding": "gzip"})) as (api, _):
        async with asking(api, Pace(first_wait=0.01)) as wiki:
            with pytest.raises(SourceFailed, match="connection failed"):
                await wiki.ask({}, Errand.lasting(5), dict)


async def test_an_answer_that_unpacks_without_end_is_cut_off_while_it_is_small():
    packed = gzip.compress(b" " * 100_000_000, compresslevel=1)
    with answering(lambda: web.Response(body=packed, headers={"Content-Encoding": "gzip"})) as (api, _):
        async with asking(api, Pace()) as wiki:
            with pytest.raises(SourceFailed, match="longer than"):
                await wiki.ask({}, Errand.lasting(5), dict)
