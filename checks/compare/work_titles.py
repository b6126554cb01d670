"""How a written title differs from a reference's: not at all, by style, by a slip of the pen, or altogether. Pure.

Titles are short and made to be told apart ("Alien", "Aliens"; "Jaws", "Jaws 2"), so that a number, a plural or another
word makes another work; only letters wrong within one longer word, or a small word for another, can be a slip.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import OSA, Prefix

from checks.compare.strings import fold

# "Titanic (1997 film)"; "1989 (Taylor’s Version)" and "(I Can’t Get No) Satisfaction" are titles to their end.
_MARK = re.compile(
    r"\s+\(((?:[^()]*\b)?(?:\d{4}|films?|movie|novels?|novella|book|memoir|poem|play|musical|opera|ballet|album|EP|song|single|soundtrack|"
    r"series|show|programme|serial|miniseries|franchise|trilogy|game|painting|sculpture|magazine|story|report|law|act|treaty|"
    r"television|disambiguation)\b[^()]*)\)$",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_ARTICLES = frozenset({"the", "a", "an"})
_SMALL = frozenset({"of", "in", "on", "at", "to", "for", "from", "with", "by", "and", "or", "the", "a", "an"})
_STYLES = {
    "colour": "color", "grey": "gray", "centre": "center", "theatre": "theater", "honour": "honor",
    "favourite": "favorite", "neighbour": "neighbor", "harbour": "harbor", "labour": "labor", "pyjamas": "pajamas",
    "volume": "vol", "number": "no", "saint": "st", "doctor": "dr", "mister": "mr", "part": "pt",
}  # fmt: skip
# What tells two forms of a word apart behind their common letters.
_FORM_ENDINGS = tuple(
    {first, second}
    for first, second in (
        ("", "d"), ("", "r"), ("", "n"), ("", "y"), ("", "ed"), ("", "er"), ("", "es"), ("", "ing"), ("", "en"),
        ("d", "r"), ("d", "s"), ("r", "s"), ("e", "ing"), ("y", "ies"), ("d", "n"), ("r", "n"), ("ed", "ing"), ("er", "ing"),
    )
)  # fmt: skip
_LONG_WORD, _SHORT_WORD, _FEWEST_WORDS = 10, 4, 3


class TitleLikeness(StrEnum):
    """What a written title is to a reference's.

    SAME: but for style and the article. PART: the one is the other with more words behind or before ("Patriot Act").
    MISSPELT: letters wrong in one word. JOINT: a small word for another one. OTHER: another title.
    """

    SAME = "same"
    PART = "part"
    MISSPELT = "misspelt"
    JOINT = "joint"
    OTHER = "other"


def bare_title(title: str) -> str:
    """The title without the mark by which references tell works of one title apart: "Titanic (1997 film)"."""
    return _MARK.sub("", title)


def mark_of(title: str) -> str:
    """That mark: "1997 film"; empty without one."""
    found = _MARK.search(title)
    return found[1] if found else ""


@lru_cache(maxsize=8192)
def title_words(title: str) -> tuple[str, ...]:
    """The words of a title, folded, without marks, leading article and differences of British and American style."""
    return tuple(_STYLES.get(word, word) for word in _written_words(title))


def _written_words(title: str) -> tuple[str, ...]:
    bare = fold(bare_title(title)).replace("&", " and ").replace(".", "").replace("-", " ")
    words = _WORD.findall(bare.replace("'", ""))
    return tuple(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)


def without_year(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a title without the year at the end of a law's: "Civil Rights Act of 1964"."""
    if len(words) < _FEWEST_WORDS or not _YEAR.fullmatch(words[-1]):
        return words
    return words[:-2] if words[-2] == "of" else words[:-1]


@lru_cache(maxsize=8192)
def compare_titles(written: str, reference: str) -> TitleLikeness:
    """What the written title is to the reference's."""
    ours, theirs = title_words(written), title_words(reference)
    if ours == theirs or "".join(ours) == "".join(theirs):
        return TitleLikeness.SAME
    if not ours or not theirs:
        return TitleLikeness.OTHER
    if len(ours) == len(theirs):
        likeness = _one_word_apart(ours, theirs)
        # A word that is written in two styles may be misspelt in the longer one: "Dotor" for "Doctor".
        return (
            likeness
            if likeness is not TitleLikeness.OTHER
            else _one_word_apart(*_as_written(written, reference))
        )
    undated = without_year(theirs)
    if len(ours) == len(undated) and _one_word_apart(ours, undated) is TitleLikeness.MISSPELT:
        return TitleLikeness.MISSPELT
    return TitleLikeness.PART if set(ours) < set(theirs) and len(ours) > 1 else TitleLikeness.OTHER


def _as_written(written: str, reference: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    ours, theirs = _written_words(written), _written_words(reference)
    return (ours, theirs) if len(ours) == len(theirs) else ((), ())


def _one_word_apart(ours: tuple[str, ...], theirs: tuple[str, ...]) -> TitleLikeness:
    apart = [(one, other) for one, other in zip(ours, theirs, strict=True) if one != other]
    if len(apart) != 1:
        return TitleLikeness.OTHER
    one, other = apart[0]
    if one in _SMALL and other in _SMALL:
        return TitleLikeness.JOINT if len(ours) >= _FEWEST_WORDS else TitleLikeness.OTHER
    return TitleLikeness.MISSPELT if _is_slip(one, other) else TitleLikeness.OTHER


def _is_slip(written: str, reference: str) -> bool:
    """Letters dropped, doubled, swapped or mistaken; never a number, a plural or a short word."""
    if (
        len(reference) < _SHORT_WORD
        or len(written) < _SHORT_WORD - 1
        or any(char.isdigit() for char in written + reference)
    ):
        return False
    if _are_forms(written, reference):
        return False
    most = 2 if min(len(written), len(reference)) >= _LONG_WORD else 1
    return OSA.distance(written, reference) <= most


def _are_forms(one: str, other: str) -> bool:
    """Whether both are forms of one word: "alien" and "aliens", "dreamed" and "dreamer", but not "driveer"."""
    size = Prefix.similarity(one, other)
    endings = {one[size:], other[size:]}
    if endings == {"", "s"}:
        return one[size - 1] != "s"
    return size >= _SHORT_WORD - 1 and endings in _FORM_ENDINGS


def is_distinctive(title: str) -> bool:
    """Whether a title has so many words that hardly another work has it too: "To Kill a Mockingbird", not "Gone"."""
    return len(_WORD.findall(bare_title(title))) >= _FEWEST_WORDS
