"""The house list asked like any other source."""

from __future__ import annotations

import pytest

from checks.compare.house import HouseEntry, HouseKind
from checks.model import EntityKind, FoundBy, NameForm, Query
from checks.sources.house import House

LIST = House(
    (
        HouseEntry(name="Kyiv", kind=HouseKind.PLACE, avoid=("Kiev",), row=1),
        HouseEntry(name="Odalys Brennekamp", kind=HouseKind.PERSON, accepted=("Ody Brennekamp",), row=2),
    )
)


@pytest.mark.parametrize(
    ("subject", "label", "found_by"),
    [
        ("Kyiv", "Kyiv", FoundBy.LABEL),
        ("Kiev", "Kyiv", FoundBy.ALIAS),
        ("ODALYS BRENNEKAMP", "Odalys Brennekamp", FoundBy.LABEL),
        ("Ody Brennekamp", "Odalys Brennekamp", FoundBy.ALIAS),
    ],
)
async def test_an_entry_answers_to_all_of_its_forms(subject: str, label: str, found_by: FoundBy) -> None:
    resolution = await LIST.resolve([Query(about=EntityKind.OTHER, subject=subject)], ())
    assert [(one.label, one.found_by) for one in resolution.candidates] == [(label, found_by)]


@pytest.mark.parametrize("subject", ["Brennekamp", "Odalys", "Kyivan", "Kiev Post"])
async def test_a_part_of_a_form_or_more_than_one_is_no_entry(subject: str) -> None:
    assert (await LIST.resolve([Query(about=EntityKind.OTHER, subject=subject)], ())).candidates == ()


async def test_the_entity_tells_which_forms_are_avoided() -> None:
    resolution = await LIST.resolve([Query(about=EntityKind.PLACE, subject="Kiev")], ())
    (entity,) = (await LIST.facts(resolution.candidates)).entities
    assert [(name.text, name.form) for name in entity.names] == [
        ("Kyiv", NameForm.LABEL),
        ("Kiev", NameForm.AVOIDED),
    ]
