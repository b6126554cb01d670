"""The dates of a life: a birth or a death as the text dates it, against what the references know of the person. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from checks.compare.dates import gap_days, in_words
from checks.compare.evidence import cite, silence
from checks.compare.identity import Identity, IdentityState, Person
from checks.compare.occasions import BIRTH, DEATH, FOUNDING, RELEASE
from checks.model import (
    Claim,
    Evidence,
    Interval,
    Lookup,
    LookupState,
    PartialDate,
    Rating,
    Reason,
    Timing,
    Verdict,
)

# The properties of a reference that date these, and how they are said.
LIFE_FACTS = {BIRTH: "born", DEATH: "died"}
SAID = {BIRTH: "was born", DEATH: "died", FOUNDING: "was founded", RELEASE: "came out"}
# Further apart than this, somebody else of that name is likelier than a slip.
_ANOTHER_LIFE = 3653
# Some countries wrote dates in the Julian calendar until 1923; references give either.
_GREGORIAN_EVERYWHERE = date(1924, 1, 1)
_CALENDARS_APART = 13


def whole(partial: PartialDate) -> Interval:
    """All days that a partial date can mean."""
    return Interval(first=partial.first, last=partial.last)


def when(stretch: Interval) -> str:
    """Such as "on 16 April 1962" and "in 1962"."""
    return f"{'on' if stretch.first == stretch.last else 'in'} {in_words(stretch)}"


def of_a_life(
    claim: Claim, timing: Timing, verdict: Verdict, lookups: tuple[Lookup, ...], identity: Identity | None
) -> Verdict:
    """Compare the date of a birth or death with what is known of the one person who is surely meant.

    `verdict` is the calendar's; what it says of the weekday is kept where no reference knows better.
    """
    person, stated = identity.person if identity is not None else None, timing.interval
    if stated is None or verdict.rating is Rating.DIFFERS:
        return verdict
    known = tuple(_known_dates(person, LIFE_FACTS[timing.of])) if person is not None else ()
    if person is None or identity is None or not known:
        several = identity is not None and identity.state is IdentityState.SEVERAL
        return (
            verdict
            if several or verdict.rating is not Rating.UNCHECKED
            else _unknown(timing, lookups, person)
        )
    fitting = next((one for one in known if one.first >= stated.first and one.last <= stated.last), None)
    about = f"{person.label} {SAID[timing.of]}"
    if fitting is not None:
        return Verdict(
            rating=Rating.MATCHES,
            reason=Reason.NONE,
            explanation=f"The reference says that {about} {when(whole(fitting.day))}.",
            evidence=(*verdict.evidence, fitting.evidence),
        )
    if any(one.first <= stated.last and one.last >= stated.first for one in known):
        return (
            verdict if verdict.rating is not Rating.UNCHECKED else _too_coarse(timing, person.label, known[0])
        )
    return _other_day(claim, timing, known, surely=person.in_context and len(identity.survivors) == 1)


def _unknown(timing: Timing, lookups: tuple[Lookup, ...], person: Person | None) -> Verdict:
    """No source dates it: a failure is never "not found"."""
    failed = any(lookup.state is LookupState.FAILED for lookup in lookups)
    if person is None or failed or not lookups:
        return silence(lookups, timing.whose)
    return Verdict(
        rating=Rating.NO_REFERENCE,
        reason=Reason.NONE,
        explanation=f"No source says when {person.label} {SAID[timing.of]}.",
    )


def _too_coarse(timing: Timing, label: str, known: _Known) -> Verdict:
    return Verdict(
        rating=Rating.NO_REFERENCE,
        reason=Reason.NONE,
        explanation=f"The reference says only that {label} {SAID[timing.of]} {when(whole(known.day))}; it has no day.",
        evidence=(known.evidence,),
    )


def _other_day(claim: Claim, timing: Timing, known: tuple[_Known, ...], *, surely: bool) -> Verdict:
    """A reference that gives another date: wrong where one sure person has one date, else a question."""
    days, stated = {one.day for one in known}, timing.interval or whole(known[0].day)
    said = " or ".join(when(whole(day)) for day in sorted(days, key=str))
    far = any(
        min(gap_days(stated.first, whole(day)), gap_days(stated.last, whole(day))) > _ANOTHER_LIFE
        for day in days
    )
    old = any(day.first < _GREGORIAN_EVERYWHERE for day in days) and any(
        gap_days(stated.first, whole(day)) <= _CALENDARS_APART for day in days
    )
    certain = surely and len(days) == 1 and not far and not old and "inferred" not in claim.tags
    evidence = tuple(one.evidence for one in known)
    explanation = f"The reference says that {known[0].label} {SAID[timing.of]} {said}."
    if certain:
        return Verdict(
            rating=Rating.DIFFERS,
            reason=Reason.DATE,
            explanation=explanation,
            correction=_as_written(claim.quote, stated, next(iter(days))),
            evidence=evidence,
        )
    return Verdict(
        rating=Rating.AMBIGUOUS,
        reason=Reason.DATE,
        explanation=f"{explanation} Is the same person meant?",
        evidence=evidence,
    )


def _as_written(quote: str, stated: Interval, day: PartialDate) -> str | None:
    """The right date in the manner of the words; None where they are written in another way."""
    if quote == str(stated.first.year):
        return str(day.year)
    if day.day is None or day.month is None:
        return None
    if quote == in_words(stated):
        return day.words if stated.first == stated.last else PartialDate(year=day.year, month=day.month).words
    american = f"{stated.first:%B} {stated.first.day}, {stated.first.year}"
    return f"{day.first:%B} {day.day}, {day.year}" if quote == american else None


@dataclass(frozen=True, kw_only=True)
class _Known:
    """One date that a reference gives of a person."""

    label: str
    day: PartialDate
    evidence: Evidence

    @property
    def first(self) -> date:
        return self.day.first

    @property
    def last(self) -> date:
        return self.day.last


def _known_dates(person: Person, prop: str) -> Iterator[_Known]:
    for entity, fact in person.facts(prop):
        try:
            day = PartialDate.parse(fact.value)
        except ValueError:
            continue
        yield _Known(label=person.label, day=day, evidence=cite(entity, fact))
