"""Months alone, with their year, in a row, and weeks of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from checks.compare.dates.near import Near
from checks.compare.dates.portions import PORTION, part, portion
from checks.compare.dates.setting import Setting
from checks.compare.dates.stretches import hull, month_span
from checks.compare.dates.words import (
    BETWEEN,
    GAP,
    MONTH,
    MONTH_FULL,
    PLAIN_YEAR,
    TO_OR_AND,
    TOLD_YEAR,
    WORD_STARTS,
    YEAR,
    month_number,
)
from checks.model import Interval
from checks.reading import Dated

_InYear = Callable[[int], Interval | None]
_WHICH_YEAR = rf"(?:(?:,?{GAP}(?:of{GAP})?|,)(?P<year>{YEAR})|{GAP}(?:of{GAP})?(?P<which>last|this|next){GAP}year(?!\w))"
_MONTH_OF_YEAR = re.compile(rf"{WORD_STARTS}{PORTION}?(?P<month>{MONTH}){_WHICH_YEAR}")
_WEEK_OF_MONTH = re.compile(
    rf"{WORD_STARTS}(?:the{GAP})?(?P<nth>first|second|third|fourth|last|final){GAP}(?P<unit>week|days){GAP}of{GAP}"
    rf"(?P<month>{MONTH_FULL})(?!\w){_WHICH_YEAR}?"
)
_MONTHS_RANGE = re.compile(
    rf"{WORD_STARTS}{BETWEEN}(?P<month>{MONTH})(?:,?{GAP}(?P<first_year>{YEAR}))?{TO_OR_AND}(?P<last_month>{MONTH})(?!{GAP}?[0-9]{{1,2}}(?![0-9])){_WHICH_YEAR}?"
)
_BARE_MONTH = re.compile(
    rf"{WORD_STARTS}{PORTION}?(?P<month>{MONTH_FULL})(?![\w-]|{GAP}?[0-9]|{GAP}(?:of{GAP})?{TOLD_YEAR})"
)
_IN_MONTH = re.compile(
    r"(?<!\w)(?:in|since|until|till|through|throughout|during|back in|(?:months|quarter|year)\sto)\s$",
    re.IGNORECASE,
)
_NEAR_MONTH = re.compile(
    rf"(?<!\w)(?:(?:by|from|of|before|after|for)\s$|(?:{MONTH_FULL}),?\s(?:and|or|to|through)\s$)",
    re.IGNORECASE,
)
# "In May and June 2023": the first month is of that year too.
_YEAR_SHARED = re.compile(
    rf"(?:,{GAP}{MONTH_FULL}){{0,4}},?{GAP}(?:and|or){GAP}{MONTH_FULL},?{GAP}(?P<year>{PLAIN_YEAR})"
)
# "In March, May and June": in such a row even May is no person.
_MONTH_BEFORE = re.compile(rf"(?<!\w){MONTH_FULL}(?:,|,?{GAP}(?:and|or)){GAP}\Z")
_MONTH_BEHIND = re.compile(rf"(?:,|,?{GAP}(?:and|or)){GAP}{MONTH_FULL}(?=[,.;)]|{GAP}[a-z])")
_CAPITAL_BEFORE = re.compile(
    rf"(?<!\w)(?!(?:In|By|From|Of|For|Since|During|After|Before|{MONTH_FULL})\s)[A-Z]\w*\s\Z"
)
_THE_MONTH = re.compile(r"(?<!\w)(?:the|an?|its|his|her|their)\s$", re.IGNORECASE)
_THING = re.compile(r"\s(?!on\b|of\b|for\b|to\b|from\b|in\b|was\b|is\b|and\b|by\b)[a-z]")
# Months whose names are also given names, surnames or common words.
_NAMELIKE = frozenset({"April", "May", "June", "August", "March"})
_CAPITAL_NEXT = re.compile(r"\s[A-Z]|['’]s")
_STEPS = {"last": -1, "this": 0, "next": 1}


def year_of(match: re.Match[str], setting: Setting) -> int | None:
    """The year that the words give, in figures or as last, this or next year; None where they give none."""
    if match["year"]:
        return int(match["year"])
    if match["which"] and setting.anchor is not None:
        return setting.anchor.year + _STEPS[match["which"]]
    return None


def find_months(setting: Setting) -> Iterator[Dated]:
    """A month with its year, a week of a month, months from one to another, a month alone."""
    for match in setting.scan(_MONTH_OF_YEAR, Near.MONTH):
        year = year_of(match, setting)
        if year is None:
            yield setting.unanchored(*match.span())
        else:
            yield setting.found(
                *match.span(), part(month_span(year, month_number(match["month"])), portion(match))
            )
    for match in setting.scan(_WEEK_OF_MONTH, Near.MONTH):
        yield _week_of_month(match, setting)
    for match in setting.scan(_MONTHS_RANGE, Near.MONTH):
        if not match["and"] or match["between"]:
            yield from _months_range(match, setting)
    for match in setting.scan(_BARE_MONTH, Near.MONTH):
        if match["short"] or match["long"] or _is_month(match, setting):
            yield _bare_month(match, setting)


def _week_of_month(match: re.Match[str], setting: Setting) -> Dated:
    month, last = month_number(match["month"]), match["nth"] in ("last", "final")
    nth = 0 if last else ("first", "second", "third", "fourth").index(match["nth"])

    def in_year(year: int) -> Interval:
        whole = month_span(year, month)
        first = whole.last.day - 6 if last else nth * 7 + 1
        return Interval(first=whole.first.replace(day=first), last=whole.first.replace(day=first + 6))

    return in_its_year(match, setting, in_year)


def in_its_year(match: re.Match[str], setting: Setting, in_year: _InYear) -> Dated:
    """The stretch in the year that the words give, else in the one that anchor and verb give."""
    year = year_of(match, setting)
    if year is not None:
        return setting.found(*match.span(), in_year(year))
    if setting.anchor is None:
        return setting.unanchored(*match.span())
    return setting.found(*match.span(), None, readings=setting.yearless(*match.span(), in_year))


def _months_range(match: re.Match[str], setting: Setting) -> Iterator[Dated]:
    first, last = month_number(match["month"]), month_number(match["last_month"])
    given = int(match["first_year"]) if match["first_year"] else None

    def in_year(year: int) -> Interval | None:
        start = given if given is not None else year - (first > last)
        return hull(month_span(start, first), month_span(year, last))

    if given is not None and year_of(match, setting) is None:
        yield setting.found(*match.span(), in_year(given + (first > last)))
        return
    year = year_of(match, setting)
    if year is None or in_year(year) is not None:
        yield in_its_year(match, setting, in_year)


def _is_month(match: re.Match[str], setting: Setting) -> bool:
    """Whether a month's name without day, year or part is a month here: names and verbs look the same."""
    lead, after = setting.lead(match.start()), setting.text[match.end() : match.end() + 3]
    name = match["month"].capitalize()
    namelike = name in _NAMELIKE
    if lead.endswith("Ides of "):
        return False
    if _IN_MONTH.search(lead):
        return not (namelike and after[:2] in ("'s", "’s"))
    in_a_row = _MONTH_BEFORE.search(lead) or _MONTH_BEHIND.match(setting.text, match.end())
    if in_a_row and not _CAPITAL_NEXT.match(after) and not _CAPITAL_BEFORE.search(lead):
        return True
    if _NEAR_MONTH.search(lead):
        return name != "May" and not (namelike and _CAPITAL_NEXT.match(after))
    return bool(name != "May" and _THE_MONTH.search(lead) and _THING.match(after))


def _bare_month(match: re.Match[str], setting: Setting) -> Dated:
    month, which = month_number(match["month"]), portion(match)
    shared = _YEAR_SHARED.match(setting.text, match.end())
    if shared:
        return setting.found(*match.span(), part(month_span(int(shared["year"]), month), which))
    if setting.anchor is None:
        return setting.unanchored(*match.span())
    readings = setting.yearless(*match.span(), lambda year: part(month_span(year, month), which))
    return setting.found(*match.span(), None, readings=readings)
