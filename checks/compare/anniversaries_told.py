"""Anniversaries and years counted from something: "the 75th anniversary of D-Day", "20 years after the attacks of 2001".

What is counted from is a named event, the founding of a named body, a work, a birth or a death, or a date that the
text itself gives. Pure.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from checks.compare.articles_said import with_article
from checks.compare.counted_time import (
    HEDGE_WORDS,
    NTH_WORDS,
    NUMBER_WORDS,
    YEARS_WORDS,
    CountedTime,
    hedge_of,
    is_round,
    nth_of,
    number_of,
    years_of,
)
from checks.compare.happenings import Happening, bare
from checks.compare.windows import near
from checks.model import Elapsed, Interval
from checks.reading import Dated, Label, Mention, Naming, Reading, Stretch

ANNIVERSARY, SINCE, AGO, SPAN, NTH = "anniversary", "time since", "years ago", "span", "nth"
BIRTH_OF, DEATH_OF, ROUND, PRESENT = "birth", "death", "round", "present"
# The date that is counted from stands elsewhere in the sentence, so that it may date another thing.
BESIDE = "dated beside"
ENDED, BEGAN = "ended", "began"
_PART_OF_EVENT = {"end": ENDED, "start": BEGAN, "beginning": BEGAN, "outbreak": BEGAN}
_ENDED = re.compile(r"\s(?:had\s)?(?:ended|finished|was\sover|came\sto\san\send)\b")
_NAMED_ANNIVERSARY = {
    "centenary": 100,
    "centennial": 100,
    "bicentenary": 200,
    "bicentennial": 200,
    "tercentenary": 300,
    "tricentennial": 300,
    "sesquicentennial": 150,
    "quincentenary": 500,
    "semicentennial": 50,
}
_NAMED = "|".join(_NAMED_ANNIVERSARY)
_ANNIVERSARY = rf"(?:(?P<nth>(?i:{NTH_WORDS}))(?:[\s-]year)?|(?P<years>(?i:{NUMBER_WORDS}))[\s-]years?)\s(?:\w{{1,14}}\s)?anniversary|(?P<named>(?i:{_NAMED}))(?:\sanniversary)?"
_OF = re.compile(rf"(?<![\w-])(?:{_ANNIVERSARY})\s(?:celebrations?\s)?(?:of|since)\s")
_OWN = re.compile(rf"['’]s?\s(?:{_ANNIVERSARY})(?!\w)")
_CELEBRATES = re.compile(
    rf"\s(?:is\scelebrating|celebrates|celebrated|will\scelebrate|marks|marked|is\smarking|will\smark|celebrating|marking)\s(?:its|the|their)\s(?:{_ANNIVERSARY})(?!\w|\sof\b)"
)
# Words that these patterns cannot do without: they are tried around them alone.
_ROUND_WORD = re.compile("nniversary|[Cc]enten|CENTEN")
_TIME_WORD = re.compile("[Yy]ear|YEAR|[Mm]onth|[Dd]ecade|DECADE|[Cc]entur|CENTUR")
_BEFORE, _BEHIND = 90, 60
_AFTER = re.compile(
    rf"(?<![\w-])(?i:{HEDGE_WORDS}\s)?(?P<count>(?i:{YEARS_WORDS}))\s(?P<way>(?i:after|since|on\sfrom|on\safter|following|removed\sfrom))\s"
)
_OF_LIFE = re.compile(
    r"(?:the\s)?(?P<what>birth|death|assassination|murder|killing)\sof\s|(?:the\s)?(?P<act>founding|foundation|establishment|creation|formation|launch|release|publication|premiere|signing|opening|first\spublication|end|start|beginning|outbreak)\sof\s"
)
_OWN_LIFE = re.compile(
    r"['’]s?\s(?P<what>birth|death|assassination|murder|killing|founding|foundation|launch|release)\b|\s(?P<verb>died|was\sborn|was\s(?:assassinated|murdered|killed))\b"
)
_AGO_APPOSED = re.compile(
    r"(?:\s[–—-]\s(?:that(?:\sis|\swas|['’]s),?\s)?|,\s(?:which|that)\s(?:is|was|will\sbe)\s|,\s(?:that\sis|i\.e\.),?\s|(?:\s(?:tonight|today))?,?\s(?:\((?:in\s|on\s)?|(?:back\s)?(?:in|on)\s(?:the\s|early\s|late\s|mid-)?)|,\s(?:(?:almost|nearly|about|over|more\sthan|just\s(?:over|under)|some|exactly)\s)?)"
)
_YEARS_AGO = re.compile(
    rf"(?i:{HEDGE_WORDS}\s)?(?P<count>(?i:{YEARS_WORDS}))\sago(?:\s(?:today|this\s(?:week|month)|on\s[A-Z][a-z]+day))?\Z"
)
_SPAN = re.compile(
    rf"(?:,?\s(?:for|a\s(?:period|total|reign|span)\sof|lasting|spanning|totalling)\s|\s?[,(–—]\s?)(?i:{HEDGE_WORDS}\s)?(?P<count>(?i:{YEARS_WORDS}))(?=[\s,.;)]|\Z)"
)
_SPAN_BEFORE = re.compile(
    rf"(?<![\w-])(?i:{HEDGE_WORDS}\s)?(?P<count>(?i:{YEARS_WORDS}))(?:\s(?:in\s(?:power|office|charge|prison|jail|exile|opposition)|of\s\w{{1,20}}))?,?\s\(?\Z|(?<![\w-])(?P<joined>[1-9][0-9]?)-year\s\w{{1,20}}(?:\s\w{{1,20}})?,?\s\(?\Z"
)
_NTH_YEAR = re.compile(
    r"(?<![\w-])(?i:in|into|enter(?:s|ed|ing)|now\sin|of)\s(?:the|its)\s(?P<nth>(?i:"
    + NTH_WORDS
    + r"))\s(?P<unit>year|month)\sof\s(?:the\s)?"
)
_CAPITALS = re.compile(
    r"(?<![\w’'-])(?P<name>(?:The\s)?[A-Z][\w&’'.-]*(?:\s(?:(?:of|and|for|the|on|de|des|la|without)\s){0,2}[A-Z][\w&’'.-]*){0,7})\Z"
)
_NO_NAMES = frozenset({"It", "They", "This", "That", "He", "She", "We", "The", "Who"})
_CLAUSE = re.compile(r"[;:()–—]|,\s|\b(?:who|which|that|while|but)\b")
_REACH = 130
_PAST_TAGS = frozenset({"VBD"})
_PRESENT_TAGS = frozenset({"VBZ", "VBP", "MD"})


@dataclass(frozen=True, kw_only=True)
class _Since:
    """What is counted from: who or what, its sort, and when it was by the text itself; `end` is where its words end."""

    whose: str
    sort: str
    end: int
    of: str = ""
    when: Interval | None = None


def find_anniversaries(reading: Reading, events: Sequence[Happening]) -> tuple[CountedTime, ...]:
    """The counts in the order of the text, one for each place."""
    found: dict[int, CountedTime] = {}
    for one in (
        *_anniversaries(reading, events),
        *_years_after(reading, events),
        *_own_anniversaries(reading),
        *_years_ago(reading),
        *_opening_years_ago(reading),
        *_works_years_ago(reading),
        *_years_ago_nearby(reading),
        *_since_clauses(reading),
        *_spans(reading),
        *_nth_years(reading, events),
    ):
        found.setdefault(one.start, one)
    return tuple(found[start] for start in sorted(found))


def _anniversaries(reading: Reading, events: Sequence[Happening]) -> Iterator[CountedTime]:
    """Read "the 75th anniversary of D-Day"."""
    for match in _near(_OF, _ROUND_WORD, reading.article.text):
        since = _since(reading, match.end(), events)
        if since is not None:
            yield _counted(reading, match, _number(match), ANNIVERSARY, since)


def _near(pattern: re.Pattern[str], word: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    return near(pattern, text, (match.span() for match in word.finditer(text)), before=_BEFORE, after=_BEHIND)


def _number(match: re.Match[str]) -> int:
    if match["named"]:
        return _NAMED_ANNIVERSARY[match["named"].casefold()]
    return nth_of(match["nth"]) if match["nth"] else number_of(match["years"])


def _years_after(reading: Reading, events: Sequence[Happening]) -> Iterator[CountedTime]:
    """Read "twenty years after the September 11 attacks"."""
    for match in _near(_AFTER, _TIME_WORD, reading.article.text):
        since = _since(reading, match.end(), events)
        if since is None or not _is_counted_from(since, reading.article.text):
            continue
        present = _is_present(reading, match.start()) or match["way"].casefold() == "since"
        tags = ((PRESENT,) if present else ()) + ((ROUND,) if is_round(match["count"]) else ())
        yield _counted(
            reading, match, years_of(match["count"]), SINCE, since, hedge=hedge_of(match), tags=tags
        )


def _is_counted_from(since: _Since, text: str) -> bool:
    """Not "20 years since the union moved": what is counted from is what the body did then, not the body."""
    if since.sort == "event" or since.when is not None or since.of:
        return True
    return re.match(r"\s*(?:[,.;:)–—]|\Z)", text[since.end : since.end + 4]) is not None


def _since(reading: Reading, start: int, events: Sequence[Happening]) -> _Since | None:
    """What the words behind "anniversary of" or "years after" name; a date among them is the text's own."""
    text, sentence = reading.article.text, reading.sentence_at(start)
    high = min(sentence.end if sentence else len(text), start + _REACH)
    at = start + len("the ") if text[start : start + 4].casefold() == "the " else start
    life = _OF_LIFE.match(text, start, high)
    named = _named_at(reading, events, life.end() if life else at, high)
    if named is not None and life is not None:
        named = _of_life(named, life["what"] or "", life["act"] or "")
    dated = _own_date(reading, start, high, named)
    if dated is not None:
        name = named.whose if named else " ".join(text[at : dated.start].split()[:6])
        sort = named.sort if named else "event"
        return _Since(whose=name, sort=sort, end=dated.end, when=dated.timing.interval)
    return named


def _of_life(named: _Since, what: str, act: str) -> _Since | None:
    """A birth or a death is somebody's, a founding a body's; "the launch of" a person is nothing."""
    if not what:
        of = _PART_OF_EVENT.get(act, "") if named.sort == "event" else ""
        return None if named.sort == "person" else replace(named, of=of)
    if named.sort != "person":
        return None
    return _Since(
        whose=named.whose, sort=named.sort, end=named.end, of=BIRTH_OF if what == "birth" else DEATH_OF
    )


def _named_at(reading: Reading, events: Sequence[Happening], at: int, high: int) -> _Since | None:
    """The event, person, work or body whose name begins here."""
    text = reading.article.text
    if text[at : at + 4].casefold() == "the ":
        at += 4
    event = next((one for one in events if one.start == at and one.end <= high), None)
    if event is not None and not (event.recurs and event.year is None):
        ended = _ENDED.match(text, event.end, high)
        return _Since(whose=event.full, sort="event", end=event.end, of=ENDED if ended else "")
    person = next((one for one in reading.persons() if one.start == at), None)
    if person is not None:
        own = _OWN_LIFE.match(text, person.end, high)
        what = (own["what"] or own["verb"]) if own else ""
        if not what:
            return None
        of = (BIRTH_OF if what[:1] == "b" or what.endswith("born") else DEATH_OF) if what else ""
        return _Since(whose=person.subject, sort="person", end=own.end() if own else person.end, of=of)
    work = next((one for one in reading.works if at <= one.start <= at + 1), None)
    if work is not None:
        return _Since(whose=work.creation.work, sort="work", end=work.end)
    body = _body_at(reading, at)
    return _Since(whose=body[0], sort="body", end=body[1]) if body else None


def _body_at(reading: Reading, at: int) -> tuple[str, int] | None:
    for naming in reading.namings:
        if (
            naming.start <= at < naming.end
            and at - naming.start <= len("the ")
            and naming.label is Label.ORGANISATION
        ):
            return bare(naming.subject), naming.end
    for mention in reading.mentions:
        if mention.start in (at, at - 4) and mention.label is Label.ORGANISATION:
            return bare(mention.subject), mention.end
    return None


def _own_date(reading: Reading, start: int, high: int, named: _Since | None) -> Dated | None:
    """The date of the thing in its own words: "the 1974 coup", "the attacks of 11 September 2001"."""
    text = reading.article.text
    for dated in reading.dates_within(start, high):
        if (
            dated.timing.interval is None
            or (dated.timing.interval.last - dated.timing.interval.first).days > _YEAR
        ):
            return None
        lead = text[start : dated.start]
        if _CLAUSE.search(_BEGAN_THEN.sub("", lead)):
            return None
        inside = named is None or dated.start >= named.end
        beside = re.search(r"(?:\bof|\bin|\bon)\s(?:the\s)?\Z", lead) if lead.strip() else True
        leads = lead.casefold() in {"", "the "}
        of = re.search(r"\bof\s\Z", lead) or _is_its_own(dated, lead, reading)
        if inside and (leads or of or (beside and named is None and not _is_own_anniversary(lead))):
            return dated
        return None
    return None


_YEAR = 366


_BEGAN_THEN = re.compile(
    r"\s(?:(?:that|which)\s(?:began|started|broke\sout|happened|took\splace|was\s(?:signed|founded|launched|agreed|fought))|signed|founded|launched|agreed|begun|adopted|ratified|concluded)\s(?:in|on)\s\Z"
)


def _is_its_own(dated: Dated, lead: str, reading: Reading) -> bool:
    """Whether the words before a date of the past say what was then: "the pact signed on 3 April 1987"."""
    published, interval = reading.article.published_at, dated.timing.interval
    if published is None or interval is None or (published - interval.last).days < _YEAR:
        return False
    return _BEGAN_THEN.search(lead) is not None


def _is_own_anniversary(lead: str) -> bool:
    """Whether "anniversary of the coup in 2024" may date the anniversary: with "in" or "on" one cannot tell."""
    return re.search(r"\b(?:in|on)\s(?:the\s)?\Z", lead) is not None


def _own_anniversaries(reading: Reading) -> Iterator[CountedTime]:
    """Read "NATO's 75th anniversary", "NATO celebrates its 75th anniversary"."""
    text = reading.article.text
    named: tuple[Naming | Mention, ...] = (*reading.mentions, *reading.namings)
    bodies = {(one.start, one.end): bare(one.subject) for one in named if one.label is Label.ORGANISATION}
    people = {one.end for one in reading.persons()}
    ends = {end for _, end in bodies}
    for own in (*_OWN.finditer(text), *_CELEBRATES.finditer(text)):
        seen = _CAPITALS.search(text, max(0, own.start() - _REACH), own.start())
        if seen and own.start() not in ends | people and seen["name"] not in _NO_NAMES:
            bodies[seen.start("name"), own.start()] = bare(seen["name"])
    for (_, end), whose in bodies.items():
        match = _OWN.match(text, end) or _CELEBRATES.match(text, end)
        if match:
            since = _Since(whose=whose, sort="body", end=match.end())
            yield _counted(reading, match, _number(match), ANNIVERSARY, since, tags=("own",))


def _years_ago(reading: Reading) -> Iterator[CountedTime]:
    """Read "20 years ago, in 2004": both counted from the day of publication."""
    text = reading.article.text
    published = reading.article.published_at
    dates = [one for one in reading.dates if one.timing.text.casefold() not in {"tonight", "today"}]
    for one, other in pairwise(dates):
        if not _AGO_APPOSED.fullmatch(text[one.end : other.start]):
            continue
        for ago, year in ((one, other), (other, one)):
            match = _YEARS_AGO.search(text[max(0, ago.start - 20) : ago.end])
            interval = year.timing.interval
            if match is None or interval is None or _YEARS_AGO.search(year.timing.text):
                continue
            if published is not None and (published - interval.last).days < _YEAR:
                continue  # "Leeds, December 26, 2024 – Five years ago tonight"
            if ago is one and not _NAMES_YEAR.search(year.timing.text):
                continue  # "39 years ago in April" says in which month of that year
            start = max(0, ago.start - 20) + match.start("count")
            tags = (ROUND,) if is_round(match["count"]) else ()
            yield CountedTime(
                start=start,
                end=ago.end,
                elapsed=Elapsed(
                    elapsed=years_of(match["count"]), of=AGO, hedge=hedge_of(match), since=interval
                ),
                statement=f"Says that {year.timing.text} is {match['count']} ago.",
                tags=tags,
            )


_NAMES_YEAR = re.compile(r"[12][0-9]{3}")


def _opening_years_ago(reading: Reading) -> Iterator[CountedTime]:
    """Read "Four years ago the harbour was quiet: the ferries lay idle before the vote on 12 May 1994"."""
    text = reading.article.text
    for ago in reading.dates:
        match = _YEARS_AGO.fullmatch(ago.timing.text)
        sentence = reading.sentence_at(ago.start)
        if match is None or sentence is None or sentence.start != ago.start:
            continue
        end = text.find("\n", ago.end)
        stop = _SENTENCE_ENDS.search(text, ago.end, end if end >= 0 else len(text))
        others = reading.dates_within(ago.end, stop.start() + 1 if stop else sentence.end)
        if len(others) != 1 or _OTHER_TIME.search(text, ago.end, others[0].start):
            continue
        interval = others[0].timing.interval
        is_near = _AT_DATE.search(text, ago.end, others[0].start) is not None
        if interval is None or not is_near:
            continue
        month = (interval.last - interval.first).days <= _MONTH
        plain = (
            _is_short(interval)
            and _ends_clause(text, others[0].end)
            and _is_told_once(reading, ago.end, others[0].start)
        )
        if month or plain:
            yield _beside(ago, match, interval, others[0].timing.text)


def _works_years_ago(reading: Reading) -> Iterator[CountedTime]:
    """Read "the novel “Old Rooms” (1967) came out 47 years ago"."""
    text = reading.article.text
    for ago in reading.dates:
        match = _YEARS_AGO.search(ago.timing.text)
        sentence = reading.sentence_at(ago.start)
        if match is None or sentence is None:
            continue
        works = [one for one in reading.works if sentence.start <= one.start < ago.start]
        dated = [
            one
            for one in reading.dates_within(sentence.start, ago.start)
            if _NAMES_YEAR.search(one.timing.text)
        ]
        if len(works) != 1 or len(dated) != 1 or dated[0].timing.interval is None:
            continue
        year = dated[0]
        lead, out = text[works[0].end : year.start], text[year.end : ago.start]
        if _YEAR_OF_WORK.fullmatch(lead) and _CAME_OUT.search(out) and not _ANOTHER_EDITION.search(out):
            yield _beside(ago, match, dated[0].timing.interval, year.timing.text)


def _beside(ago: Dated, match: re.Match[str], since: Interval, words: str) -> CountedTime:
    number = years_of(match["count"])
    tags = (BESIDE, ROUND) if is_round(match["count"]) else (BESIDE,)
    return CountedTime(
        start=ago.start + match.start("count"),
        end=ago.end,
        elapsed=Elapsed(elapsed=number, of=AGO, hedge=hedge_of(match), since=since),
        statement=f"Says that {words} is {match['count']} ago.",
        tags=tags,
    )


def _years_ago_nearby(reading: Reading) -> Iterator[CountedTime]:
    """Read "died on 8 June 2004, aged 71, 12 years ago" and "signed 31 years ago in Oslo, on 13 September 1993".

    Only a place or an age stands between the two, so that one thing is dated twice.
    """
    text = reading.article.text
    for one, other in pairwise(reading.dates):
        if other.start - one.end > _BEHIND or "\n" in text[one.end : other.start]:
            continue
        lead = text[one.end : other.start]
        for ago, year in ((one, other), (other, one)):
            match, interval = _YEARS_AGO.search(ago.timing.text), year.timing.interval
            if match is None or interval is None or not _NAMES_YEAR.search(year.timing.text):
                continue
            if (_PLACE_THEN_DATE if ago is one else _PLACE_THEN_AGO).fullmatch(lead) and _is_short(interval):
                yield _beside(ago, match, interval, year.timing.text)


def _is_short(interval: Interval) -> bool:
    return (interval.last - interval.first).days <= _YEAR


_PLACE = r"(?:in|at|near|outside|off|aboard)\s(?:the\s)?(?:\w+\s(?:of\s)?)?[A-Z][\w’'.-]*(?:[\s-][A-Z][\w’'.-]*){0,3}"
_AGED = r"(?:at\s(?:the\sage\sof\s)?|aged\s)?[1-9][0-9]{1,2}"
_ABOUT = r"(?:(?:almost|nearly|about|over|more\sthan|just\s(?:over|under)|some|exactly|now)\s)?"
_PLACE_THEN_AGO = re.compile(rf"(?:,?\s{_PLACE}|,\s{_AGED})(?:,\s{_AGED})?,?\s(?:[–—]\s)?{_ABOUT}")
_PLACE_THEN_DATE = re.compile(rf"(?:\s(?:today|tonight|this\s\w+))?,?\s{_PLACE},?\s(?:on|in)\s(?:the\s)?")


def _since_clauses(reading: Reading) -> Iterator[CountedTime]:
    """Read "40 years since the towns joined the water board, on 3 May 1976": the clause has its own date."""
    text = reading.article.text
    for match in _near(_SINCE, _TIME_WORD, text):
        sentence = reading.sentence_at(match.start())
        if sentence is None:
            continue
        behind = reading.dates_within(match.end(), sentence.end)
        if not behind or behind[0].timing.interval is None or not _is_short(behind[0].timing.interval):
            continue
        lead = text[match.end() : behind[0].start]
        if not _NAMES_YEAR.search(behind[0].timing.text) or not _AT_DATE.search(lead) or len(lead) > _REACH:
            continue
        if (
            _OTHER_TIME.search(lead)
            or _CLAUSE_MARK.search(lead)
            or not _has_past_verb(reading, match.end(), behind[0].start)
        ):
            continue
        until, dates = _until(reading, match.start(), behind[0].end)
        elapsed = Elapsed(
            elapsed=years_of(match["count"]),
            of=SINCE,
            hedge=hedge_of(match),
            since=behind[0].timing.interval,
            until=until,
        )
        tags = (
            PRESENT,
            BESIDE,
            *((ROUND,) if is_round(match["count"]) else ()),
            *(("several dates",) if dates > 1 else ()),
        )
        yield CountedTime(
            start=match.start("count"),
            end=match.end("count"),
            elapsed=elapsed,
            statement=f"Says that it is {match['count']} since {behind[0].timing.text}.",
            tags=tags,
        )


def _has_past_verb(reading: Reading, start: int, end: int) -> bool:
    """Whether one thing is told here, of the past: "the towns |joined| the board"."""
    verbs = [
        token
        for token in reading.tokens[
            slice(*(bisect_left(reading.tokens, at, key=lambda one: one.start) for at in (start, end)))
        ]
        if token.tag == "VBD"
    ]
    return len(verbs) == 1


def _ends_clause(text: str, at: int) -> bool:
    return re.match(r"[.!?]|,\s|\s*\Z", text[at : at + 3]) is not None


def _is_told_once(reading: Reading, start: int, end: int) -> bool:
    """Whether the words between are one short statement of the past without a comparison."""
    text = reading.article.text[start:end]
    return len(text) <= _BEHIND and _has_past_verb(reading, start, end) and not _COMPARES.search(text)


_COMPARES = re.compile(r"\b(?:as|than|when|while|of|memoir|because|if)\b")
_SINCE = re.compile(rf"(?<![\w-])(?i:{HEDGE_WORDS}\s)?(?P<count>(?i:{YEARS_WORDS}))\s(?:ago\s)?since\s")
_CLAUSE_MARK = re.compile(r"[;:()–—]|,\s(?!(?:on|in)\s(?:the\s)?\Z)")
_MONTH = 31
_SENTENCE_ENDS = re.compile(r"[.!?][”’\")]*(?=\s|\Z)")
# What is told behind these words was at another time: "the father who had died on 3 May 1990", "a murder of 1987".
_OTHER_TIME = re.compile(
    r"\b(?:who|whom|whose|which|that|where|when|had|having|been|since|after|until|till|from|for|by|about|against|over|like|later|earlier|once|dated)\b|[“”\"]",
    re.IGNORECASE,
)
_AT_DATE = re.compile(r"\b(?:on|in)\s(?:the\s)?\Z")
_YEAR_OF_WORK = re.compile(
    r"[”’\"]?,?\s(?:\(|(?:the|his|her|their|a)\s(?:\w+\s){0,3}(?:of|from)\s|of\s|from\s)"
)
_CAME_OUT = re.compile(
    r"\b(?:appeared|came\sout|premiered|opened|was\s(?:first\s)?(?:published|released|shown|performed|printed|broadcast|screened|staged)|went\son\ssale)\b"
)
_ANOTHER_EDITION = re.compile(
    r"\b(?:English|French|German|Spanish|translation|translated|paperback|DVD|again|anew|re-?\w*(?:issued|leased|published)|won|who|sequel|film|stage|Broadway|edition)\b"
)


def _spans(reading: Reading) -> Iterator[CountedTime]:
    """Read "from 1998 to 2010, for 12 years" and "a 12-year rule (1998-2010)"."""
    text = reading.article.text
    for dated in reading.dates:
        interval = dated.timing.interval
        if interval is None or not _FROM_TO.fullmatch(dated.timing.text):
            continue
        match = _SPAN.match(text, dated.end)
        before = _SPAN_BEFORE.search(text, max(0, dated.start - 60), dated.start)
        chosen = match or before
        if chosen is None or re.search(r"\n\s*\n", text[chosen.start() : dated.end]):
            continue
        joined = chosen["joined"] if chosen is before else None
        group = "joined" if joined else "count"
        number = int(joined) if joined else years_of(chosen["count"])
        yield CountedTime(
            start=chosen.start(group),
            end=chosen.end(group),
            elapsed=Elapsed(elapsed=number, of=SPAN, hedge=hedge_of(chosen), since=interval, until=interval),
            statement=f"Says that {dated.timing.text} is {chosen[group]}{'' if group == 'count' else ' years'}.",
            tags=(ROUND,) if is_round(chosen[group]) else (),
        )


_FROM_TO = re.compile(
    r"(?:(?:from|between)\s)?[12][0-9]{3}(?:\s?[-–—]\s?|\s(?:to|until|and|through|till)\s)[12][0-9]{3}",
    re.IGNORECASE,
)


def _nth_years(reading: Reading, events: Sequence[Happening]) -> Iterator[CountedTime]:
    """Read "now in the third year of the war in Ukraine"."""
    for match in _near(_NTH_YEAR, _TIME_WORD, reading.article.text):
        event = next((one for one in events if one.start == match.end()), None)
        if event is None:
            continue
        since = _Since(whose=event.full, sort="event", end=event.end)
        yield _counted(
            reading, match, nth_of(match["nth"]), NTH, since, unit=match["unit"].casefold(), group="nth"
        )


def _counted(  # noqa: PLR0913 - the parts of one statement
    reading: Reading,
    match: re.Match[str],
    number: int,
    of: str,
    since: _Since,
    *,
    hedge: str = "",
    unit: str = "year",
    group: str = "",
    tags: tuple[str, ...] = (),
) -> CountedTime:
    names = [group] if group else ["nth", "years", "named", "count"]
    name = next(one for one in names if one in match.re.groupindex and match[one])
    until, dates = _until(reading, match.start(), since.end)
    elapsed = Elapsed(
        elapsed=number, unit=unit, of=of, whose=since.whose, hedge=hedge, since=since.when, until=until
    )
    several = ("several dates",) if dates > 1 else ()
    every = (since.sort, *((since.of,) if since.of else ()), *tags, *several)
    whose = with_article(since.whose) if since.sort in {"event", "body"} else since.whose
    long = f"{number} {unit}{'' if number == 1 else 's'}"
    statement = {
        ANNIVERSARY: f"Says that it is {long} since {whose}.",
        SINCE: f"Says that it is {long} since {whose}.",
        NTH: f"Says that it is {unit} {number} of {whose}.",
    }[of]
    return CountedTime(
        start=match.start(name), end=match.end(name), elapsed=elapsed, statement=statement, tags=every
    )


def _until(reading: Reading, start: int, end: int) -> tuple[Interval | None, int]:
    """The only other time that the sentence names, and how many it names."""
    sentence = reading.sentence_at(start)
    if sentence is None:
        return None, 0
    others = [
        one.timing.interval
        for one in reading.dates_within(sentence.start, sentence.end)
        if not (start <= one.start < end)
    ]
    known = {one for one in others if one is not None}
    return (known.pop() if len(known) == len(others) == 1 else None), len(others)


def _is_present(reading: Reading, at: int) -> bool:
    """Whether the sentence tells of the present: it has a verb of today and none of the past."""
    sentence: Stretch | None = reading.sentence_at(at)
    if sentence is None:
        return False
    tags = {token.tag for token in reading.tokens[sentence.first : sentence.last]}
    return bool(tags & _PRESENT_TAGS) and not tags & _PAST_TAGS
