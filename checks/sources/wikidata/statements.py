"""Reading items as Wikibase writes them: statements, their values, their dates.

Item and property numbers are explained at https://www.wikidata.org/wiki/Wikidata:List_of_properties.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias

from checks.model import EntityKind, PartialDate

LANGUAGES = ("en", "mul", "ru", "uk", "zh", "ja", "ar", "fa", "he", "ko")

HUMAN, DISAMBIGUATION, POSITION = "Q5", "Q4167410", "Q4164871"
COUNTRIES = frozenset({"Q6256", "Q3624078"})
JULIAN = "Q1985786"
_DAY, _MONTH, _YEAR = 11, 10, 9

# Statements whose value is another item, by what the fact is called here.
ITEM_FACTS = {
    "P39": "position_held",
    "P1308": "holder",
    "P27": "country",
    "P17": "country",
    "P1001": "country",
    "P35": "head_of_state",
    "P6": "head_of_government",
    "P36": "capital",
    "P50": "author",
    "P57": "director",
    "P175": "performer",
    "P170": "creator",
    "P86": "composer",
    "P488": "chair",
    "P169": "chief_executive",
    "P3975": "secretary_general",
    "P1365": "replaces",
    "P1366": "replaced_by",
    "P463": "member",
    "P159": "headquarters",
    "P131": "located_in",
    "P30": "continent",
    "P31": "instance_of",
    "P106": "occupation",
    "P734": "family_name",
    "P735": "given_name",
}
DATE_FACTS = {
    "P569": "born",
    "P570": "died",
    "P571": "founded",
    "P576": "dissolved",
    "P577": "published",
    "P580": "start",
    "P582": "end",
    "P585": "date",
}
TEXT_FACTS = {"P1813": "short_name", "P1448": "official_name"}
COORDINATE = "P625"
# Who led or holds something: what such an item says can be another thing tomorrow.
LED_BY = ("P35", "P6", "P1308", "P488", "P169", "P3975")
_QUALIFIERS = frozenset({"P580", "P582", "P1365", "P1366"})
_READ = frozenset({*ITEM_FACTS, *DATE_FACTS, *TEXT_FACTS, COORDINATE})

Item: TypeAlias = Mapping[str, Any]


def under_asked_ids(ids: Sequence[str], entities: Mapping[str, Item]) -> dict[str, Item]:
    """The items cut down to what is read, under the ids asked for: a merged item answers under its new id."""
    found: dict[str, Item] = {}
    for key, item in entities.items():
        if "missing" not in item:
            found |= dict.fromkeys(_called(key, item) & set(ids), _cut(item))
    return found


def speaks_of(ids: Sequence[str], entities: Mapping[str, Item]) -> set[str]:
    """The ids of which an answer says anything, be it that they are missing."""
    return set(ids) & {id_ for key, item in entities.items() for id_ in _called(key, item)}


def _called(key: str, item: Item) -> set[str]:
    """The ids that an item answers for: its own, and the one from which it was asked for."""
    return {key, (item.get("redirects") or {}).get("from", key)}


def _cut(item: Item) -> Item:
    kept = {key: item[key] for key in ("id", "lastrevid", "modified") if key in item}
    for key in ("labels", "aliases", "descriptions"):
        # PHP writes an empty map as an empty list.
        kept[key] = {code: text for code, text in (item.get(key) or {}).items() if code in LANGUAGES}
    claims = item.get("claims") or {}
    kept["claims"] = {prop: [_cut_statement(one) for one in claims[prop]] for prop in _READ if prop in claims}
    return kept


def _cut_statement(statement: Item) -> Item:
    qualifiers = statement.get("qualifiers") or {}
    return {
        "mainsnak": statement["mainsnak"],
        "rank": statement.get("rank", "normal"),
        "qualifiers": {prop: qualifiers[prop] for prop in _QUALIFIERS if prop in qualifiers},
    }


def statements(item: Item) -> Iterator[tuple[str, Item]]:
    """Every statement that is read, with its property."""
    claims = item.get("claims", {})
    for prop in (*ITEM_FACTS, *DATE_FACTS, *TEXT_FACTS, COORDINATE):
        for statement in claims.get(prop, ()):
            yield prop, statement


def target_of(snak: Item) -> str | None:
    """The item that a snak names; None for "unknown value", "no value" and values that are no items."""
    value = snak.get("datavalue", {}).get("value")
    return (
        str(value["id"])
        if snak["snaktype"] == "value" and isinstance(value, dict) and "id" in value
        else None
    )


def targets(item: Item, prop: str) -> list[str]:
    """The items that the statements of a property name, deprecated statements left out."""
    return [target for one in _standing(item, prop) if (target := target_of(one["mainsnak"]))]


def around(item: Item, prop: str, on: date | None) -> list[str]:
    """The targets of a property: those of terms that held on the day first, then the nearest; undated ones last.

    Without a day, terms that have not ended come first, then the latest to have ended.
    """
    stated = sorted(_standing(item, prop), key=lambda one: _days_from(period(one), on or date.max))
    return [target for one in stated if (target := target_of(one["mainsnak"]))]


def _days_from(term: tuple[PartialDate | None, PartialDate | None], on: date) -> int:
    start, end = term
    if start is None and end is None:
        return (date.max - date.min).days
    if end is not None and end.last < on:
        return (on - end.last).days
    return max((start.first - on).days, 0) if start is not None else 0


def _standing(item: Item, prop: str) -> list[Item]:
    return [one for one in item.get("claims", {}).get(prop, ()) if one["rank"] != "deprecated"]


def named_beside(statement: Item, prop: str) -> list[str]:
    """The items that a qualifier of a statement names."""
    snaks = statement.get("qualifiers", {}).get(prop, ())
    return [target for snak in snaks if (target := target_of(snak))]


def neighbours(item: Item) -> list[str]:
    """Who came before and after in the offices of a person."""
    stated = item.get("claims", {}).get("P39", ())
    return [id_ for one in stated for prop in ("P1365", "P1366") for id_ in named_beside(one, prop)]


def named_items(item: Item) -> Iterator[str]:
    """All items that its statements name, with who came before and after in an office."""
    for prop in ITEM_FACTS:
        yield from targets(item, prop)
    yield from neighbours(item)


def period(statement: Item) -> tuple[PartialDate | None, PartialDate | None]:
    """Start and end of a statement.

    An end that exists but cannot be dated to a year would read as "still holds"; such a term is undated.
    """
    qualifiers = statement.get("qualifiers", {})
    starts = [found for snak in qualifiers.get("P580", ()) if (found := day(snak))]
    ends = [found for snak in qualifiers.get("P582", ()) if (found := day(snak))]
    ended = any(snak["snaktype"] != "novalue" for snak in qualifiers.get("P582", ()))
    if ended and not ends:
        return None, None
    return next(iter(starts), None), next(iter(ends), None)


def day(snak: Item) -> PartialDate | None:
    """A date of the common era known to the year or better, as precise as Wikidata says it is."""
    value = snak.get("datavalue", {}).get("value")
    if snak["snaktype"] != "value" or not isinstance(value, dict) or not value["time"].startswith("+"):
        return None
    year, month, number = value["time"][1:].split("T")[0].split("-")
    precision = int(value["precision"])
    parts = [year.lstrip("0").zfill(4)]
    parts += [month] if precision >= _MONTH else []
    parts += [number] if precision >= _DAY else []
    return PartialDate.parse("-".join(parts)) if precision >= _YEAR and len(parts[0]) == len("2023") else None


def is_julian(snak: Item) -> bool:
    """Whether the date is meant in the Julian calendar."""
    return str(snak["datavalue"]["value"].get("calendarmodel", "")).endswith(JULIAN)


_LATIN = re.compile(r"[A-Za-zÀ-ɏ0-9 .&/'’-]+")


def text_of(prop: str, snak: Item) -> str | None:
    """A text in English or for all languages; short names also of other languages in Latin letters (MSF, ETA)."""
    value = snak.get("datavalue", {}).get("value")
    if snak["snaktype"] != "value" or not isinstance(value, dict):
        return None
    text = str(value["text"])
    english = value["language"] == "mul" or str(value["language"]).partition("-")[0] == "en"
    return text if english or (prop == "P1813" and _LATIN.fullmatch(text)) else None


def coordinate_of(snak: Item) -> str | None:
    """Latitude and longitude in decimal degrees on Earth, as "lat,lon"; None for other globes and unknown values."""
    value = snak.get("datavalue", {}).get("value")
    if snak["snaktype"] != "value" or not isinstance(value, dict):
        return None
    if not str(value.get("globe", "Q2")).endswith("/Q2") and "globe" in value:
        return None
    return f"{float(value['latitude']):.5f},{float(value['longitude']):.5f}"


def label_of(item: Item) -> str:
    """English, then the label for all languages, then any that was asked for."""
    labels = item.get("labels", {})
    return next((str(labels[code]["value"]) for code in LANGUAGES if code in labels), "")


def kind_of(item: Item, asked: set[EntityKind]) -> EntityKind | None:
    """What sort of thing the item is; None for one that cannot be what was asked about."""
    classes = set(targets(item, "P31"))
    if DISAMBIGUATION in classes:
        return None
    if HUMAN in classes:
        return EntityKind.PERSON
    if asked == {EntityKind.PERSON}:
        return None
    if EntityKind.OFFICE in asked or POSITION in classes or "P1308" in item.get("claims", {}):
        return EntityKind.OFFICE
    if COUNTRIES & classes:
        return EntityKind.COUNTRY
    return min(asked - {EntityKind.PERSON}, default=EntityKind.OTHER)


def is_settled(item: Item) -> bool:
    """Whether what the item says has stopped to change: the dead, and what nobody leads (works, past events, places)."""
    claims = item.get("claims", {})
    if "P580" in claims and "P582" not in claims:
        return False
    classes = set(targets(item, "P31"))
    if HUMAN in classes:
        return "P570" in claims
    return not (classes & {POSITION, *COUNTRIES} or any(prop in claims for prop in LED_BY))
