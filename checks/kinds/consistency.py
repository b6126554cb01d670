"""Does the text agree with itself: counts of lists, broken lists, and what it says in two ways. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checks.compare.contradictions import Clash, find_contradictions
from checks.compare.contradictions.found import STYLE
from checks.compare.identity import Identity
from checks.model import (
    Claim,
    ClaimKind,
    Contradiction,
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
    """Lists with a count, broken lists and contradictions, in the order of the text."""
    contradictions = (_of_clash(one, reading) for one in find_contradictions(reading))
    return tuple(sorted((*_of_lists(reading), *contradictions), key=lambda claim: claim.start))


def _of_lists(reading: Reading) -> Iterator[Claim]:
    """One claim for a list that stands twice."""
    claims: dict[tuple[Listing, bool], Claim] = {}
    for one in reading.enumerations:
        if one.role in {PartRole.NOTE, PartRole.CREDIT} or not (one.broken or _counts(one)):
            continue
        claims.setdefault((one.listing, one.broken), _claim(one, reading))
    yield from claims.values()


def _of_clash(one: Clash, reading: Reading) -> Claim:
    """The claim at the more doubtful place; both places are its occurrences."""
    text, start, end = reading.article.text, one.one.start, one.one.end
    quotation, paragraph = reading.quotation_at(start), reading.paragraph_at(start)
    ours, theirs = one.contradiction.passages
    return Claim(
        kind=KIND,
        quote=text[start:end],
        start=start,
        end=end,
        occurrences=tuple(sorted((one.one, one.other))),
        subject=one.subject,
        statement=f"The text says “{ours}” and “{theirs}”.",
        as_of=reading.article.published_at,
        published_at=reading.article.published_at,
        asserts=one.contradiction,
        role=paragraph.role if paragraph else PartRole.BODY,
        in_quote=quotation is not None,
        speaker=quotation.speaker if quotation else None,
    )


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
    """Compare the stated count with the names; a broken list and a contradiction are questions to the writer."""
    if isinstance(claim.asserts, Contradiction):
        return _asked(claim, claim.asserts)
    if not isinstance(claim.asserts, Listing):
        raise TypeError(f"a claim of consistency asserts a Listing or a Contradiction, not {claim.asserts!r}")
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


_IN_QUOTATION = " Check the original before changing a quote."


def _asked(claim: Claim, contradiction: Contradiction) -> Verdict:
    """Which of the two is right only the writer knows."""
    return Verdict(
        rating=Rating.AMBIGUOUS,
        reason=Reason.STYLE if contradiction.about == STYLE else Reason.INCONSISTENT,
        explanation=contradiction.question + (_IN_QUOTATION if claim.in_quote else ""),
        evidence=tuple(
            Evidence(
                kind=EvidenceKind.ARTICLE, source="article", title="this article", quoted=around or passage
            )
            for passage, around in zip(contradiction.passages, contradiction.around, strict=True)
        ),
    )
