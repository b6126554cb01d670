"""Titles near a misspelt name: on a wiki that mends typos, on one that does not, and within the same requests."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from checks.model import Candidate, EntityKind, FoundBy, Query, Reason
from checks.politeness import Errand, Purse
from checks.sources.wikipedia import Wikipedia
from tests.checks.sources.test_wikipedia import Folder
from tests.peers.cirrus_wiki import cirrus_wiki

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
PAGES = {
    "Olaf Scholz": "Olaf Scholz is a German politician. {Q61053}",
    "Ngozi Okonjo-Iweala": "Ngozi Okonjo-Iweala is an economist of Nigeria. {Q1991}",
    "Volodymyr Zelenskyy": "Volodymyr Zelenskyy is the president of Ukraine. {Q3874799}",
    "Olaf Scholtens": "Olaf Scholtens plays chess. {Q77}",
    "Otto Schulte": "Otto Schulte builds organs. {Q78}",
}


@asynccontextmanager
async def asking(api: str, **limits: Any) -> AsyncIterator[Wikipedia]:
    async with httpx.AsyncClient() as http:
        yield Wikipedia(
            api_url=api, user_agent="x (tests@paper.example)", http=http, clock=lambda: NOW, **limits
        )


def person(name: str, *context: str) -> Query:
    return Query(about=EntityKind.PERSON, subject=name, context=context)


def found(candidates: Sequence[Candidate]) -> set[tuple[str, FoundBy]]:
    return {(one.label, one.found_by) for one in candidates}


async def resolved(query: Query, *, cirrus: bool = True, **more: Any) -> set[tuple[str, FoundBy]]:
    with cirrus_wiki(PAGES, cirrus=cirrus, **more) as wiki:
        async with asking(wiki.api) as source:
            return found((await source.resolve([query], [])).candidates)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Olaf Schultz", "Olaf Scholz"),
        ("Olaf Shcolz", "Olaf Scholz"),
        ("Ngozi Okonjo-Iwaela", "Ngozi Okonjo-Iweala"),
        ("Volodimir Zelenskyy", "Volodymyr Zelenskyy"),
    ],
)
async def test_where_the_wiki_mends_typos_a_misspelt_name_is_found(written, meant):
    assert (meant, FoundBy.SEARCH) in await resolved(person(written))


@pytest.mark.parametrize("written", ["Olaf Schotlz", "Ngozi Okonjo-Iwaela", "Volodymyr Zelnskyy"])
async def test_elsewhere_a_family_name_misspelt_after_its_first_letter_is_found(written):
    meant = {"O": "Olaf Scholz", "N": "Ngozi Okonjo-Iweala", "V": "Volodymyr Zelenskyy"}[written[0]]
    assert (meant, FoundBy.SEARCH) in await resolved(person(written), cirrus=False)


async def test_elsewhere_a_misspelt_given_name_finds_nothing_and_breaks_nothing():
    assert await resolved(person("Volodimir Zelenskiy"), cirrus=False) == set()


@pytest.mark.parametrize("written", ["Olga Schell", "Otto Schneider", "Oskar Scholl", "Ngozi Adichie"])
@pytest.mark.parametrize("cirrus", [True, False])
async def test_a_name_of_somebody_else_finds_nobody(written, cirrus):
    assert await resolved(person(written), cirrus=cirrus) == set()


@pytest.mark.parametrize("written", ["Scholtz", "Zelenskiy"])
async def test_a_family_name_alone_is_not_asked_for_near_titles(written):
    with cirrus_wiki(PAGES) as wiki:
        async with asking(wiki.api) as source:
            await source.resolve([person(written)], [])
    assert not any("pssearch" in one for one in wiki.asked)


async def test_what_the_search_proposes_is_taken_for_a_title_where_it_is_near():
    suggestions = {"olaf scohlzz": "olaf scholz", "jane doe": "otto schulte"}
    assert await resolved(person("Olaf Scohlzz"), suggestions=suggestions) >= {
        ("Olaf Scholz", FoundBy.SEARCH)
    }
    assert await resolved(person("Jane Doe"), suggestions=suggestions) == set()


async def test_an_exact_name_asks_for_nothing_near():
    with cirrus_wiki(PAGES) as wiki:
        async with asking(wiki.api) as source:
            resolution = await source.resolve([person("Olaf Scholz")], [])
    assert found(resolution.candidates) == {("Olaf Scholz", FoundBy.LABEL)}
    assert len(wiki.asked) == 1


async def test_near_titles_of_a_whole_article_cost_one_request_beside_its_searches():
    with cirrus_wiki(PAGES) as wiki:
        async with asking(wiki.api) as source:
            bound = source.on(Errand.lasting(20))
            queries = [person("Olaf Schultz"), person("Ngozi Okonjo-Iwaela"), person("Volodimir Zelenskyy")]
            await bound.look(queries, [])
            before = len(wiki.asked)
            resolution = await bound.search(queries)
    searches = [one for one in wiki.asked[before:] if "srsearch" in one]
    assert len(wiki.asked) - before == len(searches) + 1
    assert {one.qid for one in resolution.candidates} >= {"Q61053", "Q1991", "Q3874799"}


async def test_near_titles_that_the_purse_does_not_pay_for_are_left_out_and_that_is_said():
    with cirrus_wiki(PAGES) as wiki:
        async with asking(wiki.api) as source:
            errand = Errand.lasting(20)
            errand.purse = Purse(requests=2)
            resolution = await source.on(errand).search([person("Olaf Schultz")])
    assert [one.why for one in resolution.unasked] == [Reason.BUDGET]
    assert len(wiki.asked) == 1


async def test_the_wiki_is_asked_what_it_has_once_and_with_the_first_titles():
    folder = Folder(lambda: NOW)
    with cirrus_wiki(PAGES) as wiki:
        for name in ("Olaf Schultz", "Otto Schultz"):
            async with asking(wiki.api, cache=folder) as source:
                await source.resolve([person(name)], [])
    assert [bool(one.get("meta")) for one in wiki.asked].count(True) == 1
    assert "titles" in wiki.asked[0]
    assert all(one["psprofile"] == "fuzzy" for one in wiki.asked if "pssearch" in one)


async def test_the_same_names_again_are_answered_from_the_cache():
    folder = Folder(lambda: NOW)
    with cirrus_wiki(PAGES) as wiki:
        async with asking(wiki.api, cache=folder) as source:
            first = await source.resolve([person("Olaf Schultz")], [])
            asked = len(wiki.asked)
            again = await source.resolve([person("Olaf Schultz")], [])
    assert len(wiki.asked) == asked
    assert found(again.candidates) == found(first.candidates)
