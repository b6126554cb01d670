"""What sort of thing an item is, by the names of its classes and by what is stated of it."""

from __future__ import annotations

import pytest

from checks.data.classes import is_a_word, kind_by_class
from checks.model import Entity, EntityKind, Fact


def item(*classes: str, kind: EntityKind = EntityKind.OTHER, states: tuple[str, ...] = ()) -> Entity:
    facts = [Fact(property="instance_of", value=one) for one in classes]
    facts += [Fact(property=one, value="x") for one in states]
    return Entity(source="wikidata", id="Q1", kind=kind, label="It", facts=tuple(facts))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("feature film", EntityKind.WORK),
        ("film by a living director", EntityKind.WORK),
        ("law of the United Kingdom", EntityKind.WORK),
        ("multilateral treaty", EntityKind.WORK),
        ("television series", EntityKind.WORK),
        ("city in Germany", EntityKind.PLACE),
        ("big city", EntityKind.PLACE),
        ("state of the United States", EntityKind.PLACE),
        ("department of France", EntityKind.PLACE),
        ("strait", EntityKind.PLACE),
        ("federal department", EntityKind.ORGANISATION),
        ("political party in Spain", EntityKind.ORGANISATION),
        ("international organization", EntityKind.ORGANISATION),
        ("armed forces", EntityKind.ORGANISATION),
        ("television channel", EntityKind.ORGANISATION),
        ("presidential election", EntityKind.EVENT),
        ("summer Olympic Games", EntityKind.EVENT),
        ("earthquake", EntityKind.EVENT),
        ("summits (diplomacy)", EntityKind.EVENT),
        ("historical country", EntityKind.COUNTRY),
        ("public office", EntityKind.OFFICE),
        ("chemical element", EntityKind.OTHER),
    ],
)
def test_the_last_word_of_a_class_tells_the_kind(name: str, kind: EntityKind) -> None:
    assert kind_by_class(item(name)) is kind


def test_what_the_source_knows_for_sure_stands() -> None:
    assert kind_by_class(item("novel", kind=EntityKind.PERSON)) is EntityKind.PERSON


@pytest.mark.parametrize(
    ("states", "kind"),
    [
        (("author",), EntityKind.WORK),
        (("chief_executive", "founded", "coordinate"), EntityKind.ORGANISATION),
        (("start", "end"), EntityKind.EVENT),
        (("coordinate", "located_in"), EntityKind.PLACE),
        (("founded", "start"), EntityKind.ORGANISATION),
        ((), EntityKind.OTHER),
    ],
)
def test_without_a_known_class_what_is_stated_tells(states: tuple[str, ...], kind: EntityKind) -> None:
    assert kind_by_class(item("unheard-of sort", states=states)) is kind


def test_of_two_kinds_of_classes_what_is_stated_chooses() -> None:
    assert kind_by_class(item("university", "building", states=("headquarters",))) is EntityKind.ORGANISATION
    assert kind_by_class(item("museum", "palace", states=("coordinate",))) is EntityKind.PLACE


@pytest.mark.parametrize("number", ["Q4167410", "Q101352", "Q202444"])
def test_a_page_about_a_word_is_known(number: str) -> None:
    page = Entity(
        source="wikidata",
        id="Q1",
        kind=EntityKind.OTHER,
        label="Lindqvist",
        facts=(Fact(property="instance_of", value="name", value_id=number),),
    )
    assert is_a_word(page)
