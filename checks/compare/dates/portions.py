"""The words for a part of a month, year or longer stretch: "early May", "the end of 2019", "by the end of the year"."""

from __future__ import annotations

import re

from checks.compare.dates.stretches import Portion, portion_of
from checks.compare.dates.words import GAP
from checks.model import Interval

_NAMED = {
    "early": Portion.EARLY,
    "beginning": Portion.EARLY,
    "start": Portion.EARLY,
    "mid": Portion.MID,
    "middle": Portion.MID,
    "late": Portion.LATE,
    "end": Portion.LATE,
    "close": Portion.LATE,
    "first half": Portion.FIRST_HALF,
    "second half": Portion.SECOND_HALF,
}
# Optional, before a stretch; read with `portion`.
PORTION = (
    rf"(?:(?P<short>(?i:early|late|mid))(?:-|{GAP})(?:in{GAP})?(?:the{GAP})?"
    rf"|(?P<deadline>(?i:by|until|before){GAP})?(?:(?i:the){GAP})?"
    rf"(?P<long>(?i:beginning|start|middle|end|close|(?:first|second){GAP}half)){GAP}of{GAP}(?:the{GAP})?)"
)


def portion(match: re.Match[str]) -> Portion | None:
    """Which part the words before the stretch take; None for the whole."""
    word = match["short"] or match["long"]
    if word is None:
        return None
    named = _NAMED[re.sub(r"\s+", " ", word.lower())]
    return Portion.CLOSE if match["deadline"] and named is Portion.LATE else named


def part(stretch: Interval, which: Portion | None) -> Interval:
    """The part of the stretch, or the whole."""
    return stretch if which is None else portion_of(stretch, which)


def named_part(words: str) -> Portion | None:
    """The part that the words name by "early", "mid" or "late"."""
    return next(
        (Portion(word) for word in ("early", "mid", "late") if re.search(rf"\b{word}\b", words.lower())), None
    )
