"""Titles: did this person hold this office on the day the statement speaks of? Pure.

A title is an office beside a person's name. Whether it was held is decided at the statement's date, never at
today's; what a reference does not list is "not found", never "wrong".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from checks.compare.dates import find_dates
from checks.compare.evidence import cite, silence
from checks.compare.identity import Identity, Person, holders_on, person_query
from checks.compare.names import NameLikeness, compare_names
from checks.compare.offices import (
    Holding,
    Likeness,
    compare_offices,
    held_on,
    read_office,
    single_holder,
)
from checks.compare.strings import fold
from checks.model import (
    Claim,
    ClaimKind,
    Entity,
    EntityKind,
    Evidence,
    Fact,
    FoundBy,
    Interval,
    Lookup,
    Office,
    Query,
    Rating,
    Reason,
    Span,
    Tense,
    Value,
    Verdict,
)
from checks.reading import Appointment, Reading

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
        key = (appointment.person.subject, same, _stated(appointment, reading))
        grouped.setdefault(key, []).append(appointment)
    claims = [_claim(found, stated, reading) for (_, _, stated), found in grouped.items()]
    return tuple(sorted(claims, key=lambda claim: claim.start))


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
        occurrences=tuple(Span(start=one.start, end=one.end) for one in found),
        subject=person.subject,
        statement=_statement(person.subject, office, day),
        as_of=day,
        stated=stated,
        published_at=published,
        value=Value(),
        asserts=office,
        role=person.role,
        in_quote=person.in_quote,
        speaker=person.speaker,
        tags=_tags(first, reading),
    )


def _statement(subject: str, office: Office, day: date | None) -> str:
    when = f" on {_written(day)}" if day else ""
    if office.tense is Tense.FORMER:
        return f"{subject} held the office before: {office.text}."
    if office.tense is Tense.COMING:
        return f"{subject} is to hold the office: {office.text}."
    return f"{subject} holds the office{when}: {office.text}."


def _written(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


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


def _stated(appointment: Appointment, reading: Reading) -> Interval | None:
    """The past stretch of time that the sentence itself names, when it names just one."""
    published = reading.article.published_at
    sentence = reading.sentence_at(appointment.start)
    if published is None or sentence is None:
        return None
    words = reading.article.text[sentence.start : sentence.end]
    intervals = [found.timing.interval for found in find_dates(words, published)]
    past = {interval for interval in intervals if interval is not None and interval.first <= published}
    return past.pop() if len(past) == 1 and len(intervals) == 1 else None


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
    case = _case(claim, office, lookups, identities)
    at_publication = _at(case, Interval(first=claim.published_at, last=claim.published_at))
    if claim.stated is None or office.tense is not Tense.CURRENT:
        return _with_fresh_news(claim, at_publication)
    at_stated = _at(case, claim.stated)
    if at_stated.rating is at_publication.rating:
        return _with_fresh_news(claim, at_stated)
    return _days_disagree(claim, at_stated, at_publication)


def _no_date(claim: Claim) -> Verdict:
    return Verdict(
        rating=Rating.UNCHECKED,
        reason=Reason.NONE,
        explanation=f"The publication date is not known, so there is no day to check {claim.subject}'s office at.",
    )


@dataclass(frozen=True, kw_only=True)
class _Case:
    """Everything one verdict rests on."""

    claim: Claim
    office: Office
    lookups: tuple[Lookup, ...]
    person: Person | None
    offices: tuple[Entity, ...]


def _case(
    claim: Claim, office: Office, lookups: Sequence[Lookup], identities: Mapping[Query, Identity]
) -> _Case:
    about_person = [lookup for lookup in lookups if lookup.query.about is EntityKind.PERSON]
    identity = next((identities[one.query] for one in about_person if one.query in identities), None)
    return _Case(
        claim=claim,
        office=office,
        lookups=tuple(about_person),
        person=identity.person if identity else None,
        offices=tuple(_offices(lookups, office)),
    )


def _offices(lookups: Sequence[Lookup], office: Office) -> Iterable[Entity]:
    """The reference's entities for the very office of the text: by its name, or by the same parts."""
    for lookup in lookups:
        if lookup.query.about is not EntityKind.OFFICE:
            continue
        for hit in lookup.hits:
            named = hit.candidate.found_by in {FoundBy.LABEL, FoundBy.ALIAS, FoundBy.REDIRECT}
            if hit.entity.kind is EntityKind.OFFICE and (named or _is_same(office, hit.entity.label)):
                yield hit.entity


def _is_same(office: Office, label: str) -> bool:
    read = read_office(label)
    return bool(office.body) and compare_offices(office, read).likeness is Likeness.SAME


def _at(case: _Case, when: Interval) -> Verdict:
    """The verdict for a statement that speaks of this stretch of time."""
    if case.person is None:
        return _of_someone_unknown(case, when)
    same = _facts(case, Likeness.SAME)
    if case.office.tense is Tense.FORMER:
        return _former(case, same, when)
    if case.office.tense is Tense.COMING:
        return _coming(case, same, when)
    if same:
        return _of_the_office(case, same, when)
    return _of_other_offices(case, when)


_Stated = tuple[Entity, Fact]


def _facts(case: _Case, *likenesses: Likeness) -> tuple[_Stated, ...]:
    """The dated and undated statements of the person's offices that relate so to the office of the text."""
    if case.person is None:
        return ()
    ids = {entity.id for entity in case.offices} | {entity.qid for entity in case.offices if entity.qid}
    found = []
    for entity, fact in case.person.facts("position_held"):
        likeness = compare_offices(case.office, read_office(fact.value)).likeness
        if fact.value_id in ids:
            likeness = Likeness.SAME
        if likeness in likenesses:
            found.append((entity, fact))
    return tuple(found)


_BEST_FIRST = (Holding.YES, Holding.EDGE, Holding.OPEN, Holding.UNDATED, Holding.NO)


def _holding(fact: Fact, when: Interval) -> Holding:
    """The best that can be said of the stretch: held on any of its days is held."""
    days = {when.first, when.last}
    if fact.start and fact.start.last in when:
        days.add(fact.start.last)
    return min((held_on(fact, day) for day in days), key=_BEST_FIRST.index)


def _best(same: Sequence[_Stated], when: Interval) -> _Stated:
    """The statement that says most of this time; of equals the one that was read last."""
    return min(
        same,
        key=lambda stated: (
            _BEST_FIRST.index(_holding(stated[1], when)),
            -(stated[1].read_on or date.min).toordinal(),
        ),
    )


def _of_the_office(case: _Case, same: Sequence[_Stated], when: Interval) -> Verdict:
    """The reference knows this person in this office: was it then?"""
    entity, fact = _best(same, when)
    holding = _holding(fact, when)
    evidence = (_cite_office(entity, fact),)
    label = case.person.label if case.person else case.claim.subject
    if holding in {Holding.YES, Holding.EDGE}:
        edge = " (the day of the change)" if holding is Holding.EDGE and not fact.not_later_than else ""
        return Verdict(
            rating=Rating.MATCHES,
            reason=Reason.NONE,
            explanation=f"{label} is listed as {fact.value}, {_term(fact)}{edge}.",
            evidence=evidence,
        )
    if holding is Holding.OPEN and not _other_holders(case, when):
        return _reference_ends(label, fact, evidence)
    if holding is Holding.UNDATED:
        return Verdict(
            rating=Rating.AMBIGUOUS,
            reason=Reason.OFFICE_DATES,
            explanation=f"{label} is listed as {fact.value}, without dates.",
            evidence=evidence,
        )
    return _outside_the_term(case, label, same, when)


def _reference_ends(label: str, fact: Fact, evidence: tuple[Evidence, ...]) -> Verdict:
    read = f"the reference ends on {_written(fact.read_on)}" if fact.read_on else "its age is not known"
    return Verdict(
        rating=Rating.AMBIGUOUS,
        reason=Reason.REFERENCE_LAG,
        explanation=f"{label} is listed as {fact.value}, {_term(fact)}; {read}. Confirm that it still held.",
        evidence=evidence,
    )


def _outside_the_term(case: _Case, label: str, same: Sequence[_Stated], when: Interval) -> Verdict:
    """Known in the office, but not then. A start that is only "by this day at the latest" proves nothing."""
    terms = " and ".join(dict.fromkeys(_term(fact) for _, fact in same))
    holders = _other_holders(case, when)
    others = f" {_named(holders)}" if holders else ""
    return Verdict(
        rating=Rating.DIFFERS,
        reason=Reason.OFFICE_DATES,
        explanation=f"{label} is listed as {same[0][1].value} {terms}; not on {_written(when.last)}.{others}",
        evidence=tuple(_cite_office(entity, fact) for entity, fact in (*same[:3], *holders[:1])),
    )


def _of_other_offices(case: _Case, when: Interval) -> Verdict:
    """The reference knows the person, not in this office: a dated contradiction, or silence."""
    rank = [
        stated
        for stated in _facts(case, Likeness.OTHER_RANK)
        if _holding(stated[1], when) is Holding.YES and _rank_contradicts(case.office, stated[1])
    ]
    body = [
        stated
        for stated in _facts(case, Likeness.OTHER_BODY)
        if _holding(stated[1], when) is Holding.YES and single_holder(read_office(stated[1].value))
    ]
    label = case.person.label if case.person else case.claim.subject
    for entity, fact in (*rank, *body):
        return Verdict(
            rating=Rating.DIFFERS,
            reason=Reason.OFFICE,
            explanation=f"{label} is listed as {fact.value}, {_term(fact)}, not as {case.office.text}.",
            correction=fact.value,
            evidence=(_cite_office(entity, fact),),
        )
    return _of_someone_unknown(case, when)


def _rank_contradicts(claimed: Office, fact: Fact) -> bool:
    """Whether it is "minister" for a deputy or the other way round; acting holders may be called by the office."""
    ranks = {claimed.rank, read_office(fact.value).rank}
    return bool(ranks & {"deputy", "vice", "assistant"})


def _of_someone_unknown(case: _Case, when: Interval) -> Verdict:
    """No statement ties the person to the office: another dated holder contradicts, else nothing is known."""
    holders = _other_holders(case, when)
    if holders and case.office.tense is Tense.CURRENT:
        return _held_by_another(case, holders, when)
    if case.person is not None:
        return Verdict(
            rating=Rating.NO_REFERENCE,
            reason=Reason.NONE,
            explanation=f"No reference lists {case.claim.subject} as {case.office.text}.",
        )
    return silence(case.lookups, f"{case.claim.subject} as {case.office.text}")


def _held_by_another(case: _Case, holders: Sequence[_Stated], when: Interval) -> Verdict:
    """Someone else is listed in the office; what the person of the text held then is told beside it."""
    entity, fact = holders[0]
    own = _own_office(case, when)
    if own is None:
        instead = f"The reference does not list {case.claim.subject} in the office."
    else:
        instead = f"{case.claim.subject} is listed as {own[1].value}, {_term(own[1])}."
    return Verdict(
        rating=Rating.DIFFERS,
        reason=Reason.OFFICE,
        explanation=f"{_named(holders)} {instead}",
        correction=own[1].value if own else None,
        evidence=tuple(_cite_office(*stated) for stated in ((entity, fact), *([own] if own else []))),
    )


def _own_office(case: _Case, when: Interval) -> _Stated | None:
    """The one office that the person held all through that time, by dated statements."""
    if case.person is None:
        return None
    held = {
        fact.value: (entity, fact)
        for entity, fact in case.person.facts("position_held")
        if _holding(fact, when) is Holding.YES
    }
    return next(iter(held.values())) if len(held) == 1 else None


def _other_holders(case: _Case, when: Interval) -> tuple[_Stated, ...]:
    """Who else, by dated statements, held this single-holder office during the whole stretch."""
    if not single_holder(case.office) or not case.office.body:
        return ()
    at_first = holders_on(case.offices, when.first)
    at_last = {fact.value for _, fact in holders_on(case.offices, when.last)}
    return tuple(
        (entity, fact)
        for entity, fact in at_first
        if fact.value in at_last and not _may_be_same_person(case, fact.value)
    )


def _may_be_same_person(case: _Case, holder: str) -> bool:
    """Whether the holder may be the very person of the text: spelt otherwise, or the name read only in part."""
    names = [case.claim.subject, *([case.person.label] if case.person else [])]
    unlike = {NameLikeness.UNLIKE, NameLikeness.OTHER_PERSON}
    words = set(fold(holder).split())
    return any(
        compare_names(name, holder).likeness not in unlike or set(fold(name).split()) <= words
        for name in names
    )


def _named(holders: Sequence[_Stated]) -> str:
    office, fact = holders[0]
    return f"{fact.value} is listed as {office.label}, {_term(fact)}."


def _former(case: _Case, same: Sequence[_Stated], when: Interval) -> Verdict:
    """Judge "former": held before, and no longer."""
    if not same:
        return _of_someone_unknown(case, when)
    entity, fact = _best(same, when)
    evidence = (_cite_office(entity, fact),)
    label = case.person.label if case.person else case.claim.subject
    if _holding(fact, when) is Holding.YES:
        return Verdict(
            rating=Rating.DIFFERS,
            reason=Reason.OFFICE_DATES,
            explanation=f"{label} is listed as {fact.value}, {_term(fact)}: still in office "
            f"on {_written(when.last)}.",
            evidence=evidence,
        )
    began = fact.start is not None and fact.start.first <= when.last
    if not began or _holding(fact, when) in {Holding.OPEN, Holding.UNDATED}:
        return _reference_ends(label, fact, evidence)
    return Verdict(
        rating=Rating.MATCHES,
        reason=Reason.NONE,
        explanation=f"{label} is listed as {fact.value}, {_term(fact)}.",
        evidence=evidence,
    )


def _coming(case: _Case, same: Sequence[_Stated], when: Interval) -> Verdict:
    """Judge "-elect" and "incoming": the term begins later."""
    for entity, fact in same:
        if fact.start is not None and fact.start.first >= when.first and not fact.not_later_than:
            return Verdict(
                rating=Rating.MATCHES,
                reason=Reason.NONE,
                explanation=f"{case.claim.subject} is listed as {fact.value}, {_term(fact)}.",
                evidence=(_cite_office(entity, fact),),
            )
    return _of_someone_unknown(case, when)


def _term(fact: Fact) -> str:
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


def _cite_office(entity: Entity, fact: Fact) -> Evidence:
    return cite(entity, fact, quoted=f"{entity.label}: {fact.value}")


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


def _days_disagree(claim: Claim, at_stated: Verdict, at_publication: Verdict) -> Verdict:
    """The sentence's own date and the publication date give different answers."""
    ratings = {at_stated.rating, at_publication.rating}
    if Rating.UNCHECKED in ratings or ratings == {Rating.NO_REFERENCE, Rating.AMBIGUOUS}:
        return at_stated
    speaks = at_stated if at_stated.rating is not Rating.NO_REFERENCE else at_publication
    return Verdict(
        rating=Rating.AMBIGUOUS,
        reason=Reason.OFFICE_DATES,
        explanation=f"{speaks.explanation} The sentence names another time than the publication date; "
        f"which of them does {claim.quote} speak of?",
        correction=None,
        evidence=(*at_stated.evidence, *at_publication.evidence)[:3],
    )
