"""Stated dates against known ones: the coarser precision decides, and the right date is written as the wrong one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.compare.known_dates import (
    Fit,
    Known,
    as_written,
    fit_of,
    looks_like_a_slip,
    loosened,
    may_be_old_calendar,
    whole,
)
from checks.model import Evidence, EvidenceKind, PartialDate

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))


def known(day: str) -> Known:
    return Known(
        label="X", day=PartialDate.parse(day), evidence=Evidence(kind=EvidenceKind.PACK, source="pack")
    )


def stretch(text: str):
    return whole(PartialDate.parse(text))


@pytest.mark.parametrize(
    ("stated", "reference", "fit"),
    [
        ("2004", "2004-12-26", Fit.AGREES),
        ("2004-12", "2004-12-26", Fit.AGREES),
        ("2004-12-26", "2004-12-26", Fit.AGREES),
        ("2004-12-26", "2004", Fit.COARSE),
        ("2004-12-25", "2004-12-26", Fit.OTHER),
        ("2005", "2004-12-26", Fit.OTHER),
    ],
)
def test_dates_are_compared_at_the_coarser_precision(stated, reference, fit):
    assert fit_of(stretch(stated), (known(reference),))[0] is fit


def test_any_of_several_dates_may_fit():
    assert fit_of(stretch("1994"), (known("1971-05-01"), known("1994-02-03")))[0] is Fit.AGREES


def test_without_a_known_date_nothing_is_said():
    assert fit_of(stretch("1994"), ()) == (Fit.UNKNOWN, None)


@pytest.mark.parametrize(
    ("quote", "stated", "right", "words"),
    [
        ("26 December 2004", "2004-12-26", "2004-11-25", "25 November 2004"),
        ("Dec. 26, 2004", "2004-12-26", "2004-09-25", "Sept. 25, 2004"),
        ("Sunday, 26 December", "2004-12-26", "2004-12-25", "Saturday, 25 December"),
        ("the 3rd of May 1950", "1950-05-03", "1950-05-22", "the 22nd of May 1950"),
        ("May 2010", "2010-05", "2011-06-01", "June 2011"),
        ("1994", "1994", "1995-02-01", "1995"),
        ("yesterday", "2004-12-26", "2004-12-25", None),
        ("26 December", "2004-12-26", "2005-12-26", None),
        ("26 December 2004", "2004-12-26", "2005", None),
    ],
)
def test_the_right_date_is_written_in_the_manner_of_the_words(quote, stated, right, words):
    assert as_written(quote, stretch(stated), PartialDate.parse(right)) == words


@given(DAYS, DAYS)
def test_a_written_out_date_is_corrected_to_the_right_day(stated, right):
    quote = PartialDate.of(stated).words
    assert (
        as_written(quote, whole(PartialDate.of(stated)), PartialDate.of(right)) == PartialDate.of(right).words
    )


@given(DAYS)
def test_no_day_differs_from_itself(day):
    stated = whole(PartialDate.of(day))
    assert fit_of(stated, (known(day.isoformat()),))[0] is Fit.AGREES


@pytest.mark.parametrize(
    ("stated", "right", "is_slip"),
    [
        ("2011-05-11", "2010-05-11", True),
        ("2010-05-13", "2010-05-11", True),
        ("2010-06-11", "2010-05-11", True),
        ("2012-08-19", "2010-05-11", False),
        ("2011", "2010-05-11", False),
        ("1950-05-11", "2010-05-11", False),
    ],
)
def test_a_slip_leaves_most_of_a_date_as_it_was(stated, right, is_slip):
    assert looks_like_a_slip(stretch(stated), PartialDate.parse(right)) is is_slip


@pytest.mark.parametrize(
    ("stated", "old"), [("1917-10-25", True), ("1917-11-05", False), ("1990-10-25", False)]
)
def test_two_calendars_are_thirteen_days_apart(stated, old):
    right = "1917-11-07" if stated.startswith("1917") else "1990-11-07"
    assert may_be_old_calendar(stretch(stated), known(right)) is old


def test_years_ago_reach_back_to_the_year_before():
    loose = loosened(stretch("1993"), "32 years ago")
    assert (loose.first.year, loose.last.year) == (1992, 1993)
    assert loosened(stretch("1993"), "1993") == stretch("1993")


@pytest.mark.parametrize(
    ("stated", "right", "is_slip"),
    [
        ("1984-07-04", "1984-06-30", True),
        ("1984-07-09", "1984-06-30", False),
        ("2001-10-28", "2003-10-31", True),
        ("2001-10-20", "2003-10-31", False),
    ],
)
def test_some_days_off_is_a_slip_across_the_end_of_a_month_too(stated, right, is_slip):
    assert looks_like_a_slip(stretch(stated), PartialDate.parse(right)) is is_slip
