"""Items as entities: their names and facts, other items named by the labels that were looked up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urljoin

from checks.model import Entity, EntityKind, Fact, Name, NameForm, PartialDate
from checks.sources.wikidata.statements import (
    COORDINATE,
    DATE_FACTS,
    ITEM_FACTS,
    TEXT_FACTS,
    Item,
    coordinate_of,
    day,
    is_julian,
    label_of,
    named_beside,
    period,
    statements,
    target_of,
    text_of,
)


@dataclass(frozen=True, kw_only=True)
class Held:
    """An item as Wikibase wrote it, cut down to what is read, and when Wikidata gave it."""

    item: Item
    at: datetime


def page_of(qid: str, api_url: str) -> str:
    """The page of an item beside the API."""
    return urljoin(api_url, f"/wiki/{qid}")


@dataclass(frozen=True, kw_only=True)
class Book:
    """Reads items into entities, naming other items by the labels that were looked up."""

    source: str
    api_url: str
    labels: Mapping[str, str]

    def entity(self, id_: str, held: Held, kind: EntityKind) -> Entity:
        """The item as an entity under the id that was asked for (an item may have been merged into another)."""
        item = held.item
        qid = str(item["id"])
        label = label_of(item) or id_
        modified = item.get("modified")
        return Entity(
            source=self.source,
            id=id_,
            kind=kind,
            label=label,
            names=tuple(_names(item)),
            description=str(item.get("descriptions", {}).get("en", {}).get("value", "")),
            facts=tuple(self._facts(item, f"{label} ({qid})", held.at)),
            qid=qid,
            url=page_of(qid, self.api_url),
            revision=item.get("lastrevid"),
            modified=datetime.fromisoformat(modified) if modified else None,
            retrieved_at=held.at,
        )

    def _facts(self, item: Item, title: str, at: datetime) -> Iterator[Fact]:
        url = page_of(str(item["id"]), self.api_url)
        for prop, statement in statements(item):
            for fact in (self._fact(prop, statement), *self._neighbours(prop, statement)):
                if fact is not None:
                    note = f"{title}, {fact.source_title}" if fact.source_title else title
                    yield replace(fact, read_on=at.date(), source_title=note, source_url=url)

    def _fact(self, prop: str, statement: Item) -> Fact | None:
        if prop in ITEM_FACTS:
            return self._item_fact(prop, statement)
        return _date_fact(prop, statement) if prop in DATE_FACTS else _plain_fact(prop, statement)

    def _item_fact(self, prop: str, statement: Item) -> Fact | None:
        target = target_of(statement["mainsnak"])
        rank = str(statement.get("rank", "normal"))
        # Labels of deprecated statements are not looked up: they are kept only to show that they are there.
        if target is None or (target not in self.labels and rank != "deprecated"):
            return None
        start, end = period(statement)
        label = self.labels.get(target, target)
        return Fact(property=ITEM_FACTS[prop], value=label, value_id=target, start=start, end=end, rank=rank)

    def _neighbours(self, prop: str, statement: Item) -> Iterator[Fact]:
        """Who came before and after in an office; the day is that on which the term began, or ended."""
        if prop != "P39":
            return
        start, end = period(statement)
        beside: tuple[tuple[str, str, PartialDate | None], ...] = (
            ("P1365", "replaces", start),
            ("P1366", "replaced_by", end),
        )
        rank = str(statement.get("rank", "normal"))
        for qualifier, name, when in beside:
            for target in named_beside(statement, qualifier):
                if target in self.labels:
                    yield Fact(
                        property=name, value=self.labels[target], value_id=target, start=when, rank=rank
                    )


def _date_fact(prop: str, statement: Item) -> Fact | None:
    stated = day(statement["mainsnak"])
    if stated is None:
        return None
    return Fact(
        property=DATE_FACTS[prop],
        value=str(stated),
        rank=str(statement.get("rank", "normal")),
        source_title="Julian calendar" if is_julian(statement["mainsnak"]) else "",
    )


def _plain_fact(prop: str, statement: Item) -> Fact | None:
    """A text or a coordinate."""
    snak = statement["mainsnak"]
    value = coordinate_of(snak) if prop == COORDINATE else text_of(prop, snak)
    if value is None:
        return None
    start, end = period(statement)
    name = "coordinate" if prop == COORDINATE else TEXT_FACTS[prop]
    return Fact(property=name, value=value, start=start, end=end, rank=str(statement.get("rank", "normal")))


def labels_of(items: Mapping[str, Held]) -> dict[str, str]:
    """The labels of those items that have one."""
    return {id_: label for id_, held in items.items() if (label := label_of(held.item))}


def _names(item: Item) -> Iterator[Name]:
    for code, label in item.get("labels", {}).items():
        yield Name(text=str(label["value"]), form=NameForm.LABEL, language=code)
    for code, aliases in item.get("aliases", {}).items():
        for alias in aliases:
            yield Name(text=str(alias["value"]), form=NameForm.ALIAS, language=code)
