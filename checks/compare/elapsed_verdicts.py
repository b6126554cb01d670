"""Ages, anniversaries and years since, counted again: by the text's own dates, else by those of the references. Pure.

A count is wrong only where no day that the sentence may speak of gives it, and the person or event is surely meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from checks.compare.ages_told import AGE, AGE_AT_DEATH, BIRTHDAY, BY_DAY_OF_DEATH, INFERRED, THEN, WEAK
from checks.compare.anniversaries_told import (
    AGO,
    ANNIVERSARY,
    BEGAN,
    BESIDE,
    BIRTH_OF,
    DEATH_OF,
    ENDED,
    NTH,
    PRESENT,
    SINCE,
    SPAN,
)
from checks.compare.articles_said import with_article
from checks.compare.by_calendar import GIVE_PUBLISHED, calendar_evidence, unchecked
from checks.compare.dates import in_words, shift
from checks.compare.evidence import silence
from checks.compare.happenings import RECURRING
from checks.compare.identity import Identity, Person
from checks.compare.known_dates import Known, known_dates
from checks.compare.things import things
from checks.compare.years import Count, in_years, reckon, years_between
from checks.model import (
    Claim,
    Elapsed,
    EntityKind,
    Evidence,
    Interval,
    Lookup,
    LookupState,
    Rating,
    Reason,
    Verdict,
)

_PEOPLE = frozenset({EntityKind.PERSON, EntityKind.OFFICE})
_FACTS_OF = {
    "body": ("founded",),
    "work": ("published",),
    "event": ("date", "start", "end"),
    ENDED: ("end", "date"),
    BEGAN: ("start", "date"),
}
# An age is told as of the day of writing; a story may appear some days later.
_WRITTEN_BEFORE, _WRITTEN_AFTER = 7, 1
# Further off, the figure rather speaks of somebody else of that name, or of another time.
_SLIP, _SLIP_OF_SURE = 10, 15
# Of a birthday "on Wednesday" it is not always clear which one.
_NEAR_DAY, _NEAR_PUBLICATION = 8, 45
_AROUND_ANNIVERSARY = 92


@dataclass(frozen=True, kw_only=True)
class _Working:
    """A count done again: the working in words, what it should be, and what it rests on."""

    words: str
    right: int
    evidence: tuple[Evidence, ...]


def of_elapsed(
    claim: Claim, elapsed: Elapsed, lookups: tuple[Lookup, ...], identity: Identity | None
) -> Verdict:
    """The verdict on one count."""
    if elapsed.of == SPAN and elapsed.since is not None:
        return _of_a_span(claim, elapsed, elapsed.since)
    if claim.published_at is None:
        return unchecked(f'"{claim.quote}" was not counted: {GIVE_PUBLISHED}.')
    if elapsed.since is not None:
        return _by_own_date(claim, elapsed, elapsed.since, claim.published_at)
    if elapsed.of in {AGE, AGE_AT_DEATH, BIRTHDAY}:
        return _of_an_age(claim, elapsed, lookups, identity, claim.published_at)
    return _by_reference(claim, elapsed, lookups, identity, claim.published_at)


def _of_a_span(claim: Claim, elapsed: Elapsed, stretch: Interval) -> Verdict:
    """From one year to another: the years between, or all that are begun."""
    years = stretch.last.year - stretch.first.year
    count = Count(low=years - 1, high=years + 1) if not elapsed.hedge else Count(low=years, high=years)
    working = f"{stretch.first.year} to {stretch.last.year} is {in_years(years)}"
    right = _Working(words=working, right=years, evidence=(calendar_evidence(working),))
    return _counted(claim, elapsed, count, right)


def _by_own_date(claim: Claim, elapsed: Elapsed, since: Interval, published: date) -> Verdict:
    """Both ends stand in the text: pure arithmetic."""
    counts = [(until, years_between(since, until)) for until in _untils(elapsed, published)]
    return _by_counts(claim, elapsed, since, counts, ())


def _untils(elapsed: Elapsed, published: date) -> tuple[Interval, ...]:
    """The times that may be counted to: the sentence's own, and the time around publication."""
    around = Interval(first=published, last=published)
    if elapsed.of == ANNIVERSARY:
        around = Interval(
            first=shift(published, -_AROUND_ANNIVERSARY), last=shift(published, _AROUND_ANNIVERSARY)
        )
    return (elapsed.until, around) if elapsed.until is not None else (around,)


def _by_counts(
    claim: Claim,
    elapsed: Elapsed,
    since: Interval,
    counts: Sequence[tuple[Interval, Count]],
    evidence: tuple[Evidence, ...],
) -> Verdict:
    fitting = next(
        ((until, count) for until, count in counts if reckon(elapsed, _allowed(count, elapsed), claim.tags)),
        None,
    )
    until, count = fitting or counts[0]
    shown = claim.published_at if until != elapsed.until and claim.published_at else None
    to = in_words(until) if shown is None else in_words(Interval(first=shown, last=shown))
    right = years_between(since, until if shown is None else Interval(first=shown, last=shown))
    number = _nearest(right, elapsed) + (1 if elapsed.of == NTH else 0)
    working = f"{in_words(since)} to {to} is {right.words}"
    if elapsed.of == ANNIVERSARY:
        number = right.high_by_year
        working = f"{since.first.year} to {since.first.year + number} is {in_years(number)}"
    elif elapsed.of == AGO and right.low != right.high:
        number = right.high_by_year
    return _counted(
        claim,
        elapsed,
        _allowed(count, elapsed),
        _Working(words=working, right=number, evidence=(*evidence, calendar_evidence(working))),
    )


def _nearest(count: Count, elapsed: Elapsed) -> int:
    return min(max(elapsed.elapsed, count.low), count.high)


def _allowed(count: Count, elapsed: Elapsed) -> Count:
    """An anniversary is counted by years alone; the third year begins when two are over; "ago" rounds."""
    if elapsed.of in {ANNIVERSARY, BIRTHDAY}:
        return Count(low=count.low_by_year, high=count.high_by_year)
    if elapsed.of == NTH:
        return Count(low=count.low + 1, high=count.high + 1)
    if elapsed.of in {AGO, SINCE}:
        return Count(low=min(count.low, count.low_by_year), high=max(count.high, count.high_by_year))
    return count


def _counted(claim: Claim, elapsed: Elapsed, count: Count, working: _Working) -> Verdict:
    """MATCHES where the count fits, else DIFFERS with the right figure in the manner of the words."""
    if reckon(elapsed, count, claim.tags):
        return Verdict(
            rating=Rating.MATCHES,
            reason=Reason.NONE,
            explanation=f"The count fits: {working.words}.",
            evidence=working.evidence,
        )
    doubt = _doubt(claim, elapsed)
    if doubt == _BESIDE and min(abs(elapsed.elapsed - one) for one in (count.low, count.high)) > _SLIP:
        return unchecked(f"{working.words}; the text may count from another date.")
    if doubt == _WHICH and min(abs(elapsed.elapsed - one) for one in (count.low, count.high)) > _NEAR_COUNT:
        return unchecked(f"{working.words}; the text may count to another of its dates.")
    if doubt == _EARLIER and min(abs(elapsed.elapsed - one) for one in (count.low, count.high)) > _NEAR_COUNT:
        return unchecked(f"{working.words}; the text tells of an earlier time.")
    return Verdict(
        rating=Rating.AMBIGUOUS if doubt else Rating.DIFFERS,
        reason=Reason.ARITHMETIC,
        explanation=f"The count is off: {working.words}." + (f" {doubt}" if doubt else ""),
        correction=None if doubt or working.right <= 0 else _as_written(claim.quote, working.right),
        evidence=working.evidence,
    )


_BESIDE = "Does the text count from that date?"
_WHICH = "Which of the sentence's dates is counted to?"
_EARLIER = "Does the text speak of an earlier time?"
# "Ten years after the war the town was rich" tells of a time ten years after it, unless it is nearly ten years now.
_NEAR_COUNT = 3


def _doubt(claim: Claim, elapsed: Elapsed) -> str:
    """Why the count may be right of another time."""
    if INFERRED in claim.tags:
        return "Is the same person meant?"
    if BESIDE in claim.tags:
        return _BESIDE
    if "several dates" in claim.tags:
        return _WHICH
    if "round" in claim.tags:
        return "Decades are often rounded."
    if elapsed.of == SINCE and PRESENT not in claim.tags and elapsed.until is None:
        return _EARLIER
    return ""


def _by_reference(
    claim: Claim, elapsed: Elapsed, lookups: tuple[Lookup, ...], identity: Identity | None, published: date
) -> Verdict:
    """Count from the day that a reference gives of the event, the body, the work, the birth or the death."""
    known = tuple(_beginnings(claim, lookups, identity))
    if not known:
        return _unknown(elapsed, lookups)
    verdicts = []
    for one in known:
        counts = [(until, years_between(one.stretch, until)) for until in _untils(elapsed, published)]
        verdict = _by_counts(claim, elapsed, one.stretch, counts, (one.evidence,))
        if verdict.rating is Rating.MATCHES:
            return verdict
        verdicts.append((one, verdict))
    one, verdict = verdicts[0]
    verdict = replace(
        verdict, explanation=f"{one.label}: {verdict.explanation[0].lower()}{verdict.explanation[1:]}"
    )
    return _softened(claim, elapsed, verdict, known=known, lookups=lookups, identity=identity)


def _beginnings(claim: Claim, lookups: tuple[Lookup, ...], identity: Identity | None) -> Iterator[Known]:
    if "person" in claim.tags:
        person = identity.person if identity is not None else None
        prop = "born" if BIRTH_OF in claim.tags else "died" if DEATH_OF in claim.tags else ""
        if person is not None and prop:
            yield from known_dates(person.facts(prop))
        return
    named = [sort for sort in (ENDED, BEGAN, *_FACTS_OF) if sort in claim.tags]
    sort = named[0] if named else "event"
    for thing in things(lookups, without=_PEOPLE):
        facts = thing.facts(*_FACTS_OF[sort]) or thing.facts("start", "founded")
        yield from known_dates(facts)


def _softened(  # noqa: PLR0913 - what a doubt may come from
    claim: Claim,
    elapsed: Elapsed,
    verdict: Verdict,
    *,
    known: Sequence[Known],
    lookups: tuple[Lookup, ...],
    identity: Identity | None,
) -> Verdict:
    """Silent where something else may be meant, a question where the person or the beginning is not sure."""
    several = len(things(lookups, without=_PEOPLE)) > 1
    series = RECURRING.search(elapsed.whose) and not re.search(r"[12][0-9]{3}", elapsed.whose)
    if several or (series and "event" in claim.tags):
        return replace(_not_counted(elapsed), evidence=verdict.evidence[:1])
    if "person" in claim.tags and not _is_sure(identity):
        return _as_question(verdict)
    years = {one.day.year for one in known}
    if len(years) > 1 or (
        "body" in claim.tags and "own" not in claim.tags and verdict.rating is Rating.DIFFERS
    ):
        return _as_question(verdict)
    return verdict


def _as_question(verdict: Verdict) -> Verdict:
    return replace(
        verdict,
        rating=Rating.AMBIGUOUS,
        correction=None,
        explanation=f"{verdict.explanation} Is the same beginning meant?",
    )


def _not_counted(elapsed: Elapsed) -> Verdict:
    return Verdict(
        rating=Rating.NO_REFERENCE,
        reason=Reason.NONE,
        explanation=f"The references do not tell which {elapsed.whose} is meant, so the years were not counted.",
    )


def _is_sure(identity: Identity | None) -> bool:
    person = identity.person if identity is not None else None
    return person is not None and identity is not None and len(identity.survivors) == 1 and person.in_context


def _unknown(elapsed: Elapsed, lookups: tuple[Lookup, ...]) -> Verdict:
    failed = any(lookup.state is LookupState.FAILED for lookup in lookups)
    if failed or not any(lookup.hits for lookup in lookups):
        return silence(lookups, with_article(elapsed.whose))
    return Verdict(
        rating=Rating.NO_REFERENCE,
        reason=Reason.NONE,
        explanation=f"No source dates {with_article(elapsed.whose)}, so the years were not counted.",
    )


def _of_an_age(
    claim: Claim, elapsed: Elapsed, lookups: tuple[Lookup, ...], identity: Identity | None, published: date
) -> Verdict:
    """Compare an age with the birth that the references give."""
    person = identity.person if identity is not None else None
    born = tuple(known_dates(person.facts("born"))) if person is not None else ()
    if person is None or identity is None or not born:
        return _unknown(elapsed, lookups)
    died = tuple(known_dates(person.facts("died")))
    if BY_DAY_OF_DEATH in claim.tags and elapsed.until not in [one.stretch for one in died]:
        return replace(_unknown(elapsed, lookups), explanation="It is not clear whose age this is.")
    days = _days_of_age(elapsed, published, died)
    for one in born:
        for until in days:
            count = _allowed(years_between(one.stretch, until), elapsed)
            if reckon(elapsed, count, claim.tags):
                return _age_fits(elapsed, one, until, count)
    return _other_age(claim, elapsed, identity, person=person, born=born, died=died, days=days)


def _days_of_age(elapsed: Elapsed, published: date, died: Sequence[Known]) -> tuple[Interval, ...]:
    """The days that the age may be told of: of a death that of the references too, else the sentence's and publication."""
    written = Interval(first=shift(published, -_WRITTEN_BEFORE), last=shift(published, _WRITTEN_AFTER))
    own = (elapsed.until,) if elapsed.until is not None else ()
    if elapsed.of == AGE_AT_DEATH:
        return (*(one.stretch for one in died), *(own if not died else ())) or (*own, written)
    if elapsed.of == BIRTHDAY:
        when = own[0] if own else Interval(first=published, last=published)
        around = _NEAR_DAY if own else _NEAR_PUBLICATION
        return (Interval(first=shift(when.first, -around), last=shift(when.last, around)),)
    return (*own, written)


def _age_fits(elapsed: Elapsed, born: Known, until: Interval, count: Count) -> Verdict:
    working = f"{in_words(born.stretch)} to {in_words(until)} is {count.words}"
    return Verdict(
        rating=Rating.MATCHES,
        reason=Reason.NONE,
        explanation=f"The age fits: {elapsed.whose} was born {_on(born)}.",
        evidence=(born.evidence, calendar_evidence(working)),
    )


def _on(known: Known) -> str:
    return f"{'on' if known.day.day else 'in'} {known.day.words}"


def _other_age(  # noqa: PLR0913 - what the words of the verdict are made of
    claim: Claim,
    elapsed: Elapsed,
    identity: Identity,
    *,
    person: Person,
    born: Sequence[Known],
    died: Sequence[Known],
    days: Sequence[Interval],
) -> Verdict:
    """Wrong of a sure person; a question where a namesake or an earlier time is possible; silent where likely."""
    one = born[0]
    lived = [day for day in days if day.last >= one.stretch.first] or list(days)
    until = min(lived, key=lambda day: _off(elapsed, _age_on(one, day, elapsed)))
    count = _age_on(one, until, elapsed)
    off = _off(elapsed, count)
    said = f"The reference says that {person.label} was born {_on(one)}"
    sure = len(identity.survivors) == 1 and (person.in_context or (off <= _SLIP and _is_like(person)))
    died_before = bool(died) and elapsed.of == AGE and died[0].day.last < days[-1].first
    then = [years_between(one.stretch, when) for when in claim.told_of] if elapsed.of == AGE else []
    unclear = off > _SLIP and (not sure or (elapsed.elapsed < count.low and off > _SLIP_OF_SURE))
    unclear = unclear or any(reckon(elapsed, at, claim.tags) for at in then)
    if unclear or died_before or WEAK in claim.tags or (not person.exact and not sure):
        return Verdict(
            rating=Rating.NO_REFERENCE,
            reason=Reason.NONE,
            explanation=f"{said}; the text may mean somebody else or another time.",
            evidence=(one.evidence,),
        )
    working = f"{in_words(one.stretch)} to {_day_of(until, claim)} is {count.words}"
    years = {known.day.year for known in born}
    certain = (
        sure and len(years) == 1 and INFERRED not in claim.tags and not _may_look_back(claim, elapsed, count)
    )
    right = _nearest(count, elapsed)
    return Verdict(
        rating=Rating.DIFFERS if certain else Rating.AMBIGUOUS,
        reason=Reason.ARITHMETIC,
        explanation=f"{said}: {working}." + ("" if certain else " Is the same person and time meant?"),
        correction=_as_written(claim.quote, right) if certain and count.low == count.high else None,
        evidence=(one.evidence, calendar_evidence(working)),
    )


def _age_on(born: Known, day: Interval, elapsed: Elapsed) -> Count:
    return _allowed(years_between(born.stretch, day), elapsed)


def _off(elapsed: Elapsed, count: Count) -> int:
    """By how many years the age is beside what it may be."""
    return max(count.low - elapsed.elapsed, elapsed.elapsed - count.high)


def _is_like(person: Person) -> bool:
    """Whether country, calling or company fit: with the very name, another of nearly that age is unlikely.

    The age itself cannot speak for who is meant where it is the question.
    """
    bearing = person.bearing
    return person.exact and bearing is not None and bearing.support > 0 and not bearing.strange


def _may_look_back(claim: Claim, elapsed: Elapsed, count: Count) -> bool:
    """Whether the sentence tells of an earlier time, in which the person was as young as that."""
    return elapsed.of == AGE and THEN in claim.tags and elapsed.until is None and elapsed.elapsed < count.low


def _day_of(until: Interval, claim: Claim) -> str:
    """The time in words; of the days around publication that day itself."""
    published = claim.published_at
    around = published is not None and published in until and (until.last - until.first).days == _AROUND
    return in_words(Interval(first=published, last=published)) if around and published else in_words(until)


_AROUND = _WRITTEN_BEFORE + _WRITTEN_AFTER
_FIGURES = re.compile(r"[1-9][0-9]*")


def _as_written(quote: str, right: int) -> str | None:
    """The right figure in the place of the wrong one; None where it is written in words."""
    match = _FIGURES.search(quote)
    if match is None:
        return None
    rest = quote[match.end() :]
    rest = re.sub(r"(?<=\byear)s\b", "", rest, count=1) if right == 1 else rest
    ending = re.match(r"(?:st|nd|rd|th)\b", rest)
    if ending is None:
        return f"{quote[: match.start()]}{right}{rest}"
    suffix = "th" if right % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(right % 10, "th")
    return f"{quote[: match.start()]}{right}{suffix}{rest[ending.end() :]}"
