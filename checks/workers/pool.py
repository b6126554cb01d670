"""The bot's side: a few workers kept warm, each with one job at a time, and a wall clock that ends them."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import math
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from checks.errors import CheckError, NoArticle, Unreadable
from checks.workers.wire import HEAD, OUTCOME, READY, Outcome, framed

log = logging.getLogger(__name__)

JOBS_EACH = 200
START_SECONDS = 60.0
LARGEST_ANSWER = 16_000_000

# The folder that `checks` was imported from, so that a worker runs the very same code.
_HOME = str(Path(__file__).resolve().parents[2])
_START = (
    "import runpy, sys; sys.path.insert(0, sys.argv[1]); sys.argv[:] = sys.argv[2:]; "
    "runpy.run_module(sys.argv[0], run_name='__main__')"
)
# One thread each: the libraries of linear algebra would reserve memory for one per core.
_ENVIRONMENT = {"LANG": "C.UTF-8", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
# systemd and `docker stop` may send these to every process of the unit. The bot ends its workers when it is done.
_STOPS = frozenset({signal.SIGTERM, signal.SIGINT})
_ODD = re.compile(r"[^\w./:<>() -]")
_LONGEST_FAULT = 300
_T = TypeVar("_T")
_ERRORS: Mapping[str, type[CheckError]] = {
    "CheckError": CheckError,
    "Unreadable": Unreadable,
    "NoArticle": NoArticle,
}


class Lost(Exception):
    """A job was lost: its worker died, or ran out of time or memory. `str(error)` is for the log."""


class WorkerFault(Exception):
    """A mistake of ours came to light in a worker, of which the article is innocent.

    `str(error)` is its kind and its place, without words of the article.
    """


def fit(kind: TypeAdapter[_T], answer: bytes) -> _T:
    """A worker's answer as what it should be. WorkerFault when it is something else."""
    try:
        return kind.validate_json(answer)
    except ValidationError as error:
        # None of its words: they are those of the answer.
        raise WorkerFault(f"{type(error).__name__}: a worker's answer is not what it should be") from None


@dataclass(eq=False)
class _Worker:
    """A running worker and the bot's end of its socket."""

    process: subprocess.Popen[bytes]
    line: socket.socket
    is_ready: bool = False
    version: str = ""
    jobs: int = 0

    @property
    def is_fit(self) -> bool:
        """Whether it lives and may do another job."""
        return self.jobs < JOBS_EACH and self.process.poll() is None

    async def ask(self, frame: bytes) -> tuple[bytes, bytes]:
        """Give it a frame and await the answer's message and body. EOFError when it has died."""
        self.jobs += 1
        await asyncio.get_running_loop().sock_sendall(self.line, frame)
        return await self.answer()

    async def answer(self) -> tuple[bytes, bytes]:
        """Message and body of the next frame."""
        of_message, of_body, _ = HEAD.unpack(await self._exactly(HEAD.size))
        if of_message + of_body > LARGEST_ANSWER:
            raise EOFError(f"an answer of {of_message + of_body} bytes")
        return await self._exactly(of_message), await self._exactly(of_body)

    async def _exactly(self, count: int) -> bytes:
        got = bytearray(count)
        view = memoryview(got)
        while view:
            taken = await asyncio.get_running_loop().sock_recv_into(self.line, view)
            if not taken:
                raise EOFError("it died")
            view = view[taken:]
        return bytes(got)

    def kill(self) -> None:
        """End it, and whatever it has started, at once; who waits for its answer learns it from the socket."""
        if self.process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)


class Pool:
    """Workers of one kind. Nothing is started before the first job or `warm_up`.

    It may be used on one event loop after another. A job that is cancelled, lost or out of time ends its worker, so
    that no answer can reach another job.

    Args:
        module: What `python -m` would run; it calls `serving.serve`.
        arguments: For its command line.
        size: How many jobs are done at once.
        start_seconds: How long a worker may take until it is ready.
    """

    def __init__(self, module: str, *arguments: str, size: int, start_seconds: float = START_SECONDS) -> None:
        self._module = module
        self._arguments = arguments
        self._size = size
        self._start_seconds = start_seconds
        self._idle: list[_Worker] = []
        self._busy: set[_Worker] = set()
        self._ended: list[_Worker] = []
        self._turns: tuple[asyncio.AbstractEventLoop, asyncio.Semaphore] | None = None

    async def ask(self, message: bytes, body: bytes = b"", *, seconds: float) -> bytes:
        """Have one job done and give its result. `seconds` of wall time count once a worker is ready for it.

        Raises:
            Lost: The worker died, or had not enough memory or time.
            CheckError: The worker refused the job, or did not become ready; the sentence is for the reporter.
            WorkerFault: A mistake of ours.
            OSError: No worker can be started: the machine has run out of something. A later try may succeed.
        """
        frame = framed(message, body, seconds=math.ceil(seconds) + 1)
        async with self._turn(), self._held() as worker:
            try:
                async with asyncio.timeout(seconds):
                    said, result = await worker.ask(frame)
            except TimeoutError as error:
                raise self._lost(f"over {seconds:.1f} s") from error
            except (EOFError, ConnectionError) as error:
                raise self._lost(str(error)) from error
            self._raise_unless_well(fit(OUTCOME, said))
            return result

    async def warm_up(self) -> str:
        """Start one worker if none is there, and give the version of what it works with.

        Raises CheckError when it does not become ready, OSError when it cannot be started.
        """
        async with self._turn(), self._held() as worker:
            return worker.version

    async def close(self) -> None:
        """End all workers, also those at work: their jobs are lost."""
        await asyncio.to_thread(self._end)

    def _end(self) -> None:
        while self._idle:
            self._discard(self._idle.pop())
        gone = (*self._ended, *self._busy)
        self._ended.clear()
        self._busy.clear()
        # The socket of a busy one is closed by its job, which is waiting on it in the event loop.
        for worker in gone:
            worker.kill()
            worker.process.wait()

    def _turn(self) -> asyncio.Semaphore:
        loop = asyncio.get_running_loop()
        if self._turns is None or self._turns[0] is not loop:
            self._turns = (loop, asyncio.Semaphore(self._size))
        return self._turns[1]

    @contextlib.asynccontextmanager
    async def _held(self) -> AsyncIterator[_Worker]:
        """A worker for one job. It is kept for the next one only where the job was answered."""
        self._ended = [worker for worker in self._ended if worker.process.poll() is None]
        worker = await self._taken()
        is_answered = False
        try:
            yield worker
            is_answered = True
        except CheckError:
            is_answered = True
            raise
        finally:
            # It is not there any more where the pool was closed meanwhile.
            is_wanted = worker in self._busy
            self._busy.discard(worker)
            if is_wanted and is_answered and worker.is_fit:
                self._idle.append(worker)
            else:
                self._discard(worker)
                self._replace(is_wanted=is_wanted)

    def _replace(self, *, is_wanted: bool) -> None:
        """Let another worker load while nobody waits for it."""
        if is_wanted:
            # Where it cannot be started now, the next job tries again, and tells why.
            with contextlib.suppress(OSError):
                self._idle.append(self._started())

    async def _taken(self) -> _Worker:
        """An idle worker or a new one, once it is ready."""
        worker = self._fit_one() or self._started()
        self._busy.add(worker)
        try:
            await self._ready(worker)
        except BaseException:
            self._busy.discard(worker)
            self._discard(worker)
            raise
        return worker

    def _fit_one(self) -> _Worker | None:
        while self._idle:
            worker = self._idle.pop()
            if worker.is_fit:
                return worker
            self._discard(worker)
        return None

    async def _ready(self, worker: _Worker) -> None:
        """Await a worker's first words, if they have not been heard yet."""
        if worker.is_ready:
            return
        try:
            async with asyncio.timeout(self._start_seconds):
                said, _ = await worker.answer()
            ready = READY.validate_json(said)
        except (EOFError, OSError, ValidationError) as error:
            raise CheckError(
                "A part of factdesk could not be started on this machine. The operator finds the cause in the log."
            ) from error
        if ready.refused:
            raise CheckError(ready.refused)
        worker.version, worker.is_ready = ready.version, True

    def _started(self) -> _Worker:
        """A worker that has begun to load. OSError when the machine gives none."""
        interpreter = (sys.executable, "-I", "-X", "utf8", "-W", "ignore")
        ours, theirs = socket.socketpair()
        ours.settimeout(0)
        # A process inherits what is blocked, so a worker is deaf to the stops from its first moment.
        blocked = signal.pthread_sigmask(signal.SIG_BLOCK, _STOPS)
        try:
            process = subprocess.Popen(  # noqa: S603 - our own module under our own interpreter
                (*interpreter, "-c", _START, _HOME, self._module, str(os.getpid()), *self._arguments),
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                env=_ENVIRONMENT,
                cwd="/",
                # Ctrl-C ends the bot, which then stops in order; its workers must not go first.
                start_new_session=True,
            )
        except OSError:
            ours.close()
            raise
        finally:
            theirs.close()
            signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
        return _Worker(process=process, line=ours)

    def _discard(self, worker: _Worker) -> None:
        worker.kill()
        worker.line.close()
        if worker.process.poll() is None:
            self._ended.append(worker)

    def _raise_unless_well(self, outcome: Outcome) -> None:
        if outcome.refusal is not None:
            refusal = outcome.refusal
            raise _ERRORS[refusal.error](refusal.sentence, trouble=refusal.trouble)
        if outcome.is_short:
            raise self._lost("over its memory")
        if outcome.fault:
            # It comes from a process that a page may have taken over.
            place = _ODD.sub("?", outcome.fault)[:_LONGEST_FAULT]
            log.error("a fault in %s: %s", self._module, place)
            raise WorkerFault(place)

    def _lost(self, why: str) -> Lost:
        log.warning("a job of %s was lost: %s", self._module, why)
        return Lost(why)
