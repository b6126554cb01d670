"""Countries that the text calls members of an organisation."""

from __future__ import annotations

import pytest

from checks.language.memberships import find_memberships
from tests.checks.kinds.readings import reading_of


def memberships(text: str) -> list[tuple[str, str, str]]:
    reading = reading_of(text)
    found = [one for paragraph in reading.paragraphs for one in find_memberships(text, paragraph)]
    return [(one.location.place, one.location.relation, one.location.within) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NATO member Sweden sent troops.", ("Sweden", "member of", "NATO")),
        ("The EU member state Hungary vetoed it.", ("Hungary", "member of", "EU")),
        ("Norway, a NATO member, agreed.", ("Norway", "member of", "NATO")),
        ("Kenya is a founding member of the East African Community.", ("Kenya", "member of", "East African Community")),
        ("Laos, which is a member of ASEAN, abstained.", ("Laos", "member of", "ASEAN")),
        ("Turkey is not a member of the European Union.", ("Turkey", "no member of", "European Union")),
        ("South Africa, a member of BRICS, hosted.", ("South Africa", "member of", "BRICS")),
    ],
)  # fmt: skip
def test_a_membership_is_found(text: str, expected: tuple[str, str, str]) -> None:
    assert memberships(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Former EU member Britain left.",
        "The US, a permanent member of the UN, voted.",
        "France, a permanent member of the United Nations council, voted.",
        "Russia is a permanent NATO member.",
        "He is a member of the EU delegation.",
        "A NATO member state shot it down.",
        "The German member of the EU commission spoke.",
    ],
)
def test_what_is_no_membership_of_a_country_is_left(text: str) -> None:
    assert memberships(text) == []


def test_the_words_of_the_claim_are_those_of_the_text() -> None:
    text = "On Monday Norway, a NATO member, agreed."
    (found,) = find_memberships(text, reading_of(text).paragraphs[0])
    assert text[found.start : found.end] == "Norway, a NATO member"
