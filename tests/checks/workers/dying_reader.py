"""A worker that dies of every page: `python -m tests.checks.workers.dying_reader PARENT`."""

from __future__ import annotations

import os

from checks.workers.serving import Opened, serve


def die(message: bytes, body: bytes) -> bytes:
    os.abort()


if __name__ == "__main__":
    serve(lambda: Opened(work=die), memory=1 << 29)
