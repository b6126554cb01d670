"""A worker whose jobs are what kills workers: `python -m tests.checks.workers.killers PARENT`."""

from __future__ import annotations

import ctypes
import json
import os
import resource
import sys
import time

from checks.errors import CheckError, NoArticle, Trouble
from checks.workers.serving import Opened, serve

MEMORY = 1 << 29


def _loop(_: bytes) -> bytes:
    while True:
        pass


def _allocate(_: bytes) -> bytes:
    return bytes(3 << 30)


def _abort(_: bytes) -> bytes:
    os.abort()


def _crash(_: bytes) -> bytes:
    return ctypes.string_at(1)


def _leave(_: bytes) -> bytes:
    os._exit(0)


def _print(body: bytes) -> bytes:
    sys.stdout.write("stray words\n")
    sys.stdout.flush()
    os.write(1, b"more stray words")
    return body


def _fail(body: bytes) -> bytes:
    raise ValueError(body.decode())


def _refuse(body: bytes) -> bytes:
    raise NoArticle(body.decode(), trouble=Trouble.CONSENT)


def _run_short(_: bytes) -> bytes:
    raise MemoryError


def _blame_memory(_: bytes) -> bytes:
    try:
        return bytes(3 << 30)
    except MemoryError as error:
        raise RuntimeError("a library's own words for it") from error


def _wait(body: bytes) -> bytes:
    time.sleep(0.5)
    return body


def _write(_: bytes) -> bytes:
    with open(f"/tmp/killer-{os.getpid()}", "wb") as file:  # noqa: PTH123, S108 - it must not come about
        file.write(b"x" * 10)
    return b""


def _look_around(_: bytes) -> bytes:
    seen = {
        "environment": sorted(os.environ),  # noqa: TID251 - what is tested is that it is empty
        "folder": os.getcwd(),  # noqa: PTH109
        "session": os.getsid(0),
        "files": sorted(os.readlink(f"/proc/self/fd/{one}") for one in os.listdir("/proc/self/fd")[:-1]),  # noqa: PTH115, PTH208
        "core": resource.getrlimit(resource.RLIMIT_CORE),
        "open": resource.getrlimit(resource.RLIMIT_NOFILE),
        "space": resource.getrlimit(resource.RLIMIT_AS),
        "nice": os.nice(0),
    }
    return json.dumps(seen).encode()


JOBS = {
    "echo": lambda body: body,
    "pid": lambda _: str(os.getpid()).encode(),
    "flood": lambda _: b"x" * 20_000_000,
    "loop": _loop,
    "allocate": _allocate,
    "abort": _abort,
    "crash": _crash,
    "leave": _leave,
    "print": _print,
    "fail": _fail,
    "refuse": _refuse,
    "short": _run_short,
    "short below": _blame_memory,
    "wait": _wait,
    "write": _write,
    "look": _look_around,
}


def open_killer() -> Opened:
    match sys.argv[2:]:
        case ["missing"]:
            raise CheckError("It is missing. Install it.")
        case ["slow", seconds]:
            time.sleep(float(seconds))
    return Opened(work=lambda message, body: JOBS[message.decode()](body), version="killer 1")


if __name__ == "__main__":
    serve(open_killer, memory=MEMORY)
