"""Claim keys and what stands behind `find`: stable, one for each claim, and the same after storage."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from checks.article import from_text
from checks.language import SpacyRecogniser
from checks.model import (
    Abbreviation,
    Asserted,
    CheckRun,
    Claim,
    ClaimKind,
    Contradiction,
    Creation,
    Finding,
    Interval,
    Listing,
    Location,
    Office,
    PartRole,
    Quantity,
    Rating,
    Reason,
    Saying,
    Span,
    Tense,
    Timing,
    Value,
    Verdict,
    Versions,
)
from checks.run import MOST_CLAIMS, Asked, Found, claim_key, find
from checks.workers.finder import FOUND

READ_AT = datetime(2024, 7, 7, 9, tzinfo=UTC)
# The recogniser needs some 20 ms for a paragraph; a cold one a second.
PROPERTY = settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

RUN = TypeAdapter(CheckRun)
STORY = (
    "Harbour Minister Ilse Varga opened the bridge over the Ald on Tuesday, 2 July 2024. Varga called it the longest in the province.",
    "“We owe this to the people of Aldmouth,” said Tomas Arkel, the former harbour master. It cost $12 million, up 20% from $10 million.",
    "The North Sea Harbour Association (NSHA) had asked for it since 2014. Its chairwoman, Petra Lund, resigned last week.",
    "Jon Osterman wrote of the old ferry in his novel “The Crossing”, published in 1998.",
    "Five towns, Aldmouth, Kilburn, Narva, Sund and Trave, share the costs. Narva lies in the north of the province.",
    "Police said on Friday that Olaf Brandt had been charged with fraud. He denies it.",
)
INSERTED = (
    "It rained all morning, and the ferries ran late.",
    "Elsewhere, Mayor Hugo Stahl of Westport said that 300 people had lost their homes in March.",
    "“Nobody warned us,” said Maria Quist, a teacher. Her school was closed on Monday.",
    "The Westport Fishing Union (WFU) has 40 members; its film “Nets” came out in 2003.",
)
ASSERTED: tuple[Asserted, ...] = (
    Office(text="mayor", role="mayor"),
    Office(text="ex-minister", role="minister", body="sund", rank="deputy", tense=Tense.FORMER),
    Timing(text="soon"),
    Timing(
        text="on Friday",
        interval=Interval(first=date(2024, 7, 5), last=date(2024, 7, 5)),
        readings=(Interval(first=date(2024, 7, 5), last=date(2024, 7, 5)),),
        weekday=4,
        ordinal=7,
        epoch="strike",
        needs_anchor=True,
    ),
    Abbreviation(letters="NSHA", stands_for="North Sea Harbour Association"),
    Listing(noun="towns", items=("Sund", "Trave"), stated_count=3),
    Location(place="Narva", relation="in", within="the north"),
    Creation(work="The Crossing"),
    Creation(work="The Crossing", form="novel", author="Jon Osterman", year=1998),
    Quantity(amount="12 million", low=12e6, high=12e6, unit="$", counted="costs", working="10 + 20%"),
    Quantity(amount="dozens", low=None, high=None),
    Saying(words="Nobody warned us", said_by="Maria Quist"),
    Saying(words="Nobody warned us"),
    Contradiction(
        passages=("Mauer", "Maurer"), about="spelling", question="Which is right?", around=("a", "b")
    ),
)

TYPES = [f"{type(asserted).__name__}-{place}" for place, asserted in enumerate(ASSERTED)]


def claimed(asserts: Asserted | None = None, **changes: object) -> Claim:
    claim = Claim(
        kind=ClaimKind.NUMBER, quote="q", start=0, end=1, subject="Ald", statement="", asserts=asserts
    )
    return replace(claim, **changes)


def found_in(paragraphs: tuple[str, ...] | list[str], recogniser: SpacyRecogniser) -> Found:
    text = "\n\n".join(paragraphs)
    return find(from_text(text, retrieved_at=READ_AT, published=date(2024, 7, 6)), recogniser)


def keys_of(found: Found) -> list[str]:
    return [claim_key(asked.claim) for asked in found.asked]


@PROPERTY
@given(
    before=st.permutations(STORY).map(lambda pieces: tuple(pieces[:4])),
    inserted=st.sampled_from(INSERTED),
    place=st.integers(0, 4),
)
def test_an_inserted_paragraph_changes_no_key_of_the_others(
    recogniser: SpacyRecogniser, before: tuple[str, ...], inserted: str, place: int
) -> None:
    after = (*before[:place], inserted, *before[place:])
    kept = {asked.claim.statement: claim_key(asked.claim) for asked in found_in(before, recogniser).asked}
    assert kept
    now = set(keys_of(found_in(after, recogniser)))
    assert [statement for statement, key in kept.items() if key not in now] == []


@PROPERTY
@given(st.lists(st.sampled_from(STORY + INSERTED), min_size=1, max_size=5))
def test_a_claim_that_stands_several_times_has_one_key(
    recogniser: SpacyRecogniser, paragraphs: list[str]
) -> None:
    found = found_in(paragraphs, recogniser)
    text = "\n\n".join(paragraphs)
    keys = keys_of(found)
    assert len(keys) == len(set(keys))
    for asked in found.asked:
        claim = asked.claim
        assert text[claim.start : claim.end] == claim.quote
        assert claim.start in {span.start for span in claim.occurrences}


@PROPERTY
@given(st.permutations(STORY))
def test_what_is_found_is_in_the_order_of_the_text_and_weighed(
    recogniser: SpacyRecogniser, paragraphs: list[str]
) -> None:
    claims = [asked.claim for asked in found_in(paragraphs, recogniser).asked]
    assert [claim.start for claim in claims] == sorted(claim.start for claim in claims)
    assert all(claim.weight > 0 for claim in claims)


@pytest.mark.parametrize("asserts", ASSERTED, ids=TYPES)
def test_what_is_asserted_comes_back_from_a_worker_as_the_same_type(asserts: Asserted) -> None:
    claim = claimed(asserts)
    found = Found(asked=(Asked(kind=ClaimKind.NUMBER, claim=claim, queries=()),), left_out=0, model="sm")
    assert FOUND.validate_json(FOUND.dump_json(found)) == found


@pytest.mark.parametrize("asserts", ASSERTED, ids=TYPES)
def test_a_key_has_nothing_of_where_a_claim_stands(asserts: Asserted) -> None:
    here = claimed(asserts, value=Value(from_="2024-07-05"))
    elsewhere = replace(
        here,
        start=90,
        end=91,
        occurrences=(Span(start=90, end=91),),
        weight=7,
        role=PartRole.CAPTION,
        in_quote=True,
        speaker="Jon Osterman",
        told_of=(Interval(first=date(2014, 1, 1), last=date(2014, 12, 31)),),
        tags=("legal",),
    )
    assert claim_key(here) == claim_key(elsewhere)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Office(text="mayor", role="mayor"), Office(text="minister", role="minister")),
        (
            Abbreviation(letters="NSHA", stands_for="Harbours"),
            Abbreviation(letters="NSHA", stands_for="Ports"),
        ),
        (Listing(noun="towns", items=("Sund",)), Listing(noun="towns", items=("Sund", "Trave"))),
        (
            Listing(noun="towns", items=("Sund",), stated_count=1),
            Listing(noun="towns", items=("Sund",), stated_count=2),
        ),
        (
            Location(place="Narva", relation="in", within="Sund"),
            Location(place="Narva", relation="north of", within="Sund"),
        ),
        (Creation(work="Nets", year=2003), Creation(work="Nets", year=2004)),
        (Quantity(amount="2", low=2, high=2, unit="%"), Quantity(amount="2", low=2, high=2, unit="km")),
        (Quantity(amount="dozens", low=None, high=None), Quantity(amount="scores", low=None, high=None)),
        (Saying(words="We go"), Saying(words="We stay")),
        (
            Contradiction(passages=("five dead", "six dead"), about="figure", question=""),
            Contradiction(passages=("five dead", "seven dead"), about="figure", question=""),
        ),
    ],
    ids=str,
)
def test_another_assertion_has_another_key(one: Asserted, other: Asserted) -> None:
    assert claim_key(claimed(one)) != claim_key(claimed(other))


def test_a_number_in_figures_or_words_has_one_key() -> None:
    figures = Quantity(amount="2", low=2.0, high=2.0, unit="%", counted="growth")
    words = Quantity(amount="two", low=2.0, high=2.0, unit="%", counted="Growth")
    assert claim_key(claimed(figures)) == claim_key(claimed(words))


def test_so_many_more_are_another_number() -> None:
    two = Quantity(amount="2", low=2.0, high=2.0, counted="ships")
    assert claim_key(claimed(two, quote="two more ships")) != claim_key(claimed(two, quote="two ships"))


def test_the_sayings_of_two_people_have_two_keys() -> None:
    one, other = (
        claimed(Saying(words="No", said_by=speaker), subject="No")
        for speaker in ("Ilse Varga", "Jon Osterman")
    )
    assert claim_key(one) != claim_key(other)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It is the longest bridge in Narva.", "It is not the longest bridge in Narva."),
        ("It is the longest bridge in Narva.", "It was once the longest bridge in Narva."),
        (
            "Jon Osterman was arrested on suspicion of murder in Narva.",
            "Jon Osterman was convicted of murder in Narva.",
        ),
        (
            "Jon Osterman, a teacher, spoke in Narva.",
            "Jon Osterman was charged with theft in Narva.",
        ),
    ],
)
def test_what_a_person_judges_by_its_sentence_is_another_claim_in_another_sentence(
    recogniser: SpacyRecogniser, before: str, after: str
) -> None:
    one, other = (
        {claim_key(asked.claim) for asked in found_in([said], recogniser).asked if _is_judged(asked.claim)}
        for said in (before, after)
    )
    assert other
    assert one.isdisjoint(other)


def _is_judged(claim: Claim) -> bool:
    return claim.kind in {ClaimKind.SUPERLATIVE, ClaimKind.NAME}


def test_a_saying_keeps_its_key_where_its_speaker_is_named_in_full() -> None:
    said, in_full = (
        claimed(Saying(words="No", said_by=name), subject="No") for name in ("Varga", "Ilse Varga")
    )
    assert claim_key(said) == claim_key(in_full)


def test_the_same_words_of_two_people_are_two_claims(recogniser: SpacyRecogniser) -> None:
    found = found_in(
        (
            "“We will not give up,” said Ilse Varga, the harbour minister, on Tuesday.",
            "“We will not give up,” said Jon Osterman, the head of the union.",
        ),
        recogniser,
    )
    speakers = [asked.claim.speaker for asked in found.asked if asked.claim.kind is ClaimKind.QUOTE]
    assert speakers == ["Ilse Varga", "Jon Osterman"]


def test_a_name_with_and_without_its_accents_keeps_both_forms_among_its_places(
    recogniser: SpacyRecogniser,
) -> None:
    text = (
        "Marko Kovač, the mayor of Aldmouth, opened the bridge on Tuesday.",
        "Critics say that Marko Kovac did not read the report. Kovac denies it.",
    )
    story = "\n\n".join(text)
    [name] = [one.claim for one in found_in(text, recogniser).asked if one.claim.kind is ClaimKind.NAME]
    assert [story[place.start : place.end] for place in name.occurrences] == [
        "Marko Kovač",
        "Marko Kovac",
        "Kovac",
    ]


def test_names_offices_and_dates_stay_where_a_text_has_too_many_claims(recogniser: SpacyRecogniser) -> None:
    dull = [
        f"The total was {number} tonnes and {number + 1} crates of fish." for number in range(1_000, 1_600, 2)
    ]
    found = found_in([*dull, STORY[0]], recogniser)
    kinds = {asked.kind for asked in found.asked}
    assert len(found.asked) <= MOST_CLAIMS
    assert {ClaimKind.NAME, ClaimKind.TITLE, ClaimKind.DATE} <= kinds
    assert "Ilse Varga" in {asked.claim.subject for asked in found.asked}
    assert [asked.claim.start for asked in found.asked] == sorted(asked.claim.start for asked in found.asked)


def test_a_run_that_was_stored_before_claims_had_weights_still_loads() -> None:
    office = Office(text="mayor", role="mayor")
    new = claimed(office, kind=ClaimKind.TITLE, weight=30, accusation=Span(start=0, end=1))
    verdict = Verdict(rating=Rating.UNCHECKED, reason=Reason.NO_SOURCE, explanation="")
    article = from_text("Ald.", retrieved_at=READ_AT)
    run = CheckRun(
        id="r",
        article=article,
        findings=(Finding(id="k", claim=new, verdict=verdict, subject="Ald"),),
        lookups=(),
        outages=(),
        versions=Versions(factdesk="0", model="sm", pack="0"),
    )
    stored = json.loads(RUN.dump_json(run))
    for name in ("weight", "accusation", "told_of"):
        del stored["findings"][0]["claim"][name]
    del stored["findings"][0]["claim"]["asserts"]["tense"]
    loaded = RUN.validate_json(json.dumps(stored)).findings[0].claim
    assert loaded == replace(new, weight=0, accusation=None)
    assert claim_key(loaded) == claim_key(new)
