"""The pack as a file: rows of sources and entities in, one stable text out. Shared by all who make packs."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Self, cast

from checks.data.pack_rows import SCHEMA, SourceRow
from checks.model import Entity, Fact


def pack_of(
    sources: Sequence[Mapping[str, object]], entities: Sequence[Mapping[str, object]]
) -> dict[str, object]:
    """The pack as a JSON value: schema, version (a hash of the content), counts, sources and entities."""
    content = json.dumps([SCHEMA, sources, entities], ensure_ascii=False, sort_keys=True)
    return {
        "schema": SCHEMA,
        "version": hashlib.sha256(content.encode()).hexdigest()[:12],
        "counts": _counts(entities),
        "sources": sources,
        "entities": entities,
    }


def _counts(entities: Sequence[Mapping[str, object]]) -> dict[str, int]:
    counts = Counter(str(entity["kind"]) for entity in entities)
    facts = sum(len(cast("list[object]", entity["facts"])) for entity in entities)
    return {"entities": len(entities), "facts": facts} | dict(sorted(counts.items()))


def pack_from(entities: Iterable[Entity], known: Iterable[SourceRow] = ()) -> dict[str, object]:
    """The pack of these entities, whose ids are the pack's own. The same entities in any order give the same pack.

    `known`: what is known of their sources beside title and address; others are named by their facts.
    """
    ordered = sorted(entities, key=lambda entity: entity.id)
    rows = {(row["title"], row["url"]): row for row in known}
    read: dict[tuple[str, str | None], str] = {}
    for entity in ordered:
        for fact in entity.facts:
            day = fact.read_on.isoformat() if fact.read_on else ""
            read[_source_of(fact)] = max(read.get(_source_of(fact), ""), day)
    for key, day in read.items():
        rows.setdefault(key, SourceRow(title=key[0], url=key[1], read_on=day or None))
    places = {key: place for place, key in enumerate(sorted(read, key=lambda key: (key[0], key[1] or "")))}
    return pack_of([rows[key] for key in places], [_entity_row(entity, places) for entity in ordered])


def _source_of(fact: Fact) -> tuple[str, str | None]:
    return fact.source_title, fact.source_url


def _entity_row(entity: Entity, places: Mapping[tuple[str, str | None], int]) -> dict[str, object]:
    facts = sorted(entity.facts, key=_order)
    return {
        "id": entity.id,
        "kind": entity.kind.value,
        "label": entity.label,
        "qid": entity.qid,
        "description": entity.description,
        "names": [[name.text, name.form.value, name.language] for name in entity.names],
        "facts": [_fact_row(fact, places[_source_of(fact)]) for fact in facts],
    }


def _order(fact: Fact) -> tuple[str, ...]:
    days = (str(fact.start or ""), fact.value, str(fact.read_on or ""), str(fact.end or ""))
    return fact.property, *days, fact.value_id or "", fact.source_title, fact.rank


def _fact_row(fact: Fact, source: int) -> dict[str, str | int | bool]:
    """One fact as JSON; what is unknown or as usual is left out."""
    written: dict[str, str | int | bool | None] = {
        "property": fact.property,
        "value": fact.value,
        "value_id": fact.value_id,
        "start": str(fact.start) if fact.start else None,
        "end": str(fact.end) if fact.end else None,
        "not_later_than": fact.not_later_than or None,
        "rank": fact.rank if fact.rank != "normal" else None,
        "read_on": fact.read_on.isoformat() if fact.read_on else None,
        "source": source,
    }
    return {key: value for key, value in written.items() if value is not None}


def dump(pack: Mapping[str, object]) -> str:
    """The pack as text: stable, one source or entity a line, so that a change reads well in a diff."""
    parts = []
    for key, value in pack.items():
        if isinstance(value, list):
            lines = ",\n".join(json.dumps(item, ensure_ascii=False, separators=(",", ":")) for item in value)
            parts.append(f"{json.dumps(key)}: [\n{lines}\n]")
        else:
            parts.append(f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def slug(label: str) -> str:
    """The part of a pack's id that stands for a label, such as `antony-blinken`."""
    decomposed = unicodedata.normalize("NFKD", label.casefold().replace("đ", "d").replace("ı", "i"))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return re.sub(r"[^\w+]+", "-", re.sub(r"['’]", "", bare)).strip("-")


class NewFile:
    """A file that replaces another one only when it is whole: until `replace` the old one stays as it is.

    A context: what was not put in place is removed at its end. Raises OSError where the folder cannot be written.
    """

    def __init__(self, path: Path) -> None:
        """It will stand at `path`."""
        self.path = path
        self.draft = path.with_name(f".{path.name}.{os.getpid()}.part")

    def __enter__(self) -> Self:
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if self.path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "it is a folder", str(self.path))
        self.draft.touch()
        return self

    def __exit__(self, *_error: object) -> None:
        with suppress(FileNotFoundError):
            self.draft.unlink()

    def write(self, text: str) -> None:
        """Write the draft, so that it has reached the disk."""
        with self.draft.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())

    def replace(self) -> None:
        """Put the draft in the place of the file."""
        self.draft.replace(self.path)
        folder = os.open(self.path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
