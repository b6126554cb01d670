"""Who of a family held the office that a text gives to somebody else of that family: on that day, or at some time. Pure.

"Chancellor Ute Merkel" is Angela Merkel where she was chancellor that day and the reference knows no Ute Merkel. How
sure that is depends on what the text tells of the day and of the country.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from checks.compare.circumstances import Company, is_that_office
from checks.compare.countries import country_of
from checks.compare.name_parts import EAST_ASIAN, is_family_first, parts_of
from checks.compare.office_words import HEADS
from checks.compare.offices import Holding, Likeness, compare_offices, held_on, read_office, single_holder
from checks.model import Fact, Interval, Office, Query


@dataclass(frozen=True, kw_only=True)
class Claimed:
    """An office that the text gives, with the days on which it may be held as the text tells it."""

    office: Office
    days: tuple[Interval, ...]


@dataclass(frozen=True, kw_only=True)
class Held:
    """A statement of a term in that office. `sure`: on every day that the text tells, and of a country that it names."""

    fact: Fact
    sure: bool


def claimed_offices(query: Query) -> tuple[Claimed, ...]:
    """The offices of a person query: those of now with its day, others with the days of their sentences."""
    days: defaultdict[str, list[Interval]] = defaultdict(list)
    if query.as_of is not None:
        for words in query.holds:
            days[words].append(Interval(first=query.as_of, last=query.as_of))
    for words, day in query.held_then:
        if day not in days[words]:
            days[words].append(day)
    return tuple(Claimed(office=read_office(words), days=tuple(told)) for words, told in days.items())


def terms_held(facts: Iterable[Fact], claims: Sequence[Claimed], company: Company) -> Iterator[Held]:
    """The terms among the facts in an office of the text, where one person holds it at a time."""
    for fact in facts:
        held = read_office(fact.value)
        if not single_holder(held):
            continue
        for claimed in claims:
            sure = _fits(claimed, held, fact, company)
            if sure is not None:
                yield Held(fact=fact, sure=sure)


def _fits(claimed: Claimed, held: Office, fact: Fact, company: Company) -> bool | None:
    """Whether the term is surely the one that the text speaks of; None where it is not that office or not that time."""
    office = claimed.office
    if not single_holder(office) or compare_offices(office, held).likeness is not Likeness.SAME:
        return None
    known = is_that_office(office, held, company)
    if not (known or is_bare_head(office, held)):
        return None
    covered = [_covers(fact, day) for day in claimed.days]
    if not any(covered):
        return None
    return known and all(covered) and not _may_be_of_a_firm(office)


def _may_be_of_a_firm(office: Office) -> bool:
    """Whether it is "president" in lower case and no more: firms and clubs have one, too."""
    return not office.body and office.role == "president" and not any(map(str.isupper, office.text))


def is_bare_head(office: Office, held: Office) -> bool:
    """Whether "President" or "Chancellor" without a country may be this country's."""
    return (
        not office.body and office.role in HEADS and office.role == held.role and bool(country_of(held.body))
    )


_IN_OFFICE = frozenset({Holding.YES, Holding.EDGE})


def _covers(fact: Fact, day: Interval) -> bool:
    return held_on(fact, day.first) in _IN_OFFICE and held_on(fact, day.last) in _IN_OFFICE


def is_of_family(written: str, label: str) -> bool:
    """Whether two whole names have one family name, in front or behind as the words show."""
    ours, theirs = parts_of(written).words, parts_of(label).words
    if not ours or not theirs:
        return False
    if is_family_first(theirs):
        return ours[0] == theirs[0] and len(ours) > 1
    return ours[-1] == theirs[-1]


def has_common_family(name: str) -> bool:
    """Whether the family name is one of the few that most Chinese, Koreans or Vietnamese bear."""
    words = parts_of(name).words
    return bool(words) and (words[0] in EAST_ASIAN or words[-1] in EAST_ASIAN)
