"""The facts tables can be read, and hang together as a reference."""

from __future__ import annotations

from datetime import date

import pytest

from checks.model import EntityKind, PartialDate
from tests.quality.facts import READ_ON, Tables, Term, read_tables
from tests.quality.reference import entities
from tests.quality.reference_web import Web, web


@pytest.fixture(scope="module")
def tables() -> Tables:
    return read_tables()


@pytest.fixture(scope="module")
def served(tables: Tables) -> Web:
    return web(tables)


def test_every_term_is_that_of_a_person_of_the_tables(tables: Tables) -> None:
    assert {term.person for term in tables.terms} <= set(tables.person_named)


def test_no_term_ends_before_it_begins(tables: Tables) -> None:
    assert [term for term in tables.terms if term.end and term.end.last < term.start.first] == []


def test_a_term_covers_the_days_on_which_it_was_surely_held() -> None:
    term = Term(
        person="Ana Brandvold",
        office="Mayor of Ald",
        body="Ald",
        start=PartialDate.parse("2001-05"),
        end=PartialDate.parse("2004-02-01"),
    )
    days = [date(2001, 5, 20), date(2001, 6, 1), date(2004, 1, 31), date(2004, 2, 1)]
    assert [term.covers(day) for day in days] == [False, True, True, False]


def test_no_term_begins_after_the_tables_were_written(tables: Tables) -> None:
    assert [term for term in tables.terms if term.start.first > READ_ON] == []


def test_each_thing_is_one_entity_under_an_id_of_its_own(tables: Tables) -> None:
    made = entities(tables)
    assert len({one.id for one in made}) == len(made)
    assert {one.kind for one in made} == set(EntityKind) - {EntityKind.OTHER}


def test_facts_that_name_an_entity_point_to_one(tables: Tables) -> None:
    made = entities(tables)
    ids = {one.id for one in made}
    assert {fact.value_id for one in made for fact in one.facts if fact.value_id} <= ids


def test_every_item_that_a_statement_names_is_served(served: Web) -> None:
    named = {
        statement["mainsnak"]["datavalue"]["value"]["id"]
        for item in served.items.values()
        for prop, statements in item["claims"].items()
        if prop != "P31"
        for statement in statements
        if statement["mainsnak"]["datavalue"]["type"] == "wikibase-entityid"
    }
    assert named <= set(served.items)


def test_every_redirect_leads_to_a_page(served: Web) -> None:
    targets = {
        text.split("[[")[1].removesuffix("]]")
        for text in served.pages.values()
        if text.startswith("#REDIRECT")
    }
    assert targets <= set(served.pages)
