"""Months, years, decades, centuries, quarters and seasons that the text names by the calendar."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from checks.compare.dates.portions import PORTION, part, portion
from checks.compare.dates.setting import Found, Setting, in_name
from checks.compare.dates.stretches import Portion, hull, month_span, portion_of, season_span, year_span
from checks.compare.dates.words import (
    DASH,
    DECADE_WORD,
    GAP,
    MONTH,
    MONTH_FULL,
    NOT_COUNTED,
    NUMBER_STARTS,
    ORDINAL,
    PLAIN_YEAR,
    SEASON,
    SEASONS,
    TOLD_YEAR,
    WORD_STARTS,
    YEAR,
    decade_number,
    month_number,
    ordinal,
)
from checks.model import Interval

_InYear = Callable[[int], Interval | None]

_MONTHS = 12
_LEAD = 40
_TO = rf"(?:{GAP}?{DASH}{GAP}?|{GAP}(?:to|through|until|till){GAP})"
_BETWEEN = rf"(?:(?P<between>(?i:between)){GAP}|(?P<from>(?i:from)){GAP})?"
_TO_OR_AND = rf"(?:{_TO}|{GAP}(?P<and>and){GAP})"
_WHICH_YEAR = rf"(?:(?:,?{GAP}(?:of{GAP})?|,)(?P<year>{YEAR})|{GAP}(?:of{GAP})?(?P<which>last|this|next){GAP}year(?!\w))"

_MONTH_OF_YEAR = re.compile(rf"{WORD_STARTS}{PORTION}?(?P<month>{MONTH}){_WHICH_YEAR}")
_WEEK_OF_MONTH = re.compile(
    rf"{WORD_STARTS}(?:the{GAP})?(?P<nth>first|second|third|fourth|last|final){GAP}(?P<unit>week|days){GAP}of{GAP}"
    rf"(?P<month>{MONTH_FULL})(?!\w){_WHICH_YEAR}?"
)
_MONTHS_RANGE = re.compile(
    rf"{WORD_STARTS}{_BETWEEN}(?P<month>{MONTH})(?:,?{GAP}(?P<first_year>{YEAR}))?{_TO_OR_AND}(?P<last_month>{MONTH})(?!{GAP}?[0-9]{{1,2}}(?![0-9])){_WHICH_YEAR}?"
)
_BARE_MONTH = re.compile(
    rf"{WORD_STARTS}{PORTION}?(?P<month>{MONTH_FULL})(?![\w-]|{GAP}?[0-9]|{GAP}(?:of{GAP})?{TOLD_YEAR})"
)
_IN_MONTH = re.compile(r"(?<!\w)(?:in|since|until|till|through|throughout|during|back in)\s$", re.IGNORECASE)
_NEAR_MONTH = re.compile(
    rf"(?<!\w)(?:(?:by|from|of|before|after|for)\s$|(?:{MONTH_FULL}),?\s(?:and|or|to|through)\s$)",
    re.IGNORECASE,
)
_THE_MONTH = re.compile(r"(?<!\w)(?:the|an?|its|his|her|their)\s$", re.IGNORECASE)
_THING = re.compile(r"\s(?!on\b|of\b|for\b|to\b|from\b|in\b|was\b|is\b|and\b|by\b)[a-z]")
# Months whose names are also given names, surnames or common words.
_NAMELIKE = frozenset({"April", "May", "June", "August", "March"})
_CAPITAL_NEXT = re.compile(r"\s[A-Z]|['’]s")

_YEARS_RANGE = re.compile(
    rf"{NUMBER_STARTS}{_BETWEEN}(?P<first>1[5-9][0-9]{{2}}|20[0-9]{{2}}){_TO_OR_AND}(?P<last>{PLAIN_YEAR})(?!-\w)"
)
_SHORT_RANGE = re.compile(
    rf"{NUMBER_STARTS}(?P<first>1[5-9][0-9]{{2}}|20[0-9]{{2}})[-\u2013/](?P<last>[0-9]{{2}}){NOT_COUNTED}(?!-\w)"
)
_PLAIN = re.compile(
    rf"{WORD_STARTS}{PORTION}?(?<![$£€¥#@/])(?<![$£€¥]\s)(?P<year>{PLAIN_YEAR})(?![-\u2013]\w)"
)
_IN_YEAR = re.compile(
    r"(?<!\w)(?:in|since|by|from|until|till|through|throughout|during|before|after|around|circa|year|of|for|between"
    r"|over|autumn|fall|winter|spring|summer"
    r"|(?:back|prior|compared|relative|due|up) to|compared with|as early as|as late as)\s(?:the\s(?:year\s)?|about\s|around\s)?$"
    r"|\b(?:1[5-9]|20)[0-9]{2}(?:,|,?\s(?:and|or|to|versus|vs\.?)|\s?[\u2010-\u2014-])\s?$|[(\[]$",
    re.IGNORECASE,
)
_THE_YEAR = re.compile(
    r"(?:(?<!\w)(?:the|an?|its|his|her|their|our|my|this|that|another)|['’]s|s['’])\s$", re.IGNORECASE
)
# Of numbers that are seldom years only those that can hardly be anything else.
_IN_OLD_YEAR = re.compile(
    r"(?<!\w)(?:in|since|from|until|till|during|before|after|circa|year|between)\s$|[(\[]$", re.IGNORECASE
)
_AMOUNT_OF = re.compile(
    r"\b(?:total|population|number|crowd|group|maximum|minimum|average|distance|length|sum|fine|height|depth|altitude"
    r"|weight|cost|price|capacity|force|army|staff|value|fee|reward|salary)\sof\s$",
    re.IGNORECASE,
)
_FIRST_USUAL_YEAR = 1900

_DECADE = re.compile(
    rf"{WORD_STARTS}{PORTION}?(?:(?i:the){GAP})?(?:(?P<century>1[0-9]|20)(?P<tens>[0-9])0['’]?s(?!\w)|['’‘](?P<brief>[1-9])0s(?!\w))"
)
_DECADE_IN_WORDS = re.compile(
    rf"{WORD_STARTS}(?:(?i:early|late|mid)(?:-|{GAP})|(?i:the){GAP}(?:(?:early|late|mid)(?:-|{GAP}))?)(?P<word>(?i:{DECADE_WORD}))(?!\w)"
)
_OWN_AGE = re.compile(r"(?<!\w)(?:his|her|their|my|our|your|temperatures?\s\w+)\s$", re.IGNORECASE)
_CENTURY = re.compile(
    rf"{WORD_STARTS}{PORTION}?(?:(?i:the){GAP})?(?P<number>(?i:{ORDINAL}))(?:-|{GAP})(?i:century)(?!\w)"
)
_QUARTER_OF = re.compile(
    rf"{WORD_STARTS}(?:(?i:the){GAP})?(?:(?P<nth>(?i:first|second|third|fourth|last|final|1st|2nd|3rd|4th)){GAP}(?i:quarter)|Q(?P<figure>[1-4]))"
    rf"(?!\w)(?:,?{GAP}(?:(?:of|in){GAP})?(?P<year>{YEAR})|{GAP}(?:of{GAP})?(?P<which>last|this|next){GAP}year(?!\w))?"
)
_HALF = re.compile(rf"{WORD_STARTS}H(?P<half>[12]){GAP}(?P<year>{YEAR})")
_SEASON_OF = re.compile(
    rf"{WORD_STARTS}{PORTION}?(?P<season>(?i:{SEASON})){GAP}(?:of{GAP})?(?P<year>(?:1[5-9]|20)[0-9]{{2}})(?:[-\u2013/](?P<next>[0-9]{{2}}))?{NOT_COUNTED}"
)
_STEPS = {"last": -1, "this": 0, "next": 1}


def _lead(setting: Setting, start: int) -> str:
    """The words just before, with line ends as blanks."""
    return re.sub(r"\s", " ", setting.text[max(0, start - _LEAD) : start])


def _year_of(match: re.Match[str], setting: Setting) -> int | None:
    if match["year"]:
        return int(match["year"])
    if match["which"] and setting.anchor is not None:
        return setting.anchor.year + _STEPS[match["which"]]
    return None


def find_months(setting: Setting) -> Iterator[Found]:
    """A month with its year, a week of a month, months from one to another, a month alone."""
    for match in _MONTH_OF_YEAR.finditer(setting.text):
        year = _year_of(match, setting)
        if year is None:
            yield setting.unanchored(*match.span())
        else:
            yield setting.found(
                *match.span(), part(month_span(year, month_number(match["month"])), portion(match))
            )
    for match in _WEEK_OF_MONTH.finditer(setting.text):
        yield _week_of_month(match, setting)
    for match in _MONTHS_RANGE.finditer(setting.text):
        if not match["and"] or match["between"]:
            yield from _months_range(match, setting)
    for match in _BARE_MONTH.finditer(setting.text):
        if match["short"] or match["long"] or _is_month(match, setting):
            yield _bare_month(match, setting)


def _week_of_month(match: re.Match[str], setting: Setting) -> Found:
    month, last = month_number(match["month"]), match["nth"] in ("last", "final")
    nth = 0 if last else ("first", "second", "third", "fourth").index(match["nth"])

    def in_year(year: int) -> Interval:
        whole = month_span(year, month)
        first = whole.last.day - 6 if last else nth * 7 + 1
        return Interval(first=whole.first.replace(day=first), last=whole.first.replace(day=first + 6))

    return _in_its_year(match, setting, in_year)


def _in_its_year(match: re.Match[str], setting: Setting, in_year: _InYear) -> Found:
    """The stretch in the year that the words give, else in the one that anchor and verb give."""
    year = _year_of(match, setting)
    if year is not None:
        return setting.found(*match.span(), in_year(year))
    if setting.anchor is None:
        return setting.unanchored(*match.span())
    return setting.found(*match.span(), None, readings=setting.yearless(*match.span(), in_year))


def _months_range(match: re.Match[str], setting: Setting) -> Iterator[Found]:
    first, last = month_number(match["month"]), month_number(match["last_month"])
    given = int(match["first_year"]) if match["first_year"] else None

    def in_year(year: int) -> Interval | None:
        start = given if given is not None else year - (first > last)
        return hull(month_span(start, first), month_span(year, last))

    if given is not None and _year_of(match, setting) is None:
        yield setting.found(*match.span(), in_year(given + (first > last)))
        return
    year = _year_of(match, setting)
    if year is None or in_year(year) is not None:
        yield _in_its_year(match, setting, in_year)


def _is_month(match: re.Match[str], setting: Setting) -> bool:
    """Whether a month's name without day, year or part is a month here: names and verbs look the same."""
    lead, after = _lead(setting, match.start()), setting.text[match.end() : match.end() + 3]
    name = match["month"].capitalize()
    namelike = name in _NAMELIKE
    if _IN_MONTH.search(lead):
        return not (namelike and after[:2] in ("'s", "’s"))
    if _NEAR_MONTH.search(lead):
        return name != "May" and not (namelike and _CAPITAL_NEXT.match(after))
    return bool(name != "May" and _THE_MONTH.search(lead) and _THING.match(after))


def _bare_month(match: re.Match[str], setting: Setting) -> Found:
    month, which = month_number(match["month"]), portion(match)
    if setting.anchor is None:
        return setting.unanchored(*match.span())
    readings = setting.yearless(*match.span(), lambda year: part(month_span(year, month), which))
    return setting.found(*match.span(), None, readings=readings)


def find_years(setting: Setting) -> Iterator[Found]:
    """Years alone, with the word before them that makes them years, and years from one to another."""
    for match in _YEARS_RANGE.finditer(setting.text):
        first, last = int(match["first"]), int(match["last"])
        if first < last and (not match["and"] or match["between"]):
            yield setting.found(*match.span(), year_span(first, last))
    for match in _SHORT_RANGE.finditer(setting.text):
        first = int(match["first"])
        if int(match["last"]) == (first + 1) % 100 and (
            int(match["last"]) > _MONTHS or match.group()[4] != "-"
        ):
            yield setting.found(*match.span(), year_span(first, first + 1))
    for match in _PLAIN.finditer(setting.text):
        if match["short"] or match["long"] or _is_year(match, setting):
            yield setting.found(*match.span(), part(year_span(int(match["year"])), portion(match)))


def _is_year(match: re.Match[str], setting: Setting) -> bool:
    lead = _lead(setting, match.start())
    if _AMOUNT_OF.search(lead) or in_name(setting.text, *match.span("year")):
        return False
    if int(match["year"]) < _FIRST_USUAL_YEAR:
        return bool(_IN_OLD_YEAR.search(lead))
    return bool(_IN_YEAR.search(lead) or _THE_YEAR.search(lead))


def find_ages(setting: Setting) -> Iterator[Found]:
    """Decades and centuries. A century is counted as its hundreds ("20th century" = 1900-1999), as people do."""
    for match in _DECADE.finditer(setting.text):
        first = (
            1900 + int(match["brief"]) * 10 if match["brief"] else int(match["century"] + match["tens"] + "0")
        )
        hundred = match["tens"] == "0" and match["century"] != "20"
        yield setting.found(
            *match.span(), part(year_span(first, first + (99 if hundred else 9)), portion(match))
        )
    for match in _DECADE_IN_WORDS.finditer(setting.text):
        first = 1900 + decade_number(match["word"])
        if not _OWN_AGE.search(_lead(setting, match.start())):
            yield setting.found(*match.span(), part(year_span(first, first + 9), _short_part(match.group())))
    for match in _CENTURY.finditer(setting.text):
        first = (ordinal(match["number"]) - 1) * 100
        if 0 < first < date.max.year:
            yield setting.found(*match.span(), part(year_span(first, first + 99), portion(match)))


def _short_part(words: str) -> Portion | None:
    return next(
        (Portion(word) for word in ("early", "mid", "late") if re.search(rf"\b{word}\b", words.lower())), None
    )


def find_seasons(setting: Setting) -> Iterator[Found]:
    """Quarters and halves of a year, and seasons with their year."""
    for match in _QUARTER_OF.finditer(setting.text):
        yield from _quarter(match, setting)
    for match in _HALF.finditer(setting.text):
        half = Portion.FIRST_HALF if match["half"] == "1" else Portion.SECOND_HALF
        yield setting.found(*match.span(), portion_of(year_span(int(match["year"])), half))
    for match in _SEASON_OF.finditer(setting.text):
        yield setting.found(*match.span(), part(_season(match), portion(match)))


def _quarter(match: re.Match[str], setting: Setting) -> Iterator[Found]:
    """A quarter; without year or figure it may be a game's, so it then needs to say that it is a period's."""
    number = int(match["figure"]) if match["figure"] else _nth(match["nth"])
    after = setting.text[match.end() : match.end() + 4]
    dated = match["year"] or match["which"] or match["figure"]
    if not dated and (
        after.startswith(" of ") or not re.search(r"(?i)\bthe\b", match.group()) or match["nth"] == "last"
    ):
        return
    yield _in_its_year(match, setting, lambda year: month_span(year, number * 3 - 2, 3))


def _nth(word: str) -> int:
    return (
        {"fi": 1, "1s": 1, "se": 2, "2n": 2, "th": 3, "3r": 3, "fo": 4, "4t": 4, "la": 4}[word[:2].lower()]
        if word != "final"
        else 4
    )


def _season(match: re.Match[str]) -> Interval:
    """The season in that year. Of "winter 2014" it is not said which end is meant: both are covered."""
    season, year = match["season"].lower(), int(match["year"])
    whole = season_span(year, SEASONS[season])
    if season != "winter" or match["next"]:
        return whole
    before = season_span(year - 1, SEASONS[season])
    return Interval(first=before.first, last=whole.last)
