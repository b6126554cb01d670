"""A URL that somebody pasted -> bytes, safely. The only connections made are to addresses that were checked."""

from checks.fetch.connect import Backend, GuardedBackend, GuardedTransport
from checks.fetch.fetcher import PAGE_BYTES, Fetcher, Page
from checks.fetch.guard import Network, check_link, check_url, is_public
from checks.fetch.own import is_own_address
from checks.fetch.resolve import Resolver, SystemResolver

__all__ = [
    "PAGE_BYTES",
    "Backend",
    "Fetcher",
    "GuardedBackend",
    "GuardedTransport",
    "Network",
    "Page",
    "Resolver",
    "SystemResolver",
    "check_link",
    "check_url",
    "is_own_address",
    "is_public",
]
