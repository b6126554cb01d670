"""Days counted from an event ("the 447th day of the war"), against the day on which a reference lets it begin. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from checks.compare.by_calendar import GIVE_PUBLISHED, calendar_evidence, unchecked
from checks.compare.dates import day_in_words
from checks.compare.things import named_hits
from checks.model import (
    Claim,
    Entity,
    Evidence,
    EvidenceKind,
    Hit,
    Lookup,
    LookupState,
    PartialDate,
    Rating,
    Reason,
    Timing,
    Verdict,
)
from checks.reading import Dated, Reading, Stretch

# A count so far behind the article's date may well speak of that earlier day.
_LOOKING_BACK_DAYS = 31
# The claim's tag: the sentence puts the count right beside its day ("on 3 June 2022, the 100th day of the war").
ITS_DAY = "its day"
# "On 3 June 2022, which was the 100th day of the war", "the 100th day of the war, 3 June 2022".
_TO_ITS_COUNT = re.compile(r",?\s(?:(?:which\s)?(?:is|was)\s)?(?:the\s)?")
_TO_ITS_DAY = re.compile(r"(?:,|\s\()\s?(?:on\s)?(?:the\s)?")
_EVIDENCE_KINDS = {"pack": EvidenceKind.PACK, "house": EvidenceKind.HOUSE}


@dataclass(frozen=True, kw_only=True)
class _Start:
    """Since when a source says that the event goes on. `named`: the source calls it by the words asked for."""

    day: date
    entity: Entity
    source_title: str
    source_url: str | None
    named: bool


def is_beside_its_day(reading: Reading, sentence: Stretch, found: Dated) -> bool:
    """Whether a counted day stands in its sentence right beside the day that it is the count of."""
    text = reading.article.text
    return any(
        _TO_ITS_COUNT.fullmatch(text[one.end : found.start])
        or _TO_ITS_DAY.fullmatch(text[found.end : one.start])
        for one in reading.dates_within(sentence.start, sentence.end)
        if one.timing.ordinal is None and one.timing.interval is not None
    )


def counted_day(claim: Claim, timing: Timing, ordinal: int, lookups: tuple[Lookup, ...]) -> Verdict:
    """Compare "the 447th day" with the day it is said of, the day the event began being day 1."""
    if claim.as_of is None:
        return unchecked(f'"{claim.quote}" was not compared: {GIVE_PUBLISHED}.')
    led = set(named_hits(lookups))
    starts = tuple(start for lookup in lookups for start in _starts(lookup, led))
    counts = {start: (claim.as_of - start.day).days + 1 for start in starts}
    fitting = next((start for start in starts if counts[start] == ordinal), None)
    if fitting is not None:
        return _count(claim, fitting, Rating.MATCHES)
    sure = [start for start in starts if start.named]
    if not sure:
        return _no_start(timing, lookups)
    if len({start.day for start in sure}) > 1:
        return _several_starts(timing, sure)
    if _rating_of_miscount(claim, ordinal, counts[sure[0]]) is Rating.AMBIGUOUS:
        return _count(claim, sure[0], Rating.AMBIGUOUS)
    return _miscounted(claim, sure[0], ordinal)


def _rating_of_miscount(claim: Claim, ordinal: int, right: int) -> Rating:
    """One day off may be the other way to count; a date further off in the sentence or a long look back another day."""
    if abs(right - ordinal) == 1:
        return Rating.AMBIGUOUS
    if claim.stated is not None:
        return Rating.DIFFERS if ITS_DAY in claim.tags else Rating.AMBIGUOUS
    return Rating.AMBIGUOUS if ordinal < right - _LOOKING_BACK_DAYS else Rating.DIFFERS


def _starts(lookup: Lookup, led: set[Hit]) -> Iterator[_Start]:
    """The days, known to the day, on which the events of a lookup began."""
    for hit in lookup.hits:
        for fact in hit.entity.about("start"):
            day = _whole_day(fact.value) or (fact.start and _whole_day(str(fact.start)))
            if day:
                yield _Start(
                    day=day,
                    entity=hit.entity,
                    source_title=fact.source_title,
                    source_url=fact.source_url,
                    named=hit in led,
                )


def _whole_day(text: str) -> date | None:
    try:
        partial = PartialDate.parse(text)
    except ValueError:
        return None
    return None if partial.day is None else partial.first


def _no_start(timing: Timing, lookups: tuple[Lookup, ...]) -> Verdict:
    event = timing.epoch
    failed = next((lookup for lookup in lookups if lookup.state is LookupState.FAILED), None)
    if failed is not None:
        why = Reason.OUTAGE if failed.why is Reason.NONE else failed.why
        return unchecked(
            f"When the {event} began could not be looked up at {failed.source}: {failed.detail}.", why
        )
    if not lookups:
        return unchecked(f"No source was asked when the {event} began.", Reason.NO_SOURCE)
    return Verdict(
        rating=Rating.NO_REFERENCE,
        reason=Reason.NONE,
        explanation=f"No source says on which day the {event} began.",
    )


def _several_starts(timing: Timing, starts: list[_Start]) -> Verdict:
    days = sorted({start.day for start in starts})
    return Verdict(
        rating=Rating.AMBIGUOUS,
        reason=Reason.SEVERAL_CANDIDATES,
        explanation=f"Sources give several first days of the {timing.epoch}: {', '.join(map(day_in_words, days))}; "
        "the count fits none of them.",
        evidence=tuple(_reference(start) for start in starts),
    )


def _count(claim: Claim, start: _Start, rating: Rating) -> Verdict:
    """The working: both counts of the day the claim is said of."""
    elapsed, working = _working(claim, start)
    explanation = (
        f"The count fits: {working}."
        if rating is Rating.MATCHES
        else f"{working} ({elapsed} days after the start): the text may count otherwise or speak of another day."
    )
    return Verdict(
        rating=rating,
        reason=Reason.NONE if rating is Rating.MATCHES else Reason.ARITHMETIC,
        explanation=explanation,
        evidence=(calendar_evidence(working), _reference(start)),
    )


def _miscounted(claim: Claim, start: _Start, ordinal: int) -> Verdict:
    """A count that is off. Which number is right, is sure only where the sentence says its day."""
    elapsed, working = _working(claim, start)
    is_sure = claim.stated is not None and elapsed >= 0
    told = working if is_sure else f"{working} and the day before it day {elapsed}"
    meant = start.day + timedelta(days=ordinal - 1)
    return Verdict(
        rating=Rating.DIFFERS,
        reason=Reason.ARITHMETIC,
        explanation=f"The count is off: {told}; day {ordinal} would be {day_in_words(meant)}.",
        correction=_with_ordinal(claim.quote, elapsed + 1) if is_sure else None,
        evidence=(calendar_evidence(working), _reference(start)),
    )


def _working(claim: Claim, start: _Start) -> tuple[int, str]:
    """The days from the start to the day that the claim is said of, and the count in words."""
    day = claim.as_of or start.day
    elapsed = (day - start.day).days
    return elapsed, f"{day_in_words(start.day)} is day 1, so {day_in_words(day)} is day {elapsed + 1}"


def _with_ordinal(words: str, number: int) -> str:
    """The words with the right number; a number in words is replaced by figures."""
    if re.match(r"day\b", words, re.IGNORECASE):
        return re.sub(r"[0-9]+", str(number), words, count=1)
    return f"{number}{_suffix(number)}" + words[re.match(r"[0-9A-Za-z]+(?:-(?!day)[a-z]+)?", words).end() :]  # type: ignore[union-attr]  # an ordinal leads the words


def _suffix(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _reference(start: _Start) -> Evidence:
    entity = start.entity
    return Evidence(
        kind=_EVIDENCE_KINDS.get(entity.source, EvidenceKind.REVISION),
        source=entity.source,
        title=start.source_title or entity.label,
        url=start.source_url or entity.url,
        revision=entity.revision,
        quoted=f"{entity.label}: began {day_in_words(start.day)}",
        valid_from=start.day.isoformat(),
        retrieved_at=entity.retrieved_at.isoformat() if entity.retrieved_at else None,
    )
