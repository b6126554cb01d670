"""Wikipedia: which pages a name leads to, and the first sentence of a page that was found by searching."""

from checks.sources.wikipedia.source import Wikipedia

__all__ = ["Wikipedia"]
