"""Errors that need no reference: one person spelt two ways, a headline that contradicts the body."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from tests.quality.facts import Tables
from tests.quality.planting.letters import misspelt
from tests.quality.planting.names import is_shared
from tests.quality.planting.story import Edit, Error, Story, people_in, places_of, plant

KIND = "consistency"
_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_FIGURE = re.compile(
    rf"\b(?P<number>\d{{1,3}}(?:,\d{{3}})*|{'|'.join(_WORDS)}) (?P<noun>[a-z]+s|people|per ?cent)\b",
    re.IGNORECASE,
)


def errors(story: Story, tables: Tables, dice: random.Random) -> Iterator[Error]:
    """One later mention of a person respelt, the name or a number in the headline made other than the body's."""
    people = people_in(story, tables)
    for named in people:
        if is_shared(named, people, tables):
            continue
        places = places_of(named.family, story.text)
        if len(places) > 1:
            yield from _one_respelt(story, named.family, places[1:], dice, "later mention respelt")
        if places and places[0][0] < story.headline_end and len(places) > 1:
            yield from _one_respelt(story, named.family, places[:1], dice, "headline name respelt")
    yield from _headline_numbers(story, dice)


def _one_respelt(
    story: Story, family: str, places: list[tuple[int, int]], dice: random.Random, rule: str
) -> Iterator[Error]:
    new = misspelt(family, dice)
    if new:
        start, end = dice.choice(places)
        edit = Edit(start=start, end=end, words=new[1])
        yield plant(story, [edit], kind=KIND, rule=rule, right=(family,))


def _headline_numbers(story: Story, dice: random.Random) -> Iterator[Error]:
    """A number of the headline that the body repeats of the same noun, made another."""
    body = story.text[story.headline_end :]
    for found in _FIGURE.finditer(story.text, 0, story.headline_end):
        number, noun = found["number"], found["noun"]
        value = str(_WORDS.index(number.casefold()) + 2) if number.isalpha() else number
        spelt = {
            number.casefold(),
            value,
            _WORDS[int(value) - 2] if value.isdigit() and 2 <= int(value) <= 12 else value,
        }
        if any(re.search(rf"\b{re.escape(one)} (?:[a-z]+ )?{noun}\b", body, re.IGNORECASE) for one in spelt):
            plain = int(value.replace(",", ""))
            new = f"{plain + dice.choice((2, 3, 4)):,}"
            edit = Edit(start=found.start("number"), end=found.end("number"), words=new)
            yield plant(
                story, [edit], kind=KIND, rule="headline number", place=found.span(), right=tuple(spelt)
            )
