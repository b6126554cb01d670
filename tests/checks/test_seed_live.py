"""The seed story as a newsroom would check it: with the pack alone, and against a real MediaWiki and a Wikidata server.

What must be raised (A1 to A6) and what must stay quiet (C) is written in ../shared/data/seed/expected.md. The pages and
items hold facts of general knowledge in our own words; their numbers are invented where shared reference data has none.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import httpx
import pytest

from checks.article import from_file
from checks.catalog import AnySource
from checks.language import SpacyRecogniser
from checks.model import CheckRun, Claim, ClaimKind, Finding, Location, Rating, Reason, Versions
from checks.politeness import Pace
from checks.run import check, in_thread
from checks.sources.pack import Pack
from checks.sources.wikidata import Wikidata
from checks.sources.wikipedia import Wikipedia
from tests.peers import wikidata_items as items
from tests.peers.mediawiki import mediawiki, page, redirect
from tests.peers.wikidata_server import wikibase

READ_AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
PUBLISHED = date(2023, 5, 16)
GALUZIN, EAEU, CIS, CSTO, COMMONWEALTH, VALDAI, XIAN, SHAANXI = (
    f"Q990{number}" for number in range(1001, 1009)
)
RUSSIA, MINISTRY_POST, INTERNATIONAL, CLUB, DEPUTY = (f"Q990{number}" for number in range(1011, 1016))
CHINA = "Q148"

PAGES = {
    "Mikhail Galuzin": page(
        "'''Mikhail Yuryevich Galuzin''' (Moscow, 14 June 1960) is a Russian diplomat, deputy minister of foreign "
        "affairs of Russia.",
        qid=GALUZIN,
    ),
    "Eurasian Economic Union": page(
        "The '''Eurasian Economic Union''' is an economic union of states in Eurasia.", qid=EAEU
    ),
    "Eurasian Union": redirect("Eurasian Economic Union"),
    "Commonwealth of Independent States": page(
        "The '''Commonwealth of Independent States''' is an organisation of nations that were Soviet republics, "
        "founded on 8 December 1991.",
        qid=CIS,
    ),
    "Commonwealth of Nations": page(
        "The '''Commonwealth of Nations''' is an organisation of states, most of them once of the British Empire.",
        qid=COMMONWEALTH,
    ),
    "Collective Security Treaty Organization": page(
        "The '''Collective Security Treaty Organization''' is an alliance of states in Eurasia.", qid=CSTO
    ),
    "CSTO": redirect("Collective Security Treaty Organization"),
    "Valdai Discussion Club": page("The '''Valdai Discussion Club''' is a think tank in Moscow.", qid=VALDAI),
    "Valdai discussion club": redirect("Valdai Discussion Club"),
    "Xi'an": page("'''Xi'an''' is the capital of Shaanxi in north-west China.", qid=XIAN),
    "Astana": page("'''Astana''' is the capital of Kazakhstan."),
    "Tashkent": page("'''Tashkent''' is the capital of Uzbekistan."),
    "China–Central Asia Summit": page("The '''China–Central Asia Summit''' met in Xi'an in May 2023."),
    "Silk Road": page("The '''Silk Road''' was a network of routes across Asia."),
}  # fmt: skip
ITEMS = items.by_id(
    items.person(
        GALUZIN,
        "Mikhail Galuzin",
        born="1960-06-14",
        offices=[(DEPUTY, "2022-11", None)],
        country=RUSSIA,
        description="Russian diplomat",
        languages={"ru": "Михаил Юрьевич Галузин"},
    ),
    items.office(DEPUTY, "Deputy Minister of Foreign Affairs of Russia", country=RUSSIA),
    items.country(RUSSIA, "Russia"),
    items.organisation(
        EAEU, "Eurasian Economic Union", aliases=["EAEU", "Eurasian Union"], short_names=["EAEU"],
        founded="2015-01-01", description="economic union of states in Eurasia",
    ),
    items.organisation(
        CIS, "Commonwealth of Independent States", aliases=["CIS"], short_names=["CIS"], founded="1991-12-08",
        description="regional organization of states in Eurasia",
    ),
    items.organisation(COMMONWEALTH, "Commonwealth of Nations", description="intergovernmental organisation"),
    items.organisation(
        CSTO, "Collective Security Treaty Organization", aliases=["CSTO"], short_names=["CSTO"],
        description="military alliance in Eurasia",
    ),
    items.organisation(VALDAI, "Valdai Discussion Club", description="think tank"),
    items.place(
        XIAN, "Xi'an", located_in=SHAANXI, country=CHINA, coordinate=(34.265, 108.954),
        description="capital city of Shaanxi, China",
    ),
    items.place(SHAANXI, "Shaanxi", country=CHINA, description="province of China"),
)  # fmt: skip


def run_with(sources: tuple[AnySource, ...], story: Path, recogniser: SpacyRecogniser) -> CheckRun:
    """One check of the story by these sources."""
    article = from_file("article.txt", story.read_bytes(), retrieved_at=READ_AT, published=PUBLISHED)
    versions = Versions(factdesk="0", model=recogniser.version, pack="")
    return asyncio.run(
        check(article, finder=in_thread(recogniser), sources=sources, run_id="r", versions=versions)
    )


def live(story: Path, recogniser: SpacyRecogniser, wiki: str, base: str) -> CheckRun:
    """One check of the story by both live sources and nothing else."""
    article = from_file("article.txt", story.read_bytes(), retrieved_at=READ_AT, published=PUBLISHED)
    versions = Versions(factdesk="0", model=recogniser.version, pack="")
    agent, pace = "factdesk-tests/0 (tests@paper.example)", Pace()

    async def asked() -> CheckRun:
        async with httpx.AsyncClient(timeout=5) as http:
            sources = (
                Wikipedia(
                    api_url=wiki, user_agent=agent, http=http, clock=lambda: READ_AT, pace=pace, seconds=20
                ),
                Wikidata(
                    api_url=base, user_agent=agent, http=http, clock=lambda: READ_AT, pace=pace, seconds=20
                ),
            )
            return await check(
                article, finder=in_thread(recogniser), sources=sources, run_id="r", versions=versions
            )

    return asyncio.run(asked())


@pytest.fixture(scope="module")
def story(shared: Path) -> Path:
    """The seed story; the test is skipped loudly where the shared data is not beside the checkout."""
    path = shared / "seed" / "article.txt"
    if not path.is_file():
        pytest.skip("../shared/data/seed is not here: the seed story was not checked")
    return path


@pytest.fixture(scope="module", params=["pack", "live"])
def found(
    request: pytest.FixtureRequest,
    story: Path,
    recogniser: SpacyRecogniser,
    pack: Pack,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[CheckRun]:
    """The run with the pack alone, and the one with MediaWiki and the Wikidata server."""
    if request.param == "pack":
        yield run_with((pack,), story, recogniser)
        return
    folder = tmp_path_factory.mktemp("mediawiki")
    with mediawiki(folder, pages=PAGES) as wiki, wikibase(more=ITEMS) as base:
        yield live(story, recogniser, wiki, base.api)


def flags(run: CheckRun) -> dict[str, Finding]:
    """What the reader is shown, by the words of the story."""
    return {one.claim.quote: one for one in run.rated(Rating.DIFFERS, Rating.AMBIGUOUS)}


@pytest.mark.parametrize(
    ("quote", "kind", "reason"),
    [
        ("Anthony Blinken", ClaimKind.NAME, Reason.SPELLING),
        ("Commonwealth of Nations of Independent States", ClaimKind.ORGANISATION, Reason.EXPANSION),
        ("Mykhailo Galuzin", ClaimKind.NAME, Reason.TRANSLITERATION),
        ("Eurasian Union", ClaimKind.ORGANISATION, Reason.INFORMAL_NAME),
        ("last Monday", ClaimKind.DATE, Reason.DATE),
    ],
)
def test_what_must_be_raised_is_raised(found: CheckRun, quote: str, kind: ClaimKind, reason: Reason) -> None:
    raised = flags(found)[quote]
    assert (raised.claim.kind, raised.verdict.reason) == (kind, reason)
    assert raised.verdict.evidence


def test_the_broken_list_is_raised_and_rejoined(found: CheckRun) -> None:
    (broken,) = [one for quote, one in flags(found).items() if quote.startswith("(Kazakhstan, Kyrgyzstan)")]
    assert broken.verdict.reason is Reason.INCONSISTENT
    assert (
        "Kazakhstan, Kyrgyzstan, Tajikistan, Turkmenistan, Uzbekistan and USA" in broken.verdict.explanation
    )


def test_last_monday_has_both_readings(found: CheckRun) -> None:
    explained = flags(found)["last Monday"].verdict.explanation
    assert "8 May 2023" in explained
    assert "15 May 2023" in explained


def test_nothing_else_is_raised(found: CheckRun) -> None:
    assert len(flags(found)) == 6


def test_the_spellings_are_proposed_outside_of_quotations(found: CheckRun) -> None:
    raised = flags(found)
    assert raised["Anthony Blinken"].verdict.correction == "Antony Blinken"
    assert raised["Mykhailo Galuzin"].verdict.correction == "Mikhail Galuzin"
    assert raised["Eurasian Union"].verdict.correction is None


def test_one_finding_stands_for_a_person_however_often_named(found: CheckRun) -> None:
    named = [one.claim for one in found.findings if one.claim.kind is ClaimKind.NAME]
    assert len({claim.subject for claim in named}) == len(named)
    assert _of("Galuzin", named).occurrences[1:]
    assert _of("Blinken", named).occurrences[1:]


def _of(family: str, named: list[Claim]) -> Claim:
    (claim,) = [one for one in named if family in one.subject]
    return claim


def test_the_letters_and_the_name_of_the_alliance_agree(found: CheckRun) -> None:
    (alliance,) = [
        one for one in found.findings if one.claim.subject == "Collective Security Treaty Organization"
    ]
    assert alliance.verdict.rating is Rating.MATCHES


def test_a_city_in_the_north_is_no_slip_where_references_say_north_west(found: CheckRun) -> None:
    placed = [one for one in found.findings if isinstance(one.claim.asserts, Location)]
    assert not [one for one in placed if one.verdict.rating in {Rating.DIFFERS, Rating.AMBIGUOUS}]
