"""A recogniser without a language model: capitalised words beside each other are a person, and nothing else is.

It is for the kill test of the suite. There the bot lives about a second between two kills, the language model
takes two seconds to load, and no check would ever come to its end: the test would show nothing. Everything after
the recogniser is the real thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.language.recogniser import Tagged
from checks.reading import Label, Token

_WORD = re.compile(r"\w+(?:[-’']\w+)*|[^\w\s]")
# Words before a name that are its title, and names of months and days: no part of a person's name.
_BESIDE_NAMES = (
    "The A An In On At After Before German Indian French Italian Finnish Polish Chancellor Prime Minister President "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December Ship Quay Harbour"
)
_NO_NAME = frozenset(_BESIDE_NAMES.split())
# What the stories count. Of their other small words no rule needs to know what they are.
_COUNTED = frozenset({"ships", "people"})


class WordRecogniser:
    """Capitals make names. Enough for the stories of the proofs."""

    version = "words 1"

    def tag(self, paragraphs: Sequence[str]) -> tuple[Tagged, ...]:
        """One Tagged for each paragraph, in order."""
        return tuple(_tagged(paragraph) for paragraph in paragraphs)


def _tagged(paragraph: str) -> Tagged:
    words = list(_WORD.finditer(paragraph))
    tokens = tuple(_token(found, place) for place, found in enumerate(words))
    return Tagged(tokens=tokens, sentences=tuple(_sentences(tokens)), entities=tuple(_names(tokens)))


def _token(found: re.Match[str], place: int) -> Token:
    word = found[0]
    if not word[0].isalnum():
        tag, pos = word, "PUNCT"
    elif word[0].isdigit():
        tag, pos = "CD", "NUM"
    elif word[0].isupper():
        tag, pos = "NNP", "PROPN"
    elif word in _COUNTED:
        tag, pos = "NNS", "NOUN"
    else:
        tag, pos = "XX", "X"
    return Token(found.start(), found.end(), word, word, tag, pos, "dep", place)


def _sentences(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    first = 0
    for place, token in enumerate(tokens):
        if token.text in {".", "?", "!"} or place == len(tokens) - 1:
            yield first, place + 1
            first = place + 1


def _names(tokens: Sequence[Token]) -> Iterator[tuple[int, int, Label]]:
    held: list[Token] = []
    for token in tokens:
        if token.pos == "PROPN" and token.text not in _NO_NAME:
            held.append(token)
            continue
        if len(held) > 1:
            yield held[0].start, held[-1].end, Label.PERSON
        held = []
    if len(held) > 1:
        yield held[0].start, held[-1].end, Label.PERSON
