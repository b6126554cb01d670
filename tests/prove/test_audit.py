"""The books are balanced for real: whatever is lost, doubled or left over is found."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.checklist import Mark, MarkKind
from bot.models import Progress
from bot.store import Assignment, Delivery, Store, open_store
from tests.builders import NOON, article, check_run, story_findings
from tests.peers.fake_slack_api import TEAM, FakeSlack
from tests.prove.audit import faults
from tests.prove.crowd import Deed, Pasted
from tests.prove.stories import story

STORY = story(1)
CLAIM = story_findings()[0].id


class Books:
    """A day on which everything went well: one link with its thread, and one mark on its first line."""

    def __init__(self, state: Path) -> None:
        self.state = state
        self.slack = FakeSlack()
        ts = self.slack.person_says("C1", "<https://courier.example/a>")
        self.pasted = [Pasted(channel="C1", ts=ts, story=STORY, is_acked=True)]
        self.say("checklist:1:summary", "2 points to look at")
        flag = self.say("checklist:1:flag:a", f"Looks wrong: {STORY.slips[0].wrong}.")
        self.say("checklist:1:flag:b", f"Looks wrong: {STORY.slips[1].wrong}.")
        self.show(flag, "✅ confirmed by Name of U2")
        self.flag = flag
        self.deeds = [
            Deed(
                ts=flag,
                place=flag,
                claim="a",
                user="U2",
                kind=MarkKind.CONFIRMED,
                added=True,
                key="event:e1",
                is_acked=True,
            )
        ]

    def say(self, key: str, text: str) -> str:
        posted = {
            "channel": "C1",
            "text": text,
            "thread_ts": self.pasted[0].ts,
            "metadata": {"event_type": "factdesk_post", "event_payload": {"key": key}},
        }
        return str(self.slack.answer("chat.postMessage", posted)["ts"])

    def message(self, ts: str) -> dict[str, Any]:
        (found,) = [message for message in self.slack.messages["C1"] if message["ts"] == ts]
        return found

    def show(self, ts: str, words: str) -> None:
        line = {"type": "context", "elements": [{"type": "plain_text", "text": words}]}
        self.message(ts)["blocks"] = json.dumps([line])

    async def store_mark(self, store: Store) -> None:
        await store.take_in(Delivery(newsroom=TEAM, key="event:e1"), body="{}", at=NOON)
        await store.settle(Delivery(newsroom=TEAM, key="event:e1"), Progress.DONE)
        asked = Assignment(
            newsroom=TEAM, key="a", channel="C1", url="https://courier.example/a", user="U1", asked_at=NOON
        )
        assignment = await store.assign_within(asked, most=1, since=NOON)
        assert isinstance(assignment, Assignment)
        await store.keep_article(assignment, article(), run="run-1", at=NOON)
        filed = await store.file(await store.assignment(assignment.id), check_run(), address="a", at=NOON)
        mark = Mark(
            claim_key=CLAIM,
            kind=MarkKind.CONFIRMED,
            user="U2",
            added=True,
            at=NOON,
            event_id="event:e1",
            message_ts=self.flag,
        )
        await store.mark(TEAM, filed.checklist, [mark])
        await store.finish(assignment.id, Progress.DONE)

    def run(self, database: str, query: str, *values: str) -> None:
        with closing(sqlite3.connect(self.state / database)) as connection:
            connection.execute(query, values)
            connection.commit()

    def faults(self) -> list[str]:
        return list(faults(pasted=self.pasted, deeds=self.deeds, slack=self.slack, state=self.state))


@pytest.fixture
async def books(tmp_path: Path) -> Books:
    store = open_store(f"sqlite+aiosqlite:///{tmp_path / 'app.db'}")
    await store.migrate()
    made = Books(tmp_path)
    await made.store_mark(store)
    await store.close()
    made.run("engine.db", "CREATE TABLE workflow_status (status TEXT)")
    made.run("engine.db", "INSERT INTO workflow_status VALUES ('SUCCESS')")
    return made


def test_a_good_day_has_no_faults(books: Books) -> None:
    assert books.faults() == []


def test_a_message_posted_twice_is_found(books: Books) -> None:
    books.say("checklist:1:flag:b", f"Looks wrong: {STORY.slips[1].wrong}.")

    assert "checklist:1:flag:b was posted 2 times" in books.faults()


def test_a_lost_thread_is_found(books: Books) -> None:
    del books.slack.messages["C1"][1:]
    books.deeds.clear()

    assert f"{STORY.slug}: 0 summaries" in books.faults()


def test_a_lost_line_is_found(books: Books) -> None:
    del books.slack.messages["C1"][-1]

    assert f"{STORY.slug}: 0 lines on {STORY.slips[1].wrong!r}" in books.faults()


def test_a_message_out_of_its_thread_is_found(books: Books) -> None:
    books.slack.answer("chat.postMessage", {"channel": "C1", "text": "hello"})

    assert any("where no link was pasted" in fault for fault in books.faults())


def test_an_acked_mark_that_is_not_in_the_log_is_found(books: Books) -> None:
    books.run("app.db", "DELETE FROM mark")
    books.show(books.flag, "")

    assert any("not in the log" in fault for fault in books.faults())


def test_a_mark_in_the_wrong_state_is_found(books: Books) -> None:
    books.run("app.db", "UPDATE mark SET added = 0")

    assert any("was left True" in fault for fault in books.faults())


def test_a_mark_that_nobody_sees_is_found(books: Books) -> None:
    books.show(books.flag, "")

    assert any("checklist:1:flag:a shows []" in fault for fault in books.faults())


def test_a_mark_of_unknown_outcome_may_be_there_or_not(books: Books) -> None:
    books.deeds[0].is_acked = False
    assert books.faults() == []

    books.run("app.db", "DELETE FROM mark")
    books.show(books.flag, "")
    assert books.faults() == []


@pytest.mark.parametrize("status", ["PENDING", "ENQUEUED", "ERROR", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"])
def test_a_workflow_that_did_not_end_well_is_found(books: Books, status: str) -> None:
    books.run("engine.db", "INSERT INTO workflow_status VALUES (?)", status)

    assert len(books.faults()) == 1


@pytest.mark.parametrize("state", ["new", "failed"])
def test_a_delivery_without_an_answer_is_found(books: Books, state: str) -> None:
    books.run("app.db", "UPDATE inbox SET state = ?", state)

    assert len(books.faults()) == 1
