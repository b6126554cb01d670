"""A newsroom's own list of names: what it writes, what it does not, and what that says of a claim. Pure.

The list decides before every other reference how a person, a body, a place or a work is written. It never says
whether an office or a date is right, and never calls anything but a form that it names itself another style.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from checks.compare.confirming import careful_with_quotes
from checks.compare.strings import fold
from checks.model import (
    Abbreviation,
    Claim,
    ClaimKind,
    Creation,
    Entity,
    Evidence,
    EvidenceKind,
    Location,
    Lookup,
    LookupState,
    NameForm,
    PartRole,
    Rating,
    Reason,
    Verdict,
)

SOURCE = "house"
KEPT_IN_HOUSE = "kept in house: your list says never to send it out"
# The fact of a house entry that tells who listed it and when.
LISTED = "listed"


class HouseKind(StrEnum):
    """What sort of name an entry is. OTHER: any; ships, prizes, words."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    WORK = "work"
    OTHER = "other"


HOUSE_KIND = {
    ClaimKind.NAME: HouseKind.PERSON,
    ClaimKind.ORGANISATION: HouseKind.ORGANISATION,
    ClaimKind.PLACE: HouseKind.PLACE,
    ClaimKind.WORK: HouseKind.WORK,
}


@dataclass(frozen=True, kw_only=True)
class HouseEntry:
    """One name of the list.

    `name` is the form that the house writes, `accepted` others that it lets pass, `avoid` those that it does not use.
    A `never_send` name goes to no reference outside the building. `added_at` is aware UTC; `origin` how it came in
    ("cli", "import", "keep", "file"); `row` its number in the list, or its line in a file.
    """

    name: str
    kind: HouseKind = HouseKind.OTHER
    avoid: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    note: str = ""
    never_send: bool = False
    added_by: str = ""
    added_at: datetime | None = None
    origin: str = ""
    row: int = 0

    @property
    def key(self) -> str:
        """What two entries share that are about the same name: kind and name, whatever the case."""
        return f"{self.kind}:{written(self.name).casefold()}"

    @property
    def written_forms(self) -> tuple[str, ...]:
        """All that the house lets pass, the preferred form first."""
        return (self.name, *self.accepted)


_MARKS = str.maketrans(
    dict.fromkeys("\u2018\u2019\u02bc`", "'") | dict.fromkeys("\u2010\u2011\u2012\u2013", "-")
)


def written(text: str) -> str:
    """The string as it is compared with the list: letters and accents as they are, marks and white space alike."""
    return unicodedata.normalize("NFC", " ".join(text.split())).translate(_MARKS)


class _Says(StrEnum):
    WRITES = "writes"
    AVOIDS = "avoids"


# From the strictest comparison down: an entry may tell "TikTok" from "Tiktok" and "Erdoğan" from "Erdogan".
_LEVELS: tuple[Callable[[str], str], ...] = (written, lambda text: written(text).casefold(), fold)


def _says(text: str, entry: HouseEntry) -> tuple[int, _Says] | None:
    """How near the text comes to a form of the entry, and which; None for no form of it."""
    for level, key in enumerate(_LEVELS):
        if key(text) in {key(form) for form in entry.written_forms}:
            return level, _Says.WRITES
        if key(text) in {key(form) for form in entry.avoid}:
            return level, _Says.AVOIDS
    return None


def apart(lookups: Sequence[Lookup]) -> tuple[tuple[Entity, ...], tuple[Lookup, ...]]:
    """What the house list knows of a claim's queries, and the lookups without it, as references answer them."""
    entities = dict.fromkeys(
        hit.entity for lookup in lookups if lookup.source == SOURCE for hit in lookup.hits
    )
    return tuple(entities), without_list(lookups)


def without_list(lookups: Iterable[Lookup]) -> tuple[Lookup, ...]:
    """The lookups as if the house list had no entry: it says how a name is written, never who is meant."""
    return tuple(
        replace(lookup, hits=(), state=LookupState.EMPTY)
        if lookup.source == SOURCE and lookup.state is LookupState.ANSWERED
        else lookup
        for lookup in lookups
    )


def entry_of(entity: Entity) -> HouseEntry:
    """The entry that an answer of the house list was made from."""
    listed = next(iter(entity.about(LISTED)), None)
    return HouseEntry(
        name=entity.label,
        kind=HouseKind(entity.kind.value),
        avoid=tuple(name.text for name in entity.names if name.form is NameForm.AVOIDED),
        accepted=tuple(name.text for name in entity.names if name.form is NameForm.ALIAS),
        note=entity.description,
        added_by=listed.value if listed else "",
        added_at=entity.retrieved_at,
        row=int(listed.value_id or 0) if listed else 0,
    )


def in_house_style(claim: Claim, known: Sequence[Entity], verdict: Verdict) -> Verdict:
    """The verdict after the house list has spoken; `verdict` is what the references say without it.

    The form that the house writes agrees, even where a reference respells it. A form that it does not use is a
    difference of style, unless something graver is wrong with the claim.
    """
    wanted = HOUSE_KIND.get(claim.kind)
    if wanted is None:
        return verdict
    said = _heard(claim, wanted, known)
    if not said:
        return verdict
    if any(one is _Says.WRITES for one, _ in said):
        entity = next(entity for one, entity in said if one is _Says.WRITES)
        return _agrees(claim, entity) if _is_about_the_name(claim, verdict) else verdict
    # Of a place that is put somewhere the quote is the whole sentence; its name is a claim of its own.
    is_name = claim.role is not PartRole.CREDIT and not isinstance(claim.asserts, Location)
    if is_name and (verdict.rating not in {Rating.DIFFERS, Rating.AMBIGUOUS} or _is_of_spelling(verdict)):
        return careful_with_quotes(claim, _other_style(claim, [entity for _, entity in said]))
    return verdict


def _heard(claim: Claim, wanted: HouseKind, known: Iterable[Entity]) -> list[tuple[_Says, Entity]]:
    """What the entries nearest to the claim's own words say of them."""
    heard: list[tuple[int, _Says, Entity]] = []
    for entity in known:
        entry = entry_of(entity)
        found = _says(claim.subject, entry)
        if found and _is_of_kind(entry, wanted, found[1]):
            heard.append((*found, entity))
    nearest = min((level for level, _, _ in heard), default=0)
    return [(said, entity) for level, said, entity in heard if level == nearest]


def _is_of_kind(entry: HouseEntry, wanted: HouseKind, said: _Says) -> bool:
    """Whether the entry speaks of such a thing. The recogniser confuses people with bodies.

    So a listed name of several words agrees whatever it was taken for; one that is not used is another thing there.
    """
    return entry.kind in {wanted, HouseKind.OTHER} or (said is _Says.WRITES and " " in entry.name)


_OF_SPELLING = frozenset(
    {
        Reason.SPELLING,
        Reason.TRANSLITERATION,
        Reason.STYLE,
        Reason.INFORMAL_NAME,
        Reason.OTHER_PERSON,
        Reason.SEVERAL_CANDIDATES,
        Reason.UNSTABLE,
    }
)


def _is_of_spelling(verdict: Verdict) -> bool:
    return verdict.reason in {Reason.SPELLING, Reason.TRANSLITERATION, Reason.STYLE, Reason.INFORMAL_NAME}


def _is_about_the_name(claim: Claim, verdict: Verdict) -> bool:
    """Whether the name alone is in question. What else a claim asserts the list cannot know: a year, a place."""
    if verdict.reason in _OF_SPELLING:
        return True
    match claim.asserts:
        case None:
            return True
        case Abbreviation():
            # Letters that do not fit are a finding of their own.
            return verdict.reason is not Reason.EXPANSION
        case Creation(author=author, year=year):
            return author is None and year is None
    return False


def _agrees(claim: Claim, entity: Entity) -> Verdict:
    same = written(claim.subject).casefold() == written(entity.label).casefold()
    told = "" if same else f" and accepts {claim.subject}"
    return Verdict(
        rating=Rating.MATCHES,
        reason=Reason.NONE,
        explanation=f"Your house list writes {entity.label}{told}.",
        evidence=(_cite(entity),),
    )


def _other_style(claim: Claim, entities: Sequence[Entity]) -> Verdict:
    preferred = tuple(dict.fromkeys(entity.label for entity in entities))
    evidence = tuple(_cite(entity) for entity in entities)
    if len(preferred) > 1:
        return Verdict(
            rating=Rating.AMBIGUOUS,
            reason=Reason.STYLE,
            explanation=f"Your house list does not use {claim.subject}; which is meant: {', '.join(preferred)}?",
            evidence=evidence,
        )
    note = next((entity.description.strip() for entity in entities if entity.description.strip()), "")
    told = f" Note: {note.rstrip('.')}." if note else ""
    return Verdict(
        rating=Rating.DIFFERS,
        reason=Reason.STYLE,
        explanation=f"Your house list writes {preferred[0]}, not {claim.subject}.{told}",
        correction=preferred[0],
        evidence=evidence,
    )


def _cite(entity: Entity) -> Evidence:
    """The row of the list, who put it there and when."""
    entry = entry_of(entity)
    row = f"row {entry.row}" if entry.row else ""
    who = f"added by {entry.added_by}" if entry.added_by else ""
    avoided = f" (not {', '.join(entry.avoid)})" if entry.avoid else ""
    return Evidence(
        kind=EvidenceKind.HOUSE,
        source=SOURCE,
        title=", ".join(part for part in (row, who) if part),
        quoted=f"{entry.name}{avoided}",
        valid_from=entry.added_at.date().isoformat() if entry.added_at else None,
        retrieved_at=entry.added_at.isoformat(timespec="seconds") if entry.added_at else None,
    )


def told_if_kept_in(claim: Claim, lookups: Sequence[Lookup], verdict: Verdict) -> Verdict:
    """The verdict, with the reason where nobody outside was asked because the list forbids it."""
    kept_in = any(lookup.why is Reason.NO_SOURCE and lookup.detail == KEPT_IN_HOUSE for lookup in lookups)
    if not kept_in or verdict.rating not in {Rating.UNCHECKED, Rating.NO_REFERENCE}:
        return verdict
    return Verdict(
        rating=Rating.UNCHECKED,
        reason=Reason.NO_SOURCE,
        explanation=f"{claim.subject} is {KEPT_IN_HOUSE}.",
    )


def contradiction(entries: Iterable[HouseEntry]) -> tuple[HouseEntry, HouseEntry, str] | None:
    """Two entries of a kind of which one writes what the other does not use, and the form; None if they agree."""
    given = tuple(entries)
    writing = {(entry.kind, written(form)): entry for entry in given for form in entry.written_forms}
    for entry in given:
        for form in entry.avoid:
            other = writing.get((entry.kind, written(form)))
            if other is not None:
                return other, entry, form
    return None


def joined(one: HouseEntry, other: HouseEntry) -> HouseEntry:
    """Two entries on one name as one: the first, with what the other has besides."""
    notes = dict.fromkeys(note for note in (one.note, other.note) if note)
    return replace(
        one,
        avoid=_union(one.avoid, other.avoid),
        accepted=_union(one.accepted, other.accepted),
        note="; ".join(notes),
        never_send=one.never_send or other.never_send,
    )


def _union(one: Iterable[str], other: Iterable[str]) -> tuple[str, ...]:
    forms: dict[str, str] = {}
    for form in (*one, *other):
        forms.setdefault(written(form), form)
    return tuple(forms.values())
