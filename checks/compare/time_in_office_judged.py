"""Years in office as a text counts them, against the dated terms of the references. Pure.

A count is contradicted only where none of the person's offices, alone or together, lasted about so long by any day that
the text may count to. Edges are tolerant: a year more or less is how people count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from checks.compare.evidence import cite, silence
from checks.compare.identity import Identity, Person
from checks.compare.office_words import HEADS
from checks.compare.offices import Likeness, compare_offices, read_office
from checks.compare.terms import Stated, terms
from checks.compare.time_in_office import ALL_OFFICES
from checks.compare.years import in_years
from checks.model import Claim, Elapsed, Interval, Lookup, Rating, Reason, Verdict

_A_YEAR = 365.25
_SLACK = 1.05
# Further off, the figure rather counts something else: a party's years, a life in politics.
_SLIP = 10


@dataclass(frozen=True, kw_only=True)
class _Length:
    """From the fewest to the most years that a stretch in office can be."""

    low: float
    high: float


def of_time_in_office(
    claim: Claim, elapsed: Elapsed, lookups: tuple[Lookup, ...], identity: Identity | None
) -> Verdict:
    """Compare "after 11 years in power" with the terms of the person who is surely meant."""
    person = identity.person if identity is not None else None
    if identity is None or person is None or claim.published_at is None:
        return silence(lookups, elapsed.whose)
    held = _terms(person, claim, claim.published_at)
    heads = [one for one in held if read_office(one[1].value).role in HEADS]
    if not heads or any(fact.start is None or fact.not_later_than for _, fact in held):
        return _not_known(person)
    lengths = tuple(_lengths(held, _days(claim, claim.published_at)))
    listed = f"{person.label} is listed as {_told(heads)}"
    evidence = tuple(cite(entity, fact) for entity, fact in heads[:3])
    if any(_fits(elapsed, one, is_round="round" in claim.tags) for one in lengths):
        return Verdict(
            rating=Rating.MATCHES,
            reason=Reason.NONE,
            explanation=f"The count fits: {listed}.",
            evidence=evidence,
        )
    return _miscounted(claim, elapsed, identity, lengths, listed=listed, heads=heads)


def _terms(person: Person, claim: Claim, published: date) -> tuple[Stated, ...]:
    """The terms that had begun by then: of the office that the words name, else of all."""
    role = next((tag.removeprefix("as ") for tag in claim.tags if tag.startswith("as ")), "")
    begun = [
        (entity, fact)
        for entity, fact in person.facts("position_held")
        if (fact.start or fact.end) and (fact.start is None or fact.start.first <= published)
    ]
    if not role:
        return tuple(begun)
    office = read_office(role)
    return tuple(
        one for one in begun if compare_offices(office, read_office(one[1].value)).likeness is Likeness.SAME
    )


def _days(claim: Claim, published: date) -> tuple[Interval, ...]:
    """The days that the text may count to where no term has ended: its own, and those that it tells of."""
    return (Interval(first=published, last=published), *claim.told_of)


def _lengths(held: Sequence[Stated], days: Sequence[Interval]) -> Iterator[_Length]:
    """How long each office lasted, all of one name together, and all from the first to the last."""
    by_office: dict[str, list[Stated]] = {}
    for one in held:
        by_office.setdefault(one[1].value, []).append(one)
    groups = [[one] for one in held] + [*by_office.values(), list(held)]
    for group in groups:
        for day in days:
            pieces = [_piece(one, day) for one in group]
            begun = [piece for piece in pieces if piece is not None]
            if not begun:
                continue
            yield _Length(low=sum(_years(first[1], last[0]) for first, last in begun),
                          high=sum(_years(first[0], last[1]) for first, last in begun))  # fmt: skip
            yield _Length(
                low=_years(min(first[1] for first, _ in begun), max(last[0] for _, last in begun)),
                high=_years(min(first[0] for first, _ in begun), max(last[1] for _, last in begun)),
            )


def _piece(stated: Stated, day: Interval) -> tuple[tuple[date, date], tuple[date, date]] | None:
    """The first and the last possible day of the beginning, and of the end or of the day that is counted to."""
    start, end = stated[1].start, stated[1].end
    if start is None or start.first > day.last:
        return None
    if end is None or end.first > day.last:
        return (start.first, start.last), (day.first, day.last)
    return (start.first, start.last), (end.first, end.last)


def _years(first: date, last: date) -> float:
    return max(0.0, (last - first).days / _A_YEAR)


def _fits(elapsed: Elapsed, length: _Length, *, is_round: bool) -> bool:
    """Whether the stated number is near enough; "over 15" may be less than the length, "nearly 17" more."""
    said = elapsed.elapsed
    slack = max(_SLACK, said * 0.2) if is_round else _SLACK
    below = slack + (max(1.0, said * 0.25) if elapsed.hedge == "over" else 0.0)
    above = slack + (2.0 if elapsed.hedge == "under" else 0.0)
    if elapsed.hedge == "about":
        below, above = below + said * 0.1 + 0.5, above + said * 0.1 + 0.5
    return length.low - below <= said <= length.high + above


def _miscounted(  # noqa: PLR0913 - what the words of the verdict are made of
    claim: Claim,
    elapsed: Elapsed,
    identity: Identity,
    lengths: Sequence[_Length],
    *,
    listed: str,
    heads: Sequence[Stated],
) -> Verdict:
    """Wrong of a sure person and a count that is near; a question where an earlier office may be missing."""
    person = identity.person
    nearest = min(min(abs(elapsed.elapsed - one.low), abs(elapsed.elapsed - one.high)) for one in lengths)
    sure = person is not None and len(identity.survivors) == 1 and (person.in_context or person.exact)
    if person is None or not sure or nearest > _SLIP or "round" in claim.tags:
        return _not_known(person)
    longer = elapsed.elapsed > max(one.high for one in lengths)
    whole = _whole_time(heads, claim)
    certain = not (longer and ALL_OFFICES in claim.tags and len(heads) == 1 and not _is_closed(heads))
    ask = "" if certain else " Does the text count another office too?"
    return Verdict(
        rating=Rating.DIFFERS if certain else Rating.AMBIGUOUS,
        reason=Reason.ARITHMETIC,
        explanation=f"{listed}: that is about {in_years(whole)}.{ask}",
        correction=_as_written(claim.quote, whole) if certain and whole > 1 else None,
        evidence=tuple(cite(entity, fact) for entity, fact in heads[:3]),
    )


def _is_closed(heads: Sequence[Stated]) -> bool:
    return all(fact.end is not None for _, fact in heads)


def _whole_time(heads: Sequence[Stated], claim: Claim) -> int:
    """The years from the first of these terms to the last, or to the day of the story."""
    day = claim.published_at or date.min
    pieces = [piece for one in heads if (piece := _piece(one, Interval(first=day, last=day))) is not None]
    return round(_years(min(first[0] for first, _ in pieces), max(last[1] for _, last in pieces)))


def _told(heads: Sequence[Stated]) -> str:
    """The offices with their terms."""
    by_office: dict[str, list[Stated]] = {}
    for one in heads:
        by_office.setdefault(one[1].value, []).append(one)
    said = (f"{office} {' and '.join(terms(fact for _, fact in held))}" for office, held in by_office.items())
    return "; ".join(said)


def _as_written(quote: str, years: int) -> str:
    """The words with the right number, in figures."""
    if re.search(r"[0-9]", quote):
        return re.sub(r"[0-9]+", str(years), quote, count=1)
    return in_years(years) if re.search(r"year|decade|centur", quote) else str(years)


def _not_known(person: Person | None) -> Verdict:
    label = person.label if person is not None else "the person"
    return Verdict(
        rating=Rating.NO_REFERENCE,
        reason=Reason.NONE,
        explanation=f"No source dates how long {label} was in office, so the years were not counted.",
    )
