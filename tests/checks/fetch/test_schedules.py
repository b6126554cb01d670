"""Name servers that answer each lookup anew and as badly as they like: no answer of theirs is a way in."""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
from collections.abc import Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checks.errors import CheckError
from tests.checks.fetch.cases import ADDRESSES
from tests.checks.fetch.networks import Recorder, answer, fetcher, moved, refreshing

# Told apart by these lists, not by the code under test.
GOOD = ("93.184.215.14", "8.8.8.8", "1.1.1.1", "2606:4700::1111", "2a00:1450:4001::200e", "::ffff:9.9.9.9")
OWN = ("198.41.0.4", "2620:fe::fe")
OFFICE = ("151.101.1.69", "2a04:4e42::1")
BAD = (*(address for _, address in ADDRESSES), *OWN, *OFFICE)
OFFICE_NETWORKS = (ipaddress.ip_network("151.101.0.0/16"), ipaddress.ip_network("2a04:4e42::/32"))

HOSTS = ("paper.example", "a.example", "b.example", "xn--zrich-kva.example")
LINKS = (
    *(f"{scheme}://{host}/next" for scheme in ("http", "https") for host in HOSTS),
    "/next",
    "//a.example/",
    "http://127.0.0.1/",
    "http://a.example:8080/",
    "http://b.example@127.0.0.1/",
    "https://[::1]/",
)

# Mostly good ones, or few schedules would get past their first lookup.
lookups = st.lists(
    st.one_of(
        st.lists(st.sampled_from(GOOD), min_size=1, max_size=4),
        st.lists(st.sampled_from(GOOD), min_size=1, max_size=4),
        st.lists(st.sampled_from(GOOD + BAD), max_size=4),
    ),
    min_size=1,
    max_size=7,
)
answers = st.lists(
    st.one_of(
        st.builds(moved, st.sampled_from(LINKS)),
        st.builds(refreshing, st.sampled_from(LINKS)),
        st.just(answer()),
    ),
    max_size=7,
)


class Turncoat:
    """A resolver whose every lookup gives the next answer of a schedule, whatever the name; then none."""

    def __init__(self, schedule: Sequence[Sequence[str]]) -> None:
        self.schedule = list(schedule)

    async def addresses(self, host: str) -> Sequence[str]:
        if not self.schedule:
            raise OSError("Name or service not known")
        return self.schedule.pop(0)


async def _dialled(schedule: Sequence[Sequence[str]], sent: Sequence[bytes]) -> list[tuple[str, int]]:
    network = Recorder(*sent)
    reader = fetcher(Turncoat(schedule), network, own_networks=OFFICE_NETWORKS, is_own=OWN.__contains__)
    with contextlib.suppress(CheckError):
        await reader.fetch("http://paper.example/story")
    return network.dialled


def _trusted(schedule: Sequence[Sequence[str]]) -> set[str]:
    """The addresses of those answers that are wholly good."""
    return {address for found in schedule if set(found) <= set(GOOD) for address in found}


@settings(
    max_examples=1000,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(schedule=lookups, sent=answers)
def test_no_schedule_of_answers_and_hops_leads_to_an_inner_address(schedule, sent):
    dialled = asyncio.run(_dialled(schedule, sent))
    assert {address for address, _ in dialled} <= _trusted(schedule)
    assert {port for _, port in dialled} <= {80, 443}
