"""Headings in title case or capitals: names there are those of the body, since every word has a capital. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.language.given_names import is_given
from checks.language.linking import People
from checks.language.name_words import (
    HEADS_AND_SURNAMES,
    PLACES,
    THING_HEADS,
)
from checks.language.roles import FUNCTION_WORDS
from checks.language.weighing import CLOSING_MARKS, OPENING_MARKS, Entities
from checks.model import PartRole
from checks.reading import Label, Stretch

_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[a-z]{3}[.!?][”\"’']?\s")
_LONGEST = 200  # characters of a heading
_FEWEST = 3  # words before the share of capitals tells something
_SHORTEST = 3  # letters of a word that counts
_SHARE = 0.8
_LONGEST_NAME = 5  # words


def is_heading(text: str, paragraph: Stretch) -> bool:
    """Whether nearly every longer word of a short paragraph without a full stop has a capital."""
    if paragraph.end - paragraph.start > _LONGEST or paragraph.role is PartRole.CREDIT:
        return False
    line = text[paragraph.start : paragraph.end]
    if line.rstrip("”\"’' ").endswith((".", ";", ":")) or "\n" in line or _SENTENCE_END.search(line):
        return False
    words: list[str] = [
        word
        for word in _WORD.findall(line)
        if word.casefold() not in FUNCTION_WORDS and len(word) >= _SHORTEST
    ]
    if len(words) < _FEWEST:
        return line.isupper()
    return sum(word[0].isupper() for word in words) >= _SHARE * len(words)


def in_headings(
    text: str, headings: Sequence[Stretch], people: People, entities: Entities
) -> Iterator[tuple[int, int, str]]:
    """Start, end and subject of the names in headings that the article knows, or that are plainly a person's."""
    for heading in headings:
        words = list(_WORD.finditer(text, heading.start, heading.end))
        index = 0
        while index < len(words):
            found = _known(text, words, index, people) or _plainly(text, words, index, entities)
            if found is None:
                index += 1
                continue
            count, subject = found
            start, end = words[index].start(), words[index + count - 1].end()
            possessive = _POSSESSIVE.search(text[start:end])
            yield start, start + possessive.start() if possessive else end, subject
            index += count


def _known(text: str, words: Sequence[re.Match[str]], index: int, people: People) -> tuple[int, str] | None:
    for count in range(min(_LONGEST_NAME, len(words) - index), 0, -1):
        name = _POSSESSIVE.sub("", text[words[index].start() : words[index + count - 1].end()])
        if text.startswith(CLOSING_MARKS, words[index].start() + len(name)) and text.endswith(
            OPENING_MARKS, 0, words[index].start()
        ):
            continue  # a work in marks
        known = people.full(name) if count > 1 else None
        if known is None and (count > 1 or _is_distinct(name)):
            known = people.by_family(name, words[index].start())
        if known is not None:
            return count, known.subject
    return None


def _is_distinct(word: str) -> bool:
    """Whether a capital at a word of a heading can be a name at all: "May" and "Brown" are anything there."""
    plain = word.casefold()
    return (
        word[:1].isupper()
        and plain not in FUNCTION_WORDS
        and plain not in PLACES
        and not (plain in HEADS_AND_SURNAMES or plain in THING_HEADS)
    )


def _plainly(
    text: str, words: Sequence[re.Match[str]], index: int, entities: Entities
) -> tuple[int, str] | None:
    """A given name and a second word, which the recogniser too sees as one person: no longer than these."""
    if index + 1 >= len(words) or not is_given(words[index].group().casefold()):
        return None
    start, end = words[index].start(), words[index + 1].end()
    if text[words[index].end() : words[index + 1].start()] != " ":
        return None
    name = _POSSESSIVE.sub("", text[start:end])
    for low, high, label in entities.within(start, end):
        if label is Label.PERSON and low == start and start + len(name) <= high <= end + 2:
            return 2, " ".join(name.split()).title() if name.isupper() else name
    return None
