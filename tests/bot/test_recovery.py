"""The bot whole after what a machine does to it: a full disk, a lost or broken file, a second process, a stop."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.app import build
from bot.settings import SettingsError
from tests.bot.test_app import LINK, Newsroom, Paper, newsroom, settings
from tests.peers.fake_slack_api import fake_slack
from tests.peers.full_database import without_room


def pasted(ts: str) -> dict[str, Any]:
    return {"type": "message", "channel": "C1", "user": "U1", "text": f"<{LINK}>", "ts": ts}


def remove(folder: Path, pattern: str) -> None:
    for file in folder.glob(pattern):
        file.unlink()


async def test_what_cannot_be_stored_is_not_acknowledged_and_the_next_delivery_of_it_is_checked(
    tmp_path: Path,
) -> None:
    async with fake_slack() as slack, newsroom(slack, tmp_path, Paper()) as room:
        with without_room(room.bot.store._engine.sync_engine):
            # A file that may not grow has room in its last pages for a few more.
            for number in range(200):
                event = pasted(slack.person_says("C1", f"<{LINK}>")) | {"event_ts": f"{number}.1"}
                status = await room.deliver(event, event_id=f"Ev{number}")
                if status != 200:
                    break
        assert status >= 500
        assert await room.deliver(event, event_id=f"Ev{number}") == 200
        await room.bot.idle()
        told = [message for message in slack.messages["C1"] if message.get("thread_ts") == event["ts"]]
        assert "points to look at" in told[0]["text"] or "Already checked" in told[0]["text"]


async def test_a_check_is_finished_once_when_the_engines_file_is_lost_in_the_middle(tmp_path: Path) -> None:
    paper = Paper()
    async with fake_slack() as slack:
        async with newsroom(slack, tmp_path, paper) as room:
            paper.delay = 60
            assert await room.deliver(pasted(slack.person_says("C1", f"<{LINK}>"))) == 200
            async with asyncio.timeout(20):
                while not paper.read_links:  # noqa: ASYNC110 - the paper is asked from another task
                    await asyncio.sleep(0.02)
            await room.bot.stop(grace=0.1)
        remove(tmp_path, "engine.db*")
        paper.delay = 0
        async with newsroom(slack, tmp_path, paper) as room:
            await room.bot.idle()
        said = slack.said("C1")
        assert sum("points to look at" in text for text in said) == 1
        count = len(said)
        remove(tmp_path, "engine.db*")
        async with newsroom(slack, tmp_path, paper) as room:
            await room.bot.idle()
        assert len(slack.said("C1")) == count


async def test_a_thread_is_completed_once_when_the_engines_file_is_lost_while_it_is_posted(
    tmp_path: Path,
) -> None:
    async with fake_slack() as slack:
        async with newsroom(slack, tmp_path, Paper()) as room:
            assert await room.deliver(pasted(slack.person_says("C1", f"<{LINK}>"))) == 200
            async with asyncio.timeout(20):
                while len(slack.said("C1")) < 3:  # noqa: ASYNC110 - the other side of a socket
                    await asyncio.sleep(0.01)
            await room.bot.stop(grace=0.0)
        remove(tmp_path, "engine.db*")
        async with newsroom(slack, tmp_path, Paper(), settle_after=0.5) as room:
            await room.bot.idle()
            said = slack.said("C1")
        async with newsroom(slack, tmp_path / "other", Paper()) as room:
            await room.paste(f"<{LINK}>", channel="C2")
        assert sorted(said) == sorted(slack.said("C2"))


async def test_two_state_folders_with_one_database_are_refused(tmp_path: Path) -> None:
    shared = f"sqlite:///{tmp_path / 'desk.db'}"
    async with fake_slack() as slack:
        for name in ("database_url", "engine_url"):
            first, second = (
                build(
                    settings(slack, tmp_path / f"{name}-{which}", **{name: shared}),
                    read=Paper().read,
                    examine=Paper().examine,
                )
                for which in ("first", "second")
            )
            await first.start()
            with pytest.raises(SettingsError, match=r"desk\.db.*FACTDESK_STATE.*FACTDESK_DATABASE_URL"):
                await second.start()
            await first.stop()


async def test_a_folder_that_was_served_from_is_free_again(tmp_path: Path) -> None:
    async with fake_slack() as slack:
        for _ in range(2):
            async with newsroom(slack, tmp_path, Paper()) as room:
                assert await room.bot.is_ready()


async def test_a_broken_database_of_the_newsroom_is_refused_with_its_variable(tmp_path: Path) -> None:
    (tmp_path / "app.db").write_bytes(b"no database at all, but long enough to be read as one" * 100)
    async with fake_slack() as slack:
        bot = build(settings(slack, tmp_path), read=Paper().read, examine=Paper().examine)
        with pytest.raises(SettingsError, match=r"FACTDESK_DATABASE_URL.*app\.db.*not a database"):
            await bot.start()


async def test_a_broken_database_of_the_engine_keeps_nothing_open(tmp_path: Path) -> None:
    async with fake_slack() as slack:
        (tmp_path / "engine.db").write_bytes(b"no database at all, but long enough to be read as one" * 100)
        bot = build(settings(slack, tmp_path), read=Paper().read, examine=Paper().examine)
        with pytest.raises(SettingsError, match=r"engine\.db cannot be opened"):
            await bot.start()
        remove(tmp_path, "engine.db*")
        async with newsroom(slack, tmp_path, Paper()) as room:
            await room.paste(f"<{LINK}>")
        assert any("points to look at" in text for text in slack.said("C1"))


async def test_a_stop_ends_in_time_whatever_is_under_way_and_the_next_start_ends_it(tmp_path: Path) -> None:
    paper = Paper()
    async with fake_slack() as slack:
        bot = build(settings(slack, tmp_path), read=paper.read, examine=paper.examine)
        await bot.start()
        async with TestClient(TestServer(bot.web_app())) as client:
            room = Newsroom(bot, slack, client)
            # One thread waits in the pace, one check hangs, one reaction waits for a message that never comes.
            assert await room.deliver(pasted(slack.person_says("C1", f"<{LINK}>"))) == 200
            async with asyncio.timeout(20):
                while len(slack.said("C1")) < 2:  # noqa: ASYNC110 - the other side of a socket
                    await asyncio.sleep(0.01)
            paper.delay = 60
            slow = pasted(slack.person_says("C2", f"<{LINK}>")) | {"channel": "C2"}
            assert await room.deliver(slow) == 200
            async with asyncio.timeout(20):
                while len(paper.read_links) < 2:  # noqa: ASYNC110 - the paper is asked from another task
                    await asyncio.sleep(0.02)
            begun = time.monotonic()
            stopping = asyncio.create_task(bot.stop(grace=2))
            await asyncio.sleep(0)
            assert not await bot.is_ready()
            await stopping
            assert time.monotonic() - begun < 20
        paper.delay = 0
        async with newsroom(slack, tmp_path, paper) as room:
            await room.bot.idle()
        for channel in ("C1", "C2"):
            assert sum("points to look at" in text for text in slack.said(channel)) == 1
        assert len(slack.said("C1")) == len(slack.said("C2"))
