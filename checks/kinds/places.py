"""Places: does a reference know them, and do they lie where the text puts them? Pure.

A bare name that everybody knows is no claim; a capital, or where a place lies, is one whatever the place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from checks.compare.articles_said import with_article
from checks.compare.asking import country_query, organisation_query, place_query
from checks.compare.bearings import side_in
from checks.compare.capitals import judge_capital
from checks.compare.confirming import Named, careful_with_quotes, confirm
from checks.compare.continents import COUNTRY_IN, judge_continent
from checks.compare.countries import country_of
from checks.compare.evidence import silence
from checks.compare.gazetteer import regions
from checks.compare.identity import Identity
from checks.compare.locations import judge_location
from checks.compare.membership import MEMBER_OF, NO_MEMBER_OF, judge_membership
from checks.compare.strings import fold
from checks.model import (
    Claim,
    ClaimKind,
    EntityKind,
    Location,
    Lookup,
    LookupState,
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
_ARTICLE = ("the", "a")
_AROUND = 300  # characters of the sentence that may say that it speaks of an earlier time
# What a sentence about an earlier time says; then today's capital is no measure.
_PAST = re.compile(
    r"\b(?:1\d{3}|20[01]\d|then-|then the|was the|until|former(?:ly)?|once|centur(?:y|ies)|ancient)",
    re.IGNORECASE,
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
    within = with_article(location.within)
    if location.relation == NO_MEMBER_OF:
        return f"{location.place} is not a member of {within}."
    if location.relation.endswith((CAPITAL, MEMBER_OF)):
        return f"{location.place} is {_ARTICLE[location.relation == MEMBER_OF]} {location.relation} {within}."
    verb = (
        "is a" if location.relation.split()[0].isalpha() and location.relation.split()[0] != "in" else "lies"
    )
    return f"{location.place} {verb} {location.relation} {within}."


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


def ask(claim: Claim, reading: Reading) -> tuple[Query, ...]:
    """The place, with what it is put into or beside where that has to be known too."""
    if OVER_BUDGET in claim.tags:
        return ()
    location = claim.asserts if isinstance(claim.asserts, Location) else None
    if location is None or not location.within:
        return (place_query(claim.subject, reading),)
    own, within = _of_place(claim.subject, reading, location.within), location.within
    if location.relation in {MEMBER_OF, NO_MEMBER_OF}:
        return country_query(location.place, reading), organisation_query(within, reading)
    if location.relation == COUNTRY_IN:
        return (country_query(location.place, reading),)
    if location.relation == CAPITAL or (side_in(location.relation) and own.subject != within):
        return (_of_place(within, reading), own)
    return (own,)


def _of_place(name: str, reading: Reading, within: str = "") -> Query:
    if country_of(name) and name not in regions():
        return country_query(name, reading)
    return place_query(name, reading, within)


def judge(claim: Claim, lookups: Sequence[Lookup], identities: Mapping[Query, Identity]) -> Verdict:  # noqa: ARG001 - all kinds are called alike
    """Judge a bare name by whether it is known, a placing by where the place lies, a capital by its country."""
    if OVER_BUDGET in claim.tags:
        return Verdict(
            rating=Rating.UNCHECKED,
            reason=Reason.BUDGET,
            explanation=f"{claim.subject} was not asked for: the article names more than {MOST_ASKED} places.",
        )
    if not isinstance(claim.asserts, Location):
        named = Named(
            subject=claim.subject, noun="a place", about=EntityKind.PLACE, told=CANDIDATE not in claim.tags
        )
        return confirm(named, lookups)
    return careful_with_quotes(claim, _guarded(_placed(claim, claim.asserts, lookups), lookups))


def _placed(claim: Claim, location: Location, lookups: Sequence[Lookup]) -> Verdict:
    past = PAST in claim.tags
    if location.relation in {MEMBER_OF, NO_MEMBER_OF}:
        return judge_membership(location, claim.as_of, lookups, told_of_past=past)
    if location.relation == CAPITAL:
        return judge_capital(location, claim.as_of, lookups, told_of_past=past)
    if location.relation == COUNTRY_IN:
        return judge_continent(location, lookups)
    own = [lookup for lookup in lookups if lookup.query.subject == claim.subject]
    other = [lookup for lookup in lookups if lookup.query.subject != claim.subject]
    return judge_location(location, own, other, told_of_past=past)


def _guarded(verdict: Verdict, lookups: Sequence[Lookup]) -> Verdict:
    """No accusation where a source could not be asked: it may know another place of the name."""
    if verdict.rating not in {Rating.DIFFERS, Rating.AMBIGUOUS}:
        return verdict
    failed = [lookup for lookup in lookups if lookup.state is LookupState.FAILED]
    return silence(failed, "all places of this name") if failed else verdict
