"""Who and what the dates of an article can be said of: its people, bodies, works and events. Pure."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from checks.compare.happenings import Happening, bare, find_happenings
from checks.compare.occasions import Named
from checks.reading import Label, Mention, NamedWork, Naming, Reading

_SET_UP = re.compile(
    r"\s(?:was|were)\s(?:\w{1,20}ly\s)?(?:dissolved|disbanded|abolished|founded|established|created)\b|\sbroke\sup\b"
)


@dataclass(frozen=True, kw_only=True)
class Scene:
    """Who and what the dates of the article can be said of."""

    named: Named
    events: tuple[Happening, ...]


def scene_of(reading: Reading) -> Scene:
    """The bodies, works and people of the article, and its events; what names two things is the fuller one."""
    text = reading.article.text
    named = [
        replace(one, subject=bare(one.subject)) for one in reading.namings if one.label is not Label.PLACE
    ]
    bodies = [
        Mention(
            start=one.start,
            end=one.end,
            text=one.text,
            label=one.label,
            subject=_whole_name(one, reading),
            role=one.role,
        )
        for one in named
    ]
    works = [_as_work(one, text) for one in reading.works]
    taken = sorted((one.start, one.end) for one in (*bodies, *works))
    seen = [_as_body(one, text) for one in reading.mentions if not _overlaps(one, taken)]
    every = sorted((*seen, *bodies, *works), key=lambda mention: mention.start)
    written = [(one.start, one.end) for one in reading.works if one.creation.form not in {"treaty", "law"}]
    events = find_happenings(text, reading.mentions)
    apart = tuple(
        one for one in events if not any(start <= one.start and one.end <= end for start, end in written)
    )
    return Scene(named=Named.of(every), events=apart)


# "The Egypt–Israel peace treaty": the dash cuts no name.
_JOINED_BEFORE = re.compile(r"[A-Z][\w’'-]{1,24}[–-]\Z")


def _as_work(one: NamedWork, text: str) -> Mention:
    """The work with all of a name that a dash joins."""
    joined = _JOINED_BEFORE.search(text, max(0, one.start - 30), one.start)
    start = joined.start() if joined else one.start
    title = text[start : one.start] + one.creation.work
    return Mention(start=start, end=one.end, text=title, label=Label.WORK, subject=title, role=one.role)


def _whole_name(one: Naming, reading: Reading) -> str:
    """The name of which this is the tail, where letters in brackets spell it out: "... and |Cultural Organization| (UNESCO)"."""
    for expansion in reading.expansions:
        start, end = expansion.name
        if start <= one.start and one.end == end and not expansion.misfit:
            return bare(expansion.abbreviation.stands_for)
    return one.subject


def _overlaps(mention: Mention, taken: Sequence[tuple[int, int]]) -> bool:
    if mention.label is Label.PERSON:
        return False
    before = bisect_left(taken, (mention.end, 0))
    return any(mention.start < end for _, end in taken[max(0, before - 2) : before])


def _as_body(mention: Mention, text: str) -> Mention:
    """A state that "was dissolved" is meant as a body, not as a place; articles are none of a body's name."""
    if mention.label is Label.PLACE and _SET_UP.match(text, mention.end):
        return replace(mention, label=Label.ORGANISATION, subject=bare(mention.subject))
    if mention.label is Label.ORGANISATION:
        return replace(mention, subject=bare(mention.subject))
    return mention
