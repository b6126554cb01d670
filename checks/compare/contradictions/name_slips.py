"""Words of names that one slip of the fingers or of the ear parts: by letters missing, swapped, doubled. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from checks.compare.given_forms import is_known_given, is_other_language, is_other_spelling
from checks.compare.name_parts import is_pinyin
from checks.compare.spellings import begin_otherwise, is_slip, skeleton

SHORTEST = 4  # letters of a family name in which one slip leaves the name to be known
_SHORTEST_OTHER_LETTER = 5  # one letter for another in four makes another name: "Hunt" and "Hurt"
_LONG, _SLIPS_IN_LONG = 8, 2  # so many letters bear two slips in vowels and doubled letters


@lru_cache(maxsize=16384)
def family_keys(family: str) -> tuple[str, ...]:
    """Keys of which two folded family names share one where a slip parts them: the name, it without a letter, its sound."""
    shorter = (family[:at] + family[at + 1 :] for at in range(len(family)))
    return tuple(dict.fromkeys((family, f"~{skeleton(family)}", f"#{_consonants(family)}", *shorter)))


def _consonants(word: str) -> str:
    """The letters without vowels, each once in a row."""
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouy]", "", word))


def is_family_slip(word: str, family: str) -> bool:
    """Whether one slip or the romanisation alone parts two folded family names; a plural is neither."""
    if word == family or min(len(word), len(family)) < SHORTEST or begin_otherwise(word, family):
        return False
    shorter, longer = sorted((word, family), key=len)
    if longer in {f"{shorter}s", f"{shorter}es"}:
        return False
    if len(shorter) >= _LONG and _consonants(word) == _consonants(family):
        return DamerauLevenshtein.distance(word, family) <= _SLIPS_IN_LONG
    if sorted(word) == sorted(family) or len(word) != len(family) or len(word) >= _SHORTEST_OTHER_LETTER:
        return is_slip(word, family) or (skeleton(word) == skeleton(family) and len(word) > SHORTEST)
    return False


def is_typing_slip(word: str, family: str) -> bool:
    """Whether letters changed places, or one is missing or doubled within the word: that seldom makes another name."""
    if sorted(word) == sorted(family):
        return word != family
    return len(word) != len(family) and word[-1] == family[-1] and min(len(word), len(family)) > SHORTEST


def is_given_slip(one: str, other: str) -> bool:
    """Whether two folded given names are taken for each other, or one slip parts them and they are not two people's."""
    if is_other_spelling(one, other) or is_other_language(one, other):
        return True
    # One syllable for another makes another Chinese or Korean name; two names that people bear are two.
    if is_pinyin(one) and is_pinyin(other):
        return False
    if is_known_given(one) and is_known_given(other):
        # "Kristin" and "Kristen", but not "Mario" and "Maria".
        sounds = _consonants(one) == _consonants(other) and one[-1] == other[-1]
        return sounds and min(len(one), len(other)) > SHORTEST and is_slip(one, other)
    return min(len(one), len(other)) >= SHORTEST and is_slip(one, other)
