"""The dates of a life: a birth or a death as the text dates it, against what the references know of the person. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from checks.compare.evidence import silence
from checks.compare.identity import Identity, IdentityState, Person
from checks.compare.known_dates import (
    Fit,
    Known,
    as_written,
    fit_of,
    is_far,
    is_guesswork,
    known_dates,
    looks_like_a_slip,
    loosened,
    may_be_old_calendar,
    when,
    whole,
)
from checks.compare.occasions import BIRTH, DEATH
from checks.model import Claim, Interval, Lookup, LookupState, Rating, Reason, Timing, Verdict

# The properties of a reference that date these, and how they are said.
LIFE_FACTS = {BIRTH: "born", DEATH: "died"}
# The claim's tag: the words tell of a shot or a knife, which may have killed days later.
WOUNDED = "wounded"
_FROM_WOUND = timedelta(days=60)
_SAID = {BIRTH: "was born", DEATH: "died"}


def of_a_life(
    claim: Claim, timing: Timing, verdict: Verdict, lookups: tuple[Lookup, ...], identity: Identity | None
) -> Verdict:
    """Compare the date of a birth or death with what is known of the one person who is surely meant.

    `verdict` is the calendar's; what it says of the weekday is kept where no reference knows better.
    """
    person = identity.person if identity is not None else None
    stated = loosened(timing.interval, claim.quote) if timing.interval is not None else None
    if stated is None or verdict.rating is Rating.DIFFERS:
        return verdict
    known = tuple(known_dates(person.facts(LIFE_FACTS[timing.of]))) if person is not None else ()
    if person is None or identity is None or not known:
        several = identity is not None and identity.state is IdentityState.SEVERAL
        spoken = several or verdict.rating is not Rating.UNCHECKED
        return verdict if spoken else _unknown(timing, lookups, person)
    fit, near = fit_of(stated, known)
    near = near or known[0]
    about = f"{person.label} {_SAID[timing.of]}"
    if fit is Fit.AGREES and verdict.rating is Rating.AMBIGUOUS:
        return replace(verdict, evidence=(*verdict.evidence, near.evidence))
    if fit is Fit.AGREES:
        return Verdict(
            rating=Rating.MATCHES,
            reason=Reason.NONE,
            explanation=f"The reference says that {about} {when(near.stretch)}.",
            evidence=(*verdict.evidence, near.evidence),
        )
    survived = WOUNDED in claim.tags and not _is_the_death(stated, known)
    survived = survived or is_guesswork(claim.tags, stated, known)
    if fit is Fit.COARSE or survived:
        quiet = survived or verdict.rating is not Rating.UNCHECKED
        return verdict if quiet else too_coarse(about, near)
    return _other_day(claim, timing, known, surely=surely(identity, stated, known))


def _is_the_death(stated: Interval, known: Sequence[Known]) -> bool:
    """Whether a shot then surely is the one that killed: not one that was survived, or that killed after days."""
    leads = [one.day.first - stated.last for one in known]
    later = any(timedelta() <= lead <= _FROM_WOUND for lead in leads)
    return not later and any(looks_like_a_slip(stated, one.day) for one in known)


def surely(identity: Identity, stated: Interval, known: Sequence[Known]) -> bool:
    """Whether the date is surely said of this very person.

    So it is where the article's office fits, or where the text's date shares so much with the only known one
    that chance does not explain it.
    """
    person = identity.person
    if person is None or len(identity.survivors) > 1:
        return False
    return person.in_context or (person.exact and any(looks_like_a_slip(stated, one.day) for one in known))


def _unknown(timing: Timing, lookups: tuple[Lookup, ...], person: Person | None) -> Verdict:
    """No source dates it: a failure is never "not found"."""
    failed = any(lookup.state is LookupState.FAILED for lookup in lookups)
    if person is None or failed or not lookups:
        return silence(lookups, timing.whose)
    return Verdict(
        rating=Rating.NO_REFERENCE,
        reason=Reason.NONE,
        explanation=f"No source says when {person.label} {_SAID[timing.of]}.",
    )


def too_coarse(about: str, known: Known) -> Verdict:
    """The reference is less precise than the text and does not contradict it."""
    return Verdict(
        rating=Rating.NO_REFERENCE,
        reason=Reason.NONE,
        explanation=f"The reference says only that {about} {when(known.stretch)}; it has no day.",
        evidence=(known.evidence,),
    )


def _other_day(claim: Claim, timing: Timing, known: tuple[Known, ...], *, surely: bool) -> Verdict:
    """A reference that gives another date: wrong where one sure person has one date, else a question."""
    days, stated = {one.day for one in known}, timing.interval or known[0].stretch
    said = " or ".join(when(whole(day)) for day in sorted(days, key=str))
    far = any(is_far(stated, one) for one in known)
    old = any(may_be_old_calendar(stated, one) for one in known)
    certain = surely and len(days) == 1 and not far and not old and "inferred" not in claim.tags
    evidence = tuple(one.evidence for one in known)
    explanation = f"The reference says that {known[0].label} {_SAID[timing.of]} {said}."
    if certain:
        return Verdict(
            rating=Rating.DIFFERS,
            reason=Reason.DATE,
            explanation=explanation,
            correction=as_written(claim.quote, stated, next(iter(days))),
            evidence=evidence,
        )
    question = "The text may give it in the old calendar." if old else "Is the same person meant?"
    return Verdict(
        rating=Rating.AMBIGUOUS,
        reason=Reason.DATE,
        explanation=f"{explanation} {question}",
        evidence=evidence,
    )
