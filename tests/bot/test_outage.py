"""An hour without Slack in mid-thread: the whole bot, with its engine and its store, on simulated time."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Coroutine, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.app import build
from bot.settings import utc_now
from checks.compare.house import HouseEntry
from checks.model import Article, CheckRun, Rating, Reason
from tests.bot.test_app import LINK, Newsroom, settings
from tests.builders import article, check_run, evidence, finding
from tests.peers.fake_slack_api import BOT_USER, FakeSlack, fake_slack
from tests.peers.gate import Gate, Mishap, standing
from tests.peers.simulated_time import SimulatedTime

NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
AN_HOUR = 3_600.0
Away = Callable[[Gate, SimulatedTime], Coroutine[Any, Any, None]]
PEOPLE = ("Marta Lindqvist", "Tomas Arkel", "Jon Osterman", "Ilse Varga", "Piet Roos")


async def read(_link: str) -> Article:
    return article()


async def examine(read: Article, _house: Sequence[HouseEntry]) -> CheckRun:
    points = tuple(
        finding(
            name,
            Rating.DIFFERS,
            Reason.SPELLING,
            label=f"{name}n",
            explanation=f"The reference writes {name}n.",
            correction=f"{name}n",
            evidence=(evidence(title=f"{name}n"),),
        )
        for name in PEOPLE
    )
    return replace(check_run(points), article=read)


@dataclass(frozen=True, kw_only=True)
class Thread:
    """What stands under the pasted link at last: who reads it reads `texts`, the last since `complete_at`."""

    texts: tuple[str, ...]
    blocks: tuple[str, ...]
    back_at: float
    complete_at: float


async def thread_with_an_outage(folder: Path, *, after: int, away: Away) -> Thread:
    """Paste a link, let Slack be `away` once so many messages stand in the thread, and wait until all is done.

    In the outage a person confirms the first point.
    """
    async with AsyncExitStack() as stack:
        time = await stack.enter_async_context(SimulatedTime(NOW, quiet=0.01))
        slack = await stack.enter_async_context(fake_slack())
        slack.clock = time.clock
        gate = Gate(target=slack.url, monotonic=time.monotonic, holding=time.held)
        await stack.enter_async_context(standing(gate))
        bot = build(
            settings(slack, folder, slack_api_url=gate.url),
            read=read,
            examine=examine,
            clock=time.clock,
            sleep=time.sleep,
            monotonic=time.monotonic,
        )
        time.held_by_database(bot.store._engine)
        await bot.start()
        stack.push_async_callback(bot.stop)
        client = await stack.enter_async_context(TestClient(TestServer(bot.web_app())))
        room = Newsroom(bot, slack, client)
        root = await paste(room)
        while len(slack.messages["C1"]) < 1 + after:  # noqa: ASYNC110 - the bot writes in tasks of its own
            await asyncio.sleep(0.001)
        outage = asyncio.create_task(away(gate, time))
        await asyncio.sleep(0)
        flag = slack.messages["C1"][2]["ts"]
        await room.deliver(confirming(flag))
        await outage
        back_at = time.monotonic()
        await bot.idle(timeout=90)
        return found(slack, root, back_at)


async def paste(room: Newsroom) -> str:
    ts = room.slack.person_says("C1", f"<{LINK}>")
    event = {"type": "message", "channel": "C1", "user": "U1", "text": f"<{LINK}>", "ts": ts}
    assert await room.deliver(event) == 200
    return ts


def confirming(ts: str) -> dict[str, Any]:
    return {
        "type": "reaction_added",
        "user": "U2",
        "reaction": "white_check_mark",
        "item": {"type": "message", "channel": "C1", "ts": ts},
        "item_user": BOT_USER,
        "event_ts": f"{utc_now().timestamp():.6f}",
    }


def found(slack: FakeSlack, root: str, back_at: float) -> Thread:
    thread = [message for message in slack.messages["C1"] if message.get("thread_ts") == root]
    return Thread(
        texts=tuple(message["text"] for message in thread),
        blocks=tuple(json.dumps(message["blocks"]) for message in thread),
        back_at=back_at,
        complete_at=float(thread[-1]["ts"]) - NOW.timestamp(),
    )


async def refusing_connections(gate: Gate, time: SimulatedTime) -> None:
    await gate.away(AN_HOUR, time.sleep)


async def answering_503(gate: Gate, time: SimulatedTime) -> None:
    gate.always = Mishap.AWAY
    await time.sleep(AN_HOUR)
    gate.always = None


async def losing_the_next_answer_and_then_refusing(gate: Gate, time: SimulatedTime) -> None:
    gate.next("chat.postMessage", Mishap.LOST_ANSWER)
    while not gate.count("chat.postMessage")[Mishap.LOST_ANSWER.value]:  # noqa: ASYNC110 - by another task
        await asyncio.sleep(0.001)
    await gate.away(AN_HOUR, time.sleep)


@pytest.mark.timeout(180)
@pytest.mark.parametrize(
    "away", [refusing_connections, answering_503, losing_the_next_answer_and_then_refusing]
)
async def test_after_an_hour_without_slack_the_thread_is_completed_in_order(
    tmp_path: Path, away: Away
) -> None:
    thread = await thread_with_an_outage(tmp_path, after=3, away=away)
    assert thread.back_at >= AN_HOUR
    assert "4 of 5 points still open" in thread.texts[0]
    said = [next((name for name in PEOPLE if name in text), "") for text in thread.texts[1 : 1 + len(PEOPLE)]]
    assert said == list(PEOPLE)
    assert len(set(thread.texts)) == len(thread.texts)
    assert thread.complete_at - thread.back_at < 300
    assert "confirmed by Name of U2" in thread.blocks[1]
