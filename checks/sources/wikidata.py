"""Wikidata: the dated facts of the candidates, and people whom only its labels and aliases know.

Items are asked in batches through httpx. Item and property numbers are explained at
https://www.wikidata.org/wiki/Wikidata:List_of_properties.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

import httpx

from checks.compare.strings import fold
from checks.errors import SourceFailed
from checks.model import (
    Candidate,
    Entity,
    EntityKind,
    Fact,
    FactSheet,
    FoundBy,
    Name,
    NameForm,
    PartialDate,
    Query,
    Reason,
    Resolution,
    Unasked,
)
from checks.politeness import (
    CONCURRENT,
    Api,
    Cache,
    Errand,
    Kept,
    Pace,
    Refused,
    Shelf,
    batches,
    documented_form,
    oldest_useful,
)

# Fifty are allowed; with nine languages and all statements an answer of fifty is over 10 MB.
ITEMS_A_REQUEST = 20
LABELS_A_REQUEST = 50
OFFICES = 150
OTHER_LABELS = 100
SEARCHES = 15
SEARCH_HITS = 7
LANGUAGES = ("en", "mul", "ru", "uk", "zh", "ja", "ar", "fa", "he", "ko")

_HUMAN, _DISAMBIGUATION, _POSITION = "Q5", "Q4167410", "Q4164871"
_COUNTRIES = frozenset({"Q6256", "Q3624078"})
_JULIAN = "Q1985786"
_DAY, _MONTH, _YEAR = 11, 10, 9

# Statements whose value is another item, by what the fact is called here.
_ITEM_FACTS = {
    "P39": "position_held",
    "P1308": "holder",
    "P27": "country",
    "P17": "country",
    "P1001": "country",
    "P35": "head_of_state",
    "P6": "head_of_government",
    "P36": "capital",
}
_DATE_FACTS = {
    "P569": "born",
    "P570": "died",
    "P571": "founded",
    "P576": "dissolved",
    "P580": "start",
    "P582": "end",
    "P585": "date",
}
_READ = frozenset({"P31", *_ITEM_FACTS, *_DATE_FACTS})
_QUALIFIERS = frozenset({"P580", "P582", "P1366"})

_Item = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class _Held:
    """An item as Wikibase wrote it, cut down to what is read, and when Wikidata gave it."""

    item: _Item
    at: datetime


@dataclass(kw_only=True, slots=True)
class _Round:
    """One call of resolve or facts: its errand, what it read, and what it could not read."""

    errand: Errand
    not_before: datetime
    cached: int = 0
    unread: dict[str, tuple[Reason, str]] = field(default_factory=dict)


class Wikidata:
    """Wikidata, or any Wikibase with its properties. Each of the two rounds ends within half of `seconds`.

    An article costs one request for 20 candidates, one for 50 of their offices and one for 50 other names.
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
    ) -> None:
        """Ask the API at `api_url` under this name. `pace` is shared with the other sources."""
        self._api = Api(source=self.name, url=api_url, user_agent=user_agent, http=http, pace=pace or Pace())
        self._clock = clock
        self._search_cap = search_cap
        self._seconds = seconds
        self._shelf = Shelf(source=f"{self.name} {api_url}", cache=cache)

    async def resolve(self, queries: Sequence[Query], known: Sequence[Candidate]) -> Resolution:
        """The items that other sources' candidates stand for; people whom none knows are searched by name.

        Raises:
            SourceFailed: every query had to be searched for, and no search was answered.
        """
        tour = self._round(queries)
        asked = dict.fromkeys(queries)
        linked = [one for one in known if one.qid and one.query in asked]
        candidates = {(one.query, one.qid): self._linked(one, one.qid) for one in linked if one.qid}
        with_item = {query for query, _ in candidates}
        people = [one for one in asked if one.about is EntityKind.PERSON and one not in with_item]
        seen = {one.query for one in known}
        people.sort(key=lambda query: query in seen)
        found, unasked = await self._search_all(people, tour)
        candidates.update({(one.query, one.id): one for one in found})
        if unasked and len(unasked) == len(asked) and all(one.why is Reason.OUTAGE for one in unasked):
            raise SourceFailed(self.name, unasked[0].detail)
        return Resolution(
            candidates=tuple(candidates.values()),
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
        ids = tuple(dict.fromkeys(one.id for one in ours))
        items = await self._items(ids, tour, claims=True, size=ITEMS_A_REQUEST)
        if ids and not items and tour.unread:
            raise SourceFailed(self.name, next(detail for _, detail in tour.unread.values()))
        with documented_form(self.name):
            offices = await self._offices(items, tour)
            labels = await self._labels([*items.values(), *offices.values()], tour) | _labels(offices)
            book = _Book(source=self.name, api_url=self._api.url, labels=_labels(items) | labels)
            entities = [self._entity(group, items, book) for group in _by_id(ours).values()]
            entities += [book.entity(id_, held, EntityKind.OFFICE) for id_, held in offices.items()]
        return FactSheet(
            entities=tuple(one for one in entities if one is not None),
            unasked=tuple(_half_read(ours, items, tour)),
            requests=tour.errand.requests,
            cached=tour.cached,
        )

    def _round(self, queries: Iterable[Query]) -> _Round:
        return _Round(
            errand=Errand.lasting(self._seconds / 2), not_before=oldest_useful(queries, self._clock)
        )

    def _linked(self, known: Candidate, qid: str) -> Candidate:
        return Candidate(
            source=self.name,
            query=known.query,
            id=qid,
            label=known.label,
            matched=known.matched,
            found_by=FoundBy.LINK,
            qid=qid,
            url=_page_of(qid, self._api.url),
        )

    async def _search_all(
        self, people: Sequence[Query], tour: _Round
    ) -> tuple[list[Candidate], list[Unasked]]:
        """Search for each, a few at a time; after the first failure the rest is left."""
        found: list[Candidate] = []
        unasked: list[Unasked] = []
        failed = ""
        for group in batches(list(enumerate(people)), CONCURRENT):
            if failed:
                unasked += [_left(query, Reason.OUTAGE, failed) for _, query in group]
                continue
            searches = [self._search(query, tour, may_ask=place < self._search_cap) for place, query in group]
            answers = await asyncio.gather(*searches, return_exceptions=True)
            for (_, query), answer in zip(group, answers, strict=True):
                if isinstance(answer, SourceFailed):
                    failed = answer.detail
                    unasked.append(_left(query, Reason.OUTAGE, failed))
                elif isinstance(answer, BaseException):
                    raise answer
                elif answer is None:
                    unasked.append(_left(query, Reason.BUDGET, f"more than {self._search_cap} searches"))
                else:
                    found += answer
        return found, unasked

    async def _search(self, query: Query, tour: _Round, *, may_ask: bool) -> list[Candidate] | None:
        """The items with exactly this label or alias; None when it may not be asked and is not in the cache."""
        kept = await self._shelf.take(f"search:{query.subject}", not_before=tour.not_before)
        if kept is None:
            if not may_ask:
                return None
            kept = await self._search_now(query, tour)
        else:
            tour.cached += 1
        with documented_form(self.name):
            return [self._hit(query, hit, kept.at) for hit in kept.value or () if _exact(query, hit)]

    async def _search_now(self, query: Query, tour: _Round) -> Kept:
        params = {
            "action": "wbsearchentities",
            "formatversion": "2",
            "search": query.subject,
            "language": "en",
            "type": "item",
            "limit": str(SEARCH_HITS),
        }
        answer = await self._api.ask(params, tour.errand)
        with documented_form(self.name):
            hits = [
                {"id": hit["id"], "label": hit.get("label"), "match": hit.get("match")}
                for hit in answer["search"]
            ]
        kept = Kept(at=self._clock(), value=hits or None)
        await self._shelf.keep(f"search:{query.subject}", kept)
        return kept

    def _hit(self, query: Query, hit: _Item, at: datetime) -> Candidate:
        qid, match = str(hit["id"]), hit["match"]
        return Candidate(
            source=self.name,
            query=query,
            id=qid,
            label=str(hit.get("label") or match["text"]),
            matched=str(match["text"]),
            found_by=FoundBy.LABEL if match["type"] == "label" else FoundBy.ALIAS,
            qid=qid,
            url=_page_of(qid, self._api.url),
            retrieved_at=at,
        )

    async def _items(self, ids: Sequence[str], tour: _Round, *, claims: bool, size: int) -> dict[str, _Held]:
        """The items under these ids; those that could not be read are noted in the round."""
        shelf = "item" if claims else "label"
        found: dict[str, _Held] = {}
        absent: list[str] = []
        for id_ in ids:
            kept = await self._shelf.take(f"{shelf}:{id_}", not_before=tour.not_before)
            if kept is None:
                absent.append(id_)
                continue
            tour.cached += 1
            if kept.value is not None:
                found[id_] = _Held(item=kept.value, at=kept.at)
        for batch in batches(absent, size):
            try:
                read = await self._batch(batch, tour, claims=claims)
            except SourceFailed as failure:
                left = [id_ for id_ in absent if id_ not in found]
                tour.unread.update(dict.fromkeys(left, (Reason.OUTAGE, failure.detail)))
                break
            at = self._clock()
            for id_ in batch:
                await self._shelf.keep(f"{shelf}:{id_}", Kept(at=at, value=read.get(id_)))
            found.update({id_: _Held(item=item, at=at) for id_, item in read.items()})
        return found

    async def _batch(self, ids: Sequence[str], tour: _Round, *, claims: bool) -> dict[str, _Item]:
        """One request; an id that the server does not know is left out, a batch too large for it is halved."""
        if not ids:
            return {}
        params = {
            "action": "wbgetentities",
            "formatversion": "2",
            "ids": "|".join(ids),
            "props": "labels|aliases|descriptions|claims|info" if claims else "labels|info",
            "languages": "|".join(LANGUAGES),
        }
        try:
            answer = await self._api.ask(params, tour.errand)
        except Refused as refused:
            unknown = str(refused.answer.get("id", ""))
            if refused.code == "no-such-entity" and unknown in ids:
                return await self._batch([id_ for id_ in ids if id_ != unknown], tour, claims=claims)
            if refused.code == "toomanyvalues" and len(ids) > 1:
                half = len(ids) // 2
                first = await self._batch(ids[:half], tour, claims=claims)
                return first | await self._batch(ids[half:], tour, claims=claims)
            raise
        with documented_form(self.name):
            return _under_asked_ids(ids, answer["entities"])

    async def _offices(self, items: Mapping[str, _Held], tour: _Round) -> dict[str, _Held]:
        """The items of all offices that these people hold or held, with their holders and countries."""
        wanted = dict.fromkeys(
            target for held in items.values() for target in _targets(held.item, "P39") if target not in items
        )
        over = list(wanted)[OFFICES:]
        tour.unread.update(
            dict.fromkeys(over, (Reason.BUDGET, f"more than {OFFICES} offices in one article"))
        )
        return await self._items(list(wanted)[:OFFICES], tour, claims=True, size=LABELS_A_REQUEST)

    async def _labels(self, holders: Sequence[_Held], tour: _Round) -> dict[str, str]:
        """Labels of the other items that statements name, the countries first; the rest may stay unnamed."""
        countries = [
            id_ for held in holders for prop in ("P27", "P17", "P1001") for id_ in _targets(held.item, prop)
        ]
        people = [
            id_
            for held in holders
            for prop in ("P35", "P6", "P1308", "P36")
            for id_ in _latest(held.item, prop)
        ]
        successors = [id_ for held in holders for id_ in _successors(held.item)]
        wanted = dict.fromkeys([*countries, *people, *successors])
        named = {str(held.item["id"]) for held in holders}
        rest = [id_ for id_ in wanted if id_ not in named][:OTHER_LABELS]
        read = await self._items(rest, tour, claims=False, size=LABELS_A_REQUEST)
        return _labels(read)

    def _entity(self, group: Sequence[Candidate], items: Mapping[str, _Held], book: _Book) -> Entity | None:
        held = items.get(group[0].id)
        if held is None:
            return None
        kind = _kind(held.item, {one.query.about for one in group})
        return book.entity(group[0].id, held, kind) if kind else None


@dataclass(frozen=True, kw_only=True)
class _Book:
    """Reads items into entities, naming other items by the labels that were looked up."""

    source: str
    api_url: str
    labels: Mapping[str, str]

    def entity(self, id_: str, held: _Held, kind: EntityKind) -> Entity:
        """The item as an entity under the id that was asked for (an item may have been merged into another)."""
        item = held.item
        qid = str(item["id"])
        names = tuple(_names(item))
        label = _label(item) or id_
        modified = item.get("modified")
        return Entity(
            source=self.source,
            id=id_,
            kind=kind,
            label=label,
            names=names,
            description=str(item.get("descriptions", {}).get("en", {}).get("value", "")),
            facts=tuple(self._facts(item, f"{label} ({qid})", held.at)),
            qid=qid,
            url=_page_of(qid, self.api_url),
            revision=item.get("lastrevid"),
            modified=datetime.fromisoformat(modified) if modified else None,
            retrieved_at=held.at,
        )

    def _facts(self, item: _Item, title: str, at: datetime) -> Iterator[Fact]:
        for prop, statement in _statements(item):
            fact = self._item_fact(prop, statement) if prop in _ITEM_FACTS else _date_fact(prop, statement)
            for one in (fact, *self._replaced_by(prop, statement)):
                if one is not None:
                    yield _signed(one, title, _page_of(str(item["id"]), self.api_url), at)

    def _item_fact(self, prop: str, statement: _Item) -> Fact | None:
        target = _target(statement["mainsnak"])
        rank = str(statement.get("rank", "normal"))
        # Labels of deprecated statements are not looked up: they are kept only to show that they are there.
        if target is None or (target not in self.labels and rank != "deprecated"):
            return None
        start, end = _period(statement)
        return Fact(
            property=_ITEM_FACTS[prop],
            value=self.labels.get(target, target),
            value_id=target,
            start=start,
            end=end,
            rank=rank,
        )

    def _replaced_by(self, prop: str, statement: _Item) -> Iterator[Fact]:
        """Who followed in an office; the day is that on which the term ended."""
        if prop != "P39":
            return
        _, end = _period(statement)
        for target in _successors_of(statement):
            if target in self.labels:
                rank = str(statement.get("rank", "normal"))
                yield Fact(
                    property="replaced_by", value=self.labels[target], value_id=target, start=end, rank=rank
                )


def _left(query: Query, why: Reason, detail: str) -> Unasked:
    return Unasked(query=query, why=why, detail=detail)


def _half_read(ours: Sequence[Candidate], items: Mapping[str, _Held], tour: _Round) -> Iterator[Unasked]:
    """The queries whose candidate, or an item that its offices and countries name, could not be read."""
    for one in {one.query: one for one in ours if _missing(one.id, items, tour)}.values():
        why, detail = _missing(one.id, items, tour)[0]
        yield _left(one.query, why, detail)


def _missing(id_: str, items: Mapping[str, _Held], tour: _Round) -> list[tuple[Reason, str]]:
    needed = [id_]
    if held := items.get(id_):
        needed += [target for prop in ("P39", "P1308", "P27") for target in _targets(held.item, prop)]
    return [tour.unread[each] for each in needed if each in tour.unread]


def _by_id(candidates: Sequence[Candidate]) -> dict[str, list[Candidate]]:
    groups: dict[str, list[Candidate]] = {}
    for one in candidates:
        groups.setdefault(one.id, []).append(one)
    return groups


def _page_of(qid: str, api_url: str) -> str:
    return urljoin(api_url, f"/wiki/{qid}")


def _exact(query: Query, hit: _Item) -> bool:
    """Whether a label or alias is the whole name; the search also gives those that only begin with it."""
    match = hit.get("match") or {}
    return match.get("type") in {"label", "alias"} and fold(str(match.get("text"))) == fold(query.subject)


def _under_asked_ids(ids: Sequence[str], entities: Mapping[str, _Item]) -> dict[str, _Item]:
    """The items cut down to what is read, under the ids asked for: a merged item answers under its new id."""
    found = {}
    for key, item in entities.items():
        asked = (item.get("redirects") or {}).get("from", key)
        if "missing" not in item and asked in ids:
            found[asked] = _cut(item)
    return found


def _cut(item: _Item) -> _Item:
    kept = {key: item[key] for key in ("id", "lastrevid", "modified") if key in item}
    for key in ("labels", "aliases", "descriptions"):
        # PHP writes an empty map as an empty list.
        kept[key] = {code: text for code, text in (item.get(key) or {}).items() if code in LANGUAGES}
    claims = item.get("claims") or {}
    kept["claims"] = {prop: [_cut_statement(one) for one in claims[prop]] for prop in _READ if prop in claims}
    return kept


def _cut_statement(statement: _Item) -> _Item:
    qualifiers = statement.get("qualifiers") or {}
    return {
        "mainsnak": statement["mainsnak"],
        "rank": statement.get("rank", "normal"),
        "qualifiers": {prop: qualifiers[prop] for prop in _QUALIFIERS if prop in qualifiers},
    }


def _statements(item: _Item) -> Iterator[tuple[str, _Item]]:
    claims = item.get("claims", {})
    for prop in (*_ITEM_FACTS, *_DATE_FACTS):
        for statement in claims.get(prop, ()):
            yield prop, statement


def _target(snak: _Item) -> str | None:
    """The item that a snak names; None for "unknown value", "no value" and values that are no items."""
    value = snak.get("datavalue", {}).get("value")
    return (
        str(value["id"])
        if snak["snaktype"] == "value" and isinstance(value, dict) and "id" in value
        else None
    )


def _targets(item: _Item, prop: str) -> list[str]:
    """The items that the statements of a property name, deprecated statements left out."""
    statements = [one for one in item.get("claims", {}).get(prop, ()) if one["rank"] != "deprecated"]
    return [target for one in statements if (target := _target(one["mainsnak"]))]


def _latest(item: _Item, prop: str) -> list[str]:
    """The targets of a property, those of terms that have not ended first, then the latest to have ended."""
    statements = [one for one in item.get("claims", {}).get(prop, ()) if one["rank"] != "deprecated"]
    statements.sort(key=lambda one: str(_period(one)[1] or "9999"), reverse=True)
    return [target for one in statements if (target := _target(one["mainsnak"]))]


def _successors_of(statement: _Item) -> list[str]:
    snaks = statement.get("qualifiers", {}).get("P1366", ())
    return [target for snak in snaks if (target := _target(snak))]


def _successors(item: _Item) -> list[str]:
    return [id_ for statement in item.get("claims", {}).get("P39", ()) for id_ in _successors_of(statement)]


def _period(statement: _Item) -> tuple[PartialDate | None, PartialDate | None]:
    """Start and end of a statement.

    An end that exists but cannot be dated to a year would read as "still holds"; such a term is undated.
    """
    qualifiers = statement.get("qualifiers", {})
    starts = [day for snak in qualifiers.get("P580", ()) if (day := _day(snak))]
    ends = [day for snak in qualifiers.get("P582", ()) if (day := _day(snak))]
    ended = any(snak["snaktype"] != "novalue" for snak in qualifiers.get("P582", ()))
    if ended and not ends:
        return None, None
    return next(iter(starts), None), next(iter(ends), None)


def _day(snak: _Item) -> PartialDate | None:
    """A date of the common era known to the year or better, as precise as Wikidata says it is."""
    value = snak.get("datavalue", {}).get("value")
    if snak["snaktype"] != "value" or not isinstance(value, dict) or not value["time"].startswith("+"):
        return None
    year, month, day = value["time"][1:].split("T")[0].split("-")
    precision = int(value["precision"])
    parts = [year.lstrip("0").zfill(4)]
    parts += [month] if precision >= _MONTH else []
    parts += [day] if precision >= _DAY else []
    return PartialDate.parse("-".join(parts)) if precision >= _YEAR and len(parts[0]) == len("2023") else None


def _date_fact(prop: str, statement: _Item) -> Fact | None:
    day = _day(statement["mainsnak"])
    if day is None:
        return None
    julian = str(statement["mainsnak"]["datavalue"]["value"].get("calendarmodel", "")).endswith(_JULIAN)
    return Fact(
        property=_DATE_FACTS[prop],
        value=str(day),
        rank=str(statement.get("rank", "normal")),
        source_title="Julian calendar" if julian else "",
    )


def _signed(fact: Fact, title: str, url: str, at: datetime) -> Fact:
    note = f"{title}, {fact.source_title}" if fact.source_title else title
    return replace(fact, read_on=at.date(), source_title=note, source_url=url)


def _label(item: _Item) -> str:
    """English, then the label for all languages, then any that was asked for."""
    labels = item.get("labels", {})
    return next((str(labels[code]["value"]) for code in LANGUAGES if code in labels), "")


def _labels(items: Mapping[str, _Held]) -> dict[str, str]:
    return {id_: label for id_, held in items.items() if (label := _label(held.item))}


def _names(item: _Item) -> Iterator[Name]:
    for code, label in item.get("labels", {}).items():
        yield Name(text=str(label["value"]), form=NameForm.LABEL, language=code)
    for code, aliases in item.get("aliases", {}).items():
        for alias in aliases:
            yield Name(text=str(alias["value"]), form=NameForm.ALIAS, language=code)


def _kind(item: _Item, asked: set[EntityKind]) -> EntityKind | None:
    """What sort of thing the item is; None for one that cannot be what was asked about."""
    classes = set(_targets(item, "P31"))
    if _DISAMBIGUATION in classes:
        return None
    if _HUMAN in classes:
        return EntityKind.PERSON
    if asked == {EntityKind.PERSON}:
        return None
    if EntityKind.OFFICE in asked or _POSITION in classes or "P1308" in item.get("claims", {}):
        return EntityKind.OFFICE
    if _COUNTRIES & classes:
        return EntityKind.COUNTRY
    return min(asked - {EntityKind.PERSON}, default=EntityKind.OTHER)
