"""The whole engine against a real MediaWiki and a Wikidata server, through httpx and the `wikipedia` package."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import httpx
import pytest
from pydantic import TypeAdapter

from checks.article import from_text
from checks.catalog import AnySource
from checks.language import SpacyRecogniser
from checks.model import CheckRun, ClaimKind, EvidenceKind, Finding, Rating, Reason, Versions
from checks.politeness import Pace
from checks.report import document
from checks.run import check, find, in_thread, replay
from checks.sources.wikidata import Wikidata
from checks.sources.wikipedia import Wikipedia
from tests.peers.fault_proxy import Fault, fault_proxy
from tests.peers.mediawiki import mediawiki
from tests.peers.wikidata_server import wikibase

READ_AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
STORY = (
    "US Secretary of State Anthony Blinken spoke with Russian Deputy Foreign Minister Mykhailo Galuzin in Geneva "
    "on Tuesday, 16 May 2023. Russian President Vladimir Putin and Chinese President Xi Jinping were told of it."
)


@dataclass(frozen=True)
class Web:
    """The two APIs on loopback."""

    wikipedia: str
    wikidata: str


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Web]:
    with mediawiki(tmp_path_factory.mktemp("mediawiki")) as wiki, wikibase() as base:
        yield Web(wikipedia=wiki, wikidata=base.api)


def run(recogniser: SpacyRecogniser, web: Web, **limits: int) -> CheckRun:
    """One check with both live sources and nothing else."""
    article = from_text(STORY, retrieved_at=READ_AT, published=date(2023, 5, 16))
    versions = Versions(factdesk="0", model=recogniser.version, pack="")

    async def asked() -> CheckRun:
        async with httpx.AsyncClient(timeout=5) as http:
            sources = both(web, http, **limits)
            return await check(
                article, finder=in_thread(recogniser), sources=sources, run_id="r", versions=versions
            )

    return asyncio.run(asked())


def both(web: Web, http: httpx.AsyncClient, **limits: int) -> tuple[AnySource, ...]:
    agent, pace = "factdesk-tests/0 (tests@paper.example)", Pace()
    return (
        Wikipedia(
            api_url=web.wikipedia,
            user_agent=agent,
            http=http,
            clock=lambda: READ_AT,
            pace=pace,
            seconds=8,
            **limits,
        ),
        Wikidata(
            api_url=web.wikidata, user_agent=agent, http=http, clock=lambda: READ_AT, pace=pace, seconds=8
        ),
    )


def of(found: CheckRun, kind: ClaimKind, quote: str) -> Finding:
    return next(f for f in found.findings if f.claim.kind is kind and f.claim.quote == quote)


@pytest.fixture(scope="module")
def found(recogniser: SpacyRecogniser, web: Web) -> CheckRun:
    return run(recogniser, web)


def test_a_redirect_that_respells_the_name_differs_with_the_page_at_its_revision(found: CheckRun) -> None:
    verdict = of(found, ClaimKind.NAME, "Anthony Blinken").verdict
    assert (verdict.rating, verdict.correction) == (Rating.DIFFERS, "Antony Blinken")
    evidence = verdict.evidence[0]
    assert evidence.kind is EvidenceKind.REVISION
    assert evidence.url
    assert evidence.revision


def test_an_office_of_wikidata_is_checked_at_the_article_s_date(found: CheckRun) -> None:
    assert of(found, ClaimKind.TITLE, "US Secretary of State").verdict.rating is Rating.MATCHES
    assert of(found, ClaimKind.TITLE, "Chinese President").verdict.rating is Rating.MATCHES
    assert of(found, ClaimKind.NAME, "Xi Jinping").verdict.rating is Rating.MATCHES


def test_the_full_text_search_and_the_page_s_lead_change_findings(
    found: CheckRun, recogniser: SpacyRecogniser, web: Web
) -> None:
    """Only the search finds the page of a name that is spelt otherwise; only its lead says that the office fits."""
    without_search = run(recogniser, web, search_cap=0)
    without_lead = run(recogniser, web, lead_cap=0)
    verdict = of(found, ClaimKind.NAME, "Mykhailo Galuzin").verdict
    assert (verdict.rating, verdict.reason) == (Rating.DIFFERS, Reason.TRANSLITERATION)
    assert verdict.correction == "Mikhail Galuzin"
    assert of(without_search, ClaimKind.NAME, "Mykhailo Galuzin").verdict.rating is Rating.UNCHECKED
    assert of(without_lead, ClaimKind.NAME, "Mykhailo Galuzin").verdict.rating is not Rating.DIFFERS


def test_a_stored_run_of_live_answers_replays_the_same(found: CheckRun, recogniser: SpacyRecogniser) -> None:
    stored = TypeAdapter(CheckRun)
    read_back = stored.validate_json(stored.dump_json(found))
    again = replay(read_back, found=find(read_back.article, recogniser))
    assert document(replace(again, timings=found.timings)) == document(found)
    assert json.dumps(document(again))


@pytest.mark.parametrize("fault", [Fault.SERVER_ERROR, Fault.WRONG_JSON, Fault.CUT])
def test_a_faulty_wikipedia_is_an_outage_and_accuses_nobody(
    fault: Fault, recogniser: SpacyRecogniser, web: Web, tmp_path: Path
) -> None:
    with fault_proxy(web.wikipedia, [fault] * 50) as proxy:
        broken = run(recogniser, replace(web, wikipedia=proxy.api))
    assert "wikipedia" in {outage.source for outage in broken.outages}
    assert not broken.rated(Rating.DIFFERS)
