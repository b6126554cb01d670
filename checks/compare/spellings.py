"""Single words of names: how alike two spellings are, and what no slip and no romanisation makes of one another. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler
from rapidfuzz.fuzz import ratio

from checks.compare.strings import fold

# From here on two family names are near.
FAMILY_ALIKE = 0.72


# Letters that romanisations and slips take for one another at the beginning of a name.
_FIRST_LETTERS = ("ckqgx", "jygzd", "sczx", "vwbu", "iyej", "aeouiy", "fpv", "th", "dt", "hkg")


def begin_otherwise(left: str, right: str) -> bool:
    """Whether the first letters are such that no slip and no romanisation makes one of the other: "Gates", "Bates"."""
    if left[0] == right[0] or left[:2] == right[1::-1] or left == right[1:] or right == left[1:]:
        return False
    return not any(left[0] in letters and right[0] in letters for letters in _FIRST_LETTERS)


def families_alike(one: str, other: str) -> float:
    """How near two family names are; 0.0 where more than slips of the fingers or of the ear part them."""
    if same_family(one, other):
        return 1.0
    near = alike(one, other)
    if _sounds(one) == _sounds(other):
        return near
    slips = DamerauLevenshtein.distance(one, other)
    longest = max(map(len, _stems(one, other)))
    far = slips > 1 + (longest > _LONG) + (longest > _VERY_LONG)
    return 0.0 if far or (near >= FAMILY_ALIKE and begin_otherwise(one, other)) else near


def _stems(one: str, other: str) -> tuple[str, str]:
    """The two without the ending that both have in common: it says nothing of the names being one."""
    ours, theirs = _ENDING.search(one), _ENDING.search(other)
    if ours is None or theirs is None or ours.group() != theirs.group():
        return one, other
    return one[: ours.start()], other[: theirs.start()]


def _sounds(word: str) -> str:
    """As `skeleton`, and as the Arabic name that is written Gaddafi, Kadhafi and Qadhafi."""
    return skeleton(word).replace("g", "k")


# What many family names of one language end in says nothing of two being one.
_ENDING = re.compile(
    r"(?<=\w{3})(?:s?dottir|s?son|sen|[oeyi]v|[oeyi]va|in|ina|yn|sk[iy]y?|enko|ian|yan|shvili|a?dze|oglu|zadeh|escu|"
    r"poulos|akis|idis|ez|es)$"
)
# Of so many letters two and three slips leave the name to be known.
_LONG, _VERY_LONG = 6, 9


def same_family(one: str, other: str) -> bool:
    """Equal, an Arabic article that is written together with the name aside ("Elsisi" for "el-Sisi")."""
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) > 3 and longer in {f"el{shorter}", f"al{shorter}"})  # noqa: PLR2004


@lru_cache(maxsize=16384)
def alike(left: str, right: str) -> float:
    """How alike two words are, in [0, 1]: by the letters they share, a common beginning counting for more."""
    if left == right:
        return 1.0
    return max(ratio(left, right) / 100, 0.95 * float(JaroWinkler.similarity(left, right)))


def is_slip(one: str, other: str) -> bool:
    """Whether one slip of the fingers makes one of the other: a letter too many, too few, other, or two swapped."""
    return DamerauLevenshtein.distance(one, other, score_cutoff=1) <= 1


def has_letters_swapped(one: str, other: str) -> bool:
    """Whether two neighbouring letters swapped are all that parts two names."""
    left, right = fold(one), fold(other)
    return sorted(left) == sorted(right) and DamerauLevenshtein.distance(left, right) == 1


# Names in Latin letters do not have these twice in a row; "ii" and "uu" only as in "Mariia" and "Dmitrii".
_NEVER_DOUBLED = frozenset("hjqvwx")
_SELDOM_DOUBLED = frozenset("iu")
_SHORTEST_TYPED = 4


def is_typing_slip(written: str, known: str) -> bool:
    """Whether the written word is no spelling of any name, only what fingers make of the known one.

    Two letters swapped, a letter doubled that names do not double ("Daviid"), or one three times ("Scottt").
    """
    one, other = fold(written), fold(known)
    if min(len(one), len(other)) < _SHORTEST_TYPED:
        return False
    if has_letters_swapped(one, other):
        return True
    at = doubled_at(one, other)
    if at is None:
        return False
    inside = at < len(one) - 1 and one[at + 1] != "a"
    return one[at] in _NEVER_DOUBLED or one[at] * 3 in one or (one[at] in _SELDOM_DOUBLED and inside)


def doubled_at(written: str, known: str) -> int | None:
    """Where the written word has a letter of the known one twice, if that is all that parts them."""
    if len(written) != len(known) + 1:
        return None
    for at in range(1, len(written)):
        if written[at] == written[at - 1] and written[:at] + written[at + 1 :] == known:
            return at
    return None


_SOUNDS = (
    ("sch", "s"), ("tsch", "c"), ("zh", "j"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("ts", "c"),
    ("tz", "c"), ("ks", "x"), ("ck", "k"), ("q", "k"), ("dh", "d"), ("w", "v"), ("ou", "u"), ("oo", "u"),
    ("yu", "u"), ("ya", "a"), ("ye", "e"), ("yo", "o"), ("ee", "i"), ("dj", "j"), ("iy", "i"), ("yy", "i"),
    ("ii", "i"), ("ij", "i"), ("y", "i"), ("e", "a"), ("o", "a"), ("'", ""),
)  # fmt: skip


@lru_cache(maxsize=16384)
def skeleton(word: str) -> str:
    """A key that romanisations of one name share: "Zelensky", "Zelenskyy" and "Zelenskiy" meet."""
    key = fold(word)
    for sound, letter in _SOUNDS:
        key = key.replace(sound, letter)
    return re.sub(r"(.)\1+", r"\1", key)
