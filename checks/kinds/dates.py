"""Dates: what each date expression resolves to and is said of, ages and anniversaries, against calendar and references. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from checks.compare.asking import event_query, organisation_query, work_query
from checks.compare.by_calendar import by_calendar, either
from checks.compare.counted_days import counted_day
from checks.compare.counted_time import CountedTime
from checks.compare.date_scene import Scene, scene_of
from checks.compare.dated_things import THING_FACTS, of_a_thing
from checks.compare.dates import in_words, value_of
from checks.compare.dates.stamps import is_stamp
from checks.compare.elapsed_told import find_elapsed
from checks.compare.elapsed_verdicts import of_elapsed
from checks.compare.event_dates import EVENT, EVENT_END, EVENT_START, event_dated
from checks.compare.identity import Identity, person_query
from checks.compare.known_dates import when, whole
from checks.compare.lives import LIFE_FACTS, of_a_life
from checks.compare.occasions import (
    BIRTH,
    DEATH,
    DISSOLUTION,
    FOUNDING,
    OFFICE_END,
    OFFICE_START,
    RELEASE,
    SIGNING,
    Occasion,
    life_of,
    occasion,
)
from checks.compare.office_dates import AGAIN, OFFICE_FACTS, of_an_office, tags_of
from checks.compare.strings import fold
from checks.compare.subjects import is_verb, subject_of, subject_token, token_at
from checks.compare.terms_told import TermDate, term_dated
from checks.model import (
    Claim,
    ClaimKind,
    Creation,
    Elapsed,
    EntityKind,
    Interval,
    Lookup,
    PartialDate,
    PartRole,
    Query,
    Rating,
    Span,
    Timing,
    Verdict,
)
from checks.reading import Dated, Label, Reading, Stretch, Told

KIND = ClaimKind.DATE

_LIFE = re.compile(r"(?P<born>[12][0-9]{3})\s?[-\u2010-\u2014]\s?(?P<died>[12][0-9]{3})")
_IN_QUOTATION = " Check the original before changing a quote."
_SAID = {
    BIRTH: "was born",
    DEATH: "died",
    FOUNDING: "was founded",
    DISSOLUTION: "was dissolved",
    RELEASE: "came out",
    SIGNING: "was signed or passed",
    OFFICE_START: "took office",
    OFFICE_END: "left office",
    EVENT: "took place",
    EVENT_START: "began",
    EVENT_END: "ended",
}
_EVENTS = frozenset({EVENT, EVENT_START, EVENT_END})
_OF_PEOPLE = frozenset({BIRTH, DEATH, OFFICE_START, OFFICE_END})
_LONG_NAME = 120
_FIRST_AND_LAST = 2
_LEADING_YEAR = re.compile(r"\A[12][0-9]{3}\s")


def find(reading: Reading) -> tuple[Claim, ...]:
    """Find the date expressions outside credits and stamps, ages and anniversaries: each assertion is one claim."""
    article = reading.article
    claims: dict[tuple[str, object], Claim] = {}
    places: dict[tuple[str, object], list[Span]] = {}
    scene = scene_of(reading)
    counts = find_elapsed(reading, scene.events)
    counted_again = {(one.start, one.end) for one in counts}
    ended = 0
    for found in reading.dates:
        before, ended = ended, found.end
        role = _role_at(reading, found.start)
        is_told = (found.start, found.end) in counted_again
        is_mark = is_stamp(article.text, found.start, found.end) and not _is_off(found.timing)
        if role is PartRole.CREDIT or is_told or is_mark:
            continue
        for one, tags in _dated(reading, found, scene, before):
            claim = replace(_claim(reading, one, role), tags=tags)
            key = (" ".join(claim.quote.casefold().split()), replace(one.timing, text=""))
            claims.setdefault(key, claim)
            places.setdefault(key, []).extend(claim.occurrences)
    for counted in counts:
        claim = _elapsed_claim(reading, counted)
        if claim.role is not PartRole.CREDIT:
            claims.setdefault((claim.quote, counted.elapsed), claim)
            places.setdefault((claim.quote, counted.elapsed), []).extend(claim.occurrences)
    merged = (replace(claim, occurrences=tuple(places[key])) for key, claim in claims.items())
    return tuple(sorted(merged, key=lambda claim: (claim.start, claim.end)))


def _is_off(timing: Timing) -> bool:
    """Whether the weekday misses its day, which is said of a dateline too."""
    day = timing.interval.first if timing.interval is not None else None
    return day is not None and timing.weekday is not None and day.weekday() != timing.weekday


def _dated(
    reading: Reading, found: Dated, scene: Scene, before: int
) -> tuple[tuple[Dated, tuple[str, ...]], ...]:
    """The expression with what it is of; the years of a life ("Name (1903-1950)") as a birth and a death."""
    text, span, sentence = reading.article.text, (found.start, found.end), reading.sentence_at(found.start)
    years = _LIFE.fullmatch(found.timing.text)
    if years:
        whose = life_of(text, span, (int(years["born"]), int(years["died"])), scene.named)
        if whose:
            ends = (("born", BIRTH), ("died", DEATH))
            return tuple((_year_of_life(found, years, name, of, whose), ()) for name, of in ends)
    if sentence is None or found.timing.ordinal is not None:
        return ((found, ()),)
    whole_sentence = (sentence.start, max(sentence.end, found.end))
    event = event_dated(text, whole_sentence, span, scene.events)
    if event is not None:
        is_text = event.of == EVENT and _creation(event.event.name, reading) is not None
        timing = replace(found.timing, of=SIGNING if is_text else event.of, whose=event.event.full)
        return ((replace(found, timing=timing), ()),)
    terms = term_dated(reading, sentence, found)
    if terms:
        left_open = _left_open(text, whole_sentence, span)
        return tuple((_of_a_term(one, told), left_open) for one, told in terms)
    said = occasion(text, whole_sentence, span, scene.named, after=before)
    whose = said.whose or _by_the_parse(reading, sentence, said, found, scene)
    timing = replace(found.timing, of=said.of, whose=whose)
    tags = ("inferred",) if said.inferred else ()
    if said.of in OFFICE_FACTS and whose:
        timing = replace(timing, office=_office(reading, whole_sentence, whose, said.of))
        tags = (*tags, *tags_of(text[whole_sentence[0] : whole_sentence[1]]))
    return ((replace(found, timing=timing), tags),)


def _best_known(whose: str, reading: Reading) -> str:
    """The name by which the article calls the person elsewhere: "Leonard Cohen" of "Leonard Norman Cohen"."""
    words = whose.split()
    short = f"{words[0]} {words[-1]}"
    is_named = any(short in {one.text, one.subject} for one in reading.persons())
    return short if len(words) > _FIRST_AND_LAST and is_named else whose


def _of_a_term(found: Dated, told: TermDate) -> Dated:
    return replace(found, timing=replace(found.timing, of=told.of, whose=told.whose, office=told.office))


_NEAR = 80
_FROM_ELSEWHERE = re.compile(r"\b(?:later|earlier|before|after|previous|next|following)\b", re.IGNORECASE)


def _left_open(text: str, sentence: tuple[int, int], span: tuple[int, int]) -> tuple[str, ...]:
    """What the words of the date's own clause leave open about a term."""
    behind = re.split(r"[,;:]", text[span[1] : min(sentence[1], span[1] + _NEAR)], maxsplit=1)[0]
    before = tags_of(text[max(sentence[0], span[0] - _NEAR) : span[0]])
    return (*before, *(tag for tag in tags_of(behind) if tag == AGAIN and tag not in before))


def _by_the_parse(reading: Reading, sentence: Stretch, said: Occasion, found: Dated, scene: Scene) -> str:
    """Who is the subject of the word before the date that says what it is of, however far before the name stands."""
    if said.cue is None or said.cue > found.start or _FROM_ELSEWHERE.search(found.timing.text):
        return ""
    at = token_at(reading, said.cue)
    if at is None or not is_verb(reading, at):
        return ""
    if said.of in _OF_PEOPLE:
        person = subject_of(reading, at, sentence)
        return person.subject if person is not None else ""
    subject = subject_token(reading, at, sentence) if said.of == FOUNDING else None
    return _body_at(scene, reading.tokens[subject].start) if subject is not None else ""


def _body_at(scene: Scene, offset: int) -> str:
    near = scene.named.between(max(0, offset - _LONG_NAME), offset + 1 + _LONG_NAME)
    bodies = (one for one in near if one.label is Label.ORGANISATION and one.start <= offset < one.end)
    return next((one.subject for one in bodies), "")


_CHANGES = {OFFICE_START: frozenset({Told.STARTS}), OFFICE_END: frozenset({Told.ENDED, Told.WAS})}


def _office(reading: Reading, sentence: tuple[int, int], whose: str, of: str) -> str:
    """The office that the sentence says the person took, or left; of several none."""
    changed = {
        one.office.text
        for one in reading.appointments
        if sentence[0] <= one.start < sentence[1] and one.person.subject == whose and one.told in _CHANGES[of]
    }
    return changed.pop() if len(changed) == 1 else ""


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


def _elapsed_claim(reading: Reading, counted: CountedTime) -> Claim:
    quote, quotation = (
        reading.article.text[counted.start : counted.end],
        reading.quotation_at(counted.start),
    )
    return Claim(
        kind=KIND,
        quote=quote,
        start=counted.start,
        end=counted.end,
        subject=" ".join(quote.split()),
        statement=counted.statement,
        occurrences=(Span(start=counted.start, end=counted.end),),
        as_of=reading.article.published_at,
        published_at=reading.article.published_at,
        asserts=counted.elapsed,
        role=_role_at(reading, counted.start),
        in_quote=quotation is not None,
        speaker=quotation.speaker if quotation else None,
        told_of=counted.told_of,
        tags=counted.tags,
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
    if timing.whose and timing.of in _SAID and timing.interval is not None:
        return f"Says that {timing.whose} {_SAID[timing.of]} {when(timing.interval)}."
    return f'The text says "{timing.text}"{_meaning(timing)}.'


def _meaning(timing: Timing) -> str:
    if timing.interval is not None:
        of = f" ({timing.of})" if timing.of else ""
        return f": {in_words(timing.interval)}{of}"
    if timing.readings:
        return f": {either(timing.readings)}"
    if timing.ordinal is not None:
        return f": day {timing.ordinal} of the {timing.epoch}"
    if timing.needs_anchor:
        return ", counted from a publication date that is not known"
    return f": {timing.unresolved}" if timing.unresolved else ", a day that no calendar has"


def ask(claim: Claim, reading: Reading) -> tuple[Query, ...]:
    """Ask for the person, body, work or event that is dated, by the query of the kind that names it."""
    if isinstance(claim.asserts, Elapsed):
        return tuple(dict.fromkeys(_about_elapsed(claim.asserts, claim.tags, reading)))
    timing = _timing(claim)
    if timing.ordinal is not None:
        return _about_epoch(claim, timing, reading)
    if not timing.whose or timing.interval is None:
        return ()
    if timing.of in LIFE_FACTS or timing.of in OFFICE_FACTS:
        return (person_query(_best_known(timing.whose, reading), reading),)
    return tuple(dict.fromkeys(_about_thing(timing.of, timing.whose, reading)))


def _about_epoch(claim: Claim, timing: Timing, reading: Reading) -> tuple[Query, ...]:
    if timing.epoch is None or not any(letter.isupper() for letter in timing.epoch):
        return ()
    as_of = claim.as_of or reading.article.published_at
    return (Query(about=EntityKind.EVENT, subject=timing.epoch, as_of=as_of),)


def _about_thing(of: str, whose: str, reading: Reading) -> Iterator[Query]:
    """A treaty is asked for as a work and as an event, for references keep it as either."""
    creation = _creation(whose, reading)
    if of in {FOUNDING, DISSOLUTION}:
        yield organisation_query(whose, reading)
    elif creation is not None and of not in {EVENT_START, EVENT_END}:
        yield work_query(creation, reading)
    if of in _EVENTS or (of == SIGNING and creation is not None and creation.form == "treaty"):
        yield _event(whose, reading)


def _event(name: str, reading: Reading) -> Query:
    """The event by its name, with and without the year that leads it."""
    query = event_query(name, reading)
    without = _LEADING_YEAR.sub("", name)
    return query if without == name else replace(query, forms=(*query.forms, without))


def _creation(title: str, reading: Reading) -> Creation | None:
    """The work of this title as the article names it most fully."""
    named = [one.creation for one in reading.works if fold(one.creation.work) == fold(title)]
    return next((one for one in named if one.form), named[0] if named else None)


def _about_elapsed(elapsed: Elapsed, tags: Sequence[str], reading: Reading) -> Iterator[Query]:
    """Nothing where the text itself dates the beginning."""
    if elapsed.since is not None or not elapsed.whose:
        return
    if "person" in tags:
        yield person_query(elapsed.whose, reading)
    elif "body" in tags:
        yield organisation_query(elapsed.whose, reading)
    elif "work" in tags and (creation := _creation(elapsed.whose, reading)) is not None:
        yield work_query(creation, reading)
    else:
        yield _event(elapsed.whose, reading)


def _timing(claim: Claim) -> Timing:
    if not isinstance(claim.asserts, Timing):
        raise TypeError(f"a date claim asserts a Timing, not {claim.asserts!r}")
    return claim.asserts


def judge(claim: Claim, lookups: tuple[Lookup, ...], identities: Mapping[Query, Identity]) -> Verdict:
    """Judge one date: by the calendar, by the count that it states, or by what a reference dates."""
    identity = next((identities[lookup.query] for lookup in lookups if lookup.query in identities), None)
    if isinstance(claim.asserts, Elapsed):
        verdict = of_elapsed(claim, claim.asserts, lookups, identity)
    else:
        verdict = _of_timing(claim, _timing(claim), lookups, identity)
    return _careful_with_quotes(verdict) if claim.in_quote else verdict


def _of_timing(
    claim: Claim, timing: Timing, lookups: tuple[Lookup, ...], identity: Identity | None
) -> Verdict:
    if timing.ordinal is not None:
        return counted_day(claim, timing, timing.ordinal, lookups)
    verdict = by_calendar(claim, timing)
    if not timing.whose or timing.interval is None or verdict.rating is Rating.DIFFERS:
        return verdict
    if timing.of in LIFE_FACTS:
        return of_a_life(claim, timing, verdict, lookups, identity)
    if timing.of in OFFICE_FACTS:
        return of_an_office(claim, timing, verdict, identity)
    if timing.of in THING_FACTS:
        return of_a_thing(claim, timing, verdict, lookups)
    return verdict


def _careful_with_quotes(verdict: Verdict) -> Verdict:
    if verdict.rating is not Rating.DIFFERS:
        return verdict
    return replace(verdict, correction=None, explanation=verdict.explanation + _IN_QUOTATION)
