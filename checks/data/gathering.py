"""What a reference pack is made of: the items that were asked for, and those that belong to them, from a Wikibase."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import chain
from typing import Protocol, TypeVar

from checks.data.classes import is_a_word, kind_by_class
from checks.errors import NotBuilt, SourceFailed
from checks.model import Candidate, Entity, EntityKind, Fact, FactSheet, Query, Resolution

# Items in one question to the source: as many requests as may be under way at a time.
_AT_ONCE = 60
# Leaders who left before are named by what they led, but are no entries of their own.
LEADERS_SINCE = 1990
# An office of which more people are listed is not one that a story names somebody by.
MOST_HOLDERS = 500
_NOBODY_WHO_LEFT = date.max.year
# Waits before what failed is asked again, in seconds.
PAUSES = (5.0, 20.0, 65.0, 120.0)
# So many of them while it has not answered at all: the address may be wrong.
_PAUSES_AT_FIRST = 2

_LED_BY = ("head_of_state", "head_of_government", "chair", "chief_executive", "secretary_general")

Sleep = Callable[[float], Awaitable[None]]
_T = TypeVar("_T")


class Wikibase(Protocol):
    """Where items are read. `checks.sources.wikidata.Wikidata` is one."""

    async def search(self, queries: Sequence[Query]) -> Resolution:
        """The items whose label or alias is exactly the subject of a query about a person."""

    async def whole(self, ids: Sequence[str]) -> FactSheet:
        """Everything that is stated of these items; what could not be read is Unasked under its id."""


@dataclass(frozen=True, kw_only=True)
class Sought:
    """One thing to load: an item's number or a name; `kind` where it was told."""

    text: str
    kind: EntityKind | None = None


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a pack is to hold.

    `ids` and `names` are entries with what belongs to them: a person's offices, an office's holders, a country's
    heads and capitals, who leads an organisation. Of `offices` all holders, by what the office and its holders say
    and by who came before and after them. `renewed` are items of an older pack, alone. Who left before the year
    `since` is not followed (None: LEADERS_SINCE, and no limit for `offices`).
    """

    ids: tuple[Sought, ...] = ()
    names: tuple[Sought, ...] = ()
    offices: tuple[str, ...] = ()
    renewed: tuple[Sought, ...] = ()
    since: int | None = None


@dataclass(frozen=True, kw_only=True)
class Gathered:
    """What was read. `kinds` by the entity's id; `left_out` is a sentence for each name or item that was skipped."""

    entities: tuple[Entity, ...]
    kinds: dict[str, EntityKind]
    left_out: tuple[str, ...] = ()
    requests: int = 0
    cached: int = 0


@dataclass(kw_only=True)
class Progress:
    """How far a build is: what it does now, items read, items known to be wanted, requests made."""

    doing: str = "Looking up names"
    read: int = 0
    wanted: int = 0
    requests: int = 0
    cached: int = 0


@dataclass(kw_only=True)
class Gatherer:
    """Reads items until everything that is wanted is there. For one build.

    After a failure it waits and asks again. `told` is called after every step.
    """

    source: Wikibase
    sleep: Sleep
    pauses: Sequence[float] = PAUSES
    told: Callable[[Progress], None] = lambda _: None
    most_holders: int = MOST_HOLDERS
    _items: dict[str, Entity] = field(default_factory=dict)
    _absent: set[str] = field(default_factory=set)
    _kinds: dict[str, EntityKind] = field(default_factory=dict)
    _left_out: list[str] = field(default_factory=list)
    _kept: dict[str, None] = field(default_factory=dict)
    _progress: Progress = field(default_factory=Progress)
    _has_answered: bool = False

    async def gather(self, wanted: Wanted) -> Gathered:
        """Everything that is wanted.

        Raises:
            NotBuilt: An item that was asked for does not exist, or the source did not answer to the end.
        """
        named = await self._named(wanted.names)
        for one in (*wanted.ids, *wanted.renewed, *named):
            if one.kind is not None:
                self._kinds[one.text] = one.kind
        roots = [one.text for one in (*wanted.ids, *named)]
        await self._read("Reading what was asked for", (*roots, *wanted.offices))
        self._refuse_unknown((*(one.text for one in wanted.ids), *wanted.offices))
        self._refuse_no_offices(wanted.offices)
        self._keep((*roots, *wanted.offices))
        await self._renew(wanted.renewed)
        await self._holders(tuple(dict.fromkeys(wanted.offices)), wanted.since)
        await self._belonging(roots, LEADERS_SINCE if wanted.since is None else wanted.since)
        return self._gathered()

    def _gathered(self) -> Gathered:
        """Each item once, under the number that it has now."""
        once: dict[str, Entity] = {}
        for id_ in self._kept:
            if id_ in self._items:
                once.setdefault(self._items[id_].qid or id_, self._items[id_])
        return Gathered(
            entities=tuple(once.values()),
            kinds={entity.id: self._kind(entity) for entity in once.values()},
            left_out=tuple(self._left_out),
            requests=self._progress.requests,
            cached=self._progress.cached,
        )

    def _kind(self, entity: Entity) -> EntityKind:
        return self._kinds.get(entity.id) or kind_by_class(entity)

    def _keep(self, ids: Iterable[str]) -> None:
        """Put items in the pack, in their order; those about a word alone are no entries."""
        for id_ in ids:
            entity = self._items.get(id_)
            if entity is not None and is_a_word(entity):
                self._left_out.append(f"{_shown(entity)} is a page about a name, not about who bears it.")
            elif entity is not None:
                self._kept[id_] = None

    def _refuse_unknown(self, ids: Iterable[str]) -> None:
        unknown = sorted({id_ for id_ in ids if id_ in self._absent})
        if unknown:
            raise NotBuilt(
                f"There is no item {', '.join(unknown)}. Correct the number{'s' if len(unknown) > 1 else ''} and build"
                " again; what was read already is kept. The pack in use is unchanged."
            )

    def _refuse_no_offices(self, offices: Iterable[str]) -> None:
        for office in offices:
            entity = self._items[office]
            if kind_by_class(entity) in {EntityKind.PERSON, EntityKind.COUNTRY}:
                raise NotBuilt(f"{_shown(entity)} is no office. The pack in use is unchanged.")
            self._kinds[office] = EntityKind.OFFICE

    async def _renew(self, renewed: Sequence[Sought]) -> None:
        ids = [one.text for one in renewed]
        await self._read("Reading the entries of the present pack", ids)
        self._left_out += [
            f"{id_} of the present pack no longer exists." for id_ in ids if id_ in self._absent
        ]
        self._keep(ids)
        # Who leads and holds things by now may be nobody of the old pack.
        await self._belonging(ids, _NOBODY_WHO_LEFT)

    async def _named(self, names: Sequence[Sought]) -> list[Sought]:
        """The items that are meant by these names; the rest is told."""
        hits = await self._found(names)
        await self._read("Reading who bears the names", [hit.id for found in hits.values() for hit in found])
        meant = []
        for one in names:
            bearers = [hit for hit in hits[one] if self._can_be(hit, one.kind)]
            if len(bearers) == 1:
                meant.append(Sought(text=bearers[0].id, kind=one.kind))
            else:
                self._left_out.append(_unclear(one, [self._items[hit.id] for hit in bearers]))
        return meant

    def _can_be(self, hit: Candidate, kind: EntityKind | None) -> bool:
        entity = self._items.get(hit.id)
        if entity is None or is_a_word(entity):
            return False
        return kind is None or kind_by_class(entity) in {kind, EntityKind.OTHER}

    async def _found(self, names: Sequence[Sought]) -> dict[Sought, list[Candidate]]:
        """What the search finds under each name, each item once."""
        queries = {one: Query(about=EntityKind.PERSON, subject=one.text) for one in names}
        found: dict[Query, dict[str, Candidate]] = {query: {} for query in queries.values()}

        async def search(group: Sequence[Query]) -> str:
            resolution = await self.source.search(group)
            self._count(resolution.requests, resolution.cached)
            self._has_answered = self._has_answered or bool(resolution.candidates)
            for one in resolution.candidates:
                found[one.query].setdefault(one.id, one)
            return _fault_of(resolution)

        for group in _groups(tuple(dict.fromkeys(queries.values()))):
            await self._until_answered(partial(search, group))
        return {one: list(found[query].values()) for one, query in queries.items()}

    async def _read(self, doing: str, ids: Iterable[str]) -> None:
        """Read those that were not read yet."""
        wanted = [id_ for id_ in dict.fromkeys(ids) if id_ not in self._items and id_ not in self._absent]
        self._progress.doing = doing
        self._progress.wanted += len(wanted)

        async def read(group: Sequence[str]) -> str:
            sheet = await self.source.whole(group)
            self._count(sheet.requests, sheet.cached)
            self._has_answered = self._has_answered or bool(sheet.entities)
            fault = _fault_of(sheet)
            # Where something failed, what is missing may be the name of anything in the group.
            if not fault:
                self._items |= {entity.id: entity for entity in sheet.entities}
                self._absent |= set(group) - self._items.keys()
                self._progress.read += len(group)
            return fault

        for group in _groups(wanted):
            await self._until_answered(partial(read, group))

    async def _until_answered(self, ask: Callable[[], Awaitable[str]]) -> None:
        """Ask until nothing failed, with a pause after each failure; `ask` gives what failed, empty for nothing.

        Raises:
            NotBuilt: It failed once more after the last pause, or soon where the source has never answered.
        """
        doing = self._progress.doing
        for tries, pause in enumerate((*self.pauses, None)):
            try:
                fault = await ask()
            except SourceFailed as failure:
                fault = failure.detail
            self._progress.doing = doing
            self._has_answered = self._has_answered or not fault
            if not fault:
                self.told(self._progress)
                return
            if pause is None or (tries == _PAUSES_AT_FIRST and not self._has_answered):
                raise NotBuilt(self._given_up(fault))
            self._progress.doing = f"No answer ({fault}); asking again in {pause:.0f} s"
            self.told(self._progress)
            await self.sleep(pause)

    def _given_up(self, why: str) -> str:
        if not self._has_answered:
            return (
                f"Wikidata does not answer: {why}. Check FACTDESK_WIKIDATA_API and the connection, and build again. "
                "The pack in use is unchanged."
            )
        return (
            f"Wikidata stopped answering: {why}. {len(self._items):,} items were read and are kept for a day: the same "
            "command goes on from there. The pack in use is unchanged."
        )

    def _count(self, requests: int, cached: int) -> None:
        self._progress.requests += requests
        self._progress.cached += cached

    async def _holders(self, offices: Sequence[str], since: int | None) -> None:
        """Everybody who held these offices: whom each names, whom they name before and after them, and so on.

        All offices go a step at a time, so that a step costs few requests.
        """
        people: dict[str, dict[str, None]] = {office: {} for office in offices}
        found = {office: self._first_holders(office, since) for office in offices}
        while any(found.values()):
            new = {office: self._room_for(office, people[office], ids) for office, ids in found.items()}
            await self._read("Following the holders of offices", chain.from_iterable(new.values()))
            for office, ids in new.items():
                people[office] |= dict.fromkeys(ids)
                beside = dict.fromkeys(id_ for one in ids for id_ in self._beside(one, office, since))
                found[office] = [id_ for id_ in beside if id_ not in people[office]]
        held = [id_ for office in offices for id_ in people[office] if self._is_holder(id_, office)]
        self._keep(held)
        await self._offices_of(held)

    def _first_holders(self, office: str, since: int | None) -> list[str]:
        return _named_by(_recent(self._items[office].about("holder"), since))

    def _room_for(self, office: str, people: Collection[str], found: Sequence[str]) -> Sequence[str]:
        """As many of those that were found as are still followed."""
        new = found[: self.most_holders - len(people)]
        if len(new) < len(found):
            title = self._items[office].label
            self._left_out.append(f"{title}: more than {self.most_holders} holders; the rest was left out.")
        return new

    def _is_holder(self, person: str, office: str) -> bool:
        """Whether either side says that this person held the office: neighbours may be those of another one."""
        said = {fact.value_id for fact in self._items[office].about("holder")}
        return person in self._items and (person in said or bool(self._terms(person, office)))

    def _terms(self, person: str, office: str) -> list[Fact]:
        entity = self._items.get(person)
        held = entity.about("position_held") if entity else ()
        numbers = {office, self._items[office].qid}
        return [fact for fact in held if fact.value_id in numbers]

    def _beside(self, person: str, office: str, since: int | None) -> Iterator[str]:
        """Who came before and after this person in terms that began or ended with those of this office."""
        for term in _recent(self._terms(person, office), since):
            for fact in self._items[person].about("replaced_by"):
                if fact.value_id and fact.start == term.end:
                    yield fact.value_id
            is_early = since is not None and term.start is not None and term.start.year < since
            for fact in () if is_early else self._items[person].about("replaces"):
                if fact.value_id and fact.start == term.start:
                    yield fact.value_id

    async def _belonging(self, roots: Collection[str], since: int) -> None:
        """What belongs to the entries that were asked for: leaders, capitals, holders, offices."""
        near = [id_ for root in roots if root in self._kept for id_ in self._near(self._items[root], since)]
        await self._read("Reading leaders, holders and capitals", near)
        self._keep(near)
        await self._offices_of((*roots, *near))

    def _near(self, entity: Entity, since: int) -> list[str]:
        led = [fact for prop in _LED_BY for fact in entity.about(prop)]
        if self._kind(entity) is EntityKind.OFFICE:
            led += entity.about("holder")
        capitals = [fact.value_id for fact in entity.about("capital") if fact.value_id]
        return [*_named_by(_recent(led, since)), *capitals]

    async def _offices_of(self, people: Iterable[str]) -> None:
        """The offices that these people hold or held."""
        held = [
            fact.value_id
            for id_ in people
            if id_ in self._kept
            for fact in self._items[id_].about("position_held")
            if fact.value_id
        ]
        for office in held:
            self._kinds.setdefault(office, EntityKind.OFFICE)
        await self._read("Reading the offices that they held", held)
        self._keep(held)


def _groups(things: Sequence[_T]) -> Iterator[Sequence[_T]]:
    return (things[place : place + _AT_ONCE] for place in range(0, len(things), _AT_ONCE))


def _fault_of(answer: Resolution | FactSheet) -> str:
    """Why something was not answered; empty where all was."""
    return next((one.detail or one.why.value for one in answer.unasked), "")


def _recent(facts: Iterable[Fact], since: int | None) -> list[Fact]:
    """The statements that had not ended before that year, those that last longest first."""
    kept = [fact for fact in facts if since is None or fact.end is None or fact.end.year >= since]
    return sorted(kept, key=lambda fact: fact.end.last if fact.end else date.max, reverse=True)


def _named_by(facts: Iterable[Fact]) -> list[str]:
    return list(dict.fromkeys(fact.value_id for fact in facts if fact.value_id))


def _unclear(one: Sought, bearers: Sequence[Entity]) -> str:
    if not bearers:
        sort = f" that is of kind {one.kind.value}" if one.kind else ""
        return f"{one.text}: Wikidata has nothing of exactly this name{sort}."
    choice = "; ".join(_shown(entity) for entity in bearers)
    return f"{one.text}: {len(bearers)} items have this name. Give the number of the one that is meant: {choice}."


def _shown(entity: Entity) -> str:
    described = f", {entity.description}" if entity.description else ""
    return f"{entity.id} ({entity.label}{described})"
