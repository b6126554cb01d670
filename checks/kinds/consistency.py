"""Does the text agree with itself: lists with their stated count, and lists whose marks stand wrongly. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checks.compare.identity import Identity
from checks.model import (
    Claim,
    ClaimKind,
    Evidence,
    EvidenceKind,
    Listing,
    Lookup,
    PartRole,
    Query,
    Rating,
    Reason,
    Span,
    Verdict,
)
from checks.reading import Enumeration, Reading

KIND = ClaimKind.CONSISTENCY

BROKEN, GOVERNED = "broken list", "counts this list"
# A count that is further off counts something else: "the 27 states of the European Union, Norway and Iceland".
_MOST_OFF = 2


def find(reading: Reading) -> tuple[Claim, ...]:
    """Lists with a count, and broken lists, in the order of the text; one claim for what is said twice."""
    claims: dict[tuple[Listing, bool], Claim] = {}
    for one in reading.enumerations:
        if one.role in {PartRole.NOTE, PartRole.CREDIT} or not (one.broken or _counts(one)):
            continue
        claims.setdefault((one.listing, one.broken), _claim(one, reading))
    return tuple(sorted(claims.values(), key=lambda claim: claim.start))


def _counts(one: Enumeration) -> bool:
    stated = one.listing.stated_count
    if stated is None:
        return False
    off = abs(stated - len(one.items))
    return off == 0 or (one.governs and off <= _MOST_OFF)


def _claim(one: Enumeration, reading: Reading) -> Claim:
    text, quotation = reading.article.text, reading.quotation_at(one.start)
    subject = text[one.counted.start : one.counted.end] if one.counted else _joined(one.listing.items)
    tags = ([BROKEN] if one.broken else []) + ([GOVERNED] if one.governs else [])
    return Claim(
        kind=KIND,
        quote=text[one.start : one.end],
        start=one.start,
        end=one.end,
        occurrences=(Span(start=one.start, end=one.end),),
        subject=subject,
        statement=_statement(one, subject),
        as_of=reading.article.published_at,
        published_at=reading.article.published_at,
        asserts=one.listing,
        role=one.role,
        in_quote=quotation is not None,
        speaker=quotation.speaker if quotation else None,
        tags=tuple(tags),
    )


def _statement(one: Enumeration, subject: str) -> str:
    if one.broken:
        return f"The text lists {subject}."
    return f"The text counts {subject} and names {_joined(one.listing.items)}."


def _joined(items: Sequence[str]) -> str:
    return f"{', '.join(items[:-1])} and {items[-1]}"


def ask(claim: Claim, reading: Reading) -> tuple[Query, ...]:  # noqa: ARG001 - all kinds are called alike
    """Nothing: the text itself is the evidence."""
    return ()


def judge(claim: Claim, lookups: Sequence[Lookup], identities: Mapping[Query, Identity]) -> Verdict:  # noqa: ARG001 - all kinds are called alike
    """Compare the stated count with the names; a broken list is a question to the writer."""
    if not isinstance(claim.asserts, Listing):
        raise TypeError(f"a claim of consistency asserts a Listing, not {claim.asserts!r}")
    listing = claim.asserts
    quoted = claim.quote if BROKEN in claim.tags else f"{claim.subject}: {claim.quote}"
    evidence = (Evidence(kind=EvidenceKind.ARTICLE, source="article", quoted=quoted),)
    if BROKEN in claim.tags:
        return Verdict(
            rating=Rating.AMBIGUOUS,
            reason=Reason.INCONSISTENT,
            explanation=f"The list's punctuation is broken; rejoined it reads: {_joined(listing.items)}.",
            evidence=evidence,
        )
    number = len(listing.items)
    if listing.stated_count == number:
        return Verdict(
            rating=Rating.MATCHES,
            reason=Reason.NONE,
            explanation=f'The text says "{claim.subject}" and names {number}.',
            evidence=evidence,
        )
    return Verdict(
        rating=Rating.AMBIGUOUS,
        reason=Reason.INCONSISTENT,
        explanation=f'The text says "{claim.subject}" but names {number}: {_joined(listing.items)}.',
        evidence=evidence,
    )
