"""Quotes: words in quotation marks that somebody is said to have said; a person checks them. Pure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from checks.compare.identity import Identity
from checks.model import (
    Claim,
    ClaimKind,
    Lookup,
    PartRole,
    Query,
    Rating,
    Reason,
    Saying,
    Span,
    Verdict,
)
from checks.reading import Quotation, Reading

KIND = ClaimKind.QUOTE

_LEFT_OUT = frozenset({PartRole.CREDIT, PartRole.NOTE})
_MARKS = "“”„‟\"«»‘’'"
_WORD = re.compile(r"\w[\w’'-]*")
# One word in marks is a term; with a cue alone, so are a few.
_WITH_SPEAKER, _WITH_CUE = 2, 4
_CLOSING = 2  # characters: the mark and the comma that American style puts before it


def find(reading: Reading) -> tuple[Claim, ...]:
    """Find what somebody is quoted as saying, in the order of the text: one claim for the same words by the same speaker."""
    claims: dict[tuple[str, str | None], Claim] = {}
    places: dict[tuple[str, str | None], list[Span]] = {}
    for quotation in reading.quotations:
        paragraph = reading.paragraph_at(quotation.start)
        if paragraph is None or paragraph.role in _LEFT_OUT or not _is_saying(reading, quotation):
            continue
        claim = _claim(reading, quotation, paragraph.role)
        key = (_bare(claim.subject), claim.speaker)
        claims.setdefault(key, claim)
        places.setdefault(key, []).append(Span(start=quotation.start, end=quotation.end))
    return tuple(replace(claim, occurrences=tuple(places[key])) for key, claim in claims.items())


def ask(claim: Claim, reading: Reading) -> tuple[Query, ...]:  # noqa: ARG001 - all kinds are called alike
    """Nothing: no reference knows what was said."""
    return ()


def judge(claim: Claim, lookups: Sequence[Lookup], identities: Mapping[Query, Identity]) -> Verdict:  # noqa: ARG001 - all kinds are called alike
    """A person's work, and said so."""
    return Verdict(
        rating=Rating.UNCHECKED,
        reason=Reason.NO_SOURCE,
        explanation="Quotes are checked against the recording or the transcript, by a person.",
    )


def _is_saying(reading: Reading, quotation: Quotation) -> bool:
    """Whether somebody says these words: they are no term, no phrase of the writer’s and no title of a work."""
    if _is_title(reading, quotation):
        return False
    words = len(_WORD.findall(reading.article.text, quotation.start, quotation.end))
    if quotation.speaker is not None:
        return words >= _WITH_SPEAKER
    return bool(quotation.cue) and words >= _WITH_CUE


def _is_title(reading: Reading, quotation: Quotation) -> bool:
    index = bisect_right(reading.works, quotation.end, key=lambda work: work.start) - 1
    work = reading.works[index] if index >= 0 else None
    return (
        work is not None
        and quotation.start <= work.start <= quotation.start + 1
        and work.end >= quotation.end - _CLOSING
    )


def _claim(reading: Reading, quotation: Quotation, role: PartRole) -> Claim:
    quote = reading.article.text[quotation.start : quotation.end]
    words = " ".join(quote.strip(_MARKS).split())
    return Claim(
        kind=KIND,
        quote=quote,
        start=quotation.start,
        end=quotation.end,
        subject=words,
        statement=f"{quotation.speaker or 'Somebody'} is quoted: “{words}”.",
        occurrences=(Span(start=quotation.start, end=quotation.end),),
        as_of=reading.article.published_at,
        published_at=reading.article.published_at,
        asserts=Saying(words=words, said_by=quotation.speaker),
        role=role,
        in_quote=True,
        speaker=quotation.speaker,
    )


def _bare(words: str) -> str:
    """The words alone: “I won’t,” in the headline and “I won’t.” in the body are one quote."""
    return " ".join(_WORD.findall(words.replace("’", "'"))).casefold()
