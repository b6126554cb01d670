"""Both live sources on one article: what it costs, what is left out, and that the order of things changes nothing."""

import asyncio
import random
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checks.errors import SourceFailed
from checks.model import (
    Candidate,
    Entity,
    EntityKind,
    FactSheet,
    FoundBy,
    Lookup,
    LookupState,
    Query,
    Reason,
    Resolution,
    Unasked,
)
from checks.politeness import Pace
from checks.sources.rounds import Answers, Source, look_up
from checks.sources.wikidata import Wikidata
from checks.sources.wikipedia import Wikipedia
from tests.peers.fault_proxy import Fault, Proxy, fault_proxy
from tests.peers.mediawiki import mediawiki, page
from tests.peers.wikidata_items import by_id, country, office, person
from tests.peers.wikidata_server import wikibase

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
AGENT = "factdesk-tests/0 (tests@paper.example)"
KNOWN = tuple(f"Ansel Known{number}" for number in range(120))
ONLY_ITEMS = tuple(f"Ottilie Item{number}" for number in range(5))
LISTED = tuple(f"Bruno Listed{number}" for number in range(10))
UNKNOWN = tuple(f"Zebulon Nobody{number}" for number in range(120))
RURITANIA = "Q960000"


def pages() -> dict[str, str]:
    known = {name: page(f"'''{name}''' rules.", qid=f"Q{940_000 + n}") for n, name in enumerate(KNOWN)}
    for number, name in enumerate(LISTED):
        known[name] = page(f"* [[{name} (poet)]]\n* [[{name} (judge)]]", disambiguation=True)
        known[f"{name} (poet)"] = page(f"'''{name}''' writes.", qid=f"Q{945_000 + number}")
        known[f"{name} (judge)"] = page(f"'''{name}''' judges.", qid=f"Q{946_000 + number}")
    known["Federation of Northern Ruritanian Harbours"] = page(
        "The '''Federation of Northern Ruritanian Harbours''' is a body.", qid="Q947000"
    )
    return known


def items() -> dict[str, Any]:
    offices = [office(f"Q{950_000 + n}", f"Minister {n}", country=RURITANIA) for n in range(40)]
    people = [
        person(
            f"Q{940_000 + n}", name, country=RURITANIA, offices=[(f"Q{950_000 + n % 40}", "2020-01-01", None)]
        )
        for n, name in enumerate(KNOWN)
    ]
    people += [person(f"Q{945_000 + n}", name) for n, name in enumerate(LISTED)]
    people += [person(f"Q{946_000 + n}", name) for n, name in enumerate(LISTED)]
    people += [person(f"Q{948_000 + n}", name) for n, name in enumerate(ONLY_ITEMS)]
    return by_id(*people, *offices, country(RURITANIA, "Ruritania"))


@dataclass(frozen=True)
class Web:
    """The two APIs, each behind a proxy that counts."""

    wikipedia: Proxy
    wikidata: Proxy

    @property
    def asked(self) -> list[str]:
        return [*self.wikipedia.asked, *self.wikidata.asked]

    @property
    def searches(self) -> int:
        return sum("srsearch" in one or "wbsearchentities" in one for one in self.asked)


@pytest.fixture(scope="module")
def apis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    folder = tmp_path_factory.mktemp("mediawiki")
    with mediawiki(folder, pages=pages()) as wiki, wikibase(more=items()) as base:
        yield wiki, base.api


@pytest.fixture
def web(apis: tuple[str, str]) -> Iterator[Web]:
    with fault_proxy(apis[0], [Fault.NONE]) as wiki, fault_proxy(apis[1], [Fault.NONE]) as base:
        yield Web(wikipedia=wiki, wikidata=base)


@asynccontextmanager
async def both(web: Web, **pace: Any) -> AsyncIterator[tuple[Source, ...]]:
    async with httpx.AsyncClient() as http:
        shared, clock = Pace(**pace), lambda: NOW
        yield (
            Wikipedia(api_url=web.wikipedia.api, user_agent=AGENT, http=http, clock=clock, pace=shared),
            Wikidata(api_url=web.wikidata.api, user_agent=AGENT, http=http, clock=clock, pace=shared),
        )


def people(*names: str, context: Sequence[str] = ("minister", "Ruritania")) -> list[Query]:
    return [Query(about=EntityKind.PERSON, subject=name, context=tuple(context)) for name in names]


def thing(name: str, about: EntityKind = EntityKind.ORGANISATION) -> Query:
    return Query(about=about, subject=name)


async def asked(web: Web, queries: Sequence[Query], **pace: Any) -> Answers:
    async with both(web, **pace) as sources:
        return await look_up(queries, sources, seconds=30)


def left_out(answers: Answers) -> list[Lookup]:
    return [one for one in answers.lookups if one.state is LookupState.FAILED]


async def test_an_article_without_names_costs_nothing(web):
    answers = await asked(web, [])
    assert (answers.lookups, answers.requests, web.asked) == ((), 0, [])


@pytest.mark.parametrize("known", [5, 30])
async def test_known_names_cost_at_most_six_requests_and_nothing_is_left_out(web, known):
    answers = await asked(web, people(*KNOWN[:known]))
    assert len(web.asked) == answers.requests <= 6
    assert left_out(answers) == []
    offices = [
        hit.entity.about("position_held")
        for one in answers.lookups
        if one.source == "wikidata"
        for hit in one.hits
    ]
    assert all(offices)


@pytest.mark.parametrize(
    ("known", "listed", "unknown"),
    [(0, 0, 1), (0, 0, 5), (4, 1, 0), (20, 3, 7), (0, 0, 30), (25, 0, 5), (30, 10, 0), (100, 10, 10), (0, 0, 120), (120, 0, 0)],
)  # fmt: skip
async def test_an_article_costs_six_requests_and_two_for_each_name_that_is_not_found(
    web, known, listed, unknown
):
    answers = await asked(web, people(*KNOWN[:known], *LISTED[:listed], *UNKNOWN[:unknown]))
    assert len(web.asked) == answers.requests <= 6 + 2 * (listed + unknown)
    assert web.searches <= 15
    assert {one.why for one in left_out(answers)} <= {Reason.BUDGET}


async def test_five_unknown_names_are_asked_in_full(web):
    answers = await asked(web, people(*KNOWN[:20], *UNKNOWN[:5]))
    assert left_out(answers) == []


async def test_what_the_budget_leaves_out_is_said_of_each_name(web):
    answers = await asked(web, people(*UNKNOWN[:30]))
    left = {one.query.subject for one in left_out(answers)}
    assert len(left) >= 30 - 15
    assert {one.why for one in left_out(answers)} == {Reason.BUDGET}
    assert UNKNOWN[0] not in left
    assert answers.outages == ()


async def test_of_too_many_names_the_people_are_asked_first(web):
    bodies = [thing(f"Guild{number}") for number in range(150)]
    answers = await asked(web, [*bodies, *people(*KNOWN[:10])])
    left = left_out(answers)
    assert left
    assert {one.query.about for one in left} == {EntityKind.ORGANISATION}


async def test_a_person_whom_only_wikidata_knows_is_found(web):
    answers = await asked(web, people(ONLY_ITEMS[0], UNKNOWN[0]))
    found = [hit.entity.label for one in answers.lookups if one.source == "wikidata" for hit in one.hits]
    assert found == [ONLY_ITEMS[0]]


async def test_a_half_wrong_name_of_a_body_finds_what_it_could_be(web):
    answers = await asked(web, [thing("Federation of Northern Harbours")])
    [candidate] = {
        hit.candidate.label: hit.candidate
        for one in answers.lookups
        if one.source == "wikipedia"
        for hit in one.hits
    }.values()
    assert (candidate.label, candidate.found_by) == (
        "Federation of Northern Ruritanian Harbours",
        FoundBy.SEARCH,
    )
    assert candidate.query.about is EntityKind.ORGANISATION


@pytest.mark.parametrize("query", [thing("Harbours"), thing("Ruritania", EntityKind.COUNTRY), thing("Minister of Harbours", EntityKind.OFFICE)])  # fmt: skip
async def test_single_words_countries_and_offices_are_not_searched(web, query):
    await asked(web, [query])
    assert web.searches == 0


async def test_never_more_than_three_requests_are_under_way(apis):
    with (
        fault_proxy(apis[0], [Fault.NONE], delay=0.05) as wiki,
        fault_proxy(apis[1], [Fault.NONE], delay=0.05) as base,
    ):
        web = Web(wikipedia=wiki, wikidata=base)
        await asked(web, people(*KNOWN[:60], *UNKNOWN[:10]))
        assert wiki.most + base.most <= 3 * 2
        assert max(wiki.most, base.most) <= 3


async def test_answers_that_come_in_another_order_change_nothing(web):
    queries = [
        *people(*KNOWN[:45], *LISTED[:3], *UNKNOWN[:4], ONLY_ITEMS[0]),
        thing("Federation of Northern Harbours"),
    ]
    found = []
    for concurrent in (1, 3):
        answers = await asked(web, queries, concurrent=concurrent)
        found.append([_plain(one) for one in answers.lookups])
    assert found[0] == found[1]


async def test_the_order_of_the_queries_changes_no_candidate(web):
    queries = [
        *people(*KNOWN[:30], *LISTED[:2], *UNKNOWN[:2], ONLY_ITEMS[1]),
        thing("Federation of Northern Harbours"),
    ]
    first = await asked(web, queries)
    mixed = list(queries)
    for seed in range(3):
        random.Random(seed).shuffle(mixed)  # noqa: S311 - repeatable
        again = await asked(web, mixed)
        assert {_plain(one) for one in again.lookups} == {_plain(one) for one in first.lookups}


def _plain(lookup: Lookup) -> tuple[object, ...]:
    hits = tuple(
        sorted(
            (hit.candidate.id, hit.candidate.found_by, hit.entity.label, hit.entity.facts)
            for hit in lookup.hits
        )
    )
    return lookup.source, lookup.query, lookup.state, hits


# The order of the rounds, with sources that answer what they are told to.


class Told:
    """A source that knows some names, is silent on others, leaves some out or fails as a whole."""

    def __init__(self, name: str, known: Sequence[str], left: Sequence[str], *, fails: bool) -> None:
        self.name = name
        self._known, self._left, self._fails = known, left, fails

    async def resolve(self, queries: Sequence[Query], known: Sequence[Candidate]) -> Resolution:
        if self._fails:
            raise SourceFailed(self.name, "it is down")
        found = [
            Candidate(
                source=self.name,
                query=one,
                id=one.subject,
                label=one.subject,
                matched=one.subject,
                found_by=FoundBy.LABEL,
            )
            for one in queries
            if one.subject in self._known
        ]
        left = [
            Unasked(query=one, why=Reason.BUDGET, detail="too many")
            for one in queries
            if one.subject in self._left
        ]
        return Resolution(candidates=tuple(found), unasked=tuple(left))

    async def facts(self, candidates: Sequence[Candidate]) -> FactSheet:
        return FactSheet(
            entities=tuple(
                Entity(source=self.name, id=one.id, kind=EntityKind.PERSON, label=one.label)
                for one in candidates
            )
        )


_SOME = st.lists(st.sampled_from("ABCDEF"), unique=True)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(known=_SOME, left=_SOME, fails=st.booleans(), order=st.permutations("ABCDEF"))
async def test_a_failed_lookup_never_looks_like_an_empty_one(known, left, fails, order):
    source = Told("told", known, left, fails=fails)
    answers = await look_up(people(*order), [source])
    for one in answers.lookups:
        name = one.query.subject
        failed = fails or name in left
        expected = (
            LookupState.FAILED if failed else LookupState.ANSWERED if name in known else LookupState.EMPTY
        )
        assert one.state is expected
        assert (one.why is Reason.NONE) == (not failed)
    assert bool(answers.outages) == fails


async def test_a_source_that_does_not_keep_to_its_time_is_left(assert_within):
    class Sleeper(Told):
        async def facts(self, candidates: Sequence[Candidate]) -> FactSheet:
            await asyncio.sleep(60)
            return FactSheet()

    sleeper, other = Sleeper("sleeper", "A", "", fails=False), Told("other", "A", "", fails=False)
    with assert_within(3):
        answers = await look_up(people("A"), [sleeper, other], seconds=0.2)
    assert [(one.source, one.state) for one in answers.lookups] == [
        ("sleeper", LookupState.FAILED),
        ("other", LookupState.ANSWERED),
    ]
    assert [(one.source, one.detail) for one in answers.outages] == [
        ("sleeper", "no answer in the time allowed")
    ]


async def test_a_source_that_fails_at_its_facts_does_not_hide_what_was_never_to_be_asked():
    class Withholding(Told):
        async def resolve(self, queries: Sequence[Query], known: Sequence[Candidate]) -> Resolution:
            kept_in = Unasked(query=queries[0], why=Reason.NO_SOURCE, detail="kept in house")
            return replace(await super().resolve(queries, known), unasked=(kept_in,))

        async def facts(self, candidates: Sequence[Candidate]) -> FactSheet:
            raise SourceFailed(self.name, "it is down")

    answers = await look_up(people("A", "B", "C"), [Withholding("told", "B", "", fails=False)])
    assert [(one.why, one.detail) for one in answers.lookups] == [
        (Reason.NO_SOURCE, "kept in house"),
        (Reason.OUTAGE, "it is down"),
        (Reason.OUTAGE, "it is down"),
    ]
    assert all(one.state is LookupState.FAILED for one in answers.lookups)


async def test_who_holds_the_office_beside_a_name_does_not_stop_the_search_for_the_name(web):
    class Holders(Told):
        async def resolve(self, queries: Sequence[Query], known: Sequence[Candidate]) -> Resolution:
            found = (await super().resolve(queries, known)).candidates
            return Resolution(candidates=tuple(replace(one, found_by=FoundBy.LINK) for one in found))

    names = ("Ottilie Item0", "Zebulon Nobody0")
    async with both(web) as sources:
        answers = await look_up(
            people(*names), [Holders("pack", names, "", fails=False), *sources], seconds=30
        )
    hits = {one.query.subject: one.hits for one in answers.lookups if one.source == "wikidata"}
    assert [hit.entity.label for hit in hits["Ottilie Item0"]] == ["Ottilie Item0"]
    assert hits["Zebulon Nobody0"] == ()
