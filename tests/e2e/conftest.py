"""A newsroom for each scenario, over Socket Mode and over HTTP; local-slack and the recogniser once for all."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest

from checks.language import load_recogniser
from checks.workers.reader import PageReader
from tests.e2e.newsroom import Newsroom, Plan, open_newsroom
from tests.peers import local_slack, peer_missing
from tests.peers.local_slack import Transport
from tests.peers.ports import free_port

MakePlan = Callable[[Transport, Path], Plan]


@pytest.fixture(scope="session")
def make_plan(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MakePlan]:
    """What makes the plan of a newsroom from its transport and state folder; a local-slack for each transport."""
    if reason := local_slack.why_missing():
        peer_missing(reason)
    folder = tmp_path_factory.mktemp("local-slack")
    # local-slack must know when it starts where the bot will listen under HTTP.
    bot_port = free_port()
    events = f"http://127.0.0.1:{bot_port}/slack/events"
    recogniser, pages = load_recogniser(), PageReader()
    with ExitStack() as stack:
        stack.callback(lambda: asyncio.run(pages.close()))
        urls = {
            one: stack.enter_context(
                local_slack.running(
                    one, folder / one.value, request_url=events if one is Transport.HTTP else None
                )
            )
            for one in Transport
        }
        yield lambda transport, state: Plan(
            transport=transport,
            slack_url=urls[transport],
            bot_port=bot_port,
            state=state,
            recogniser=recogniser,
            pages=pages,
        )


@pytest.fixture(scope="session")
def opened_before(make_plan: MakePlan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The state folder of a bot that was started and stopped once: the first start of all takes a second more."""
    state = tmp_path_factory.mktemp("opened-before")

    async def open_once() -> None:
        async with open_newsroom(make_plan(Transport.SOCKET, state)) as newsroom:
            await newsroom.start_bot()

    # In a thread of its own, because the loop of a test must not be touched.
    with ThreadPoolExecutor(1) as other:
        other.submit(asyncio.run, open_once()).result()
    return state


@pytest.fixture(params=list(Transport), ids=lambda transport: transport.name.lower())
def plan(request: pytest.FixtureRequest, make_plan: MakePlan, opened_before: Path, tmp_path: Path) -> Plan:
    """What the newsroom of this test is made of."""
    state = tmp_path / "state"
    shutil.copytree(opened_before, state)
    return make_plan(request.param, state)


@pytest.fixture
async def newsroom(plan: Plan) -> AsyncIterator[Newsroom]:
    """A newsroom with the bot running and nothing said yet."""
    async with open_newsroom(plan) as opened:
        await opened.start_bot()
        yield opened
