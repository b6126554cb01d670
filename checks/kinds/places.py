"""Places: does a reference know them, and do they lie where the text puts them? Pure.

A bare name that everybody knows is no claim; a capital, or where a place lies, is one whatever the place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from checks.compare.confirming import Named, careful_with_quotes, confirm, fitting, plain
from checks.compare.countries import country_of
from checks.compare.evidence import cite, silence
from checks.compare.gazetteer import regions
from checks.compare.identity import Identity, written_forms
from checks.compare.strings import fold
from checks.model import (
    Claim,
    ClaimKind,
    Entity,
    EntityKind,
    Fact,
    Location,
    Lookup,
    PartRole,
    Query,
    Rating,
    Reason,
    Span,
    Verdict,
)
from checks.reading import Label, Naming, Placing, Reading

KIND = ClaimKind.PLACE
# As for organisations: names of people keep their share of what sources answer.
MOST_ASKED = 40

CANDIDATE, OVER_BUDGET, PAST = "candidate", "not asked", "past"
CAPITAL = "capital of"
_AROUND = 300  # characters of the sentence that may say that it speaks of an earlier time
# What a sentence about an earlier time says; then today's capital is no measure.
_PAST = re.compile(
    r"\b(?:1\d{3}|20[01]\d|then-|then the|was the|until|former(?:ly)?|once|centur(?:y|ies)|ancient)",
    re.IGNORECASE,
)
# Countries with more than one seat, or whose seat has moved or is disputed.
_SEVERAL_SEATS = frozenset(
    """
    south africa|bolivia|netherlands|sri lanka|malaysia|eswatini|ivory coast|benin|tanzania|israel|palestine|myanmar|
    burundi|chile|georgia|montenegro|yemen|kazakhstan|indonesia|equatorial guinea|honduras|egypt|libya|nigeria|
    european union
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)


def find(reading: Reading) -> tuple[Claim, ...]:
    """Placings first, then the bare names that not everybody knows; in the order of the text."""
    placed = _placings(reading)
    told_of = {fold(claim.subject) for claim in placed}
    grouped: dict[str, list[Naming]] = {}
    for naming in reading.namings:
        key = fold(naming.subject)
        if naming.label is Label.PLACE and naming.role is not PartRole.NOTE and key not in told_of:
            grouped.setdefault(key, []).append(naming)
    claims = [*placed, *(_bare(found, reading) for found in grouped.values())]
    return tuple(sorted(_within_budget(claims), key=lambda claim: claim.start))


def _placings(reading: Reading) -> list[Claim]:
    grouped: dict[Location, list[Placing]] = {}
    for placing in reading.placings:
        if placing.role not in {PartRole.NOTE, PartRole.CREDIT}:
            grouped.setdefault(placing.location, []).append(placing)
    return [_placing(found, reading) for found in grouped.values()]


def _placing(found: Sequence[Placing], reading: Reading) -> Claim:
    placing = found[0]
    location, text = placing.location, reading.article.text
    quotation = reading.quotation_at(placing.start)
    sentence = reading.sentence_at(placing.start) or placing
    around = text[max(sentence.start, placing.start - _AROUND) : min(sentence.end, placing.end + _AROUND)]
    return Claim(
        kind=KIND,
        quote=text[placing.start : placing.end],
        start=placing.start,
        end=placing.end,
        occurrences=tuple(Span(start=one.start, end=one.end) for one in found),
        subject=location.place,
        statement=_statement(location),
        as_of=reading.article.published_at,
        published_at=reading.article.published_at,
        asserts=location,
        role=placing.role,
        in_quote=quotation is not None,
        speaker=quotation.speaker if quotation else None,
        tags=(PAST,) if _PAST.search(around) else (),
    )


def _statement(location: Location) -> str:
    if not location.within:
        return f"{location.place} lies {location.relation.removesuffix(' of')}."
    if location.relation.endswith(CAPITAL):
        return f"{location.place} is the {location.relation} {location.within}."
    verb = (
        "is a" if location.relation.split()[0].isalpha() and location.relation.split()[0] != "in" else "lies"
    )
    return f"{location.place} {verb} {location.relation} {location.within}."


def _bare(found: Sequence[Naming], reading: Reading) -> Claim:
    whole = [naming for naming in found if naming.text == naming.subject]
    first = (whole or list(found))[0]
    quotation = reading.quotation_at(first.start)
    return Claim(
        kind=KIND,
        quote=first.text,
        start=first.start,
        end=first.end,
        occurrences=tuple(Span(start=naming.start, end=naming.end) for naming in found),
        subject=first.subject,
        statement=f"The place named is {first.subject}.",
        as_of=reading.article.published_at,
        published_at=reading.article.published_at,
        role=first.role,
        in_quote=quotation is not None,
        speaker=quotation.speaker if quotation else None,
        tags=() if first.told else (CANDIDATE,),
    )


def _within_budget(claims: Sequence[Claim]) -> list[Claim]:
    ranked = sorted(
        claims, key=lambda one: (one.asserts is None, CANDIDATE in one.tags, -len(one.occurrences), one.start)
    )
    rest = (replace(claim, tags=(*claim.tags, OVER_BUDGET)) for claim in ranked[MOST_ASKED:])
    return [*ranked[:MOST_ASKED], *rest]


def ask(claim: Claim, reading: Reading) -> tuple[Query, ...]:  # noqa: ARG001 - all kinds are called alike
    """The place, with the one that it is put into; for a capital the country instead."""
    if OVER_BUDGET in claim.tags:
        return ()
    location = claim.asserts if isinstance(claim.asserts, Location) else None
    if location and location.relation == CAPITAL and country_of(location.within):
        return (Query(about=EntityKind.COUNTRY, subject=location.within, as_of=claim.as_of),)
    context = (location.within,) if location and location.within else ()
    return (
        Query(
            about=EntityKind.PLACE,
            subject=claim.subject,
            forms=written_forms(claim.subject),
            as_of=claim.as_of,
            context=context,
        ),
    )


def judge(claim: Claim, lookups: Sequence[Lookup], identities: Mapping[Query, Identity]) -> Verdict:  # noqa: ARG001 - all kinds are called alike
    """Judge a bare name by whether it is known, a capital by the country, a placing by where the place lies."""
    if OVER_BUDGET in claim.tags:
        return _unchecked(
            f"{claim.subject} was not asked for: the article names more than {MOST_ASKED} places.",
            Reason.BUDGET,
        )
    if not isinstance(claim.asserts, Location):
        named = Named(
            subject=claim.subject, noun="a place", about=EntityKind.PLACE, told=CANDIDATE not in claim.tags
        )
        return confirm(named, lookups)
    if claim.asserts.relation == CAPITAL and country_of(claim.asserts.within):
        return _capital(claim, claim.asserts, lookups)
    return _lies(claim.asserts, lookups)


def _unchecked(explanation: str, reason: Reason = Reason.NONE) -> Verdict:
    return Verdict(rating=Rating.UNCHECKED, reason=reason, explanation=explanation)


def _capital(claim: Claim, location: Location, lookups: Sequence[Lookup]) -> Verdict:
    """The capital that the reference gives the country on the day; another one is wrong where there is only one."""
    known = [
        (entity, fact)
        for entity in _countries(location, lookups)
        for fact in entity.about("capital")
        if _holds(fact, claim)
    ]
    for entity, fact in known:
        if _same_place(fact.value, location.place):
            return Verdict(
                rating=Rating.MATCHES,
                reason=Reason.NONE,
                explanation=f"The reference names {fact.value} as the capital of {entity.label}.",
                evidence=(cite(entity, fact, quoted=f"{entity.label}: capital {fact.value}"),),
            )
    if not known:
        return silence(lookups, f"the capital of {location.within}")
    return _other_capital(claim, location, known)


def _countries(location: Location, lookups: Sequence[Lookup]) -> list[Entity]:
    entities = dict.fromkeys(hit.entity for lookup in lookups for hit in lookup.hits)
    return [entity for entity in entities if country_of(entity.label) == country_of(location.within)]


def _holds(fact: Fact, claim: Claim) -> bool:
    if claim.as_of is None:
        return fact.end is None
    begun = fact.start is None or fact.start.first <= claim.as_of
    return begun and (fact.end is None or claim.as_of <= fact.end.last)


def _same_place(one: str, other: str) -> bool:
    first, second = plain(one.split(",", maxsplit=1)[0]), plain(other.split(",", maxsplit=1)[0])
    return first == second or first.removesuffix(" city") == second.removesuffix(" city")


def _other_capital(claim: Claim, location: Location, known: Sequence[tuple[Entity, Fact]]) -> Verdict:
    capitals = list(dict.fromkeys(fact.value for _, fact in known))
    entity, fact = known[0]
    sure = len(capitals) == 1 and PAST not in claim.tags and country_of(location.within) not in _SEVERAL_SEATS
    verdict = Verdict(
        rating=Rating.DIFFERS if sure and claim.as_of is not None else Rating.AMBIGUOUS,
        reason=Reason.PLACE,
        explanation=f"The reference names {' and '.join(capitals)} as the capital of {entity.label}, "
        f"not {location.place}.",
        correction=None if len(capitals) > 1 else capitals[0],
        evidence=(cite(entity, fact, quoted=f"{entity.label}: capital {fact.value}"),),
    )
    return careful_with_quotes(claim, verdict)


def _lies(location: Location, lookups: Sequence[Lookup]) -> Verdict:
    """Where the reference puts the place, as far as the country or the region goes; directions are not measured."""
    named = Named(subject=location.place, noun="a place", about=EntityKind.PLACE, told=True)
    known = [
        (entity, fact)
        for entity in fitting(named, lookups)
        if plain(entity.label.split(",")[0]) == plain(location.place)
        for prop in ("located_in", "country")
        for fact in entity.about(prop)
    ]
    if not known:
        return silence(lookups, f"where {location.place} lies")
    agreeing = [(entity, fact) for entity, fact in known if _is_same(fact.value, location.within)]
    entity, fact = (agreeing or known)[0]
    where = f"The reference puts {entity.label} in {fact.value}"
    if agreeing and (location.relation == "in" or location.relation.endswith(" in")):
        return Verdict(
            rating=Rating.MATCHES,
            reason=Reason.NONE,
            explanation=f"{where}.",
            evidence=(cite(entity, fact, quoted=f"{entity.label}: {fact.value}"),),
        )
    if not agreeing and _contradicts(location, [fact for _, fact in known]):
        return Verdict(
            rating=Rating.AMBIGUOUS,
            reason=Reason.PLACE,
            explanation=f"{where}, the text in {location.within}; there may be two places of this name.",
            evidence=(cite(entity, fact, quoted=f"{entity.label}: {fact.value}"),),
        )
    return _unchecked(f'{where}; "{location.relation}" was not measured.')


def _is_same(one: str, other: str) -> bool:
    country = country_of(other)
    return plain(one) == plain(other) or (country is not None and country == country_of(one))


def _contradicts(location: Location, facts: Iterable[Fact]) -> bool:
    """Whether the text names a country and the reference only others; a state of the same name is not one."""
    country = country_of(location.within)
    if country is None or location.within in regions() or not location.relation.endswith("in"):
        return False
    stated = [country_of(fact.value) for fact in facts]
    return all(one is not None and one != country for one in stated)
