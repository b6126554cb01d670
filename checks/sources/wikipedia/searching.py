"""The searches of one article: each put once, kept for later, and what of their hits could be meant."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from rapidfuzz import fuzz

from checks.compare.strings import fold
from checks.errors import SourceFailed
from checks.model import Query, Reason
from checks.politeness import Kept, Shelf
from checks.sources.wikipedia.likeness import could_be, is_near, suggested_title, whole_name
from checks.sources.wikipedia.package import Hits, SearchPackage, Wording
from checks.sources.wikipedia.pages import Page, Read
from checks.sources.wikipedia.steps import Answers, Left, Round

HITS_KEPT = 3
_TOO_MANY_SEARCHES = "too many names to search for in one article"


@dataclass(frozen=True, kw_only=True)
class Found:
    """What could be meant by a name: pages whose text has its words, and titles near it, nearest first."""

    pages: tuple[Read, ...] = ()
    near: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class _Heard:
    """What one search gave, and when."""

    hits: Hits
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Searches:
    """Puts the searches of articles, within their purses; the shelf is asked first."""

    package: SearchPackage
    shelf: Shelf
    clock: Callable[[], datetime]

    async def made(
        self, wanted: Sequence[tuple[Query, Wording]], tour: Round, answers: Answers
    ) -> dict[Query, Found]:
        """What could be meant among the hits for each query's words; a query left out is noted in the answers."""
        heard, left = await self._heard(dict.fromkeys(wording for _, wording in wanted), tour)
        found: dict[Query, Found] = {}
        for query, wording in wanted:
            if wording in left:
                answers.leave(query, left[wording].why, left[wording].detail)
            found[query] = _meant(query, wording, heard[wording]) if wording in heard else Found()
        return found

    async def _heard(
        self, wordings: Iterable[Wording], tour: Round
    ) -> tuple[dict[Wording, _Heard], dict[Wording, Left]]:
        heard: dict[Wording, _Heard] = {}
        absent = []
        for wording in wordings:
            kept = await self.shelf.take(_key(wording), tour.ages)
            if kept is None:
                absent.append(wording)
            else:
                tour.cached += 1
                heard[wording] = _Heard(hits=_hits_in(kept), at=kept.at)
        paid = [wording for wording in absent if tour.errand.purse.take_search()]
        left = {
            wording: Left(why=Reason.BUDGET, detail=_TOO_MANY_SEARCHES) for wording in absent[len(paid) :]
        }
        for wording, hits in zip(
            paid, await asyncio.gather(*(self._hits(one, tour) for one in paid)), strict=True
        ):
            if isinstance(hits, Left):
                left[wording] = hits
            else:
                heard[wording] = _Heard(hits=hits, at=self.clock())
        return heard, left

    async def _hits(self, wording: Wording, tour: Round) -> Hits | Left:
        try:
            hits = await self.package.search(wording, tour.errand)
        except SourceFailed as failure:
            return Left(why=Reason.OUTAGE, detail=failure.detail)
        await self.shelf.keep(
            _key(wording), Kept(at=self.clock(), value=asdict(hits) if _any(hits) else None)
        )
        return hits


def _key(wording: Wording) -> str:
    near = f":near:{wording.near}:{wording.mends_typos}" if wording.near else ""
    return f"hits:{wording.words}{near}"


def _any(hits: Hits) -> bool:
    return bool(hits.pages or hits.near or hits.suggestion)


def _hits_in(kept: Kept) -> Hits:
    held = kept.value or {}
    return Hits(
        pages=tuple(Page(**found) for found in held.get("pages", ())),
        near=tuple(held.get("near", ())),
        suggestion=held.get("suggestion", ""),
    )


def _meant(query: Query, wording: Wording, heard: _Heard) -> Found:
    hits = heard.hits
    pages = [one for one in hits.pages if could_be(query, one.title) and not one.disambiguation][:HITS_KEPT]
    titles = [*hits.near]
    # The proposal is for all words of the search: one for a surname beside a country is no name.
    if wording.words == whole_name(query):
        titles.append(suggested_title(query, hits.suggestion))
    known = {one.title for one in pages}
    near = {title: None for title in titles if title and title not in known and is_near(query, title)}
    nearest = sorted(near, key=lambda title: -fuzz.ratio(fold(query.subject), fold(title)))
    return Found(
        pages=tuple(Read(page=one, at=heard.at) for one in pages),
        near=tuple(nearest[:HITS_KEPT]) if wording.near else (),
    )
