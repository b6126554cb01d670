"""Organisations, places and events: candidates that a reference must confirm. Pure.

Two ways lead to one. The text's own words tell ("Ministry of Finance", "Lake Baikal", "Battle of Kursk"): runs of
capitalised words with a noun of bodies, places or events at their head. Or only the recogniser says so: its spans
are cleaned, and left out where they are countries, people, agencies, sites, or words that everybody knows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from checks.compare.countries import country_of
from checks.compare.strings import fold
from checks.language.bodies import COMPANY_SUFFIXES
from checks.language.guessed_names import People, guessed_names
from checks.language.misspelt_bodies import misspelt_bodies
from checks.language.roles import ROLE
from checks.language.spans import Covered
from checks.language.told_names import SHORTEST, Name, told_names
from checks.model import PartRole
from checks.reading import Appointment, Expansion, Label, Mention, NamedWork, Naming, Stretch

_TITLE_CASE, _LONGEST_HEADING, _FEWEST_IN_HEADING = 0.6, 120, 4
_LETTERS_BEHIND = re.compile(r"[ \u00a0]\([A-Z]{3,8}\)")
_FULL_STOPS = frozenset(".!?:;,”\")’'")


def find_namings(
    text: str,
    paragraphs: Sequence[Stretch],
    mentions: Sequence[Mention],
    expansions: Sequence[Expansion],
    others: Sequence[Appointment | NamedWork] = (),
) -> tuple[Naming, ...]:
    """The organisations, places and events of the text, in its order.

    Well-known ones are left out, credits, and whatever is a part of `others`: of titles, or names of works and laws.
    A body in a title is told apart from it where its letters stand behind it, and where it is misspelt.
    """
    persons = [(one.start, one.end) for one in mentions if one.label is Label.PERSON]
    covered = [(one.start, one.end) for one in others]
    people = People(text, persons)
    told = [(name, role) for name, role in _told(text, paragraphs, others) if not people.swallow(name)]
    told = _without_beginnings(told, expansions)
    told += _expanded(text, expansions, Covered((name.start, name.end) for name, _ in told))
    taken = Covered([*persons, *covered, *((name.start, name.end) for name, _ in told)])
    seen = guessed_names(text, mentions, taken, people)
    ordered = sorted([*told, *seen], key=lambda pair: pair[0].start)
    return _linked(text, _without_headings(text, ordered), expansions)


def _told(
    text: str, paragraphs: Sequence[Stretch], others: Sequence[Appointment | NamedWork]
) -> list[tuple[Name, PartRole]]:
    """The names that their own words tell, the misspelt ones among them, outside of titles and works."""
    apart = Covered((one.start, one.end) for one in others)
    works = Covered((one.start, one.end) for one in others if isinstance(one, NamedWork))
    spelt: list[tuple[Name, PartRole]] = []
    wrong: list[tuple[Name, PartRole]] = []
    for paragraph in paragraphs:
        if paragraph.role is not PartRole.CREDIT:
            start, end = paragraph.start, paragraph.end
            wrong += [(name, paragraph.role) for name in misspelt_bodies(text, start, end)]
            spelt += [(name, paragraph.role) for name in told_names(text, start, end)]
    wrong = [(name, role) for name, role in wrong if not works.touches(name.start, name.end)]
    held = Covered((name.start, name.end) for name, _ in wrong)
    kept = list(wrong)
    for name, role in spelt:
        within = works if _has_letters(text, name) else apart
        if not held.touches(name.start, name.end) and not within.touches(name.start, name.end):
            kept.append((name, role))
    return sorted(kept, key=lambda pair: pair[0].start)


def _has_letters(text: str, name: Name) -> bool:
    """Whether the letters of a body stand in brackets behind its name."""
    return name.label is Label.ORGANISATION and _LETTERS_BEHIND.match(text, name.end) is not None


def _without_beginnings(
    found: Sequence[tuple[Name, PartRole]], expansions: Sequence[Expansion]
) -> list[tuple[Name, PartRole]]:
    """Without names that are only a part of what letters stand for, as behind the comma of UNESCO's."""
    ends = {expansion.name[0]: expansion.name[1] for expansion in expansions if not expansion.misfit}
    last = {end: start for start, end in ends.items()}
    return [
        (name, role)
        for name, role in found
        if name.end >= ends.get(name.start, 0) and name.start <= last.get(name.end, name.start)
    ]


def _expanded(text: str, expansions: Sequence[Expansion], taken: Covered) -> list[tuple[Name, PartRole]]:
    """The names that stand beside their letters, where their own words do not tell."""
    found = []
    for expansion in expansions:
        start, end = expansion.name
        words = text[start:end].split()
        capitals = sum(word[0].isupper() for word in words)
        name = text[start:end]
        if capitals < SHORTEST or taken.touches(start, end) or ROLE.match(name) or country_of(name):
            continue
        found.append((Name(start, end, Label.ORGANISATION, told=True), expansion.role))
    return found


def _without_headings(text: str, found: Sequence[tuple[Name, PartRole]]) -> list[tuple[Name, PartRole]]:
    """A heading in title case makes names of all its words: there only what the story names too is kept."""
    headings = {
        (name.start, name.end)
        for name, role in found
        if _is_heading(_line(text, name.start), stated=role is PartRole.HEADLINE)
    }
    if not headings:
        return list(found)
    outside = (name for name, _ in found if (name.start, name.end) not in headings)
    story = {fold(text[name.start : name.end]) for name in outside}
    return [
        (name, role)
        for name, role in found
        if (name.start, name.end) not in headings or fold(text[name.start : name.end]) in story
    ]


def _line(text: str, at: int) -> str:
    start = text.rfind("\n", max(0, at - 400), at) + 1
    end = text.find("\n", at, at + 400)
    return text[start : end if end > 0 else at + 400]


def _is_heading(line: str, *, stated: bool) -> bool:
    """Whether most words of a line are capitalised; a line of the story is a heading only without a full stop."""
    line = line.strip()
    if not stated and (len(line) > _LONGEST_HEADING or line[-1:] in _FULL_STOPS):
        return False
    words = [word for word in line.split() if word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= _FEWEST_IN_HEADING and capitals >= _TITLE_CASE * len(words)


def _linked(
    text: str, found: Sequence[tuple[Name, PartRole]], expansions: Sequence[Expansion]
) -> tuple[Naming, ...]:
    """Every name with its longest form in the article, and one label for all of its occurrences."""
    names = [" ".join(text[name.start : name.end].split()) for name, _ in found]
    longest = _longest_forms(names, expansions)
    votes: dict[str, Counter[tuple[bool, Label]]] = {}
    for (name, _), words in zip(found, names, strict=True):
        votes.setdefault(longest[words], Counter())[name.told, name.label] += 1
    decided = {
        subject: max(count, key=lambda vote: (vote[0], count[vote])) for subject, count in votes.items()
    }
    namings = []
    for (name, role), words in zip(found, names, strict=True):
        told, label = decided[longest[words]]
        namings.append(
            Naming(
                start=name.start,
                end=name.end,
                text=text[name.start : name.end],
                label=label,
                subject=longest[words],
                role=role,
                told=told,
                country=name.country,
            )
        )
    return tuple(_with_country(namings))


def _with_country(namings: Iterable[Naming]) -> Iterator[Naming]:
    """The country that one occurrence names holds for all of the same subject."""
    listed = list(namings)
    countries = {one.subject: one.country for one in reversed(listed) if one.country}
    for one in listed:
        country = countries.get(one.subject, "")
        yield one if one.country == country else replace(one, country=country)


def _longest_forms(names: Sequence[str], expansions: Sequence[Expansion]) -> dict[str, str]:
    """For each written form the longest: letters for what they stand for, a name without its suffix for the whole."""
    stands_for = {
        one.abbreviation.letters: one.abbreviation.stands_for for one in expansions if not one.misfit
    }
    by_key: dict[str, str] = {}
    for name in sorted(dict.fromkeys(names), key=len, reverse=True):
        for key in _keys(name):
            by_key.setdefault(key, name)
    longest = {}
    for name in names:
        whole = stands_for.get(name) or by_key.get(fold(name), name)
        longest[name] = by_key.get(fold(whole), whole)
    return longest


def _keys(name: str) -> Iterator[str]:
    """What else names the same: its initials in capitals, and its words without a company's suffix."""
    low = fold(name)
    yield low
    words = low.split()
    if words[-1] in COMPANY_SUFFIXES and len(words) > 1:
        yield " ".join(words[:-1])
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    if len(initials) > 2:  # noqa: PLR2004
        yield fold(initials)
