"""A URL that somebody pasted -> bytes, safely. The only connections made are to addresses that were checked."""

from checks.fetch.connect import Backend, GuardedTransport, Resolver, SystemResolver
from checks.fetch.fetcher import PAGE_BYTES, Fetcher, Page
from checks.fetch.guard import check_url, is_public

__all__ = [
    "PAGE_BYTES",
    "Backend",
    "Fetcher",
    "GuardedTransport",
    "Page",
    "Resolver",
    "SystemResolver",
    "check_url",
    "is_public",
]
