"""The database's history, run from code: `upgrade`, `downgrade` and `differences` on an open connection.

There is no alembic.ini; the caller brings the connection, and for `differences` the metadata to compare with.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, MetaData

# Tables of the engine, which lives in the same database on some set-ups and keeps its own history.
FOREIGN_TABLES = frozenset({"datasource_outputs", "dbos_datasource_migrations", "dbos_migrations"})


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Bring the database up to a revision."""
    command.upgrade(_config(connection), revision)


def downgrade(connection: Connection, revision: str) -> None:
    """Take the database down to a revision ("base" = empty)."""
    command.downgrade(_config(connection), revision)


def differences(connection: Connection, metadata: MetaData) -> list[Any]:
    """What the tables of the database and the metadata do not share; empty when they agree."""
    options: dict[str, Any] = {"compare_type": True, "include_name": _is_ours}
    context = MigrationContext.configure(connection, opts=options)
    return list(compare_metadata(context, metadata))


def _is_ours(name: str | None, kind: str, _parents: object) -> bool:
    return kind != "table" or name not in FOREIGN_TABLES


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
