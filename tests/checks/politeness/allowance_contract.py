"""What every allowance must keep to, whoever shares it: subclass `AllowanceContract` and give the fixture `shared`."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from checks.politeness import Allowance, Rate

RATE = Rate(per_minute=60, at_once=3)
STARTS = datetime(2026, 11, 23, 9, tzinfo=UTC)


class Clock:
    """A clock that moves when it is told to."""

    def __init__(self) -> None:
        self.now = STARTS

    def __call__(self) -> datetime:
        return self.now

    def move(self, seconds: float) -> None:
        """Let so many seconds pass; a negative number puts the clock back."""
        self.now += timedelta(seconds=seconds)


class AllowanceContract:
    """The tests. `shared` gives two allowances at RATE that share one budget, on `clock`."""

    @pytest.fixture
    def clock(self) -> Clock:
        return Clock()

    @pytest.fixture
    def shared(self, clock: Clock) -> Sequence[Allowance]:
        raise NotImplementedError

    async def test_a_few_may_go_out_at_once(self, shared):
        one, other = shared
        assert [await one.take(), await other.take(), await one.take()] == [0, 0, 0]

    async def test_after_that_everybody_waits_for_a_place_of_their_own(self, shared):
        one, other = shared
        await one.take(3)
        waits = [await one.take(), await other.take(), await one.take()]
        assert waits == pytest.approx([1, 2, 3])

    async def test_time_brings_places_back(self, shared, clock):
        one, other = shared
        await one.take(3)
        clock.move(2)
        assert [await other.take(), await one.take()] == [0, 0]
        assert await other.take() == pytest.approx(1)

    async def test_a_long_rest_brings_no_more_than_may_go_out_at_once(self, shared, clock):
        one, other = shared
        await one.take()
        clock.move(3600)
        waits = [await one.take(), await other.take(), await one.take(), await other.take()]
        assert waits == pytest.approx([0, 0, 0, 1])

    async def test_several_are_taken_together(self, shared):
        one, other = shared
        assert await one.take(5) == pytest.approx(2)
        assert await other.take() == pytest.approx(3)

    async def test_whoever_asks_as_fast_as_they_may_stays_within_the_minute(self, shared, clock):
        went: list[datetime] = []
        for number in range(200):
            wait = await shared[number % 2].take()
            clock.move(wait)
            went.append(clock())
        most = RATE.per_minute + RATE.at_once
        for first, later in zip(went, went[most:], strict=False):
            assert later - first >= timedelta(seconds=59.9)

    async def test_who_cannot_wait_so_long_takes_nothing_from_the_others(self, shared):
        one, other = shared
        await one.take(4)
        assert [await other.take(within=1.5) for _ in range(20)] == pytest.approx([2] * 20)
        assert await one.take() == pytest.approx(2)

    async def test_who_can_wait_takes_a_place(self, shared):
        one, other = shared
        await one.take(3)
        assert await other.take(within=1.5) == pytest.approx(1)
        assert await one.take() == pytest.approx(2)

    async def test_a_clock_put_back_gives_nothing_away(self, shared, clock):
        one, other = shared
        await one.take(3)
        clock.move(-600)
        assert await other.take() >= 1
