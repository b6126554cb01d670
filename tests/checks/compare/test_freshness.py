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
    Fact,
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


def kept(*, edited_before_reading: timedelta) -> Entity:
    """An entry that was read twenty days before the article, and kept since."""
    read = READ_AT - timedelta(days=20)
    edited = entry("wikidata", edited=timedelta(days=20) + edited_before_reading)
    return replace(edited, retrieved_at=read)


def test_an_entry_read_an_hour_after_an_edit_and_kept_for_weeks_is_no_proof() -> None:
    entity = kept(edited_before_reading=timedelta(hours=1))
    weighed = weighed_by_age(differs(entity), claim(), [lookup(entity)], READ_AT, lambda _: SILENT)
    assert (weighed.rating, weighed.reason) == (Rating.AMBIGUOUS, Reason.UNSTABLE)


def test_an_entry_that_had_stood_for_two_days_when_it_was_read_is_one() -> None:
    entity = kept(edited_before_reading=timedelta(days=2))
    weighed = weighed_by_age(differs(entity), claim(), [lookup(entity)], READ_AT, lambda _: SILENT)
    assert weighed.rating is Rating.DIFFERS


def packed(*pages: tuple[str, bool]) -> Entity:
    """An entry of a pack with a fact from each page; True: read within a day of an edit."""
    edited = READ_AT - timedelta(days=90)
    facts = tuple(
        Fact(
            property="born",
            value=f"196{place}",
            source_title=f"Wikidata: page {place}",
            source_url=page,
            edited_at=edited if is_fresh else None,
        )
        for place, (page, is_fresh) in enumerate(pages)
    )
    return replace(entry("pack", edited=None), url=None, facts=facts)


def test_a_pack_read_within_a_day_of_an_edit_asks_and_names_page_and_moment() -> None:
    entity = packed(("https://wiki.example/wiki/Q1?oldid=7", True))
    verdict = replace(differs(), evidence=(cite(entity, entity.facts[0]),))
    weighed = weighed_by_age(verdict, claim(), [lookup(entity)], READ_AT, lambda _: SILENT)
    assert (weighed.rating, weighed.reason) == (Rating.AMBIGUOUS, Reason.UNSTABLE)
    assert "Wikidata: page 0 on 4 December 2025, 12:00 UTC" in weighed.explanation


def test_of_a_pack_only_the_fresh_facts_are_left_aside() -> None:
    entity = packed(("https://wiki.example/wiki/Q1?oldid=7", True), ("https://lists.example/1", False))
    verdict = replace(differs(), evidence=(cite(entity, entity.facts[0]),))
    judged: list[tuple[Lookup, ...]] = []

    def judge_again(left: tuple[Lookup, ...]) -> Verdict:
        judged.append(left)
        return verdict

    weighed = weighed_by_age(verdict, claim(), [lookup(entity)], READ_AT, judge_again)
    assert weighed.rating is Rating.DIFFERS
    assert [hit.entity.facts for hit in judged[0][0].hits] == [entity.facts[1:]]


def test_a_settled_fact_of_a_pack_is_proof_whatever_else_is_fresh() -> None:
    entity = packed(("https://wiki.example/wiki/Q1?oldid=7", True), ("https://lists.example/1", False))
    verdict = replace(differs(), evidence=(cite(entity, entity.facts[1]),))
    weighed = weighed_by_age(verdict, claim(), [lookup(entity)], READ_AT, lambda _: SILENT)
    assert weighed.rating is Rating.DIFFERS
