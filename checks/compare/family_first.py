"""Chinese, Korean and Vietnamese names, whose family name stands first: the given syllables are compared as one. Pure."""

from __future__ import annotations

from checks.compare.likeness import Judged, NameLikeness
from checks.compare.name_parts import is_family_first, is_korean_family, is_pinyin, same_east_asian_family
from checks.compare.spellings import is_slip


def judge_family_first(left: tuple[str, ...], right: tuple[str, ...]) -> Judged | None:
    """Chinese, Korean and Vietnamese names: the family, then all given syllables as one. None where it is no such name."""
    if not is_family_first(right):
        turned = (right[-1], *right[:-1])
        if not (is_family_first(turned) and is_family_first(left)):
            return None
        right = turned
    if not same_east_asian_family(left[0], right[0]) and same_east_asian_family(left[-1], right[0]):
        left = (left[-1], *left[:-1])
    ours, theirs = "".join(left[1:]), "".join(right[1:])
    detail = f"{ours} / {theirs}"
    if not same_east_asian_family(left[0], right[0]):
        slip = ours == theirs and not is_family_first(left) and is_slip(left[0], right[0])
        return (NameLikeness.SPELLING, 0.9, detail) if slip else (NameLikeness.UNLIKE, 0.0, detail)
    if _syllables_alike(ours, theirs, korean=is_korean_family(right[0])):
        respelt = ours != theirs or left[0] != right[0]
        return (NameLikeness.TRANSLITERATION if respelt else NameLikeness.SAME), 0.95, detail
    if is_slip(ours, theirs) and _is_telling(ours, theirs) and not _another_name(ours, theirs):
        return NameLikeness.SPELLING, 0.92, detail
    return NameLikeness.OTHER_PERSON, 0.5, detail


# Romanisations of Korean and Chinese that English copy mixes.
_SYLLABLE_SOUNDS = (
    ("eui", "ui"), ("yeo", "you"), ("eo", "u"), ("eu", "u"), ("oo", "u"), ("ou", "u"), ("ee", "i"), ("ae", "a"),
    ("hs", "x"), ("ts", "z"), ("tz", "z"), ("sh", "s"), ("ch", "j"), ("zh", "j"), ("q", "j"), ("g", "k"), ("b", "p"),
    ("d", "t"), ("r", "l"), ("yi", "i"), ("o", "u"),
)  # fmt: skip


def _syllables_alike(one: str, other: str, *, korean: bool) -> bool:
    if one == other:
        return True
    if not korean and is_pinyin(one) and is_pinyin(other):
        return False
    for sound, letter in _SYLLABLE_SOUNDS:
        one, other = one.replace(sound, letter), other.replace(sound, letter)
    return one == other


def _is_telling(ours: str, theirs: str) -> bool:
    """Whether one slip leaves the name known: it is long, or only what is written is no Chinese name ("Zemmin")."""
    return len(theirs) > 5 or (is_pinyin(theirs) and not is_pinyin(ours))  # noqa: PLR2004


def _another_name(one: str, other: str) -> bool:
    """Whether both are well-formed Chinese names, so that the other letter makes another name; "n" for "ng" does not."""
    both = is_pinyin(one) and is_pinyin(other)
    return both and one.replace("ng", "n") != other.replace("ng", "n")
