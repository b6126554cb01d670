"""The words of English date expressions, and the pieces that the grammar's patterns are built from."""

from __future__ import annotations

import re

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH_SHORT = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec")
_WEEKDAY_SHORT = ("Mon", "Tue", "Tues", "Wed", "Weds", "Thu", "Thur", "Thurs", "Fri", "Sat", "Sun")
UP_TO_TWENTY = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
    "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip
_DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
_ORDINAL_WORDS = {word: number for number, word in enumerate(_ORDINALS, start=1)}
_ORDINAL_WORDS["twenty-first"] = 21
_NUMBER_WORDS = {word: number for number, word in enumerate(UP_TO_TWENTY, start=1)}
_NUMBER_WORDS.update({word: number for number, word in zip(range(20, 100, 10), TENS, strict=True)})
_NUMBER_WORDS.update(
    {
        f"{tens}-{one}": 10 * number + units
        for number, tens in enumerate(TENS, start=2)
        for units, one in enumerate(UP_TO_TWENTY[:9], start=1)
    }
)
_NUMBER_WORDS.update(
    {"a": 1, "an": 1, "couple of": 2, "couple": 2, "dozen": 12, "hundred": 100, "one hundred": 100}
)

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def either(words: tuple[str, ...] | list[str]) -> str:
    """A pattern for any of these words, the longer ones first."""
    return "|".join(sorted(words, key=len, reverse=True))


# "one" to "ninety-nine" as they are spelt out, the longest that fits first.
SPELT_OUT = rf"(?:{either(TENS)})(?:-(?:{either(UP_TO_TWENTY[:9])}))?|{either(UP_TO_TWENTY[:-1])}"


def _written(names: tuple[str, ...]) -> str:
    """A pattern for names as text or a headline in capitals writes them: never in small letters."""
    return either([*names, *(name.upper() for name in names)])


# A gap between two words: a line may end there, a paragraph may not.
GAP = r"(?:[^\S\n]{1,3}|[^\S\n]{0,2}\n(?!\s))"
DASH = r"[-\u2010\u2011\u2012\u2013\u2014]"
# From one to another, or between one and another.
TO = rf"(?:{GAP}?{DASH}{GAP}?|/|-to-|{GAP}(?:to|through|until|till){GAP})"
BETWEEN = rf"(?:(?P<between>(?i:between)){GAP}|(?P<from>(?i:from)){GAP})?"
TO_OR_AND = rf"(?:{TO}|{GAP}(?P<and>and){GAP})"
MONTH_FULL = f"(?:{_written(MONTH_NAMES)})"
MONTH = rf"(?:{MONTH_FULL}(?!\w)|(?:{_written(_MONTH_SHORT)})(?:\.|(?!\w)))"
WEEKDAY_FULL = f"(?:{_written(WEEKDAY_NAMES)})"
WEEKDAY = rf"(?:{WEEKDAY_FULL}(?!\w)|(?:{_written(_WEEKDAY_SHORT)})(?:\.|(?!\w)))"
DAYPART = "(?:morning|afternoon|evening|night)"
_COUNTS = tuple(
    word
    for word in _NUMBER_WORDS
    if " " not in word and word not in ("a", "an", "couple", "dozen", "hundred")
)
NUMBER = rf"(?:[0-9]{{1,4}}|a{GAP}couple(?:{GAP}of)?|a{GAP}dozen|(?:a|one){GAP}hundred|{either(_COUNTS)}|an?)"
NO_WORD = r"(?![\w-])"
DECADE_WORD = f"(?:{either(_DECADES)})"
SEASON = f"(?:{either(tuple(SEASONS))})"
ORDINAL = rf"(?:[0-9]{{1,5}}(?:st|nd|rd|th)|{either(list(_ORDINAL_WORDS))})"

# What a bare number counts when these follow: then it is no year and no day of a month. Only words that a
# sentence seldom puts right behind a date ("In 2008 police arrested ..." is a year).
_COUNTED = (
    "people|persons|troops|soldiers|fighters|victims|jobs|employees|seats|votes|cases|deaths|homes|buildings|tanks"
    "|drones|missiles|tickets|copies|pages|words|points|units|times|percent|per|pc|pct|dollars?|euros?|pounds?|pence"
    "|cents?|rubles|roubles|yuan|yen|rupees|francs|USD|EUR|GBP|km|kms|kilomet[a-z]{1,5}|miles?|met(?:er|re)s?|feet"
    "|foot|ft|m|mm|cm|kg|kilos?|kilograms?|grams?|tons?|tonnes?|lit(?:er|re)s?|barrels?|acres?|hectares?|square|sq"
    "|degrees?|watts?|kW|MW|MWh|GW|hours?|hrs?|minutes?|seconds?|days?|weeks?|months?|years?|decades?|GMT|UTC|EST"
    "|EDT|CET|BST|hundred|thousand|million|billion|trillion|rounds|shares|calories"
)
NOT_COUNTED = rf"(?!\w|[.,:/][0-9]|-?{GAP}?(?:[°%]|(?:{_COUNTED})\b))"
DAY = rf"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?{NOT_COUNTED}"
YEAR = rf"(?:1[0-9]{{3}}|2[0-9]{{3}}){NOT_COUNTED}"
# A year that may stand alone: older and later numbers are seldom years in the news.
PLAIN_YEAR = rf"(?:1[5-9][0-9]{{2}}|20[0-9]{{2}}){NOT_COUNTED}"
# A year by another one that the text named before. "The next year" alone is counted from the article's date.
TOLD_YEAR = rf"(?:that(?:{GAP}same)?|the{GAP}(?:same|following|previous|preceding)){GAP}year(?![\w-])"
NUMBER_STARTS = r"(?<![\w$£€¥#@/])(?<!\w[.,:’'\-\u2013])(?<![$£€¥]\s)"
WORD_STARTS = r"(?<![\w@#])(?<!\w[-./])"


def _bare(word: str) -> str:
    return re.sub(r"\s+", " ", word.strip().rstrip(".").lower())


def month_number(word: str) -> int:
    """1-12 for a month's name or abbreviation."""
    key = _bare(word)[:3]
    return next(number for number, name in enumerate(MONTH_NAMES, start=1) if name.lower().startswith(key))


def weekday_number(word: str) -> int:
    """0 (Monday) to 6 for a weekday's name or abbreviation."""
    key = _bare(word)[:3]
    return next(number for number, name in enumerate(WEEKDAY_NAMES) if name.lower().startswith(key))


def day_number(word: str) -> int:
    """The number of "18" or "18th"."""
    return int(re.sub(r"[a-z]", "", word))


def cardinal(word: str) -> int:
    """The number of "3", "three", "a" or "a couple of"."""
    key = _bare(word)
    if key.isascii() and key.isdecimal():
        return int(key)
    return _NUMBER_WORDS[key.removeprefix("a ")]


def ordinal(word: str) -> int:
    """The number of "447th" or "third"."""
    key = _bare(word)
    return _ORDINAL_WORDS[key] if key in _ORDINAL_WORDS else int(key[:-2])


def decade_number(word: str) -> int:
    """20 to 90 for "twenties" to "nineties"."""
    return 20 + 10 * _DECADES.index(_bare(word))
