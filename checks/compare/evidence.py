"""Turning what a source said into evidence, and what it did not say into a verdict. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checks.model import (
    Entity,
    Evidence,
    EvidenceKind,
    Fact,
    Lookup,
    LookupState,
    Rating,
    Reason,
    Verdict,
)

_KINDS = {"pack": EvidenceKind.PACK, "house": EvidenceKind.HOUSE}


def cite(entity: Entity, fact: Fact | None = None, *, quoted: str = "") -> Evidence:
    """Evidence that a person can open: the entity's page at its revision, or the fact's own source."""
    url = entity.url
    if fact is not None and fact.source_url:
        url = fact.source_url
    title = fact.source_title if fact is not None and fact.source_title else entity.label
    return Evidence(
        kind=_KINDS.get(entity.source, EvidenceKind.REVISION),
        source=entity.source,
        title=title,
        url=url,
        revision=entity.revision,
        quoted=quoted or (f"{entity.label}: {fact.value}" if fact is not None else entity.label),
        valid_from=str(fact.start) if fact is not None and fact.start is not None else None,
        valid_to=str(fact.end) if fact is not None and fact.end is not None else None,
        retrieved_at=_when(entity, fact),
    )


def _when(entity: Entity, fact: Fact | None) -> str | None:
    if entity.retrieved_at is not None:
        return entity.retrieved_at.isoformat(timespec="seconds")
    if fact is not None and fact.read_on is not None:
        return fact.read_on.isoformat()
    return next((fact.read_on.isoformat() for fact in entity.facts if fact.read_on is not None), None)


def cite_name(entity: Entity) -> Evidence:
    """Evidence for the name itself: the entity's page, or where a source without pages read of it."""
    fact = next((fact for fact in entity.facts if fact.source_url), None) if entity.url is None else None
    quoted = f"{entity.label}, {entity.description}" if entity.description else entity.label
    return replace(cite(entity, fact, quoted=quoted), valid_from=None, valid_to=None)


def silence(lookups: Sequence[Lookup], subject: str) -> Verdict:
    """The verdict when no source knew the subject: an outage or a spent budget is never "not found"."""
    failed = [lookup for lookup in lookups if lookup.state is LookupState.FAILED]
    if failed:
        why = failed[0].why
        sources = ", ".join(sorted({lookup.source for lookup in failed}))
        words = "was not asked (too many names)" if why is Reason.BUDGET else "could not be asked"
        return Verdict(rating=Rating.UNCHECKED, reason=why, explanation=f"{sources} {words} about {subject}.")
    if not lookups:
        return Verdict(
            rating=Rating.UNCHECKED,
            reason=Reason.NO_SOURCE,
            explanation=f"No source was asked about {subject}.",
        )
    sources = ", ".join(sorted({lookup.source for lookup in lookups}))
    return Verdict(
        rating=Rating.NO_REFERENCE,
        reason=Reason.NONE,
        explanation=f"{subject[:1].upper()}{subject[1:]} was not found ({sources}).",
    )
