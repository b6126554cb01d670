"""One check from article to findings. The only place that knows the order of the steps."""

from __future__ import annotations

import asyncio
import hashlib
import re
import time
from bisect import bisect_right
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from checks.catalog import KINDS
from checks.compare.circumstances import company_of
from checks.compare.counted_once import counted_once
from checks.compare.freshness import weighed_by_age
from checks.compare.house import HouseEntry, apart, entry_of, in_house_style, told_if_kept_in, without_list
from checks.compare.identity import Identity, identify
from checks.compare.languages import foreign_passages, is_english
from checks.compare.offices import read_office
from checks.compare.one_flag import once
from checks.compare.strings import fold
from checks.compare.told_elsewhere import without_told_twice
from checks.compare.weight import weigh
from checks.language import Recogniser, read
from checks.language.house_words import avoided_forms
from checks.model import (
    Abbreviation,
    Article,
    CheckRun,
    Claim,
    ClaimKind,
    Contradiction,
    Creation,
    Elapsed,
    EntityKind,
    Finding,
    Listing,
    Location,
    Lookup,
    Office,
    PartRole,
    Quantity,
    Query,
    Saying,
    Span,
    Tense,
    Timing,
    Timings,
    Verdict,
    Versions,
)
from checks.reading import Reading
from checks.sources.house import House
from checks.sources.rounds import ARTICLE_SECONDS, Source, look_up

MOST_CLAIMS = 500
_KINDS = {kind.KIND: kind for kind in KINDS}
_PLACE_OF_KIND = {kind: place for place, kind in enumerate(ClaimKind)}


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


async def check(  # noqa: PLR0913 - the collaborators of the one entry point, each by its name
    article: Article,
    *,
    finder: Find,
    sources: Sequence[Source],
    house: House | None = None,
    run_id: str,
    versions: Versions,
    timer: Callable[[], float] = time.perf_counter,
    seconds: float = ARTICLE_SECONDS,
) -> CheckRun:
    """Check one article: find the claims, ask the sources, judge. The model's version is the finder's.

    The newsroom's `house` list is asked before the sources, and the text is searched for the forms that it avoids.
    What the sources have not answered after `seconds` is UNCHECKED, and the outage is in the run.

    Raises what the finder raises, nothing of its own: a source that fails is an outage in the run.
    """
    started = timer()
    found = await finder(article)
    read_by = timer()
    queries = tuple(dict.fromkeys(query for one in found.asked for query in one.queries))
    answers = await look_up(queries, sources if house is None else (house, *sources), seconds=seconds)
    listed = () if house is None else _listed(article, house.entries, found)
    if house is not None and listed:
        known = await look_up([query for one in listed for query in one.queries], (house,), seconds=seconds)
        answers = replace(answers, lookups=tuple(dict.fromkeys((*answers.lookups, *known.lookups))))
    looked_up = timer()
    return CheckRun(
        id=run_id,
        article=article,
        findings=_judge((*found.asked, *listed), answers.lookups, article.retrieved_at),
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
    entries = _entries_in(run.lookups)
    asked = (*found.asked, *_listed(run.article, entries, found)) if entries else found.asked
    return replace(
        run, findings=_judge(asked, run.lookups, run.article.retrieved_at), left_out=found.left_out
    )


def _listed(article: Article, entries: Sequence[HouseEntry], found: Found) -> tuple[Asked, ...]:
    """The names that the house does not use and no kind of claim has found, to be asked of the house list alone."""
    if not is_english(article.language):
        return ()
    claims = avoided_forms(article, entries, (one.claim for one in found.asked), _outside(article))
    return tuple(
        Asked(kind=claim.kind, claim=claim, queries=(Query(about=EntityKind.OTHER, subject=claim.subject),))
        for claim in claims
    )


def _entries_in(lookups: Iterable[Lookup]) -> tuple[HouseEntry, ...]:
    """The entries of the house list that a stored run has met, in the order of the list."""
    entities = {hit.entity.id: hit.entity for one in lookups if one.source == House.name for hit in one.hits}
    return tuple(entry_of(entities[place]) for place in sorted(entities, key=int))


def find(article: Article, recogniser: Recogniser) -> Found:
    """The claims in the order of the text, each once, at most MOST_CLAIMS; none where the text is not English.

    Blocking: about 0.2 s for 600 words.
    """
    if not is_english(article.language):
        return Found(asked=(), left_out=0, model=recogniser.version)
    reading = read(article, recogniser)
    by_key: dict[str, Claim] = {}
    for claim in _of_the_story(reading):
        key = claim_key(claim)
        by_key[key] = _joined(by_key[key], claim) if key in by_key else claim
    weighed = weigh(counted_once(tuple(by_key.values())), reading)
    kept = _most_wanted(weighed)
    return Found(
        asked=tuple(
            Asked(kind=claim.kind, claim=claim, queries=_KINDS[claim.kind].ask(claim, reading))
            for claim in kept
        ),
        left_out=len(weighed) - len(kept),
        model=recogniser.version,
    )


def _of_the_story(reading: Reading) -> Iterator[Claim]:
    """The claims of all kinds but for what stands outside the story alone."""
    outside = _outside(reading.article)
    accusing = _accusing(reading, outside)
    for kind in KINDS:
        for found in kind.find(reading):
            claim = _in_the_story(found, reading, outside)
            if claim is not None and "legal" in claim.tags:
                claim = replace(claim, accusation=accusing.get(claim.subject))
            if claim is not None:
                yield claim


def _most_wanted(claims: Sequence[Claim]) -> Sequence[Claim]:
    """In the order of the text; where there are too many, names, titles and dates before the rest."""
    wanted = sorted(claims, key=lambda claim: (_PLACE_OF_KIND[claim.kind], claim.start))[:MOST_CLAIMS]
    return sorted(wanted, key=lambda claim: (claim.start, _PLACE_OF_KIND[claim.kind], claim.end))


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


def _judge(asked: Iterable[Asked], lookups: Sequence[Lookup], read_at: datetime) -> tuple[Finding, ...]:
    """Every claim against the lookups of its own queries. `read_at`: when the article was read."""
    by_query: dict[Query, list[Lookup]] = {}
    for lookup in lookups:
        by_query.setdefault(lookup.query, []).append(lookup)
    identities = _identities(by_query)
    in_order = sorted(asked, key=lambda one: (one.claim.start, _PLACE_OF_KIND[one.kind], one.claim.end))
    findings = tuple(_finding(one, by_query, identities, read_at) for one in in_order)
    return without_told_twice(once(findings))


def _identities(by_query: Mapping[Query, Sequence[Lookup]]) -> dict[Query, Identity]:
    references = {query: without_list(found) for query, found in by_query.items()}
    company = company_of(references)
    return {
        query: identify(query, found, company)
        for query, found in references.items()
        if query.about is EntityKind.PERSON
    }


def _finding(
    one: Asked,
    by_query: Mapping[Query, Sequence[Lookup]],
    identities: Mapping[Query, Identity],
    read_at: datetime,
) -> Finding:
    known, lookups = apart(tuple(lookup for query in one.queries for lookup in by_query.get(query, ())))
    judge = _KINDS[one.kind].judge

    def judge_again(left: tuple[Lookup, ...]) -> Verdict:
        again = {query: [each for each in left if each.query == query] for query in one.queries}
        return judge(one.claim, left, _identities(again))

    verdict = judge(one.claim, lookups, identities)
    verdict = weighed_by_age(verdict, one.claim, lookups, read_at, judge_again)
    verdict = told_if_kept_in(one.claim, lookups, in_house_style(one.claim, known, verdict))
    person = next((identities[query].person for query in one.queries if query in identities), None)
    subject = person.label if person is not None else one.claim.subject
    return Finding(id=claim_key(one.claim), claim=one.claim, verdict=verdict, subject=subject)


def claim_key(claim: Claim) -> str:
    """The key that marks are kept under: kind, subject as written, what is asserted, and the stated time.

    No offsets and no resolved entity, so that an edit elsewhere or a new reference changes no key. What a person judges
    by its sentence (a superlative, an accusation) is another claim in another sentence.
    """
    stated = f"{claim.stated.first}/{claim.stated.last}" if claim.stated else ""
    parts = (
        claim.kind,
        fold(claim.subject),
        _asserted(claim),
        stated,
        *([fold(claim.judged)] if claim.judged else []),
    )
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def _asserted(claim: Claim) -> str:  # noqa: C901 - one case for each type
    """What the words assert, so that the same assertion in other words of a number or another place is the same."""
    said: tuple[object, ...] = ()
    match claim.asserts:
        case Office(text=text, tense=tense):
            # "was president" of the verb is another assertion than "President X"; "former" is in the words.
            told = () if tense in {Tense.CURRENT, read_office(text).tense} else (tense,)
            said = (fold(text), *told)
        case Timing(of=of, whose=whose):
            dated = tuple(fold(word) for word in (of, whose) if word)
            said = (claim.value.from_, claim.value.to, *claim.value.ambiguous, *dated)
        case Elapsed(elapsed=number, unit=unit, of=of, whose=whose):
            said = (number, unit, fold(of), fold(whose))
        case Abbreviation(letters=letters, stands_for=stands_for):
            said = (letters, fold(stands_for))
        case Listing(noun=noun, items=items, stated_count=count):
            said = (fold(noun), count, *map(fold, items))
        case Location(place=place, relation=relation, within=within):
            said = (fold(place), fold(relation), fold(within))
        case Creation(work=work, author=author, year=year):
            said = (fold(work), fold(author or ""), year)
        case Quantity():
            said = (*_amount(claim.asserts), *_MORE_OR_LESS.findall(fold(claim.quote)))
        case Saying(words=words, said_by=said_by):
            said = (fold(words), _family_name(said_by))
        case Contradiction(passages=passages, about=about):
            said = (about, *sorted(map(fold, passages)))
    return "|".join("" if part is None else str(part) for part in said)


def _family_name(speaker: str | None) -> str:
    """The last word of a name: one key where an edit makes "Starmer" of "Keir Starmer"."""
    return fold(speaker).rpartition(" ")[2] if speaker else ""


# "Two more ships" is another assertion than "two ships".
_MORE_OR_LESS = re.compile(r"\b(?:more|fewer|less|other|another)\b")


def _amount(quantity: Quantity) -> tuple[object, ...]:
    """The same for "2%" and "two per cent"; by its words where it has no bounds."""
    bounds = (quantity.low, quantity.high)
    known = bounds if bounds != (None, None) else (fold(quantity.amount),)
    return (*known, fold(quantity.unit), fold(quantity.counted), fold(quantity.working))


def _milliseconds(seconds: float) -> int:
    return round(seconds * 1000)
