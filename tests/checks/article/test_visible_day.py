"""A day in figures that may be two days is told by its weekday, or not at all."""

from __future__ import annotations

from datetime import date

import lxml.html
import pytest

from checks.article.visible_day import visible_day

LATEST = date(2026, 3, 4)


def day(line: str, *, head: str = "") -> date | None:
    markup = f'<html><head>{head}</head><body><div class="submitted"><span class="date">{line}</span></div><p>It rained.</p></body></html>'
    return visible_day(lxml.html.document_fromstring(markup), LATEST)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Thu, 04/10/2025 - 08:15", date(2025, 4, 10)),
        ("Sat, 04/10/2025 - 08:15", date(2025, 10, 4)),
        ("Friday 07/02/2025", date(2025, 2, 7)),
        ("Wednesday, 07/02/2025", date(2025, 7, 2)),
    ],
)
def test_the_weekday_beside_the_figures_tells_which_day_is_meant(line: str, told: date) -> None:
    assert day(line) == told


@pytest.mark.parametrize(
    "line",
    ["04/10/2025", "Published 04/10/2025", "Posted 4.10.2025", "07-02-2025", "Posted 04/10/25", "Mon, 04/10/2025 - 08:15"],
)  # fmt: skip
def test_figures_that_may_be_two_days_are_no_date(line: str) -> None:
    assert day(line) is None


def test_nor_are_they_in_a_meta_element() -> None:
    assert day("", head='<meta name="date" content="04/10/2025">') is None


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Published 25/10/2025", date(2025, 10, 25)),
        ("Published 04/04/2025", date(2025, 4, 4)),
        ("Published 2025-10-04", date(2025, 10, 4)),
        ("Published 4 October 2025", date(2025, 10, 4)),
        ("Published 04/10/2025 (4 October 2025)", date(2025, 10, 4)),
    ],
)
def test_a_day_that_can_be_read_in_one_way_is_taken(line: str, told: date) -> None:
    assert day(line) == told


def test_a_page_without_a_day_has_none() -> None:
    assert day("Copyright 2025 The Old Post") is None
