"""Telling captions, credits and bylines from the story's own sentences, in plain text. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from checks.model import Part, PartRole

# "Photo: Jane Doe / AGENCY", also glued to the caption before it ("... statesPhoto: ...").
_CREDIT_MARK = re.compile(
    r"(?:(?<=[a-z.”\"])|\b)(?:Photo|Photograph|Image|Images|Picture|Credit|Video|Foto)"
    r"(?:\s+(?:credit|by|courtesy(?:\s+of)?))?\s*:\s*|\b(?:Photo|Photograph|Image|Picture) by\s+"
)
_AGENCY_CREDIT = re.compile(r"^\W*[\w .’'-]{2,60}\s/\s[\w .’'/-]{2,80}$")
_BYLINE = re.compile(
    # Atomic: there is one way only to take a word and what joins it to the next.
    r"^(?:By|Von|Story by|Words by)\s+(?:(?>[A-Z][\w.’'-]+)(?>\s*(?:,|and|&)?\s*)){1,8}$"
    r"|^\(?(?:Additional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting)\s+by\b.*$"
    r"|^[Ww]ith files from\b.*$"
)
_LONGEST_CREDIT = 160
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")


def paragraphs(text: str, parts: Iterable[Part]) -> tuple[Part, ...]:
    """The paragraphs of the text, each with its role, white space at the ends left out.

    Within the body, photo credits and the captions they are glued to become pieces of their own.
    """
    pieces: list[Part] = []
    for part in parts:
        for found in _PARAGRAPH.finditer(text, part.start, part.end):
            pieces.extend(_split_credit(text, part.role, found.start(), found.end()))
    return tuple(piece for piece in (_trim(text, piece) for piece in pieces) if piece.start < piece.end)


def refine(text: str, parts: Iterable[Part]) -> tuple[Part, ...]:
    """The same parts with captions and credits cut out of the body; neighbours of one role are joined."""
    joined: list[Part] = []
    for piece in paragraphs(text, parts):
        last = joined[-1] if joined else None
        if last and last.role is piece.role and last.role is PartRole.BODY:
            joined[-1] = Part(role=last.role, start=last.start, end=piece.end)
        else:
            joined.append(piece)
    return tuple(joined)


def _split_credit(text: str, role: PartRole, start: int, end: int) -> list[Part]:
    paragraph = text[start:end]
    if role is not PartRole.BODY:
        return [Part(role=role, start=start, end=end)]
    if _BYLINE.match(paragraph.strip()) or _AGENCY_CREDIT.match(paragraph.strip()):
        return [Part(role=PartRole.CREDIT, start=start, end=end)]
    mark = _CREDIT_MARK.search(paragraph)
    if mark is None or len(paragraph) - mark.start() > _LONGEST_CREDIT:
        return [Part(role=role, start=start, end=end)]
    cut = start + mark.start()
    return [
        Part(role=PartRole.CAPTION, start=start, end=cut),
        Part(role=PartRole.CREDIT, start=cut, end=end),
    ]


def _trim(text: str, piece: Part) -> Part:
    start, end = piece.start, piece.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Part(role=piece.role, start=start, end=end)
