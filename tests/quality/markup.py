"""The format in which people mark articles by hand; README.md beside this module tells it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from checks.model import PartialDate
from tests.quality.gold import Day, Gold, Marked, Person, Quote, Title, Work

OPEN, BAR, CLOSE = "⟦", "|", "⟧"
KINDS: Mapping[str, str] = {
    "p": "persons",
    "t": "titles",
    "d": "dates",
    "w": "works",
    "q": "quotes",
    "o": "organisations",
    "n": "numbers",
    "i": "ignore",
}
USUAL = frozenset({"persons", "titles", "dates", "works", "quotes"})
_MARK = re.compile(rf"{OPEN}([a-z])(?::([^{OPEN}{BAR}{CLOSE}]*))?\{BAR}|{OPEN}|{CLOSE}")
_HEADER = re.compile(r"(published|desk|marked):[ \t]*(.*)")


class MarkupError(Exception):
    """A file is marked wrongly; `str(error)` says where and how to mend it."""


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One mark with the place of its words in the text without marks. `says` is what stands after the colon."""

    letter: str
    says: str
    start: int
    end: int
    text: str


@dataclass
class _Open:
    letter: str
    says: str
    start: int
    line: int


@dataclass
class _Reading:
    """The text so far, without its marks."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    stack: list[_Open] = field(default_factory=list)
    marks: list[tuple[_Open, int]] = field(default_factory=list)


def read_marked(path: Path) -> Gold:
    """The annotated article of a file; MarkupError where it is marked wrongly."""
    return parse(path.read_text(encoding="utf-8"), name=path.stem)


def parse(source: str, *, name: str) -> Gold:
    """An annotated article: header lines, a blank line, then the text with its marks."""
    try:
        return _parsed(source, name)
    except MarkupError as error:
        raise MarkupError(f"{name}: {error}") from error


def _parsed(source: str, name: str) -> Gold:
    header, body, line = _parted(source)
    text, marks = unmarked(body, line=line)
    made = {letter: [mark for mark in marks if mark.letter == letter] for letter in KINDS}
    gold = Gold(
        name=name,
        text=text,
        published=_published(header.get("published", "")),
        desk=header.get("desk", ""),
        marked=_kinds(header.get("marked", "")),
        persons=tuple(Person(**_span(mark), canonical=mark.says or mark.text) for mark in made["p"]),
        titles=tuple(Title(**_span(mark), canonical=one) for mark in made["t"] for one in _people(mark)),
        dates=tuple(_day(mark) for mark in made["d"]),
        works=tuple(_work(mark) for mark in made["w"]),
        quotes=tuple(Quote(**_span(mark), speaker=mark.says) for mark in made["q"]),
        organisations=tuple(Marked(**_span(mark)) for mark in made["o"]),
        numbers=tuple(Marked(**_span(mark)) for mark in made["n"]),
        ignore=tuple(Marked(**_span(mark)) for mark in made["i"]),
    )
    _refuse_unknown_people(gold)
    return gold


def _span(mark: Mark) -> dict:
    return {"start": mark.start, "end": mark.end, "text": mark.text}


def _parted(source: str) -> tuple[dict[str, str], str, int]:
    """The header, the rest, and the number of its first line."""
    header: dict[str, str] = {}
    lines = source.splitlines(keepends=True)
    for number, line in enumerate(lines, start=1):
        found = _HEADER.fullmatch(line.strip())
        if found:
            header[found[1]] = found[2].strip()
        elif line.strip():
            raise MarkupError(
                f"line {number} is no header line. Begin with published: YYYY-MM-DD, then a blank line."
            )
        else:
            rest = "".join(lines[number:])
            blank = len(rest) - len(rest.lstrip("\n"))
            return header, rest.strip("\n"), number + 1 + blank
    raise MarkupError("there is no text. After the header comes a blank line, then the headline.")


def unmarked(body: str, *, line: int = 1) -> tuple[str, tuple[Mark, ...]]:
    """The text without its marks, and the marks in the order of their starts, outer ones first."""
    reading, at = _Reading(), 0
    for found in _MARK.finditer(body):
        _take(reading, body[at : found.start()])
        at = found.end()
        here = line + body.count("\n", 0, found.start())
        if found[0] == CLOSE:
            if not reading.stack:
                raise MarkupError(f"line {here}: a {CLOSE} closes nothing.")
            reading.marks.append((reading.stack.pop(), reading.length))
        elif found[1] in KINDS:
            reading.stack.append(
                _Open(letter=found[1], says=(found[2] or "").strip(), start=reading.length, line=here)
            )
        else:
            raise MarkupError(
                f"line {here}: {body[found.start() : found.start() + 12]!r} opens no mark. "
                f"Write {OPEN}LETTER{BAR}words{CLOSE} with one of {', '.join(KINDS)}."
            )
    _take(reading, body[at:])
    if reading.stack:
        raise MarkupError(
            f"line {reading.stack[-1].line}: a mark {reading.stack[-1].letter!r} is not closed."
        )
    return _with_text(reading)


def _take(reading: _Reading, piece: str) -> None:
    reading.pieces.append(piece)
    reading.length += len(piece)


def _with_text(reading: _Reading) -> tuple[str, tuple[Mark, ...]]:
    text = "".join(reading.pieces)
    marks = []
    for opened, end in reading.marks:
        words = text[opened.start : end]
        if not words or words != words.strip():
            raise MarkupError(
                f"line {opened.line}: the mark on {words!r} begins or ends with a blank, or is empty."
            )
        marks.append(Mark(letter=opened.letter, says=opened.says, start=opened.start, end=end, text=words))
    return text, tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end)))


def _published(told: str) -> date:
    try:
        return date.fromisoformat(told)
    except ValueError as error:
        raise MarkupError(f"the header must say published: YYYY-MM-DD, not {told!r}.") from error


def _kinds(told: str) -> frozenset[str]:
    kinds = frozenset(told.replace(",", " ").split())
    unknown = kinds.difference(KINDS.values())
    if unknown:
        raise MarkupError(f"marked: knows no {min(unknown)!r}; it takes {', '.join(KINDS.values())}.")
    return kinds or USUAL


def _people(mark: Mark) -> list[str]:
    people = [name.strip() for name in mark.says.split(";") if name.strip()]
    if not people:
        raise MarkupError(f"the title {mark.text!r} names nobody. Write {OPEN}t:Whose Name{BAR}title{CLOSE}.")
    return people


def _day(mark: Mark) -> Day:
    if mark.says == "?":
        return Day(**_span(mark), readings=(), type="open")
    readings = tuple(_reading(one.strip(), mark) for one in mark.says.split(";"))
    return Day(**_span(mark), readings=readings, type="calendar")


def _reading(told: str, mark: Mark) -> tuple[date | None, date | None]:
    first, dots, last = told.partition("..")
    if not dots:
        last = first
    ends = (_end(first, mark, lambda day: day.first), _end(last, mark, lambda day: day.last))
    if ends == (None, None) or (ends[0] and ends[1] and ends[0] > ends[1]):
        raise MarkupError(_bad_date(mark))
    return ends


def _end(told: str, mark: Mark, of: Callable[[PartialDate], date]) -> date | None:
    if not told.strip():
        return None
    try:
        return of(PartialDate.parse(told.strip()))
    except ValueError as error:
        raise MarkupError(_bad_date(mark)) from error


def _bad_date(mark: Mark) -> str:
    return (
        f"the date {mark.text!r} says {mark.says!r}. Write 2023-05-16, 2023-05, 2023, FROM..TO, "
        "several with ; between, or ?."
    )


def _work(mark: Mark) -> Work:
    form, author, year, *more = [*mark.says.split(":"), "", ""]
    if any(more) or (year and not year.strip().isdigit()):
        raise MarkupError(
            f"the work {mark.text!r} says {mark.says!r}. Write form:author:year, each may be empty."
        )
    return Work(
        **_span(mark), form=form.strip(), author=author.strip(), year=int(year) if year.strip() else None
    )


def _refuse_unknown_people(gold: Gold) -> None:
    """Every canonical name stands somewhere in the text; who has a title or is an author as named is marked."""
    written = {person.text for person in gold.persons}
    known = {person.canonical for person in gold.persons}
    for canonical in sorted(known - written):
        raise MarkupError(
            f"no mark's words are {canonical!r}. The name after p: is the longest form in the text."
        )
    for title in gold.titles:
        if title.canonical not in known:
            raise MarkupError(
                f"the title {title.text!r} is {title.canonical!r}'s, who is marked nowhere as a person."
            )


def faults(paths: Sequence[Path]) -> Iterator[str]:
    """What is wrong with these files, at most one sentence for each."""
    for path in paths:
        try:
            read_marked(path)
        except MarkupError as error:
            yield str(error)
