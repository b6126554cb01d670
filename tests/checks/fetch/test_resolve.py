"""Lookups of the system's resolver: those that hang hold up nobody else."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Sequence
from concurrent.futures import Future

import pytest

from checks.errors import NotFetched
from checks.fetch import SystemResolver
from tests.checks.fetch.networks import PUBLIC, STORY, Recorder, Silence, answer, fetcher


class Tarpit:
    """A blocking lookup that knows `paper.example.` and hangs on every other name until it is freed."""

    def __init__(self) -> None:
        self.freed = threading.Event()
        self.hanging = 0

    def __call__(self, host: str) -> Sequence[str]:
        if host != "paper.example.":
            self.hanging += 1
            self.freed.wait(30)
        return (PUBLIC,)


async def hang(resolver: SystemResolver, count: int) -> list[asyncio.Task[Sequence[str]]]:
    tasks = [asyncio.create_task(resolver.addresses(f"{number}.tar.example.")) for number in range(count)]
    await asyncio.sleep(0.05)
    return tasks


async def give_up(tasks: list[asyncio.Task[Sequence[str]]]) -> list[object]:
    for task in tasks:
        task.cancel()
    return await asyncio.gather(*tasks, return_exceptions=True)


async def test_the_systems_own_names_are_found():
    assert "127.0.0.1" in await SystemResolver().addresses("localhost")


async def test_a_failure_of_the_lookup_reaches_the_one_who_asked():
    def broken(host: str) -> Sequence[str]:
        raise UnicodeError(host)

    resolver = SystemResolver(threads=1, look_up=broken)
    for _ in range(3):
        with pytest.raises(UnicodeError):
            await resolver.addresses("x.example.")


async def test_fifty_lookups_that_hang_leave_the_default_executor_and_other_names_alone():
    tarpit = Tarpit()
    resolver = SystemResolver(threads=64, look_up=tarpit)
    tasks = await hang(resolver, 50)
    try:
        assert tarpit.hanging == 50
        assert await asyncio.wait_for(asyncio.to_thread(lambda: "free"), 5) == "free"
        page = await fetcher(resolver, Recorder(answer()), deadline=5).fetch("http://paper.example/")
        assert page.body == STORY
    finally:
        tarpit.freed.set()
        await give_up(tasks)


async def test_when_every_thread_hangs_a_link_is_told_so_and_later_ones_work_again():
    tarpit = Tarpit()
    resolver = SystemResolver(threads=32, look_up=tarpit)
    tasks = await hang(resolver, 50)
    reader = fetcher(resolver, Recorder(answer()))
    try:
        outcomes = await give_up(tasks)
        assert sum(isinstance(outcome, TimeoutError) for outcome in outcomes) == 18
        with pytest.raises(NotFetched, match="could not be looked up in time"):
            await reader.fetch("http://paper.example/")
    finally:
        tarpit.freed.set()
    for _ in range(200):
        if threading.active_count() < 32:
            break
        await asyncio.sleep(0.02)
    assert (await reader.fetch("http://paper.example/")).body == STORY


async def test_fifty_links_whose_names_hang_end_at_their_deadline():
    tarpit = Tarpit()
    reader = fetcher(SystemResolver(look_up=tarpit), Recorder(), deadline=0.3, wait=0.3)
    try:
        outcomes = await asyncio.gather(
            *(reader.fetch(f"http://{number}.tar.example/") for number in range(50)), return_exceptions=True
        )
    finally:
        tarpit.freed.set()
    assert {type(outcome) for outcome in outcomes} == {NotFetched}


async def test_a_hanging_lookup_does_not_hold_up_the_end_of_the_program():
    tarpit = Tarpit()
    tasks = await hang(SystemResolver(look_up=tarpit), 1)
    try:
        assert all(thread.daemon for thread in threading.enumerate() if thread.name == "resolve")
    finally:
        tarpit.freed.set()
        await give_up(tasks)


async def test_a_lookup_that_nobody_waits_for_any_more_is_not_begun():
    tarpit = Tarpit()
    tarpit.freed.set()
    resolver = SystemResolver(threads=1, look_up=tarpit)
    given_up: Future[Sequence[str]] = Future()
    given_up.cancel()
    resolver._free.acquire()
    resolver._work("late.example.", given_up)
    assert tarpit.hanging == 0
    assert await resolver.addresses("paper.example.") == (PUBLIC,)


async def test_a_lookup_without_an_answer_ends_at_the_deadline():
    with pytest.raises(NotFetched, match="seconds"):
        await fetcher(Silence(), Recorder(), deadline=0.2).fetch("https://paper.example/")
