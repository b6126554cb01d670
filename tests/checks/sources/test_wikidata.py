import json
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from checks.errors import SourceFailed
from checks.model import Candidate, Entity, EntityKind, FoundBy, Name, NameForm, PartialDate, Query, Reason
from checks.politeness import Cache, user_agent
from checks.sources.wikidata import Wikidata
from tests.checks.sources.test_wikipedia import FAILURES, FAILURES_IN_PART, Folder
from tests.peers import wikidata_items
from tests.peers.fault_proxy import Fault, fault_proxy
from tests.peers.wikidata_items import says
from tests.peers.wikidata_server import items_in, wikibase

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
# The time an article has in the tests of failures; a round has half of it.
SECONDS = 2.0
RECORDINGS = Path(__file__).resolve().parents[3] / ".." / "shared" / "data" / "wikidata"


@asynccontextmanager
async def asking(  # noqa: PLR0913 - what a source can be given
    api: str,
    *,
    cache: Cache | None = None,
    search_cap: int = 15,
    seconds: float = 20.0,
    clock: Callable[[], datetime] = lambda: NOW,
    languages: Sequence[str] = ("en",),
) -> AsyncIterator[Wikidata]:
    async with httpx.AsyncClient() as http:
        yield Wikidata(
            api_url=api,
            user_agent=user_agent("0.1.0", "desk@newsroom.example"),
            http=http,
            clock=clock,
            languages=languages,
            cache=cache,
            search_cap=search_cap,
            seconds=seconds,
        )


def person(name: str) -> Query:
    return Query(about=EntityKind.PERSON, subject=name)


def candidate(qid: str, query: Query | None = None) -> Candidate:
    query = query or person(qid)
    return Candidate(
        source="wikidata",
        query=query,
        id=qid,
        label=query.subject,
        matched=query.subject,
        found_by=FoundBy.LINK,
    )


async def read(api: str, *candidates: Candidate) -> tuple[Entity, ...]:
    async with asking(api) as source:
        sheet = await source.facts(candidates)
    assert sheet.unasked == ()
    return sheet.entities


def recorded(name: str) -> Mapping[str, Any]:
    path = RECORDINGS / name
    if not path.exists():
        pytest.skip(f"the recordings are not here: {path}")
    answer: Mapping[str, Any] = json.loads(path.read_text())
    return answer


# Items of one statement or two, written the way Wikibase writes them. Their numbers are invented.


def item(qid: str, *statements: Mapping[str, Any], label: str = "Somebody", **more: Any) -> Mapping[str, Any]:
    return {**wikidata_items.item(qid, label, *statements), **more}


HUMAN = says("P31", "Q5")
OFFICE = item("Q990001", says("P31", "Q4164871"), label="Mayor of Streetville")


async def facts_of(*statements: Mapping[str, Any], prop: str) -> list[tuple[str, str | None, str | None]]:
    somebody = item("Q990000", HUMAN, *statements)
    with wikibase(more={"Q990000": somebody, "Q990001": OFFICE}) as base:
        [entity, *_] = await read(base.api, candidate("Q990000"))
    return [
        (fact.value, fact.start and str(fact.start), fact.end and str(fact.end))
        for fact in entity.about(prop)
    ]


async def test_another_sources_item_is_taken_over_without_a_request():
    query = person("Anthony Blinken")
    page = Candidate(
        source="wikipedia",
        query=query,
        id="Antony Blinken",
        label="Antony Blinken",
        matched="Anthony Blinken",
        found_by=FoundBy.REDIRECT,
        qid="Q7821917",
    )
    with wikibase() as base:
        async with asking(base.api) as source:
            found = await source.resolve([query], [page])
    [blinken] = found.candidates
    assert (blinken.id, blinken.qid, blinken.found_by) == ("Q7821917", "Q7821917", FoundBy.LINK)
    assert (blinken.label, blinken.matched) == ("Antony Blinken", "Anthony Blinken")
    assert base.asked == []


@pytest.mark.parametrize(
    ("name", "how"),
    [("Antony Blinken", FoundBy.LABEL), ("Tony Blinken", FoundBy.ALIAS), ("tony blinken", FoundBy.ALIAS)],
)
async def test_a_person_nobody_knows_is_searched_by_label_and_alias(name, how):
    with wikibase() as base:
        async with asking(base.api) as source:
            [found] = (await source.resolve([person(name)], [])).candidates
    assert (found.id, found.label, found.found_by) == ("Q7821917", "Antony Blinken", how)


@pytest.mark.parametrize("name", ["Anthony Blinken", "Antony Blin"])
async def test_another_spelling_or_half_a_name_finds_nobody(name):
    with wikibase() as base:
        async with asking(base.api) as source:
            found = await source.resolve([person(name)], [])
    assert (found.candidates, found.unasked, found.requests) == ((), (), 1)


async def test_only_people_are_searched():
    with wikibase() as base:
        async with asking(base.api) as source:
            found = await source.resolve([Query(about=EntityKind.COUNTRY, subject="China")], [])
    assert (found.candidates, found.requests) == ((), 0)


async def test_searches_beyond_the_cap_are_left_out_by_budget():
    with wikibase() as base:
        async with asking(base.api, search_cap=2) as source:
            found = await source.resolve([person(name) for name in ("One", "Two", "Three")], [])
    assert [(one.query.subject, one.why) for one in found.unasked] == [("Three", Reason.BUDGET)]
    assert found.requests == 2


async def test_people_whom_no_source_knows_are_searched_first():
    known = Candidate(
        source="pack", query=person("One"), id="p1", label="One", matched="One", found_by=FoundBy.LABEL
    )
    with wikibase() as base:
        async with asking(base.api, search_cap=1) as source:
            found = await source.resolve([person("One"), person("Two")], [known])
    assert [one.query.subject for one in found.unasked] == ["One"]


async def test_after_a_failed_search_the_rest_is_left_in_peace():
    names = [person(f"Name {number}") for number in range(9)]
    with wikibase() as base, fault_proxy(base.api, [Fault.FORBIDDEN]) as proxy:
        async with asking(proxy.api) as source:
            with pytest.raises(SourceFailed):
                await source.resolve(names, [])
    assert len(proxy.asked) == 3


async def test_putins_offices_come_with_their_dates_from_the_recording():
    more = {"Q7747": recorded("Q7747.json")["entities"]["Q7747"]}
    for path in sorted((RECORDINGS / "labels").glob("*.json")):
        more |= items_in(path)
    with wikibase(more=more) as base:
        [putin, *offices] = await read(base.api, candidate("Q7747"))
    held = {(fact.value, str(fact.start), str(fact.end)) for fact in putin.about("position_held")}
    assert ("President of Russia", "2000-05-07", "2008-05-07") in held
    assert ("President of Russia", "2012-05-07", "None") in held
    assert ("Prime Minister of Russia", "2008-05-08", "2012-05-07") in held
    # One of the 22 statements is deprecated, and one office has no label in the languages we ask for.
    assert len([fact for fact in putin.facts if fact.property == "position_held"]) == 21
    assert len(putin.about("position_held")) == 20
    assert {one.id for one in offices} >= {"Q218295", "Q842386"}
    assert (putin.revision, putin.kind) == (2483686458, EntityKind.PERSON)
    assert putin.modified == datetime(2026, 4, 21, 13, 42, 27, tzinfo=UTC)
    assert [fact.value for fact in putin.about("born")] == ["1952-10-07"]


async def test_a_recorded_year_stays_a_year():
    more = {"Q7747": recorded("Q7747.json")["entities"]["Q7747"]}
    more |= items_in(RECORDINGS / "labels" / "Q1553195.json")
    with wikibase(more=more) as base:
        [putin, *_] = await read(base.api, candidate("Q7747"))
    dated = [fact for fact in putin.about("position_held") if fact.value_id == "Q1553195" and fact.start]
    assert [(fact.start, fact.end) for fact in dated] == [(PartialDate(year=1995), PartialDate(year=1997))]


@pytest.mark.parametrize("name", ["Q19300851", "Q1833348", "Q15087614", "Q233282", "Q254220"])
async def test_recorded_people_are_people(name):
    more = {name: recorded(f"entities/{name}.json")["entities"][name]}
    with wikibase(more=more) as base:
        [one, *_] = await read(base.api, candidate(name))
    assert one.kind is EntityKind.PERSON
    assert one.label


async def test_a_fact_names_its_source_and_the_day_it_was_read():
    with wikibase() as base:
        [blinken, *_] = await read(base.api, candidate("Q7821917"))
    [office] = blinken.about("position_held")
    assert (office.value, office.value_id) == ("United States Secretary of State", "Q14213")
    assert office.read_on == date(2026, 11, 23)
    assert office.source_title == "Antony Blinken (Q7821917)"
    assert office.source_url == blinken.url == base.api.replace("/w/api.php", "/wiki/Q7821917")
    assert blinken.retrieved_at == NOW


async def test_names_come_in_every_language_that_was_asked():
    with wikibase() as base:
        [blinken, *_] = await read(base.api, candidate("Q7821917"))
    assert Name(text="Antony Blinken", form=NameForm.LABEL, language="mul") in blinken.names
    assert Name(text="Энтони Блинкен", form=NameForm.LABEL, language="ru") in blinken.names
    assert Name(text="Tony Blinken", form=NameForm.ALIAS) in blinken.names


async def test_the_offices_of_people_come_with_holders_and_countries():
    with wikibase() as base:
        _, office = await read(base.api, candidate("Q7821917"))
    assert (office.id, office.kind) == ("Q14213", EntityKind.OFFICE)
    [holder] = office.about("holder")
    assert (holder.value, str(holder.start), str(holder.end)) == (
        "Antony Blinken",
        "2021-01-26",
        "2025-01-20",
    )
    assert [fact.value for fact in office.about("country")] == ["United States"]


async def test_an_item_asked_as_an_office_is_one():
    query = Query(about=EntityKind.OFFICE, subject="Mayor of Streetville")
    with wikibase(more={"Q990002": item("Q990002", label="Mayor of Streetville")}) as base:
        [office] = await read(base.api, candidate("Q990002", query))
    assert office.kind is EntityKind.OFFICE


async def test_a_country_is_a_country():
    with wikibase() as base:
        query = Query(about=EntityKind.PLACE, subject="China")
        [china] = await read(base.api, candidate("Q148", query))
    assert china.kind is EntityKind.COUNTRY
    assert [(fact.value, fact.value_id) for fact in china.about("head_of_state")] == [
        ("Xi Jinping", "Q15031")
    ]


async def test_what_is_no_human_being_is_no_candidate_for_a_person():
    with wikibase() as base:
        assert await read(base.api, candidate("Q148", person("China"))) == ()


async def test_a_disambiguation_item_is_dropped_whatever_was_asked():
    more = {"Q990003": item("Q990003", says("P31", "Q4167410"))}
    with wikibase(more=more) as base:
        query = Query(about=EntityKind.PLACE, subject="Springfield")
        assert await read(base.api, candidate("Q990003", query)) == ()


async def test_a_missing_item_is_left_out_and_no_outage():
    with wikibase() as base:
        entities = await read(base.api, candidate("Q999999999"), candidate("Q15031"))
    assert [one.id for one in entities if one.kind is EntityKind.PERSON] == ["Q15031"]


async def test_an_id_that_the_server_refuses_does_not_spoil_the_batch():
    with wikibase() as base:
        entities = await read(base.api, candidate("Qxx"), candidate("Q15031"))
    assert [one.id for one in entities if one.kind is EntityKind.PERSON] == ["Q15031"]


async def test_a_merged_item_answers_under_the_id_that_was_asked():
    moved = item("Q990005", HUMAN, redirects={"from": "Q990004", "to": "Q990005"})
    with wikibase(more={"Q990004": moved}) as base:
        [one] = await read(base.api, candidate("Q990004"))
    assert (one.id, one.qid) == ("Q990004", "Q990005")


async def test_a_batch_that_is_too_large_is_halved():
    with wikibase(limit=1) as base:
        entities = await read(base.api, candidate("Q15031"), candidate("Q200881"))
    assert {one.id for one in entities if one.kind is EntityKind.PERSON} == {"Q15031", "Q200881"}


async def test_a_term_that_ended_on_an_unknown_day_is_undated():
    office = says("P39", "Q990001", P580=("+2010-01-01T00:00:00Z", 11), P582="somevalue")
    assert await facts_of(office, prop="position_held") == [("Mayor of Streetville", None, None)]


async def test_a_term_that_has_no_end_still_runs():
    office = says("P39", "Q990001", P580=("+2010-02-00T00:00:00Z", 10), P582="novalue")
    assert await facts_of(office, prop="position_held") == [("Mayor of Streetville", "2010-02", None)]


@pytest.mark.parametrize("time", [("-0044-03-15T00:00:00Z", 11), ("+1950-00-00T00:00:00Z", 8), "somevalue"])
async def test_dates_before_our_era_or_vaguer_than_a_year_are_skipped(time):
    assert await facts_of(says("P569", time), prop="born") == []


async def test_an_office_held_by_an_unknown_person_names_nobody():
    assert await facts_of(says("P39", "somevalue"), prop="position_held") == []


async def test_a_date_of_the_julian_calendar_says_so():
    somebody = item("Q990000", HUMAN, says("P569", ("+1870-04-10T00:00:00Z", 11, "Q1985786")))
    with wikibase(more={"Q990000": somebody}) as base:
        [entity] = await read(base.api, candidate("Q990000"))
    [born] = entity.about("born")
    assert (born.value, born.source_title) == ("1870-04-10", "Somebody (Q990000), Julian calendar")


async def test_who_followed_in_an_office_is_a_fact_of_its_own():
    office = says("P39", "Q990001", P582=("+2012-03-04T00:00:00Z", 11), P1366="Q15031")
    assert await facts_of(office, prop="replaced_by") == [("Xi Jinping", "2012-03-04", None)]


async def test_thirty_people_cost_few_requests():
    people = {
        f"Q99{number:04}": item(f"Q99{number:04}", HUMAN, says("P39", "Q990001"))
        for number in range(100, 130)
    }
    with wikibase(more={**people, "Q990001": OFFICE}) as base:
        async with asking(base.api) as source:
            sheet = await source.facts([candidate(qid) for qid in people])
    assert len(sheet.entities) == 30 + 1
    assert sheet.requests == len(base.asked) == 4


async def test_the_same_article_again_is_answered_from_the_cache():
    cache = Folder(lambda: NOW)
    candidates = [candidate("Q7821917"), candidate("Q999999999")]
    with wikibase() as base:
        async with asking(base.api, cache=cache) as source:
            first = await source.facts(candidates)
            found = await source.resolve([person("Tony Blinken")], [])
            again = await source.facts(candidates)
            found_again = await source.resolve([person("Tony Blinken")], [])
    assert again.entities == first.entities
    assert found_again.candidates == found.candidates
    assert (again.requests, found_again.requests) == (0, 0)
    assert (again.cached, found_again.cached) == (5, 1)


@pytest.mark.parametrize("fault", FAILURES)
async def test_a_failing_wikidata_is_a_failed_source_in_time(fault, assert_within):
    with wikibase() as base, fault_proxy(base.api, [fault]) as proxy:
        async with asking(proxy.api, seconds=SECONDS) as source:
            with assert_within(SECONDS), pytest.raises(SourceFailed):
                await source.resolve([person("Antony Blinken")], [])
            with assert_within(SECONDS), pytest.raises(SourceFailed):
                await source.facts([candidate("Q7821917")])


@pytest.mark.parametrize("fault", FAILURES_IN_PART)
async def test_people_whose_offices_could_not_be_read_are_unasked(fault, assert_within):
    people: Sequence[Candidate] = [candidate("Q7821917"), candidate("Q15031")]
    with wikibase() as base, fault_proxy(base.api, [fault], only=lambda asked: "Q14213" in asked) as proxy:
        async with asking(proxy.api, seconds=SECONDS) as source:
            with assert_within(SECONDS):
                sheet = await source.facts(people)
    assert [one.about("position_held") for one in sheet.entities] == [(), ()]
    assert [(one.query, one.why) for one in sheet.unasked] == [(one.query, Reason.OUTAGE) for one in people]
