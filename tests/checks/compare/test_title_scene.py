"""Whether the holder of a title takes part in what is told, or is only spoken of."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from checks.article import from_text
from checks.compare.title_scene import takes_part
from checks.language import SpacyRecogniser, read


def acts(text: str, recogniser: SpacyRecogniser) -> bool:
    article = from_text(text, retrieved_at=datetime(2026, 1, 1, tzinfo=UTC), published=date(2025, 3, 1))
    reading = read(article, recogniser)
    return takes_part(reading.appointments[-1], reading)


@pytest.mark.parametrize(
    "text",
    [
        "President Jacques Chirac received the guests on Monday.",
        "The guests were received in Paris by President Jacques Chirac.",
        "On Monday she met President Jacques Chirac.",
        "He was in Moscow on Friday to see President Boris Yeltsin.",
        "The plan was laid out beside Prime Minister Yitzhak Rabin.",
        "Officials said that President Jacques Chirac welcomed it.",
    ],
)
def test_who_acts_or_is_met_takes_part(text: str, recogniser: SpacyRecogniser) -> None:
    assert acts(text, recogniser)


@pytest.mark.parametrize(
    "text",
    [
        "On Tuesday a statue of Prime Minister Yitzhak Rabin was unveiled.",
        "Last month the widow of President Jacques Chirac sold the house.",
        "A letter to Prime Minister Margaret Thatcher was sold in January.",
        "The museum showed a portrait of Chancellor Helmut Kohl in February.",
        "Visitors saw the desk at which Prime Minister Harold Wilson worked.",
        "He recalled how President Ronald Reagan had won.",
        "A letter written by President John Kennedy was sold on Friday.",
    ],
)
def test_who_is_remembered_does_not(text: str, recogniser: SpacyRecogniser) -> None:
    assert not acts(text, recogniser)
