from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.politeness import RATE, Allowance, OwnAllowance, Rate
from tests.checks.politeness import allowance_contract
from tests.checks.politeness.allowance_contract import STARTS, AllowanceContract, Clock

WIKIMEDIAS_LIMIT = 200


class TestOwnAllowance(AllowanceContract):
    @pytest.fixture
    def shared(self, clock: Clock) -> Sequence[Allowance]:
        one = OwnAllowance(clock, allowance_contract.RATE)
        return one, one


def test_the_rate_stays_below_wikimedias_in_any_minute():
    assert RATE.per_minute + RATE.at_once < WIKIMEDIAS_LIMIT


@given(gaps=st.lists(st.floats(min_value=0, max_value=90), min_size=1, max_size=80))
def test_no_minute_has_more_than_the_rate_allows_however_requests_come(gaps):
    rate, due, now = Rate(per_minute=10, at_once=5), None, STARTS
    went = []
    for gap in gaps:
        now += timedelta(seconds=gap)
        due, wait = rate.taken(due, now)
        went.append(now + timedelta(seconds=wait))
    assert went == sorted(went)
    for first, later in zip(went, went[15:], strict=False):
        assert later - first >= timedelta(seconds=59.9)


def test_the_moment_that_is_kept_is_aware_as_the_clock_is():
    due, _ = RATE.taken(None, datetime(2026, 1, 1, tzinfo=UTC))
    assert due.tzinfo is UTC
