"""What the fetcher brought -> Article."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import Protocol
from urllib.parse import unquote, urlsplit

from checks.article.charset import decoded
from checks.article.files import from_file
from checks.article.page import from_html
from checks.article.plain import from_text
from checks.model import Article, PageKind

PDF = "application/pdf"


class Fetched(Protocol):
    """A page as a site answered: `checks.fetch.Page`, or what a worker was handed of it."""

    @property
    def url(self) -> str:
        """Where it stands, after redirects."""

    @property
    def body(self) -> bytes:
        """Its bytes, decompressed."""

    @property
    def content_type(self) -> str:
        """Bare and lower-case."""

    @property
    def charset(self) -> str | None:
        """The one of the HTTP header."""


def from_page(
    page: Fetched, *, retrieved_at: datetime, published: date | None = None, headline: str | None = None
) -> Article:
    """The article of a fetched page, by its content type. Raises what `from_html`, `from_text` and `from_file` raise.

    A PDF's text is read as that of a file.
    """
    if page.content_type == PDF:
        name = PurePosixPath(unquote(urlsplit(page.url).path)).name or "The PDF"
        article = from_file(
            name if name.lower().endswith(".pdf") else f"{name}.pdf",
            page.body,
            retrieved_at=retrieved_at,
            published=published,
            headline=headline,
            url=page.url,
        )
        return replace(article, page_kind=PageKind.DOCUMENT)
    if page.content_type == "text/plain":
        text = decoded(page.body, page.charset)
        return from_text(
            text, retrieved_at=retrieved_at, published=published, headline=headline, url=page.url
        )
    return from_html(
        page.body,
        retrieved_at=retrieved_at,
        url=page.url,
        charset=page.charset,
        published=published,
        headline=headline,
    )
