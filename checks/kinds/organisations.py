"""Organisations and events: does a reference know them by this name, and do their letters fit? Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from checks.compare.confirming import (
    Named,
    Standing,
    careful_with_quotes,
    confirm,
    fitting,
    plain,
    standing_of,
)
from checks.compare.countries import country_of
from checks.compare.evidence import cite_name
from checks.compare.identity import Identity, written_forms
from checks.compare.strings import fold
from checks.model import (
    Abbreviation,
    Claim,
    ClaimKind,
    Entity,
    EntityKind,
    Evidence,
    EvidenceKind,
    Lookup,
    PartRole,
    Query,
    Rating,
    Reason,
    Span,
    Verdict,
)
from checks.reading import Expansion, Label, Naming, Reading

KIND = ClaimKind.ORGANISATION
# One article asks for so many at the most, so that names of people keep their share of the sources' patience.
MOST_ASKED = 40

EVENT, CANDIDATE, MISFIT, OVER_BUDGET = "event", "candidate", "letters do not fit", "not asked"
_LABELS = frozenset({Label.ORGANISATION, Label.EVENT})
_LEAST_SHARED = (
    0.6  # of the words of two names that could be one: "Commonwealth of (Nations of) Independent States"
)


def find(reading: Reading) -> tuple[Claim, ...]:
    """One claim for each organisation and event, and one for letters that miss their words."""
    grouped: dict[str, list[Naming]] = {}
    placed = {fold(placing.location.place) for placing in reading.placings}
    for naming in reading.namings:
        is_place = not naming.told and fold(naming.subject) in placed
        if (
            naming.label in _LABELS
            and naming.role is not PartRole.NOTE
            and not is_place
            and not _is_publisher(naming, reading)
        ):
            grouped.setdefault(fold(naming.subject), []).append(naming)
    expansions: dict[str, Expansion] = {}
    for expansion in reading.expansions:
        expansions.setdefault(fold(expansion.abbreviation.stands_for), expansion)
    claims = [_claim(found, expansions.get(key), reading) for key, found in grouped.items()]
    return tuple(sorted(_within_budget(claims), key=lambda claim: claim.start))


def _is_publisher(naming: Naming, reading: Reading) -> bool:
    """Whether the newspaper speaks of itself."""
    publisher = reading.article.publisher
    return publisher is not None and plain(publisher) == plain(naming.subject)


def _claim(found: Sequence[Naming], expansion: Expansion | None, reading: Reading) -> Claim:
    whole = [naming for naming in found if naming.text == naming.subject]
    first = (whole or list(found))[0]
    start, end = (expansion.start, expansion.end) if expansion else (first.start, first.end)
    quotation = reading.quotation_at(start)
    tags = [EVENT] if first.label is Label.EVENT else []
    tags += [] if first.told else [CANDIDATE]
    tags += [MISFIT] if expansion and expansion.misfit else []
    return Claim(
        kind=KIND,
        quote=reading.article.text[start:end],
        start=start,
        end=end,
        occurrences=_places(found, expansion),
        subject=first.subject,
        statement=_statement(first, expansion),
        as_of=reading.article.published_at,
        published_at=reading.article.published_at,
        asserts=expansion.abbreviation if expansion else None,
        role=expansion.role if expansion else first.role,
        in_quote=quotation is not None,
        speaker=quotation.speaker if quotation else None,
        tags=tuple(tags),
    )


def _places(found: Sequence[Naming], expansion: Expansion | None) -> tuple[Span, ...]:
    """Where the name stands, and where it is written out if none of its namings stands there."""
    places = [Span(start=naming.start, end=naming.end) for naming in found]
    if expansion and not any(one.start < expansion.end and expansion.start < one.end for one in places):
        places.append(Span(start=expansion.start, end=expansion.end))
    return tuple(sorted(places))


def _statement(naming: Naming, expansion: Expansion | None) -> str:
    if expansion is not None:
        return f"{expansion.abbreviation.letters} stands for {expansion.abbreviation.stands_for}."
    noun = "event" if naming.label is Label.EVENT else "organisation"
    of = f" of {naming.country}" if naming.country and naming.country not in naming.subject else ""
    return f"The {noun} named is {naming.subject}{of}."


def _within_budget(claims: Sequence[Claim]) -> list[Claim]:
    """Those that are asked first as they are, the rest tagged: told ones and the most often named go first."""
    ranked = sorted(claims, key=lambda one: (CANDIDATE in one.tags, -len(one.occurrences), one.start))
    return [
        *ranked[:MOST_ASKED],
        *(_tagged(claim, OVER_BUDGET) for claim in ranked[MOST_ASKED:]),
    ]


def _tagged(claim: Claim, tag: str) -> Claim:
    return replace(claim, tags=(*claim.tags, tag))


def ask(claim: Claim, reading: Reading) -> tuple[Query, ...]:
    """The name, with the country whose body it is; the letters too where the text explains them."""
    if OVER_BUDGET in claim.tags:
        return ()
    about = EntityKind.EVENT if EVENT in claim.tags else EntityKind.ORGANISATION
    country = _country(claim, reading)
    forms = (*written_forms(claim.subject), *_of_country(claim.subject, country))
    context = (country,) if country else ()
    whole = Query(about=about, subject=claim.subject, forms=forms, as_of=claim.as_of, context=context)
    if not isinstance(claim.asserts, Abbreviation):
        return (whole,)
    return (whole, Query(about=about, subject=claim.asserts.letters, as_of=claim.as_of))


def _country(claim: Claim, reading: Reading) -> str:
    """The country that the article names beside the body, where the name does not hold it."""
    naming = next((one for one in reading.namings if one.subject == claim.subject and one.country), None)
    if naming is None or naming.country in claim.subject:
        return ""
    return (country_of(naming.country) or "").title()


def _of_country(subject: str, country: str) -> tuple[str, ...]:
    """How references tell the bodies of countries apart."""
    return (f"{subject} of {country}", f"{subject} ({country})") if country else ()


def judge(claim: Claim, lookups: Sequence[Lookup], identities: Mapping[Query, Identity]) -> Verdict:  # noqa: ARG001 - all kinds are called alike
    """Compare the name with the reference's names, and the letters with what they stand for there."""
    if OVER_BUDGET in claim.tags:
        return _left_out(claim)
    own = [lookup for lookup in lookups if lookup.query.subject == claim.subject]
    verdict = confirm(_named(claim, own), own)
    if isinstance(claim.asserts, Abbreviation):
        letters = [lookup for lookup in lookups if lookup.query.subject == claim.asserts.letters]
        verdict = _expansion(claim, claim.asserts, verdict, letters)
    return careful_with_quotes(claim, verdict)


def _named(claim: Claim, lookups: Sequence[Lookup]) -> Named:
    is_event = EVENT in claim.tags
    country = next((word for lookup in lookups for word in lookup.query.context), "")
    return Named(
        subject=claim.subject,
        noun="an event" if is_event else "an organisation",
        about=EntityKind.EVENT if is_event else EntityKind.ORGANISATION,
        told=CANDIDATE not in claim.tags,
        country=country,
    )


def _left_out(claim: Claim) -> Verdict:
    return Verdict(
        rating=Rating.UNCHECKED,
        reason=Reason.BUDGET,
        explanation=f"{claim.subject} was not asked for: the article names more than {MOST_ASKED} organisations.",
    )


def _expansion(claim: Claim, asserted: Abbreviation, verdict: Verdict, lookups: Sequence[Lookup]) -> Verdict:
    """Whether the letters stand for these words: a reference that spells them out otherwise is a question."""
    if verdict.rating is Rating.AMBIGUOUS:
        return verdict
    if MISFIT in claim.tags:
        return _misfit(claim, asserted)
    if verdict.rating is Rating.MATCHES:
        return verdict
    named = Named(subject=asserted.letters, noun="an organisation", about=EntityKind.ORGANISATION, told=True)
    other = next((entity for entity in fitting(named, lookups) if _is_akin(named, entity, asserted)), None)
    return verdict if other is None else _spelt_out_otherwise(asserted, other)


def _is_akin(named: Named, entity: Entity, asserted: Abbreviation) -> bool:
    """Whether the reference's body with these letters could be the one that is meant, by most of its words."""
    ours, theirs = set(plain(asserted.stands_for).split()), set(plain(entity.label).split())
    shared = len(ours & theirs) / max(len(ours), len(theirs), 1)
    return (
        standing_of(named, entity) in {Standing.NAME, Standing.SHORT}
        and ours != theirs
        and shared >= _LEAST_SHARED
    )


def _spelt_out_otherwise(asserted: Abbreviation, entity: Entity) -> Verdict:
    return Verdict(
        rating=Rating.AMBIGUOUS,
        reason=Reason.EXPANSION,
        explanation=f"The reference spells {asserted.letters} out as {entity.label}, "
        f"the text as {asserted.stands_for}.",
        correction=entity.label,
        evidence=(cite_name(entity),),
    )


def _misfit(claim: Claim, asserted: Abbreviation) -> Verdict:
    return Verdict(
        rating=Rating.AMBIGUOUS,
        reason=Reason.EXPANSION,
        explanation=f"The letters {asserted.letters} are not the initials of {asserted.stands_for}; "
        "either the name or the letters are wrong.",
        evidence=(Evidence(kind=EvidenceKind.ARTICLE, source="article", quoted=claim.quote),),
    )
