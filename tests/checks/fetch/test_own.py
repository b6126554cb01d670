"""Which addresses are this machine's own."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from checks.fetch import is_own_address
from tests.checks.fetch.networks import PUBLIC, PUBLIC_V6, Phonebook, Recorder, fetcher


@contextmanager
def no_more_files() -> Iterator[None]:
    """This process may open no further file meanwhile."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


@pytest.mark.parametrize("address", ["127.0.0.1", "127.5.6.7"])
def test_an_address_of_this_machine_is_its_own(address):
    assert is_own_address(address)


@pytest.mark.parametrize("address", [PUBLIC, PUBLIC_V6, "198.51.100.7"])
def test_an_address_elsewhere_is_not(address):
    assert not is_own_address(address)


def test_where_every_address_can_be_bound_the_route_tells():
    routes = {PUBLIC: PUBLIC, "8.8.8.8": "10.0.0.5"}
    own = {
        address: is_own_address(address, can_bind=lambda _: True, source_of=routes.__getitem__)
        for address in routes
    }
    assert own == {PUBLIC: True, "8.8.8.8": False}


def test_the_route_to_this_machine_starts_at_itself():
    assert is_own_address("127.0.0.1", can_bind=lambda _: True)


def test_an_address_that_cannot_be_bound_is_not_asked_for_its_route():
    def no_route(address: str) -> str:
        raise LookupError(address)

    assert not is_own_address(PUBLIC, can_bind=lambda _: False, source_of=no_route)


@pytest.mark.parametrize("address", [PUBLIC, PUBLIC_V6])
def test_a_machine_out_of_descriptors_says_so_and_not_that_the_address_is_its_own(address):
    with no_more_files(), pytest.raises(OSError, match="Too many open files"):
        is_own_address(address)


async def test_a_link_is_not_blamed_for_a_machine_out_of_descriptors():
    reader = fetcher(Phonebook(paper_example=[[PUBLIC]]), Recorder(), is_own=is_own_address)
    with no_more_files(), pytest.raises(OSError, match="Too many open files"):
        await reader.fetch("http://paper.example/")


async def test_a_connection_that_cannot_be_opened_for_want_of_descriptors_is_no_fault_of_the_site():
    reader = fetcher(None, None, allow=frozenset({("127.0.0.1", 9)}))
    with no_more_files(), pytest.raises(OSError, match="Too many open files"):
        await reader.fetch("http://127.0.0.1:9/")
