"""Which words of a name are no name, only what fingers made of one: a slip told from the name of somebody else. Pure."""

from __future__ import annotations

from rapidfuzz.distance import DamerauLevenshtein

from checks.compare.given_forms import is_known_given
from checks.compare.spellings import doubled_at, has_letters_swapped, is_typing_slip

_LONG_GIVEN = 6
# Letters that spellings of one given name have or leave out: "Jonathan", "Jonatan"; "e" between two consonants, too.
_LEFT_OUT = frozenset("hywk")
_VOWELS = frozenset("aeiou")


def is_no_name(ours: tuple[str, str], theirs: tuple[str, str]) -> bool:
    """Whether one word is as known and the other no name that somebody else of the family could have.

    A given name that is not known and lacks or doubles a letter of a common or long one is none.
    """
    (given, left), (known, right) = ours, theirs
    if given == known:
        return is_typing_slip(left, right)
    if left != right or is_known_given(given):
        return False
    if is_typing_slip(given, known) or (doubled_at(given, known) is not None and is_known_given(known)):
        return True
    if not (is_known_given(known) or len(known) > _LONG_GIVEN):
        return False
    return any(
        known[:at] + known[at + 1 :] == given
        and known[at] not in _LEFT_OUT
        and known[at] not in (known[at - 1], known[at + 1])
        and not (known[at] == "e" and not {known[at - 1], known[at + 1]} & _VOWELS)
        for at in range(1, len(known) - 1)
    )


# Endings by which whole families differ: "Hansen" and "Hanson", "Brown" and "Browne", "Petrov" and "Petrova".
_ENDINGS = frozenset(
    frozenset(pair.split("/"))
    for pair in [
        "~/s",
        "~/e",
        "~/y",
        "~/a",
        "~/t",
        "~/n",
        "~/l",
        "es/ez",
        "s/z",
        "en/on",
        "er/ar",
        "i/y",
        "i/a",
        "y/a",
        "ie/y",
        "ey/y",
        "e/y",
        "e/a",
        "o/a",
        "d/t",
    ]
)
_LONG_ENOUGH = 4


def is_family_slip(one: str, other: str) -> bool:
    """Whether only a slip of the fingers makes one family name of the other: no two endings, no two common names."""
    if has_letters_swapped(one, other):
        return True
    if min(len(one), len(other)) < _LONG_ENOUGH or DamerauLevenshtein.distance(one, other) > 1:
        return False
    if (is_known_given(one) and is_known_given(other)) or one.replace("y", "i") == other.replace("y", "i"):
        return False
    shared = next(
        (at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(other)),
    )
    return frozenset((one[shared:] or "~", other[shared:] or "~")) not in _ENDINGS
