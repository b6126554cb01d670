"""The embedded reference pack as a source: who held which office when, known offline. It offers, it never decides."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from importlib import resources
from itertools import chain, islice
from pathlib import Path
from typing import NotRequired, TypedDict, cast

from checks.compare.countries import country_of
from checks.compare.names import compare_names, nearness
from checks.compare.near_names import NearBodies, NearWorks
from checks.compare.offices import Holding, held_on, read_office
from checks.compare.strings import fold
from checks.compare.surnames import Order, called_by, could_be_spelt, family_names, name_words, near_surnames
from checks.data.pack_rows import SCHEMA, SourceRow
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
    Office,
    PartialDate,
    Query,
    Resolution,
)

# More candidates than a person would read say nothing about who is meant.
_MOST_CANDIDATES = 12
_OF_ONE_FAMILY = 6

_FAMILY_FIRST = ("Chinese", "South Korean", "North Korean")
_EITHER_ORDER = ("Vietnamese", "Japanese", "Hungarian")

_ANSWERED_BY: Mapping[EntityKind, frozenset[EntityKind]] = {
    EntityKind.PLACE: frozenset({EntityKind.PLACE, EntityKind.COUNTRY}),
    EntityKind.OTHER: frozenset(EntityKind),
}
_HEADS = ("head_of_state", "head_of_government")


class _FactRow(TypedDict):
    property: str
    value: str
    source: int
    value_id: NotRequired[str]
    start: NotRequired[str]
    end: NotRequired[str]
    not_later_than: NotRequired[bool]
    rank: NotRequired[str]
    read_on: NotRequired[str]


class _EntityRow(TypedDict):
    id: str
    kind: str
    label: str
    qid: str | None
    description: str
    names: list[list[str]]
    facts: list[_FactRow]


class _PackFile(TypedDict):
    schema: str
    version: str
    sources: list[SourceRow]
    entities: list[_EntityRow]


@dataclass(frozen=True, slots=True)
class _Match:
    """An entity that could be meant, the pack's string that answered, and how it was found."""

    entity: Entity
    matched: str
    found_by: FoundBy


class Pack:
    """A reference pack in memory: a Source that needs no network. Its entities never change."""

    name = "pack"

    def __init__(
        self, entities: Iterable[Entity], *, version: str, sources: Iterable[SourceRow] = ()
    ) -> None:
        """Index the entities; offices get their `holder` facts from the persons' `position_held`."""
        self.version = version
        self.sources = tuple(sources)
        self._read_in = tuple(entities)
        self._entities = {entity.id: entity for entity in _with_holders(self._read_in)}

    @classmethod
    def embedded(cls) -> Pack:
        """The pack that comes with the package."""
        return cls._read(
            resources.files("checks.data").joinpath("pack.json").read_bytes(), "the embedded pack"
        )

    @classmethod
    def chosen(cls, path: Path | None) -> Pack:
        """The pack in this file, the embedded one for None. Raises SourceFailed as `load` does."""
        return cls.embedded() if path is None else cls.load(path)

    @classmethod
    def load(cls, path: Path) -> Pack:
        """The pack in a file of `factdesk reference build` or `checks.data.compile_pack`.

        Raises:
            SourceFailed: The file cannot be read or is no pack of this schema.
        """
        try:
            content = path.read_bytes()
        except OSError as error:
            raise SourceFailed(cls.name, f"{path} cannot be read ({error.strerror})") from error
        return cls._read(content, str(path))

    @classmethod
    def _read(cls, content: bytes, where: str) -> Pack:
        try:
            file: object = json.loads(content)
        except ValueError as error:
            raise SourceFailed(cls.name, f"{where} is not JSON; build the pack again") from error
        if not isinstance(file, dict) or file.get("schema") != SCHEMA:
            raise SourceFailed(cls.name, f"{where} is not a pack of schema {SCHEMA}; build it again")
        pack = cast("_PackFile", file)
        try:
            return cls(_entities(pack), version=pack["version"], sources=pack["sources"])
        except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
            raise SourceFailed(cls.name, f"{where} is damaged ({error}); build the pack again") from error

    def beside(self, others: Iterable[Entity] = (), *, without: Collection[str] = ()) -> Pack:
        """This pack with other entities beside its own, and without those of some ids (its own or Wikidata's)."""
        kept = (one for one in (*self._read_in, *others) if one.id not in without and one.qid not in without)
        return Pack(kept, version=self.version, sources=self.sources)

    @property
    def entities(self) -> tuple[Entity, ...]:
        """Everything it knows, offices without the `holder` facts that follow from the persons."""
        return self._read_in

    async def resolve(self, queries: Sequence[Query], known: Sequence[Candidate]) -> Resolution:
        """Who could be meant by each query, exact names first, at most twelve each; nobody where none fits.

        A candidate of another source (`known`) brings in the pack's entity of the same Wikidata id.
        """
        found = chain.from_iterable(self._candidates(query, known) for query in queries)
        return Resolution(candidates=tuple(found))

    async def facts(self, candidates: Sequence[Candidate]) -> FactSheet:
        """What the pack says of its own candidates: one entity for each distinct id."""
        ids = dict.fromkeys(candidate.id for candidate in candidates if candidate.source == self.name)
        return FactSheet(entities=tuple(self._entities[found] for found in ids if found in self._entities))

    def _candidates(self, query: Query, known: Sequence[Candidate]) -> Iterator[Candidate]:
        first: dict[str, _Match] = {}
        for match in chain(self._find(query), self._linked(query, known)):
            first.setdefault(match.entity.id, match)
        for match in islice(first.values(), _MOST_CANDIDATES):
            yield Candidate(
                source=self.name,
                query=query,
                id=match.entity.id,
                label=match.entity.label,
                matched=match.matched,
                found_by=match.found_by,
                qid=match.entity.qid,
            )

    def _linked(self, query: Query, known: Sequence[Candidate]) -> Iterator[_Match]:
        for other in known:
            if other.query == query and other.qid in self._by_qid:
                yield _Match(self._by_qid[other.qid], other.label, FoundBy.LINK)

    def _find(self, query: Query) -> Iterator[_Match]:
        """Whatever answers the query, the surest way of finding first."""
        kinds = _ANSWERED_BY.get(query.about, frozenset({query.about}))
        exact = tuple(self._named((query.subject, *query.forms), kinds))
        yield from exact
        match query.about:
            case EntityKind.PERSON:
                yield from self._people(query, spelt_nearly=not exact)
            case EntityKind.OFFICE:
                yield from self._offices.like(query)
            case EntityKind.ORGANISATION if not exact:
                yield from _searched(self._near_bodies.like(query.subject))
            case EntityKind.WORK if not exact:
                yield from _searched(self._near_works.like(query.subject))
            case EntityKind.EVENT if not exact:
                yield from _searched(self._near_events.like(query.subject))
                placed = tuple(f"{query.subject} in {place}" for place in query.context)
                yield from (replace(match, found_by=FoundBy.SEARCH) for match in self._named(placed, kinds))

    def _named(self, forms: Iterable[str], kinds: frozenset[EntityKind]) -> Iterator[_Match]:
        """The entities with exactly this name, those with it as their label first."""
        found = [
            (entity, name)
            for form in dict.fromkeys(_key(form) for form in forms)
            for entity, name in self._by_name.get(form, ())
            if entity.kind in kinds
        ]
        for entity, name in sorted(found, key=lambda pair: pair[1].form is not NameForm.LABEL):
            found_by = FoundBy.LABEL if name.form is NameForm.LABEL else FoundBy.ALIAS
            yield _Match(entity, name.text, found_by)

    def _people(self, query: Query, *, spelt_nearly: bool) -> Iterator[_Match]:
        """Who could be meant by a name, nearest first: a family name may have more bearers than are offered."""
        family = _nearest_first(query, self._persons.of_family(query))
        near = _nearest_first(query, self._persons.spelt_nearly(query)) if spelt_nearly else []
        yield from family[:_OF_ONE_FAMILY]
        yield from self._holders_beside(query)
        yield from near
        yield from family[_OF_ONE_FAMILY:]

    def _holders_beside(self, query: Query) -> Iterator[_Match]:
        """Who held, on the day asked about, the offices that the article names beside the person."""
        for words in query.context:
            offices = tuple(self._named((words,), frozenset({EntityKind.OFFICE})))
            offices = offices or tuple(
                self._offices.like(replace(query, subject=words, forms=(), context=()))
            )
            countries = tuple(self._named((words,), frozenset({EntityKind.COUNTRY})))
            for match in (*offices, *countries):
                for fact in _held(match.entity, query.as_of):
                    person = self._entities.get(fact.value_id or "")
                    if person is not None:
                        yield _Match(person, match.entity.label, FoundBy.LINK)

    @cached_property
    def _by_name(self) -> Mapping[str, Sequence[tuple[Entity, Name]]]:
        index: defaultdict[str, list[tuple[Entity, Name]]] = defaultdict(list)
        for entity in self._entities.values():
            for name in entity.names:
                index[_key(name.text)].append((entity, name))
        return index

    @cached_property
    def _by_qid(self) -> Mapping[str | None, Entity]:
        return {entity.qid: entity for entity in self._entities.values() if entity.qid}

    @cached_property
    def _near_bodies(self) -> NearBodies:
        return NearBodies(e for e in self._entities.values() if e.kind is EntityKind.ORGANISATION)

    @cached_property
    def _near_events(self) -> NearBodies:
        return NearBodies(e for e in self._entities.values() if e.kind is EntityKind.EVENT)

    @cached_property
    def _near_works(self) -> NearWorks:
        return NearWorks(e for e in self._entities.values() if e.kind is EntityKind.WORK)

    @cached_property
    def _persons(self) -> _Persons:
        return _Persons(e for e in self._entities.values() if e.kind is EntityKind.PERSON)

    @cached_property
    def _offices(self) -> _Offices:
        return _Offices(e for e in self._entities.values() if e.kind is EntityKind.OFFICE)


def _nearest_first(query: Query, matches: Iterable[_Match]) -> list[_Match]:
    """One match for each person, by how near the name that answered is to the one asked about."""
    nearest: dict[str, tuple[tuple[int, float], _Match]] = {}
    for match in matches:
        rank = nearness(compare_names(query.subject, match.matched))
        if match.entity.id not in nearest or rank < nearest[match.entity.id][0]:
            nearest[match.entity.id] = (rank, match)
    return [match for _, match in sorted(nearest.values(), key=lambda pair: pair[0])]


class _Persons:
    """The persons of a pack by family name."""

    def __init__(self, persons: Iterable[Entity]) -> None:
        self._by_family: defaultdict[str, list[tuple[Entity, Name]]] = defaultdict(list)
        self._by_other_word: defaultdict[str, list[tuple[Entity, Name]]] = defaultdict(list)
        for person in persons:
            order = _order(person)
            for name in person.names:
                for family in family_names(name.text, order=order):
                    self._by_family[family].append((person, name))
                for word in called_by(name.text, family_last=order is Order.LAST):
                    self._by_other_word[word].append((person, name))
        self._families = tuple(self._by_family)

    def of_family(self, query: Query) -> Iterator[_Match]:
        """The persons of exactly this family name, in either order of the words where their names allow it."""
        for form in (query.subject, *query.forms):
            for family in family_names(form):
                yield from _matches(self._by_family.get(family, ()), FoundBy.SURNAME)
            for word in name_words(form)[:1]:
                yield from _matches(self._by_other_word.get(word, ()), FoundBy.SURNAME)
            for word in name_words(form)[-1:]:
                yield from _matches(self._by_other_word.get(word, ()), FoundBy.SURNAME)

    def spelt_nearly(self, query: Query) -> Iterator[_Match]:
        """The persons whose names could be what the query misspells."""
        for form in (query.subject, *query.forms):
            for family in near_surnames(form, self._families):
                near = [pair for pair in self._by_family[family] if could_be_spelt(form, pair[1].text)]
                yield from _matches(near, FoundBy.SEARCH)


class _Offices:
    """The offices of a pack by their parts: role, body and rank."""

    def __init__(self, offices: Iterable[Entity]) -> None:
        self._by_parts: defaultdict[tuple[str, str], list[tuple[str, Entity]]] = defaultdict(list)
        for office in offices:
            for parts in dict.fromkeys(_parts(read_office(name.text)) for name in office.names):
                role, body, rank = parts
                if role and body:
                    self._by_parts[role, body].append((rank, office))

    def like(self, query: Query) -> Iterator[_Match]:
        """The same office in other words, then those of another rank (the minister of a deputy)."""
        asked = [read_office(form) for form in (query.subject, *query.forms)]
        found = [
            (rank == office.rank, entity)
            for office in asked
            for body in _bodies(office, query.context)
            for rank, entity in self._by_parts.get((office.role, body), ())
        ]
        for same_rank, entity in sorted(found, key=lambda pair: not pair[0]):
            yield _Match(entity, entity.label, FoundBy.ALIAS if same_rank else FoundBy.SEARCH)


def _parts(office: Office) -> tuple[str, str, str]:
    return office.role, office.body, office.rank


def _bodies(office: Office, context: Iterable[str]) -> Iterator[str]:
    """The body the words name, else the countries and bodies that the article puts beside them."""
    if office.body:
        yield office.body
        return
    for words in context:
        body = country_of(words) or read_office(words).body
        if body:
            yield body


def _searched(near: Iterable[tuple[Entity, str]]) -> Iterator[_Match]:
    for entity, name in near:
        yield _Match(entity, name, FoundBy.SEARCH)


def _matches(pairs: Iterable[tuple[Entity, Name]], found_by: FoundBy) -> Iterator[_Match]:
    for entity, name in pairs:
        yield _Match(entity, name.text, found_by)


def _order(person: Entity) -> Order:
    if person.description.startswith(_FAMILY_FIRST):
        return Order.FIRST
    return Order.EITHER if person.description.startswith(_EITHER_ORDER) else Order.LAST


def _held(entity: Entity, day: date | None) -> Iterator[Fact]:
    """Its tenures that cover the day, or that are not known to have ended; without a day the open ones."""
    for fact in chain(entity.about("holder"), *(entity.about(head) for head in _HEADS)):
        if (fact.end is None) if day is None else (held_on(fact, day) is not Holding.NO):
            yield fact


def _key(text: str) -> str:
    """What two writings of one name share: fold(), no full stops, no leading article, dashes as spaces."""
    bare = fold(text).replace(".", "").replace("-", " ")
    return re.sub(r"\s+", " ", bare.removeprefix("the ")).strip()


def _with_holders(entities: Sequence[Entity]) -> Iterator[Entity]:
    holders: defaultdict[str, list[Fact]] = defaultdict(list)
    for person in entities:
        if person.kind is EntityKind.PERSON:
            for fact in person.about("position_held"):
                holder = replace(fact, property="holder", value=person.label, value_id=person.id)
                holders[fact.value_id or ""].append(holder)
    for entity in entities:
        tenures = sorted(holders.get(entity.id, ()), key=lambda fact: (str(fact.start or ""), fact.value))
        yield replace(entity, facts=(*entity.facts, *tenures)) if tenures else entity


def _entities(file: _PackFile) -> Iterator[Entity]:
    sources = file["sources"]
    for row in file["entities"]:
        yield Entity(
            source=Pack.name,
            id=row["id"],
            kind=EntityKind(row["kind"]),
            label=row["label"],
            names=tuple(
                Name(text=text, form=NameForm(form), language=lang) for text, form, lang in row["names"]
            ),
            description=row["description"],
            facts=tuple(_fact(fact, sources) for fact in row["facts"]),
            qid=row["qid"],
        )


def _fact(row: _FactRow, sources: Sequence[SourceRow]) -> Fact:
    source = sources[row["source"]]
    edited = source.get("modified") if source.get("unsettled") else None
    return Fact(
        property=row["property"],
        value=row["value"],
        value_id=row.get("value_id"),
        start=PartialDate.parse(row["start"]) if "start" in row else None,
        end=PartialDate.parse(row["end"]) if "end" in row else None,
        not_later_than=row.get("not_later_than", False),
        rank=row.get("rank", "normal"),
        read_on=date.fromisoformat(row["read_on"]) if "read_on" in row else None,
        source_title=source["title"],
        source_url=source["url"],
        edited_at=datetime.fromisoformat(edited) if edited else None,
    )
