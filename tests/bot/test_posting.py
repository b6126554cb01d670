"""Posting exactly once, in order and no faster than allowed, whatever Slack and the network do."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.desk import ChatRefused, TryLater
from bot.models import PostState
from bot.slack import POST_GAP, SlackUnavailable
from bot.thread import Message
from tests.bot.posting import NEWSROOM, PostingDesk, many_posts, posting_desk
from tests.peers import local_slack, peer_missing
from tests.peers.gate import POST, Mishap
from tests.peers.local_slack import Transport

HISTORY, REPLIES = "conversations.history", "conversations.replies"


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[PostingDesk]:
    async with posting_desk(tmp_path, answer_within=2.0) as desk:
        yield desk


async def lose_the_answer(desk: PostingDesk, *, thread_ts: str = "", channel: str = "C1") -> None:
    desk.gate.next(POST, Mishap.LOST_ANSWER)
    with pytest.raises(SlackUnavailable):
        await desk.chat.post(desk.a_post(thread_ts=thread_ts, channel=channel), desk.draw)
    assert await desk.state() is PostState.SENDING


# Many at once


@pytest.mark.timeout(180)
async def test_500_posts_with_lost_answers_and_time_outs_stand_once_each_and_in_order(tmp_path: Path) -> None:
    tally = await many_posts(tmp_path, 500)
    assert (tally.wanted, tally.lost, tally.twice, tally.out_of_order, tally.too_soon) == (500, 0, 0, 0, 0)
    assert tally.outcomes[Mishap.LOST_ANSWER.value] >= 30
    assert tally.outcomes[Mishap.SILENCE_AFTER.value] >= 10


async def test_no_channel_gets_more_than_one_message_a_second(desk: PostingDesk) -> None:
    posts = [
        desk.a_post(f"{channel}{n}", channel=channel) for n in range(20) for channel in ("C1", "C2", "C3")
    ]
    await asyncio.gather(*(desk.post(post) for post in posts))
    assert desk.gate.violations == []
    assert desk.gate.count(POST) == {"ok": 60}
    # The channels do not wait for each other.
    assert desk.time.monotonic() < 30


async def test_the_summary_goes_to_the_head_of_its_channels_lane_and_keeps_the_pace(
    desk: PostingDesk,
) -> None:
    lines = [asyncio.create_task(desk.post(desk.a_post(f"line{n}"), says=f"line {n}")) for n in range(5)]
    while not desk.slack.messages["C1"]:  # noqa: ASYNC110 - the first line is under way in another task
        await asyncio.sleep(0.001)
    await desk.post(desk.a_post("summary"), says="summary", urgent=True)
    await asyncio.gather(*lines)
    assert "summary" in desk.slack.said("C1")[1:3]
    assert sorted(desk.slack.said("C1"))[:5] == [f"line {n}" for n in range(5)]
    assert desk.gate.violations == []


# Too many requests


async def test_retry_after_pauses_its_channel_and_no_other(desk: PostingDesk) -> None:
    first = [desk.a_post(f"a{n}", channel="C1") for n in range(4)]
    other = [desk.a_post(f"b{n}", channel="C2") for n in range(10)]
    await desk.post(first[0])
    desk.gate.next(POST, Mishap.TOO_MANY, channel="C1", retry_after=30)
    await asyncio.gather(*(desk.post(post) for post in (*first[1:], *other)))
    (paused_at,) = (one.at for one in desk.gate.log if one.outcome == Mishap.TOO_MANY.value)
    after = [arrival.at - paused_at for arrival in desk.gate.posts("C1")[1:]]
    assert 30 <= after[0] <= 36
    assert [round(gap, 1) for gap in after] == [30.0, 31.0, 32.0]
    assert max(arrival.at for arrival in desk.gate.posts("C2")) < paused_at + 15


async def test_a_pause_too_long_to_wait_for_is_told_and_the_post_is_known_not_to_be_there(
    desk: PostingDesk,
) -> None:
    desk.gate.next(POST, Mishap.TOO_MANY, retry_after=900)
    with pytest.raises(SlackUnavailable) as told:
        await desk.chat.post(desk.a_post(), desk.draw)
    assert told.value.after == pytest.approx(900, abs=1)
    assert await desk.state() is PostState.NEW
    with pytest.raises(SlackUnavailable):
        await desk.chat.post(desk.a_post("k2"), desk.draw)
    assert desk.gate.count(POST) == {Mishap.TOO_MANY.value: 1}
    await desk.post(desk.a_post())
    assert desk.gate.posts("C1")[0].at >= 900


async def test_a_method_told_to_wait_rests_for_all_its_callers(desk: PostingDesk) -> None:
    desk.gate.next("users.info", Mishap.TOO_MANY, retry_after=20)
    await desk.chat.names(["U1"])
    assert desk.time.monotonic() >= 20
    desk.gate.next("users.info", Mishap.TOO_MANY, retry_after=300)
    with pytest.raises(SlackUnavailable) as told:
        await desk.chat.names(["U2"])
    assert told.value.after > 120


# Outcomes that are not known


@pytest.mark.parametrize("keeps_metadata", [True, False])
async def test_a_lost_post_is_found_in_a_long_thread(desk: PostingDesk, *, keeps_metadata: bool) -> None:
    desk.slack.keeps_metadata, desk.slack.page = keeps_metadata, 50
    root = desk.slack.person_says("C1", "a link")
    for number in range(170):
        desk.slack.person_says("C1", f"reply {number}", thread_ts=root)
    await lose_the_answer(desk, thread_ts=root)
    for number in range(40):
        desk.slack.person_says("C1", f"later reply {number}", thread_ts=root)
    assert await desk.chat.post(desk.a_post(thread_ts=root), desk.draw) is not None
    assert desk.gate.count(POST).total() == 1
    assert desk.gate.count(REPLIES) == {"ok": 4}


async def test_a_lost_post_is_found_in_a_busy_channel(desk: PostingDesk) -> None:
    desk.slack.page = 30
    await lose_the_answer(desk)
    for number in range(100):
        desk.slack.person_says("C1", f"message {number}")
    assert await desk.chat.post(desk.a_post(), desk.draw) is not None
    assert desk.gate.count(POST).total() == 1


@pytest.mark.parametrize("is_in_thread", [True, False])
async def test_a_lost_post_is_found_in_a_slack_that_we_did_not_write(
    desk: PostingDesk, tmp_path: Path, *, is_in_thread: bool
) -> None:
    if reason := local_slack.why_missing():
        peer_missing(reason)
    with local_slack.running(Transport.SOCKET, tmp_path / "local-slack") as url:
        desk.gate.target = f"{url}/api/"
        here = local_slack.FACT_CHECK
        root = await desk.client.chat_postMessage(channel=here, text="a link") if is_in_thread else None
        thread_ts = "" if root is None else str(root["ts"])
        await desk.time.sleep(1)
        await lose_the_answer(desk, channel=here, thread_ts=thread_ts)
        found = await desk.chat.post(desk.a_post(channel=here, thread_ts=thread_ts), desk.draw)
        said = await desk.client.conversations_replies(channel=here, ts=thread_ts or found or "")
    assert [message["ts"] for message in said["messages"]] == ([thread_ts] if is_in_thread else []) + [found]


@pytest.mark.parametrize("honours_oldest", [True, False])
async def test_the_search_ends_at_messages_from_before_the_post(
    desk: PostingDesk, *, honours_oldest: bool
) -> None:
    desk.slack.page = 10
    for number in range(100):
        desk.slack.person_says("C1", f"message of yesterday {number}")
    desk.time.put_back(timedelta(days=-1))
    desk.gate.next(POST, Mishap.LOST_REQUEST)
    desk.slack.honours_oldest = honours_oldest
    await desk.post(desk.a_post())
    assert desk.slack.said("C1").count(desk.shows) == 1
    assert desk.gate.count(HISTORY)["ok"] <= 3


async def test_a_thread_whose_parent_is_gone_does_not_hold_a_post_for_ever(desk: PostingDesk) -> None:
    root = desk.slack.person_says("C1", "a link")
    desk.gate.next(POST, Mishap.LOST_REQUEST)
    with pytest.raises(SlackUnavailable):
        await desk.chat.post(desk.a_post(thread_ts=root), desk.draw)
    desk.slack.messages["C1"].clear()
    await desk.post(desk.a_post(thread_ts=root))
    assert await desk.state() is PostState.SENT


async def test_where_history_may_not_be_read_a_lost_post_is_neither_posted_twice_nor_forgotten(
    desk: PostingDesk, caplog: pytest.LogCaptureFixture
) -> None:
    desk.slack.refusals[HISTORY] = {"error": "missing_scope", "needed": "groups:history"}
    await lose_the_answer(desk, channel="G1")
    for _ in range(2):
        with pytest.raises(ChatRefused, match="missing_scope"):
            await desk.chat.post(desk.a_post(channel="G1"), desk.draw)
    assert await desk.state() is PostState.SENDING
    assert "lacks the scope groups:history" in caplog.text
    assert "not posted a second time" in caplog.text
    desk.slack.refusals.clear()
    assert await desk.chat.post(desk.a_post(channel="G1"), desk.draw) is not None
    assert desk.slack.said("G1") == [desk.shows]


@pytest.mark.parametrize(
    "mishap", [Mishap.HTML, Mishap.TEXT, Mishap.FAILED, Mishap.AWAY, Mishap.LOST_REQUEST]
)
async def test_what_may_have_arrived_is_looked_for_before_it_is_posted_again(
    desk: PostingDesk, mishap: Mishap
) -> None:
    desk.gate.next(POST, mishap)
    await desk.post(desk.a_post())
    first, second = desk.gate.log[0], desk.gate.posts("C1")[0]
    assert second.at - first.at >= 30
    assert desk.slack.said("C1") == [desk.shows]


async def test_what_slack_was_never_asked_is_not_looked_for(desk: PostingDesk) -> None:
    await desk.gate.shut()
    with pytest.raises(SlackUnavailable):
        await desk.chat.post(desk.a_post(), desk.draw)
    assert await desk.state() is PostState.NEW
    await desk.gate.reopen()
    await desk.chat.post(desk.a_post(), desk.draw)
    assert [arrival.method for arrival in desk.gate.log] == [POST]


async def test_a_clock_put_back_does_not_strand_a_post(desk: PostingDesk) -> None:
    desk.gate.next(POST, Mishap.LOST_REQUEST)
    with pytest.raises(SlackUnavailable):
        await desk.chat.post(desk.a_post(), desk.draw)
    desk.time.put_back(timedelta(days=3))
    before = desk.time.monotonic()
    await desk.post(desk.a_post())
    assert desk.time.monotonic() - before < 90
    assert desk.slack.said("C1") == [desk.shows]


async def test_a_post_sent_by_a_clock_that_ran_ahead_is_found(desk: PostingDesk) -> None:
    await lose_the_answer(desk)
    desk.slack.messages["C1"][0]["ts"] = f"{(desk.time.clock() - timedelta(hours=5)).timestamp():.6f}"
    desk.time.put_back(timedelta(hours=5))
    await desk.chat.post(desk.a_post(), desk.draw)
    assert len(desk.slack.said("C1")) == 1


# A process that dies


async def test_a_post_that_was_only_reserved_is_posted_by_the_next_process(desk: PostingDesk) -> None:
    await desk.store.reserve(desk.a_post())
    await desk.restarted().post(desk.a_post(), desk.draw)
    assert desk.slack.said("C1") == [desk.shows]


async def test_a_post_that_died_before_it_went_out_is_posted_when_it_is_surely_not_there(
    desk: PostingDesk,
) -> None:
    await desk.store.sending(await desk.store.reserve(desk.a_post()), at=desk.time.clock())
    desk.chat = desk.restarted()
    with pytest.raises(SlackUnavailable) as told:
        await desk.chat.post(desk.a_post(), desk.draw)
    assert 0 < told.value.after <= 30
    await desk.post(desk.a_post())
    assert desk.slack.said("C1") == [desk.shows]


async def test_a_post_that_arrived_while_the_process_died_is_found_by_the_next(desk: PostingDesk) -> None:
    desk.gate.next(POST, Mishap.SILENCE_AFTER)
    dying = asyncio.create_task(desk.chat.post(desk.a_post(), desk.draw))
    while not desk.slack.messages["C1"]:  # noqa: ASYNC110 - Slack takes it while the other task waits for its answer
        await asyncio.sleep(0.001)
    dying.cancel()
    await asyncio.gather(dying, return_exceptions=True)
    assert await desk.state() is PostState.SENDING
    await desk.restarted().post(desk.a_post(), desk.draw)
    assert desk.slack.said("C1") == [desk.shows]
    assert await desk.state() is PostState.SENT


async def test_one_post_by_two_tasks_at_once_is_posted_once(desk: PostingDesk) -> None:
    desk.gate.next(POST, Mishap.LOST_ANSWER)
    await asyncio.gather(*(desk.post(desk.a_post()) for _ in range(4)))
    assert desk.slack.said("C1") == [desk.shows]


# Edits


@pytest.mark.parametrize("mishap", [Mishap.FAILED, Mishap.LOST_ANSWER, Mishap.FAILED_AFTER])
async def test_an_edit_whose_answer_is_lost_is_made_again(desk: PostingDesk, mishap: Mishap) -> None:
    await desk.post(desk.a_post())
    desk.shows = "one point to look at"
    desk.gate.next("chat.update", mishap, mishap)
    await desk.chat.redraw(NEWSROOM, "k1", desk.draw)
    assert desk.slack.said("C1") == ["one point to look at"]


async def test_an_edit_that_slack_does_not_take_is_left_to_the_caller(desk: PostingDesk) -> None:
    await desk.post(desk.a_post())
    desk.shows = "one point to look at"
    desk.gate.next("chat.update", *[Mishap.FAILED] * 3)
    with pytest.raises(TryLater):
        await desk.chat.redraw(NEWSROOM, "k1", desk.draw)
    await desk.chat.redraw(NEWSROOM, "k1", desk.draw)
    assert desk.slack.said("C1") == ["one point to look at"]


# What Slack will not have


def too_much() -> Message:
    """A message over Slack's undocumented limit for all blocks together."""
    blocks = tuple(
        {"type": "section", "text": {"type": "plain_text", "text": f"{n} " + "words " * 480}}
        for n in range(6)
    )
    return Message(key="summary", text="6 points to look at", blocks=blocks, covers=("claim",))


def out_of_form() -> Message:
    """A message with more blocks than Slack shows."""
    blocks = tuple(
        {"type": "context", "elements": [{"type": "mrkdwn", "text": f"line {n}"}]} for n in range(60)
    )
    return Message(key="summary", text="60 lines", blocks=blocks, covers=("claim",))


@pytest.mark.parametrize(
    ("message", "code"), [(too_much(), "msg_blocks_too_long"), (out_of_form(), "invalid_blocks")]
)
async def test_a_message_that_slack_will_not_show_is_posted_plainly(
    desk: PostingDesk, message: Message, code: str, caplog: pytest.LogCaptureFixture
) -> None:
    async def draw() -> Message:
        return message

    assert await desk.chat.post(desk.a_post(), draw) is not None
    assert desk.gate.count(POST) == {code: 1, "ok": 1}
    (posted,) = desk.slack.messages["C1"]
    said = json.dumps(posted["blocks"])
    assert "would not show this message in full" in said
    assert "0 words words" in said or "line 1\\nline 2" in said
    assert code in caplog.text
    assert desk.gate.violations == []
    held = await desk.store.post(NEWSROOM, "k1")
    assert held is not None
    assert held.covers == ("claim",)


async def test_an_edit_that_slack_will_not_show_is_made_plainly(desk: PostingDesk) -> None:
    async def draw() -> Message:
        return too_much()

    await desk.post(desk.a_post())
    for _ in range(2):
        await desk.chat.redraw(NEWSROOM, "k1", draw)
    assert desk.gate.count("chat.update") == {"msg_blocks_too_long": 1, "ok": 1}


async def test_a_lost_answer_to_the_plain_form_is_found_as_well(desk: PostingDesk) -> None:
    async def draw() -> Message:
        return out_of_form()

    desk.slack.keeps_metadata = False
    desk.gate.next(POST, Mishap.TOO_MANY)
    asked = asyncio.create_task(desk.chat.post(desk.a_post(), draw))
    while desk.gate.count(POST)["invalid_blocks"] == 0:  # noqa: ASYNC110 - the other task is on its way there
        await asyncio.sleep(0.001)
    desk.gate.next(POST, Mishap.LOST_ANSWER)
    with pytest.raises(SlackUnavailable):
        await asked
    await desk.chat.post(desk.a_post(), draw)
    assert len(desk.slack.messages["C1"]) == 1


@pytest.mark.parametrize("code", ["invalid_auth", "token_revoked", "account_inactive"])
async def test_a_refused_token_is_told_to_the_operator_once_and_its_posts_wait_for_another(
    desk: PostingDesk, code: str, caplog: pytest.LogCaptureFixture
) -> None:
    desk.gate.tokens = {"xoxb-1": code}
    for number in range(3):
        with pytest.raises(TryLater, match=code):
            await desk.chat.post(desk.a_post(f"k{number}"), desk.draw)
        assert await desk.state(f"k{number}") is PostState.NEW
    assert desk.gate.count(POST) == {code: 3}
    told = [record for record in caplog.records if "FACTDESK_SLACK_BOT_TOKEN" in record.getMessage()]
    assert len(told) == 1
    assert "xoxb-1" not in caplog.text
    desk.gate.tokens = None
    for number in range(3):
        await desk.restarted().post(desk.a_post(f"k{number}"), desk.draw)
    assert len(desk.slack.said("C1")) == 3


@pytest.mark.parametrize("code", ["org_login_required", "team_added_to_org"])
async def test_a_workspace_that_is_moved_into_an_organisation_is_waited_for(
    desk: PostingDesk, code: str, caplog: pytest.LogCaptureFixture
) -> None:
    desk.gate.tokens = {"xoxb-1": code}
    with pytest.raises(TryLater, match=code):
        await desk.chat.post(desk.a_post(), desk.draw)
    assert "SLACK_BOT_TOKEN" not in caplog.text


# Direct messages in place of whispers


async def whisper(desk: PostingDesk, key: str = "whisper:1") -> None:
    await desk.chat.whisper(await desk.draw(), channel="C9", user="U1", newsroom=NEWSROOM, key=key)


async def test_a_direct_message_is_sent_once_by_its_key(desk: PostingDesk) -> None:
    desk.slack.refusals["chat.postEphemeral"] = {"error": "not_in_channel"}
    await whisper(desk)
    desk.chat = desk.restarted()
    await whisper(desk)
    await whisper(desk, "whisper:2")
    assert desk.slack.said("U1") == [desk.shows, desk.shows]


@pytest.mark.parametrize("mishap", [Mishap.LOST_ANSWER, Mishap.LOST_REQUEST])
@pytest.mark.parametrize("key", ["whisper:1", ""])
async def test_a_direct_message_of_unknown_outcome_is_not_sent_again(
    desk: PostingDesk, mishap: Mishap, key: str
) -> None:
    desk.slack.refusals["chat.postEphemeral"] = {"error": "not_in_channel"}
    desk.gate.next(POST, mishap)
    await whisper(desk, key)
    if key:
        await whisper(desk, key)
    assert desk.gate.count(POST).total() == 1


async def test_a_direct_message_that_slack_was_never_asked_for_is_tried_again(desk: PostingDesk) -> None:
    desk.slack.refusals["chat.postEphemeral"] = {"error": "not_in_channel"}
    desk.gate.next(POST, Mishap.TOO_MANY, retry_after=600)
    with pytest.raises(TryLater):
        await whisper(desk)
    await desk.time.sleep(600)
    await whisper(desk)
    assert desk.slack.said("U1") == [desk.shows]


def test_the_gap_between_posts_is_what_slack_allows() -> None:
    assert POST_GAP >= 1.0
