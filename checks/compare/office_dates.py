"""The day on which somebody took or left an office, as the text dates it, against the terms that references list. Pure.

References date the oath; the text may mean the vote or the letter before it. Wrong is said only where the words speak
of the beginning or the end itself ("became", "took office", "stepped down"); the office as such is a title's matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from checks.compare.evidence import cite
from checks.compare.identity import Identity, Person
from checks.compare.known_dates import (
    Fit,
    Known,
    as_written,
    days_apart,
    fit_of,
    is_far,
    looks_like_a_slip,
    loosened,
    may_be_old_calendar,
    nearest,
)
from checks.compare.occasions import OFFICE_END, OFFICE_START
from checks.compare.offices import Likeness, compare_offices, read_office
from checks.model import Claim, Entity, Fact, Interval, Rating, Reason, Timing, Verdict

OFFICE_FACTS = frozenset({OFFICE_START, OFFICE_END})
# The claim's tags: the words may speak of a vote, or of a second beginning.
VOTE, AGAIN, RESIGNED = "vote", "again", "resigned"
# From the vote or the appointment to the oath, and from the announcement of leaving to the last day.
_BEFORE_OATH, _BEFORE_LEAVING = timedelta(days=170), timedelta(days=170)
_EDGE = 1
_VOTED = re.compile(
    r"\b(?:re-?)?elect(?:ed|s|ion)\b|\bappointed\b|\bnamed\b|\bchosen\b|\bpicked\b|\bpromoted\b|\bwon\b|\bnominated\b|\bconfirmed\b",
    re.IGNORECASE,
)
_RESIGNED = re.compile(r"\bresign|\bannounc|\bstep(?:s|ped|ping)?\sdown|\bstood\sdown|\bquit", re.IGNORECASE)
# Some lead on for months as caretakers until a successor is sworn in.
_AS_CARETAKER = timedelta(days=800)
_AGAIN = re.compile(
    r"\bagain\b|\bre-?elect|\b(?:second|third|fourth|fifth|new|another)\s(?:\w+\s)?(?:term|time|stint)\b|\breturn(?:ed|s)\b|\breappointed\b|\bonce\smore\b",
    re.IGNORECASE,
)


def tags_of(sentence: str) -> tuple[str, ...]:
    """What the words of a sentence leave open about a beginning."""
    return (
        *((VOTE,) if _VOTED.search(sentence) else ()),
        *((AGAIN,) if _AGAIN.search(sentence) else ()),
        *((RESIGNED,) if _RESIGNED.search(sentence) else ()),
    )


def of_an_office(claim: Claim, timing: Timing, verdict: Verdict, identity: Identity | None) -> Verdict:
    """Compare the beginning or the end of an office with the terms of the person who is surely meant."""
    person, stated = identity.person if identity is not None else None, timing.interval
    if (
        stated is None
        or verdict.rating in {Rating.DIFFERS, Rating.AMBIGUOUS}
        or identity is None
        or person is None
    ):
        return verdict
    terms = _terms(person, timing.office)
    known = tuple(_edges(terms, timing.of))
    fit, near = fit_of(loosened(stated, claim.quote), known)
    if near is None:
        return verdict
    if fit is Fit.OTHER:
        near = nearest(stated, tuple(_edges(_joined(terms), timing.of)) or known)
    begins = timing.of == OFFICE_START
    said = f"{person.label} is listed as {near.label} {'from' if begins else 'until'} {near.day.words}"
    if fit is Fit.AGREES:
        return Verdict(
            rating=Rating.MATCHES,
            reason=Reason.NONE,
            explanation=f"{said}.",
            evidence=(*verdict.evidence, near.evidence),
        )
    doubt = _doubt(claim, timing, stated, terms, known)
    if fit is Fit.COARSE or doubt is None:
        return verdict
    certain = not doubt and _surely(identity, stated, known)
    return Verdict(
        rating=Rating.DIFFERS if certain else Rating.AMBIGUOUS,
        reason=Reason.OFFICE_DATES,
        explanation=f"{said}." if certain else f"{said}. {doubt or 'Is the same person meant?'}",
        correction=as_written(claim.quote, stated, near.day) if certain else None,
        evidence=(near.evidence,),
    )


def _terms(person: Person, office: str) -> tuple[tuple[Entity, Fact], ...]:
    """The dated terms of the office that the text names; where it names none, of all that are known."""
    dated = [(entity, fact) for entity, fact in person.facts("position_held") if fact.start or fact.end]
    if not office:
        return tuple(dated)
    claimed = read_office(office)
    return tuple(
        (entity, fact)
        for entity, fact in dated
        if compare_offices(claimed, read_office(fact.value)).likeness is Likeness.SAME
    )


_A_DAY = timedelta(days=1)


def _joined(terms: Sequence[tuple[Entity, Fact]]) -> tuple[tuple[Entity, Fact], ...]:
    """Terms of one office that follow each other without a gap as one: the cabinets of one prime minister."""
    kept: list[tuple[Entity, Fact]] = []
    for entity, fact in sorted(terms, key=lambda one: (one[1].value, str(one[1].start or ""))):
        last = kept[-1][1] if kept else fact
        goes_on = last.end and fact.start and fact.start.first <= last.end.last + _A_DAY
        if kept and last.value == fact.value and goes_on:
            kept[-1] = (kept[-1][0], replace(last, end=fact.end))
        else:
            kept.append((entity, fact))
    return tuple(kept)


def _edges(terms: Iterable[tuple[Entity, Fact]], of: str) -> Iterable[Known]:
    for entity, fact in terms:
        day = fact.start if of == OFFICE_START else fact.end
        if day is not None and not (fact.not_later_than and of == OFFICE_START):
            yield Known(label=fact.value, day=day, evidence=cite(entity, fact))


def _doubt(
    claim: Claim,
    timing: Timing,
    stated: Interval,
    terms: Sequence[tuple[Entity, Fact]],
    known: tuple[Known, ...],
) -> str | None:
    """Why the text's date may be right all the same: "" where it cannot, None where nothing speaks against it."""
    if any(_is_edge(stated, one, claim, timing) for one in known):
        return None
    if any(may_be_old_calendar(stated, one) for one in known):
        return "The text may give it in the old calendar."
    if not timing.office and not any(looks_like_a_slip(stated, one.day) for one in known):
        return None
    if AGAIN in claim.tags or all(is_far(stated, one) for one in known):
        return None
    inside = any(_holds(fact, stated) for _, fact in terms)
    if inside and VOTE in claim.tags:
        return "A second term may have begun then; does the text mean the first?"
    return "Is the same person meant?" if "inferred" in claim.tags else ""


def _is_edge(stated: Interval, known: Known, claim: Claim, timing: Timing) -> bool:
    """A handover takes a day or two; a vote comes before the oath, a resignation before the last day."""
    if days_apart(stated, known.stretch) <= _EDGE:
        return True
    lead = known.day.first - stated.last
    if timing.of == OFFICE_START:
        return VOTE in claim.tags and timedelta() <= lead <= _BEFORE_OATH
    return timedelta() <= lead <= (_AS_CARETAKER if RESIGNED in claim.tags else _BEFORE_LEAVING)


def _holds(fact: Fact, stated: Interval) -> bool:
    begins = fact.start is not None and fact.start.first < stated.first
    return begins and (fact.end is None or stated.last <= fact.end.last)


def _surely(identity: Identity, stated: Interval, known: tuple[Known, ...]) -> bool:
    person = identity.person
    if person is None or len(identity.survivors) > 1:
        return False
    return person.in_context or (person.exact and any(looks_like_a_slip(stated, one.day) for one in known))
