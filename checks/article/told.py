"""What a story's own words say of it beside its text: the agency, its word over the story, the day. Pure."""

from __future__ import annotations

from dataclasses import replace

from checks.article.told_date import doubt_about, settled_day
from checks.article.wire import agency_of, slug_of
from checks.compare.languages import is_english
from checks.model import Article, PublishedBasis

_OF_A_PAGE = frozenset({PublishedBasis.JSON_LD, PublishedBasis.META})


def as_told(article: Article) -> Article:
    """The article with its agency and slug, and with the day that the text settles where nothing else gives one.

    A page's own day is kept; where the text speaks of another one, `date_doubt` says so. A day that a person gave
    is not doubted.
    """
    article = replace(article, agency=agency_of(article.text), slug=slug_of(article.text))
    if not is_english(article.language):
        return article
    latest = article.retrieved_at.date()
    if article.published_at is None:
        told = settled_day(article.text, latest=latest)
        if told is None:
            return article
        basis = PublishedBasis.TEXT
        return replace(article, published_at=told.day, published_basis=basis, published_reason=told.reason)
    if article.published_basis in _OF_A_PAGE:
        doubt = doubt_about(article.text, article.published_at, latest=latest)
        return replace(article, date_doubt=doubt)
    return article
