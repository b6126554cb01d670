"""What stands around a story on its page, and is taken out before its text is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from itertools import islice

import lxml.etree  # type: ignore[import-untyped]  # lxml ships no types

from checks.article.address import canonical
from checks.article.elements import Element

_AROUND = (
    r"newsletter|subscribe|subscription|signup|sign-up|paywall-offer|offer|related|recirc\w*|read-?more|also-?read|more"
    r"|promo|teaser|advert\w*|ads?|outbrain|taboola|share|sharing|social|cookies?|consent|comments?|breadcrumbs?|tags"
    r"|trending|most-?read|most-?popular|recommended|recommendations|up-?next|author-?bio|footer|topics|follow-?us|kicker|eyebrow|rubric|overline"
    r"|pull-?quote|support(?:-us)?|contribut(?:e|ion)s?"
    r"|app-?download|donat\w+|membership|poll|quiz|podcast-?promo|disclaimer|copyright"
)
_AROUND_CLASS = re.compile(
    rf"(?:{_AROUND})(?:[-_]+(?:wall|box|block|links?|list|form|bar|stories|articles|items?|content|section|widget|module|cta"
    r"|banner|notice|popup|overlay|container|wrapper|count|button|buttons|tools))*"
    r"|(?:inline|article|story|post|site|page)[-_]+(?:newsletter|promo|related|share|ads?|advert|comments|tags|footer|offer)"
    # The cards of WordPress, Ghost and Substack, and what players show to readers without scripts.
    r"|(?:wp-block-)?jetpack-[\w-]+|wp-block-(?:social|comments?|post-(?:comments|terms|navigation|author))[\w-]*|jp-related\w*|sharedaddy"
    r"|kg-(?:signup|bookmark|button|cta|product)-card|gh-(?:subscribe|signup|comments|read-more|post-upgrade-cta)"
    r"|subscription-widget-wrap|digest-post-embed|vjs-no-js|video-player|source__cite"
)
_UNSEEN_CLASS = re.compile(
    r"sr-only|visually-?hidden|screen-?reader(?:-text)?|hidden|is-hidden|d-none|print-only|offscreen"
)
_LONGEST_NAME = 60  # characters of a class; the patterns are slow on names made for them
_AROUND_CHARACTERS = 500
AROUND_TAGS = (
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
    "template",
    "noscript",
    "iframe",
    "object",
)
# Where templates say what an element is for.
NAMING = ("class", "id", "data-testid", "data-component", "data-gu-name", "data-qa")
_AROUND_ROLES = frozenset(
    {"dialog", "alertdialog", "navigation", "complementary", "search", "banner", "contentinfo"}
)
_HIDDEN = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$|!)|font-size\s*:\s*0"
    r"|(?:left|top|text-indent)\s*:\s*-\d{4})",
    re.IGNORECASE,
)
_STORY_TAGS = frozenset({"html", "body", "article", "main"})
# The heading of a box that holds other stories, or somebody's life, or links into the page.
_BOX_HEADING = re.compile(
    r"(?:related|more|other|latest|top|trending|popular|recommended|visual|sponsored) (?:stor(?:y|ies)|articles?|topics?|news|content|reading|posts?|coverage)"
    r"|(?:see |read |watch |explore |view )?more (?:on|from|in|about|by)\b.{0,60}|explore more(?: on these topics)?|read (?:next|more|also)|keep reading"
    r"|(?:suggested|related|trending) topics|trending(?: now)?|most (?:viewed|read|popular|shared|watched)|you (?:may|might) (?:also )?(?:like|be interested in)"
    r"|(?:recommended|stories|articles|picked) (?:for you|you may like)|what to (?:read|watch) next|up next|editors?['’]?s? (?:picks?|choice)|don['’]t miss"
    r"|about the authors?|key events|promoted(?: content| stories)?|from our partners|from the web|around the web|in this (?:article|story)|contents",
    re.IGNORECASE,
)
_LONGEST_HEADING = 80
_FIRST_PIECES = 40  # white space between the tags included
_BOX_CHARACTERS = 1_500
# So many words in a link that stands alone are the headline of another story.
_FEWEST_LINK_WORDS = 4
_LINK_CHARACTERS = 300
# So many links that are most of a table's cell are a menu.
_FEWEST_MENU_LINKS = 3


def story_element(tree: Element) -> Element:
    """The element of the page's own story: of several articles with a heading (endless scroll), one.

    That is the one that carries the page's canonical address, else the first. The other articles beside it are
    dropped.
    """
    articles = [article for article in tree.iter("article") if article.find(".//h1") is not None]
    if not articles:
        inside = [*tree.iter("article"), *tree.iter("main")]
        return inside[0] if len(inside) == 1 else _longest(tree)
    own = {canonical(link.get("href") or "") for link in tree.iter("link") if link.get("rel") == "canonical"}
    named = [article for article in articles if canonical(article.get("data-url") or "") in own]
    story = (named or articles)[0]
    _drop_beside(tree, story)
    return story


def _longest(tree: Element) -> Element:
    """Of articles without a heading, the one that holds nearly all paragraphs; else the only <main>, else the page."""
    whole = sum(_paragraph_characters(body) for body in tree.iter("body")) or 1
    outer = [
        one
        for one in tree.iter("article")
        if not any(above.tag == "article" for above in one.iterancestors())
    ]
    for article in outer:
        if _paragraph_characters(article) >= _NEARLY_ALL * whole:
            _drop_beside(tree, article)
            return article
    mains = [*tree.iter("main")]
    return mains[0] if len(mains) == 1 else tree


_NEARLY_ALL = 0.6


def _paragraph_characters(element: Element) -> int:
    return sum(len(paragraph.text_content()) for paragraph in element.iter("p"))


def _drop_beside(tree: Element, story: Element) -> None:
    above = set(story.iterancestors())
    for other in [*tree.iter("article")]:
        if other is not story and other not in above and story not in other.iterancestors():
            drop(other)


def drop(element: Element) -> None:
    """Empty the element where it stands: taking many out joins the texts around them in quadratic time."""
    element.clear(keep_tail=True)
    element.tag = "span"


def drop_around(tree: Element) -> None:
    """Drop what is hidden, what is marked as standing around a story, and links to other stories."""
    for element in [*_around(tree)]:
        drop(element)
    for element in [*_boxes(tree), *_links_elsewhere(tree), *_footnote_marks(tree)]:
        drop(element)


def _boxes(tree: Element) -> Iterator[Element]:
    """What its first words call a box beside the story ("Related stories"), with all that stands in it."""
    for element in tree.iter("section", "div"):
        pieces = (piece.strip() for piece in islice(element.itertext(), _FIRST_PIECES))
        first = next((piece for piece in pieces if piece), "").rstrip(" :")
        is_box = len(first) <= _LONGEST_HEADING and _BOX_HEADING.fullmatch(first) is not None
        if is_box and _is_short(element, _BOX_CHARACTERS) and not _holds_story(element):
            yield element


def _holds_story(element: Element) -> bool:
    return element.find(".//h1") is not None or any(
        len(paragraph.text_content()) > _AROUND_CHARACTERS for paragraph in element.iter("p")
    )


def _footnote_marks(tree: Element) -> Iterator[Element]:
    """Links to notes that stand right behind a word: left in, "passed as safe in 2024" would end in "20241"."""
    for link in tree.iter("a"):
        if "#" in (link.get("href") or "") and _NOTE_MARK.fullmatch(_short(link).strip()):
            yield link


def _around(tree: Element) -> Iterator[Element]:
    yield from tree.iter(*AROUND_TAGS)
    heads = {head for head in tree.iter("header") if head.find(".//h1") is not None}
    for element in tree.iter(lxml.etree.Element):
        if element.tag in _STORY_TAGS:
            continue
        if is_hidden(element) or (
            _is_around(element)
            and _is_short(element)
            and element.find(".//h1") is None
            and not _is_own_teaser(element, heads)
        ):
            yield element


def is_hidden(element: Element) -> bool:
    """Whether the element's own markup keeps it from a reader's eyes."""
    return element.get("hidden") is not None or _HIDDEN.search(element.get("style") or "") is not None


def _is_own_teaser(element: Element, heads: AbstractSet[Element]) -> bool:
    """Whether a "teaser" is the story's own: its standfirst in the head, or the lines that everybody may read.

    One of another story has that story's headline, as a heading or as a link that is most of it.
    """
    if not any(name.startswith("teaser") for name in _names(element)):
        return False
    if any(head in heads for head in element.iterancestors("header")):
        return bool(element.tag == "p")
    linked = sum(len(link.text_content()) for link in element.iter("a"))
    paragraphs = sum(len(paragraph.text_content()) for paragraph in element.iter("p"))
    has_heading = next(element.iter("h2", "h3", "h4"), None) is not None
    return not has_heading and element.tag != "p" and bool(2 * linked < paragraphs)


def _names(element: Element) -> list[str]:
    """What its template calls an element."""
    return " ".join(element.get(name) or "" for name in NAMING).lower().split()


def _is_around(element: Element) -> bool:
    """By its class, id, role or label. A wrapper of the whole story may carry such a class too ("has-offer")."""
    if (element.get("role") or "").lower() in _AROUND_ROLES or element.get("aria-hidden") == "true":
        return True
    return any(
        len(name) <= _LONGEST_NAME and (_AROUND_CLASS.fullmatch(name) or _UNSEEN_CLASS.fullmatch(name))
        for name in _names(element)
    )


def _links_elsewhere(tree: Element) -> Iterator[Element]:
    """Paragraphs and whole lists that are nothing but headlines of other stories, as links."""
    for element in tree.iter("p", "div"):
        if element.tag == "p" and _is_link(element):
            yield element
    for listing in tree.iter("ul", "ol"):
        items = [child for child in listing if child.tag == "li"]
        if items and all(_is_link(item) for item in items):
            yield listing
    for cell in tree.iter("td"):
        links = [*cell.iter("a")] if _is_short(cell) and cell.find(".//p") is None else []
        linked = sum(len(link.text_content()) for link in links)
        if len(links) >= _FEWEST_MENU_LINKS and 2 * linked > len(_short(cell)):
            yield cell
    for table in tree.iter("table"):
        linked = sum(len("".join(link.text_content().split())) for link in table.iter("a"))
        if linked and linked >= len("".join(_short(table).split())) > 0:
            yield table


_NOTE_MARK = re.compile(r"\[?(?:\d{1,3}|[*†‡a-z]|note \d{1,2})\]?|↩︎?|#")


def _is_link(element: Element) -> bool:
    said = _short(element)
    words = said.split()
    links = [" ".join(_short(link).split()) for link in element.iter("a")]
    return len(words) >= _FEWEST_LINK_WORDS and len(links) == 1 and links[0] == " ".join(words)


def _short(element: Element) -> str:
    text = element.text_content() if _is_short(element) else ""
    return text if len(text) <= _LINK_CHARACTERS else ""


def _is_short(element: Element, most: int = _AROUND_CHARACTERS) -> bool:
    left = most
    for piece in element.itertext():
        left -= len(piece.strip())
        if left < 0:
            return False
    return True
