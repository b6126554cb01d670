"""Terms of office: whether one covers a time, which of several says most of it, and how they are told. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from checks.compare.offices import Holding, held_on
from checks.model import Entity, Fact, Interval

# A statement of an office with the entity that makes it.
Stated = tuple[Entity, Fact]

# Copies of one page disagree on the exact day an office began (facts of references, "tolerate one day").
_A_DAY = timedelta(days=1)
_BEST_FIRST = (Holding.YES, Holding.EDGE, Holding.OPEN, Holding.UNDATED, Holding.UNKNOWN, Holding.NO)


def holding_in(fact: Fact, when: Interval) -> Holding:
    """The best that can be said of the stretch: held on any of its days is held."""
    days = {when.first, when.last}
    if fact.start and fact.start.last in when:
        days.add(fact.start.last)
    return min((held_on(fact, day) for day in days), key=_BEST_FIRST.index)


def widened(when: Interval) -> Interval:
    """The stretch with the day before and the day after it."""
    return Interval(first=when.first - _A_DAY, last=when.last + _A_DAY)


def is_near(fact: Fact, when: Interval) -> bool:
    """Whether the term lies no more than one day off the stretch."""
    return holding_in(fact, widened(when)) in {Holding.YES, Holding.EDGE}


def covers(fact: Fact, when: Interval) -> bool:
    """Whether the term holds on the whole stretch and on the days beside it: no handover can be meant."""
    wide = widened(when)
    return all(held_on(fact, day) is Holding.YES for day in (wide.first, wide.last))


def best_of(stated: Sequence[Stated], when: Interval) -> Stated:
    """The statement that says most of this time; of equals the one that was read last."""
    return min(
        stated,
        key=lambda one: (
            _BEST_FIRST.index(holding_in(one[1], when)),
            -(one[1].read_on or date.min).toordinal(),
            one[0].source,
            one[0].id,
            str(one[1].start),
        ),
    )


def was_read_before(fact: Fact, when: Interval) -> bool:
    """Whether its source was read before that time, so that a later term would not be in it."""
    return fact.read_on is None or fact.read_on < when.last


def disagreeing(stated: Sequence[Stated], when: Interval) -> tuple[Stated, Stated] | None:
    """Two sources that date one term so that the time lies in it by the one and outside by the other.

    A source that does not list the term says nothing against it; a difference of one day is none.
    """
    inside = [one for one in stated if holding_in(one[1], when) is Holding.YES]
    sources = {entity.source for entity, _ in stated}
    for source in sorted(sources - {entity.source for entity, _ in inside}):
        theirs = [one for one in stated if one[0].source == source]
        if any(holding_in(fact, when) is not Holding.NO or is_near(fact, when) for _, fact in theirs):
            continue
        for one in inside:
            for other in theirs:
                if _is_one_term(one[1], other[1]):
                    return one, other
    return None


_FAR_OFF = timedelta(days=400)


def _is_one_term(one: Fact, other: Fact) -> bool:
    """Whether two statements date the same term: they begin or end within about a year of each other, and meet."""
    if one.start is None or other.start is None:
        return False
    ends = [fact.end.last if fact.end else date.max for fact in (one, other)]
    meet = one.start.first <= ends[1] and other.start.first <= ends[0]
    starts_near = abs(one.start.first - other.start.first) <= _FAR_OFF
    ends_near = date.max not in ends and abs(ends[0] - ends[1]) <= _FAR_OFF
    return meet and (starts_near or ends_near)


def term(fact: Fact) -> str:
    """The dates of a term in words."""
    if fact.start is None and fact.end is None:
        return "without dates"
    start = (
        f"{'at the latest since' if fact.not_later_than else 'since'} {fact.start.words}"
        if fact.start
        else ""
    )
    if fact.end is None:
        return f"{start}, no end listed"
    return f"{start.replace('since', 'from', 1)} to {fact.end.words}".strip()


def terms(facts: Iterable[Fact]) -> list[str]:
    """The terms in words, in order; a term that begins where another ends goes on with it."""
    joined: list[Fact] = []
    for fact in sorted(facts, key=_in_order):
        last = joined[-1] if joined else None
        if last and last.end and fact.start and last.end.first <= fact.start.first <= last.end.last + _A_DAY:
            joined[-1] = replace(last, end=fact.end)
        elif not any(_says_the_same(fact, other) for other in joined):
            joined.append(fact)
    return list(dict.fromkeys(map(term, joined)))


def _in_order(fact: Fact) -> tuple[date, date]:
    return (fact.start.first if fact.start else date.min, fact.end.last if fact.end else date.max)


def _says_the_same(one: Fact, other: Fact) -> bool:
    return (one.start, one.end) == (other.start, other.end)
