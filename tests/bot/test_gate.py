"""The gate before a Slack, and simulated time: what the tests of posting stand on."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.peers.fake_slack_api import fake_slack
from tests.peers.gate import POST, Gate, Mishap, standing
from tests.peers.simulated_time import HurriedTime, SimulatedTime
from tests.peers.slack_rules import ill_formed

NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)


class Entrance:
    """A gate on a clock that is set by hand, the Slack behind it and a client before it."""

    def __init__(self, gate: Gate, client: AsyncWebClient) -> None:
        self.gate = gate
        self.client = client
        self.now = 0.0

    async def post(self, channel: str = "C1", **what: Any) -> str:
        """Post; gives Slack's word against it, or "ok"."""
        try:
            await self.client.chat_postMessage(channel=channel, **({"text": "a line"} | what))
        except SlackApiError as error:
            return str(error.response.get("error"))
        return "ok"


@pytest.fixture
async def entrance() -> AsyncIterator[Entrance]:
    async with AsyncExitStack() as stack:
        slack = await stack.enter_async_context(fake_slack())
        gate = await stack.enter_async_context(standing(Gate(target=slack.url, silence=0.6)))
        session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=0.3))
        await stack.enter_async_context(session)
        client = AsyncWebClient(token="xoxb-1", base_url=gate.url, session=session, retry_handlers=[])
        made = Entrance(gate, client)
        gate.monotonic = lambda: made.now
        yield made


async def test_calls_pass_with_their_arguments_and_are_written_down(entrance: Entrance) -> None:
    told = await entrance.client.users_info(user="U1")
    assert told["user"]["id"] == "U1"
    assert await entrance.post() == "ok"
    assert [(one.method, one.outcome, one.is_done) for one in entrance.gate.log] == [
        ("users.info", "ok", True),
        (POST, "ok", True),
    ]


async def test_a_folded_call_passes_as_a_form(entrance: Entrance) -> None:
    entrance.gate.fold = True
    told = await entrance.client.users_info(user="U1")
    assert told["user"]["id"] == "U1"
    await entrance.post(blocks=[{"type": "divider"}])
    assert [one.outcome for one in entrance.gate.log] == ["ok", "ok"]


@pytest.mark.parametrize("mishap", [one for one in Mishap if one is not Mishap.TOO_MANY])
async def test_every_mishap_fails_and_is_done_only_if_it_says_so(entrance: Entrance, mishap: Mishap) -> None:
    entrance.gate.next(POST, mishap)
    with pytest.raises((SlackApiError, aiohttp.ClientError, TimeoutError, AttributeError)):
        await entrance.client.chat_postMessage(channel="C1", text="a line")
    (arrival,) = entrance.gate.log
    assert arrival.outcome == mishap.value
    assert arrival.is_done is ("nothing done" not in mishap.value)


async def test_a_second_post_within_the_second_is_refused_and_counted(entrance: Entrance) -> None:
    assert [await entrance.post(), await entrance.post("C2"), await entrance.post()] == [
        "ok",
        "ok",
        "ratelimited",
    ]
    assert entrance.gate.violations == [("C1", 0.0)]
    entrance.now = 1.0
    assert await entrance.post() == "ok"
    assert len(entrance.gate.violations) == 1


async def test_a_method_has_its_tier(entrance: Entrance) -> None:
    entrance.gate.tiers = {"users.info": 2}
    for _ in range(2):
        await entrance.client.users_info(user="U1")
    with pytest.raises(SlackApiError) as refused:
        await entrance.client.users_info(user="U1")
    assert refused.value.response.headers["Retry-After"] == "30"


async def test_tokens_are_known_or_not(entrance: Entrance) -> None:
    entrance.gate.tokens = {"xoxb-2": "", "xoxb-3": "token_revoked", "xoxb-4": "token_expired"}
    for token, word in {
        "xoxb-1": "invalid_auth",
        "xoxb-2": "ok",
        "xoxb-3": "token_revoked",
        "xoxb-4": "token_expired",
    }.items():
        entrance.client.token = token
        assert await entrance.post() == word


async def test_a_shut_gate_refuses_connections_until_it_is_opened(entrance: Entrance) -> None:
    await entrance.post()
    await entrance.gate.shut()
    with pytest.raises(aiohttp.ClientError):
        await entrance.post()
    with pytest.raises(aiohttp.ClientConnectorError):
        await entrance.post()
    await entrance.gate.reopen()
    assert await entrance.post("C2") == "ok"


def section(length: int) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "plain_text", "text": "x" * length}}


@pytest.mark.parametrize(
    ("blocks", "word"),
    [
        ([section(3_000)], ""),
        ([section(3_001)], "invalid_blocks"),
        ([section(0)], "invalid_blocks"),
        ([{"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}], "invalid_blocks"),
        ([{"type": "divider"}] * 50, ""),
        ([{"type": "divider"}] * 51, "invalid_blocks"),
        ([{"type": "scroll"}], "invalid_blocks"),
        ([{"type": "divider", "block_id": "a"}] * 2, "invalid_blocks"),
        ([{"type": "context", "elements": [{"type": "mrkdwn", "text": "x"}] * 11}], "invalid_blocks"),
        ([section(2_900)] * 4, ""),
        ([section(2_900)] * 5, "msg_blocks_too_long"),
    ],
)
async def test_blocks_out_of_form_are_refused(entrance: Entrance, blocks: list[Any], word: str) -> None:
    assert ill_formed({"text": "x", "blocks": blocks}) == word
    assert await entrance.post(blocks=blocks) == (word or "ok")


async def test_simulated_sleepers_wake_in_order_and_at_once() -> None:
    woken: list[tuple[str, float]] = []
    async with SimulatedTime(NOON, quiet=0.001) as time:

        async def sleeper(name: str, seconds: float) -> None:
            await time.sleep(seconds)
            woken.append((name, time.monotonic()))

        await asyncio.gather(sleeper("late", 3_600), sleeper("soon", 1), sleeper("never", 0))
        assert time.clock() == NOON + timedelta(hours=1)
    assert woken == [("never", 0), ("soon", 1), ("late", 3_600)]


async def test_no_simulated_time_passes_while_it_is_held() -> None:
    async with SimulatedTime(NOON, quiet=0.001) as time:
        sleeper = asyncio.create_task(time.sleep(1))
        with time.held():
            await asyncio.sleep(0.05)
            assert time.monotonic() == 0
        await sleeper
        assert time.monotonic() == 1


async def test_who_stops_sleeping_does_not_move_simulated_time() -> None:
    async with SimulatedTime(NOON, quiet=0.001) as time:
        sleeper = asyncio.create_task(time.sleep(50))
        await asyncio.sleep(0)
        sleeper.cancel()
        await time.sleep(2)
        assert time.monotonic() == 2


async def test_hurried_time_counts_as_it_sleeps() -> None:
    time = HurriedTime(100)
    await time.sleep(2)
    assert 2 <= time.monotonic() < 60
