"""A page's HTML -> Article: the story's paragraphs with their roles, without what stands around them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime

import lxml.etree  # type: ignore[import-untyped]  # lxml ships no types
import lxml.html  # type: ignore[import-untyped]
from trafilatura import bare_extraction
from trafilatura.settings import CUT_EMPTY_ELEMS, MANUALLY_CLEANED, Document

from checks.article.address import canonical_of_page
from checks.article.around import AROUND_TAGS, NAMING, drop, drop_around, story_element
from checks.article.build import LONGEST_TEXT, Block, Particulars, build, cleaned
from checks.article.charset import decoded
from checks.article.elements import Element, short_text
from checks.article.live_blog import entries_seen, entries_told, is_live_blog
from checks.article.metadata import Metadata, read_metadata
from checks.article.offers import FEWEST_WORDS
from checks.article.refusal import is_called_story, look_over, refuse_no_article
from checks.article.roles import captioned, is_leak, with_roles
from checks.article.screen import TOO_HEAVY, screen
from checks.errors import WAYS_OUT, Trouble, Unreadable
from checks.model import Article, PageKind, PartRole, PublishedBasis

# Characters copied: half a second. News pages stay under a hundredth of it.
MOST_COPYING = 500_000_000
# Elements, each as often as others stand around it: five seconds. A page of 20,000 elements, 40 deep, has 800,000.
MOST_NESTED = 1_500_000
_TAKEN_OUT = frozenset(MANUALLY_CLEANED) | frozenset(CUT_EMPTY_ELEMS) | frozenset(AROUND_TAGS)
_CAPTION_CLASS = re.compile(r"(?:^|[\s_-])caption(?:[_-]{1,2}text)?(?:\s|$)", re.IGNORECASE)
_STANDFIRST_CLASS = re.compile(
    r"(?:^|[\s_-])(?:standfirst|deck|dek|sub-?title|sub-?headline|strapline|teaser|excerpt)(?:\s|$)",
    re.IGNORECASE,
)
_LONGEST_CLASS, _LONGEST_CAPTION, _LONGEST_STANDFIRST = 200, 500, 500
# Elements that are nested tell the same text many times over; an article holds no more than half of this.
_MOST_OWN = 2 * LONGEST_TEXT
_LONGEST_LINE = 60
_LONG_PARAGRAPH = 80
_ENDS_SENTENCE = tuple('.!?…”"')
# The extractor is believed where it has so much of the paragraphs in the story's own element.
_LEAST_SHARE = 0.6
_OWN_UNITS = ("h2", "h3", "h4", "p", "li", "blockquote", "pre", "td", "th", "dt", "dd")
_BREAKING = frozenset(
    {
        "br",
        "p",
        "div",
        "hr",
        "h1",
        "h2",
        "h3",
        "h4",
        "li",
        "ul",
        "ol",
        "tr",
        "td",
        "table",
        "section",
        "blockquote",
        "small",
    }
)
_INSIDE = {"li": ".//p", "blockquote": ".//p", "td": ".//p", "th": ".//p", "dd": ".//p"}


def from_html(  # noqa: PLR0913 - a page and what is known of it, by name
    body: bytes | str,
    *,
    retrieved_at: datetime,
    url: str | None = None,
    charset: str | None = None,
    published: date | None = None,
    headline: str | None = None,
) -> Article:
    """The article of a page. Reads the given bytes only; nothing is requested.

    Args:
        body: The page as it was fetched.
        retrieved_at: When, aware, UTC. No publication date after it is believed.
        url: Where, after redirects.
        charset: The one of the HTTP header.
        published: A day that outweighs what the page says.
        headline: Words that outweigh the page's.

    Raises:
        Unreadable: The page is too large or made to be expensive to parse.
        NoArticle: The page holds no story, or only the first lines of a paid one; its `trouble` says which.
    """
    page = screen(cleaned(decoded(body, charset) if isinstance(body, bytes) else body))
    tree = _parsed(page.markup)
    _refuse_heavy(tree)
    story = story_element(tree)
    about = read_metadata(tree, story, page.json_ld, url=url, latest=retrieved_at.date())
    seen = look_over(tree, story, about)
    is_element = story.tag == "article"
    is_live = is_live_blog(story, about)
    blocks = _blocks(tree, story, about, is_live=is_live)
    refuse_no_article(blocks, about, seen, is_element=is_element)
    title = " ".join(cleaned(headline or "").split()) or about.headline or ""
    kind = _kind(about, is_element=is_element, is_live=is_live)
    particulars = _particulars(about, headline=title, url=url, published=published, page_kind=kind)
    return build([Block(role=PartRole.HEADLINE, text=title), *blocks], particulars, retrieved_at=retrieved_at)


def _kind(about: Metadata, *, is_element: bool, is_live: bool) -> PageKind:
    if is_live:
        return PageKind.LIVE_BLOG
    # A writer and a day that a reader sees are the marks of a story too.
    is_signed = about.byline is not None and about.dates.published is not None
    return PageKind.STORY if is_signed or is_called_story(about, is_element=is_element) else PageKind.OTHER


def _particulars(
    about: Metadata, *, headline: str, url: str | None, published: date | None, page_kind: PageKind
) -> Particulars:
    """What is known of the story beside its text; a day that was given outweighs the page's own."""
    dates = about.dates
    return Particulars(
        headline=headline,
        byline=about.byline,
        publisher=about.publisher,
        published_at=published or dates.published,
        published_basis=PublishedBasis.GIVEN if published else dates.basis,
        url=url,
        canonical_url=canonical_of_page(about.address, url, is_amp=about.is_amp),
        language=about.language,
        published_time=None if published else dates.published_time,
        modified_at=dates.modified,
        modified_time=dates.modified_time,
        paid=about.free is False,
        page_kind=page_kind,
    )


def _parsed(markup: str) -> Element:
    try:
        return lxml.html.document_fromstring(markup or "<html></html>")
    except (lxml.etree.LxmlError, ValueError) as error:
        raise Unreadable(f"The page's HTML cannot be read. {WAYS_OUT}") from error


def _refuse_heavy(tree: Element) -> None:
    """Refuse a page on which the extractor would take minutes.

    It takes elements out one by one, and each time copies all text that its parent holds behind its children.
    """
    work = 0
    for parent in tree.iter(lxml.etree.Element):
        taken_out = behind = 0
        for child in parent:
            taken_out += child.tag in _TAKEN_OUT or bool(child.attrib)
            behind += len(child.tail or "")
        work += taken_out * behind
    nested = depth = 0
    for event, _ in lxml.etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        nested += depth
    if nested > 2 * MOST_NESTED:
        raise Unreadable(TOO_HEAVY.format(what="too deeply nested"), trouble=Trouble.TOO_LARGE)
    if work > MOST_COPYING:
        raise Unreadable(TOO_HEAVY.format(what="too many pieces in one paragraph"), trouble=Trouble.TOO_LARGE)


def _blocks(tree: Element, story: Element, about: Metadata, *, is_live: bool) -> list[Block]:
    """The story's paragraphs in order, then the captions of its pictures."""
    drop_around(tree)
    captioning = [*_captions(story)]
    captions = [text for caption in captioning if (text := _line(caption))]
    for element in [*tree.iter("figure", "figcaption", "picture"), *captioning]:
        drop(element)
    blocks = _entries(story, about) if is_live else _paragraphs(tree, story, about)
    return [*blocks, *(block for text in dict.fromkeys(captions) for block in captioned(text))]


def _captions(story: Element) -> Iterator[Element]:
    """What stands under the pictures: <figcaption>, and short lines of a class that is called so."""
    for element in story.iter("figcaption", "p", "div", "span"):
        if element.tag == "figcaption" or (
            _CAPTION_CLASS.search((element.get("class") or "")[:_LONGEST_CLASS])
            and short_text(element, _LONGEST_CAPTION)
            and not any(above.tag == "figcaption" for above in element.iterancestors())
        ):
            yield element


def _entries(story: Element, about: Metadata) -> list[Block]:
    """Of a live blog, what is seen, or what its JSON-LD tells where that is more."""
    seen, told = entries_seen(story, about), [*entries_told(about)]
    return told if _words(told) > 2 * _words(seen) else seen


def _paragraphs(tree: Element, story: Element, about: Metadata) -> list[Block]:
    # The extractor prunes the tree: what it may leave out is looked for first.
    own, standfirst = [*_own_paragraphs(story)], _standfirst(story)
    units = [*_units(story)]
    lines = [*_lines(story)] if len(own) <= 1 else []
    furniture = _beside_headline(story) - {standfirst}
    paragraphs = [text for text in _extracted(tree) if text not in furniture]
    left_out = _length(paragraphs) < _LEAST_SHARE * _length(own)
    # The extractor runs very short pages together into one line.
    if len(paragraphs) <= 1 or (left_out and story.tag in {"article", "main"}):
        paragraphs = own if len(own) > 1 or not paragraphs else _below_heading(lines, about)
    else:
        paragraphs = _with_left_out([*_no_oftener(paragraphs, own)], units)
    if standfirst and standfirst not in paragraphs:
        paragraphs = [standfirst, *paragraphs]
    blocks = [block for text in paragraphs for block in with_roles(text, about)]
    if (
        _words(blocks) < FEWEST_WORDS <= sum(len(text.split()) for text in about.body)
        and about.free is not False
    ):
        # Shown by script only: the page's JSON-LD has the text.
        return [block for text in about.body for block in with_roles(text, about)]
    return blocks


def _no_oftener(paragraphs: list[str], own: list[str]) -> Iterator[str]:
    """The paragraphs without those that the extractor gives oftener than the page has them."""
    held, given = Counter(own), Counter[str]()
    for text in paragraphs:
        given[text] += 1
        if text not in held or given[text] <= held[text]:
            yield text


def _with_left_out(paragraphs: list[str], units: list[tuple[str | None, str]]) -> list[str]:
    """With the long paragraphs that the extractor left out between two others of the same class.

    It does so on pages that put each paragraph into a box of its own.
    """
    at = {text: place for place, text in enumerate(paragraphs)}
    of_the_text = {mark for mark, text in units if text in at and len(text) >= _LONG_PARAGRAPH}
    last = max((number for number, (_, text) in enumerate(units) if text in at), default=0)
    behind: dict[int, list[str]] = {}
    before = -1
    for mark, text in units[:last]:
        if text in at:
            before = max(before, at[text])
        elif before >= 0 and mark in of_the_text and _is_paragraph(text):
            behind.setdefault(before, []).append(text)
    return [text for place, one in enumerate(paragraphs) for text in (one, *behind.get(place, ()))]


def _units(story: Element) -> Iterator[tuple[str | None, str]]:
    """The page's own <p> with their class."""
    left = _MOST_OWN
    for unit in story.iter("p"):
        text = _line(unit)
        left -= len(text)
        if left < 0:
            return
        yield unit.get("class"), text


def _is_paragraph(text: str) -> bool:
    return len(text) >= _LONG_PARAGRAPH and text.endswith(_ENDS_SENTENCE) and not is_leak(text)


def _standfirst(story: Element) -> str:
    """The lines under the headline, which the extractor leaves out as part of the page's head; "" where there are none."""
    for element in story.iter("p", "div", "h2", "h3", "h4"):
        names = " ".join(element.get(name) or "" for name in NAMING)[:_LONGEST_CLASS]
        if _STANDFIRST_CLASS.search(names):
            lines = [short_text(line, _LONGEST_STANDFIRST) for line in element.iter("p")]
            return next(filter(None, lines), "") or short_text(element, _LONGEST_STANDFIRST)
    return ""


def _beside_headline(story: Element) -> set[str]:
    """The names of sections, writers and days in the head of the story: short lines that are no sentences."""
    lines: set[str] = set()
    for head in story.iter("header"):
        if next(head.iterancestors("header"), None) is not None or head.find(".//h1") is None:
            continue
        for element in head.iter("span", "a", "div", "p", "li", "time", "small"):
            line = short_text(element, _LONGEST_LINE) if len(element) == 0 else ""
            if line and not line.endswith(_ENDS_SENTENCE):
                lines.add(line)
    return lines


def _own_paragraphs(story: Element) -> Iterator[str]:
    """The paragraphs of the story's element as they stand, without lines of the site."""
    left = _MOST_OWN
    for unit in story.iter(*_OWN_UNITS):
        if unit.tag in _INSIDE and unit.find(_INSIDE[unit.tag]) is not None:
            continue
        text = _line(unit)
        left -= len(text)
        if left < 0:
            return
        if text and not is_leak(text):
            yield text


def _lines(story: Element) -> Iterator[str]:
    """The lines of a story that is set with line breaks instead of paragraphs, as its element breaks them."""
    line: list[str] = []
    for event, element in lxml.etree.iterwalk(story, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        if element.tag in _BREAKING:
            yield from _joined(line)
            line = []
        line.append((element.text if event == "start" else element.tail) or "")
    yield from _joined(line)


def _below_heading(lines: list[str], about: Metadata) -> list[str]:
    """What follows the headline where that is among the lines."""
    at = next((number for number, line in enumerate(lines) if line in about.headings), -1)
    return lines[at + 1 :]


def _joined(line: list[str]) -> Iterator[str]:
    text = _SPACE.sub(" ", "".join(line)).strip()
    if text and not is_leak(text):
        yield text


def _words(blocks: list[Block]) -> int:
    return sum(len(block.text.split()) for block in blocks)


def _length(texts: list[str]) -> int:
    return sum(map(len, texts))


def _extracted(tree: Element) -> Iterator[str]:
    document = bare_extraction(
        tree, fast=True, include_comments=False, include_formatting=False, include_images=False
    )
    if not isinstance(document, Document) or document.body is None:
        return
    for element in document.body:
        rows = [*element.iter("item", "row")] or [*element.iter("p")] or [element]
        for row in rows:
            if row.tag == "row":
                yield from filter(None, [" ".join(filter(None, map(_line, row.iter("cell"))))])
            else:
                yield from _pieces(row)


def _pieces(row: Element) -> Iterator[str]:
    """The lines of a list item or paragraph: an item may hold several paragraphs, and a speaker's name over them."""
    if row.find(".//p") is None:
        yield from filter(None, [_line(row)])
        return
    line: list[str] = []
    for event, element in lxml.etree.iterwalk(row, events=("start", "end")):
        if element.tag == "p":
            yield from filter(None, [_SPACE.sub(" ", "".join(line)).strip()])
            line = []
        line.append((element.text if event == "start" else element.tail if element is not row else "") or "")
    yield from filter(None, [_SPACE.sub(" ", "".join(line)).strip()])


_SPACE = re.compile(r"\s+")


def _line(element: Element) -> str:
    return _SPACE.sub(" ", "".join(element.itertext())).strip()
