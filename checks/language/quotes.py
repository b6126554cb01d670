"""Quotations and who said them, as far as the paragraph tells. Pure."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from checks.model import PartRole
from checks.reading import Mention, Quotation, Stretch

_QUOTATION = re.compile(r"“[^”]{2,}[”]|\"[^\"]{2,}\"|„[^“”]{2,}[“”]")
_CUES = (
    r"said|says|told|added|argued|wrote|claimed|announced|explained|noted|insisted|stated|stressed|warned|"
    r"asked|replied|tweeted|posted|emphasi[sz]ed|declared|continued|recalled|admitted|denied|tells|adds|"
    r"according to"
)
_CUE = re.compile(rf"\b(?:{_CUES})\b")
_PRONOUN = re.compile(rf"\b(?:he|she)\s+(?:{_CUES})\b|\b(?:{_CUES})\s+(?:he|she)\b", re.IGNORECASE)
_REACH = 120  # characters between a quotation and the words that name its speaker


def find_quotations(
    text: str, paragraphs: Sequence[Stretch], persons: Sequence[Mention]
) -> tuple[Quotation, ...]:
    """The quotations of the text in order; `speaker` is the subject of a person mention, or None."""
    found: list[Quotation] = []
    last_speaker: str | None = None
    for paragraph in paragraphs:
        if paragraph.role is PartRole.CREDIT:
            continue
        inside = _between(persons, paragraph.start, paragraph.end)
        for match in _QUOTATION.finditer(text, paragraph.start, paragraph.end):
            speaker = _speaker(text, match, paragraph, inside, last_speaker)
            found.append(Quotation(start=match.start(), end=match.end(), speaker=speaker))
            last_speaker = speaker or last_speaker
    return tuple(found)


def _speaker(
    text: str,
    quotation: re.Match[str],
    paragraph: Stretch,
    persons: Sequence[Mention],
    last_speaker: str | None,
) -> str | None:
    after_from, after_to = quotation.end(), min(paragraph.end, quotation.end() + _REACH)
    before_from, before_to = max(paragraph.start, quotation.start() - _REACH), quotation.start()
    for start, end in ((after_from, after_to), (before_from, before_to)):
        words = text[start:end]
        if not _CUE.search(words):
            continue
        near = _between(persons, start, end)
        if near:
            return min(near, key=lambda person: _distance(person, quotation)).subject
        if _PRONOUN.search(words):
            return last_speaker
    return None


def _between(persons: Sequence[Mention], start: int, end: int) -> Sequence[Mention]:
    """Those who begin in a stretch; they are in the order of the text."""
    first, last = (bisect_left(persons, offset, key=lambda person: person.start) for offset in (start, end))
    return persons[first:last]


def _distance(person: Mention, quotation: re.Match[str]) -> int:
    return min(abs(person.start - quotation.end()), abs(quotation.start() - person.end))
