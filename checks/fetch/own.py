"""Addresses that look public but are this machine's own, which no table can know. No packet is sent to find out."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable
from typing import Final

from checks.fetch.shortage import shortage

# Documentation addresses: nobody has them. Whoever can bind even these can bind anything.
_NOBODYS: Final = {socket.AF_INET: "192.0.2.1", socket.AF_INET6: "2001:db8::1"}
_NOT_OURS: Final = frozenset({errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT})
_ANY_PORT: Final = 9


def is_own_address(
    address: str,
    *,
    can_bind: Callable[[str], bool] | None = None,
    source_of: Callable[[str], str] | None = None,
) -> bool:
    """Whether an IP address belongs to this machine.

    Args:
        address: An IPv4 or IPv6 address in text form.
        can_bind: Whether a socket can be bound to an address; asks the system when None.
        source_of: The address that a packet to an address would carry; asks the system when None.

    Raises:
        OSError: This machine has run out of descriptors or memory, so nothing can be said.
    """
    bindable, source = can_bind or _can_bind, source_of or _source_of
    if not bindable(address):
        return False
    # Where the system binds foreign addresses too (Linux: ip_nonlocal_bind), only the route can tell.
    return not bindable(_NOBODYS[_family(address)]) or source(address) == address


def _family(address: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in address else socket.AF_INET


def _can_bind(address: str) -> bool:
    try:
        with socket.socket(_family(address), socket.SOCK_DGRAM) as probe:
            probe.bind((address, 0))
    except OSError as error:
        if shortage(error):
            raise
        # Any other failure proves nothing, so the address counts as ours.
        return error.errno not in _NOT_OURS
    return True


def _source_of(address: str) -> str:
    try:
        with socket.socket(_family(address), socket.SOCK_DGRAM) as probe:
            probe.connect((address, _ANY_PORT))
            return str(probe.getsockname()[0])
    except OSError as error:
        if shortage(error):
            raise
        return ""
