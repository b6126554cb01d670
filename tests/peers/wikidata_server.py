"""A small server in the form of Wikidata's API: wbgetentities and wbsearchentities over JSON files.

`wikidata/*.json` holds single facts in wbgetentities form, each file with its `_provenance`; nothing in it is
a recording. Tests may serve further items, recordings among them.
"""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiohttp import web

from tests.peers.ports import served

ITEMS = Path(__file__).with_name("wikidata")
LIMIT = 50
_SECTIONS = {"labels", "aliases", "descriptions", "claims", "sitelinks"}
_ID = re.compile(r"[QP]\d+")


@dataclass(frozen=True, kw_only=True)
class Wikibase:
    """The running server: its API address, its items by id, and the requests it has answered, in order."""

    api: str
    items: dict[str, Mapping[str, Any]]
    asked: list[Mapping[str, str]] = field(default_factory=list)


def items_in(path: Path) -> dict[str, Mapping[str, Any]]:
    """The items of one answer of wbgetentities."""
    return dict(json.loads(path.read_text())["entities"])


@contextmanager
def wikibase(
    *, more: Mapping[str, Mapping[str, Any]] | None = None, limit: int = LIMIT
) -> Iterator[Wikibase]:
    """Serve the items of ITEMS and `more` of them; `limit` ids are allowed in a request."""
    items: dict[str, Mapping[str, Any]] = {}
    for path in sorted(ITEMS.glob("*.json")):
        items |= items_in(path)
    items |= more or {}
    asked: list[Mapping[str, str]] = []

    async def answer(request: web.Request) -> web.Response:
        params = {**request.query, **{key: str(value) for key, value in (await request.post()).items()}}
        asked.append(params)
        actions = {"wbgetentities": _get_entities, "wbsearchentities": _search_entities}
        action = actions.get(params.get("action", ""))
        body = action(params, items, limit) if action else _error("badvalue", "Unrecognized value for action")
        return web.json_response(body, headers={"Cache-Control": "private, must-revalidate, max-age=0"})

    app = web.Application(client_max_size=2**22)
    app.router.add_route("*", "/w/api.php", answer)
    with served(app) as address:
        yield Wikibase(api=f"{address}/w/api.php", items=items, asked=asked)


def _get_entities(params: Mapping[str, str], items: Mapping[str, Any], limit: int) -> Mapping[str, Any]:
    ids = params.get("ids", "").split("|")
    if len(ids) > limit:
        text = f'Too many values supplied for parameter "ids". The limit is {limit}.'
        return _error("toomanyvalues", text, limit=limit, lowlimit=limit, highlimit=500)
    for id_ in ids:
        if not _ID.fullmatch(id_):
            return _error("no-such-entity", f'Could not find an entity with the ID "{id_}".', id=id_)
    return {"entities": dict(_entity(id_, items, params) for id_ in ids), "success": 1}


def _entity(id_: str, items: Mapping[str, Any], params: Mapping[str, str]) -> tuple[str, Mapping[str, Any]]:
    if id_ not in items:
        return id_, {"id": id_, "missing": ""}
    item = items[id_]
    props, languages = params["props"].split("|"), params["languages"].split("|")
    entity = {key: item[key] for key in ("type", "id", "redirects") if key in item}
    if "info" in props:
        entity |= {
            key: item[key] for key in ("pageid", "ns", "title", "lastrevid", "modified") if key in item
        }
    for section in sorted(_SECTIONS & set(props)):
        entity[section] = item.get(section, {})
        if section in {"labels", "aliases", "descriptions"}:
            entity[section] = {
                code: text for code, text in item.get(section, {}).items() if code in languages
            }
    return str(item["id"]), entity


def _search_entities(params: Mapping[str, str], items: Mapping[str, Any], _: int) -> Mapping[str, Any]:
    words, code = params["search"], params["language"]
    hits = [hit for id_, item in items.items() if (hit := _hit(id_, item, words, code))]
    return {"searchinfo": {"search": words}, "search": hits[: int(params.get("limit", "7"))], "success": 1}


def _hit(id_: str, item: Mapping[str, Any], words: str, code: str) -> Mapping[str, Any] | None:
    label = item.get("labels", {}).get(code, {}).get("value", "")
    aliases = [alias["value"] for alias in item.get("aliases", {}).get(code, ())]
    for kind, text in (("label", label), *(("alias", alias) for alias in aliases)):
        if text.casefold().startswith(words.casefold()):
            match = {"type": kind, "language": code, "text": text}
            return {
                "id": id_,
                "title": id_,
                "url": f"//wiki.example/wiki/{id_}",
                "label": label,
                "match": match,
            }
    return None


def _error(code: str, text: str, **more: object) -> Mapping[str, Any]:
    return {"error": {"code": code, "info": text, **more}}
