"""Fresh news and fresh edits: what a reference may not know yet, or may know wrongly for an hour. Pure.

References lag behind the news of the week (design, 7), and a page that was edited within a day may have been
vandalised: Wikidata's median revert takes 2.5 hours, some take months. Neither accuses anybody by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from checks.model import (
    Claim,
    ClaimKind,
    Entity,
    Evidence,
    EvidenceKind,
    Fact,
    Lookup,
    LookupState,
    PartialDate,
    Rating,
    Reason,
    Verdict,
)

# A statement is news for so long.
FRESH_NEWS = timedelta(days=7)
# A change of a reference stands for so long before it is trusted alone.
UNSETTLED = timedelta(hours=24)

_OF_AN_OFFICE = frozenset({Reason.OFFICE, Reason.OFFICE_DATES, Reason.OTHER_PERSON})


def weighed_by_age(
    verdict: Verdict,
    claim: Claim,
    lookups: Sequence[Lookup],
    read_at: datetime,
    judge_again: Callable[[tuple[Lookup, ...]], Verdict],
) -> Verdict:
    """The verdict as far as the age of the news and of the reference allows it.

    A difference that rests on an entry edited less than 24 hours before the article was read (`read_at`, UTC), or
    before the entry itself was read where that was earlier, is judged again without such entries; where the others
    do not say the same it becomes a question. An office
    conflict in a statement of the last seven days becomes one too, and an agreement where the text tells of a
    change in that office.
    """
    fresh = _Fresh(
        entities=_edited_lately(verdict, lookups, read_at), facts=_read_too_early(verdict, lookups)
    )
    if verdict.rating is Rating.DIFFERS and fresh:
        others = judge_again(_without(fresh, lookups))
        if others.rating is not Rating.DIFFERS:
            return _unstable(verdict, fresh)
        verdict = others
    return _of_the_week(verdict, claim, lookups, read_at)


@dataclass(frozen=True, kw_only=True)
class _Fresh:
    """What the verdict rests on that nobody may have looked at: entries of live sources, facts of a pack."""

    entities: tuple[Entity, ...]
    facts: tuple[Fact, ...]

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.entities or self.facts)

    @property
    def pages(self) -> frozenset[str | None]:
        """The pages of the facts at the revision that was read."""
        return frozenset(fact.source_url for fact in self.facts)

    def rest_of(self, entity: Entity) -> Entity | None:
        """The entity without what is fresh; None where nothing else was said of it."""
        if entity in self.entities:
            return None
        left = tuple(
            fact for fact in entity.facts if fact.edited_at is None or fact.source_url not in self.pages
        )
        return replace(entity, facts=left) if left or not entity.facts else None


def _read_too_early(verdict: Verdict, lookups: Iterable[Lookup]) -> tuple[Fact, ...]:
    """The facts of a pack behind the verdict's evidence that it has read within a day of an edit."""
    cited = {one.url for one in verdict.evidence if one.kind is EvidenceKind.PACK and one.url}
    facts = (fact for lookup in lookups for hit in lookup.hits for fact in hit.entity.facts)
    return tuple(dict.fromkeys(fact for fact in facts if fact.edited_at and fact.source_url in cited))


def _edited_lately(verdict: Verdict, lookups: Iterable[Lookup], read_at: datetime) -> tuple[Entity, ...]:
    """The entries behind the verdict's evidence that were edited within a day of their reading, or of the article's."""
    cited = [one for one in verdict.evidence if one.kind is EvidenceKind.REVISION]
    entities = dict.fromkeys(hit.entity for lookup in lookups for hit in lookup.hits)
    return tuple(
        entity
        for entity in entities
        if entity.modified is not None
        and entity.modified > min(read_at, entity.retrieved_at or read_at) - UNSETTLED
        and any(_is_from(one, entity) for one in cited)
    )


def _is_from(evidence: Evidence, entity: Entity) -> bool:
    if evidence.source != entity.source:
        return False
    if evidence.revision is not None and entity.revision is not None:
        return evidence.revision == entity.revision
    pages = {entity.url, *(fact.source_url for fact in entity.facts)} - {None}
    return evidence.url in pages


def _without(fresh: _Fresh, lookups: Sequence[Lookup]) -> tuple[Lookup, ...]:
    """The lookups as if the sources did not have what is fresh."""
    left = []
    for lookup in lookups:
        rests = ((hit, fresh.rest_of(hit.entity)) for hit in lookup.hits)
        hits = tuple(replace(hit, entity=rest) for hit, rest in rests if rest is not None)
        emptied = lookup.state is LookupState.ANSWERED and not hits
        left.append(replace(lookup, hits=hits, state=LookupState.EMPTY if emptied else lookup.state))
    return tuple(left)


def _unstable(verdict: Verdict, fresh: _Fresh) -> Verdict:
    edits = [f"{entity.label} ({entity.source}) on {_moment(entity.modified)}" for entity in fresh.entities]
    edits += dict.fromkeys(f"{fact.source_title} on {_moment(fact.edited_at)}" for fact in fresh.facts)
    return replace(
        verdict,
        rating=Rating.AMBIGUOUS,
        reason=Reason.UNSTABLE,
        explanation=f"{verdict.explanation} The reference was edited less than a day before it was read, {', '.join(edits)}, "
        "and nothing else says so; confirm.",
    )


def _moment(modified: datetime | None) -> str:
    return f"{PartialDate.of(modified.date()).words}, {modified:%H:%M} UTC" if modified else ""


def _of_the_week(verdict: Verdict, claim: Claim, lookups: Sequence[Lookup], read_at: datetime) -> Verdict:
    if not _is_news(claim, read_at) or claim.kind not in {ClaimKind.TITLE, ClaimKind.NAME}:
        return verdict
    conflict = verdict.rating is Rating.DIFFERS and verdict.reason in _OF_AN_OFFICE
    change = verdict.rating is Rating.MATCHES and claim.kind is ClaimKind.TITLE and "change" in claim.tags
    if not conflict and not change:
        return verdict
    changed = _last_changed(verdict, lookups)
    told = f", last changed on {PartialDate.of(changed).words}" if changed else ""
    return replace(
        verdict,
        rating=Rating.AMBIGUOUS,
        reason=Reason.REFERENCE_LAG,
        explanation=f"{verdict.explanation} This is fresh news and the reference may lag{told}; confirm.",
    )


def _is_news(claim: Claim, read_at: datetime) -> bool:
    """Whether the statement speaks of a day within a week of the reading."""
    return claim.as_of is not None and read_at.date() - claim.as_of <= FRESH_NEWS


def _last_changed(verdict: Verdict, lookups: Iterable[Lookup]) -> date | None:
    """The last edit of the entries that the verdict rests on; for a reference without edits its own date."""
    entities = {hit.entity for lookup in lookups for hit in lookup.hits}
    edits = [
        entity.modified.date()
        for entity in entities
        if entity.modified is not None and any(_is_from(one, entity) for one in verdict.evidence)
    ]
    if edits:
        return max(edits)
    read = [
        one.retrieved_at for one in verdict.evidence if one.kind is EvidenceKind.PACK and one.retrieved_at
    ]
    return date.fromisoformat(max(read)[: len("2026-01-22")]) if read else None
