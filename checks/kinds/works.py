"""Works: films, books, songs, papers, laws and treaties, with their makers and years. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from checks.compare.evidence import cite_name, silence
from checks.compare.identity import Identity, written_forms
from checks.compare.names import NameLikeness, compare_names
from checks.compare.strings import fold
from checks.model import (
    Claim,
    ClaimKind,
    Creation,
    Entity,
    EntityKind,
    Hit,
    Lookup,
    LookupState,
    PartRole,
    Query,
    Rating,
    Reason,
    Span,
    Verdict,
)
from checks.reading import NamedWork, Reading

KIND = ClaimKind.WORK
_LEFT_OUT = frozenset({PartRole.CREDIT, PartRole.NOTE})

# How a reference words what the text calls by a form. A form that is not listed may be worded in any way.
_WORDED = {
    "film": r"films?|movie|documentary|biopic|cinema",
    "book": r"novel|book|memoir|autobiography|biography|novella|literary work|written work|cookbook|short stor",
    "album": r"album|extended play|record|soundtrack|mixtape",
    "song": r"song|single|hymn|anthem|ballad|composition|musical work|aria",
    "series": r"series|sitcom|show|soap|programme|program|miniseries|drama",
    "play": r"play|tragedy|comedy|drama|theatre",
    "musical": r"musical",
    "opera": r"opera",
    "ballet": r"ballet",
    "painting": r"painting|portrait|fresco|mural|artwork",
    "sculpture": r"sculpture|statue",
    "game": r"game",
    "poem": r"poem|poetry|sonnet|epic",
    "law": (
        r"acts?|law|bill|statute|legislation|amendment|regulation|directive|constitution|code|ordinance|order|charter"
    ),
    "treaty": r"treat(?:y|ies)|agreements?|accords?|convention|pact|protocol|charter|declaration|covenant|instrument",
}
_ANY = "|".join(
    [*_WORDED.values(), "symphony", "podcast", "report", "article", "paper", "franchise", "trilogy"]
)
_A_WORK = re.compile(rf"\b(?:{_ANY})", re.IGNORECASE)
# How Wikipedia tells pages of one title apart: "Titanic (film)".
_MARKED = {
    "film": ("film",),
    "book": ("novel", "book"),
    "album": ("album",),
    "song": ("song",),
    "series": ("TV series",),
    "play": ("play",),
    "musical": ("musical",),
    "painting": ("painting",),
    "game": ("video game",),
}
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
_MAKER = re.compile(
    r"\bby (?:[a-z][\w-]* ){0,4}((?:[A-Z][\w.’'-]*)(?: (?:[A-Z][\w.’'-]*|de|van|von|der|la|le|du)){0,4})"
)
_MARK = re.compile(r"\s+\(([^()]*)\)$")


def find(reading: Reading) -> tuple[Claim, ...]:
    """One claim for each work, at the first place of its longest form, in the order of the text."""
    by_work: dict[str, list[NamedWork]] = {}
    for work in reading.works:
        if work.role not in _LEFT_OUT:
            by_work.setdefault(fold(work.creation.work), []).append(work)
    claims = [_claim(works, reading) for works in by_work.values()]
    return tuple(sorted(claims, key=lambda claim: claim.start))


def _claim(works: Sequence[NamedWork], reading: Reading) -> Claim:
    text, creation = reading.article.text, works[0].creation
    whole = [work for work in works if text[work.start : work.end] == creation.work]
    first = (whole or works)[0]
    quotation = reading.quotation_at(first.start)
    # The title's own marks are no speech.
    said = quotation is not None and quotation.end - quotation.start > first.end - first.start + 3
    return Claim(
        kind=KIND,
        quote=text[first.start : first.end],
        start=first.start,
        end=first.end,
        occurrences=tuple(Span(start=work.start, end=work.end) for work in works),
        subject=" ".join(creation.work.split()),
        statement=_statement(creation),
        as_of=reading.article.published_at,
        published_at=reading.article.published_at,
        asserts=creation,
        role=first.role,
        in_quote=said,
        speaker=quotation.speaker if quotation is not None and said else None,
    )


def _statement(creation: Creation) -> str:
    form = creation.form or "work"
    article = "an" if form[0] in "aeiou" else "a"
    maker = f" by {creation.author}" if creation.author else ""
    year = f" of {creation.year}" if creation.year and str(creation.year) not in creation.work else ""
    return f"“{creation.work}” is {article} {form}{maker}{year}."


def ask(claim: Claim, reading: Reading) -> tuple[Query, ...]:
    """The title, also as references mark it where another thing has the same name ("Titanic (film)")."""
    if not isinstance(claim.asserts, Creation):
        return ()
    creation = claim.asserts
    marks = list(_MARKED.get(creation.form, ()))
    if creation.form == "film" and creation.year:
        marks.append(f"{creation.year} film")
    forms = (*written_forms(claim.subject), *(f"{claim.subject} ({mark})" for mark in marks))
    context = tuple(words for words in (creation.author, creation.form) if words)
    return (
        Query(
            about=EntityKind.WORK,
            subject=claim.subject,
            forms=forms,
            as_of=reading.article.published_at,
            context=context,
        ),
    )


@dataclass(frozen=True, kw_only=True)
class _Known:
    """A work of this title as all sources together describe it."""

    entities: tuple[Entity, ...]
    described: str
    marked: str

    @property
    def year(self) -> int | None:
        """The year that the description names."""
        found = _YEAR.search(self.described) or _YEAR.search(self.marked)
        return int(found[1]) if found else None

    @property
    def maker(self) -> str | None:
        """Who, by the description, made it."""
        found = _MAKER.search(self.described)
        return found[1] if found else None


def judge(claim: Claim, lookups: Sequence[Lookup], identities: Mapping[Query, Identity]) -> Verdict:  # noqa: ARG001 - all kinds are called alike
    """Compare with works of exactly this title; what the references call something else says nothing."""
    creation = claim.asserts
    if not isinstance(creation, Creation):
        return silence(lookups, claim.subject)
    known = [one for one in _known(lookups, claim.subject) if _is_such(one, creation)]
    if not known:
        return _unknown(claim, creation, lookups)
    agreeing = [one for one in known if _disagreement(one, creation) is None]
    titled = [one for one in agreeing if _is_titled(one, claim.subject)]
    if titled:
        return _agrees(titled[0], creation)
    if agreeing:
        return _led_elsewhere(claim, agreeing[0])
    return _conflict(claim, creation, known)


def _known(lookups: Sequence[Lookup], title: str) -> Iterator[_Known]:
    """The entities of exactly this title, those of one item number together."""
    groups: dict[str, list[Hit]] = {}
    for lookup in lookups:
        for hit in lookup.hits:
            if _has_title(hit.entity, title):
                groups.setdefault(hit.entity.qid or f"{hit.entity.source} {hit.entity.id}", []).append(hit)
    for hits in groups.values():
        marks = (_MARK.search(hit.candidate.id) or _MARK.search(hit.candidate.matched) for hit in hits)
        yield _Known(
            entities=tuple(dict.fromkeys(hit.entity for hit in hits)),
            described=next((hit.entity.description for hit in hits if hit.entity.description), ""),
            marked=next((mark[1] for mark in marks if mark), ""),
        )


def _has_title(entity: Entity, title: str) -> bool:
    names = (entity.label, *(name.text for name in entity.names))
    return any(fold(_MARK.sub("", name)) == fold(title) for name in names)


def _is_such(known: _Known, creation: Creation) -> bool:
    """Whether the reference itself says that it is a work, and of the form that the text names."""
    said = f"{known.described} {known.marked}"
    worded = _WORDED.get(creation.form)
    return bool(re.search(rf"\b(?:{worded})", said, re.IGNORECASE) if worded else _A_WORK.search(said))


def _disagreement(known: _Known, creation: Creation) -> str | None:
    """What the reference has otherwise: "year" or "author"; None where nothing is contradicted."""
    if (
        creation.year
        and known.year
        and creation.year != known.year
        and creation.form not in {"law", "treaty"}
    ):
        return "year"
    if creation.author and known.maker and not _same_maker(creation.author, known.maker):
        return "author"
    return None


def _same_maker(written: str, reference: str) -> bool:
    likeness = compare_names(written, reference).likeness
    surname = fold(written).split()[-1:] == fold(reference).split()[-1:]
    return likeness in {NameLikeness.SAME, NameLikeness.SHORT} or (surname and " " not in written)


def _agrees(known: _Known, creation: Creation) -> Verdict:
    entity = _shown(known)
    described = f" ({known.described})" if known.described else ""
    return Verdict(
        rating=Rating.MATCHES,
        reason=Reason.NONE,
        explanation=f"The reference knows {creation.form or 'a work'} “{entity.label}”{described}.",
        evidence=(cite_name(entity),),
    )


def _is_titled(known: _Known, title: str) -> bool:
    """Whether the reference’s own title is the written one, or that one with more words ("USA PATRIOT Act")."""
    written = set(re.findall(r"\w+", fold(title)))
    labels = [_MARK.sub("", entity.label) for entity in known.entities]
    return any(
        fold(label) == fold(title) or written < set(re.findall(r"\w+", fold(label))) for label in labels
    )


def _led_elsewhere(claim: Claim, known: _Known) -> Verdict:
    """An alias or a redirect may be there because people misspell the title."""
    entity = _shown(known)
    return Verdict(
        rating=Rating.AMBIGUOUS,
        reason=Reason.WORK,
        explanation=f"The reference leads “{claim.subject}” to “{entity.label}”; is that what is meant?",
        evidence=(cite_name(entity),),
    )


def _shown(known: _Known) -> Entity:
    return next((entity for entity in known.entities if entity.description), known.entities[0])


def _conflict(claim: Claim, creation: Creation, known: Sequence[_Known]) -> Verdict:
    """A slip only where one work alone can be meant and its maker agrees; else a question."""
    one = known[0]
    sure = (
        len(known) == 1
        and _disagreement(one, creation) == "year"
        and creation.author is not None
        and one.maker is not None
        and _same_maker(creation.author, one.maker)
        and abs((creation.year or 0) - (one.year or 0)) > 1  # finished in one year, shown in the next
    )
    described = "; ".join(item.described or item.marked for item in known[:4])
    question = "" if sure else " Is that the one that is meant?"
    return Verdict(
        rating=Rating.DIFFERS if sure else Rating.AMBIGUOUS,
        reason=Reason.WORK,
        explanation=f"The reference has “{claim.subject}” as: {described}.{question}",
        evidence=tuple(cite_name(_shown(item)) for item in known[:4]),
    )


def _unknown(claim: Claim, creation: Creation, lookups: Sequence[Lookup]) -> Verdict:
    """Not found; where the words do not even say that it is a work, nothing was checked."""
    failed = any(lookup.state is LookupState.FAILED for lookup in lookups)
    if creation.form or failed or not lookups:
        asked = [lookup for lookup in lookups if lookup.state is not LookupState.ANSWERED]
        if asked or not lookups:
            return silence(asked, claim.subject)
        return Verdict(
            rating=Rating.NO_REFERENCE,
            reason=Reason.NONE,
            explanation=f"The references know {claim.subject}, but not as {creation.form or 'a work'}.",
        )
    return Verdict(
        rating=Rating.UNCHECKED,
        reason=Reason.NO_SOURCE,
        explanation=f"No source knows a work called {claim.subject}; the text does not say what it is.",
    )
