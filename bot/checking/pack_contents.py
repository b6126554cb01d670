"""What the reference pack in use knows, told on the command line: as a whole, and of one name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from bot.checking import pack_refused
from bot.settings import Settings, SettingsError
from checks.errors import SourceFailed, Unreadable
from checks.model import Candidate, Entity, EntityKind, Fact, FoundBy, NameForm, PartialDate, Query
from checks.report.wording import counted
from checks.sources.pack import Pack

# What is shown of an entry, in this order; the rest comes after it.
_FIRST = ("position_held", "holder", "head_of_state", "head_of_government", "capital", "born", "died")


def pack_in_use(settings: Settings) -> Pack:
    """The reference pack that checks use. Raises SettingsError where the one that is set cannot be read."""
    try:
        return Pack.chosen(settings.pack_file())
    except SourceFailed as error:
        raise SettingsError(pack_refused(error)) from error


def pack_told(pack: Pack, settings: Settings) -> list[str]:
    """Its version, where it is, how many entries it has and the last day on which it was read, each in a few words."""
    days = [fact.read_on for one in pack.entities for fact in one.facts if fact.read_on]
    return [
        pack.version,
        str(settings.pack_file() or "the one that comes with factdesk"),
        counted(len(pack.entities), "entry", "entries"),
        *([f"read until {_day(max(days))}"] if days else []),
    ]


def told_of_pack(settings: Settings) -> list[str]:
    """Which pack is used, what it holds, and when its facts were read."""
    pack = pack_in_use(settings)
    counts = Counter(one.kind.value for one in pack.entities)
    facts = [fact for one in pack.entities for fact in one.facts]
    days = [fact.read_on for fact in facts if fact.read_on]
    undated = counted(len(facts) - len(days), "fact has", "facts have")
    version, where, number, *_ = pack_told(pack, settings)
    kinds = ", ".join(f"{kind} {count:,}" for kind, count in sorted(counts.items()))
    sources = counted(len(pack.sources), "source")
    lines = [
        f"Reference pack {version}: {where}.",
        f"{number} ({kinds}), {counted(len(facts), 'fact')} from {sources}.",
    ]
    if days:
        rest = f"; {undated} no such day" if len(days) < len(facts) else ""
        lines.append(
            f"Read between {_day(min(days))} and {_day(max(days))}{rest}. Of what came later it knows nothing: an"
            " office that was held then is not said to be held still."
        )
    return lines


async def told_of(settings: Settings, name: str) -> list[str]:
    """What the pack knows of whoever and whatever bears a name.

    Raises:
        Unreadable: Nobody and nothing.
    """
    pack = pack_in_use(settings)
    query = Query(about=EntityKind.OTHER, subject=name)
    numbered = [_found(one, query) for one in pack.entities if name in (one.qid, one.id)]
    found = numbered or (await pack.resolve([query], [])).candidates
    if not found:
        near = (await pack.resolve([Query(about=EntityKind.PERSON, subject=name)], [])).candidates
        raise Unreadable(
            f"The reference pack has nobody and nothing of the name {name}.{_did_you_mean(near)}"
        )
    sheet = await pack.facts(found)
    return [line for entity in sheet.entities for line in (*_shown(entity), "")][:-1]


def _found(entity: Entity, query: Query) -> Candidate:
    return Candidate(
        source=Pack.name,
        query=query,
        id=entity.id,
        label=entity.label,
        matched=query.subject,
        found_by=FoundBy.LABEL,
    )


def _did_you_mean(near: Sequence[Candidate]) -> str:
    labels = dict.fromkeys(one.label for one in near)
    return f" Near it are {', '.join(labels)}." if labels else ""


def _shown(entity: Entity) -> Iterator[str]:
    number = f", {entity.qid}" if entity.qid else ""
    described = f": {entity.description}" if entity.description else ""
    yield f"{entity.label} ({entity.kind.value}{number}){described}"
    others = [
        name.text for name in entity.names if name.text != entity.label and name.form is not NameForm.INFORMAL
    ]
    informal = [name.text for name in entity.names if name.form is NameForm.INFORMAL]
    if others:
        yield f"  also: {', '.join(others)}"
    if informal:
        yield f"  informally: {', '.join(informal)}"
    for fact in sorted(entity.facts, key=_place):
        yield f"  {fact.property.replace('_', ' ')}: {fact.value}{_term(fact)}"
        yield f"    {_source(fact)}"


def _place(fact: Fact) -> tuple[int, str, str]:
    place = _FIRST.index(fact.property) if fact.property in _FIRST else len(_FIRST)
    return place, fact.property, str(fact.start or "")


def _term(fact: Fact) -> str:
    """From when to when, and of a term without an end how long the reference vouches for it."""
    since = "by" if fact.not_later_than else "from"
    start = f" {since} {fact.start.words}" if fact.start else ""
    end = f" to {fact.end.words}" if fact.end else ""
    if fact.start and not fact.end:
        end = f", no end known{f' on {_day(fact.read_on)}' if fact.read_on else ''}"
    return f",{start}{end}" if start else (f",{end}" if end else "")


def _source(fact: Fact) -> str:
    read = f"read on {_day(fact.read_on)}" if fact.read_on else "read on an unknown day"
    return ", ".join(part for part in (fact.source_title, read, fact.source_url or "") if part)


def _day(day: date) -> str:
    return PartialDate.of(day).words
