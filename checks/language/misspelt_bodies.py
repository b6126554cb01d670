"""Names of bodies with a letter wrong in a word that such names share: "Euroopean Union", "Securitis and Exchange". Pure.

A word that is misspelt tells nothing any more, so that a name is not seen as one. Here a paragraph is read once more as
if the word were right; the names that hold it are given as they are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from checks.compare.body_names import SHARED_WORDS
from checks.compare.gazetteer import is_well_known_body
from checks.language.bodies import BODY_NOUNS, COMMON_WORDS, TOPICS
from checks.language.spans import UPPER
from checks.language.told_names import Name, told_names
from checks.reading import Label

# Shorter words are too often one letter from another word or a family name.
_SHORTEST = 6
_WORD = re.compile(rf"(?<![\w’'-])[{UPPER}][a-z]{{{_SHORTEST - 2},}}(?![\w-])")
_PIECE = re.compile(r"[^\s,;:.()“”\"]+")
_MOST_WORDS = 3  # of a body that everybody knows


@cache
def _misspellings() -> dict[str, str]:
    """Each shared word with one letter left out, doubled or changed with its neighbour, never the first or the last."""
    words = {
        word
        for word in SHARED_WORDS | BODY_NOUNS | COMMON_WORDS | TOPICS
        if word.isalpha() and len(word) >= _SHORTEST
    }
    wrong: dict[str, str] = {}
    for word in sorted(words):
        for at in range(1, len(word) - 1):
            wrong[word[:at] + word[at + 1 :]] = word
            wrong[word[:at] + word[at] + word[at:]] = word
            wrong[word[:at] + word[at + 1] + word[at] + word[at + 2 :]] = word
    known = SHARED_WORDS | BODY_NOUNS | COMMON_WORDS | TOPICS
    return {one: word for one, word in wrong.items() if one not in known}


def misspelt_bodies(text: str, start: int, end: int) -> Iterator[Name]:
    """The bodies of a stretch with such a word in their names, those too that everybody knows when spelt right."""
    wrong = _misspellings()
    for found in _WORD.finditer(text, start, end):
        right = wrong.get(found.group().casefold())
        if right is not None:
            yield from _as_if_right(text, (start, end), found.span(), right.capitalize())


def _as_if_right(text: str, stretch: tuple[int, int], word: tuple[int, int], right: str) -> Iterator[Name]:
    """The longest name that holds the word, read with the word put right and given as it stands."""
    start, end = stretch
    mended = text[start : word[0]] + right + text[word[1] : end]
    at, longer = word[0] - start, len(right) - (word[1] - word[0])
    held = [
        (name.start, name.end, name.country)
        for name in told_names(mended, 0, len(mended))
        if name.label is Label.ORGANISATION and name.start <= at and at + len(right) <= name.end
    ]
    held += [(first, last, "") for first, last in _well_known(mended, at, at + len(right))]
    if held:
        first, last, country = max(held, key=lambda one: one[1] - one[0])
        yield Name(
            start + first,
            start + last - longer,
            Label.ORGANISATION,
            told=True,
            country=country,
            sure=True,
        )


def _well_known(mended: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The windows of two or three words around the one put right that name a body that everybody knows."""
    begin, stop = max(0, start - 40), min(len(mended), end + 40)
    pieces = [piece.span() for piece in _PIECE.finditer(mended, begin, stop)]
    place = next((n for n, (first, last) in enumerate(pieces) if first <= start < last), None)
    if place is None:
        return
    for size in range(2, _MOST_WORDS + 1):
        for first in range(max(0, place - size + 1), min(place, len(pieces) - size) + 1):
            opens, closes = pieces[first][0], pieces[first + size - 1][1]
            closes -= len(mended[opens:closes]) - len(re.sub(r"(?:['’]s?)$", "", mended[opens:closes]))
            words = mended[opens:closes]
            if words[0].isupper() and not words.startswith("The ") and is_well_known_body(words):
                yield opens, closes
