"""Where a date expression stands: the text, the anchor, and what the words around it say about past and future."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property

from checks.compare.dates.near import Near
from checks.compare.dates.stretches import NEAR_DAYS, gap_days, nearest
from checks.compare.dates.words import (
    MONTH_NAMES,
    NUMBER_STARTS,
    PLAIN_YEAR,
    SEASONS,
    TOLD_YEAR,
    WORD_STARTS,
    either,
)
from checks.compare.windows import windows
from checks.model import Interval, Timing
from checks.reading import Dated

# How far around an expression its verb is looked for; clauses of news sentences are seldom longer.
_REACH = 90
_LEAD = 40
_IRREGULAR = (
    "broke|bought|brought|built|caught|chose|dealt|drew|drove|fought|flew|gave|grew|heard|kept|knew|laid|led|lent|lay|paid|ran|rang"
    "|rode|sank|sat|sold|shook|shot|shut|slept|slid|sought|spoke|spent|stood|stole|stuck|struck|swam|swept|swore|taught|thought|threw"
    "|wore|withdrew|woke|drowned|fled|forbade|froze|overthrew|resold|rebuilt|tore|wrote|went|won|lost|fell|rose|met|held|began|became"
    "|came|took|made|saw|found|left|sent|hit"
)
# What is said to be done on a day, as a rule lies ahead: "agreed to meet on Friday".
_TO_DO = (
    r"(?<!failed\s)(?<!refused\s)(?<!declined\s)(?<!managed\s)(?<!able\s)(?<!face\s)to\s+(?:return|appear|meet|vote|face|stand|begin|start|open|close"
    r"|play|host|visit|travel|decide|hold|attend|resume|publish|release|report|speak|testify)"
)
_FUTURE = re.compile(
    r"(?:\b(?:(?:will|shall|would|can|could|may|might|must|should)\s+be\s+\w+|will|shall|won't|won’t"
    r"|would(?!\s+(?:have|not\s+(?:say|comment)))|might(?!\s+have)|could(?!\s+(?:have|not))"
    rf"|must(?!\s+have)|should(?!\s+have)|(?:is|are)\s+to(?:\s+be\s+\w+)?|going\s+to|to\s+be\s+\w+|{_TO_DO}|plan(?:s|ned)?|planning|scheduled"
    r"|slated|opens|begins|starts|kicks\s+off|hosts|faces|meets|travels|closes|continues|delivers|unveils|reopens|becomes|steps\s+down|takes\s+(?:over|office|effect|charge)"
    r"|(?:hopes?|hoping|aims?|aiming|intends?|wants?|prepar(?:es|ing)|promis(?:es|ing)|vows)\s+to"
    r"|(?:is|are)\s+(?:forecast|being\s+(?:held|staged|launched)|meeting|holding|hosting|playing|visiting|travell?ing|flying|heading)"
    r"|(?:he|she|it|who|which|council|parliament|congress|senate|committee|board|court|team|club|side)\s+(?:plays|visits|returns|votes|sits|reports|decides)"
    r"|(?<=[a-z]s\s)(?<!\b[th]his\s)(?<!\b(?:its|his|was|has)\s)(?<!\b(?:as|is)\s)(?:start|begin|open|resume|meet|kick\s+off|take\s+place)|takes\s+place|goes\s+on\s+(?:sale|trial)|resumes|airs|premieres|expires|set\s+(?:to|for)"
    r"|due|expected|expects?\s+to|upcoming|coming|deadline|until|ahead\s+of|no\s+later\s+than)"
    r"|['’]ll)\b"
)
_PAST = frozenset(
    ("said says told was were had has have did killed since " + _IRREGULAR.replace("|", " ")).split()
)
_NO_VERBS = frozenset(
    (
        "need",
        "indeed",
        "speed",
        "feed",
        "bed",
        "red",
        "seed",
        "breed",
        "united",
        "hundred",
        "exceed",
        "proceed",
        "succeed",
        "embed",
    )
)
_WORD = re.compile("[a-z]+")
# The verb that a date without its year depends on ("was arrested in December"), with few words between.
_GOVERNED = re.compile(
    rf"\b(?P<verb>was|were|had|[a-z]{{2,20}}ed|{_IRREGULAR})(?:\s(?!would\b|will\b|to\b|for\b|until\b|from\b|by\b)[\w’'-]{{1,20}}){{0,4}}"
    r"\s(?:on|in|during|over|at)\s(?:the\s|early\s|late\s|mid-)?\Z"
)
# What somebody did until a day is over.
_HELD_UNTIL = re.compile(
    r"\b(?:ran|led|held|served|worked|played|lived|chaired|headed|coached|managed|owned|taught|edited|presented|hosted)\b"
    r"(?:\s[\w’'-]{1,20}){0,8}\s(?:until|till)\s\Z"
)
_OF_PLANS = re.compile(
    r"scheduled|expected|planned|slated|postponed|delayed|extended|moved|adjourned|announced|reported|rescheduled|proposed|called"
    r"|promised|pledged|vowed|confirmed|booked|listed|targeted|brought|set|made|held|would|based|needed|wanted|agreed|offered|linked|due|hoped|aimed|intended|supposed|likely|cancel"
)
# "Will be inaugurated on 19 June": such a participle is no past verb.
_IS_TO_BE = re.compile(r"\bbe\s(?:\w{1,20}ly\s)?\Z")
_WILL = re.compile(
    r"\b(?:will|shall|expires?|ends|opens|begins|starts|closes|returns|retires|meets|hosts|faces|kicks\soff|runs|steps\sdown|takes?\seffect|comes?\sinto\s(?:force|effect)|(?:is|are)\s(?:due|scheduled|set|expected|to))\b(?:\s(?!said\b|was\b|were\b|had\b)"
    r"[\w’'-]{1,20}){0,6}\s(?:the\s)?\Z"
)
# "Beat X to win the title in January": what was brought about is over.
_BROUGHT_ABOUT = re.compile(
    r"\b(?:needed\s(?!to\b)[\w’'-]{1,20}|managed|battled|beat|defeated|went\son|came\s(?:back|from\sbehind)|rallied|rose|recovered"
    r"|struggled|fought|overcame|edged|outlasted|saw\soff|ousted|stunned|upset)\b(?:\s[\w’'-]{1,20}){0,8}"
    r"\sto\s(?:become|win|take|reach|secure|claim|seal|beat|finish|clinch|lift|earn|oust|topple|succeed|retain|regain)\b"
    r"(?:\s[\w’'-]{1,20}){0,6}\s(?:on|in|during|over|at)\s(?:the\s|early\s|late\s|mid-)?\Z"
)
# "The final is on Saturday", and a timetable of people: "Farah returns on Wednesday". A caption is no timetable.
_IS_ON = re.compile(
    r"(?<!\bit\s)(?<!\btoday\s)(?<!\bthis\s)(?<!\bthat\s)\b(?:is|are)\s(?:on\s)?\Z", re.IGNORECASE
)
_OF_TIMETABLE = re.compile(
    r"(?:(?!Tax|Box|Election|Radio|TV)[A-Z][\w’'-]{1,20}\s(?:then\s|also\s)?(?:returns|plays|swims|competes|goes|defends|appears|performs|begins|runs(?=\sagain))"
    r"|\b(?:[Hh]e|[Ss]he)\s(?:then\s|also\s)?(?:returns|plays|races|swims|competes|fights|rides|goes|defends|runs|appears|performs|starts|begins))\b"
    r"(?P<rest>(?:\s[\w,’'-]{1,20}){0,6}?)\s(?:on\s)?\Z"
)
_OWNING = re.compile(r"(?:\s\w{1,12})?['’]s\b")
# So far ahead a date is hardly meant that a past verb speaks of, and so far back one that lies ahead.
_AHEAD_OF_PAST, _BACK_OF_FUTURE = 3, 30
# What can stand before a date that opens its sentence.
_OPENS = re.compile(
    r"\W*(?:(?:and|but|then|also|later|back|only|just|early|late)\s+)?(?:in|on|by|during|at|since|until|from)?\s*(?:the\s+|early\s+|late\s+|mid-)?",
    re.IGNORECASE,
)
# "Did not stop until Tuesday": what lasted until a day is over.
_UNTIL = "until"
_LASTED = re.compile(r"\b(?:not|never|lasted|waited|stayed|continued|ran)\b|n['’]t\b")
_CLAUSE = re.compile(r",\s(?:and|but|while|which|who|as)\b|;")
_TOLD_BESIDE = re.compile(r"[,;(–—]\s|\b(?:who|which|that|when|where|after|before|since)\b")
# "Prime minister since 4 November 2015, she said on Monday, 6 January": what goes on until now dates nothing beside it.
_SINCE_A_YEAR = re.compile(
    r"\bsince\s(?:(?:the|early|late)\s){0,2}(?:(?:[0-3]?[0-9]\s)?[A-Z][a-z]{2,8}\.?\s(?:[0-3]?[0-9],\s)?)?[12][0-9]{3}(?![0-9])"
)
_SINCE = re.compile(r"\bsince\s(?:the\s)?(?:early\s|late\s|mid[-\s])?$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]?\s+(?=[\"'“‘(]?[A-Z])|\n\s*\n")
# Surer than the above: an initial ("U.S.") or a title ends no sentence.
_FULL_STOP = re.compile(
    r"(?:(?<![A-Z])(?<!\b(?:Mr|Dr|Ms|St|Lt|No|vs))(?<!\b(?:Mrs|Gen|Sen|Rep|Gov|Col|Sgt|Rev|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
    r"(?<!\b(?:Prof|Sept|Capt))\.|[!?])[\"'”’)]?\s+(?=[\"'“‘(]?[A-Z])|\n\s*\n"
)
# How far back the year is looked for that "that year" speaks of, and a sentence's ends.
_PARAGRAPH_REACH = 1500
_SENTENCE_REACH = 400
_YEAR_NEAR = re.compile(rf"{NUMBER_STARTS}(?P<year>{PLAIN_YEAR})")
_YEAR_TOLD = re.compile(
    rf"{_YEAR_NEAR.pattern}|{WORD_STARTS}(?:(?P<told>(?i:{TOLD_YEAR}))|(?P<which>(?i:last|this|next))\syear(?!\w)"
    r"|(?i:years?|decades?)\s(?i:ago|earlier|later|before)(?!\w))"
)
_TOLD_STEPS = {"following": 1, "next": 1, "previous": -1, "preceding": -1}
_WHICH_STEPS = {"last": -1, "this": 0, "next": 1}
# "The 1922 Committee", "Agenda 2030": the number is a part of a name. Events ("the 2014 Games") are of their year.
_BODY_AFTER = re.compile(
    r"\s(?:Committee|Agenda|Project|Club|Foundation|Movement|Society|Vision|Initiative)\b"
)
_OF_YEAR = re.compile(r"\b(?:in|since|by|from|until|till|during|before|after)\s$", re.IGNORECASE)
_CAPITAL_BEFORE = re.compile(r"(?<![\w'’-])(?P<word>[A-Z]\w*)\s$")
_BEFORE_YEAR = re.compile(
    r"in|since|by|from|until|till|through|throughout|during|before|after|around|circa|year|of|for|between|over|late"
    r"|early|mid|the|this|that|another|and|or|to|about|back|an?|its|his|her|their|our|sept|"
    + either([*SEASONS, *(word.lower() for name in MONTH_NAMES for word in (name, name[:3]))]),
    re.IGNORECASE,
)


def in_name(text: str, start: int, end: int) -> bool:
    """Whether the number at this span is a part of a proper name, not a year."""
    lead = text[max(0, start - 30) : start]
    before = _CAPITAL_BEFORE.search(lead)
    if before and not _BEFORE_YEAR.fullmatch(before["word"]):
        return True
    return bool(_BODY_AFTER.match(text, end) and not _OF_YEAR.search(lead))


def _years_in(text: str) -> Iterator[int]:
    for match in _YEAR_NEAR.finditer(text):
        if not in_name(text, *match.span()):
            yield int(match["year"])


# How far from its trigger an expression may begin and end. Whatever reaches further has another trigger there.
_WINDOW_BEFORE, _WINDOW_AFTER = 70, 110


class Side(Enum):
    """Which way from the anchor the words look."""

    PAST = "past"
    FUTURE = "future"


@dataclass(frozen=True, kw_only=True)
class Setting:
    """The text that is read and the day it is dated."""

    text: str
    anchor: date | None

    def found(  # noqa: PLR0913 - one place that fills in the value, all by keyword
        self,
        start: int,
        end: int,
        interval: Interval | None,
        *,
        readings: tuple[Interval, ...] = (),
        weekday: int | None = None,
        needs_anchor: bool = False,
    ) -> Dated:
        """The expression at this span; one reading alone is the interval."""
        if len(readings) == 1:
            interval, readings = readings[0], ()
        timing = Timing(
            text=self.text[start:end],
            interval=interval,
            readings=readings,
            weekday=weekday,
            needs_anchor=needs_anchor,
        )
        return Dated(start=start, end=end, timing=timing)

    def lead(self, start: int) -> str:
        """The few words just before, with line ends as blanks."""
        return re.sub(r"\s", " ", self.text[max(0, start - _LEAD) : start])

    def scan(self, pattern: re.Pattern[str], near: Near) -> Iterator[re.Match[str]]:
        """The matches of a pattern whose expressions all hold such a word or figure."""
        for low, high in self._windows(near):
            yield from pattern.finditer(self.text, low, high)

    def _windows(self, near: Near) -> tuple[tuple[int, int], ...]:
        if near not in self._found_windows:
            spans = (match.span() for match in near.value.finditer(self.text))
            self._found_windows[near] = tuple(
                windows(self.text, spans, before=_WINDOW_BEFORE, after=_WINDOW_AFTER)
            )
        return self._found_windows[near]

    @cached_property
    def _found_windows(self) -> dict[Near, tuple[tuple[int, int], ...]]:
        return {}

    def unanchored(self, start: int, end: int, weekday: int | None = None) -> Dated:
        """An expression that only a publication date can resolve."""
        return self.found(start, end, None, weekday=weekday, needs_anchor=True)

    def open(self, start: int, end: int, why: str) -> Dated:
        """A date that cannot be given a day, and why."""
        return Dated(start=start, end=end, timing=Timing(text=self.text[start:end], unresolved=why))

    def side(self, start: int, end: int) -> Side | None:
        """Past or future by the nearest verb of the sentence, first before and then after the expression."""
        if self._is_scheduled(start, end):
            return Side.FUTURE
        sides = _sides(self._sentence_before(start)) or _sides(self._clause_behind(end))[:1]
        return sides[-1] if sides else None

    def _is_scheduled(self, start: int, end: int) -> bool:
        """Whether a verb in the present right before says what is to be on that day."""
        lead = self._sentence_before(start)
        if _IS_ON.search(lead):
            return not _OWNING.match(self.text, end)
        match = _OF_TIMETABLE.search(lead)
        if match is None or _sides(match["rest"]):
            return False
        return " again" in match["rest"] or bool(_FULL_STOP.search(self.paragraph_before(start)))

    def _sentence_before(self, start: int) -> str:
        """The words of the sentence before this place. A sentence that begins there has none."""
        with_initial = self.text[max(0, start - _REACH) : start + 1]
        return _SENTENCE_END.split(with_initial)[-1][:-1].replace("\n", " ")

    def _clause_behind(self, end: int) -> str:
        return _CLAUSE.split(_SENTENCE_END.split(self.text[end : end + _REACH])[0])[0]

    def yearless(
        self, start: int, end: int, in_year: Callable[[int], Interval | None]
    ) -> tuple[Interval, ...]:
        """The readings of an expression that lacks its year; one only where anchor or verb decide.

        The year nearest the anchor is taken. Where even that is more than about five months away, the verb
        decides between the last and the next occurrence; without one, both are given.
        """
        if self.anchor is None:
            return ()
        year = self.anchor.year
        # A leap day may be years away.
        for years in ((year - 1, year, year + 1), range(year - 8, year + 9)):
            tried = tuple(stretch for each in years if (stretch := in_year(each)) is not None)
            if tried:
                return self._nearest_or_by_verb(start, end, tried, self.anchor)
        return ()

    def _nearest_or_by_verb(
        self, start: int, end: int, tried: tuple[Interval, ...], anchor: date
    ) -> tuple[Interval, ...]:
        best = nearest(anchor, tried)
        if _SINCE.search(self.text[max(0, start - len("since the early ")) : start]):
            tried = tuple(stretch for stretch in tried if stretch.first <= anchor) or tried
            return (max(tried, key=_first_day),)
        if self._is_past(start, end) and (best.first - anchor).days > _AHEAD_OF_PAST:
            earlier = tuple(stretch for stretch in tried if stretch.first <= anchor) or tried
            return (max(earlier, key=_first_day),)
        if self._is_ahead(start, end) and (anchor - best.last).days > _BACK_OF_FUTURE:
            later = tuple(stretch for stretch in tried if stretch.last >= anchor) or tried
            return (min(later, key=_first_day),)
        if gap_days(anchor, best) <= NEAR_DAYS:
            return (best,)
        before = max((stretch for stretch in tried if stretch.first <= anchor), key=_first_day, default=None)
        after = min((stretch for stretch in tried if stretch.first > anchor), key=_first_day, default=None)
        side = self.side(start, end)
        chosen = {Side.PAST: (before,), Side.FUTURE: (after,), None: (before, after)}[side]
        return tuple(stretch for stretch in chosen if stretch is not None)

    def looks_back(self, start: int, end: int) -> bool:
        """Whether the expression opens its sentence, all of whose verbs are past."""
        return bool(_OPENS.fullmatch(self._sentence_before(start))) and set(
            _sides(self._clause_behind(end))
        ) == {Side.PAST}

    def _is_past(self, start: int, end: int) -> bool:
        """Whether a past verb governs the expression, one that plans nothing."""
        lead = self._sentence_before(start)
        if _HELD_UNTIL.search(lead) or _BROUGHT_ABOUT.search(lead):
            return True
        match = _GOVERNED.search(lead)
        if match is not None and not _IS_TO_BE.search(lead, 0, match.start()):
            return not _OF_PLANS.search(match.group())
        return self.looks_back(start, end)

    def _is_ahead(self, start: int, end: int) -> bool:
        """Whether the words right before say that it lies ahead, or the verb of a sentence that it opens."""
        lead = self._sentence_before(start)
        if _OPENS.fullmatch(lead):
            behind = self._clause_behind(end)
            return _sides(behind)[:1] == [Side.FUTURE] and not behind.lstrip().startswith(_UNTIL)
        return _WILL.search(lead) is not None

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years that the text names anywhere, each once."""
        return tuple(sorted(set(_years_in(self.text))))

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """The sentences, roughly: rather two in one piece than one in two."""
        return tuple(_FULL_STOP.split(self.text))

    def years_in_sentence(self, start: int, end: int) -> tuple[int, ...]:
        """The years that the sentence of this span names before it or in its own clause.

        What follows the clause is told beside: "on December 10, the day on which Nobel died in 1896".
        """
        before = _FULL_STOP.split(self.text[max(0, start - _SENTENCE_REACH) : end])[-1]
        # The expression itself may end in a full stop ("Jan."), so what follows is cut alone.
        after = _FULL_STOP.split(self.text[end : end + _SENTENCE_REACH])[0]
        before = _SINCE_A_YEAR.sub(" ", before)
        return tuple(_years_in(before + _TOLD_BESIDE.split(after, maxsplit=1)[0]))

    def paragraph_before(self, start: int) -> str:
        """The words of the paragraph before this place, of an endless one the last."""
        return self.text[max(0, start - _PARAGRAPH_REACH) : start].rpartition("\n\n")[2]

    def told_year(self, start: int, words: str) -> int | None:
        """The year that "that year" or "the following year" at `start` means; None where the text leaves it open.

        It is the last one named before in the paragraph, in figures or by words of the same kind.
        """
        around = self.paragraph_before(start)
        year: int | None = None
        for match in _YEAR_TOLD.finditer(around):
            if match["year"]:
                year = year if in_name(around, *match.span()) else int(match["year"])
            elif match["told"]:
                year = _stepped(year, match["told"])
            elif match["which"] and self.anchor is not None:
                year = self.anchor.year + _WHICH_STEPS[match["which"].lower()]
            else:
                year = None
        return _stepped(year, words)

    def years_near(self, start: int, end: int) -> tuple[int, ...]:
        """The years that the paragraph names within a few sentences of this span."""
        around = self.text[max(0, start - 3 * _REACH) : start].split("\n\n")[-1]
        around += "\n" + self.text[end : end + 2 * _REACH].split("\n\n")[0]
        return tuple(_years_in(around))


def _sides(words: str) -> list[Side]:
    """Which way each verb of the words looks, in their order."""
    lowered = words.lower()
    ahead = [match.span() for match in _FUTURE.finditer(lowered)]
    found = [
        (
            start,
            Side.PAST if lowered[start:end] == _UNTIL and _LASTED.search(lowered, 0, start) else Side.FUTURE,
        )
        for start, end in ahead
    ]
    for match in _WORD.finditer(lowered):
        word, place = match.group(), match.start()
        if (word in _PAST or _is_regular_past(word)) and not any(low <= place < high for low, high in ahead):
            found.append((place, Side.PAST))
    return [side for _, side in sorted(found, key=lambda one: one[0])]


def _is_regular_past(word: str) -> bool:
    return word.endswith("ed") and word not in _NO_VERBS


def _stepped(year: int | None, words: str) -> int | None:
    """The year, or the one before or after it, by the words."""
    if year is None:
        return None
    return year + next((step for word, step in _TOLD_STEPS.items() if word in words.lower()), 0)


def _first_day(stretch: Interval) -> date:
    return stretch.first
