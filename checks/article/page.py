"""A page's HTML -> Article: the story's paragraphs with their roles, without what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

import lxml.etree  # type: ignore[import-untyped]  # lxml ships no types
import lxml.html  # type: ignore[import-untyped]
from trafilatura import bare_extraction
from trafilatura.settings import CUT_EMPTY_ELEMS, MANUALLY_CLEANED, Document

from checks.article.address import canonical, canonical_of_page
from checks.article.build import Block, Particulars, build, cleaned
from checks.article.charset import decoded
from checks.article.metadata import Element, Metadata, byline_in, read_metadata
from checks.article.notes import is_note
from checks.article.screen import TOO_HEAVY, screen
from checks.errors import NoArticle, Unreadable
from checks.model import Article, PartRole, PublishedBasis

INSTEAD = "Open the page, copy the article's text and paste it, or pass it as a file."

# A page that calls itself an article may be a short notice; one that does not must look like a story.
FEWEST_WORDS = 50
FEWEST_WORDS_OF_A_STORY = 12

_NO_STORY = re.compile(
    r"page not found|\b404\b|cannot find (?:that|the|this) page|page (?:does not|doesn['’]t) exist|before you continue"
    r"|your privacy|privacy matters|cookie (?:consent|settings)|access denied|attention required|are you a robot"
    r"|just a moment|verify (?:that )?you are human|redirecting|enable javascript|log ?in to continue",
    re.IGNORECASE,
)
_AROUND = (
    r"newsletter|subscribe|subscription|signup|sign-up|paywall-offer|offer|related|recirc\w*|read-?more|also-?read|more"
    r"|promo|teaser|advert\w*|ads?|outbrain|taboola|share|sharing|social|cookies?|consent|comments?|breadcrumbs?|tags"
)
_AROUND_CLASS = re.compile(
    rf"(?:{_AROUND})(?:[-_]+(?:wall|box|block|links?|list|form|bar|stories|articles|items?))*"
)
_LONGEST_NAME = 60  # characters of a class; the pattern is slow on names made for it
_AROUND_CHARACTERS = 500
_AROUND_TAGS = (
    "aside",
    "nav",
    "footer",
    "form",
    "button",
    "amp-ad",
    "amp-social-share",
    "svg",
    "select",
    "dialog",
)
# Characters copied: half a second. News pages stay under a hundredth of it.
MOST_COPYING = 500_000_000
_TAKEN_OUT = frozenset(MANUALLY_CLEANED) | frozenset(CUT_EMPTY_ELEMS) | frozenset(_AROUND_TAGS)
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)

_LEAK = re.compile(
    r"(?:read (?:more|also|next)|also read|see also|more on this|related|watch|listen)\s*:|read more$"
    r"|advertisement$|story continues below|(?:sign up|subscribe|follow us|join us|click here|share this)\b"
    r"|\d* ?comments?$|-? ?\d+ comments?$|©|copyright\b|all rights reserved|already a subscriber|continue reading",
    re.IGNORECASE,
)
_LEAK_WORDS = 30
_AT_THE_FOOT = re.compile(r"(?:with files from|additional reporting|reporting by)\b", re.IGNORECASE)
_CREDIT = re.compile(
    r"\(?\b(?:photo|photograph|picture|image|illustration|credit|foto)(?:\s+credit)?\s*(?::|\bby\b)|©"
    r"|(?<=\S)(?:Photo|Image|Picture|Credit):",
    re.IGNORECASE,
)
_AGENCIES = re.compile(r"[^.!?]{2,60}(?:\s/\s[^.!?/]{2,40}){1,3}")
_CAPTION_WORDS = 60


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
        NoArticle: The page holds no story, or only the first lines of a paid one.
    """
    page = screen(cleaned(decoded(body, charset) if isinstance(body, bytes) else body))
    tree = _parsed(page.markup)
    _refuse_heavy(tree)
    story = _story_element(tree)
    about = read_metadata(tree, story, page.json_ld, url=url, latest=retrieved_at.date())
    titles = [_line(element) for element in tree.iter("title", "h1")]
    blocks = _blocks(tree, story, about)
    _refuse_no_article(blocks, about, titles, is_element=story.tag == "article")
    title = " ".join(cleaned(headline or "").split()) or about.headline or ""
    return build(
        [Block(role=PartRole.HEADLINE, text=title), *blocks],
        Particulars(
            headline=title,
            byline=about.byline,
            publisher=about.publisher,
            published_at=published or about.published,
            published_basis=PublishedBasis.GIVEN if published else about.basis,
            url=url,
            canonical_url=canonical_of_page(about.address, url),
            language=about.language,
        ),
        retrieved_at=retrieved_at,
    )


def _parsed(markup: str) -> Element:
    try:
        return lxml.html.document_fromstring(markup or "<html></html>")
    except (lxml.etree.LxmlError, ValueError) as error:
        raise Unreadable(f"The page's HTML cannot be read. {INSTEAD}") from error


def _story_element(tree: Element) -> Element:
    """The element of the page's own story: of several articles with a heading (endless scroll), one.

    That is the one that carries the page's canonical address, else the first.
    """
    articles = [article for article in tree.iter("article") if article.find(".//h1") is not None]
    if not articles:
        inside = [*tree.iter("article"), *tree.iter("main")]
        return inside[0] if len(inside) == 1 else tree
    own = {canonical(link.get("href") or "") for link in tree.iter("link") if link.get("rel") == "canonical"}
    named = [article for article in articles if canonical(article.get("data-url") or "") in own]
    story = (named or articles)[0]
    for other in articles:
        if other is not story and story not in other.iterancestors() and other not in story.iterancestors():
            _drop(other)
    return story


def _drop(element: Element) -> None:
    """Empty the element where it stands: taking many out joins the texts around them in quadratic time."""
    element.clear(keep_tail=True)
    element.tag = "span"


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
    if work > MOST_COPYING:
        raise Unreadable(TOO_HEAVY.format(what="too many pieces in one paragraph"))


def _blocks(tree: Element, story: Element, about: Metadata) -> list[Block]:
    """The story's paragraphs in order, then the captions of its pictures."""
    captions = [text for caption in story.iter("figcaption") if (text := _line(caption))]
    for element in [*_around(tree), *tree.iter("figure", "figcaption", "picture")]:
        _drop(element)
    own = [_line(element) for element in story.iter("p", "li", "blockquote") if element.find(".//p") is None]
    paragraphs = [*_extracted(tree)]
    if len(paragraphs) <= 1:
        # The extractor runs very short pages together into one line.
        paragraphs = [text for text in own if text]
    blocks = [block for text in paragraphs for block in _roles(text, about)]
    return [*blocks, *(block for text in captions for block in _caption(text))]


def _around(tree: Element) -> list[Element]:
    """What is hidden, and what is marked as standing around a story."""
    found = [*tree.iter(*_AROUND_TAGS)]
    for element in tree.iter(lxml.etree.Element):
        if element.tag in {"html", "body", "article", "main"}:
            continue
        hidden = element.get("hidden") is not None or _HIDDEN.search(element.get("style") or "")
        if hidden or _is_around(element):
            found.append(element)
    return found


def _is_around(element: Element) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}".lower().split()
    if not any(len(name) <= _LONGEST_NAME and _AROUND_CLASS.fullmatch(name) for name in names):
        return False
    # A wrapper of the whole story may carry such a class too ("has-offer", "more").
    return _is_short(element) and element.find(".//h1") is None


def _is_short(element: Element) -> bool:
    left = _AROUND_CHARACTERS
    for piece in element.itertext():
        left -= len(piece.strip())
        if left < 0:
            return False
    return True


def _extracted(tree: Element) -> Iterator[str]:
    document = bare_extraction(
        tree, fast=True, include_comments=False, include_formatting=False, include_images=False
    )
    if not isinstance(document, Document) or document.body is None:
        return
    for element in document.body:
        rows = [*element.iter("item", "row")] or [*element.iter("p")] or [element]
        for row in rows:
            text = _line(row)
            if text:
                yield text


def _line(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _roles(text: str, about: Metadata) -> list[Block]:
    """One paragraph as blocks; none for the headline said again and for lines that are not of the story."""
    words = len(text.split())
    if text == about.headline or (words <= _LEAK_WORDS and _LEAK.match(text)):
        return []
    if _is_byline(text, about):
        return [Block(role=PartRole.CREDIT, text=text)]
    if is_note(text) or _AT_THE_FOOT.match(text):
        return [Block(role=PartRole.NOTE, text=text)]
    if words <= _CAPTION_WORDS and (_CREDIT.match(text) or _AGENCIES.fullmatch(text)):
        return _caption(text)
    return [Block(role=PartRole.BODY, text=text)]


def _is_byline(text: str, about: Metadata) -> bool:
    name = byline_in(text)
    return name is not None and about.byline is not None and name.lower() in about.byline.lower()


def _caption(text: str) -> list[Block]:
    """A caption and its credit, which templates often glue together ("... in 2021Photo: Ana Brunner / NPA")."""
    credit = _CREDIT.search(text)
    if credit is None or not text[: credit.start()].strip(" ("):
        is_credit = _AGENCIES.fullmatch(text) or (credit is not None and " / " in text)
        return [Block(role=PartRole.CREDIT if is_credit else PartRole.CAPTION, text=text)]
    return [
        Block(role=PartRole.CAPTION, text=text[: credit.start()].rstrip()),
        Block(role=PartRole.CREDIT, text=text[credit.start() :]),
    ]


def _refuse_no_article(blocks: list[Block], about: Metadata, titles: list[str], *, is_element: bool) -> None:
    words = sum(len(block.text.split()) for block in blocks if block.role is PartRole.BODY)
    if about.free is False and words < FEWEST_WORDS:
        raise NoArticle(
            f"This article is behind a paywall; the page holds only its first {words} words. {INSTEAD}"
        )
    is_story = about.is_story or (is_element and about.basis is not PublishedBasis.UNKNOWN)
    if not is_story and any(_NO_STORY.search(title) for title in titles):
        raise NoArticle(f"The page is a notice (not found, consent or log-in), not an article. {INSTEAD}")
    if words < (FEWEST_WORDS_OF_A_STORY if is_story else FEWEST_WORDS):
        raise NoArticle(f"I found no article on that page (only {words} words of text). {INSTEAD}")
