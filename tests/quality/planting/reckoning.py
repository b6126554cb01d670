"""Errors in what can be counted again: ages, anniversaries, percentages, lists."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from datetime import date

from checks.model import PartialDate
from tests.quality.facts import Tables
from tests.quality.planting.story import Edit, Error, Named, Story, people_in, places_of, plant
from tests.quality.planting.written_dates import Written, dates_in

KIND = "arithmetic"
_WORDS = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
)
_NUMBER = rf"(?P<number>\d{{1,3}}|{'|'.join(_WORDS)})"
_AGO = re.compile(rf"\b{_NUMBER}(?P<unit> years (?:ago|after|since|on from)\b)", re.IGNORECASE)
_NTH = re.compile(r"\b(?P<number>\d{1,3})(?P<unit>(?:st|nd|rd|th) anniversary\b)")
_CHANGE = re.compile(
    r"(?:from|against) (?P<unit>[$£€]?)(?P<first>\d[\d,.]*\d|\d)(?P<more>(?: (?:million|billion|trillion|[a-z]+))?) to [$£€]?(?P<second>\d[\d,.]*\d|\d)"
)
_PER_CENT = re.compile(r"(?<![\d.])(?P<number>\d{1,3}(?:\.\d+)?)(?P<unit>(?:%| per ?cent| percent))")
_SHARE = re.compile(
    r"\b(?P<part>\d[\d,]*)(?: [a-z]+){0,2}? (?:of|out of|from among) (?:its |the |all |his |her )*(?P<whole>\d[\d,]*)\b"
)
_COLON = re.compile(
    rf"\b(?P<number>{'|'.join(_WORDS[2:13])})(?P<noun> [^.;:\n]{{3,60}}): (?P<items>[A-Z][^.;:()\n]*? and [A-Z][^.,;:()\n]*)[.;\n]",
    re.IGNORECASE,
)


def errors(story: Story, tables: Tables, dice: random.Random) -> Iterator[Error]:
    """Each number of these sorts that is right by the tables or by the text itself, made wrong."""
    for named in people_in(story, tables):
        yield from _ages(story, named, dice)
    yield from _anniversaries(story, tables, dice)
    yield from _percentages(story, dice)
    yield from _lists(story)


def age_at(born: date, day: date) -> int:
    """Full years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _ages(story: Story, named: Named, dice: random.Random) -> Iterator[Error]:
    """ "Name, 61," and "61-year-old Name" and "Name died ... aged 91"."""
    born, died = named.person.born, named.person.died
    if born is None or born.day is None:
        return
    full = re.sub("['’]", "['’]", re.escape(named.form))
    family = re.sub("['’]", "['’]", re.escape(named.family))
    living = (
        re.compile(rf"\b(?:{full}|{family}), (?:aged )?(?P<number>\d\d)(?=[,.;)])"),
        re.compile(rf"\b(?P<number>\d\d)-year-old (?:[\w-]+ ){{0,3}}?(?:{full}|{family})\b"),
    )
    dead = (
        re.compile(
            rf"\b(?:{full}|{family})\b[^.\n]{{0,120}}?\b(?:died|dies|dead|has died)\b[^.\n]{{0,80}}?\b(?:aged|at|age) (?P<number>\d\d)\b(?!:)"
        ),
    )
    cases = [(living, story.published)]
    if died is not None and died.day is not None and died.first <= story.published:
        cases = [(dead, died.first), *cases]
    for patterns, day in cases:
        for pattern in patterns:
            for found in pattern.finditer(story.text):
                if int(found["number"]) == age_at(born.first, day):
                    yield _renumbered(story, found, dice, "age", by=(2, 9))


def _anniversaries(story: Story, tables: Tables, dice: random.Random) -> Iterator[Error]:
    """ "The 75th anniversary of" and "20 years ago" where the sentence names an event, a founding, a birth or a death."""
    dated = [
        (event.forms, event.start)
        for event in tables.events
        if any(form in story.text for form in event.forms)
    ]
    for body in tables.organisations:
        names = tuple(name for name in (body.name, body.acronym) if name and name in story.text)
        if names and body.founded:
            dated.append((names, body.founded))
    for named in people_in(story, tables):
        dated += [((named.form, named.family), day) for day in (named.person.born, named.person.died) if day]
    dated += [((work.title,), work.released) for work in tables.works if work.title in story.text]
    written = list(dates_in(story.text))
    for pattern in (_AGO, _NTH):
        for found in pattern.finditer(story.text):
            by_text = found["unit"].endswith(("ago", "anniversary")) and _is_dated_beside(
                story, found, written
            )
            if by_text or any(_counts(story, found, *one) for one in dated):
                rule = "anniversary" if pattern is _NTH else "years ago"
                yield _renumbered(story, found, dice, f"{rule}, date stated" if by_text else rule, by=(2, 9))


def _is_dated_beside(story: Story, found: re.Match[str], written: Sequence[Written]) -> bool:
    """Whether the sentence itself names the year that the number counts from."""
    start, end = story.sentence_at(found.start())
    years = {one.year for one in written if one.year and start <= one.start < end}
    return years - {story.published.year} == {story.published.year - _value(found["number"])}


def _counts(story: Story, found: re.Match[str], names: tuple[str, ...], day: PartialDate) -> bool:
    start, end = story.sentence_at(found.start())
    sentence = story.text[start:end]
    years = story.published.year - day.year
    return years == _value(found["number"]) and any(places_of(name, sentence) for name in names)


def _percentages(story: Story, dice: random.Random) -> Iterator[Error]:
    """ "Rose 25% from 40 to 50" and "204 of 300 ... 68 percent": the percentage made wrong."""
    for found in _PER_CENT.finditer(story.text):
        stated = float(found["number"])
        start, end = story.sentence_at(found.start())
        changes = _CHANGE.finditer(story.text, start, end)
        if any(_is_change(change, stated) for change in changes):
            rule = "percentage of change"
        elif any(_is_share(share, stated) for share in _SHARE.finditer(story.text, max(start - 200, 0), end)):
            rule = "percentage of a whole"
        else:
            continue
        edit = Edit(
            start=found.start("number"),
            end=found.end("number"),
            words=f"{stated + dice.choice((7, 11, 16)):g}",
        )
        yield plant(story, [edit], kind=KIND, rule=rule, right=(found["number"],))


def _is_change(change: re.Match[str], stated: float) -> bool:
    first, second = (_figure(change[group]) for group in ("first", "second"))
    return (
        bool(first and second) and abs(abs((second or 0) - (first or 1)) / (first or 1) * 100 - stated) <= 0.5
    )


def _is_share(share: re.Match[str], stated: float) -> bool:
    part, whole = (_figure(share[group]) for group in ("part", "whole"))
    return bool(part and whole and part < whole) and abs((part or 0) / (whole or 1) * 100 - stated) <= 0.5


def _figure(words: str) -> float | None:
    try:
        return float(words.rstrip(".,").replace(",", ""))
    except ValueError:
        return None


def _lists(story: Story) -> Iterator[Error]:
    """ "Three countries: A, B and C": the count made wrong by one."""
    for found in _COLON.finditer(story.text):
        items = re.split(r", (?:and )?| and ", found["items"])
        number = _value(found["number"])
        if number == len(items) and all(item[:1].isupper() and len(item.split()) < 7 for item in items):
            new = _WORDS[number + 1] if number < 12 else _WORDS[number - 1]
            words = new.capitalize() if found["number"][0].isupper() else new
            edit = Edit(start=found.start("number"), end=found.end("number"), words=words)
            yield plant(
                story,
                [edit],
                kind=KIND,
                rule="list count",
                place=(found.start(), found.end("items")),
                right=(found["number"], str(number)),
            )


def _renumbered(
    story: Story, found: re.Match[str], dice: random.Random, rule: str, *, by: tuple[int, int]
) -> Error:
    number = _value(found["number"])
    down = number > by[1] + 1 and dice.random() < 0.5
    new = number + dice.randint(*by) * (-1 if down else 1)
    words = _WORDS[new] if found["number"].isalpha() and new < len(_WORDS) else str(new)
    unit = found.groupdict().get("unit") or ""
    before = story.text[max(found.start() - 12, 0) : found.start()]
    almost = (str(number - 1),) if re.search(r"\b(?:almost|nearly)\s$", before) else ()
    if unit.endswith("anniversary"):
        words += {1: "st", 2: "nd", 3: "rd"}.get(new % 10 if new % 100 // 10 != 1 else 0, "th")
        edit = Edit(start=found.start("number"), end=found.end("number") + 2, words=words)
    else:
        edit = Edit(start=found.start("number"), end=found.end("number"), words=words)
    return plant(
        story, [edit], kind=KIND, rule=rule, place=found.span(), right=(found["number"], str(number), *almost)
    )


def _value(words: str) -> int:
    return int(words) if words.isdigit() else _WORDS.index(words.casefold())
