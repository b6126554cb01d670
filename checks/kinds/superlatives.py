"""Superlatives: first, only, largest, unprecedented. No source settles them; a person must. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checks.compare.identity import Identity
from checks.compare.strings import fold
from checks.model import Claim, ClaimKind, Lookup, PartRole, Query, Rating, Reason, Span, Verdict
from checks.reading import Reading, Superlative

KIND = ClaimKind.SUPERLATIVE
_LEFT_OUT = frozenset({PartRole.CREDIT, PartRole.NOTE})


def find(reading: Reading) -> tuple[Claim, ...]:
    """One claim for each wording, at its first place, in the order of the text."""
    text = reading.article.text
    by_words: dict[str, list[Superlative]] = {}
    for found in reading.superlatives:
        if found.role not in _LEFT_OUT:
            by_words.setdefault(fold(text[found.start : found.end]), []).append(found)
    return tuple(_claim(found, reading) for found in by_words.values())


def _claim(found: Sequence[Superlative], reading: Reading) -> Claim:
    first = found[0]
    quote = reading.article.text[first.start : first.end]
    words = " ".join(quote.split())
    quotation = reading.quotation_at(first.start)
    return Claim(
        kind=KIND,
        quote=quote,
        start=first.start,
        end=first.end,
        occurrences=tuple(Span(start=one.start, end=one.end) for one in found),
        subject=words,
        statement=f"The text says “{words}”.",
        as_of=reading.article.published_at,
        published_at=reading.article.published_at,
        role=first.role,
        in_quote=quotation is not None,
        speaker=quotation.speaker if quotation is not None else None,
        judged=reading.sentences_of(one.start for one in found),
    )


def ask(claim: Claim, reading: Reading) -> tuple[Query, ...]:  # noqa: ARG001 - all kinds are called alike
    """Nothing: references list what is, not what is without equal."""
    return ()


def judge(claim: Claim, lookups: Sequence[Lookup], identities: Mapping[Query, Identity]) -> Verdict:  # noqa: ARG001 - all kinds are called alike
    """Always for a person; in a quotation it is the speaker's claim."""
    said = f" It is {claim.speaker}’s claim." if claim.in_quote and claim.speaker else ""
    return Verdict(
        rating=Rating.UNCHECKED,
        reason=Reason.NO_SOURCE,
        explanation=f"No source settles “{claim.subject}”; a person should judge it.{said}",
    )
