"""Time that a text counts, and the words that count it: "78", "a decade", "the 75th". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from checks.compare.dates.words import SPELT_OUT, TENS, cardinal, either
from checks.model import Elapsed, Interval

_TENS = (
    "twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth", "hundredth",
)  # fmt: skip
_UNITS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_TEENS = (
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth",
)  # fmt: skip
_NTH = {word: number for number, word in enumerate((*_UNITS, *_TEENS), start=1)}
_NTH.update({word: 20 + 10 * place for place, word in enumerate(_TENS)})
_NTH.update(
    {
        f"{tens}-{unit}": 20 + 10 * place + number
        for place, tens in enumerate(TENS)
        for number, unit in enumerate(_UNITS, start=1)
    }
)
_NAMED_SPANS = {
    "half a century": 50,
    "half-century": 50,
    "a half-century": 50,
    "a quarter of a century": 25,
    "a quarter-century": 25,
    "a quarter century": 25,
    "a century": 100,
    "one century": 100,
    "two centuries": 200,
    "a decade": 10,
    "one decade": 10,
    "two decades": 20,
    "three decades": 30,
    "four decades": 40,
    "five decades": 50,
    "six decades": 60,
    "seven decades": 70,
    "eight decades": 80,
    "a year": 1,
    "one year": 1,
}
# A number of years in figures or words; "nth" in figures or words; a span that has a name of its own.
NUMBER_WORDS = rf"(?:[1-9][0-9]{{0,2}}|(?!one\b)(?:{SPELT_OUT})|a\shundred|one\shundred)"
NTH_WORDS = rf"(?:[1-9][0-9]{{0,2}}(?:st|nd|rd|th)|{either(list(_NTH))})"
YEARS_WORDS = rf"(?:{NUMBER_WORDS}\syears|{either(list(_NAMED_SPANS))})"
HEDGE_WORDS = (
    r"(?:(?P<over>more\sthan|over|at\sleast|well\sover|just\sover)|(?P<under>nearly|almost|just\sunder|close\sto|less\sthan|not\squite|barely)"
    r"|(?P<about>about|around|some|roughly|approximately))"
)


@dataclass(frozen=True, kw_only=True)
class CountedTime:
    """A count in the text: text[start:end], what it counts, the statement that it makes, and what is to be asked for.

    `told_of` are the past times that its paragraph names.
    """

    start: int
    end: int
    elapsed: Elapsed
    statement: str
    tags: tuple[str, ...] = ()
    told_of: tuple[Interval, ...] = ()


def years_of(words: str) -> int:
    """The years that "20 years", "forty-two years" or "a decade" are."""
    plain = " ".join(words.casefold().split())
    if plain in _NAMED_SPANS:
        return _NAMED_SPANS[plain]
    return number_of(plain.removesuffix(" years"))


def number_of(words: str) -> int:
    """The number of "42" or "forty-two"."""
    return cardinal(words)


def nth_of(words: str) -> int:
    """The number of "75th" or "seventy-fifth"."""
    plain = words.casefold()
    return _NTH[plain] if plain in _NTH else int(re.sub(r"\D", "", plain))


def is_round(words: str) -> bool:
    """Whether a span is told in decades or centuries, which nobody counts to the year."""
    return re.search(r"decade|centur", words, re.IGNORECASE) is not None


def hedge_of(match: re.Match[str]) -> str:
    """What the words before the number say of it: "over", "under", "about" or nothing."""
    return next((name for name in ("over", "under", "about") if match[name]), "")
