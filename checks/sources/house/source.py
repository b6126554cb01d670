"""The house list as a source: the entries whose forms a query holds. It offers, it never decides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from checks.compare.house import LISTED, SOURCE, HouseEntry
from checks.compare.strings import fold
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
    Resolution,
)


class House:
    """One newsroom's list, in memory for one check: a Source that needs no network."""

    name = SOURCE

    def __init__(self, entries: Iterable[HouseEntry]) -> None:
        """Index the entries by all of their forms."""
        self.entries = tuple(entries)
        self._entities = {str(place): _entity(entry, str(place)) for place, entry in enumerate(self.entries)}
        self._by_form: defaultdict[str, list[str]] = defaultdict(list)
        for place, entry in enumerate(self.entries):
            for form in dict.fromkeys(fold(form) for form in (*entry.written_forms, *entry.avoid)):
                self._by_form[form].append(str(place))

    async def resolve(self, queries: Sequence[Query], known: Sequence[Candidate]) -> Resolution:  # noqa: ARG002 - the protocol's
        """The entries with a form that is the query's, whatever the kind: references know no better of names."""
        return Resolution(candidates=tuple(one for query in queries for one in self._candidates(query)))

    async def facts(self, candidates: Sequence[Candidate]) -> FactSheet:
        """The entries of its own candidates."""
        wanted = dict.fromkeys(one.id for one in candidates if one.source == self.name)
        return FactSheet(entities=tuple(self._entities[place] for place in wanted if place in self._entities))

    def _candidates(self, query: Query) -> Iterator[Candidate]:
        found = dict.fromkeys(
            place for form in (query.subject, *query.forms) for place in self._by_form.get(fold(form), ())
        )
        for place in found:
            entity = self._entities[place]
            label = fold(entity.label) == fold(query.subject)
            yield Candidate(
                source=self.name,
                query=query,
                id=place,
                label=entity.label,
                matched=query.subject,
                found_by=FoundBy.LABEL if label else FoundBy.ALIAS,
            )


def _entity(entry: HouseEntry, place: str) -> Entity:
    day = PartialDate.of(entry.added_at.date()) if entry.added_at else None
    listed = Fact(property=LISTED, value=entry.added_by, value_id=str(entry.row), start=day)
    return Entity(
        source=SOURCE,
        id=place,
        kind=EntityKind(entry.kind.value),
        label=entry.name,
        names=(
            Name(text=entry.name, form=NameForm.LABEL),
            *(Name(text=form, form=NameForm.ALIAS) for form in entry.accepted),
            *(Name(text=form, form=NameForm.AVOIDED) for form in entry.avoid),
        ),
        description=entry.note,
        facts=(listed,),
        retrieved_at=entry.added_at,
    )
