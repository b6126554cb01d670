"""Hostile answers: each is refused in time and in little memory, measured in a process of its own."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from checks.errors import NotFetched
from checks.fetch import Fetcher
from tests.checks.fetch.bomb_run import LENGTH_TOO_SHORT, MOST_GROWTH, NAMES, SLOW, Figure, measured
from tests.checks.fetch.networks import AGENT, ROOTS, Phonebook
from tests.peers.hostile_site import HostileSite

DEADLINE = 2.0


def late(figures: Mapping[str, Figure]) -> set[str]:
    return {name for name, figure in figures.items() if figure.seconds > DEADLINE + 1}


async def figures() -> dict[str, Figure]:
    return {figure.name: figure for figure in await measured(DEADLINE)}


async def test_every_bomb_is_refused_within_the_deadline_and_a_second_in_64_mib():
    first = await figures()
    assert set(first) == set(NAMES)
    refused = {name for name, figure in first.items() if figure.outcome.startswith("NotFetched: ")}
    assert refused == set(NAMES) - {LENGTH_TOO_SHORT}
    assert {name: figure.growth for name, figure in first.items() if figure.growth > MOST_GROWTH} == {}
    # A machine that stood still for a second proves nothing, so what was late must be late again.
    assert not late(first) or late(first) & late(await figures()) == set()


async def read(site: HostileSite, name: str, *, deadline: float = 10.0) -> bytes:
    reader = Fetcher(
        user_agent=AGENT, tls=ROOTS, resolver=Phonebook(), allow=frozenset({site.address}), deadline=deadline
    )
    return (await reader.fetch(site.url(name))).body


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("huge-header", "broke off"),
        ("many-headers", "broke off"),
        ("endless-interim", "far more than a page"),
        ("tiny-chunks", "far more than a page"),
        ("chunk-extensions", "far more than a page"),
        ("endless-trailers", "broke off"),
        ("gzip-bomb", "larger than 3 MB"),
        ("gzip-empty", "larger than 3 MB"),
        ("gzip-stacked", "packed as gzip, gzip"),
        ("length-absurd", "broke off"),
        ("two-lengths", "broke off"),
        ("endless-redirects", "in circles"),
        ("endless-refreshes", "in circles"),
    ],
)
async def test_what_can_be_told_before_the_deadline_is_told(name, words):
    async with HostileSite() as site:
        with pytest.raises(NotFetched, match=words):
            await read(site, name)


@pytest.mark.parametrize("name", SLOW)
async def test_what_drips_ends_at_the_deadline(name):
    async with HostileSite() as site:
        with pytest.raises(NotFetched, match=r"within 0\.3 seconds"):
            await read(site, name, deadline=0.3)


async def test_what_is_sent_beyond_the_announced_length_stays_unread():
    async with HostileSite() as site:
        assert await read(site, LENGTH_TOO_SHORT) == b"<p>and so on</p><p>a"
        assert site.sent[LENGTH_TOO_SHORT] < 20_000_000  # what fits into the socket's buffers


@pytest.mark.parametrize("name", ["endless-redirects", "endless-refreshes", "redirect-and-interim"])
async def test_five_hops_are_followed_and_no_more(name):
    async with HostileSite() as site:
        with pytest.raises(NotFetched):
            await read(site, name)
        assert site.asked[name] == 6


async def test_after_a_bomb_the_next_page_is_read():
    async with HostileSite() as site:
        for name in ("endless-body", "garbage"):
            with pytest.raises(NotFetched):
                await read(site, name)
        assert (await read(site, LENGTH_TOO_SHORT)).startswith(b"<p>")
