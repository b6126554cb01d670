"""Of which day a title is said, with the real language model: its sentence, its entry in a timeline, the news."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from checks.article import from_text
from checks.compare.title_days import is_settled, now_tags, stated_time, told_of
from checks.language import SpacyRecogniser, read
from checks.model import Interval
from checks.reading import Appointment, Reading

PUBLISHED = date(2023, 5, 16)
FILLER = "The council met.\n\nIt rained all day.\n\nNobody came.\n\nThe hall was cold.\n\n"


def of_title(text: str, recogniser: SpacyRecogniser) -> tuple[Appointment, Reading]:
    reading = read(
        from_text(text, retrieved_at=datetime(2026, 1, 1, tzinfo=UTC), published=PUBLISHED), recogniser
    )
    return reading.appointments[0], reading


@pytest.mark.parametrize(
    ("text", "settled"),
    [
        ("In 2012 President Barack Obama signed the law.", True),
        ("In 2016, Prime Minister Theresa May formed a government.", True),
        ("President Barack Obama signed the law in 2012.", True),
        ("Chancellor Olaf Scholz says that the deal stands since 2015.", False),
    ],
)
def test_a_past_verb_of_its_own_settles_a_dated_title(
    text: str,
    settled: bool,
    recogniser: SpacyRecogniser,
) -> None:
    appointment, reading = of_title(text, recogniser)
    assert is_settled(appointment, reading) is settled


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("23 January 2020: The act became law. Its president, David Sassoli, spoke.", date(2020, 1, 23)),
        ("Wednesday, 5 January: The government of Prime Minister Askar Mamin resigns.", date(2022, 1, 5)),
        ("Friday, 17 March – President Emmanuel Macron speaks.", date(2023, 3, 17)),
    ],
)
def test_the_day_that_heads_an_entry_is_that_of_its_titles(
    text: str, day: date, recogniser: SpacyRecogniser
) -> None:
    appointment, reading = of_title(text, recogniser)
    assert stated_time(appointment, reading) == Interval(first=day, last=day)
    assert is_settled(appointment, reading)
    assert now_tags(appointment, reading) == []


@pytest.mark.parametrize(
    ("sentence", "tags"),
    [
        ("President Emmanuel Macron spoke on Monday.", ["now"]),
        ("President Emmanuel Macron says no.", ["now"]),
        ("President Emmanuel Macron, 45, spoke for an hour.", ["now", "aged"]),
        ("The guests were met by President Emmanuel Macron, 45.", ["now", "aged"]),
        ("President Emmanuel Macron (45) spoke for an hour.", ["now", "aged"]),
        ("President Emmanuel Macron spoke for an hour.", []),
        ("President Emmanuel Macron spoke in 2019.", []),
    ],
)
def test_further_down_only_the_sentence_tells_that_a_title_is_of_the_day(
    sentence: str, tags: list[str], recogniser: SpacyRecogniser
) -> None:
    appointment, reading = of_title(FILLER + sentence, recogniser)
    assert now_tags(appointment, reading) == tags


def test_in_the_opening_a_title_is_of_the_day(recogniser: SpacyRecogniser) -> None:
    appointment, reading = of_title("President Emmanuel Macron spoke for an hour.\n\n" + FILLER, recogniser)
    assert now_tags(appointment, reading) == ["lede"]


def test_the_past_times_of_the_paragraph_are_known(recogniser: SpacyRecogniser) -> None:
    appointment, reading = of_title("The law of 2012 stands. President Emmanuel Macron spoke.", recogniser)
    assert told_of(reading, appointment.start) == (Interval(first=date(2012, 1, 1), last=date(2012, 12, 31)),)


def test_since_does_not_put_a_title_into_the_past(recogniser: SpacyRecogniser) -> None:
    appointment, reading = of_title("President Emmanuel Macron, in office since May 2017, spoke.", recogniser)
    assert stated_time(appointment, reading) is None
