"""One check from article to findings. The only place that knows the order of the steps."""

from __future__ import annotations

import asyncio
import hashlib
import time
from bisect import bisect_right
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from checks.catalog import KINDS, Kind
from checks.compare.identity import Identity, identify
from checks.compare.languages import foreign_passages, is_english
from checks.compare.strings import fold
from checks.compare.weight import weigh
from checks.errors import SourceFailed
from checks.language import Recogniser, read
from checks.model import (
    Abbreviation,
    Article,
    Candidate,
    CheckRun,
    Claim,
    ClaimKind,
    Creation,
    EntityKind,
    FactSheet,
    Finding,
    Hit,
    Listing,
    Location,
    Lookup,
    LookupState,
    Office,
    Outage,
    PartRole,
    Quantity,
    Query,
    Reason,
    Resolution,
    Saying,
    Span,
    Timing,
    Timings,
    Unasked,
    Versions,
)
from checks.reading import Reading

MOST_CLAIMS = 500
_KINDS = {kind.KIND: kind for kind in KINDS}
_PLACE_OF_KIND = {kind: place for place, kind in enumerate(ClaimKind)}


class Source(Protocol):
    """A reference source: two rounds, whole lists at a time. It asks and never decides.

    Both rounds raise SourceFailed when the source as a whole cannot be asked.
    """

    @property
    def name(self) -> str:
        """The name by which settings, lookups and outages speak of it."""

    async def resolve(self, queries: Sequence[Query], known: Sequence[Candidate]) -> Resolution:
        """Who could be meant. `known` are the candidates of the sources asked before."""

    async def facts(self, candidates: Sequence[Candidate]) -> FactSheet:
        """What the source says of its own candidates."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A claim with the queries it asks. `kind` is whose module judges it."""

    kind: ClaimKind
    claim: Claim
    queries: tuple[Query, ...]


@dataclass(frozen=True, kw_only=True)
class Found:
    """The claims of an article in the order of its text, and how many were left out. `model`: who found them."""

    asked: tuple[Asked, ...]
    left_out: int
    model: str


# How the claims of an article are found: in a worker process, or in a thread with `in_thread`.
Find = Callable[[Article], Awaitable[Found]]


@dataclass(frozen=True, kw_only=True)
class _Answers:
    """What the sources together gave."""

    lookups: tuple[Lookup, ...] = ()
    outages: tuple[Outage, ...] = ()
    requests: int = 0
    cached: int = 0


async def check(  # noqa: PLR0913 - the collaborators of the one entry point, each by its name
    article: Article,
    *,
    finder: Find,
    sources: Sequence[Source],
    run_id: str,
    versions: Versions,
    timer: Callable[[], float] = time.perf_counter,
) -> CheckRun:
    """Check one article: find the claims, ask the sources, judge. The model's version is the finder's.

    Raises what the finder raises, nothing of its own: a source that fails is an outage in the run.
    """
    started = timer()
    found = await finder(article)
    read_by = timer()
    answers = await _look_up(found.asked, sources)
    looked_up = timer()
    return CheckRun(
        id=run_id,
        article=article,
        findings=_judge(found.asked, answers.lookups),
        lookups=answers.lookups,
        outages=answers.outages,
        versions=replace(versions, model=found.model),
        requests=answers.requests,
        cached=answers.cached,
        left_out=found.left_out,
        timings=Timings(
            extract=_milliseconds(read_by - started),
            look_up=_milliseconds(looked_up - read_by),
            total=_milliseconds(timer() - started),
        ),
    )


def replay(run: CheckRun, *, found: Found) -> CheckRun:
    """Judge a stored run again from what is found in its article and from its lookups; nothing is asked."""
    return replace(run, findings=_judge(found.asked, run.lookups), left_out=found.left_out)


def find(article: Article, recogniser: Recogniser) -> Found:
    """The claims in the order of the text, each once, at most MOST_CLAIMS; none where the text is not English.

    Blocking: about 0.2 s for 600 words.
    """
    if not is_english(article.language):
        return Found(asked=(), left_out=0, model=recogniser.version)
    reading = read(article, recogniser)
    by_key: dict[str, tuple[Kind, Claim]] = {}
    for kind, claim in _of_the_story(reading):
        key = claim_key(claim)
        by_key[key] = (kind, _joined(by_key[key][1], claim)) if key in by_key else (kind, claim)
    weighed = weigh((claim for _, claim in by_key.values()), reading)
    kept = _most_wanted(tuple(zip((kind for kind, _ in by_key.values()), weighed, strict=True)))
    return Found(
        asked=tuple(
            Asked(kind=kind.KIND, claim=claim, queries=kind.ask(claim, reading)) for kind, claim in kept
        ),
        left_out=len(weighed) - len(kept),
        model=recogniser.version,
    )


def _of_the_story(reading: Reading) -> Iterator[tuple[Kind, Claim]]:
    """The claims of all kinds but for what stands outside the story alone."""
    outside = _outside(reading.article)
    accusing = _accusing(reading, outside)
    for kind in KINDS:
        for found in kind.find(reading):
            claim = _in_the_story(found, reading, outside)
            if claim is not None and "legal" in claim.tags:
                claim = replace(claim, accusation=accusing.get(claim.subject))
            if claim is not None:
                yield kind, claim


def _most_wanted(claims: Sequence[tuple[Kind, Claim]]) -> Sequence[tuple[Kind, Claim]]:
    """In the order of the text; where there are too many, names, titles and dates before the rest."""
    wanted = sorted(claims, key=lambda pair: (_PLACE_OF_KIND[pair[1].kind], pair[1].start))[:MOST_CLAIMS]
    return sorted(wanted, key=lambda pair: (pair[1].start, _PLACE_OF_KIND[pair[1].kind], pair[1].end))


def _joined(one: Claim, other: Claim) -> Claim:
    """One claim for two that assert the same, at the place of the earlier one."""
    first, second = sorted((one, other), key=lambda claim: (claim.start, claim.end))
    places = {*_places(first), *_places(second)}
    return replace(
        first, occurrences=tuple(sorted(places)), tags=tuple(dict.fromkeys((*first.tags, *second.tags)))
    )


def _places(claim: Claim) -> tuple[Span, ...]:
    return claim.occurrences or (Span(start=claim.start, end=claim.end),)


def _outside(article: Article) -> tuple[Span, ...]:
    """What is not the story's own English: correction notes, stamps, paragraphs in other languages."""
    notes = [Span(start=part.start, end=part.end) for part in article.parts if part.role is PartRole.NOTE]
    return tuple(sorted((*notes, *(span for span, _ in foreign_passages(article.text)))))


def _in_the_story(claim: Claim, reading: Reading, outside: Sequence[Span]) -> Claim | None:
    """The claim without its places outside the story; None where it stands nowhere else."""
    places = tuple(span for span in _places(claim) if not _is_within(span.start, outside))
    if not places:
        return None
    if not _is_within(claim.start, outside):
        return replace(claim, occurrences=places)
    first = next((span for span in places if _role_at(span.start, reading) is not PartRole.CREDIT), places[0])
    quotation = reading.quotation_at(first.start)
    return replace(
        claim,
        quote=reading.article.text[first.start : first.end],
        start=first.start,
        end=first.end,
        occurrences=places,
        role=_role_at(first.start, reading),
        in_quote=quotation is not None,
        speaker=quotation.speaker if quotation else None,
    )


def _accusing(reading: Reading, outside: Sequence[Span]) -> dict[str, Span]:
    """Where each accused person is accused first."""
    accusing: dict[str, Span] = {}
    for accusation in reading.accusations:
        if not _is_within(accusation.start, outside):
            accusing.setdefault(accusation.person.subject, Span(start=accusation.start, end=accusation.end))
    return accusing


def _role_at(offset: int, reading: Reading) -> PartRole:
    paragraph = reading.paragraph_at(offset)
    return paragraph.role if paragraph else PartRole.BODY


def _is_within(offset: int, spans: Sequence[Span]) -> bool:
    index = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return index >= 0 and offset < spans[index].end


def in_thread(recogniser: Recogniser) -> Find:
    """A finder with a model that this process has loaded: for trusted texts, as tests and benches have them."""

    async def find_in_thread(article: Article) -> Found:
        return await asyncio.to_thread(find, article, recogniser)

    return find_in_thread


async def _look_up(asked: Iterable[Asked], sources: Sequence[Source]) -> _Answers:
    """Put every distinct query to every source, one source after another: later ones know the candidates."""
    queries = tuple(dict.fromkeys(query for one in asked for query in one.queries))
    known: list[Candidate] = []
    answers = _Answers()
    if not queries:
        return answers
    for source in sources:
        one = await _ask_source(source, queries, known)
        answers = _Answers(
            lookups=answers.lookups + one.lookups,
            outages=answers.outages + one.outages,
            requests=answers.requests + one.requests,
            cached=answers.cached + one.cached,
        )
        known.extend(hit.candidate for lookup in one.lookups for hit in lookup.hits)
    return answers


async def _ask_source(source: Source, queries: Sequence[Query], known: Sequence[Candidate]) -> _Answers:
    try:
        resolution = await source.resolve(queries, known)
        sheet = await source.facts(resolution.candidates)
    except SourceFailed as failure:
        return _failed(source.name, queries, failure.detail)
    unasked = (*resolution.unasked, *sheet.unasked)
    lookups = tuple(_lookup(source.name, query, resolution, sheet, unasked) for query in queries)
    return _Answers(
        lookups=lookups,
        outages=_outages(source.name, unasked),
        requests=resolution.requests + sheet.requests,
        cached=resolution.cached + sheet.cached,
    )


def _failed(source: str, queries: Sequence[Query], detail: str) -> _Answers:
    lookups = tuple(
        Lookup(query=query, source=source, state=LookupState.FAILED, why=Reason.OUTAGE, detail=detail)
        for query in queries
    )
    return _Answers(lookups=lookups, outages=(Outage(source=source, detail=detail),))


def _lookup(
    source: str, query: Query, resolution: Resolution, sheet: FactSheet, unasked: Sequence[Unasked]
) -> Lookup:
    entities = {entity.id: entity for entity in sheet.entities}
    hits = tuple(
        Hit(candidate=candidate, entity=entities[candidate.id])
        for candidate in resolution.candidates
        if candidate.query == query and candidate.id in entities
    )
    left = next((one for one in unasked if one.query == query), None)
    if left is not None:
        return Lookup(
            query=query, source=source, state=LookupState.FAILED, hits=hits, why=left.why, detail=left.detail
        )
    state = LookupState.ANSWERED if hits else LookupState.EMPTY
    return Lookup(query=query, source=source, state=state, hits=hits)


def _outages(source: str, unasked: Sequence[Unasked]) -> tuple[Outage, ...]:
    details = dict.fromkeys(one.detail for one in unasked if one.why is Reason.OUTAGE)
    return tuple(Outage(source=source, detail=detail) for detail in details)


def _judge(asked: Iterable[Asked], lookups: Sequence[Lookup]) -> tuple[Finding, ...]:
    """Every claim against the lookups of its own queries."""
    by_query: dict[Query, list[Lookup]] = {}
    for lookup in lookups:
        by_query.setdefault(lookup.query, []).append(lookup)
    identities = {
        query: identify(query, found) for query, found in by_query.items() if query.about is EntityKind.PERSON
    }
    return tuple(_finding(one, by_query, identities) for one in asked)


def _finding(
    one: Asked, by_query: Mapping[Query, Sequence[Lookup]], identities: Mapping[Query, Identity]
) -> Finding:
    lookups = tuple(lookup for query in one.queries for lookup in by_query.get(query, ()))
    verdict = _KINDS[one.kind].judge(one.claim, lookups, identities)
    person = next((identities[query].person for query in one.queries if query in identities), None)
    subject = person.label if person is not None else one.claim.subject
    return Finding(id=claim_key(one.claim), claim=one.claim, verdict=verdict, subject=subject)


def claim_key(claim: Claim) -> str:
    """The key that marks are kept under: kind, subject as written, what is asserted, and the stated time.

    No offsets and no resolved entity, so that an edit elsewhere or a new reference changes no key.
    """
    stated = f"{claim.stated.first}/{claim.stated.last}" if claim.stated else ""
    parts = (claim.kind, fold(claim.subject), _asserted(claim), stated)
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def _asserted(claim: Claim) -> str:
    """What the words assert, so that the same assertion in other words of a number or another place is the same."""
    said: tuple[object, ...] = ()
    match claim.asserts:
        case Office(text=text):
            said = (fold(text),)
        case Timing(of=of, whose=whose):
            dated = tuple(fold(word) for word in (of, whose) if word)
            said = (claim.value.from_, claim.value.to, *claim.value.ambiguous, *dated)
        case Abbreviation(letters=letters, stands_for=stands_for):
            said = (letters, fold(stands_for))
        case Listing(noun=noun, items=items, stated_count=count):
            said = (fold(noun), count, *map(fold, items))
        case Location(place=place, relation=relation, within=within):
            said = (fold(place), fold(relation), fold(within))
        case Creation(work=work, author=author, year=year):
            said = (fold(work), fold(author or ""), year)
        case Quantity():
            said = _amount(claim.asserts)
        case Saying(words=words, said_by=said_by):
            said = (fold(words), _family_name(said_by))
    return "|".join("" if part is None else str(part) for part in said)


def _family_name(speaker: str | None) -> str:
    """The last word of a name: one key where an edit makes "Starmer" of "Keir Starmer"."""
    return fold(speaker).rpartition(" ")[2] if speaker else ""


def _amount(quantity: Quantity) -> tuple[object, ...]:
    """The same for "2%" and "two per cent"; by its words where it has no bounds."""
    bounds = (quantity.low, quantity.high)
    known = bounds if bounds != (None, None) else (fold(quantity.amount),)
    return (*known, fold(quantity.unit), fold(quantity.counted), fold(quantity.working))


def _milliseconds(seconds: float) -> int:
    return round(seconds * 1000)
