"""Over three hundred changes of office holders, each asked about on the days around it and through the terms."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from checks.compare.countries import country_of, written_as
from checks.compare.identity import identify
from checks.compare.offices import read_office
from checks.kinds import titles
from checks.model import Claim, ClaimKind, Entity, EntityKind, FoundBy, Query, Rating
from tests.checks.kinds.references import answered, office, person, term

FACTS = Path(__file__).resolve().parents[2] / "quality" / "facts"
READ = date(2025, 3, 31)
A_DAY, A_YEAR = timedelta(days=1), timedelta(days=365)
BAR = 0.99


@dataclass(frozen=True, kw_only=True)
class Row:
    """One term of the table, both its days known."""

    person: str
    office: str
    start: date
    end: date | None

    def covers(self, day: date) -> bool:
        return self.start <= day <= (self.end or READ)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A statement, and the ratings that would be right."""

    who: str
    title: str
    day: date
    right: frozenset[Rating]


@cache
def rows() -> tuple[Row, ...]:
    found = []
    for table in sorted(FACTS.glob("terms*.csv")):
        with table.open(encoding="utf-8", newline="") as lines:
            for line in csv.DictReader(lines):
                if len(line["start"]) == len(line["end"] or line["start"]) == len("2024-01-01"):
                    end = date.fromisoformat(line["end"]) if line["end"] else None
                    start = date.fromisoformat(line["start"])
                    found.append(Row(person=line["person"], office=line["office"], start=start, end=end))
    return tuple(found)


def changes() -> tuple[tuple[Row, Row], ...]:
    """The handovers that happened on one day."""
    by_start = {(row.office, row.start): row for row in rows()}
    pairs = ((row, by_start.get((row.office, row.end))) for row in rows() if row.end)
    return tuple((one, other) for one, other in pairs if other is not None and other.person != one.person)


@cache
def entries() -> tuple[Mapping[str, Entity], Mapping[str, Entity]]:
    """The people and the offices of the table, as a reference has them."""
    terms: dict[str, list[Row]] = {}
    seats: dict[str, list[Row]] = {}
    for row in rows():
        terms.setdefault(row.person, []).append(row)
        seats.setdefault(row.office, []).append(row)
    people = {
        name: person(
            name,
            *(term(r.office, str(r.start), str(r.end) if r.end else None, read=READ) for r in held),
        )
        for name, held in terms.items()
    }
    holders = {
        label: office(
            label, *((r.person, str(r.start), str(r.end) if r.end else None) for r in held), read=READ
        )
        for label, held in seats.items()
    }
    return people, holders


def in_copy(label: str) -> tuple[str, ...]:
    """The office as listed, and as copy says it of a country ("French president")."""
    read = read_office(label)
    country = country_of(read.body)
    if country is None or read.rank or read.role not in {"president", "prime minister", "chancellor"}:
        return (label,)
    return (label, f"{written_as(country, adjective=True)} {read.role}")


def rating(who: str, title: str, label: str, day: date) -> Rating:
    people, offices = entries()
    about_person = Query(about=EntityKind.PERSON, subject=who, context=(title,))
    about_office = Query(about=EntityKind.OFFICE, subject=title)
    claim = Claim(
        kind=ClaimKind.TITLE,
        quote=title,
        start=0,
        end=len(title),
        subject=who,
        statement="",
        asserts=read_office(title),
        as_of=day,
        tags=("now",),
        published_at=day,
    )
    lookups = (
        answered(about_person, people[who], found_by=FoundBy.LABEL),
        answered(about_office, offices[label], found_by=FoundBy.ALIAS),
    )
    return titles.judge(claim, lookups, {about_person: identify(about_person, lookups)}).rating


def held(who: str, label: str, day: date) -> bool:
    return any(row.covers(day) for row in rows() if row.person == who and row.office == label)


def right_for(who: str, label: str, day: date) -> frozenset[Rating]:
    """A handover day is right for both; the day beside one may be asked about, and is never ticked wrongly."""
    if held(who, label, day):
        return frozenset({Rating.MATCHES})
    if held(who, label, day - A_DAY) or held(who, label, day + A_DAY):
        return frozenset({Rating.AMBIGUOUS, Rating.DIFFERS})
    return frozenset({Rating.DIFFERS})


def statements(one: Row, other: Row) -> Iterator[Asked]:
    assert one.end is not None
    change = other.start
    days = [change + shift for shift in (-A_YEAR, -A_DAY, timedelta(), A_DAY, A_YEAR)]
    days += [row.start + ((row.end or READ) - row.start) / 2 for row in (one, other)]
    for day in days:
        if day > READ:
            continue
        for who in (one.person, other.person):
            for title in in_copy(one.office):
                yield Asked(who=who, title=title, day=day, right=right_for(who, one.office, day))


def formers(one: Row, other: Row) -> Iterator[Asked]:
    """The one who left is "former" while the other holds the office, and is not while in office."""
    assert one.end is not None
    title = f"former {one.office}"
    after = one.end + min(A_YEAR, ((other.end or READ) - one.end) / 2)
    if not any(held(one.person, one.office, after + shift) for shift in (-A_DAY, timedelta(), A_DAY)):
        yield Asked(who=one.person, title=title, day=after, right=frozenset({Rating.MATCHES}))
    inside = one.start + (one.end - one.start) / 2
    if one.end - one.start > 3 * A_DAY:
        yield Asked(who=one.person, title=title, day=inside, right=frozenset({Rating.DIFFERS}))


def wrong_ones(asked: Sequence[tuple[str, Asked]]) -> list[str]:
    wrong = []
    for label, one in asked:
        found = rating(one.who, one.title, label, one.day)
        if found not in one.right:
            wrong.append(
                f"{one.title} {one.who} on {one.day}: {found}, right is {'/'.join(sorted(one.right))}"
            )
    return wrong


@pytest.mark.timeout(120)
def test_an_office_is_judged_as_of_its_day_around_three_hundred_changes() -> None:
    handovers = changes()
    assert len(handovers) >= 300
    asked = [(one.office, said) for one, other in handovers for said in statements(one, other)]
    wrong = wrong_ones(asked)
    assert len(wrong) <= (1 - BAR) * len(asked), "\n".join([f"{len(wrong)} of {len(asked)}", *wrong[:80]])


def test_former_is_judged_as_of_its_day_around_three_hundred_changes() -> None:
    asked = [(one.office, said) for one, other in changes() for said in formers(one, other)]
    assert len(asked) >= 300
    wrong = wrong_ones(asked)
    assert len(wrong) <= (1 - BAR) * len(asked), "\n".join([f"{len(wrong)} of {len(asked)}", *wrong[:80]])


def test_nobody_is_ticked_in_an_office_that_another_held() -> None:
    asked = [(one.office, said) for one, other in changes() for said in statements(one, other)]
    ticked = [
        said
        for label, said in asked
        if Rating.MATCHES not in said.right
        and rating(said.who, said.title, label, said.day) is Rating.MATCHES
    ]
    assert not ticked, ticked[:10]
