"""What a newsroom's own list says of a claim, and what it leaves to the references."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from checks.compare.house import (
    HouseEntry,
    HouseKind,
    apart,
    contradiction,
    entry_of,
    in_house_style,
    joined,
)
from checks.model import (
    Abbreviation,
    Claim,
    ClaimKind,
    Creation,
    Entity,
    EntityKind,
    EvidenceKind,
    Location,
    LookupState,
    PartRole,
    Query,
    Rating,
    Reason,
    Verdict,
)
from checks.sources.house import House
from checks.sources.rounds import look_up
from tests.builders import claim, evidence

ADDED = datetime(2026, 3, 4, 9, tzinfo=UTC)
KYIV = HouseEntry(
    name="Kyiv", kind=HouseKind.PLACE, avoid=("Kiev",), added_by="Mara Example", added_at=ADDED, row=7
)
TURIN = HouseEntry(name="Turin", kind=HouseKind.PLACE, accepted=("Torino",), row=8)
NOT_FOUND = Verdict(rating=Rating.NO_REFERENCE, reason=Reason.NONE, explanation="It was not found.")


async def known(text: str, *entries: HouseEntry) -> tuple[Entity, ...]:
    """What the list answers to a query for this text."""
    query = Query(about=EntityKind.OTHER, subject=text)
    answers = await look_up([query], (House(entries),))
    entities, _ = apart(answers.lookups)
    return entities


async def judged(
    written: str,
    *entries: HouseEntry,
    kind: ClaimKind = ClaimKind.PLACE,
    before: Verdict = NOT_FOUND,
    **changes: Any,
) -> Verdict:
    said: Claim = claim(written, kind, **changes)
    return in_house_style(said, await known(written, *entries), before)


def differs(reason: Reason, rating: Rating = Rating.DIFFERS) -> Verdict:
    return Verdict(rating=rating, reason=reason, explanation="It differs.", evidence=(evidence(),))


@pytest.mark.parametrize("written", ["Kyiv", "KYIV", "Turin", "Torino", "torino"])
async def test_a_form_that_the_house_writes_agrees(written: str) -> None:
    verdict = await judged(written, KYIV, TURIN)
    assert verdict.rating is Rating.MATCHES
    assert [one.kind for one in verdict.evidence] == [EvidenceKind.HOUSE]


async def test_it_agrees_even_where_the_references_respell_it() -> None:
    entry = HouseEntry(name="Sergej Example", kind=HouseKind.PERSON)
    for reason in (Reason.SPELLING, Reason.TRANSLITERATION, Reason.SEVERAL_CANDIDATES, Reason.INFORMAL_NAME):
        verdict = await judged("Sergej Example", entry, kind=ClaimKind.NAME, before=differs(reason))
        assert verdict.rating is Rating.MATCHES


async def test_a_form_that_the_house_does_not_use_is_a_difference_of_style() -> None:
    verdict = await judged("Kiev", KYIV)
    assert (verdict.rating, verdict.reason) == (Rating.DIFFERS, Reason.STYLE)
    assert verdict.explanation == "Your house list writes Kyiv, not Kiev."
    assert verdict.correction == "Kyiv"


async def test_the_evidence_is_the_row_and_who_put_it_there_when() -> None:
    (proof,) = (await judged("Kiev", KYIV)).evidence
    assert (proof.kind, proof.source, proof.title) == (
        EvidenceKind.HOUSE,
        "house",
        "row 7, added by Mara Example",
    )
    assert (proof.quoted, proof.valid_from) == ("Kyiv (not Kiev)", "2026-03-04")


async def test_the_note_of_an_entry_is_told() -> None:
    verdict = await judged(
        "Burma", HouseEntry(name="Myanmar", kind=HouseKind.PLACE, avoid=("Burma",), note="Since 2021")
    )
    assert verdict.explanation == "Your house list writes Myanmar, not Burma. Note: Since 2021."


async def test_style_outweighs_a_reference_that_agrees() -> None:
    agrees = Verdict(rating=Rating.MATCHES, reason=Reason.NONE, explanation="", evidence=(evidence(),))
    assert (await judged("Kiev", KYIV, before=agrees)).reason is Reason.STYLE


@pytest.mark.parametrize("reason", [Reason.PLACE, Reason.OTHER_PERSON, Reason.EXPANSION])
async def test_what_is_graver_than_style_stays(reason: Reason) -> None:
    assert await judged("Kiev", KYIV, before=differs(reason)) == differs(reason)


async def test_inside_a_quotation_no_replacement_is_offered() -> None:
    verdict = await judged("Kiev", KYIV, in_quote=True)
    assert verdict.reason is Reason.STYLE
    assert verdict.correction is None
    assert "check the original" in verdict.explanation


async def test_a_credit_is_no_matter_of_style() -> None:
    assert await judged("Kiev", KYIV, role=PartRole.CREDIT) == NOT_FOUND


async def test_case_and_accents_count_where_the_list_tells_them_apart() -> None:
    tiktok = HouseEntry(name="TikTok", kind=HouseKind.ORGANISATION, avoid=("Tiktok",))
    accent = HouseEntry(name="Erdoğan", kind=HouseKind.PERSON, avoid=("Erdogan",))
    assert (await judged("Tiktok", tiktok, kind=ClaimKind.ORGANISATION)).reason is Reason.STYLE
    assert (await judged("TIKTOK", tiktok, kind=ClaimKind.ORGANISATION)).rating is Rating.MATCHES
    assert (await judged("Erdogan", accent, kind=ClaimKind.NAME)).correction == "Erdoğan"
    assert (await judged("Erdoğan", accent, kind=ClaimKind.NAME)).rating is Rating.MATCHES


async def test_accents_that_the_list_does_not_tell_apart_pass() -> None:
    verdict = await judged("Sao Tome", HouseEntry(name="São Tomé", kind=HouseKind.PLACE))
    assert verdict.rating is Rating.MATCHES


@pytest.mark.parametrize("kind", [ClaimKind.NAME, ClaimKind.WORK, ClaimKind.ORGANISATION])
async def test_a_form_is_not_used_for_its_own_kind_of_thing_only(kind: ClaimKind) -> None:
    assert await judged("Kiev", KYIV, kind=kind) == NOT_FOUND


async def test_one_word_says_nothing_of_another_kind_of_thing() -> None:
    georgia = HouseEntry(name="Georgia", kind=HouseKind.PLACE)
    assert await judged("Georgia", georgia, kind=ClaimKind.NAME) == NOT_FOUND


async def test_a_name_of_several_words_agrees_whatever_it_was_taken_for() -> None:
    band = HouseEntry(name="Florence Example Band", kind=HouseKind.ORGANISATION)
    verdict = await judged("Florence Example Band", band, kind=ClaimKind.NAME)
    assert verdict.rating is Rating.MATCHES


@pytest.mark.parametrize("kind", [ClaimKind.TITLE, ClaimKind.DATE, ClaimKind.CONSISTENCY])
async def test_offices_and_dates_are_not_the_lists_business(kind: ClaimKind) -> None:
    assert await judged("Kiev", KYIV, kind=kind) == NOT_FOUND


async def test_that_a_place_lies_somewhere_is_not_the_lists_business() -> None:
    placed = Location(place="Kyiv", relation="capital of", within="Poland")
    wrong = differs(Reason.PLACE)
    assert await judged("Kyiv", KYIV, before=wrong, asserts=placed) == wrong
    assert await judged("Kiev", KYIV, asserts=placed) == NOT_FOUND


async def test_a_year_is_not_the_lists_business() -> None:
    film = HouseEntry(name="The Long Quay", kind=HouseKind.WORK)
    made = Creation(work="The Long Quay", form="film", year=1999)
    assert await judged("The Long Quay", film, kind=ClaimKind.WORK, asserts=made) == NOT_FOUND
    bare = Creation(work="The Long Quay", form="film")
    assert (await judged("The Long Quay", film, kind=ClaimKind.WORK, asserts=bare)).rating is Rating.MATCHES


async def test_letters_that_do_not_fit_stay_a_finding() -> None:
    body = HouseEntry(name="Ald Harbour Board", kind=HouseKind.ORGANISATION)
    letters = Abbreviation(letters="AHX", stands_for="Ald Harbour Board")
    misfit = differs(Reason.EXPANSION, Rating.AMBIGUOUS)
    kind = ClaimKind.ORGANISATION
    assert await judged("Ald Harbour Board", body, kind=kind, before=misfit, asserts=letters) == misfit


async def test_two_entries_that_avoid_one_form_leave_the_choice_to_a_person() -> None:
    verdict = await judged(
        "The Times",
        HouseEntry(name="The Times of London", kind=HouseKind.WORK, avoid=("The Times",)),
        HouseEntry(name="The New York Times", kind=HouseKind.WORK, avoid=("The Times",)),
        kind=ClaimKind.WORK,
    )
    assert (verdict.rating, verdict.reason, verdict.correction) == (Rating.AMBIGUOUS, Reason.STYLE, None)


async def test_what_one_entry_writes_is_not_accused_by_another() -> None:
    other = HouseEntry(name="Dnipro", kind=HouseKind.PLACE, avoid=("Kyiv",))
    assert (await judged("Kyiv", other, KYIV)).rating is Rating.MATCHES


async def test_an_entry_comes_back_from_the_answer_as_it_was() -> None:
    entry = HouseEntry(
        name="A",
        kind=HouseKind.WORK,
        avoid=("B",),
        accepted=("C",),
        note="D",
        added_by="E",
        added_at=ADDED,
        row=3,
    )
    (entity,) = await known("A", entry)
    assert entry_of(entity) == entry


async def test_references_are_judged_as_if_there_were_no_list() -> None:
    answers = await look_up([Query(about=EntityKind.PLACE, subject="Kiev")], (House((KYIV,)),))
    _, rest = apart(answers.lookups)
    assert [(one.state, one.hits) for one in rest] == [(LookupState.EMPTY, ())]


def test_entries_that_contradict_each_other_are_found() -> None:
    other = HouseEntry(name="Kiev", kind=HouseKind.PLACE)
    assert contradiction((KYIV, TURIN)) is None
    assert contradiction((KYIV, other)) == (other, KYIV, "Kiev")
    assert contradiction((KYIV, HouseEntry(name="Kiev", kind=HouseKind.WORK))) is None


def test_joined_entries_keep_all_forms_once() -> None:
    both = joined(
        KYIV, HouseEntry(name="Kyiv", kind=HouseKind.PLACE, avoid=("Kiev", "Kieff"), never_send=True)
    )
    assert both.avoid == ("Kiev", "Kieff")
    assert both.never_send
