"""The dates of bodies, works and events: founded, dissolved, published, signed, held, against the references. Pure.

Wrong is said only where one thing of that very name is known and none of its dates of that sort fits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from checks.compare.articles_said import with_article
from checks.compare.event_dates import EVENT, EVENT_END, EVENT_START
from checks.compare.evidence import cite, silence
from checks.compare.happenings import RECURRING
from checks.compare.known_dates import (
    Fit,
    Known,
    as_written,
    days_apart,
    fit_of,
    is_far,
    is_guesswork,
    is_within,
    known_dates,
    looks_like_a_slip,
    loosened,
    may_be_old_calendar,
    when,
)
from checks.compare.names import NameLikeness, compare_names
from checks.compare.occasions import DISSOLUTION, FOUNDING, RELEASE, SIGNING
from checks.compare.things import Thing, things
from checks.model import (
    Claim,
    EntityKind,
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

# The properties of a reference that date these; the later ones only where it has none of the first.
THING_FACTS: dict[str, tuple[tuple[str, ...], ...]] = {
    FOUNDING: (("founded",), ("start",)),
    DISSOLUTION: (("dissolved", "end"),),
    RELEASE: (("published",), ("date", "start", "founded")),
    SIGNING: (("date", "start", "published", "founded"),),
    EVENT: (("date", "start"), ("end",)),
    EVENT_START: (("start", "date"),),
    EVENT_END: (("end", "date"),),
}
_SAID = {
    FOUNDING: "was founded",
    DISSOLUTION: "was dissolved",
    RELEASE: "came out",
    SIGNING: "was signed or passed",
    EVENT: "took place",
    EVENT_START: "began",
    EVENT_END: "ended",
}
_PEOPLE = frozenset({EntityKind.PERSON, EntityKind.OFFICE})
_EVENTS = frozenset({EVENT, EVENT_START, EVENT_END})
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
# A film is finished in one year and shown in the next; books and records come out once.
# The claim's tag: "opened" may be said of the first night in another town.
OPENED = "opened"
_SHOWN = re.compile(
    r"\b(?:film|movie|series|play|musical|opera|documentary|game|sitcom|show)\b", re.IGNORECASE
)
_REFERENDUM = re.compile(r"\breferendum\b", re.IGNORECASE)
_DAYS_OF_A_YEAR = 366
# Of what took so many days any one is its day; of a war in 1939 it is not said whether it began or ended.
_A_WEEK = 7


@dataclass(frozen=True, kw_only=True)
class _Case:
    """One dated statement with the thing it is surely said of and the dates that are known of it."""

    claim: Claim
    timing: Timing
    stated: Interval
    thing: Thing
    known: tuple[Known, ...]
    context: tuple[str, ...]


def of_a_thing(claim: Claim, timing: Timing, verdict: Verdict, lookups: tuple[Lookup, ...]) -> Verdict:
    """Compare a founding, a publication, an event's day with what is known of the thing of that name.

    `verdict` is the calendar's; what it says of the weekday is kept where no reference knows better.
    """
    stated = loosened(timing.interval, claim.quote) if timing.interval is not None else None
    if stated is None or verdict.rating is Rating.DIFFERS:
        return verdict
    dated = [(one, known) for one in things(lookups, without=_PEOPLE) if (known := _known(one, timing))]
    context = tuple(word for lookup in lookups for word in lookup.query.context)
    for thing, known in dated:
        fit, near = fit_of(stated, known)
        course = _course(thing) if timing.of == EVENT else None
        if course is not None and fit is not Fit.AGREES and _is_short(course) and is_within(stated, course):
            fit, near = Fit.AGREES, known[0]
        if fit is Fit.AGREES and near is not None:
            return _agrees(thing, near, timing, verdict)
    if not dated:
        return verdict if verdict.rating is not Rating.UNCHECKED else _unknown(timing, lookups)
    if len(dated) > 1:
        return verdict if verdict.rating is not Rating.UNCHECKED else _several(timing, dated)
    thing, known = dated[0]
    case = _Case(claim=claim, timing=timing, stated=stated, thing=thing, known=known, context=context)
    return _of_one(case, verdict)


def told_of_thing(whose: str, of: str) -> str:
    """Such as "the Chernobyl disaster took place": the thing and what is dated of it, as a sentence says it."""
    return f"{whose if of == RELEASE else with_article(whose)} {_SAID[of]}"


def _known(thing: Thing, timing: Timing) -> tuple[Known, ...]:
    """The dates of the sort that is asked for; of a work also the year that its description names."""
    for properties in THING_FACTS[timing.of]:
        known = tuple(known_dates(thing.facts(*properties)))
        if known:
            return known
    year = _YEAR.search(thing.described) if timing.of == RELEASE else None
    if year is None:
        return ()
    entity = next(one for one in thing.entities if one.description)
    evidence = cite(entity, quoted=f"{entity.label}, {entity.description}")
    return (Known(label=thing.label, day=PartialDate(year=int(year[1])), evidence=evidence),)


def _agrees(thing: Thing, near: Known, timing: Timing, verdict: Verdict) -> Verdict:
    if verdict.rating is Rating.AMBIGUOUS:
        return replace(verdict, evidence=(*verdict.evidence, near.evidence))
    return Verdict(
        rating=Rating.MATCHES,
        reason=Reason.NONE,
        explanation=f"The reference says that {told_of_thing(thing.label, timing.of)} {when(near.stretch)}.",
        evidence=(*verdict.evidence, near.evidence),
    )


def _of_one(case: _Case, verdict: Verdict) -> Verdict:
    """The one thing of that name has no date that fits wholly."""
    quiet = verdict.rating is not Rating.UNCHECKED
    fit, near = fit_of(case.stated, case.known)
    near = near or case.known[0]
    said = f"The reference says that {told_of_thing(case.thing.label, case.timing.of)} {when(near.stretch)}"
    if is_guesswork(case.claim.tags, case.stated, case.known):
        return verdict
    if fit is Fit.COARSE or _is_in_its_course(case):
        return verdict if quiet else _not_contradicted(f"{said}; that does not settle the text's date.", near)
    if is_far(case.stated, near) or not _is_the_one(case):
        return verdict if quiet else _not_contradicted(f"{said}; the text may mean another one.", near)
    return _differs(case, near, said)


def _is_in_its_course(case: _Case) -> bool:
    """Whether an event was going on then, or the date is a day off one that took several days."""
    course = _course(case.thing) if case.timing.of == EVENT else None
    return course is not None and days_apart(case.stated, course) <= 1


def _course(thing: Thing) -> Interval | None:
    """From the first to the last day of an event that took several, as far as the references date it to the day."""
    days = [one.day for one in known_dates(thing.facts("date", "start", "end"))]
    if not days or any(one.day is None for one in days):
        return None
    course = Interval(first=min(one.first for one in days), last=max(one.last for one in days))
    return course if course.first != course.last else None


def _is_short(course: Interval) -> bool:
    return (course.last - course.first).days < _A_WEEK


def _is_the_one(case: _Case) -> bool:
    """Whether nothing else of that name is likely: an event of a series needs its year, a work its form or maker."""
    timing, thing = case.timing, case.thing
    if timing.of in _EVENTS and RECURRING.search(timing.whose):
        if _REFERENDUM.search(timing.whose) and _is_another_year(case):
            return True
        return any(_YEAR.search(name) for name in (thing.label, *thing.names))
    if timing.of != RELEASE or _is_another_year(case):
        return True
    return OPENED not in case.claim.tags and _is_the_work(thing, case.context)


def _is_another_year(case: _Case) -> bool:
    """Whether the dates share so much that the title alone tells the work; showings of one year are no slip."""
    shown = _SHOWN.search(case.thing.described)
    return any(
        looks_like_a_slip(case.stated, one.day)
        and not (shown and days_apart(case.stated, one.stretch) <= _DAYS_OF_A_YEAR)
        for one in case.known
    )


def _is_the_work(thing: Thing, context: Sequence[str]) -> bool:
    """The form that the text names is that of the reference, or its maker is."""
    described = thing.described.casefold()
    forms = {
        "book": ("novel", "book", "memoir"),
        "song": ("song", "single"),
        "series": ("series", "sitcom", "show"),
    }
    if any(form in described for words in context for form in forms.get(words, (words.casefold(),))):
        return True
    makers = [fact.value for _, fact in thing.facts("author", "director", "performer", "creator", "composer")]
    alike = {NameLikeness.SAME, NameLikeness.SHORT}
    return any(compare_names(words, maker).likeness in alike for words in context for maker in makers)


def _differs(case: _Case, near: Known, said: str) -> Verdict:
    """Wrong where the dates leave no doubt, else a question."""
    doubt = _doubt(case, near)
    evidence = tuple(dict.fromkeys(one.evidence for one in case.known))[:3]
    if doubt:
        return Verdict(
            rating=Rating.AMBIGUOUS, reason=Reason.DATE, explanation=f"{said}. {doubt}", evidence=evidence
        )
    return Verdict(
        rating=Rating.DIFFERS,
        reason=Reason.DATE,
        explanation=f"{said}.",
        correction=as_written(case.claim.quote, case.stated, near.day),
        evidence=evidence,
    )


def _doubt(case: _Case, near: Known) -> str:
    """Why another date may still be right; empty where it may not."""
    of, stated = case.timing.of, case.stated
    years = {one.day.year for one in case.known}
    if "inferred" in case.claim.tags:
        return "Is that what is meant?"
    if may_be_old_calendar(stated, near):
        return "The text may give it in the old calendar."
    if of == FOUNDING and (len(years) > 1 or stated.first.year == near.day.year):
        return "Bodies are often agreed on one day and set up on another; which one is meant?"
    if of == SIGNING and stated.first.year == near.day.year:
        return "Is it the signing, or the day on which it took effect?"
    shown = _SHOWN.search(f"{case.thing.described} {' '.join(case.context)}")
    if of == RELEASE and shown and days_apart(stated, near.stretch) <= _DAYS_OF_A_YEAR:
        return "Is the first showing meant, or the release elsewhere?"
    return ""


def _not_contradicted(explanation: str, near: Known) -> Verdict:
    return Verdict(
        rating=Rating.NO_REFERENCE, reason=Reason.NONE, explanation=explanation, evidence=(near.evidence,)
    )


def _several(timing: Timing, dated: Sequence[tuple[Thing, tuple[Known, ...]]]) -> Verdict:
    evidence: tuple[Evidence, ...] = tuple(known[0].evidence for _, known in dated[:3])
    labels = ", ".join(f"{thing.label} ({known[0].day.words})" for thing, known in dated[:3])
    return Verdict(
        rating=Rating.NO_REFERENCE,
        reason=Reason.NONE,
        explanation=f"The references know several by the name {timing.whose}: {labels}. None has the text's date.",
        evidence=evidence,
    )


def _unknown(timing: Timing, lookups: tuple[Lookup, ...]) -> Verdict:
    """No source dates it: a failure is never "not found"."""
    failed = any(lookup.state is LookupState.FAILED for lookup in lookups)
    if failed or not lookups or not things(lookups):
        return silence(
            [one for one in lookups if one.state is not LookupState.ANSWERED] or lookups,
            timing.whose if timing.of == RELEASE else with_article(timing.whose),
        )
    return Verdict(
        rating=Rating.NO_REFERENCE,
        reason=Reason.NONE,
        explanation=f"No source says when {told_of_thing(timing.whose, timing.of)}.",
    )
