"""The bot's side: a few workers kept warm, each with one job at a time, and a wall clock that ends them."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import math
import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

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
_ERRORS: Mapping[str, type[CheckError]] = {
    "CheckError": CheckError,
    "Unreadable": Unreadable,
    "NoArticle": NoArticle,
}


class Lost(Exception):
    """A job was lost: its worker died, ran out of time or gave no fit answer. `str(error)` is for the log."""


@dataclass(eq=False)
class _Worker:
    """A running worker and the bot's end of its socket."""

    process: subprocess.Popen[bytes]
    line: socket.socket
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
        """Have one job done and give its result.

        Raises:
            Lost: The worker died, or `seconds` of wall time (the start of a worker included) were not enough.
            CheckError: The worker refused the job, or cannot be started; the sentence is for the reporter.
        """
        frame = framed(message, body, seconds=math.ceil(seconds) + 1)
        async with self._turn():
            try:
                async with asyncio.timeout(seconds), self._held() as worker:
                    said, result = await worker.ask(frame)
                    _raise_unless_well(OUTCOME.validate_json(said))
            except TimeoutError as error:
                raise self._lost(f"over {seconds:.1f} s") from error
            except (EOFError, OSError) as error:
                raise self._lost(str(error)) from error
            except ValidationError as error:
                raise self._lost("no fit answer") from error
        return result

    async def warm_up(self) -> str:
        """Start one worker if none is there, and give the version of what it works with.

        Raises CheckError when it cannot be started.
        """
        async with self._turn(), self._held() as worker:
            return worker.version

    async def close(self) -> None:
        """End all workers, also those at work: their jobs are lost."""
        await asyncio.to_thread(self.end)

    def end(self) -> None:
        """The same as `close`, blocking until the processes are gone."""
        while self._idle:
            self._discard(self._idle.pop())
        ended, self._ended = self._ended, []
        # The socket of a busy one is closed by its job, which is waiting on it in the event loop.
        for worker in (*ended, *self._busy):
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
            self._busy.discard(worker)
            if is_answered and worker.is_fit:
                self._idle.append(worker)
            else:
                self._discard(worker)

    async def _taken(self) -> _Worker:
        while self._idle:
            worker = self._idle.pop()
            if worker.is_fit:
                self._busy.add(worker)
                return worker
            self._discard(worker)
        worker = self._started()
        self._busy.add(worker)
        is_ready = False
        try:
            async with asyncio.timeout(self._start_seconds):
                said, _ = await worker.answer()
            ready = READY.validate_json(said)
            if ready.refused:
                raise CheckError(ready.refused)
            worker.version, is_ready = ready.version, True
        except (EOFError, OSError, TimeoutError, ValidationError) as error:
            raise CheckError(
                "A part of factdesk could not be started on this machine. The operator finds the cause in the log."
            ) from error
        finally:
            if not is_ready:
                self._discard(worker)
        return worker

    def _started(self) -> _Worker:
        ours, theirs = socket.socketpair()
        ours.settimeout(0)
        command = (
            sys.executable,
            "-I",
            "-B",
            "-X",
            "utf8",
            "-W",
            "ignore",
            "-c",
            _START,
            _HOME,
            self._module,
        )
        with theirs:
            process = subprocess.Popen(  # noqa: S603 - our own module under our own interpreter
                (*command, str(os.getpid()), *self._arguments),
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                env=_ENVIRONMENT,
                cwd="/",
                # Ctrl-C ends the bot, which then stops in order; its workers must not go first.
                start_new_session=True,
            )
        return _Worker(process=process, line=ours)

    def _discard(self, worker: _Worker) -> None:
        self._busy.discard(worker)
        worker.kill()
        worker.line.close()
        if worker.process.poll() is None:
            self._ended.append(worker)

    def _lost(self, why: str) -> Lost:
        log.warning("a job of %s was lost: %s", self._module, why)
        return Lost(why)


def _raise_unless_well(outcome: Outcome) -> None:
    if outcome.refusal is not None:
        raise _ERRORS[outcome.refusal.error](outcome.refusal.sentence)
    if outcome.fault:
        raise EOFError(outcome.fault)
