"""Who wrote a story: what its page says in meta elements, and what a reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checks.article.elements import LONGEST_SHORT_TEXT, Element, short_text
from checks.article.json_ld import BY, plain, without_house

LONGEST_BYLINE = LONGEST_SHORT_TEXT
_AUTHOR_METAS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl")
_LONGEST_LINE = 60
_NAME = r"[^\W\d_a-z][\w’'.-]*(?:\s+(?:(?:de|da|del|di|van|von|der|den|la|le|bin|al|el|dos)\s+)*[^\W\d_a-z][\w’'.-]*){1,3}"
_NAMES = re.compile(rf"{_NAME}(?:(?:\s*,\s*|\s+and\s+|\s*,\s+and\s+){_NAME})*")
# "in Paris", ", Political Editor" behind a name.
_STATIONED = re.compile(
    r"\s+(?:in|at)\s+(?:the\s+)?[^\W\d_a-z][\w’'.-]*(?:\s+[^\W\d_a-z][\w’'.-]*){0,2}(?=\s*,|\s+and\b|$)"
)
_POST = re.compile(
    r"\s*,\s*(?:[\w’'&-]+\s){0,4}(?:editor|correspondent|reporter|writer|columnist|producer|chief)\b(?:,?\s+in\s+(?=[^\W\d_a-z])\w+)?",
    re.IGNORECASE,
)
# "user-name": of the builder of pages that calls its writers so.
_MARKED = re.compile(r"\b(?:byline|author|user-name)\b")
_MARKS = ("class", "rel", "itemprop", "data-hook")
# What stands beside the day in the head of a story as often as its writer.
_SECTIONS = re.compile(
    r"\b(?:news|world|politics|business|economy|sports?|culture|opinion|science|technology|health|europe|asia|africa|america"
    r"|middle east|society|climate|environment|travel|life|style|arts|books|local|national|desk|staff|team|live|updates?)\b",
    re.IGNORECASE,
)


def byline_of_page(
    said: str | None, tree: Element, story: Element, metas: Mapping[str, str], publishers: frozenset[str]
) -> str | None:
    """The writers, by JSON-LD, else by meta elements, else as a reader sees them.

    Args:
        said: The authors of the page's JSON-LD. Where that is the publisher only, a writer whom a reader sees is taken.
        tree: The whole page.
        story: The element that holds the story.
        metas: Its meta elements.
        publishers: The names of the publisher and the site, where the page does not call the author a person.
    """
    if said and any(said.lower().startswith(name.lower()) for name in publishers):
        return _visible_byline(story) or _beside_day(story) or said
    return said or _meta_byline(metas) or _cited_authors(tree) or _visible_byline(story)


def byline_in(text: str) -> str | None:
    """The name or names that a line like "By Ana Brunner · 3 June" consists of."""
    if len(text) > LONGEST_BYLINE:
        return None
    said = BY.match(text)
    rest = re.split(r"\s*[·|•–—]\s*", text[said.end() :] if said else text)[0].strip(" ,:")
    names = re.sub(r"\s*,?\s+and\s+", ", ", without_house(_STATIONED.sub("", _POST.sub("", rest))))
    return names if _NAMES.fullmatch(names) else None


def _meta_byline(metas: Mapping[str, str]) -> str | None:
    for name in _AUTHOR_METAS:
        said = BY.sub("", plain(metas.get(name)) or "")
        if said and not said.startswith(("http:", "https:")) and len(said) <= LONGEST_BYLINE:
            return without_house(said)
    return None


def _cited_authors(tree: Element) -> str | None:
    """The authors of a paper, each in an element of its own, which journals write "Brunner, Ana"."""
    names: dict[str, None] = {}
    for meta in tree.iter("meta"):
        name = plain(meta.get("content")) if (meta.get("name") or "").lower() == "citation_author" else None
        if name and len(name) <= _LONGEST_LINE:
            family, _, given = name.partition(", ")
            names[f"{given} {family}" if given and "," not in given else name] = None
    said = ", ".join(names)
    return said if said and len(said) <= LONGEST_BYLINE else None


def _visible_byline(story: Element) -> str | None:
    """A short line that is marked as the byline, starts with "By", or names somebody beside a time."""
    for element in story.iter(
        "p", "div", "span", "address", "a", "b", "strong", "i", "em", "small", "li", "h4"
    ):
        text = short_text(element)
        if not text:
            continue
        marks = " ".join(element.get(mark) or "" for mark in _MARKS).lower()
        marked = _MARKED.search(marks) or element.find(".//time") is not None
        name = byline_in(text) if marked or BY.match(text) else None
        if name:
            return name
    return _line_of_writer(story)


def _beside_day(story: Element) -> str | None:
    """A name right before the <time> in the head of the story."""
    for time in _times_in_head(story):
        before = time.getprevious()
        text = short_text(before) if before is not None and isinstance(before.tag, str) else ""
        name = byline_in(text) if text and not _SECTIONS.search(text) else None
        if name:
            return name
    return None


def _times_in_head(story: Element) -> Iterator[Element]:
    for head in story.iter("header"):
        if head.find(".//h1") is not None:
            yield from head.iter("time")


def _line_of_writer(story: Element) -> str | None:
    """Of a page that is set with line breaks, the first line that starts with "By" and names somebody."""
    for line in (piece.strip() for piece in story.itertext()):
        name = byline_in(line) if len(line) <= _LONGEST_LINE and BY.match(line) else None
        if name:
            return name
    return None
