"""The durable engine on real SQLite: once by id, again after trouble, and whole after a stop in the middle."""

from __future__ import annotations

import asyncio
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.desk import Outcome, TryLater
from bot.engine import Engine
from bot.store import Delivery


class Work:
    """A desk that remembers what it was asked to do. `blocked` holds examining back until it is let go."""

    def __init__(self) -> None:
        self.inbox: dict[str, int] = {}
        self.done: list[str] = []
        self.calls: Counter[str] = Counter()
        self.lines = ("summary", "flag:a", "flag:b")
        self.due: tuple[tuple[str, str, str], ...] = ()
        self.trouble: dict[str, list[Exception]] = {}
        self.examining = asyncio.Event()
        self.go_on = asyncio.Event()
        self.go_on.set()
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
        return (self.inbox.pop(delivery.key),)

    async def refuse(self, delivery: Delivery, detail: str) -> None:
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
        self.done.append(f"{number} finished")

    async def reply(self, number: int, outcome: str) -> None:
        self.done.append(f"{number} {outcome}")

    async def give_up(self, number: int) -> None:
        self.done.append(f"{number} given up")

    async def digests_due(self) -> tuple[tuple[str, str, str], ...]:
        return self.due

    async def send_digest(self, newsroom: str, channel: str, day: str) -> None:
        self.done.append(f"digest {channel} {day}")


@asynccontextmanager
async def running(work: Work, folder: Path) -> AsyncIterator[Engine]:
    engine = Engine(f"sqlite:///{folder / 'engine.db'}", tick_every=60)
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
    assert work.done == ["refused e1: StepFailed"]


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
