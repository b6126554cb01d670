"""Which items a pack is made of: what was asked for, and what belongs to it, from a Wikidata server on loopback."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from checks.data.entries import entries
from checks.data.gathering import Gathered, Gatherer, Progress, Sought, Wanted
from checks.errors import NotBuilt
from checks.model import EntityKind
from checks.politeness import Pace, user_agent
from checks.sources.wikidata import Wikidata
from tests.peers.fault_proxy import Fault, fault_proxy
from tests.peers.wikidata_items import by_id, country, item, office, organisation, person, place, says, work
from tests.peers.wikidata_server import items_in, wikibase

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
MAYOR, ADA, BEN, CLEO, DEE = "Q900100", "Q900001", "Q900002", "Q900003", "Q900004"


@dataclass
class Kept:
    """A cache for one test."""

    held: dict[str, bytes] = field(default_factory=dict)

    async def get(self, key: str) -> bytes | None:
        return self.held.get(key)

    async def put(self, key: str, value: bytes, ttl: timedelta) -> None:
        self.held[key] = value


@dataclass
class Pauses:
    """Sleeps nothing and notes how long it should have."""

    slept: list[float] = field(default_factory=list)

    async def __call__(self, seconds: float) -> None:
        self.slept.append(seconds)


@asynccontextmanager
async def asking(api: str, cache: Kept | None = None) -> AsyncIterator[Wikidata]:
    async with httpx.AsyncClient(timeout=5) as http:
        yield Wikidata(
            api_url=api,
            user_agent=user_agent("0.1.0", "desk@newsroom.example"),
            http=http,
            clock=lambda: NOW,
            cache=cache,
            pace=Pace(first_wait=0.01, failures=1000),
            search_cap=1000,
            seconds=60,
            maxlag=5,
        )


async def gather(  # noqa: PLR0913 - collaborators, each by its name
    api: str,
    wanted: Wanted,
    *,
    cache: Kept | None = None,
    sleep: Pauses | None = None,
    pauses: Sequence[float] = (1.0, 2.0, 3.0),
    told: list[str] | None = None,
) -> Gathered:
    def step(done: Progress) -> None:
        if told is not None:
            told.append(done.doing)

    async with asking(api, cache) as source:
        gatherer = Gatherer(source=source, sleep=sleep or Pauses(), pauses=pauses, told=step)
        return await gatherer.gather(wanted)


def sought(*ids: str) -> tuple[Sought, ...]:
    return tuple(Sought(text=id_) for id_ in ids)


def labels(gathered: Gathered) -> set[str]:
    return {one.label for one in gathered.entities}


# The office names only the last of its holders; the others are known from each other.
TOWN = by_id(
    office(MAYOR, "Mayor of Tarn", holders=[(CLEO, "2010-01-01", None)]),
    person(ADA, "Ada Orlane", offices=[(MAYOR, "1950-01-01", "1980-05-05", None, BEN)]),
    person(BEN, "Ben Tormey", offices=[(MAYOR, "1980-05-05", "2010-01-01", ADA, CLEO)]),
    person(CLEO, "Cleo Varrick", offices=[(MAYOR, "2010-01-01", None, BEN)]),
    person(DEE, "Dee Alder"),
)


async def test_the_holders_of_an_office_are_followed_from_one_to_the_one_before() -> None:
    with wikibase(more=TOWN) as base:
        found = await gather(base.api, Wanted(offices=(MAYOR,)))
    assert labels(found) == {"Mayor of Tarn", "Ada Orlane", "Ben Tormey", "Cleo Varrick"}
    assert found.kinds[MAYOR] is EntityKind.OFFICE


async def test_the_successor_of_the_one_who_is_named_is_followed_too() -> None:
    first = office(MAYOR, "Mayor of Tarn", holders=[(ADA, "1950-01-01", "1980-05-05")])
    with wikibase(more=TOWN | by_id(first)) as base:
        found = await gather(base.api, Wanted(offices=(MAYOR,)))
    assert {"Ben Tormey", "Cleo Varrick"} <= labels(found)


async def test_who_left_before_the_year_asked_for_is_not_followed() -> None:
    with wikibase(more=TOWN) as base:
        found = await gather(base.api, Wanted(offices=(MAYOR,), since=1990))
    assert labels(found) == {"Mayor of Tarn", "Ben Tormey", "Cleo Varrick"}


async def test_a_neighbour_in_another_office_is_no_holder_of_this_one() -> None:
    other = office("Q900101", "Judge of Tarn")
    ben = person(
        BEN,
        "Ben Tormey",
        offices=[(MAYOR, "1980-05-05", "2010-01-01", None, CLEO), ("Q900101", "1980-05-05", None, DEE, None)],
    )
    with wikibase(more=TOWN | by_id(other, ben)) as base:
        found = await gather(base.api, Wanted(offices=(MAYOR,)))
    assert "Dee Alder" not in labels(found)
    assert "Judge of Tarn" in labels(found)


async def test_an_office_with_more_holders_than_are_followed_says_so() -> None:
    crowd = [f"Q{910_000 + n}" for n in range(4)]
    full = office(MAYOR, "Member of Tarn", holders=[(id_, "2010-01-01", None) for id_ in crowd])
    with wikibase(more=by_id(full, *(person(id_, f"Member {id_}") for id_ in crowd))) as base:
        async with asking(base.api) as source:
            gatherer = Gatherer(source=source, sleep=Pauses(), most_holders=3)
            found = await gatherer.gather(Wanted(offices=(MAYOR,)))
    assert len(found.entities) == 1 + 3
    assert found.left_out == ("Member of Tarn: more than 3 holders; the rest was left out.",)


async def test_the_holders_of_several_offices_are_followed_together() -> None:
    offices = [f"Q{940_000 + 100 * n}" for n in range(5)]
    crowd = [
        person(
            f"{id_[:-2]}{place:02d}",
            f"Holder {place} of {id_}",
            offices=[(id_, f"{2000 - place}", f"{2001 - place}", f"{id_[:-2]}{place + 1:02d}", None)],
        )
        for id_ in offices
        for place in range(1, 7)
    ]
    seats = [office(id_, f"Office {id_}", holders=[(f"{id_[:-2]}01", "1999", "2000")]) for id_ in offices]
    with wikibase(more=by_id(*crowd, *seats)) as base:
        found = await gather(base.api, Wanted(offices=tuple(offices)))
    assert len(found.entities) == 5 + 5 * 6
    assert found.requests < 5 * 6


async def test_a_person_is_no_office() -> None:
    with (
        wikibase(more=TOWN) as base,
        pytest.raises(NotBuilt, match=r"Q900001 \(Ada Orlane\) is no office"),
    ):
        await gather(base.api, Wanted(offices=(ADA,)))


async def test_with_a_country_come_its_heads_and_their_offices_and_its_capital() -> None:
    tarnia = country(
        "Q900200",
        "Tarnia",
        heads_of_state=[(ADA, "1950-01-01", "1980-05-05"), (CLEO, "2010-01-01", None)],
        capitals=[("Q900201", "1900-01-01", None)],
    )
    with wikibase(more=TOWN | by_id(tarnia, place("Q900201", "Tarn", country="Q900200"))) as base:
        found = await gather(base.api, Wanted(ids=sought("Q900200")))
    assert labels(found) == {"Tarnia", "Tarn", "Cleo Varrick", "Mayor of Tarn"}
    [land] = [one for one in found.entities if one.label == "Tarnia"]
    assert [str(fact.end) for fact in land.about("head_of_state") if fact.end] == ["1980-05-05"]


async def test_with_a_body_comes_who_leads_it() -> None:
    union = organisation(
        "Q900300", "Harbour Union", chairs=[(ADA, "1980", "1985"), (DEE, "2020", None)], short_names=["HU"]
    )
    with wikibase(more=TOWN | by_id(union)) as base:
        found = await gather(base.api, Wanted(ids=sought("Q900300")))
    assert labels(found) == {"Harbour Union", "Dee Alder"}


async def test_a_name_is_loaded_where_one_item_bears_it() -> None:
    with wikibase(more=TOWN) as base:
        found = await gather(base.api, Wanted(names=sought("Dee Alder", "ada orlane")))
    assert {"Dee Alder", "Ada Orlane"} <= labels(found)
    assert found.left_out == ()


async def test_a_name_that_only_begins_like_an_item_is_told_and_skipped() -> None:
    with wikibase(more=TOWN) as base:
        found = await gather(base.api, Wanted(names=sought("Dee Alder", "Cleo")))
    assert labels(found) == {"Dee Alder"}
    assert found.left_out == ("Cleo: Wikidata has nothing of exactly this name.",)


async def test_a_name_of_two_is_told_with_both_to_choose_from() -> None:
    other = person("Q900005", "Dee Alder", description="painter")
    with wikibase(more=TOWN | by_id(other)) as base:
        found = await gather(base.api, Wanted(names=sought("Dee Alder")))
    assert found.entities == ()
    assert found.left_out == (
        (
            "Dee Alder: 2 items have this name. Give the number of the one that is meant: Q900004 (Dee Alder); "
            "Q900005 (Dee Alder, painter)."
        ),
    )


async def test_a_kind_beside_a_name_chooses_between_two() -> None:
    film = work("Q900005", "Dee Alder")
    with wikibase(more=TOWN | by_id(film, item("Q11424", "film"))) as base:
        found = await gather(base.api, Wanted(names=(Sought(text="Dee Alder", kind=EntityKind.WORK),)))
    assert [one.id for one in found.entities] == ["Q900005"]


async def test_a_page_about_a_name_is_nobody_who_bears_it() -> None:
    page = item("Q900005", "Dee Alder", says("P31", "Q4167410"))
    with wikibase(more=TOWN | by_id(page, item("Q4167410", "disambiguation page"))) as base:
        found = await gather(base.api, Wanted(names=sought("Dee Alder")))
        given = await gather(base.api, Wanted(ids=sought("Q900005", DEE)))
    assert [one.id for one in found.entities] == [DEE]
    assert given.left_out == ("Q900005 (Dee Alder) is a page about a name, not about who bears it.",)


async def test_numbers_that_do_not_exist_are_all_named() -> None:
    with (
        wikibase(more=TOWN) as base,
        pytest.raises(NotBuilt, match="There is no item Q988, Q989"),
    ):
        await gather(base.api, Wanted(ids=sought("Q989", ADA, "Q988")))


async def test_what_an_old_pack_had_and_is_gone_is_told() -> None:
    with wikibase(more=TOWN) as base:
        found = await gather(base.api, Wanted(renewed=sought("Q989", DEE)))
    assert (labels(found), found.left_out) == ({"Dee Alder"}, ("Q989 of the present pack no longer exists.",))


async def test_who_holds_a_renewed_office_by_now_is_loaded_with_it() -> None:
    with wikibase(more=TOWN) as base:
        found = await gather(base.api, Wanted(renewed=sought(MAYOR)))
    assert labels(found) == {"Mayor of Tarn", "Cleo Varrick"}


async def test_an_item_that_was_merged_stands_once_under_its_number_of_now() -> None:
    merged = {**person(DEE, "Dee Alder"), "redirects": {"from": "Q900999", "to": DEE}}
    with wikibase(more=TOWN | {"Q900999": merged}) as base:
        found = await gather(base.api, Wanted(ids=sought("Q900999", DEE)), cache=Kept())
    assert [one.qid for one in found.entities] == [DEE]


async def test_a_large_country_keeps_all_its_heads() -> None:
    heads = [person(f"Q{920_000 + n}", f"Head {n}") for n in range(180)]
    terms = [(str(one["id"]), f"{1800 + n}", f"{1801 + n}") for n, one in enumerate(heads)]
    land = country("Q900200", "Tarnia", heads_of_government=terms)
    with wikibase(more=by_id(land, *heads)) as base:
        found = await gather(base.api, Wanted(ids=sought("Q900200")))
    [entity] = [one for one in found.entities if one.id == "Q900200"]
    assert len(entity.about("head_of_government")) == 180


async def test_never_more_than_three_requests_are_under_way_and_each_is_for_work_that_can_wait() -> None:
    crowd = [person(f"Q{930_000 + n}", f"Person {n}") for n in range(150)]
    with wikibase(more=by_id(*crowd)) as base, fault_proxy(base.api, [Fault.NONE], delay=0.02) as proxy:
        await gather(proxy.api, Wanted(ids=sought(*(str(one["id"]) for one in crowd))))
    assert proxy.most <= 3
    assert all("maxlag=5" in asked for asked in proxy.asked)


@pytest.mark.parametrize(
    "fault",
    [
        Fault.SERVER_ERROR,
        Fault.MAXLAG,
        Fault.CUT,
        Fault.NOT_JSON,
        Fault.WRONG_JSON,
        Fault.HALF,
        Fault.EMPTY_FORM,
    ],
)
async def test_after_a_fault_it_waits_and_goes_on(fault: Fault) -> None:
    sleep = Pauses()
    told: list[str] = []
    with wikibase(more=TOWN) as base, fault_proxy(base.api, [Fault.NONE, *[fault] * 3, Fault.NONE]) as proxy:
        found = await gather(proxy.api, Wanted(offices=(MAYOR,)), sleep=sleep, told=told)
    assert labels(found) == {"Mayor of Tarn", "Ada Orlane", "Ben Tormey", "Cleo Varrick"}
    assert sleep.slept[:1] == [1.0]
    assert any("asking again in 1 s" in one for one in told)


async def test_after_the_last_pause_it_gives_up_and_says_that_the_rest_is_kept() -> None:
    sleep = Pauses()
    with (
        wikibase(more=TOWN) as base,
        fault_proxy(base.api, [Fault.NONE, Fault.FORBIDDEN]) as proxy,
        pytest.raises(NotBuilt, match=r"stopped answering: .*403.* are kept for a day"),
    ):
        await gather(proxy.api, Wanted(ids=sought(MAYOR)), sleep=sleep)
    assert sleep.slept == [1.0, 2.0, 3.0]


async def test_a_label_that_could_not_be_read_is_no_missing_fact() -> None:
    """The second request names what the first one mentions."""
    with (
        wikibase(more=TOWN) as base,
        fault_proxy(base.api, [Fault.NONE, Fault.FORBIDDEN]) as proxy,
        pytest.raises(NotBuilt),
    ):
        await gather(proxy.api, Wanted(ids=sought(ADA)))


async def test_an_api_that_never_answers_is_given_up_soon() -> None:
    sleep = Pauses()
    with (
        wikibase(more=TOWN) as base,
        fault_proxy(base.api, [Fault.NOT_JSON]) as proxy,
        pytest.raises(NotBuilt, match=r"does not answer: .*FACTDESK_WIKIDATA_API"),
    ):
        await gather(proxy.api, Wanted(ids=sought(ADA)), sleep=sleep)
    assert sleep.slept == [1.0, 2.0]


async def test_a_second_build_asks_only_for_what_the_first_did_not_read() -> None:
    kept = Kept()
    with wikibase(more=TOWN) as base, fault_proxy(base.api, [*[Fault.NONE] * 3, Fault.FORBIDDEN]) as proxy:
        with pytest.raises(NotBuilt):
            await gather(proxy.api, Wanted(offices=(MAYOR,)), cache=kept)
        before = asked_for(base.asked)
        base.asked.clear()
        proxy.faults[:] = [Fault.NONE]
        await gather(proxy.api, Wanted(offices=(MAYOR,)), cache=kept)
    assert {MAYOR, CLEO} <= before
    assert asked_for(base.asked).isdisjoint({MAYOR, CLEO})
    assert ADA in asked_for(base.asked)


def asked_for(requests: Sequence[Mapping[str, str]]) -> set[str]:
    """The items whose statements were asked for."""
    return {id_ for one in requests if "claims" in one["props"] for id_ in one["ids"].split("|")}


RECORDINGS = Path(__file__).resolve().parents[3] / ".." / "shared" / "data" / "wikidata"


async def test_a_genuine_recording_gives_every_term_of_an_office_with_its_dates() -> None:
    if not RECORDINGS.is_dir():
        pytest.skip(f"the recordings are not here: {RECORDINGS}")
    paths = [
        RECORDINGS / "Q7747.json",
        *(RECORDINGS / "entities").glob("*.json"),
        *(RECORDINGS / "labels").glob("*.json"),
    ]
    recorded = {id_: item for path in paths for id_, item in items_in(path).items()}
    with wikibase(more=recorded) as base:
        found = await gather(base.api, Wanted(offices=("Q218295",), ids=sought("Q7747", "Q19300851")))
    [person] = [
        one
        for one in entries(found.entities, found.kinds, (), keep_base=False)
        if one.label == "Vladimir Putin" and one.about("position_held")
    ]
    terms = [fact for fact in person.about("position_held") if fact.value_id == "office:president-of-russia"]
    assert person.id == "person:vladimir-putin-q7747"
    assert sorted((str(term.start), term.end and str(term.end)) for term in terms) == [
        ("2000-05-07", "2008-05-07"),
        ("2012-05-07", None),
    ]
