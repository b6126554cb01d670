from tests.checks.sources.conftest import assert_within

__all__ = ["assert_within"]
