"""The bot whole, over signed HTTP and a Slack Web API on loopback, with small readers in place of the checks."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer
from slack_sdk.signature import SignatureVerifier

from bot.app import Bot, build
from bot.settings import Settings, SettingsError, utc_now
from checks.compare.house import HouseEntry
from checks.errors import NoArticle
from checks.model import Article, CheckRun
from tests.builders import article, check_run
from tests.peers.fake_slack_api import BOT_USER, TEAM, FakeSlack, Fault, fake_slack
from tests.peers.postgres import running
from tests.peers.simulated_time import HurriedTime

SECRET = "a-signing-secret"
LINK = "https://courier.example/bridge"


class Paper:
    """A paper's site and the checks of its articles: a story is what it is, any other link has no article."""

    def __init__(self) -> None:
        self.stories = {LINK: article()}
        self.read_links: list[str] = []
        self.delay = 0.0

    async def read(self, url: str) -> Article:
        self.read_links.append(url)
        await asyncio.sleep(self.delay)
        if url not in self.stories:
            raise NoArticle(
                "There is no article text on that page. Paste the text into a file and check that."
            )
        return self.stories[url]

    async def examine(self, read: Article, _house: Sequence[HouseEntry]) -> CheckRun:
        return replace(check_run(), article=read)


class Newsroom:
    """A bot that serves, and what people do to it."""

    def __init__(self, bot: Bot, slack: FakeSlack, client: TestClient[Any, Any]) -> None:
        self.bot = bot
        self.slack = slack
        self._client = client
        self._events = 0

    async def deliver(self, event: dict[str, Any], *, event_id: str = "") -> int:
        self._events += 1
        body = {
            "type": "event_callback",
            "team_id": TEAM,
            "event_id": event_id or f"Ev{self._events}",
            "event_time": int(utc_now().timestamp()),
            "event": event,
        }
        return await self.send(json.dumps(body), "application/json")

    async def send(self, body: str, content_type: str, **headers: str) -> int:
        stamp = str(int(utc_now().timestamp()))
        signature = SignatureVerifier(SECRET).generate_signature(timestamp=stamp, body=body)
        sent = {
            "Content-Type": content_type,
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": signature or "",
        }
        answer = await self._client.post("/slack/events", data=body, headers=sent | headers)
        return answer.status

    async def paste(self, text: str, *, channel: str = "C1") -> str:
        ts = self.slack.person_says(channel, text)
        event = {"type": "message", "channel": channel, "user": "U1", "text": text, "ts": ts}
        assert await self.deliver(event) == 200
        await self.bot.idle()
        return ts

    async def react(self, ts: str, emoji: str, *, removed: bool = False, channel: str = "C1") -> None:
        self._events += 1
        event = {
            "type": "reaction_removed" if removed else "reaction_added",
            "user": "U2",
            "reaction": emoji,
            "item": {"type": "message", "channel": channel, "ts": ts},
            "item_user": BOT_USER,
            "event_ts": f"{utc_now().timestamp() + self._events:.6f}",
        }
        assert await self.deliver(event) == 200
        await self.bot.idle()


def settings(slack: FakeSlack, state: Path, **changes: Any) -> Settings:
    values: dict[str, Any] = {
        "state": state,
        "slack_bot_token": "xoxb-1-test",
        "slack_signing_secret": SECRET,
        "slack_api_url": slack.url,
    }
    return Settings(**(values | changes))


@asynccontextmanager
async def newsroom(slack: FakeSlack, state: Path, paper: Paper, **options: Any) -> AsyncIterator[Newsroom]:
    hurried = HurriedTime()
    pace = {"sleep": hurried.sleep, "monotonic": hurried.monotonic}
    bot = build(settings(slack, state), read=paper.read, examine=paper.examine, **(pace | options))
    await bot.start()
    try:
        async with TestClient(TestServer(bot.web_app())) as client:
            yield Newsroom(bot, slack, client)
    finally:
        await bot.stop()


async def test_a_pasted_link_becomes_a_thread_under_the_message(tmp_path: Path) -> None:
    async with fake_slack() as slack, newsroom(slack, tmp_path, Paper()) as room:
        ts = await room.paste(f"have a look <{LINK}>")
        assert slack.reactions["C1", ts] == ["mag"]
        thread = slack.messages["C1"][1:]
        assert all(message["thread_ts"] == ts for message in thread)
        assert "points to look at" in thread[0]["text"]
        assert len(thread) >= 4
        again = await room.paste(f"again <{LINK}>")
        assert "Already checked" in slack.said("C1")[-1]
        assert slack.messages["C1"][-1]["thread_ts"] == again


@pytest.mark.timeout(180)
async def test_the_same_bot_works_on_postgres(tmp_path: Path) -> None:
    with running(tmp_path / "postgres") as url:
        async with fake_slack() as slack:
            bot = build(
                settings(slack, tmp_path, database_url=url), read=Paper().read, examine=Paper().examine
            )
            await bot.start()
            async with TestClient(TestServer(bot.web_app())) as client:
                await Newsroom(bot, slack, client).paste(f"<{LINK}>")
            await bot.stop()
            assert "points to look at" in slack.said("C1")[1]


async def test_the_same_event_twice_makes_one_thread(tmp_path: Path) -> None:
    async with fake_slack() as slack, newsroom(slack, tmp_path, Paper()) as room:
        ts = slack.person_says("C1", f"<{LINK}>")
        event = {"type": "message", "channel": "C1", "user": "U1", "text": f"<{LINK}>", "ts": ts}
        mention = event | {"type": "app_mention"}
        for again in (event, event, mention):
            assert await room.deliver(again, event_id="Ev-same" if again is event else "Ev-other") == 200
        await room.bot.idle()
        assert sum("points to look at" in text for text in slack.said("C1")) == 1


async def test_a_page_without_an_article_gets_one_short_reply_and_the_next_link_works(tmp_path: Path) -> None:
    async with fake_slack() as slack, newsroom(slack, tmp_path, Paper()) as room:
        ts = await room.paste("<https://courier.example/weather>")
        (reply,) = [message for message in slack.messages["C1"] if message.get("thread_ts") == ts]
        assert "no article text" in reply["text"]
        assert slack.reactions["C1", ts] == []
        await room.paste(f"<{LINK}>")
        assert any("points to look at" in text for text in slack.said("C1"))


async def test_a_reaction_confirms_a_line_and_taking_it_away_undoes_it(tmp_path: Path) -> None:
    async with fake_slack() as slack, newsroom(slack, tmp_path, Paper()) as room:
        await room.paste(f"<{LINK}>")
        summary, flag = slack.messages["C1"][1:3]
        before = summary["text"]
        await room.react(flag["ts"], "white_check_mark")
        assert "confirmed by Name of U2" in json.dumps(flag["blocks"])
        confirmed = summary["text"]
        assert confirmed != before
        await room.react(flag["ts"], "white_check_mark", removed=True)
        assert "confirmed by" not in json.dumps(flag["blocks"])
        assert summary["text"] == before


async def test_a_check_that_was_stopped_in_the_middle_is_finished_by_the_next_start(tmp_path: Path) -> None:
    paper = Paper()
    paper.delay = 60
    async with fake_slack() as slack:
        bot = build(settings(slack, tmp_path), read=paper.read, examine=paper.examine)
        await bot.start()
        async with TestClient(TestServer(bot.web_app())) as client:
            ts = slack.person_says("C1", f"<{LINK}>")
            event = {"type": "message", "channel": "C1", "user": "U1", "text": f"<{LINK}>", "ts": ts}
            await Newsroom(bot, slack, client).deliver(event)
            while not paper.read_links:  # noqa: ASYNC110 - the paper is asked from another task
                await asyncio.sleep(0.02)
        await bot.stop(grace=0.1)
        assert slack.said("C1") == [f"<{LINK}>"]
        paper.delay = 0
        async with newsroom(slack, tmp_path, paper) as room:
            await room.bot.idle()
        assert sum("points to look at" in text for text in slack.said("C1")) == 1


async def test_a_bad_signature_is_refused_whatever_its_form(tmp_path: Path) -> None:
    async with fake_slack() as slack, newsroom(slack, tmp_path, Paper()) as room:
        for headers in (
            {"X-Slack-Request-Timestamp": "abc"},
            {"X-Slack-Request-Timestamp": "1" * 40},
            {"X-Slack-Signature": "v0=00"},
            {"X-Slack-Signature": "v0=" + "0" * 64},
            {"X-Slack-Request-Timestamp": "1700000000"},
        ):
            assert await room.send("{}", "application/json", **headers) == 401


async def test_the_process_says_whether_it_lives_and_is_ready(tmp_path: Path) -> None:
    async with fake_slack() as slack, newsroom(slack, tmp_path, Paper()) as room:
        for path in ("/livez", "/readyz"):
            assert (await room._client.get(path)).status == 200
        await room.bot.stop()
        assert (await room._client.get("/readyz")).status == 503


async def test_a_second_bot_on_the_same_state_folder_is_refused(tmp_path: Path) -> None:
    async with fake_slack() as slack, newsroom(slack, tmp_path, Paper()):
        other = build(settings(slack, tmp_path), read=Paper().read, examine=Paper().examine)
        with pytest.raises(SettingsError, match="FACTDESK_STATE"):
            await other.start()


# Starting


async def start(slack: FakeSlack, folder: Path) -> None:
    """Start and stop a bot for which every pause is over at once."""
    paper = Paper()
    bot = build(
        settings(slack, folder, slack_app_token="xapp-1"),
        read=paper.read,
        examine=paper.examine,
        sleep=lambda _seconds: asyncio.sleep(0),
    )
    try:
        await bot.start_socket()
    finally:
        await bot.stop()


@pytest.mark.parametrize("method", ["auth.test", "apps.connections.open"])
@pytest.mark.parametrize("code", ["internal_error", "ratelimited", "service_unavailable"])
async def test_a_slack_in_trouble_at_the_start_is_not_told_as_a_bad_token(
    tmp_path: Path, method: str, code: str
) -> None:
    async with fake_slack() as slack:
        slack.refusals[method] = {"error": code}
        with pytest.raises(SettingsError, match="cannot be reached") as told:
            await start(slack, tmp_path)
    assert "the token was not refused" in str(told.value)
    assert slack.count(method) == 6


@pytest.mark.parametrize(
    ("method", "variable"), [("auth.test", "BOT_TOKEN"), ("apps.connections.open", "APP_TOKEN")]
)
@pytest.mark.parametrize("code", ["invalid_auth", "token_revoked", "not_allowed_token_type"])
async def test_a_token_that_slack_refuses_is_told_at_once_with_its_variable(
    tmp_path: Path, method: str, variable: str, code: str
) -> None:
    async with fake_slack() as slack:
        slack.refusals[method] = {"error": code}
        with pytest.raises(SettingsError, match=rf"refused FACTDESK_SLACK_{variable} \({code}\)"):
            await start(slack, tmp_path)
    assert slack.count(method) == 1


async def test_a_slack_that_is_back_within_half_a_minute_is_started_with(tmp_path: Path) -> None:
    async with fake_slack() as slack:
        slack.break_next("auth.test", Fault.SERVER_ERROR, Fault.TOO_MANY, Fault.LOST_ANSWER)
        async with newsroom(slack, tmp_path, Paper()) as room:
            assert await room.bot.is_ready()


async def stopped_while_it_starts(bot: Bot, slack: FakeSlack, *, method: str, calls: int) -> None:
    asked_to_stop = asyncio.Event()
    serving = asyncio.create_task(bot.serve(asked_to_stop, over_http=False))
    async with asyncio.timeout(30):
        while slack.count(method) < calls:  # noqa: ASYNC110 - the other side of a socket
            await asyncio.sleep(0.02)
        asked_to_stop.set()
        await serving
    assert not await bot.is_ready()


@pytest.mark.timeout(60)
async def test_a_stop_is_obeyed_while_socket_mode_still_tries_to_connect(tmp_path: Path) -> None:
    async with fake_slack() as slack:
        # An address where nobody listens.
        slack.refusals["apps.connections.open"] = {"ok": True, "url": "ws://127.0.0.1:9/link"}
        paper, app_token = Paper(), {"slack_app_token": "xapp-1"}
        for _ in range(2):
            # The second finds the state folder free.
            bot = build(settings(slack, tmp_path, **app_token), read=paper.read, examine=paper.examine)
            await stopped_while_it_starts(bot, slack, method="apps.connections.open", calls=2)
            slack.calls.clear()


@pytest.mark.timeout(60)
async def test_a_stop_is_obeyed_while_slack_is_still_away(tmp_path: Path) -> None:
    async with fake_slack() as slack:
        slack.refusals["auth.test"] = {"error": "internal_error"}
        bot = build(
            settings(slack, tmp_path, slack_app_token="xapp-1"),
            read=Paper().read,
            examine=Paper().examine,
            sleep=lambda _seconds: asyncio.sleep(1_000),
        )
        await stopped_while_it_starts(bot, slack, method="auth.test", calls=1)


async def test_live_sources_without_a_contact_are_refused_with_both_ways_out(tmp_path: Path) -> None:
    async with fake_slack() as slack:
        with pytest.raises(SettingsError, match=r"FACTDESK_CONTACT.*--offline"):
            build(settings(slack, tmp_path))
