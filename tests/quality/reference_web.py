"""The facts tables as the two real servers hold them: items for Wikidata's form, pages for MediaWiki."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from checks.compare.strings import fold
from checks.model import Entity, EntityKind, Fact
from tests.peers import wikidata_items as wikidata
from tests.peers.mediawiki import page, redirect
from tests.quality.facts import Tables
from tests.quality.reference import entities

_FIRST_NUMBER = 90_000_001
_SMALL = 4
_PROPERTY = {
    "position_held": "P39",
    "holder": "P1308",
    "born": "P569",
    "died": "P570",
    "founded": "P571",
    "start": "P580",
    "end": "P582",
    "date": "P585",
    "published": "P577",
    "occupation": "P106",
    "capital": "P36",
    "head_of_state": "P35",
    "head_of_government": "P6",
    "continent": "P30",
    "coordinate": "P625",
    "member": "P463",
    "short_name": "P1813",
    "headquarters": "P159",
    "located_in": "P131",
    "chief_executive": "P169",
    "secretary_general": "P3975",
    "chair": "P488",
    "author": "P50",
    "director": "P57",
    "performer": "P175",
    "creator": "P170",
    "composer": "P86",
}
# By kind where Wikidata says one thing in several ways; "" = not said there.
_PROPERTY_OF_KIND = {
    (EntityKind.PERSON, "country"): "P27",
    (EntityKind.OFFICE, "country"): "P1001",
    (EntityKind.ORGANISATION, "member"): "",
}
_CLASS = {
    EntityKind.PERSON: wikidata.HUMAN,
    EntityKind.OFFICE: wikidata.POSITION,
    EntityKind.COUNTRY: wikidata.COUNTRY,
    EntityKind.ORGANISATION: wikidata.ORGANISATION,
    EntityKind.PLACE: wikidata.CITY,
    EntityKind.EVENT: wikidata.EVENT,
}
_WORK_CLASS = {
    "film": "Q11424",
    "book": "Q571",
    "album": "Q482994",
    "song": "Q7366",
    "series": "Q5398426",
    "play": "Q25379",
    "painting": "Q3305213",
    "opera": "Q1344",
    "game": "Q7889",
    "law": "Q49371",
    "treaty": "Q131569",
}
_TEXT_OR_TIME = {
    *("P569", "P570", "P571", "P577", "P580", "P582", "P585", "P1813"),
}


@dataclass(frozen=True)
class Web:
    """What the two servers are filled with: items by number, and wikitext by title."""

    items: Mapping[str, Mapping[str, Any]]
    pages: Mapping[str, str]


def web(tables: Tables, texts: Iterable[str] | None = None) -> Web:
    """The tables as Wikidata and Wikipedia would hold them.

    With `texts` only those things get a page of whose names the texts have the words: MediaWiki takes a page at a
    time. A name that a text misspells keeps its page by its other words or by the untouched text.
    """
    things = tuple(_with_holders(entities(tables)))
    numbers = {one.id: f"Q{_FIRST_NUMBER + at}" for at, one in enumerate(things)}
    words = dict.fromkeys(
        fact.value for one in things for fact in one.facts if fact.value_id is None and _points(one, fact)
    )
    bare = {word: f"Q{_FIRST_NUMBER + len(things) + at}" for at, word in enumerate(words)}
    items = [_item(one, numbers, bare) for one in things]
    items += [wikidata.item(number, word) for word, number in bare.items()]
    return Web(items=wikidata.by_id(*items), pages=_pages(_wanted(things, texts), numbers))


def _with_holders(things: Sequence[Entity]) -> Iterator[Entity]:
    """The same, each office with those who held it, as its own item lists them."""
    held: defaultdict[str | None, list[Fact]] = defaultdict(list)
    for person in things:
        for fact in person.about("position_held"):
            held[fact.value_id].append(
                replace(fact, property="holder", value=person.label, value_id=person.id)
            )
    for one in things:
        yield replace(one, facts=(*one.facts, *held[one.id]))


def _wanted(things: Sequence[Entity], texts: Iterable[str] | None) -> Sequence[Entity]:
    """The things that the texts may name."""
    if texts is None:
        return things
    words = {word for text in texts for word in fold(text).replace("’", "'").replace("'s", "").split()}
    words = {word.strip(".,;:!?()\"'“”‘—–") for word in words}
    return [one for one in things if _may_be_named(one, words)]


def _may_be_named(entity: Entity, words: Collection[str]) -> bool:
    """A person by the last word of the name, or the first two; anything else by all words of a name but small ones."""
    for name in entity.names:
        parts = [part.strip("(),") for part in fold(name.text).split()]
        if not parts:
            continue
        if entity.kind is EntityKind.PERSON:
            if parts[-1] in words or all(part in words for part in parts[:2]):
                return True
        elif all(part in words for part in parts if len(part) >= _SMALL):
            return True
    return False


def _property(entity: Entity, fact: Fact) -> str:
    default = "P17" if fact.property == "country" else _PROPERTY.get(fact.property, "")
    return _PROPERTY_OF_KIND.get((entity.kind, fact.property), default)


def _points(entity: Entity, fact: Fact) -> bool:
    """Whether Wikidata states the fact's value as an item."""
    prop = _property(entity, fact)
    return bool(prop) and prop not in _TEXT_OR_TIME and prop != "P625"


def _item(entity: Entity, numbers: Mapping[str, str], bare: Mapping[str, str]) -> wikidata.Item:
    classes = [fact.value for fact in entity.about("instance_of")]
    kind = _CLASS.get(entity.kind) or next(
        (_WORK_CLASS[one] for one in classes if one in _WORK_CLASS), "Q386724"
    )
    statements = [wikidata.says("P31", kind)]
    for fact in entity.facts:
        prop = _property(entity, fact)
        if not prop:
            continue
        value: object = fact.value
        if prop == "P625":
            latitude, longitude = fact.value.split(",")
            value = (float(latitude), float(longitude))
        elif _points(entity, fact):
            value = numbers.get(fact.value_id or "") or bare[fact.value]
        stretch = {"P580": fact.start and str(fact.start), "P582": fact.end and str(fact.end)}
        statements.append(wikidata.says(prop, value, rank="normal", **stretch))
    english = [name.text for name in entity.names if name.language == "en"]
    return wikidata.item(
        numbers[entity.id],
        entity.label,
        *statements,
        aliases=[text for text in english if text != entity.label],
        description=entity.description,
        languages={name.language: name.text for name in entity.names if name.language != "en"},
    )


def _pages(things: Sequence[Entity], numbers: Mapping[str, str]) -> Mapping[str, str]:
    """A page for each entity, disambiguation pages for shared titles, redirects for other names."""
    by_title: defaultdict[str, list[Entity]] = defaultdict(list)
    for one in things:
        by_title[_title(one.label)].append(one)
    pages: dict[str, str] = {}
    for title, same in by_title.items():
        titles = [title] if len(same) == 1 else _marked(title, same)
        for own, one in zip(titles, same, strict=True):
            pages[own] = page(_lead(one), qid=numbers[one.id])
        if title not in titles:
            listed = "\n".join(f"* [[{own}]]" for own in titles)
            pages[title] = page(f"'''{title}''' may be:\n{listed}", disambiguation=True)
    for one in things:
        if by_title[_title(one.label)] == [one]:
            for name in one.names:
                if name.language == "en" and name.text != one.label:
                    pages.setdefault(_title(name.text), redirect(_title(one.label)))
    return pages


def _title(name: str) -> str:
    """A title that MediaWiki takes: some marks may not stand in one, and the first letter is always a capital."""
    bare = re.sub(r"[\[\]{}|#<>]", "", name)
    return bare[:1].upper() + bare[1:]


def _marked(title: str, same: Sequence[Entity]) -> list[str]:
    """Titles that tell things of one name apart; a country keeps the bare one, as does the first of several places."""
    places = all(one.kind is EntityKind.PLACE for one in same)
    told: list[str] = []
    for one in same:
        mark = re.sub(r"[\[\]{}|#<>]", "", one.description)[:60] or one.kind.value
        own = f"{title} ({mark})"
        if (one.kind is EntityKind.COUNTRY or (places and not told)) and title not in told:
            own = title
        told.append(own if own not in told else f"{own} {len(told) + 1}")
    return told


def _lead(entity: Entity) -> str:
    """The first sentences of an encyclopedia's article on it, from its facts."""
    born, died = (next((one.value for one in entity.about(prop)), "") for prop in ("born", "died"))
    life = f" ({born} – {died})" if died else f" (born {born})" if born else ""
    verb = "was" if died else "is"
    held = [
        f"{fact.value} from {fact.start}" + (f" until {fact.end}" if fact.end else "")
        for fact in entity.about("position_held")
    ]
    offices = f" {entity.label} was {', and '.join(held)}." if held else ""
    article = "an" if entity.description[:1].lower() in "aeiou" else "a"
    return f"'''{entity.label}'''{life} {verb} {article} {entity.description or entity.kind.value}.{offices}"
