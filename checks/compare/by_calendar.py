"""What the calendar alone says of a date: that it does not exist, that its weekday fits or not, that it is two days. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from checks.compare.dates import (
    NEAR_DAYS,
    WEEK,
    day_in_words,
    gap_days,
    impossible,
    in_words,
    shift,
    weekday_name,
    weekdays_named,
    why_impossible,
)
from checks.model import Claim, Evidence, EvidenceKind, Interval, Rating, Reason, Timing, Verdict

# Of a day in the news the writer knows the weekday at first hand, so that both agreeing says something; of a day
# long past or far ahead the weekday is looked up, and a wrong date gets the weekday of the wrong date.
_OF_THE_NEWS = 31
_A_MONTH = 27
GIVE_PUBLISHED = "the publication date is not known; give it with --published"
# Some countries wrote dates in the Julian calendar until 1923, so an older weekday is no proof.
_GREGORIAN_EVERYWHERE = date(1924, 1, 1)
_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])|\byear\b")


def by_calendar(claim: Claim, timing: Timing) -> Verdict:
    """The verdict of the calendar on one date expression; UNCHECKED with what it resolves to where it has none."""
    if timing.unresolved:
        return unchecked(f'"{timing.text}" was not resolved: {timing.unresolved}.', Reason.NO_SOURCE)
    if impossible(timing):
        return _no_such_day(timing)
    if timing.needs_anchor:
        return unchecked(f'"{timing.text}" was not resolved: {GIVE_PUBLISHED}.')
    if timing.interval is None:
        return _several_readings(claim, timing)
    if timing.weekday is not None:
        return _weekday(claim, timing, timing.interval)
    resolved = in_words(timing.interval, weekdays=True)
    return unchecked(f"This means {resolved}; no source was asked what happened then.", Reason.NO_SOURCE)


def unchecked(explanation: str, reason: Reason = Reason.NONE) -> Verdict:
    """An UNCHECKED verdict."""
    return Verdict(rating=Rating.UNCHECKED, reason=reason, explanation=explanation)


def calendar_evidence(working: str) -> Evidence:
    """Evidence that is a working of the calendar."""
    return Evidence(kind=EvidenceKind.CALENDAR, source="calendar", title="calendar", quoted=working)


def either(readings: tuple[Interval, ...], as_of: date | None = None, *, weekdays: bool = False) -> str:
    """All readings in words; those beside the day of publication say so."""
    return " or ".join(in_words(reading, weekdays=weekdays) + _near(reading, as_of) for reading in readings)


def _near(reading: Interval, as_of: date | None) -> str:
    if as_of is None or reading.first != reading.last:
        return ""
    names = {
        -1: " (the day before publication)",
        0: " (the day of publication)",
        1: " (the day after publication)",
    }
    return names.get((reading.first - as_of).days, "")


def _no_such_day(timing: Timing) -> Verdict:
    working = why_impossible(timing.text)
    return Verdict(
        rating=Rating.DIFFERS,
        reason=Reason.DATE,
        explanation=f'There is no "{timing.text}": {working}.',
        evidence=(calendar_evidence(working),),
    )


def _several_readings(claim: Claim, timing: Timing) -> Verdict:
    readings = either(timing.readings, claim.as_of, weekdays=True)
    if all((one.last - one.first).days >= _A_MONTH for one in timing.readings):
        # A month without its year is plain news style; nothing speaks against it.
        return unchecked(f'"{timing.text}" can mean {readings}.')
    evidence = (calendar_evidence(_day_and_weekday(claim.as_of, claim.as_of)),) if claim.as_of else ()
    return Verdict(
        rating=Rating.AMBIGUOUS,
        reason=Reason.DATE,
        explanation=f'"{timing.text}" can mean {readings}; give the date.',
        evidence=evidence,
    )


def _day_and_weekday(day: date, as_of: date | None) -> str:
    verb = "is" if as_of is not None and day > as_of else "was"
    return f"{day_in_words(day)} {verb} a {weekday_name(day.weekday())}"


def _weekday(claim: Claim, timing: Timing, interval: Interval) -> Verdict:
    """Compare each named weekday with its day, by arithmetic."""
    named = weekdays_named(timing.text)
    days = (
        (interval.first, interval.last)
        if len(named) > 1 and interval.first != interval.last
        else (interval.first,)
    )
    pairs = tuple(zip(named, days, strict=False))
    wrong = [(number, day) for number, day in pairs if day.weekday() != number]
    evidence = calendar_evidence("; ".join(_day_and_weekday(day, claim.as_of) for _, day in pairs))
    if not wrong:
        explanation = f"The weekday fits: {evidence.quoted}."
        if claim.as_of is not None and gap_days(claim.as_of, interval) > _OF_THE_NEWS:
            return Verdict(
                rating=Rating.UNCHECKED,
                reason=Reason.NO_SOURCE,
                explanation=f"{explanation} No source was asked what happened then.",
                evidence=(evidence,),
            )
        return Verdict(
            rating=Rating.MATCHES, reason=Reason.NONE, explanation=explanation, evidence=(evidence,)
        )
    explanation = " ".join(_not_that_weekday(number, day, claim.as_of) for number, day in wrong)
    unsure = _why_unsure(timing, interval, claim.as_of)
    if unsure:
        return Verdict(
            rating=Rating.AMBIGUOUS,
            reason=Reason.WEEKDAY,
            explanation=f"{explanation} {unsure}",
            evidence=(evidence,),
        )
    return Verdict(
        rating=Rating.DIFFERS,
        reason=Reason.WEEKDAY,
        explanation=f"{explanation} Either the weekday or the date is wrong.",
        correction=_with_weekdays(timing.text, [day.weekday() for _, day in pairs]),
        evidence=(evidence,),
    )


def _not_that_weekday(number: int, day: date, as_of: date | None) -> str:
    half = WEEK // 2
    closest = shift(day, (number - day.weekday() + half) % WEEK - half)
    name = weekday_name(number)
    return f"{_day_and_weekday(day, as_of)}, not a {name}; the nearest {name} is {day_in_words(closest)}."


def _why_unsure(timing: Timing, interval: Interval, as_of: date | None) -> str:
    """Why a wrong weekday may still be right in another calendar or year; empty when it cannot."""
    if interval.first < _GREGORIAN_EVERYWHERE:
        return "Dates of that time may be given in the old calendar."
    if not _YEAR.search(timing.text) and (as_of is None or gap_days(as_of, interval) > NEAR_DAYS):
        return "The text does not name the year; give it."
    return ""


def _with_weekdays(words: str, numbers: list[int]) -> str:
    """The words with the right weekdays in the place of those named, written in the same manner."""
    order: Iterator[int] = iter(numbers)
    pattern = "|".join(weekday_name(number)[:3] + r"[A-Za-z]*" for number in range(WEEK))
    return re.sub(
        rf"\b(?:{pattern})\b",
        lambda match: _alike(match.group(), next(order, None)),
        words,
        flags=re.IGNORECASE,
    )


def _alike(word: str, number: int | None) -> str:
    if number is None:
        return word
    name = weekday_name(number)
    right = name if word.lower().endswith("day") else name[:3]
    return right.upper() if word.isupper() else right
