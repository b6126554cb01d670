"""Errors in offices: who held it before or after, a deputy for the minister, another country's."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from tests.quality.facts import Country, Tables, Term
from tests.quality.planting.offices import Called, called_in
from tests.quality.planting.story import Edit, Error, Named, Story, overlaps, people_in, places_of, plant

KIND = "titles"
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_GROUP_OF_RANK = (
    (
        re.compile(
            r"(?i)^(prime minister|premier|.*\bminister\b.*|secretary.*|chancellor|director.*|governor|speaker|mayor)$"
        ),
        "Deputy",
    ),
    (re.compile(r"(?i)^president$"), "Vice"),
)
_MARGIN = timedelta(days=45)


def errors(story: Story, tables: Tables, dice: random.Random) -> Iterator[Error]:
    """For each title of the tables: another holder of the office, another rank, another country."""
    people = people_in(story, tables)
    for named in people:
        swapped = False
        for called in called_in(story, named, tables):
            if not swapped:
                found = list(_other_holders(story, tables, called, people))
                yield from found
                swapped = bool(found)
            yield from _other_rank(story, called, tables)
            yield from _other_country(story, called, tables, dice)


def spoken_of(story: Story, called: Called) -> tuple[date, date] | None:
    """The days that the title speaks of: the one year that the sentence names, else those around publication."""
    start, end = story.sentence_at(called.name[0])
    years = {int(found[0]) for found in _YEAR.finditer(story.text, start, end)} - {story.published.year}
    if len(years) > 1:
        return None
    if years:
        year = years.pop()
        return date(year, 1, 1), date(year, 12, 31)
    if called.then:
        return None
    return story.published - _MARGIN, story.published + _MARGIN


def _holds(called: Called, tables: Tables, days: tuple[date, date]) -> Term | None:
    """The person's term of that office then, whole or in part."""
    terms = tables.terms_of[called.named.person.name]
    return next((one for one in terms if one.office == called.term.office and one.touches(*days)), None)


def _other_holders(story: Story, tables: Tables, called: Called, people: Sequence[Named]) -> Iterator[Error]:
    days = spoken_of(story, called)
    term = _holds(called, tables, days) if days else None
    if days is None or term is None or (called.ranked and not called.then):
        return
    holders = list(dict.fromkeys(one.person for one in tables.holders[term.office]))
    at = holders.index(term.person)
    for rule, other in (
        ("predecessor in office", holders[at - 1] if at else None),
        ("successor in office", holders[at + 1] if at + 1 < len(holders) else None),
    ):
        if other is None or _is_known_here(other, story, people):
            continue
        if any(one.touches(*days) for one in tables.terms_of[other] if one.office == term.office):
            continue
        yield from _renamed(story, tables, called, rule, other)


def _is_known_here(name: str, story: Story, people: Sequence[Named]) -> bool:
    family = name.rpartition(" ")[2]
    return any(one.person.name == name for one in people) or bool(places_of(family, story.text))


def _renamed(story: Story, tables: Tables, called: Called, rule: str, other: str) -> Iterator[Error]:
    """The other holder's name at all places of the person's."""
    named = called.named
    new = Named(person=tables.person_named[other], form=other, places=())
    people = people_in(story, tables)
    if " " not in other or any(named.family in one.form.split() for one in people if one is not named):
        return
    alone = [place for place in places_of(named.family, story.text) if not overlaps(place, named.places)]
    edits = [Edit(start=start, end=end, words=other) for start, end in named.places]
    edits += [Edit(start=start, end=end, words=new.family) for start, end in alone]
    yield plant(
        story,
        edits,
        kind=KIND,
        rule=rule,
        place=called.both,
        original=named.form,
        planted=other,
        right=(named.form, named.person.name, named.family, "former", "ex-", "late", "then"),
    )


def _other_rank(story: Story, called: Called, tables: Tables) -> Iterator[Error]:
    """A deputy for the minister, or the president for the vice president; the office must be held then."""
    days = spoken_of(story, called)
    start, end = called.role
    words = story.text[start:end]
    right = (story.text[slice(*called.title)], words, called.term.office)
    if days is None or not _holds(called, tables, days):
        return
    if words.casefold().startswith("vice "):
        new, rule = words[5:], "rank raised"
    elif not called.ranked:
        rank = next((rank for pattern, rank in _GROUP_OF_RANK if pattern.match(words)), "")
        rank = rank if words[0].isupper() else rank.lower()
        new, rule = f"{rank} {words}", "deputy for holder"
        if not rank:
            return
    else:
        return
    edit = Edit(start=start, end=end, words=new)
    yield plant(story, [edit], kind=KIND, rule=rule, place=called.title, right=right, planted=new)


def _other_country(story: Story, called: Called, tables: Tables, dice: random.Random) -> Iterator[Error]:
    """The word for the country exchanged for that of another of the same continent."""
    own = tables.country_named.get(called.term.body)
    if called.country is None or own is None:
        return
    start, end = called.country
    word = story.text[start:end]
    is_noun = word in {own.name, "Britain", "America", "UK", "US", "U.S."}
    others = [
        one
        for one in tables.countries
        if one.continent == own.continent
        and one.name != own.name
        and one.demonyms
        and " " not in one.name
        and not any(term.body == one.name for term in tables.terms_of[called.named.person.name])
    ]
    if not others:
        return
    other: Country = dice.choice(others)
    # "the United Kingdom" loses its article with the name.
    lead = story.text[max(start - 4, 0) : start]
    first = start - 4 if is_noun and lead == "the " else start
    edit = Edit(start=first, end=end, words=other.name if is_noun else other.demonyms[0])
    yield plant(
        story,
        [edit],
        kind=KIND,
        rule="country exchanged",
        place=called.title,
        right=(word, own.name, *own.demonyms, called.term.office),
    )
