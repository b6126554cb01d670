"""The durable engine on real SQLite: once by id, again after trouble, and whole after a stop in the middle."""

from __future__ import annotations

import asyncio
import errno
import re
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from bot.desk import Outcome, TryLater
from bot.engine import DRAWN_AT_ONCE, Engine
from bot.settings import SettingsError, utc_now
from bot.store import Delivery
from tests.peers.full_database import without_room


class Work:
    """A desk that remembers what it was asked to do. `blocked` holds examining back until it is let go."""

    def __init__(self) -> None:
        self.inbox: dict[str, int] = {}
        self.answered: dict[str, int] = {}
        self.done: list[str] = []
        self.calls: Counter[str] = Counter()
        self.lines = ("summary", "flag:a", "flag:b")
        self.due: tuple[tuple[str, str, str], ...] = ()
        self.trouble: dict[str, list[Exception]] = {}
        self.examining = asyncio.Event()
        self.go_on = asyncio.Event()
        self.go_on.set()
        self.may_redraw = asyncio.Event()
        self.may_redraw.set()
        self.open: dict[int, str] = {}
        self.late: str | None = None
        self.day = "2026-03-04"
        self.at_once = 0
        self.most_at_once = 0

    def _called(self, step: str) -> None:
        self.calls[step] += 1
        if self.trouble.get(step):
            raise self.trouble[step].pop(0)

    async def waiting(self) -> tuple[Delivery, ...]:
        return tuple(Delivery(newsroom="T1", key=key) for key in self.inbox)

    async def receive(self, delivery: Delivery) -> tuple[int, ...]:
        self._called("receive")
        number = self.inbox.pop(delivery.key, None)
        self.answered.setdefault(delivery.key, number or 0)
        return () if delivery.key.startswith("mark") else (self.answered[delivery.key],)

    async def redraw(self, delivery: Delivery) -> None:
        self._called("redraw")
        await self.may_redraw.wait()
        self.done.append(f"redrawn {delivery.key}")

    async def refuse(self, delivery: Delivery, detail: str) -> None:
        self._called("refuse")
        self.inbox.pop(delivery.key, None)
        self.done.append(f"refused {delivery.key}: {detail}")

    async def read(self, number: int) -> str:
        self._called("read")
        return Outcome.KNOWN if number == 404 else Outcome.READ

    async def examine(self, number: int) -> str:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            self.examining.set()
            await self.go_on.wait()
            self._called("examine")
        finally:
            self.at_once -= 1
        return Outcome.FILED

    async def plan(self, number: int) -> tuple[str, ...]:
        return self.lines

    async def post(self, number: int, message_key: str) -> None:
        self._called(f"post {message_key}")
        self.done.append(f"{number} {message_key}")

    async def finish(self, number: int) -> None:
        self._called("finish")
        self.open.pop(number, None)
        self.done.append(f"{number} finished")

    async def reply(self, number: int, outcome: str) -> None:
        self.done.append(f"{number} {outcome}")

    async def give_up(self, number: int) -> None:
        self._called("give_up")
        self.done.append(f"{number} given up")

    async def break_off(self, number: int) -> None:
        self.done.append(f"{number} broken off")

    async def unfinished(self) -> tuple[tuple[str, int], ...]:
        return tuple((newsroom, number) for number, newsroom in self.open.items())

    async def overdue(self) -> str | None:
        return self.late

    async def today(self) -> str:
        return self.day

    async def tidy(self) -> None:
        self._called("tidy")

    async def compact(self) -> None:
        self._called("compact")

    async def digests_due(self) -> tuple[tuple[str, str, str], ...]:
        return self.due

    async def send_digest(self, newsroom: str, channel: str, day: str) -> None:
        self.done.append(f"digest {channel} {day}")


class Pauses:
    """Lets every pause pass at once, and counts them. `held` keeps them from passing."""

    def __init__(self) -> None:
        self.taken: list[float] = []
        self.held = False
        self.begun = asyncio.Event()

    async def __call__(self, seconds: float) -> None:
        self.taken.append(seconds)
        self.begun.set()
        if self.held:
            await asyncio.Event().wait()
        await asyncio.sleep(0)


@asynccontextmanager
async def running(work: Work, folder: Path, **options: Any) -> AsyncIterator[Engine]:
    engine = Engine(f"sqlite:///{folder / 'engine.db'}", tick_every=60, **options)
    await engine.start(work)
    try:
        yield engine
    finally:
        await engine.stop(grace=0.1)


THREAD = ["7 summary", "7 flag:a", "7 flag:b", "7 finished"]


async def test_a_delivery_is_brought_to_its_thread_in_order(tmp_path: Path) -> None:
    work = Work()
    async with running(work, tmp_path) as engine:
        work.inbox["e1"] = 7
        engine.nudge()
        await engine.idle()
    assert work.done == THREAD


async def test_what_came_in_before_the_start_is_taken_up(tmp_path: Path) -> None:
    work = Work()
    work.inbox["e1"] = 7
    async with running(work, tmp_path) as engine:
        await engine.idle()
    assert work.done == THREAD


async def test_the_same_assignment_by_two_deliveries_is_checked_once(tmp_path: Path) -> None:
    work = Work()
    async with running(work, tmp_path) as engine:
        work.inbox |= {"e1": 7, "e2": 7}
        engine.nudge()
        await engine.idle()
    assert work.done == THREAD


async def test_a_check_that_was_stopped_in_the_middle_goes_on_after_the_next_start(tmp_path: Path) -> None:
    work = Work()
    work.go_on.clear()
    work.inbox["e1"] = 7
    async with running(work, tmp_path):
        await asyncio.wait_for(work.examining.wait(), 10)
    assert work.done == []
    work.go_on.set()
    async with running(work, tmp_path) as engine:
        await engine.idle()
    assert work.done == THREAD
    assert work.calls["read"] == 1


async def test_a_step_that_must_be_tried_later_is_tried_again(tmp_path: Path) -> None:
    work = Work()
    work.trouble["post flag:a"] = [TryLater("Slack is away")]
    work.inbox["e1"] = 7
    async with running(work, tmp_path) as engine:
        await engine.idle()
    assert work.done == THREAD
    assert work.calls["post flag:a"] == 2


async def test_a_line_that_cannot_be_posted_does_not_hold_back_the_others(tmp_path: Path) -> None:
    work = Work()
    work.trouble["post flag:a"] = [RuntimeError("refused by Slack")]
    work.inbox["e1"] = 7
    async with running(work, tmp_path) as engine:
        await engine.idle()
    assert work.done == ["7 summary", "7 flag:b", "7 finished"]


async def test_an_unforeseen_error_is_not_repeated_and_the_person_is_told(tmp_path: Path) -> None:
    work = Work()
    work.trouble["examine"] = [RuntimeError("secret words of an article")]
    work.inbox["e1"] = 7
    async with running(work, tmp_path) as engine:
        await engine.idle()
        work.inbox["e2"] = 8
        engine.nudge()
        await engine.idle()
    assert work.done[0] == "7 given up"
    assert "8 finished" in work.done
    assert work.calls["examine"] == 2


async def test_the_engine_stores_neither_texts_nor_the_words_of_errors(tmp_path: Path) -> None:
    work = Work()
    work.trouble["examine"] = [RuntimeError("secret words of an article")]
    work.inbox["e1"] = 7
    async with running(work, tmp_path) as engine:
        await engine.idle()
    with sqlite3.connect(tmp_path / "engine.db") as connection:
        stored = "\n".join(connection.iterdump())
    connection.close()
    assert "secret words" not in stored


async def test_a_delivery_that_cannot_be_answered_is_recorded(tmp_path: Path) -> None:
    work = Work()
    work.trouble["receive"] = [ValueError("not JSON")]
    work.inbox["e1"] = 7
    async with running(work, tmp_path) as engine:
        await engine.idle()
    assert work.done == ["refused e1: receive: ValueError"]


async def test_marks_that_wait_to_be_drawn_hold_up_no_pasted_link(tmp_path: Path) -> None:
    work = Work()
    work.may_redraw.clear()
    marks = [f"mark{number}" for number in range(20)]
    work.inbox |= dict.fromkeys(marks, 0)
    async with running(work, tmp_path) as engine:
        async with asyncio.timeout(20):
            while work.inbox or work.calls["redraw"] < DRAWN_AT_ONCE:  # noqa: ASYNC110 - a fake has no event
                await asyncio.sleep(0.02)
        work.inbox["e1"] = 7
        engine.nudge()
        async with asyncio.timeout(20):
            while work.done != THREAD:  # noqa: ASYNC110 - a fake has no event
                await asyncio.sleep(0.02)
        work.may_redraw.set()
        await engine.idle()
    assert sorted(work.done[len(THREAD) :]) == sorted(f"redrawn {mark}" for mark in marks)


async def test_a_mark_that_was_not_drawn_before_a_stop_is_drawn_after_the_next_start(tmp_path: Path) -> None:
    work = Work()
    work.may_redraw.clear()
    work.inbox["mark1"] = 0
    async with running(work, tmp_path):
        async with asyncio.timeout(20):
            while not work.calls["redraw"]:  # noqa: ASYNC110 - a fake has no event
                await asyncio.sleep(0.02)
    assert work.done == []
    work.may_redraw.set()
    async with running(work, tmp_path) as engine:
        await engine.idle()
    assert work.done == ["redrawn mark1"]
    assert work.calls["receive"] == 1


async def test_a_mark_that_cannot_be_drawn_is_not_refused(tmp_path: Path) -> None:
    work = Work()
    work.trouble["redraw"] = [RuntimeError("no drawing")]
    work.inbox["mark1"] = 0
    async with running(work, tmp_path) as engine:
        await engine.idle()
    assert work.done == []


async def test_a_known_article_gets_a_reply_and_no_thread(tmp_path: Path) -> None:
    work = Work()
    work.inbox["e1"] = 404
    async with running(work, tmp_path) as engine:
        await engine.idle()
    assert work.done == ["404 known"]


async def test_only_three_articles_are_examined_at_once(tmp_path: Path) -> None:
    work = Work()
    work.go_on.clear()
    work.inbox |= {f"e{number}": number for number in range(6)}
    async with running(work, tmp_path) as engine:
        await asyncio.wait_for(work.examining.wait(), 10)
        await asyncio.sleep(1)
        work.go_on.set()
        await engine.idle()
    assert work.most_at_once == 3
    assert sum(entry.endswith("finished") for entry in work.done) == 6


async def test_a_digest_is_sent_once_for_its_day_over_restarts(tmp_path: Path) -> None:
    work = Work()
    work.due = (("T1", "C1", "2026-03-04"),)
    for _ in range(2):
        async with running(work, tmp_path) as engine:
            for _ in range(2):
                await engine.tick()
            await engine.idle()
    assert work.done == ["digest C1 2026-03-04"]


# What must be tried later


async def test_an_outage_of_an_hour_loses_no_line_and_no_order(tmp_path: Path) -> None:
    work, pauses = Work(), Pauses()
    work.trouble["post flag:a"] = [TryLater("Slack is away") for _ in range(65)]
    work.inbox["e1"] = 7
    async with running(work, tmp_path, sleep=pauses) as engine:
        await engine.idle()
    assert work.done == THREAD
    assert sum(pauses.taken) >= 3_600


async def test_pauses_grow_from_half_a_second_to_a_minute(tmp_path: Path) -> None:
    work, pauses = Work(), Pauses()
    work.trouble["post flag:a"] = [TryLater("Slack is away") for _ in range(10)]
    work.inbox["e1"] = 7
    async with running(work, tmp_path, sleep=pauses) as engine:
        await engine.idle()
    least = [0.5, 1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert all(low <= taken <= low * 1.2 for low, taken in zip(least, pauses.taken, strict=True))


async def test_a_pause_is_never_shorter_than_slack_asked_for(tmp_path: Path) -> None:
    work, pauses = Work(), Pauses()
    work.trouble["post flag:a"] = [TryLater("rate limited", after=90)]
    work.inbox["e1"] = 7
    async with running(work, tmp_path, sleep=pauses) as engine:
        await engine.idle()
    (pause,) = pauses.taken
    assert 90 <= pause <= 108


async def test_after_a_day_a_line_is_given_up_and_its_thread_with_it(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    work = Work()
    work.trouble["post flag:a"] = [TryLater("Slack is away", after=30_000) for _ in range(4)]
    work.inbox["e1"] = 7
    async with running(work, tmp_path, sleep=Pauses()) as engine:
        await engine.idle()
    assert work.done == ["7 summary", "7 broken off"]
    assert [record.message for record in caplog.records if record.levelname == "ERROR"] == [
        "post_line 7 flag:a is given up after a day: TryLater: Slack is away"
    ]


async def test_after_a_day_a_check_is_given_up_and_its_person_told(tmp_path: Path) -> None:
    work = Work()
    work.trouble["examine"] = [TryLater("Slack is away", after=90_000) for _ in range(2)]
    work.inbox["e1"] = 7
    async with running(work, tmp_path, sleep=Pauses()) as engine:
        await engine.idle()
    assert work.done == ["7 given up"]


async def test_a_stop_in_mid_pause_is_taken_up_by_the_next_start(tmp_path: Path) -> None:
    work, pauses = Work(), Pauses()
    pauses.held = True
    work.trouble["post flag:a"] = [TryLater("Slack is away")]
    work.inbox["e1"] = 7
    async with running(work, tmp_path, sleep=pauses):
        await asyncio.wait_for(pauses.begun.wait(), 10)
    assert work.done == ["7 summary"]
    async with running(work, tmp_path) as engine:
        await engine.idle()
    assert work.done == THREAD


async def test_a_stop_does_not_wait_for_pauses(tmp_path: Path) -> None:
    work, pauses = Work(), Pauses()
    pauses.held = True
    work.trouble["post flag:a"] = [TryLater("Slack is away")]
    work.inbox["e1"] = 7
    engine = Engine(f"sqlite:///{tmp_path / 'engine.db'}", tick_every=60, sleep=pauses)
    await engine.start(work)
    await asyncio.wait_for(pauses.begun.wait(), 10)
    async with asyncio.timeout(30):
        await engine.stop(grace=1_000)


async def test_checks_that_wait_for_slack_keep_no_other_article_from_being_examined(tmp_path: Path) -> None:
    work, pauses = Work(), Pauses()
    pauses.held = True
    work.trouble["examine"] = [TryLater("Slack is away") for _ in range(5)]
    work.inbox |= {f"e{number}": number for number in range(6)}
    async with running(work, tmp_path, sleep=pauses):
        async with asyncio.timeout(20):
            while not any(entry.endswith("finished") for entry in work.done):  # noqa: ASYNC110 - a fake has no event
                await asyncio.sleep(0.05)
        assert work.calls["examine"] == 6


async def test_a_reaction_waits_for_its_message_for_hours(tmp_path: Path) -> None:
    work, pauses = Work(), Pauses()
    work.trouble["receive"] = [TryLater("the message is not recorded yet") for _ in range(300)]
    work.inbox["e1"] = 7
    async with running(work, tmp_path, sleep=pauses) as engine:
        await engine.idle()
    assert work.done == THREAD
    assert sum(pauses.taken) >= 4 * 3_600


@pytest.mark.parametrize(
    "error",
    [
        OperationalError("INSERT", {}, sqlite3.OperationalError("database is locked")),
        OperationalError("INSERT", {}, sqlite3.OperationalError("database or disk is full")),
        OSError(errno.ENOSPC, "No space left on device"),
    ],
    ids=["locked", "database-full", "disk-full"],
)
async def test_a_machine_without_room_makes_work_wait_and_not_fail(tmp_path: Path, error: Exception) -> None:
    work, pauses = Work(), Pauses()
    work.trouble["receive"] = [error]
    work.trouble["post flag:a"] = [error]
    work.inbox["e1"] = 7
    async with running(work, tmp_path, sleep=pauses) as engine:
        await engine.idle()
    assert work.done == THREAD
    assert len(pauses.taken) == 2


# What the engine has forgotten or dropped


async def test_what_the_engine_has_forgotten_is_begun_from_the_newsrooms_own_records(tmp_path: Path) -> None:
    work = Work()
    work.go_on.clear()
    work.inbox["e1"] = 7
    async with running(work, tmp_path):
        await asyncio.wait_for(work.examining.wait(), 10)
    delete_files(tmp_path)
    work.go_on.set()
    work.open = {7: "T1"}
    async with running(work, tmp_path) as engine:
        await engine.idle()
        await engine.tick()
        await engine.idle()
    assert work.done == THREAD


async def test_work_that_stands_still_is_taken_up_without_a_restart(tmp_path: Path) -> None:
    work = Work()
    work.go_on.clear()
    work.inbox["e1"] = 7
    async with running(work, tmp_path, stuck_after=0.5) as engine:
        await asyncio.wait_for(work.examining.wait(), 10)
        for task in tuple(engine._running):
            task.cancel()
        work.go_on.set()
        async with asyncio.timeout(20):
            while work.done != THREAD:
                await engine.watch()
                await asyncio.sleep(0.3)


async def watched_until(engine: Engine, work: Work, done: list[str]) -> None:
    async with asyncio.timeout(20):
        while work.done != done:
            await engine.watch()
            await asyncio.sleep(0.2)


async def test_a_delivery_that_was_left_open_is_answered_after_all(tmp_path: Path) -> None:
    work = Work()
    work.trouble["receive"] = [ValueError("a fault")]
    work.trouble["refuse"] = [ValueError("a fault")]
    work.inbox["e1"] = 7
    async with running(work, tmp_path, stuck_after=0.2) as engine:
        await watched_until(engine, work, THREAD)


async def test_a_check_that_was_left_open_is_finished_after_all(tmp_path: Path) -> None:
    work = Work()
    work.open[7] = "T1"
    work.trouble["examine"] = [ValueError("a fault")]
    work.trouble["give_up"] = [ValueError("a fault")]
    async with running(work, tmp_path, stuck_after=0.2) as engine:
        await watched_until(engine, work, THREAD)
    assert work.calls["examine"] == 2


async def test_a_thread_that_was_left_open_is_finished_after_all_and_not_examined_again(
    tmp_path: Path,
) -> None:
    work = Work()
    work.open[7] = "T1"
    work.trouble["finish"] = [ValueError("a fault")]
    async with running(work, tmp_path, stuck_after=0.2) as engine:
        await watched_until(engine, work, [*THREAD[:-1], *THREAD[1:]])
    assert work.calls["examine"] == 1


async def test_a_check_whose_thread_is_under_way_is_not_begun_again(tmp_path: Path) -> None:
    work, pauses = Work(), Pauses()
    pauses.held = True
    work.open[7] = "T1"
    work.trouble["post flag:a"] = [TryLater("Slack is away")]
    # A busy machine may take a moment between the queue and the first step: that is no standing still.
    async with running(work, tmp_path, stuck_after=1.0, sleep=pauses) as engine:
        await asyncio.wait_for(pauses.begun.wait(), 10)
        for _ in range(8):
            await engine.watch()
            await asyncio.sleep(0.3)
    assert work.calls["read"] == 1
    assert work.calls["compact"] >= 3


async def test_work_that_runs_is_not_taken_up_twice(tmp_path: Path) -> None:
    work = Work()
    work.go_on.clear()
    work.inbox["e1"] = 7
    async with running(work, tmp_path, stuck_after=0.0) as engine:
        await asyncio.wait_for(work.examining.wait(), 10)
        for _ in range(3):
            await engine.watch()
        work.go_on.set()
        await engine.idle()
    assert work.calls["examine"] == 1


async def test_the_operator_is_told_of_old_work_once_in_a_while(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    work = Work()
    work.go_on.clear()
    work.inbox["e1"] = 7
    async with running(work, tmp_path, clock=lambda: utc_now() + timedelta(hours=1)) as engine:
        await asyncio.wait_for(work.examining.wait(), 10)
        work.late = "3 deliveries have waited"
        for _ in range(3):
            await engine.watch()
    told = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    assert told.count("3 deliveries have waited") == 1
    (old,) = [text for text in told if "not finished after 30 minutes" in text]
    assert re.search(r"the oldest is (inbox:T1:e1|check:T1:7) \(PENDING, begun 60 minutes ago\)", old)


async def test_young_work_is_nothing_to_tell(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    work = Work()
    work.go_on.clear()
    work.inbox["e1"] = 7
    async with running(work, tmp_path) as engine:
        await asyncio.wait_for(work.examining.wait(), 10)
        await engine.watch()
    assert [record for record in caplog.records if record.levelname == "WARNING"] == []


# What is done once a day


async def test_the_desk_is_tidied_once_a_day_over_restarts(tmp_path: Path) -> None:
    work = Work()
    for day in ("2026-03-04", "2026-03-04", "2026-03-05"):
        work.day = day
        async with running(work, tmp_path) as engine:
            await engine.tick()
            await engine.idle()
    assert work.calls["tidy"] == 2


async def test_work_that_was_finished_a_week_ago_is_forgotten_and_open_work_is_not(tmp_path: Path) -> None:
    work = Work()
    work.go_on.clear()
    work.inbox |= {"e1": 404, "e2": 8}
    async with running(work, tmp_path):
        await asyncio.wait_for(work.examining.wait(), 10)
        async with asyncio.timeout(20):
            while "404 known" not in work.done:  # noqa: ASYNC110 - a fake has no event
                await asyncio.sleep(0.05)
    work.day = "2026-03-12"
    work.examining.clear()
    async with running(work, tmp_path, clock=lambda: utc_now() + timedelta(days=8)) as engine:
        await asyncio.wait_for(work.examining.wait(), 10)
        async with asyncio.timeout(20):
            while "check:T1:404" in stored(tmp_path):  # noqa: ASYNC110 - it shows in the database only
                await asyncio.sleep(0.05)
        work.go_on.set()
        await engine.idle()
    assert "8 finished" in work.done


# What the engine keeps


def files(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.glob("engine.db*"))


def delete_files(folder: Path) -> None:
    for file in folder.glob("engine.db*"):
        file.unlink()


def stored(folder: Path) -> str:
    connection = sqlite3.connect(folder / "engine.db")
    try:
        return "\n".join(connection.iterdump())
    finally:
        connection.close()


async def test_the_engine_keeps_ids_only(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    work = Work()
    secret = "Marta Lindqvist of https://courier.example/bridge"
    for step in ("receive", "read", "examine", "post summary", "post flag:a", "tidy"):
        work.trouble[step] = [ValueError(secret)]
    work.trouble["receive"] = [OperationalError("INSERT", {"text": secret}, sqlite3.OperationalError("full"))]
    work.trouble["read"] = []
    work.inbox |= {"e1": 7, "e2": 8, "e3": 9, "e4": 404}
    async with running(work, tmp_path, sleep=Pauses()) as engine:
        await engine.idle()
        await engine.watch()
    assert "check:T1:7" in stored(tmp_path)
    written = files(tmp_path)
    for words in (secret, "Lindqvist", "courier.example"):
        assert words not in stored(tmp_path)
        assert words.encode() not in written
        assert words not in caplog.text


async def test_a_broken_database_of_the_engine_is_refused_with_a_way_out(tmp_path: Path) -> None:
    (tmp_path / "engine.db").write_bytes(b"no database at all, but long enough to be read as one" * 100)
    work = Work()
    with pytest.raises(SettingsError, match=r"engine\.db cannot be opened.*move it away"):
        await Engine(f"sqlite:///{tmp_path / 'engine.db'}").start(work)
    (tmp_path / "engine.db").unlink()
    work.inbox["e1"] = 7
    async with running(work, tmp_path) as engine:
        await engine.idle()
    assert work.done == THREAD


async def test_a_full_disk_under_the_engine_loses_no_work(tmp_path: Path) -> None:
    work = Work()
    work.go_on.clear()
    work.inbox["e1"] = 7
    async with running(work, tmp_path, stuck_after=1.0) as engine:
        await asyncio.wait_for(work.examining.wait(), 10)
        assert engine._database is not None
        with without_room(engine._database):
            work.inbox |= {f"f{number}": number for number in range(100, 140)}
            work.go_on.set()
            engine.nudge()
            await asyncio.sleep(1)
        async with asyncio.timeout(40):
            while len({entry for entry in work.done if entry.endswith("finished")}) < 41:
                engine.nudge()
                await engine.watch()
                await asyncio.sleep(0.5)
    assert not any("refused" in entry or "given up" in entry for entry in work.done)
