"""Lines set on pages, as a reader takes them: columns one after another, without page numbers and running heads. Pure."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

# Shares of the page's height in which running heads, feet and page numbers stand.
_MARGIN, _EDGE = 0.12, 0.06
_SMALL = 0.9
_PAGE_NUMBER = re.compile(
    r"(?:[-–—|·•]\s?)?(?:page|seite|p\.)?\s?[0-9]{1,4}(?:\s?(?:/|of|von|\|)\s?[0-9]{1,4})?(?:\s?[-–—|·•])?",
    re.IGNORECASE,
)
# What browsers print at the edges of a page: when, the page's title, its address.
_PRINTED = re.compile(
    r"[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{2,4},? [0-9]{1,2}:[0-9]{2}\b.*|https?://\S+(?: [0-9]+/[0-9]+)?"
)
_DIGITS = re.compile(r"[0-9]+")
# A gutter has so many lines at either side, and so few across it.
_FEWEST_BESIDE, _MOST_ACROSS = 4, 0.25
_NARROWEST_GUTTER = 6.0
_MOST_COLUMNS = 4


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of letters: its edges in points, `top` counted down from the page's upper edge, and its letters' size."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    page: int
    column: int = 0


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A page's lines and its height; whether it shows pictures."""

    lines: tuple[Line, ...]
    height: float
    pictures: bool


def without_furniture(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The pages without page numbers and without what returns at the head or foot of at least half of them.

    On a single page nothing returns: there it is what stands at the very edge in smaller letters than the story's.
    """
    returning = Counter(
        key for sheet in sheets for key in {_furniture(line) for line in sheet.lines if _at_edge(line, sheet)}
    )
    often = {key for key, count in returning.items() if count >= max(2, len(sheets) / 2)}
    usual = usual_size([line for sheet in sheets for line in sheet.lines])

    def stays(line: Line, sheet: Sheet) -> bool:
        if not _at_edge(line, sheet):
            return True
        small = len(sheets) == 1 and line.size < _SMALL * usual and _at_edge(line, sheet, _EDGE)
        printed = _at_edge(line, sheet, _EDGE) and _PRINTED.fullmatch(line.text)
        return not (small or printed or _furniture(line) in often or _PAGE_NUMBER.fullmatch(line.text))

    return [
        replace(sheet, lines=tuple(line for line in sheet.lines if stays(line, sheet))) for sheet in sheets
    ]


def usual_size(lines: Sequence[Line]) -> float:
    """The size of most letters."""
    sizes = Counter[float]()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _at_edge(line: Line, sheet: Sheet, share: float = _MARGIN) -> bool:
    return line.bottom <= share * sheet.height or line.top >= (1 - share) * sheet.height


def _furniture(line: Line) -> str:
    return _DIGITS.sub("#", line.text.casefold())


def in_order(sheet: Sheet) -> list[Line]:
    """The lines as a reader takes them."""
    return [replace(line, column=column) for column, line in _ordered([*sheet.lines], 0, _MOST_COLUMNS)]


def _ordered(lines: list[Line], column: int, most: int) -> list[tuple[int, Line]]:
    """Each line with its column. Lines across a gutter part the page into bands, which are read one after another."""
    lines = sorted(lines, key=lambda line: (round(line.top), line.left))
    gutter = _gutter(lines) if most > 1 else None
    if gutter is None:
        return [(column, line) for line in _rows(lines)]
    ordered: list[tuple[int, Line]] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in [*lines, None]:
        if line is not None and line.right <= gutter:
            left.append(line)
        elif line is not None and line.left >= gutter:
            right.append(line)
        else:
            ordered += _ordered(left, column, most - 1) + _ordered(right, column + most, most - 1)
            left, right = [], []
            ordered += [(column, line)] if line is not None else []
    return ordered


def _rows(lines: list[Line]) -> list[Line]:
    """The lines with those joined that stand on one height: words set wide apart."""
    rows: list[Line] = []
    for line in lines:
        last = rows[-1] if rows else None
        if (
            last
            and abs(last.top - line.top) < 0.3 * line.size
            and last.right <= line.left
            and last.size == line.size
        ):
            rows[-1] = replace(last, text=f"{last.text} {line.text}", right=line.right)
        else:
            rows.append(line)
    return rows


def _gutter(lines: Sequence[Line]) -> float | None:
    """The middle of an upright strip with lines at both sides and hardly any across it; None for a single column."""
    best: tuple[int, float] | None = None
    starts = sorted({round(line.left, 1) for line in lines})
    for start in starts[1:]:
        beside = [line for line in lines if line.left >= start - 0.1]
        before = [line.right for line in lines if line.right <= start - _NARROWEST_GUTTER]
        if len(before) < _FEWEST_BESIDE or len(beside) < _FEWEST_BESIDE:
            continue
        across = len(lines) - len(before) - len(beside)
        if (
            across <= _MOST_ACROSS * len(lines)
            and _side_by_side(lines, start)
            and (best is None or across < best[0])
        ):
            best = (across, (max(before) + start) / 2)
    return best[1] if best else None


def _side_by_side(lines: Sequence[Line], start: float) -> bool:
    """Whether both sides hold running text at the same heights, not labels beside it or a list of short lines."""
    left = [line for line in lines if line.right <= start - _NARROWEST_GUTTER]
    right = [line for line in lines if line.left >= start - 0.1]
    wide = min(statistics.median(line.right - line.left for line in side) for side in (left, right))
    overlap = min(left[-1].bottom, right[-1].bottom) - max(left[0].top, right[0].top)
    return wide > 8 * statistics.median(line.size for line in lines) and overlap > 0
