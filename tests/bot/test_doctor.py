"""`factdesk doctor` says what is there in one line each, and what to do about what is not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from click.testing import Result
from typer.testing import CliRunner

from bot.cli import app
from bot.doctor import Health, claim_finder, examine, language_model
from bot.settings import Settings
from checks.language.models import DEFAULT_MODEL


def doctor(state: Path, more: Mapping[str, str] | None = None) -> Result:
    return CliRunner().invoke(
        app, ["doctor"], env={"FACTDESK_STATE": str(state), "COLUMNS": "60", **(more or {})}
    )


def test_what_is_installed_is_told_in_one_line_each(tmp_path: Path) -> None:
    result = doctor(tmp_path)
    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    assert [line.split(":")[0].split(None, 1) for line in lines] == [
        ["ok", "Python"],
        ["ok", "factdesk"],
        ["ok", "language model"],
        ["ok", "claim finder"],
        ["ok", "reference pack"],
    ]
    assert f"{DEFAULT_MODEL} 3.8.0, every file as measured (sha256)" in lines[2]
    assert re.search(r"reference pack: \S+", lines[4])


def test_a_missing_model_is_told_with_the_way_to_mend_it_and_the_rest_all_the_same(tmp_path: Path) -> None:
    result = doctor(tmp_path, {"FACTDESK_NLP_MODEL": "no_such_model"})
    assert result.exit_code == 1
    assert (
        "WRONG  language model: no_such_model. The language model 'no_such_model' is not installed"
        in result.stdout
    )
    assert "FACTDESK_NLP_MODEL" in result.stdout
    assert "ok     reference pack" in result.stdout


def test_a_refused_setting_is_told_by_its_name(tmp_path: Path) -> None:
    result = doctor(tmp_path, {"FACTDESK_PAGE_MB": "900"})
    assert (result.exit_code, "FACTDESK_PAGE_MB" in result.stderr) == (1, True)


def test_another_model_is_told_as_one_whose_files_nobody_compared(tmp_path: Path) -> None:
    settings = Settings(state=tmp_path, nlp_model="tests.checks.workers.faulty_model")
    health = language_model(settings)
    assert health.is_well
    assert f"not {DEFAULT_MODEL}, so not compared by hash; also installed: {DEFAULT_MODEL}" in health.finding


def test_a_model_that_does_not_load_is_found_out(tmp_path: Path) -> None:
    settings = Settings(state=tmp_path, nlp_model="tests.checks.workers.broken_model")
    assert language_model(settings).is_well
    health = claim_finder(settings)
    assert not health.is_well
    assert "cannot be loaded (OSError)" in health.mend


def test_a_check_of_ones_own_is_one_function_more(tmp_path: Path) -> None:
    def coffee(_: Settings) -> Health:
        return Health(subject="coffee", finding="cold", mend="Make some.")

    (health,) = examine(Settings(state=tmp_path), (coffee,))
    assert (health.subject, health.is_well) == ("coffee", False)


def test_serving_with_a_missing_model_is_refused_at_the_start(tmp_path: Path) -> None:
    environment = {
        "FACTDESK_STATE": str(tmp_path),
        "FACTDESK_SLACK_BOT_TOKEN": "xoxb-1-test",
        "FACTDESK_NLP_MODEL": "no_such_model",
    }
    result = CliRunner().invoke(app, ["serve", "--http"], env=environment)
    assert (result.exit_code, "'no_such_model' is not installed" in result.stderr) == (2, True)
