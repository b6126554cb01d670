"""A figure that is counted again by the calendar is one line: the age, not the bare number beside it. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from checks.model import Claim, ClaimKind, Elapsed, Quantity, Span


def counted_once(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims in their order, without the numbers that stand in an age, an anniversary or "years ago" everywhere.

    A number that is the result of a sum of the text stays: the sum is another statement.
    """
    counted = [place for claim in claims if isinstance(claim.asserts, Elapsed) for place in _places(claim)]
    return tuple(claim for claim in claims if not _is_counted(claim, counted))


def _is_counted(claim: Claim, counted: Sequence[Span]) -> bool:
    asserts = claim.asserts
    if claim.kind is not ClaimKind.NUMBER or (isinstance(asserts, Quantity) and asserts.arithmetic):
        return False
    return all(
        any(one.start < place.end and place.start < one.end for one in counted) for place in _places(claim)
    )


def _places(claim: Claim) -> tuple[Span, ...]:
    return claim.occurrences or (Span(start=claim.start, end=claim.end),)
