"""How old the text says that a person is, was or turns: "Ann Price, 78,", "died aged 91", "who turned 80 on Sunday".

Only where a name stands beside the figure, or a pronoun means the only person of the paragraph. Pure.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from checks.compare.counted_time import NUMBER_WORDS, CountedTime, number_of
from checks.model import Elapsed, Interval
from checks.reading import Dated, Mention, Reading, Stretch

AGE, AGE_AT_DEATH, BIRTHDAY = "age", "age at death", "birthday"
PERSON, THEN, WEAK, INFERRED = "person", "looks back", "in brackets", "inferred"
# Of whom the words tell is a guess that the day of the death must bear out.
BY_DAY_OF_DEATH = "meant if the day of death fits"
_YOUNGEST, _OLDEST = 10, 119
_REACH = 170
_AGE = r"(?P<age>[1-9][0-9]{1,2})"
_NO_MORE = r"(?![\w%]|[.,:][0-9]|\s?(?:per\scent|percent|km|miles|minutes|metres|points|goals|million|billion|o['’]clock))"
# "King Felipe of Spain, 56,", "Ann Price, then 50,", "Ann Price, at 34, is the youngest".
_APPOSED = re.compile(
    rf"(?:\sof\s(?:the\s)?[A-Z][\w’'.-]+(?:\s[A-Z][\w’'.-]+){{0,3}})?,\s(?:who\sis\s)?(?:(?P<then>then\s)|(?:now|also|still|only|just)\s)?"
    rf"(?:aged\s|age\s|at\s(?=[1-9][0-9]+,\s(?:the|is|was|has|will|became|becomes|already)\b))?{_AGE}(?=[,.;)]|\s(?:and|from|was|is|has|who)\b|\s*\Z)"
)
_BRACKETED = re.compile(rf"\s\((?:aged\s)?{_AGE}\)")
_YEAR_OLD = re.compile(
    rf"(?<![\w.,$£€-]){_AGE}-year-old\s(?:(?!who\b|and\b|was\b)[\w’'.-]{{1,24}},?\s){{0,6}}\Z"
)
# "Ann Price, a 68-year-old German", "Tom Hale, Labour's 32-year-old leader": behind the name, and of nobody else's.
_YEAR_OLD_BEHIND = re.compile(
    rf",\s(?:(?:an?|the|now\san?|its|their|[A-Z][\w’'-]+['’]s?)\s){_AGE}-year-old\s(?!(?:son|daughter|child|boy|girl|brother|sister|wife|husband|father|mother|grand\w+)\b)"
)
# "At 49, Ann Price is the youngest": the age leads the sentence.
_AT_FIRST = re.compile(rf"(?<![\w’'-])At\s(?:just\s|only\s)?{_AGE},\s(?:[A-Z][\w’'.-]{{0,20}}\s){{0,4}}\Z")
_AFTER_NAME = r"(?:,\s[^,.;()]{1,60},)?,?\s(?:who\s|\bwill\s)?"
_TURNS = re.compile(
    rf"{_AFTER_NAME}(?:(?:has|had)\s)?(?:just\s|recently\s)?(?P<verb>turned|turns|will\sturn|turning)\s(?P<age>{NUMBER_WORDS}){_NO_MORE}"
)
# "Ann Price, who will be 45 on Wednesday": told of a birthday by its day.
_WILL_BE = re.compile(
    rf"{_AFTER_NAME}(?P<verb>will\sbe)\s{_AGE}(?=\s(?:on\s(?:[A-Z][a-z]{{2,8}}day|[1-9]|[A-Z][a-z]{{2,8}}\s[1-9])|next\s\w+day|tomorrow))"
)
_IS = re.compile(
    rf"{_AFTER_NAME}(?:(?P<was>was|would\shave\sbeen)|is)\s(?:now\s|just\s|only\s|already\s)?{_AGE}(?=\s(?:years\sold|when|and|on\stak|now|today)(?!\w)|[,.;])"
)
_BIRTHDAY = re.compile(
    r"(?:['’]s?\s(?P<own>[1-9][0-9]{1,2})(?:st|nd|rd|th)\sbirthday|[^.;]{1,60}?\b(?:celebrat\w+|mark\w*)\s(?:his|her)\s(?P<his>[1-9][0-9]{1,2})(?:st|nd|rd|th)\sbirthday)\b"
)
_DIED = r"(?:has\s|had\s|is\s)?(?:died|dies|dead|passed\saway|was\s(?:assassinated|murdered|killed|shot\sdead|executed|found\sdead))"
_DIED_AGED = re.compile(
    rf"(?:[^.;()]|\([^()\n]{{1,40}}\)){{0,140}}?\b{_DIED}\b[^.;()]{{0,90}}?(?:,\s|\s)(?:at\s(?:the\s)?age\s(?:of\s)?|at\s(?:just\s|only\s)?|aged\s(?:just\s|only\s)?){_AGE}(?=[,.;)]|\s(?:on|in|after|from|at|of|last|following|and|surrounded|this|yesterday)\b|\s*\Z)"
)
_AT_AGE = re.compile(
    rf"[^.;()]{{0,120}}?(?:,\s|\s)(?:at\s(?:the\s)?age\s(?:of\s)?|aged\s)(?:just\s|only\s)?{_AGE}(?=[,.;)]|\s(?:on|in|after|when|to|he|she)\b|\s*\Z)"
)
_PRONOUN = re.compile(r"(?:He|She)\s")
_NEXT_CLAUSE = re.compile(r";\s(?:he|she)\s")
# "Ann Price died on Monday. She was 74."
_WAS_AGED = re.compile(
    rf"(?:He|She)\swas\s(?:just\s|only\s)?{_AGE}(?:\syears\sold)?(?=\.|,|;|\sand\s(?:had|leaves|is|was)\b)"
)
_HAS_DIED = re.compile(rf"\b{_DIED}\b")
# "The Norwegian died on 4 June 1998, aged 71": of whoever was named last, if that is the day of the death.
_DIED_THEN = re.compile(
    rf"\b{_DIED}\b[^.;()\n]{{0,90}}?(?:,\s|\s)(?:at\s(?:the\s)?age\s(?:of\s)?|at\s(?:just\s|only\s)?|aged\s(?:just\s|only\s)?){_AGE}(?=[,.;)]|\s(?:on|in|after|from|at|of|following|and|surrounded)\b|\s*\Z)"
)
_WAS_WHEN_DIED = re.compile(
    rf"(?:[^.;()]{{0,60}}?,)?\s(?:who\s)?was\s(?:just\s|only\s|already\s)?{_AGE}(?:\syears\sold)?\swhen\s(?:he|she)\s{_DIED}"
)
_FAR, _MOST = 2_000, 40
_A_YEAR = 366
_NO_APPOSITION = frozenset({"VERB", "AUX", "ADP", "SCONJ", "CCONJ", "DET", "PRON"})
_FIGURES_IN_BRACKETS = re.compile(r"\([^()]{0,30}?[0-9]{1,3}\)")


def find_ages(reading: Reading) -> tuple[CountedTime, ...]:
    """The ages in the order of the text, one for each figure."""
    found: dict[int, CountedTime] = {}
    people = reading.persons()
    starts = [one.start for one in people if not _is_object(reading, one)]
    for person in people:
        place = bisect_right(starts, person.start)
        following = starts[place] if place < len(starts) else len(reading.article.text)
        for one in _beside(reading, person, following):
            found.setdefault(one.start, one)
    for one in (*_by_pronoun(reading, people), *_behind_semicolon(reading, people)):
        found.setdefault(one.start, one)
    for one in _by_day_of_death(reading, people):
        found.setdefault(one.start, one)
    return tuple(found[start] for start in sorted(found))


def _beside(reading: Reading, person: Mention, following: int) -> Iterator[CountedTime]:
    """What stands right before or behind one mention of a person."""
    text, sentence = reading.article.text, reading.sentence_at(person.start)
    low = sentence.start if sentence else max(0, person.start - _REACH)
    high = min(sentence.end if sentence else len(text), person.end + _REACH)
    before = _YEAR_OLD.search(text, max(low, person.start - _REACH), person.start)
    if before and not _has_verb(reading, before.end("age"), person.start):
        yield from _told(reading, person, before.span("age"), AGE)
    if text[person.start - 1 : person.start] == "(" or len(_FIGURES_IN_BRACKETS.findall(text, low, high)) > 2:  # noqa: PLR2004 - line-ups and lists
        return
    first = _AT_FIRST.search(text, low, person.start)
    if first and first.start() == low:
        yield from _told(reading, person, first.span("age"), AGE)
    for pattern, tags in ((_APPOSED, ()), (_BRACKETED, (WEAK,)), (_YEAR_OLD_BEHIND, ())):
        match = pattern.match(text, person.end, high)
        if match:
            then = (THEN,) if match.groupdict().get("then") else ()
            yield from _told(reading, person, match.span("age"), AGE, (*tags, *then))
    if not _is_object(reading, person) or _WHO.match(text, person.end):
        yield from _by_verb(reading, person, (person.end, min(high, following)))


_WHO = re.compile(r"(?:,\s[^,.;()]{1,60})?,?\s(?:who|whose)\b|['’]s?\s")


def _is_object(reading: Reading, person: Mention) -> bool:
    """Whether the sentence says of others what follows: "Tom Hale, who sang with Ann Price, has died at 91"."""
    tokens = reading.tokens
    first, last = (
        bisect_left(tokens, at, key=lambda token: token.start) for at in (person.start, person.end)
    )
    roots = [token for token in tokens[first:last] if not first <= token.head < last]
    return bool(roots) and roots[-1].dep in _OBJECTS


_OBJECTS = frozenset({"pobj", "dobj", "iobj", "dative"})


def _has_verb(reading: Reading, start: int, end: int) -> bool:
    """Whether more than adjectives and nouns stand here: "the 58-year-old Swede makes way for X" is not of X."""
    first, last = (bisect_left(reading.tokens, at, key=lambda token: token.start) for at in (start, end))
    return any(token.pos in _NO_APPOSITION for token in reading.tokens[first:last])


# "Ann Price's father died aged 91" and "whose mother died at 90" tell of them; of whom "when she died aged 96" tells is a guess.
_OF_KIN = re.compile(r"['’]s?\s(?![1-9])")
_KIN = re.compile(
    r"\b(?:whose|his|her|their)\s(?:\w+\s)?(?:father|mother|parents?|wife|husband|partner|son|daughter|brother|sister|twin|grand\w+|uncle|aunt|friend|rival)\b"
)
_OTHER_SUBJECT = re.compile(rf"\b(?:he|she|they)\s{_DIED}")


def _by_verb(
    reading: Reading,
    person: Mention,
    within: tuple[int, int],
    tags: tuple[str, ...] = (),
) -> Iterator[CountedTime]:
    """Read "died aged 91", "turned 80", "his 80th birthday", "was 93 when", "at the age of 42"."""
    text = reading.article.text
    if _OF_KIN.match(text, *within):
        return
    died = _DIED_AGED.match(text, *within) or _WAS_WHEN_DIED.match(text, *within)
    if died and not _KIN.search(died[0]):
        by_pronoun = died.re is _DIED_AGED and _OTHER_SUBJECT.search(died[0])
        inferred = (INFERRED,) if by_pronoun else ()
        yield from _told(reading, person, died.span("age"), AGE_AT_DEATH, (*tags, *inferred))
        return
    turns = _TURNS.match(text, *within) or _WILL_BE.match(text, *within)
    if turns:
        yield from _told(reading, person, turns.span("age"), BIRTHDAY, tags)
        return
    birthday = _BIRTHDAY.match(text, *within)
    if birthday:
        group = "own" if birthday["own"] else "his"
        yield from _told(reading, person, birthday.span(group), BIRTHDAY, (*tags, WEAK))
        return
    match = _IS.match(text, *within)
    if match:
        yield from _told(reading, person, match.span("age"), AGE, (*tags, *((THEN,) if match["was"] else ())))
        return
    match = _AT_AGE.match(text, *within)
    if match:
        yield from _told(reading, person, match.span("age"), AGE, (*tags, THEN))


def _by_pronoun(reading: Reading, people: Sequence[Mention]) -> Iterator[CountedTime]:
    """Sentences that begin with "He" or "She", of the only person of the paragraph."""
    text = reading.article.text
    for sentence in reading.sentences:
        opening = _PRONOUN.match(text, sentence.start, sentence.end)
        paragraph = reading.paragraph_at(sentence.start)
        if opening is None or paragraph is None:
            continue
        near = [one for one in people if paragraph.start <= one.start < sentence.end]
        if len({one.subject for one in near}) != 1 or near[0].start >= sentence.start:
            continue
        died = _WAS_AGED.match(text, sentence.start, sentence.end)
        if (
            died
            and _HAS_DIED.search(text, near[-1].end, sentence.start)
            and not _is_object(reading, near[-1])
        ):
            yield from _told(reading, near[-1], died.span("age"), AGE_AT_DEATH)
            continue
        yield from _by_verb(reading, near[0], (opening.end() - 1, sentence.end), (INFERRED,))


def _behind_semicolon(reading: Reading, people: Sequence[Mention]) -> Iterator[CountedTime]:
    """Clauses that begin with "he" or "she" behind a semicolon, of the only person whom the sentence named before."""
    text = reading.article.text
    for opening in _NEXT_CLAUSE.finditer(text):
        sentence = reading.sentence_at(opening.start())
        if sentence is None:
            continue
        near = {one.subject: one for one in people if sentence.start <= one.start < opening.start()}
        if len(near) == 1:
            (person,) = near.values()
            yield from _by_verb(reading, person, (opening.end() - 1, sentence.end), (INFERRED,))


def _by_day_of_death(reading: Reading, people: Sequence[Mention]) -> Iterator[CountedTime]:
    """Deaths of somebody whom other words than the name mean: "its architect died on 9 May 1996 at 68"."""
    text, starts = reading.article.text, [one.start for one in people]
    for died in _DIED_THEN.finditer(text):
        paragraph = reading.paragraph_at(died.start())
        last = bisect_left(starts, died.start()) - 1
        if paragraph is None or last < 0 or people[last].start < paragraph.start:
            continue
        days = reading.dates_within(died.start(), died.end())
        if len(days) == 1 and days[0].timing.interval is not None and _is_day(days[0].timing.interval):
            yield from _told(reading, people[last], died.span("age"), AGE_AT_DEATH, (BY_DAY_OF_DEATH,))


def _is_day(interval: Interval) -> bool:
    return interval.first == interval.last


def _told(
    reading: Reading, person: Mention, span: tuple[int, int], of: str, tags: tuple[str, ...] = ()
) -> Iterator[CountedTime]:
    text, sentence = reading.article.text, reading.sentence_at(person.start)
    words = text[span[0] : span[1]]
    age = number_of(words)
    if not _YOUNGEST <= age <= _OLDEST:
        return
    until = _until(reading, reading.sentence_at(span[0]) or sentence, span, of)
    looks_back = THEN in tags or (of == AGE and _is_past(until, reading))
    if THEN in tags and until is None:
        return
    every = (PERSON, *tags, *((THEN,) if looks_back and THEN not in tags else ()))
    elapsed = Elapsed(elapsed=age, of=of, whose=person.subject, until=until)
    told_of = _told_of(reading, span[0])
    yield CountedTime(
        start=span[0],
        end=span[1],
        elapsed=elapsed,
        statement=_statement(person.subject, age, of),
        tags=every,
        told_of=told_of,
    )


def _told_of(reading: Reading, offset: int) -> tuple[Interval, ...]:
    """The times before the last weeks that the paragraph names: it may tell of how old somebody was then.

    Whole decades and years in office do so only where they set the scene before the figure. Of earlier sentences the
    last one that names a time sets it.
    """
    published, paragraph = reading.article.published_at, reading.paragraph_at(offset)
    if published is None or paragraph is None:
        return ()
    near = reading.dates_within(max(paragraph.start, offset - _FAR), min(paragraph.end, offset + _FAR))
    telling = [one for one in near if not _is_birth(one, reading) and not _is_bracketed(one, reading)]
    scene = _scene_begins(reading, telling, offset)
    stretches = (
        interval
        for one in telling
        if (interval := one.timing.interval) is not None
        and one.start >= scene
        and _is_past(interval, reading)
        and (one.start < offset or (_is_short(interval) and _may_tell_when(one, reading, offset)))
    )
    return tuple(dict.fromkeys(stretches))[:_MOST]


def _may_tell_when(dated: Dated, reading: Reading, offset: int) -> bool:
    """Whether a date behind the figure may say when the person was that old.

    Not the year of a work, nor what a later sentence says had been before: "Ann Price, 64, has left. She had taken over
    in 2021."
    """
    if _is_of_a_thing(dated, reading, offset):
        return False
    sentence = reading.sentence_at(dated.start)
    later = sentence is not None and sentence.start > offset
    return not (
        later and sentence is not None and _HAD.search(reading.article.text, sentence.start, dated.start)
    )


_HAD = re.compile(r"\bhad\s(?!(?:to|an?|the|no)\b)[a-z]")


def _scene_begins(reading: Reading, dates: Sequence[Dated], offset: int) -> int:
    """Where the last sentence before the figure's own begins that names a time: what came before is over by then."""
    sentence = reading.sentence_at(offset)
    own = sentence.start if sentence else offset
    earlier = [one.start for one in dates if one.start < own]
    last = reading.sentence_at(earlier[-1]) if earlier else None
    return min(last.start, own) if last else own


def _is_bracketed(dated: Dated, reading: Reading) -> bool:
    """Whether the year only dates the work or event that it stands behind in brackets: "“Norwegian Wood” (1987)"."""
    text = reading.article.text
    return text[dated.start - 1 : dated.start] == "(" and text[dated.end : dated.end + 1] == ")"


def _until(reading: Reading, sentence: Stretch | None, span: tuple[int, int], of: str) -> Interval | None:
    """The time that the age is told of: the only one of the sentence, else the only one of what follows the figure.

    A birth ("born in 1950"), what is yet to come and what a clause or a work beside the name is dated by are none.
    """
    if sentence is None:
        return None
    text = reading.article.text
    low = max(sentence.start, text.rfind(";", sentence.start, span[0]))
    high = text.find(";", span[1], sentence.end)
    dates = [
        one
        for one in reading.dates_within(low, high if high >= 0 else sentence.end)
        if not one.start <= span[0] < one.end and not _is_apart(one, reading, span, of)
    ]
    clause_end = _CLAUSE_END.search(text, span[1], sentence.end)
    reach = clause_end.start() if clause_end else sentence.end
    behind = [one for one in dates if span[1] <= one.start < reach]
    for some in (dates, behind):
        intervals = {one.timing.interval for one in some}
        only = intervals.pop() if len(intervals) == 1 else None
        if only is not None:
            return only if _is_short(only) else None
    return None


_CLAUSE_END = re.compile(r",|\sand\s(?:was\s)?[1-9]")
_RELATIVE = re.compile(r"\b(?:who|whose|which|where)\b")
_OF_A_THING = re.compile(r"\b(?:the|an?|his|her|their|its|whose)\s\Z|['’]s?\s\Z", re.IGNORECASE)


def _is_apart(dated: Dated, reading: Reading, span: tuple[int, int], of: str) -> bool:
    """Whether the date is not when the person was that old: a birth, a time to come, "who took over in 2014"."""
    text, published = reading.article.text, reading.article.published_at
    interval = dated.timing.interval
    to_come = interval is not None and published is not None and interval.first > published
    if _is_birth(dated, reading) or (to_come and of == AGE):
        return True
    if dated.start < span[1] or of != AGE:
        return False
    return _is_of_a_thing(dated, reading, span[1]) or _RELATIVE.search(text, span[1], dated.start) is not None


def _is_of_a_thing(dated: Dated, reading: Reading, begin: int) -> bool:
    """Whether a bare year dates what is named behind the figure: "director of the 2019 film"."""
    lead = _OF_A_THING.search(reading.article.text, begin, dated.start)
    return dated.end - dated.start == _YEAR_FIGURES and lead is not None


_YEAR_FIGURES = 4


def _is_short(interval: Interval) -> bool:
    return (interval.last - interval.first).days <= _A_YEAR


def _is_birth(dated: Dated, reading: Reading) -> bool:
    lead = reading.article.text[max(0, dated.start - 60) : dated.start]
    return re.search(r"\bborn\b[^.;]{0,50}\Z|\bsince\s\Z", lead) is not None


def _is_past(until: Interval | None, reading: Reading) -> bool:
    published = reading.article.published_at
    return until is not None and published is not None and (published - until.last).days > _LATELY


_LATELY = 31


def _statement(whose: str, age: int, of: str) -> str:
    said = {AGE: f"is or was {age}", AGE_AT_DEATH: f"died at {age}", BIRTHDAY: f"turned or turns {age}"}[of]
    return f"Says that {whose} {said}."
