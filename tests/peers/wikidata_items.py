"""Items in the form of wbgetentities, from plain values: for `wikibase(more=by_id(person(...), office(...)))`.

Dates are ISO as far as they are known ("2021", "2021-01", "2021-01-26"). A term is (item, start, end) with None
for what is not stated; a term of an office may go on with who came before and who came after.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

Item: TypeAlias = Mapping[str, Any]
Statement: TypeAlias = Mapping[str, Any]
# (item, start, end) or (item, start, end, predecessor, successor).
Term: TypeAlias = Sequence[str | None]

HUMAN, POSITION, COUNTRY = "Q5", "Q4164871", "Q3624078"
ORGANISATION, CITY, FILM, BOOK, EVENT = "Q43229", "Q515", "Q11424", "Q571", "Q1190554"
_GREGORIAN = "http://www.wikidata.org/entity/Q1985727"
_TIMES = frozenset({"P569", "P570", "P571", "P576", "P577", "P580", "P582", "P585"})
_TEXTS = frozenset({"P1448", "P1813"})
_PRECISION = {4: 9, 7: 10, 10: 11}


def by_id(*items: Item) -> dict[str, Item]:
    """The items under their numbers."""
    return {str(item["id"]): item for item in items}


def person(  # noqa: PLR0913 - plain values, each by its name
    qid: str,
    label: str,
    *,
    aliases: Sequence[str] = (),
    born: str | None = None,
    died: str | None = None,
    offices: Iterable[Term] = (),
    country: str | None = None,
    occupations: Sequence[str] = (),
    given_name: str | None = None,
    family_name: str | None = None,
    member_of: Sequence[str] = (),
    description: str = "",
    languages: Mapping[str, str] | None = None,
) -> Item:
    """A human being. `offices` are terms; `languages` are labels by language code."""
    statements = [
        says("P31", HUMAN),
        *terms("P39", offices),
        *each("P27", country),
        *each("P106", *occupations),
        *each("P735", given_name),
        *each("P734", family_name),
        *each("P463", *member_of),
        *each("P569", born),
        *each("P570", died),
    ]
    return item(qid, label, *statements, aliases=aliases, description=description, languages=languages)


def office(  # noqa: PLR0913
    qid: str,
    label: str,
    *,
    aliases: Sequence[str] = (),
    country: str | None = None,
    holders: Iterable[Term] = (),
    description: str = "",
    languages: Mapping[str, str] | None = None,
) -> Item:
    """An office with the country it belongs to and, as terms, who held it."""
    statements = [says("P31", POSITION), *each("P1001", country), *terms("P1308", holders)]
    return item(qid, label, *statements, aliases=aliases, description=description, languages=languages)


def country(  # noqa: PLR0913
    qid: str,
    label: str,
    *,
    aliases: Sequence[str] = (),
    capitals: Iterable[Term] = (),
    heads_of_state: Iterable[Term] = (),
    heads_of_government: Iterable[Term] = (),
    continent: str | None = None,
    member_of: Iterable[Term] = (),
    short_names: Sequence[str] = (),
    official_name: str | None = None,
    coordinate: tuple[float, float] | None = None,
    description: str = "",
    languages: Mapping[str, str] | None = None,
) -> Item:
    """A country; capitals, heads and memberships are terms."""
    statements = [
        says("P31", COUNTRY),
        *terms("P36", capitals),
        *terms("P35", heads_of_state),
        *terms("P6", heads_of_government),
        *each("P30", continent),
        *terms("P463", member_of),
        *each("P1813", *short_names),
        *each("P1448", official_name),
        *each("P625", coordinate),
    ]
    return item(qid, label, *statements, aliases=aliases, description=description, languages=languages)


def organisation(  # noqa: PLR0913
    qid: str,
    label: str,
    *,
    aliases: Sequence[str] = (),
    kind: str = ORGANISATION,
    short_names: Sequence[str] = (),
    official_name: str | None = None,
    founded: str | None = None,
    dissolved: str | None = None,
    headquarters: str | None = None,
    country: str | None = None,
    chairs: Iterable[Term] = (),
    chief_executives: Iterable[Term] = (),
    secretaries_general: Iterable[Term] = (),
    replaced_by: str | None = None,
    replaces: str | None = None,
    description: str = "",
    languages: Mapping[str, str] | None = None,
) -> Item:
    """A body; who leads it stands in terms."""
    statements = [
        says("P31", kind),
        *each("P1813", *short_names),
        *each("P1448", official_name),
        *each("P571", founded),
        *each("P576", dissolved),
        *each("P159", headquarters),
        *each("P17", country),
        *terms("P488", chairs),
        *terms("P169", chief_executives),
        *terms("P3975", secretaries_general),
        *each("P1366", replaced_by),
        *each("P1365", replaces),
    ]
    return item(qid, label, *statements, aliases=aliases, description=description, languages=languages)


def place(  # noqa: PLR0913
    qid: str,
    label: str,
    *,
    aliases: Sequence[str] = (),
    kind: str = CITY,
    located_in: str | None = None,
    country: str | None = None,
    continent: str | None = None,
    coordinate: tuple[float, float] | None = None,
    description: str = "",
    languages: Mapping[str, str] | None = None,
) -> Item:
    """A place; `coordinate` is latitude, longitude in decimal degrees."""
    statements = [
        says("P31", kind),
        *each("P131", located_in),
        *each("P17", country),
        *each("P30", continent),
        *each("P625", coordinate),
    ]
    return item(qid, label, *statements, aliases=aliases, description=description, languages=languages)


def work(  # noqa: PLR0913
    qid: str,
    label: str,
    *,
    aliases: Sequence[str] = (),
    kind: str = FILM,
    authors: Sequence[str] = (),
    directors: Sequence[str] = (),
    performers: Sequence[str] = (),
    creators: Sequence[str] = (),
    composers: Sequence[str] = (),
    published: Sequence[str] = (),
    description: str = "",
    languages: Mapping[str, str] | None = None,
) -> Item:
    """A work with the items of its makers and its dates of publication."""
    statements = [
        says("P31", kind),
        *each("P50", *authors),
        *each("P57", *directors),
        *each("P175", *performers),
        *each("P170", *creators),
        *each("P86", *composers),
        *each("P577", *published),
    ]
    return item(qid, label, *statements, aliases=aliases, description=description, languages=languages)


def event(  # noqa: PLR0913
    qid: str,
    label: str,
    *,
    aliases: Sequence[str] = (),
    kind: str = EVENT,
    start: str | None = None,
    end: str | None = None,
    date: str | None = None,
    country: str | None = None,
    located_in: str | None = None,
    description: str = "",
    languages: Mapping[str, str] | None = None,
) -> Item:
    """An event with its day, or its first and last."""
    statements = [
        says("P31", kind),
        *each("P580", start),
        *each("P582", end),
        *each("P585", date),
        *each("P17", country),
        *each("P131", located_in),
    ]
    return item(qid, label, *statements, aliases=aliases, description=description, languages=languages)


def item(  # noqa: PLR0913
    qid: str,
    label: str,
    *statements: Statement,
    aliases: Sequence[str] = (),
    description: str = "",
    languages: Mapping[str, str] | None = None,
    modified: str = "2026-01-15T08:00:00Z",
    revision: int = 1,
) -> Item:
    """Any item: an English label, aliases and description, labels of other languages, and statements."""
    claims: dict[str, list[Statement]] = {}
    for one in statements:
        claims.setdefault(str(one["mainsnak"]["property"]), []).append(one)
    labels = {"en": label, **(languages or {})} if label else dict(languages or {})
    return {
        "type": "item",
        "id": qid,
        "ns": 0,
        "title": qid,
        "lastrevid": revision,
        "modified": modified,
        "labels": {code: {"language": code, "value": text} for code, text in labels.items()},
        "aliases": {"en": [{"language": "en", "value": text} for text in aliases]} if aliases else {},
        "descriptions": {"en": {"language": "en", "value": description}} if description else {},
        "claims": claims,
    }


def says(prop: str, value: object, *, rank: str = "normal", **qualifiers: object) -> Statement:
    """One statement.

    A value is an item's number, a date, (Wikibase's own time, precision and perhaps calendar), a text, (latitude,
    longitude), "somevalue" or "novalue".
    """
    return {
        "mainsnak": snak(prop, value),
        "type": "statement",
        "rank": rank,
        "qualifiers": {key: [snak(key, one)] for key, one in qualifiers.items() if one is not None},
    }


def each(prop: str, *values: object) -> list[Statement]:
    """One statement for every value that is not None."""
    return [says(prop, value) for value in values if value is not None]


def terms(prop: str, stated: Iterable[Term]) -> list[Statement]:
    """A statement for every term, with its dates and who came before and after."""
    qualifiers = ("P580", "P582", "P1365", "P1366")
    return [says(prop, one[0], **dict(zip(qualifiers, one[1:], strict=False))) for one in stated]


def snak(prop: str, value: object) -> Mapping[str, Any]:
    """A value as Wikibase writes it, by what its property takes."""
    if value in {"somevalue", "novalue"}:
        return {"snaktype": str(value), "property": prop}
    kind, datatype, written = _written(prop, value)
    return {
        "snaktype": "value",
        "property": prop,
        "datavalue": {"value": written, "type": kind},
        "datatype": datatype,
    }


def _written(prop: str, value: object) -> tuple[str, str, Mapping[str, Any]]:
    if isinstance(value, tuple) and isinstance(value[0], str):
        return "time", "time", _stated_time(*value)
    if isinstance(value, tuple):
        latitude, longitude = value
        globe = "http://www.wikidata.org/entity/Q2"
        return (
            "globecoordinate",
            "globe-coordinate",
            {
                "latitude": latitude,
                "longitude": longitude,
                "altitude": None,
                "precision": 0.0001,
                "globe": globe,
            },
        )
    text = str(value)
    if prop in _TIMES:
        return "time", "time", _time(text)
    if prop in _TEXTS:
        return "monolingualtext", "monolingualtext", {"text": text, "language": "en"}
    number = {"entity-type": "item", "numeric-id": int(text[1:]), "id": text}
    return "wikibase-entityid", "wikibase-item", number


def _time(day: str) -> Mapping[str, Any]:
    year, month, number = (*day.split("-"), "00", "00")[:3]
    return _stated_time(f"+{year}-{month}-{number}T00:00:00Z", _PRECISION[len(day)])


def _stated_time(time: str, precision: int, calendar: str = "") -> Mapping[str, Any]:
    """A time as Wikibase writes it; `calendar` is the number of its item, the Gregorian one's by default."""
    model = f"{_GREGORIAN.rpartition('/')[0]}/{calendar}" if calendar else _GREGORIAN
    stated = {"time": time, "timezone": 0, "before": 0, "after": 0}
    return {**stated, "precision": precision, "calendarmodel": model}
