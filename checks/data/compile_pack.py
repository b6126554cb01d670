"""Compiles the embedded reference pack from a facts table: `python -m checks.data.compile_pack TABLE.jsonl OUT.json`.

The table has one entity a line: qid, kind, label, aliases, informal_aliases, description, facts, sources. A fact
names the source in which it was read, or none (remembered). Only facts that were read get into the pack.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import NotRequired, TypedDict, cast

from checks.data.pack_file import dump, pack_of, slug
from checks.model import EntityKind, NameForm, PartialDate

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
_HEADS = frozenset({"head_of_state", "head_of_government"})
_TENURES = _HEADS | {"position_held"}
# A remembered end stands where the successor's sourced start is that day or the next. After a longer gap there
# was a caretaker, and the successor's start says nothing about the end.
_HANDOVER = timedelta(days=1)

# So many people never begin in as many offices on one day, unless a government comes in: they were there before.
_FEWEST_CARRIED_OVER = 4

# How an editor would name a source that the table calls by its repository and file.
_TITLES: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"Wikidata via every-politician-scrapers/(\S+).*"),
        r"Wikidata (copy by every-politician-scrapers, \1)",
    ),
    (re.compile(r"The World Factbook via \S+ all versions (.+)"), r"The World Factbook, \1"),
    (
        re.compile(r"open-data-archive/world-leaders-current .*"),
        "World leaders, current (from Wikidata and Wikipedia)",
    ),
    (
        re.compile(r"unitedstates/congress-legislators"),
        "Members of the US Congress, presidents and vice presidents",
    ),
)

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
    """A source that was read, and the last day on which it can have been read (empty = unknown).

    Of a tenure whose end stands in a second source, both; `end_url` is the address of the second.
    """

    title: str
    url: str
    read_on: str
    end_url: str = ""


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

    @property
    def tenure(self) -> tuple[tuple[str, str] | None, str, str | None]:
        """What two sources share that give one start: office, person and day."""
        return self.seat, self.holder, self.start


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
    statements = _with_true_starts(rows, statements)
    seats = _seats(statement for found in statements.values() for statement in found)
    kept = {label: _sourced(found, seats) for label, found in statements.items()}
    wanted = {label for label, facts in kept.items() if facts}
    wanted |= {fact.value for facts in kept.values() for fact in facts if fact.value in ids}
    readings = sorted({fact.reading for facts in kept.values() for fact in facts if fact.reading})
    entities = [
        _entity(row, kept[row["label"]], ids=ids, readings=readings) for row in rows if row["label"] in wanted
    ]
    entities.sort(key=lambda entity: str(entity["id"]))
    sources = [_source(reading) for reading in readings]
    return pack_of(sources, entities)


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


def _ids(rows: Sequence[_EntityRow]) -> dict[str, str]:
    """The pack's id of each label, such as `person:antony-blinken`."""
    ids: dict[str, str] = {}
    for row in rows:
        if row["kind"] not in _KINDS:
            raise ValueError(f"{row['label']}: kind {row['kind']!r}, expected one of {', '.join(_KINDS)}")
        if row["label"] in ids:
            raise ValueError(f"{row['label']}: the label stands twice in the table")
        ids[row["label"]] = f"{_KINDS[row['kind']].value}:{slug(row['label'])}"
    twice = [name for name, count in Counter(ids.values()).items() if count > 1]
    if twice:
        raise ValueError(f"labels that give one id: {', '.join(sorted(twice))}")
    return ids


def _statements(row: _EntityRow, newest: str) -> list[_Statement]:
    readings = [_reading(source, newest) for source in row["sources"]]
    return [_statement(row["label"], fact, readings) for fact in row["facts"]]


def _reading(source: _SourceRow, newest: str) -> _Reading:
    return _Reading(
        title=_title(source["title"]), url=source["url"] or "", read_on=_last_day(source["as_of"], newest)
    )


def _title(written: str) -> str:
    """The title as an editor reads it, without a repository's paths."""
    for pattern, shown in _TITLES:
        match = pattern.fullmatch(written)
        if match:
            return match.expand(shown)
    return written


def _both(start: _Reading, end: _Reading) -> _Reading:
    """The two sources of one tenure as one reading, the later of both days."""
    read_on = max(start.read_on, end.read_on)
    if start.title == end.title:
        return replace(start, read_on=read_on)
    return _Reading(
        title=f"{start.title}; its end: {end.title}", url=start.url, read_on=read_on, end_url=end.url
    )


def _source(reading: _Reading) -> dict[str, str | None]:
    """One source as JSON; `end_url` only where a second source gives the end."""
    row = {"title": reading.title, "url": reading.url or None, "read_on": reading.read_on or None}
    return row | ({"end_url": reading.end_url} if reading.end_url else {})


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


def _with_true_starts(
    rows: Sequence[_EntityRow], statements: Mapping[str, Sequence[_Statement]]
) -> dict[str, list[_Statement]]:
    """Mark as `not_later_than` the tenures that begin only because their source does.

    A source that lists terms writes the first day of the first one as the start of whoever was in office
    already: the leaders of the US Congress on 3 January of an odd year, most of them led the one before. The
    sign of it: four or more people stand on one day as the first holders that one source knows of four or more
    single-holder offices. A start stays a start

    - where the source has an earlier holder of the office, for then the office changed hands (the whips of
      3 January 2023, the Senate's leaders of 20 January 2021);
    - where one person holds the offices (a monarch of several countries);
    - where the office's country got another head of state or government on that day, by a source that has his
      predecessor or by another source: a government comes in as one (the cabinet of 20 January 2021);
    - where another source gives the same start.

    A wrong mark loses only the certainty that somebody was not yet in office; a missed one accuses the text.
    """
    country = {
        row["label"]: fact["value"]
        for row in rows
        for fact in row["facts"]
        if fact["property"] == "located_in"
    }
    every = [statement for found in statements.values() for statement in found]
    seats = _seats_by_source(every)
    came_in = _inaugurations(seats, country)
    given_by = defaultdict(set)
    for statement in every:
        if statement.reading:
            given_by[statement.tenure].add(statement.reading.title)
    marked = {
        one
        for title, opening in _openings(seats)
        for one in opening
        if given_by[one.tenure] == {title} and not came_in[_country_of(one, country), one.start] - {title}
    }
    return {
        label: [replace(one, not_later_than=True) if one in marked else one for one in found]
        for label, found in statements.items()
    }


def _seats_by_source(statements: Iterable[_Statement]) -> dict[str, dict[tuple[str, str], list[_Statement]]]:
    """What each source says of each single-holder office: the tenures whose start was read, in their order."""
    by_source = defaultdict(list)
    for statement in statements:
        if statement.reading and not statement.start_remembered:
            by_source[statement.reading.title].append(statement)
    return {title: _seats(found) for title, found in by_source.items()}


def _country_of(statement: _Statement, country: Mapping[str, str]) -> str:
    office, head = statement.seat or ("", "")
    return office if head else country.get(office, "")


def _inaugurations(
    seats: Mapping[str, Mapping[tuple[str, str], Sequence[_Statement]]], country: Mapping[str, str]
) -> defaultdict[tuple[str, str | None], set[str]]:
    """By country and day the sources by which a head of state or government began then.

    A source that has somebody else before is no matter of where sources begin: it counts without its title.
    """
    came_in = defaultdict(set)
    for title, offices in seats.items():
        for tenures in offices.values():
            heads = [tenure for tenure in tenures if tenure.prop in _HEADS]
            for number, head in enumerate(heads):
                if number == 0 or heads[number - 1].holder != head.holder:
                    came_in[_country_of(head, country), head.start].add("" if number else title)
    return came_in


def _openings(
    seats: Mapping[str, Mapping[tuple[str, str], Sequence[_Statement]]],
) -> Iterator[tuple[str, list[_Statement]]]:
    """The tenures with which a source begins, where at least four people begin in four offices on one day."""
    for title, offices in seats.items():
        by_day = defaultdict(list)
        for tenures in offices.values():
            if len(tenures[0].start or "") == len("YYYY-MM-DD"):
                by_day[tenures[0].start].append(tenures[0])
        for found in by_day.values():
            people, held = {one.holder for one in found}, {one.seat for one in found}
            if min(len(people), len(held)) >= _FEWEST_CARRIED_OVER:
                yield title, found


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
        if bounded.reading and bounded.end_reading:
            both = _both(bounded.reading, bounded.end_reading)
            bounded = replace(bounded, reading=both, read_on=max(bounded.read_on, both.read_on))
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
    }
    return {key: value for key, value in written.items() if value is not None}


def _property(fact: _Statement, ids: Mapping[str, str]) -> str:
    """The pack's name of a property: an office belongs to a `country` or an `organisation`."""
    if fact.prop != "located_in" or not ids[fact.entity].startswith("office:"):
        return fact.prop
    return "country" if ids.get(fact.value, "").startswith("country:") else "organisation"


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
