"""Numbers: what they count, and the sums that the text states done again. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from checks.compare.arithmetic import Outcome, do_again
from checks.compare.identity import Identity
from checks.model import (
    Claim,
    ClaimKind,
    Evidence,
    EvidenceKind,
    Lookup,
    PartRole,
    Quantity,
    Query,
    Rating,
    Reason,
    Span,
    Verdict,
)
from checks.reading import Counted, Reading

KIND = ClaimKind.NUMBER

_LEFT_OUT = frozenset({PartRole.CREDIT, PartRole.NOTE})
_IN_QUOTATION = " Check the original before changing a quote."


def find(reading: Reading) -> tuple[Claim, ...]:
    """Find the numbers in the order of the text: one claim for the same number of the same thing."""
    claims: dict[tuple[object, ...], Claim] = {}
    places: dict[tuple[object, ...], list[Span]] = {}
    for counted in reading.counted:
        if counted.role in _LEFT_OUT:
            continue
        claim, key = _claim(reading, counted), _asserted(counted.quantity)
        claims.setdefault(key, claim)
        places.setdefault(key, []).append(Span(start=counted.start, end=counted.end))
    return tuple(replace(claim, occurrences=tuple(places[key])) for key, claim in claims.items())


def ask(claim: Claim, reading: Reading) -> tuple[Query, ...]:  # noqa: ARG001 - all kinds are called alike
    """Nothing: no reference is asked for numbers."""
    return ()


def judge(claim: Claim, lookups: Sequence[Lookup], identities: Mapping[Query, Identity]) -> Verdict:  # noqa: ARG001 - all kinds are called alike
    """Do the stated sum again; a number without one waits for a person."""
    quantity = claim.asserts
    if not isinstance(quantity, Quantity) or quantity.arithmetic is None:
        return _unchecked("No reference is asked for numbers; a person checks this one.")
    checked = do_again(quantity.arithmetic)
    said = quantity.arithmetic.stated.text
    if checked.outcome is Outcome.UNCLEAR:
        working = f" As written, {checked.working}." if checked.working else ""
        return _unchecked(f"The text does not tell for sure how {said} was counted.{working}")
    evidence = (
        Evidence(kind=EvidenceKind.ARTICLE, source="article", title="this article", quoted=checked.working),
    )
    if checked.outcome is Outcome.RIGHT:
        return Verdict(
            rating=Rating.MATCHES,
            reason=Reason.NONE,
            explanation=f"The sum is right: {checked.working}.",
            evidence=evidence,
        )
    return Verdict(
        rating=Rating.DIFFERS,
        reason=Reason.ARITHMETIC,
        explanation=f"The figures do not fit each other: {checked.working}, and the text says {said}."
        + (_IN_QUOTATION if claim.in_quote else ""),
        evidence=evidence,
    )


def _unchecked(explanation: str) -> Verdict:
    return Verdict(rating=Rating.UNCHECKED, reason=Reason.NO_SOURCE, explanation=explanation)


def _claim(reading: Reading, counted: Counted) -> Claim:
    quotation, quantity = reading.quotation_at(counted.start), counted.quantity
    quote = reading.article.text[counted.start : counted.end]
    return Claim(
        kind=KIND,
        quote=quote,
        start=counted.start,
        end=counted.end,
        subject=quantity.counted or quantity.unit or quantity.amount,
        statement=f"The text says: {quantity.working or ' '.join(quote.split())}.",
        occurrences=(Span(start=counted.start, end=counted.end),),
        as_of=reading.article.published_at,
        published_at=reading.article.published_at,
        asserts=quantity,
        role=counted.role,
        in_quote=quotation is not None,
        speaker=quotation.speaker if quotation else None,
    )


def _asserted(quantity: Quantity) -> tuple[object, ...]:
    """What makes two numbers the same claim: "2%" and "two per cent" are."""
    bounds = (quantity.low, quantity.high)
    amount = bounds if bounds != (None, None) else quantity.amount.casefold()
    return amount, quantity.unit, quantity.counted.casefold(), quantity.working.casefold()
