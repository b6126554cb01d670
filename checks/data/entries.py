"""Items of a Wikibase as entries of a pack, alone or joined with what an older pack has of the same thing. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from checks.compare.freshness import UNSETTLED
from checks.compare.strings import fold
from checks.data.pack_file import slug
from checks.data.pack_rows import SourceRow
from checks.model import Entity, EntityKind, Fact, Name, NameForm

# What a thing has one of: the newest reading stands for the older ones.
_SINGLE = frozenset(
    {"born", "died", "founded", "dissolved", "start", "end", "date", "coordinate", "published"}
)
# What can show that two entries of one name are two things, or one; dates as far as both are known.
_HELD = ("position_held",)
_TELLING = (("born",), ("died",), ("founded",), ("date",), ("start",), ("country", "located_in"), _HELD)
# In which order the languages of a name that is written alike in several of them are named.
_FIRST = ("en", "mul")


def entries(
    fresh: Sequence[Entity], kinds: Mapping[str, EntityKind], base: Sequence[Entity], *, keep_base: bool
) -> tuple[Entity, ...]:
    """The entries of a pack: `fresh` items, of these kinds by their ids, under ids of the pack.

    An entry of `base` for the same thing lends its id, label, description and other names. With
    `keep_base` its facts stay where the item says nothing of the same matter, and so do all other entries of it.
    """
    typed = [replace(one, kind=kinds.get(one.id, one.kind)) for one in fresh]
    known = _twins(typed, base)
    typed = [replace(one, kind=known[one.id].kind) if one.id in known else one for one in typed]
    kept = base if keep_base else ()
    ids = _ids(typed, known, kept)
    labels = {entity.id: entity.label for entity in kept}
    labels |= {ids[one.id]: known.get(one.id, one).label for one in typed}
    made = [(one, _entry(one, ids, labels)) for one in typed]
    joined = [
        _joined(entry, known[one.id], keep_base=keep_base) if one.id in known else entry
        for one, entry in made
    ]
    by_id = {one.id: one for one in (*kept, *joined)}
    return tuple(_without_echoes(one, by_id) for one in by_id.values())


def _twins(fresh: Sequence[Entity], base: Sequence[Entity]) -> dict[str, Entity]:
    """The entries of the base that are the same things as these items, by the item's id.

    Those of the same number; else, of entries without one, the only one of that sort and label, where nothing that
    both say parts them, and of people where something joins them.
    """
    numbered = {one.qid: one for one in base if one.qid}
    unnumbered: dict[tuple[EntityKind, str], list[Entity]] = {}
    for one in base:
        if not one.qid:
            unnumbered.setdefault((one.kind, fold(one.label)), []).append(one)
    times = Counter((one.kind, fold(one.label)) for one in fresh)
    twins = {}
    for item in fresh:
        named = (item.kind, fold(item.label))
        alike = unnumbered.get(named, [])
        if item.qid in numbered:
            twins[item.id] = numbered[item.qid]
        elif times[named] == len(alike) == 1 and _could_be(item, alike[0]):
            twins[item.id] = alike[0]
    return twins


def _could_be(item: Entity, entry: Entity) -> bool:
    joined = False
    for props in _TELLING:
        ours, theirs = (
            {fold(fact.value) for prop in props for fact in one.about(prop)} for one in (item, entry)
        )
        common = any(one.startswith(other) or other.startswith(one) for one in ours for other in theirs)
        if ours and theirs and not common and props != _HELD:
            return False
        joined = joined or common
    return joined or item.kind is not EntityKind.PERSON


def sources_of(fresh: Iterable[Entity]) -> Iterator[SourceRow]:
    """Where the facts of these items were read: the item at its revision, and when it was last edited before."""
    for entity in fresh:
        titles = dict.fromkeys(_title(fact) for fact in entity.facts)
        for title in titles:
            row = SourceRow(title=title, url=_address(entity), read_on=_read_on(entity))
            if entity.revision is not None:
                row["revision"] = entity.revision
            if entity.modified is not None:
                row["modified"] = entity.modified.isoformat(timespec="seconds")
            if _is_unsettled(entity):
                row["unsettled"] = True
            yield row


def edited_lately(fresh: Iterable[Entity]) -> tuple[Entity, ...]:
    """The items that were edited within a day before they were read: an edit that nobody may have looked at yet."""
    return tuple(one for one in fresh if _is_unsettled(one))


def _is_unsettled(item: Entity) -> bool:
    if item.modified is None or item.retrieved_at is None:
        return False
    return item.retrieved_at - item.modified < UNSETTLED


def _ids(fresh: Sequence[Entity], known: Mapping[str, Entity], kept: Sequence[Entity]) -> dict[str, str]:
    """The pack's id of each item and of each entry that stays, by the numbers they are called by."""
    taken = {one.id for one in kept}
    wanted = {one.id: f"{one.kind.value}:{slug(one.label)}" for one in fresh if one.id not in known}
    times = Counter((*wanted.values(), *(one.id for one in known.values())))
    ids = {one.qid: one.id for one in kept if one.qid}
    for one in fresh:
        own = known[one.id].id if one.id in known else wanted[one.id]
        if one.id not in known and (times[own] > 1 or own in taken or own.endswith(":")):
            own = f"{own}-{str(one.qid).lower()}"
        ids |= {one.id: own, str(one.qid): own}
    return ids


def _entry(item: Entity, ids: Mapping[str, str], labels: Mapping[str, str]) -> Entity:
    facts = (_fact(fact, item, ids, labels) for fact in item.facts if fact.rank != "deprecated")
    return Entity(
        source="pack",
        id=ids[item.id],
        kind=item.kind,
        label=item.label,
        qid=item.qid,
        description=item.description,
        names=_names(item),
        facts=tuple(dict.fromkeys(facts)),
    )


def _fact(fact: Fact, item: Entity, ids: Mapping[str, str], labels: Mapping[str, str]) -> Fact:
    value_id = ids.get(fact.value_id or "")
    return replace(
        fact,
        value=labels.get(value_id or "", fact.value),
        value_id=value_id,
        source_title=_title(fact),
        source_url=_address(item),
    )


def _title(fact: Fact) -> str:
    return f"Wikidata: {fact.source_title}"


def _address(item: Entity) -> str | None:
    """The item as it was when it was read."""
    return f"{item.url}?oldid={item.revision}" if item.url and item.revision is not None else item.url


def _read_on(item: Entity) -> str | None:
    return item.retrieved_at.date().isoformat() if item.retrieved_at else None


def _names(item: Entity) -> tuple[Name, ...]:
    """Its label, then its other names, each writing once."""
    once: dict[str, Name] = {item.label: Name(text=item.label, form=NameForm.LABEL)}
    for name in sorted(item.names, key=_name_order):
        once.setdefault(name.text, name)
    return tuple(once.values())


def _name_order(name: Name) -> tuple[bool, int, str, str]:
    place = _FIRST.index(name.language) if name.language in _FIRST else len(_FIRST)
    return name.form is not NameForm.LABEL, place, name.language, name.text


def _joined(fresh: Entity, base: Entity, *, keep_base: bool) -> Entity:
    """One entry for what both say of one thing."""
    texts = {name.text for name in base.names}
    return replace(
        fresh,
        id=base.id,
        label=base.label,
        description=base.description or fresh.description,
        names=(*base.names, *(name for name in fresh.names if name.text not in texts)),
        facts=tuple(_both(fresh.facts, base.facts)) if keep_base else fresh.facts,
    )


def _both(fresh: Sequence[Fact], base: Sequence[Fact]) -> Iterator[Fact]:
    """The fresh facts, and those of the base on what they do not speak of.

    A fresh statement without any date does not take the place of a dated one.
    """
    dated = {_matter(fact) for fact in base if fact.start or fact.end}
    spoken = {_matter(fact) for fact in fresh if fact.start or fact.end or _matter(fact) not in dated}
    for fact in fresh:
        if fact.start or fact.end or _matter(fact) not in dated:
            yield fact
    for fact in base:
        if _matter(fact) not in spoken:
            yield fact


def _matter(fact: Fact) -> tuple[str, str]:
    """What a fact speaks of: the person in that office, the day of birth."""
    return fact.property, "" if fact.property in _SINGLE else fact.value_id or fold(fact.value)


def _without_echoes(office: Entity, by_id: Mapping[str, Entity]) -> Entity:
    """An office without holders of whom their own entries say as much: those follow from there."""
    if office.kind is not EntityKind.OFFICE:
        return office
    kept = tuple(
        fact for fact in office.facts if fact.property != "holder" or not _is_echo(fact, office, by_id)
    )
    return replace(office, facts=kept)


def _is_echo(holder: Fact, office: Entity, by_id: Mapping[str, Entity]) -> bool:
    person = by_id.get(holder.value_id or "")
    terms = [fact for fact in person.about("position_held") if fact.value_id == office.id] if person else []
    return any(
        (holder.start is None or holder.start == term.start)
        and (holder.end is None or holder.end == term.end)
        for term in terms
    )
