"""What many tests share: the language model, loaded once, and the folder of real data beside the checkout."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.language import SpacyRecogniser, load_recogniser
from checks.sources.pack import Pack

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def recogniser() -> SpacyRecogniser:
    """The default language model."""
    return load_recogniser()


@pytest.fixture(scope="session")
def pack() -> Pack:
    """The embedded reference pack."""
    return Pack.embedded()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real data; the test is skipped where it is not."""
    if not SHARED.is_dir():
        pytest.skip("../shared/data is not here: real articles are not tested")
    return SHARED
