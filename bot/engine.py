"""The durable engine: what was begun is finished, after any crash. The only importer of dbos.

The workflows take and give ids only: `inbox` answers one delivery, `check` brings one assignment to its summary,
`thread` posts the lines below it, `digest` posts one channel's digest of one local date, `tidy` lets go, once a
day, of what is no longer needed. Their ids make each happen once. Steps may happen twice (a crash after the effect
and before the record), which the desk allows for.

A step that must be tried later waits here, for hours if need be, and holds no place meanwhile. The newsroom's
database is the truth: what stands open there is begun even when the engine has forgotten it.
"""

from __future__ import annotations

import asyncio
import errno
import logging
import random
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext, suppress
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol, TypeVar

import sqlalchemy
from dbos import DBOS, DBOSConfig, SetWorkflowID, WorkflowStatus
from sqlalchemy import event
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from bot.desk import Outcome, TryLater, minutes
from bot.settings import PREFIX, SettingsError, utc_now
from bot.store import Delivery

log = logging.getLogger(__name__)

T = TypeVar("T")
Sleep = Callable[[float], Awaitable[object]]

CHECKS = "checks"
# Checks that are under way; most of them only wait, for a place below or for Slack.
CHECKS_OPEN = 64
# Articles that are fetched, and that are examined, at once: what two cores and two fetches per host can do.
READ_AT_ONCE, EXAMINED_AT_ONCE = 3, 3
# Deliveries that are answered at once. More would only wait for the same disk; fewer, for a Slack that is slow.
ANSWERED_AT_ONCE = 8
# Deliveries whose marks are drawn at once. Apart, for they wait for Slack's pace of edits, behind which no pasted link
# is to stand; those that come later find most of it drawn.
DRAWN_AT_ONCE = 8
POLL_SECONDS = 0.2
# A constant: a version made from the code would strand running work at every deploy. Raise it only when a
# workflow's steps change so that one begun before cannot be finished by the new code.
APPLICATION_VERSION = "1"
# Every start of the process counts as an attempt; DBOS's own 100 are few for work that waits out an outage.
STARTS_AT_MOST = 1_000
# Pauses in seconds: the first, doubled up to the longest, until they make a day.
FIRST_PAUSE, LONGEST_PAUSE, A_DAY = 0.5, 60.0, 86_400.0
# While a step waits, the operator is told this often.
TELL_EVERY = 600.0
TICK_WITHIN = 60.0
WATCH_EVERY, WARN_EVERY = 10.0, 300.0
LONGEST_REST = 3_600.0
OLD_WORK = timedelta(minutes=30)
KEPT_WORK = timedelta(days=7)
PURGED_AT_ONCE = 200
_UNFINISHED = ["PENDING", "ENQUEUED", "DELAYED"]
_FINISHED = ["SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"]
_PRAGMAS = ("busy_timeout=30000", "foreign_keys=ON", "journal_mode=WAL", "synchronous=FULL")
# The machine has run out of something that an operator, or time, gives back.
_PASSING = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EAGAIN})


class StepFailed(Exception):
    """A step ended in an unforeseen way. It names the kind of error only: the engine stores what it says."""


class GivenUp(StepFailed):
    """A step was tried for a day."""


class Work(Protocol):
    """The use cases that the engine drives."""

    async def waiting(self) -> tuple[Delivery, ...]:
        """The deliveries that nobody has answered."""

    async def receive(self, delivery: Delivery) -> tuple[int, ...]:
        """Answer a delivery; give the assignments that are to be checked."""

    async def redraw(self, delivery: Delivery) -> None:
        """Show what the marks of a received delivery have changed."""

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

    async def break_off(self, number: int) -> None:
        """Record that the thread of an assignment stays incomplete."""

    async def unfinished(self) -> tuple[tuple[str, int], ...]:
        """Newsroom and number of the assignments that are not finished."""

    async def overdue(self) -> str | None:
        """What the operator is to know of deliveries that wait for too long."""

    async def today(self) -> str:
        """The date, for what is done once a day."""

    async def tidy(self) -> None:
        """Let go of what need not be kept any longer."""

    async def compact(self) -> None:
        """Do now what tidying could not do while the database was read."""

    async def digests_due(self) -> tuple[tuple[str, str, str], ...]:
        """Newsroom, channel and local date of the digests that are due."""

    async def send_digest(self, newsroom: str, channel: str, day: str) -> None:
        """Post a digest."""


class Engine:
    """Runs the work. One per process; `start` inside the running loop."""

    def __init__(  # noqa: PLR0913 - each by its name
        self,
        url: str,
        *,
        executor: str = "local",
        tick_every: float = 15.0,
        sleep: Sleep = asyncio.sleep,
        clock: Callable[[], datetime] = utc_now,
        stuck_after: float = 30.0,
    ) -> None:
        """`url`: the engine's database. `executor`: unique among the processes that share it.

        `sleep`: how the pauses of what is tried again are waited for. `clock`: the machine's own, which DBOS dates
        its rows by. `stuck_after`: seconds until work that should run here and does not is begun again.
        """
        self._url = url
        self._executor = executor
        self._tick_every = tick_every
        self._sleep = sleep
        self._clock = clock
        self._stuck_after = stuck_after
        self._database: sqlalchemy.Engine | None = None
        self._work: Work | None = None
        self._nudged = asyncio.Event()
        self._ticker: asyncio.Task[None] | None = None
        self._running: dict[asyncio.Task[Any], str] = {}
        self._pausing: set[asyncio.Task[Any]] = set()
        self._places = asyncio.Semaphore(READ_AT_ONCE), asyncio.Semaphore(EXAMINED_AT_ONCE)
        self._begun: set[str] = set()
        self._idle_since: dict[str, float] = {}
        self._restarted: dict[str, int] = {}
        self._warned: dict[str, float] = {}
        self._ticked = self._watched = 0.0
        self._workflows: dict[str, Any] = {}
        self._is_stopping = False

    async def start(self, work: Work) -> None:
        """Open the engine's database, take up unfinished work, and drain the inbox from now on.

        Raises SettingsError when the database cannot be opened.
        """
        self._work = work
        self._is_stopping = False
        try:
            await self._launch(work)
        except (SQLAlchemyError, OSError) as error:
            self._work = None
            await self._destroy()
            raise SettingsError(_cannot_open(self._url, error)) from error
        self._ticked = 0.0
        self._ticker = asyncio.create_task(self._keep_ticking())

    async def _launch(self, work: Work) -> None:
        DBOS(config=self._config())
        _log_like_the_rest()
        self._define(work)
        DBOS.launch()
        await DBOS.register_queue_async(
            CHECKS, worker_concurrency=CHECKS_OPEN, polling_interval_sec=POLL_SECONDS
        )

    def nudge(self) -> None:
        """Say that something was taken in."""
        self._nudged.set()

    async def take_up(self) -> set[str]:
        """Begin what waits in the inbox; give the ids of that work."""
        waiting = await self._started().waiting()
        for delivery in waiting:
            await self._begin(_inbox_id(delivery), "inbox", delivery.newsroom, delivery.key)
        return {_inbox_id(delivery) for delivery in waiting}

    async def tick(self) -> None:
        """Begin what waits in the inbox, what the newsroom's database holds open, and what is due by the clock."""
        work, waiting = self._started(), await self.take_up()
        due = {f"digest:{':'.join(digest)}": digest for digest in await work.digests_due()}
        unfinished = {_check_id(newsroom, number): number for newsroom, number in await work.unfinished()}
        tidy = f"tidy:{await work.today()}"
        # What waits no longer is settled: its id need not be kept.
        self._begun &= waiting | due.keys() | unfinished.keys() | {tidy}
        for identity, digest in due.items():
            await self._begin(identity, "digest", *digest)
        for identity, number in unfinished.items():
            await self._begin(identity, "check", number)
        await self._begin(tidy, "tidy")

    async def watch(self) -> None:
        """Begin again what should run here and does not, and tell the operator of what waits for too long."""
        if self._url.startswith("sqlite"):
            await self._restart_stuck()
        await self._started().compact()
        overdue = await self._started().overdue()
        if overdue is not None:
            self._warn("inbox", overdue)
        before = (self._clock() - OLD_WORK).isoformat()
        old = await _listed(status=_UNFINISHED, end_time=before, limit=1_000)
        if old:
            age = self._clock() - datetime.fromtimestamp((old[0].created_at or 0) / 1_000, UTC)
            self._warn(
                "work",
                f"{len(old)} pieces of work are not finished after {minutes(OLD_WORK)}; the oldest is"
                f" {old[0].workflow_id} ({old[0].status}, begun {minutes(age)} ago). If Slack can be reached and the"
                " disk has room, restart factdesk and look for its id in this log.",
            )

    async def _restart_stuck(self) -> None:
        """On SQLite all work is this process's: what is under way in the database and not here has been dropped.

        It is begun again from its first step, for what dropped it may be the record of a step.
        """
        ended = await self._ended_too_soon()
        begun = await _listed(status=[*_UNFINISHED, "CANCELLED"])
        pending = {one.workflow_id for one in begun if one.status in ("PENDING", "CANCELLED")}
        now, still = asyncio.get_running_loop().time(), ended | (pending - set(self._running.values()))
        self._idle_since = {identity: self._idle_since.get(identity, now) for identity in still}
        known = ended | {one.workflow_id for one in begun}
        self._restarted = {one: times for one, times in self._restarted.items() if one in known}
        for identity, since in tuple(self._idle_since.items()):
            times = self._restarted.get(identity, 0)
            # Longer each time, for what stops again and again will go on doing so.
            if now - since >= min(self._stuck_after * 2**times, LONGEST_REST):
                # What is still under way must be cancelled before it can be begun again under its id.
                await DBOS.cancel_workflow_async(identity)
                queue = CHECKS if identity.startswith("check:") else None
                await DBOS.rewind_workflow_async(identity, queue_name=queue)
                log.warning("%s stood still and is begun again", identity)
                self._restarted[identity] = times + 1
                del self._idle_since[identity]

    async def _ended_too_soon(self) -> set[str]:
        """Work that has ended and left open in the newsroom's database what it should have closed there."""
        answering, checking = await self._open_work()
        asked = [*answering, *checking.values(), *checking]
        if not asked:
            return set()
        standing = {one.workflow_id: one.status for one in await _listed(workflow_ids=asked)}
        # A check whose summary stands has left the rest to its thread.
        closing = {check if thread not in standing else thread for thread, check in checking.items()}
        ended = {one for one in answering | closing if standing.get(one) in _FINISHED}
        if not ended:
            return ended
        # Asked again after the work, which closes before it ends.
        answering, checking = await self._open_work()
        return ended & {*answering, *checking.values(), *checking}

    async def _open_work(self) -> tuple[set[str], dict[str, str]]:
        """What answers the deliveries that wait, and of each open assignment the thread and the check."""
        work = self._started()
        answering = {_inbox_id(delivery) for delivery in await work.waiting()}
        checking = {_thread_id(number): _check_id(room, number) for room, number in await work.unfinished()}
        return answering, checking

    def _warn(self, about: str, sentence: str) -> None:
        now = asyncio.get_running_loop().time()
        if now - self._warned.get(about, -WARN_EVERY) >= WARN_EVERY:
            self._warned[about] = now
            log.warning("%s", sentence)

    async def idle(self, timeout: float = 30.0) -> None:  # noqa: ASYNC109 - the caller's patience, not a step's
        """Return when nothing is under way, TimeoutError after `timeout` seconds."""
        async with asyncio.timeout(timeout):
            while not await self._is_idle():  # noqa: ASYNC110 - what is queued shows in the database only
                await asyncio.sleep(0.05)

    async def stop(self, grace: float = 6.0) -> None:
        """Begin nothing new, let running work end for `grace` seconds, then leave it to the next start.

        What only waits to be tried again is left to the next start at once.
        """
        if self._ticker is not None:
            await _cancel({self._ticker})
            self._ticker = None
        if self._work is None:
            return
        self._is_stopping = True
        # It warns of every task that is cancelled here on purpose.
        logging.getLogger("dbos").setLevel(logging.ERROR)
        await _cancel(self._pausing)
        if self._running:
            await asyncio.wait(tuple(self._running), timeout=grace)
        await _cancel(set(self._running))
        self._work = None
        await self._destroy()

    async def _destroy(self) -> None:
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
            "tidy": self._tidy_workflow(work),
        }

    def _inbox_workflow(self, work: Work) -> Callable[..., Awaitable[None]]:
        receive = self._step(
            "receive",
            lambda room, key: work.receive(Delivery(newsroom=room, key=key)),
            place=asyncio.Semaphore(ANSWERED_AT_ONCE),
        )
        redraw = self._step(
            "redraw",
            lambda room, key: work.redraw(Delivery(newsroom=room, key=key)),
            place=asyncio.Semaphore(DRAWN_AT_ONCE),
        )
        refuse = self._step(
            "refuse", lambda room, key, why: work.refuse(Delivery(newsroom=room, key=key), why)
        )

        @_workflow("inbox")
        async def inbox(newsroom: str, key: str) -> None:
            async with self._counted():
                try:
                    numbers = await receive(newsroom, key)
                except StepFailed as error:
                    await refuse(newsroom, key, str(error))
                    # Links that it had taken on are checked all the same: the next tick finds them.
                    self._ticked = 0.0
                    self.nudge()
                    return
                for number in numbers:
                    with SetWorkflowID(_check_id(newsroom, number)):
                        await DBOS.enqueue_workflow_async(CHECKS, self._workflows["check"], number)
                if not numbers:
                    with suppress(StepFailed):
                        await redraw(newsroom, key)

        return inbox

    def _check_workflow(self, work: Work) -> Callable[..., Awaitable[None]]:
        reading, examining = self._places
        read = self._step("read", work.read, place=reading)
        examine = self._step("examine", work.examine, place=examining)
        reply, plan = self._step("reply", work.reply), self._step("plan", work.plan)
        post, give_up = self._step("post", work.post), self._step("give_up", work.give_up)

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
            with SetWorkflowID(_thread_id(number)):
                await DBOS.start_workflow_async(self._workflows["thread"], number, lines)

        @_workflow("check")
        async def check(number: int) -> None:
            async with self._counted():
                try:
                    await bring_to_summary(number)
                except StepFailed as error:
                    log.error("assignment %d cannot be finished: %s", number, error)  # noqa: TRY400 - the step told how
                    with suppress(StepFailed):
                        await give_up(number)

        return check

    def _thread_workflow(self, work: Work) -> Callable[..., Awaitable[None]]:
        post = self._step("post_line", work.post)
        finish, break_off = self._step("finish", work.finish), self._step("break_off", work.break_off)

        @_workflow("thread")
        async def thread(number: int, message_keys: list[str]) -> None:
            async with self._counted():
                for message_key in message_keys:
                    try:
                        await post(number, message_key)
                    except GivenUp:
                        # A later line would wait for the same Slack, and must not stand where this one belongs.
                        await break_off(number)
                        return
                    except StepFailed as error:
                        # The other lines are still worth posting.
                        log.error("assignment %d: %s was not posted: %s", number, message_key, error)  # noqa: TRY400 - the step told how
                await finish(number)

        return thread

    def _digest_workflow(self, work: Work) -> Callable[..., Awaitable[None]]:
        send = self._step("send_digest", work.send_digest)

        @_workflow("digest")
        async def digest(newsroom: str, channel: str, day: str) -> None:
            async with self._counted():
                await send(newsroom, channel, day)

        return digest

    def _tidy_workflow(self, work: Work) -> Callable[..., Awaitable[None]]:
        tidy, forget = self._step("tidy", work.tidy), self._step("forget_work", self._forget_work)

        @_workflow("tidy")
        async def tidy_up() -> None:
            async with self._counted():
                await tidy()
                await forget()

        return tidy_up

    def _step(
        self, name: str, act: Callable[..., Awaitable[T]], *, place: asyncio.Semaphore | None = None
    ) -> Callable[..., Awaitable[T]]:
        """A durable step, done in one of these places: TryLater is tried again for a day, any other error ends it.

        Errors are logged here and not stored, for they may tell of texts.
        """

        @DBOS.step(name=name)
        async def step(*arguments: Any) -> T:  # noqa: ANN401 - ids, as many as the step takes
            tries = _Tries(name, arguments)
            while True:
                held: AbstractAsyncContextManager[object] = place if place is not None else nullcontext()
                try:
                    async with held:
                        return await act(*arguments)
                except Exception as error:  # noqa: BLE001 - the worker's boundary: recorded, and tried again or ended
                    pause = tries.pause_after(error)
                await self._pause(pause)

        return step

    async def _pause(self, seconds: float) -> None:
        task = asyncio.current_task()
        if self._is_stopping or task is None:
            raise asyncio.CancelledError
        self._pausing.add(task)
        try:
            await self._sleep(seconds)
        finally:
            self._pausing.discard(task)

    # What is not

    async def _begin(self, identity: str, workflow: str, *arguments: str | int) -> None:
        """Start a workflow once by its id; this process asks the database only once."""
        if identity in self._begun:
            return
        with SetWorkflowID(identity):
            if workflow == "check":
                await DBOS.enqueue_workflow_async(CHECKS, self._workflows[workflow], *arguments)
            else:
                await DBOS.start_workflow_async(self._workflows[workflow], *arguments)
        self._begun.add(identity)

    async def _forget_work(self) -> None:
        """Delete what was finished a week ago. It holds ids only, but there is more of it every day."""
        before = (self._clock() - KEPT_WORK).isoformat()
        while True:
            old = await _listed(status=_FINISHED, completed_before=before, limit=PURGED_AT_ONCE)
            if not old:
                return
            await DBOS.delete_workflows_async([one.workflow_id for one in old])

    async def _keep_ticking(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            self._nudged.clear()
            try:
                async with asyncio.timeout(TICK_WITHIN):
                    if loop.time() - self._ticked >= self._tick_every:
                        self._ticked = loop.time()
                        await self.tick()
                    else:
                        await self.take_up()
                    if loop.time() - self._watched >= WATCH_EVERY:
                        self._watched = loop.time()
                        await self.watch()
            except Exception as error:  # noqa: BLE001 - the worker's boundary: recorded, and on to the next tick
                log.error("the inbox could not be drained; trying again\n%s", _told(error))  # noqa: TRY400 - the words may be texts
            with suppress(TimeoutError):
                await asyncio.wait_for(self._nudged.wait(), self._tick_every)

    @asynccontextmanager
    async def _counted(self) -> AsyncIterator[None]:
        task = asyncio.current_task()
        if self._is_stopping or task is None:
            # DBOS leaves a cancelled workflow as it is, and takes it up at the next start.
            raise asyncio.CancelledError
        self._running[task] = DBOS.workflow_id or ""
        try:
            yield
        except StepFailed:
            raise
        except Exception as error:
            # Not the work failed but the engine's own record of it: left as it is, and taken up by `watch`.
            log.error("%s cannot be recorded\n%s", self._running[task], _told(error))  # noqa: TRY400 - the words may be texts
            raise asyncio.CancelledError from error
        finally:
            del self._running[task]

    async def _is_idle(self) -> bool:
        if self._running or self._nudged.is_set() or await self._started().waiting():
            return False
        unfinished = await self._started().unfinished()
        if not self._begun.issuperset(_check_id(newsroom, number) for newsroom, number in unfinished):
            return False
        # Last: what has been begun by now shows there.
        return not await _listed(status=_UNFINISHED, limit=1)

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
            self._database = sqlalchemy.create_engine(self._url, hide_parameters=True)
            event.listen(self._database, "connect", _prepare_sqlite)
            config["system_database_engine"] = self._database
        return config


class _Tries:
    """How long one step has waited to be tried again, and how long it waits next."""

    def __init__(self, name: str, arguments: tuple[object, ...]) -> None:
        self._what = f"{name} {' '.join(str(one) for one in arguments)}".strip()
        self._name = name
        self._next = FIRST_PAUSE
        self._waited = 0.0
        self._tell_at = 0.0

    def pause_after(self, error: Exception) -> float:
        """The seconds to wait after this error; StepFailed when waiting does not help."""
        least = _least_pause(error)
        if least is None:
            log.error("%s failed\n%s", self._what, _told(error))
            raise StepFailed(f"{self._name}: {type(error).__name__}") from None
        if self._waited >= A_DAY:
            log.error("%s is given up after a day: %s", self._what, _why(error))
            raise GivenUp(f"{self._name}: {type(error).__name__}") from None
        # Spread, so that what began to wait together does not come back together.
        pause = max(self._next, least) * random.uniform(1.0, 1.2)  # noqa: S311 - no secret hangs on it
        if self._waited >= self._tell_at:
            level = logging.WARNING if self._waited else logging.INFO
            log.log(level, "%s is tried again in %.0f s: %s", self._what, pause, _why(error))
            self._tell_at += TELL_EVERY
        self._waited += pause
        self._next = min(self._next * 2, LONGEST_PAUSE)
        return pause


def _least_pause(error: Exception) -> float | None:
    """The seconds that must pass before another try; None when another try would end the same."""
    if isinstance(error, TryLater):
        return error.after
    # A full disk, a locked database, a database that is restarted.
    if isinstance(error, OperationalError | NoConnectionFree):
        return 0.0
    return 0.0 if isinstance(error, OSError) and error.errno in _PASSING else None


def _why(error: Exception) -> str:
    """What an error that passes says: of a database only the driver's words, for the rest repeats what was written."""
    said = error.orig if isinstance(error, OperationalError) else error
    return f"{type(error).__name__}: {str(said)[:200]}"


def _told(error: BaseException) -> str:
    """Where an error arose, and of which kind. Its words stay out of the log: they may be those of an article."""
    kinds = [type(error).__name__]
    cause = error.__cause__ or error.__context__
    while cause is not None and len(kinds) < 5:  # noqa: PLR2004 - a chain may be a ring
        kinds.append(type(cause).__name__)
        cause = cause.__cause__ or cause.__context__
    return "".join(traceback.format_tb(error.__traceback__)) + " from ".join(kinds)


def _workflow(name: str) -> Callable[[Callable[..., Awaitable[None]]], Callable[..., Awaitable[None]]]:
    return DBOS.workflow(name=name, max_recovery_attempts=STARTS_AT_MOST)


async def _listed(**which: Any) -> list[WorkflowStatus]:  # noqa: ANN401 - DBOS's own conditions
    return await DBOS.list_workflows_async(load_input=False, load_output=False, **which)


def _inbox_id(delivery: Delivery) -> str:
    return f"inbox:{delivery.newsroom}:{delivery.key}"


def _check_id(newsroom: str, number: int) -> str:
    return f"check:{newsroom}:{number}"


def _thread_id(number: int) -> str:
    return f"thread:{number}"


def _cannot_open(url: str, error: Exception) -> str:
    where = sqlalchemy.make_url(url)
    if where.get_backend_name() != "sqlite":
        return f"The engine's database at {PREFIX}ENGINE_URL cannot be opened ({type(error).__name__}). Start it, or correct the URL."
    said = error.orig if isinstance(error, sqlalchemy.exc.DBAPIError) else error
    return (
        f"The engine's database {where.database} cannot be opened ({said}). Give it room, or move it away with the"
        f" files beside it, and start again: what is unfinished stands in the newsroom's database and is taken up."
    )


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
