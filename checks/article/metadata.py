"""What a page says of its story: headline, authors, date, publisher, address, and whether it is paid.

JSON-LD first (245 of 253 news pages carry it), then meta elements, then what a reader sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice

from checks.article.byline import LONGEST_BYLINE, byline_of_page
from checks.article.elements import Element, short_text
from checks.article.json_ld import (
    LIVE_BLOG,
    Node,
    has_person,
    is_free,
    language_of_node,
    names_of,
    paid_classes,
    paragraphs_of,
    people_of,
    plain,
    read_nodes,
    story_node,
    text_of,
    types_of,
)
from checks.article.stamp_lines import stamp_of
from checks.article.visible_day import visible_day
from checks.model import PublishedBasis

_LOOKED_ABOVE = 4
_SHORTEST_WORD = 3
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
    "citation_online_date",
    "citation_publication_date",
)
_MODIFIED_METAS = ("article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified")
_ISO = re.compile(r"\s*(\d{4})([-/.]?)(\d{2})\2(\d{2})(?!\d)")
_WEEKDAY = r"\s*(?:[A-Za-z]{3,9},?\s+)?"
_MONTH_FIRST = re.compile(
    _WEEKDAY + r"(?P<month>[A-Za-z]{3})[a-z]{0,6}\.?\s+(?P<day>\d{1,2}),?\s+(?P<year>\d{4})"
)
_DAY_FIRST = re.compile(
    _WEEKDAY + r"(?P<day>\d{1,2})\s+(?P<month>[A-Za-z]{3})[a-z]{0,6}\.?,?\s+(?P<year>\d{4})"
)
_PUBLISHED_LINE = re.compile(r"(?:first |originally )?(?:published|posted)(?: on)?\s*:?\s+", re.IGNORECASE)
_LONGEST_LINE, _LONG_PARAGRAPH = 60, 80
_ENDS_SENTENCE = tuple('.!?…”"')
_LINES_OF_HEAD = ("p", "div", "span", "time", "li", "small", "address", "h4", "h5", "h6")
# What print views put before a story's headline.
_PRINT = re.compile(r"print(?:er[- ]friendly)?(?: (?:version|view|page))?\s*[:|–—-]\s+", re.IGNORECASE)
_NAME_BEFORE = re.compile(r"[^:|]{2,40}(?::| [|–—-])\s+(?P<rest>\S.*)")
_LINES = ("b", "strong", "font", "p", "big", "center", "h2", "h3", "h4", "td", "div", "span")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, kw_only=True)
class Dates:
    """When the page says that its story was published and last changed. The moments are in the page's own zone."""

    published: date | None
    basis: PublishedBasis
    published_time: datetime | None = None
    modified: date | None = None
    modified_time: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Metadata:
    """What the page says.

    `free` is None where it says nothing; `is_story` whether anything calls it an article. `headings` are those of the
    first rank, `kinds` the types of JSON-LD and Open Graph that it carries, `paid_classes` the classes of what only subscribers see, `words` and
    `body` the story's length and paragraphs as its JSON-LD has them. `updates` are the entries of a live blog,
    `generator` the program that made the page.
    """

    headline: str | None
    byline: str | None
    dates: Dates
    publisher: str | None
    address: str | None
    language: str | None
    free: bool | None
    is_story: bool
    is_live: bool
    is_amp: bool
    headings: frozenset[str]
    kinds: frozenset[str]
    paid_classes: tuple[str, ...]
    words: int | None
    body: tuple[str, ...]
    updates: tuple[Node, ...]
    generator: str = ""


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
    nodes = read_nodes(json_ld)
    headings = {text for heading in tree.iter("h1") if (text := plain(heading.text_content()))}
    node = story_node(nodes, {place for place in (address, url) if place}, headings)
    by_id = {str(other["@id"]): other for other in nodes if "@id" in other and "name" in other}
    site = plain(metas.get("og:site_name"))
    og_type = metas.get("og:type", "").lower()
    publisher = names_of(node.get("publisher"), by_id) or site
    author = node.get("author")
    publishers = frozenset(() if has_person(author, by_id) else filter(None, (publisher, site)))
    updates = node.get("liveBlogUpdate")
    return Metadata(
        headline=_headline(node, metas, tree, story, site),
        byline=byline_of_page(people_of(author, by_id), tree, story, metas, publishers),
        dates=_dates({**_posted(nodes), **node}, metas, tree, story, latest),
        publisher=publisher,
        address=address or text_of(node.get("url")),
        language=language_of_node(node.get("inLanguage")) or language_of_node(tree.get("lang")),
        free=_free(node, metas),
        is_story=bool(node) or "article:published_time" in metas or og_type == "article",
        is_live=LIVE_BLOG in types_of(node),
        is_amp=any(name in tree.attrib for name in ("amp", "\u26a1", "\u26a1\ufe0f")),
        headings=frozenset(headings),
        kinds=frozenset({og_type, *(name for other in nodes for name in types_of(other))}),
        paid_classes=paid_classes(node),
        words=_count(node.get("wordCount")),
        body=tuple(paragraphs_of(node.get("articleBody"))),
        updates=tuple(one for one in updates if isinstance(one, dict)) if isinstance(updates, list) else (),
        generator=metas.get("generator", "")[:LONGEST_BYLINE],
    )


def _posted(nodes: Sequence[Node]) -> Node:
    """The day of a notice of a post, which schema.org calls by another name than a story's."""
    days = (one.get("datePosted") for one in nodes if "JobPosting" in types_of(one))
    return {"datePublished": next(days, None)}


def _free(node: Node, metas: dict[str, str]) -> bool | None:
    """By JSON-LD, else by the content tier that Facebook's and Google's older rules ask for."""
    said = is_free(node.get("isAccessibleForFree"))
    if said is None:
        tier = metas.get("article:content_tier", "").lower()
        said = {"free": True, "locked": False}.get(tier)
    return said


def _count(value: object) -> int | None:
    said = str(value).strip()
    return int(said) if said.isdecimal() and said.isascii() and len(said) < 7 else None  # noqa: PLR2004 - digits


def read_day(text: str) -> date | None:
    """The calendar day that a timestamp is written with, in its own zone; None where it names none."""
    found = _ISO.match(text)
    if found:
        return _day(found.group(1), found.group(3), found.group(4))
    found = _MONTH_FIRST.match(text) or _DAY_FIRST.match(text)
    if found and found["month"].lower() in _MONTHS:
        return _day(found["year"], str(_MONTHS.index(found["month"].lower()) + 1), found["day"])
    return None


def read_moment(text: str) -> datetime | None:
    """The moment of a timestamp with a time and a zone, in that zone; None for all else."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return moment if moment.tzinfo is not None and moment.utcoffset() is not None else None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


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


def _dates(node: Node, metas: dict[str, str], tree: Element, story: Element, latest: date) -> Dates:
    """By JSON-LD, else by meta elements and <time>, else by what a reader sees. No day after `latest` + 1."""
    said = [(node.get("datePublished"), PublishedBasis.JSON_LD)]
    said += [(metas.get(name), PublishedBasis.META) for name in _PUBLISHED_METAS]
    said += [(time.get("datetime"), PublishedBasis.META) for time in _times(story)]
    stamps = [(stamp, basis) for stamp, basis in said if isinstance(stamp, str)]
    for stamp, basis in stamps:
        day = _believed(stamp, latest)
        if day:
            day, moment = _in_own_zone(day, read_moment(stamp), [other for other, _ in stamps], story)
            changed, change = _changed(node, metas, day, latest)
            return Dates(
                published=day, basis=basis, published_time=moment, modified=changed, modified_time=change
            )
    seen = _seen_day(story, latest)
    if seen:
        return Dates(published=seen, basis=PublishedBasis.TEXT)
    day = visible_day(tree, latest)
    return Dates(published=day, basis=PublishedBasis.TEXT if day else PublishedBasis.UNKNOWN)


def _believed(stamp: str, latest: date) -> date | None:
    day = read_day(stamp)
    return day if day and _EARLIEST <= day <= latest + timedelta(days=1) else None


def _seen_day(story: Element, latest: date) -> date | None:
    """The day of a line like "Published: Saturday, May 3, 2025", where one line alone, or all of them, say it.

    Else that of a line above the first long paragraph that has a clock time or the writer beside the day.
    """
    said: set[date] = set()
    dated: set[date] = set()
    is_head = True
    for element in story.iter(*_LINES_OF_HEAD):
        line = short_text(element)
        is_head = is_head and not (element.tag == "p" and _is_paragraph(element))
        stamp = stamp_of(line) if line else None
        if stamp and stamp.is_said:
            said.add(stamp.day)
        elif stamp and stamp.is_dated and is_head:
            dated.add(stamp.day)
    for piece in story.itertext():
        line = piece.strip()
        found = _PUBLISHED_LINE.match(line) if len(line) <= _LONGEST_LINE else None
        day = _believed(line[found.end() :], latest) if found else None
        if day:
            said.add(day)
    days = {day for day in said or dated if _EARLIEST <= day <= latest + timedelta(days=1)}
    return days.pop() if len(days) == 1 else None


def _is_paragraph(element: Element) -> bool:
    text = "".join(element.itertext()).strip()
    return len(text) >= _LONG_PARAGRAPH and text.endswith(_ENDS_SENTENCE)


def _times(story: Element) -> Iterator[Element]:
    """The <time> elements that may tell the publication: not those of changes, of posts and of other stories."""
    for time in story.iter("time"):
        around = [time, *islice(time.iterancestors(), _LOOKED_ABOVE)]
        marks = " ".join(
            f"{one.get('class') or ''} {one.get('itemprop') or ''}" for one in around[:2]
        ).lower()
        label = short_text(around[1]).lower() if len(around) > 1 else ""
        changed = re.search(r"modif|updat", marks) or re.match(
            r"(?:last )?(?:updated|modified|edited)\b", label
        )
        if not changed and not any(one.tag in {"blockquote", "aside", "nav", "footer"} for one in around):
            yield time


def _in_own_zone(
    day: date, moment: datetime | None, stamps: Sequence[str], story: Element
) -> tuple[date, datetime | None]:
    """The day and the moment in the publisher's own zone where they are given in UTC and the page tells that zone.

    Another stamp may name the same moment with its offset. Else the day that a reader sees in the <time> of that very
    moment tells on which side of midnight the publisher stood.
    """
    if moment is None or moment.utcoffset():
        return day, moment
    for stamp in stamps:
        other = read_moment(stamp)
        if other is not None and other == moment and other.utcoffset():
            return other.date(), other
    for time in story.iter("time"):
        seen = read_day(short_text(time))
        if seen and abs(seen - day) == timedelta(days=1) and _is_at(time, moment):
            return seen, moment
    return day, moment


def _is_at(time: Element, moment: datetime) -> bool:
    return read_moment(time.get("datetime") or "") == moment


def _changed(
    node: Node, metas: dict[str, str], published: date, latest: date
) -> tuple[date | None, datetime | None]:
    """When the story was last changed; a day before its publication is a template's slip."""
    for stamp in (node.get("dateModified"), *(metas.get(name) for name in _MODIFIED_METAS)):
        day = _believed(stamp, latest) if isinstance(stamp, str) else None
        if day and isinstance(stamp, str) and day >= published - timedelta(days=1):
            return day, read_moment(stamp)
    return None, None


def _headline(
    node: Node, metas: dict[str, str], tree: Element, story: Element, site: str | None
) -> str | None:
    seen = _heading(story) or _heading(tree)
    named = plain(metas.get("og:title"))
    said = text_of(node.get("headline")) or text_of(node.get("name"))
    if said is None and named and seen and seen != site and _words_of(seen) & _words_of(named):
        # Written for social networks, where the page has its own.
        return seen
    said = said or named
    if said is None:
        return seen or _of_title(plain(tree.findtext(".//title")), tree, site)
    if seen and said.startswith(seen) and seen in {named, text_of(node.get("name"))}:
        # With the line under it glued on.
        return seen
    # A headline cut for search engines, or with the site's name behind it: the page's own heading is whole.
    if seen and (seen.startswith(said.rstrip(" .…")) or re.match(re.escape(seen) + r"\s+[|–—-]\s", said)):
        return seen
    return _without_site(said, site)


def _words_of(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.lower()) if len(word) > _SHORTEST_WORD}


def _heading(element: Element) -> str | None:
    for heading in element.iter("h1"):
        text = plain(heading.text_content())
        if text:
            return text
    return None


def _of_title(title: str | None, tree: Element, site: str | None) -> str | None:
    """The page's <title> without the site's name, which it names itself or which no lesser heading has."""
    for heading in tree.iter("h2", "h3"):
        text = plain(short_text(heading))
        if (
            title
            and text
            and len(text) > _SHORTEST_WORD
            and re.match(re.escape(text) + r"\s+[|–—-]\s", title)
        ):
            return text
    title = _PRINT.sub("", title, count=1) if title and _PRINT.match(title) else title
    return _without_name_before(title, tree) if site is None else _without_site(title, site)


def _without_name_before(title: str | None, tree: Element) -> str | None:
    """The title without a name before it ("The Old Post: New ferry is late") where the rest has a line of its own."""
    parted = _NAME_BEFORE.fullmatch(title or "")
    if title is None or parted is None:
        return title
    lines = {short_text(line) for line in tree.iter(*_LINES)}
    return parted["rest"] if parted["rest"] in lines and title not in lines else title


def _without_site(headline: str | None, site: str | None) -> str | None:
    if headline and site and len(headline) > len(site):
        return re.sub(rf"\s+[|–—-]\s+{re.escape(site)}\s*$", "", headline, flags=re.IGNORECASE)
    return headline
