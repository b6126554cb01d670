"""When a date is surely an event's own, and when it may be of something else."""

from __future__ import annotations

import pytest

from checks.compare.dates import find_dates
from checks.compare.event_dates import EVENT, EVENT_END, EVENT_START, event_dated
from checks.compare.happenings import find_happenings


def dated(text: str) -> tuple[str, str]:
    """What the last date of the sentence says of which event."""
    found = find_dates(text, None)[-1]
    said = event_dated(text, (0, len(text)), (found.start, found.end), find_happenings(text))
    return (said.of, said.event.full) if said else ("", "")


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("The Crimean War began in October 1853.", EVENT_START),
        ("The Crimean War ended on 30 March 1856.", EVENT_END),
        ("The Suez crisis, which began on 29 July 1956, split them.", EVENT_START),
        ("The Battle of Lepanto was fought on 7 October 1571.", EVENT),
        ("The Piper Alpha disaster struck on 6 July 1988.", EVENT),
        ("The Piper Alpha disaster of 1988 killed 167 people.", EVENT),
        ("The Piper Alpha disaster (6 July 1988) killed 167 people.", EVENT),
        ("After the Piper Alpha disaster in 1988, rules were changed.", EVENT),
        ("He was killed in the Piper Alpha disaster in 1988.", EVENT),
        ("On 7 October 1571, the Battle of Lepanto was fought.", EVENT),
        ("When the Berlin Wall fell in 1989, they sang.", EVENT),
        ("The 6 July 1988 Piper Alpha disaster killed 167 people.", EVENT),
        ("The Crimean War lasted from 1853 to 1856.", EVENT),
        ("The Treaty of Utrecht, signed in 1713, ended it.", EVENT),
        ("Three decades on from the Piper Alpha disaster in 1988, the sea is calm.", EVENT),
        ("The attack on Pearl Harbor in December 1941 changed everything.", EVENT),
    ],
)
def test_a_date_that_can_only_be_the_event_s(text, of):
    assert dated(text)[0] == of


@pytest.mark.parametrize(
    "text",
    [
        "The trial over the Lockerbie bombing began in May 2000.",
        "She left the city after the Piper Alpha disaster in 1990.",
        "The anniversary of the Piper Alpha disaster in 1998 was marked at sea.",
        "A film about the Battle of Lepanto in 1990 was shown.",
        "Survivors of the Munich massacre met in 1992.",
        "The Crimean War was on his mind when he was born in 1860.",
        "The earthquake struck on 3 May 1990.",
        "The Treaty of Utrecht was signed in haste and came into force on 3 May 1990.",
    ],
)
def test_a_date_that_may_be_of_something_else_is_left_alone(text):
    assert dated(text) == ("", "")


def of_the_first(text: str) -> str:
    found = find_dates(text, None)[0]
    said = event_dated(text, (0, len(text)), (found.start, found.end), find_happenings(text))
    return said.of if said else ""


def test_the_year_before_a_name_is_the_event_s_unless_it_tells_one_of_a_series():
    assert of_the_first("The 1972 Munich massacre shook the city.") == EVENT
    assert of_the_first("The 1972 Winter Olympics shook the city.") == ""


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Nothing is the same since 6 July 1988, when the Piper Alpha disaster struck.", EVENT),
        ("Nothing is the same since 9 November 1989, when the Berlin Wall fell.", EVENT),
        ("It was 6 July 1988, the day of the Piper Alpha disaster.", EVENT),
        ("On 6 July 1988 came the Piper Alpha disaster.", EVENT),
        ("They met in 1990, when the Piper Alpha disaster was on all lips.", ""),
    ],
)
def test_a_date_before_the_event(text, of):
    assert of_the_first(text) == of


@pytest.mark.parametrize(
    "text",
    [
        "The worst day at sea, the Piper Alpha disaster, struck on 6 July 1988.",
        "The Piper Alpha disaster itself had come on 6 July 1988.",
        "Ministers signed the Treaty of Utrecht on 11 April 1713.",
        "It began with the Battle of Lepanto on 7 October 1571.",
    ],
)
def test_an_event_told_with_a_word_between(text):
    assert dated(text)[0] == EVENT


@pytest.mark.parametrize(
    "text",
    [
        "The Treaty of Utrecht was signed on 11 April 1713 and the peace with Spain on 13 July 1713.",
        "The Battle of Lepanto was fought on 7 October 1571 and that of Hollin on 3 May 1572.",
        "Denmark ratified the Treaty of Utrecht on 18 May 1714.",
    ],
)
def test_a_second_date_is_of_something_else(text):
    assert dated(text) == ("", "")
