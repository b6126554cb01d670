"""A worker that dies of every page, or fails at it: `python -m tests.checks.workers.dying_reader PARENT [fail]`."""

from __future__ import annotations

import os
import sys

from checks.workers.serving import Opened, serve


def die(message: bytes, body: bytes) -> bytes:
    os.abort()


def fail(message: bytes, body: bytes) -> bytes:
    return message.split(b"\0")[1]


if __name__ == "__main__":
    serve(lambda: Opened(work=fail if "fail" in sys.argv else die), memory=1 << 29)
