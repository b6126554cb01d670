import json
from datetime import date
from pathlib import Path

import pytest

from checks.data.compile_pack import compile_pack, dump, main, read_table

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
    assert held["end_source"] != held["source"]


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
    assert shipped["sources"][held["end_source"]]["title"] == "Who was Secretary of State"


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
