"""Titles: did this person hold this office on the day the statement speaks of? Pure.

A title is an office beside a person's name. Whether it was held is decided at the statement's date, never at
today's; what a reference does not list is "not found", never "wrong".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from checks.compare.dates import Found, find_dates, in_words
from checks.compare.identity import Identity, person_query
from checks.compare.tenure import Case, case_of, judge_at
from checks.model import (
    Claim,
    ClaimKind,
    EntityKind,
    Interval,
    Lookup,
    Office,
    PartialDate,
    Query,
    Rating,
    Reason,
    Span,
    Tense,
    Value,
    Verdict,
)
from checks.reading import Appointment, Reading, Stretch

KIND = ClaimKind.TITLE

# A change in the office that the text itself speaks of: references lag behind it (design.md, 7).
_CHANGE = re.compile(
    r"\b(?:appoint(?:s|ed|ment)?|nam(?:es|ed) (?:as|to)|elect(?:s|ed)?|re-?elect(?:s|ed)?|sworn|resign(?:s|ed|ation)?|"
    r"step(?:s|ped)? down|sack(?:s|ed)?|fire[sd]|dismiss(?:es|ed)?|oust(?:s|ed)?|succeed(?:s|ed)?|replac(?:es|ed)|"
    r"died|dies|death|takes? over|took over|quits?|inaugurat(?:ed|ion))\b",
    re.IGNORECASE,
)
FRESH = timedelta(days=7)


def find(reading: Reading) -> tuple[Claim, ...]:
    """One claim for each person, office and stated time, at its first occurrence."""
    dates = _Dates(reading)
    grouped: dict[tuple[str, Office, Interval | None], list[Appointment]] = {}
    for appointment in reading.appointments:
        office = appointment.office
        same = Office(
            text=office.text.casefold(),
            role=office.role,
            body=office.body,
            rank=office.rank,
            tense=office.tense,
        )
        key = (appointment.person.subject, same, _stated(appointment, reading, dates))
        grouped.setdefault(key, []).append(appointment)
    claims = [_claim(found, stated, reading, dates) for (_, _, stated), found in grouped.items()]
    return tuple(sorted(claims, key=lambda claim: claim.start))


def _claim(found: Sequence[Appointment], stated: Interval | None, reading: Reading, dates: _Dates) -> Claim:
    first = found[0]
    published = reading.article.published_at
    day = stated.last if stated else published
    person, office = first.person, first.office
    return Claim(
        kind=KIND,
        quote=reading.article.text[first.start : first.end],
        start=first.start,
        end=first.end,
        occurrences=tuple(Span(start=one.start, end=one.end) for one in found),
        subject=person.subject,
        statement=_statement(person.subject, office, day),
        as_of=day,
        stated=stated,
        told_of=dates.told_of(reading.paragraph_at(first.start)),
        published_at=published,
        value=Value(),
        asserts=office,
        role=person.role,
        in_quote=person.in_quote,
        speaker=person.speaker,
        tags=_tags(first, reading),
    )


def _statement(subject: str, office: Office, day: date | None) -> str:
    when = f" on {PartialDate.of(day).words}" if day else ""
    if office.tense is Tense.FORMER:
        return f"{subject} held the office before: {office.text}."
    if office.tense is Tense.COMING:
        return f"{subject} is to hold the office: {office.text}."
    if office.tense is Tense.THEN:
        return f"{subject} held the office at the time told of: {office.text}."
    return f"{subject} holds the office{when}: {office.text}."


def _tags(appointment: Appointment, reading: Reading) -> tuple[str, ...]:
    sentence = reading.sentence_at(appointment.start)
    words = reading.article.text[sentence.start : sentence.end] if sentence else ""
    tags = ["change"] if _CHANGE.search(words) else []
    if _is_fresh(reading):
        tags.append("fresh")
    return tuple(tags)


def _is_fresh(reading: Reading) -> bool:
    """Whether the story was checked within a week of its publication: then references may lag."""
    article = reading.article
    if article.published_at is None:
        return False
    return article.retrieved_at.date() - article.published_at <= FRESH


# A date governs a title from the opening of its sentence ("In 2009, President X ...") or from the same clause.
_OPENING = re.compile(
    r"\W*(?:(?:back|early|late|only|just)\s+)?(?:in|on|at|by|during|since|from|until)?\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[,;:()–—]|\b(?:who|which|that|when|while|where|after|before|but|because)\b")


# Further off in one sentence no date governs a title: the longest sentences of news have 600 characters.
_FAR = 2_000
_MOST_TOLD_OF = 40


class _Dates:
    """The dates that the stretches of one article name, read once for all the titles that stand there."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.article.text
        self._published = reading.article.published_at
        self._found: dict[Stretch, tuple[Found, ...]] = {}
        self._told_of: dict[Stretch, tuple[Interval, ...]] = {}

    def near(self, stretch: Stretch, start: int, end: int) -> Sequence[Found]:
        """Those of a stretch that are not far off from these places in it."""
        found = self._within(stretch)
        first = bisect_left(found, start - _FAR, key=lambda one: one.start)
        return found[first : bisect_left(found, end + _FAR, key=lambda one: one.start)]

    def told_of(self, paragraph: Stretch | None) -> tuple[Interval, ...]:
        """The past stretches of time that it names: a story that looks back calls people by old offices."""
        if self._published is None or paragraph is None:
            return ()
        if paragraph not in self._told_of:
            intervals = (one.timing.interval for one in self._within(paragraph))
            past = (one for one in intervals if one is not None and one.last < self._published)
            self._told_of[paragraph] = tuple(dict.fromkeys(past))[:_MOST_TOLD_OF]
        return self._told_of[paragraph]

    def _within(self, stretch: Stretch) -> tuple[Found, ...]:
        if stretch not in self._found:
            self._found[stretch] = find_dates(self._text[stretch.start : stretch.end], self._published)
        return self._found[stretch]


def _stated(appointment: Appointment, reading: Reading, dates: _Dates) -> Interval | None:
    """The past stretch of time that the sentence says of this very person, when there is just one."""
    published = reading.article.published_at
    sentence = reading.sentence_at(appointment.start)
    if published is None or sentence is None:
        return None
    words = reading.article.text[sentence.start : sentence.end]
    start = min(appointment.start, appointment.person.start) - sentence.start
    end = max(appointment.end, appointment.person.end) - sentence.start
    intervals = {
        found.timing.interval
        for found in dates.near(sentence, start, end)
        if found.timing.interval is not None and _governs(words, found.start, found.end, start, end)
    }
    past = [interval for interval in intervals if interval.first <= published]
    return past[0] if len(intervals) == len(past) == 1 else None


def _governs(words: str, found_start: int, found_end: int, start: int, end: int) -> bool:
    if found_end <= start:
        opens = _OPENING.fullmatch(words[:found_start]) is not None
        return opens and _CLAUSE_END.search(words[found_end:start].lstrip(" ,")) is None
    return found_start >= end and _CLAUSE_END.search(words[end:found_start]) is None


def ask(claim: Claim, reading: Reading) -> tuple[Query, ...]:
    """The person; and the office, for who else holds it."""
    queries = [person_query(claim.subject, reading)]
    office = claim.asserts
    if isinstance(office, Office) and office.role and claim.as_of:
        subject = _bare_title(office)
        queries.append(Query(about=EntityKind.OFFICE, subject=subject, as_of=claim.as_of))
    return tuple(queries)


_TENSE_WORDS = re.compile(
    r"\b(?:former|then|ex|late|onetime|one-time|previous)\b[\s-]*|-(?:elect|designate)\b", re.IGNORECASE
)


def _bare_title(office: Office) -> str:
    return " ".join(_TENSE_WORDS.sub("", office.text).split())


def judge(claim: Claim, lookups: Sequence[Lookup], identities: Mapping[Query, Identity]) -> Verdict:
    """Decide at every day the statement may speak of; where the days disagree, a person decides."""
    office = claim.asserts
    if not isinstance(office, Office) or claim.as_of is None or claim.published_at is None:
        return _no_date(claim)
    case = case_of(claim, office, lookups, identities)
    published = _publication(claim.published_at, office)
    if office.tense is Tense.THEN:
        return judge_at(case, claim.stated) if claim.stated else _time_not_told(claim)
    at_publication = judge_at(case, published)
    if office.tense is not Tense.CURRENT:
        return _with_fresh_news(claim, at_publication)
    if claim.stated is None:
        return _with_fresh_news(claim, _looking_back(case, at_publication))
    at_stated = judge_at(case, claim.stated)
    if at_stated.rating is at_publication.rating:
        return _with_fresh_news(claim, at_stated)
    return _days_disagree(claim, at_stated, at_publication)


# A predecessor is called "outgoing" for some weeks after the handover.
_OUTGOING = timedelta(days=31)


def _publication(day: date, office: Office) -> Interval:
    outgoing = "outgoing" in office.text.casefold()
    return Interval(first=day - _OUTGOING if outgoing else day, last=day)


def _looking_back(case: Case, verdict: Verdict) -> Verdict:
    """Ask rather than accuse where the office fits a time that the paragraph tells of."""
    if verdict.rating is not Rating.DIFFERS:
        return verdict
    fits = next((when for when in case.claim.told_of if judge_at(case, when).rating is Rating.MATCHES), None)
    if fits is None:
        return verdict
    return _days_disagree(replace(case.claim, stated=fits), judge_at(case, fits), verdict)


def _time_not_told(claim: Claim) -> Verdict:
    return Verdict(
        rating=Rating.UNCHECKED,
        reason=Reason.NONE,
        explanation=f"The sentence does not say when {claim.subject} was {claim.quote}.",
    )


def _no_date(claim: Claim) -> Verdict:
    return Verdict(
        rating=Rating.UNCHECKED,
        reason=Reason.NONE,
        explanation=f"The publication date is not known, so there is no day to check {claim.subject}'s office at.",
    )


def _with_fresh_news(claim: Claim, verdict: Verdict) -> Verdict:
    """Soften a verdict on fresh news.

    A conflict in the last week's statements may be the reference lagging; so may an agreement, where the
    sentence speaks of a change in the office.
    """
    if "fresh" not in claim.tags or verdict.rating not in {Rating.DIFFERS, Rating.MATCHES}:
        return verdict
    if verdict.rating is Rating.MATCHES and "change" not in claim.tags:
        return verdict
    return Verdict(
        rating=Rating.AMBIGUOUS,
        reason=Reason.REFERENCE_LAG,
        explanation=f"{verdict.explanation} This is fresh news and the reference may lag; confirm.",
        correction=verdict.correction,
        evidence=verdict.evidence,
    )


def _when(claim: Claim) -> str:
    stated = in_words(claim.stated) if claim.stated else ""
    return (
        f"{stated} or the day of publication, {PartialDate.of(claim.published_at).words}"
        if claim.published_at
        else stated
    )


def _days_disagree(claim: Claim, at_stated: Verdict, at_publication: Verdict) -> Verdict:
    """The sentence's own date and the publication date give different answers."""
    ratings = {at_stated.rating, at_publication.rating}
    if Rating.UNCHECKED in ratings or ratings == {Rating.NO_REFERENCE, Rating.AMBIGUOUS}:
        return at_stated
    speaks = at_stated if at_stated.rating is not Rating.NO_REFERENCE else at_publication
    return Verdict(
        rating=Rating.AMBIGUOUS,
        reason=Reason.OFFICE_DATES,
        explanation=f"{speaks.explanation} Of which time does the sentence speak: {_when(claim)}?",
        evidence=(*at_stated.evidence, *at_publication.evidence)[:3],
    )
