"""Errors in the names of organisations: a word of an acronym's expansion exchanged, letters of the name."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from tests.quality.facts import Organisation, Tables
from tests.quality.planting.letters import misspelt
from tests.quality.planting.story import Edit, Error, Story, places_of, plant

KIND = "organisations"
# Words that writers put for each other in the names of bodies.
_EXCHANGED = {
    "Organization": ("Association", "Agency"),
    "Organisation": ("Association", "Agency"),
    "Agency": ("Association", "Authority", "Administration"),
    "Association": ("Organisation", "Alliance"),
    "Administration": ("Agency", "Authority"),
    "Authority": ("Agency", "Association"),
    "Council": ("Committee", "Commission"),
    "Committee": ("Council", "Commission"),
    "Commission": ("Committee", "Council"),
    "Fund": ("Bank", "Facility"),
    "Bank": ("Fund",),
    "Court": ("Tribunal",),
    "Tribunal": ("Court",),
    "Treaty": ("Pact",),
    "Union": ("Alliance", "Community"),
    "Community": ("Union",),
    "Conference": ("Congress",),
    "Congress": ("Conference",),
    "Federation": ("Confederation", "Association"),
    "Confederation": ("Federation",),
    "Institute": ("Institution",),
    "Party": ("Movement",),
    "Office": ("Bureau",),
    "Bureau": ("Office",),
    "Department": ("Ministry",),
    "Service": ("Bureau",),
    "Security": ("Safety", "Stability"),
    "Cooperation": ("Coordination", "Collaboration"),
    "Development": ("Growth",),
    "Economic": ("Financial",),
    "Monetary": ("Financial",),
    "Atomic": ("Nuclear",),
    "International": ("Intercontinental", "Global"),
    "World": ("Global",),
    "Global": ("World",),
    "National": ("Federal",),
    "Federal": ("National",),
    "European": ("Eurasian",),
    "Human": ("Civil",),
    "Criminal": ("Penal",),
    "Trade": ("Commerce",),
    "Health": ("Medical",),
    "Refugees": ("Migrants",),
    "Nations": ("States",),
    "States": ("Nations",),
    "Central": ("Centre",),
}
_LONG_ENOUGH = 6


def errors(story: Story, tables: Tables, dice: random.Random) -> Iterator[Error]:
    """For each body that the article writes out: a word exchanged, and letters of a word."""
    for body in tables.organisations:
        name = next(
            (one for one in (body.name, *body.aliases) if " " in one and places_of(one, story.text)), ""
        )
        if name:
            yield from _word_exchanged(story, tables, body, name, dice)
            yield from _misspelt(story, tables, body, name, dice)


def _word_exchanged(
    story: Story, tables: Tables, body: Organisation, name: str, dice: random.Random
) -> Iterator[Error]:
    """Another word in the name where the article puts its letters beside it, else in a name of at least three words."""
    words = name.split()
    letters = body.acronym and re.search(rf"{re.escape(name)},? \({re.escape(body.acronym)}\)", story.text)
    candidates = [word for word in words if word in _EXCHANGED]
    if not candidates or (not letters and len(words) < 3):
        return
    word = dice.choice(candidates)
    rule = "expansion of letters" if letters else "word exchanged"
    yield from _renamed(
        story, tables, body, (name, name.replace(word, dice.choice(_EXCHANGED[word]), 1)), rule
    )


def _misspelt(
    story: Story, tables: Tables, body: Organisation, name: str, dice: random.Random
) -> Iterator[Error]:
    words = [word for word in name.split() if len(word) >= _LONG_ENOUGH and word.isalpha()]
    if not words:
        return
    word = dice.choice(words)
    new = misspelt(word, dice)
    if new:
        yield from _renamed(story, tables, body, (name, name.replace(word, new[1], 1)), f"misspelt: {new[0]}")


def _renamed(
    story: Story, tables: Tables, body: Organisation, change: tuple[str, str], rule: str
) -> Iterator[Error]:
    """The name changed at all its places; nothing where the new one is somebody's."""
    old, new = change
    if new == old or new.casefold() in tables.every_name:
        return
    edits = [Edit(start=start, end=end, words=new) for start, end in places_of(old, story.text)]
    yield plant(story, edits, kind=KIND, rule=rule, right=(old, body.name))
