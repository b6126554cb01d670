"""Places for fetches: four at once, two of one host; the time to wait is one, and the time to read another."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

import pytest

from checks.errors import NotFetched
from checks.fetch.turns import Turns, Visit
from tests.checks.fetch.networks import PUBLIC, STORY, Phonebook, Recorder, answer, fetched, fetcher, moved
from tests.peers.newsstand import Newsstand


def patient() -> Visit:
    return Visit(wait=30, work=30)


class Crowd:
    """Takes turns and holds them; counts who is inside."""

    def __init__(self) -> None:
        self.turns = Turns(overall=4, per_host=2)
        self.inside: list[str] = []
        self.leave = asyncio.Event()

    async def enter(self, host: str, visit: Visit) -> None:
        async with visit.bounded(), self.turns.take(host, visit):
            self.inside.append(host)
            await self.leave.wait()
            self.inside.remove(host)

    @contextlib.asynccontextmanager
    async def of(self, *hosts: str) -> AsyncIterator[list[Visit]]:
        visits = [patient() for _ in hosts]
        async with asyncio.TaskGroup() as tasks:
            for host, visit in zip(hosts, visits, strict=True):
                tasks.create_task(self.enter(host, visit))
            await asyncio.sleep(0.01)
            yield visits
            self.leave.set()


async def test_two_of_one_host_are_inside_at_once():
    crowd = Crowd()
    async with crowd.of("slow", "slow", "slow") as visits:
        assert crowd.inside == ["slow", "slow"]
        assert [visit.waiting for visit in visits] == [False, False, True]


async def test_those_who_queue_for_one_host_hold_no_place_of_the_others():
    crowd = Crowd()
    async with crowd.of(*["slow"] * 20, "a", "b"):
        assert sorted(crowd.inside) == ["a", "b", "slow", "slow"]


async def test_four_are_inside_at_once():
    crowd = Crowd()
    async with crowd.of("a", "b", "c", "d", "e") as visits:
        assert crowd.inside == ["a", "b", "c", "d"]
        assert visits[4].waiting


async def test_a_host_is_forgotten_when_nobody_wants_it():
    crowd = Crowd()
    async with crowd.of("a", "a", "a", "b"):
        assert set(crowd.turns._hosts) == {"a", "b"}
    assert not crowd.turns._hosts


async def test_one_who_gives_up_waiting_leaves_the_place_to_the_next():
    crowd = Crowd()
    async with crowd.of("a", "a"):
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(crowd.enter("a", patient()), 0.01)
    one = patient()
    async with one.bounded(), crowd.turns.take("a", one):
        assert set(crowd.turns._hosts) == {"a"}
    assert not crowd.turns._hosts


async def test_hosts_that_redirect_to_each_other_do_not_lock_each_other_out():
    names = Phonebook(a_example=[[PUBLIC]], b_example=[[PUBLIC]])
    hops = [moved("http://b.example/"), moved("http://a.example/")] * 24
    reader = fetcher(names, Recorder(*hops, *[answer()] * 60))
    pages = await asyncio.gather(
        *(reader.fetch(f"http://{host}.example/") for host in "ab" * 10), return_exceptions=True
    )
    # A lock-out would end at the deadline, in words about turns.
    assert [
        str(page) for page in pages if isinstance(page, Exception) and "in circles" not in str(page)
    ] == []


async def test_a_site_sees_two_requests_at_once():
    async with Newsstand() as stand:
        url = stand.never_answer("/slow")
        from_one = fetcher(None, None, allow=frozenset({stand.address}), deadline=0.6, wait=0.3)
        outcomes = await asyncio.gather(*(from_one.fetch(url) for _ in range(5)), return_exceptions=True)
        assert stand.asked("/slow") == 2
    said = sorted(str(outcome) for outcome in outcomes)
    assert sum("did not get its turn" in words for words in said) == 3
    assert sum("did not deliver" in words for words in said) == 2
    assert not from_one._turns._hosts


async def test_who_waits_for_a_slow_site_has_all_its_time_once_it_has_its_turn():
    async with Newsstand() as stand:
        url = stand.serve("/slow", STORY, delay=0.5)
        reader = fetcher(None, None, allow=frozenset({stand.address}), deadline=0.8)
        pages = await asyncio.gather(*(reader.fetch(url) for _ in range(5)))
    assert [page.body for page in pages] == [STORY] * 5


async def test_the_time_of_all_turns_is_one():
    async with Newsstand() as stand:
        stand.serve("/slow", STORY, delay=5)
        stand.serve("/", "", status=302, headers={"Location": "/slow"}, delay=0.5)
        reader = fetcher(None, None, allow=frozenset({stand.address}), deadline=0.8)
        begun = asyncio.get_running_loop().time()
        with pytest.raises(NotFetched, match=r"within 0\.8 seconds"):
            await reader.fetch(stand.url("/"))
        assert asyncio.get_running_loop().time() - begun < 3


async def test_the_time_to_wait_is_that_of_all_turns():
    one = Visit(wait=0.2, work=30)

    async def wait_and_work() -> None:
        async with one.bounded():
            for _ in range(4):
                await asyncio.sleep(0.1)
                one.now(waiting=False)
                await asyncio.sleep(0.1)
                one.now(waiting=True)

    with pytest.raises(TimeoutError):
        await wait_and_work()
    assert one.waiting


async def test_a_slow_site_does_not_hold_up_another():
    async with Newsstand() as slow, Newsstand() as quick:
        # Host names tell sites apart, so the second loopback site is reached by another spelling.
        reader = fetcher(
            None, None, allow=frozenset({slow.address, ("localhost", quick.address[1])}), deadline=3
        )
        waiting = [asyncio.create_task(reader.fetch(slow.never_answer("/slow"))) for _ in range(10)]
        quick.serve("/story", STORY)
        page = await reader.fetch(f"http://localhost:{quick.address[1]}/story")
        assert page.body == STORY
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)


async def test_a_closed_fetcher_takes_no_more_links():
    async with Newsstand() as stand:
        reader = fetcher(Phonebook(), None, allow=frozenset({stand.address}))
        await reader.close()
        with pytest.raises(NotFetched, match="stopped"):
            await reader.fetch(stand.serve("/story", STORY))
        assert (await fetched(stand, stand.url("/story"))).body == STORY
