"""What the fetcher brought -> Article."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from checks.article.charset import decoded
from checks.article.page import from_html
from checks.article.plain import from_text
from checks.model import Article

if TYPE_CHECKING:
    from checks.fetch import Page


def from_page(
    page: Page, *, retrieved_at: datetime, published: date | None = None, headline: str | None = None
) -> Article:
    """The article of a fetched page, by its content type. Raises what `from_html` and `from_text` raise."""
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
