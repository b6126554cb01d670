"""A live source that is never told the names which the newsroom keeps in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from checks.compare.house import KEPT_IN_HOUSE
from checks.compare.withheld import Withheld
from checks.errors import SourceFailed
from checks.model import Candidate, FactSheet, Query, Reason, Resolution, Unasked
from checks.politeness import Errand


class _Live(Protocol):
    """What of a live source is used here."""

    @property
    def name(self) -> str: ...

    def on(self, errand: Errand) -> _Live: ...

    def silent_on(self, is_withheld: Callable[[str], bool]) -> _Live: ...

    async def look(self, queries: Sequence[Query], known: Sequence[Candidate]) -> Resolution: ...

    async def search(self, queries: Sequence[Query]) -> Resolution: ...

    def link(self, queries: Sequence[Query], known: Sequence[Candidate]) -> tuple[Candidate, ...]: ...

    def needs(self, candidates: Sequence[Candidate]) -> int: ...

    async def resolve(self, queries: Sequence[Query], known: Sequence[Candidate]) -> Resolution: ...

    async def facts(self, candidates: Sequence[Candidate]) -> FactSheet: ...


class Discreet:
    """A live source behind the house list's lips.

    A query about a withheld name is not put at all (UNCHECKED, "kept in house"); others go out without the context
    that holds one. What other sources know under such a name is not handed on, and what the source itself finds
    under one is not asked further, be it between two of its own requests.
    """

    def __init__(self, source: _Live, withheld: Withheld) -> None:
        """Ask this source, but never for these names."""
        self._source = source.silent_on(withheld.holds)
        self._withheld = withheld

    @property
    def name(self) -> str:
        """The name of the source itself."""
        return self._source.name

    def on(self, errand: Errand) -> Discreet:
        """The same, spending this errand."""
        return Discreet(self._source.on(errand), self._withheld)

    def silent_on(self, is_withheld: Callable[[str], bool]) -> Discreet:
        """The same, silent on these names as well."""
        holds = self._withheld.holds
        return Discreet(self._source.silent_on(lambda name: is_withheld(name) or holds(name)), self._withheld)

    async def resolve(self, queries: Sequence[Query], known: Sequence[Candidate]) -> Resolution:
        """Who could be meant, of what may be asked."""
        return await self._put(queries, lambda sent: self._source.resolve(sent, self._outside(known)))

    async def look(self, queries: Sequence[Query], known: Sequence[Candidate]) -> Resolution:
        """What stands under the names that may be asked."""
        return await self._put(queries, lambda sent: self._source.look(sent, self._outside(known)))

    async def search(self, queries: Sequence[Query]) -> Resolution:
        """What could be meant by the names that may be asked."""
        sent = self._sent(queries)
        return self._told(sent, (), await self._source.search(tuple(sent)))

    def link(self, queries: Sequence[Query], known: Sequence[Candidate]) -> tuple[Candidate, ...]:
        """Its own entries for what the others found under names that may be asked."""
        sent = self._sent(queries)
        return _back(sent, self._source.link(tuple(sent), self._outside(known)))

    def needs(self, candidates: Sequence[Candidate]) -> int:
        """How many requests the facts of these will want."""
        return self._source.needs(self._outside(candidates))

    async def facts(self, candidates: Sequence[Candidate]) -> FactSheet:
        """What the source says of its own candidates that may be asked."""
        sent = self._sent(dict.fromkeys(one.query for one in candidates))
        sheet = await self._source.facts(self._outside(candidates))
        return replace(sheet, unasked=_unasked(sent, sheet.unasked))

    def _sent(self, queries: Iterable[Query]) -> dict[Query, list[Query]]:
        """What goes out, with the queries that it stands for."""
        sent: dict[Query, list[Query]] = {}
        for query in queries:
            outgoing = self._withheld.outgoing(query)
            if outgoing is not None:
                sent.setdefault(outgoing, []).append(query)
        return sent

    def _outside(self, known: Sequence[Candidate]) -> tuple[Candidate, ...]:
        handed_on = []
        for one in known:
            outgoing = self._withheld.outgoing(one.query)
            named = any(self._withheld.holds(words) for words in (one.label, one.matched))
            if outgoing is not None and not named:
                handed_on.append(replace(one, query=outgoing))
        return tuple(handed_on)

    async def _put(
        self, queries: Sequence[Query], ask: Callable[[tuple[Query, ...]], Awaitable[Resolution]]
    ) -> Resolution:
        """What is answered to the queries that may go out, and that the others may not."""
        sent = self._sent(queries)
        if not sent:
            return self._told(sent, queries, Resolution())
        try:
            answer = await ask(tuple(sent))
        except SourceFailed as failure:
            # Of what is kept in, the reason is not that the source failed.
            failed = (Unasked(query=query, why=Reason.OUTAGE, detail=failure.detail) for query in sent)
            answer = Resolution(unasked=tuple(failed))
        return self._told(sent, queries, answer)

    def _told(
        self, sent: Mapping[Query, Sequence[Query]], queries: Sequence[Query], answer: Resolution
    ) -> Resolution:
        """The answer in terms of the queries as they were put to us."""
        put = {query for standing in sent.values() for query in standing}
        kept_in = (
            Unasked(query=query, why=Reason.NO_SOURCE, detail=KEPT_IN_HOUSE)
            for query in queries
            if query not in put
        )
        return replace(
            answer,
            candidates=_back(sent, answer.candidates),
            unasked=(*_unasked(sent, answer.unasked), *kept_in),
        )


def _back(sent: Mapping[Query, Sequence[Query]], candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    return tuple(replace(one, query=query) for one in candidates for query in sent.get(one.query, ()))


def _unasked(sent: Mapping[Query, Sequence[Query]], unasked: Iterable[Unasked]) -> tuple[Unasked, ...]:
    return tuple(replace(one, query=query) for one in unasked for query in sent.get(one.query, ()))
