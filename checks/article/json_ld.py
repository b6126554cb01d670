"""What a page's JSON-LD says: its objects, the one that is the page's own story, and the values of it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from checks.article.build import cleaned

# An object of JSON: anything may stand in it.
Node = dict[str, Any]

# https://schema.org/Article and its kinds; LiveBlogPosting is one.
_STORY_TYPE = re.compile(r".*(?:Article|BlogPosting)|Report")
LIVE_BLOG = "LiveBlogPosting"
_MOST_NODES = 5_000
# Where a node keeps the node that the page is about.
_HOLDERS = ("mainEntity", "@graph", "hasPart")
_TAGS = re.compile(r"<[^<>]{0,200}>")
BY = re.compile(r"^(?:By|BY|by|Reporter|Author|Text|Words|Written by)\s*:?\s+")
_FOR_HOUSE = re.compile(
    r"(?<=\w)\s+(?:for|For|FOR)\s+(?:the\s+)?[^\W\d_a-z][\w’'.&-]*(?:\s+[^\W\d_a-z][\w’'.&-]*){0,3}(?=\s*,|$)"
)
_AND = re.compile(r"\s*,?\s+(?:and|&)\s+")


def read_nodes(scripts: Sequence[str]) -> list[Node]:
    """Every object at the top, in a list, in a graph, or held as a page's main entity or part, in the page's order."""
    nodes: list[Node] = []
    waiting = [_loaded(script) for script in reversed(scripts)]
    while waiting and len(nodes) < _MOST_NODES:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(reversed(value[:_MOST_NODES]))
        elif isinstance(value, dict):
            nodes.append(value)
            waiting.extend(value[key] for key in _HOLDERS if isinstance(value.get(key), dict | list))
    return nodes


def types_of(node: Mapping[str, Any]) -> Iterator[str]:
    """The names of a node's types, without the vocabulary before them."""
    said = node.get("@type")
    for name in said if isinstance(said, list) else [said]:
        if isinstance(name, str):
            yield name.rsplit("/", 1)[-1].rsplit(":", 1)[-1]


def story_node(nodes: Sequence[Node], addresses: set[str], headings: set[str]) -> Node:
    """The node of the page's own story; empty where there is none.

    That is one that names the page's address, else one with the headline that stands on the page, else the first
    that has a headline.
    """
    stories = [node for node in nodes if any(_STORY_TYPE.fullmatch(name) for name in types_of(node))]

    def rank(node: Node) -> tuple[bool, ...]:
        page = node.get("mainEntityOfPage")
        places = [node.get("url"), node.get("@id"), page.get("@id") if isinstance(page, dict) else page]
        own = any(
            isinstance(place, str) and (place in addresses or place.partition("#")[0] in addresses)
            for place in places
        )
        return (own, text_of(node.get("headline")) in headings, "headline" in node, "datePublished" in node)

    return max(stories, key=rank, default={})


def names_of(value: object, by_id: Mapping[str, Node]) -> str | None:
    """The names of people or organisations, joined by commas, each once."""
    names: dict[str, None] = {}
    for one in value if isinstance(value, list) else [value]:
        said = one
        if isinstance(one, dict):
            said = one.get("name") or by_id.get(str(one.get("@id")), {}).get("name")
        for part in said if isinstance(said, list) else [said]:
            name = BY.sub("", text_of(part) or "")
            if name and not name.startswith(("http:", "https:")):
                names[name] = None
    return ", ".join(names) or None


def people_of(value: object, by_id: Mapping[str, Node]) -> str | None:
    """As `names_of`, also where the page writes several authors as one name ("Ana Brunner and Jo Holm")."""
    names = names_of(value, by_id)
    return without_house(_AND.sub(", ", names)) if names else None


def without_house(names: str) -> str:
    """The names without the paper behind them that a writer writes for ("Ana Brunner for The Old Post")."""
    return _FOR_HOUSE.sub("", names)


def has_person(value: object, by_id: Mapping[str, Node]) -> bool:
    """Whether one of the authors is called a person, not an organisation."""
    nodes = [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, dict)]
    return any("Person" in types_of({**by_id.get(str(one.get("@id")), {}), **one}) for one in nodes)


def is_free(value: object) -> bool | None:
    """Whether a page says that a text is free to read; None where it says nothing."""
    said = str(value).rsplit("/", 1)[-1].lower()
    return {"true": True, "false": False}.get(said)


def paid_classes(node: Node) -> tuple[str, ...]:
    """The class names of the elements that are for subscribers, by `hasPart` and its CSS selector."""
    parts = node.get("hasPart")
    classes: list[str] = []
    for part in parts if isinstance(parts, list) else [parts]:
        if isinstance(part, dict) and is_free(part.get("isAccessibleForFree")) is False:
            selectors = part.get("cssSelector")
            for selector in selectors if isinstance(selectors, list) else [selectors]:
                classes += re.findall(r"[.#]([\w-]{1,60})", selector) if isinstance(selector, str) else []
    return tuple(classes)


def language_of_node(value: object) -> str | None:
    """The two or three letters of a language code that is a text, an object or a list of such."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("alternateName")
    found = re.match(r"([a-z]{2,3})(?:[-_]|$)", value.strip().lower()) if isinstance(value, str) else None
    return found.group(1) if found else None


def plain(text: str | None) -> str | None:
    """One line of text out of markup or entities that a template left in; None when nothing is left."""
    if text is None:
        return None
    return " ".join(cleaned(_TAGS.sub("", html.unescape(text))).split()) or None


def text_of(value: object) -> str | None:
    """As `plain`, for any value of JSON; None for what is no text."""
    return plain(value) if isinstance(value, str) else None


def paragraphs_of(value: object) -> list[str]:
    """The paragraphs of an `articleBody`; of one without line ends, the whole."""
    if not isinstance(value, str):
        return []
    marked = re.sub(r"</p>|<br\s*/?>", "\n", html.unescape(value), flags=re.IGNORECASE)
    return [line for piece in marked.splitlines() if (line := plain(piece))]


def _loaded(script: str) -> object:
    text = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[)|(?:-->|//\s*\]\]>)\s*$", "", script).strip().rstrip(";")
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
