"""Blocks of text with their roles -> Article: joins, cuts, counts and hashes."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date, datetime

from checks.article.notes import with_notes
from checks.article.told import as_told
from checks.compare.languages import language_of
from checks.model import Article, PageKind, Part, PartRole, PublishedBasis

LONGEST_TEXT = 200_000
BETWEEN = "\n\n"

# Line ends besides those of Windows and old Macs: Word's break within a paragraph, a new page, NEL, and Unicode's two.
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# BOM, C0 and C1 controls other than tab and line feed, and lone surrogates, which no encoding can hold.
_DROPPED = re.compile("[\ufeff\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, kw_only=True)
class Block:
    """A paragraph, or a whole body, with its role."""

    role: PartRole
    text: str


@dataclass(frozen=True, kw_only=True)
class Particulars:
    """What is known of a story beside its text."""

    headline: str = ""
    byline: str | None = None
    publisher: str | None = None
    published_at: date | None = None
    published_basis: PublishedBasis = PublishedBasis.UNKNOWN
    url: str | None = None
    canonical_url: str | None = None
    language: str | None = None
    published_time: datetime | None = None
    modified_at: date | None = None
    modified_time: datetime | None = None
    paid: bool = False
    page_kind: PageKind = PageKind.STORY


def cleaned(text: str) -> str:
    """The text with line feeds as its only line ends and without control characters. Nothing else is altered."""
    return _DROPPED.sub("", _LINE_ENDS.sub("\n", text))


def build(blocks: list[Block], about: Particulars, *, retrieved_at: datetime) -> Article:
    """An article of these blocks, in their order, cut at a paragraph's end where it is too long."""
    kept, cut = _cut([block for block in blocks if block.text.strip()])
    text = BETWEEN.join(block.text for block in kept)
    article = Article(
        text=text,
        parts=with_notes(text, _parts(kept)),
        headline=about.headline,
        published_at=about.published_at,
        published_basis=about.published_basis,
        retrieved_at=retrieved_at,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        words=len(text.split()),
        language=language_of(text, about.language),
        url=about.url,
        canonical_url=about.canonical_url,
        byline=about.byline,
        publisher=about.publisher,
        truncated=cut,
        published_time=about.published_time,
        modified_at=about.modified_at,
        modified_time=about.modified_time,
        paid=about.paid,
        page_kind=about.page_kind,
    )
    return as_told(article)


def _parts(blocks: list[Block]) -> tuple[Part, ...]:
    """One part for each run of blocks with the same role; the blank lines between runs belong to none."""
    parts: list[Part] = []
    start = 0
    for block in blocks:
        end = start + len(block.text)
        if parts and parts[-1].role is block.role:
            parts[-1] = Part(role=block.role, start=parts[-1].start, end=end)
        else:
            parts.append(Part(role=block.role, start=start, end=end))
        start = end + len(BETWEEN)
    return tuple(parts)


def _cut(blocks: list[Block]) -> tuple[list[Block], bool]:
    kept: list[Block] = []
    room = LONGEST_TEXT
    for block in blocks:
        if len(block.text) > room:
            text = _cut_text(block.text, room)
            return ([*kept, Block(role=block.role, text=text)] if text.strip() else kept), True
        kept.append(block)
        room -= len(block.text) + len(BETWEEN)
    return kept, False


def _cut_text(text: str, room: int) -> str:
    """As much of the text as fits, up to the end of a paragraph, else of a line, else of a word."""
    head = text[: max(room, 0)]
    for end in (BETWEEN, "\n", " "):
        at = head.rfind(end)
        if at > 0:
            return head[:at]
    return head
