"""A PDF -> headline and paragraphs: columns in their order, lines rejoined, page furniture left out. Pure.

A PDF holds letters at places, not sentences. Lines are put together by pdfminer; which of them stand in one column,
make one paragraph or return on every page is told here by where they stand.
"""

from __future__ import annotations

import binascii
import io
import re
import statistics
import struct
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LAParams, LTChar, LTImage, LTItem, LTPage, LTTextContainer, LTTextLine
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.psexceptions import PSException

from checks.article.sheets import Line, Sheet, in_order, usual_size, without_furniture
from checks.article.word_files import Written
from checks.errors import Unreadable

MOST_PAGES = 1_000
# A little more than is read of any article, so that a cut is seen and said.
MOST_CHARACTERS = 220_000
MOST_LINES_OF_A_PAGE = 3_000

# What pdfminer lets through of a broken file: it trusts types and numbers in it.
_BROKEN = (
    *(
        PSException,
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
        AssertionError,
        ArithmeticError,
    ),
    *(struct.error, binascii.Error, zlib.error, RecursionError, NotImplementedError, EOFError),
)
_OTHERWISE = "copy the story's text and paste that, or pass it as a .txt or .docx file."
_INSTEAD = _OTHERWISE.capitalize()
_FEWEST_LETTERS = 40
# Letters of a font that does not say which letters they are.
_NO_LETTERS = re.compile(r"\(cid:[0-9]{1,6}\)")
_MOST_NO_LETTERS = 0.05
_LIGATURES = str.maketrans(
    {
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ﬅ": "st",
        "ﬆ": "st",
        "\u00a0": " ",
        "\u00ad": "\u00ad",
    }
)


_SENTENCE_ENDS = (".", "!", "?", "”", '"', "’", ":", ")", "…")
_BULLET = re.compile(r"[•●▪◦‣–—*-]\s")
_HYPHEN_AT_END = re.compile(r"(?P<head>[^\W\d_]{2,})(?P<mark>[-\u2010\u00ad])$")
# Of the lines of a text so many begin a paragraph, at least.
_OFTEN = 0.04
_INDENT, _NO_HEADING = 0.8, 0.6
_HEADLINE_SIZE = 1.25
_LONGEST_HEADLINE = 250
_HEADLINE_WITHIN = 8


@dataclass(kw_only=True)
class _Paragraph:
    """A paragraph as it grows."""

    lines: list[Line]

    @property
    def size(self) -> float:
        return statistics.median(line.size for line in self.lines)


def read_pdf_text(file: str, body: bytes) -> Written:
    """The text of a PDF.

    Args:
        file: Its name, for the sentence of an error.
        body: Its bytes.

    Raises:
        Unreadable: It is damaged, locked by a password, or holds pictures of pages instead of letters.
    """
    try:
        sheets = [*_sheets(body)]
        if _letters(sheets) < _FEWEST_LETTERS:
            # Some programs draw whole pages as one figure; in others a figure's words are labels, not the story.
            sheets = [*_sheets(body, in_figures=True)]
    except (PDFPasswordIncorrect, PDFEncryptionError) as error:
        raise Unreadable(f"{file} is locked by a password. Save it without one, or {_OTHERWISE}") from error
    except _BROKEN as error:
        raise Unreadable(f"{file}: this is a PDF, but a damaged one. {_INSTEAD}") from error
    _refuse_wordless(file, sheets)
    return _written(_paragraphs([line for sheet in without_furniture(sheets) for line in in_order(sheet)]))


def _sheets(body: bytes, *, in_figures: bool = False) -> Iterator[Sheet]:
    document = PDFDocument(PDFParser(io.BytesIO(body)))
    manager = PDFResourceManager()
    # Without the flow of boxes: that search is quadratic, and the columns are told below.
    device = PDFPageAggregator(manager, laparams=LAParams(boxes_flow=None, all_texts=in_figures))
    interpreter = PDFPageInterpreter(manager, device)
    read = 0
    for number, page in enumerate(PDFPage.create_pages(document)):
        if number >= MOST_PAGES or read > MOST_CHARACTERS:
            return
        interpreter.process_page(page)
        sheet = _sheet(device.get_result(), number)
        read += sum(len(line.text) for line in sheet.lines)
        yield sheet


def _sheet(page: LTPage, number: int) -> Sheet:
    lines: list[Line] = []
    pictures = False
    waiting: list[LTItem] = [page]
    while waiting and len(lines) < MOST_LINES_OF_A_PAGE:
        item = waiting.pop()
        pictures = pictures or isinstance(item, LTImage)
        if isinstance(item, LTTextLine):
            line = _line(item, page, number)
            lines += [line] if line else []
        elif isinstance(item, LTPage | LTTextContainer) or hasattr(item, "__iter__"):
            waiting.extend(one for one in item if isinstance(one, LTItem))
    return Sheet(lines=tuple(lines), height=max(page.height, 1.0), pictures=pictures)


def _line(item: LTTextLine, page: LTPage, number: int) -> Line | None:
    text = " ".join(item.get_text().translate(_LIGATURES).split())
    sizes = [letter.size for letter in item if isinstance(letter, LTChar)]
    if not text or not sizes:
        return None
    return Line(
        text=text,
        left=item.x0,
        right=item.x1,
        top=page.y1 - item.y1,
        bottom=page.y1 - item.y0,
        size=round(statistics.median(sizes), 1),
        page=number,
    )


def _refuse_wordless(file: str, sheets: Sequence[Sheet]) -> None:
    text = " ".join(line.text for sheet in sheets for line in sheet.lines)
    lost = _NO_LETTERS.findall(text)
    if len(lost) > _MOST_NO_LETTERS * max(1, len(text.split())):
        raise Unreadable(f"{file}: the fonts of this PDF do not say which letters they show. {_INSTEAD}")
    if _letters(sheets) >= _FEWEST_LETTERS:
        return
    if any(sheet.pictures for sheet in sheets):
        raise Unreadable(
            f"{file} is a scan: this PDF holds pictures of pages, no text. Read it in with OCR, or {_OTHERWISE}"
        )
    raise Unreadable(f"{file}: this is a PDF without text. {_INSTEAD}")


def _letters(sheets: Sequence[Sheet]) -> int:
    return sum(letter.isalpha() for sheet in sheets for line in sheet.lines for letter in line.text)


def _paragraphs(lines: Sequence[Line]) -> list[_Paragraph]:
    """Lines put together as paragraphs, over the ends of columns and pages too."""
    manner = _manner(lines)
    paragraphs: list[_Paragraph] = []
    for line in lines:
        last = paragraphs[-1].lines[-1] if paragraphs else None
        if last is not None and _goes_on(last, line, manner):
            paragraphs[-1].lines.append(line)
        else:
            paragraphs.append(_Paragraph(lines=[line]))
    return paragraphs


# The usual left and the outermost right edge of each column of each page.
_Edges = dict[tuple[int, int], tuple[float, float]]


@dataclass(frozen=True, kw_only=True)
class _Manner:
    """How the document parts its paragraphs: by space between them, by indented first lines, or by nothing.

    `pitch` is the usual way from one line down to the next, as a multiple of the letters' size.
    """

    edges: _Edges
    pitch: float
    by_space: bool
    by_indent: bool


def _edges(lines: Sequence[Line]) -> _Edges:
    """The usual left and the outermost right edge of each column of each page."""
    columns: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        columns.setdefault((line.page, line.column), []).append(line)
    return {
        place: (
            Counter(round(line.left) for line in own).most_common(1)[0][0],
            max(line.right for line in own),
        )
        for place, own in columns.items()
    }


def _usual_pitch(lines: Sequence[Line]) -> float:
    """The usual way from one line down to the next, as a multiple of the letters' size."""
    steps = [
        (line.top - before.top) / line.size
        for before, line in pairwise(lines)
        if (before.page, before.column) == (line.page, line.column)
        and 0 < line.top - before.top < 4 * line.size
    ]
    # Not the median: of paragraphs of one line most steps are spaces.
    return sorted(steps)[len(steps) // 4] if steps else 1.3


def _manner(lines: Sequence[Line]) -> _Manner:
    edges, pitch = _edges(lines), _usual_pitch(lines)
    within = [pair for pair in pairwise(lines) if _same_column(*pair)]
    spaced = sum(_is_apart(last, line, pitch) for last, line in within)
    indented = sum(_is_indented(line, edges) and not _is_indented(last, edges) for last, line in within)
    often = max(2.0, _OFTEN * len(within))
    return _Manner(edges=edges, pitch=pitch, by_space=spaced >= often, by_indent=indented >= often)


def _same_column(last: Line, line: Line) -> bool:
    return (last.page, last.column) == (line.page, line.column) and line.top >= last.top


def _is_apart(last: Line, line: Line, pitch: float) -> bool:
    return line.top - last.top > 1.3 * pitch * line.size


def _is_indented(line: Line, edges: _Edges) -> bool:
    return line.left - edges[line.page, line.column][0] > _INDENT * line.size


def _goes_on(last: Line, line: Line, manner: _Manner) -> bool:
    """Whether a line belongs to the paragraph of the line before it."""
    if abs(last.size - line.size) > 0.08 * max(last.size, line.size) or _BULLET.match(line.text):
        return False
    edge = manner.edges[last.page, last.column]
    is_full = _is_full(last, line, edge[1])
    is_indented = _is_indented(line, manner.edges)
    is_ended = last.text.endswith(_SENTENCE_ENDS)
    if not _same_column(last, line):
        if is_ended:
            return manner.by_indent and is_full and not is_indented
        # A heading that closes a column is short.
        is_long = last.right - last.left > _NO_HEADING * (edge[1] - edge[0])
        return is_full or is_long or line.text[:1].islower()
    if _is_apart(last, line, manner.pitch):
        return False
    # A quotation may be set in as a block; where indents part the paragraphs, each is one.
    if is_indented and (manner.by_indent or not _is_indented(last, manner.edges)):
        return False
    return is_full or manner.by_space or manner.by_indent or not is_ended or not line.text[:1].isupper()


def _is_full(last: Line, line: Line, right: float) -> bool:
    """Whether the next line's first word would not have found room behind a line: nothing but the room ended it."""
    if _HYPHEN_AT_END.search(last.text):
        return True
    letter = (last.right - last.left) / max(1, len(last.text))
    first = len(line.text.partition(" ")[0]) + 1
    return last.right + 0.9 * first * letter > right


def _written(paragraphs: Sequence[_Paragraph]) -> Written:
    """The headline is what stands at the head in clearly larger letters than the story's."""
    words = {
        word.casefold()
        for one in paragraphs
        for line in one.lines
        for word in re.findall(r"[\w-]+", line.text)
    }
    usual = usual_size([line for one in paragraphs for line in one.lines])
    head = [*paragraphs[:_HEADLINE_WITHIN]]
    largest = max(head, key=lambda one: one.size, default=None)
    texts = [_joined(one.lines, words) for one in paragraphs]
    if largest is None or len(texts) == 1 or largest.size < _HEADLINE_SIZE * usual:
        return Written(headline="", paragraphs=tuple(texts))
    place = head.index(largest)
    if len(texts[place]) > _LONGEST_HEADLINE:
        return Written(headline="", paragraphs=tuple(texts))
    return Written(headline=texts[place], paragraphs=(*texts[:place], *texts[place + 1 :]))


def _joined(lines: Sequence[Line], words: set[str]) -> str:
    """The lines as one, with words that were parted at a line's end put together again."""
    text = ""
    for line in lines:
        parted = _HYPHEN_AT_END.search(text)
        tail = re.match(r"[^\W\d_]+", line.text)
        if parted is None or tail is None:
            text = f"{text} {line.text}" if text else line.text
        elif _keeps_hyphen(parted, tail.group(), words):
            text = f"{text[: parted.start('mark')]}-{line.text}"
        else:
            text = text[: parted.start("mark")] + line.text
    return text.replace("\u00ad", "")


def _keeps_hyphen(parted: re.Match[str], tail: str, words: set[str]) -> bool:
    """Whether the hyphen is the word's own ("Anglo-American", "vice-president"), by how the text writes it elsewhere."""
    if parted["mark"] == "\u00ad":
        return False
    if tail[0].isupper():
        return True
    head = parted["head"].casefold()
    return f"{head}-{tail.casefold()}" in words and f"{head}{tail.casefold()}" not in words
