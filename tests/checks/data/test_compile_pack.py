import json
from datetime import date
from pathlib import Path

import pytest

from checks.data.compile_pack import compile_pack, main, read_table
from checks.data.pack_file import dump

ROOT = Path(__file__).resolve().parents[3]
TABLE = ROOT / ".." / "shared" / "data" / "reference" / "entities.jsonl"
PACK = ROOT / "checks" / "data" / "pack.json"


def source(as_of="2024-06-01", title="Gazette"):
    return {"title": title, "url": "https://gazette.example/offices", "licence": "facts", "as_of": as_of}


def fact(value, *, prop="position_held", start="2020-01-10", **more):
    plain = {"end": None, "precision": "day", "source": 0}
    return {"property": prop, "value": value, "value_qid": None, "start": start, **plain, **more}


def row(label, *facts, kind="person", sources=None, aliases=(), **more):
    return {
        "qid": None, "kind": kind, "label": label, "aliases": list(aliases), "description": "",
        "facts": list(facts), "sources": [source()] if sources is None else sources, "confidence": "", **more,
    }  # fmt: skip


CHAIR = row("Chair of Arcadia", kind="office")


def entities(*rows):
    return {entity["label"]: entity for entity in compile_pack(rows)["entities"]}


def first_fact(label, *rows):
    return entities(*rows)[label]["facts"][0]


def test_a_fact_that_nobody_read_is_left_out():
    remembered = fact("1970-01-01", prop="born", start=None, source=None)
    kept = entities(CHAIR, row("Ann Vale", fact("Chair of Arcadia"), remembered))
    assert [found["property"] for found in kept["Ann Vale"]["facts"]] == ["position_held"]


def test_an_entity_without_a_sourced_fact_is_left_out():
    assert "Bo Reed" not in entities(CHAIR, row("Bo Reed", fact("Chair of Arcadia", source=None)))


def test_an_office_that_a_sourced_fact_points_to_stays():
    assert entities(CHAIR, row("Ann Vale", fact("Chair of Arcadia")))["Chair of Arcadia"]["facts"] == []


def test_a_remembered_end_becomes_the_successors_sourced_start():
    held = first_fact(
        "Ann Vale",
        CHAIR,
        row("Ann Vale", fact("Chair of Arcadia", end="2023-03-01", end_from_memory=True)),
        row("Bo Reed", fact("Chair of Arcadia", start="2023-03-02"), sources=[source(title="Herald")]),
    )
    assert held["end"] == "2023-03-02"


@pytest.mark.parametrize(
    "successor",
    [
        fact("Chair of Arcadia", start="2023-03-02", source=None),
        fact("Chair of Arcadia", start="2023-05-20"),
        fact("Chair of Arcadia", start="2023-03", precision="month"),
        fact("Chair of Arcadia", start="2023-03-01", precision="not_later_than"),
    ],
    ids=["remembered", "after a gap", "known to the month", "true start unknown"],
)
def test_a_remembered_end_without_a_successor_at_once_is_dropped(successor):
    held = first_fact(
        "Ann Vale",
        CHAIR,
        row("Ann Vale", fact("Chair of Arcadia", end="2023-03-01", end_from_memory=True)),
        row("Bo Reed", successor),
    )
    assert "end" not in held


def test_a_remembered_holder_in_between_forbids_the_bound():
    held = first_fact(
        "Ann Vale",
        CHAIR,
        row("Ann Vale", fact("Chair of Arcadia", end="2023-03-01", end_from_memory=True)),
        row("Cy Moss", fact("Chair of Arcadia", start="2023-02-01", source=None)),
        row("Bo Reed", fact("Chair of Arcadia", start="2023-03-02")),
    )
    assert "end" not in held


def test_a_colleague_in_a_shared_office_succeeds_nobody():
    held = first_fact(
        "Ann Vale",
        row("Deputy Minister of Arcadia", kind="office"),
        row("Ann Vale", fact("Deputy Minister of Arcadia", end="2023-03-01", end_from_memory=True)),
        row("Bo Reed", fact("Deputy Minister of Arcadia", start="2023-03-01")),
    )
    assert "end" not in held


def test_a_dropped_end_is_never_read_as_still_in_office():
    remembered = fact("Chair of Arcadia", end="2023-03-01", end_from_memory=True)
    assert first_fact("Ann Vale", CHAIR, row("Ann Vale", remembered))["read_on"] == "2023-02-28"


def test_a_reading_before_the_dropped_end_keeps_its_day():
    remembered = fact("Chair of Arcadia", end="2025-03-01", end_from_memory=True)
    assert first_fact("Ann Vale", CHAIR, row("Ann Vale", remembered))["read_on"] == "2024-06-01"


def test_an_end_from_another_source_names_it():
    ended = fact("Chair of Arcadia", end="2023-03-01", end_source=1)
    two = [source(), source("2025-01-01", "Herald")]
    held = first_fact("Ann Vale", CHAIR, row("Ann Vale", ended, sources=two))
    assert (held["end"], held["read_on"]) == ("2023-03-01", "2025-01-01")


def test_two_sources_of_one_tenure_make_one_title_without_an_address():
    ended = fact("Chair of Arcadia", end="2023-03-01", end_source=1)
    herald = source("2025-01-01", "Herald") | {"url": "https://herald.example/ends"}
    pack = compile_pack([CHAIR, row("Ann Vale", ended, sources=[source(), herald])])
    assert pack["sources"] == [
        {
            "title": "Gazette; its end: Herald",
            "url": "https://gazette.example/offices",
            "read_on": "2025-01-01",
            "end_url": "https://herald.example/ends",
        }
    ]


def test_another_edition_of_the_same_source_is_named_once():
    ended = fact("Chair of Arcadia", end="2023-03-01", end_source=1)
    pack = compile_pack([CHAIR, row("Ann Vale", ended, sources=[source(), source("2025-01-01")])])
    assert [named["title"] for named in pack["sources"]] == ["Gazette"]


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        (
            "Wikidata via every-politician-scrapers/us-cabinet html/holders21.csv",
            "Wikidata (copy by every-politician-scrapers, us-cabinet)",
        ),
        (
            "Wikidata via every-politician-scrapers/world sources/foreign/wikidata.csv",
            "Wikidata (copy by every-politician-scrapers, world)",
        ),
        (
            "The World Factbook via factbook/factbook.json, all versions 2020-12 to 2026-01",
            "The World Factbook, 2020-12 to 2026-01",
        ),
        (
            "open-data-archive/world-leaders-current (Wikidata, Wikipedia)",
            "World leaders, current (from Wikidata and Wikipedia)",
        ),
        ("unitedstates/congress-legislators", "Members of the US Congress, presidents and vice presidents"),
        ("Wikidata item Q7747, revision 2483686458", "Wikidata item Q7747, revision 2483686458"),
        ("C5+1 (Wikipedia)", "C5+1 (Wikipedia)"),
    ],
)
def test_a_source_is_titled_in_an_editors_words(title, shown):
    pack = compile_pack([CHAIR, row("Ann Vale", fact("Chair of Arcadia"), sources=[source(title=title)])])
    assert [named["title"] for named in pack["sources"]] == [shown]


ARCADIA = row("Arcadia", kind="country")
LEADERS = ("Speaker", "Whip", "Leader", "President pro tempore")


def parliament(*holders, day="2021-01-03", sources=None):
    """One office of Arcadia for each holder, all beginning on that day in one source."""
    offices = [
        row(f"{title} of Arcadia", fact("Arcadia", prop="located_in", start=None), kind="office")
        for title in LEADERS
    ]
    held = zip(LEADERS, holders, strict=False)
    tenures = [row(holder, fact(f"{title} of Arcadia", start=day), sources=sources) for title, holder in held]
    return [ARCADIA, *offices, *tenures]


def starts_unknown(rows):
    return [
        held["not_later_than"]
        for entity in compile_pack(rows)["entities"]
        for held in entity["facts"]
        if held["property"] == "position_held" and "not_later_than" in held
    ]


FOUR = ("Ann Vale", "Bo Reed", "Cy Moss", "Di Lund")


def test_four_offices_that_a_source_opens_on_one_day_may_have_begun_earlier():
    assert starts_unknown(parliament(*FOUR)) == [True] * 4


def test_three_offices_on_one_day_are_starts():
    assert starts_unknown(parliament(*FOUR[:3])) == []


def test_a_monarch_of_four_countries_began_in_all_of_them_on_that_day():
    assert starts_unknown([*parliament(), row("Ann Vale", *(fact(f"{t} of Arcadia") for t in LEADERS))]) == []


def test_a_government_that_comes_in_with_a_new_head_began_that_day():
    heads = [fact("Ed Pine", prop="head_of_government", start="2018", end="2021-01-03")]
    heads.append(fact("Bo Reed", prop="head_of_government", start="2021-01-03"))
    assert starts_unknown([row("Arcadia", *heads, kind="country"), *parliament(*FOUR)[1:]]) == []


def test_a_new_head_in_another_source_makes_an_inauguration_day():
    head = fact("Mu Kov", prop="head_of_state", start="2021-01-03")
    came_in = row("Arcadia", head, kind="country", sources=[source(title="Herald")])
    assert starts_unknown([came_in, *parliament(*FOUR)[1:]]) == []


def test_a_head_with_whom_the_source_itself_begins_makes_no_inauguration_day():
    head = fact("Mu Kov", prop="head_of_state", start="2021-01-03")
    assert starts_unknown([row("Arcadia", head, kind="country"), *parliament(*FOUR)[1:]]) == [True] * 4


def test_a_head_who_goes_on_makes_no_inauguration_day():
    heads = [fact("Mu Kov", prop="head_of_state", start=day) for day in ("2017-01-03", "2021-01-03")]
    assert starts_unknown([row("Arcadia", *heads, kind="country"), *parliament(*FOUR)[1:]]) == [True] * 4


def test_the_head_of_another_country_makes_no_inauguration_day():
    head = fact("Mu Kov", prop="head_of_state", start="2021-01-03")
    other = row("Borduria", head, kind="country", sources=[source(title="Herald")])
    assert starts_unknown([other, *parliament(*FOUR)]) == [True] * 4


def test_a_holder_after_another_one_in_the_source_began_that_day():
    before = row(
        "Ed Pine", *(fact(f"{title} of Arcadia", start="2018", end="2021-01-03") for title in LEADERS)
    )
    assert starts_unknown([before, *parliament(*FOUR)]) == []


def test_a_start_that_another_source_gives_too_is_one():
    twice = row(
        "Ann Vale",
        fact("Speaker of Arcadia", start="2021-01-03"),
        fact("Speaker of Arcadia", start="2021-01-03", source=1),
        sources=[source(), source(title="Herald")],
    )
    rows = [twice, *(r for r in parliament(*FOUR) if r["label"] != "Ann Vale")]
    assert starts_unknown(rows) == [True] * 3


def test_an_unknown_start_bounds_no_remembered_end():
    before = row("Ed Pine", fact("Speaker of Arcadia", start="2018", end="2021-01-03", end_from_memory=True))
    herald = [source(title="Herald")]
    rows = [before, *parliament(*FOUR, sources=herald)]
    assert "end" not in first_fact("Ed Pine", *rows)


def test_a_remembered_start_is_dropped():
    renamed = fact("Oldtown", prop="full_name", start="2019-03", end="2022-09-17", start_from_memory=True)
    named = first_fact("Newtown", row("Newtown", renamed, kind="place"))
    assert "start" not in named
    assert named["end"] == "2022-09-17"


@pytest.mark.parametrize(
    ("as_of", "read_on"), [("2022-12", "2022-12-31"), ("2024-05-02", "2024-05-02"), ("2024", "2024-06-01")]
)
def test_a_reading_counts_to_the_last_day_it_can_mean(as_of, read_on):
    rows = (
        CHAIR,
        row("Ann Vale", fact("Chair of Arcadia"), sources=[source(as_of)]),
        row("Bo Reed", sources=[source()]),
    )
    assert first_fact("Ann Vale", *rows)["read_on"] == read_on


def test_a_reading_on_an_unknown_day_stays_unknown():
    assert "read_on" not in first_fact(
        "Ann Vale", CHAIR, row("Ann Vale", fact("Chair of Arcadia"), sources=[source(None)])
    )


def test_an_office_names_its_country():
    arcadia = row("Arcadia", kind="country")
    office = row("Chair of Arcadia", fact("Arcadia", prop="located_in", start=None), kind="office")
    assert first_fact("Chair of Arcadia", office, arcadia)["property"] == "country"


def test_an_informal_name_is_marked():
    union = row(
        "Arcadian Economic Union",
        fact("2015", prop="founded", start=None),
        kind="org",
        informal_aliases=["Arcadian Union"],
    )
    assert ["Arcadian Union", "informal", "en"] in entities(union)["Arcadian Economic Union"]["names"]


def test_a_name_in_another_script_carries_its_language():
    person = row(
        "Mikhail Orlov", fact("1960", prop="born", start=None), aliases=["Михаил Орлов", "Михайло Орлів"]
    )
    names = entities(person)["Mikhail Orlov"]["names"]
    assert [language for _, _, language in names] == ["en", "ru", "uk"]


def test_the_order_of_the_table_changes_nothing():
    rows = [
        CHAIR,
        row("Ann Vale", fact("Chair of Arcadia")),
        row("Bo Reed", fact("Chair of Arcadia", start="2022")),
    ]
    assert dump(compile_pack(rows)) == dump(compile_pack(rows[::-1]))


def test_another_content_is_another_version():
    one, other = (
        compile_pack([CHAIR, row(name, fact("Chair of Arcadia"))]) for name in ("Ann Vale", "Bo Reed")
    )
    assert one["version"] != other["version"]


def test_a_label_that_stands_twice_is_refused():
    with pytest.raises(ValueError, match="Ann Vale"):
        compile_pack([row("Ann Vale"), row("Ann Vale")])


def test_an_unknown_kind_is_refused():
    with pytest.raises(ValueError, match="'river'"):
        compile_pack([row("Alph", kind="river")])


def test_a_broken_line_is_named(tmp_path, capsys):
    table = tmp_path / "table.jsonl"
    table.write_text(json.dumps(row("Ann Vale")) + "\nnot json\n")
    assert main([str(table), str(tmp_path / "pack.json")]) == 2
    assert "line 2" in capsys.readouterr().err


def test_the_command_writes_a_pack(tmp_path):
    table, out = tmp_path / "table.jsonl", tmp_path / "pack.json"
    table.write_text("\n".join(json.dumps(r) for r in (CHAIR, row("Ann Vale", fact("Chair of Arcadia")))))
    assert main([str(table), str(out)]) == 0
    assert json.loads(out.read_text())["counts"]["entities"] == 2


@pytest.fixture(scope="module")
def shipped():
    return json.loads(PACK.read_text(encoding="utf-8"))


def of(pack, label, prop):
    found = next(entity for entity in pack["entities"] if entity["label"] == label)
    return [fact for fact in found["facts"] if fact["property"] == prop]


def test_the_shipped_pack_comes_from_the_shared_table():
    if not TABLE.exists():
        pytest.skip(f"the facts table is not here: {TABLE}")
    assert dump(compile_pack(read_table(TABLE))) == PACK.read_text(encoding="utf-8")


def test_every_shipped_fact_names_a_source_with_an_address(shipped):
    facts = [fact for entity in shipped["entities"] for fact in entity["facts"]]
    assert len(facts) == shipped["counts"]["facts"] > 1000
    assert all(shipped["sources"][fact["source"]]["url"].startswith("http") for fact in facts)


def test_no_shipped_tenure_ends_before_it_begins(shipped):
    facts = [
        fact for entity in shipped["entities"] for fact in entity["facts"] if {"start", "end"} <= fact.keys()
    ]
    assert all(fact["start"][:7] <= fact["end"] for fact in facts)


def test_a_single_office_never_has_two_open_holders_on_the_last_day_read(shipped):
    seats = {}
    for entity in shipped["entities"]:
        for held in entity["facts"]:
            if held["property"] == "position_held" and "Deputy" not in held["value"]:
                seats.setdefault(held["value"], []).append(held)
    for office, tenures in seats.items():
        last = max((held["read_on"] for held in tenures if "read_on" in held), default="")
        standing = [
            held for held in tenures if "end" not in held and held.get("read_on", "") == last and last
        ]
        assert len(standing) <= 1, office


def test_blinkens_office_ends_with_rubios_oath(shipped):
    terms = of(shipped, "Antony Blinken", "position_held")
    held = next(term for term in terms if term["value"] == "United States Secretary of State")
    assert (held["start"], held["end"]) == ("2021-01-26", "2025-01-21")
    assert shipped["sources"][held["source"]]["title"] == (
        "Wikidata (copy by every-politician-scrapers, world); its end: Who was Secretary of State"
    )


@pytest.mark.parametrize(
    ("person", "office"),
    [
        ("Nancy Pelosi", "Speaker of the United States House of Representatives"),
        ("Steny Hoyer", "Majority Leader of the United States House of Representatives"),
        ("Mitch McConnell", "Majority Leader of the United States Senate"),
        ("Chuck Schumer", "Minority Leader of the United States Senate"),
    ],
)
def test_the_first_day_of_a_congress_is_no_start_of_its_leaders(shipped, person, office):
    held = next(term for term in of(shipped, person, "position_held") if term["value"] == office)
    assert (held["start"], held["not_later_than"]) == ("2021-01-03", True)


@pytest.mark.parametrize(
    ("person", "office", "start"),
    [
        ("Kamala Harris", "Vice President of the United States", "2021-01-20"),
        ("Jake Sullivan", "National Security Advisor of the United States", "2021-01-20"),
        ("Chuck Schumer", "Majority Leader of the United States Senate", "2021-01-20"),
        ("Hakeem Jeffries", "Minority Leader of the United States House of Representatives", "2023-01-03"),
        ("John Thune", "Majority Leader of the United States Senate", "2025-01-03"),
        ("Elizabeth II", "Monarch of Canada", "1952-02-06"),
    ],
)
def test_the_day_of_a_change_is_a_start(shipped, person, office, start):
    terms = [term for term in of(shipped, person, "position_held") if term["value"] == office]
    assert [term["start"] for term in terms if "not_later_than" not in term] == [start]


def test_no_shipped_title_shows_a_file_path_or_an_address(shipped):
    titles = [named["title"] for named in shipped["sources"]]
    assert [title for title in titles if "://" in title or ".csv" in title or ".json" in title] == []


@pytest.mark.parametrize(
    ("person", "start"),
    [
        ("Konstantinos Tasoulas", "2025-03-13"),
        ("Emomali Rahmon", "1994-11-16"),
        ("Sébastien Lecornu", "2025-09-09"),
        ("Petteri Orpo", "2023-06-20"),
        ("Nikol Pashinyan", "2018-05-08"),
        ("Chris Hipkins", "2023-01-25"),
        ("Wang Yi", "2013-03-16"),
        ("Shehbaz Sharif", "2024-03-03"),
    ],
)
def test_where_sources_differ_the_argued_date_is_shipped(shipped, person, start):
    assert start in {term["start"] for term in of(shipped, person, "position_held")}


@pytest.mark.parametrize(
    "person", ["Ilie Bolojan", "Ebrahim Raisi", "Sebastian Kurz", "Mukhtar Tleuberdi", "Pekka Haavisto"]
)
def test_where_only_memory_settles_a_conflict_nothing_is_shipped(shipped, person):
    assert person not in {entity["label"] for entity in shipped["entities"]}


def test_the_king_is_the_head_of_state_of_saudi_arabia(shipped):
    assert [head["value"] for head in of(shipped, "Saudi Arabia", "head_of_state")] == [
        "Salman bin Abdulaziz Al Saud"
    ]


def test_the_full_scale_war_began_on_24_february_2022(shipped):
    assert [began["value"] for began in of(shipped, "Russian invasion of Ukraine", "start")] == ["2022-02-24"]
    assert (date(2023, 5, 16) - date(2022, 2, 24)).days + 1 == 447
