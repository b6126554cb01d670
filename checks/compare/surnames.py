"""Family names: which words of a person's name they are, and which spellings are near. Pure.

This finds candidates. Whether two names mean one person is decided elsewhere, by more than strings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

from rapidfuzz import fuzz, process

from checks.compare.strings import fold

# fuzz.ratio on folded names: zelensky/zelenskyy 94, tokaev/tokayev 92, schultz/scholz 77. The lower bound holds
# where a given name is the same.
_NEAR, _NEAR_WITH_GIVEN_NAME, _GIVEN_NAME_ALIKE = 80, 70, 60
# Li, Xi, Kim: one letter makes another family.
_SHORTEST_NEAR = 4

_HONORIFICS = frozenset(
    {
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "prof",
        "professor",
        "sir",
        "dame",
        "lord",
        "lady",
        "president",
        "vice",
        "king",
        "queen",
        "prince",
        "princess",
        "emperor",
        "pope",
        "chancellor",
        "premier",
        "minister",
        "secretary",
        "senator",
        "sen",
        "rep",
        "gen",
        "general",
        "ambassador",
        "sheikh",
        "ayatollah",
    }
)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_PARTICLES = frozenset(
    {
        "al",
        "el",
        "ul",
        "bin",
        "ibn",
        "bint",
        "ben",
        "abu",
        "von",
        "van",
        "der",
        "den",
        "ter",
        "de",
        "da",
        "do",
        "dos",
        "del",
        "della",
        "di",
        "du",
        "la",
        "le",
    }
)
_ARTICLE = re.compile(r"^(?:al|el|ul)-")
_OF_PLACE = re.compile(r"\s+of\s.*")
# Spellings of one sound in the romanisations of Arabic, Russian and Ukrainian names.
_SOUNDS = (
    ("sch", "s"),
    ("kh", "k"),
    ("gh", "g"),
    ("zh", "s"),
    ("sh", "s"),
    ("ts", "s"),
    ("tz", "s"),
    ("ph", "f"),
    ("ck", "k"),
)
_LETTERS = str.maketrans("qgcwz", "kkkvs", "aeiouyjh'-")


class Order(StrEnum):
    """Where the family name stands in a name."""

    LAST = "last"
    FIRST = "first"
    EITHER = "either"


def name_words(name: str) -> list[str]:
    """The folded words of a person's name without honorifics before and "Jr." or "II" behind it."""
    words = _OF_PLACE.sub("", fold(name).replace(".", " ").replace(",", " ")).split()
    while len(words) > 1 and words[0] in _HONORIFICS:
        words = words[1:]
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words = words[:-1]
    return words


def family_names(name: str, *, order: Order = Order.LAST) -> tuple[str, ...]:
    """The folded strings by which a person of this name may be called by family name.

    "Ursula von der Leyen" gives "leyen" and "von der leyen", "Abdel Fattah el-Sisi" "el-sisi" and "sisi". With
    `Order.FIRST` ("Xi Jinping") it is the first word, with `Order.EITHER` the first and the last.
    """
    words = name_words(name)
    if not words:
        return ()
    if order is Order.FIRST:
        return (words[0],)
    last = words[-1]
    found = [last, _ARTICLE.sub("", last)]
    start = len(words) - 1
    while start > 1 and words[start - 1] in _PARTICLES:
        start -= 1
    found.append(" ".join(words[start:]))
    if order is Order.EITHER:
        found.append(words[0])
    return tuple(dict.fromkeys(found))


_MANY_WORDS = 3


def called_by(name: str, *, family_last: bool) -> tuple[str, ...]:
    """The other folded words by which a person of this name may be found.

    Where the family name may stand first, the first and the last word; of names of three words and more those before the last,
    as "Pedro Sánchez Pérez-Castejón" is called Sánchez and "Abiy Ahmed Ali" Ahmed.
    """
    words = name_words(name)
    found = words[1:-1] if len(words) >= _MANY_WORDS else []
    found = [word for word in found if len(word) >= _MANY_WORDS and word not in _PARTICLES]
    return tuple(dict.fromkeys(found if family_last else [*words[:1], *found, *words[-1:]]))


def near_surnames(name: str, surnames: Iterable[str]) -> Iterator[str]:
    """Those of the folded surnames whose spelling is near the family name of `name`, nearest first."""
    words = name_words(name)
    if not words or len(words[-1]) < _SHORTEST_NEAR:
        return
    family = _ARTICLE.sub("", words[-1])
    for surname, _, _ in process.extract(
        family, surnames, scorer=fuzz.ratio, score_cutoff=_NEAR_WITH_GIVEN_NAME, limit=None
    ):
        if surname != family and len(surname) >= _SHORTEST_NEAR and _begin_alike(family, surname):
            yield surname


def could_be_spelt(name: str, other: str) -> bool:
    """Whether two whole names with near surnames are near enough to offer one for the other.

    A bare surname needs a near spelling only; otherwise a given name must be alike too.
    """
    one, two = name_words(name), name_words(other)
    if not one or not two:
        return False
    score = fuzz.ratio(_ARTICLE.sub("", one[-1]), _ARTICLE.sub("", two[-1]))
    if len(one) == 1:
        return score >= _NEAR
    if set(one[:-1]) & set(two[:-1]):
        return score >= _NEAR_WITH_GIVEN_NAME
    return score >= _NEAR and fuzz.ratio(one[0], two[0]) >= _GIVEN_NAME_ALIKE


def _begin_alike(one: str, other: str) -> bool:
    """The same first letter or sound, or the first letter swapped with the second, too many or missing."""
    slipped = one[:2] == other[1::-1] or one[1:] == other or other[1:] == one
    return one[0] == other[0] or slipped or _sound(one) == _sound(other)


def _sound(name: str) -> str:
    for spelling, sound in _SOUNDS:
        name = name.replace(spelling, sound)
    return re.sub(r"(.)\1+", r"\1", name.translate(_LETTERS))
