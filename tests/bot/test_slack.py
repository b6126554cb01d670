"""The edge to Slack against a Web API on loopback that refuses, fails and loses answers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.desk import ChatRefused
from bot.models import PostState
from bot.payloads import pasted_in
from bot.slack import EDIT_PAUSES, Lanes, Pace, SlackChat, SlackUnavailable
from bot.store import Delivery, Post, Store, open_store
from bot.thread import Message
from tests.peers.fake_slack_api import FakeSlack, Fault, fake_slack
from tests.peers.simulated_time import SimulatedTime

NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
NEWSROOM = "T1"


class Desk:
    """A chat with its Slack, store and clock, and one post of it."""

    def __init__(self, slack: FakeSlack, store: Store, session: aiohttp.ClientSession) -> None:
        self.slack = slack
        self.store = store
        self.now = NOW
        self.shows = "two points to look at"
        client = AsyncWebClient(token="xoxb-1", base_url=slack.url, session=session, retry_handlers=[])
        self.chat = SlackChat(client, store=store, clock=lambda: self.now, read_message=pasted_in)

    async def draw(self) -> Message:
        block = {"type": "section", "text": {"type": "plain_text", "text": self.shows}}
        return Message(key="summary", text=self.shows, blocks=(block,), covers=("claim",))

    def a_post(self, *, thread_ts: str = "") -> Post:
        return Post(
            newsroom=NEWSROOM,
            key="k1",
            message_key="summary",
            channel="C1",
            thread_ts=thread_ts,
            since=self.now,
        )

    async def post(self, *, thread_ts: str = "") -> str | None:
        return await self.chat.post(self.a_post(thread_ts=thread_ts), self.draw)

    async def held(self) -> Post:
        found = await self.store.post(NEWSROOM, "k1")
        assert found is not None
        return found


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    store = open_store(f"sqlite+aiosqlite:///{tmp_path / 'app.db'}")
    await store.migrate()
    await store.take_in(Delivery(newsroom=NEWSROOM, key="k"), body="{}", at=NOW)
    async with fake_slack() as slack, aiohttp.ClientSession() as session:
        yield Desk(slack, store, session)
    await store.close()


async def test_a_post_is_sent_once_and_then_redrawn_in_place(desk: Desk) -> None:
    first = await desk.post()
    desk.shows = "one point to look at"
    assert await desk.post() == first
    assert desk.slack.said("C1") == ["one point to look at"]


async def test_nothing_unfurls(desk: Desk) -> None:
    await desk.post()
    _, sent = desk.slack.calls[-1]
    assert [str(sent[name]).lower() for name in ("unfurl_links", "unfurl_media")] in (
        ["false"] * 2,
        ["0"] * 2,
    )


async def test_a_redraw_that_would_show_the_same_is_not_sent(desk: Desk) -> None:
    await desk.post()
    await desk.chat.redraw(NEWSROOM, "k1", desk.draw)
    assert desk.slack.count("chat.update") == 0


async def test_many_redraws_at_once_become_few_edits(desk: Desk) -> None:
    await desk.post()
    desk.shows = "all marked"
    await asyncio.gather(*(desk.chat.redraw(NEWSROOM, "k1", desk.draw) for _ in range(20)))
    assert desk.slack.count("chat.update") == 1
    assert desk.slack.said("C1") == ["all marked"]


async def test_what_an_edit_of_unknown_outcome_showed_is_put_back(desk: Desk) -> None:
    before = desk.shows
    await desk.post()
    desk.shows = "U1 will fix it"
    desk.slack.break_next("chat.update", *[Fault.LOST_ANSWER] * (len(EDIT_PAUSES) + 1))
    with pytest.raises(SlackUnavailable):
        await desk.chat.redraw(NEWSROOM, "k1", desk.draw)
    assert desk.slack.said("C1") == ["U1 will fix it"]
    desk.shows = before
    await desk.chat.redraw(NEWSROOM, "k1", desk.draw)
    assert desk.slack.said("C1") == [before]


async def test_what_is_not_posted_yet_is_not_redrawn(desk: Desk) -> None:
    await desk.chat.redraw(NEWSROOM, "k1", desk.draw)
    assert desk.slack.calls == []


@pytest.mark.parametrize("keeps_metadata", [True, False])
@pytest.mark.parametrize("is_in_thread", [True, False])
async def test_a_post_whose_answer_was_lost_is_found_and_not_posted_again(
    desk: Desk, *, is_in_thread: bool, keeps_metadata: bool
) -> None:
    thread_ts = desk.slack.person_says("C1", "the pasted link") if is_in_thread else ""
    desk.slack.keeps_metadata = keeps_metadata
    desk.slack.break_next("chat.postMessage", Fault.LOST_ANSWER)
    with pytest.raises(SlackUnavailable):
        await desk.post(thread_ts=thread_ts)
    assert (await desk.held()).state is PostState.SENDING
    ts = await desk.post(thread_ts=thread_ts)
    assert desk.slack.count("chat.postMessage") == 1
    assert ts == desk.slack.messages["C1"][-1]["ts"]
    assert (await desk.held()).covers == ("claim",)


@pytest.mark.parametrize("fault", [Fault.LOST_REQUEST, Fault.SERVER_ERROR])
async def test_a_post_that_never_arrived_is_posted_when_it_is_surely_not_there(
    desk: Desk, fault: Fault
) -> None:
    desk.slack.break_next("chat.postMessage", fault)
    root = desk.slack.person_says("C1", "the pasted link")
    for _ in range(2):
        with pytest.raises(SlackUnavailable):
            await desk.post(thread_ts=root)
    desk.now += timedelta(seconds=31)
    assert await desk.post(thread_ts=root) is not None
    assert desk.slack.said("C1") == ["the pasted link", "two points to look at"]


async def test_too_many_requests_waits_as_long_as_slack_says(desk: Desk) -> None:
    desk.slack.break_next("chat.postMessage", Fault.TOO_MANY, Fault.TOO_MANY)
    before = asyncio.get_running_loop().time()
    assert await desk.post() is not None
    assert 0.4 <= asyncio.get_running_loop().time() - before < 3
    assert len(desk.slack.said("C1")) == 1


async def test_a_refused_post_is_known_not_to_be_there(desk: Desk) -> None:
    desk.slack.break_next("chat.postMessage", Fault.REFUSED)
    with pytest.raises(ChatRefused, match="not_in_channel"):
        await desk.post()
    assert (await desk.held()).state is PostState.NEW


async def test_a_message_that_a_person_deleted_stays_deleted(desk: Desk) -> None:
    await desk.post()
    desk.slack.messages["C1"].clear()
    desk.shows = "one point"
    await desk.chat.redraw(NEWSROOM, "k1", desk.draw)
    assert desk.slack.said("C1") == []


async def test_the_first_blocks_id_changes_with_the_content(desk: Desk) -> None:
    await desk.post()
    before = desk.slack.messages["C1"][0]["blocks"][0]["block_id"]
    desk.shows = "one point"
    await desk.chat.redraw(NEWSROOM, "k1", desk.draw)
    after = desk.slack.messages["C1"][0]["blocks"][0]["block_id"]
    assert before != after
    assert before.split(".")[0] == after.split(".")[0]


async def test_a_reaction_twice_is_no_error(desk: Desk) -> None:
    for _ in range(2):
        await desk.chat.react("C1", "1.1", "mag")
    for _ in range(2):
        await desk.chat.unreact("C1", "1.1", "mag")
    assert desk.slack.reactions["C1", "1.1"] == []


async def test_a_message_is_read_with_its_links_and_its_thread(desk: Desk) -> None:
    root = desk.slack.person_says("C1", "see <https://courier.example/a|this>")
    reply = desk.slack.person_says("C1", "https://courier.example/b.", thread_ts=root)
    for ts, link, thread in ((root, "a", ""), (reply, "b", root)):
        found = await desk.chat.message("C1", ts)
        assert found is not None
        assert (found.links, found.thread_ts) == ((f"https://courier.example/{link}",), thread)
    assert await desk.chat.message("C1", "9.9") is None


async def test_a_whisper_goes_to_the_person_where_the_bot_is_not_in_the_channel(desk: Desk) -> None:
    desk.slack.break_next("chat.postEphemeral", Fault.REFUSED)
    await desk.chat.whisper(await desk.draw(), channel="C9", user="U1")
    assert desk.slack.said("U1") == ["two points to look at"]


async def test_people_are_named_and_asked_for_once(desk: Desk) -> None:
    for _ in range(2):
        assert await desk.chat.names(["U1", "U2", "U1"]) == {"U1": "Name of U1", "U2": "Name of U2"}
    assert desk.slack.count("users.info") == 2


async def test_a_channel_is_public_only_if_slack_says_so(desk: Desk) -> None:
    desk.slack.private.add("C2")
    desk.slack.break_next("conversations.info", Fault.REFUSED)
    assert not await desk.chat.is_public("C3")
    assert [await desk.chat.is_public(channel) for channel in ("C1", "C2", "G1", "D1")] == [
        True,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize("flag", ["is_restricted", "is_ultra_restricted", "is_stranger"])
async def test_a_person_is_a_guest_if_slack_says_so(desk: Desk, flag: str) -> None:
    desk.slack.flags = {"U2": flag}
    assert [await desk.chat.is_guest(user) for user in ("U1", "U2")] == [False, True]


async def test_who_cannot_be_looked_up_counts_as_a_guest(desk: Desk) -> None:
    desk.slack.break_next("users.info", Fault.REFUSED)
    assert await desk.chat.is_guest("U1")


def test_edits_come_in_a_burst_and_then_at_their_pace() -> None:
    now = [0.0]
    pace = Pace(1.0, 3, monotonic=lambda: now[0])
    assert [pace.wait() for _ in range(5)] == [0, 0, 0, 1, 2]
    now[0] = 100.0
    assert pace.wait() == 0


class Rota:
    """Lanes on simulated time, and who had a turn when."""

    def __init__(self, time: SimulatedTime) -> None:
        self.time = time
        self.lanes = Lanes(1.0, sleep=time.sleep, monotonic=time.monotonic)
        self.taken: list[tuple[str, float]] = []

    async def go(self, name: str, key: str = "C1", *, urgent: bool = False, takes: float = 0.0) -> None:
        async with self.lanes.turn(key, urgent=urgent):
            self.taken.append((name, self.time.monotonic()))
            await self.time.sleep(takes)

    def sent(self, name: str, key: str = "C1", **how: Any) -> asyncio.Task[None]:
        return asyncio.create_task(self.go(name, key, **how))


@pytest.fixture
async def rota() -> AsyncIterator[Rota]:
    async with SimulatedTime(NOW, quiet=0.002) as time:
        yield Rota(time)


async def test_the_next_turn_comes_a_second_after_the_last_has_ended(rota: Rota) -> None:
    await asyncio.gather(rota.sent("a", takes=5), rota.sent("b"), rota.sent("c"))
    assert rota.taken == [("a", 0), ("b", 6), ("c", 7)]


async def test_lanes_do_not_wait_for_each_other(rota: Rota) -> None:
    await asyncio.gather(rota.sent("a", "C1", takes=9), rota.sent("b", "C2"))
    assert rota.taken == [("a", 0), ("b", 0)]


async def test_an_urgent_one_goes_to_the_head_and_waits_its_second(rota: Rota) -> None:
    tasks = [rota.sent(name) for name in "abc"]
    await asyncio.sleep(0)
    await asyncio.gather(*tasks, rota.sent("urgent", urgent=True))
    assert rota.taken == [("a", 0), ("urgent", 1), ("b", 2), ("c", 3)]


async def test_who_gives_up_waiting_holds_nobody_back(rota: Rota) -> None:
    tasks = [rota.sent(name) for name in "abcd"]
    await asyncio.sleep(0)
    tasks[1].cancel()
    tasks[2].cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert rota.taken == [("a", 0), ("d", 1)]


async def test_who_fails_in_its_turn_holds_nobody_back(rota: Rota) -> None:
    with pytest.raises(ZeroDivisionError):
        async with rota.lanes.turn("C1"):
            raise ZeroDivisionError
    await rota.go("b")
    assert rota.taken == [("b", 1)]


async def test_after_a_pause_everybody_waits_and_nobody_where_it_is_too_long(rota: Rota) -> None:
    rota.lanes.pause("C1", 30)
    await asyncio.gather(rota.sent("a"), rota.sent("b"))
    assert rota.taken == [("a", 30), ("b", 31)]
    rota.lanes.pause("C1", 500)
    with pytest.raises(SlackUnavailable) as told:
        await rota.go("c")
    assert told.value.after == 500


async def test_lanes_that_nobody_needs_are_forgotten(rota: Rota) -> None:
    for number in range(50):
        await rota.go("a", f"C{number}")
        await rota.time.sleep(2)
    assert len(rota.lanes) == 1
