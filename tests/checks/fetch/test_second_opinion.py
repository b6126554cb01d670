"""Another implementation's table of addresses (ssrfguard, generated from IANA's registries) beside ours.

Every range in which the two differ stands in a table here with the reason; any other difference fails.
"""

from __future__ import annotations

import ipaddress
import itertools
import random
from collections.abc import Mapping
from functools import cache

import pytest
from ssrfguard import DEFAULT_DENIED

from checks.fetch import is_public
from checks.fetch.guard import _V4_DENIED, _V6_DENIED

DRAWN = 10_000
SEED = 20_260

# In these ssrfguard permits what we refuse. There is no range the other way round.
ANYCAST = "a service for routers and hosts, not for readers: no publisher's page is there"
WRAPPED = (
    "ssrfguard decodes the IPv4 address inside and permits public ones; we refuse, since where the packet ends "
    "depends on a gateway that is not ours. No site needs it: its real address is there as well"
)
OUTSIDE = "IANA gives out global unicast addresses only from 2000::/3; the rest is reserved, so nobody's page is there"
STRICTER = {
    "168.63.129.16/32": "Azure's wire server answers here inside every virtual machine; the registries call it public",
    "192.0.0.9/32": ANYCAST,
    "192.0.0.10/32": ANYCAST,
    "192.31.196.0/24": ANYCAST,
    "192.52.193.0/24": ANYCAST,
    "192.175.48.0/24": ANYCAST,
    "2001::/32": WRAPPED,
    "2001:1::1/128": ANYCAST,
    "2001:1::2/128": ANYCAST,
    "2001:1::3/128": ANYCAST,
    "2001:3::/32": ANYCAST,
    "2001:4:112::/48": ANYCAST,
    "2001:20::/28": "ORCHIDv2 names hosts and is never routed",
    "2001:30::/28": "drone identifiers: names, not places",
    "2002::/16": WRAPPED,
    "2620:4f:8000::/48": ANYCAST,
    "::/96": WRAPPED,
    "64:ff9b::/96": WRAPPED,
    "::/3": OUTSIDE,
    "4000::/2": OUTSIDE,
    "8000::/1": OUTSIDE,
}
# The more exact range first, so that each difference is counted where it is argued.
ARGUED = sorted(map(ipaddress.ip_network, STRICTER), key=lambda network: -network.prefixlen)

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def ranges() -> list[Network]:
    """Every range that either side knows, and a wide one of each family."""
    known = {*(block.network for block in DEFAULT_DENIED.blocks), *_V4_DENIED, *_V6_DENIED, *ARGUED}
    wide = {ipaddress.ip_network(text) for text in ("0.0.0.0/0", "::/0", "2000::/3", "::ffff:0:0/96")}
    return sorted(known | wide, key=str)


@cache
def drawn() -> frozenset[str]:
    """Ten thousand distinct addresses at, beside, in and just around the ranges."""
    chance = random.Random(SEED)  # noqa: S311 - a sample, no secret
    found: set[str] = set()
    for network in itertools.cycle(ranges()):
        first, last = int(network.network_address), int(network.broadcast_address)
        size = last - first + 1
        inside, around = first + chance.randrange(size), first + chance.randrange(-size, 2 * size)
        for number in (first, last, first - 1, last + 1, inside, around):
            found.add(str(type(network.network_address)(number % 2**network.max_prefixlen)))
            if len(found) == DRAWN:
                return frozenset(found)
    raise AssertionError("there are no ranges")


def difference(address: str) -> Network | str | None:
    """The argued range in which the two differ about an address, "unargued", or None where they agree."""
    ours, theirs = is_public(address), not DEFAULT_DENIED.classify(address).blocked
    if ours == theirs:
        return None
    parsed = ipaddress.ip_address(address)
    plain = getattr(parsed, "ipv4_mapped", None) or parsed
    place = next((network for network in ARGUED if plain in network), None)
    return place if place and theirs else "unargued"


@cache
def differences() -> Mapping[str, Network | str | None]:
    """Each drawn address and where it belongs."""
    return {address: difference(address) for address in drawn()}


def test_ten_thousand_addresses_differ_only_where_it_is_argued():
    assert len(differences()) == DRAWN
    assert [address for address, place in differences().items() if place == "unargued"] == []


def test_the_two_agree_on_most():
    assert sum(place is None for place in differences().values()) > len(differences()) / 2


@pytest.mark.parametrize("network", STRICTER)
def test_every_argued_range_is_a_difference(network):
    # A range on which both agree is no longer to be argued.
    argued = ipaddress.ip_network(network)
    found = [address for address, place in differences().items() if place == argued]
    assert found
    assert not any(map(is_public, found))


def test_nothing_that_the_other_refuses_is_public_here():
    assert [one for one in differences() if is_public(one) and DEFAULT_DENIED.classify(one).blocked] == []
