"""Names that must never leave the building."""

from __future__ import annotations

import pytest

from checks.compare.house import HouseEntry, HouseKind
from checks.compare.withheld import Withheld
from checks.model import EntityKind, Query

SOURCE = HouseEntry(
    name="Odalys Brennekamp",
    kind=HouseKind.PERSON,
    accepted=("Ody B.",),
    avoid=("Odalis Brennecamp",),
    never_send=True,
)
PROJECT = HouseEntry(name="Project Long Quay", kind=HouseKind.OTHER, never_send=True)
SAFE = HouseEntry(name="Teodor Vasquane", kind=HouseKind.PERSON)
LIST = Withheld((SOURCE, PROJECT, SAFE))


def person(subject: str, *context: str) -> Query:
    return Query(about=EntityKind.PERSON, subject=subject, context=context)


@pytest.mark.parametrize(
    "text",
    [
        "Odalys Brennekamp",
        "ODALYS BRENNEKAMP",
        "Brennekamp",
        "Brennekamp’s",
        "Odalys  Brénnekamp",
        "Jörg Brennekamp",
        "the Brennekamp Foundation",
        "Brennekamp-Ruiz",
        "O. Brennekamp",
        "Odalis Brennecamp",
        "Brennecamp",
        "Odalys Brenekamp",
        "Brenekamp",
        "Ody B.",
        "Project Long Quay",
        "the “Project Long-Quay” papers",
    ],
)
def test_a_name_is_held_in_any_form(text: str) -> None:
    assert LIST.holds(text)
    assert LIST.outgoing(person(text)) is None


@pytest.mark.parametrize(
    "text", ["Teodor Vasquane", "Long Quay", "Brennan", "Kampala", "foreign minister", "Olaf Scholz", ""]
)
def test_other_names_may_go_out(text: str) -> None:
    assert not LIST.holds(text)
    assert LIST.outgoing(person(text)) == person(text)


def test_a_form_of_the_query_counts_like_its_subject() -> None:
    assert LIST.outgoing(Query(about=EntityKind.WORK, subject="Quay", forms=("Quay (Brennekamp)",))) is None


def test_context_with_a_name_is_left_out_of_other_queries() -> None:
    query = person("Olaf Scholz", "aide to Odalys Brennekamp", "Germany")
    assert LIST.outgoing(query) == person("Olaf Scholz", "Germany")


def test_a_family_name_that_stands_first_is_held_and_the_given_name_is_not() -> None:
    held = Withheld((HouseEntry(name="Kim Jong Un", kind=HouseKind.PERSON, never_send=True),))
    assert held.holds("Kim")
    assert held.holds("Kim Jong Un")
    assert not held.holds("UN Security Council")


def test_names_in_other_letters_hold_back_nothing_else() -> None:
    held = Withheld((HouseEntry(name="Олена Приклад", kind=HouseKind.PERSON, never_send=True),))
    assert held.holds("Олена Приклад")
    assert not held.holds("Olaf Scholz")


def test_an_empty_list_holds_nothing() -> None:
    assert not Withheld((SAFE,))
    assert not Withheld(()).holds("anything")
