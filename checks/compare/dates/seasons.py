"""Quarters and halves of a year, and seasons."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.compare.dates.months import in_its_year
from checks.compare.dates.near import Near
from checks.compare.dates.portions import PORTION, named_part, part, portion
from checks.compare.dates.setting import Setting, Side
from checks.compare.dates.stretches import Portion, month_span, portion_of, season_span, year_span
from checks.compare.dates.words import (
    GAP,
    NOT_COUNTED,
    PLAIN_YEAR,
    SEASON,
    SEASONS,
    WORD_STARTS,
    YEAR,
)
from checks.model import Interval
from checks.reading import Dated

_LEAD = 40
_QUARTER_OF = re.compile(
    rf"{WORD_STARTS}(?:(?i:the){GAP})?(?:(?P<nth>(?i:first|second|third|fourth|last|final|1st|2nd|3rd|4th)){GAP}(?i:quarter)|Q(?P<figure>[1-4]))"
    rf"(?!\w)(?:,?{GAP}(?:(?:of|in){GAP})?(?P<year>{YEAR})|{GAP}(?:of{GAP})?(?P<which>last|this|next){GAP}year(?!\w))?"
)
_QUARTER_SHARED = re.compile(rf"{GAP}(?:and|or|to){GAP}Q[1-4]{GAP}(?P<year>{PLAIN_YEAR})")
_GAME = re.compile(
    r"\b(?:points?\sahead|trail(?:ed|s|ing)|[0-9]{2,3}[-–][0-9]{2,3}|scored?|scoring|touchdowns?|rebounds?|yards?|basket|field\sgoals?|halftime|turnovers?|quarterback|three-pointers?|free\sthrows?|coach|buzzer|NBA|NFL)\b"
)
_GAME_REACH = 100
_HALF = re.compile(rf"{WORD_STARTS}H(?P<half>[12]){GAP}(?P<year>{YEAR})")
_SEASON_OF = re.compile(
    rf"{WORD_STARTS}{PORTION}?(?P<season>(?i:{SEASON})){GAP}(?:of{GAP})?(?P<year>(?:1[5-9]|20)[0-9]{{2}})(?:[-\u2013/](?P<next>[0-9]{{2}}))?{NOT_COUNTED}"
)
_BARE_SEASON = re.compile(
    rf"(?<!\w)(?i:in|during|over|through|by|for){GAP}(?P<all>(?:(?i:the){GAP})?(?:(?i:early|late|mid)(?:-|{GAP}))?(?P<season>(?i:{SEASON})))(?![\w-])"
    rf"(?!{GAP}(?:of|season|term|break|holidays?|school|training|months?|camp|games|olympics|gardens?|festival|semester|fashion|transfer|window|[0-9A-Z]))"
)
_HABITS = re.compile(
    r"\b(?:every|each|always|usually|typically|often|generally|tend|annual(?:ly)?|seasonal)\b", re.IGNORECASE
)


def find_seasons(setting: Setting) -> Iterator[Dated]:
    """Quarters and halves of a year, and seasons with their year."""
    for match in setting.scan(_QUARTER_OF, Near.QUARTER):
        yield from _quarter(match, setting)
    for match in setting.scan(_HALF, Near.YEAR):
        half = Portion.FIRST_HALF if match["half"] == "1" else Portion.SECOND_HALF
        yield setting.found(*match.span(), portion_of(year_span(int(match["year"])), half))
    for match in setting.scan(_SEASON_OF, Near.YEAR):
        yield setting.found(*match.span(), part(_season(match), portion(match)))
    for match in setting.scan(_BARE_SEASON, Near.SEASON):
        yield from _bare_season(match, setting)


def _bare_season(match: re.Match[str], setting: Setting) -> Iterator[Dated]:
    """A season by its verb alone: the last one that began, or the next that is not over. A habit is no date."""
    span, name = match.span("all"), match["season"].lower()
    side = setting.side(*span)
    around = setting.text[max(0, span[0] - 2 * _LEAD) : span[1] + _LEAD]
    if side is None or _HABITS.search(around):
        return
    if setting.anchor is None:
        yield setting.unanchored(*span)
        return
    tried = [season_span(setting.anchor.year + step, SEASONS[name]) for step in (-1, 0, 1)]
    if side is Side.PAST:
        chosen = [stretch for stretch in tried if stretch.first <= setting.anchor][-1]
    else:
        chosen = next(stretch for stretch in tried if stretch.last >= setting.anchor)
    yield setting.found(*span, part(chosen, named_part(match["all"])))


def _quarter(match: re.Match[str], setting: Setting) -> Iterator[Dated]:
    """A quarter; without year or figure it may be a game's, so it then needs to say that it is a period's."""
    number = int(match["figure"]) if match["figure"] else _nth(match["nth"])
    after = setting.text[match.end() : match.end() + 4]
    dated = match["year"] or match["which"] or match["figure"]
    if not dated and (
        after.startswith(" of ") or not re.search(r"(?i)\bthe\b", match.group()) or match["nth"] == "last"
    ):
        return
    if not dated and _GAME.search(
        setting.text, max(0, match.start() - _GAME_REACH), match.end() + _GAME_REACH
    ):
        return
    shared = (
        _QUARTER_SHARED.match(setting.text, match.end()) if match["figure"] and not match["year"] else None
    )
    if shared:
        yield setting.found(*match.span(), month_span(int(shared["year"]), number * 3 - 2, 3))
        return
    yield in_its_year(match, setting, lambda year: month_span(year, number * 3 - 2, 3))


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
