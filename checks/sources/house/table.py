"""The house list as a file that people edit in a spreadsheet: read whole or not at all, written without formulas."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from checks.compare.house import HouseEntry, HouseKind, contradiction, joined, written
from checks.errors import Unreadable

COLUMNS = ("name", "kind", "avoid", "accept", "note", "never_send", "added_by", "added_at", "origin")
LARGEST_FILE = 5_000_000
MOST_ENTRIES = 20_000
LONGEST_NAME, LONGEST_NOTE = 200, 1_000
MOST_PROBLEMS = 20

_YES = frozenset({"yes", "y", "true", "1", "x", "ja", "oui", "si", "sí", "wahr", "vrai", "verdadero"})
_NO = frozenset({"", "no", "n", "false", "0", "nein", "non", "falsch", "faux", "falso"})
_KINDS = {
    "": HouseKind.OTHER,
    "people": HouseKind.PERSON,
    "name": HouseKind.PERSON,
    "organization": HouseKind.ORGANISATION,
    "company": HouseKind.ORGANISATION,
    "country": HouseKind.PLACE,
    "city": HouseKind.PLACE,
    **{kind.value: kind for kind in HouseKind},
}
# What a spreadsheet takes for the beginning of a formula, at the start of a cell or where it may cut one in two.
_FORMULA = re.compile(r"(^|[;,\t])( *)(?='*[=+\-@＝＋－＠])")
_GUARDED = re.compile(r"(^|[;,\t])( *)'(?='*[=+\-@＝＋－＠])")
_ESCAPED = re.compile(r"\\([\\|])")


class BadList(Unreadable):
    """The file is no house list. `problems` are its faults, each with its line and what to do."""

    def __init__(self, problems: Sequence[str]) -> None:
        """Say all of the problems, or the first of very many."""
        shown = [*problems[:MOST_PROBLEMS]]
        if len(problems) > MOST_PROBLEMS:
            shown.append(f"... and {len(problems) - MOST_PROBLEMS} more.")
        super().__init__("\n".join(("Nothing was taken from the list.", *shown)))
        self.problems = tuple(problems)


@dataclass(frozen=True, kw_only=True)
class _Row:
    line: int
    cells: Mapping[str, str]


def read_list(content: bytes) -> tuple[HouseEntry, ...]:
    """The entries of a CSV file, those on one name joined; `row` is the line of the first.

    Takes what spreadsheets write: a byte order mark, UTF-16, semicolons or tabs, a line `sep=;`, blank lines.

    Raises:
        BadList: Something in it cannot be understood; the error names every line and what to do.
    """
    rows = _rows(_text(content))
    problems: list[str] = []
    entries: dict[str, HouseEntry] = {}
    for row in rows:
        try:
            entry = _entry(row)
        except ValueError as error:
            problems.append(f"Line {row.line}: {error}")
            continue
        entries[entry.key] = joined(entries[entry.key], entry) if entry.key in entries else entry
    problems += _contradicting(entries.values())
    if problems:
        raise BadList(problems)
    return tuple(entries.values())


def _contradicting(entries: Iterable[HouseEntry]) -> list[str]:
    clash = contradiction(entries)
    if clash is None:
        return []
    one, other, form = clash
    return [
        f"Line {other.row}: it avoids {form}, which line {one.row} writes. Leave {form} out of one of the two."
    ]


def _text(content: bytes) -> str:
    if len(content) > LARGEST_FILE:
        raise BadList([f"The file is larger than {LARGEST_FILE // 1_000_000} MB. Split it."])
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise BadList(['The file is not in UTF-8. In the spreadsheet, save it as "CSV UTF-8".']) from error


def _rows(text: str) -> list[_Row]:
    """The rows that hold something, by the names of their columns."""
    text, line = text.replace("\0", ""), 0
    first, _, rest = text.partition("\n")
    separator = re.fullmatch(r"sep=(.)\s*", first.strip("\r"))
    if separator:
        text, line = rest, 1
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=separator[1] if separator else _delimiter(text)
    )
    header: list[str] | None = None
    rows: list[_Row] = []
    begins = line + 1
    try:
        for cells in reader:
            here, begins = begins, line + reader.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            if header is None:
                header = _header(cells, here)
                continue
            rows.append(_Row(line=here, cells=_named(header, cells, here)))
    except csv.Error as error:
        raise BadList([f"Line {begins}: {error}. Look for a quotation mark that is not closed."]) from error
    if header is None:
        raise BadList(
            ["The file is empty. Its first line names the columns: name,kind,avoid,accept,note,never_send."]
        )
    if len(rows) > MOST_ENTRIES:
        raise BadList([f"The list has more than {MOST_ENTRIES:,} lines. Split it."])
    return rows


def _delimiter(text: str) -> str:
    """What stands most often in the line that names the columns."""
    head = next((line for line in text.splitlines() if line.strip()), "")
    return max(",;\t", key=head.count)


def _header(cells: Sequence[str], line: int) -> list[str]:
    names = [cell.strip().casefold().replace(" ", "_") for cell in cells]
    unknown = [name for name in names if name and name not in COLUMNS]
    if unknown:
        raise BadList(
            [
                f"Line {line}: there is no column {unknown[0]!r}. The columns are {', '.join(COLUMNS)}; rename or delete it."
            ]
        )
    if "name" not in names:
        raise BadList([f"Line {line}: the column name is missing. The first line names the columns."])
    twice = [name for name in names if name and names.count(name) > 1]
    if twice:
        raise BadList([f"Line {line}: the column {twice[0]} stands there twice. Delete one."])
    return names


def _named(header: Sequence[str], cells: Sequence[str], line: int) -> dict[str, str]:
    if any(cell.strip() for cell in cells[len(header) :]):
        raise BadList(
            [
                f"Line {line}: it has more cells than there are columns. Put quotation marks around a cell with a comma."
            ]
        )
    return {name: _plain(cell) for name, cell in zip(header, cells, strict=False) if name}


def _plain(cell: str) -> str:
    """The cell as it was before it was guarded against spreadsheets."""
    return _GUARDED.sub(r"\1\2", " ".join(cell.split()))


def _entry(row: _Row) -> HouseEntry:
    cells = row.cells
    return checked(
        HouseEntry(
            name=cells.get("name", ""),
            kind=_kind(cells.get("kind", "")),
            avoid=_forms(cells.get("avoid", "")),
            accepted=_forms(cells.get("accept", "")),
            note=cells.get("note", ""),
            never_send=_yes(cells.get("never_send", "")),
            added_by=cells.get("added_by", ""),
            added_at=_moment(cells.get("added_at", "")),
            origin=cells.get("origin", ""),
            row=row.line,
        )
    )


def checked(entry: HouseEntry) -> HouseEntry:
    """The entry, tidied; ValueError says what is wrong with it and what to do."""
    name = tidy(entry.name)
    if not name:
        raise ValueError("the name is missing. Write the form that the house uses.")
    forms = (name, *map(tidy, (*entry.accepted, *entry.avoid)))
    long = next((form for form in forms if len(form) > LONGEST_NAME), None)
    if long is not None:
        raise ValueError(f"{long[:40]}... is longer than {LONGEST_NAME} characters. Is it a note?")
    if len(entry.note) > LONGEST_NOTE:
        raise ValueError(f"the note is longer than {LONGEST_NOTE:,} characters. Shorten it.")
    if not any(char.isalnum() for char in name):
        raise ValueError(f"{name!r} has no letter in it. Write the form that the house uses.")
    accepted = _others(entry.accepted, {written(name)})
    avoid = tuple(dict.fromkeys(filter(None, map(tidy, entry.avoid))))
    own = {written(form) for form in (name, *accepted)}
    clash = next((form for form in avoid if written(form) in own), None)
    if clash is not None:
        raise ValueError(f"{clash} is both used and avoided. Leave it out of one of the two.")
    return HouseEntry(
        name=name,
        kind=entry.kind,
        avoid=avoid,
        accepted=accepted,
        note=tidy(entry.note),
        never_send=entry.never_send,
        added_by=tidy(entry.added_by),
        added_at=entry.added_at,
        origin=tidy(entry.origin),
        row=entry.row,
    )


def _others(forms: Iterable[str], besides: set[str]) -> tuple[str, ...]:
    tidied = dict.fromkeys(filter(None, map(tidy, forms)))
    return tuple(form for form in tidied if written(form) not in besides)


def tidy(text: str) -> str:
    """The text on one line, without control characters."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _kind(cell: str) -> HouseKind:
    kind = _KINDS.get(cell.strip().casefold())
    if kind is None:
        raise ValueError(f"{cell!r} is no kind. The kinds are {', '.join(HouseKind)}.")
    return kind


def _yes(cell: str) -> bool:
    said = cell.strip().casefold()
    if said not in _YES | _NO:
        raise ValueError(f"never_send is yes or no, not {cell!r}.")
    return said in _YES


def _moment(cell: str) -> datetime | None:
    if not cell:
        return None
    try:
        moment = datetime.fromisoformat(cell)
    except ValueError as error:
        raise ValueError(
            f"added_at is a moment such as 2026-03-04T09:00+00:00, not {cell!r}. Empty is fine."
        ) from error
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)


def _forms(cell: str) -> tuple[str, ...]:
    return tuple(_ESCAPED.sub(r"\1", form.strip()) for form in _split(cell) if form.strip())


def _split(cell: str) -> Iterator[str]:
    """The alternatives of a cell, which stand between bars; a bar after a backslash is part of a name."""
    start, at = 0, 0
    while at < len(cell):
        if cell[at] == "\\":
            at += 1
        elif cell[at] == "|":
            yield cell[start:at]
            start = at + 1
        at += 1
    yield cell[start:]


def write_list(entries: Iterable[HouseEntry]) -> bytes:
    """The entries as CSV in UTF-8 with a byte order mark; no cell runs as a formula. `read_list` gives the same back."""
    out = io.StringIO(newline="")
    rows = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for entry in entries:
        rows.writerow(_guarded(cell) for cell in _cells(entry))
    return out.getvalue().encode("utf-8-sig")


def _cells(entry: HouseEntry) -> tuple[str, ...]:
    return (
        entry.name,
        entry.kind.value,
        "|".join(_escaped(form) for form in entry.avoid),
        "|".join(_escaped(form) for form in entry.accepted),
        entry.note,
        "yes" if entry.never_send else "no",
        entry.added_by,
        entry.added_at.isoformat() if entry.added_at else "",
        entry.origin,
    )


def _escaped(form: str) -> str:
    return form.replace("\\", "\\\\").replace("|", "\\|")


def _guarded(cell: str) -> str:
    return _FORMULA.sub(r"\1\2'", cell)
