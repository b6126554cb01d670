"""Whether a person held an office at a time, by the dated statements of the references. Pure.

An office is contradicted only by dates: the person's own term lies elsewhere, the person held another office of
that body then, or somebody else held this single-holder office. What a reference does not list is "not found".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from checks.compare.countries import country_of
from checks.compare.dates import in_words
from checks.compare.evidence import cite, silence
from checks.compare.holders import is_superseded
from checks.compare.identity import Person
from checks.compare.office_words import HEADS, LOCAL
from checks.compare.offices import (
    Holding,
    Likeness,
    is_lower,
    read_office,
    single_holder,
)
from checks.compare.retitled import as_former, as_present, in_manner_of
from checks.compare.terms import (
    Stated,
    best_of,
    disagreeing,
    holding_in,
    is_near,
    term,
    terms,
    was_read_before,
)
from checks.compare.title_case import Case, facts_of, held_office, others_in
from checks.model import (
    Entity,
    Evidence,
    Fact,
    Interval,
    LookupState,
    PartialDate,
    Rating,
    Reason,
    Tense,
    Verdict,
)


def judge_at(case: Case, when: Interval) -> Verdict:
    """The verdict for a statement that speaks of this stretch of time."""
    same = facts_of(case, Likeness.SAME)
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
    same = facts_of(case, Likeness.SAME)
    if not same:
        return _not_known(case)
    for stated in same:
        fact = stated[1]
        day = (None if fact.not_later_than else fact.start) if begins else fact.end
        if day is not None and day.first <= about.last and about.first <= day.last:
            return _agrees(case, stated)
    entity, fact = best_of(same, about)
    ask = "Did the term begin then?" if begins else f"Has {case.label} left the office since?"
    if fact.end is None and not (fact.read_on and about.last <= fact.read_on):
        return _reference_ends(case, (entity, fact), ask=ask)
    return Verdict(
        rating=Rating.AMBIGUOUS,
        reason=Reason.OFFICE_DATES,
        explanation=f"{case.label} is listed as {fact.value} {' and '.join(terms(fact for _, fact in same))}. {ask}",
        evidence=(_cite(entity, fact),),
    )


def held_lately(case: Case, when: Interval, within: timedelta) -> Verdict | None:
    """Agreement where the office was held at this time and is listed to have ended soon after; else None.

    Whoever resigns stays in office until a successor is sworn in.
    """
    for stated in facts_of(case, Likeness.SAME):
        end = stated[1].end
        ended_soon = end is not None and end.last - when.last <= within and is_near(stated[1], when)
        if ended_soon:
            return _agrees(case, stated)
    return None


def _of_the_office(case: Case, same: Sequence[Stated], when: Interval) -> Verdict:
    """The reference knows this person in this office: was it then?"""
    stated = best_of(same, when)
    holding = holding_in(stated[1], when)
    if holding in {Holding.YES, Holding.EDGE}:
        return _inside(case, same, stated, when)
    if holding is Holding.OPEN and not others_in(case, when):
        ask = f"Was {case.label} still in office on {PartialDate.of(when.last).words}?"
        return _reference_ends(case, stated, ask=ask)
    if holding is Holding.UNDATED:
        return Verdict(
            rating=Rating.AMBIGUOUS,
            reason=Reason.OFFICE_DATES,
            explanation=f"{case.label} is listed as {stated[1].value}, without dates.",
            evidence=(_cite(*stated),),
        )
    if holding is Holding.UNKNOWN:
        return _of_someone_unknown(case, when)
    verdict = _outside(case, same, when)
    return _still_leading(case, same, when, verdict) if case.office.role == "leader" else verdict


def _inside(case: Case, same: Sequence[Stated], stated: Stated, when: Interval) -> Verdict:
    """The office was held then, unless sources differ or somebody else is listed to have followed."""
    fact = stated[1]
    if holding_in(fact, when) is Holding.EDGE:
        return _agrees(case, stated, note=" (the day of the change)" if _is_to_the_day(fact, when) else "")
    differing = disagreeing(same, when)
    if differing is not None:
        told = " and ".join(f"{term(fact)} ({entity.source})" for entity, fact in differing)
        return Verdict(
            rating=Rating.AMBIGUOUS,
            reason=Reason.OFFICE_DATES,
            explanation=f"Sources differ on when {case.label} was {fact.value}: {told}.",
            evidence=tuple(_cite(*one) for one in differing),
        )
    successor = is_superseded(stated, case.offices, when)
    if successor is not None:
        return Verdict(
            rating=Rating.AMBIGUOUS,
            reason=Reason.OFFICE_DATES,
            explanation=f"{case.label} is listed as {fact.value}, {term(fact)}, but so is {successor[1].value}, "
            f"{term(successor[1])}.",
            evidence=(_cite(*stated), _cite(*successor)),
        )
    return _agrees(case, stated, value=_also_of(same, fact, when))


def _is_to_the_day(fact: Fact, when: Interval) -> bool:
    days = [day for day in (fact.start, fact.end) if day is not None and day.day is not None]
    return any(day.first in when for day in days)


def _agrees(case: Case, stated: Stated, *, value: str = "", note: str = "") -> Verdict:
    entity, fact = stated
    return Verdict(
        rating=Rating.MATCHES,
        reason=Reason.NONE,
        explanation=f"{case.label} is listed as {value or fact.value}, {term(fact)}{note}.",
        evidence=(_cite(entity, fact),),
    )


def _also_of(same: Sequence[Stated], fact: Fact, when: Interval) -> str:
    """The office; where the text leaves its body out and several fit ("King"), all of them."""
    values = [fact.value, *(other.value for _, other in same if holding_in(other, when) is Holding.YES)]
    read = {read_office(value).body: value for value in reversed(values)}
    return fact.value if len(read) == 1 else f"{fact.value} and {len(read) - 1} more of the kind"


def _reference_ends(case: Case, stated: Stated, *, ask: str) -> Verdict:
    """The source was read before the day that is told of: how old it is, what it says, and what to ask."""
    entity, fact = stated
    still = " and still lists the person in office" if fact.end is None else ""
    read = (
        f"Our copy of the source is of {PartialDate.of(fact.read_on).words}{still}."
        if fact.read_on
        else "The source does not say how old it is."
    )
    return Verdict(
        rating=Rating.AMBIGUOUS,
        reason=Reason.REFERENCE_LAG,
        explanation=f"{case.label} is listed as {fact.value}, {term(fact)}. {read} {ask}",
        evidence=(_cite(entity, fact),),
    )


def _outside(case: Case, same: Sequence[Stated], when: Interval) -> Verdict:
    """Known in the office, but not then: the dates, who held it instead, and the title that would be right."""
    others = others_in(case, when)
    facts = [fact for _, fact in same]
    listed = f"{case.label} is listed as {facts[0].value} {' and '.join(terms(facts))}"
    evidence = tuple(_cite(*stated) for stated in (*same[:3], *others[:1]))
    if _is_history(case, facts, when):
        return Verdict(
            rating=Rating.UNCHECKED,
            reason=Reason.NONE,
            explanation=f"{listed}. The text does not say of which time it speaks.",
        )
    if any(is_near(fact, when) for fact in facts):
        return Verdict(
            rating=Rating.AMBIGUOUS,
            reason=Reason.OFFICE_DATES,
            explanation=f"{listed}: the change was a day off {PartialDate.of(when.last).words}. {_told(others)}".rstrip(),
            evidence=evidence,
        )
    has_ended = all(fact.end is not None and fact.end.last < when.first for fact in facts)
    if not others and any(was_read_before(fact, when) for fact in facts if _has_begun(fact, when)):
        return _reference_ends(
            case, best_of(same, when), ask=f"Has {case.label} taken up the office again since?"
        )
    if not others and not case.office.body and case.office.role in LOCAL:
        return _not_known(case)
    if not others and when == case.claim.stated and "was" in case.claim.tags:
        return Verdict(
            rating=Rating.AMBIGUOUS,
            reason=Reason.OFFICE_DATES,
            explanation=f"{listed}, and no holder for {in_words(when)}. Is a term missing there?",
            evidence=evidence,
        )
    return Verdict(
        rating=Rating.DIFFERS,
        reason=Reason.OFFICE_DATES,
        explanation=f"{listed}, not on {PartialDate.of(when.last).words}. "
        f"{_told(others) or _neighbour(case, facts, when)}".rstrip(),
        correction=as_former(case.claim.quote) if has_ended else None,
        evidence=evidence,
    )


_LEADS_ON = timedelta(days=90)


def _still_leading(case: Case, same: Sequence[Stated], when: Interval, verdict: Verdict) -> Verdict:
    """Ask of "the Nigerian leader" who has left the office; some lead on without one, so nobody is accused."""
    if verdict.rating is not Rating.DIFFERS:
        return verdict
    ends = [fact.end.last for _, fact in same if fact.end is not None]
    has_left = len(ends) == len(same) and max(ends) < when.first - _LEADS_ON
    if not has_left or "acts" not in case.claim.tags:
        return _not_known(case)
    ask = f"{verdict.explanation} Is somebody else the leader now?"
    return replace(verdict, rating=Rating.AMBIGUOUS, explanation=ask, correction=None)


def _has_begun(fact: Fact, when: Interval) -> bool:
    return fact.start is None or fact.start.first <= when.last


# Whoever left so long ago is met in the history that a story tells more often than in its news.
_LONG_AGO = timedelta(days=15 * 365)


def _is_history(case: Case, facts: Sequence[Fact], when: Interval) -> bool:
    """Whether the text may call somebody by an office of long ago, because it tells of that time."""
    if case.person is None:
        return False
    is_dead = _is_dead(case.person, when)
    ends = [fact.end.last for fact in facts if fact.end is not None]
    left_long_ago = len(ends) == len(facts) and max(ends) < when.first - _LONG_AGO
    if not is_dead and not left_long_ago:
        return False
    if not _is_on_the_scene(case):
        return True
    if when.first != case.claim.published_at:
        return False
    tags = {"now", "lately"} if is_dead else {"now", "lately", "lede"}
    return tags.isdisjoint(case.claim.tags)


def _is_on_the_scene(case: Case) -> bool:
    """Whether the person does what is told, or has the age of the day: no portrait, no widow, no memory of them."""
    return not {"acts", "aged"}.isdisjoint(case.claim.tags)


def _is_the_news(case: Case) -> bool:
    return not {"now", "lede"}.isdisjoint(case.claim.tags)


def _told(others: Sequence[Stated]) -> str:
    return f"{others[0][1].value} held it {term(others[0][1])}." if others else ""


def _neighbour(case: Case, facts: Sequence[Fact], when: Interval) -> str:
    """Who followed in the office, or came before, where the person's own entry says so."""
    if case.person is None:
        return ""
    ended = {fact.end for fact in facts if fact.end is not None and fact.end.last < when.first}
    begun = {fact.start for fact in facts if fact.start is not None and fact.start.first > when.last}
    for prop, days, words in (("replaced_by", ended, "followed on"), ("replaces", begun, "held it until")):
        for _, fact in case.person.facts(prop):
            if fact.start is not None and fact.start in days:
                return f"{fact.value} {words} {fact.start.words}."
    return ""


def _of_other_offices(case: Case, when: Interval) -> Verdict:
    """The reference does not list the person in this office: a dated contradiction, or silence."""
    if others_in(case, when):
        return _of_someone_unknown(case, when)
    stated = next(_contradicting(case, when), None)
    if stated is None:
        return _of_someone_unknown(case, when)
    return _other_office(case, stated)


def _other_office(case: Case, stated: Stated) -> Verdict:
    fact = stated[1]
    return Verdict(
        rating=Rating.DIFFERS,
        reason=Reason.OFFICE,
        explanation=f"{case.label} is listed as {fact.value}, {term(fact)}, not as {case.office.text}.",
        correction=in_manner_of(case.claim.quote, fact.value),
        evidence=(_cite(*stated),),
    )


def _contradicting(case: Case, when: Interval) -> Iterator[Stated]:
    """The offices held then that nobody holds beside the one of the text: its deputy's, another country's."""
    claimed = case.office
    for stated in facts_of(case, Likeness.OTHER_RANK):
        held = read_office(stated[1].value)
        is_certain = bool(claimed.body) or claimed.role not in LOCAL
        if _surely(stated, when) and is_lower(claimed) != is_lower(held) and is_certain:
            yield stated
    for stated in facts_of(case, Likeness.OTHER_BODY):
        held = held_office(*stated)
        countries = country_of(claimed.body) is not None and country_of(held.body) is not None
        if _surely(stated, when) and countries and held.role != "monarch" and single_holder(held):
            yield stated
    for stated in facts_of(case, Likeness.OTHER_HEAD):
        if _surely(stated, when):
            yield stated


def never_of_that_country(case: Case) -> Verdict | None:
    """A difference where somebody is listed in the government of one country and never in that of the text; else None.

    So "then president of Armenia" is wrong of Georgia's, whatever the time. Nobody is at the head of two, or minister.
    """
    if facts_of(case, Likeness.SAME) or not case.office.body:
        return None
    for stated in facts_of(case, Likeness.OTHER_BODY):
        held = held_office(*stated)
        countries = country_of(case.office.body) is not None and country_of(held.body) is not None
        is_head = held.role in HEADS and held.role != "monarch" and single_holder(held)
        if countries and (is_head or _is_of_a_government(held.role)) and (stated[1].start or stated[1].end):
            return _other_office(case, stated)
    return None


def _is_of_a_government(role: str) -> bool:
    """Whether nobody has it in two countries, ever: a minister's office with its portfolio."""
    return role.startswith("minister:") or role == "secretary of state"


def _surely(stated: Stated, when: Interval) -> bool:
    return holding_in(stated[1], when) is Holding.YES


def _of_someone_unknown(case: Case, when: Interval) -> Verdict:
    """No statement ties the person to the office: another dated holder contradicts, else nothing is known.

    Of a name that no reference knows in any office, only a whole one is contradicted, where the text surely speaks
    of the day itself and every source was asked.
    """
    others = others_in(case, when)
    if not others or case.office.tense is not Tense.CURRENT:
        return _not_known(case)
    if not _can_be_contradicted(case, when):
        return _not_known(case)
    return _held_by_another(case, others, when)


def _can_be_contradicted(case: Case, when: Interval) -> bool:
    """Whether another holder speaks against this name: not of the dead, nor of somebody of no office, in history."""
    if case.person is not None and case.person.facts("position_held"):
        is_news = _is_on_the_scene(case) and not {"now", "lately"}.isdisjoint(case.claim.tags)
        return is_news or not _is_dead(case.person, when)
    if case.person is not None:
        return _is_the_news(case)
    is_whole = len(case.claim.subject.split()) > 1
    was_asked = bool(case.lookups) and all(lookup.state is not LookupState.FAILED for lookup in case.lookups)
    return is_whole and was_asked and _is_the_news(case)


def _is_dead(person: Person, when: Interval) -> bool:
    return any(PartialDate.parse(fact.value).last < when.first for _, fact in person.facts("died"))


def _not_known(case: Case) -> Verdict:
    silent = silence(case.lookups, case.claim.subject)
    if case.person is None or silent.rating is not Rating.NO_REFERENCE:
        return silent
    sources = ", ".join(sorted({entity.source for entity in case.person.entities}))
    told = f"{case.person.label} is known ({sources}), but not listed as {case.office.text}."
    return replace(silent, explanation=told)


def _held_by_another(case: Case, others: Sequence[Stated], when: Interval) -> Verdict:
    """Someone else is listed in the office; what the person of the text held then is told beside it."""
    own = _own_office(case, when)
    if own is None:
        instead = f"The reference does not list {case.claim.subject} in the office."
    else:
        instead = f"{case.claim.subject} is listed as {own[1].value}, {term(own[1])}."
    entity, fact = others[0]
    return Verdict(
        rating=Rating.DIFFERS,
        reason=Reason.OFFICE,
        explanation=f"{fact.value} is listed as {entity.label}, {term(fact)}. {instead}",
        correction=in_manner_of(case.claim.quote, own[1].value) if own else None,
        evidence=tuple(_cite(*stated) for stated in (others[0], *([own] if own else []))),
    )


def _own_office(case: Case, when: Interval) -> Stated | None:
    """The one office that the person held all through that time, by dated statements."""
    if case.person is None:
        return None
    held = {
        fact.value: (entity, fact)
        for entity, fact in case.person.facts("position_held")
        if holding_in(fact, when) is Holding.YES
    }
    return next(iter(held.values())) if len(held) == 1 else None


def _former(case: Case, same: Sequence[Stated], when: Interval) -> Verdict:
    """Judge "former": held before, and no longer."""
    if not same:
        return never_of_that_country(case) or _not_known(case)
    stated = best_of(same, when)
    entity, fact = stated
    holding = holding_in(fact, when)
    if holding is Holding.YES and not is_superseded(stated, case.offices, when):
        return Verdict(
            rating=Rating.DIFFERS,
            reason=Reason.OFFICE_DATES,
            explanation=f"{case.label} is listed as {fact.value}, {term(fact)}: still in office "
            f"on {PartialDate.of(when.last).words}.",
            correction=as_present(case.claim.quote),
            evidence=(_cite(entity, fact),),
        )
    if holding is Holding.OPEN:
        return _has_it_ended(case, stated, when)
    if holding is Holding.UNKNOWN:
        return _not_known(case)
    if fact.start is None or fact.start.first > when.last:
        # Nothing dated says that it had been held before: a term that begins later is another one.
        return Verdict(
            rating=Rating.AMBIGUOUS,
            reason=Reason.OFFICE_DATES,
            explanation=f"{case.label} is listed as {fact.value}, {term(fact)}; no term before "
            f"{PartialDate.of(when.last).words} is listed.",
            evidence=(_cite(entity, fact),),
        )
    return _agrees(case, stated)


def _has_it_ended(case: Case, stated: Stated, when: Interval) -> Verdict:
    """A term without an end in a source that was read before: agreed where a successor is listed, else asked."""
    successor = is_superseded(stated, case.offices, when)
    if successor is not None:
        return _has_been_followed(case, stated, successor)
    ask = f"Had {case.label} left by {PartialDate.of(when.last).words}?"
    return _reference_ends(case, stated, ask=ask)


def _has_been_followed(case: Case, stated: Stated, successor: Stated) -> Verdict:
    """Agreement with "former" of a term without an end, since somebody else is listed to hold the office after it."""
    entity, fact = stated
    return Verdict(
        rating=Rating.MATCHES,
        reason=Reason.NONE,
        explanation=f"{case.label} is listed as {fact.value}, {term(fact)}; {successor[1].value} is listed after that, "
        f"{term(successor[1])}.",
        evidence=(_cite(entity, fact), _cite(*successor)),
    )


# From the vote to the oath: half a year in Mexico, some weeks in most countries.
_UNTIL_TAKING_OFFICE = timedelta(days=270)


def _coming(case: Case, same: Sequence[Stated], when: Interval) -> Verdict:
    """Judge "-elect" and "incoming": the term begins soon after."""
    for stated in same:
        start = stated[1].start
        if start is not None and not stated[1].not_later_than:
            first = when.first - timedelta(days=1)
            if first <= start.last and start.first <= when.last + _UNTIL_TAKING_OFFICE:
                return _agrees(case, stated)
    return _not_known(case)


def _cite(entity: Entity, fact: Fact) -> Evidence:
    return cite(entity, fact, quoted=f"{entity.label}: {fact.value}")
