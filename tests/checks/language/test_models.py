"""A language model is refused with a sentence before it can mislead anybody."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

import pytest

from checks.article import from_text
from checks.errors import CheckError
from checks.language import SpacyRecogniser, load_recogniser, read
from checks.language.models import (
    DEFAULT_MODEL,
    DEFAULT_VERSION,
    PINNED,
    altered_files,
    find_model,
    installed_models,
    load_pipeline,
)

ROOT = Path(__file__).resolve().parents[3]
META = {
    "lang": "en",
    "name": "test",
    "version": "3.8.0",
    "spacy_version": ">=3.8.0,<3.9.0",
    "pipeline": ["tok2vec", "tagger", "parser", "ner"],
}


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that Python imports from."""
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


def package(packages: Path, name: str, *, load: str = "raise OSError", **changes: object) -> str:
    """A model package with this meta.json, whose `load` does this."""
    folder = packages / name
    folder.mkdir()
    (folder / "meta.json").write_text(json.dumps(META | changes), encoding="utf-8")
    (folder / "__init__.py").write_text(f"def load():\n    {load}\n", encoding="utf-8")
    return name


def weights() -> Path:
    spec = find_spec(DEFAULT_MODEL)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / f"{DEFAULT_MODEL}-{DEFAULT_VERSION}"


def copied(folder: Path) -> Path:
    """A copy of the default model, made of links."""
    for name in PINNED:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).symlink_to(weights() / name)
    return folder


def refusal_of_the_default(folder: Path) -> str:
    """What is said in a process that finds the default model's package in this folder."""
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from checks.errors import CheckError\nfrom checks.language.models import find_model\n"
        f"try: find_model({DEFAULT_MODEL!r})\nexcept CheckError as error: print(error)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_the_installed_default_model_is_the_one_that_was_measured() -> None:
    model = find_model(DEFAULT_MODEL)
    assert (str(model), model.is_pinned) == (f"{DEFAULT_MODEL} {DEFAULT_VERSION}", True)


def test_every_file_that_holds_weights_is_pinned() -> None:
    told_of_it = {"LICENSE", "LICENSES_SOURCES", "README.md", "accuracy.json"}
    files = {path.relative_to(weights()).as_posix() for path in weights().rglob("*") if path.is_file()}
    assert files - told_of_it == set(PINNED)


def test_a_changed_or_missing_file_is_named(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    assert altered_files(folder) == ()
    (folder / "ner/model").unlink()
    (folder / "parser/moves").unlink()
    (folder / "parser/moves").write_bytes((weights() / "parser/moves").read_bytes() + b" ")
    assert set(altered_files(folder)) == {"ner/model", "parser/moves"}


def test_an_altered_default_model_is_refused_with_the_way_to_mend_it(tmp_path: Path) -> None:
    name = package(tmp_path, DEFAULT_MODEL, version=DEFAULT_VERSION)
    copied(tmp_path / name / f"{DEFAULT_MODEL}-{DEFAULT_VERSION}")
    assert refusal_of_the_default(tmp_path) == ""
    (tmp_path / name / f"{DEFAULT_MODEL}-{DEFAULT_VERSION}" / "ner" / "model").unlink()
    said = refusal_of_the_default(tmp_path)
    assert "ner/model is missing or has another sha256" in said
    assert "--force-reinstall" in said
    assert "FACTDESK_NLP_MODEL" in said


def test_another_version_of_the_default_model_is_refused(tmp_path: Path) -> None:
    package(tmp_path, DEFAULT_MODEL, version="3.7.0")
    assert "is of version '3.7.0', and only 3.8.0 was measured" in refusal_of_the_default(tmp_path)


def test_another_model_is_known_by_name_and_not_by_hash(packages: Path) -> None:
    model = find_model(package(packages, "xx_test_larger"))
    assert (str(model), model.is_pinned) == ("xx_test_larger 3.8.0", False)


def test_a_name_with_dashes_is_the_package_of_that_name(packages: Path) -> None:
    package(packages, "xx_test_dashes")
    assert find_model(" xx-test-dashes ").package == "xx_test_dashes"


@pytest.mark.parametrize("name", ["no_such_model", "", "a b", "no.such", "../etc", ".."])
def test_a_missing_model_is_said_with_the_setting(name: str) -> None:
    with pytest.raises(CheckError, match=r"is not installed\. .* FACTDESK_NLP_MODEL"):
        find_model(name)


@pytest.mark.parametrize("name", ["json", "colorsys", "sys"])
def test_a_package_that_is_no_model_is_not_run(name: str) -> None:
    with pytest.raises(CheckError, match="is no spaCy model"):
        find_model(name)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"lang": "en"}', "\ufeff"])
def test_a_package_with_another_meta_file_is_no_model(packages: Path, content: str) -> None:
    name = package(packages, f"xx_test_meta_{abs(hash(content))}")
    (packages / name / "meta.json").write_text(content, encoding="utf-8")
    with pytest.raises(CheckError, match="is no spaCy model"):
        find_model(name)


def test_a_model_for_another_language_is_refused(packages: Path) -> None:
    with pytest.raises(CheckError, match=r"for another language \('de'\); factdesk reads English"):
        find_model(package(packages, "xx_test_german", lang="de"))


def test_a_model_without_a_parser_is_refused(packages: Path) -> None:
    with pytest.raises(CheckError, match="has no ner and no parser"):
        find_model(package(packages, "xx_test_small", pipeline=["tagger"]))


def test_a_model_for_another_spacy_is_refused(packages: Path) -> None:
    with pytest.raises(CheckError, match=r"is for spaCy >=4\.0\.0,<5\.0\.0, and 3\."):
        load_pipeline(package(packages, "xx_test_future", spacy_version=">=4.0.0,<5.0.0"))


@pytest.mark.parametrize("fault", ["raise OSError", "raise ValueError('E053')", "import no_such_package"])
def test_a_damaged_model_is_refused_with_a_sentence(packages: Path, fault: str) -> None:
    with pytest.raises(CheckError, match=r"cannot be loaded \(\w+\)"):
        load_pipeline(package(packages, f"xx_test_damaged_{abs(hash(fault))}", load=fault))


def test_another_model_reads_with_the_same_rules(packages: Path, recogniser: SpacyRecogniser) -> None:
    name = package(
        packages,
        "xx_test_copy",
        load="from spacy.util import load_model_from_init_py; return load_model_from_init_py(__file__)",
    )
    # Where spaCy looks for the files: language, name and version of meta.json.
    copied(packages / name / "en_test-3.8.0")
    article = from_text("Mayor Bo Lee left on Monday.", retrieved_at=datetime(2026, 3, 4, tzinfo=UTC))
    readings = [read(article, one) for one in (recogniser, load_recogniser(name))]
    assert readings[0] == readings[1]
    assert [person.text for person in readings[0].persons()] == ["Bo Lee"]


def test_the_installed_models_are_those_that_say_so() -> None:
    assert DEFAULT_MODEL in installed_models()
