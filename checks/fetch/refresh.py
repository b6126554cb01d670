"""A page's `<meta http-equiv="refresh">`: where it sends the reader on to, found by one bounded, linear scan.

No parser reads these bytes: they are hostile, and only the first tags of the head count.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import Final

SCANNED: Final = 65_536

# What may stand in a head. Any other tag ends it, as it does in a browser.
_PLAIN = frozenset({b"html", b"head", b"meta", b"link", b"base"})
_WITH_TEXT = frozenset({b"title", b"style", b"script", b"noscript", b"template"})
_IN_HEAD = _PLAIN | _WITH_TEXT
_ENDS = frozenset({b"/head", b"/html", b"/body"})

# Every part may be empty or is one class of characters followed by another, so nothing is tried twice.
_TAG = re.compile(rb"/?[a-z][^\s/>]*")
_BLANK = re.compile(rb"[\s/]*")
_NAME = re.compile(rb"=?[^\s/>=]*")
_EQUALS = re.compile(rb"\s*=\s*")
_BARE = re.compile(rb"[^\s>]*")
# https://html.spec.whatwg.org/multipage/semantics.html#shared-declarative-refresh-steps
_SOON = re.compile(r"0*(?:\d|10)")
_CONTENT = re.compile(r"\s*(\d*)[\d.]*\s*[;,]?\s*(?:url\s*=\s*)?(.*)", re.IGNORECASE | re.DOTALL)


def refresh_link(page: bytes) -> str | None:
    """The link, as it is written, to which the page sends its reader on within 10 seconds.

    None where it sends nobody on, or only reloads itself. Inside comments, scripts and `noscript` nothing counts.
    """
    for attributes in _metas(page[:SCANNED]):
        if attributes.get(b"http-equiv", b"").strip().lower() == b"refresh":
            link = _link(attributes.get(b"content", b""))
            if link:
                return link
    return None


def _link(content: bytes) -> str:
    found = _CONTENT.fullmatch(html.unescape(content.decode("utf-8", errors="replace")))
    if not found or not _SOON.fullmatch(found[1]):
        return ""
    link = found[2]
    if link[:1] in {'"', "'"}:
        link = link[1:].partition(link[0])[0]
    return link.strip()


def _metas(page: bytes) -> Iterator[Mapping[bytes, bytes]]:
    """The attributes of each meta tag of the head, in order."""
    low = page.lower()
    at = 0
    while (at := low.find(b"<", at)) >= 0:
        tag = _TAG.match(low, at + 1)
        if tag is None:
            at = _past_markup(low, at)
            continue
        name = tag[0]
        if name in _ENDS or (not name.startswith(b"/") and name not in _IN_HEAD):
            return
        attributes, at = _attributes(page, tag.end())
        if name == b"meta":
            yield attributes
        elif name in _WITH_TEXT:
            at = _past(low, b"</" + name, at)


def _past_markup(low: bytes, at: int) -> int:
    """Past a comment, a declaration or a lone "<"."""
    if low.startswith(b"<!--", at):
        return _past(low, b"-->", at + 2)  # "<!-->" is a whole comment
    if low.startswith((b"<!", b"<?"), at):
        return _past(low, b">", at + 2)
    return at + 1


def _past(low: bytes, mark: bytes, at: int) -> int:
    found = low.find(mark, at)
    return len(low) if found < 0 else found + len(mark)


def _attributes(page: bytes, at: int) -> tuple[dict[bytes, bytes], int]:
    """The attributes from `at` to the end of the tag, names in lower case, the first of a name; and that end.

    A tag that does not end has none.
    """
    attributes: dict[bytes, bytes] = {}
    while True:
        at = _end(_BLANK, page, at)
        if at >= len(page):
            return {}, at
        if page.startswith(b">", at):
            return attributes, at + 1
        start, at = at, _end(_NAME, page, at)
        name, value = page[start:at].lower(), b""
        equals = _EQUALS.match(page, at)
        if equals:
            value, at = _value(page, equals.end())
        attributes.setdefault(name, value)


def _value(page: bytes, at: int) -> tuple[bytes, int]:
    quote = page[at : at + 1]
    if quote not in {b'"', b"'"}:
        end = _end(_BARE, page, at)
        return page[at:end], end
    end = page.find(quote, at + 1)
    return (b"", len(page)) if end < 0 else (page[at + 1 : end], end + 1)


def _end(pattern: re.Pattern[bytes], page: bytes, at: int) -> int:
    found = pattern.match(page, at)
    return found.end() if found else at
