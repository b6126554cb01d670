"""Years, and months of years, that the text tells by another one: "the same year", "that August"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.compare.dates.portions import PORTION, part, portion
from checks.compare.dates.setting import Found, Setting
from checks.compare.dates.stretches import month_span, year_span
from checks.compare.dates.words import GAP, MONTH, MONTH_FULL, TOLD_YEAR, WORD_STARTS, month_number

_MONTH_OF_TOLD = re.compile(
    rf"{WORD_STARTS}{PORTION}?(?P<month>{MONTH}),?{GAP}(?:(?:of|in){GAP})?(?P<told>{TOLD_YEAR})"
)
# Not "he said that August would be hot".
_THAT_MONTH = re.compile(
    rf"{WORD_STARTS}(?:(?i:in|by|since|until|during|later|early|late){GAP}(?P<told>that{GAP}(?P<month>{MONTH_FULL}))"
    rf"|(?P<opening>That{GAP}(?P<opening_month>{MONTH_FULL})))(?![\w-]|{GAP}[0-9])"
)
_TOLD = re.compile(
    rf"{WORD_STARTS}(?P<told>(?i:{TOLD_YEAR}))(?!{GAP}(?:as|that|which|when|in{GAP}which|of)\b)"
)


def find_told(setting: Setting) -> Iterator[Found]:
    """Months and years by the last year that the paragraph names before; none where it names none."""
    for match in _MONTH_OF_TOLD.finditer(setting.text):
        year = setting.told_year(match.start(), match["told"])
        if year is not None:
            yield setting.found(
                *match.span(), part(month_span(year, month_number(match["month"])), portion(match))
            )
    for match in _THAT_MONTH.finditer(setting.text):
        group = "told" if match["told"] else "opening"
        year = setting.told_year(match.start(group), "that year")
        if year is not None:
            month = month_number(match["month"] or match["opening_month"])
            yield setting.found(*match.span(group), month_span(year, month))
    for match in _TOLD.finditer(setting.text):
        year = setting.told_year(match.start(), match["told"])
        if year is not None:
            yield setting.found(*match.span(), year_span(year))
