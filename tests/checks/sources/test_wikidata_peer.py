"""The Wikidata server of the tests, and the items that are built for it, have the form of the recordings."""

from typing import Any

import httpx
import pytest

from tests.checks.sources.test_wikidata import RECORDINGS, recorded
from tests.peers.wikidata_items import by_id, office, organisation, person, place, work
from tests.peers.wikidata_server import items_in, wikibase


async def given(api: str, **params: str) -> dict[str, Any]:
    async with httpx.AsyncClient() as http:
        answer: dict[str, Any] = (await http.get(api, params={"format": "json", **params})).json()
    return answer


@pytest.mark.parametrize(
    "name", ["mediawiki-local/wbgetentities_two.json", "mediawiki-local/wbsearchentities_alias.json"]
)
async def test_the_server_has_the_form_of_the_recordings(name):
    answer = recorded(name)["response"]
    params = dict(httpx.URL(recorded(name)["_request"]).params)
    items = recorded("mediawiki-local/wbgetentities_two.json")["response"]["entities"]
    with wikibase(more=items) as base:
        answered = await given(base.api, **params)
    for part in ("entities", "search"):
        if part in answer:
            assert _form(answered[part]) <= _form(answer[part])


@pytest.mark.parametrize("name", ["error_toomanyvalues_ids", "error_no_such_entity", "wbgetentities_missing"])
async def test_the_server_refuses_in_the_words_of_the_recordings(name):
    recording = recorded(f"mediawiki-local/{name}.json")
    params = {**dict(httpx.URL(recording["_request"]).params), "languages": "en"}
    items = recorded("mediawiki-local/wbgetentities_two.json")["response"]["entities"]
    with wikibase(more=items) as base:
        answered = await given(base.api, **params)
    expected = recording["response"]
    if "error" in expected:
        assert (answered["error"]["code"], answered["error"]["info"]) == (
            expected["error"]["code"],
            expected["error"]["info"],
        )
    else:
        assert answered["entities"]["Q999999999"] == expected["entities"]["Q999999999"]


@pytest.mark.parametrize("name", ["Q7747", "entities/Q19300851", "entities/Q233282"])
async def test_a_recorded_item_is_served_as_it_was_recorded(name):
    recording = recorded(f"{name}.json")["entities"]
    [(qid, entity)] = recording.items()
    with wikibase(more=items_in(RECORDINGS / f"{name}.json")) as base:
        answered = await given(
            base.api,
            action="wbgetentities",
            ids=qid,
            props="labels|aliases|descriptions|claims|info",
            languages="en",
        )
    served = answered["entities"][qid]
    for part in ("claims", "lastrevid", "modified", "id", "type"):
        assert served[part] == entity[part]
    assert served["labels"]["en"] == entity["labels"]["en"]


async def test_fifty_labels_come_in_one_answer_and_fifty_one_are_refused():
    recording = recorded("api/wbgetentities_labels_50.json")
    entities = (recording.get("response") or recording)["entities"]
    ids = [one for one in entities if one.startswith("Q")]
    with wikibase(more={one: entities[one] for one in ids}) as base:
        asked = {"action": "wbgetentities", "props": "labels", "languages": "en"}
        answered = await given(base.api, ids="|".join(ids), **asked)
        refused = await given(base.api, ids="|".join(f"Q{number}" for number in range(1, 52)), **asked)
    for one in ids:
        assert answered["entities"][one]["labels"]["en"] == entities[one]["labels"]["en"]
    assert refused["error"]["code"] == "toomanyvalues"


async def test_hits_of_one_label_have_the_form_of_the_recording():
    recorded_hits = recorded("api/wbsearchentities_5_same_label.json")["response"]["search"]
    items = by_id(*(person(hit["id"], "Attila the Hun") for hit in recorded_hits))
    with wikibase(more=items) as base:
        answered = await given(
            base.api, action="wbsearchentities", search="attila the hun", language="en", limit="7"
        )
    assert {hit["id"] for hit in answered["search"]} == set(items)
    form = _form(recorded_hits)
    assert all(_form(hit) <= form for hit in answered["search"])


async def test_nothing_found_is_an_empty_list():
    with wikibase() as base:
        answered = await given(base.api, action="wbsearchentities", search="Anthony Blinken", language="en")
    assert answered == recorded("mediawiki-local/wbsearchentities_none.json")["response"]


BUILT = (
    person(
        "Q980001",
        "Somebody",
        aliases=["Some Body"],
        born="1952-10-07",
        offices=[("Q980002", "1995", "1997-03", "Q980003", "Q980004")],
        country="Q980005",
        description="a person",
    ),
    office("Q980002", "Office", holders=[("Q980001", "2000-05-07", None)]),
    organisation("Q980006", "Body", short_names=["B"], official_name="The Body", founded="1949"),
    # None of the recordings has a coordinate.
    place("Q980007", "Place", located_in="Q980005"),
    work("Q980008", "Work", authors=["Q980001"], published=["1979-10-12"]),
)


@pytest.mark.parametrize("built", BUILT, ids=lambda one: one["id"])
def test_built_items_have_the_form_of_recorded_ones(built):
    recordings = [
        recorded("Q7747.json")["entities"]["Q7747"],
        next(iter(recorded("api/wbgetentities_Q42.json")["response"]["entities"].values())),
    ]
    assert _shape(built["claims"]) <= set().union(*(_shape(one["claims"]) for one in recordings))
    for part in ("labels", "aliases", "descriptions"):
        assert _form(list(built[part].values())) <= set().union(
            *(_form(list(one[part].values())) for one in recordings)
        )


def _shape(claims: Any) -> set[str]:
    """The paths of keys in statements, with the type of each value, whatever their property."""
    stated = [one for statements in claims.values() for one in statements]
    snaks = [one["mainsnak"] for one in stated]
    snaks += [snak for one in stated for some in (one.get("qualifiers") or {}).values() for snak in some]
    typed = {
        f"{snak['datatype']} {snak['datavalue']['type']} {path}"
        for snak in snaks
        if "datavalue" in snak
        for path in _form(snak["datavalue"])
    }
    return typed | {key for one in stated for key in one if key != "qualifiers"}


def _form(value: Any) -> set[str]:
    """The paths of keys in an answer, whatever list element or item they stand in."""
    if isinstance(value, list):
        return {path for one in value for path in _form(one)}
    if isinstance(value, dict):
        inner = {f"{key}.{path}" for key, one in value.items() for path in _form(one)}
        return {str(key) for key in value} | inner
    return set()
