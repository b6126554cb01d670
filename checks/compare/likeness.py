"""How two written forms of a person's name can relate, and what a comparison of them says. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class NameLikeness(StrEnum):
    """From the same string down to another person."""

    SAME = "same"
    SHORT = "short form"
    OTHER_SCRIPT = "other script"
    TRANSLITERATION = "transliteration"
    SPELLING = "spelling"
    UNLIKE = "unlike"
    OTHER_PERSON = "other person"


# Respellings of one name, as opposed to forms that a style guide has no word on.
RESPELT = frozenset({NameLikeness.TRANSLITERATION, NameLikeness.SPELLING})


@dataclass(frozen=True, kw_only=True)
class NameComparison:
    """What was compared, how it came out, and what tipped it. `score` in [0, 1] orders candidates only.

    Of OTHER_SCRIPT a score of READS_SO or more says that the one is the other's name in its own letters.
    """

    likeness: NameLikeness
    score: float
    detail: str
    left: str
    right: str

    @property
    def reads_so(self) -> bool:
        """Whether the two are one name in two scripts."""
        return self.likeness is NameLikeness.OTHER_SCRIPT and self.score >= READS_SO


READS_SO = 0.9

# A likeness, the score by which candidates are ordered, and what tipped it.
Judged: TypeAlias = tuple[NameLikeness, float, str]
UNLIKE: Judged = (NameLikeness.UNLIKE, 0.0, "nothing alike")
# A name in another script says nothing by its letters unless it reads as the other.
_NEAREST = (
    NameLikeness.SAME,
    NameLikeness.SHORT,
    NameLikeness.TRANSLITERATION,
    NameLikeness.SPELLING,
    NameLikeness.OTHER_PERSON,
    NameLikeness.UNLIKE,
    NameLikeness.OTHER_SCRIPT,
)


def rank(judged: Judged) -> tuple[int, float]:
    """A key that sorts judgements, the nearest first."""
    return _NEAREST.index(judged[0]), -judged[1]


def nearness(comparison: NameComparison) -> tuple[int, float]:
    """A key that sorts comparisons, the nearest names first."""
    likeness = NameLikeness.SHORT if comparison.reads_so else comparison.likeness
    return _NEAREST.index(likeness), -comparison.score
