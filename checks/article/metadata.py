"""What a page says of its story: headline, authors, date, publisher, address, and whether it is paid.

JSON-LD first (245 of 253 news pages carry it), then meta elements, then what a reader sees.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from htmldate import find_date

from checks.article.build import cleaned
from checks.model import PublishedBasis

_STORY_TYPE = re.compile(r".*(?:Article|BlogPosting)|Report")
_MOST_NODES = 5_000
LONGEST_BYLINE = 200
_EARLIEST = date(1990, 1, 1)

_PUBLISHED_METAS = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "article.published",
    "publish-date",
    "publish_date",
    "pubdate",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "date",
)
_AUTHOR_METAS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl")
_ISO = re.compile(r"\s*(\d{4})([-/.]?)(\d{2})\2(\d{2})(?!\d)")
_WEEKDAY = r"\s*(?:[A-Za-z]{3,9},?\s+)?"
_MONTH_FIRST = re.compile(
    _WEEKDAY + r"(?P<month>[A-Za-z]{3})[a-z]{0,6}\.?\s+(?P<day>\d{1,2}),?\s+(?P<year>\d{4})"
)
_DAY_FIRST = re.compile(
    _WEEKDAY + r"(?P<day>\d{1,2})\s+(?P<month>[A-Za-z]{3})[a-z]{0,6}\.?,?\s+(?P<year>\d{4})"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = r"[^\W\d_a-z][\w’'.-]*(?:\s+(?:(?:de|da|del|di|van|von|der|den|la|le|bin|al|el|dos)\s+)*[^\W\d_a-z][\w’'.-]*){1,3}"
_BY = re.compile(r"^(?:By|BY|Reporter|Author|Text|Words|Written by)\s*:?\s+")
_NAMES = re.compile(rf"{_NAME}(?:(?:\s*,\s*|\s+and\s+|\s*,\s+and\s+){_NAME})*")
_TAGS = re.compile(r"<[^<>]{0,200}>")

# lxml has no type stubs: an element is Any here.
Element = Any


@dataclass(frozen=True, kw_only=True)
class Metadata:
    """What the page says. `free` is None where it says nothing; `is_story` whether anything calls it an article."""

    headline: str | None
    byline: str | None
    published: date | None
    basis: PublishedBasis
    publisher: str | None
    address: str | None
    language: str | None
    free: bool | None
    is_story: bool


def read_metadata(
    tree: Element, story: Element, json_ld: Sequence[str], *, url: str | None, latest: date
) -> Metadata:
    """What the page says of its story.

    Args:
        tree: The whole page.
        story: The element that holds the story.
        json_ld: The contents of the page's JSON-LD scripts.
        url: Where the page was fetched.
        latest: No date after this day is believed.
    """
    metas = _metas(tree)
    address = _link(tree, "canonical") or metas.get("og:url")
    nodes = _nodes(json_ld)
    node = _story_node(nodes, {place for place in (address, url) if place})
    by_id = {str(other["@id"]): other for other in nodes if "@id" in other and "name" in other}
    published, basis = _published(node, metas, tree, story, latest)
    site = _plain(metas.get("og:site_name"))
    return Metadata(
        headline=_headline(node, metas, tree, story, site),
        byline=_names(node.get("author"), by_id) or _meta_byline(metas) or _visible_byline(story),
        published=published,
        basis=basis,
        publisher=_names(node.get("publisher"), by_id) or site,
        address=address or _text(node.get("url")),
        language=_language(node.get("inLanguage")) or _language(tree.get("lang")),
        free=_free(node.get("isAccessibleForFree")),
        is_story=bool(node)
        or "article:published_time" in metas
        or metas.get("og:type", "").lower() == "article",
    )


def read_day(text: str) -> date | None:
    """The calendar day that a timestamp is written with, in its own zone; None where it names none."""
    found = _ISO.match(text)
    if found:
        return _day(found.group(1), found.group(3), found.group(4))
    found = _MONTH_FIRST.match(text) or _DAY_FIRST.match(text)
    if found and found["month"].lower() in _MONTHS:
        return _day(found["year"], str(_MONTHS.index(found["month"].lower()) + 1), found["day"])
    return None


def byline_in(text: str) -> str | None:
    """The name or names that a line like "By Ana Brunner · 3 June" consists of."""
    if len(text) > LONGEST_BYLINE:
        return None
    said = _BY.match(text)
    rest = re.split(r"\s*[·|•–—]\s*", text[said.end() :] if said else text)[0].strip(" ,:")
    if not _NAMES.fullmatch(rest):
        return None
    return re.sub(r"\s*,?\s+and\s+", ", ", rest)


def short_text(element: Element, longest: int = LONGEST_BYLINE) -> str:
    """The element's text on one line; empty where it is longer. Reads no more than that of it."""
    pieces: list[str] = []
    length = 0
    for piece in element.itertext():
        stripped = piece.strip()
        length += len(stripped)
        if length > longest:
            return ""
        pieces.append(piece)
    return " ".join("".join(pieces).split())


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _plain(text: str | None) -> str | None:
    """One line of text out of markup or entities that a template left in; None when nothing is left."""
    if text is None:
        return None
    return " ".join(cleaned(_TAGS.sub("", html.unescape(text))).split()) or None


def _text(value: object) -> str | None:
    return _plain(value) if isinstance(value, str) else None


# JSON-LD


def _nodes(scripts: Sequence[str]) -> list[dict[str, Any]]:
    """Every object at the top, in a list, in a @graph or as a page's main entity, in the page's order."""
    nodes: list[dict[str, Any]] = []
    waiting = [_loaded(script) for script in reversed(scripts)]
    while waiting and len(nodes) < _MOST_NODES:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(reversed(value[:_MOST_NODES]))
        elif isinstance(value, dict):
            nodes.append(value)
            waiting.extend(
                value[key] for key in ("mainEntity", "@graph") if isinstance(value.get(key), dict | list)
            )
    return nodes


def _loaded(script: str) -> object:
    text = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[)|(?:-->|//\s*\]\]>)\s*$", "", script).strip().rstrip(";")
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _types(node: dict[str, Any]) -> Iterator[str]:
    said = node.get("@type")
    for name in said if isinstance(said, list) else [said]:
        if isinstance(name, str):
            yield name.rsplit("/", 1)[-1].rsplit(":", 1)[-1]


def _story_node(nodes: list[dict[str, Any]], addresses: set[str]) -> dict[str, Any]:
    """The node of the page's own story: one that names its address, else the first with a headline."""
    stories = [node for node in nodes if any(_STORY_TYPE.fullmatch(name) for name in _types(node))]

    def rank(node: dict[str, Any]) -> tuple[bool, bool, bool]:
        page = node.get("mainEntityOfPage")
        places = [node.get("url"), node.get("@id"), page.get("@id") if isinstance(page, dict) else page]
        own = any(isinstance(place, str) and place in addresses for place in places)
        return own, "headline" in node, "datePublished" in node

    return max(stories, key=rank, default={})


def _names(value: object, by_id: dict[str, dict[str, Any]]) -> str | None:
    """The names of people or organisations, joined by commas, each once."""
    names: dict[str, None] = {}
    for one in value if isinstance(value, list) else [value]:
        said = one
        if isinstance(one, dict):
            said = one.get("name") or by_id.get(str(one.get("@id")), {}).get("name")
        for part in said if isinstance(said, list) else [said]:
            name = _BY.sub("", _text(part) or "")
            if name and not name.startswith(("http:", "https:")):
                names[name] = None
    return ", ".join(names) or None


def _free(value: object) -> bool | None:
    said = str(value).rsplit("/", 1)[-1].lower()
    return {"true": True, "false": False}.get(said)


def _language(value: object) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("alternateName")
    found = re.match(r"([a-z]{2,3})(?:[-_]|$)", value.strip().lower()) if isinstance(value, str) else None
    return found.group(1) if found else None


# Meta elements and what a reader sees


def _metas(tree: Element) -> dict[str, str]:
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = (meta.get("content") or "").strip()
        if name and content:
            metas.setdefault(name.strip().lower(), content)
    return metas


def _link(tree: Element, rel: str) -> str | None:
    for link in tree.iter("link"):
        if rel in (link.get("rel") or "").lower().split():
            return (link.get("href") or "").strip() or None
    return None


def _published(
    node: dict[str, Any], metas: dict[str, str], tree: Element, story: Element, latest: date
) -> tuple[date | None, PublishedBasis]:
    said = [(node.get("datePublished"), PublishedBasis.JSON_LD)]
    said += [(metas.get(name), PublishedBasis.META) for name in _PUBLISHED_METAS]
    said += [(time.get("datetime"), PublishedBasis.META) for time in story.iter("time")]
    for stamp, basis in said:
        day = read_day(stamp) if isinstance(stamp, str) else None
        if day and _EARLIEST <= day <= latest + timedelta(days=1):
            return day, basis
    # A copy: htmldate prunes the tree that it searches.
    found = find_date(deepcopy(tree), extensive_search=False, original_date=True, max_date=latest.isoformat())
    day = read_day(found) if found else None
    return (day, PublishedBasis.TEXT) if day else (None, PublishedBasis.UNKNOWN)


def _headline(
    node: dict[str, Any], metas: dict[str, str], tree: Element, story: Element, site: str | None
) -> str | None:
    seen = _heading(story) or _heading(tree)
    said = _text(node.get("headline")) or _text(node.get("name")) or _plain(metas.get("og:title"))
    if said is None:
        return seen or _without_site(_plain(tree.findtext(".//title")), site)
    # A headline cut for search engines, or with the site's name behind it: the page's own heading is whole.
    if seen and (seen.startswith(said.rstrip(" .…")) or re.match(re.escape(seen) + r"\s+[|–—-]\s", said)):
        return seen
    return _without_site(said, site)


def _heading(element: Element) -> str | None:
    for heading in element.iter("h1"):
        text = _plain(heading.text_content())
        if text:
            return text
    return None


def _without_site(headline: str | None, site: str | None) -> str | None:
    if headline and site and len(headline) > len(site):
        return re.sub(rf"\s+[|–—-]\s+{re.escape(site)}\s*$", "", headline, flags=re.IGNORECASE)
    return headline


def _meta_byline(metas: dict[str, str]) -> str | None:
    for name in _AUTHOR_METAS:
        said = _BY.sub("", _plain(metas.get(name)) or "")
        if said and not said.startswith(("http:", "https:")) and len(said) <= LONGEST_BYLINE:
            return said
    return None


def _visible_byline(story: Element) -> str | None:
    """A short line that is marked as the byline, starts with "By", or names somebody beside a time."""
    for element in story.iter("p", "div", "span", "address", "a"):
        marks = (
            f"{element.get('class') or ''} {element.get('rel') or ''} {element.get('itemprop') or ''}".lower()
        )
        text = short_text(element)
        if not text:
            continue
        marked = re.search(r"\b(?:byline|author)\b", marks) or element.find(".//time") is not None
        name = byline_in(text) if marked or _BY.match(text) else None
        if name:
            return name
    return None
