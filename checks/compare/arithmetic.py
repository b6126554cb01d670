"""Sums that a text states, done again with the rounding that its figures allow. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from math import floor, log10

from checks.model import Sum, Term

_TWO_DIGITS = 2
_WHOLE = 100.0
# A stretch of possible results wider than this share of the middle one proves nothing.
_TOO_WIDE = 0.8
# "Nearly" and "more than" say on which side; further off than this share nobody would say so.
_FAR = 0.25
_ROUGHLY = 0.1
_ONE = 0.99  # one, where binary fractions are added


class Outcome(StrEnum):
    """What doing a sum again says of it."""

    RIGHT = "right"
    WRONG = "wrong"
    UNCLEAR = "unclear"


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A sum done again: the outcome and the working in words ("(50 - 40) / 40 = 25%")."""

    outcome: Outcome
    working: str


def do_again(stated: Sum) -> Checked:
    """Do a stated sum again. WRONG only where no rounding of the figures gives what is stated."""
    values = [term.value for term in stated.terms]
    result = _result(stated.form, values)
    if result is None:
        return Checked(outcome=Outcome.UNCLEAR, working="")
    working = _working(stated, result)
    if stated.form == "total":
        return Checked(outcome=_total(stated, result), working=working)
    return Checked(outcome=_outcome(stated, result), working=working)


def _result(form: str, values: list[float]) -> float | None:  # noqa: PLR0911 - one for each form
    """The result, None where it cannot be had (a division by nothing, a fall that is a rise)."""
    if form == "total":
        return sum(values)
    first, second = values
    if form == "part":
        return first * second
    if form == "difference":
        return abs(second - first)
    if min(first, second) <= 0:
        return None
    if form == "share":
        return _WHOLE * first / second
    if form == "times":
        return second / first
    change = _WHOLE * (second - first) / first
    return change if form == "rise" else -change


def _outcome(stated: Sum, result: float) -> Outcome:
    said = stated.stated
    if result < 0:
        return Outcome.UNCLEAR
    low, high = _bounds(stated, [_written(term) for term in stated.terms])
    loose = said.value * _ROUGHLY
    near, far = (loose, loose) if stated.form == "times" else _nearness(said)
    said_low, said_high = _meant(said, said.step / 2, near)
    fits = said_low <= high and low <= said_high
    cut_off = abs(result - said.value) < said.step and not said.hedge
    if cut_off or (fits and high - low <= _TOO_WIDE * result):
        return Outcome.RIGHT
    if not stated.sure:
        return Outcome.UNCLEAR
    low, high = _bounds(stated, [_rounded(term) for term in stated.terms])
    said_low, said_high = _meant(said, said.step, far)
    apart = max(said_low - high, low - said_high)
    return Outcome.WRONG if apart > said.step * _ONE else Outcome.UNCLEAR


def _total(stated: Sum, result: float) -> Outcome:
    if result == stated.stated.value and not stated.stated.hedge:
        return Outcome.RIGHT
    hedged = stated.stated.hedge or any(term.hedge for term in stated.terms)
    return Outcome.WRONG if stated.sure and not hedged else Outcome.UNCLEAR


def _bounds(stated: Sum, slacks: list[float]) -> tuple[float, float]:
    """The least and the greatest result that the figures allow, each give or take its slack."""
    corners = product(
        *((term.value - slack, term.value + slack) for term, slack in zip(stated.terms, slacks, strict=True))
    )
    results = [result for corner in corners if (result := _result(stated.form, list(corner))) is not None]
    return (min(results), max(results)) if results else (0.0, 0.0)


def _written(term: Term) -> float:
    """Half of the last digit as written; more for "about"."""
    if term.exact:
        return 0.0
    return term.step / 2 + (abs(term.value) * _ROUGHLY if term.hedge else 0.0)


def _rounded(term: Term) -> float:
    """As above, where noughts at the end may be rounded too, two digits left."""
    if term.exact:
        return 0.0
    value = abs(term.value)
    step = term.step
    if value >= _WHOLE and term.step == 1:
        most = 10.0 ** (floor(log10(value)) - _TWO_DIGITS + 1)
        while step < most and value % (step * 10) == 0:
            step *= 10
    return step / 2 + (value * _ROUGHLY if term.hedge else 0.0)


def _nearness(said: Term) -> tuple[float, float]:
    """How far off "about" surely may be, and at the most: "about 70" is said of 67, "about 75" is not, "about 68" hardly."""
    number, round_to = round(said.value / said.step), said.step
    while number and number % 10 == 0:
        number, round_to = number // 10, round_to * 10
    if number and number % 5 == 0:
        round_to *= 5
    most = said.value * _ROUGHLY
    return min(most, (round_to - said.step) / 2), min(most, max(round_to, 2 * said.step))


def _meant(said: Term, slack: float, rough: float) -> tuple[float, float]:
    """The stretch of results that the stated figure can stand for, give or take the slack, and "about" the rough one."""
    low, high = said.value - slack, said.value + slack
    if said.hedge == "over":
        return low, said.value * (1 + _FAR) + slack
    if said.hedge == "under":
        return said.value * (1 - _FAR) - slack, high
    if said.hedge:
        return low - rough, high + rough
    return low, high


def _working(stated: Sum, result: float) -> str:  # noqa: PLR0911 - one for each form
    words = [term.text for term in stated.terms]
    if stated.form == "total":
        return f"{' + '.join(words)} = {_figure(result)}"
    first, second = words
    if stated.form == "part":
        return f"{first} of {second} is {_figure(result)}"
    if stated.form == "difference":
        return f"from {first} to {second} is a change of {_figure(result)}"
    if stated.form == "share":
        return f"{first} of {second} is {_figure(result)}%"
    if stated.form == "times":
        return f"from {first} to {second} is {_figure(result)} times as many"
    if result < 0:
        return f"from {first} to {second} is no {stated.form}"
    return f"from {first} to {second} is a {stated.form} of {_figure(result)}%"


def _figure(value: float) -> str:
    rounded = round(value, 1) if abs(value) >= 1 else round(value, 2)
    return f"{rounded:,.0f}" if rounded == int(rounded) else f"{rounded:,}"
