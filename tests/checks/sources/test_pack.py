import json
import subprocess
import sys
from datetime import date

import pytest

from checks.errors import SourceFailed
from checks.model import Candidate, EntityKind, FoundBy, NameForm, Query
from checks.sources.pack import Pack

DAY = date(2023, 5, 16)


@pytest.fixture(scope="module")
def pack():
    return Pack.embedded()


def ask(subject, *, about=EntityKind.PERSON, context=(), as_of=DAY, forms=()):
    return Query(about=about, subject=subject, context=context, as_of=as_of, forms=forms)


async def found(pack, *args, **more):
    resolution = await pack.resolve([ask(*args, **more)], [])
    return [(candidate.label, candidate.found_by) for candidate in resolution.candidates]


async def entity(pack, *args, **more):
    resolution = await pack.resolve([ask(*args, **more)], [])
    return (await pack.facts(resolution.candidates[:1])).entities[0]


async def test_a_full_name_is_found_by_its_label(pack):
    assert await found(pack, "Antony Blinken") == [("Antony Blinken", FoundBy.LABEL)]


async def test_an_alias_in_cyrillic_is_found(pack):
    assert ("Mikhail Galuzin", FoundBy.ALIAS) in await found(pack, "Михаил Галузин")


async def test_an_alias_in_chinese_is_found(pack):
    assert ("Xi Jinping", FoundBy.ALIAS) in await found(pack, "习近平")


async def test_diacritics_and_case_do_not_matter(pack):
    assert ("Recep Tayyip Erdoğan", FoundBy.LABEL) in await found(pack, "recep tayyip erdogan")


async def test_another_form_of_the_query_is_tried(pack):
    assert ("Antony Blinken", FoundBy.LABEL) in await found(pack, "Nobody Atall", forms=("Antony Blinken",))


async def test_another_given_name_offers_the_person_of_that_surname(pack):
    assert await found(pack, "Mykhailo Galuzin") == [("Mikhail Galuzin", FoundBy.SURNAME)]


async def test_a_bare_surname_offers_whoever_bears_it(pack):
    labels = {label for label, how in await found(pack, "Johnson") if how is FoundBy.SURNAME}
    assert {"Boris Johnson", "Mike Johnson"} <= labels


async def test_a_name_in_the_other_order_offers_the_person(pack):
    assert ("Xi Jinping", FoundBy.SURNAME) in await found(pack, "Jinping Xi")


async def test_a_misspelt_given_name_behind_the_family_name_offers_the_person(pack):
    assert ("Xi Jinping", FoundBy.SURNAME) in await found(pack, "Xi Jingping")


async def test_a_surname_with_an_article_is_found_without_it(pack):
    assert ("Abdel Fattah el-Sisi", FoundBy.SURNAME) in await found(pack, "President Sisi")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Olaf Schultz", "Olaf Scholz"),
        ("Kasim-Zhomart Tokaev", "Kassym-Jomart Tokayev"),
        ("Emanuel Macrone", "Emmanuel Macron"),
        ("Antony Blinkin", "Antony Blinken"),
    ],
)
async def test_a_misspelt_surname_offers_the_person(pack, written, meant):
    assert (meant, FoundBy.SEARCH) in await found(pack, written)


@pytest.mark.parametrize("name", ["Sergey Bobylev", "Jon Smyth", "Laura Bidens", "Qwertz Uiop", "", "—"])
async def test_an_unknown_name_gives_nobody(pack, name):
    assert await found(pack, name) == []


async def test_the_office_beside_a_name_offers_its_holder_on_that_day(pack):
    assert await found(pack, "Someone Else", context=("US Secretary of State",)) == [
        ("Antony Blinken", FoundBy.LINK)
    ]


async def test_another_day_offers_another_holder(pack):
    later = await found(pack, "Someone Else", context=("US Secretary of State",), as_of=date(2026, 6, 1))
    assert later == [("Marco Rubio", FoundBy.LINK)]


async def test_the_country_beside_a_name_offers_its_heads(pack):
    labels = [label for label, _ in await found(pack, "Someone Else", context=("Kazakhstan",))]
    assert labels == ["Kassym-Jomart Tokayev", "Alikhan Smailov"]


async def test_the_exact_name_stands_before_the_holders(pack):
    offered = await found(pack, "Sergey Lavrov", context=("US Secretary of State",))
    assert offered == [("Sergey Lavrov", FoundBy.LABEL), ("Antony Blinken", FoundBy.LINK)]


async def test_at_most_twelve_are_offered(pack):
    countries = (
        "Russia",
        "China",
        "Germany",
        "France",
        "Italy",
        "Spain",
        "Japan",
        "India",
        "Poland",
        "Israel",
    )
    assert len(await found(pack, "Someone Else", context=countries)) == 12


@pytest.mark.parametrize(
    "words",
    [
        "US Secretary of State",
        "the U.S. secretary of state",
        "Secretary of State of the United States",
        "United States Secretary of State",
    ],
)
async def test_an_office_is_found_in_several_wordings(pack, words):
    assert (await found(pack, words, about=EntityKind.OFFICE))[0][0] == "United States Secretary of State"


async def test_a_deputys_office_also_offers_the_ministers(pack):
    offered = await found(pack, "Russian Deputy Foreign Minister", about=EntityKind.OFFICE)
    assert offered == [
        ("Deputy Minister of Foreign Affairs of Russia", FoundBy.ALIAS),
        ("Minister of Foreign Affairs of Russia", FoundBy.SEARCH),
    ]


async def test_an_office_without_a_country_takes_it_from_the_context(pack):
    offered = await found(pack, "foreign minister", about=EntityKind.OFFICE, context=("Kazakhstan",))
    assert ("Minister of Foreign Affairs of Kazakhstan", FoundBy.ALIAS) in offered


async def test_an_office_without_a_country_or_context_is_not_guessed(pack):
    assert await found(pack, "foreign minister", about=EntityKind.OFFICE) == []


@pytest.mark.parametrize(
    "words",
    [
        "war in Ukraine",
        "the war in Ukraine",
        "Russian invasion of Ukraine",
        "Russia-Ukraine war",
        "Russia’s invasion of Ukraine",
    ],
)
async def test_the_war_is_found_with_its_first_day(pack, words):
    war = await entity(pack, words, about=EntityKind.EVENT)
    assert [began.value for began in war.about("start")] == ["2022-02-24"]


async def test_a_bare_event_takes_its_place_from_the_context(pack):
    offered = await found(pack, "war", about=EntityKind.EVENT, context=("Ukraine",))
    assert offered == [("Russian invasion of Ukraine", FoundBy.SEARCH)]


async def test_a_possessive_country_is_found(pack):
    assert await found(pack, "Kazakhstan’s", about=EntityKind.COUNTRY) == [("Kazakhstan", FoundBy.LABEL)]


async def test_a_country_answers_for_a_place(pack):
    assert await found(pack, "Georgia", about=EntityKind.PLACE) == [("Georgia", FoundBy.LABEL)]


async def test_an_informal_name_finds_the_organisation_and_says_what_it_is(pack):
    union = await entity(pack, "Eurasian Union", about=EntityKind.ORGANISATION)
    assert union.label == "Eurasian Economic Union"
    assert {name.text for name in union.names if name.form is NameForm.INFORMAL} == {"Eurasian Union"}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Commonwealth of Nations of Independent States", "Commonwealth of Independent States"),
        ("Eurasian Customs Economic Union", "Eurasian Economic Union"),
        ("Gulf Council", "Gulf Cooperation Council"),
    ],
)
async def test_an_organisation_with_a_word_too_many_or_too_few_is_offered(pack, written, meant):
    assert await found(pack, written, about=EntityKind.ORGANISATION) == [(meant, FoundBy.SEARCH)]


@pytest.mark.parametrize("written", ["World Bank", "Union of Nations", "African Trade Organisation"])
async def test_another_organisation_is_not_offered(pack, written):
    assert await found(pack, written, about=EntityKind.ORGANISATION) == []


async def test_a_person_is_no_answer_for_a_place(pack):
    assert await found(pack, "Antony Blinken", about=EntityKind.PLACE) == []


async def test_a_candidate_of_another_source_brings_in_the_same_item(pack):
    query = ask("Someone Unheard")
    other = Candidate(
        source="house", query=query, id="7", label="VVP", matched="VVP", found_by=FoundBy.LABEL, qid="Q7747"
    )
    resolution = await pack.resolve([query], [other])
    assert [(found.label, found.found_by) for found in resolution.candidates] == [
        ("Vladimir Putin", FoundBy.LINK)
    ]


async def test_an_office_lists_its_holders_with_dates_and_source(pack):
    office = await entity(pack, "US Secretary of State", about=EntityKind.OFFICE)
    blinken = next(held for held in office.about("holder") if held.value == "Antony Blinken")
    assert (str(blinken.start), str(blinken.end)) == ("2021-01-26", "2025-01-21")
    assert blinken.source_url
    assert "Who was Secretary of State" in blinken.source_title


async def test_an_office_names_its_country(pack):
    office = await entity(pack, "Russian Foreign Minister", about=EntityKind.OFFICE)
    assert [fact.value for fact in office.about("country")] == ["Russia"]


async def test_a_deputy_minister_is_known_from_a_report_of_that_day(pack):
    galuzin = await entity(pack, "Mikhail Galuzin")
    terms = [term for term in galuzin.about("position_held") if term.value.startswith("Deputy Minister")]
    assert any(term.not_later_than and term.start.first <= DAY <= term.read_on for term in terms)


async def test_facts_come_once_for_each_id_and_only_for_its_own_candidates(pack):
    resolution = await pack.resolve([ask("Antony Blinken"), ask("Anthony Blinken")], [])
    foreign = Candidate(
        source="wikidata",
        query=ask("x"),
        id="person:vladimir-putin",
        label="x",
        matched="x",
        found_by=FoundBy.LABEL,
    )
    sheet = await pack.facts((*resolution.candidates, foreign))
    assert [entity.id for entity in sheet.entities] == ["person:antony-blinken"]


async def test_every_candidate_is_one_of_the_packs_own(pack):
    resolution = await pack.resolve([ask("Johnson", context=("Russia",))], [])
    assert {candidate.source for candidate in resolution.candidates} == {"pack"}
    assert all(candidate.id and candidate.matched for candidate in resolution.candidates)
    assert (resolution.requests, resolution.unasked) == (0, ())


def test_the_version_is_that_of_the_file(pack):
    assert len(pack.version) == 12


@pytest.mark.parametrize("content", ["not json", "[]", json.dumps({"schema": "factdesk.pack/0"})])
def test_a_file_that_is_no_pack_is_refused(tmp_path, content):
    path = tmp_path / "pack.json"
    path.write_text(content)
    with pytest.raises(SourceFailed, match=r"pack\.json"):
        Pack.load(path)


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(SourceFailed, match="cannot be read"):
        Pack.load(tmp_path / "nowhere.json")


def test_the_embedded_pack_loads_quickly():
    timed = (
        "from time import perf_counter as now; began = now()\n"
        "from checks.sources.pack import Pack; Pack.embedded(); print(now() - began)"
    )
    runs = [
        float(subprocess.run([sys.executable, "-c", timed], check=True, capture_output=True).stdout)
        for _ in range(5)
    ]
    sys.stdout.write(f"import and load: {min(runs) * 1000:.0f} ms")
    assert min(runs) < 0.2
