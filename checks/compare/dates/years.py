"""Years alone, from one to another, and in two figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.compare.dates.near import Near
from checks.compare.dates.portions import PORTION, part, portion
from checks.compare.dates.setting import Setting, in_name
from checks.compare.dates.stretches import year_span
from checks.compare.dates.words import (
    BETWEEN,
    GAP,
    NOT_COUNTED,
    NUMBER_STARTS,
    PLAIN_YEAR,
    TO_OR_AND,
    WORD_STARTS,
)
from checks.reading import Dated

_MONTHS = 12
_YEARS_RANGE = re.compile(
    rf"{NUMBER_STARTS}{BETWEEN}(?P<first>1[5-9][0-9]{{2}}|20[0-9]{{2}}){TO_OR_AND}(?P<last>{PLAIN_YEAR})(?!-\w)"
)
_SHORT_RANGE = re.compile(
    rf"{NUMBER_STARTS}(?P<first>1[5-9][0-9]{{2}}|20[0-9]{{2}})[-\u2013/](?P<last>[0-9]{{2}}){NOT_COUNTED}(?!-\w)"
)
_PLAIN = re.compile(
    rf"{WORD_STARTS}{PORTION}?(?<![$£€¥#@/])(?<![$£€¥]\s)(?P<year>{PLAIN_YEAR})(?![-\u2013]\w)"
)
_IN_YEAR = re.compile(
    r"(?<!\w)(?:in|since|by|from|until|till|through|throughout|during|before|after|around|circa|year|of|for|between"
    r"|over|born|died|founded|est\.|established|b\.|d\.|c\.|ca\.|autumn|fall|winter|spring|summer"
    r"|(?:back|prior|compared|relative|due|up|itself|themselves|founding|foundation|origins|roots) to|compared with|as early as|as late as|as\s(?:soon|recently)\sas|as\sfar\sback\sas|(?:sooner|later|earlier)\sthan|(?:well\s|deep\s)into|(?:until|by|to|before|till)\sat\s(?:least|the\slatest|the\searliest)|no\s(?:later|earlier)\sthan)\s(?:the\s(?:year\s)?|about\s|around\s)?$"
    r"|\b(?:1[5-9]|20)[0-9]{2}(?:,|,?\s(?:and|or|to|versus|vs\.?)|\s?[\u2010-\u2014-])\s?$|[(\[]$",
    re.IGNORECASE,
)
_THE_YEAR = re.compile(
    r"(?:(?<!\w)(?:the|an?|its|his|her|their|our|my|this|that|another|whose)|['’]s|s['’])\s$", re.IGNORECASE
)
# Of numbers that are seldom years only those that can hardly be anything else.
_IN_OLD_YEAR = re.compile(
    r"(?<!\w)(?:in|since|from|until|till|during|before|after|circa|year|between|born|died|founded|established|est\.|b\.|d\.)\s$|[(\[]$",
    re.IGNORECASE,
)
_AMOUNT_OF = re.compile(
    r"\b(?:total|population|number|crowd|group|maximum|minimum|average|distance|length|sum|fine|height|depth|altitude"
    r"|weight|cost|price|capacity|force|army|staff|value|fee|reward|salary)\sof\s$",
    re.IGNORECASE,
)
_FIRST_USUAL_YEAR = 1900
# "2014 was a year of war": a year alone opens a sentence.
_OPENING_YEAR = re.compile(
    rf"(?:\A|(?<=\n)|(?<=[.!?]\s)|(?<=[.!?][”\"]\s))(?P<year>(?:19|20)[0-9]{{2}})(?={GAP}(?:was|is|has|had|will|saw|brought|marked|began|ended|could|would|proved|became|turned)\b)"
)
# "1967: Viaduct opens", a row of a chronology.
_ROW_YEAR = re.compile(
    r"(?m:^)(?:[-\u2010-\u2015•*·]\s?)?(?P<year>1[5-9][0-9]{2}|20[0-9]{2})(?=:\s|\s[\u2010-\u2015-]\s)"
)
# "AD 79", "79 AD".
_CHRISTIAN = re.compile(
    rf"(?<!\w)(?:(?:AD|A\.D\.|CE){GAP}(?P<year>[0-9]{{1,4}})(?!\w|[.,][0-9])|(?P<ahead>[0-9]{{1,4}}){GAP}(?:AD|A\.D\.|CE)(?!\w))"
)
_BEFORE_CHRIST = re.compile(rf"(?<![\w.,])(?P<year>[0-9]{{1,5}}){GAP}?(?:BCE?(?!\w)|B\.C\.)(?!,{GAP}Canada)")
_OLD = "it lies before the years that are counted here"
# Numbers that are seldom years need the sentence to go on as behind one.
_MEDIEVAL = re.compile(
    rf"(?<!\w)(?i:in|since|of){GAP}(?P<year>1[0-4][0-9]{{2}})(?=[,;)]|\.(?![0-9])|{GAP}(?:and|when|by|to|the|he|she|it|they|after|at|as|with|who|where|that|under|during)\b)(?!,[0-9])"
)
# "The class of ’92". Later ones than this are of the last century.
_BRIEF_YEAR = re.compile(
    rf"(?:(?<!\w)(?i:in|since|of|from|until|back{GAP}in){GAP}|(?<=[0-9]),?{GAP}(?:(?:and|or){GAP})?)(?P<year>['’‘][0-9]{{2}})(?![\w'’])"
)
_LATEST_BRIEF = 30
_WORK_AFTER = re.compile(r":\s(?:A|The)\s[A-Z]")
_OWNER = re.compile(r"(?:['’]s|s['’])\s$")
_THING_OF_YEAR = re.compile(
    r"\s(?!(?:is|was|are|were|has|had|have|will|would|and|or|but|in|on|at|to|for|from|of|by|with|as|that|which|who|tops?|topped|remains?|remained|became|sold|won)\b)[\w“\"‘$]"
)
_MAKE = re.compile(
    r"\s(?:Ford|Toyota|Honda|Chevrolet|Chevy|Dodge|Nissan|Jeep|BMW|Audi|Mercedes(?:-Benz)?|Volkswagen|VW|Tesla|Hyundai|Kia|Subaru|Mazda"
    r"|Ferrari|Porsche|Lamborghini|Jaguar|Bentley|Lexus|Cadillac|Buick|GMC|Chrysler|Volvo|Vauxhall|Peugeot|Renault|Fiat|Skoda|Range)\b"
)


def find_years(setting: Setting) -> Iterator[Dated]:
    """Years alone, with the word before them that makes them years, and years from one to another."""
    for match in setting.scan(_YEARS_RANGE, Near.YEAR):
        first, last = int(match["first"]), int(match["last"])
        if first < last and (not match["and"] or match["between"]):
            yield setting.found(*match.span(), year_span(first, last))
    for match in setting.scan(_SHORT_RANGE, Near.YEAR):
        first, last = int(match["first"]), int(match["first"][:2] + match["last"])
        if int(match["last"]) == (first + 1) % 100:
            last = first + 1
        if first < last and _is_short_range(match, setting):
            yield setting.found(*match.span(), year_span(first, last))
    yield from _odd_years(setting)
    for match in setting.scan(_PLAIN, Near.YEAR):
        if match["short"] or match["long"] or _is_year(match, setting):
            yield setting.found(*match.span(), part(year_span(int(match["year"])), portion(match)))


def _odd_years(setting: Setting) -> Iterator[Dated]:
    """Years in two figures, years that open a sentence, and those of the Middle Ages."""
    for match in setting.scan(_BRIEF_YEAR, Near.BRIEF_YEAR):
        brief = int(match["year"][1:])
        yield setting.found(*match.span("year"), year_span(brief + (1900 if brief > _LATEST_BRIEF else 2000)))
    for match in setting.scan(_OPENING_YEAR, Near.YEAR):
        yield setting.found(*match.span("year"), year_span(int(match["year"])))
    for match in setting.scan(_ROW_YEAR, Near.YEAR):
        yield setting.found(*match.span("year"), year_span(int(match["year"])))
    for match in setting.scan(_MEDIEVAL, Near.YEAR):
        yield setting.found(*match.span("year"), year_span(int(match["year"])))


def find_eras(setting: Setting) -> Iterator[Dated]:
    """Years that are counted aloud from the birth of Christ; those before it stay open."""
    for match in setting.scan(_CHRISTIAN, Near.ERA):
        year = int(match["year"] or match["ahead"])
        if year:
            yield setting.found(*match.span(), year_span(year))
    for match in setting.scan(_BEFORE_CHRIST, Near.ERA):
        yield setting.open(*match.span(), _OLD)


def _is_owned_alone(lead: str, match: re.Match[str], setting: Setting) -> bool:
    """Whether it is a work or a make ("Orwell's 1984 is", "a 2019 Toyota"); "Russia's 2014 annexation" is a year."""
    if _OWNER.search(lead) and not _THING_OF_YEAR.match(setting.text, match.end()):
        return True
    return bool(_THE_YEAR.search(lead) and _MAKE.match(setting.text, match.end()))


def _is_short_range(match: re.Match[str], setting: Setting) -> bool:
    """Tell years from "2019-05", which may be a month, and "2010/45", the number of a law."""
    mark, last = match.group()[4], int(match["last"])
    if last == (int(match["first"]) + 1) % 100:
        lead = setting.lead(match.start())
        return last > _MONTHS or mark != "-" or bool(_IN_YEAR.search(lead) or _THE_YEAR.search(lead))
    if mark == "/":
        return False
    lead = setting.lead(match.start())
    return mark != "-" or last > _MONTHS or bool(_IN_YEAR.search(lead) or _THE_YEAR.search(lead))


def _is_year(match: re.Match[str], setting: Setting) -> bool:
    lead = setting.lead(match.start())
    if _AMOUNT_OF.search(lead) or in_name(setting.text, *match.span("year")):
        return False
    if _WORK_AFTER.match(setting.text, match.end()) or _is_owned_alone(lead, match, setting):
        return False
    if int(match["year"]) < _FIRST_USUAL_YEAR:
        return bool(_IN_OLD_YEAR.search(lead))
    return bool(_IN_YEAR.search(lead) or _THE_YEAR.search(lead))
