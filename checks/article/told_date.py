"""The day of publication as a story's own words settle it. Pure; nothing is guessed.

A day is settled by a line that dates the story (a dateline or a stamp with its year), by a day that is tied to "today"
or "yesterday", by "40 years ago today", or by a counted day ("the 447th day of the war") with which another dated word
of the text agrees. Where two of them name different days, none is settled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile

from checks.article.stamp_lines import stamp_of
from checks.compare.dates import day_in_words, find_dates, weekday_name
from checks.compare.dates.words import (
    DAY,
    MONTH,
    MONTH_NAMES,
    NUMBER,
    WEEKDAY,
    YEAR,
    cardinal,
    day_number,
    month_number,
    weekday_number,
)
from checks.model import DateDoubt

# The day that news copy calls the first of a war, whose days it counts on. Each start is day 1:
# https://en.wikipedia.org/wiki/Russian_invasion_of_Ukraine, .../Gaza_war, .../Sudanese_civil_war_(2023-present)
_FIRST_DAYS = (
    (re.compile(r"\bUkrain", re.IGNORECASE), date(2022, 2, 24)),
    (re.compile(r"\bGaza|\bIsrael.{0,3}Hamas|\bHamas", re.IGNORECASE), date(2023, 10, 7)),
    (re.compile(r"\bSudan\b", re.IGNORECASE), date(2023, 4, 15)),
)
# As far as a text is read for its date. Those of a long text stand at its head.
_LONGEST_READ = 40_000
_HEAD_LINES, _LONGEST_DATELINE = 8, 110
_LONG_PARAGRAPH = 80
_MOST_COUNTED = 20
_LATEST_AHEAD = timedelta(days=7)
_EARLIEST = date(1900, 1, 1)
# So near another dated word must lie to settle the year of a day without one, and so near to agree with a day.
_YEAR_WITHIN, _AGREES_WITHIN = 10, 7
# Zones and evening editions: a page may well be dated a day before or after the text's own date.
_NO_DOUBT = 1
_A_DAY = timedelta(days=1)
_A_WEEK = 7

_DAY_WITH_YEAR = rf"(?:{MONTH}\s{DAY},?\s{YEAR}|{DAY}(?:\sof)?\s{MONTH},?\s{YEAR}|(?:19|20)[0-9]{{2}}-[01][0-9]-[0-3][0-9])"
_ANY_DAY = re.compile(
    rf"(?<![\w-])(?:(?P<weekday>{WEEKDAY}),?\s(?:the\s)?)?"
    rf"(?:(?P<iso>(?:19|20)[0-9]{{2}}-[01][0-9]-[0-3][0-9])(?![\w-])"
    rf"|(?P<month>{MONTH})\s(?P<day>{DAY})(?:,?\s(?P<year>{YEAR}))?(?P<more>(?:\sand\s|[-–]){DAY})?(?:\s?\((?P<behind>{WEEKDAY})\))?"
    rf"|(?P<first_day>{DAY})(?:\sof)?\s(?P<its_month>{MONTH})(?:,?\s(?P<its_year>{YEAR}))?(?:\s?\((?P<its_behind>{WEEKDAY})\))?)(?!\w)"
)
_PLACE = (
    r"[^\W\d_a-z][^\W\d_a-z.’'-]+(?:[ /][^\W\d_a-z][^\W\d_a-z.’'/-]*){0,4}"
    rf"(?:,\s(?!{WEEKDAY}|{MONTH})[^\W\d_a-z][\w.]{{1,20}}(?:\s[^\W\d_a-z][\w.]{{1,20}})?)?"
)
_DATELINE = re.compile(
    rf"\s*{_PLACE}(?:,\s|\s\(|,?\s[—–]\s)(?P<when>[^()\n]{{4,40}}?)\)?(?P<behind>\s?\((?:{WEEKDAY})\))?"
    r"(?:\s?\([^()\n]{2,40}\))?\s*(?:--|[-–—_:]|$)"
)
_STAMP = re.compile(
    r"(?i:(?P<said>(?:first\s|originally\s)?(?:published|posted|issued|filed|released|dated?|for\simmediate\srelease|press\srelease)"
    r"(?:\son)?(?:\s?[:,–—-])?\s)?)"
    rf"(?P<when>(?:{WEEKDAY},?\s(?:the\s)?)?{_DAY_WITH_YEAR})"
    r"(?:,?\s?(?:at\s|[-–|·]\s?)?[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?(?:\s?[ap]\.?m\.?)?(?:\s?[A-Z]{2,5})?)?\W{0,2}",
)
_EMBARGO = re.compile(
    r"\W*(?:(?:strictly|under)\s)?(?:embargo(?:ed)?\s?(?::|until|till|to|for)|not\sfor\s(?:publication|release|use)\s(?:before|until))",
    re.IGNORECASE,
)
_NOW = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_DAY_WORD = r"(?P<word>(?i:today|tonight|yesterday|tomorrow)|(?i:this)\s(?i:morning|afternoon|evening))"
# "Today, Tuesday 16 May 2023", "yesterday (May 15, 2023)". What is "ago" is counted below.
_TIED = re.compile(
    rf"(?<!\bago\s)(?<!\bas\s)\b{_DAY_WORD}(?:,\s(?:on\s)?|\s\(|\s[–—-]\s)(?P<when>(?:{WEEKDAY},?\s(?:the\s)?)?{_DAY_WITH_YEAR})(?=[\s,.);:–—-]|$)"
)
# "Six years ago today, on 3 March 2014", "on 9 June 1961, 40 years ago tomorrow".
_AGO = rf"(?P<count>(?i:{NUMBER}))\s(?P<unit>(?i:years?|weeks?|days?))\sago\s{_DAY_WORD}"
_AGO_FIRST = re.compile(
    rf"(?<![\w-]){_AGO},?\s(?:on\s|\()?(?P<when>(?:{WEEKDAY},?\s(?:the\s)?)?{_DAY_WITH_YEAR})"
)
_AGO_LAST = re.compile(rf"(?P<when>{_DAY_WITH_YEAR}),?\s(?:exactly\s)?{_AGO}(?!\w)")
_THIS_WEEK = re.compile(r"\bthis week\b(?!['’]s\b)", re.IGNORECASE)
_WEEK_OF = re.compile(
    rf"\bthis week,?\s(?:\(|on\s|from\s|of\s)(?P<when>(?:{WEEKDAY},?\s)?(?:{MONTH}\s{DAY}|{DAY}\s{MONTH})(?!,?\s{YEAR}))",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“[^“”\n]{0,2000}”|\"[^\"\n]{0,2000}\"")
_ANNIVERSARY = re.compile(
    r"\banniversar|\byears?\sago\s(?:today|tonight|tomorrow|yesterday|this|on)\b|\byears?\sto\sthe\sday\b|\byears?\s(?:after|later|on)\b",
    re.IGNORECASE,
)
_ON_WEEKDAY = re.compile(rf"\bon\s({WEEKDAY})(?!,?\s(?:[0-9]|{MONTH}))")
# A story that names so many later years looks back at the day of its dateline.
_A_LOOK_BACK = 2
_A_YEAR = re.compile(r"(?<![\w.,-])(?:19|20)[0-9]{2}(?![\w]|[.,][0-9])")
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?][”\"’)]?(?=\s)|(?=\n)|\Z)")


@dataclass(frozen=True, kw_only=True)
class Settled:
    """The day of publication that the text settles, and why, in words for an editor without a full stop."""

    day: date
    reason: str


@dataclass(frozen=True, kw_only=True)
class _Named:
    """A day as the text writes it. `year` and `weekday` are None where it does not name them."""

    month: int
    day: int
    words: str
    start: int
    year: int | None = None
    weekday: int | None = None

    def within(self, year: int) -> date | None:
        """It in a year; None for 29 February in another than a leap year."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None

    @property
    def whole(self) -> date | None:
        """It in its own year, where it names one and the weekday is not another day's."""
        found = self.within(self.year) if self.year else None
        wrong = found is not None and self.weekday is not None and found.weekday() != self.weekday
        return None if wrong else found


def settled_day(text: str, *, latest: date) -> Settled | None:
    """The day of publication that the text's own words settle; None where they leave any doubt.

    Args:
        text: The article.
        latest: When it was read. No day a week after it is believed.
    """
    read = text[:_LONGEST_READ]
    named = tuple(_named(read))
    found = [*_embargoed(read)] or [
        *(one for one in _datelines(read, named) if len(_later_years(read, one.day, latest)) < _A_LOOK_BACK),
        *_stamps(read, latest),
        *_tied(read),
        *_counted_years(read),
    ]
    found = [one for one in found if _EARLIEST <= one.day <= latest + _LATEST_AHEAD]
    if found:
        return found[0] if len({one.day for one in found}) == 1 else None
    return _counted_day(read, named, latest)


def doubt_about(text: str, published: date, *, latest: date) -> DateDoubt | None:
    """What in the text speaks against the day that its page gives; None where nothing does."""
    told = settled_day(text, latest=latest)
    if told is not None:
        apart = abs((told.day - published).days)
        return DateDoubt(implied=told.day, reason=told.reason) if apart > _NO_DOUBT else None
    read = text[:_LONGEST_READ]
    return _another_week(read, published) or _other_weekdays(tuple(_named(read)), published)


def _named(text: str) -> Iterator[_Named]:
    """All days that the text writes with their month, in its order."""
    for found in _ANY_DAY.finditer(text):
        if found["iso"]:
            year, month, day = (int(part) for part in found["iso"].split("-"))
        else:
            month = month_number(found["month"] or found["its_month"])
            day = day_number(found["day"] or found["first_day"])
            year = int(found["year"] or found["its_year"] or 0)
        weekday = found["weekday"] or found["behind"] or found["its_behind"]
        if 1 <= month <= len(MONTH_NAMES):
            yield _Named(
                month=month,
                day=day,
                words=re.sub(r"\s+", " ", found.group()),
                start=found.start(),
                year=year or None,
                weekday=weekday_number(weekday) if weekday else None,
            )


def _one_day(words: str) -> _Named | None:
    """The day that these words write, if they write nothing else."""
    days = [*_named(words)]
    found = days[0] if len(days) == 1 else None
    return found if found and found.words == re.sub(r"\s+", " ", words.strip(" ,")) else None


def _head(text: str) -> Iterator[str]:
    """The first lines of the text, headline and byline among them."""
    yield from [line.strip() for line in text[:4000].split("\n") if line.strip()][:_HEAD_LINES]


def _datelines(text: str, named: Sequence[_Named]) -> Iterator[Settled]:
    """A dateline such as "KYIV, May 16, 2023 (Reuters) -"; without its year where the story names a day with its year close to it."""
    for line in _head(text):
        found = _DATELINE.match(line[:_LONGEST_DATELINE])
        day = _one_day(found["when"] + (found["behind"] or "")) if found else None
        if found is None or day is None:
            continue
        if day.year is not None and day.whole:
            yield Settled(day=day.whole, reason=f"its dateline says {day.words}")
        elif day.year is None:
            yield from _in_year_of(day, line[found.end() :], text, named)


def _in_year_of(day: _Named, lead: str, text: str, named: Sequence[_Named]) -> Iterator[Settled]:
    """A dateline's day in the one year in which the story names another day shortly before it and its weekday fits.

    News copy leaves the year out of a day of its own year, so that a day with its year is as a rule of another one:
    the weekday must bear it out, in the dateline or its first sentence, and a story of an anniversary is left alone.
    """
    if _ANNIVERSARY.search(text):
        return
    first = _sentence_at(lead, 0)
    weekdays = {weekday_number(name) for name in _ON_WEEKDAY.findall(first)}
    in_lead = {(one.whole, one.weekday) for one in _named(first) if one.weekday is not None}
    near: dict[date, _Named] = {}
    for other in named:
        for year in (other.whole.year, other.whole.year + 1) if other.whole else ():
            here = day.within(year)
            fits = here and ({day.weekday} if day.weekday is not None else weekdays) == {here.weekday()}
            # "Monday 15 May 2023" in the lead below "May 15" is that day itself, or the one before.
            is_told = (
                here and (other.whole, other.weekday) in in_lead and here - (other.whole or here) <= _A_DAY
            )
            if (
                here
                and (fits or is_told)
                and timedelta(0) <= here - (other.whole or here) <= timedelta(days=_YEAR_WITHIN)
            ):
                near.setdefault(here, other)
    if len(near) == 1:
        ((here, other),) = near.items()
        says = f"its dateline says {day.words}, a {weekday_name(here.weekday())} in {here.year}"
        yield Settled(day=here, reason=f"{says}, and the text speaks of {other.words}")


def _stamps(text: str, latest: date) -> Iterator[Settled]:
    """A line of its own that dates the story: "Published: 16 May 2023, 10:30", or a day alone, if no other line is one."""
    lines = [*_head(text)]
    found = [match for line in lines if (match := _STAMP.fullmatch(line))]
    said = [match for match in found if match["said"]]
    alone = sum(_STAMP.fullmatch(line.strip()) is not None for line in text.split("\n")) == 1
    for match in said or (found if alone else []):
        day = _one_day(match["when"])
        if day is None or day.whole is None or (not said and _later_years(text, day.whole, latest)):
            continue
        yield Settled(day=day.whole, reason=f"a line at its head says {day.words}")
    if not found:
        yield from _beside_headline(text, lines, latest)


def _beside_headline(text: str, lines: Sequence[str], latest: date) -> Iterator[Settled]:
    """Of the lines above the first paragraph, one with a clock time or the writer: "By Ana Brunner | 16 May 2023"."""
    above = takewhile(lambda line: len(line) < _LONG_PARAGRAPH or stamp_of(line) is not None, lines)
    stamps = [stamp for line in above if (stamp := stamp_of(line)) and (stamp.is_said or stamp.is_dated)]
    said = [stamp for stamp in stamps if stamp.is_said] or stamps
    if len({stamp.day for stamp in said}) != 1:
        return
    if said[0].is_said or not _later_years(text, said[0].day, latest):
        yield Settled(day=said[0].day, reason=f"a line at its head says {said[0].words}")


def _embargoed(text: str) -> Iterator[Settled]:
    """The day until which a line at the head bars the use of the story: it is published then."""
    for line in _head(text):
        # Agencies write the line in capitals; the months are known by their first.
        days = [*_named(line.title() if line.isupper() else line)] if _EMBARGO.match(line) else []
        if len(days) == 1 and days[0].whole:
            yield Settled(day=days[0].whole, reason=f"it is embargoed until {days[0].words}")


def _later_years(text: str, day: date, latest: date) -> set[int]:
    """The years after a day that the text names: it may be the scene of a story that was written later."""
    years = {int(year) for year in _A_YEAR.findall(text)}
    return {year for year in years if day.year < year <= latest.year}


def _unquoted(text: str) -> str:
    """The text with blanks for what stands in quotation marks: who speaks there may speak of another today."""
    return _QUOTED.sub(lambda found: " " * len(found.group()), text)


def _tied(text: str) -> Iterator[Settled]:
    """A whole date beside "today", "yesterday" or "tomorrow"."""
    for found in _TIED.finditer(_unquoted(text)):
        day = _one_day(found["when"])
        if day is not None and day.whole:
            meant = day.whole - timedelta(days=_NOW.get(found["word"].lower(), 0))
            yield Settled(day=meant, reason=f"“{found['word']}” is said of {day.words}")


def _counted_years(text: str) -> Iterator[Settled]:
    """The day of "six years ago today, on 3 March 2014" and of "on 9 June 1961, 40 years ago tomorrow"."""
    unquoted = _unquoted(text)
    for found in [*_AGO_FIRST.finditer(unquoted), *_AGO_LAST.finditer(unquoted)]:
        day = _one_day(found["when"])
        if day is None or day.whole is None:
            continue
        number, unit = cardinal(found["count"]), found["unit"].lower().rstrip("s")
        step = timedelta(days=_NOW.get(found["word"].lower(), 0))
        if unit == "year":
            then = day.within(day.whole.year + number)
        else:
            then = day.whole + timedelta(days=number * (_A_WEEK if unit == "week" else 1))
        if then is not None:
            count = f"{found['count']} {found['unit']} ago {found['word']}"
            yield Settled(day=then - step, reason=f"“{count}” is said of {day.words}")


def _counted_day(text: str, named: Sequence[_Named], latest: date) -> Settled | None:
    """The day of "the 447th day of the war in Ukraine", where another dated word of the text agrees and none disagrees."""
    found: dict[date, str] = {}
    counted = [dated for dated in find_dates(text, None) if dated.timing.ordinal is not None]
    for dated in counted[:_MOST_COUNTED]:
        timing = dated.timing
        first = _first_day(timing.epoch or "")
        if timing.ordinal is None or first is None or _has_own_day(text, dated.start):
            continue
        if timing.ordinal <= (latest - first).days + 1:
            found[first + timedelta(days=timing.ordinal - 1)] = timing.text
    if len(found) != 1:
        return None
    ((day, words),) = found.items()
    agreeing = _agreeing(text, named, day)
    if not agreeing:
        return None
    return Settled(day=day, reason=f"{words} = {day_in_words(day)}; {agreeing}")


def _first_day(event: str) -> date | None:
    known = {first for words, first in _FIRST_DAYS if words.search(event)}
    return known.pop() if len(known) == 1 else None


def _has_own_day(text: str, at: int) -> bool:
    """Whether the sentence around this place names a day itself, which the count is then said of."""
    return next(_named(_sentence_at(text, at)), None) is not None


def _sentence_at(text: str, at: int) -> str:
    """The sentence around a place of the text."""
    for sentence in _SENTENCE.finditer(text, text.rfind("\n", 0, at) + 1):
        if sentence.end() > at:
            return sentence.group()
    return ""


def _agreeing(text: str, named: Sequence[_Named], day: date) -> str:
    """What else in the text speaks for this day; empty where nothing does, or something speaks against it."""
    near: list[tuple[_Named, date]] = []
    for one in named:
        here = one.whole if one.year else one.within(day.year)
        if here is not None and abs((here - day).days) <= _AGREES_WITHIN:
            near.append((one, here))
    if any(one.weekday is not None and here.weekday() != one.weekday for one, here in near):
        return ""
    this_week = _THIS_WEEK.search(_unquoted(text)) is not None
    for one, here in near:
        if one.year is not None:
            return f"it speaks of {one.words}"
        if one.weekday is not None:
            return f"{one.words} is a {weekday_name(here.weekday())} in {day.year}"
        if this_week and _monday(here) == _monday(day):
            verb = "lie" if " and " in one.words else "lies"
            return f"{one.words} {verb} in the same week, “this week” for the text"
    return ""


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _another_week(text: str, published: date) -> DateDoubt | None:
    """A doubt by "this week, on May 18 and 19", where the page's day is weeks away from them."""
    for found in _WEEK_OF.finditer(_unquoted(text)):
        day = _one_day(found["when"])
        if day is None:
            continue
        years = (published.year - 1, published.year, published.year + 1)
        apart = min(abs((here - published).days) for year in years if (here := day.within(year)))
        if apart > 2 * _A_WEEK:
            reason = (
                f"“this week” is said of {day.words}, which is {apart} days from {day_in_words(published)}"
            )
            return DateDoubt(implied=None, reason=reason)
    return None


def _other_weekdays(named: Sequence[_Named], published: date) -> DateDoubt | None:
    """Two days or more, all on weekdays that they have in one earlier year and none has in the page's."""
    pairs = {(one.month, one.day): one for one in named if one.year is None and one.weekday is not None}
    if len(pairs) < 2:  # noqa: PLR2004 - one may be a slip
        return None
    around = range(published.year - 6, published.year + 2)
    fits = [year for year in around if all(_falls(one, year) for one in pairs.values())]
    close = (published.year - 1, published.year, published.year + 1)
    if len(fits) != 1 or any(_falls(one, year) for one in pairs.values() for year in close):
        return None
    words = " and ".join(one.words for one in [*pairs.values()][:2])
    return DateDoubt(
        implied=None, reason=f"{words} fall on these weekdays in {fits[0]}, not in {published.year}"
    )


def _falls(one: _Named, year: int) -> bool:
    here = one.within(year)
    return here is not None and here.weekday() == one.weekday
