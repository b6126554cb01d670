"""Articles and runs as the documents that the database holds."""

from __future__ import annotations

from pydantic import TypeAdapter

from checks.model import Article, CheckRun

RUN = TypeAdapter(CheckRun)
ARTICLE = TypeAdapter(Article)
