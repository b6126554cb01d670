"""Whether a person held an office at a time, by the dated statements of the references. Pure.

An office is contradicted only by dates: the person's own term lies elsewhere, the person held another office of
that body then, or somebody else held this single-holder office. What a reference does not list is "not found".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from checks.compare.countries import country_of
from checks.compare.evidence import cite, silence
from checks.compare.identity import Identity, Person, holders_on
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
    Entity,
    EntityKind,
    Evidence,
    Fact,
    FoundBy,
    Interval,
    Lookup,
    Office,
    PartialDate,
    Query,
    Rating,
    Reason,
    Tense,
    Verdict,
)


@dataclass(frozen=True, kw_only=True)
class Case:
    """Everything a verdict on one title rests on."""

    claim: Claim
    office: Office
    lookups: tuple[Lookup, ...]
    person: Person | None
    offices: tuple[Entity, ...]


def case_of(
    claim: Claim, office: Office, lookups: Sequence[Lookup], identities: Mapping[Query, Identity]
) -> Case:
    """Gather what one title is judged by: who is meant, and the reference's entities for the office."""
    about_person = [lookup for lookup in lookups if lookup.query.about is EntityKind.PERSON]
    identity = next((identities[one.query] for one in about_person if one.query in identities), None)
    return Case(
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


def judge_at(case: Case, when: Interval) -> Verdict:
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


def judge_change(case: Case, about: Interval, *, begins: bool) -> Verdict:
    """The verdict for "was appointed", "resigned": did a term of the office begin (else end) at about this time?

    References date the day of taking office, the text may mean the vote or the letter before: so a date that does
    not fit is asked about, and accuses nobody.
    """
    same = _facts(case, Likeness.SAME)
    if not same:
        return _of_someone_unknown(replace(case, office=replace(case.office, tense=Tense.FORMER)), about)
    label = case.person.label if case.person else case.claim.subject
    for entity, fact in same:
        day = (None if fact.not_later_than else fact.start) if begins else fact.end
        if day is not None and day.first <= about.last and about.first <= day.last:
            return Verdict(
                rating=Rating.MATCHES,
                reason=Reason.NONE,
                explanation=f"{label} is listed as {fact.value}, {_term(fact)}.",
                evidence=(_cite_office(entity, fact),),
            )
    entity, fact = _best(same, about)
    ask = "Did it begin then?" if begins else "Has it ended?"
    if fact.end is None and not (fact.read_on and about.last <= fact.read_on):
        return _reference_ends(label, fact, (_cite_office(entity, fact),), ask=ask)
    return Verdict(
        rating=Rating.AMBIGUOUS,
        reason=Reason.OFFICE_DATES,
        explanation=f"{label} is listed as {fact.value} {' and '.join(_terms([fact for _, fact in same]))}. {ask}",
        evidence=(_cite_office(entity, fact),),
    )


_Stated = tuple[Entity, Fact]


def _facts(case: Case, *likenesses: Likeness) -> tuple[_Stated, ...]:
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


_BEST_FIRST = (Holding.YES, Holding.EDGE, Holding.OPEN, Holding.UNDATED, Holding.UNKNOWN, Holding.NO)


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


def _of_the_office(case: Case, same: Sequence[_Stated], when: Interval) -> Verdict:
    """The reference knows this person in this office: was it then?"""
    entity, fact = _best(same, when)
    holding = _holding(fact, when)
    evidence = (_cite_office(entity, fact),)
    label = case.person.label if case.person else case.claim.subject
    if holding in {Holding.YES, Holding.EDGE}:
        edge = " (the day of the change)" if holding is Holding.EDGE else ""
        return Verdict(
            rating=Rating.MATCHES,
            reason=Reason.NONE,
            explanation=f"{label} is listed as {_also_of(same, fact, when)}, {_term(fact)}{edge}.",
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
    if holding is Holding.UNKNOWN:
        return _of_someone_unknown(case, when)
    return _outside_the_term(case, label, same, when)


def _also_of(same: Sequence[_Stated], fact: Fact, when: Interval) -> str:
    """The office; where the text leaves its body out and several fit ("King"), all of them."""
    values = [fact.value, *(other.value for _, other in same if _holding(other, when) is Holding.YES)]
    distinct = list(dict.fromkeys(values))
    return distinct[0] if len(distinct) == 1 else f"{distinct[0]} and {len(distinct) - 1} more of the kind"


def _reference_ends(
    label: str, fact: Fact, evidence: tuple[Evidence, ...], *, ask: str = "Confirm that it still held."
) -> Verdict:
    read = (
        f"the reference ends on {PartialDate.of(fact.read_on).words}"
        if fact.read_on
        else "its age is not known"
    )
    return Verdict(
        rating=Rating.AMBIGUOUS,
        reason=Reason.REFERENCE_LAG,
        explanation=f"{label} is listed as {fact.value}, {_term(fact)}; {read}. {ask}",
        evidence=evidence,
    )


def _outside_the_term(case: Case, label: str, same: Sequence[_Stated], when: Interval) -> Verdict:
    """Known in the office, but not then. A start that is only "by this day at the latest" proves nothing."""
    terms = " and ".join(_terms([fact for _, fact in same]))
    holders = _other_holders(case, when)
    others = f" {_named(holders)}" if holders else ""
    return Verdict(
        rating=Rating.DIFFERS,
        reason=Reason.OFFICE_DATES,
        explanation=f"{label} is listed as {same[0][1].value} {terms}; not on {PartialDate.of(when.last).words}.{others}",
        evidence=tuple(_cite_office(entity, fact) for entity, fact in (*same[:3], *holders[:1])),
    )


def _of_other_offices(case: Case, when: Interval) -> Verdict:
    """The reference knows the person, not in this office: a dated contradiction, or silence."""
    if _other_holders(case, when):
        return _of_someone_unknown(case, when)
    rank = [
        stated
        for stated in _facts(case, Likeness.OTHER_RANK)
        if _holding(stated[1], when) is Holding.YES and _rank_contradicts(case.office, stated[1])
    ]
    body = [
        stated
        for stated in _facts(case, Likeness.OTHER_BODY)
        if country_of(case.office.body) is not None
        and _holding(stated[1], when) is Holding.YES
        and single_holder(read_office(stated[1].value))
    ]
    head = [
        stated for stated in _facts(case, Likeness.OTHER_HEAD) if _holding(stated[1], when) is Holding.YES
    ]
    label = case.person.label if case.person else case.claim.subject
    for entity, fact in (*rank, *body, *head):
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


def _of_someone_unknown(case: Case, when: Interval) -> Verdict:
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


def _held_by_another(case: Case, holders: Sequence[_Stated], when: Interval) -> Verdict:
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


def _own_office(case: Case, when: Interval) -> _Stated | None:
    """The one office that the person held all through that time, by dated statements."""
    if case.person is None:
        return None
    held = {
        fact.value: (entity, fact)
        for entity, fact in case.person.facts("position_held")
        if _holding(fact, when) is Holding.YES
    }
    return next(iter(held.values())) if len(held) == 1 else None


def _other_holders(case: Case, when: Interval) -> tuple[_Stated, ...]:
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


def _may_be_same_person(case: Case, holder: str) -> bool:
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


def _former(case: Case, same: Sequence[_Stated], when: Interval) -> Verdict:
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
            f"on {PartialDate.of(when.last).words}.",
            evidence=evidence,
        )
    if _holding(fact, when) is Holding.OPEN:
        return _reference_ends(label, fact, evidence, ask="Confirm that it has ended.")
    if fact.start is None or fact.start.first > when.last:
        # Nothing dated says that it had been held before: a term that begins later is another one.
        return Verdict(
            rating=Rating.AMBIGUOUS,
            reason=Reason.OFFICE_DATES,
            explanation=f"{label} is listed as {fact.value}, {_term(fact)}; no term before "
            f"{PartialDate.of(when.last).words} is listed.",
            evidence=evidence,
        )
    return Verdict(
        rating=Rating.MATCHES,
        reason=Reason.NONE,
        explanation=f"{label} is listed as {fact.value}, {_term(fact)}.",
        evidence=evidence,
    )


def _coming(case: Case, same: Sequence[_Stated], when: Interval) -> Verdict:
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


def _terms(facts: Sequence[Fact]) -> list[str]:
    """The terms in words, in order; a term that begins where another ends goes on with it."""
    joined: list[Fact] = []
    for fact in sorted(facts, key=lambda fact: fact.start.first if fact.start else date.min):
        last = joined[-1] if joined else None
        if last and last.end and fact.start and last.end.first <= fact.start.first <= last.end.last:
            joined[-1] = replace(last, end=fact.end)
        elif fact not in joined:
            joined.append(fact)
    return list(dict.fromkeys(map(_term, joined)))


def _cite_office(entity: Entity, fact: Fact) -> Evidence:
    return cite(entity, fact, quoted=f"{entity.label}: {fact.value}")
