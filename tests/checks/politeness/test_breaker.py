from datetime import timedelta

import pytest

from checks.politeness import Breaker
from tests.checks.politeness.allowance_contract import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def breaker(clock: Clock) -> Breaker:
    return Breaker(clock, failures=3, rest=timedelta(seconds=60))


def fail(breaker: Breaker, times: int) -> None:
    for _ in range(times):
        assert breaker.refusal() is None
        breaker.failed("it answered HTTP 500")


def test_a_few_failures_do_not_open_it(breaker):
    fail(breaker, 2)
    assert breaker.refusal() is None


def test_failures_in_a_row_open_it(breaker):
    fail(breaker, 3)
    assert breaker.refusal() is not None


def test_a_success_between_failures_starts_the_count_anew(breaker):
    fail(breaker, 2)
    breaker.succeeded()
    fail(breaker, 2)
    assert breaker.refusal() is None


def test_it_says_why_since_when_and_until_when(breaker):
    fail(breaker, 3)
    assert breaker.refusal() == (
        "not asked: it has failed since 09:00:00 UTC (it answered HTTP 500); next try at 09:01:00 UTC"
    )


def test_after_the_rest_one_may_try_and_only_one(breaker, clock):
    fail(breaker, 3)
    clock.move(60)
    assert breaker.refusal() is None
    assert breaker.refusal() is not None


def test_a_try_that_succeeds_closes_it(breaker, clock):
    fail(breaker, 3)
    clock.move(60)
    assert breaker.refusal() is None
    breaker.succeeded()
    assert [breaker.refusal(), breaker.refusal()] == [None, None]


def test_a_try_that_fails_lets_it_rest_again_and_remember_since_when(breaker, clock):
    fail(breaker, 3)
    clock.move(60)
    fail(breaker, 1)
    assert "since 09:00:00 UTC" in (breaker.refusal() or "")
    assert "next try at 09:02:00 UTC" in (breaker.refusal() or "")


def test_a_try_that_was_given_up_leaves_the_next_one_to_another(breaker, clock):
    fail(breaker, 3)
    clock.move(60)
    assert breaker.refusal() is None
    breaker.undecided()
    assert breaker.refusal() is None
