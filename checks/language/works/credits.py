"""Makers and years that a clause gives a title: "who made the film X in 1993", "X dates from 1965". Pure."""

from __future__ import annotations

import re
from bisect import bisect_left

from checks.compare.editions import is_of_an_edition
from checks.language.spans import UPPER
from checks.language.works.cues import MADE, REACH, alternatives
from checks.language.works.page import Page
from checks.language.works.words import FORM_OF
from checks.reading import Label

_FORM = rf"(?:{alternatives(FORM_OF)}|feature|masterpiece)"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)\b"
_ANY_YEAR = r"(?:1[5-9]\d\d|20\d\d)\b"
_MONTH = r"(?:[A-Z][a-z]+day,? )?(?:\d{1,2} )?(?:[A-Z][a-z]+\.? )?(?:\d{1,2}, )?"
# A publisher publishes "the novel X", too.
_MAKING = rf"{MADE}|made|shot|filmed|finished|completed|painted|carved|sculpted"
_VERBS = (
    rf"(?:{MADE}|made|published|released|shot|filmed|finished|completed|painted|carved|sculpted|brought out)"
)
# "Ann Price, 77, who had made the film “X”", "Ann Price of Canada published X".
_HAS_MADE = re.compile(
    rf"(?P<link>(?: of [{UPPER}][\w’'-]+(?: [{UPPER}][\w’'-]+){{0,2}})?(?:, \d{{1,3}})?(?:,? (?:the|an?) (?:[\w’'-]{{1,20}} ){{1,5}}?(?=who ))?"
    rf",? ?(?:who )?(?:(?:also|later|has|had|first|once|famously|then) )*)(?:{_VERBS} (?!the )|(?:{_MAKING}) the (?:[\w-]{{1,20}} ){{0,2}}?{_FORM} )(?:(?:a|an|his|her)(?: [\w-]{{1,20}}){{0,2}}? {_FORM} )?[“\"‘']?$"
)
# "Ann Price, born in 1920 and the director of X".
_ROLE_BEHIND = re.compile(
    r"(?P<link>, (?:born|raised|trained)[^.;:!?“”\"]{1,50}? and (?:the |an? )?(?:director|author|writer|composer|creator|painter|maker) of(?: (?:the|his|her)(?: [\w-]{1,20}){1,3})?) [“\"‘']?$"
)
_WHOSE = re.compile(
    rf"(?P<link>,(?: \d{{1,3}},)? whose (?:(?:own|first|second|third|new|debut|great|early|late|celebrated|[a-z-]+) ){{0,3}}?(?:{_FORM}),?) [“\"‘']?$"
)
# "“X”, which Ann Price painted in 1939", "X, the 1982 film that Ann Price made".
_WHICH = re.compile(r"[,.]?[”\"’']?,? (?:which|that) (?=\S)")
_THEN_MADE = re.compile(rf" (?:(?:had|has|also|first|once|later) )*{_VERBS}\b(?: (?:in|on) {_MONTH}{_YEAR})?")
# "X was a 1972 film by Ann Price", "X, the Soviet answer, was the first novel of Ann Price".
_WAS = re.compile(
    rf"[”\"’']?(?:, [^,.;:!?“”\"]{{1,40}},|,)? (?:is|was|remains) (?:an?|the|his|her) (?:{_YEAR} )?(?:[\w-]{{1,20}} ){{0,2}}?{_FORM}\b(?: (?:of|from) (?P<of>1[5-9]\d\d|20\d\d)\b)?"
)
_WAS_MADE = re.compile(
    rf"[”\"’']? (?:was|is|had been) (?:first )?(?:made|directed|written|composed|painted|recorded|filmed|shot|created|penned|published) by (?=[{UPPER}])"
)
_THEN_IN = re.compile(rf",? (?:in|on) {_MONTH}{_YEAR}")
# "X dates from 1965", "X, released in 1968," and "With X, from 1954,".
_DATES_FROM = re.compile(
    rf"[,.]?[”\"’']?(?:,? (?:which|that))? (?:dates|dated|dating|is|was) (?:from|back to) {_MONTH}{_ANY_YEAR}"
    rf"|[,.]?[”\"’']?,? (?:which |that )?(?:was |had been )?(?:first )?(?:published|released|made|finished|completed|painted|shown|premiered|issued|performed) (?:in|on) {_MONTH}{_ANY_YEAR}|,? from {_ANY_YEAR}(?=,)"
)
_MADE_IN = re.compile(rf"[,.]?[”\"’']? in {_YEAR}(?=[,.;:)]|\s(?:and|that|which|before|to)\b|\s*\Z)")
_IN_YEAR_BEFORE = re.compile(
    rf"(?:^|[.;!?] )In {_YEAR},? (?=[{UPPER}])(?:[\w.’'-]+ ){{1,5}}{_VERBS}(?: (?:the|his|her)(?: [\w-]{{1,20}}){{0,2}}? {_FORM})? [“\"‘']?$"
)
_HIS = re.compile(rf"[,.]?[”\"’']?,? (?:his|her) (?:{_YEAR} )?(?:[\w-]{{1,20}} ){{0,2}}?{_FORM}\b")
_BOUND = re.compile(r"[.;!?\n]")


def maker_in_clause(page: Page, opens: int, closes: int, before: str, after: str) -> str | None:
    """Who made the work by the verbs of the clause; persons alone, since a company publishes others' works."""
    base = opens - len(before)
    for pattern in (_HAS_MADE, _ROLE_BEHIND, _WHOSE):
        told = pattern.search(before)
        maker = _person_ending(page, base + told.start("link")) if told else None
        if maker is not None:
            return maker
    by = _WAS_MADE.match(after)
    if by is not None:
        return _person_from(page, closes + by.end())
    was = _WAS.match(after)
    if was is not None and after.startswith(" by ", was.end()):
        return _person_from(page, closes + was.end() + len(" by "))
    which = _WHICH.match(after)
    mention = page.mention_from(closes + which.end()) if which else None
    if (
        mention is not None
        and mention.label is Label.PERSON
        and _THEN_MADE.match(after, mention.end - closes)
    ):
        return mention.subject
    return _subject_of(page, base, before) if _HIS.match(after) else None


def year_in_clause(page: Page, closes: int, before: str, after: str) -> int | None:
    """The year that the verbs of the clause give the title; that of an edition or a translation is none."""
    if is_of_an_edition(before):
        return None
    told = _DATES_FROM.match(after)
    if told is not None:
        return int(told[0].rstrip()[-4:])
    was = _WAS.match(after)
    if was is not None:
        year = was["year"] or was["of"]
        return int(year) if year else None
    by = _WAS_MADE.match(after)
    if by is not None:
        mention = page.mention_from(closes + by.end())
        told = _THEN_IN.match(after, mention.end - closes) if mention else None
        return int(told["year"]) if told else None
    which = _WHICH.match(after)
    mention = page.mention_from(closes + which.end()) if which else None
    if mention is not None and mention.label is Label.PERSON:
        told = _THEN_MADE.match(after, mention.end - closes)
        return int(told["year"]) if told and told["year"] else None
    made = _HAS_MADE.search(before)
    told = (_MADE_IN.match(after) or _IN_YEAR_BEFORE.search(before)) if made else None
    return int(told["year"]) if told else None


def _person_ending(page: Page, offset: int) -> str | None:
    mention = page.mention_ending(offset)
    return mention.subject if mention is not None and mention.label is Label.PERSON else None


def _person_from(page: Page, offset: int) -> str | None:
    mention = page.mention_from(offset)
    return mention.subject if mention is not None and mention.label is Label.PERSON else None


def _subject_of(page: Page, base: int, before: str) -> str | None:
    """The only person of the clause before the title: "|Ann Price| sold the idea with X, her film of 2009"."""
    bounds = [one.end() for one in _BOUND.finditer(before)]
    if not bounds and len(before) >= REACH:
        return None
    begin, end = (
        bisect_left(page.mentions, at, key=lambda one: one.start)
        for at in (base + (bounds[-1] if bounds else 0), base + len(before))
    )
    named = {one.subject for one in page.mentions[begin:end] if one.label is Label.PERSON}
    return named.pop() if len(named) == 1 else None
