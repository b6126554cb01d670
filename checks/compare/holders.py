"""Who holds an office, by the reference's own entry for the office or for the organisation it belongs to. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from checks.compare.names import NameLikeness, compare_names
from checks.compare.offices import Likeness, compare_offices, read_office, single_holder
from checks.compare.strings import fold
from checks.compare.terms import Stated, covers
from checks.model import Entity, EntityKind, FoundBy, Hit, Interval, Lookup, Office

_BY_NAME = frozenset({FoundBy.LABEL, FoundBy.ALIAS, FoundBy.REDIRECT})

# Which statements of an organisation say who is its president, its chief executive ... : (property, told as).
# Only where both words mean one office does another holder contradict; "the chief" may be any of them.
_SEATS: dict[str, tuple[str, ...]] = {
    "chair": ("chair",),
    "chief executive": ("chief_executive",),
    "secretary general": ("secretary_general",),
    "president": ("chair",),
    "director general": ("secretary_general", "chief_executive"),
    "managing director": ("chief_executive",),
    "executive director": ("chief_executive",),
    "director": ("chief_executive", "chair"),
    "governor": ("chair",),
    "head": ("secretary_general", "chief_executive", "chair"),
}
_SAME_SEAT = {
    "chair": "chair",
    "chief executive": "chief_executive",
    "secretary general": "secretary_general",
}
_TOLD_AS = {"chair": "chair", "chief_executive": "chief executive", "secretary_general": "secretary general"}


def offices_in(lookups: Iterable[Lookup], office: Office) -> Iterator[Entity]:
    """The reference's entries for the very office of the text: by its name, or by the same parts.

    An organisation's own statement of its chair, chief executive or secretary general counts as such an entry.
    """
    for lookup in lookups:
        for hit in lookup.hits:
            if lookup.query.about is EntityKind.OFFICE and _is_office(hit, office):
                yield hit.entity
            elif lookup.query.about is EntityKind.ORGANISATION and hit.candidate.found_by in _BY_NAME:
                yield from _seat(hit.entity, _SAME_SEAT.get(office.role), office)


def seats_in(lookups: Iterable[Lookup], office: Office) -> Iterator[Entity]:
    """The heads of the organisation that the office belongs to, who may be called by the office: no contradiction."""
    for lookup in lookups:
        if lookup.query.about is not EntityKind.ORGANISATION:
            continue
        for hit in lookup.hits:
            if hit.candidate.found_by in _BY_NAME:
                for prop in _SEATS.get(office.role, ()):
                    yield from _seat(hit.entity, prop, office)


def _seat(body: Entity, prop: str | None, office: Office) -> Iterator[Entity]:
    """The office of an organisation that one of its properties tells the holders of."""
    held = body.about(prop) if prop else ()
    if held and not office.rank:
        label = f"{_TOLD_AS[prop or '']} of {body.label}"
        facts = tuple(replace(fact, property="holder") for fact in held)
        yield replace(
            body, id=f"{body.id} {prop}", kind=EntityKind.OFFICE, label=label, facts=facts, qid=None
        )


def _is_office(hit: Hit, office: Office) -> bool:
    if hit.entity.kind is not EntityKind.OFFICE:
        return False
    likeness = compare_offices(office, read_office(hit.entity.label)).likeness
    if likeness is Likeness.SAME:
        return bool(office.body) or hit.candidate.found_by in _BY_NAME
    # A redirect may lead to another office of the same body, or to that of another.
    return hit.candidate.found_by in _BY_NAME and likeness is Likeness.UNLIKE


def others_in_office(
    office: Office, entries: Sequence[Entity], when: Interval, names: Sequence[str]
) -> tuple[Stated, ...]:
    """Who else held this single-holder office during the whole stretch, by dated statements.

    Nobody where the office is shared, where several are listed at once (two governments, co-presidents, an
    entry that was never closed), where one of them may be the very person, and on the days beside a handover.
    """
    if not single_holder(office) or not office.body:
        return ()
    held = [(entry, fact) for entry in entries for fact in entry.about("holder")]
    then = [one for one in held if covers(one[1], when)]
    if any(may_be_called(name, fact.value) for _, fact in then for name in names):
        return ()
    if _distinct(sorted({fact.value for _, fact in then})) != 1:
        return ()
    return tuple(sorted(then, key=lambda one: (one[0].source, one[0].id, one[1].value, str(one[1].start))))


def is_superseded(own: Stated, entries: Sequence[Entity], when: Interval) -> Stated | None:
    """Who is listed to have followed in the office after this term of the person, of which no end is listed."""
    _, fact = own
    if fact.end is not None or fact.start is None or not single_holder(read_office(fact.value)):
        return None
    for entry in entries:
        for other in entry.about("holder"):
            begun_later = other.start is not None and fact.start.last < other.start.first <= when.last
            if begun_later and covers(other, when) and not may_be_called(own[0].label, other.value):
                return entry, other
    return None


def _distinct(people: Sequence[str]) -> int:
    """How many human beings these names are, spellings of one name counted once."""
    apart: list[str] = []
    for name in people:
        if not any(may_be_called(name, other) for other in apart):
            apart.append(name)
    return len(apart)


_UNLIKE = frozenset({NameLikeness.UNLIKE, NameLikeness.OTHER_PERSON})
# Words of address that a text may have inside a name.
_STYLES = frozenset(
    "king queen pope emperor emir sheikh sultan prince dr sir dame lord mr mrs ms president".split()  # noqa: SIM905
)


def may_be_called(name: str, holder: str) -> bool:
    """Whether somebody of this name may be the holder: spelt otherwise, or the name read only in part."""
    if compare_names(name, holder).likeness not in _UNLIKE:
        return True
    words = {word for word in fold(name).replace(".", "").split() if word not in _STYLES}
    return words <= set(fold(holder).replace(".", "").split())


def is_surely(name: str, holder: str) -> bool:
    """Whether the holder is listed under this very name."""
    return compare_names(name, holder).likeness is NameLikeness.SAME
