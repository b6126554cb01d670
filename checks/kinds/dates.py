"""Dates: what each date expression resolves to, weekdays against dates, and days counted from an event. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from checks.compare.dates import (
    NEAR_DAYS,
    WEEK,
    day_in_words,
    gap_days,
    impossible,
    in_words,
    shift,
    value_of,
    weekday_name,
    weekdays_named,
    why_impossible,
)
from checks.compare.dates.stamps import is_stamp
from checks.compare.identity import Identity, person_query
from checks.compare.lives import LIFE_FACTS, SAID, of_a_life, when, whole
from checks.compare.occasions import BIRTH, DEATH, Named, life_of, occasion
from checks.model import (
    Claim,
    ClaimKind,
    Entity,
    EntityKind,
    Evidence,
    EvidenceKind,
    FoundBy,
    Interval,
    Lookup,
    LookupState,
    PartialDate,
    PartRole,
    Query,
    Rating,
    Reason,
    Span,
    Timing,
    Verdict,
)
from checks.reading import Dated, Label, Mention, Reading

KIND = ClaimKind.DATE

_LIFE = re.compile(r"(?P<born>[12][0-9]{3})\s?[-\u2010-\u2014]\s?(?P<died>[12][0-9]{3})")
_GIVE_PUBLISHED = "the publication date is not known; give it with --published"
_IN_QUOTATION = " Check the original before changing a quote."
# Some countries wrote dates in the Julian calendar until 1923, so an older weekday is no proof.
_GREGORIAN_EVERYWHERE = date(1924, 1, 1)
# A count so far behind the article's date may well speak of that earlier day.
_LOOKING_BACK_DAYS = 31
_NAMED = frozenset({FoundBy.LABEL, FoundBy.ALIAS, FoundBy.REDIRECT})
_EVIDENCE_KINDS = {"pack": EvidenceKind.PACK, "house": EvidenceKind.HOUSE}
_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])|\byear\b")


def find(reading: Reading) -> tuple[Claim, ...]:
    """Find the date expressions outside credits and stamps: one claim for the same words of the same occasion."""
    article = reading.article
    claims: dict[tuple[str, object], Claim] = {}
    places: dict[tuple[str, object], list[Span]] = {}
    named = _named(reading)
    ended = 0
    for found in reading.dates:
        before, ended = ended, found.end
        role = _role_at(reading, found.start)
        if role is PartRole.CREDIT or is_stamp(article.text, found.start, found.end):
            continue
        for one, tags in _dated(reading, found, named, before):
            claim = replace(_claim(reading, one, role), tags=tags)
            key = (" ".join(claim.quote.casefold().split()), replace(one.timing, text=""))
            claims.setdefault(key, claim)
            places.setdefault(key, []).extend(claim.occurrences)
    return tuple(replace(claim, occurrences=tuple(places[key])) for key, claim in claims.items())


def _named(reading: Reading) -> Named:
    """Who and what the dates of the article can be said of."""
    works = [
        Mention(
            start=work.start,
            end=work.end,
            text=work.creation.work,
            label=Label.WORK,
            subject=work.creation.work,
            role=work.role,
        )
        for work in reading.works
    ]
    return Named.of(sorted((*reading.mentions, *works), key=lambda mention: mention.start))


def _dated(
    reading: Reading, found: Dated, named: Named, before: int
) -> tuple[tuple[Dated, tuple[str, ...]], ...]:
    """The expression with what it is of; the years of a life ("Name (1903-1950)") as a birth and a death."""
    text, span, sentence = reading.article.text, (found.start, found.end), reading.sentence_at(found.start)
    years = _LIFE.fullmatch(found.timing.text)
    if years:
        whose = life_of(text, span, (int(years["born"]), int(years["died"])), named)
        if whose:
            ends = (("born", BIRTH), ("died", DEATH))
            return tuple((_year_of_life(found, years, name, of, whose), ()) for name, of in ends)
    if sentence is None or found.timing.ordinal is not None:
        return ((found, ()),)
    said = occasion(text, (sentence.start, max(sentence.end, found.end)), span, named, after=before)
    timing = replace(found.timing, of=said.of, whose=said.whose)
    return ((replace(found, timing=timing), ("inferred",) if said.inferred else ()),)


def _year_of_life(found: Dated, years: re.Match[str], name: str, of: str, whose: str) -> Dated:
    start, end = (found.start + place for place in years.span(name))
    timing = Timing(text=years[name], interval=whole(PartialDate(year=int(years[name]))), of=of, whose=whose)
    return Dated(start=start, end=end, timing=timing)


def _role_at(reading: Reading, offset: int) -> PartRole:
    """The role of the paragraph; of the part where the recogniser left the paragraph out."""
    paragraph = reading.paragraph_at(offset)
    if paragraph is not None:
        return paragraph.role
    return next(
        (part.role for part in reading.article.parts if part.start <= offset < part.end), PartRole.BODY
    )


def _claim(reading: Reading, found: Dated, role: PartRole) -> Claim:
    timing, quotation = found.timing, reading.quotation_at(found.start)
    stated = _sentence_day(reading, found) if timing.ordinal is not None else None
    return Claim(
        kind=KIND,
        quote=timing.text,
        start=found.start,
        end=found.end,
        subject=timing.text,
        statement=_statement(timing),
        occurrences=(Span(start=found.start, end=found.end),),
        as_of=stated or reading.article.published_at,
        stated=Interval(first=stated, last=stated) if stated else None,
        published_at=reading.article.published_at,
        value=value_of(timing.interval, timing.readings),
        asserts=timing,
        role=role,
        in_quote=quotation is not None,
        speaker=quotation.speaker if quotation else None,
    )


def _sentence_day(reading: Reading, found: Dated) -> date | None:
    """The one day that the sentence names beside a counted day; then the count is about that day."""
    sentence = reading.sentence_at(found.start)
    if sentence is None:
        return None
    days = {
        other.timing.interval.first
        for other in reading.dates_within(sentence.start, sentence.end)
        if other.timing.interval is not None and other.timing.interval.first == other.timing.interval.last
    }
    return days.pop() if len(days) == 1 else None


def _statement(timing: Timing) -> str:
    if timing.whose and timing.of in SAID and timing.interval is not None:
        return f"Says that {timing.whose} {SAID[timing.of]} {when(timing.interval)}."
    return f'The text says "{timing.text}"{_meaning(timing)}.'


def _meaning(timing: Timing) -> str:
    if timing.interval is not None:
        of = f" ({timing.of})" if timing.of else ""
        return f": {in_words(timing.interval)}{of}"
    if timing.readings:
        return f": {_either(timing.readings)}"
    if timing.ordinal is not None:
        return f": day {timing.ordinal} of the {timing.epoch}"
    if timing.needs_anchor:
        return ", counted from a publication date that is not known"
    return f": {timing.unresolved}" if timing.unresolved else ", a day that no calendar has"


def _either(readings: tuple[Interval, ...], as_of: date | None = None, *, weekdays: bool = False) -> str:
    return " or ".join(in_words(reading, weekdays=weekdays) + _near(reading, as_of) for reading in readings)


def _near(reading: Interval, as_of: date | None) -> str:
    if as_of is None or reading.first != reading.last:
        return ""
    names = {
        -1: " (the day before publication)",
        0: " (the day of publication)",
        1: " (the day after publication)",
    }
    return names.get((reading.first - as_of).days, "")


def ask(claim: Claim, reading: Reading) -> tuple[Query, ...]:
    """Ask for the person whose birth or death is dated, and for the event that days are counted from."""
    timing = _timing(claim)
    if timing.of in LIFE_FACTS and timing.whose:
        return (person_query(timing.whose, reading),)
    if timing.ordinal is None or timing.epoch is None or not any(letter.isupper() for letter in timing.epoch):
        return ()
    return (
        Query(
            about=EntityKind.EVENT, subject=timing.epoch, as_of=claim.as_of or reading.article.published_at
        ),
    )


def _timing(claim: Claim) -> Timing:
    if not isinstance(claim.asserts, Timing):
        raise TypeError(f"a date claim asserts a Timing, not {claim.asserts!r}")
    return claim.asserts


def judge(claim: Claim, lookups: tuple[Lookup, ...], identities: Mapping[Query, Identity]) -> Verdict:
    """Judge one date: by the calendar, by the start of an event, or by the birth or death that a reference gives."""
    timing = _timing(claim)
    verdict = _by_calendar(claim, timing, lookups)
    if timing.of in LIFE_FACTS and timing.whose and timing.interval and verdict.rating is not Rating.DIFFERS:
        identity = next((identities[lookup.query] for lookup in lookups if lookup.query in identities), None)
        verdict = of_a_life(claim, timing, verdict, lookups, identity)
    return _careful_with_quotes(verdict) if claim.in_quote else verdict


def _by_calendar(claim: Claim, timing: Timing, lookups: tuple[Lookup, ...]) -> Verdict:
    if timing.ordinal is not None:
        verdict = _counted_day(claim, timing.ordinal, lookups)
    elif timing.unresolved:
        verdict = _unchecked(f'"{timing.text}" was not resolved: {timing.unresolved}.', Reason.NO_SOURCE)
    elif impossible(timing):
        verdict = _no_such_day(timing)
    elif timing.needs_anchor:
        verdict = _unchecked(f'"{timing.text}" was not resolved: {_GIVE_PUBLISHED}.')
    elif timing.interval is None:
        verdict = _several_readings(claim, timing)
    elif timing.weekday is not None:
        verdict = _weekday(claim, timing, timing.interval)
    else:
        resolved = in_words(timing.interval, weekdays=True)
        verdict = _unchecked(
            f"Resolves to {resolved}; no source was asked what happened then.", Reason.NO_SOURCE
        )
    return verdict


def _careful_with_quotes(verdict: Verdict) -> Verdict:
    if verdict.rating is not Rating.DIFFERS:
        return verdict
    return replace(verdict, correction=None, explanation=verdict.explanation + _IN_QUOTATION)


def _unchecked(explanation: str, reason: Reason = Reason.NONE) -> Verdict:
    return Verdict(rating=Rating.UNCHECKED, reason=reason, explanation=explanation)


def _calendar(working: str) -> Evidence:
    return Evidence(kind=EvidenceKind.CALENDAR, source="calendar", title="calendar", quoted=working)


def _no_such_day(timing: Timing) -> Verdict:
    working = why_impossible(timing.text)
    return Verdict(
        rating=Rating.DIFFERS,
        reason=Reason.DATE,
        explanation=f'There is no "{timing.text}": {working}.',
        evidence=(_calendar(working),),
    )


def _several_readings(claim: Claim, timing: Timing) -> Verdict:
    readings = _either(timing.readings, claim.as_of, weekdays=True)
    evidence = (_calendar(_day_and_weekday(claim.as_of, claim.as_of)),) if claim.as_of else ()
    return Verdict(
        rating=Rating.AMBIGUOUS,
        reason=Reason.DATE,
        explanation=f'"{timing.text}" can mean {readings}; give the date.',
        evidence=evidence,
    )


def _day_and_weekday(day: date, as_of: date | None) -> str:
    verb = "is" if as_of is not None and day > as_of else "was"
    return f"{day_in_words(day)} {verb} a {weekday_name(day.weekday())}"


def _weekday(claim: Claim, timing: Timing, interval: Interval) -> Verdict:
    """Compare each named weekday with its day, by arithmetic."""
    named = weekdays_named(timing.text)
    days = (
        (interval.first, interval.last)
        if len(named) > 1 and interval.first != interval.last
        else (interval.first,)
    )
    pairs = tuple(zip(named, days, strict=False))
    wrong = [(number, day) for number, day in pairs if day.weekday() != number]
    evidence = _calendar("; ".join(_day_and_weekday(day, claim.as_of) for _, day in pairs))
    if not wrong:
        explanation = f"The weekday fits: {evidence.quoted}."
        return Verdict(
            rating=Rating.MATCHES, reason=Reason.NONE, explanation=explanation, evidence=(evidence,)
        )
    explanation = " ".join(_not_that_weekday(number, day, claim.as_of) for number, day in wrong)
    unsure = _why_unsure(timing, interval, claim.as_of)
    if unsure:
        return Verdict(
            rating=Rating.AMBIGUOUS,
            reason=Reason.WEEKDAY,
            explanation=f"{explanation} {unsure}",
            evidence=(evidence,),
        )
    return Verdict(
        rating=Rating.DIFFERS,
        reason=Reason.WEEKDAY,
        explanation=f"{explanation} Either the weekday or the date is wrong.",
        correction=_with_weekdays(timing.text, [day.weekday() for _, day in pairs]),
        evidence=(evidence,),
    )


def _not_that_weekday(number: int, day: date, as_of: date | None) -> str:
    half = WEEK // 2
    closest = shift(day, (number - day.weekday() + half) % WEEK - half)
    name = weekday_name(number)
    return f"{_day_and_weekday(day, as_of)}, not a {name}; the nearest {name} is {day_in_words(closest)}."


def _why_unsure(timing: Timing, interval: Interval, as_of: date | None) -> str:
    """Why a wrong weekday may still be right in another calendar or year; empty when it cannot."""
    if interval.first < _GREGORIAN_EVERYWHERE:
        return "Dates of that time may be given in the old calendar."
    if not _YEAR.search(timing.text) and (as_of is None or gap_days(as_of, interval) > NEAR_DAYS):
        return "The text does not name the year; give it."
    return ""


def _with_weekdays(words: str, numbers: list[int]) -> str:
    """The words with the right weekdays in the place of those named, written in the same manner."""
    order: Iterator[int] = iter(numbers)
    pattern = "|".join(weekday_name(number)[:3] + r"[A-Za-z]*" for number in range(WEEK))
    return re.sub(
        rf"\b(?:{pattern})\b",
        lambda match: _alike(match.group(), next(order, None)),
        words,
        flags=re.IGNORECASE,
    )


def _alike(word: str, number: int | None) -> str:
    if number is None:
        return word
    name = weekday_name(number)
    right = name if word.lower().endswith("day") else name[:3]
    return right.upper() if word.isupper() else right


@dataclass(frozen=True, kw_only=True)
class _Start:
    """Since when a source says that the event goes on. `named`: the source calls it by the words asked for."""

    day: date
    entity: Entity
    source_title: str
    source_url: str | None
    named: bool


def _counted_day(claim: Claim, ordinal: int, lookups: tuple[Lookup, ...]) -> Verdict:
    """Compare "the 447th day" with the day it is said of, the day the event began being day 1."""
    if claim.as_of is None:
        return _unchecked(f'"{claim.quote}" was not compared: {_GIVE_PUBLISHED}.')
    starts = tuple(start for lookup in lookups for start in _starts(lookup))
    counts = {start: (claim.as_of - start.day).days + 1 for start in starts}
    fitting = next((start for start in starts if counts[start] == ordinal), None)
    if fitting is not None:
        return _count(claim, fitting, Rating.MATCHES)
    sure = [start for start in starts if start.named]
    if not sure:
        return _no_start(claim, lookups)
    if len({start.day for start in sure}) > 1:
        return _several_starts(claim, sure)
    return _count(claim, sure[0], _rating_of_miscount(claim, ordinal, counts[sure[0]]))


def _rating_of_miscount(claim: Claim, ordinal: int, right: int) -> Rating:
    """One day off may be the other way to count; a dated sentence or a long look back another day."""
    looks_back = ordinal < right - _LOOKING_BACK_DAYS
    if abs(right - ordinal) == 1 or claim.stated is not None or looks_back:
        return Rating.AMBIGUOUS
    return Rating.DIFFERS


def _starts(lookup: Lookup) -> Iterator[_Start]:
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
                    named=hit.candidate.found_by in _NAMED,
                )


def _whole_day(text: str) -> date | None:
    try:
        partial = PartialDate.parse(text)
    except ValueError:
        return None
    return None if partial.day is None else partial.first


def _no_start(claim: Claim, lookups: tuple[Lookup, ...]) -> Verdict:
    event = _timing(claim).epoch
    failed = next((lookup for lookup in lookups if lookup.state is LookupState.FAILED), None)
    if failed is not None:
        why = Reason.OUTAGE if failed.why is Reason.NONE else failed.why
        return _unchecked(
            f"When the {event} began could not be looked up at {failed.source}: {failed.detail}.", why
        )
    if not lookups:
        return _unchecked(f"No source was asked when the {event} began.", Reason.NO_SOURCE)
    return Verdict(
        rating=Rating.NO_REFERENCE,
        reason=Reason.NONE,
        explanation=f"No source says on which day the {event} began.",
    )


def _several_starts(claim: Claim, starts: list[_Start]) -> Verdict:
    days = sorted({start.day for start in starts})
    return Verdict(
        rating=Rating.AMBIGUOUS,
        reason=Reason.SEVERAL_CANDIDATES,
        explanation=f"Sources give several first days of the {_timing(claim).epoch}: {', '.join(map(day_in_words, days))}; "
        "the count fits none of them.",
        evidence=tuple(_reference(start) for start in starts),
    )


def _count(claim: Claim, start: _Start, rating: Rating) -> Verdict:
    """The working: both counts of the day the claim is said of."""
    day = claim.as_of or start.day
    elapsed = (day - start.day).days
    first, said_of = day_in_words(start.day), day_in_words(day)
    working = f"{first} is day 1, so {said_of} is day {elapsed + 1}"
    explanation = {
        Rating.MATCHES: f"The count fits: {working}.",
        Rating.DIFFERS: f"The count is off: {working}.",
        Rating.AMBIGUOUS: f"{working} ({elapsed} days after the start): the text may count otherwise or speak of another day.",
    }[rating]
    return Verdict(
        rating=rating,
        reason=Reason.NONE if rating is Rating.MATCHES else Reason.ARITHMETIC,
        explanation=explanation,
        correction=_with_ordinal(claim.quote, elapsed + 1)
        if rating is Rating.DIFFERS and elapsed >= 0
        else None,
        evidence=(_calendar(working), _reference(start)),
    )


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
