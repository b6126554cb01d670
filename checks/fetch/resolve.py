"""Names to addresses, in threads of their own: a lookup of the system cannot be cancelled, only abandoned."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Final, Protocol

# A lookup is given up after 5 s (connect.LOOK_UP_SECONDS), while the system may go on for 30 s (three name
# servers, 5 s each, two rounds). With 4 fetches at once that makes at most 4 * 30 / 5 = 24 abandoned lookups
# beside 4 awaited ones, so 32 threads cannot all be held by names that never answer.
THREADS: Final = 32


class Resolver(Protocol):
    """Gives the addresses of a host name, in the order to try them; OSError when it has none."""

    async def addresses(self, host: str) -> Sequence[str]:
        """The IP addresses of `host` (a name with a trailing dot, so that no search domain is tried)."""


def system_addresses(host: str) -> tuple[str, ...]:
    """What the operating system's resolver answers; blocks. OSError when there is none."""
    answers = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(answer[4][0]) for answer in answers))


class SystemResolver:
    """Looks each name up in a daemon thread, so that one that hangs neither blocks others nor holds up the exit.

    Args:
        threads: Most lookups that run at once, abandoned ones included.
        look_up: The blocking lookup.
    """

    def __init__(
        self, *, threads: int = THREADS, look_up: Callable[[str], Sequence[str]] = system_addresses
    ) -> None:
        self._free = threading.BoundedSemaphore(threads)
        self._look_up = look_up

    async def addresses(self, host: str) -> Sequence[str]:
        """The addresses that the system gives for `host`.

        Raises:
            OSError: It has none.
            TimeoutError: Every thread is held by an earlier lookup.
        """
        if not self._free.acquire(blocking=False):
            raise TimeoutError(f"{host}: every lookup thread waits for an earlier name")
        answer: Future[Sequence[str]] = Future()
        thread = threading.Thread(target=self._work, args=(host, answer), name="resolve", daemon=True)
        try:
            thread.start()
        except RuntimeError as error:
            self._free.release()
            raise TimeoutError(f"{host}: the system gives no more threads") from error
        return await asyncio.wrap_future(answer)

    def _work(self, host: str, answer: Future[Sequence[str]]) -> None:
        if not answer.set_running_or_notify_cancel():
            self._free.release()
            return
        try:
            found = self._look_up(host)
        except Exception as error:  # noqa: BLE001 - a thread's edge: whatever went wrong goes to the one who asked
            self._free.release()
            answer.set_exception(error)
        else:
            self._free.release()
            answer.set_result(found)
