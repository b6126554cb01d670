"""Numerals of English news copy: figures, number words, fractions and scales, with what they are worth. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SMALL = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    word: value * 10
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
_SCALES = {
    "dozen": 12.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "trillion": 1e12,
    "mn": 1e6,
    "bn": 1e9,
    "tn": 1e12,
    "m": 1e6,
    "b": 1e9,
    "k": 1e3,
}
_PARTS = {"half": 2.0, "third": 3.0, "quarter": 4.0, "fifth": 5.0, "sixth": 6.0, "eighth": 8.0, "tenth": 10.0}
_SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}

FIGURE = r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?[½¼¾⅓⅔]?|[½¼¾⅓⅔]"
_WORD = "|".join(
    sorted(
        (*_SMALL, *_TENS, "hundred", "thousand", "million", "billion", "trillion", "dozen"),
        key=len,
        reverse=True,
    )
)
_LONG_SCALE = "thousand|million|billion|trillion|dozen|lakh|crore|hundred"
_PART = r"hal(?:f|ves)|thirds?|quarters?|fifths?|sixths?|eighths?|tenths?"
# The marks behind which a numeral can begin, and which cannot follow one.
_FREE = r"(?<![\w.,/:#@&+–-])"
_NUMERAL = re.compile(
    rf"{_FREE}(?:"
    rf"(?P<ratio>(?P<some>\d{{1,3}}|{'|'.join(_SMALL)})\s(?:in|out\sof(?:\s(?:every|each))?)\s(?:every\s|each\s)?(?P<every>\d{{1,6}}|{_WORD})(?![\w%-])(?!\s(?:in|of)\b))"
    rf"|(?P<part>(?:(?P<many>an?|one|two|three|four|five|seven|nine)[\s-](?P<of_one>{_PART})|(?P<half>half))(?=\s(?:of|the|its|their|his|her)\b)"
    rf"|(?P<many2>two|three|four|five|seven|nine)[\s-](?P<of_one2>{_PART})\b)"
    rf"|(?P<halfscale>half\sa\s(?P<halved>{_LONG_SCALE}))\b"
    rf"|(?P<figure>{FIGURE})(?:(?P<scaled>[\s\u00a0-]?(?P<scale>{_LONG_SCALE})(?![\w])|\s?(?P<short>mn|bn|tn)(?!\w)))?"
    rf"|(?P<words>(?:an?\s(?:hundred|thousand|million|billion|trillion|dozen)|(?:{_WORD}))(?:(?:[\s-](?:and[\s-])?(?:{_WORD}|a\shalf|a\squarter))*)(?!\w))"
    rf")",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"[\s-]+")
_TEN = 10
_LONGEST_FIGURE = 15  # digits; longer ones are codes
# Vague: a plural scale before "of" is no number ("hundreds of").
_CURRENCY_SCALE = re.compile(r"\s?(?P<short>mn|bn|tn|m|b|k)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True)
class Numeral:
    """A numeral in the text. `step` is what one more in its last digit is worth; `part`: a fraction such as "a third"."""

    start: int
    end: int
    value: float
    step: float = 1.0
    scale: float = 1.0
    part: bool = False
    in_words: bool = False
    grouped: bool = False


def numerals(text: str, start: int, end: int) -> list[Numeral]:
    """The numerals of a stretch, in order. Years and codes are among them."""
    found: list[Numeral] = []
    for match in _NUMERAL.finditer(text, start, end):
        one = _numeral(match)
        if one is not None:
            found.append(one)
    return found


def with_short_scale(text: str, one: Numeral) -> Numeral:
    """The same behind a currency sign, where "m", "b" and "k" are scales too ("£3m")."""
    found = _CURRENCY_SCALE.match(text, one.end)
    if found is None or one.scale != 1 or one.in_words:
        return one
    scale = _SCALES[found["short"].casefold()]
    return Numeral(one.start, found.end(), one.value * scale, one.step * scale, scale, grouped=True)


def _numeral(match: re.Match[str]) -> Numeral | None:
    if match["ratio"]:
        return _ratio(match)
    if match["part"]:
        return _part(match)
    if match["halfscale"]:
        scale = _SCALES[match["halved"].casefold()]
        return Numeral(*match.span(), scale / 2, scale / 2, scale, in_words=True)
    if match["figure"]:
        return _figure(match)
    return _in_words(match)


def _ratio(match: re.Match[str]) -> Numeral | None:
    some, every = (_worth(match[name]) for name in ("some", "every"))
    if not every or some is None or some >= every:
        return None
    return Numeral(*match.span(), some / every, 0.0, part=True, in_words=True)


def _part(match: re.Match[str]) -> Numeral:
    name = (
        (match["of_one"] or match["of_one2"] or "half").casefold().removesuffix("s").replace("halve", "half")
    )
    many = (match["many"] or match["many2"] or "one").casefold()
    return Numeral(*match.span(), _SMALL.get(many, 1) / _PARTS[name], 0.0, part=True, in_words=True)


def _figure(match: re.Match[str]) -> Numeral | None:
    digits = re.sub(r"[,\u00a0\u202f]", "", match["figure"])
    fraction = _SIGNS.get(digits[-1:], 0.0)
    digits = digits.rstrip("½¼¾⅓⅔")
    if len(digits) > _LONGEST_FIGURE:
        return None
    value = (float(digits) if digits else 0.0) + fraction
    decimals = len(digits.partition(".")[2])
    name = match["scale"] or match["short"]
    scale = _SCALES[name.casefold()] if name else 1.0
    grouped = "," in match["figure"] or decimals > 0 or scale > 1
    step = 0.25 if fraction else 10.0**-decimals
    return Numeral(*match.span(), value * scale, step * scale, scale, grouped=grouped)


def _in_words(match: re.Match[str]) -> Numeral | None:
    words = [word for word in _SPLIT.split(match["words"].casefold()) if word != "and"]
    worth = _sum(words)
    if worth is None:
        return None
    value, scale = worth
    small = scale if scale > 1 else 1.0
    return Numeral(*match.span(), value, small, scale, in_words=True)


def _worth(word: str) -> float | None:
    if word.isdigit():
        return float(word)
    return _SMALL.get(word.casefold()) or _TENS.get(word.casefold()) or _SCALES.get(word.casefold())


def _sum(words: list[str]) -> tuple[float, float] | None:
    """What a run of number words is worth, and its last scale; None where it is no number ("nineteen eighty-four")."""
    total, group, scale, seen = 0.0, 0.0, 1.0, ""
    for word in words:
        if word in {"half", "quarter"}:
            group += 1 / _PARTS[word]
        elif word in _SCALES:
            scale = _SCALES[word]
            group = (group or 1.0) * scale
            if scale > _SCALES["hundred"]:
                total, group = total + group, 0.0
        elif word in _TENS or word in _SMALL:
            worth = _TENS.get(word) or _SMALL[word]
            if seen and not (seen in _SCALES or (seen in _TENS and 0 < worth < _TEN) or seen == "a"):
                return None
            group += worth
        seen = word
    return total + group, scale
