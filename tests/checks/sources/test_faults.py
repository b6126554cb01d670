"""Every fault on every sort of request, through the whole chain: the check ends in time, names the outage, and
nothing that it says of the text rests on the fault.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import httpx
import pytest
from aiohttp import web

from checks.article import from_text
from checks.language import SpacyRecogniser
from checks.model import Article, CheckRun, Rating, Reason, Versions
from checks.politeness import Pace, batches
from checks.run import Found, check, find
from checks.sources.wikidata import Wikidata
from checks.sources.wikipedia import Wikipedia
from tests.peers.fault_proxy import Fault, fault_proxy
from tests.peers.mediawiki import mediawiki
from tests.peers.wikidata_server import wikibase

READ_AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
STORY = (
    "US Secretary of State Anthony Blinken spoke with Russian Deputy Foreign Minister Mykhailo Galuzin in Geneva "
    "on Tuesday, 16 May 2023. Chinese President Xi Jinping and the lawyer John Miller were told of it."
)
# The time that the article has, and what a busy machine may take beyond it.
SECONDS, SLACK = 2.5, 2.5
AT_ONCE = 6
DECIDED = frozenset({Rating.DIFFERS, Rating.MATCHES})

FAULTS = [fault for fault in Fault if fault is not Fault.NONE]


@dataclass(frozen=True)
class Apis:
    """The two APIs on loopback."""

    wikipedia: str
    wikidata: str


@dataclass(frozen=True)
class Told:
    """The article with the claims in it."""

    article: Article
    found: Found


# What each request of a check looks like, and whose it is.
REQUESTS: dict[str, tuple[str, Callable[[str], bool]]] = {
    "titles": ("wikipedia", lambda asked: "titles=" in asked and "rvprop" in asked and "generator" not in asked),
    "links": ("wikipedia", lambda asked: "generator=links" in asked),
    "search": ("wikipedia", lambda asked: "srsearch" in asked),
    "lead": ("wikipedia", lambda asked: "exintro" in asked and "srsearch" not in asked),
    "name search": ("wikidata", lambda asked: "wbsearchentities" in asked),
    "items": ("wikidata", lambda asked: "wbgetentities" in asked and "claims" in asked),
    "labels": ("wikidata", lambda asked: "wbgetentities" in asked and "claims" not in asked),
}  # fmt: skip


@pytest.fixture(scope="module")
def apis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Apis]:
    # What MediaWiki has answered once is remembered, so that a slow machine does not make a fault of its own.
    memory: dict[str, web.Response] = {}
    with (
        mediawiki(tmp_path_factory.mktemp("mediawiki")) as wiki,
        fault_proxy(wiki, [Fault.NONE], memory=memory) as proxy,
        wikibase() as base,
    ):
        yield Apis(wikipedia=proxy.api, wikidata=base.api)


@pytest.fixture(scope="module")
def told(recogniser: SpacyRecogniser) -> Told:
    article = from_text(STORY, retrieved_at=READ_AT, published=date(2023, 5, 16))
    return Told(article=article, found=find(article, recogniser))


async def checked(
    told: Told,
    apis: Apis,
    *,
    pace: Pace | None = None,
    seconds: float = SECONDS,
    clock: Callable[[], datetime] = lambda: READ_AT,
) -> CheckRun:
    """One check with the live sources alone."""
    shared = pace or Pace(first_wait=0.02, try_seconds=0.5)

    async def finder(_: Article) -> Found:
        return told.found

    async with httpx.AsyncClient() as http:
        agent = "factdesk-tests/0 (tests@paper.example)"
        sources = (
            Wikipedia(api_url=apis.wikipedia, user_agent=agent, http=http, clock=clock, pace=shared),
            Wikidata(api_url=apis.wikidata, user_agent=agent, http=http, clock=clock, pace=shared),
        )
        versions = Versions(factdesk="0", model="", pack="")
        return await check(
            told.article, finder=finder, sources=sources, run_id="r", versions=versions, seconds=seconds
        )


@pytest.fixture(scope="module")
def healthy(told: Told, apis: Apis) -> CheckRun:
    return asyncio.run(checked(told, apis, seconds=20))


def decided(run: CheckRun) -> set[tuple[str, Rating]]:
    """What the run says for or against the text."""
    return {(one.id, one.verdict.rating) for one in run.findings if one.verdict.rating in DECIDED}


def test_without_a_fault_the_check_asks_everything_and_decides(
    healthy: CheckRun, told: Told, apis: Apis
) -> None:
    assert healthy.outages == ()
    assert {rating for _, rating in decided(healthy)} == DECIDED
    with fault_proxy(apis.wikipedia, [Fault.NONE]) as wiki, fault_proxy(apis.wikidata, [Fault.NONE]) as base:
        behind = replace(apis, wikipedia=wiki.api, wikidata=base.api)
        asyncio.run(checked(told, behind, seconds=20))
    for name, (_, is_such) in REQUESTS.items():
        assert any(map(is_such, [*wiki.asked, *base.asked])), name


@pytest.mark.parametrize("request_type", REQUESTS)
async def test_a_fault_is_named_in_time_and_nothing_rests_on_it(
    request_type: str, told: Told, apis: Apis, healthy: CheckRun
) -> None:
    for some in batches(FAULTS, AT_ONCE):
        await asyncio.gather(*(spoilt(request_type, fault, told, apis, healthy) for fault in some))


async def spoilt(request_type: str, fault: Fault, told: Told, apis: Apis, healthy: CheckRun) -> None:
    """One check with one fault on one sort of request."""
    source, is_such = REQUESTS[request_type]
    whole = {"wikipedia": apis.wikipedia, "wikidata": apis.wikidata}[source]
    with fault_proxy(whole, [fault], only=is_such) as proxy:
        started = time.monotonic()
        run = await checked(told, replace(apis, **{source: proxy.api}))
        took = time.monotonic() - started
    assert took < SECONDS + SLACK, fault
    assert any(map(is_such, proxy.asked)), fault
    assert source in {outage.source for outage in run.outages}, fault
    assert all(outage.detail for outage in run.outages)
    assert decided(run) <= decided(healthy), fault
    failed = {one.why for one in run.lookups if one.source == source and one.why is not Reason.NONE}
    assert Reason.OUTAGE in failed, fault


@pytest.mark.parametrize(
    "fault", [Fault.SERVER_ERROR, Fault.FORBIDDEN, Fault.NOT_JSON, Fault.CUT, Fault.WRONG_JSON]
)
async def test_the_breaker_opens_on_a_broken_source_and_closes_when_it_is_well(
    fault: Fault, told: Told, apis: Apis, healthy: CheckRun
) -> None:
    moment = [READ_AT]
    pace = Pace(first_wait=0.01, failures=3, rest=timedelta(seconds=60))

    with fault_proxy(apis.wikidata, [fault]) as proxy:
        behind = replace(apis, wikidata=proxy.api)

        async def once() -> tuple[CheckRun, int]:
            before = len(proxy.asked)
            run = await checked(told, behind, pace=pace, seconds=10, clock=lambda: moment[0])
            return run, len(proxy.asked) - before

        for _ in range(3):
            await once()
        resting, asked = await once()
        assert asked == 0
        [outage] = [one for one in resting.outages if one.source == "wikidata"]
        assert "not asked: it has failed since 09:00:00 UTC" in outage.detail
        assert "next try at 09:01:00 UTC" in outage.detail
        assert not [one for one in resting.outages if one.source == "wikipedia"]
        moment[0] += timedelta(seconds=61)
        _, asked = await once()
        assert asked == 1
        proxy.faults[:] = [Fault.NONE]
        moment[0] += timedelta(seconds=61)
        await once()
        well, _ = await once()
    assert well.outages == ()
    assert decided(well) == decided(healthy)


async def test_when_both_sources_are_down_everything_they_were_asked_is_unchecked(
    told: Told, apis: Apis
) -> None:
    with (
        fault_proxy(apis.wikipedia, [Fault.SERVER_ERROR]) as wiki,
        fault_proxy(apis.wikidata, [Fault.CUT]) as base,
    ):
        run = await checked(told, replace(apis, wikipedia=wiki.api, wikidata=base.api))
    assert {outage.source for outage in run.outages} == {"wikipedia", "wikidata"}
    assert not decided(run) - {
        (one.id, one.verdict.rating)
        for one in run.findings
        if {evidence.source for evidence in one.verdict.evidence}.isdisjoint({"wikipedia", "wikidata"})
    }


async def test_a_check_with_no_time_left_ends_and_says_so(told: Told, apis: Apis) -> None:
    with fault_proxy(apis.wikipedia, [Fault.NONE], delay=0.5) as wiki:
        started = time.monotonic()
        run = await checked(told, replace(apis, wikipedia=wiki.api), seconds=0.3)
    assert time.monotonic() - started < 0.3 + SLACK
    assert ("wikipedia", "no answer in the time allowed") in {(one.source, one.detail) for one in run.outages}
