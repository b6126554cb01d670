"""Which addresses are this machine's own."""

from __future__ import annotations

import pytest

from checks.fetch import is_own_address
from tests.checks.fetch.networks import PUBLIC, PUBLIC_V6


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
