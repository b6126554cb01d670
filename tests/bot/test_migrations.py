"""The database's history: up, down and up again, on SQLite and on Postgres."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy
from sqlmodel import SQLModel

from bot import migrations, models
from tests.peers.postgres import running

TABLES = set(SQLModel.metadata.tables)


@pytest.fixture(params=["sqlite", "postgres"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[sqlalchemy.Engine]:
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'app.db'}"
    else:
        url = request.getfixturevalue("postgres")
    opened = sqlalchemy.create_engine(url)
    yield opened
    with opened.begin() as connection:
        migrations.downgrade(connection, "base")
    opened.dispose()


@pytest.fixture(scope="module")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running(tmp_path_factory.mktemp("postgres")) as url:
        yield url


def tables(connection: sqlalchemy.Connection) -> set[str]:
    return set(sqlalchemy.inspect(connection).get_table_names()) - {"alembic_version"}


@pytest.mark.timeout(180)
def test_upgrade_makes_exactly_the_tables_of_the_models(engine: sqlalchemy.Engine) -> None:
    with engine.begin() as connection:
        migrations.upgrade(connection)
    with engine.connect() as connection:
        assert tables(connection) == TABLES
        assert migrations.differences(connection, SQLModel.metadata) == []


@pytest.mark.timeout(180)
def test_down_to_nothing_and_up_again(engine: sqlalchemy.Engine) -> None:
    with engine.begin() as connection:
        migrations.upgrade(connection)
        migrations.downgrade(connection, "base")
        assert tables(connection) == set()
        migrations.upgrade(connection)
        assert tables(connection) == TABLES


def test_the_engines_tables_in_the_same_database_are_left_alone(tmp_path: Path) -> None:
    engine = sqlalchemy.create_engine(f"sqlite:///{tmp_path / 'app.db'}")
    with engine.begin() as connection:
        migrations.upgrade(connection)
        connection.execute(sqlalchemy.text("CREATE TABLE datasource_outputs (id INTEGER PRIMARY KEY)"))
        assert migrations.differences(connection, SQLModel.metadata) == []
    engine.dispose()


def test_every_row_but_those_of_the_installation_names_its_newsroom() -> None:
    without = {name for name, table in SQLModel.metadata.tables.items() if "newsroom" not in table.columns}
    shared = (models.NewsroomRow, models.ReferenceRow, models.AllowanceRow)
    assert without == {table.__tablename__ for table in shared}
