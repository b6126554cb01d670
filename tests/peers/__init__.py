"""Real programs that stand in for the outside world, and small servers for what they cannot do."""

import os
from typing import NoReturn

import pytest


def peer_missing(reason: str) -> NoReturn:
    """Skip loudly on a desk without the peer; fail in CI, where `make peers` has installed it.

    `reason` says what is missing and how to get it.
    """
    if os.environ.get("CI") == "true":  # noqa: TID251 - says where the tests run; no setting of the product
        pytest.fail(f"peer missing in CI: {reason}", pytrace=False)
    pytest.skip(f"peer missing: {reason}")
