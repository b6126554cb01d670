"""Which bodies and works of a reference have nearly the written name."""

from __future__ import annotations

import pytest

from checks.compare.near_names import NearBodies, NearWorks
from checks.model import Entity, EntityKind, Name, NameForm


def entity(label: str, *aliases: str, kind: EntityKind = EntityKind.ORGANISATION) -> Entity:
    names = tuple(Name(text=alias, form=NameForm.ALIAS) for alias in aliases)
    return Entity(source="pack", id=label, kind=kind, label=label, names=names)


BODIES = NearBodies(
    [
        entity("World Health Organization", "WHO"),
        entity("World Trade Organization", "WTO"),
        entity("Commonwealth of Independent States", "CIS"),
        entity("Eurasian Economic Union"),
        entity("African Union", "Union of African States"),
    ]
)
WORKS = NearWorks(entity(title, kind=EntityKind.WORK) for title in ("Animal Farm", "Alien", "War and Peace"))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("World Health Organistion", ["World Health Organization"]),
        ("Commonwealth of Nations of Independent States", ["Commonwealth of Independent States"]),
        ("Eurasian Union", ["Eurasian Economic Union"]),
        ("Union of Arfican States", ["African Union"]),
        ("World Tourism Organization", []),
        ("Bank of England", []),
    ],
)
def test_bodies_of_nearly_this_name_are_offered(written: str, expected: list[str]) -> None:
    assert [found.label for found, _ in BODIES.like(written)] == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [("Animal Frm", ["Animal Farm"]), ("War and Paece", ["War and Peace"]), ("Aliens", []), ("Jaws", [])],
)
def test_works_of_nearly_this_title_are_offered(written: str, expected: list[str]) -> None:
    assert [found.label for found, _ in WORKS.like(written)] == expected
