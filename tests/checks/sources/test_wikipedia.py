from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from checks.errors import SourceFailed
from checks.model import Candidate, EntityKind, FoundBy, Name, NameForm, Query, Reason
from checks.politeness import Cache, user_agent
from checks.sources.wikipedia import Wikipedia
from tests.peers.fault_proxy import Fault, fault_proxy
from tests.peers.mediawiki import KNOWN_PEOPLE, mediawiki

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
AGENT = user_agent("0.1.0", "desk@newsroom.example")
FAILURES = [
    Fault.TOO_MANY,
    Fault.TOO_MANY_FOR_LONG,
    Fault.FORBIDDEN,
    Fault.SERVER_ERROR,
    Fault.MAXLAG,
    Fault.SLOW,
    Fault.CUT,
    Fault.NOT_JSON,
    Fault.WRONG_JSON,
    Fault.WRONG_LIST,
    Fault.EMPTY_FORM,
    Fault.REDIRECT,
]
FAILURES_IN_PART = [
    Fault.FORBIDDEN,
    Fault.SLOW,
    Fault.CUT,
    Fault.NOT_JSON,
    Fault.WRONG_JSON,
    Fault.EMPTY_FORM,
]
# The time an article has in the tests of failures; a round has half of it.
SECONDS = 3.0


class Folder:
    """A cache with behaviour: keeps what it is given until the time is over."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._kept: dict[str, tuple[bytes, datetime]] = {}

    async def get(self, key: str) -> bytes | None:
        value, until = self._kept.get(key, (b"", self._clock()))
        return value if until > self._clock() else None

    async def put(self, key: str, value: bytes, ttl: timedelta) -> None:
        self._kept[key] = (value, self._clock() + ttl)


@pytest.fixture(scope="module")
def wiki(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with mediawiki(tmp_path_factory.mktemp("mediawiki")) as api:
        yield api


@asynccontextmanager
async def asking(
    api: str,
    *,
    cache: Cache | None = None,
    clock: Callable[[], datetime] = lambda: NOW,
    **limits: Any,
) -> AsyncIterator[Wikipedia]:
    async with httpx.AsyncClient() as http:
        yield Wikipedia(api_url=api, user_agent=AGENT, http=http, clock=clock, cache=cache, **limits)


def person(name: str, *context: str, as_of: date | None = None) -> Query:
    return Query(about=EntityKind.PERSON, subject=name, context=context, as_of=as_of)


def ways(candidates: Sequence[Candidate]) -> list[tuple[str, str, FoundBy, str | None]]:
    return [(one.id, one.matched, one.found_by, one.qid) for one in candidates]


async def test_a_title_is_found_by_its_label_with_its_item(wiki):
    async with asking(wiki) as source:
        found = await source.resolve([person("Antony Blinken")], [])
    assert ways(found.candidates) == [("Antony Blinken", "Antony Blinken", FoundBy.LABEL, "Q7821917")]


async def test_a_candidate_names_page_revision_and_time(wiki):
    async with asking(wiki) as source:
        [blinken] = (await source.resolve([person("Antony Blinken")], [])).candidates
    assert blinken.url is not None
    assert blinken.url.endswith("/index.php/Antony_Blinken")
    assert blinken.revision
    assert blinken.modified is not None
    assert blinken.modified.tzinfo is not None
    assert blinken.retrieved_at == NOW


async def test_a_redirect_keeps_the_words_that_were_asked(wiki):
    async with asking(wiki) as source:
        found = await source.resolve([person("Anthony Blinken"), person("Secretary Blinken")], [])
    assert ways(found.candidates) == [
        ("Antony Blinken", "Anthony Blinken", FoundBy.REDIRECT, "Q7821917"),
        ("Antony Blinken", "Secretary Blinken", FoundBy.REDIRECT, "Q7821917"),
    ]


async def test_a_redirect_to_a_section_is_not_the_thing(wiki):
    async with asking(wiki) as source:
        found = await source.resolve([Query(about=EntityKind.ORGANISATION, subject="Deputy Galuzin")], [])
    assert found.candidates == ()


@pytest.mark.parametrize("written", ["Xi’an", "Xi'an"])
async def test_either_apostrophe_finds_the_page(wiki, written):
    async with asking(wiki) as source:
        found = await source.resolve([Query(about=EntityKind.PLACE, subject=written)], [])
    assert [one.id for one in found.candidates] == ["Xi'an"]


async def test_a_hyphen_finds_the_title_with_a_dash(wiki):
    query = Query(about=EntityKind.EVENT, subject="China-Central Asia Summit")
    async with asking(wiki) as source:
        found = await source.resolve([query], [])
    assert [one.id for one in found.candidates] == ["China–Central Asia Summit"]


async def test_a_disambiguation_page_gives_the_people_of_that_surname(wiki):
    async with asking(wiki) as source:
        found = await source.resolve([person("John Miller")], [])
    assert {(one.id, one.label, one.found_by) for one in found.candidates} == {
        ("John Miller (senator)", "John Miller", FoundBy.DISAMBIGUATION),
        ("John Miller (cricketer)", "John Miller", FoundBy.DISAMBIGUATION),
    }


async def test_a_misspelt_name_is_found_by_surname_and_context(wiki):
    query = person("Mykhailo Galuzin", "deputy foreign minister", "Russia")
    async with asking(wiki) as source:
        found = await source.resolve([query], [])
    assert ways(found.candidates) == [("Mikhail Galuzin", "Mikhail Galuzin", FoundBy.SEARCH, None)]


async def test_a_search_hit_without_the_surname_is_no_candidate(wiki):
    async with asking(wiki) as source:
        found = await source.resolve([person("Ambassador Japan")], [])
    assert found.candidates == ()
    assert found.unasked == ()


async def test_the_lead_of_a_searched_page_is_its_description(wiki):
    query = person("Mykhailo Galuzin", "Russia")
    async with asking(wiki) as source:
        found = await source.resolve([query], [])
        sheet = await source.facts(found.candidates)
    [galuzin] = sheet.entities
    assert galuzin.description == (
        "Mikhail Galuzin (born 14 June 1960) is a diplomat and deputy minister of foreign affairs of Russia."
    )
    assert (found.requests, sheet.requests) == (3, 0)


async def test_the_lead_of_a_listed_page_that_no_item_describes_is_read(wiki):
    async with asking(wiki) as source:
        found = await source.resolve([person("John Miller")], [])
        sheet = await source.facts(found.candidates)
    assert {one.description for one in sheet.entities} == {
        "John Miller is a senator of Ruritania.",
        "John Miller plays cricket for Ruritania.",
    }
    assert sheet.requests == 2 * 2


async def test_a_page_found_by_its_title_costs_no_second_request(wiki):
    async with asking(wiki) as source:
        found = await source.resolve([person("Antony Blinken"), person("Anthony Blinken")], [])
        sheet = await source.facts(found.candidates)
    assert sheet.requests == 0
    [blinken] = sheet.entities
    assert blinken.names == (
        Name(text="Antony Blinken", form=NameForm.LABEL),
        Name(text="Anthony Blinken", form=NameForm.REDIRECT),
    )


async def test_leads_beyond_the_cap_are_left_out_by_budget(wiki):
    async with asking(wiki, lead_cap=1) as source:
        found = await source.resolve([person("John Miller")], [])
        sheet = await source.facts(found.candidates)
    assert len(sheet.entities) == 2
    assert [one.why for one in sheet.unasked] == [Reason.BUDGET]


async def test_thirty_known_names_cost_one_request(wiki):
    async with asking(wiki) as source:
        found = await source.resolve([person(name) for name in KNOWN_PEOPLE], [])
    assert [one.id for one in found.candidates] == list(KNOWN_PEOPLE)
    assert found.requests == 1


async def test_a_name_that_nobody_has_costs_two_searches(wiki):
    async with asking(wiki) as source:
        found = await source.resolve([person("Zebulon Quorn", "Ruritania")], [])
    assert (found.candidates, found.unasked, found.requests) == ((), (), 3)


async def test_searches_beyond_the_cap_are_left_out_by_budget(wiki):
    names = [person(f"Zebulon Quorn{number}") for number in range(4)]
    async with asking(wiki, search_cap=3) as source:
        found = await source.resolve(names, [])
    assert {one.why for one in found.unasked} == {Reason.BUDGET}
    assert found.requests == 1 + 3


async def test_a_name_that_another_source_has_is_not_searched(wiki):
    query = person("Zebulon Quorn")
    known = Candidate(
        source="pack",
        query=query,
        id="p1",
        label="Zebulon Quorn",
        matched="Zebulon Quorn",
        found_by=FoundBy.LABEL,
    )
    async with asking(wiki) as source:
        assert (await source.resolve([query], [known])).requests == 1


async def test_words_that_cannot_be_a_title_are_not_asked(wiki):
    async with asking(wiki) as source:
        found = await source.resolve([Query(about=EntityKind.ORGANISATION, subject="A|B")], [])
    assert (found.candidates, found.requests) == ((), 0)


@pytest.mark.parametrize("title", ["wikipedia:Somebody", "User:Somebody", "Special:Version", "%41 name", ":"])
async def test_a_title_outside_the_articles_finds_nothing_and_spoils_nothing(wiki, title):
    odd = Query(about=EntityKind.ORGANISATION, subject=title)
    async with asking(wiki) as source:
        found = await source.resolve([odd, person("Antony Blinken")], [])
    assert [one.id for one in found.candidates] == ["Antony Blinken"]
    assert found.unasked == ()


async def test_what_else_an_article_names_takes_no_persons_share(wiki):
    bodies = [Query(about=EntityKind.ORGANISATION, subject=f"Body {number}") for number in range(210)]
    async with asking(wiki) as source:
        found = await source.resolve([*bodies, person("Antony Blinken")], [])
    assert [one.id for one in found.candidates] == ["Antony Blinken"]
    assert person("Antony Blinken") not in {one.query for one in found.unasked}
    assert {one.query.about for one in found.unasked} == {EntityKind.ORGANISATION}


async def test_names_beyond_three_batches_are_left_out_by_budget(wiki):
    names = [Query(about=EntityKind.ORGANISATION, subject=f"Guild{number}") for number in range(153)]
    async with asking(wiki) as source:
        found = await source.resolve(names, [])
    assert found.requests == 3
    assert [(one.query, one.why) for one in found.unasked] == [(one, Reason.BUDGET) for one in names[150:]]


async def test_nothing_to_ask_is_no_request(wiki):
    async with asking(wiki) as source:
        found = await source.resolve([], [])
    assert (found.candidates, found.unasked, found.requests) == ((), (), 0)


async def test_the_same_article_again_is_answered_from_the_cache(wiki):
    cache = Folder(lambda: NOW)
    queries = [
        person("Antony Blinken"),
        person("John Miller"),
        person("Mykhailo Galuzin", "Russia"),
        person("Zebulon Quorn"),
    ]
    async with asking(wiki, cache=cache) as source:
        first = await source.resolve(queries, [])
        leads = await source.facts(first.candidates)
        again = await source.resolve(queries, [])
        leads_again = await source.facts(again.candidates)
    assert again.candidates == first.candidates
    assert leads_again.entities == leads.entities
    assert (again.requests, leads_again.requests) == (0, 0)
    assert again.cached > 0


async def test_for_fresh_news_an_answer_of_two_hours_ago_is_asked_anew(wiki):
    times = [NOW]
    cache = Folder(lambda: times[-1])
    async with asking(wiki, cache=cache, clock=lambda: times[-1]) as source:
        await source.resolve([person("Antony Blinken")], [])
        times.append(NOW + timedelta(hours=2))
        old_story = await source.resolve([person("Antony Blinken", as_of=date(2023, 5, 16))], [])
        fresh_story = await source.resolve([person("Antony Blinken", as_of=NOW.date())], [])
    assert (old_story.requests, fresh_story.requests) == (0, 1)
    assert [one.retrieved_at for one in old_story.candidates] == [NOW]


async def test_every_request_carries_our_name(wiki):
    with fault_proxy(wiki, [Fault.NONE]) as proxy:
        async with asking(proxy.api) as source:
            queries = [person("Mykhailo Galuzin", "Russia"), person("John Miller")]
            await source.facts((await source.resolve(queries, [])).candidates)
    assert len(proxy.asked) == 1 + 1 + 2 + 2 * 2
    assert set(proxy.agents) == {AGENT}


@pytest.mark.parametrize("fault", FAILURES)
async def test_a_failing_wikipedia_is_a_failed_source_in_time(wiki, fault, assert_within):
    with fault_proxy(wiki, [fault]) as proxy:
        async with asking(proxy.api, seconds=SECONDS) as source:
            with assert_within(SECONDS), pytest.raises(SourceFailed):
                await source.resolve([person("Antony Blinken"), person("Mykhailo Galuzin")], [])


@pytest.mark.parametrize("fault", FAILURES_IN_PART)
async def test_a_failing_search_leaves_the_name_unasked_and_the_others_found(wiki, fault, assert_within):
    galuzin = person("Mykhailo Galuzin", "Russia")
    with fault_proxy(wiki, [fault], only=lambda asked: "srsearch" in asked) as proxy:
        async with asking(proxy.api, seconds=SECONDS) as source:
            with assert_within(SECONDS):
                found = await source.resolve([person("Antony Blinken"), galuzin], [])
    assert [one.id for one in found.candidates] == ["Antony Blinken"]
    assert [(one.query, one.why) for one in found.unasked] == [(galuzin, Reason.OUTAGE)]


@pytest.mark.parametrize("fault", FAILURES_IN_PART)
async def test_a_failing_lead_leaves_the_entity_without_description_and_says_so(wiki, fault, assert_within):
    miller = person("John Miller")
    with fault_proxy(wiki, [fault], only=lambda asked: "extracts" in asked) as proxy:
        async with asking(proxy.api, seconds=SECONDS) as source:
            found = await source.resolve([miller], [])
            with assert_within(SECONDS):
                sheet = await source.facts(found.candidates)
    assert [one.description for one in sheet.entities] == ["", ""]
    assert [(one.query, one.why) for one in sheet.unasked] == [(miller, Reason.OUTAGE)]


@pytest.mark.parametrize("fault", [Fault.TOO_MANY, Fault.SERVER_ERROR, Fault.MAXLAG, Fault.CUT])
async def test_a_passing_trouble_is_asked_again(wiki, fault):
    with fault_proxy(wiki, [fault, Fault.NONE]) as proxy:
        async with asking(proxy.api) as source:
            found = await source.resolve([person("Antony Blinken")], [])
    assert [one.id for one in found.candidates] == ["Antony Blinken"]
    assert found.requests == 2


async def test_a_long_retry_after_is_obeyed_without_asking(wiki):
    with fault_proxy(wiki, [Fault.TOO_MANY_FOR_LONG]) as proxy:
        async with asking(proxy.api) as source:
            for _ in range(3):
                with pytest.raises(SourceFailed):
                    await source.resolve([person("Antony Blinken")], [])
    assert len(proxy.asked) == 1


async def test_two_wikis_in_one_process_do_not_mix(wiki):
    query = person("Mykhailo Galuzin", "Russia")
    with fault_proxy(wiki, [Fault.FORBIDDEN]) as proxy:
        async with asking(wiki) as source, asking(proxy.api):
            found = await source.resolve([query], [])
    assert [one.id for one in found.candidates] == ["Mikhail Galuzin"]
    assert proxy.asked == []


def test_our_package_calls_never_let_the_name_be_rewritten():
    folder = Path(__file__).resolve().parents[3] / "checks" / "sources" / "wikipedia"
    text = "".join(path.read_text() for path in folder.glob("*.py"))
    assert text.count("package.summary") == text.count("auto_suggest=False") == 1
