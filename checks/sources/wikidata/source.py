"""Wikidata as a source: which items are asked, in which requests, and what could not be read."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from itertools import chain, zip_longest
from typing import Any

import httpx

from checks.compare.freshness import UNSETTLED
from checks.compare.strings import fold
from checks.errors import SourceFailed
from checks.model import Candidate, Entity, EntityKind, FactSheet, FoundBy, Query, Reason, Resolution, Unasked
from checks.politeness import (
    CONCURRENT,
    SEARCHES,
    Ages,
    Api,
    Cache,
    Errand,
    Kept,
    Pace,
    Purse,
    Refused,
    Shelf,
    ages_for,
    batches,
)
from checks.sources.wikidata.book import Book, Held, labels_of, page_of
from checks.sources.wikidata.statements import (
    HUMAN,
    LANGUAGES,
    LED_BY,
    Item,
    around,
    is_settled,
    kind_of,
    named_items,
    neighbours,
    speaks_of,
    targets,
    under_asked_ids,
)

# Fifty are allowed; with nine languages and all statements an answer of fifty is over 10 MB.
ITEMS_A_REQUEST = 20
LABELS_A_REQUEST = 50
OFFICES = 150
OTHER_LABELS = 100
SEARCH_HITS = 7
# Requests of one call by a caller who counts none, as when a pack is built.
_UNCOUNTED = 1_000_000

_COUNTRIES = ("P27", "P17", "P1001")
_MAKERS = ("P50", "P57", "P175", "P170", "P86")
_REST = ("P1365", "P1366", "P463", "P159", "P131", "P30", "P31", "P106", "P734", "P735")
# What a query was asked for is not known where these could not be read.
_NEEDED = ("P39", *_COUNTRIES, *_MAKERS, "P36")
_KNOWN_LABELS = {HUMAN: "human"}


@dataclass(kw_only=True, slots=True)
class _Round:
    """One call of search or facts: its errand, what it read, and what it could not read."""

    errand: Errand
    ages: Ages
    cached: int = 0
    unread: dict[str, tuple[Reason, str]] = field(default_factory=dict)


class Wikidata:
    """Wikidata, or any Wikibase with its properties.

    An article costs one request for 20 candidates, one for 50 of their offices and one for 50 other names. Bound
    to an article with `on` it spends that article's purse; unbound, each call has half of `seconds` and a purse
    of its own.
    """

    name = "wikidata"

    def __init__(  # noqa: PLR0913 - collaborators and limits, each by its name
        self,
        *,
        api_url: str,
        user_agent: str,
        http: httpx.AsyncClient,
        clock: Callable[[], datetime],
        search_cap: int = SEARCHES,
        seconds: float = 20.0,
        cache: Cache | None = None,
        pace: Pace | None = None,
        languages: Sequence[str] = ("en",),
        maxlag: int | None = None,
    ) -> None:
        """Ask the API at `api_url` under this name. `pace` is shared with the other sources.

        `maxlag` is for work that nobody waits for. `languages` are those in which names are searched, each only where the one before found nobody.
        """
        pace = pace or Pace()
        self._api = Api(
            source=self.name,
            url=api_url,
            user_agent=user_agent,
            http=http,
            pace=pace,
            breaker=pace.breaker(self.name, clock),
            maxlag=maxlag,
        )
        self._clock = clock
        self._search_cap = search_cap
        self._seconds = seconds
        self._shelf = Shelf(source=f"{self.name} {api_url}", cache=cache)
        self._languages = tuple(languages)
        self._errand: Errand | None = None

    def on(self, errand: Errand) -> Wikidata:
        """The same source for one article."""
        bound = copy(self)
        bound._errand = errand  # noqa: SLF001 - its own copy
        return bound

    def silent_on(self, is_withheld: Callable[[str], bool]) -> Wikidata:  # noqa: ARG002 - the protocol's
        """The same source: it sends names of queries alone, everything else by its number."""
        return self

    async def look(self, queries: Sequence[Query], known: Sequence[Candidate]) -> Resolution:  # noqa: ARG002 - the protocol's
        """Nothing: names are not asked here before other sources had their turn (`link`, `search`)."""
        return Resolution()

    def link(self, queries: Sequence[Query], known: Sequence[Candidate]) -> tuple[Candidate, ...]:
        """The items that other sources' candidates stand for; asks nothing."""
        asked = set(queries)
        linked = [one for one in known if one.qid and one.query in asked and one.source != self.name]
        return tuple({(one.query, one.qid): self._linked(one, str(one.qid)) for one in linked}.values())

    def needs(self, candidates: Sequence[Candidate]) -> int:
        """How many requests the facts of these will want: their items, the offices, the labels."""
        ids = {one.id for one in candidates if one.source == self.name}
        return -(-len(ids) // ITEMS_A_REQUEST) + 2 if ids else 0

    async def resolve(self, queries: Sequence[Query], known: Sequence[Candidate]) -> Resolution:
        """The items that other sources' candidates stand for; people whom none knows are searched by name.

        Raises:
            SourceFailed: every query had to be searched for, and no search was answered.
        """
        asked = tuple(dict.fromkeys(queries))
        linked = self.link(asked, known)
        with_item = {one.query for one in linked}
        people = [one for one in asked if one.about is EntityKind.PERSON and one not in with_item]
        seen = {one.query for one in known}
        people.sort(key=lambda query: query in seen)
        found = await self.search(people)
        failed = [one for one in found.unasked if one.why is Reason.OUTAGE]
        if failed and len(failed) == len(asked):
            raise SourceFailed(self.name, failed[0].detail)
        both = {(one.query, one.id): one for one in (*linked, *found.candidates)}
        return Resolution(
            candidates=tuple(both.values()),
            unasked=found.unasked,
            requests=found.requests,
            cached=found.cached,
        )

    async def search(self, queries: Sequence[Query]) -> Resolution:
        """The items whose label or alias is exactly the name of these people; others are left out.

        After the first failure the rest is not asked; what the purse does not pay for is Unasked.
        """
        people = [one for one in dict.fromkeys(queries) if one.about is EntityKind.PERSON]
        tour = self._round(people)
        if self._errand is None:
            tour.errand.purse = Purse(requests=_UNCOUNTED, searches=self._search_cap)
        found, unasked = await self._search_all(people, tour)
        return Resolution(
            candidates=tuple(found),
            unasked=tuple(unasked),
            requests=tour.errand.requests,
            cached=tour.cached,
        )

    async def facts(self, candidates: Sequence[Candidate]) -> FactSheet:
        """What Wikidata says of our candidates, and of the offices that the people among them hold or held.

        People's candidates that are no human beings, and disambiguation items, are left out.

        Raises:
            SourceFailed: not one item could be read.
        """
        ours = [one for one in candidates if one.source == self.name]
        ours.sort(key=lambda one: one.query.about is not EntityKind.PERSON)
        tour = self._round(one.query for one in ours)
        on = next((one.query.as_of for one in ours if one.query.as_of), None)
        ids = tuple(dict.fromkeys(one.id for one in ours))
        items = await self._items(ids, tour, keeping=2)
        if ids and not items and tour.unread:
            why, detail = next(iter(tour.unread.values()))
            if why is Reason.OUTAGE:
                raise SourceFailed(self.name, detail)
        try:
            offices = await self._offices(items, on, tour)
            labels = await self._labels([*items.values(), *offices.values()], on, tour)
            named = {**_KNOWN_LABELS, **labels_of(items), **labels_of(offices), **labels}
            entities = list(self._entities(ours, items, offices, named))
        except _ODD as error:
            raise SourceFailed(self.name, "the answer is not in the documented form") from error
        return FactSheet(
            entities=tuple(entities),
            unasked=tuple(_half_read(ours, items, tour)),
            requests=tour.errand.requests,
            cached=tour.cached,
        )

    async def whole(self, ids: Sequence[str]) -> FactSheet:
        """Everything that Wikidata states of these items, every other item named: for who makes a pack.

        Items that do not exist are left out. What could not be read, be it a label, is Unasked under its id. No
        answer is older than a day, whatever it was kept as.

        Raises:
            SourceFailed: an answer is not in the documented form.
        """
        tour = self._round(())
        tour.ages = tour.ages.changing_only
        items = await self._items(tuple(dict.fromkeys(ids)), tour, keeping=0)
        try:
            others = dict.fromkeys(chain.from_iterable(named_items(held.item) for held in items.values()))
            wanted = [id_ for id_ in others if id_ not in items and id_ not in _KNOWN_LABELS]
            read = await self._read(wanted, tour, claims=False, size=LABELS_A_REQUEST, keeping=0)
            labels = {**_KNOWN_LABELS, **labels_of(read), **labels_of(items)}
            book = Book(source=self.name, api_url=self._api.url, labels=labels)
            kinds = {id_: kind_of(held.item, {EntityKind.OTHER}) for id_, held in items.items()}
            entities = tuple(
                book.entity(id_, held, kinds[id_] or EntityKind.OTHER) for id_, held in items.items()
            )
        except _ODD as error:
            raise SourceFailed(self.name, "the answer is not in the documented form") from error
        unasked = (
            _left(Query(about=EntityKind.OTHER, subject=id_), *why) for id_, why in tour.unread.items()
        )
        return FactSheet(
            entities=entities, unasked=tuple(unasked), requests=tour.errand.requests, cached=tour.cached
        )

    def _entities(
        self,
        ours: Sequence[Candidate],
        items: Mapping[str, Held],
        offices: Mapping[str, Held],
        labels: Mapping[str, str],
    ) -> Iterator[Entity]:
        book = Book(source=self.name, api_url=self._api.url, labels=labels)
        for id_, group in _by_id(ours).items():
            held = items.get(id_)
            kind = kind_of(held.item, {one.query.about for one in group}) if held else None
            if held and kind:
                yield book.entity(id_, held, kind)
        for id_, held in offices.items():
            yield book.entity(id_, held, EntityKind.OFFICE)

    def _round(self, queries: Iterable[Query]) -> _Round:
        if self._errand is not None:
            return _Round(errand=self._errand.part(), ages=ages_for(queries, self._clock))
        errand = Errand.lasting(self._seconds / 2)
        errand.purse = Purse(requests=_UNCOUNTED)
        return _Round(errand=errand, ages=ages_for(queries, self._clock))

    def _linked(self, known: Candidate, qid: str) -> Candidate:
        return Candidate(
            source=self.name,
            query=known.query,
            id=qid,
            label=known.label,
            matched=known.matched,
            found_by=FoundBy.LINK,
            qid=qid,
            url=page_of(qid, self._api.url),
        )

    async def _search_all(
        self, people: Sequence[Query], tour: _Round
    ) -> tuple[list[Candidate], list[Unasked]]:
        """Search for each, a few at a time; the answers come in the order of the queries, whichever came first."""
        unasked: list[Unasked] = []
        hits: dict[Query, list[Candidate]] = {}
        absent = []
        for query in people:
            kept = await self._shelf.take(_search_key(query, self._languages[0]), tour.ages)
            if kept is None:
                absent.append(query)
            else:
                tour.cached += 1
                hits[query] = self._exact_hits(query, kept)
        paid = [query for query in absent if tour.errand.purse.take_search()]
        unasked += [
            _left(query, Reason.BUDGET, "too many names to search for in one article")
            for query in absent[len(paid) :]
        ]
        failed = ""
        for group in batches(paid, CONCURRENT):
            if failed:
                unasked += [_left(query, Reason.OUTAGE, failed) for query in group]
                continue
            answers = await asyncio.gather(*(self._search_now(query, tour) for query in group))
            for query, answer in zip(group, answers, strict=True):
                if isinstance(answer, SourceFailed):
                    failed = answer.detail
                    unasked.append(_left(query, Reason.OUTAGE, failed))
                else:
                    hits[query] = answer
        return [one for query in people for one in hits.get(query, ())], unasked

    async def _search_now(self, query: Query, tour: _Round) -> list[Candidate] | SourceFailed:
        """The hits in the first language that has some; a failure is given back, so that others go on."""
        found: list[Candidate] = []
        for place, language in enumerate(self._languages):
            if found or (place and not tour.errand.purse.take_search()):
                break
            try:
                kept = await self._search_in(language, query, tour)
                found = self._exact_hits(query, kept)
            except SourceFailed as failure:
                return failure
        return found

    async def _search_in(self, language: str, query: Query, tour: _Round) -> Kept:
        params = {
            "action": "wbsearchentities",
            "formatversion": "2",
            "search": query.subject,
            "language": language,
            "type": "item",
            "limit": str(SEARCH_HITS),
        }
        hits = await self._api.ask(params, tour.errand, _hits_in)
        kept = Kept(at=self._clock(), value=hits or None)
        await self._shelf.keep(_search_key(query, language), kept)
        return kept

    def _exact_hits(self, query: Query, kept: Kept) -> list[Candidate]:
        return [self._hit(query, hit, kept.at) for hit in kept.value or () if _exact(query, hit)]

    def _hit(self, query: Query, hit: Item, at: datetime) -> Candidate:
        qid, match = str(hit["id"]), hit["match"]
        return Candidate(
            source=self.name,
            query=query,
            id=qid,
            label=str(hit.get("label") or match["text"]),
            matched=str(match["text"]),
            found_by=FoundBy.LABEL if match["type"] == "label" else FoundBy.ALIAS,
            qid=qid,
            url=page_of(qid, self._api.url),
            retrieved_at=at,
        )

    async def _items(self, ids: Sequence[str], tour: _Round, *, keeping: int) -> dict[str, Held]:
        """The items with their statements."""
        return await self._read(ids, tour, claims=True, size=ITEMS_A_REQUEST, keeping=keeping)

    async def _read(
        self, ids: Sequence[str], tour: _Round, *, claims: bool, size: int, keeping: int
    ) -> dict[str, Held]:
        """The items under these ids, in their order; those that could not be read are noted in the round."""
        shelf = "item" if claims else "label"
        found: dict[str, Held] = {}
        absent: list[str] = []
        for id_ in ids:
            kept = await self._shelf.take(f"{shelf}:{id_}", tour.ages)
            if kept is None:
                absent.append(id_)
                continue
            tour.cached += 1
            if kept.value is not None:
                found[id_] = Held(item=kept.value, at=kept.at)
        failed = ""
        for group in batches(list(batches(absent, size)), CONCURRENT):
            paid = [batch for batch in group if not failed and tour.errand.purse.take(keeping=keeping)]
            for batch in group[len(paid) :]:
                why = (Reason.OUTAGE, failed) if failed else (Reason.BUDGET, _TOO_MUCH)
                tour.unread.update(dict.fromkeys(batch, why))
            for read, failure in await asyncio.gather(
                *(self._read_batch(shelf, batch, tour) for batch in paid)
            ):
                found |= read
                failed = failed or failure
        return {id_: found[id_] for id_ in ids if id_ in found}

    async def _read_batch(
        self, shelf: str, batch: Sequence[str], tour: _Round
    ) -> tuple[dict[str, Held], str]:
        """One batch, kept for later; gives what went wrong, empty when nothing did."""
        try:
            read, silent = await self._batch(batch, tour, claims=shelf == "item")
        except SourceFailed as failure:
            tour.unread.update(dict.fromkeys(batch, (Reason.OUTAGE, failure.detail)))
            return {}, failure.detail
        at = self._clock()
        tour.unread.update(dict.fromkeys(silent, (Reason.OUTAGE, "the answer leaves some of the items out")))
        for id_ in batch:
            if id_ not in silent:
                item = read.get(id_)
                settled = shelf == "item" and item is not None and is_settled(item) and _stood(item, at)
                await self._shelf.keep(f"{shelf}:{id_}", Kept(at=at, value=item, settled=settled))
        return {id_: Held(item=item, at=at) for id_, item in read.items()}, ""

    async def _batch(
        self, ids: Sequence[str], tour: _Round, *, claims: bool
    ) -> tuple[dict[str, Item], set[str]]:
        """One request: the items, and the ids of which the answer says nothing.

        An id that the server does not know is left out, a batch too large for it is halved.
        """
        if not ids:
            return {}, set()
        params = {
            "action": "wbgetentities",
            "formatversion": "2",
            "ids": "|".join(ids),
            "props": "labels|aliases|descriptions|claims|info" if claims else "labels|info",
            "languages": "|".join(LANGUAGES),
        }
        try:
            return await self._api.ask(params, tour.errand, partial(_items_in, ids))
        except Refused as refused:
            unknown = str(refused.answer.get("id", ""))
            halved = refused.code == "toomanyvalues" and len(ids) > 1
            parted = refused.code == "no-such-entity" and unknown in ids
            if not (halved or parted) or not tour.errand.purse.take(keeping=1 - parted):
                raise
            if parted:
                return await self._batch([id_ for id_ in ids if id_ != unknown], tour, claims=claims)
            half = len(ids) // 2
            first, silent = await self._batch(ids[:half], tour, claims=claims)
            second, also_silent = await self._batch(ids[half:], tour, claims=claims)
            return first | second, silent | also_silent

    async def _offices(self, items: Mapping[str, Held], on: date | None, tour: _Round) -> dict[str, Held]:
        """The items of the offices that these people hold or held, with their holders and countries.

        Those of the day that is spoken of come first, a person at a time.
        """
        wanted = [
            id_
            for id_ in _by_turns(around(held.item, "P39", on) for held in items.values())
            if id_ not in items
        ]
        over = dict.fromkeys(wanted[OFFICES:], (Reason.BUDGET, f"more than {OFFICES} offices in one article"))
        tour.unread.update(over)
        return await self._read(wanted[:OFFICES], tour, claims=True, size=LABELS_A_REQUEST, keeping=1)

    async def _labels(self, holders: Sequence[Held], on: date | None, tour: _Round) -> dict[str, str]:
        """Labels of the other items that statements name, the most needed first; the rest may stay unnamed."""
        items = [held.item for held in holders]
        first = [id_ for item in items for prop in (*_COUNTRIES, *_MAKERS) for id_ in targets(item, prop)]
        led = _by_turns(around(item, prop, on) for item in items for prop in ("P36", *LED_BY))
        beside = [id_ for item in items for id_ in neighbours(item)]
        rest = _by_turns(targets(item, prop) for item in items for prop in _REST)
        named = {*_KNOWN_LABELS, *(str(item["id"]) for item in items)}
        wanted = [id_ for id_ in dict.fromkeys((*first, *led, *beside, *rest)) if id_ not in named]
        read = await self._read(wanted[:OTHER_LABELS], tour, claims=False, size=LABELS_A_REQUEST, keeping=0)
        return labels_of(read)


_TOO_MUCH = "too many names in one article"
_ODD = (KeyError, TypeError, ValueError, AttributeError, IndexError)


def _hits_in(answer: Mapping[str, Any]) -> list[Item]:
    return [
        {"id": hit["id"], "label": hit.get("label"), "match": hit.get("match")} for hit in answer["search"]
    ]


def _items_in(ids: Sequence[str], answer: Mapping[str, Any]) -> tuple[dict[str, Item], set[str]]:
    entities = answer["entities"]
    return under_asked_ids(ids, entities), set(ids) - speaks_of(ids, entities)


def _stood(item: Item, at: datetime) -> bool:
    """Whether the last edit had stood for a day: a younger one may be taken back within hours."""
    modified = item.get("modified")
    return modified is None or at - datetime.fromisoformat(modified) >= UNSETTLED


def _search_key(query: Query, language: str) -> str:
    return f"search:{query.subject}" if language == "en" else f"search:{language}:{query.subject}"


def _left(query: Query, why: Reason, detail: str) -> Unasked:
    return Unasked(query=query, why=why, detail=detail)


def _half_read(ours: Sequence[Candidate], items: Mapping[str, Held], tour: _Round) -> Iterator[Unasked]:
    """The queries whose candidate, or an item that its offices and countries name, could not be read."""
    for one in {one.query: one for one in ours if _missing(one.id, items, tour)}.values():
        why, detail = _missing(one.id, items, tour)[0]
        yield _left(one.query, why, detail)


def _missing(id_: str, items: Mapping[str, Held], tour: _Round) -> list[tuple[Reason, str]]:
    if id_ in tour.unread:
        return [tour.unread[id_]]
    held = items.get(id_)
    if held is None:
        return []
    needed = [target for prop in _NEEDED for target in targets(held.item, prop)]
    missing = [tour.unread[each] for each in needed if each in tour.unread]
    # A cap on the holders of an office leaves out the farthest; that one of them failed is said.
    led = [tour.unread[each] for prop in LED_BY for each in targets(held.item, prop) if each in tour.unread]
    return [*missing, *(one for one in led if one[0] is Reason.OUTAGE)]


def _by_id(candidates: Sequence[Candidate]) -> dict[str, list[Candidate]]:
    groups: dict[str, list[Candidate]] = {}
    for one in candidates:
        groups.setdefault(one.id, []).append(one)
    return groups


def _by_turns(lists: Iterable[Sequence[str]]) -> list[str]:
    """The first of each list, then the second of each, each once."""
    turns = chain.from_iterable(zip_longest(*lists))
    return list(dict.fromkeys(one for one in turns if one is not None))


def _exact(query: Query, hit: Item) -> bool:
    """Whether a label or alias is the whole name; the search also gives those that only begin with it."""
    match = hit.get("match") or {}
    return match.get("type") in {"label", "alias"} and fold(str(match.get("text"))) == fold(query.subject)
