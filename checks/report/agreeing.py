"""What agrees, each thing once and with what it was that agreed: an office, a weekday, a sum, the name alone. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from checks.model import (
    Claim,
    ClaimKind,
    Creation,
    Elapsed,
    EvidenceKind,
    Finding,
    Interval,
    Listing,
    Office,
    Quantity,
    Rating,
    Timing,
)
from checks.report.tally import PERSONAL, Group, by_kind, group, in_group, once_each, person_of
from checks.report.wording import RATING_WORDS, clean, label, office_words, shorten, stretch_words

_LONGEST_WORKING = 60  # characters


def agreed_head(findings: Iterable[Finding]) -> str:
    """`Agrees`, with how many of what kind where an entry of the list stands for several: `Agrees (8 people, 8 offices)`."""
    given = tuple(findings)
    agreeing = in_group(given, Group.AGREES)
    several = len(agreed(given)) < len(agreeing)
    return RATING_WORDS[Rating.MATCHES] + (f" ({by_kind(agreeing)})" if several else "")


def agreed(findings: Iterable[Finding]) -> tuple[str, ...]:
    """What agrees, each thing once: people with the offices that agree, then dates and the rest with what agreed.

    Where another line on the same person does not agree, it is said what alone does.
    """
    given = tuple(findings)
    agreeing = in_group(given, Group.AGREES)
    offices: dict[str, dict[str, None]] = {}
    for finding in agreeing:
        if isinstance(finding.claim.asserts, Office):
            said = office_words(finding.claim.asserts.text or finding.claim.quote)
            offices.setdefault(clean(finding.subject), {}).setdefault(said)
    doubtful = _doubtful(given)
    people = [clean(finding.subject) for finding in agreeing if finding.claim.kind is ClaimKind.NAME]
    entries = [
        _agreed_person(name, ", ".join(offices.pop(name, {})), only=name.casefold() in doubtful)
        for name in dict.fromkeys(people)
    ]
    # The name beside such an office does not agree, so the office comes first.
    entries += [
        _agreed_office(office, name, only=name.casefold() in doubtful)
        for name, held in offices.items()
        for office in held
    ]
    others = [_agreed_thing(finding) for finding in agreeing if finding.claim.kind not in PERSONAL]
    return (*entries, *once_each(others))


def _doubtful(findings: tuple[Finding, ...]) -> set[str]:
    """The people of whom the name or an office does not agree."""
    return {
        person_of(found)
        for found in findings
        if found.claim.kind in PERSONAL
        and found.verdict.rating is not Rating.MATCHES
        and group(found) is not Group.CREDIT
    }


def _agreed_person(name: str, office: str, *, only: bool) -> str:
    if not office:
        return f"{name} (spelling)"
    return f"{name} (spelling and {office} only)" if only else f"{name} ({office})"


def _agreed_office(office: str, name: str, *, only: bool) -> str:
    said = [word for word in (name if name not in office else "", "office only" if only else "") if word]
    return f"{office} ({'; '.join(said)})" if said else office


def _agreed_thing(finding: Finding) -> str:
    """`Thursday, 7 March 2024 (weekday)`, `26 years ago (1999)`, `Commonwealth of Nations (name only)`."""
    claim = finding.claim
    words = label(claim)
    match claim.asserts:
        case Listing(stated_count=count) if count:
            # "Six people" began a sentence of the story.
            return f"{_in_a_list(claim)}: {count:,} listed, as stated"
        case Timing() as timing:
            words, agrees = shorten(clean(claim.quote), 120), _agreed_date(finding, timing)
        case Elapsed(whose="") as elapsed:
            agrees = _counted_from(elapsed)
        case Quantity():
            agrees = _working(finding)
        case None | Creation(author=None, year=None):
            named = claim.kind in (ClaimKind.ORGANISATION, ClaimKind.PLACE, ClaimKind.WORK)
            agrees = "name only" if named else ""
        case _:
            agrees = ""
    return f"{words} ({agrees})" if agrees else words


def _in_a_list(claim: Claim) -> str:
    """What the story counted in its own words, as it stands within a list."""
    words = shorten(clean(claim.subject), 80)
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def _agreed_date(finding: Finding, timing: Timing) -> str:
    """What of a date agreed where its label does not say it."""
    by_calendar = {proof.kind for proof in finding.verdict.evidence} == {EvidenceKind.CALENDAR}
    if by_calendar and timing.weekday is not None:
        return "weekday"
    if timing.of and timing.whose:
        return f"{timing.whose}: {timing.of}"
    return timing.of or ("count of days" if timing.ordinal is not None else "")


def _counted_from(elapsed: Elapsed) -> str:
    """The stretch that was counted: `1999`, `1991–2024`, `4 April 1949 to 29 March 2004`."""
    since, until = elapsed.since, elapsed.until
    if since is None:
        return ""
    if until is None or until == since:
        return _stretch(since)
    return f"{_stretch(since)} to {_stretch(until)}"


def _stretch(interval: Interval) -> str:
    return stretch_words(interval.first.isoformat(), interval.last.isoformat())


def _working(finding: Finding) -> str:
    """The sum that the text states and that was done again: `30 + 18 = 48`."""
    workings = [
        clean(proof.quoted) for proof in finding.verdict.evidence if proof.kind is EvidenceKind.ARTICLE
    ]
    return next((one for one in workings if 0 < len(one) <= _LONGEST_WORKING), "arithmetic")
