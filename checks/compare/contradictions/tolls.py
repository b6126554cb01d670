"""How many died, were hurt, were arrested or are missing, and how long somebody was jailed for, as news copy says it. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from checks.compare.dates.words import SPELT_OUT, cardinal
from checks.model import PartRole
from checks.reading import Reading, Stretch

DEAD, HURT, HELD, MISSING, JAILED = "dead", "hurt", "arrested", "missing", "jailed"

_NUMBER = re.compile(
    rf"(?<![\w.,$£€-])(?P<number>[1-9][0-9]{{0,2}}(?:,[0-9]{{3}})+|[1-9][0-9]{{0,5}}|{SPELT_OUT})(?![\w-]|[.,][0-9])",
    re.IGNORECASE,
)
_OVER = re.compile(r"\b(?:at\sleast|more\sthan|over|no\sfewer\sthan)\s\Z", re.IGNORECASE)
_UNDER = re.compile(r"\b(?:up\sto|as\smany\sas|fewer\sthan|under|nearly|almost)\s\Z", re.IGNORECASE)
_ABOUT = re.compile(r"\b(?:about|around|some|roughly|an\sestimated|or)\s\Z", re.IGNORECASE)
# Whoever they are, "people" are all of them; of soldiers or children there may be a number of their own.
_PEOPLE = r"(?:\s(?:people|persons|lives|victims))"
_BE = r"(?:\s(?:is|are|was|were|has|have|had|been|being|left|confirmed|found|reported|shot|all))*"
_STATES = (
    (DEAD, r"dead|killed|die[sd]?|fatalities|deaths|lost\stheir\slives"),
    (HURT, r"(?:seriously\s|badly\s|critically\s|slightly\s)?(?:hurt|injured|wounded)"),
    (HELD, r"arrested|detained|in\scustody|arrests"),
    (MISSING, r"(?:still\s)?missing|unaccounted\sfor"),
)
_BEHIND = tuple(
    (of, re.compile(rf"{_PEOPLE}?{_BE}\s(?:{state})(?![\w-])", re.IGNORECASE)) for of, state in _STATES
)
_DEEDS = (
    (DEAD, r"kill(?:s|ed|ing)?|claim(?:s|ed|ing)(?:\sthe\slives\sof)?|death\stoll\s(?:\w+\s){0,3}?(?:to|at|is|was|of|hits|reaches|reached)"),
    (HURT, r"injur(?:es|ed|ing)|wound(?:s|ed|ing)"),
    (HELD, r"arrest(?:s|ed|ing)?|detain(?:s|ed|ing)"),
)  # fmt: skip
_HEDGED = r"(?:(?:at\sleast|more\sthan|over|up\sto|about|around|some|nearly|almost)\s)?"
_BEFORE = tuple((of, re.compile(rf"(?<![\w-])(?:{deed})\s{_HEDGED}\Z", re.IGNORECASE)) for of, deed in _DEEDS)
_ENDS = re.compile(
    rf"{_PEOPLE}?(?=[.,;:)]|\s(?:and|in|on|at|as|after|when|by|near|from|during|before)\b|\s*\Z|\s*\n)",
    re.IGNORECASE,
)
_SENTENCED = re.compile(
    r"\b(?:(?:jailed|imprisoned)\s(?:for\s)?|sentenced\s(?:\w+\s){0,3}?to\s|sent\s(?:\w+\s){0,3}?to\s(?:prison|jail)\sfor\s)(?:(?:at\sleast|more\sthan|over|about|nearly|almost)\s)?\Z",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"\b(?:gets?|handed|given|gives?\s(?:\w+\s){1,3}?)\s?(?:(?:more\sthan|at\sleast|over|nearly|almost)\s)?\Z",
    re.IGNORECASE,
)
_TERM = re.compile(
    r"(?P<half>\sand\sa\shalf)?[\s-](?P<unit>years?|months?)\b(?P<months>\s(?:and\s)?\w{1,6}\smonths?\b)?",
    re.IGNORECASE,
)
# What tells of another time, of a part, or of a number that is not yet or no longer the one.
_OTHER = re.compile(
    r"\b(?:another|more(?!\sthan)|further|extra|additional|others?|previous(?:ly)?|earlier|last\s(?:year|month|week)|ago|since|also|a\syear"
    r"|(?:each|every)\s(?:year|day|week)|in\s(?:19|20)[0-9]{2}|initial(?:ly)?|original(?:ly)?|at\sfirst|first|later|feared|could|may|might|would"
    r"|from|minimum|maximum|of\s(?:them|whom|the)|each|both|including|among|then|said\sto|reports?)\b",
    re.IGNORECASE,
)
_LOOK_BACK, _REACH = 60, 70
_MONTHS_OF_YEAR = 12
_ROUGHLY = 0.2


# What became of them, and where the words that say so begin and end.
_Fate: TypeAlias = tuple[str, int, int]


@dataclass(frozen=True, kw_only=True)
class Toll:
    """A number of people of one fate, or months of prison: at least `low` and at most `high` (None = unbounded).

    `plain`: the words around it speak of no other time and of no part of the whole.
    """

    start: int
    end: int
    of: str
    low: float
    high: float | None
    role: PartRole
    plain: bool


def find_tolls(reading: Reading, roles: Collection[PartRole]) -> tuple[Toll, ...]:
    """The tolls of the paragraphs with these roles, in the order of the text; quotations are left out."""
    text = reading.article.text
    found = (
        _at(reading, match)
        for paragraph in reading.paragraphs
        if paragraph.role in roles
        for match in _NUMBER.finditer(text, paragraph.start, paragraph.end)
    )
    return tuple(one for one in found if one is not None and reading.quotation_at(one.start) is None)


def _at(reading: Reading, match: re.Match[str]) -> Toll | None:
    text, sentence = reading.article.text, reading.sentence_at(match.start())
    if sentence is None:
        return None
    before = text[max(sentence.start, match.start() - _LOOK_BACK) : match.start()]
    fate = next(_fates(text, before, match, sentence), None)
    return _toll(reading, match, fate, before, sentence) if fate is not None else None


def _fates(text: str, before: str, number: re.Match[str], sentence: Stretch) -> Iterator[_Fate]:
    """What the words beside the number say of the people, and where they begin and end."""
    start, at = number.span()
    for of, pattern in _BEHIND:
        match = pattern.match(text, at, sentence.end)
        if match:
            yield of, start, match.end()
    is_sentence = _SENTENCED.search(before) or (sentence.role is PartRole.HEADLINE and _GIVEN.search(before))
    if is_sentence and (term := _TERM.match(text, at, sentence.end)):
        yield JAILED, start, term.end()
    ends = _ENDS.match(text, at, sentence.end)
    for of, pattern in _BEFORE if ends else ():
        deed = pattern.search(before)
        if deed and ends:
            yield of, start - (len(before) - deed.start()), ends.end()


def _toll(reading: Reading, match: re.Match[str], fate: _Fate, before: str, sentence: Stretch) -> Toll | None:
    # Case folding lets some letters of other alphabets pass for ours.
    if not match["number"].isascii():
        return None
    text, (of, start, end) = reading.article.text, fate
    least = most = float(cardinal(match["number"].replace(",", "")))
    if of == JAILED:
        least, most = _months(least, _TERM.match(text, match.end(), sentence.end))
    around = text[max(sentence.start, match.start() - _REACH) : min(sentence.end, end + _REACH)]
    about = _ABOUT.search(before) is not None
    return Toll(
        start=start,
        end=end,
        of=of,
        low=0 if _UNDER.search(before) else least * (1 - _ROUGHLY * about),
        high=None if _OVER.search(before) else most * (1 + _ROUGHLY * about),
        role=sentence.role,
        plain=_OTHER.search(around) is None,
    )


def _months(value: float, term: re.Match[str] | None) -> tuple[float, float]:
    """The fewest and the most months that a term of prison can be."""
    if term is None or term["unit"].casefold().startswith("m"):
        return value, value
    months = (value + (0.5 if term["half"] else 0)) * _MONTHS_OF_YEAR
    return months, months + (_MONTHS_OF_YEAR - 1 if term["months"] else 0)


def agree(one: Toll, other: Toll) -> bool:
    """Whether both can be said of the same people."""
    return (one.high is None or other.low <= one.high) and (other.high is None or one.low <= other.high)
