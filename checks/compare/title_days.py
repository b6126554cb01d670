"""Of which day a title is said: by a date in its sentence, by the head of a timeline's entry, by the news. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import islice

from checks.model import Interval, PartRole
from checks.reading import Appointment, Dated, Reading, Stretch

# A date governs a title from the opening of its sentence ("In 2009, President X ...") or from the same clause.
_OPENING = re.compile(
    r"\W*(?:(?:back|early|late|only|just)\s+)?(?:in|on|at|by|during|since|from|until)?\s*(?:the\s+)?$",
    re.IGNORECASE,
)
# "The first president since Andrew Johnson in 1869" dates the other one.
_CLAUSE_END = re.compile(
    r"[,;:()–—]|\b(?:who|which|that|when|while|where|after|before|but|because)\b|\b(?:since|than|like|unlike) [A-Z]"
)


# The participle of "the deal agreed in 2015" takes the date to itself; these forms are a clause's own past.
_PAST, _HERE = frozenset({"VBD"}), frozenset({"VBZ", "VBP", "MD"})


def is_settled(appointment: Appointment, reading: Reading) -> bool:
    """Whether the clause of a dated title tells of the past with its own verb: "In 2012 President X |signed|"."""
    sentence = reading.sentence_at(appointment.start)
    stated = stated_time(appointment, reading)
    if sentence is None or stated is None:
        return False
    if stated == _entry_day(appointment.start, reading):
        return True
    dated = [
        one for one in reading.dates_within(sentence.start, sentence.end) if one.timing.interval == stated
    ]
    after = max(appointment.end, appointment.person.end)
    until = next((one.start for one in dated if one.start >= after), sentence.end)
    tags = [
        token.tag
        for token in reading.tokens[sentence.first : sentence.last]
        if after <= token.start < until and token.tag.startswith(("VB", "MD"))
    ]
    if not tags or tags[0] not in _PAST:
        return False
    opens = any(one.end <= appointment.start for one in dated)
    return opens or (_HERE.isdisjoint(tags) and "VBN" not in tags)


# Of the first paragraphs: what is told there is the news.
_LEDE = 3
_THE_NEWS = timedelta(days=10)


# "Prime Minister X, 67, says": an age is that of the day.
_AGE = re.compile(r",\s(?:aged\s)?\d{2,3}[,.;)]|\s\(\d{2}\)")
# An age is that of the day, whatever day of the last two years the sentence tells of.
_OF_NOW = timedelta(days=730)
# What was told so lately is no history: nobody of long ago was in office then.
_LATELY = timedelta(days=120)


def now_tags(appointment: Appointment, reading: Reading) -> list[str]:
    """Whether the title is surely that of the day: "now" by its sentence, "lede" by standing in the opening.

    A day of the news in the sentence says so, an age, or a present verb after the name. Further down a story may tell of
    any time. "lately": the sentence tells of a day some weeks ago.
    """
    published, sentence = reading.article.published_at, reading.sentence_at(appointment.start)
    if published is None or sentence is None or _entry_day(appointment.start, reading) is not None:
        return []
    dates = reading.dates_within(sentence.start, sentence.end)
    intervals = [one for each in dates if (one := _on_its_weekday(each, published)) is not None]
    aged = _AGE.match(reading.article.text, appointment.person.end) is not None
    if aged and all(abs(published - one.last) <= _OF_NOW for one in intervals):
        is_lede = _is_in_the_opening(appointment, reading)
        return [*(["lede"] if is_lede else []), "now", "aged"]
    if any(one.last < published - _THE_NEWS for one in intervals):
        return ["lately"] if _is_beside(appointment, dates, published, reading.article.text) else []
    tags = ["lede"] if _is_in_the_opening(appointment, reading) else []
    is_news = any(abs(published - one.last) <= _THE_NEWS for one in intervals)
    return [*tags, "now"] if is_news or _is_in_the_present(appointment, sentence, reading) else tags


def _is_in_the_opening(appointment: Appointment, reading: Reading) -> bool:
    told = (one for one in reading.paragraphs if one.role in {PartRole.HEADLINE, PartRole.BODY})
    return any(one.start <= appointment.start < one.end for one in islice(told, _LEDE))


# "Two months ago he recalled |how| President X had won" tells of two times.
_OTHER_CLAUSE = re.compile(
    r"\b(?:how|that|when|whe[nr]e\w*|who|whom|whose|which|after|before|since|like|under|of|had|about)\b|[;:(“\"]"
)


def _is_beside(appointment: Appointment, dates: Sequence[Dated], published: date, text: str) -> bool:
    """Whether all dates of the sentence are of the last months, and the clause of one of them holds the title."""
    days = [one for one in dates if one.timing.interval is not None]
    if not all(abs(published - _last(one)) <= _LATELY for one in days):
        return False
    start, end = appointment.start, max(appointment.end, appointment.person.end)
    between = (text[one.end : start] if one.end <= start else text[end : one.start] for one in days)
    return any(_OTHER_CLAUSE.search(words) is None for words in between)


def _last(dated: Dated) -> date:
    return dated.timing.interval.last if dated.timing.interval is not None else date.min


def _is_in_the_present(appointment: Appointment, sentence: Stretch, reading: Reading) -> bool:
    after = max(appointment.end, appointment.person.end)
    verbs = (
        token.tag
        for token in reading.tokens[sentence.first : sentence.last]
        if token.start >= after and token.tag.startswith(("VB", "MD"))
    )
    return next(verbs, "") in {"VBZ", "VBP"}


# Further off in one sentence no date governs a title: the longest sentences of news have 600 characters.
_FAR = 2_000
_MOST_TOLD_OF = 40


def told_of(reading: Reading, offset: int) -> tuple[Interval, ...]:
    """The past stretches of time that the paragraph names: a story that looks back calls people by old offices."""
    published, paragraph = reading.article.published_at, reading.paragraph_at(offset)
    if published is None or paragraph is None:
        return ()
    near = max(paragraph.start, offset - _FAR), min(paragraph.end, offset + _FAR)
    intervals = (_on_its_weekday(dated, published) for dated in reading.dates_within(*near))
    past = (one for one in intervals if one is not None and one.last < published)
    return tuple(dict.fromkeys(past))[:_MOST_TOLD_OF]


def told_of_in_sentence(reading: Reading, offset: int) -> tuple[Interval, ...]:
    """The past stretches of time that the sentence names before this place, as `told_of`."""
    published, sentence = reading.article.published_at, reading.sentence_at(offset)
    if published is None or sentence is None:
        return ()
    near = max(sentence.start, offset - _FAR), offset
    intervals = (_on_its_weekday(dated, published) for dated in reading.dates_within(*near))
    past = (one for one in intervals if one is not None and one.last < published)
    return tuple(dict.fromkeys(past))[:_MOST_TOLD_OF]


def tells_of_a_day(appointment: Appointment, reading: Reading) -> bool:
    """Whether the sentence of the title names a past time at all."""
    published, sentence = reading.article.published_at, reading.sentence_at(appointment.start)
    if published is None or sentence is None:
        return False
    dates = reading.dates_within(sentence.start, sentence.end)
    intervals = [one for each in dates if (one := _on_its_weekday(each, published)) is not None]
    return any(one.last < published for one in intervals)


def stated_time(appointment: Appointment, reading: Reading) -> Interval | None:
    """The past stretch of time that the sentence says of this very person, when there is just one."""
    published = reading.article.published_at
    sentence = reading.sentence_at(appointment.start)
    if published is None or sentence is None:
        return None
    start = min(appointment.start, appointment.person.start)
    end = max(appointment.end, appointment.person.end)
    entry = _entry_day(appointment.start, reading)
    if entry is not None:
        return entry
    intervals = {
        dated.timing.interval
        for dated in reading.dates_within(max(sentence.start, start - _FAR), min(sentence.end, end + _FAR))
        if dated.timing.interval is not None and _governs(dated, (start, end), sentence, reading.article.text)
    }
    past = [interval for interval in intervals if interval.first <= published]
    return past[0] if len(intervals) == len(past) == 1 else None


_HEADS_AN_ENTRY = re.compile(r"\s*(?:[:–—]|\n|-\s)")
_MOST_YEARS_BACK = 11  # by then every weekday has fallen on every day


def _entry_day(offset: int, reading: Reading) -> Interval | None:
    """The past day that heads the paragraph, as in a timeline: "Wednesday, 5 January: The government of X resigns".

    Without a year it is the last such day that fell on the weekday named.
    """
    published, paragraph = reading.article.published_at, reading.paragraph_at(offset)
    if published is None or paragraph is None:
        return None
    first = next(iter(reading.dates_within(paragraph.start, paragraph.start + 1)), None)
    if first is None or first.timing.interval is None or first.end > offset:
        return None
    day = _on_its_weekday(first, published)
    heads = _HEADS_AN_ENTRY.match(reading.article.text, first.end) is not None
    return day if heads and day is not None and day.last < published else None


def _on_its_weekday(dated: Dated, published: date) -> Interval | None:
    interval, weekday = dated.timing.interval, dated.timing.weekday
    if interval is None or weekday is None or interval.first.weekday() == weekday:
        return interval
    day = interval.first
    years = range(published.year, published.year - _MOST_YEARS_BACK, -1)
    same = (date(year, day.month, min(day.day, 28) if day.month == 2 else day.day) for year in years)  # noqa: PLR2004
    found = next((one for one in same if one <= published and one.weekday() == weekday), None)
    return Interval(first=found, last=found) if found else None


# "In office since October" goes on until the day of the story.
_SINCE = re.compile(r"\bsince\s+(?:[\w]+\s+){0,2}$", re.IGNORECASE)


def _governs(dated: Dated, title: tuple[int, int], sentence: Stretch, text: str) -> bool:
    start, end = title
    if dated.end <= start:
        opens = _OPENING.fullmatch(text[sentence.start : dated.start]) is not None
        return opens and _CLAUSE_END.search(text[dated.end : start].lstrip(" ,")) is None
    between = text[end : dated.start]
    return dated.start >= end and _CLAUSE_END.search(between) is None and _SINCE.search(between) is None
