"""A live blog: its entries with the time of each, for later ones supersede earlier ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.article.build import Block
from checks.article.elements import Element, short_text
from checks.article.json_ld import paragraphs_of, text_of
from checks.article.metadata import Metadata, read_moment
from checks.article.roles import with_roles
from checks.model import PartRole

_CALLED_LIVE = re.compile(
    r"\blive(?:\s+(?:updates?|blog|coverage|report(?:ing)?))?\s*(?:[:|–—]|\s-\s|$)|^live\b|as it happened\b|\blive(?:blog| updates)\b",
    re.IGNORECASE,
)
_FEWEST_ENTRIES = 3
_CLASS = re.compile(r"\blive-?blog\b|\bliveblog", re.IGNORECASE)
_CLOCK = re.compile(r"\s*\d{1,2}[.:]\d{2}\b")
_CLOCK_TAGS = ("span", "div", "b", "strong", "small", "a")
_UNITS = ("time", "h2", "h3", "h4", "p", "li", "blockquote", *_CLOCK_TAGS)
# A clock time that stands alone beside an entry, in an element that is not called a time.
_CLOCK_ALONE = re.compile(
    r"\d{1,2}[.:]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s?[A-Z]{2,5})?|\d{1,2}\s?[ap]\.?m\.?(?:\s?[A-Z]{2,5})?",
    re.IGNORECASE,
)
_LONGEST_STAMP = 60


def is_live_blog(story: Element, about: Metadata) -> bool:
    """By its JSON-LD; else a page that is called live and has at least three entries with times of their own."""
    if about.is_live:
        return True
    called = _CALLED_LIVE.search(about.headline or "") or _CLASS.search(story.get("class") or "")
    if not called:
        return False
    times = [
        time for time in story.iter("time") if not _is_inside(time, "p") and not _is_inside(time, "header")
    ]
    begun = [unit for unit in story.iter("p", "h2", "h3") if _CLOCK.match(unit.text_content()[:40])]
    return max(len(times), len(begun), sum(map(_is_clock, story.iter(*_CLOCK_TAGS)))) >= _FEWEST_ENTRIES


def entries_seen(story: Element, about: Metadata) -> list[Block]:
    """The entries as a reader sees them, in their order; the times are notes."""
    blocks: list[Block] = []
    for unit in story.iter(*_UNITS):
        if unit.tag == "time":
            stamp = _stamp(unit)
            if stamp and not _is_inside(unit, "p"):
                blocks.append(Block(role=PartRole.NOTE, text=stamp))
            continue
        if unit.tag in _CLOCK_TAGS:
            if _is_clock(unit):
                blocks.append(Block(role=PartRole.NOTE, text=short_text(unit)))
            continue
        if unit.tag in {"li", "blockquote"} and unit.find(".//p") is not None:
            continue
        text = " ".join(unit.text_content().split())
        if text:
            blocks += with_roles(text, about)
    return blocks


def entries_told(about: Metadata) -> Iterator[Block]:
    """The entries of the page's JSON-LD, for pages that show them only by script."""
    for update in about.updates:
        moment = read_moment(str(update.get("datePublished") or ""))
        if moment is not None:
            yield Block(role=PartRole.NOTE, text=f"{moment:%H:%M}")
        headline = text_of(update.get("headline"))
        for text in (*([headline] if headline else []), *paragraphs_of(update.get("articleBody"))):
            yield from with_roles(text, about)


def _stamp(time: Element) -> str:
    """What is shown of the time of an entry; the clock time of its attribute where nothing is."""
    shown = " ".join(time.text_content().split())
    if shown:
        return shown if len(shown) <= _LONGEST_STAMP else ""
    moment = read_moment(time.get("datetime") or "")
    return f"{moment:%H:%M}" if moment else ""


def _is_clock(element: Element) -> bool:
    """Whether the element holds a clock time and nothing else, outside of a paragraph and of a <time>."""
    return (
        element.tag in _CLOCK_TAGS
        and len(element) == 0
        and _CLOCK_ALONE.fullmatch(short_text(element, _LONGEST_STAMP)) is not None
        and not any(
            above.tag in {"p", "header", "time", "h2", "h3", "h4", "table"}
            for above in element.iterancestors()
        )
    )


def _is_inside(element: Element, tag: str) -> bool:
    return any(above.tag == tag for above in element.iterancestors())
