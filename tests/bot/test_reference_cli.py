"""`factdesk reference` as an operator uses it, against a Wikidata server on loopback."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from bot.checking.reference_packs import BuildOrder
from bot.checking.reference_packs import build as build_pack
from bot.cli import app
from bot.settings import Settings
from checks.article import from_text
from checks.data.gathering import Sought, Wanted
from checks.language import SpacyRecogniser
from checks.model import ClaimKind, EntityKind, Rating, Reason, Verdict, Versions
from checks.run import check, in_thread
from checks.sources.pack import Pack
from tests.peers.fault_proxy import Fault, fault_proxy
from tests.peers.ports import LOOPBACK, free_port
from tests.peers.wikidata_items import by_id, country, event, item, office, organisation, person, place, work
from tests.peers.wikidata_server import Wikibase, wikibase

CHANCELLOR, ADA, BEN, CLEO, DAN = "Q900100", "Q900001", "Q900002", "Q900003", "Q900004"
ARCADIA, CAPITAL, UNION, NOVEL, FLOOD = "Q900200", "Q900201", "Q900300", "Q900400", "Q900500"

WORLD = by_id(
    office(CHANCELLOR, "Chancellor of Arcadia", country=ARCADIA, holders=[(CLEO, "2015-02-01", None)]),
    person(
        ADA, "Ada Orlane", born="1950-03-04", offices=[(CHANCELLOR, "1999-05-01", "2007-06-30", None, BEN)]
    ),
    person(BEN, "Ben Tormey", offices=[(CHANCELLOR, "2007-06-30", "2015-02-01", ADA, CLEO)]),
    person(
        CLEO,
        "Cleo Varrick",
        aliases=["C. Varrick"],
        offices=[(CHANCELLOR, "2015-02-01", None, BEN)],
        description="Arcadian politician",
    ),
    person(DAN, "Dan Ewart", born="1970"),
    country(
        ARCADIA,
        "Arcadia",
        capitals=[(CAPITAL, "1901-01-01", None)],
        heads_of_government=[(ADA, "1999-05-01", "2007-06-30"), (CLEO, "2015-02-01", None)],
        member_of=[(UNION, "1990", None)],
    ),
    place(CAPITAL, "Arcadia City", country=ARCADIA, coordinate=(10.5, 20.25)),
    organisation(
        UNION,
        "Northern Harbour Union",
        short_names=["NHU"],
        founded="1990",
        chairs=[(DAN, "2021-01-01", None)],
    ),
    work(NOVEL, "The Salt Lantern", kind="Q8261", authors=[DAN], published=["1998-09-01"]),
    event(FLOOD, "Arcadian flood", kind="Q8068", date="2013-06-02"),
    item("Q8261", "novel"),
    item("Q8068", "flood"),
)


@pytest.fixture
def base() -> Iterator[Wikibase]:
    with wikibase(more=WORLD) as opened:
        yield opened


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


def factdesk(
    state: Path,
    *words: object,
    api: str = "",
    more: Mapping[str, str] | None = None,
    pauses: object = (0.05, 0.05),
) -> Result:
    """Run the command, with short pauses after failures of a build."""
    environment = {
        "FACTDESK_STATE": str(state),
        "FACTDESK_WIKIDATA_API": api or f"http://{LOOPBACK}:{free_port()}/w/api.php",
        "FACTDESK_CONTACT": "desk@newsroom.example",
        "FACTDESK_PACK": "",
        "COLUMNS": "200",
        **(more or {}),
    }
    return CliRunner().invoke(app, [*map(str, words)], env=environment, obj=pauses)


def build(state: Path, api: str, *words: object, more: Mapping[str, str] | None = None) -> Result:
    return factdesk(state, "reference", "build", *words, api=api, more=more)


def packed(state: Path) -> Pack:
    return Pack.load(state / "pack.json")


def labels(pack: Pack, kind: EntityKind) -> list[str]:
    return sorted(one.label for one in pack.entities if one.kind is kind)


def test_all_holders_of_an_office_get_into_the_pack(state: Path, base: Wikibase) -> None:
    result = build(state, base.api, "--offices", CHANCELLOR)
    assert result.exit_code == 0, result.output
    assert labels(packed(state), EntityKind.PERSON) == ["Ada Orlane", "Ben Tormey", "Cleo Varrick"]
    assert labels(packed(state), EntityKind.OFFICE) == ["Chancellor of Arcadia"]


def test_countries_bodies_works_and_events_keep_all_that_is_stated(state: Path, base: Wikibase) -> None:
    assert build(state, base.api, ARCADIA, UNION, NOVEL, FLOOD).exit_code == 0
    said = {(one.label, fact.property, fact.value) for one in packed(state).entities for fact in one.facts}
    assert said >= {
        ("Arcadia", "head_of_government", "Cleo Varrick"),
        ("Arcadia", "capital", "Arcadia City"),
        ("Arcadia", "member", "Northern Harbour Union"),
        ("Arcadia City", "coordinate", "10.50000,20.25000"),
        ("Northern Harbour Union", "short_name", "NHU"),
        ("Northern Harbour Union", "chair", "Dan Ewart"),
        ("The Salt Lantern", "author", "Dan Ewart"),
        ("The Salt Lantern", "published", "1998-09-01"),
        ("Arcadian flood", "date", "2013-06-02"),
    }
    assert labels(packed(state), EntityKind.WORK) == ["The Salt Lantern"]
    assert labels(packed(state), EntityKind.EVENT) == ["Arcadian flood"]


def test_lists_of_numbers_and_names_are_read_from_files(state: Path, base: Wikibase, tmp_path: Path) -> None:
    ids, names = tmp_path / "ids.txt", tmp_path / "names.txt"
    ids.write_text(f"# the world\n{ARCADIA}\n\n{NOVEL} work  # his first\n")
    names.write_text("Dan Ewart\tperson\nCleo\nNobody Atall\n")
    result = build(state, base.api, "--ids", ids, "--names", names)
    assert result.exit_code == 0
    assert "Dan Ewart" in labels(packed(state), EntityKind.PERSON)
    assert "Left out (2):" in result.stdout
    assert "Cleo: Wikidata has nothing of exactly this name." in result.stdout
    assert "Nobody Atall: Wikidata has nothing" in result.stdout


def test_the_built_pack_is_used_from_then_on_and_every_command_says_so(state: Path, base: Wikibase) -> None:
    result = build(state, base.api, CLEO)
    pack = packed(state)
    assert f"{state / 'pack.json'} is used from now on" in result.stdout
    assert "604 entries of the pack before it not kept; --add keeps them." in result.stdout
    assert (
        f"Reference pack {pack.version}: {state / 'pack.json'}" in factdesk(state, "reference", "info").stdout
    )
    assert f"{pack.version}, {state / 'pack.json'}, 2 entries, read until" in factdesk(state, "doctor").stdout


def test_a_pack_elsewhere_is_used_when_it_is_set(state: Path, base: Wikibase, tmp_path: Path) -> None:
    out = tmp_path / "elsewhere.json"
    result = build(state, base.api, CLEO, "--out", out)
    assert f"To use it, set FACTDESK_PACK={out}." in result.stdout
    assert "the one that comes with factdesk" in factdesk(state, "reference", "info").stdout
    used = factdesk(state, "reference", "info", more={"FACTDESK_PACK": str(out)})
    assert f"Reference pack {Pack.load(out).version}: {out}." in used.stdout


def test_the_embedded_pack_can_be_set_beside_a_built_one(state: Path, base: Wikibase) -> None:
    build(state, base.api, CLEO)
    told = factdesk(state, "reference", "info", more={"FACTDESK_PACK": "embedded"}).stdout
    assert f"Reference pack {Pack.embedded().version}: the one that comes with factdesk." in told


def test_added_entries_stand_beside_those_of_the_pack_before(state: Path, base: Wikibase) -> None:
    assert build(state, base.api, NOVEL, "--add").exit_code == 0
    pack = packed(state)
    assert len(pack.entities) == len(Pack.embedded().entities) + 1
    assert {one.id for one in Pack.embedded().entities} < {one.id for one in pack.entities}


def test_the_entries_of_the_present_pack_are_read_anew(state: Path, base: Wikibase) -> None:
    build(state, base.api, "--offices", CHANCELLOR)
    base.items[CLEO] = person(
        CLEO, "Cleo Varrick", offices=[(CHANCELLOR, "2015-02-01", "2026-02-02", BEN, DAN)]
    )
    base.items[DAN] = person(DAN, "Dan Ewart", offices=[(CHANCELLOR, "2026-02-02", None, CLEO)])
    base.items[CHANCELLOR] = office(
        CHANCELLOR,
        "Chancellor of Arcadia",
        holders=[(CLEO, "2015-02-01", "2026-02-02"), (DAN, "2026-02-02", None)],
    )
    (state / "app.db").unlink()
    assert build(state, base.api, "--from-pack", "--add").exit_code == 0
    [chancellor] = [one for one in packed(state).entities if one.kind is EntityKind.OFFICE]
    held = {one.label: one.about("position_held") for one in packed(state).entities}
    assert str(held["Cleo Varrick"][0].end) == "2026-02-02"
    assert held["Dan Ewart"][0].value_id == chancellor.id


def test_the_same_answers_give_the_same_file(state: Path, base: Wikibase, tmp_path: Path) -> None:
    one, other = tmp_path / "one.json", tmp_path / "other.json"
    build(state, base.api, ARCADIA, UNION, "--out", one)
    build(tmp_path / "another desk", base.api, UNION, ARCADIA, "--out", other)
    assert one.read_bytes() == other.read_bytes()


def test_somebody_is_shown_with_sources_and_the_day_of_the_reading(state: Path, base: Wikibase) -> None:
    build(state, base.api, "--offices", CHANCELLOR)
    [source] = [one for one in packed(state).sources if "Cleo" in one["title"]]
    told = factdesk(state, "reference", "show", "C. Varrick").stdout
    day = f"{date.fromisoformat(str(source['read_on'])):%-d %B %Y}"
    assert "Cleo Varrick (person, Q900003): Arcadian politician" in told
    assert f"position held: Chancellor of Arcadia, from 1 February 2015, no end known on {day}" in told
    assert f"Wikidata: Cleo Varrick (Q900003), read on {day}, {source['url']}" in told
    assert str(source["url"]).endswith("/wiki/Q900003?oldid=1")
    assert factdesk(state, "reference", "show", CLEO).stdout == told


def test_an_office_is_shown_with_its_holders(state: Path, base: Wikibase) -> None:
    build(state, base.api, "--offices", CHANCELLOR)
    told = factdesk(state, "reference", "show", "Chancellor of Arcadia").stdout
    assert "holder: Ada Orlane, from 1 May 1999 to 30 June 2007" in told


def test_whom_the_pack_does_not_know_is_said_with_who_is_near(state: Path) -> None:
    result = factdesk(state, "reference", "show", "Anthony Blinkin")
    assert result.exit_code == 2
    assert "nobody and nothing of the name Anthony Blinkin. Near it are Antony Blinken" in result.stderr


def test_items_edited_within_a_day_are_told(state: Path, base: Wikibase) -> None:
    now = datetime.now(UTC).isoformat(timespec="seconds")  # noqa: TID251 - the command goes by the real clock
    base.items[DAN] = {**person(DAN, "Dan Ewart"), "modified": now}
    assert "1 item was edited within a day before the reading" in build(state, base.api, DAN).stdout


def test_what_was_edited_within_a_day_is_remembered_in_the_pack_until_it_is_read_again(
    state: Path, base: Wikibase
) -> None:
    now = datetime.now(UTC).isoformat(timespec="seconds")  # noqa: TID251 - the command goes by the real clock
    base.items[DAN] = {**person(DAN, "Dan Ewart", born="1970"), "modified": now}
    build(state, base.api, DAN, CLEO)
    edited = {
        one.label: {fact.edited_at for fact in one.facts if fact.property != "holder"}
        for one in packed(state).entities
    }
    assert edited["Dan Ewart"] == {datetime.fromisoformat(now)}
    assert edited["Cleo Varrick"] == {None}
    base.items[DAN] = {**person(DAN, "Dan Ewart", born="1970"), "lastrevid": 2}
    build(
        state,
        base.api,
        DAN,
        "--add",
        more={"FACTDESK_STATE": str(state / "later"), "FACTDESK_PACK": str(state / "pack.json")},
    )
    later = Pack.load(state / "later" / "pack.json")
    assert {fact.edited_at for one in later.entities for fact in one.facts} == {None}


# What goes wrong


def good_pack(state: Path, base: Wikibase) -> bytes:
    assert build(state, base.api, CLEO).exit_code == 0
    return (state / "pack.json").read_bytes()


def test_a_build_that_fails_half_way_leaves_the_good_pack_and_goes_on_later(
    state: Path, base: Wikibase
) -> None:
    before = good_pack(state, base)
    with fault_proxy(base.api, [*[Fault.NONE] * 3, Fault.SERVER_ERROR]) as proxy:
        failed = build(state, proxy.api, "--offices", CHANCELLOR)
        assert failed.exit_code == 2
        assert "Wikidata stopped answering: it answered HTTP 500." in failed.stderr
        assert "The pack in use is unchanged." in failed.stderr
        assert (state / "pack.json").read_bytes() == before
        assert not list(state.glob(".pack*"))
        proxy.faults[:] = [Fault.NONE]
        base.asked.clear()
        assert build(state, proxy.api, "--offices", CHANCELLOR).exit_code == 0
    asked = {id_ for one in base.asked if "claims" in one["props"] for id_ in one["ids"].split("|")}
    assert CHANCELLOR not in asked
    assert len(packed(state).entities) == 4


def test_an_unknown_number_is_named(state: Path, base: Wikibase) -> None:
    before = good_pack(state, base)
    result = build(state, base.api, "Q123456789", CLEO)
    assert result.exit_code == 2
    assert "There is no item Q123456789." in result.stderr
    assert (state / "pack.json").read_bytes() == before


def test_without_a_contact_nothing_is_asked(state: Path, base: Wikibase) -> None:
    result = build(state, base.api, CLEO, more={"FACTDESK_CONTACT": " "})
    assert result.exit_code == 2
    assert "FACTDESK_CONTACT" in result.stderr
    assert base.asked == []


def test_an_api_that_cannot_be_reached_is_told(state: Path) -> None:
    result = build(state, "", CLEO)
    assert result.exit_code == 2
    assert "Wikidata does not answer: the connection failed (ConnectError)." in result.stderr
    assert "FACTDESK_WIKIDATA_API" in result.stderr


def test_a_place_that_cannot_be_written_is_told_before_anything_is_asked(
    state: Path, base: Wikibase, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    result = build(state, base.api, CLEO, "--out", tmp_path / "file" / "pack.json")
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr
    assert base.asked == []


def test_nothing_to_load_is_refused(state: Path) -> None:
    result = build(state, "")
    assert (result.exit_code, "Nothing to load" in result.stderr) == (2, True)


def test_names_of_which_none_is_found_build_no_pack(state: Path, base: Wikibase) -> None:
    result = build(state, base.api, "Nobody Atall")
    assert result.exit_code == 2
    assert "Nothing of what was asked for could be loaded. Nobody Atall:" in result.stderr
    assert not (state / "pack.json").exists()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("42", "'42' is not an item number"),
        ("Q42 riddle", "perhaps followed by one of person"),
        ("Q0", "'Q0'"),
    ],
)
def test_a_line_that_is_no_number_is_named(state: Path, tmp_path: Path, line: str, told: str) -> None:
    ids = tmp_path / "ids.txt"
    ids.write_text(f"Q1\n{line}\n")
    result = build(state, "", "--ids", ids)
    assert result.exit_code == 2
    assert f"{ids}, line 2" in result.stderr
    assert told in result.stderr


@pytest.mark.parametrize("option", ["--ids", "--names", "--offices"])
def test_a_list_that_is_not_there_is_told(state: Path, tmp_path: Path, option: str) -> None:
    result = build(state, "", option, tmp_path / "missing.txt")
    assert result.exit_code == 2
    assert "missing.txt cannot be opened (No such file or directory)" in result.stderr


@pytest.mark.parametrize("content", ["half a pa", json.dumps({"schema": "factdesk.pack/1"})])
def test_a_pack_that_is_set_and_is_none_is_refused_everywhere(
    state: Path, tmp_path: Path, content: str
) -> None:
    broken = {"FACTDESK_PACK": str(tmp_path / "broken.json")}
    (tmp_path / "broken.json").write_text(content)
    (tmp_path / "story.txt").write_text("The chancellor spoke in Berlin on Tuesday. " * 5)
    info = factdesk(state, "reference", "info", more=broken)
    checked = factdesk(state, "check", tmp_path / "story.txt", "--offline", more=broken, pauses=None)
    assert (info.exit_code, checked.exit_code, factdesk(state, "doctor", more=broken).exit_code) == (2, 2, 1)
    assert "FACTDESK_PACK" in info.stderr
    assert "broken.json" in checked.stderr


# What a built pack says of the time after it was read

READ_AT = datetime(2026, 1, 20, 9, tzinfo=UTC)
STORY = "German Chancellor Friedrich Merz spoke in Berlin. Parliament listened to him for an hour."
GERMANS = by_id(
    office("Q4970706", "Federal Chancellor of Germany", aliases=["Chancellor of Germany"], country="Q183"),
    person("Q1124", "Olaf Scholz", offices=[("Q4970706", "2021-12-08", "2025-05-06", None, "Q900700")]),
    person("Q900700", "Friedrich Merz", offices=[("Q4970706", "2025-05-06", None, "Q1124")]),
    item("Q183", "Germany"),
)


def title_of(recogniser: SpacyRecogniser, pack: Pack, published: date) -> Verdict:
    run = asyncio.run(
        check(
            from_text(STORY, retrieved_at=datetime(2026, 9, 1, tzinfo=UTC), published=published),
            finder=in_thread(recogniser),
            sources=(pack,),
            run_id="r",
            versions=Versions(factdesk="0", model=recogniser.version, pack=pack.version),
        )
    )
    return next(one.verdict for one in run.findings if one.claim.kind is ClaimKind.TITLE)


@pytest.mark.parametrize(
    ("published", "rating", "reason"),
    [
        (date(2025, 12, 1), Rating.MATCHES, Reason.NONE),
        (date(2026, 1, 20), Rating.MATCHES, Reason.NONE),
        (date(2026, 1, 21), Rating.AMBIGUOUS, Reason.REFERENCE_LAG),
        (date(2026, 6, 1), Rating.AMBIGUOUS, Reason.REFERENCE_LAG),
        (date(2023, 6, 1), Rating.DIFFERS, Reason.OFFICE_DATES),
    ],
)
def test_an_office_without_an_end_matches_until_the_day_of_the_reading(
    state: Path, recogniser: SpacyRecogniser, published: date, rating: Rating, reason: Reason
) -> None:
    with wikibase(more=GERMANS) as base:
        settings = Settings(state=state, wikidata_api=base.api, contact="desk@newsroom.example")
        order = BuildOrder(wanted=Wanted(ids=(Sought(text="Q1124"), Sought(text="Q900700"))))
        asyncio.run(build_pack(settings, order, clock=lambda: READ_AT, told=lambda _: None))
    verdict = title_of(recogniser, packed(state), published)
    assert (verdict.rating, verdict.reason) == (rating, reason)
    if rating is Rating.AMBIGUOUS:
        assert "Our copy of the source is of 20 January 2026" in verdict.explanation
    assert verdict.evidence[0].retrieved_at == "2026-01-20"
