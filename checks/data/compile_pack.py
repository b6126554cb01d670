"""Compiles the embedded reference pack from a facts table: `python -m checks.data.compile_pack TABLE.jsonl OUT.json`.

The table has one entity a line: qid, kind, label, aliases, informal_aliases, description, facts, sources. A fact
names the source in which it was read, or none (remembered). Only facts that were read get into the pack.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import NotRequired, TypedDict, cast

from checks.model import EntityKind, NameForm, PartialDate

SCHEMA = "factdesk.pack/1"

# How news copy names an event, where the table has other words for it: facts of language, not of the event.
EVENT_ALIASES: Mapping[str, tuple[str, ...]] = {
    "Russian invasion of Ukraine": (
        "Russia-Ukraine war",
        "Ukraine-Russia war",
        "Russia's invasion of Ukraine",
        "Russia's war in Ukraine",
        "Russia's war on Ukraine",
        "Russia's war against Ukraine",
        "Russian war in Ukraine",
        "Russia's full-scale invasion of Ukraine",
        "Russian full-scale invasion of Ukraine",
        "invasion of Ukraine",
        "war on Ukraine",
        "war against Ukraine",
    ),
}

# Several people hold such an office at once, so the next one to begin succeeds nobody.
_SHARED_OFFICE = re.compile(r"\b(?:deputy|vice minister|ambassador-at-large|spokesperson)\b", re.IGNORECASE)
_TENURES = frozenset({"position_held", "head_of_state", "head_of_government"})
# A remembered end stands where the successor's sourced start is that day or the next. After a longer gap there
# was a caretaker, and the successor's start says nothing about the end.
_HANDOVER = timedelta(days=1)

_KINDS = {
    "person": EntityKind.PERSON,
    "office": EntityKind.OFFICE,
    "org": EntityKind.ORGANISATION,
    "place": EntityKind.PLACE,
    "country": EntityKind.COUNTRY,
    "event": EntityKind.EVENT,
}


class _SourceRow(TypedDict):
    title: str
    url: str | None
    as_of: str | None


class _FactRow(TypedDict):
    property: str
    value: str
    start: str | None
    end: str | None
    precision: str | None
    source: int | None
    end_source: NotRequired[int]
    end_from_memory: NotRequired[bool]
    start_from_memory: NotRequired[bool]


class _EntityRow(TypedDict):
    qid: str | None
    kind: str
    label: str
    aliases: list[str]
    informal_aliases: NotRequired[list[str]]
    description: str
    facts: list[_FactRow]
    sources: list[_SourceRow]


@dataclass(frozen=True, kw_only=True, order=True)
class _Reading:
    """A source that was read, and the last day on which it can have been read (empty = unknown)."""

    title: str
    url: str
    read_on: str


@dataclass(frozen=True, kw_only=True)
class _Statement:
    """A fact of the table with its sources resolved."""

    entity: str
    prop: str
    value: str
    start: str | None
    end: str | None
    reading: _Reading | None
    end_reading: _Reading | None
    not_later_than: bool
    end_remembered: bool
    start_remembered: bool
    read_on: str

    @property
    def seat(self) -> tuple[str, str] | None:
        """The office a tenure is of: its label, or a country with one of its heads."""
        if self.prop == "position_held":
            return (self.value, "")
        return (self.entity, self.prop) if self.prop in _TENURES else None

    @property
    def holder(self) -> str:
        """The person of a tenure."""
        return self.entity if self.prop == "position_held" else self.value


def compile_pack(rows: Sequence[_EntityRow]) -> dict[str, object]:
    """The pack as a JSON value: schema, version (a hash of the content), counts, sources and entities.

    The same rows in any order give the same pack.

    Raises:
        ValueError: A row names an unknown kind, or two rows share a label.
    """
    ids = _ids(rows)
    newest = max(
        (day for row in rows for s in row["sources"] if len(day := s["as_of"] or "") == len("YYYY-MM-DD")),
        default="",
    )
    statements = {row["label"]: _statements(row, newest) for row in rows}
    seats = _seats(statement for found in statements.values() for statement in found)
    kept = {label: _sourced(found, seats) for label, found in statements.items()}
    wanted = {label for label, facts in kept.items() if facts}
    wanted |= {fact.value for facts in kept.values() for fact in facts if fact.value in ids}
    readings = sorted({r for facts in kept.values() for f in facts for r in (f.reading, f.end_reading) if r})
    entities = [
        _entity(row, kept[row["label"]], ids=ids, readings=readings) for row in rows if row["label"] in wanted
    ]
    entities.sort(key=lambda entity: str(entity["id"]))
    sources = [{"title": r.title, "url": r.url or None, "read_on": r.read_on or None} for r in readings]
    content = json.dumps([SCHEMA, sources, entities], ensure_ascii=False, sort_keys=True)
    return {
        "schema": SCHEMA,
        "version": hashlib.sha256(content.encode()).hexdigest()[:12],
        "counts": _counts(entities),
        "sources": sources,
        "entities": entities,
    }


def read_table(path: Path) -> list[_EntityRow]:
    """The rows of a facts table.

    Raises:
        ValueError: A line is not JSON, or not an object with label, kind and facts; the message names the line.
    """
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            row = json.loads(line)
        except ValueError as error:
            raise ValueError(f"{path}, line {number}: not JSON ({error})") from error
        if not isinstance(row, dict) or not {"label", "kind", "facts", "sources"} <= row.keys():
            raise ValueError(f"{path}, line {number}: expected an object with label, kind, facts and sources")
        rows.append(cast("_EntityRow", row))
    return rows


def dump(pack: Mapping[str, object]) -> str:
    """The pack as text: stable, one source or entity a line, so that a change reads well in a diff."""
    parts = []
    for key, value in pack.items():
        if isinstance(value, list):
            lines = ",\n".join(json.dumps(item, ensure_ascii=False, separators=(",", ":")) for item in value)
            parts.append(f"{json.dumps(key)}: [\n{lines}\n]")
        else:
            parts.append(f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _ids(rows: Sequence[_EntityRow]) -> dict[str, str]:
    """The pack's id of each label, such as `person:antony-blinken`."""
    ids: dict[str, str] = {}
    for row in rows:
        if row["kind"] not in _KINDS:
            raise ValueError(f"{row['label']}: kind {row['kind']!r}, expected one of {', '.join(_KINDS)}")
        if row["label"] in ids:
            raise ValueError(f"{row['label']}: the label stands twice in the table")
        ids[row["label"]] = f"{_KINDS[row['kind']].value}:{_slug(row['label'])}"
    twice = [name for name, count in Counter(ids.values()).items() if count > 1]
    if twice:
        raise ValueError(f"labels that give one id: {', '.join(sorted(twice))}")
    return ids


def _slug(label: str) -> str:
    decomposed = unicodedata.normalize("NFKD", label.casefold().replace("đ", "d").replace("ı", "i"))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return re.sub(r"[^\w+]+", "-", re.sub(r"['’]", "", bare)).strip("-")


def _statements(row: _EntityRow, newest: str) -> list[_Statement]:
    readings = [_reading(source, newest) for source in row["sources"]]
    return [_statement(row["label"], fact, readings) for fact in row["facts"]]


def _reading(source: _SourceRow, newest: str) -> _Reading:
    return _Reading(
        title=source["title"], url=source["url"] or "", read_on=_last_day(source["as_of"], newest)
    )


def _last_day(as_of: str | None, newest: str) -> str:
    """The last day of a month or year, but no day after the newest reading that the table dates exactly."""
    if as_of is None:
        return ""
    last = PartialDate.parse(as_of).last.isoformat()
    return (
        last
        if last == as_of or not newest
        else min(last, max(newest, PartialDate.parse(as_of).first.isoformat()))
    )


def _statement(entity: str, fact: _FactRow, readings: Sequence[_Reading]) -> _Statement:
    source, end_source = fact["source"], fact.get("end_source")
    reading = None if source is None else readings[source]
    return _Statement(
        entity=entity,
        prop=fact["property"],
        value=fact["value"],
        start=fact["start"],
        end=fact["end"],
        reading=reading,
        end_reading=None if end_source is None else readings[end_source],
        not_later_than=fact["precision"] == "not_later_than",
        end_remembered=fact.get("end_from_memory", False),
        start_remembered=fact.get("start_from_memory", False),
        read_on=reading.read_on if reading else "",
    )


def _seats(statements: Iterable[_Statement]) -> dict[tuple[str, str], list[_Statement]]:
    """All tenures of each single-holder office, remembered ones too, in the order of their starts."""
    seats = defaultdict(list)
    for statement in statements:
        seat = statement.seat
        if seat and statement.start and not _SHARED_OFFICE.search(seat[0]):
            seats[seat].append(statement)
    for tenures in seats.values():
        tenures.sort(key=lambda tenure: (_first_day(tenure.start), tenure.holder))
    return seats


def _sourced(
    statements: Sequence[_Statement], seats: Mapping[tuple[str, str], Sequence[_Statement]]
) -> list[_Statement]:
    """What was read of one entity, its remembered ends bounded or dropped, its remembered starts dropped."""
    kept = []
    for statement in statements:
        if statement.reading is None:
            continue
        bounded = _bound_end(statement, seats) if statement.end_remembered else statement
        if bounded.end_reading:
            bounded = replace(bounded, read_on=max(bounded.read_on, bounded.end_reading.read_on))
        kept.append(replace(bounded, start=None) if statement.start_remembered else bounded)
    return sorted(kept, key=lambda fact: (fact.prop, fact.start or "", fact.value, fact.read_on))


def _bound_end(statement: _Statement, seats: Mapping[tuple[str, str], Sequence[_Statement]]) -> _Statement:
    """Replace a remembered end by the successor's sourced start, or drop it.

    A dropped end leaves the fact open. Its reading then counts at most until the day before the remembered
    end, so that no later statement can rest on it.
    """
    successor = _successor(statement, seats.get(statement.seat or ("", ""), ()))
    if successor is not None:
        return replace(statement, end=successor.start, end_reading=successor.reading)
    read_on = min(statement.read_on, (_first_day(statement.end) - timedelta(days=1)).isoformat())
    return replace(statement, end=None, read_on=read_on)


def _successor(statement: _Statement, tenures: Sequence[_Statement]) -> _Statement | None:
    """The next tenure of the seat, remembered ones counted, if it is sourced to the day and follows at once."""
    began, ended = _first_day(statement.start), _first_day(statement.end)
    following = next((tenure for tenure in tenures if _first_day(tenure.start) > began), None)
    if following is None or following.holder == statement.holder:
        return None
    sourced = following.reading is not None and not (following.start_remembered or following.not_later_than)
    exact = all(len(day or "") == len("YYYY-MM-DD") for day in (following.start, statement.end))
    at_once = timedelta(0) <= _first_day(following.start) - ended <= _HANDOVER
    return following if sourced and exact and at_once else None


def _first_day(text: str | None) -> date:
    return PartialDate.parse(text).first if text else date.min


def _entity(
    row: _EntityRow, facts: Sequence[_Statement], *, ids: Mapping[str, str], readings: Sequence[_Reading]
) -> dict[str, object]:
    return {
        "id": ids[row["label"]],
        "kind": _KINDS[row["kind"]].value,
        "label": row["label"],
        "qid": row["qid"],
        "description": row["description"],
        "names": _names(row),
        "facts": [_fact(fact, ids=ids, readings=readings) for fact in facts],
    }


def _names(row: _EntityRow) -> list[list[str]]:
    """Its names as [text, form, language]: the label, then aliases and informal ones in alphabetical order."""
    aliases = {*row["aliases"], *EVENT_ALIASES.get(row["label"], ())} - {row["label"]}
    informal = set(row.get("informal_aliases", ())) - aliases
    forms = [(row["label"], NameForm.LABEL)]
    forms += [(alias, NameForm.ALIAS) for alias in sorted(aliases)]
    forms += [(alias, NameForm.INFORMAL) for alias in sorted(informal)]
    return [[text, form.value, _language(text)] for text, form in forms]


def _language(text: str) -> str:
    """The language a name's script points to; "en" for Latin letters."""
    scripts = {"CYRILLIC": "ru", "CJK": "zh", "HANGUL": "ko", "HIRAGANA": "ja", "KATAKANA": "ja"}
    scripts |= {"ARABIC": "ar", "HEBREW": "he"}
    if re.search("[іїєґІЇЄҐ]", text):
        return "uk"
    for char in text:
        script = unicodedata.name(char, "").split(" ")[0]
        if script in scripts:
            return scripts[script]
    return "en"


def _fact(
    fact: _Statement, *, ids: Mapping[str, str], readings: Sequence[_Reading]
) -> dict[str, str | int | bool]:
    """One fact as JSON; what is unknown is left out."""
    written: dict[str, str | int | bool | None] = {
        "property": _property(fact, ids),
        "value": fact.value,
        "value_id": ids.get(fact.value),
        "start": fact.start,
        "end": fact.end,
        "not_later_than": fact.not_later_than or None,
        "read_on": fact.read_on or None,
        "source": readings.index(fact.reading) if fact.reading else None,
        "end_source": readings.index(fact.end_reading) if fact.end_reading else None,
    }
    return {key: value for key, value in written.items() if value is not None}


def _property(fact: _Statement, ids: Mapping[str, str]) -> str:
    """The pack's name of a property: an office belongs to a `country` or an `organisation`."""
    if fact.prop != "located_in" or not ids[fact.entity].startswith("office:"):
        return fact.prop
    return "country" if ids.get(fact.value, "").startswith("country:") else "organisation"


def _counts(entities: Sequence[Mapping[str, object]]) -> dict[str, int]:
    counts = Counter(str(entity["kind"]) for entity in entities)
    facts = sum(len(cast("list[object]", entity["facts"])) for entity in entities)
    return {"entities": len(entities), "facts": facts} | dict(sorted(counts.items()))


def main(arguments: Sequence[str] | None = None) -> int:
    """Compile a table into a pack file. Exit status 2 when the table cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m checks.data.compile_pack", description=__doc__)
    parser.add_argument("table", type=Path, help="the facts table, one JSON object a line")
    parser.add_argument("out", type=Path, help="the pack to write")
    chosen = parser.parse_args(arguments)
    try:
        pack = compile_pack(read_table(chosen.table))
    except (OSError, ValueError) as error:
        sys.stderr.write(f"The table could not be compiled: {error}\n")
        return 2
    chosen.out.write_text(dump(pack), encoding="utf-8")
    sys.stderr.write(f"{chosen.out}: version {pack['version']}, {pack['counts']}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
