"""What may be asked: rules for a URL before any name is looked up, and for an address before any connection."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Collection

import httpx

from checks.errors import NotFetched, Trouble

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

INSTEAD = "Save the page and pass the file, or paste the text."

LONGEST_URL = 2048
LONGEST_HOST = 253
LONGEST_LABEL = 63
PORTS = {"http": 80, "https": 443}
INTERNAL_NAMES = ("localhost", "local", "internal", "intranet", "lan", "home.arpa", "onion", "localdomain")

# `ipaddress.is_global` alone is no guard: it calls multicast, NAT64, 6to4 and Azure's 168.63.129.16 global on
# some Python versions. So IPv6 is an allow-list, IPv4 a deny-list, and `is_global` a third opinion.
# Ranges: IANA special-purpose registries.
_V6_ALLOWED = ipaddress.IPv6Network("2000::/3")
_V6_DENIED = tuple(
    ipaddress.IPv6Network(network)
    for network in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "2620:4f:8000::/48")
)
_V4_DENIED = tuple(
    ipaddress.IPv4Network(network)
    for network in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
        "168.63.129.16/32",
    )
)
# Backslashes, blanks and control characters are where URL parsers disagree about what the host is.
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\xa0\\]")
_NUMERIC_LABEL = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?)+")


def internal(host: str) -> NotFetched:
    """The refusal of an address that is not on the public internet."""
    return NotFetched(
        f"{host} points to an internal address; I only read public pages. {INSTEAD}", trouble=Trouble.INTERNAL
    )


def is_public(address: str) -> bool:
    """Whether an IP address in text form is one of the public internet. False for everything unclear."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.scope_id is not None:
            return False
        if parsed.ipv4_mapped is not None:
            return is_public(str(parsed.ipv4_mapped))
        inside = parsed in _V6_ALLOWED and not any(parsed in network for network in _V6_DENIED)
    else:
        inside = not any(parsed in network for network in _V4_DENIED)
    return inside and parsed.is_global and not parsed.is_multicast


def unmapped(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """The address itself, taken out of its IPv6 wrapping (::ffff:8.8.8.8). ValueError when it is none."""
    parsed = ipaddress.ip_address(address)
    return getattr(parsed, "ipv4_mapped", None) or parsed


def check_link(link: str, *, base: httpx.URL, allow: Collection[tuple[str, int]] = ()) -> httpx.URL:
    """The URL as it may be asked of a link that a site or a page names; nothing is looked up.

    The one door for redirects, meta refreshes, canonical and AMP addresses. A page's `<base>` is not obeyed:
    a link that needs it is seen from the page's own address.

    Args:
        link: What stands there, relative or absolute.
        base: The address of the answer in which it stands.
        allow: As for `check_url`.

    Raises:
        NotFetched: The link breaks a rule; the message says which.
    """
    if len(link) > LONGEST_URL:
        raise _too_long()
    try:
        joined = str(base.join(link.strip()))
    except (httpx.InvalidURL, ValueError) as error:
        raise NotFetched(f"{base.host} redirects to a malformed address. {INSTEAD}") from error
    return check_url(joined, allow)


def check_url(url: str, allow: Collection[tuple[str, int]] = ()) -> httpx.URL:
    """The URL as it may be asked, without fragment; nothing is looked up.

    Args:
        url: What was pasted, or where a redirect points.
        allow: (address, port) pairs that are exempt from the rules for hosts and ports.

    Raises:
        NotFetched: The URL breaks a rule; the message says which.
    """
    parsed = _parsed(url.strip(" \t\r\n"))
    if parsed.scheme not in PORTS:
        raise NotFetched(
            "I only read links that start with http:// or https://. Check the link, or paste the text."
        )
    if parsed.userinfo:
        raise NotFetched(f"That link carries a user name or password, so I do not open it. {INSTEAD}")
    host = parsed.raw_host.decode("ascii").lower().rstrip(".")
    port = PORTS[parsed.scheme] if parsed.port is None else parsed.port
    if (host, port) not in allow:
        _check_host(host)
        if port != PORTS[parsed.scheme]:
            raise NotFetched(
                f"That link asks for port {port}; I only read the usual web ports 80 and 443. {INSTEAD}",
                trouble=Trouble.INTERNAL,
            )
    return parsed.copy_with(host=host, fragment=None)


def _parsed(url: str) -> httpx.URL:
    if len(url) > LONGEST_URL:
        raise _too_long()
    if _UNSAFE.search(url):
        raise NotFetched(
            "That link holds blanks, backslashes or control characters. Copy it again from the browser."
        )
    try:
        parsed = httpx.URL(url)
        # Some hosts are found to be none only here: a zone behind an IPv6 address that is not ASCII.
        _ = parsed.host, parsed.raw_host, parsed.port
    except (httpx.InvalidURL, ValueError) as error:
        raise NotFetched("That is not a link that I can read. Copy it again from the browser.") from error
    return parsed


def _too_long() -> NotFetched:
    return NotFetched(
        f"That link is longer than {LONGEST_URL:,} characters. Paste its short form, or the text."
    )


def _check_host(host: str) -> None:
    if not host:
        raise NotFetched("That link names no site. Copy it again from the browser.")
    if any(host == name or host.endswith(f".{name}") for name in INTERNAL_NAMES):
        raise internal(host)
    labels = host.split(".")
    if len(labels) == 1 or _NUMERIC_LABEL.fullmatch(labels[-1]) or ":" in host:
        raise NotFetched(
            f"{host} is not the name of a public site, and I only read public pages. {INSTEAD}",
            trouble=Trouble.INTERNAL,
        )
    if len(host) > LONGEST_HOST or max(map(len, labels)) > LONGEST_LABEL or not _HOST.fullmatch(host):
        raise NotFetched("That link's site name is malformed. Copy it again from the browser.")
