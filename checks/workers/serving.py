"""A worker's own side: put up the walls, say that it is ready, then do one job after another until the bot is gone."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import socket
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from checks.errors import CheckError, NoArticle, Unreadable
from checks.workers.wire import OUTCOME, READY, Outcome, Ready, Refusal, framed, receive

Work = Callable[[bytes, bytes], bytes]

# From <linux/prctl.h>.
_SET_PARENT_DEATH_SIGNAL, _SET_NO_NEW_PRIVILEGES = 1, 38
_MOST_FILES = 64
# The bot must answer Slack within 3 s, however many pages are read beside it on the same cores.
_GIVES_WAY = 10


@dataclass(frozen=True, kw_only=True)
class Opened:
    """What a worker does, and what it does it with. `work` takes a message and a body and gives the result."""

    work: Work
    version: str = ""


def serve(open_work: Callable[[], Opened], *, memory: int) -> None:
    """Serve the process that started this one, whose id is the first argument of the command line.

    Args:
        open_work: Loads what is needed. Its CheckError is told to the bot and ends the worker.
        memory: Bytes of address space, counted with what `open_work` has loaded.
    """
    line = _take_line()
    _die_with(int(sys.argv[1]))
    os.nice(_GIVES_WAY)
    try:
        opened = open_work()
    except CheckError as error:
        line.sendall(framed(READY.dump_json(Ready(refused=str(error)))))
        return
    _put_up_walls(memory)
    line.sendall(framed(READY.dump_json(Ready(version=opened.version))))
    while (job := receive(line)) is not None:
        message, body, seconds = job
        # The signal's default action is the kernel's: no C code can put it off. 0 disarms.
        signal.setitimer(signal.ITIMER_PROF, seconds)
        answer = _done(opened.work, message, body)
        signal.setitimer(signal.ITIMER_PROF, 0)
        line.sendall(answer)


def _take_line() -> socket.socket:
    """The socket to the bot, moved away from standard input: a stray print or read touches nothing of it."""
    line = socket.socket(fileno=os.dup(0))
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return line


def _die_with(parent: int) -> None:
    """Let the kernel end this process with the one that started it, in mid-work too, and gain no privileges.

    Where there is no prctl, the timer ends a job and the closed socket the worker.
    """
    if sys.platform == "linux":
        prctl = ctypes.CDLL(None).prctl
        prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)
        prctl(_SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    if os.getppid() != parent:
        raise SystemExit(1)


def _put_up_walls(memory: int) -> None:
    """Limits of the kernel, for good: memory, few open files, no growing file, no core dump; and nothing is printed."""
    _limit(resource.RLIMIT_AS, memory)
    _limit(resource.RLIMIT_NOFILE, _MOST_FILES)
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_CORE, 0)
    # What is imported from here on could not be written.
    sys.dont_write_bytecode = True
    # Until here the operator sees on stderr why a worker cannot start; from here on there are words of articles.
    os.dup2(1, 2)


def _limit(what: int, most: int) -> None:
    """Set a limit, or the operator's where that is lower."""
    _, hard = resource.getrlimit(what)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(what, (most, most))


def _done(work: Work, message: bytes, body: bytes) -> bytes:
    try:
        result = work(message, body)
    except CheckError as error:
        return framed(OUTCOME.dump_json(Outcome(refusal=_refusal(error))))
    except Exception as error:  # noqa: BLE001 - the worker's boundary: the bot logs the fault and ends this worker
        outcome = Outcome(is_short=True) if _is_of_memory(error) else Outcome(fault=_place(error))
        return framed(OUTCOME.dump_json(outcome))
    return framed(OUTCOME.dump_json(Outcome()), result)


def _refusal(error: CheckError) -> Refusal:
    if isinstance(error, NoArticle):
        return Refusal(error="NoArticle", sentence=str(error), trouble=error.trouble)
    if isinstance(error, Unreadable):
        return Refusal(error="Unreadable", sentence=str(error), trouble=error.trouble)
    return Refusal(error="CheckError", sentence=str(error), trouble=error.trouble)


def _is_of_memory(error: BaseException | None) -> bool:
    """Whether a want of memory stands anywhere in the chain that led to an error: some libraries rename it."""
    while error is not None and not isinstance(error, MemoryError):
        error = error.__cause__ or error.__context__
    return error is not None


def _place(error: Exception) -> str:
    """The kind of an error and where it arose. Its own words may quote the article."""
    frames = reversed(traceback.extract_tb(error.__traceback__)[-3:])
    places = (f"{'/'.join(Path(frame.filename).parts[-3:])}:{frame.lineno}" for frame in frames)
    return " < ".join([type(error).__name__, *places])
