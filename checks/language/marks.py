"""Where words stand in quotation marks: English, British single, German, French and straight marks. Pure, linear."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

_MARK = re.compile(r"[“”„‟\"«»‘’']")
_INNER = re.compile(r"\w")
# What may stand before an opening mark beside white space.
_BEFORE_OPENING = frozenset("([{—–-/…:“‘\"'„«»")
# Words and years that lose their beginning to an apostrophe: 'em, ’90s, 'tis.
_CUT_WORD = re.compile(
    r"(?:\d0s|\d\d(?!\d)|em|til|till|tis|twas|cause|cos|round|bout|n|ere|til|un)(?!\w)", re.IGNORECASE
)
# 6'2" and 6’ 2” are feet and inches, 5'30" minutes and seconds.
_INCHES = re.compile(r"\d\s?['’′]\s?\d{1,2}(?:\.\d+)?$")
_LONGEST_INCHES = 12  # characters
_LONGEST_SINGLE = 1500  # characters between two single marks; a paragraph of news has 300


class _Family(Enum):
    """Marks that close one another."""

    DOUBLE = "“”„‟"
    STRAIGHT = '"'
    POINTED = "«»"
    SINGLE = "‘’"
    TICK = "'"


_FAMILIES = {mark: family for family in _Family for mark in family.value}


@dataclass(frozen=True)
class _Mark:
    """A mark with what it can do where it stands."""

    at: int
    sign: str
    opens: bool
    closes: bool

    @property
    def family(self) -> _Family:
        return _FAMILIES[self.sign]


@dataclass(frozen=True)
class Marked:
    """A stretch in marks, the marks included. `closed` False: it runs to the paragraph's end without a closing mark."""

    start: int
    end: int
    closed: bool = True


def marked_stretches(text: str, start: int, end: int) -> list[Marked]:
    """The stretches of a paragraph that stand in marks, outermost only, in order.

    At most the last one is not closed; whether it is a quotation, the next paragraph tells.
    """
    marks = [
        mark for found in _MARK.finditer(text, start, end) if (mark := _mark(text, found.start(), start, end))
    ]
    balanced = sum(mark.sign == "“" for mark in marks) == sum(mark.sign == "”" for mark in marks)
    found: list[Marked] = []
    unclosed: Marked | None = None
    spent: set[_Family] = set()
    index = 0
    while index < len(marks):
        mark = marks[index]
        if not mark.opens or mark.family in spent:
            index += 1
            continue
        other = _closing(text, marks, index, balanced=balanced)
        if other is None:
            index += 1
            if mark.family in {_Family.SINGLE, _Family.TICK}:
                continue
            spent.add(mark.family)
            if unclosed is None:
                unclosed = Marked(mark.at, end, closed=False)
        elif marks[other].opens and not marks[other].closes:
            index = other
        else:
            if _INNER.search(text, mark.at + 1, marks[other].at):
                found.append(Marked(mark.at, marks[other].at + 1))
            index = other + 1
    if unclosed is not None and (not found or found[-1].end <= unclosed.start):
        found.append(unclosed)
    return found


def _mark(text: str, at: int, start: int, end: int) -> _Mark | None:  # noqa: PLR0911 - one for each sign
    """What the mark at this place can do; None for apostrophes and inches."""
    sign = text[at]
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    at_left = before.isspace() or before in _BEFORE_OPENING
    followed = not after.isspace() and after not in ".,;:!?)]"
    if sign in "‘’'":
        return _single(text, at, before, after, at_left=at_left)
    if sign in '"”' and before.isdigit() and _INCHES.search(text, max(start, at - _LONGEST_INCHES), at):
        return None
    if sign in "“‟":
        return _Mark(at, sign, opens=followed or at_left, closes=not at_left)
    if sign == "„":
        return _Mark(at, sign, opens=True, closes=False)
    if sign == "”":
        return _Mark(at, sign, opens=at_left and followed, closes=not (before.isspace() and followed))
    if sign in "«»":
        return _Mark(at, sign, opens=sign == "«" or at_left, closes=sign == "»" or not at_left)
    return _Mark(at, sign, opens=at_left and followed, closes=not before.isspace())


def _single(text: str, at: int, before: str, after: str, *, at_left: bool) -> _Mark | None:
    if before.isalnum() and after.isalnum():
        return None
    sign = text[at]
    if at_left and not after.isspace():
        cut_word = _CUT_WORD.match(text, at + 1) is not None
        opens = sign != "’" and not cut_word and (after.isalnum() or after in '“"[(…£$€')
        return _Mark(at, sign, opens=True, closes=False) if opens else None
    closes = not before.isspace() and not after.isalnum() and sign != "‘"
    return _Mark(at, sign, opens=False, closes=True) if closes else None


def _closing(text: str, marks: Sequence[_Mark], opening: int, *, balanced: bool) -> int | None:
    """The index of the closing mark; of the next opening one where this was never closed; None at the end."""
    first = marks[opening]
    if first.family in {_Family.SINGLE, _Family.TICK}:
        return _closing_single(text, marks, opening)
    depth = 0
    for index in range(opening + 1, len(marks)):
        mark = marks[index]
        if mark.family is not first.family:
            continue
        if _ends(mark, first):
            if depth == 0:
                return index
            depth -= 1
        elif mark.opens:
            if not balanced or first.sign != "“":
                return index
            depth += 1
    return None


def _ends(mark: _Mark, first: _Mark) -> bool:
    """Whether it closes what `first` opened: “…”, „…“, ”…”, "…", «…», »…«."""
    if first.family is _Family.POINTED:
        return mark.sign != first.sign
    if first.sign == "„":
        return mark.sign in "“”"
    return mark.closes


def _closing_single(text: str, marks: Sequence[_Mark], opening: int) -> int | None:
    """The closing mark among apostrophes: behind a mark of punctuation it is sure, behind "s" it may be a genitive."""
    first = marks[opening]
    genitive: int | None = None
    for index in range(opening + 1, len(marks)):
        mark = marks[index]
        if mark.at - first.at > _LONGEST_SINGLE:
            break
        if mark.family not in {_Family.SINGLE, _Family.TICK}:
            continue
        if mark.opens:
            return genitive if genitive is not None else index
        if (mark.sign == "'") != (first.sign == "'"):
            continue
        if genitive is None and _may_be_genitive(text, mark.at):
            genitive = index
            continue
        return index
    return genitive


def _may_be_genitive(text: str, at: int) -> bool:
    return text[at - 1] in "sS" and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].islower()
