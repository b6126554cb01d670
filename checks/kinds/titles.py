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
from checks.compare.offices import Likeness, is_checkable
from checks.compare.retitled import written_body
from checks.compare.strings import fold
from checks.compare.tenure import held_lately, judge_at, judge_change, never_of_that_country
from checks.compare.terms import is_near
from checks.compare.title_case import Case, case_of, facts_of
from checks.compare.title_days import (
    is_settled,
    now_tags,
    stated_time,
    tells_of_a_day,
    told_of,
    told_of_in_sentence,
)
from checks.compare.title_scene import takes_part
from checks.compare.title_statements import statement
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
from checks.reading import Appointment, Reading, Told

KIND = ClaimKind.TITLE

# A change in the office that the text itself speaks of: references lag behind it (design.md, 7).
_CHANGE = re.compile(
    r"\b(?:appoint(?:s|ed|ment)?|nam(?:es|ed) (?:as|to)|elect(?:s|ed)?|re-?elect(?:s|ed)?|sworn|resign(?:s|ed|ation)?|"
    r"step(?:s|ped)? down|sack(?:s|ed)?|fire[sd]|dismiss(?:es|ed)?|oust(?:s|ed)?|succeed(?:s|ed)?|replac(?:es|ed)|"
    r"died|dies|death|takes? over|took over|quits?|inaugurat(?:ed|ion))\b",
    re.IGNORECASE,
)
_LATELY = timedelta(days=14)


def find(reading: Reading) -> tuple[Claim, ...]:
    """One claim for each person, office and stated time, at its first occurrence."""
    grouped: dict[_Asserted, list[Appointment]] = {}
    for appointment in reading.appointments:
        if appointment.person.role is PartRole.NOTE:
            continue
        office = appointment.office
        # Of an office its parts count ("French president", "president of France"), of an occupation the words.
        same = replace(office, text="" if office.role else office.text.casefold())
        key = (appointment.person.subject, same, stated_time(appointment, reading))
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


def _fullest_first(appointment: Appointment) -> tuple[bool, bool, int]:
    """In its fullest form first; "holds it" before "was named", which says less of the day."""
    return (not appointment.office.body, appointment.told is not Told.HOLDS, appointment.start)


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
        statement=statement(person.subject, first, stated, day),
        as_of=day,
        stated=stated,
        told_of=_told_of(first, reading),
        published_at=published,
        value=Value(),
        asserts=office,
        role=person.role,
        in_quote=person.in_quote,
        speaker=person.speaker,
        tags=(*_tags(first, reading), *(["courtesy"] if _is_courtesy(found, reading) else [])),
    )


def _told_of(first: Appointment, reading: Reading) -> tuple[Interval, ...]:
    """The past times that are told of: of "X, then president" those of its own sentence, where it names any."""
    own = told_of_in_sentence(reading, first.start) if first.office.tense is Tense.THEN else ()
    return own or told_of(reading, first.start)


def _is_courtesy(found: Sequence[Appointment], reading: Reading) -> bool:
    """Whether the title stands in short, "President Bush", for one that the story has called a former one before."""
    first = found[0]
    in_short = all(len(one.person.text.split()) == 1 for one in found)
    if not in_short or first.office.body or not first.office.role:
        return False
    return any(
        one.start < first.start
        and one.person.subject == first.person.subject
        and (one.office.role, one.office.tense) == (first.office.role, Tense.FORMER)
        for one in reading.appointments
    )


_VOTE = re.compile(r"\b(?:re-?)?elect(?:ed|s|ion)?\b|\bwon\b|\bvot(?:e|ed|es)\b", re.IGNORECASE)
_NEAR = 40
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
    if is_settled(appointment, reading):
        tags.append("settled")
    tags += now_tags(appointment, reading)
    if takes_part(appointment, reading):
        tags.append("acts")
    if appointment.office.tense is Tense.THEN and tells_of_a_day(appointment, reading):
        tags.append("then dated")
    return tuple(tags)


def ask(claim: Claim, reading: Reading) -> tuple[Query, ...]:
    """The person; and the office, for who else holds it. Of an occupation nothing: no source speaks of those."""
    office = claim.asserts
    if isinstance(office, Office) and not is_checkable(office):
        return ()
    queries = [person_query(claim.subject, reading)]
    if isinstance(office, Office) and office.role and claim.as_of:
        subject = _bare_title(office)
        queries.append(Query(about=EntityKind.OFFICE, subject=subject, as_of=claim.as_of))
        body = written_body(office)
        if body and office.role in _HEADS_OF_BODIES:
            queries.append(Query(about=EntityKind.ORGANISATION, subject=body, as_of=claim.as_of))
    return tuple(queries)


# Offices that the entry of an organisation tells the holders of.
_HEADS_OF_BODIES = frozenset(
    {"chair", "chief executive", "secretary general", "president", "director general"}
) | {
    "managing director",
    "executive director",
    "director",
    "governor",
    "head",
}

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
        told = judge_at(case, claim.stated) if claim.stated else _at_no_time_told(case)
        return never_of_that_country(case) or told
    return _at_its_days(case, _publication(claim.published_at, office))


_SILENT = frozenset({Rating.NO_REFERENCE, Rating.UNCHECKED})


def _at_its_days(case: Case, published: Interval) -> Verdict:
    claim = case.claim
    if not {"starts", "ended", "was"}.isdisjoint(claim.tags):
        return _by_the_verb(case, published)
    at_publication = judge_at(case, published)
    if case.office.tense is not Tense.CURRENT:
        return at_publication
    if claim.stated is not None:
        return _of_a_dated_sentence(case, claim.stated, published)
    if at_publication.rating is Rating.DIFFERS and "courtesy" in claim.tags:
        return _by_courtesy(case, at_publication, published)
    hedged = _of_somebody_s_time(case, _looking_back(case, at_publication), published)
    return _just_changed(case, hedged, published)


def _of_a_dated_sentence(case: Case, stated: Interval, published: Interval) -> Verdict:
    """Judge "In 2012 President X signed": at 2012 where the clause's own verb is past, else at either time.

    A text may also call somebody by the present office in a sentence of before ("In 1990 President X was an
    engineer"): where the present office is right and only the other time speaks against it, it is asked about,
    and not even that where the office began long after.
    """
    then, now = judge_at(case, stated), judge_at(case, published)
    is_settled = "settled" in case.claim.tags
    if then.rating is now.rating or (then.rating in _SILENT and (is_settled or case.person is None)):
        return then
    if now.rating is Rating.MATCHES:
        asks = is_settled and then.rating is Rating.DIFFERS and not _began_later(case, stated)
        return _days_disagree(case.claim, then, now) if asks else now
    if then.rating is Rating.MATCHES and is_settled:
        return then
    if then.rating is Rating.MATCHES and _NEWS_TAGS.isdisjoint(case.claim.tags):
        return _at_the_time_named(then)
    return _days_disagree(case.claim, then, now)


_LONG_AFTER = timedelta(days=8 * 365)
# Between the vote and the oath copy calls the winner by the office already.
_SOON_AFTER = timedelta(days=90)


def _began_later(case: Case, stated: Interval) -> bool:
    """Whether the office was taken up soon after that year, or only years after: then it tells of the way to it."""
    is_long = stated.last - stated.first > _A_MONTH
    soon = Interval(first=stated.first, last=stated.last + _SOON_AFTER)
    if is_long and judge_at(case, soon).rating is Rating.MATCHES:
        return True
    later, published = stated.last + _LONG_AFTER, case.claim.published_at
    if published is None or later >= published:
        return False
    return judge_at(case, Interval(first=later, last=later)).rating is Rating.DIFFERS


def _by_courtesy(case: Case, verdict: Verdict, published: Interval) -> Verdict:
    """Agree with "President X" of somebody whom the same story calls the former president."""
    before = judge_at(_with_tense(case, Tense.FORMER), published)
    return before if before.rating is Rating.MATCHES else verdict


# References date the day of taking office or of leaving it; the text may mean the vote or the letter before.
_AROUND = timedelta(days=45)
_AFTER_A_VOTE = timedelta(days=160)
_A_MONTH = timedelta(days=31)


def _by_the_verb(case: Case, published: Interval) -> Verdict:
    """Judge "was appointed", "resigned as", "was minister": a start, an end, or a time in the past."""
    claim, stated = case.claim, case.claim.stated
    if stated is not None:
        return _at_a_dated_verb(case, stated)
    if "ended" in claim.tags and (soon := held_lately(case, published, _AFTER_A_VOTE)):
        return soon
    now = judge_at(_with_tense(case, Tense.CURRENT), published)
    if "ended" not in claim.tags and now.rating is Rating.MATCHES:
        return now
    before = judge_at(_with_tense(case, Tense.FORMER), published)
    if "starts" in claim.tags:
        return _of_a_start(case, before, published)
    if before.rating is Rating.DIFFERS:
        return replace(
            before,
            rating=Rating.AMBIGUOUS,
            reason=Reason.REFERENCE_LAG,
            correction=None,
            explanation=f"{before.explanation} The text says that the office was given up; confirm.",
        )
    return _time_not_told(claim) if _is_told_of_the_past(claim, before) else before


def _is_told_of_the_past(claim: Claim, before: Verdict) -> bool:
    """Whether "X was president" below the opening tells of some time of before, of which the reference says no end."""
    is_news = not {"now", "lede"}.isdisjoint(claim.tags)
    return before.reason is Reason.REFERENCE_LAG and "was" in claim.tags and not is_news


def _at_a_dated_verb(case: Case, stated: Interval) -> Verdict:
    tags = case.claim.tags
    if "was" in tags:
        return judge_at(_with_tense(case, Tense.CURRENT), stated)
    begins = "starts" in tags
    return judge_change(case, _around(stated, vote="vote" in tags or not begins), begins=begins)


def _of_a_start(case: Case, before: Verdict, published: Interval) -> Verdict:
    """Judge "was sworn in" of somebody who is not in office: is to be, or was once; in the news it is a question."""
    if before.rating is Rating.AMBIGUOUS:
        coming = judge_at(_with_tense(case, Tense.COMING), published)
        return coming if coming.rating is Rating.MATCHES else before
    if before.rating is Rating.MATCHES and "now" in case.claim.tags:
        return judge_change(case, _around(published, vote="vote" in case.claim.tags), begins=True)
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
    lately = Interval(first=published.first - _LATELY, last=published.last)
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

    The day beside a handover is not even asked about where the news is of the day before. Of somebody who is in no
    reference and a time of which no holder is listed, nothing is known.
    """
    is_beside = verdict.rating is Rating.AMBIGUOUS and _is_beside_a_change(case)
    if verdict.rating is not Rating.DIFFERS and not is_beside:
        return verdict
    then = [(when, judge_at(case, when)) for when in case.claim.told_of]
    fits = next((one for one in then if one[1].rating is Rating.MATCHES), None)
    is_news = not _NEWS_TAGS.isdisjoint(case.claim.tags)
    if fits is not None and (is_beside or not is_news or _is_long_past(case)):
        return _time_not_told(case.claim)
    if is_beside:
        return verdict
    if fits is not None:
        return _days_disagree(replace(case.claim, stated=fits[0]), fits[1], verdict)
    silent = (at for _, at in then if at.rating in _SILENT)
    return next(silent, verdict) if case.person is None else verdict


# What is told in the opening, or of these days, is the news.
_NEWS_TAGS = frozenset({"now", "lede", "lately"})


def _at_the_time_named(then: Verdict) -> Verdict:
    """Below the opening a story tells of any time: an office held when its sentence says is no question, and no tick."""
    explanation = f"{then.explanation} That is the time that the sentence names, not the day of publication."
    return replace(
        then, rating=Rating.UNCHECKED, reason=Reason.NONE, explanation=explanation, correction=None
    )


def _is_beside_a_change(case: Case) -> bool:
    """Whether the term ended the day before the story."""
    published = case.claim.published_at
    if published is None:
        return False
    day = Interval(first=published, last=published)
    return any(is_near(fact, day) for _, fact in facts_of(case, Likeness.SAME))


_LONG_PAST = timedelta(days=8 * 365)


def _is_long_past(case: Case) -> bool:
    """Whether the office was given up years ago and no news of the day is told: then it is that of the time told of."""
    published = case.claim.published_at
    if published is None or not {"now", "lede"}.isdisjoint(case.claim.tags):
        return False
    ends = [fact.end for _, fact in facts_of(case, Likeness.SAME)]
    return bool(ends) and all(end is not None and end.last < published - _LONG_PAST for end in ends)


def _of_somebody_s_time(case: Case, verdict: Verdict, published: Interval) -> Verdict:
    """Ask rather than accuse of "his vice president", who held the office before: it is that of his time."""
    if verdict.rating is not Rating.DIFFERS or "his" not in case.claim.tags:
        return verdict
    if judge_at(_with_tense(case, Tense.FORMER), published).rating is not Rating.MATCHES:
        return verdict
    explanation = f"{verdict.explanation} Does the text speak of an earlier time?"
    return replace(verdict, rating=Rating.AMBIGUOUS, reason=Reason.OFFICE_DATES, explanation=explanation)


_ABOUT_THEN = timedelta(days=90)


def _at_no_time_told(case: Case) -> Verdict:
    """Ask of "then president" whose terms are all far from every time that the sentence and its paragraph tell of."""
    claim = case.claim
    if "then dated" not in claim.tags or case.person is None or "then" not in fold(claim.quote):
        return _time_not_told(claim)
    around = [Interval(first=one.first - _ABOUT_THEN, last=one.last + _ABOUT_THEN) for one in claim.told_of]
    verdicts = [judge_at(case, one) for one in around]
    if not verdicts or any(one.reason is not Reason.OFFICE_DATES for one in verdicts):
        return _time_not_told(claim)
    if any(one.rating is Rating.MATCHES for one in verdicts):
        return _time_not_told(claim)
    at_once = judge_at(case, claim.told_of[0])
    explanation = f"{at_once.explanation} Of which time does the sentence speak?"
    return replace(at_once, rating=Rating.AMBIGUOUS, explanation=explanation, correction=None)


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
    if at_publication.rating is Rating.DIFFERS and at_stated.rating is Rating.MATCHES:
        speaks = at_publication  # it says who holds the office instead
    return Verdict(
        rating=Rating.AMBIGUOUS,
        reason=Reason.OFFICE_DATES,
        explanation=f"{speaks.explanation} Of which time does the sentence speak: {_when(claim)}?",
        evidence=(*at_stated.evidence, *at_publication.evidence)[:3],
    )
