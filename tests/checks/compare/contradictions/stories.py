"""Small stories read by the recogniser, and what is found in them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from checks.article import from_text
from checks.compare.contradictions import Clash, find_contradictions
from checks.language import SpacyRecogniser, read

PUBLISHED = date(2015, 5, 5)


def clashes(text: str, recogniser: SpacyRecogniser, published: date | None = PUBLISHED) -> tuple[Clash, ...]:
    """The contradictions of a story; its first line is the headline."""
    article = from_text(text, retrieved_at=datetime(2026, 1, 1, tzinfo=UTC), published=published)
    return find_contradictions(read(article, recogniser))


def told(
    text: str, recogniser: SpacyRecogniser, published: date | None = PUBLISHED
) -> list[tuple[str, tuple[str, str]]]:
    """What each contradiction is about, with its two passages."""
    found = clashes(text, recogniser, published)
    return [(one.contradiction.about, one.contradiction.passages) for one in found]
