"""What asking about one article may cost: requests and time, over all live sources together."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from checks.model import Candidate, EntityKind, FoundBy, Query

REQUESTS = 6
A_PERSON, A_THING = 2, 1
SEARCHES = 15
# Kept back while names are looked up: items, offices and labels of Wikidata.
FOR_FACTS = 3


# How a source came to a candidate of that name; by surname or search it only could be meant, and by a link it holds
# the office beside the name, whatever it is called.
_FOUND = frozenset({FoundBy.LABEL, FoundBy.ALIAS, FoundBy.REDIRECT, FoundBy.DISAMBIGUATION})


def unfound(queries: Iterable[Query], known: Iterable[Candidate]) -> list[Query]:
    """The queries for which nobody has something of that name, each once, in their order."""
    found = {one.query for one in known if one.found_by in _FOUND}
    return [query for query in dict.fromkeys(queries) if query not in found]


def granted(names: Iterable[Query]) -> Mapping[str, int]:
    """What the search for these names may cost: two requests for a person, one for anything else."""
    return {
        f"{query.about} {query.subject}": A_PERSON if query.about is EntityKind.PERSON else A_THING
        for query in names
    }


@dataclass(kw_only=True, slots=True)
class Purse:
    """The requests of one article: six, and for every name that the batch did not find what its search may cost.

    At most `searches` of them are searches.
    """

    requests: int = REQUESTS
    searches: int = SEARCHES
    names: set[str] = field(default_factory=set)

    def grant(self, names: Mapping[str, int]) -> None:
        """What names that the batch did not find may cost; each is granted once."""
        self.requests += sum(cost for name, cost in names.items() if name not in self.names)
        self.names |= names.keys()

    def take(self, *, keeping: int = 0) -> bool:
        """Take one request, unless only those kept for later steps are left."""
        if self.requests <= keeping:
            return False
        self.requests -= 1
        return True

    def take_search(self) -> bool:
        """Take one request for a search; what Wikidata's facts need is kept."""
        if self.searches <= 0 or not self.take(keeping=FOR_FACTS):
            return False
        self.searches -= 1
        return True

    @property
    def searches_left(self) -> int:
        """How many searches can still be taken."""
        return max(min(self.searches, self.requests - FOR_FACTS), 0)

    def part(self, requests: int, *, searches: bool = False) -> Purse:
        """Set so many requests apart, fewer where fewer are left; as searches too, where they are meant for them."""
        given = max(min(requests, self.searches_left if searches else self.requests), 0)
        self.requests -= given
        self.searches -= given if searches else 0
        return Purse(requests=given + (FOR_FACTS if searches else 0), searches=given if searches else 0)


@dataclass(kw_only=True, slots=True)
class Errand:
    """One round of questions: when it must be over (the loop's time), what it may spend, what it has asked.

    Tries that had to be repeated count in `requests`, but not in the purse.
    """

    ends: float
    begun: float = field(default_factory=lambda: asyncio.get_running_loop().time())
    purse: Purse = field(default_factory=Purse)
    requests: int = 0

    @classmethod
    def lasting(cls, seconds: float) -> Errand:
        """An errand that must be over in so many seconds."""
        return cls(ends=asyncio.get_running_loop().time() + seconds)

    def part(self, share: float = 1.0, purse: Purse | None = None) -> Errand:
        """A round of the same errand that must be over after this share of its time, with its purse or a part of it."""
        ends = self.begun + (self.ends - self.begun) * share
        return Errand(ends=ends, begun=self.begun, purse=purse or self.purse)
