"""Where a name begins and ends in the text: cleaning the recogniser's spans. Pure."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from checks.compare.countries import country_of
from checks.language.roles import FUNCTION_WORDS, HONORIFIC, MODIFIERS, ROLE

# Latin capitals, those with marks included (Š, Ö, Ł).
UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚ"
CAPITALISED = rf"(?:[{UPPER}][\w’'-]*\w|[{UPPER}]\.?)"
PARTICLE = r"(?:bin|bint|ibn|al|el|de|da|di|du|del|della|dos|van|von|der|den|ter|la|le|y)"
NAME_RUN = re.compile(
    rf"{CAPITALISED}(?:\s+(?:{PARTICLE}\s+){{0,2}}{CAPITALISED}|-{CAPITALISED}|-[a-z]{{1,6}}\b){{0,4}}"
)

_ENDS_IN_PARTICLE = re.compile(rf"\b{PARTICLE}$")
_AFTER_PARTICLE = re.compile(rf"\s+(?:{PARTICLE}\s+)?{CAPITALISED}")
# The second syllable of "Moon Jae-in".
_SYLLABLE = re.compile(r"-[a-z]{1,6}\b")
_POSSESSIVE = re.compile(r"['’]s?$")
_EDGES = " \t.,;:!?()[]“”\"'‘’*–—-/"
_NOT_NAMES = frozenset({"image", "photo", "picture", "video", "reuters", "getty", "afp", "tass", "livetext"})
_LONGEST_PARTICLE = 12  # characters, with the space before it


@dataclass(frozen=True)
class NameSpan:
    """A stretch of the text that is a person's name and nothing else."""

    start: int
    end: int


def clean(text: str, start: int, end: int) -> NameSpan | None:
    """The name inside a span, or None: titles, honorifics, possessive and marks at the edges are cut off."""
    words = text[start:end].split("\n", maxsplit=1)[0]
    words = words.split(" / ")[0]
    lead = _lead(words)
    words = _POSSESSIVE.sub("", words[lead:].rstrip(_EDGES))
    while words and words[0] in _EDGES:
        words, lead = words[1:], lead + 1
    if not _looks_like_a_name(words):
        return None
    return NameSpan(start + lead, _whole_end(text, start + lead + len(words)))


class Covered:
    """Stretches of the text, to be asked many times whether one of them is touched."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        """They may overlap and come in any order."""
        ordered = sorted(stretches)
        self._starts = [start for start, _ in ordered]
        # How far the stretches up to each one reach.
        self._reached = list(accumulate((end for _, end in ordered), max))

    def touches(self, start: int, end: int) -> bool:
        """Whether any of them shares a character with this stretch."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._reached[before - 1] > start


def covered_by(spans: Iterable[NameSpan]) -> Covered:
    """The stretches of names."""
    return Covered((span.start, span.end) for span in spans)


def without_overlaps(spans: Sequence[NameSpan]) -> list[NameSpan]:
    """The spans in text order; of two that overlap the earlier, then the longer one."""
    kept: list[NameSpan] = []
    for span in sorted(spans, key=lambda item: (item.start, -item.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _whole_end(text: str, end: int) -> int:
    """Where a name that was cut ends: "Ursula von der" goes on to Leyen, "Moon Jae" to -in."""
    if _ENDS_IN_PARTICLE.search(text, max(0, end - _LONGEST_PARTICLE), end):
        rest = _AFTER_PARTICLE.match(text, end)
    else:
        rest = _SYLLABLE.match(text, end)
    return rest.end() if rest else end


def _lead(words: str) -> int:
    """How many characters of titles and honorifics stand before the name."""
    lead = 0
    while True:
        rest = words[lead:]
        honorific = HONORIFIC.match(rest)
        role = ROLE.match(rest)
        step = honorific.end() if honorific else role.end() if role else 0
        step += len(rest[step:]) - len(rest[step:].lstrip())
        if not step or lead + step >= len(words):
            return lead
        lead += step


def _looks_like_a_name(words: str) -> bool:
    plain = words.casefold()
    if len(words) < 2 or not words[0].isupper() or re.search(r"[\d@/|+]|https?:", words):  # noqa: PLR2004
        return False
    pieces = plain.split()
    if country_of(words) or plain in _NOT_NAMES or any(piece in _NOT_NAMES for piece in pieces):
        return False
    if all(piece in FUNCTION_WORDS or piece in MODIFIERS or ROLE.fullmatch(piece) for piece in pieces):
        return False
    return not words.isupper()
