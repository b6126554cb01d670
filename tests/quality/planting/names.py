"""Errors in people's names. All places of the name are altered alike, else it is an error of consistency."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from tests.quality.facts import Tables
from tests.quality.planting.letters import SHORTEST, misspelt, variants
from tests.quality.planting.offices import called_in
from tests.quality.planting.story import Edit, Error, Named, Story, overlaps, people_in, places_of, plant

KIND = "names"
# Another given name without an office beside it could be another real person's: a reference that lacks the name is
# silent. These are planted and reported, and stand outside the recall of names.
NO_OFFICE = "given name exchanged, no office beside it"


def errors(story: Story, tables: Tables, dice: random.Random) -> Iterator[Error]:
    """For each person: the family name and the given name misspelt, a transliteration, another given name."""
    people = people_in(story, tables)
    for named in people:
        if is_shared(named, people, tables):
            continue
        for new in (
            misspelt(named.family, dice),
            _variant(named.family, named, dice),
        ):
            if new:
                yield from _respelt(story, tables, named, named.family, new)
        given = misspelt(named.given, dice) if " " not in named.given else None
        for new in (given, _variant(named.given, named, dice), _exchanged(story, named, tables, dice)):
            if new:
                yield from _respelt(story, tables, named, named.given, new)


def is_shared(named: Named, people: Sequence[Named], tables: Tables) -> bool:
    """Whether the family name stands for somebody or something else as well."""
    others = [one for one in people if one is not named and named.family in one.form.split()]
    return bool(others) or named.family.casefold() in tables.words_of_things


def _variant(word: str, named: Named, dice: random.Random) -> tuple[str, str] | None:
    known = {token for form in named.person.forms for token in form.split()}
    found = [one for one in variants(word, named.person.country) if one not in known]
    return ("transliteration", dice.choice(found)) if found else None


def _exchanged(story: Story, named: Named, tables: Tables, dice: random.Random) -> tuple[str, str] | None:
    """The given name of a compatriot, which is no name of this person."""
    own = {token.casefold() for form in named.person.forms for token in form.split()}
    found = sorted(
        {
            other
            for person in tables.people
            if person.country == named.person.country and not person.formed and " " in person.name
            for other in [Named(person=person, form=person.name, places=()).given]
            if len(other) >= SHORTEST and other.casefold() not in own and other[0] != named.given[0]
        }
    )
    has_office = any(True for _ in called_in(story, named, tables))
    rule = "given name exchanged" if has_office else NO_OFFICE
    return (rule, dice.choice(found)) if found else None


def _respelt(story: Story, tables: Tables, named: Named, old: str, new: tuple[str, str]) -> Iterator[Error]:
    """The person written so throughout; nothing where the new name is somebody's."""
    rule, spelling = new
    form = named.form.replace(old, spelling, 1)
    taken = spelling.casefold() in tables.every_word if rule.startswith("letter") else False
    if form == named.form or form.casefold() in tables.every_name or taken:
        return
    full = [Edit(start=start, end=end, words=form) for start, end in named.places]
    bare = []
    if old == named.family:
        alone = [place for place in places_of(old, story.text) if not overlaps(place, named.places)]
        bare = [Edit(start=start, end=end, words=spelling) for start, end in alone]
    yield plant(
        story,
        [*full, *bare],
        kind=KIND,
        rule=rule,
        place=named.places[0],
        original=named.form,
        planted=form,
        right=(named.form, named.person.name, old),
    )
