"""The year that the words beside a title give its work, and when they mean another thing's. Pure."""

from __future__ import annotations

import re

from checks.compare.editions import is_of_an_edition
from checks.language.works.cues import DATED_AFTER, MADE, YEAR_AFTER, alternatives
from checks.language.works.words import FORM_OF

# "the 1975 film", not "won in 1976 for".
_YEAR_BEFORE = re.compile(
    r"(?<!\bin )(?<!\bsince )(?<!\buntil )(?<!\bby )(?<!\bof )(?<!ary )(?<!ch )(?<!il )(?<!May )(?<!June )(?<!July )(?<!ust )(?<!ber )(?<!\d, )\b(?P<year>1[5-9]\d\d|20\d\d)"
    r"(?: (?!and\b|who\b|which\b|whose\b|was\b|had\b)[\w-]{1,20}){1,4},? $"
)
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)\b"
_MONTH = r"(?:[A-Z][a-z]+day,? )?(?:\d{1,2} )?(?:[A-Z][a-z]+\.? )?(?:\d{1,2}, )?"
# "Salt Harbour", the painting of 1921; "Lantern Street", the play by the Danish director X, staged in 2004.
_APPOSED_YEAR = re.compile(
    r"[^.;:!?\n“”\"]{0,50}? (?:of|from|(?:released|published|recorded|made|painted|written|issued|finished|completed|shown|performed|staged|broadcast|aired|premiered)"
    rf"(?: \w+)? (?:in|on)) {_MONTH}{_YEAR}"
)
# "Lantern Street" had appeared in 1961; "Salt Harbour" came out in 2004.
_CAME_OUT = re.compile(
    rf",? (?:had |has |was |which )?(?:first )?(?:appeared|came out) (?:in|on) {_MONTH}{_YEAR}"
)
# Ann Price’s novel “Lantern Street” of 1961.
_OF_YEAR = re.compile(rf" of {_YEAR}")
_NAMED_BEFORE = re.compile(rf"\b(?:{alternatives(FORM_OF)}) [“\"‘']?$")
# Tom Hale published "Lantern Street", his novel of exile, in 1961; Price painted "X" in 1921.
_MADE_BEFORE = re.compile(rf"\b(?:{MADE}|published) (?:(?:the|a|an|his|her) (?:[\w-]{{1,20}} ){{1,3}})?$")
_IN_YEAR = re.compile(
    rf"(?:, (?:his|her|the|a|an) [^.;:!?\n“”\",]{{1,50}},)? in {_MONTH}{_YEAR}(?! [\w-]+ed\b)"
)
# "The Kiss", by Francesco Hayez, was painted in 1859.
_BY_DATED = re.compile(
    rf",? by [^.;:!?\n“”\",]{{1,60}},? (?:which )?was (?:first )?(?:published|released|recorded|written|painted|made) in {_YEAR}"
)
# "Salt Harbour", painted by Ann Price in 1921.
_BY_IN_YEAR = re.compile(
    r",? (?:which was |was )?(?:painted|written|composed|directed|recorded|published) by "
    rf"(?:[A-Z][\w.’'-]*|de|van|von|da|del|la) ?(?:(?:[A-Z][\w.’'-]*|de|van|von|da|del|la) ){{0,4}}in {_YEAR}"
)
_INNER_YEAR = re.compile(
    rf",? (?:the|an?|his|her|their) {_YEAR}(?: [\w’'-]{{1,20}}){{0,3}}? (?:{alternatives(FORM_OF)})\b"
)


def year_beside(before: str, after: str, apposed: int | None) -> int | None:
    """The year in the words right before or behind a title; `apposed`: where behind it "the film" ends, if it does."""
    told = YEAR_AFTER.match(after) or _INNER_YEAR.match(after) or _YEAR_BEFORE.search(before)
    if told is None and not is_of_an_edition(before):
        told = DATED_AFTER.match(after) or _CAME_OUT.match(after) or _BY_IN_YEAR.match(after)
        told = told or _BY_DATED.match(after)
        told = told or (_OF_YEAR.match(after) if _NAMED_BEFORE.search(before) else None)
        told = told or (_APPOSED_YEAR.match(after, apposed) if apposed is not None else None)
        told = told or (_IN_YEAR.match(after) if _MADE_BEFORE.search(before.rstrip("“\"‘'")) else None)
    return int(told["year"]) if told else None
