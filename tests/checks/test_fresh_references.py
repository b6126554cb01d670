"""A whole check against a reference that somebody edited within the hour."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest

from checks.article import from_text
from checks.language import SpacyRecogniser
from checks.model import (
    Candidate,
    ClaimKind,
    Entity,
    EntityKind,
    Fact,
    FactSheet,
    FoundBy,
    Name,
    NameForm,
    PartialDate,
    Query,
    Rating,
    Reason,
    Resolution,
    Verdict,
    Versions,
)
from checks.run import Source, check, in_thread
from checks.sources.pack import Pack

READ_AT = datetime(2026, 3, 4, 12, tzinfo=UTC)
STORY = "Swiss President Anna Example spoke in Bern on Tuesday, 16 May 2023. Parliament listened."


class Edited:
    """A live reference that knows one person and one office, last edited so long before the reading."""

    name = "edited"

    def __init__(self, edited: timedelta) -> None:
        self.modified = READ_AT - edited

    async def resolve(self, queries: Sequence[Query], known: Sequence[Candidate]) -> Resolution:
        return Resolution(
            candidates=tuple(
                Candidate(
                    source=self.name,
                    query=one,
                    id="Q1",
                    label=one.subject,
                    matched=one.subject,
                    found_by=FoundBy.LABEL,
                )
                for one in queries
                if one.about is EntityKind.PERSON
            )
        )

    async def facts(self, candidates: Sequence[Candidate]) -> FactSheet:
        held = Fact(
            property="position_held",
            value="President of Switzerland",
            start=PartialDate.parse("2015-01-01"),
            end=PartialDate.parse("2015-12-31"),
            read_on=READ_AT.date(),
            source_url="https://reference.example/Q1",
        )
        entity = Entity(
            source=self.name,
            id="Q1",
            kind=EntityKind.PERSON,
            label="Anna Example",
            names=(Name(text="Anna Example", form=NameForm.LABEL),),
            facts=(held,),
            revision=7,
            modified=self.modified,
            url="https://reference.example/Q1",
        )
        return FactSheet(entities=(entity,) if candidates else ())


def title_of(recogniser: SpacyRecogniser, *sources: Source, published: date = date(2023, 5, 16)) -> Verdict:
    run = asyncio.run(
        check(
            from_text(STORY, retrieved_at=READ_AT, published=published),
            finder=in_thread(recogniser),
            sources=sources,
            run_id="r",
            versions=Versions(factdesk="0", model=recogniser.version, pack="0"),
        )
    )
    return next(one.verdict for one in run.findings if one.claim.kind is ClaimKind.TITLE)


@pytest.mark.parametrize(
    ("edited", "rating", "reason"),
    [
        (timedelta(hours=1), Rating.AMBIGUOUS, Reason.UNSTABLE),
        (timedelta(days=3), Rating.DIFFERS, Reason.OFFICE_DATES),
    ],
)
def test_only_a_settled_entry_accuses(
    edited: timedelta, rating: Rating, reason: Reason, recogniser: SpacyRecogniser
) -> None:
    found = title_of(recogniser, Edited(edited))
    assert (found.rating, found.reason) == (rating, reason)


def test_a_pack_that_says_the_same_carries_a_fresh_entry(recogniser: SpacyRecogniser) -> None:
    held = Fact(
        property="position_held",
        value="President of Switzerland",
        start=PartialDate.parse("2015-01-01"),
        end=PartialDate.parse("2015-12-31"),
        read_on=date(2026, 1, 22),
        source_title="A register",
    )
    anna = Entity(
        source="pack",
        id="person:anna",
        kind=EntityKind.PERSON,
        label="Anna Example",
        names=(Name(text="Anna Example", form=NameForm.LABEL),),
        facts=(held,),
    )
    found = title_of(recogniser, Pack((anna,), version="1"), Edited(timedelta(hours=1)))
    assert found.rating is Rating.DIFFERS
    assert [one.source for one in found.evidence] == ["pack"]
