"""Half a minute of spoilt pages and addresses; `make prove` gives them ten."""

from __future__ import annotations

import random

import pytest

from tests.checks.article.fuzz import any_address, fuzzed, judge_address, judge_page

SECONDS = 30


@pytest.mark.timeout(180)
def test_any_page_and_any_address_is_read_or_refused() -> None:
    seed = random.SystemRandom().randrange(10**9)
    tally = fuzzed(SECONDS, seed)
    assert not tally.faults, f"seed {seed}"
    assert tally.outcomes["article"] > 0
    assert tally.outcomes.total() > tally.outcomes["article"]


def test_addresses_follow_from_the_seed_and_are_not_all_alike() -> None:
    first, second = ([any_address(dice) for _ in range(50)] for dice in (random.Random(3), random.Random(3)))  # noqa: S311
    assert first == second
    assert len(set(first)) > 40


@pytest.mark.parametrize(
    "address",
    [
        "http://[fe80::1%25et\u6b14h0]/x",
        "\thttp://paper.example/\x1c?amp=1",
        "https://paper.example/\\?& &",
        "\thttp\r://paper-example.cdn.ampproject.org/c/s/paper.example/a?",
        "https://google.com/amp/s/google.com/amp/paper.example/a",
        "http://[::1",
        "https://www.google.com/amp/s/",
        "",
    ],
)
def test_an_address_that_the_fuzz_once_found_does_no_harm(address: str) -> None:
    judge_address(address, address)


def test_a_page_of_nothing_is_refused() -> None:
    assert judge_page(b"", None, None) == "no_story"
