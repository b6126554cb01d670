"""One flag for one slip: where a date of an office is off, its own line says so and the title's line does not. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checks.model import Claim, ClaimKind, Finding, Interval, Rating, Reason, Timing

_FLAGS = frozenset({Rating.DIFFERS, Rating.AMBIGUOUS})
_ELSEWHERE = " The date is a line of its own."


def once(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings in their order; a title that only its date speaks against is UNCHECKED beside that date's flag."""
    dated = {
        (claim.asserts.whose, claim.asserts.interval)
        for finding in findings
        if (claim := finding.claim).kind is ClaimKind.DATE
        and isinstance(claim.asserts, Timing)
        and finding.verdict.reason is Reason.OFFICE_DATES
        and finding.verdict.rating in _FLAGS
    }
    return tuple(_quiet(finding) if _is_told_twice(finding, dated) else finding for finding in findings)


def _is_told_twice(finding: Finding, dated: set[tuple[str, Interval | None]]) -> bool:
    claim: Claim = finding.claim
    return (
        claim.kind is ClaimKind.TITLE
        and finding.verdict.rating is Rating.AMBIGUOUS
        and finding.verdict.reason is Reason.OFFICE_DATES
        and (claim.subject, claim.stated) in dated
    )


def _quiet(finding: Finding) -> Finding:
    verdict = finding.verdict
    quiet = replace(
        verdict,
        rating=Rating.UNCHECKED,
        reason=Reason.NONE,
        explanation=verdict.explanation + _ELSEWHERE,
        correction=None,
    )
    return replace(finding, verdict=quiet)
