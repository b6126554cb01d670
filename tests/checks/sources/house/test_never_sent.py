"""Names of the `never_send` kind before a server that writes down every request: none of them holds one."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from urllib.parse import unquote_plus

import httpx
import pytest
from aiohttp import web

from checks.compare.house import KEPT_IN_HOUSE, HouseEntry, HouseKind
from checks.compare.withheld import Withheld
from checks.language import load_recogniser
from checks.model import (
    CheckRun,
    ClaimKind,
    Entity,
    EntityKind,
    Name,
    NameForm,
    Query,
    Rating,
    Reason,
    Versions,
)
from checks.politeness import Pace, user_agent
from checks.run import check, in_thread
from checks.sources.house import Discreet, House
from checks.sources.pack import Pack
from checks.sources.rounds import LiveSource, look_up
from checks.sources.wikidata import Wikidata
from checks.sources.wikipedia import Wikipedia
from tests.builders import article
from tests.peers.ports import free_port

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
SOURCE = HouseEntry(name="Odalys Brennekamp", kind=HouseKind.PERSON, never_send=True)
PROJECT = HouseEntry(name="Long Quay Fund", kind=HouseKind.ORGANISATION, never_send=True)
STORY = (
    "A leak from the Long Quay Fund\n\n"
    "Harbour official Odalys Brennekamp told the paper that German Chancellor Olaf Scholz had met Teodor Vasquane, "
    "a lawyer for the Long Quay Fund. Brennekamp said so twice.\n\n"
    "The Brennekamp Foundation and Ms Brennekamp’s aide, Jana Marwick, did not answer."
)
SECRETS = ("brennekamp", "odalys", "long quay")


class Recorder:
    """A wiki that knows one page and writes down what it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.url = ""

    async def answer(self, request: web.Request) -> web.Response:
        body = (await request.read()).decode()
        self.asked.append(unquote_plus(f"{request.raw_path} {body}").casefold())
        form = {**request.query, **(await request.post() if body else {})}
        return web.json_response(_answer({key: str(value) for key, value in form.items()}))


def _answer(form: dict[str, str]) -> dict[str, object]:
    match form:
        case {"action": "wbgetentities", "ids": ids}:
            return {"entities": {one: {"id": one, "missing": ""} for one in ids.split("|")}, "success": 1}
        case {"action": "wbsearchentities"}:
            return {"search": [], "success": 1}
        case {"list": lists}:
            # Only wikis with CirrusSearch propose something.
            found = [{"ns": 0, "title": "Odalys Brennekamp", "pageid": 5, "snippet": ""}]
            near = {"prefixsearch": found} if "prefixsearch" in lists else {}
            told = {"totalhits": 1, "suggestion": "odalys brennekamp"}
            return {"batchcomplete": True, "query": {"searchinfo": told, "search": found, **near}}
        case {"titles": titles}:
            pages = [{"ns": 0, "title": title, "missing": True} for title in titles.split("|")]
            return {"batchcomplete": True, "query": {"pages": pages}}
    return {"batchcomplete": True, "query": {}}


@asynccontextmanager
async def recording() -> AsyncIterator[Recorder]:
    recorder = Recorder()
    served = web.Application()
    served.router.add_route("*", "/api.php", recorder.answer)
    runner = web.AppRunner(served, access_log=None)
    await runner.setup()
    port = free_port()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    recorder.url = f"http://127.0.0.1:{port}/api.php"
    try:
        yield recorder
    finally:
        await runner.cleanup()


@asynccontextmanager
async def live(recorder: Recorder) -> AsyncIterator[tuple[LiveSource, ...]]:
    pace = Pace()
    agent = user_agent("0.1.0", "desk@newsroom.example")
    async with httpx.AsyncClient() as http:
        shared = {"user_agent": agent, "http": http, "clock": lambda: NOW, "pace": pace}
        yield (
            Wikipedia(api_url=recorder.url, **shared),
            Wikidata(api_url=recorder.url, **shared),
        )


async def checked(recorder: Recorder, *entries: HouseEntry, pack: Pack | None = None) -> CheckRun:
    withheld = Withheld(entries)
    async with live(recorder) as sources:
        return await check(
            article(STORY, published_at=date(2023, 5, 16)),
            finder=in_thread(load_recogniser()),
            sources=(pack or Pack.embedded(), *(Discreet(source, withheld) for source in sources)),
            house=House(entries),
            run_id="r",
            versions=Versions(factdesk="", model="", pack=""),
        )


def about_the_secret(request: str) -> bool:
    return any(secret in request for secret in SECRETS)


@pytest.mark.timeout(120)
async def test_no_request_holds_a_name_in_any_form() -> None:
    async with recording() as recorder:
        await checked(recorder, SOURCE, PROJECT)
    assert any("vasquane" in request for request in recorder.asked)
    assert [request for request in recorder.asked if about_the_secret(request)] == []


@pytest.mark.timeout(120)
async def test_without_the_list_they_would_be_asked() -> None:
    async with recording() as recorder:
        await checked(recorder)
    assert any("brennekamp" in request for request in recorder.asked)
    assert any("long quay" in request for request in recorder.asked)


@pytest.mark.timeout(120)
async def test_what_is_not_asked_is_unchecked_and_says_why() -> None:
    secret = HouseEntry(name="Teodor Vasquane Sr", kind=HouseKind.PERSON, never_send=True)
    async with recording() as recorder:
        run = await checked(recorder, secret)
    about = {one.claim.kind: one for one in run.findings if one.claim.subject == "Teodor Vasquane"}
    name = about[ClaimKind.NAME]
    assert (name.verdict.rating, name.verdict.reason) == (Rating.UNCHECKED, Reason.NO_SOURCE)
    assert name.verdict.explanation == f"Teodor Vasquane is {KEPT_IN_HOUSE}."
    assert [request for request in recorder.asked if "vasquane" in request] == []


async def test_a_withheld_name_that_the_list_does_not_vouch_for_is_unchecked() -> None:
    query = Query(about=EntityKind.PERSON, subject="Jörg Brennekamp")
    async with recording() as recorder, live(recorder) as sources:
        discreet = [Discreet(source, Withheld((SOURCE,))) for source in sources]
        answers = await look_up([query], (House((SOURCE,)), *discreet))
    assert recorder.asked == []
    told = [(one.source, one.why, one.detail) for one in answers.lookups if one.source != "house"]
    assert told == [(name, Reason.NO_SOURCE, KEPT_IN_HOUSE) for name in ("wikipedia", "wikidata")]
    assert answers.outages == ()


async def test_what_the_pack_knows_of_a_name_is_not_asked_for_by_its_number() -> None:
    known = Entity(
        source="pack",
        id="p",
        kind=EntityKind.PERSON,
        label="Odalys Brennekamp",
        names=(Name(text="Odalys Brennekamp", form=NameForm.LABEL),),
        qid="Q424242",
    )
    async with recording() as recorder:
        await checked(recorder, SOURCE, pack=Pack((known,), version="t"))
    assert [request for request in recorder.asked if "q424242" in request] == []


async def test_other_queries_are_answered_as_they_were_put() -> None:
    query = Query(about=EntityKind.PERSON, subject="Olaf Scholz", context=("aide to Odalys Brennekamp",))
    async with recording() as recorder, live(recorder) as sources:
        discreet = [Discreet(source, Withheld((SOURCE,))) for source in sources]
        answers = await look_up([query], discreet)
    assert {one.query for one in answers.lookups} == {query}
    assert recorder.asked
    assert not any(about_the_secret(request) for request in recorder.asked)


async def test_a_source_that_fails_does_not_hide_why_a_name_was_not_asked() -> None:
    queries = [Query(about=EntityKind.PERSON, subject=name) for name in ("Odalys Brennekamp", "Olaf Scholz")]
    away = Recorder()
    away.url = f"http://127.0.0.1:{free_port()}/api.php"
    async with live(away) as (wikipedia, _):
        answers = await look_up(queries, (Discreet(wikipedia, Withheld((SOURCE,))),), seconds=3)
    assert [one.why for one in answers.lookups] == [Reason.NO_SOURCE, Reason.OUTAGE]
    assert [one.source for one in answers.outages] == ["wikipedia"]


@pytest.mark.parametrize("asked_about", ["Odalis Brennekampp", "Odalys Brenekamp-Voss"])
async def test_a_title_near_a_name_that_may_be_sent_is_not_asked_for_where_it_is_withheld(
    asked_about,
) -> None:
    class Silent(Withheld):
        """Holds the listed spelling alone, so that the query goes out."""

        def holds(self, text: str) -> bool:
            return text == "Odalys Brennekamp"

    query = Query(about=EntityKind.PERSON, subject=asked_about)
    async with recording() as recorder, live(recorder) as (wikipedia, _):
        await look_up([query], [Discreet(wikipedia, Silent((SOURCE,)))])
        sent = [request for request in recorder.asked if "odalys brennekamp" in request]
        await look_up([query], [wikipedia])
    assert sent == []
    assert any("odalys brennekamp" in request for request in recorder.asked)
