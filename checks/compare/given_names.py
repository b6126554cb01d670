"""Given names against each other: one name, two forms of it, or two people. Pure."""

from __future__ import annotations

from checks.compare.given_forms import is_known_given, is_nickname, is_other_language, is_other_spelling
from checks.compare.likeness import NameLikeness
from checks.compare.spellings import alike, begin_otherwise

# From here on two given names are near.
GIVEN_ALIKE = 0.60

# "R. Singh" may be any of many: enough beside an office, too little without.
_INITIAL = 0.7


def compare_given(left: str, right: str) -> tuple[float, NameLikeness]:
    """How near two folded given names are, in [0, 1], and what they are to each other."""
    if left == right:
        return 1.0, NameLikeness.SAME
    if len(left) == 1 or len(right) == 1:
        return (_INITIAL, NameLikeness.SHORT) if left[0] == right[0] else (0.0, NameLikeness.OTHER_PERSON)
    if is_other_language(left, right):
        return 0.9, NameLikeness.TRANSLITERATION
    if is_nickname(left, right):
        return 0.9, NameLikeness.SHORT
    if _is_cut_short(*sorted((left, right), key=len)):
        return _INITIAL, NameLikeness.SHORT
    return _compare_spelling(left, right)


_SHORTEST_CUT = 3


def _is_cut_short(short: str, long: str) -> bool:
    """Whether the one is the beginning of the other, by more than a letter: "Kiri" of Kiritapu."""
    return len(short) >= _SHORTEST_CUT and len(long) - len(short) > 1 and long.startswith(short)


def _compare_spelling(left: str, right: str) -> tuple[float, NameLikeness]:
    if is_other_spelling(left, right):
        return max(0.9, alike(left, right)), NameLikeness.SPELLING
    if _are_two_given_names(left, right):
        return 0.0, NameLikeness.OTHER_PERSON
    return alike(left, right), NameLikeness.SPELLING


def _are_two_given_names(left: str, right: str) -> bool:
    """Whether two alike given names are those of two people: "Bill" and "Jill", "Mario" and "Maria"."""
    if is_known_given(left) and is_known_given(right):
        return True
    if _are_of_two_sexes(left, right):
        return True
    return begin_otherwise(left, right)


_SHORTEST_OF_TWO_SEXES = 3


def _are_of_two_sexes(left: str, right: str) -> bool:
    """Whether the two differ in the ending alone by which given names tell men from women."""
    one, other = sorted((left, right))
    if one == other[:-1]:
        return other[-1] in "ae" and len(one) >= _SHORTEST_OF_TWO_SEXES
    ends = {left[-1], right[-1]}
    alike = left[:-1] == right[:-1] and len(left) > _SHORTEST_OF_TWO_SEXES
    return alike and ends in ({"a", "o"}, {"a", "e"}, {"e", "o"})
