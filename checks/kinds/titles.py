"""Titles: did this person hold this office on the day the statement speaks of? Pure.

A title is an office beside a person's name. Whether it was held is decided at the statement's date, never at
today's; what a reference does not list is "not found", never "wrong".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from checks.compare.dates import in_words
from checks.compare.identity import Identity, person_query
from checks.compare.offices import is_checkable
from checks.compare.tenure import Case, case_of, judge_at, judge_change
from checks.model import (
    Claim,
    ClaimKind,
    EntityKind,
    Interval,
    Lookup,
    Office,
    PartialDate,
    PartRole,
    Query,
    Rating,
    Reason,
    Span,
    Tense,
    Value,
    Verdict,
)
from checks.reading import Appointment, Dated, Reading, Stretch, Told

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
    grouped: dict[_Asserted, list[Appointment]] = {}
    for appointment in reading.appointments:
        if appointment.person.role is PartRole.NOTE:
            continue
        office = appointment.office
        # Of an office its parts count ("French president", "president of France"), of an occupation the words.
        same = replace(office, text="" if office.role else office.text.casefold())
        key = (appointment.person.subject, same, _stated(appointment, reading))
        grouped.setdefault(key, []).append(appointment)
    claims = [
        _claim(found, stated, reading) for (_, _, stated), found in _without_short_forms(grouped).items()
    ]
    return tuple(sorted(claims, key=lambda claim: claim.start))


_Asserted = tuple[str, Office, Interval | None]


def _without_short_forms(
    grouped: Mapping[_Asserted, list[Appointment]],
) -> dict[_Asserted, list[Appointment]]:
    """Once "Russian President X" was said, "President X" says it again: one claim, asked by its fullest form."""
    fuller: dict[_Asserted, list[_Asserted]] = {}
    for subject, office, stated in grouped:
        if office.body:
            short = (subject, replace(office, body=""), stated)
            fuller.setdefault(short, []).append((subject, office, stated))
    merged: dict[_Asserted, list[Appointment]] = {}
    for key, found in grouped.items():
        whole = fuller.get(key, [])
        into = whole[0] if len(whole) == 1 and key[1].role else key
        merged.setdefault(into, []).extend(found)
    return {key: sorted(found, key=_fullest_first) for key, found in merged.items()}


def _fullest_first(appointment: Appointment) -> tuple[bool, int]:
    return (not appointment.office.body, appointment.start)


def _claim(found: Sequence[Appointment], stated: Interval | None, reading: Reading) -> Claim:
    first = found[0]
    published = reading.article.published_at
    day = stated.last if stated else published
    person, office = first.person, first.office
    return Claim(
        kind=KIND,
        quote=reading.article.text[first.start : first.end],
        start=first.start,
        end=first.end,
        occurrences=tuple(
            Span(start=one.start, end=one.end) for one in sorted(found, key=lambda one: one.start)
        ),
        subject=person.subject,
        statement=_statement(person.subject, first, stated, day),
        as_of=day,
        stated=stated,
        told_of=_told_of(reading, first.start),
        published_at=published,
        value=Value(),
        asserts=office,
        role=person.role,
        in_quote=person.in_quote,
        speaker=person.speaker,
        tags=_tags(first, reading),
    )


_SAID = {
    Told.STARTS: "took up the office{when}",
    Told.ENDED: "gave up the office{when}",
    Told.WAS: "held the office{when}",
    Told.THEN: "held the office at the time told of",
    Told.WILL: "is to hold the office",
    Told.HOLDS: "holds the office{when}",
}
_SAID_BY_TITLE = {
    Tense.FORMER: "held the office before",
    Tense.COMING: _SAID[Told.WILL],
    Tense.THEN: _SAID[Told.THEN],
}


def _statement(subject: str, appointment: Appointment, stated: Interval | None, day: date | None) -> str:
    office, told = appointment.office, appointment.told
    if not is_checkable(office):
        return f"{subject} is described as: {office.text}."
    said = _SAID_BY_TITLE.get(office.tense, _SAID[told]) if told is Told.HOLDS else _SAID[told]
    when = f" on {PartialDate.of(day).words}" if day else ""
    if told is not Told.HOLDS:
        when = f" ({in_words(stated)})" if stated else ""
    return f"{subject} {said.format(when=when)}: {office.text}."


_VOTE = re.compile(r"\b(?:re-?)?elect(?:ed|s|ion)?\b|\bwon\b|\bvot(?:e|ed|es)\b", re.IGNORECASE)
_HIS = re.compile(r"\b(?:his|her|their)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
_TAGS = {Told.STARTS: "starts", Told.ENDED: "ended", Told.WAS: "was"}


def _tags(appointment: Appointment, reading: Reading) -> tuple[str, ...]:
    sentence = reading.sentence_at(appointment.start)
    words = reading.article.text[sentence.start : sentence.end] if sentence else ""
    tags = ["change"] if _CHANGE.search(words) else []
    if appointment.told in _TAGS:
        tags.append(_TAGS[appointment.told])
    if appointment.told is Told.STARTS and _VOTE.search(words):
        tags.append("vote")
    if _HIS.search(reading.article.text, max(0, appointment.start - _NEAR), appointment.start):
        tags.append("his")
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
# "The first president since Andrew Johnson in 1869" dates the other one.
_CLAUSE_END = re.compile(
    r"[,;:()–—]|\b(?:who|which|that|when|while|where|after|before|but|because)\b|\b(?:since|than|like|unlike) [A-Z]"
)


# Further off in one sentence no date governs a title: the longest sentences of news have 600 characters.
_FAR = 2_000
_NEAR = 40
_MOST_TOLD_OF = 40


def _told_of(reading: Reading, offset: int) -> tuple[Interval, ...]:
    """The past stretches of time that the paragraph names: a story that looks back calls people by old offices."""
    published, paragraph = reading.article.published_at, reading.paragraph_at(offset)
    if published is None or paragraph is None:
        return ()
    near = max(paragraph.start, offset - _FAR), min(paragraph.end, offset + _FAR)
    intervals = (dated.timing.interval for dated in reading.dates_within(*near))
    past = (one for one in intervals if one is not None and one.last < published)
    return tuple(dict.fromkeys(past))[:_MOST_TOLD_OF]


def _stated(appointment: Appointment, reading: Reading) -> Interval | None:
    """The past stretch of time that the sentence says of this very person, when there is just one."""
    published = reading.article.published_at
    sentence = reading.sentence_at(appointment.start)
    if published is None or sentence is None:
        return None
    start = min(appointment.start, appointment.person.start)
    end = max(appointment.end, appointment.person.end)
    intervals = {
        dated.timing.interval
        for dated in reading.dates_within(max(sentence.start, start - _FAR), min(sentence.end, end + _FAR))
        if dated.timing.interval is not None and _governs(dated, (start, end), sentence, reading.article.text)
    }
    past = [interval for interval in intervals if interval.first <= published]
    return past[0] if len(intervals) == len(past) == 1 else None


def _governs(dated: Dated, title: tuple[int, int], sentence: Stretch, text: str) -> bool:
    start, end = title
    if dated.end <= start:
        opens = _OPENING.fullmatch(text[sentence.start : dated.start]) is not None
        return opens and _CLAUSE_END.search(text[dated.end : start].lstrip(" ,")) is None
    return dated.start >= end and _CLAUSE_END.search(text[end : dated.start]) is None


def ask(claim: Claim, reading: Reading) -> tuple[Query, ...]:
    """The person; and the office, for who else holds it. Of an occupation nothing: no source speaks of those."""
    office = claim.asserts
    if isinstance(office, Office) and not is_checkable(office):
        return ()
    queries = [person_query(claim.subject, reading)]
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
    if isinstance(office, Office) and not is_checkable(office):
        return _no_source(claim)
    if not isinstance(office, Office) or claim.as_of is None or claim.published_at is None:
        return _no_date(claim)
    case = case_of(claim, office, lookups, identities)
    if office.tense is Tense.THEN:
        return judge_at(case, claim.stated) if claim.stated else _time_not_told(claim)
    return _with_fresh_news(claim, _at_its_days(case, _publication(claim.published_at, office)))


_SILENT = frozenset({Rating.NO_REFERENCE, Rating.UNCHECKED})


def _at_its_days(case: Case, published: Interval) -> Verdict:
    claim = case.claim
    if not {"starts", "ended", "was"}.isdisjoint(claim.tags):
        return _by_the_verb(case, published)
    at_publication = judge_at(case, published)
    if case.office.tense is not Tense.CURRENT:
        return at_publication
    if claim.stated is None:
        hedged = _of_somebody_s_time(case, _looking_back(case, at_publication), published)
        return _just_changed(case, hedged, published)
    at_stated = judge_at(case, claim.stated)
    if at_stated.rating is at_publication.rating or (case.person is None and at_stated.rating in _SILENT):
        return at_stated
    return _days_disagree(claim, at_stated, at_publication)


# References date the day of taking office or of leaving it; the text may mean the vote or the letter before.
_AROUND = timedelta(days=45)
_AFTER_A_VOTE = timedelta(days=160)
_A_MONTH = timedelta(days=31)


def _by_the_verb(case: Case, published: Interval) -> Verdict:
    """Judge "was appointed", "resigned as", "was minister": a start, an end, or a time in the past."""
    claim, stated = case.claim, case.claim.stated
    if "was" in claim.tags and stated is not None:
        return judge_at(_with_tense(case, Tense.CURRENT), stated)
    if "was" not in claim.tags and stated is not None:
        begins = "starts" in claim.tags
        return judge_change(case, _around(stated, vote="vote" in claim.tags or not begins), begins=begins)
    now = judge_at(_with_tense(case, Tense.CURRENT), published)
    if "ended" not in claim.tags and now.rating is Rating.MATCHES:
        return now
    before = judge_at(_with_tense(case, Tense.FORMER), published)
    if before.rating is Rating.DIFFERS:
        return replace(
            before,
            rating=Rating.AMBIGUOUS,
            reason=Reason.REFERENCE_LAG,
            explanation=f"{before.explanation} The text says that the office was given up; confirm.",
        )
    return before


def _with_tense(case: Case, tense: Tense) -> Case:
    return replace(case, office=replace(case.office, tense=tense))


def _around(stated: Interval, *, vote: bool) -> Interval:
    """When the change may be listed. A whole year says enough by itself, but for those who are voted in at its end."""
    is_long = stated.last - stated.first > _A_MONTH
    after = (_A_MONTH if vote else timedelta()) if is_long else _AFTER_A_VOTE if vote else _AROUND
    return Interval(first=stated.first - (timedelta() if is_long else _AROUND), last=stated.last + after)


def _just_changed(case: Case, verdict: Verdict, published: Interval) -> Verdict:
    """Ask rather than accuse where the sentence tells of a change and the office was held until days ago."""
    if verdict.rating is not Rating.DIFFERS or "change" not in case.claim.tags:
        return verdict
    lately = Interval(first=published.first - 2 * FRESH, last=published.last)
    before = judge_at(case, lately)
    if before.rating is not Rating.MATCHES:
        return verdict
    return replace(
        verdict,
        rating=Rating.AMBIGUOUS,
        reason=Reason.OFFICE_DATES,
        explanation=f"{verdict.explanation} The sentence tells of a change in the office; was it before or after?",
    )


# A predecessor is called "outgoing" for some weeks after the handover.
_OUTGOING = timedelta(days=31)


def _publication(day: date, office: Office) -> Interval:
    outgoing = "outgoing" in office.text.casefold()
    return Interval(first=day - _OUTGOING if outgoing else day, last=day)


def _looking_back(case: Case, verdict: Verdict) -> Verdict:
    """Ask rather than accuse where the office fits a time that the paragraph tells of.

    Of somebody who is in no reference and a time of which no holder is listed, nothing is known.
    """
    if verdict.rating is not Rating.DIFFERS:
        return verdict
    then = [(when, judge_at(case, when)) for when in case.claim.told_of]
    fits = next((one for one in then if one[1].rating is Rating.MATCHES), None)
    if fits is not None:
        return _days_disagree(replace(case.claim, stated=fits[0]), fits[1], verdict)
    silent = (at for _, at in then if at.rating in _SILENT)
    return next(silent, verdict) if case.person is None else verdict


def _of_somebody_s_time(case: Case, verdict: Verdict, published: Interval) -> Verdict:
    """Ask rather than accuse of "his vice president", who held the office before: it is that of his time."""
    if verdict.rating is not Rating.DIFFERS or "his" not in case.claim.tags:
        return verdict
    if judge_at(_with_tense(case, Tense.FORMER), published).rating is not Rating.MATCHES:
        return verdict
    explanation = f"{verdict.explanation} Does the text speak of an earlier time?"
    return replace(verdict, rating=Rating.AMBIGUOUS, reason=Reason.OFFICE_DATES, explanation=explanation)


def _time_not_told(claim: Claim) -> Verdict:
    return Verdict(
        rating=Rating.UNCHECKED,
        reason=Reason.NONE,
        explanation=f"The sentence does not say when {claim.subject} was {claim.quote}.",
    )


def _no_source(claim: Claim) -> Verdict:
    return Verdict(
        rating=Rating.UNCHECKED,
        reason=Reason.NO_SOURCE,
        explanation=f"No source that I ask lists who is {claim.quote}: it is an occupation or a post below their reach.",
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
