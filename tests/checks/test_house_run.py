"""The house list within a whole check: asked first, replayed from the lookups, silent on everything else."""

from __future__ import annotations

from datetime import date

import pytest

from checks.compare.house import HouseEntry, HouseKind
from checks.language import Recogniser, load_recogniser
from checks.model import CheckRun, ClaimKind, EvidenceKind, Finding, Rating, Reason, Versions
from checks.run import check, in_thread, replay
from checks.sources.house import House
from checks.sources.pack import Pack
from tests.builders import article

STORY = (
    "Talks in Kiev end late\n\n"
    "Ukrainian President Volodymyr Zelensky met Odalys Brennekamp in Kiev on Tuesday. Dynamo Kiev won again.\n\n"
    "“We love Kiev,” Odalys Brennekamp said. The film “The Long Quay” was shown."
)
ENTRIES = (
    HouseEntry(name="Kyiv", kind=HouseKind.PLACE, avoid=("Kiev",), row=1),
    HouseEntry(name="Odalys Brennekamp", kind=HouseKind.PERSON, row=2),
    HouseEntry(name="Volodymyr Zelensky", kind=HouseKind.PERSON, row=3),
)


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return load_recogniser()


async def run_of(
    recogniser: Recogniser, *entries: HouseEntry, text: str = STORY, language: str = "en"
) -> CheckRun:
    return await check(
        article(text, published_at=date(2023, 5, 16), language=language),
        finder=in_thread(recogniser),
        sources=(Pack.embedded(),),
        house=House(entries) if entries else None,
        run_id="r",
        versions=Versions(factdesk="", model="", pack=""),
    )


def of(run: CheckRun, kind: ClaimKind, subject: str) -> Finding:
    (found,) = [one for one in run.findings if (one.claim.kind, one.claim.subject) == (kind, subject)]
    return found


async def test_a_well_known_place_in_another_style_is_told_once(recogniser: Recogniser) -> None:
    run = await run_of(recogniser, *ENTRIES)
    found = of(run, ClaimKind.PLACE, "Kiev")
    assert (found.verdict.rating, found.verdict.reason) == (Rating.DIFFERS, Reason.STYLE)
    assert len(found.claim.occurrences) == 2
    assert [one.kind for one in found.verdict.evidence] == [EvidenceKind.HOUSE]


async def test_the_house_form_agrees_where_the_reference_respells_it(recogniser: Recogniser) -> None:
    without = of(await run_of(recogniser), ClaimKind.NAME, "Volodymyr Zelensky").verdict
    house = of(await run_of(recogniser, *ENTRIES), ClaimKind.NAME, "Volodymyr Zelensky").verdict
    assert without.rating is not Rating.MATCHES
    assert house.rating is Rating.MATCHES
    assert house.evidence[0].kind is EvidenceKind.HOUSE


async def test_a_name_that_only_the_house_knows_agrees(recogniser: Recogniser) -> None:
    run = await run_of(recogniser, *ENTRIES)
    assert of(run, ClaimKind.NAME, "Odalys Brennekamp").verdict.rating is Rating.MATCHES


async def test_nothing_else_changes(recogniser: Recogniser) -> None:
    named = {one.name for one in ENTRIES} | {"Kiev"}
    before = [one for one in (await run_of(recogniser)).findings if one.claim.subject not in named]
    after = [one for one in (await run_of(recogniser, *ENTRIES)).findings if one.claim.subject not in named]
    assert [(one.id, one.verdict.rating) for one in before] == [(one.id, one.verdict.rating) for one in after]


async def test_the_office_of_a_listed_person_is_judged_by_the_references(recogniser: Recogniser) -> None:
    before, after = await run_of(recogniser), await run_of(recogniser, *ENTRIES)
    offices = [
        [one.verdict for one in run.findings if one.claim.kind is ClaimKind.TITLE] for run in (before, after)
    ]
    assert offices[0] == offices[1]
    assert offices[0][0].rating is Rating.MATCHES


async def test_findings_stand_in_the_order_of_the_text(recogniser: Recogniser) -> None:
    starts = [one.claim.start for one in (await run_of(recogniser, *ENTRIES)).findings]
    assert starts == sorted(starts)


async def test_a_stored_run_is_judged_again_without_the_list(recogniser: Recogniser) -> None:
    run = await run_of(recogniser, *ENTRIES)
    again = replay(run, found=await in_thread(recogniser)(run.article))
    assert again.findings == run.findings


async def test_a_text_in_another_language_is_not_searched(recogniser: Recogniser) -> None:
    assert (await run_of(recogniser, *ENTRIES, language="de")).findings == ()
