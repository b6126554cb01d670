"""A disk without room, as SQLite meets it: a file that may not grow gives its real "database or disk is full"."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event

_NO_LIMIT = 1_000_000


@contextmanager
def without_room(engine: Engine) -> Iterator[None]:
    """Let the file of an engine grow no further meanwhile."""

    def limit(connection: Any, *_: object) -> None:
        # A limit below the file's size counts as its size.
        _set_limit(connection, 1)

    def lift(connection: Any, *_: object) -> None:
        _set_limit(connection, _NO_LIMIT)

    event.listen(engine, "checkout", limit)
    try:
        yield
    finally:
        event.remove(engine, "checkout", limit)
        event.listen(engine, "checkout", lift)


def _set_limit(connection: Any, pages: int) -> None:
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA max_page_count={pages}")
    cursor.close()
