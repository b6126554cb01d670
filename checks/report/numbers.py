"""A number in the words of the article that say what it counts: `a margin of 21`, `291 of the 461 votes`. Pure."""

from __future__ import annotations

import re

from checks.model import Claim, ClaimKind, Quantity
from checks.report.wording import clean, label, shorten

# A clause ends here: at marks with a blank behind them, so not within 3.5 or 1,340.
_CLAUSE_END = re.compile(r"[.;:,!?](?=\s|\Z)|[()\[\]“”„\"«»\n—–]")
_NEAR = 80  # characters
_WORDS_BEFORE, _WORDS_BEHIND = 3, 2
# Words with which no phrase ends.
_NO_END = frozenset(
    "a an the of to in on at by for from with than and or but that which who was is were are as".split()  # noqa: SIM905
)
# A phrase goes no further than to these, on either side.
_JOINS = frozenset("and or but while as which that who where when than".split())  # noqa: SIM905
_SUBJECTS = frozenset("it he she they we there this".split())  # noqa: SIM905
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_PLURAL = re.compile(r"(?:[^s’'u]s|people|men|women|children|feet|staff|police|media|data)\Z", re.IGNORECASE)
_REST = re.compile(r"\sof\s(?:[\w-]+\s){1,4}?[\w-]*[^\W_su]s\b(?!’|')")
_BARE = re.compile(r"(?:[\d,.]+|[A-Za-z-]+)(?:\s(?:thousand|million|billion|trillion))?")
# What is not counted but tells when, or is the next thing: "will be 329 next month", "when he was five the family left".
_NOT_COUNTED = re.compile(
    r"(?:the|his|her|their|its)\s|(?:next|this|last|every|each)\s(?:day|week|month|year|season|time|spring|summer|autumn|winter)\b"
)


def number_in_place(claim: Claim, text: str) -> str:
    """The number with what it counts, in the article's words where its own do not say it; other claims by their label."""
    asserted = claim.asserts
    if claim.kind is not ClaimKind.NUMBER or not isinstance(asserted, Quantity):
        return label(claim)
    quote, counted = clean(claim.quote), clean(asserted.counted)
    if _NOT_COUNTED.match(counted):
        return shorten(_clipped(claim, text, quote.removesuffix(counted).rstrip() or quote), 120)
    if counted and counted.casefold() not in quote.casefold():
        return shorten(_up_to(claim, text, counted) or label(claim), 120)
    if counted and _is_cut(asserted, counted):
        return shorten(clean(claim.quote + _rest_of_phrase(text, claim.end)), 120)
    if counted or _BARE.fullmatch(quote) is None:
        return label(claim)
    return shorten(_clipped(claim, text, quote), 120)


def _is_cut(asserted: Quantity, counted: str) -> bool:
    """Whether several are counted by a word in the singular: "four album" of "four album of the year trophies"."""
    several = asserted.low is not None and asserted.low > 1
    return several and counted.isalpha() and not _PLURAL.search(counted)


def _rest_of_phrase(text: str, end: int) -> str:
    """` of the year trophies`: up to the word in the plural that is counted; "" where none stands near."""
    rest = _REST.match(_clause_behind(text, end))
    return rest[0] if rest else ""


def _up_to(claim: Claim, text: str, counted: str) -> str:
    """`291 of the 461 votes`: from the number to the words that it counts, within its clause."""
    behind = _clause_behind(text, claim.end)
    at = behind.casefold().find(counted.casefold())
    return clean(claim.quote + behind[: at + len(counted)]) if at >= 0 else ""


def _clipped(claim: Claim, text: str, quote: str) -> str:
    """`an increase of 61`: a few words of its clause around the number."""
    number_end = claim.start + len(claim.quote.rstrip()) - (len(clean(claim.quote)) - len(quote))
    before = _phrase_before(_clause_before(text, claim.start).split()[-_WORDS_BEFORE:])
    behind = _clause_behind(text, number_end)
    # What is tied to the number ("21-year") is a part of its word.
    after = _phrase_behind(behind.split()[:_WORDS_BEHIND]) if behind[:1].isspace() else []
    return " ".join((*before, quote, *after))


def _phrase_before(words: list[str]) -> list[str]:
    """`it won` of "2009 it won", `Osgood` of "votes and Osgood"."""
    for place in range(len(words) - 1, -1, -1):
        if words[place].casefold() in _SUBJECTS:
            return words[place:]
        if words[place].casefold() in _JOINS or _YEAR.fullmatch(words[place]):
            return words[place + 1 :]
    return words


def _phrase_behind(words: list[str]) -> list[str]:
    end = next((place for place, word in enumerate(words) if word.casefold() in _JOINS), len(words))
    while end and words[end - 1].casefold() in _NO_END:
        end -= 1
    return words[:end]


def _clause_before(text: str, start: int) -> str:
    near = text[max(0, start - _NEAR) : start]
    end = max((found.end() for found in _CLAUSE_END.finditer(near)), default=0)
    # A word that the window cuts is left out.
    return near[end:] if end or start <= _NEAR else near.partition(" ")[2]


def _clause_behind(text: str, end: int) -> str:
    near = text[end : end + _NEAR]
    stop = _CLAUSE_END.search(near)
    return near[: stop.start()] if stop else near.rpartition(" ")[0] or near
