"""In which order the sources are asked about one article, what goes out together, and what it may cost.

Sources of our own (pack, house) answer at once. Live ones are asked in as few dependent rounds as there can be:
the names as they are written (`look`), what nobody has of that name (`search`, all live sources together), and
then the facts of everything that was found, again together.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar, runtime_checkable

from checks.errors import SourceFailed
from checks.model import (
    Candidate,
    EntityKind,
    FactSheet,
    Hit,
    Lookup,
    LookupState,
    Outage,
    Query,
    Reason,
    Resolution,
    Unasked,
)
from checks.politeness import Errand, Purse, granted, unfound

_T = TypeVar("_T")

# What all sources together may take for one article.
ARTICLE_SECONDS = 25.0
# A source that keeps to its errand ends in time by itself; this is for one that does not.
GRACE = 1.0


class Source(Protocol):
    """A reference source: two rounds, whole lists at a time. It asks and never decides.

    Both rounds raise SourceFailed when the source as a whole cannot be asked.
    """

    @property
    def name(self) -> str:
        """The name by which settings, lookups and outages speak of it."""

    async def resolve(self, queries: Sequence[Query], known: Sequence[Candidate]) -> Resolution:
        """Who could be meant. `known` are the candidates of the sources asked before."""

    async def facts(self, candidates: Sequence[Candidate]) -> FactSheet:
        """What the source says of its own candidates."""


@runtime_checkable
class LiveSource(Source, Protocol):
    """A source on the network: it shares one article's requests and time with the other live ones."""

    def on(self, errand: Errand) -> LiveSource:
        """The same source, spending this errand."""

    def silent_on(self, is_withheld: Callable[[str], bool]) -> LiveSource:
        """The same source, which never sends such a name, even where an answer of its own has named it."""

    async def look(self, queries: Sequence[Query], known: Sequence[Candidate]) -> Resolution:
        """What stands under the names as they are written."""

    async def search(self, queries: Sequence[Query]) -> Resolution:
        """What could be meant by names that nobody has."""

    def link(self, queries: Sequence[Query], known: Sequence[Candidate]) -> tuple[Candidate, ...]:
        """Its own entries for what the others found; asks nothing."""

    def needs(self, candidates: Sequence[Candidate]) -> int:
        """How many requests the facts of these will want."""


@dataclass(frozen=True, kw_only=True)
class Answers:
    """What the sources together gave."""

    lookups: tuple[Lookup, ...] = ()
    outages: tuple[Outage, ...] = ()
    requests: int = 0
    cached: int = 0


@dataclass(kw_only=True, slots=True)
class _Tally:
    """What one source has given so far. `failure` is set when it could not be asked as a whole."""

    source: Source
    candidates: dict[tuple[Query, str], Candidate] = field(default_factory=dict)
    unasked: list[Unasked] = field(default_factory=list)
    sheet: FactSheet = field(default_factory=FactSheet)
    requests: int = 0
    cached: int = 0
    failure: str = ""

    def take(self, resolution: Resolution) -> None:
        """Add what a round gave; the first way to a candidate stays."""
        for one in resolution.candidates:
            self.candidates.setdefault((one.query, one.id), one)
        self.unasked += resolution.unasked
        self.requests += resolution.requests
        self.cached += resolution.cached

    def take_facts(self, sheet: FactSheet) -> None:
        """Add the facts."""
        self.sheet = sheet
        self.unasked += sheet.unasked
        self.requests += sheet.requests
        self.cached += sheet.cached


async def look_up(
    queries: Sequence[Query], sources: Sequence[Source], *, seconds: float = ARTICLE_SECONDS
) -> Answers:
    """Put every query to every source; after `seconds` what is not answered has failed, and that is said."""
    if not queries:
        return Answers()
    errand = Errand.lasting(seconds)
    tallies = [_Tally(source=source) for source in sources]
    known: list[Candidate] = []
    for tally in tallies:
        await _look(tally, queries, known, errand)
        known += tally.candidates.values()
    await _search(tallies, queries, known, errand)
    await _facts(tallies, errand)
    each = [_lookups(tally, queries) for tally in tallies]
    return Answers(
        lookups=tuple(lookup for lookups in each for lookup in lookups),
        outages=tuple(outage for tally in tallies for outage in _outages(tally)),
        requests=sum(tally.requests for tally in tallies),
        cached=sum(tally.cached for tally in tallies),
    )


async def _look(tally: _Tally, queries: Sequence[Query], known: Sequence[Candidate], errand: Errand) -> None:
    source = tally.source
    if isinstance(source, LiveSource):
        asking = source.on(errand).look(queries, known)
    else:
        asking = source.resolve(queries, known)
    resolution = await _answer(tally, asking, errand)
    if resolution:
        tally.take(resolution)


async def _search(
    tallies: Sequence[_Tally], queries: Sequence[Query], known: Sequence[Candidate], errand: Errand
) -> None:
    """What nobody has under its name, at all live sources together; then what the finds are to each of them."""
    live = [(tally, tally.source) for tally in tallies if isinstance(tally.source, LiveSource)]
    asking = [(tally, source) for tally, source in live if not tally.failure]
    missing = unfound(queries, known)
    people = [query for query in missing if query.about is EntityKind.PERSON]
    errand.purse.grant(granted(people))
    # The first source may also search a second time and for other things, so the others get no more than half.
    most = errand.purse.searches_left // max(len(asking), 1)
    purses = [errand.purse.part(min(len(people), most), searches=True) for _ in asking[1:]]
    searches = []
    for (tally, source), purse in zip(asking, (errand.purse, *purses), strict=False):
        left = {one.query for one in tally.unasked}
        wanted = [query for query in missing if query not in left]
        searches.append(_answer(tally, source.on(errand.part(1.0, purse)).search(wanted), errand))
    for (tally, _), resolution in zip(asking, await asyncio.gather(*searches), strict=True):
        if resolution:
            tally.take(resolution)
    found = [one for tally in tallies if not tally.failure for one in tally.candidates.values()]
    for tally, source in asking:
        tally.take(Resolution(candidates=source.link(queries, found)))


async def _facts(tallies: Sequence[_Tally], errand: Errand) -> None:
    """The facts of all sources' candidates together. Live sources share what is left in the purse, the last first."""
    purses: dict[str, Purse] = {}
    live = [tally for tally in tallies if isinstance(tally.source, LiveSource)]
    for tally in reversed(live):
        if isinstance(tally.source, LiveSource):
            purses[tally.source.name] = errand.purse.part(
                tally.source.needs(tuple(tally.candidates.values()))
            )
    if live:
        purses[live[-1].source.name].requests += errand.purse.requests
    asked = [tally for tally in tallies if not tally.failure]
    sheets = await asyncio.gather(
        *(_answer(tally, _facts_of(tally, purses, errand), errand) for tally in asked)
    )
    for tally, sheet in zip(asked, sheets, strict=True):
        if sheet:
            tally.take_facts(sheet)


async def _facts_of(tally: _Tally, purses: Mapping[str, Purse], errand: Errand) -> FactSheet:
    source = tally.source
    if isinstance(source, LiveSource):
        source = source.on(errand.part(1.0, purses[source.name]))
    return await source.facts(tuple(tally.candidates.values()))


async def _answer(tally: _Tally, asking: Coroutine[Any, Any, _T], errand: Errand) -> _T | None:
    """What a round gives; None when the source failed as a whole, which is noted."""
    try:
        async with asyncio.timeout_at(errand.ends + GRACE):
            return await asking
    except SourceFailed as failure:
        tally.failure = failure.detail
    except TimeoutError:
        tally.failure = "no answer in the time allowed"
    return None


def _lookups(tally: _Tally, queries: Sequence[Query]) -> tuple[Lookup, ...]:
    if tally.failure:
        # What was never to be asked has not failed with the rest.
        withheld = {one.query: one for one in tally.unasked if one.why is Reason.NO_SOURCE}
        failed = (Unasked(query=query, why=Reason.OUTAGE, detail=tally.failure) for query in queries)
        return tuple(_not_asked(tally, withheld.get(one.query, one)) for one in failed)
    return tuple(_lookup(tally, query) for query in queries)


def _lookup(tally: _Tally, query: Query) -> Lookup:
    entities = {entity.id: entity for entity in tally.sheet.entities}
    hits = tuple(
        Hit(candidate=candidate, entity=entities[candidate.id])
        for candidate in tally.candidates.values()
        if candidate.query == query and candidate.id in entities
    )
    left = next((one for one in tally.unasked if one.query == query), None)
    if left is not None:
        return _not_asked(tally, left, hits)
    state = LookupState.ANSWERED if hits else LookupState.EMPTY
    return Lookup(query=query, source=tally.source.name, state=state, hits=hits)


def _not_asked(tally: _Tally, left: Unasked, hits: tuple[Hit, ...] = ()) -> Lookup:
    return Lookup(
        query=left.query,
        source=tally.source.name,
        state=LookupState.FAILED,
        hits=hits,
        why=left.why,
        detail=left.detail,
    )


def _outages(tally: _Tally) -> tuple[Outage, ...]:
    if tally.failure:
        return (Outage(source=tally.source.name, detail=tally.failure),)
    details = dict.fromkeys(one.detail for one in tally.unasked if one.why is Reason.OUTAGE)
    return tuple(Outage(source=tally.source.name, detail=detail) for detail in details)
