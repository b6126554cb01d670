"""Where tokens, texts and names get to, and where they must not: a real bot in a process of its own, at its loudest."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import aiohttp
import pytest
from slack_sdk.signature import SignatureVerifier

from bot.settings import utc_now
from tests.e2e.stories import Story
from tests.peers.fake_slack_api import BOT_USER, TEAM, FakeSlack, Fault, fake_slack
from tests.peers.injector import Bodies, Body, encoded
from tests.peers.newsstand import Newsstand
from tests.peers.ports import free_port

ROOT = Path(__file__).resolve().parents[2]
BOT_TOKEN = "xoxb-1111-2222-canarybottoken"
APP_TOKEN = "xapp-1-A0-canaryapptoken"
SIGNING_SECRET = "canarysigningsecret0123456789abcd"
TOKENS = (BOT_TOKEN, APP_TOKEN, SIGNING_SECRET, "canarybottoken", "canaryapptoken", "canarysigning")
QUERY = "canaryquerysignature"
SAID, NAMED = "canarychannelgossip", "Name of U"
DRAFT = "canarydraftwords"
HEADLINE, SENTENCE, BYLINE = "Quorvaxel canaryheadline", "zimbulan canarysentence", "Orlanza Canarybyline"
TEXTS = (HEADLINE, SENTENCE, BYLINE, "canaryheadline", "canarysentence", "Canarybyline")
STORY = Story(
    slug="embargoed",
    headline=HEADLINE,
    byline=BYLINE,
    published=date(2023, 5, 16),
    paragraphs=(
        "U.S. Secretary of State Anthony Blinken arrived on Tuesday for talks that were long in the making.",
        f"Nobody outside knew of the {SENTENCE}, which was kept under embargo until the evening of that day.",
        "French President Emmanuel Macron said that he had not been told of the plan before the meeting began.",
        "The talks go on until the end of the week, and a statement is expected on Friday in the capital.",
    ),
)


@dataclass
class Loud:
    """A running loud bot, and what people and Slack do to it."""

    slack: FakeSlack
    http: aiohttp.ClientSession
    port: int
    process: asyncio.subprocess.Process
    number: int = 0

    async def send(self, raw: str, content_type: str = "application/json") -> int:
        stamp = str(int(utc_now().timestamp()))
        signature = SignatureVerifier(SIGNING_SECRET).generate_signature(timestamp=stamp, body=raw)
        headers = {
            "Content-Type": content_type,
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": signature or "",
        }
        url = f"http://127.0.0.1:{self.port}/slack/events"
        async with self.http.post(url, data=raw.encode(), headers=headers) as answer:
            return answer.status

    async def event(self, **event: Any) -> int:
        self.number += 1
        body = {
            "type": "event_callback",
            "team_id": TEAM,
            "event_id": f"Ev{self.number}{os.urandom(4).hex()}",
        }
        return await self.send(json.dumps(body | {"token": "canarysigning-old-token", "event": event}))

    async def paste(self, url: str) -> str:
        text = f"{SAID} <{url}>"
        ts = self.slack.person_says("C1", text)
        assert await self.event(type="message", channel="C1", user="U1", text=text, ts=ts) == 200
        return ts

    async def command(self, text: str) -> int:
        form = {"command": "/factcheck", "text": text, "team_id": TEAM, "channel_id": "C1", "user_id": "U3"}
        self.number += 1
        return await self.send(
            urlencode(form | {"trigger_id": f"9.{self.number}"}), "application/x-www-form-urlencoded"
        )

    async def interaction(self, body: Body) -> int:
        return await self.send(*encoded(body))


async def until(found: Callable[[], object], *, what: str) -> None:
    try:
        async with asyncio.timeout(60):
            while not found():  # noqa: ASYNC110 - it happens in another process
                await asyncio.sleep(0.05)
    except TimeoutError:
        pytest.fail(f"in vain waited for {what}")


@asynccontextmanager
async def loud_bot(slack: FakeSlack, stand: Newsstand, folder: Path) -> AsyncIterator[Loud]:
    port = free_port()
    given = {
        "FACTDESK_SLACK_BOT_TOKEN": BOT_TOKEN,
        "FACTDESK_SLACK_APP_TOKEN": APP_TOKEN,
        "FACTDESK_SLACK_SIGNING_SECRET": SIGNING_SECRET,
        "FACTDESK_SLACK_API_URL": slack.url,
        "FACTDESK_STATE": str(folder / "state"),
        "FACTDESK_SOURCES": "pack,house",
        "FACTDESK_DRAFT_SOURCES": "pack,house",
        "PYTHONPATH": str(ROOT),
        "PYTHONASYNCIODEBUG": "1",
        "PYTHONFAULTHANDLER": "1",
        "HOME": str(folder),
        "PATH": os.defpath,
    }
    with (folder / "stderr.log").open("ab") as err:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-X", "dev", "-m", "tests.bot.loud_bot"),
            *(str(port), str(stand.address[1]), str(folder / "debug.log")),
            cwd=folder,
            env=given,
            stdout=asyncio.subprocess.PIPE,
            stderr=err,
        )
    try:
        assert process.stdout is not None
        assert await process.stdout.readline() == b"listening\n", (folder / "stderr.log").read_text()[-3000:]
        async with aiohttp.ClientSession() as http:
            yield Loud(slack, http, port, process)
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


def children(pid: int) -> Iterator[int]:
    """The processes below a process, however deep."""
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield int(child)
            yield from children(int(child))


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def hits(folder: Path, canaries: tuple[str, ...]) -> set[str]:
    """The files that hold a canary."""
    wanted = [canary.encode() for canary in canaries]
    wanted += [canary.encode("utf-16-le") for canary in canaries]
    return {name for name, held in everything(folder).items() if any(canary in held for canary in wanted)}


def assert_nothing_is_out_of_place(folder: Path) -> None:
    assert hits(folder, TOKENS) == set()
    logs = {name for name in everything(folder) if name.endswith(".log")}
    own = {"state/app.db", "state/app.db-wal", "state/app.db-shm"}
    assert hits(folder, TEXTS) - own == set()
    assert hits(folder, TEXTS), "the article's text is where it belongs"
    assert hits(folder, (QUERY,)) - own == set()
    assert hits(folder, (DRAFT,)) - own == set()
    assert hits(folder, (DRAFT,)), "the draft is where it belongs"
    assert hits(folder, (SAID,)) == set()
    assert hits(folder, (NAMED,)) & logs == set()
    assert not [name for name in everything(folder) if "core" in Path(name).name]


def assert_workers_know_nothing(pid: int) -> None:
    """The processes that read hostile pages have no token in their surroundings."""
    workers = list(children(pid))
    assert workers, "the pages are read in processes of their own"
    for worker in workers:
        for surroundings in ("environ", "cmdline"):
            held = Path(f"/proc/{worker}/{surroundings}").read_bytes()
            assert not [token for token in TOKENS if token.encode() in held]


@asynccontextmanager
async def broken_inbox(folder: Path) -> AsyncIterator[None]:
    """Nothing can be taken in meanwhile: the database answers with an error that quotes what it was given."""
    with closing(sqlite3.connect(folder / "state" / "app.db", timeout=30)) as database:
        database.execute("create trigger refuse before insert on inbox begin select raise(abort, 'no'); end")
        database.commit()
        try:
            yield
        finally:
            database.execute("drop trigger refuse")
            database.commit()


async def give_a_draft(loud: Loud) -> None:
    """A text is taken from a message into a modal, and sent from there."""
    slack, bodies = loud.slack, Bodies()
    text = f"French President Emmanuel Macron spoke of the {DRAFT} on Tuesday."
    said = {"ts": slack.person_says("C2", text), "user": "U2", "text": text}
    assert await loud.interaction(bodies.message_shortcut("C2", "U1", said, "check_message")) == 200
    await until(lambda: slack.views, what="the modal")
    filled = {"text": {"type": "plain_text_input", "value": text}}
    assert await loud.interaction(bodies.view_submission("U1", slack.views[-1], filled)) == 200
    await until(lambda: "Draft: checked" in json.dumps(slack.messages["C2"]), what="the draft's summary")


async def have_a_day(loud: Loud, stand: Newsstand, folder: Path) -> None:
    """A newsroom's day with all that can go wrong in it."""
    slack, url = loud.slack, f"{stand.serve('/embargoed', STORY.page())}?sig={QUERY}"
    slack.break_next("chat.postMessage", Fault.SERVER_ERROR, Fault.LOST_ANSWER, Fault.TOO_MANY)
    slack.break_next("reactions.add", Fault.REFUSED)
    await loud.paste(url)
    await until(lambda: any("Blinken" in text for text in slack.said("C1")), what="the flag")
    flag = next(message for message in slack.messages["C1"] if "Blinken" in message["text"])
    item = {"type": "message", "channel": "C1", "ts": flag["ts"]}
    marked = {"user": "U2", "reaction": "white_check_mark", "item": item, "item_user": BOT_USER}
    assert await loud.event(type="reaction_added", event_ts="1700000001.000100", **marked) == 200
    await until(lambda: "confirmed by Name of U2" in json.dumps(flag["blocks"]), what="the mark")
    assert await loud.event(type="reaction_removed", event_ts="1700000002.000100", **marked) == 200
    await until(lambda: "confirmed by" not in json.dumps(flag["blocks"]), what="the mark taken back")
    assert await loud.command("digest") == 200
    await until(lambda: slack.whispers, what="the digest's preview")
    await give_a_draft(loud)
    await loud.paste(stand.serve("/gone", b"", status=404) + f"?sig={QUERY}")
    await until(lambda: sum(m.get("user") == BOT_USER for m in slack.messages["C1"]) >= 3, what="a reply")
    for raw in ("{" + SAID, json.dumps({"event": {"type": "message", "user": [SAID], "text": SAID}})):
        assert await loud.send(raw) == 200
    async with broken_inbox(folder):
        gossip = f"{SAID} <{url}>"
        sent = await loud.event(type="message", channel="C1", user="U1", text=gossip, ts="1700000900.000100")
        assert sent == 500


@pytest.mark.timeout(240)
async def test_a_day_and_a_crash_leave_no_token_and_no_text_where_they_may_not_be(tmp_path: Path) -> None:
    async with fake_slack() as slack, Newsstand() as stand:
        async with loud_bot(slack, stand, tmp_path) as loud:
            await have_a_day(loud, stand, tmp_path)
            assert_workers_know_nothing(loud.process.pid)
            # In the middle of a check.
            await loud.paste(f"{stand.serve('/again', STORY.page())}?sig={QUERY}")
            loud.process.kill()
            await loud.process.wait()
            assert_nothing_is_out_of_place(tmp_path)
        async with loud_bot(slack, stand, tmp_path) as loud:
            summaries = sum(
                "points to look at" in text or "point to look at" in text for text in slack.said("C1")
            )
            await until(
                lambda: sum("to look at" in text for text in slack.said("C1")) > summaries or summaries > 1,
                what="the check that was cut off",
            )
            loud.process.send_signal(signal.SIGTERM)
            assert await asyncio.wait_for(loud.process.wait(), 60) == 0
    assert_nothing_is_out_of_place(tmp_path)
    # The log was loud, and it was this log that was searched.
    for name in ("debug.log", "stderr.log"):
        written = everything(tmp_path)[name].decode()
        assert len(written) > 1_000
        assert "a delivery could not be stored" in written
        assert "was put aside" in written
        assert "Traceback" in written
