"""Events, bodies and works that references know by the very name the text uses, each with all that is said of it. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from checks.compare.strings import fold
from checks.model import Entity, EntityKind, Fact, FoundBy, Hit, Lookup

# How a reference itself leads a name to a thing; what a search offers may be anything.
_NAMED = frozenset({FoundBy.LABEL, FoundBy.ALIAS, FoundBy.REDIRECT})


@dataclass(frozen=True, kw_only=True)
class Thing:
    """One event, body or work as all sources together know it."""

    label: str
    entities: tuple[Entity, ...]

    def facts(self, *properties: str) -> tuple[tuple[Entity, Fact], ...]:
        """The facts of these properties with the entity that states them, in the order of the properties."""
        return tuple(
            (entity, fact) for prop in properties for entity in self.entities for fact in entity.about(prop)
        )

    @property
    def described(self) -> str:
        """What the references call it in a line."""
        return "; ".join(dict.fromkeys(one.description for one in self.entities if one.description))

    @property
    def names(self) -> tuple[str, ...]:
        """All its names, folded."""
        every = (name for one in self.entities for name in (one.label, *(each.text for each in one.names)))
        return tuple(dict.fromkeys(map(fold, every)))


def named_hits(lookups: Iterable[Lookup]) -> tuple[Hit, ...]:
    """The hits whose name leads to them, and those that another source links to such a hit."""
    every = [hit for lookup in lookups for hit in lookup.hits]
    led = {_key(hit.entity) for hit in every if hit.candidate.found_by in _NAMED}
    return tuple(hit for hit in every if hit.candidate.found_by in _NAMED or _is_linked(hit, led))


def _is_linked(hit: Hit, led: set[str]) -> bool:
    return hit.candidate.found_by is FoundBy.LINK and _key(hit.entity) in led


def things(lookups: Iterable[Lookup], *, without: frozenset[EntityKind] = frozenset()) -> tuple[Thing, ...]:
    """What the references know by this name, one entry for each thing; kinds in `without` are left out."""
    groups: dict[str, list[Entity]] = {}
    # In one order whatever order the sources answered in.
    for hit in sorted(named_hits(lookups), key=lambda one: (one.entity.source, one.entity.id)):
        if hit.entity.kind not in without:
            groups.setdefault(_key(hit.entity), []).append(hit.entity)
    return tuple(
        Thing(label=group[0].label, entities=tuple(dict.fromkeys(group))) for group in groups.values()
    )


def _key(entity: Entity) -> str:
    return entity.qid or fold(entity.label)
