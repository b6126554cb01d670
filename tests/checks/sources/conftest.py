import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest


@pytest.fixture
def assert_within() -> Callable[[float], AbstractContextManager[None]]:
    @contextmanager
    def within(seconds: float) -> Iterator[None]:
        started = time.monotonic()
        yield
        assert time.monotonic() - started < seconds

    return within
