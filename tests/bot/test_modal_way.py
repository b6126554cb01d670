"""The way of a modal over signed HTTP: a shortcut, the window, what is filled in, and the thread."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import aiohttp

from bot.app import Bot, build
from checks.model import Article
from tests.bot.test_app import SECRET, Paper, settings
from tests.builders import article
from tests.peers.fake_slack_api import FakeSlack, fake_slack
from tests.peers.injector import Bodies, Injector
from tests.peers.ports import free_port
from tests.peers.simulated_time import HurriedTime

TEXT = "The mayor opened the new bridge on Tuesday."


@dataclass
class Way:
    """A bot that serves over HTTP, its Slack, and who delivers to it."""

    bot: Bot
    slack: FakeSlack
    bodies: Bodies
    injector: Injector

    async def opened(self) -> dict[str, Any]:
        async with asyncio.timeout(5):
            while not self.slack.views:  # noqa: ASYNC110 - it happens beside the answer
                await asyncio.sleep(0.01)
        return self.slack.views[-1]

    async def send(self, **values: dict[str, Any]) -> int:
        status = await self.injector.send(self.bodies.view_submission("U1", self.slack.views[-1], values))
        await self.bot.idle()
        return status


async def read_file(name: str, body: bytes, published: date | None, headline: str | None) -> Article:
    assert (name, published, headline) == ("The pasted text", None, None)
    return article(body.decode())


@asynccontextmanager
async def serving(state: Path) -> AsyncIterator[Way]:
    hurried, port = HurriedTime(), free_port()
    async with fake_slack() as slack, aiohttp.ClientSession() as http:
        paper = Paper()
        bot = build(
            settings(slack, state),
            read=paper.read,
            read_file=read_file,
            examine=paper.examine,
            sleep=hurried.sleep,
            monotonic=hurried.monotonic,
        )
        await bot.start_http("127.0.0.1", port)
        try:
            injector = Injector(f"http://127.0.0.1:{port}/slack/events", SECRET, http)
            yield Way(bot, slack, Bodies(), injector)
        finally:
            await bot.stop()


def typed(words: str) -> dict[str, Any]:
    return {"type": "plain_text_input", "value": words}


async def test_a_shortcut_from_the_composer_asks_for_the_channel_and_answers_there(tmp_path: Path) -> None:
    async with serving(tmp_path) as way:
        assert await way.injector.send(way.bodies.global_shortcut("U1", "check_text")) == 200
        await way.opened()
        chosen = {"type": "conversations_select", "selected_conversation": "C5"}
        assert await way.send(text=typed(TEXT), channel=chosen) == 200

        root, summary, *_ = way.slack.messages["C5"]
        assert "a pasted text" in root["text"]
        assert summary["thread_ts"] == root["ts"]
        assert "Draft: checked against" in str(summary["blocks"])


async def test_a_shortcut_of_a_message_shows_its_text_and_answers_under_it(tmp_path: Path) -> None:
    async with serving(tmp_path) as way:
        ts = way.slack.person_says("C1", TEXT)
        said = {"ts": ts, "user": "U2", "text": TEXT}
        assert await way.injector.send(way.bodies.message_shortcut("C1", "U1", said, "check_message")) == 200
        assert TEXT in str((await way.opened())["blocks"])
        await way.send(text=typed(TEXT))

        _, summary, *_ = way.slack.messages["C1"]
        assert summary["thread_ts"] == ts


async def test_a_modal_that_is_delivered_twice_is_answered_once(tmp_path: Path) -> None:
    async with serving(tmp_path) as way:
        await way.injector.send(way.bodies.slash_command("C1", "U1", "text"))
        await way.opened()
        await way.send(text=typed(TEXT))
        count = len(way.slack.messages["C1"])
        await way.send(text=typed(TEXT))
        assert count > 1
        assert len(way.slack.messages["C1"]) == count


async def test_a_modal_that_slack_does_not_open_is_told_to_who_asked(tmp_path: Path) -> None:
    async with serving(tmp_path) as way:
        way.slack.refusals["views.open"] = {"error": "expired_trigger_id"}
        await way.injector.send(way.bodies.slash_command("C1", "U1", "text"))
        async with asyncio.timeout(5):
            while not way.slack.whispers:  # noqa: ASYNC110 - the same
                await asyncio.sleep(0.01)
        assert "could not be opened" in way.slack.whispers[0]["text"]
