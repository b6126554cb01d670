"""Telling what an editor says about the story, and when, from the story itself: correction notes and stamps. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from checks.corrections import is_correction
from checks.model import Part, PartRole

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_TIME = r"\d{1,2}[.:]\d{2}(?:[.:]\d{2})?\s?(?:[ap]\.?m\.?)?(?:\s?\(?(?:[A-Z]{2,5}|local(?:\stime)?)(?:[+-]\d{1,2})?\)?)?"
_HOUR = r"\d{1,2}\s?[ap]\.?m\.?(?:\s?[A-Z]{2,5})?"
_DAY = (
    rf"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{{0,6}},?\s)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}(?:,?\s\d{{4}})?|{_MONTH}\s\d{{1,2}}(?:,?\s\d{{4}})?|\d{{4}}-\d{{2}}-\d{{2}}"
    r"|\d{1,2}/\d{1,2}/\d{2,4})"
)
_LEAD = r"(?:(?:first|originally|last)\s)?(?:published|updated|modified|posted|amended|filed|issued|edited)(?:\s(?:on|at))?:?\s"
_CLOCK = rf"(?:{_TIME}|{_HOUR})"
# A stamp needs a clock time or the word "updated": a day alone heads a timeline and is part of the story.
_STAMP = re.compile(
    rf"(?:{_LEAD})?(?:(?:{_DAY},?\s(?:at\s|[-–|·]\s)?)?{_CLOCK}(?:,?\s(?:on\s)?{_DAY})?)(?:\s{_CLOCK})?"
    rf"|{_LEAD}{_DAY}"
    r"|(?:\d{1,2}|an?)\s?(?:h|m|min|mins|minutes?|hours?|days?)\sago",
    re.IGNORECASE,
)
_LONGEST_STAMP = 60
# "10.42 Ilse Varga arrives", which two paragraphs at least must have: one alone may begin with a figure.
_ENTRY = re.compile(
    rf"[\s*•-]{{0,3}}(?P<stamp>(?:{_DAY},?\s)?{_CLOCK})(?:\s?[-–—|:·]\s?|\s)(?=[\"“‘'«(]?[^\W\d_a-z])"
)
_FEWEST_ENTRIES = 2
_BESIDE_A_STAMP = " \t\r\n\u00a0\u202f-–—|:·"
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")
_LINE = re.compile(r"[^\n]+")


def is_note(paragraph: str) -> bool:
    """Whether a paragraph speaks about the story (a correction, an editor's note) or is a stamp of time."""
    words = paragraph.strip()
    if len(words) <= _LONGEST_STAMP and _STAMP.fullmatch(words.strip("-–—|·•*[]() \t")):
        return True
    return is_correction(words)


def with_notes(text: str, parts: Iterable[Part]) -> tuple[Part, ...]:
    """The parts with notes and stamps cut out of the body as parts of their own."""
    unit = _PARAGRAPH if "\n\n" in text else _LINE
    cut: list[Part] = []
    for part in parts:
        if part.role is not PartRole.BODY:
            cut.append(part)
            continue
        begun = part.start
        for start, end in _notes(text, part, unit):
            cut += _body(text, begun, start)
            cut.append(Part(role=PartRole.NOTE, start=start, end=end))
            begun = end
        cut += _body(text, begun, part.end) if begun > part.start else [part]
    return tuple(cut)


def _notes(text: str, part: Part, unit: re.Pattern[str]) -> list[tuple[int, int]]:
    """The places of the notes: whole paragraphs, and stamps before the first words of a live blog's entries."""
    places = list(unit.finditer(text, part.start, part.end))
    entries = [_ENTRY.match(found.group()) for found in places]
    is_blog = sum(entry is not None for entry in entries) >= _FEWEST_ENTRIES
    notes = []
    for found, entry in zip(places, entries, strict=True):
        first, line_end, _ = found.group().partition("\n")
        if is_note(found.group()):
            notes.append(found.span())
        elif line_end and is_note(first) and not is_correction(first):
            notes.append((found.start(), found.start() + len(first)))
        elif is_blog and entry is not None:
            notes.append((found.start(), found.start() + entry.end("stamp")))
    return notes


def _body(text: str, start: int, end: int) -> list[Part]:
    """The body between two notes, without the white space at its ends; nothing where nothing else is there."""
    words = text[start:end]
    start += len(words) - len(words.lstrip(_BESIDE_A_STAMP))
    end -= len(words) - len(words.rstrip())
    return [Part(role=PartRole.BODY, start=start, end=end)] if start < end else []
