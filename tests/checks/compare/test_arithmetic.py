"""Sums done again with the rounding that their figures allow."""

from __future__ import annotations

import pytest

from checks.compare.arithmetic import Outcome, do_again
from checks.model import Sum, Term


def term(value: float, step: float = 1.0, hedge: str = "", *, exact: bool = False) -> Term:
    return Term(text=f"{value:g}", value=value, step=step, hedge=hedge, exact=exact)


def outcome(form: str, terms: tuple[Term, ...], stated: Term, *, sure: bool = True) -> Outcome:
    return do_again(Sum(form=form, terms=terms, stated=stated, sure=sure)).outcome


def test_a_rise_is_counted_from_the_first_figure() -> None:
    checked = do_again(Sum(form="rise", terms=(term(40, exact=True), term(50, exact=True)), stated=term(25)))
    assert (checked.outcome, checked.working) == (Outcome.RIGHT, "from 40 to 50 is a rise of 25%")


@pytest.mark.parametrize("said", [16, 17])
def test_a_percentage_may_be_rounded_or_cut_off(said: float) -> None:
    assert outcome("share", (term(1, exact=True), term(6, exact=True)), term(said)) is Outcome.RIGHT


def test_exact_figures_leave_no_room() -> None:
    assert outcome("rise", (term(40, exact=True), term(50, exact=True)), term(27)) is Outcome.WRONG


def test_rounded_figures_leave_room() -> None:
    billions = (term(2e9, 1e9), term(3e9, 1e9))
    assert outcome("rise", billions, term(40)) is Outcome.UNCLEAR


def test_a_sum_of_which_the_words_are_not_sure_is_never_wrong() -> None:
    assert outcome("part", (term(0.5), term(300)), term(20), sure=False) is Outcome.UNCLEAR


@pytest.mark.parametrize(
    ("hedge", "value", "expected"),
    [
        ("over", 2.4, Outcome.RIGHT),
        ("over", 1.5, Outcome.WRONG),
        ("under", 1.9, Outcome.RIGHT),
        ("under", 2.6, Outcome.WRONG),
        ("about", 2.1, Outcome.RIGHT),
    ],
)
def test_more_than_and_nearly_say_on_which_side(hedge: str, value: float, expected: Outcome) -> None:
    terms = (term(100, exact=True), term(100 * value, exact=True))
    assert outcome("times", terms, term(2, 0.1, hedge)) is expected


def test_a_fall_that_is_a_rise_proves_nothing() -> None:
    assert outcome("fall", (term(40), term(50)), term(25)) is Outcome.UNCLEAR


def test_nothing_cannot_be_risen_from() -> None:
    assert outcome("rise", (term(0), term(50)), term(25)) is Outcome.UNCLEAR


def test_a_total_is_the_sum_of_its_parts() -> None:
    assert outcome("total", (term(7), term(5)), term(12)) is Outcome.RIGHT
    assert outcome("total", (term(7), term(6)), term(12)) is Outcome.WRONG
    assert outcome("total", (term(7), term(6)), term(12, hedge="about")) is Outcome.UNCLEAR


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (68, Outcome.RIGHT),
        (70, Outcome.RIGHT),
        (65, Outcome.UNCLEAR),
        (75, Outcome.WRONG),
        (58, Outcome.WRONG),
    ],
)
def test_about_is_as_near_as_its_figure_is_round(said: float, expected: Outcome) -> None:
    terms = (term(19, exact=True), term(28, exact=True))
    assert outcome("share", terms, term(said, 1, "about")) is expected
