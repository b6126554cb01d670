"""Organisations and events: does a reference know them by this name, and do their letters fit? Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from checks.compare.asking import event_query, letters_query, organisation_query
from checks.compare.body_names import initials_of
from checks.compare.confirming import Named, careful_with_quotes, confirm, plain
from checks.compare.identity import Identity
from checks.compare.misnamed import Letters, letters_belong, misnamed
from checks.compare.strings import fold
from checks.model import (
    Abbreviation,
    Claim,
    ClaimKind,
    EntityKind,
    Evidence,
    EvidenceKind,
    Lookup,
    LookupState,
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
ONCE = "of an earlier time"
# The words of a sentence that tells what a body was called before, and how old a year beside a name must be for that.
_EARLIER = re.compile(
    r"\b(?:then|formerly|former|later|now|renamed|became|predecessor|forerunner|precursor|originally|founded|set up|"
    r"established|created|until|as it was)\b"
)
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_LONG_AGO = 15
_BESIDE = 120
_LABELS = frozenset({Label.ORGANISATION, Label.EVENT})
_FEWEST_LETTERS = 3
_LETTERS_BEHIND = re.compile(r"\s?\((?:the )?[“\"]?([A-Z]{3,8})[”\"]?\)")


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
    tags += [ONCE] if expansion and _tells_of_earlier(reading, start, end) else []
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


def _tells_of_earlier(reading: Reading, start: int, end: int) -> bool:
    """Whether the words around a name tell of another time: a body may have had another name then."""
    text, published = reading.article.text, reading.article.published_at
    before = re.split(r"[.!?]\s", text[max(0, start - _BESIDE) : start])[-1].rpartition("\n")[2]
    behind = re.split(r"[.!?]\s|\n", text[end : end + _BESIDE], maxsplit=1)[0]
    years = [int(year) for year in _YEAR.findall(before + behind)]
    long_ago = published is not None and any(published.year - year >= _LONG_AGO for year in years)
    return long_ago or _EARLIER.search(before + behind) is not None


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
    if EVENT in claim.tags:
        whole, about = event_query(claim.subject, reading), EntityKind.EVENT
    else:
        whole, about = organisation_query(claim.subject, reading), EntityKind.ORGANISATION
    letters = claim.asserts.letters if isinstance(claim.asserts, Abbreviation) else _letters(claim, reading)
    return (whole, letters_query(letters, reading, about)) if letters else (whole,)


def _letters(claim: Claim, reading: Reading) -> str:
    """The letters in brackets behind the name, else its initials where the article uses them too."""
    text = reading.article.text
    behind = (_LETTERS_BEHIND.match(text, place.end) for place in claim.occurrences)
    beside = next((found[1] for found in behind if found), "")
    if beside:
        return beside
    letters = initials_of(claim.subject).upper()
    if len(letters) < _FEWEST_LETTERS or letters == claim.subject:
        return ""
    return letters if _is_used(letters, text) else ""


def _is_used(letters: str, text: str) -> bool:
    """Whether the letters stand in the text as a word of their own. A search without a pattern, for each name once."""
    at = text.find(letters)
    while at >= 0:
        before, behind = text[max(0, at - 1) : at], text[at + len(letters) : at + len(letters) + 1]
        if not (before.isalnum() or before in {"_", "."} or behind.isalnum() or behind == "_"):
            return True
        at = text.find(letters, at + 1)
    return False


def judge(claim: Claim, lookups: Sequence[Lookup], identities: Mapping[Query, Identity]) -> Verdict:  # noqa: ARG001 - all kinds are called alike
    """Compare the name with the reference's names, and the letters with what they stand for there."""
    if OVER_BUDGET in claim.tags:
        return _left_out(claim)
    own = [lookup for lookup in lookups if lookup.query.subject == claim.subject]
    beside = [lookup for lookup in lookups if lookup.query.subject != claim.subject]
    letters = Letters(
        written=beside[0].query.subject if beside else "",
        explained=isinstance(claim.asserts, Abbreviation),
        misfit=MISFIT in claim.tags,
        once=ONCE in claim.tags,
    )
    named = _named(claim, own)
    verdict = confirm(named, own)
    if letters.explained:
        verdict = letters_belong(named, letters, verdict, (own, beside)) or verdict
    # A source that could not be asked may know the very name.
    asked = all(lookup.state is not LookupState.FAILED for lookup in lookups)
    if asked and verdict.rating in {Rating.NO_REFERENCE, Rating.UNCHECKED}:
        verdict = misnamed(named, letters, own, beside) or _misfit(claim, letters) or verdict
    return careful_with_quotes(claim, verdict)


def _misfit(claim: Claim, letters: Letters) -> Verdict | None:
    """Letters that are not quite the initials of the words, where no reference knows either."""
    if not letters.misfit:
        return None
    return Verdict(
        rating=Rating.AMBIGUOUS,
        reason=Reason.EXPANSION,
        explanation=f"The letters {letters.written} are not the initials of {claim.subject}; "
        "either the name or the letters are wrong.",
        evidence=(Evidence(kind=EvidenceKind.ARTICLE, source="article", quoted=claim.quote),),
    )


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
