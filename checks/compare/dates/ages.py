"""Decades, centuries, and the turn of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from checks.compare.dates.near import Near
from checks.compare.dates.portions import PORTION, named_part, part, portion
from checks.compare.dates.setting import Setting
from checks.compare.dates.stretches import year_span
from checks.compare.dates.words import (
    DECADE_WORD,
    GAP,
    ORDINAL,
    WORD_STARTS,
    decade_number,
    ordinal,
)
from checks.reading import Dated

_LEAD = 40
_DECADE = re.compile(
    rf"{WORD_STARTS}{PORTION}?(?:(?i:the){GAP})?(?:(?P<century>1[0-9]|20)(?P<tens>[0-9])0['’]?s(?!\w)|['’‘](?P<brief>[1-9])0s(?!\w))"
)
_DECADE_IN_WORDS = re.compile(
    rf"{WORD_STARTS}(?:(?i:early|late|mid)(?:-|{GAP})|(?i:the){GAP}(?:(?:early|late|mid)(?:-|{GAP}))?)(?P<word>(?i:{DECADE_WORD}))(?!\w)"
)
_BARE_DECADE = re.compile(
    rf"(?<!\w)(?:(?i:in|since|of|from|during|until|by|throughout){GAP}(?P<the>(?i:the){GAP}(?:(?i:early|late|mid)(?:-|{GAP}))?[3-9]0s)"
    rf"|(?:(?m:^)|(?<=[.!?;]\s))(?P<opening>The{GAP}(?:(?:early|late|mid)(?:-|{GAP}))?[3-9]0s)(?={GAP}(?:were|was|brought|saw|made|gave"
    r"|began|ended|belonged|turned|proved|had|took|became|produced)\b)"
    rf"|(?:1[5-9]|20)[0-9]0s{GAP}(?:and|or|to){GAP}(?P<next>[1-9]0s))(?!\w)"
)
_NOUGHTIES = re.compile(
    rf"{WORD_STARTS}(?i:the{GAP}(?:(?:early|late|mid)(?:-|{GAP}))?(?:noughties|aughts))(?!\w)"
)
_DEGREES = re.compile(
    r"\b(?:temperatures?|degrees?|highs?|lows?|aged?|Fahrenheit|mph|per cent|percent|score[ds]?|shot|rounds?|polls?|population)\b",
    re.IGNORECASE,
)
_OWN_AGE = re.compile(r"(?<!\w)(?:his|her|their|my|our|your|temperatures?\s\w+)\s$", re.IGNORECASE)
_CENTURY = re.compile(
    rf"{WORD_STARTS}{PORTION}?(?:(?i:the){GAP})?(?P<number>(?i:{ORDINAL})){GAP}(?i:century)(?!\w)"
)
_TURN = re.compile(
    rf"{WORD_STARTS}(?:(?i:the){GAP})?(?i:turn){GAP}of{GAP}the{GAP}(?:(?:(?P<number>(?i:{ORDINAL}))(?:-|{GAP}))?century|(?P<millennium>millennium))(?!\w)"
)
_BEFORE_CHRIST = re.compile(r"\s?(?:BC|B\.C\.|BCE)\b")
_OLD = "it lies before the years that are counted here"


def find_ages(setting: Setting) -> Iterator[Dated]:
    """Decades and centuries. A century is counted as its hundreds ("20th century" = 1900-1999), as people do."""
    for match in setting.scan(_DECADE, Near.DECADE):
        first = (
            1900 + int(match["brief"]) * 10 if match["brief"] else int(match["century"] + match["tens"] + "0")
        )
        hundred = match["tens"] == "0" and match["century"] != "20"
        yield setting.found(
            *match.span(), part(year_span(first, first + (99 if hundred else 9)), portion(match))
        )
    yield from _bare_decades(setting)
    for match in setting.scan(_NOUGHTIES, Near.NOUGHTIES):
        yield setting.found(*match.span(), part(year_span(2000, 2009), named_part(match.group())))
    for match in setting.scan(_DECADE_IN_WORDS, Near.DECADE):
        first = 1900 + decade_number(match["word"])
        if not _OWN_AGE.search(setting.lead(match.start())):
            yield setting.found(*match.span(), part(year_span(first, first + 9), named_part(match.group())))
    for match in setting.scan(_TURN, Near.CENTURY):
        yield _turn_of_century(match, setting)
    for match in setting.scan(_CENTURY, Near.CENTURY):
        if _BEFORE_CHRIST.match(setting.text, match.end()):
            yield setting.open(*match.span(), _OLD)
            continue
        first = (ordinal(match["number"]) - 1) * 100
        if 0 < first < date.max.year:
            yield setting.found(*match.span(), part(year_span(first, first + 99), portion(match)))


def _turn_of_century(match: re.Match[str], setting: Setting) -> Dated:
    """The first year of the century that is named; of "the turn of the century" alone it is not said which."""
    if match["number"] is None and match["millennium"] is None:
        return setting.open(*match.span(), "it may be the turn of either century")
    number = 21 if match["millennium"] else ordinal(match["number"])
    first = (number - 1) * 100
    return (
        setting.found(*match.span(), year_span(first))
        if 0 < first < date.max.year
        else setting.open(*match.span(), _OLD)
    )


def _bare_decades(setting: Setting) -> Iterator[Dated]:
    """Decades without their century: "in the late 80s", "the 1960s and 70s"."""
    for match in setting.scan(_BARE_DECADE, Near.DECADE):
        name = next(group for group in ("the", "opening", "next") if match[group])
        first = 1900 + int(match[name][-3:-1])
        if name == "next":
            first += int(match.group().split("0s")[0][-3:-1]) * 100 - 1900
        if name == "next" or _is_past_decade(match, setting):
            yield setting.found(*match.span(name), part(year_span(first, first + 9), named_part(match[name])))


def _is_past_decade(match: re.Match[str], setting: Setting) -> bool:
    """Whether "in the 80s" speaks of years: not of temperatures or ages."""
    lead = setting.lead(match.start())
    after = setting.text[match.end() : match.end() + _LEAD].partition("\n")[0]
    return not (_OWN_AGE.search(lead) or _DEGREES.search(lead) or _DEGREES.search(after))
