"""Days with weekdays that agree on a year which the text does not name."""

from __future__ import annotations

from datetime import date

from checks.compare.dates import find_dates

TIMELINE = (
    "Wednesday, 5 January: It begins.\n\nFriday, 7 January: It goes on.\n\nTuesday, 11 January: It ends."
)


def years(text: str, anchor: date) -> list[int]:
    return [one.timing.interval.first.year for one in find_dates(text, anchor) if one.timing.interval]


def test_a_timeline_whose_weekdays_all_fit_last_january_is_of_last_january():
    assert years(TIMELINE, date(2022, 12, 1)) == [2022, 2022, 2022]


def test_one_wrong_weekday_alone_moves_nothing():
    assert years("On Wednesday, 5 January, it begins.", date(2022, 12, 1)) == [2023]


def test_weekdays_that_do_not_agree_on_a_year_move_nothing():
    text = "On Wednesday, 5 January, it begins. On Tuesday, 9 January, it ends."
    assert years(text, date(2022, 12, 1)) == [2023, 2023]
