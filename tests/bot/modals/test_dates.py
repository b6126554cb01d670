"""The modal for another date."""

from __future__ import annotations

from datetime import date

import pytest

from bot.modals import Filled, Modal, Refused, Where
from bot.modals.dates import date_view, read_date

TODAY = date(2026, 3, 4)


def filled(day: str) -> Filled:
    where = Where(channel="C1", checklist=7)
    values = {"published": day}
    return Filled(modal=Modal.OTHER_DATE, newsroom="T1", user="U1", key="v", where=where, values=values)


def test_it_says_which_date_counts_and_proposes_another() -> None:
    view = date_view(Where(), known="16 May 2023 (the page says so)", suggested=date(2023, 5, 18))
    assert view["blocks"][0]["text"]["text"] == "16 May 2023 (the page says so)"
    assert view["blocks"][-1]["element"]["initial_date"] == "2023-05-18"


def test_the_day_that_was_chosen_is_read() -> None:
    assert read_date(filled("2023-05-18"), today=TODAY) == date(2023, 5, 18)


@pytest.mark.parametrize("day", ["", "someday", "2026-03-06", "2026-13-01"])
def test_no_day_or_one_after_tomorrow_is_refused(day: str) -> None:
    read = read_date(filled(day), today=TODAY)
    assert isinstance(read, Refused)
    assert set(read.errors) == {"published"}
