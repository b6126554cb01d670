"""A small reference for tests of verdicts: persons with offices, as a source would give them."""

from __future__ import annotations

from datetime import date

from checks.model import (
    Candidate,
    Entity,
    EntityKind,
    Fact,
    FoundBy,
    Hit,
    Lookup,
    LookupState,
    Name,
    NameForm,
    PartialDate,
    Query,
)

READ = date(2026, 1, 22)


def term(office: str, start: str | None, end: str | None = None, *, read: date = READ) -> Fact:
    """A position_held statement."""
    return Fact(
        property="position_held",
        value=office,
        start=PartialDate.parse(start) if start else None,
        end=PartialDate.parse(end) if end else None,
        read_on=read,
        source_title="A register",
        source_url="https://register.example/terms",
    )


def person(label: str, *facts: Fact, aliases: tuple[str, ...] = (), qid: str | None = None) -> Entity:
    """A person of the source "pack"."""
    names = (
        Name(text=label, form=NameForm.LABEL),
        *(Name(text=alias, form=NameForm.ALIAS) for alias in aliases),
    )
    return Entity(
        source="pack",
        id=f"person:{label}",
        kind=EntityKind.PERSON,
        label=label,
        names=names,
        facts=facts,
        qid=qid,
    )


def office(label: str, *holders: tuple[str, str, str | None], read: date = READ) -> Entity:
    """An office with its dated holders: (name, start, end)."""
    facts = tuple(
        Fact(
            property="holder",
            value=name,
            start=PartialDate.parse(start),
            end=PartialDate.parse(end) if end else None,
            read_on=read,
            source_url="https://register.example/terms",
        )
        for name, start, end in holders
    )
    return Entity(source="pack", id=f"office:{label}", kind=EntityKind.OFFICE, label=label, facts=facts)


def answered(query: Query, *entities: Entity, found_by: FoundBy = FoundBy.SURNAME) -> Lookup:
    """The lookup in which a source gives these entities; EMPTY when there are none."""
    hits = tuple(
        Hit(
            candidate=Candidate(
                source="pack",
                query=query,
                id=entity.id,
                label=entity.label,
                matched=entity.label,
                found_by=found_by,
            ),
            entity=entity,
        )
        for entity in entities
    )
    state = LookupState.ANSWERED if hits else LookupState.EMPTY
    return Lookup(query=query, source="pack", state=state, hits=hits)
