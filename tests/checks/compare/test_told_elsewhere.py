"""A contradiction that another line speaks of already."""

from __future__ import annotations

import pytest

from checks.compare.told_elsewhere import without_told_twice
from checks.model import ClaimKind, Contradiction, Finding, Rating, Reason
from tests import builders

TEXT = "Marta Lindqvist spoke. Lindqist left."


def respelt() -> Finding:
    return builders.finding(
        "Lindqist",
        Rating.AMBIGUOUS,
        Reason.INCONSISTENT,
        kind=ClaimKind.CONSISTENCY,
        text=TEXT,
        asserts=Contradiction(
            passages=("Lindqist", "Lindqvist"), about="spelling", question="Which is right?"
        ),
    )


def named(rating: Rating, reason: Reason = Reason.NONE, kind: ClaimKind = ClaimKind.NAME) -> Finding:
    return builders.finding("Lindqist", rating, reason, kind=kind, text=TEXT)


@pytest.mark.parametrize("reason", [Reason.SPELLING, Reason.TRANSLITERATION])
def test_a_name_that_a_reference_spells_otherwise_is_flagged_once(reason: Reason) -> None:
    _, quiet = without_told_twice((named(Rating.DIFFERS, reason), respelt()))
    assert quiet.verdict.rating is Rating.UNCHECKED
    assert quiet.verdict.explanation.endswith("It is a line of its own.")


@pytest.mark.parametrize(
    "other",
    [
        named(Rating.AMBIGUOUS, Reason.SEVERAL_CANDIDATES),
        named(Rating.NO_REFERENCE),
        named(Rating.DIFFERS, Reason.OFFICE, ClaimKind.TITLE),
    ],
)
def test_other_flags_on_the_same_words_leave_the_question(other: Finding) -> None:
    assert without_told_twice((other, respelt()))[1] == respelt()


def test_two_people_of_the_references_are_no_slip() -> None:
    one = builders.finding("Lindqist", Rating.MATCHES, text=TEXT, label="Per Lindqist")
    other = builders.finding("Lindqist", Rating.MATCHES, text=TEXT, label="Marta Lindqvist")
    assert without_told_twice((one, other, respelt()))[2].verdict.rating is Rating.UNCHECKED
