"""Leaving a source in peace that fails again and again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

FAILURES = 5
REST = timedelta(seconds=60)


class Breaker:
    """Opens after so many failures in a row; while it is open the source is asked nothing.

    After the rest one request may try: it closes the breaker when it succeeds, else the source rests again.
    """

    def __init__(
        self, clock: Callable[[], datetime], *, failures: int = FAILURES, rest: timedelta = REST
    ) -> None:
        """`clock` gives aware UTC."""
        self._clock = clock
        self._most = failures
        self._rest = rest
        self._failed = 0
        self._since: datetime | None = None
        self._until: datetime | None = None
        self._trying = False
        self._last = ""

    def refusal(self) -> str | None:
        """Why the source is not to be asked now; None when it may be, and `succeeded` or `failed` must follow.

        The words say since when it rests and until when.
        """
        if self._since is None or self._until is None:
            return None
        if self._clock() >= self._until and not self._trying:
            self._trying = True
            return None
        since, until = (f"{moment:%H:%M:%S}" for moment in (self._since, self._until))
        return f"not asked: it has failed since {since} UTC ({self._last}); next try at {until} UTC"

    def succeeded(self) -> None:
        """It answered: all is forgotten."""
        self._failed, self._since, self._until, self._trying = 0, None, None, False

    def failed(self, why: str) -> None:
        """It did not answer, or with nonsense."""
        self._failed += 1
        self._last = why
        if self._trying or (self._since is None and self._failed >= self._most):
            now = self._clock()
            self._since = self._since or now
            self._until = now + self._rest
            self._trying = False

    def undecided(self) -> None:
        """Nothing was learnt: the question was given up before the source had a chance to answer."""
        self._trying = False
