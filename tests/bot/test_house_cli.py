"""`factdesk house` and `factdesk check --house` as an editor uses them."""

from __future__ import annotations

import asyncio
import json
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from bot.cli import app
from bot.store import Delivery, open_store

NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
STORY = (
    "Harbour official Odalys Brennekamp spoke in Kiev on Monday about the new quay and the second crane.\n\n"
    "Nobody in the harbour office had asked her to do so, and the talks go on next week in the same building."
)


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def factdesk(state: Path, *words: object) -> Result:
    environment = {"FACTDESK_STATE": str(state), "FACTDESK_SOURCES": "house,pack", "COLUMNS": "120"}
    return CliRunner().invoke(app, [*map(str, words)], env=environment)


def house(state: Path, *words: object) -> Result:
    return factdesk(state, "house", *words)


def said(result: Result) -> str:
    assert result.exit_code == 0, result.output
    return result.stdout


def joined(state: Path, *newsrooms: str) -> None:
    """Slack workspaces that the bot has served from this folder."""

    async def take_in() -> None:
        store = open_store(f"sqlite+aiosqlite:///{state / 'app.db'}")
        await store.migrate()
        for newsroom in newsrooms:
            await store.take_in(Delivery(newsroom=newsroom, key="k"), body="{}", at=NOW)
        await store.close()

    state.mkdir(exist_ok=True)
    asyncio.run(take_in())


def verdicts(result: Result) -> Iterator[tuple[str, str, str]]:
    for finding in json.loads(result.stdout)["findings"]:
        yield finding["claim"]["subject"], finding["verdict"]["rating"], finding["verdict"]["reason"]


def test_a_name_is_added_listed_shown_and_removed(state: Path) -> None:
    assert "empty" in said(house(state, "list"))
    added = house(state, "add", "Kyiv", "--kind", "place", "--avoid", "Kiev", "--by", "Mara")
    assert said(added) == "Added: Kyiv (place), not Kiev\n"
    assert said(house(state, "list")) == "Kyiv (place), not Kiev\n"
    assert "added by Mara on" in said(house(state, "show", "kiev"))
    assert said(house(state, "remove", "Kyiv", "--by", "Ben")) == "Removed: Kyiv (place), not Kiev\n"
    assert "removed by Ben on" in said(house(state, "show", "Kyiv"))


def test_without_a_name_given_the_login_is_recorded(state: Path) -> None:
    house(state, "add", "Kyiv")
    assert "added by " in said(house(state, "show", "Kyiv"))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("add", "???"), "no letter"),
        (("add", "Kyiv", "--avoid", "Kyiv"), "both used and avoided"),
        (("remove", "Kyiv"), "does not stand in the house list"),
        (("show", "Kyiv"), "never has"),
        (("import", "nowhere.csv"), "cannot be opened"),
        (("list", "--newsroom", "T9"), "no newsroom T9"),
    ],
)
def test_what_cannot_be_done_is_told_with_status_two(state: Path, words: tuple[str, ...], told: str) -> None:
    result = house(state, *words)
    assert result.exit_code == 2
    assert told in result.stderr


def test_export_and_import_carry_a_list_from_one_desk_to_another(state: Path, tmp_path: Path) -> None:
    house(state, "add", "Kyiv", "--kind", "place", "--avoid", "Kiev", "--note", "=Since 2019", "--by", "Mara")
    house(state, "add", "Odalys Brennekamp", "--kind", "person", "--never-send", "--accept", "O. B.")
    file = tmp_path / "list.csv"
    assert said(house(state, "export", file)) == f"2 entries written to {file}.\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    other = tmp_path / "other"
    assert "2 added" in said(house(other, "import", file))
    assert said(house(other, "list")) == said(house(state, "list"))
    assert said(house(other, "show", "Kyiv")) == said(house(state, "show", "Kyiv"))
    assert "2 unchanged" in said(house(other, "import", file))


def test_a_dry_run_says_what_would_be_done_and_does_nothing(state: Path, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("name,kind\nKyiv,place\nDnipro,place\n", encoding="utf-8")
    assert said(house(state, "import", file, "--dry-run")).startswith("Would be done: 2 entries read")
    assert "empty" in said(house(state, "list"))


def test_a_file_with_a_bad_line_is_not_taken_at_all(state: Path, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("name,kind\nKyiv,place\nDnipro,planet\n", encoding="utf-8")
    result = house(state, "import", file)
    assert result.exit_code == 2
    assert "Line 3" in result.stderr
    assert "empty" in said(house(state, "list"))


def test_the_help_tells_the_columns(state: Path) -> None:
    for command in ("import", "export"):
        told = said(house(state, command, "--help"))
        assert all(
            column in told for column in ("name:", "kind:", "avoid:", "accept:", "note:", "never_send:")
        )


def test_the_one_newsroom_of_a_database_is_meant_and_of_several_one_must_be_named(state: Path) -> None:
    joined(state, "T1")
    house(state, "add", "Kyiv")
    assert said(house(state, "list", "--newsroom", "T1")) == "Kyiv (other)\n"
    joined(state, "T2")
    result = house(state, "list")
    assert result.exit_code == 2
    assert "--newsroom and one of T1, T2" in result.stderr
    assert "empty" in said(house(state, "list", "--newsroom", "T2"))


@pytest.mark.timeout(120)
def test_a_check_goes_by_the_list_of_the_database(state: Path, story: Path) -> None:
    house(state, "add", "Kyiv", "--kind", "place", "--avoid", "Kiev")
    house(state, "add", "Odalys Brennekamp", "--kind", "person")
    told = factdesk(
        state, "check", story, "--published", "2024-01-02", "--offline", "--json", "--fail-on", "differs"
    )
    assert told.exit_code == 0  # a question of style is no fault
    found = {subject: (rating, reason) for subject, rating, reason in verdicts(told)}
    assert found["Kiev"] == ("differs", "style")
    assert ("Odalys Brennekamp", "matches", "none") in set(verdicts(told))


@pytest.mark.timeout(120)
def test_a_check_goes_by_a_file_instead_and_needs_no_database(
    state: Path, story: Path, tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    file.write_text("name,kind,avoid\nKyiv,place,Kiev\n", encoding="utf-8")
    told = factdesk(
        state, "check", story, "--published", "2024-01-02", "--offline", "--json", "--house", file
    )
    assert ("Kiev", "differs", "style") in set(verdicts(told))
    assert not (state / "app.db").exists()


def test_a_check_refuses_to_guess_whose_list_keeps_names_in(state: Path, story: Path) -> None:
    joined(state, "T1", "T2")
    result = factdesk(state, "check", story, "--published", "2024-01-02", "--offline")
    assert result.exit_code == 2
    assert "--newsroom" in result.stderr


def test_a_bad_file_stops_a_check(state: Path, story: Path, tmp_path: Path) -> None:
    result = factdesk(state, "check", story, "--offline", "--house", tmp_path / "none.csv")
    assert result.exit_code == 2
    assert "cannot be opened" in result.stderr


def test_a_database_that_cannot_be_used_is_told_in_a_sentence(tmp_path: Path) -> None:
    state = tmp_path / "state"
    state.mkdir()
    (state / "app.db").write_bytes(b"no database" * 100)
    result = house(state, "list")
    assert result.exit_code == 2
    assert "FACTDESK_DATABASE_URL" in result.stderr
