"""A contradiction that another line speaks of already: the name, the date or the office beside a reference. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checks.model import Claim, ClaimKind, Contradiction, Finding, Rating, Reason, Span

_FLAGS = frozenset({Rating.DIFFERS, Rating.AMBIGUOUS})
_NAMES = frozenset({Reason.SPELLING, Reason.TRANSLITERATION, Reason.STYLE, Reason.OTHER_PERSON})
# What a flag of each kind must be about, so that it is the same slip.
_SAME = {
    "spelling": frozenset({ClaimKind.NAME}),
    "style": frozenset({ClaimKind.NAME}),
    "age": frozenset({ClaimKind.DATE}),
    "date": frozenset({ClaimKind.DATE}),
    "office": frozenset({ClaimKind.TITLE}),
    "figure": frozenset({ClaimKind.NUMBER, ClaimKind.DATE}),
}
_ELSEWHERE = " It is a line of its own."
_TWO_PEOPLE = " The references know two people of these names."


def without_told_twice(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings in their order; a contradiction is UNCHECKED where a flag on one of its places tells of it.

    So is one of two spellings that the references know as two people.
    """
    told = tuple(one for one in findings if not isinstance(one.claim.asserts, Contradiction))
    return tuple(_judged_again(one, told) for one in findings)


def _judged_again(finding: Finding, told: Sequence[Finding]) -> Finding:
    asserts = finding.claim.asserts
    if not isinstance(asserts, Contradiction) or finding.verdict.rating not in _FLAGS:
        return finding
    near = [
        one
        for one in told
        if one.claim.kind in _SAME.get(asserts.about, frozenset()) and _touch(one.claim, finding.claim)
    ]
    if any(_tells(one) for one in near):
        return _quiet(finding, _ELSEWHERE)
    people = {one.subject for one in near if one.verdict.rating is Rating.MATCHES}
    is_name = asserts.about in {"spelling", "style"}
    return _quiet(finding, _TWO_PEOPLE) if is_name and len(people) > 1 else finding


def _tells(finding: Finding) -> bool:
    if finding.verdict.rating not in _FLAGS:
        return False
    return finding.claim.kind is not ClaimKind.NAME or finding.verdict.reason in _NAMES


def _touch(one: Claim, other: Claim) -> bool:
    return any(a.start < b.end and b.start < a.end for a in _places(one) for b in _places(other))


def _places(claim: Claim) -> tuple[Span, ...]:
    return (Span(start=claim.start, end=claim.end), *claim.occurrences)


def _quiet(finding: Finding, why: str) -> Finding:
    verdict = finding.verdict
    quiet = replace(
        verdict, rating=Rating.UNCHECKED, reason=Reason.NONE, explanation=verdict.explanation + why
    )
    return replace(finding, verdict=quiet)
