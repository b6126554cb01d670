"""The durable engine: what was begun is finished, after any crash. The only importer of dbos.

The workflows take and give ids only: `inbox` answers one delivery, `check` brings one assignment to its summary,
`thread` posts the lines below it, `digest` posts one channel's digest of one local date. Their ids make each happen once. Steps may happen
twice (a crash after the effect and before the record), which the desk allows for.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from typing import Any, Protocol, TypeVar

import sqlalchemy
from dbos import DBOS, DBOSConfig, SetWorkflowID
from sqlalchemy import event

from bot.desk import Outcome, TryLater
from bot.store import Delivery

log = logging.getLogger(__name__)

T = TypeVar("T")

CHECKS = "checks"
CHECKS_AT_ONCE = 3
POLL_SECONDS = 0.2
# A constant: a version made from the code would strand running work at every deploy. Raise it only when a
# workflow's steps change so that one begun before cannot be finished by the new code.
APPLICATION_VERSION = "1"
# 0.5 s doubled eleven times is about 17 minutes for a Slack that does not answer.
ATTEMPTS, FIRST_PAUSE = 12, 0.5
_PRAGMAS = ("busy_timeout=30000", "foreign_keys=ON", "journal_mode=WAL", "synchronous=FULL")


class StepFailed(Exception):
    """A step ended in an unforeseen way. It names the kind of error only: the engine stores what it says."""


class Work(Protocol):
    """The use cases that the engine drives."""

    async def waiting(self) -> tuple[Delivery, ...]:
        """The deliveries that nobody has answered."""

    async def receive(self, delivery: Delivery) -> tuple[int, ...]:
        """Answer a delivery; give the assignments that are to be checked."""

    async def refuse(self, delivery: Delivery, detail: str) -> None:
        """Record that a delivery cannot be answered."""

    async def read(self, number: int) -> str:
        """Read an assignment's article."""

    async def examine(self, number: int) -> str:
        """Examine the article and file the run."""

    async def plan(self, number: int) -> tuple[str, ...]:
        """The keys of the messages of a filed check."""

    async def post(self, number: int, message_key: str) -> None:
        """Post one message."""

    async def finish(self, number: int) -> None:
        """Close an assignment."""

    async def reply(self, number: int, outcome: str) -> None:
        """Say why there is no thread."""

    async def give_up(self, number: int) -> None:
        """Say that a check failed on our side."""

    async def digests_due(self) -> tuple[tuple[str, str, str], ...]:
        """Newsroom, channel and local date of the digests that are due."""

    async def send_digest(self, newsroom: str, channel: str, day: str) -> None:
        """Post a digest."""


class Engine:
    """Runs the work. One per process; `start` inside the running loop."""

    def __init__(self, url: str, *, executor: str = "local", tick_every: float = 15.0) -> None:
        """`url`: the engine's database. `executor`: unique among the processes that share it."""
        self._url = url
        self._executor = executor
        self._tick_every = tick_every
        self._work: Work | None = None
        self._nudged = asyncio.Event()
        self._ticker: asyncio.Task[None] | None = None
        self._running: set[asyncio.Task[Any]] = set()
        self._begun: set[str] = set()
        self._workflows: dict[str, Any] = {}
        self._is_stopping = False

    async def start(self, work: Work) -> None:
        """Open the engine's database, take up unfinished work, and drain the inbox from now on."""
        self._work = work
        self._is_stopping = False
        DBOS(config=self._config())
        _log_like_the_rest()
        self._define(work)
        DBOS.launch()
        await DBOS.register_queue_async(
            CHECKS, worker_concurrency=CHECKS_AT_ONCE, polling_interval_sec=POLL_SECONDS
        )
        self._ticker = asyncio.create_task(self._keep_ticking())

    def nudge(self) -> None:
        """Say that something was taken in."""
        self._nudged.set()

    async def tick(self) -> None:
        """Begin what waits in the inbox, and the digests that are due."""
        work = self._started()
        waiting = {f"inbox:{one.newsroom}:{one.key}": one for one in await work.waiting()}
        due = {f"digest:{':'.join(digest)}": digest for digest in await work.digests_due()}
        # What waits no longer is settled: its id need not be kept.
        self._begun &= waiting.keys() | due.keys()
        for identity, delivery in waiting.items():
            await self._begin(identity, "inbox", delivery.newsroom, delivery.key)
        for identity, digest in due.items():
            await self._begin(identity, "digest", *digest)

    async def idle(self, timeout: float = 30.0) -> None:  # noqa: ASYNC109 - the caller's patience, not a step's
        """Return when nothing is under way, TimeoutError after `timeout` seconds."""
        async with asyncio.timeout(timeout):
            while not await self._is_idle():  # noqa: ASYNC110 - what is queued shows in the database only
                await asyncio.sleep(0.05)

    async def stop(self, grace: float = 8.0) -> None:
        """Begin nothing new, let running work end for `grace` seconds, then leave it to the next start."""
        if self._ticker is not None:
            await _cancel({self._ticker})
            self._ticker = None
        if self._work is None:
            return
        if self._running:
            await asyncio.wait(tuple(self._running), timeout=grace)
        self._is_stopping = True
        # It warns of every task that is cancelled here on purpose.
        logging.getLogger("dbos").setLevel(logging.ERROR)
        await _cancel(self._running)
        self._work = None
        await asyncio.to_thread(DBOS.destroy, destroy_registry=True)
        # DBOS lent its threads to this loop as the default ones and has ended them now.
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(thread_name_prefix="factdesk"))

    # What is durable

    def _define(self, work: Work) -> None:
        """Tell DBOS the workflows. Names are part of what is stored: never rename one."""
        self._workflows = {
            "inbox": self._inbox_workflow(work),
            "check": self._check_workflow(work),
            "thread": self._thread_workflow(work),
            "digest": self._digest_workflow(work),
        }

    def _inbox_workflow(self, work: Work) -> Callable[..., Awaitable[None]]:
        receive = _step("receive", lambda room, key: work.receive(Delivery(newsroom=room, key=key)))
        refuse = _step("refuse", lambda room, key, why: work.refuse(Delivery(newsroom=room, key=key), why))

        @DBOS.workflow(name="inbox")
        async def inbox(newsroom: str, key: str) -> None:
            async with self._counted():
                try:
                    numbers = await receive(newsroom, key)
                except Exception as error:  # noqa: BLE001 - the worker's boundary: recorded, and on to the next
                    await refuse(newsroom, key, type(error).__name__)
                    return
                for number in numbers:
                    with SetWorkflowID(f"check:{newsroom}:{number}"):
                        await DBOS.enqueue_workflow_async(CHECKS, self._workflows["check"], number)

        return inbox

    def _check_workflow(self, work: Work) -> Callable[..., Awaitable[None]]:
        read, examine, reply = (
            _step("read", work.read),
            _step("examine", work.examine),
            _step("reply", work.reply),
        )
        plan, post, give_up = (
            _step("plan", work.plan),
            _step("post", work.post),
            _step("give_up", work.give_up),
        )

        async def bring_to_summary(number: int) -> None:
            outcome = await read(number)
            if outcome == Outcome.READ:
                outcome = await examine(number)
            if outcome != Outcome.FILED:
                await reply(number, outcome)
                return
            summary, *lines = await plan(number)
            await post(number, summary)
            # By itself, so that slow posting keeps no other check waiting for its place in the queue.
            with SetWorkflowID(f"thread:{number}"):
                await DBOS.start_workflow_async(self._workflows["thread"], number, lines)

        @DBOS.workflow(name="check")
        async def check(number: int) -> None:
            async with self._counted():
                try:
                    await bring_to_summary(number)
                except Exception:
                    log.exception("assignment %d cannot be finished", number)
                    await give_up(number)

        return check

    def _thread_workflow(self, work: Work) -> Callable[..., Awaitable[None]]:
        post, finish = _step("post_line", work.post), _step("finish", work.finish)

        @DBOS.workflow(name="thread")
        async def thread(number: int, message_keys: list[str]) -> None:
            async with self._counted():
                for message_key in message_keys:
                    try:
                        await post(number, message_key)
                    except Exception:
                        # The other lines are still worth posting.
                        log.exception("assignment %d: %s was not posted", number, message_key)
                await finish(number)

        return thread

    def _digest_workflow(self, work: Work) -> Callable[..., Awaitable[None]]:
        send = _step("send_digest", work.send_digest)

        @DBOS.workflow(name="digest")
        async def digest(newsroom: str, channel: str, day: str) -> None:
            async with self._counted():
                await send(newsroom, channel, day)

        return digest

    # What is not

    async def _begin(self, identity: str, workflow: str, *arguments: str) -> None:
        """Start a workflow once by its id; this process asks the database only once."""
        if identity in self._begun:
            return
        with SetWorkflowID(identity):
            await DBOS.start_workflow_async(self._workflows[workflow], *arguments)
        self._begun.add(identity)

    async def _keep_ticking(self) -> None:
        while True:
            self._nudged.clear()
            try:
                await self.tick()
            except Exception:
                log.exception("the inbox could not be drained; trying again")
            with suppress(TimeoutError):
                await asyncio.wait_for(self._nudged.wait(), self._tick_every)

    @asynccontextmanager
    async def _counted(self) -> AsyncIterator[None]:
        task = asyncio.current_task()
        if self._is_stopping or task is None:
            # DBOS leaves a cancelled workflow as it is, and takes it up at the next start.
            raise asyncio.CancelledError
        self._running.add(task)
        try:
            yield
        finally:
            self._running.discard(task)

    async def _is_idle(self) -> bool:
        if self._running or self._nudged.is_set() or await self._started().waiting():
            return False
        queued = await DBOS.list_workflows_async(status=["PENDING", "ENQUEUED", "DELAYED"], limit=1)
        return not queued

    def _started(self) -> Work:
        if self._work is None:
            raise RuntimeError("the engine is not started: await start() first")
        return self._work

    def _config(self) -> DBOSConfig:
        config: DBOSConfig = {
            "name": "factdesk",
            "system_database_url": self._url,
            "executor_id": self._executor,
            "application_version": APPLICATION_VERSION,
            "log_level": "WARNING",
        }
        if self._url.startswith("sqlite"):
            # The default journal of DBOS on SQLite is four times slower, and not durable against a power cut.
            engine = sqlalchemy.create_engine(self._url)
            event.listen(engine, "connect", _prepare_sqlite)
            config["system_database_engine"] = engine
        return config


def _step(name: str, act: Callable[..., Awaitable[T]]) -> Callable[..., Awaitable[T]]:
    """A durable step: TryLater is tried again, any other error ends it and is logged here, not stored."""

    @DBOS.step(
        name=name,
        retries_allowed=True,
        max_attempts=ATTEMPTS,
        interval_seconds=FIRST_PAUSE,
        should_retry=lambda error: isinstance(error, TryLater),
    )
    async def step(*arguments: Any) -> T:  # noqa: ANN401 - ids, as many as the step takes
        try:
            return await act(*arguments)
        except TryLater:
            raise
        except Exception as error:
            log.exception("step %s failed", name)
            raise StepFailed(f"{name}: {type(error).__name__}") from None

    return step


async def _cancel(tasks: set[asyncio.Task[Any]]) -> None:
    for task in tuple(tasks):
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def _prepare_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own connection
    connection.isolation_level = "IMMEDIATE"
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _log_like_the_rest() -> None:
    """Let DBOS log through the process's handlers, where secrets are taken out."""
    logger = logging.getLogger("dbos")
    for handler in tuple(logger.handlers):
        logger.removeHandler(handler)
    logger.propagate = True
