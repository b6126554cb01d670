"""The page reader's jobs and what it gives back, as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from pydantic import TypeAdapter

from checks.model import Article


@dataclass(frozen=True, kw_only=True)
class ToRead:
    """What is known of the bytes beside it. `file` names a file of the user's, None for a fetched page.

    `retrieved_at` is aware, in UTC.
    """

    retrieved_at: datetime
    file: str | None = None
    url: str | None = None
    content_type: str = ""
    charset: str | None = None
    published: date | None = None
    headline: str | None = None


TO_READ = TypeAdapter(ToRead)
ARTICLE = TypeAdapter(Article)
