"""Sorting and counting findings, so that every report adds up and leads with what is gravest. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from checks.model import CheckRun, ClaimKind, Finding, Office, PartRole, Rating, Reason
from checks.report.wording import clean, counted, counted_kind, is_style, label, why_not


class Group(StrEnum):
    """Where a finding stands in a report. Each finding stands in exactly one."""

    POINT = "point"
    READ = "read"
    NOT_FOUND = "not_found"
    AGREES = "agrees"
    NOT_CHECKED = "not_checked"
    CREDIT = "credit"


_BY_RATING = {
    Rating.MATCHES: Group.AGREES,
    Rating.DIFFERS: Group.POINT,
    Rating.AMBIGUOUS: Group.POINT,
    Rating.NO_REFERENCE: Group.NOT_FOUND,
    Rating.UNCHECKED: Group.NOT_CHECKED,
}

# Gravest first: what harms a person or a paper most. Reasons that are not named stand after these.
_GRAVITY = (
    *(
        Reason.OTHER_PERSON,
        Reason.OFFICE,
        Reason.OFFICE_DATES,
        Reason.ARITHMETIC,
        Reason.WEEKDAY,
        Reason.DATE,
    ),
    *(
        Reason.SPELLING,
        Reason.INCONSISTENT,
        Reason.PLACE,
        Reason.WORK,
        Reason.EXPANSION,
        Reason.INFORMAL_NAME,
    ),
    *(Reason.SEVERAL_CANDIDATES, Reason.REFERENCE_LAG, Reason.UNSTABLE),
)
_GRAVITY_OF = {reason: place for place, reason in enumerate(_GRAVITY)}


def group(finding: Finding) -> Group:
    """Where the finding stands. A photo credit is never a line, whatever was found of it."""
    if finding.claim.role is PartRole.CREDIT:
        return Group.CREDIT
    by_rating = _BY_RATING[finding.verdict.rating]
    if by_rating is not Group.POINT and (
        finding.claim.kind is ClaimKind.SUPERLATIVE or "legal" in finding.claim.tags
    ):
        return Group.READ
    return by_rating


def in_group(findings: Iterable[Finding], wanted: Group) -> tuple[Finding, ...]:
    """The findings of one group, gravest first for points, else in the order given."""
    chosen = tuple(finding for finding in findings if group(finding) is wanted)
    return tuple(sorted(chosen, key=gravity)) if wanted is Group.POINT else chosen


def gravity(finding: Finding) -> tuple[bool, bool, int, int]:
    """A sort key: slips, then "which one?", then questions of style; within, by reason and place."""
    verdict = finding.verdict
    rank = _GRAVITY_OF.get(verdict.reason, len(_GRAVITY))
    return (is_style(finding), verdict.rating is not Rating.DIFFERS, rank, finding.claim.start)


def summary_line(checked: CheckRun | Iterable[Finding], *, still_open: int | None = None) -> str:
    """One line that adds up to the number of findings; parts that are zero are left out.

    `still_open` is the number of points that no mark has settled; None where nobody marks.
    """
    findings = tuple(checked.findings if isinstance(checked, CheckRun) else checked)
    groups = Counter(map(group, findings))
    parts = [
        _points(groups[Group.POINT], still_open),
        _part(groups[Group.READ], "{} to read", "statement"),
        _part(groups[Group.NOT_FOUND], "{} not found"),
        "1 agrees" if groups[Group.AGREES] == 1 else _part(groups[Group.AGREES], "{} agree"),
        _not_checked(findings),
        _part(groups[Group.CREDIT], "{} passed over", "photo credit"),
    ]
    return " · ".join(part for part in parts if part) or "no claims found to check"


def _part(count: int, words: str, noun: str | None = None) -> str:
    return words.format(counted(count, noun) if noun else f"{count:,}") if count else ""


def _points(count: int, still_open: int | None) -> str:
    if not count or still_open is None or still_open >= count:
        return _part(count, "{} to look at", "point")
    if still_open:
        return f"{still_open:,} of {counted(count, 'point')} still open"
    return f"{counted(count, 'point')}, {'marked' if count == 1 else 'all marked'}"


def _not_checked(findings: tuple[Finding, ...]) -> str:
    kinds = Counter(finding.claim.kind for finding in in_group(findings, Group.NOT_CHECKED))
    counts = [counted_kind(kinds[kind], kind) for kind in ClaimKind if kinds[kind]]
    return f"{', '.join(counts)} not checked" if counts else ""


def not_checked_lines(findings: Iterable[Finding]) -> tuple[str, ...]:
    """`4 dates (a source did not answer)`: what was not checked, by kind and, where a few words tell it, why."""
    heaps = Counter((found.claim.kind, why_not(found)) for found in in_group(findings, Group.NOT_CHECKED))
    return tuple(
        counted_kind(heaps[kind, why], kind) + (f" ({why})" if why else "")
        for kind in ClaimKind
        for why in sorted(why for of, why in heaps if of is kind)
    )


def agreed(findings: Iterable[Finding]) -> tuple[str, ...]:
    """What agrees, each thing once: people with the office that agrees, then dates and the rest."""
    agreeing = in_group(findings, Group.AGREES)
    offices: dict[str, str] = {}
    for finding in agreeing:
        if isinstance(finding.claim.asserts, Office):
            offices.setdefault(
                clean(finding.subject), clean(finding.claim.asserts.text or finding.claim.quote)
            )
    people = [clean(finding.subject) for finding in agreeing if finding.claim.kind is ClaimKind.NAME]
    entries = [f"{name} ({offices.pop(name)})" if name in offices else name for name in dict.fromkeys(people)]
    # The name beside such an office does not agree, so the office comes first.
    entries += [office if name in office else f"{office} ({name})" for name, office in offices.items()]
    others = (
        finding.claim for finding in agreeing if finding.claim.kind not in (ClaimKind.NAME, ClaimKind.TITLE)
    )
    return (*entries, *dict.fromkeys(map(label, others)))
