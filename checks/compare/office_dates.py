"""The day on which somebody took or left an office, as the text dates it, against the terms that references list. Pure.

References date the oath; the text may mean the vote or the letter before it. Wrong is said only where the words speak
of the beginning or the end itself ("became", "took office", "stepped down"); the office as such is a title's matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from checks.compare.evidence import cite
from checks.compare.identity import Identity, Person
from checks.compare.known_dates import (
    Fit,
    Known,
    as_written,
    days_apart,
    fit_of,
    is_far,
    is_guesswork,
    looks_like_a_slip,
    loosened,
    may_be_old_calendar,
    nearest,
)
from checks.compare.lives import surely
from checks.compare.occasions import OFFICE_END, OFFICE_START
from checks.compare.office_words import HEADS
from checks.compare.offices import Likeness, compare_offices, read_office
from checks.model import Claim, Entity, Fact, Interval, Rating, Reason, Timing, Verdict
from checks.reading import Reading, Told

OFFICE_FACTS = frozenset({OFFICE_START, OFFICE_END})
# The claim's tags: the words may speak of a vote, or of a second beginning.
VOTE, AGAIN, RESIGNED = "vote", "again", "resigned"
# The words tell of taking something over on a day, which may be another post, and not of being in power since.
TOOK = "took over"
# The words tell of the last day in the office itself, and of no vote or letter before it.
LEFT = "left"
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


_CUT_AT_DATE = re.compile(r"\s(?:on|in)\s(?:[A-Z][a-z]{2,8}\.?|[0-9]{1,4})\Z")
_CHANGES = {OFFICE_START: frozenset({Told.STARTS}), OFFICE_END: frozenset({Told.ENDED, Told.WAS})}


def tags_of(sentence: str) -> tuple[str, ...]:
    """What the words of a sentence leave open about a beginning."""
    return (
        *((VOTE,) if _VOTED.search(sentence) else ()),
        *((AGAIN,) if _AGAIN.search(sentence) else ()),
        *((RESIGNED,) if _RESIGNED.search(sentence) else ()),
    )


def office_changed(reading: Reading, sentence: tuple[int, int], whose: str, of: str) -> str:
    """The office that the sentence (its start and end) says the person took, or left; of several none."""
    changed = {
        one.office.text
        for one in reading.appointments
        if sentence[0] <= one.start < sentence[1] and one.person.subject == whose and one.told in _CHANGES[of]
    }
    return _CUT_AT_DATE.sub("", changed.pop()) if len(changed) == 1 else ""


def offices_beside(reading: Reading, sentence: tuple[int, int], whose: str) -> tuple[str, ...]:
    """The offices that the sentence gives the person: "|Mayor| Ann Price, who took office on ..."."""
    named = (
        one.office.text
        for one in reading.appointments
        if sentence[0] <= one.start < sentence[1] and one.person.subject == whose and one.office.role
    )
    return tuple(dict.fromkeys(named))


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
    if fit is Fit.AGREES and not _is_of_the_office(person, timing, loosened(stated, claim.quote)):
        return _of_another_office(verdict, near, said)
    if fit is Fit.AGREES:
        return Verdict(
            rating=Rating.MATCHES,
            reason=Reason.NONE,
            explanation=f"{said}.",
            evidence=(*verdict.evidence, near.evidence),
        )
    doubt = _doubt(claim, timing, stated, terms, known)
    if fit is Fit.COARSE or doubt is None or is_guesswork(claim.tags, stated, known):
        return verdict
    certain = not doubt and surely(identity, stated, known)
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
    same = tuple(
        (entity, fact)
        for entity, fact in dated
        if compare_offices(claimed, read_office(fact.value)).likeness is Likeness.SAME
    )
    if same or not _ROUGHLY_NAMED.search(office):
        return same
    return tuple((entity, fact) for entity, fact in dated if read_office(fact.value).role in HEADS)


def _is_of_the_office(person: Person, timing: Timing, stated: Interval) -> bool:
    """Whether the date fits an office that the sentence gives the person, where it gives any.

    "Parliament President X, who took office on ..." is not borne out by the day on which X got another office.
    """
    if timing.office or not timing.beside:
        return True
    named = {one for office in timing.beside for one in _called(person, office)}
    return fit_of(stated, tuple(_edges(named, timing.of)))[0] is Fit.AGREES


def _called(person: Person, office: str) -> Iterable[tuple[Entity, Fact]]:
    """The terms of the office that the text names; a "leader" may be in any office at the head of a state."""
    yield from _terms(person, office)
    if read_office(office).role == "leader":
        yield from (one for one in _terms(person, "") if read_office(one[1].value).role in HEADS)


def _of_another_office(verdict: Verdict, near: Known, said: str) -> Verdict:
    if verdict.rating is not Rating.UNCHECKED:
        return verdict
    explanation = f"{said}; that is not the office that the text names beside it."
    return Verdict(
        rating=Rating.NO_REFERENCE, reason=Reason.NONE, explanation=explanation, evidence=(near.evidence,)
    )


# What a text calls an office that references list by its own name.
_ROUGHLY_NAMED = re.compile(
    r"\A(?:(?:civilian|elected|democratic|executive|military|first|last)\s)*(?:head\sof\s(?:state|government)|leader|ruler|president)\Z",
    re.IGNORECASE,
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
    likely = any(looks_like_a_slip(stated, one.day) for one in known) or _is_that_month(stated, known)
    if not timing.office and not likely:
        return _doubt_of_any(claim, timing, stated, terms, known)
    if all(is_far(stated, one) for one in known) or (
        AGAIN in claim.tags and not _begins_later(stated, known, terms)
    ):
        return None
    return _doubt_of_one(claim, stated, terms, known)


def _doubt_of_any(
    claim: Claim,
    timing: Timing,
    stated: Interval,
    terms: Sequence[tuple[Entity, Fact]],
    known: tuple[Known, ...],
) -> str | None:
    """Where the text names no office, and the date is like none of those that are known."""
    left = LEFT in claim.tags and AGAIN not in claim.tags
    if left and timing.of == OFFICE_END and _is_soon_after(stated, known, terms):
        return "Is that the day of leaving, or of something after it?"
    told_of_a_day = not {VOTE, AGAIN, TOOK}.isdisjoint(claim.tags)
    return _ANOTHER_OFFICE if not told_of_a_day and _is_too_late(timing, stated, terms) else None


def _doubt_of_one(
    claim: Claim, stated: Interval, terms: Sequence[tuple[Entity, Fact]], known: tuple[Known, ...]
) -> str:
    """Where the text means one of the known terms."""
    if LEFT in claim.tags and any(timedelta() < one.day.first - stated.last < _A_MONTH for one in known):
        return "The reference may count until the successor took over; which day is meant?"
    if VOTE in claim.tags and any(_holds(fact, stated) for _, fact in terms):
        return "A second term may have begun then; does the text mean the first?"
    return "Is the same person meant?" if "inferred" in claim.tags else ""


_ANOTHER_OFFICE = "Does the text mean another office, or another term?"
# A day is rather that of a vote or of another oath.
_A_MONTH, _A_SEASON = timedelta(days=31), timedelta(days=100)
_FEW_YEARS = 3
# People say "in power since" of the vote, of a party's office, of the year in which it became plain.
_ABOUT_A_YEAR, _TEN_YEARS = timedelta(days=400), timedelta(days=3660)


def _is_too_late(timing: Timing, stated: Interval, terms: Sequence[tuple[Entity, Fact]]) -> bool:
    """Whether "in power since 2009" is years after the only beginning at the head of a state that is known of somebody.

    An earlier year speaks of nothing: who led a country before holding its office is seldom listed.
    """
    heads = [(entity, fact) for entity, fact in terms if read_office(fact.value).role in HEADS]
    begun = [fact.start for _, fact in _joined(heads) if fact.start is not None and not fact.not_later_than]
    if timing.of != OFFICE_START or len({str(one) for one in begun}) != 1 or stated.last < begun[0].first:
        return False
    ended = any(fact.end is not None and fact.end.last < stated.first for _, fact in heads)
    return not ended and _ABOUT_A_YEAR < stated.first - begun[0].last < _TEN_YEARS


def _is_soon_after(stated: Interval, known: Sequence[Known], terms: Sequence[tuple[Entity, Fact]]) -> bool:
    """Whether the head of a state is said to have left some weeks after the only known day of leaving."""
    heads = {fact.value for _, fact in terms if read_office(fact.value).role in HEADS}
    if len(known) != 1 or known[0].label not in heads or stated.first != stated.last:
        return False
    return known[0].day.day is not None and timedelta() < stated.first - known[0].day.first < _A_SEASON


def _is_that_month(stated: Interval, known: Sequence[Known]) -> bool:
    """Whether only the year differs from the only known month: "stepped down in May 2015" of May 2013."""
    whole_month = stated.first.day == 1 and stated.last == _end_of_month(stated.first)
    if len(known) != 1 or not whole_month:
        return False
    day = known[0].day
    return day.month == stated.first.month and 0 < abs(day.year - stated.first.year) <= _FEW_YEARS


def _end_of_month(first: date) -> date:
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - _A_DAY


def _begins_later(stated: Interval, known: Sequence[Known], terms: Sequence[tuple[Entity, Fact]]) -> bool:
    """Whether it is the very day, in an earlier year without a term, on which a known term begins."""
    later = any(_is_another_year(stated, one) and stated.last < one.day.first for one in known)
    return later and not any(_holds(fact, stated) for _, fact in terms)


def _is_edge(stated: Interval, known: Known, claim: Claim, timing: Timing) -> bool:
    """A handover takes a day or two; a vote comes before the oath, a resignation before the last day."""
    if days_apart(stated, known.stretch) <= _EDGE:
        return True
    if _is_another_year(stated, known):
        return False
    lead = known.day.first - stated.last
    if timing.of == OFFICE_START:
        return VOTE in claim.tags and timedelta() <= lead <= _BEFORE_OATH
    if LEFT in claim.tags and RESIGNED not in claim.tags:
        return False
    if _is_another_month(stated, known):
        return False
    return timedelta() <= lead <= (_AS_CARETAKER if RESIGNED in claim.tags else _BEFORE_LEAVING)


def _is_another_month(stated: Interval, known: Known) -> bool:
    """Whether it is the same day of another month of that year, which chance does not explain."""
    one, other = stated.first, known.day
    return stated.first == stated.last and (one.year, one.day) == (other.year, other.day)


def _is_another_year(stated: Interval, known: Known) -> bool:
    """Whether it is the very day of another year, which no delay explains."""
    one, other = stated.first, known.day
    return stated.first == stated.last and (one.month, one.day) == (other.month, other.day)


def _holds(fact: Fact, stated: Interval) -> bool:
    begins = fact.start is not None and fact.start.first < stated.first
    return begins and (fact.end is None or stated.last <= fact.end.last)
