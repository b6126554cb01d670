"""What a noun with its owner says of a date: "X's death on ...", "until her death in ..."."""

from __future__ import annotations

import pytest

from checks.compare.dates import find_dates
from checks.compare.occasion_nouns import noun_occasion
from checks.compare.occasions import BIRTH, DEATH, FOUNDING, OFFICE_END, OFFICE_START, RELEASE
from tests.checks.compare.test_occasions import named_in


def said_of(text: str) -> tuple[str, str]:
    found = find_dates(text, None)[-1]
    said = noun_occasion(text, (0, len(text)), (found.start, found.end), named_in(text))
    return (said.of, said.whose) if said else ("", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Price's death on 3 May 1950 was front-page news.", (DEATH, "Ann Price")),
        ("Ann Price’s sudden death in Leeds in 1950 was front-page news.", (DEATH, "Ann Price")),
        ("Ann Price's birth on 3 May 1950 was no news.", (BIRTH, "Ann Price")),
        ("Tom Hale's inauguration on 20 January 1981 was cold.", (OFFICE_START, "Tom Hale")),
        ("Tom Hale's resignation on 3 May 1950 set off joy.", (OFFICE_END, "Tom Hale")),
        ("Tom Hale's premiership ended on 3 May 1950.", (OFFICE_END, "Tom Hale")),
        ("Tom Hale's reign began in 1950.", (OFFICE_START, "Tom Hale")),
        (
            "They read of Tom Hale, the minister, whose resignation on 3 May 1950 was sudden.",
            (OFFICE_END, "Tom Hale"),
        ),
        ("Ann Price painted until her death in 1950.", (DEATH, "Ann Price")),
        ("Until her death in 1950, Ann Price painted.", (DEATH, "Ann Price")),
        ("Since its foundation in 1908 Norvik has grown.", (FOUNDING, "Norvik")),
        ("Since its publication in June 1949, the novel “Clay” has sold well.", (RELEASE, "Clay")),
        ("Norvik has had four chairs since its creation in 1908.", (FOUNDING, "Norvik")),
    ],
)
def test_the_owner_of_the_noun_is_whose_it_is(text, expected):
    assert said_of(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ann Price mourned her death in 1950.",
        "Ann Price spoke of her father until his death in 1950.",
        "Ann Price and Tom Hale worked there until his death in 1950.",
        "Ann Price's son was born in 1950.",
        "Norvik's release in 1950 was a surprise.",
        "His death in 1950 was a surprise.",
        "Since its foundation in 1908 the club has met Norvik.",
        "Ann Price's death was felt by all who met in 1950.",
    ],
)
def test_where_another_may_be_meant_nothing_is_said(text):
    assert said_of(text) == ("", "")
