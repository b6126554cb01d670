"""Errors in dates that the tables know, and in the weekdays beside dates."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from checks.model import PartialDate
from tests.quality.facts import Person, Tables
from tests.quality.planting.story import Edit, Error, Story, people_in, places_of, plant
from tests.quality.planting.written_dates import DAYS, Written, dates_in, in_words, same

KIND = "dates"
WEEKDAY = "weekday"
_BORN = r"\b(?:born|birth|birthday)\b"
_DIED = r"\b(?:died|dies|death|dead|killed|assassinated|assassination|shot|murdered|hanged|executed)\b"
_FOUNDED = r"\b(?:founded|founding|foundation|established|set up|created|creation|formed|came into being|came into existence|dates? from|born)\b"
_BEGAN = (
    r"\b(?:became|becoming|took office|taken office|taking office|sworn in|inaugurated|inauguration|appointed|since|took over|succeeded|"
    r"assumed|in office since|has led|entered office|came to power|took power|took up|elected|crowned|acceded|throne)\b"
)
_ENDED = (
    r"\b(?:resigned|resignation|left office|leaving office|stepped down|until|ousted|replaced|handed over|abdicated|quit|"
    r"left the post|in office from|stood down|removed|from\b[^.]{1,60} to)\b"
)
_RELEASED = (
    r"\b(?:released|published|premiered|premiere|came out|first (?:shown|performed|published|staged)|signed|adopted|opened|debuted|"
    r"release|publication|appeared|painted|completed|issued)\b"
)


@dataclass(frozen=True, kw_only=True)
class Dated:
    """A dated fact of the tables: by which words the article may name its subject, and by which what is dated."""

    rule: str
    names: tuple[str, ...]
    day: PartialDate
    cue: str


def errors(story: Story, tables: Tables, dice: random.Random) -> Iterator[Error]:
    """Each date that states a fact of the tables, once with another year and once with another day or month."""
    written = list(dates_in(story.text))
    seen: set[int] = set()
    for fact in (*_of_people(story, tables), *_of_things(story, tables)):
        for one in written:
            if (
                one.start not in seen
                and one.partial
                and same(one.partial, fact.day)
                and _is_told(story, fact, one)
            ):
                seen.add(one.start)
                yield from _shifted(story, fact, one, dice)
    yield from _weekdays(story, written, dice)


def _of_people(story: Story, tables: Tables) -> Iterator[Dated]:
    for named in people_in(story, tables):
        names = (named.form, named.family)
        yield from _of_person(named.person, names)
        for term in tables.terms_of.get(named.person.name, ()):
            yield Dated(rule="office start", names=names, day=term.start, cue=_BEGAN)
            if term.end:
                yield Dated(rule="office end", names=names, day=term.end, cue=_ENDED)


def _of_person(person: Person, names: tuple[str, ...]) -> Iterator[Dated]:
    if person.born:
        yield Dated(rule="birth", names=names, day=person.born, cue=_BORN)
    if person.died:
        yield Dated(rule="death", names=names, day=person.died, cue=_DIED)


def _of_things(story: Story, tables: Tables) -> Iterator[Dated]:
    for event in tables.events:
        if any(form in story.text for form in event.forms):
            for day in (event.start, event.end):
                if day is not None:
                    yield Dated(rule="event", names=event.forms, day=day, cue="")
    for body in tables.organisations:
        names = tuple(name for name in (body.name, *body.aliases, body.acronym) if name)
        if body.founded and any(name in story.text for name in names):
            yield Dated(rule="founding", names=names, day=body.founded, cue=_FOUNDED)
    for work in tables.works:
        # A year alone, in brackets say, is a matter of the works.
        if work.released.month and work.title in story.text:
            yield Dated(rule="release", names=(work.title,), day=work.released, cue=_RELEASED)


def _is_told(story: Story, fact: Dated, written: Written) -> bool:
    """Whether the sentence of the date names the fact's subject and says what is dated."""
    start, end = story.sentence_at(written.start)
    sentence = story.text[start:end]
    if fact.rule == "release" and written.month is None:
        return False
    named = any(places_of(name, sentence) for name in fact.names)
    return named and (not fact.cue or re.search(fact.cue, sentence, re.IGNORECASE) is not None)


def _shifted(story: Story, fact: Dated, written: Written, dice: random.Random) -> Iterator[Error]:
    told = written.partial
    if told is None:
        return
    years = [
        told.year + shift for shift in (-3, -2, -1, 1, 2, 3) if told.year + shift <= story.published.year
    ]
    wanted = [("year shifted", PartialDate(year=dice.choice(years), month=told.month, day=_safe(told.day)))]
    if told.month and told.day:
        first = told.first + timedelta(days=dice.choice((-9, -7, -5, -4, -3, -2, 2, 3, 4, 5, 7, 9)))
        wanted.append(("day shifted", PartialDate.of(first)))
    if told.month:
        month = dice.choice([one for one in range(1, 13) if one != told.month])
        wanted.append(("month exchanged", PartialDate(year=told.year, month=month, day=_safe(told.day))))
    for rule, new in (wanted[0], *([dice.choice(wanted[1:])] if wanted[1:] else ())):
        if new.first > story.published:
            continue
        yield plant(
            story,
            [Edit(start=written.start, end=written.end, words=written.with_date(new))],
            kind=KIND,
            rule=f"{fact.rule}: {rule}",
            right=(*in_words(told), *((str(told.year),) if new.year != told.year else ())),
        )


def _safe(day: int | None) -> int | None:
    """A day that every month has."""
    return min(day, 28) if day else None


def _weekdays(story: Story, written: list[Written], dice: random.Random) -> Iterator[Error]:
    """Where the text tells the day of the week of a date, and rightly, another day of the week."""
    for one in written:
        if one.weekday is None or one.month is None or one.day is None:
            continue
        years = (
            (one.year,)
            if one.year
            else (story.published.year, story.published.year - 1, story.published.year + 1)
        )
        meant = [year for year in years if _weekday_of(year, one) == one.weekday]
        if not meant or (not one.year and meant[0] != story.published.year):
            continue
        other = (one.weekday + dice.randint(1, 6)) % 7
        yield plant(
            story,
            [Edit(start=one.start, end=one.end, words=one.with_weekday(other))],
            kind=WEEKDAY,
            rule="weekday shifted" if one.year else "weekday shifted, no year",
            right=(DAYS[one.weekday],),
        )


def _weekday_of(year: int, written: Written) -> int | None:
    try:
        return date(year, written.month or 1, written.day or 1).weekday()
    except ValueError:
        return None
