"""Items of a Wikibase as entries of a pack, and joined with what an older pack has."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from checks.data.entries import edited_lately, entries, sources_of
from checks.model import Entity, EntityKind, Fact, Name, NameForm, PartialDate

READ_AT = datetime(2026, 3, 4, 12, tzinfo=UTC)


def fresh(qid: str, label: str, *facts: Fact, kind: EntityKind = EntityKind.PERSON, **more: Any) -> Entity:
    values: dict[str, Any] = {
        "names": (Name(text=label, form=NameForm.LABEL),),
        "url": f"https://wiki.example/wiki/{qid}",
        "revision": 7,
        "retrieved_at": READ_AT,
        "modified": READ_AT - timedelta(days=30),
    }
    return Entity(source="wikidata", id=qid, qid=qid, kind=kind, label=label, facts=facts, **(values | more))


def old(id_: str, label: str, *facts: Fact, kind: EntityKind = EntityKind.PERSON, **more: Any) -> Entity:
    values: dict[str, Any] = {"names": (Name(text=label, form=NameForm.LABEL),)}
    return Entity(source="pack", id=id_, kind=kind, label=label, facts=facts, **(values | more))


def term(office: str, start: str | None = None, end: str | None = None, **more: Any) -> Fact:
    dates = {"start": start and PartialDate.parse(start), "end": end and PartialDate.parse(end)}
    values: dict[str, Any] = {"property": "position_held", "value": office, "value_id": "Q10"}
    return Fact(**(values | dates | more))


def said(prop: str, value: str, **more: Any) -> Fact:
    return Fact(property=prop, value=value, **more)


MAYOR = fresh("Q10", "Mayor of Tarn", kind=EntityKind.OFFICE)


def made(*items: Entity, base: tuple[Entity, ...] = (), keep_base: bool = True) -> dict[str, Entity]:
    found = entries(items, {one.id: one.kind for one in items}, base, keep_base=keep_base)
    return {one.id: one for one in found}


def test_an_entry_is_called_by_its_kind_and_label() -> None:
    assert list(made(fresh("Q1", "Zoë Ångström"))) == ["person:zoe-angstrom"]


def test_two_of_one_label_are_told_apart_by_their_numbers() -> None:
    assert list(made(fresh("Q1", "Ada Orlane"), fresh("Q2", "Ada Orlane"))) == [
        "person:ada-orlane-q1",
        "person:ada-orlane-q2",
    ]


def test_a_statement_names_the_entry_that_it_speaks_of_and_the_item_at_its_revision() -> None:
    held = term("Mayor of Tarn", "2020-01-01", source_title="Ada Orlane (Q1)")
    [fact] = made(fresh("Q1", "Ada Orlane", held), MAYOR)["person:ada-orlane"].facts
    assert fact.value_id == "office:mayor-of-tarn"
    assert fact.source_title == "Wikidata: Ada Orlane (Q1)"
    assert fact.source_url == "https://wiki.example/wiki/Q1?oldid=7"


def test_a_statement_of_what_is_not_in_the_pack_keeps_its_words_alone() -> None:
    [fact] = made(fresh("Q1", "Ada Orlane", term("Mayor of Tarn", "2020")))["person:ada-orlane"].facts
    assert (fact.value, fact.value_id) == ("Mayor of Tarn", None)


def test_a_deprecated_statement_is_left_out() -> None:
    assert (
        made(fresh("Q1", "Ada Orlane", said("born", "1950", rank="deprecated")))["person:ada-orlane"].facts
        == ()
    )


def test_names_are_written_once_and_the_label_first() -> None:
    names = (
        Name(text="Ада Орлан", form=NameForm.LABEL, language="ru"),
        Name(text="Ada Orlane", form=NameForm.LABEL, language="mul"),
        Name(text="A. Orlane", form=NameForm.ALIAS),
        Name(text="Ada Orlane", form=NameForm.LABEL),
    )
    entry = made(fresh("Q1", "Ada Orlane", names=names))["person:ada-orlane"]
    assert [(name.text, name.form, name.language) for name in entry.names] == [
        ("Ada Orlane", "label", "en"),
        ("Ада Орлан", "label", "ru"),
        ("A. Orlane", "alias", "en"),
    ]


def test_an_entry_of_the_same_number_keeps_id_label_description_and_informal_names() -> None:
    base = old(
        "organisation:harbour-union",
        "Harbour Union",
        kind=EntityKind.ORGANISATION,
        qid="Q5",
        description="alliance",
        names=(Name(text="the Harbours", form=NameForm.INFORMAL),),
    )
    item = fresh("Q5", "Northern Harbour Union", kind=EntityKind.OTHER)
    entry = made(item, base=(base,))["organisation:harbour-union"]
    assert (entry.label, entry.kind, entry.description) == (
        "Harbour Union",
        EntityKind.ORGANISATION,
        "alliance",
    )
    assert [name.text for name in entry.names] == ["the Harbours", "Northern Harbour Union"]


def test_a_newer_term_takes_the_place_of_the_older_reading_of_it() -> None:
    base = old(
        "person:ada-orlane",
        "Ada Orlane",
        term("Mayor of Tarn", "2020-01-01", value_id="office:mayor-of-tarn"),
        term("Judge of Tarn", "2001", "2005", value_id="office:judge-of-tarn"),
        qid="Q1",
    )
    mayor = old("office:mayor-of-tarn", "Mayor of Tarn", kind=EntityKind.OFFICE, qid="Q10")
    item = fresh("Q1", "Ada Orlane", term("mayor", "2020-01-01", "2025-05-05"))
    entry = made(item, base=(base, mayor))["person:ada-orlane"]
    assert [(fact.value, str(fact.end)) for fact in entry.facts] == [
        ("Mayor of Tarn", "2025-05-05"),
        ("Judge of Tarn", "2005"),
    ]


def test_a_statement_without_dates_takes_no_dated_ones_place() -> None:
    dated = term("Mayor of Tarn", "2020-01-01", value_id="office:mayor-of-tarn")
    base = (
        old("person:ada-orlane", "Ada Orlane", dated, qid="Q1"),
        old("office:mayor-of-tarn", "Mayor of Tarn", kind=EntityKind.OFFICE, qid="Q10"),
    )
    assert made(fresh("Q1", "Ada Orlane", term("Mayor of Tarn")), base=base)["person:ada-orlane"].facts == (
        dated,
    )


def test_a_birth_is_what_the_newest_reading_says() -> None:
    base = old("person:ada-orlane", "Ada Orlane", said("born", "1950"), qid="Q1")
    entry = made(fresh("Q1", "Ada Orlane", said("born", "1951-02-03")), base=(base,))["person:ada-orlane"]
    assert [fact.value for fact in entry.facts] == ["1951-02-03"]


def test_a_rebuilt_pack_has_nothing_that_was_not_read_anew() -> None:
    base = (
        old("person:ada-orlane", "Ada Orlane", said("full_name", "Ada Maria Orlane"), qid="Q1"),
        old("person:ben-tormey", "Ben Tormey", qid="Q2"),
    )
    found = made(fresh("Q1", "Ada Orlane", said("born", "1951")), base=base, keep_base=False)
    assert list(found) == ["person:ada-orlane"]
    assert [fact.property for fact in found["person:ada-orlane"].facts] == ["born"]


def test_a_place_without_a_number_is_the_one_of_its_name_and_country() -> None:
    base = old("place:tarn", "Tarn", said("located_in", "Tarnia"), kind=EntityKind.PLACE)
    same = fresh("Q3", "Tarn", said("country", "Tarnia"), kind=EntityKind.PLACE)
    assert list(made(same, base=(base,))) == ["place:tarn"]


def test_a_place_of_another_country_is_another_one() -> None:
    base = old("place:tarn", "Tarn", said("located_in", "Tarnia"), kind=EntityKind.PLACE)
    other = fresh("Q3", "Tarn", said("country", "Borduria"), kind=EntityKind.PLACE)
    assert list(made(other, base=(base,))) == ["place:tarn", "place:tarn-q3"]


@pytest.mark.parametrize(
    ("stated", "ids"),
    [
        (said("born", "1950-03-04"), ["person:ada-orlane"]),
        (said("occupation", "painter"), ["person:ada-orlane", "person:ada-orlane-q1"]),
        (said("born", "1960"), ["person:ada-orlane", "person:ada-orlane-q1"]),
    ],
    ids=["born alike", "nothing in common", "born otherwise"],
)
def test_a_person_without_a_number_needs_more_than_a_name(stated: Fact, ids: list[str]) -> None:
    base = old("person:ada-orlane", "Ada Orlane", said("born", "1950"))
    assert list(made(fresh("Q1", "Ada Orlane", stated), base=(base,))) == ids


def test_an_office_repeats_no_holder_whose_own_entry_says_more() -> None:
    office = fresh(
        "Q10",
        "Mayor of Tarn",
        said("holder", "Ada Orlane", value_id="Q1", start=PartialDate.parse("2020-01-01")),
        said("holder", "Ben Tormey", value_id="Q2", start=PartialDate.parse("2010")),
        kind=EntityKind.OFFICE,
    )
    ada = fresh("Q1", "Ada Orlane", term("Mayor of Tarn", "2020-01-01", "2025-05-05"))
    held = made(office, ada)["office:mayor-of-tarn"].about("holder")
    assert [fact.value for fact in held] == ["Ben Tormey"]


def test_a_source_is_the_item_at_its_revision_with_the_day_of_the_reading_and_its_last_edit() -> None:
    item = fresh("Q1", "Ada Orlane", said("born", "1950", source_title="Ada Orlane (Q1)"))
    assert list(sources_of([item])) == [
        {
            "title": "Wikidata: Ada Orlane (Q1)",
            "url": "https://wiki.example/wiki/Q1?oldid=7",
            "read_on": "2026-03-04",
            "revision": 7,
            "modified": "2026-02-02T12:00:00+00:00",
        }
    ]


def test_what_was_edited_within_a_day_before_the_reading_is_known() -> None:
    new = fresh("Q1", "Ada Orlane", modified=READ_AT - timedelta(hours=23))
    assert edited_lately([new, fresh("Q2", "Ben Tormey")]) == (new,)


def test_a_source_read_within_a_day_of_an_edit_says_so() -> None:
    new = fresh("Q1", "Ada Orlane", said("born", "1961"), modified=READ_AT - timedelta(hours=3))
    old_ = fresh("Q2", "Ben Tormey", said("born", "1962"))
    assert [row.get("unsettled") for row in sources_of([new, old_])] == [True, None]
