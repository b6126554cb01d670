"""True names and titles against a reference that lacks any one of its entries: none may become an accusation.

`python -m tests.quality.left_out` leaves out every entity of the embedded pack in turn and prints what was asked.
"""

from __future__ import annotations

import asyncio
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from checks.compare.identity import identify, written_forms
from checks.compare.offices import read_office
from checks.kinds import names, titles
from checks.model import (
    Claim,
    ClaimKind,
    EntityKind,
    Fact,
    Hit,
    Lookup,
    LookupState,
    Query,
    Rating,
    Verdict,
)
from checks.sources.pack import Pack


@dataclass(frozen=True)
class Truth:
    """A person in an office on a day on which the reference has them hold it."""

    person: str
    office: str
    day: date


def truths(pack: Pack) -> tuple[Truth, ...]:
    """One for each dated term, in its middle (of an open one on the day it was read)."""
    return tuple(
        Truth(person=entity.label, office=fact.value, day=day)
        for entity in pack.entities
        if entity.kind is EntityKind.PERSON
        for fact in entity.about("position_held")
        if (day := _day(fact)) is not None
    )


def _day(fact: Fact) -> date | None:
    if fact.start is None:
        return None
    if fact.end is None:
        return fact.read_on
    return fact.start.last + timedelta(days=(fact.end.first - fact.start.last).days // 2)


def queries(truth: Truth) -> tuple[Query, Query]:
    """What the name and the title ask."""
    body = read_office(truth.office).body
    person = Query(
        about=EntityKind.PERSON,
        subject=truth.person,
        forms=written_forms(truth.person),
        as_of=truth.day,
        context=tuple(words for words in (truth.office, body) if words),
        holds=(truth.office,),
    )
    return person, Query(about=EntityKind.OFFICE, subject=truth.office, as_of=truth.day)


async def look_up(truth: Truth, pack: Pack) -> tuple[Lookup, ...]:
    """What the pack answers."""
    asked = queries(truth)
    resolution = await pack.resolve(asked, [])
    known = {entity.id: entity for entity in (await pack.facts(resolution.candidates)).entities}
    lookups = []
    for query in asked:
        hits = tuple(
            Hit(candidate=one, entity=known[one.id]) for one in resolution.candidates if one.query == query
        )
        state = LookupState.ANSWERED if hits else LookupState.EMPTY
        lookups.append(Lookup(query=query, source="pack", state=state, hits=hits))
    return tuple(lookups)


def judged(truth: Truth, lookups: Sequence[Lookup]) -> tuple[Verdict, Verdict]:
    """The verdicts on the name and on the title."""
    person, _ = queries(truth)
    identities = {person: identify(person, lookups)}
    about_person = [lookup for lookup in lookups if lookup.query == person]
    name = names.judge(_claim(truth, ClaimKind.NAME), about_person, identities)
    title = titles.judge(_claim(truth, ClaimKind.TITLE), tuple(lookups), identities)
    return name, title


def _claim(truth: Truth, kind: ClaimKind) -> Claim:
    quote = truth.person if kind is ClaimKind.NAME else truth.office
    return Claim(
        kind=kind,
        quote=quote,
        start=0,
        end=len(quote),
        subject=truth.person,
        statement=f"{truth.person} is {truth.office}.",
        as_of=truth.day,
        published_at=truth.day,
        asserts=read_office(truth.office) if kind is ClaimKind.TITLE else None,
    )


async def bearing_on(pack: Pack, truths_known: Sequence[Truth]) -> Mapping[str, tuple[Truth, ...]]:
    """By entity, the truths whose lookups know of it: without any other entity nothing changes for them."""
    found: defaultdict[str, dict[Truth, None]] = defaultdict(dict)
    for truth in truths_known:
        for lookup in await look_up(truth, pack):
            for hit in lookup.hits:
                found[hit.entity.id][truth] = None
                for fact in hit.entity.facts:
                    found[fact.value_id or ""][truth] = None
    return {entity: tuple(known) for entity, known in found.items() if entity}


async def accusations(pack: Pack, left_out: Sequence[str]) -> list[str]:
    """What is said to differ once one of these entities is missing, and was not with all of them."""
    known = tuple(truth for truth in truths(pack))
    accused_anyway = {
        truth for truth in known if Rating.DIFFERS in _ratings(truth, await look_up(truth, pack))
    }
    bearing = await bearing_on(pack, known)
    found = []
    for entity in left_out:
        without = pack.beside(without={entity})
        for truth in bearing.get(entity, ()):
            if truth in accused_anyway:
                continue
            verdicts = judged(truth, await look_up(truth, without))
            found += [
                f"without {entity}: {truth.person}, {truth.office}, {truth.day}: {verdict.explanation}"
                for verdict in verdicts
                if verdict.rating is Rating.DIFFERS
            ]
    return found


def _ratings(truth: Truth, lookups: Sequence[Lookup]) -> set[Rating]:
    return {verdict.rating for verdict in judged(truth, lookups)}


def main() -> int:
    """Leave out everything in turn; 1 where that accuses anybody."""
    pack = Pack.embedded()
    ids = [entity.id for entity in pack.entities]
    found = asyncio.run(accusations(pack, ids))
    sys.stdout.write("\n".join([*found, f"{len(ids)} entities left out, {len(found)} accusations"]) + "\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
