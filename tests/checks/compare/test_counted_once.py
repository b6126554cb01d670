"""An age is one line: the bare number beside it is none."""

from __future__ import annotations

from dataclasses import replace

from checks.compare.counted_once import counted_once
from checks.model import Claim, ClaimKind, Elapsed, Quantity, Span, Sum, Term


def claim(kind: ClaimKind, asserts: Elapsed | Quantity, *places: tuple[int, int]) -> Claim:
    return Claim(
        kind=kind,
        quote="78",
        start=places[0][0],
        end=places[0][1],
        subject="78",
        statement="The text says: 78.",
        occurrences=tuple(Span(start=start, end=end) for start, end in places),
        asserts=asserts,
    )


AGE = claim(ClaimKind.DATE, Elapsed(elapsed=78, of="age", whose="Ann Price"), (11, 13))
PLAIN = Quantity(amount="78", low=78, high=78)


def test_the_number_of_an_age_is_no_second_claim() -> None:
    assert counted_once((AGE, claim(ClaimKind.NUMBER, PLAIN, (11, 13)))) == (AGE,)


def test_a_number_that_stands_elsewhere_too_stays() -> None:
    number = claim(ClaimKind.NUMBER, PLAIN, (11, 13), (40, 42))
    assert counted_once((AGE, number)) == (AGE, number)


def test_the_result_of_a_sum_stays() -> None:
    one = Term(text="39", value=39)
    number = claim(
        ClaimKind.NUMBER,
        replace(PLAIN, arithmetic=Sum(form="total", terms=(one, one), stated=Term(text="78", value=78))),
        (11, 13),
    )
    assert counted_once((AGE, number)) == (AGE, number)
