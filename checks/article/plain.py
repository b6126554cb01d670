"""Pasted text and Markdown -> Article."""

from __future__ import annotations

import re
import string
from dataclasses import replace
from datetime import date, datetime
from itertools import takewhile

from checks.article.address import canonical
from checks.article.build import Block, Particulars, build, cleaned
from checks.article.notes import is_note
from checks.article.roles import is_leak
from checks.article.wire import headline_within, is_wire_line
from checks.errors import Unreadable
from checks.model import Article, Part, PartRole, PublishedBasis
from checks.parts import refine

SAMPLE = 60_000
# As far as an agency's words to editors stand above a story.
_HEAD_CHARACTERS = 1_500
# Further down a link to another story; here the headline ("Explainer: who may vote").
_HEADLINE_WITHIN = 200
_KIND_BEFORE = re.compile(r"(?:explainer|in pictures|watch(?: live)?|listen)\s*[:|]", re.IGNORECASE)

# News has 3 to 5 marks of punctuation in 100 characters, a table of results up to 15, random characters 33.
_MARKS_SHARE = 0.25
_LONGEST_WORD = 200
_LONG_WORDS_SHARE = 0.3

# What stands above the first blank line: the headline, and right below it at most a standfirst and a byline.
_HEAD = re.compile(r"[^\n]+(?:\n[^\n]*\S[^\n]*){0,2}(?=\n[^\S\n]*\n)")
_WORD = re.compile(r"[^\W\d_]+(?:['’.&-][^\W\d_]+)*")
_LONGEST_HEADLINE = 160
_FEWEST_WORDS = 3
_ENDS_NO_HEADLINE = (".", ":", ";", ",", "…")
_BEGINS_NO_HEADLINE = tuple("-–—*•·#>[(|=+~_")
_SENTENCE_END = re.compile(r"[.!?][”\"’')\]]*(?:\s|$)")


def from_text(
    text: str,
    *,
    retrieved_at: datetime,
    published: date | None = None,
    headline: str | None = None,
    url: str | None = None,
) -> Article:
    """An article of pasted text. The text is not altered but for line ends and control characters.

    Args:
        text: The body.
        retrieved_at: When it was read, aware, UTC.
        published: The day it was or will be published; nothing is guessed when None.
        headline: Put before the body as a part of its own. Without it, a short first line without a full stop over
            a blank line is the headline.
        url: Where the text stands.

    Raises:
        Unreadable: There is no text, or it is noise.
    """
    body = cleaned(text)
    if not body.strip():
        raise Unreadable("The text is empty. Pass a file with the article's text, or paste the text.")
    _refuse_noise(body)
    title = " ".join(cleaned(headline or "").split())
    about = Particulars(
        headline=title,
        published_at=published,
        published_basis=PublishedBasis.GIVEN if published else PublishedBasis.UNKNOWN,
        url=url,
        canonical_url=canonical(url) if url else None,
    )
    blocks = [Block(role=PartRole.HEADLINE, text=title), Block(role=PartRole.BODY, text=body)]
    article = build(blocks, about, retrieved_at=retrieved_at)
    article = replace(article, parts=refine(article.text, article.parts, is_aside=_is_aside))
    return article if title else _with_own_headline(article)


def _is_aside(line: str, start: int) -> bool:
    """Whether a line is the site's that it was copied from, or an agency's word to editors above its story."""
    line = line.strip()
    if start < _HEADLINE_WITHIN and _KIND_BEFORE.match(line):
        return False
    return is_leak(line) or is_note(line) or (start < _HEAD_CHARACTERS and is_wire_line(line))


def _with_own_headline(article: Article) -> Article:
    """The article with its first line as the headline, if that stands there as one does, below what is none of it."""
    above = list(takewhile(lambda part: part.role is PartRole.NOTE, article.parts))
    first, *others = article.parts[len(above) :] or (None,)
    found = _HEAD.match(article.text, first.start) if first and first.role is PartRole.BODY else None
    if first is None or found is None:
        return article
    line, *others_above = found[0].rstrip().split("\n")
    begin, end = headline_within(line) if article.slug else (0, len(line.rstrip()))
    said = line[begin:end]
    if not _reads_like_headline(said, others_above, article.text[found.end() :]):
        return article
    head = Part(role=PartRole.HEADLINE, start=first.start + begin, end=first.start + end)
    slug = _piece(article.text, PartRole.NOTE, first.start, head.start)
    changes = _piece(article.text, PartRole.NOTE, head.end, first.start + len(line))
    body = _piece(article.text, PartRole.BODY, first.start + len(line), first.end)
    parts = (*above, *slug, head, *changes, *body, *others)
    return replace(article, headline=" ".join(said.split()), parts=parts)


def _piece(text: str, role: PartRole, start: int, end: int) -> tuple[Part, ...]:
    """The part without the white space before it; none where nothing else is there."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return (Part(role=role, start=start, end=end),) if start < end else ()


def _reads_like_headline(line: str, others: list[str], below: str) -> bool:
    """A few words that are no sentence, byline or list, over a story that has sentences and is longer.

    The others that stand right below it are no sentences either, and none goes on with what it says.
    """
    line = line.strip()
    return (
        len(_WORD.findall(line)) >= _FEWEST_WORDS
        and not line.startswith(_BEGINS_NO_HEADLINE)
        and all(
            len(each) <= _LONGEST_HEADLINE and not each.rstrip("”\"’' )").endswith(_ENDS_NO_HEADLINE)
            for each in (line, *others)
        )
        and not any(each.lstrip()[:1].islower() for each in others)
        and len(below) > len(line)
        and _SENTENCE_END.search(below) is not None
    )


def from_markdown(
    text: str,
    *,
    retrieved_at: datetime,
    published: date | None = None,
    headline: str | None = None,
    url: str | None = None,
) -> Article:
    """Like `from_text`; a first line "# ..." is the headline unless one is given."""
    body = cleaned(text).lstrip("\n")
    first, _, rest = body.partition("\n")
    if first.startswith("# ") and rest.strip():
        headline = headline or first[2:].strip().rstrip("#").strip()
        body = rest.lstrip("\n")
    return from_text(body, retrieved_at=retrieved_at, published=published, headline=headline, url=url)


def _refuse_noise(text: str) -> None:
    sample = text[:SAMPLE]
    if len(sample) < _LONGEST_WORD:
        return
    marks = sum(sample.count(mark) for mark in string.punctuation) + sample.count("\ufffd")
    long_words = sum(len(word) for word in sample.split() if len(word) > _LONGEST_WORD and word.isascii())
    if marks > _MARKS_SHARE * len(sample) or long_words > _LONG_WORDS_SHARE * len(sample):
        raise Unreadable("This does not read like an article's text. Pass the text of the story.")
