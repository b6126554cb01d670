"""A Reading of plain text without the recogniser: paragraphs, sentences and quotations by pattern."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from hashlib import sha256

from checks.compare.dates import find_dates
from checks.model import Article, Part, PartRole, PublishedBasis
from checks.reading import Quotation, Reading, Stretch

_PARAGRAPH = re.compile(r"\S(?:(?!\n\s*\n)[\s\S])*")
_SENTENCE = re.compile(r"\S.*?(?:[.!?][\"”’)]?(?=\s|$)|$)", re.DOTALL)
_QUOTATION = re.compile(r"“[^”]*”|\"[^\"]*\"")


def reading_of(
    text: str,
    published: date | None = date(2023, 5, 16),
    *,
    roles: tuple[PartRole, ...] = (),
    speaker: str | None = None,
) -> Reading:
    """The paragraphs get `roles` in order, BODY when those run out."""
    spans = [match.span() for match in _PARAGRAPH.finditer(text)]
    named = [*roles, *[PartRole.BODY] * len(spans)][: len(spans)]
    paragraphs = tuple(
        Stretch(start=start, end=end, first=0, last=0, role=role)
        for (start, end), role in zip(spans, named, strict=True)
    )
    sentences = tuple(
        Stretch(
            start=paragraph.start + match.start(),
            end=paragraph.start + match.end(),
            first=0,
            last=0,
            role=paragraph.role,
        )
        for paragraph in paragraphs
        for match in _SENTENCE.finditer(text[paragraph.start : paragraph.end])
    )
    article = Article(
        text=text,
        parts=tuple(Part(role=stretch.role, start=stretch.start, end=stretch.end) for stretch in paragraphs),
        headline="",
        published_at=published,
        published_basis=PublishedBasis.GIVEN if published else PublishedBasis.UNKNOWN,
        retrieved_at=datetime(2023, 5, 16, 12, tzinfo=UTC),
        sha256=sha256(text.encode()).hexdigest(),
        words=len(text.split()),
    )
    quotations = tuple(
        Quotation(start=match.start(), end=match.end(), speaker=speaker)
        for match in _QUOTATION.finditer(text)
    )
    return Reading(
        article=article,
        tokens=(),
        paragraphs=paragraphs,
        sentences=sentences,
        quotations=quotations,
        mentions=(),
        appointments=(),
        dates=find_dates(text, published),
    )
