"""A linear pass over hostile HTML before any parser sees it.

libxml2 and the extractor take quadratic time on some pages (100,000 attributes on one tag: over a minute). This
pass follows the HTML standard's tokenizer for tags, comments and raw text, refuses what would be expensive, and
hands on tags and text only, so that there is nothing left on which two parsers could disagree.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from checks.errors import WAYS_OUT, Trouble, Unreadable

# The largest page that the settings allow (8 MB). What makes a page expensive is bounded below, not its length.
LONGEST_PAGE = 8_000_000
MOST_TAGS = 60_000
MOST_ATTRIBUTES = 300
LONGEST_ATTRIBUTE = 5_000
LONGEST_JSON = 1_000_000

TOO_HEAVY = "The page is too heavy to read safely ({what}). " + WAYS_OUT

# Possessive quantifiers and the value's alternatives by first character keep this linear.
_ATTRIBUTE = r"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?>"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+|(?=>)))?+"""  # name, then = value
_TAG = re.compile(rf"<(/?)([a-zA-Z][^\s/>]*+)((?:{_ATTRIBUTE})*+)[\s/]*+>")
_ONE_ATTRIBUTE = re.compile(_ATTRIBUTE)
_COMMENT = re.compile(r"<!---?>|<!--.*?--!?>", re.DOTALL)
_BOGUS_COMMENT = re.compile(r"<[!?/][^>]*+>")
# Elements whose content is text whatever it looks like. Only a title's is of use.
_RAW_ENDS = {
    name: re.compile(rf"</{name}(?=[\s/>])[^>]*+>", re.IGNORECASE)
    for name in ("script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes")
}
_JSON_LD = re.compile(r"""\btype\s*=\s*["']?\s*application/ld\+json""", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Screened:
    """A page that is safe to parse: its markup without scripts, styles and comments, and its JSON-LD."""

    markup: str
    json_ld: tuple[str, ...]


def screen(page: str) -> Screened:
    """The page without what a reader cannot see.

    Raises:
        Unreadable: The page is too large, or made to be expensive.
    """
    if len(page) > LONGEST_PAGE:
        raise Unreadable(
            TOO_HEAVY.format(what=f"over {LONGEST_PAGE:,} characters"), trouble=Trouble.TOO_LARGE
        )
    kept: list[str] = []
    json_ld: list[str] = []
    at = tags = 0
    while (opening := page.find("<", at)) >= 0:
        kept.append(page[at:opening])
        found = _next(page, opening)
        if found is None:
            break
        at = found.end()
        if found.re is not _TAG:
            kept.append("&lt;" if found.re is _LONE else "")
            continue
        tags += 1
        if tags > MOST_TAGS:
            raise Unreadable(TOO_HEAVY.format(what=f"over {MOST_TAGS:,} tags"), trouble=Trouble.TOO_LARGE)
        at = _take(page, found, kept, json_ld)
        if at < 0:
            break
    else:
        kept.append(page[at:])
    return Screened(markup="".join(kept), json_ld=tuple(json_ld))


_LONE = re.compile("<")


def _next(page: str, opening: int) -> re.Match[str] | None:
    """The comment, tag or lone sign at `opening`; None when it does not end before the page does."""
    follows = page[opening + 1 : opening + 4]
    if follows == "!--":
        return _COMMENT.match(page, opening)
    if follows[:1] in {"!", "?"}:
        return _BOGUS_COMMENT.match(page, opening)
    name = follows[1:2] if follows[:1] == "/" else follows[:1]
    if name.isascii() and name.isalpha():
        return _TAG.match(page, opening)
    return (_BOGUS_COMMENT if follows[:1] == "/" else _LONE).match(page, opening)


def _take(page: str, tag: re.Match[str], kept: list[str], json_ld: list[str]) -> int:
    """Keep what is of use of a tag; the place to go on at, -1 when its raw text never ends."""
    name = tag.group(2).lower()
    if name == "plaintext":
        return -1
    if name not in _RAW_ENDS:
        kept.append(_bounded(tag))
        return tag.end()
    if tag.group(1):
        return tag.end()
    _bounded(tag)
    end = _RAW_ENDS[name].search(page, tag.end())
    if end is None:
        return -1
    content = page[tag.end() : end.start()]
    if name == "title":
        kept.append(f"<title>{content.replace('<', '&lt;')}</title>")
    elif name == "script" and _JSON_LD.search(tag.group(3)) and len(content) <= LONGEST_JSON:
        json_ld.append(content)
    return end.end()


def _bounded(tag: re.Match[str]) -> str:
    """The tag without overlong attributes (embedded state, inline pictures)."""
    attributes = tag.group(3)
    if len(attributes) <= 2 * MOST_ATTRIBUTES:
        return tag.group()
    found = _ONE_ATTRIBUTE.findall(attributes)
    if len(found) > MOST_ATTRIBUTES:
        raise Unreadable(
            TOO_HEAVY.format(what=f"over {MOST_ATTRIBUTES} attributes on one tag"), trouble=Trouble.TOO_LARGE
        )
    short = "".join(attribute for attribute in found if len(attribute) <= LONGEST_ATTRIBUTE)
    return f"<{tag.group(1)}{tag.group(2)}{short}>"
