"""The worker that reads pages and files: `python -m checks.workers.read_pages PARENT`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from checks.article import from_file, from_html, from_page
from checks.model import Article
from checks.workers.messages import ARTICLE, TO_READ, ToRead
from checks.workers.serving import Opened, serve

# Reading a page of 8 MB takes 300 MB at the most.
MEMORY = 1 << 30

_REHEARSAL = """<html><head><title>Rehearsal</title></head><body><article><h1>Rehearsal</h1><p>{words}</p>
<p>By Nobody, 3 June 2020</p></article></body></html>""".format(
    words="The parsers load what they need. " * 20
)


@dataclass(frozen=True, kw_only=True)
class _Handed:
    """A page as the bot hands it over."""

    url: str
    body: bytes
    content_type: str
    charset: str | None


def read(message: bytes, body: bytes) -> bytes:
    """The article of a page or a file, in JSON."""
    job = TO_READ.validate_json(message)
    return ARTICLE.dump_json(_page(job, body) if job.file is None else _file(job, job.file, body))


def _page(job: ToRead, body: bytes) -> Article:
    page = _Handed(url=job.url or "", body=body, content_type=job.content_type, charset=job.charset)
    return from_page(page, retrieved_at=job.retrieved_at, published=job.published, headline=job.headline)


def _file(job: ToRead, name: str, body: bytes) -> Article:
    return from_file(
        name,
        body,
        retrieved_at=job.retrieved_at,
        published=job.published,
        headline=job.headline,
        url=job.url,
    )


def open_reader() -> Opened:
    """Read a page once, so that all is loaded that the walls would keep out afterwards."""
    from_html(_REHEARSAL, retrieved_at=datetime(2024, 1, 1, tzinfo=UTC))
    return Opened(work=read)


if __name__ == "__main__":
    serve(open_reader, memory=MEMORY)
