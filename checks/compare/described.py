"""What an article tells of a person beside the name: age, birth, occupation, offices, words and deeds. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from checks.compare.countries import country_of
from checks.model import Interval, Tense
from checks.reading import Appointment, Mention, Reading, Told

# So many mentions tell of somebody what a story tells at all.
_MENTIONS = 40
_NEAR = 60
_FAR = 160

_AGE_AFTER = re.compile(
    r",\s(?:aged\s)?(?P<age>[1-9]\d|10\d)(?=[,;.)])(?!\.\d|,\d)|,?\s\(?aged\s(?P<aged>[1-9]\d|10\d)\b"
)
_AGE_BEFORE = re.compile(r"\b(?P<age>[1-9]\d|10\d)-year-old,?\s(?:[\w’'-]+\s){0,4}$")
_BORN = re.compile(
    r"\s\((?:born|b\.)\s[^()\d]{0,20}(?:\d{1,2},?\s)?[^()\d]{0,12}(?P<born>1[5-9]\d\d|20\d\d)\)"
)
_LIFE = re.compile(r"\s\((?P<born>1[0-9]\d\d|20\d\d)\s?[-‐-—]\s?(?P<died>1[0-9]\d\d|20\d\d)\)")
# "Said on Tuesday": a day of this week, so that the speaker is alive.
_ACTS_NOW = re.compile(
    r"(?:,[^,.;\n]{1,80},)?\s(?:said|told|says|tweeted|announced|met|visited|arrived|flew|spoke|wrote|called|warned|urged|"
    r"signed|added|denied|confirmed|insisted)\b[^.;\n“”\"]{0,80}?\b(?:on\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|"
    r"yesterday)\b"
)
# "In office since 2018" is of now.
_SINCE = re.compile(r"\bsince(?:\s\w+,?)?\s*$")
# A story looks back from further off than this only at another time.
_LATELY = timedelta(days=31)


@dataclass(frozen=True, kw_only=True)
class Described:
    """What the article tells of one person. `born` are all days on which they may be born."""

    born: Interval | None = None
    acted_on: date | None = None
    occupations: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()
    held_then: tuple[tuple[str, Interval], ...] = ()


def described(subject: str, appointments: Sequence[Appointment], reading: Reading) -> Described:
    """Gather it from around the mentions of the person; `appointments` are those of this person."""
    mentions = reading.persons_called(subject)[:_MENTIONS]
    published = reading.article.published_at
    text = reading.article.text
    acts = published is not None and any(_ACTS_NOW.match(text, one.end, one.end + _FAR) for one in mentions)
    return Described(
        born=_born(mentions, text, published),
        acted_on=published if acts else None,
        occupations=tuple(
            dict.fromkeys(one.office.text.casefold() for one in appointments if not one.office.role)
        ),
        holds=tuple(dict.fromkeys(one.office.text for one in appointments if _is_of_now(one, reading))),
        held_then=tuple(
            dict.fromkeys((one.office.text, day) for one in appointments for day in _days_of(one, reading))
        ),
    )


def _born(mentions: Iterable[Mention], text: str, published: date | None) -> Interval | None:
    for one in mentions:
        stated = _BORN.match(text, one.end, one.end + _NEAR) or _LIFE.match(text, one.end, one.end + _NEAR)
        if stated:
            year = int(stated["born"])
            return Interval(first=date(year, 1, 1), last=date(year, 12, 31))
        age = _age(one, text)
        if age and published is not None:
            return Interval(
                first=date(published.year - age - 1, published.month, 1),
                last=date(published.year - age, 12, 31),
            )
    return None


def _age(one: Mention, text: str) -> int | None:
    after = _AGE_AFTER.match(text, one.end, one.end + _NEAR)
    if after:
        return int(after["age"] or after["aged"])
    before = _AGE_BEFORE.search(text, max(0, one.start - _NEAR), one.start)
    return int(before["age"]) if before else None


def _is_of_now(one: Appointment, reading: Reading) -> bool:
    """Whether the text says that the office is held at the time of writing, and its sentence looks back at no other."""
    office, published = one.office, reading.article.published_at
    if (
        not office.role
        or office.tense is not Tense.CURRENT
        or one.told is not Told.HOLDS
        or published is None
    ):
        return False
    if reading.sentence_at(one.start) is None or _goes_on(one, reading):
        return False
    return not any(interval.last < published - _LATELY for interval in _dates_beside(one, reading))


def _goes_on(one: Appointment, reading: Reading) -> bool:
    """Whether what the bare office belongs to stands behind the name: "President Ann Ford of the garden club"."""
    return not one.office.body and reading.article.text.startswith(" of ", one.person.end)


def _dates_beside(one: Appointment, reading: Reading) -> Iterator[Interval]:
    """The days that the sentence of an office names, those behind "since" left out."""
    sentence = reading.sentence_at(one.start)
    if sentence is None:
        return
    text = reading.article.text
    for dated in reading.dates_within(
        max(sentence.start, one.start - 2_000), min(sentence.end, one.start + 2_000)
    ):
        interval = dated.timing.interval
        if interval is not None and not _SINCE.search(text, max(0, dated.start - _NEAR), dated.start):
            yield interval


_LONGEST_DAY = timedelta(days=366)  # "in 1997" says when; "in the 1990s" does not


def _days_of(one: Appointment, reading: Reading) -> Iterator[Interval]:
    """The days on which the office may be held as the sentence tells it, the day of publication among them."""
    if not one.office.role or one.told is Told.WILL or _goes_on(one, reading):
        return
    days = [day for day in _dates_beside(one, reading) if day.last - day.first <= _LONGEST_DAY]
    yield from days
    published = reading.article.published_at
    now = one.told is Told.HOLDS and one.office.tense is Tense.CURRENT
    if days and now and published is not None:
        yield Interval(first=published, last=published)


# Houses and places that stand for a state in the news.
_SEATS = {
    "White House": "united states",
    "Capitol Hill": "united states",
    "Pentagon": "united states",
    "Oval Office": "united states",
    "Downing Street": "united kingdom",
    "Westminster": "united kingdom",
    "Kremlin": "russia",
    "Duma": "russia",
    "Bundestag": "germany",
    "Knesset": "israel",
    "Blue House": "south korea",
    "Vatican": "vatican",
}
_CAPITALISED = re.compile(
    r"(?:[A-Z]\.){2,3}|[A-Z][^\W\d_]+(?=(?P<second>[ -][A-Z][^\W\d_]+)?+(?P<third>[ -][A-Z][^\W\d_]+)?+)"
)


def countries_named(reading: Reading) -> tuple[str, ...]:
    """The countries that an article speaks of by name, adjective or seat of power: canonical, folded, each once."""
    found: dict[str, None] = {}
    for word in _CAPITALISED.finditer(reading.article.text):
        one = word.group()
        two = f"{one}{word['second'] or ''}"
        for words in (f"{two}{word['third'] or ''}", two, one):
            country = country_of(words) or _SEATS.get(words)
            if country:
                found[country] = None
                break
    return tuple(found)
