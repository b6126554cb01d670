"""Pasted text and Markdown -> Article."""

from __future__ import annotations

import re
import string
from dataclasses import replace
from datetime import date, datetime

from checks.article.address import canonical
from checks.article.build import Block, Particulars, build, cleaned
from checks.errors import Unreadable
from checks.model import Article, Part, PartRole, PublishedBasis
from checks.parts import refine

SAMPLE = 60_000

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
    article = replace(article, parts=refine(article.text, article.parts))
    return article if title else _with_own_headline(article)


def _with_own_headline(article: Article) -> Article:
    """The article with its first line as the headline, if that stands there as one does."""
    first, *others = article.parts or (None,)
    found = _HEAD.match(article.text, first.start) if first and first.role is PartRole.BODY else None
    if first is None or found is None:
        return article
    line, *others_above = found[0].rstrip().split("\n")
    if not _reads_like_headline(line, others_above, article.text[found.end() :]):
        return article
    line = line.rstrip()
    head = Part(role=PartRole.HEADLINE, start=first.start, end=first.start + len(line))
    below = article.text[head.end : first.end]
    start = head.end + len(below) - len(below.lstrip())
    body = [Part(role=PartRole.BODY, start=start, end=first.end)] if below.strip() else []
    return replace(article, headline=" ".join(line.split()), parts=(head, *body, *others))


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
