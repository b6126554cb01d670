"""The bot takes what Slack sends while its language model still loads, and checks it once the model is there."""

from __future__ import annotations

import asyncio
import os
import socket
import time
from pathlib import Path

import aiohttp

from bot.app import build
from bot.settings import Settings
from checks.model import Article
from tests.builders import article
from tests.checks.workers.slow_model import gate
from tests.peers.fake_slack_api import fake_slack
from tests.peers.injector import Bodies, Injector
from tests.peers.ports import free_port

SECRET = "a-signing-secret"
SLACK_WAITS = 3.0
LINK = "https://courier.example/bridge"


async def read(_: str) -> Article:
    return article()


async def test_a_link_that_comes_before_the_model_is_loaded_is_acked_at_once_and_checked_later(
    tmp_path: Path,
) -> None:
    async with fake_slack() as slack, aiohttp.ClientSession() as http:
        settings = Settings(
            state=tmp_path,
            slack_bot_token="xoxb-1-test",
            slack_signing_secret=SECRET,
            slack_api_url=slack.url,
            sources=("pack",),
            draft_sources=("pack",),
            nlp_model="tests.checks.workers.slow_model",
        )
        bot, port = build(settings, read=read), free_port()
        await bot.start_http("127.0.0.1", port)
        try:
            ts = slack.person_says("C1", f"<{LINK}>")
            injector = Injector(f"http://127.0.0.1:{port}/slack/events", SECRET, http)
            asked = time.monotonic()
            status = await injector.send(Bodies().message("C1", "U1", f"<{LINK}>", ts=ts))
            assert (status, time.monotonic() - asked < SLACK_WAITS) == (200, True)
            await asyncio.sleep(0.5)
            assert len(slack.messages["C1"]) == 1
            with socket.socket(socket.AF_UNIX) as opened:
                opened.bind(gate(os.getpid()))
                opened.listen()
                await bot.idle()
            assert slack.messages["C1"][1]["thread_ts"] == ts
        finally:
            await bot.stop()
