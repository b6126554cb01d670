"""Errors in works: the year, the author, the letters of the title."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from tests.quality.facts import Tables, Work
from tests.quality.planting.letters import misspelt
from tests.quality.planting.story import Edit, Error, Story, overlaps, places_of, plant
from tests.quality.planting.written_dates import dates_in

KIND = "works"
_FORMS = r"\b(?:film|movie|novel|book|memoirs?|album|song|single|series|play|musical|painting|opera|game|law|act|treaty|report|essay|poem)\b"
_LONG_ENOUGH = 5
_MOST_MENTIONS = 2
_NEAR = 70


def errors(story: Story, tables: Tables, dice: random.Random) -> Iterator[Error]:
    """For each work that the article surely means: another year, another author, the title misspelt."""
    for work in tables.works:
        longer = [
            place
            for body in tables.organisations
            if work.title in body.name
            for place in places_of(body.name, story.text)
        ]
        places = [place for place in places_of(work.title, story.text) if not overlaps(place, longer)]
        for start, end in places[:1]:
            if _is_meant(story, work, start):
                yield from _another_year(story, work, (start, end), dice)
                yield from _another_author(story, tables, work, (start, end), dice)
                yield from _misspelt(story, tables, work, places, dice)


def _is_meant(story: Story, work: Work, at: int) -> bool:
    """A title of several words, one in quotation marks, or one beside its form, author or year."""
    start, end = story.sentence_at(at)
    sentence = story.text[start:end]
    beside = work.author and work.author.split()[-1] in sentence
    named = re.search(_FORMS, sentence, re.IGNORECASE) is not None or str(work.year) in sentence
    return len(work.title.split()) > 2 or bool(beside) or named


def _another_year(story: Story, work: Work, title: tuple[int, int], dice: random.Random) -> Iterator[Error]:
    start, end = story.sentence_at(title[0])
    for one in dates_in(story.text):
        near = 0 <= title[0] - one.end < _NEAR or 0 <= one.start - title[1] < _NEAR
        if near and start <= one.start < end and one.year == work.year and one.month is None:
            years = [year for year in range(work.year - 5, work.year + 6) if abs(year - work.year) > 1]
            words = str(dice.choice([year for year in years if year <= story.published.year]))
            edit = Edit(start=one.start, end=one.end, words=words)
            place = (min(title[0], one.start), max(title[1], one.end))
            yield plant(story, [edit], kind=KIND, rule="year", place=place, right=(str(work.year),))
            return


def _another_author(
    story: Story, tables: Tables, work: Work, title: tuple[int, int], dice: random.Random
) -> Iterator[Error]:
    """Another author of works of that form, all through the sentence where the author's full name stands."""
    start, end = story.sentence_at(title[0])
    if not work.author or " " not in work.author:
        return
    here = [(start + a, start + b) for a, b in places_of(work.author, story.text[start:end])]
    # Of somebody whom the story goes on to tell of, another name would be an error of consistency.
    if len(places_of(work.author.split()[-1], story.text)) > _MOST_MENTIONS:
        return
    here = [one for one in here if max(title[0] - one[1], one[0] - title[1]) < _NEAR]
    others = {
        one.author for one in tables.works if one.form == work.form and one.author not in {"", work.author}
    }
    others = {one for one in others if " " in one and one.split()[-1] not in story.text}
    if here and others:
        new = dice.choice(sorted(others))
        edits = [Edit(start=a, end=b, words=new) for a, b in here]
        place = (min(title[0], here[0][0]), max(title[1], here[-1][1]))
        yield plant(story, edits, kind=KIND, rule="author", place=place, right=(work.author,))


def _misspelt(
    story: Story, tables: Tables, work: Work, places: list[tuple[int, int]], dice: random.Random
) -> Iterator[Error]:
    words = [word for word in work.title.split() if len(word) >= _LONG_ENOUGH and word.isalpha()]
    if not words or len(work.title.split()) == 1:
        return
    word = dice.choice(words)
    new = misspelt(word, dice)
    title = work.title.replace(word, new[1], 1) if new else work.title
    if title != work.title and title.casefold() not in tables.every_name:
        edits = [Edit(start=start, end=end, words=title) for start, end in places]
        yield plant(story, edits, kind=KIND, rule="title misspelt", right=(work.title,))
