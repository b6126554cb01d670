"""Treaties, laws and reports whose own word for what they are is misspelt, and the names that only look so."""

from __future__ import annotations

import pytest

from checks.language.works.misspelt_laws import misspelt_laws


def found(text: str) -> list[tuple[str, str, int | None]]:
    return [(text[start:end], form, year) for start, end, form, year in misspelt_laws(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They signed the Tlatelolco Tretay at last.", ("Tlatelolco Tretay", "treaty", None)),
        ("Ministers met to sign the Traty of Nice.", ("Traty of Nice", "treaty", None)),
        ("What is left of the Paris Agreemnet of 2015 is law.", ("Paris Agreemnet", "treaty", 2015)),
        ("Under the Dayton Acccords it was split.", ("Dayton Acccords", "treaty", None)),
        ("The Egypt–Sudan peace treay was signed.", ("Egypt–Sudan peace treay", "treaty", None)),
        ("It is in the Beveridge Reprot of 1942.", ("Beveridge Reprot", "report", None)),
        ("He cited the Kyoto Protcol twice.", ("Kyoto Protcol", "treaty", None)),
    ],
)
def test_a_name_is_read_as_if_its_head_were_right(text: str, expected: tuple[str, str, int | None]) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "President Jimmy Carter came to the Carter Center.",
        "The Maastricht Treaty and the Paris Agreement stand.",
        "She will Treat of Rome in her lecture.",
        "They agred on a treay in the end.",
        "The Trety was asked for by nobody.",
        "The Charger of the Light Brigade fell.",
    ],
)
def test_other_words_and_bare_slips_name_no_treaty(text: str) -> None:
    assert found(text) == []
