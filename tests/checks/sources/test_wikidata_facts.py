"""Which statements of Wikidata become which facts, and how long answers are kept."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from checks.model import Entity, EntityKind, Query
from tests.checks.sources.test_wikidata import NOW, asking, candidate
from tests.checks.sources.test_wikidata import person as named
from tests.checks.sources.test_wikipedia import Folder
from tests.peers.wikidata_items import (
    Item,
    by_id,
    country,
    event,
    item,
    office,
    organisation,
    person,
    place,
    says,
    work,
)
from tests.peers.wikidata_server import wikibase

RURITANIA = country(
    "Q970001",
    "Ruritania",
    capitals=[("Q970002", "1900", "1997-12-10"), ("Q970003", "1997-12-10", None)],
    heads_of_state=[("Q970004", "2019-03-20", None)],
    heads_of_government=[("Q970005", "2014", "2019-03-19")],
    continent="Q970006",
    member_of=[("Q970007", "1991-12-21", None)],
    short_names=["RUR"],
    official_name="Republic of Ruritania",
    coordinate=(47.01667, 28.85),
)
OTHERS = (
    place("Q970002", "Strelsau", country="Q970001"),
    place("Q970003", "Hentzau", located_in="Q970008", country="Q970001", coordinate=(-12.5, 130.25)),
    person("Q970004", "Rudolf Elphberg"),
    person("Q970005", "Flavia Sapt"),
    item("Q970006", "Borduria"),
    organisation("Q970007", "League of Kingdoms"),
    item("Q970008", "Upper Ruritania"),
)


async def read(*items: Item, about: EntityKind = EntityKind.OTHER) -> Entity:
    """The first item as an entity; the others can be named by it."""
    first = str(items[0]["id"])
    query = Query(about=about, subject="it")
    with wikibase(more=by_id(*items, *OTHERS)) as base:
        async with asking(base.api) as source:
            sheet = await source.facts([candidate(first, query)])
    assert sheet.unasked == ()
    return sheet.entities[0]


def told(entity: Entity, prop: str) -> list[tuple[str, str | None, str | None]]:
    return [
        (fact.value, fact.start and str(fact.start), fact.end and str(fact.end))
        for fact in entity.about(prop)
    ]


async def test_a_capital_that_moved_has_its_dates():
    ruritania = await read(RURITANIA, about=EntityKind.COUNTRY)
    assert told(ruritania, "capital") == [("Strelsau", "1900", "1997-12-10"), ("Hentzau", "1997-12-10", None)]


async def test_heads_of_state_and_government_have_their_dates():
    ruritania = await read(RURITANIA, about=EntityKind.COUNTRY)
    assert told(ruritania, "head_of_state") == [("Rudolf Elphberg", "2019-03-20", None)]
    assert told(ruritania, "head_of_government") == [("Flavia Sapt", "2014", "2019-03-19")]


async def test_a_country_has_continent_membership_names_and_a_coordinate():
    ruritania = await read(RURITANIA, about=EntityKind.COUNTRY)
    assert told(ruritania, "continent") == [("Borduria", None, None)]
    assert told(ruritania, "member") == [("League of Kingdoms", "1991-12-21", None)]
    assert told(ruritania, "short_name") == [("RUR", None, None)]
    assert told(ruritania, "official_name") == [("Republic of Ruritania", None, None)]
    assert told(ruritania, "coordinate") == [("47.01667,28.85000", None, None)]


async def test_a_place_says_where_it_lies():
    hentzau = await read(OTHERS[1], RURITANIA, about=EntityKind.PLACE)
    assert told(hentzau, "located_in") == [("Upper Ruritania", None, None)]
    assert told(hentzau, "country") == [("Ruritania", None, None)]
    assert told(hentzau, "coordinate") == [("-12.50000,130.25000", None, None)]


@pytest.mark.parametrize(
    ("makers", "prop"),
    [
        ("authors", "author"),
        ("directors", "director"),
        ("performers", "performer"),
        ("creators", "creator"),
        ("composers", "composer"),
    ],
)
async def test_who_made_a_work_is_a_fact_with_the_maker_s_number(makers, prop):
    made: dict[str, Any] = {makers: ["Q970004", "Q970005"]}
    film = await read(work("Q970010", "The Castle", **made), about=EntityKind.WORK)
    assert [(fact.value, fact.value_id) for fact in film.about(prop)] == [
        ("Rudolf Elphberg", "Q970004"),
        ("Flavia Sapt", "Q970005"),
    ]


async def test_every_date_of_publication_is_a_fact():
    book = await read(work("Q970010", "The Castle", published=["1894", "1895-02-01"]), about=EntityKind.WORK)
    assert [value for value, *_ in told(book, "published")] == ["1894", "1895-02-01"]


async def test_who_leads_a_body_stands_in_terms():
    body = organisation(
        "Q970010",
        "Harbour Union",
        chairs=[("Q970004", "2020", "2022")],
        chief_executives=[("Q970005", "2021-05", None)],
        secretaries_general=[("Q970004", "2010-01-01", "2015-12-31")],
        headquarters="Q970002",
        founded="1955-05-14",
        dissolved="1991-07-01",
        replaced_by="Q970007",
    )
    union = await read(body, about=EntityKind.ORGANISATION)
    assert told(union, "chair") == [("Rudolf Elphberg", "2020", "2022")]
    assert told(union, "chief_executive") == [("Flavia Sapt", "2021-05", None)]
    assert told(union, "secretary_general") == [("Rudolf Elphberg", "2010-01-01", "2015-12-31")]
    assert told(union, "headquarters") == [("Strelsau", None, None)]
    assert told(union, "replaced_by") == [("League of Kingdoms", None, None)]
    assert [value for value, *_ in told(union, "dissolved")] == ["1991-07-01"]


async def test_who_came_before_and_after_in_an_office_is_dated_by_the_term():
    term = ("Q970011", "2010-02-03", "2014-05-06", "Q970004", "Q970005")
    somebody = person("Q970010", "Fritz Tarlenheim", offices=[term])
    fritz = await read(somebody, office("Q970011", "Constable of Zenda"), about=EntityKind.PERSON)
    assert told(fritz, "replaces") == [("Rudolf Elphberg", "2010-02-03", None)]
    assert told(fritz, "replaced_by") == [("Flavia Sapt", "2014-05-06", None)]


async def test_a_person_s_name_parts_occupation_and_kind_have_labels():
    somebody = person(
        "Q970010",
        "Fritz Tarlenheim",
        given_name="Q970012",
        family_name="Q970013",
        occupations=["Q970014"],
        member_of=["Q970007"],
    )
    more = (item("Q970012", "Fritz"), item("Q970013", "Tarlenheim"), item("Q970014", "officer"))
    fritz = await read(somebody, *more, about=EntityKind.PERSON)
    found = {prop: [value for value, *_ in told(fritz, prop)] for prop in ("given_name", "family_name")}
    assert found == {"given_name": ["Fritz"], "family_name": ["Tarlenheim"]}
    assert [value for value, *_ in told(fritz, "occupation")] == ["officer"]
    assert [value for value, *_ in told(fritz, "instance_of")] == ["human"]
    assert [value for value, *_ in told(fritz, "member")] == ["League of Kingdoms"]


def in_language(prop: str, text: str, language: str) -> Any:
    stated = says(prop, text)
    stated["mainsnak"]["datavalue"]["value"]["language"] = language
    return stated


async def test_official_names_of_other_languages_are_left_out_and_letters_are_not():
    body = item(
        "Q970010",
        "Doctors",
        in_language("P1448", "Médecins", "fr"),
        in_language("P1813", "MSF", "fr"),
        in_language("P1813", "ВБГ", "ru"),
    )
    doctors = await read(body, about=EntityKind.ORGANISATION)
    assert (told(doctors, "official_name"), told(doctors, "short_name")) == ([], [("MSF", None, None)])


async def test_a_coordinate_on_another_globe_is_no_place_on_earth():
    crater = place("Q970010", "Crater", coordinate=(1.0, 2.0))
    crater["claims"]["P625"][0]["mainsnak"]["datavalue"]["value"]["globe"] = (
        "http://wikidata.example/entity/Q405"
    )
    assert told(await read(crater, about=EntityKind.PLACE), "coordinate") == []


async def test_of_many_holders_those_around_the_day_are_named_first():
    holders = [person(f"Q97{1000 + number}", f"Holder {number}") for number in range(130)]
    terms = [(str(one["id"]), f"{1850 + number}", f"{1851 + number}") for number, one in enumerate(holders)]
    mayor = office("Q970010", "Mayor of Strelsau", holders=terms)
    query = Query(about=EntityKind.OFFICE, subject="Mayor of Strelsau", as_of=date(1900, 6, 1))
    with wikibase(more=by_id(mayor, *holders)) as base:
        async with asking(base.api) as source:
            sheet = await source.facts([candidate("Q970010", query)])
    named_holders = {fact.value for fact in sheet.entities[0].about("holder")}
    assert {f"Holder {number}" for number in range(30, 70)} <= named_holders
    assert sheet.requests <= 3


async def test_a_name_is_searched_in_the_next_language_when_english_has_nobody():
    somebody = person("Q970010", "", languages={"ru": "Иван Тестов"})
    with wikibase(more=by_id(somebody)) as base:
        async with asking(base.api, languages=("en", "ru")) as source:
            found = await source.search([named("Иван Тестов")])
    assert [one.id for one in found.candidates] == ["Q970010"]
    assert found.requests == 2


@pytest.mark.parametrize(
    ("kept", "hours", "asked_again"),
    [
        (person("Q970010", "Living"), 23, False),
        (person("Q970010", "Living"), 25, True),
        (person("Q970010", "Dead", died="1990"), 24 * 29, False),
        (person("Q970010", "Dead", died="1990"), 24 * 31, True),
        (office("Q970010", "Office"), 25, True),
        (RURITANIA, 25, True),
        (event("Q970010", "Battle", date="1815-06-18"), 24 * 29, False),
        (event("Q970010", "War under way", start="2022-02-24"), 25, True),
        (event("Q970010", "War", start="1939-09-01", end="1945-09-02"), 24 * 29, False),
        (work("Q970010", "Book"), 24 * 29, False),
        ({**work("Q970010", "Book"), "modified": f"{NOW - timedelta(hours=2):%Y-%m-%dT%H:%M:%SZ}"}, 25, True),
        ({**work("Q970010", "Book"), "modified": f"{NOW - timedelta(days=2):%Y-%m-%dT%H:%M:%SZ}"}, 25, False),
        (place("Q970010", "Town"), 24 * 29, False),
        (organisation("Q970010", "Old body"), 24 * 29, False),
        (organisation("Q970010", "Led body", chairs=[("Q970004", "2020", None)]), 25, True),
    ],
)
async def test_what_is_settled_is_kept_longer(kept, hours, asked_again):
    times = [NOW]
    query = Query(about=EntityKind.OTHER, subject="it", as_of=date(2023, 5, 16))

    def clock() -> datetime:
        return times[-1]

    with wikibase(more=by_id(kept, *OTHERS)) as base:
        async with asking(base.api, cache=Folder(clock), clock=clock) as source:
            await source.facts([candidate(str(kept["id"]), query)])
            times.append(NOW + timedelta(hours=hours))
            before = len(base.asked)
            await source.facts([candidate(str(kept["id"]), query)])
    again = [
        one for one in base.asked[before:] if "claims" in one.get("props", "") and kept["id"] in one["ids"]
    ]
    assert bool(again) == asked_again


@pytest.mark.parametrize(("hours", "asked_again"), [(23, False), (25, True)])
async def test_for_a_pack_even_what_is_settled_is_read_anew_after_a_day(hours, asked_again):
    times = [NOW]

    def clock() -> datetime:
        return times[-1]

    with wikibase(more=by_id(person("Q970010", "Dead", died="1990"))) as base:
        async with asking(base.api, cache=Folder(clock), clock=clock) as source:
            await source.whole(["Q970010"])
            times.append(NOW + timedelta(hours=hours))
            before = len(base.asked)
            await source.whole(["Q970010"])
    assert (len(base.asked) > before) == asked_again
