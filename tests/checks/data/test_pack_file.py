"""The pack as a file: what is written is read again, and a good file is never lost to a bad one."""

from __future__ import annotations

import json
import resource
from datetime import date
from pathlib import Path

import pytest

from checks.data.pack_file import NewFile, dump, pack_from
from checks.model import Entity, EntityKind, Fact, Name, NameForm, PartialDate
from checks.sources.pack import Pack


def novel(*facts: Fact) -> Entity:
    name = Name(text="The Salt Lantern", form=NameForm.LABEL)
    return Entity(
        source="pack",
        id="work:the-salt-lantern",
        kind=EntityKind.WORK,
        label=name.text,
        names=(name,),
        qid="Q77",
        facts=facts,
    )


def fact(prop: str, value: str, **more: object) -> Fact:
    read = {
        "read_on": date(2026, 1, 2),
        "source_title": "Catalogue",
        "source_url": "https://catalogue.example/1",
    }
    return Fact(property=prop, value=value, **(read | more))  # type: ignore[arg-type] # by name


@pytest.mark.parametrize(
    "stated",
    [
        fact("author", "Dan Ewart", value_id="person:dan-ewart"),
        fact("published", "1998-09-01"),
        fact("coordinate", "10.50000,20.25000"),
        fact("member", "Harbour Union", start=PartialDate(year=1990), end=PartialDate(year=2001, month=5)),
        fact("short_name", "NHU", rank="preferred"),
        fact("position_held", "Mayor", start=PartialDate.parse("2020-01-02"), not_later_than=True),
        fact("anything_at_all", "value", read_on=None, source_url=None),
    ],
)
def test_a_fact_of_any_property_is_read_as_it_was_written(tmp_path: Path, stated: Fact) -> None:
    path = tmp_path / "pack.json"
    path.write_text(dump(pack_from([novel(stated)])), encoding="utf-8")
    assert Pack.load(path).entities == (novel(stated),)


def test_the_embedded_pack_is_written_as_it_is() -> None:
    shipped = Pack.embedded()
    embedded = Path(__file__).resolve().parents[3] / "checks" / "data" / "pack.json"
    again = pack_from(reversed(shipped.entities), shipped.sources)
    ours, theirs = json.loads(dump(again)), json.loads(embedded.read_text(encoding="utf-8"))
    assert ours["counts"] == theirs["counts"]
    named = [{(one["title"], one["url"]) for one in pack["sources"]} for pack in (ours, theirs)]
    assert named[0] == named[1]
    assert [one["id"] for one in ours["entities"]] == [one["id"] for one in theirs["entities"]]
    assert [one["names"] for one in ours["entities"]] == [one["names"] for one in theirs["entities"]]


def test_the_order_of_entities_and_facts_changes_nothing() -> None:
    facts = (fact("author", "Dan Ewart"), fact("published", "1998"))
    others = (novel(*facts), Entity(source="pack", id="a:b", kind=EntityKind.OTHER, label="B"))
    turned = (others[1], novel(*reversed(facts)))
    assert dump(pack_from(others)) == dump(pack_from(turned))


def test_a_file_that_is_not_put_in_place_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "pack.json"
    path.write_text("good")
    with NewFile(path) as file:
        file.write("half")
    assert path.read_text() == "good"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "pack.json"
    path.write_text("good")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        with pytest.raises(OSError, match="too large"), NewFile(path) as file:  # noqa: PT012 - the context is tested
            resource.setrlimit(resource.RLIMIT_FSIZE, (10, before[1]))
            file.write("x" * 100)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert path.read_text() == "good"
    assert list(tmp_path.iterdir()) == [path]


def test_a_whole_file_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "made" / "pack.json"
    with NewFile(path) as file:
        file.write("new")
        file.replace()
    assert path.read_text() == "new"
    assert list(path.parent.iterdir()) == [path]


def test_a_folder_is_no_place_for_a_file(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError), NewFile(tmp_path):
        pass
