from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from checks.compare.evidence import cite
from checks.compare.freshness import weighed_by_age
from checks.model import (
    Candidate,
    Claim,
    ClaimKind,
    Entity,
    EntityKind,
    FoundBy,
    Hit,
    Lookup,
    LookupState,
    Query,
    Rating,
    Reason,
    Verdict,
)

READ_AT = datetime(2026, 3, 4, 12, tzinfo=UTC)
ASKED = Query(about=EntityKind.PERSON, subject="Marta Example")
AGREES = Verdict(rating=Rating.MATCHES, reason=Reason.NONE, explanation="Listed so.")
SILENT = Verdict(rating=Rating.NO_REFERENCE, reason=Reason.NONE, explanation="Not found.")


def entry(source: str, *, edited: timedelta | None) -> Entity:
    """What a source says of the person, last edited so long before the article was read."""
    return Entity(
        source=source,
        id=f"{source}:1",
        kind=EntityKind.PERSON,
        label="Martha Example",
        url=f"https://{source}.example/1",
        revision=7 if edited is not None else None,
        modified=READ_AT - edited if edited is not None else None,
    )


def lookup(*entities: Entity) -> Lookup:
    hits = tuple(
        Hit(
            candidate=Candidate(
                source=one.source,
                query=ASKED,
                id=one.id,
                label=one.label,
                matched=one.label,
                found_by=FoundBy.LABEL,
            ),
            entity=one,
        )
        for one in entities
    )
    return Lookup(query=ASKED, source=entities[0].source, state=LookupState.ANSWERED, hits=hits)


def differs(*entities: Entity, reason: Reason = Reason.SPELLING) -> Verdict:
    return Verdict(
        rating=Rating.DIFFERS,
        reason=reason,
        explanation="The reference writes Martha.",
        correction="Martha Example",
        evidence=tuple(cite(one) for one in entities),
    )


def claim(
    kind: ClaimKind = ClaimKind.NAME, day: date = date(2025, 1, 1), tags: tuple[str, ...] = ()
) -> Claim:
    return Claim(
        kind=kind, quote="Marta", start=0, end=5, subject="Marta Example", statement="", as_of=day, tags=tags
    )


def weighed(verdict: Verdict, *lookups: Lookup, of: Claim | None = None) -> Verdict:
    """Judged again, it differs if a hit is left."""

    def again(left: tuple[Lookup, ...]) -> Verdict:
        rest = [hit.entity for one in left for hit in one.hits]
        return differs(*rest) if rest else SILENT

    return weighed_by_age(verdict, of or claim(), lookups, READ_AT, again)


def test_a_difference_that_rests_on_an_edit_of_today_is_a_question() -> None:
    fresh = entry("wikidata", edited=timedelta(hours=3))
    found = weighed(differs(fresh), lookup(fresh))
    assert (found.rating, found.reason) == (Rating.AMBIGUOUS, Reason.UNSTABLE)
    assert "4 March 2026, 09:00 UTC" in found.explanation
    assert found.correction == "Martha Example"


def test_an_edit_of_the_day_before_yesterday_is_trusted() -> None:
    settled = entry("wikidata", edited=timedelta(hours=25))
    assert weighed(differs(settled), lookup(settled)).rating is Rating.DIFFERS


@pytest.mark.parametrize("other", ["pack", "house", "wikipedia"])
def test_another_reference_that_says_the_same_carries_the_difference(other: str) -> None:
    fresh, second = entry("wikidata", edited=timedelta(hours=3)), entry(other, edited=None)
    found = weighed(differs(fresh), lookup(second), lookup(fresh))
    assert found.rating is Rating.DIFFERS
    assert [one.source for one in found.evidence] == [other]


def test_a_fresh_entry_that_the_verdict_does_not_rest_on_changes_nothing() -> None:
    fresh, settled = (
        entry("wikidata", edited=timedelta(hours=3)),
        entry("wikipedia", edited=timedelta(days=40)),
    )
    verdict = differs(settled)
    assert weighed(verdict, lookup(settled), lookup(fresh)) is verdict


THIS_WEEK = date(2026, 3, 1)


@pytest.mark.parametrize("reason", [Reason.OFFICE, Reason.OFFICE_DATES, Reason.OTHER_PERSON])
def test_an_office_conflict_of_the_week_is_a_question(reason: Reason) -> None:
    settled = entry("wikidata", edited=timedelta(days=40))
    verdict = differs(settled, reason=reason)
    found = weighed(verdict, lookup(settled), of=claim(ClaimKind.TITLE, THIS_WEEK))
    assert (found.rating, found.reason) == (Rating.AMBIGUOUS, Reason.REFERENCE_LAG)
    assert "last changed on 23 January 2026" in found.explanation


def test_a_misspelling_of_the_week_is_still_one() -> None:
    settled = entry("wikidata", edited=timedelta(days=40))
    found = weighed(differs(settled), lookup(settled), of=claim(ClaimKind.NAME, THIS_WEEK))
    assert found.rating is Rating.DIFFERS


@pytest.mark.parametrize(("tags", "rating"), [(("change",), Rating.AMBIGUOUS), ((), Rating.MATCHES)])
def test_an_agreement_of_the_week_is_a_question_where_the_text_tells_of_a_change(
    tags: tuple[str, ...], rating: Rating
) -> None:
    settled = entry("wikidata", edited=timedelta(days=40))
    verdict = replace(AGREES, evidence=(cite(settled),))
    assert weighed(verdict, lookup(settled), of=claim(ClaimKind.TITLE, THIS_WEEK, tags)).rating is rating


def test_a_dated_sentence_of_long_ago_in_this_week_s_story_is_no_news() -> None:
    settled = entry("wikidata", edited=timedelta(days=40))
    verdict = differs(settled, reason=Reason.OFFICE)
    found = weighed(verdict, lookup(settled), of=claim(ClaimKind.TITLE, date(2012, 5, 1)))
    assert found.rating is Rating.DIFFERS
