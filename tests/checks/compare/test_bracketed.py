"""Both ends of a stretch in brackets: of a life, a term or an event."""

from __future__ import annotations

import pytest

from checks.compare.bracketed import in_brackets, of_an_event
from checks.compare.dates import find_dates
from checks.compare.event_dates import EVENT_END, EVENT_START
from checks.compare.happenings import find_happenings
from checks.compare.occasions import BIRTH, DEATH, OFFICE_END, OFFICE_START
from tests.checks.compare.test_occasions import named_in


def ends(text: str) -> list[tuple[str, str, str, str]]:
    found = find_dates(text, None)[-1]
    told = in_brackets(text, found, named_in(text)) or of_an_event(text, found, find_happenings(text))
    return [(one.timing.text.strip(), term.of, term.whose, term.office) for one, term in told]


def test_years_of_a_life():
    assert ends("Ann Price (1903-1950) was a potter.") == [
        ("1903", BIRTH, "Ann Price", ""),
        ("1950", DEATH, "Ann Price", ""),
    ]


def test_days_of_a_life():
    assert ends("Ann Price (3 May 1903 – 9 June 1950) was a potter.") == [
        ("3 May 1903", BIRTH, "Ann Price", ""),
        ("9 June 1950", DEATH, "Ann Price", ""),
    ]


def test_years_of_a_term_need_its_office_in_the_brackets():
    assert ends("Tom Hale (president 1981-1989) liked sweets.") == [
        ("1981", OFFICE_START, "Tom Hale", "president"),
        ("1989", OFFICE_END, "Tom Hale", "president"),
    ]
    assert ends("Tom Hale (1981-1989) liked sweets.") == []


def test_a_war_in_brackets_begins_and_ends():
    assert ends("The Crimean War (1853-1856) was long.") == [
        ("1853", EVENT_START, "Crimean War", ""),
        ("1856", EVENT_END, "Crimean War", ""),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Price (Leeds, 1903-1950) was a potter.",
        "Tom Hale (at Norvik 1981-1989) liked sweets.",
        "Ann Price worked there from 1903 to 1950.",
        "The club (1981-1989) liked Tom Hale.",
    ],
)
def test_other_brackets_say_nothing(text):
    assert ends(text) == []
