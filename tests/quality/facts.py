"""The facts tables of the quality measurement: `facts/*.csv`, which are not the reference that the rules were made with.

Each table names its source in a column; dates are ISO as far as they are known. The tables were written as of READ_ON.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from checks.model import PartialDate

FOLDER = Path(__file__).resolve().parent / "facts"
# Terms without an end were still running then.
READ_ON = date(2025, 3, 31)

_Row = Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody of public life. `native` are names in other scripts as (language, name); bands have `formed`."""

    name: str
    aliases: tuple[str, ...] = ()
    native: tuple[tuple[str, str], ...] = ()
    country: str = ""
    born: PartialDate | None = None
    died: PartialDate | None = None
    description: str = ""
    occupation: str = ""
    formed: PartialDate | None = None
    qid: str | None = None
    is_name_only: bool = False

    @property
    def forms(self) -> tuple[str, ...]:
        """Every Latin form of the name."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, kw_only=True)
class Term:
    """A stretch in an office; `end` None = not over on READ_ON."""

    person: str
    office: str
    body: str
    start: PartialDate
    end: PartialDate | None

    def covers(self, day: date) -> bool:
        """Whether the office was held on all of the readings of its dates."""
        return self.start.last <= day and (self.end is None or day < self.end.first)

    def touches(self, first: date, last: date) -> bool:
        """Whether it may have been held on some day of the stretch."""
        return self.start.first <= last and (self.end is None or self.end.last >= first)


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """A body with its letters, other names and the names by which it is called loosely."""

    name: str
    acronym: str
    aliases: tuple[str, ...]
    informal: tuple[str, ...]
    founded: PartialDate | None
    headquarters: str
    country: str
    kind: str
    description: str


@dataclass(frozen=True, kw_only=True)
class Membership:
    """A country in an organisation."""

    country: str
    organisation: str
    start: PartialDate | None
    end: PartialDate | None


@dataclass(frozen=True, kw_only=True)
class Capital:
    """A city while it was a country's capital."""

    city: str
    start: PartialDate | None
    end: PartialDate | None


@dataclass(frozen=True, kw_only=True)
class Country:
    """A state; the last capital is today's."""

    name: str
    demonyms: tuple[str, ...]
    capitals: tuple[Capital, ...]
    continent: str
    lat: float
    lon: float

    @property
    def capital(self) -> str:
        """Today's capital."""
        return self.capitals[-1].city


@dataclass(frozen=True, kw_only=True)
class Place:
    """A city, river, region or mountain."""

    name: str
    aliases: tuple[str, ...]
    country: str
    located_in: str
    lat: float | None
    lon: float | None
    kind: str


@dataclass(frozen=True, kw_only=True)
class Work:
    """A work. `author` is who made it in the way of its form; `released` as far as it is known."""

    title: str
    form: str
    author: str
    year: int
    released: PartialDate
    description: str


@dataclass(frozen=True, kw_only=True)
class Event:
    """A dated event; one of one day has no `end`."""

    name: str
    aliases: tuple[str, ...]
    start: PartialDate
    end: PartialDate | None
    place: str
    country: str
    description: str

    @property
    def forms(self) -> tuple[str, ...]:
        """Every name."""
        return (self.name, *self.aliases)


# Compared by identity, so that what is computed for the tables can be kept beside them.
@dataclass(frozen=True, eq=False)
class Tables:
    """All tables. `people` are those with dates and offices first, then those of whom only the name is told."""

    people: tuple[Person, ...] = ()
    terms: tuple[Term, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    memberships: tuple[Membership, ...] = ()
    countries: tuple[Country, ...] = ()
    places: tuple[Place, ...] = ()
    works: tuple[Work, ...] = ()
    events: tuple[Event, ...] = ()

    @cached_property
    def terms_of(self) -> Mapping[str, Sequence[Term]]:
        """The terms of each person."""
        return _grouped((term.person, term) for term in self.terms)

    @cached_property
    def holders(self) -> Mapping[str, Sequence[Term]]:
        """The terms of each office, the earliest first."""
        return _grouped((term.office, term) for term in sorted(self.terms, key=lambda term: term.start.first))

    @cached_property
    def person_named(self) -> Mapping[str, Person]:
        """Each person by the reference's form of the name."""
        return {person.name: person for person in reversed(self.people)}

    @cached_property
    def country_named(self) -> Mapping[str, Country]:
        """Each country by its name."""
        return {country.name: country for country in self.countries}

    @cached_property
    def every_name(self) -> frozenset[str]:
        """All forms of all names, lower-cased: what is among them is no misspelling."""
        things = (*self.people, *self.events)
        names = [form for one in things for form in one.forms]
        names += [form for one in (*self.organisations, *self.places) for form in (one.name, *one.aliases)]
        names += [work.title for work in self.works] + [country.name for country in self.countries]
        return frozenset(name.casefold() for name in names)

    @cached_property
    def every_word(self) -> frozenset[str]:
        """All words of people's names, lower-cased."""
        return frozenset(
            word for one in self.people for form in one.forms for word in form.casefold().split()
        )

    @cached_property
    def full_names(self) -> Sequence[tuple[str, Person]]:
        """Every form of several words with its person, the longest first."""
        forms = [(form, person) for person in self.people for form in person.forms if " " in form]
        return sorted(forms, key=lambda pair: -len(pair[0]))

    @cached_property
    def words_of_things(self) -> frozenset[str]:
        """All words of the names of countries, places, bodies and works, lower-cased."""
        names = [one.name for one in (*self.countries, *self.places, *self.organisations)]
        names += [work.title for work in self.works]
        return frozenset(word for name in names for word in name.casefold().split())


def read_tables(folder: Path = FOLDER) -> Tables:
    """All tables of the folder; ValueError where a date is none, KeyError where a column is missing."""
    return Tables(
        people=tuple(_people(folder)),
        terms=tuple(
            _term(row) for area in ("western", "other") for row in _rows(folder / f"terms-{area}.csv")
        ),
        organisations=tuple(map(_organisation, _rows(folder / "organisations.csv"))),
        memberships=tuple(map(_membership, _rows(folder / "memberships.csv"))),
        countries=tuple(map(_country, _rows(folder / "countries.csv"))),
        places=tuple(map(_place, _rows(folder / "places.csv"))),
        works=tuple(map(_work, _rows(folder / "works.csv"))),
        events=tuple(map(_event, _rows(folder / "events.csv"))),
    )


def _rows(path: Path) -> list[_Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _grouped(pairs: Iterator[tuple[str, Term]]) -> Mapping[str, Sequence[Term]]:
    groups: defaultdict[str, list[Term]] = defaultdict(list)
    for key, term in pairs:
        groups[key].append(term)
    return groups


def _people(folder: Path) -> Iterator[Person]:
    """People with dates once each; of the long lists of names those that are not among them."""
    known: set[str] = set()
    for table in ("people-western", "people-other", "people-culture"):
        for row in _rows(folder / f"{table}.csv"):
            if row["name"] not in known:
                person = _person(row)
                known.update(person.forms)
                yield person
    for area in ("western", "other"):
        for row in _rows(folder / f"names-{area}.csv"):
            if row["name"] not in known:
                known.add(row["name"])
                yield Person(
                    name=row["name"], country=row["country"], qid=row["qid"] or None, is_name_only=True
                )


def _person(row: _Row) -> Person:
    return Person(
        name=row["name"],
        aliases=_parts(row["aliases"]),
        native=tuple((one.split(":", 1)[0], one.split(":", 1)[1]) for one in _parts(row.get("native") or "")),
        country=row["country"],
        born=_day(row["born"]),
        died=_day(row["died"]),
        description=row["description"],
        occupation=row["occupation"],
        formed=_day(row.get("formed") or ""),
    )


def _term(row: _Row) -> Term:
    return Term(
        person=row["person"],
        office=row["office"],
        body=row["body"],
        start=PartialDate.parse(row["start"]),
        end=_day(row["end"]),
    )


def _organisation(row: _Row) -> Organisation:
    return Organisation(
        name=row["name"],
        acronym=row["acronym"],
        aliases=_parts(row["aliases"]),
        informal=_parts(row["informal"]),
        founded=_day(row["founded"]),
        headquarters=row["headquarters"],
        country=row["country"],
        kind=row["kind"],
        description=row["description"],
    )


def _membership(row: _Row) -> Membership:
    return Membership(
        country=row["country"],
        organisation=row["organisation"],
        start=_day(row["start"]),
        end=_day(row["end"]),
    )


def _country(row: _Row) -> Country:
    former = [_former_capital(one) for one in _parts(row["former_capitals"])]
    today = Capital(city=row["capital"], start=_day(row["capital_since"]), end=None)
    return Country(
        name=row["country"],
        demonyms=_parts(row["demonym"]),
        capitals=(*former, today),
        continent=row["continent"],
        lat=float(row["lat"]),
        lon=float(row["lon"]),
    )


def _former_capital(told: str) -> Capital:
    city, _, stretch = told.rpartition(":")
    start, _, end = stretch.partition("/")
    return Capital(city=city, start=_day(start), end=_day(end))


def _place(row: _Row) -> Place:
    return Place(
        name=row["name"],
        aliases=_parts(row["aliases"]),
        country=row["country"],
        located_in=row["located_in"],
        lat=float(row["lat"]) if row["lat"] else None,
        lon=float(row["lon"]) if row["lon"] else None,
        kind=row["kind"],
    )


def _work(row: _Row) -> Work:
    return Work(
        title=row["title"],
        form=row["form"],
        author=row["author"],
        year=int(row["year"]),
        released=PartialDate.parse(row["released"] or row["year"].zfill(4)),
        description=row["description"],
    )


def _event(row: _Row) -> Event:
    return Event(
        name=row["name"],
        aliases=_parts(row["aliases"]),
        start=PartialDate.parse(row["start"]),
        end=_day(row["end"]),
        place=row["place"],
        country=row["country"],
        description=row["description"],
    )


def _parts(told: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in told.split("|") if part.strip())


def _day(told: str) -> PartialDate | None:
    return PartialDate.parse(told.zfill(4)) if told else None
