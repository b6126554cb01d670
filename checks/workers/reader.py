"""Pages and files -> articles, read in worker processes."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from checks.errors import WAYS_OUT, Unreadable
from checks.model import Article
from checks.workers.messages import ARTICLE, TO_READ, ToRead
from checks.workers.pool import Lost, Pool, fit

if TYPE_CHECKING:
    from checks.article.fetched import Fetched

MODULE = "checks.workers.read_pages"
# A real page of 3 MB takes about 1 s. Whatever a page is made of, the reporter is told within 8 s, of which the rest
# is for a worker that is still loading because the page before this one was too heavy.
PAGE_SECONDS = 7.0
AT_ONCE = 2
# What is worth handing over of a file: one byte more than is read, so that its being too large is seen and said.
LARGEST_BODY = 20_000_001
TOO_HEAVY = f"The page is too heavy to read safely (reading it took too long or too much memory). {WAYS_OUT}"
FILE_TOO_HEAVY = TOO_HEAVY.replace("The page", "The file")


class PageReader:
    """Reads what strangers wrote, in processes that hold no secret and may be killed.

    Args:
        at_once: How many workers there may be, each of about 70 MB.
        pool: Other workers, for tests.
    """

    def __init__(self, *, at_once: int = AT_ONCE, pool: Pool | None = None) -> None:
        self._pool = pool or Pool(MODULE, size=at_once)

    async def page(
        self,
        page: Fetched,
        *,
        retrieved_at: datetime,
        published: date | None = None,
        headline: str | None = None,
    ) -> Article:
        """The article of a fetched page: `checks.article.from_page`, within PAGE_SECONDS.

        Raises Unreadable, with a sentence for the reporter, also where the page was too much for the worker; and what
        `Pool.ask` raises where not the page is at fault.
        """
        job = ToRead(
            retrieved_at=retrieved_at,
            url=page.url,
            content_type=page.content_type,
            charset=page.charset,
            published=published,
            headline=headline,
        )
        return await self._read(job, page.body)

    async def file(  # noqa: PLR0913 - a file and what is known of it, by name
        self,
        name: str,
        body: bytes,
        *,
        retrieved_at: datetime,
        published: date | None = None,
        headline: str | None = None,
        url: str | None = None,
    ) -> Article:
        """The article of a file: `checks.article.from_file`. Raises what `page` raises."""
        job = ToRead(retrieved_at=retrieved_at, file=name, url=url, published=published, headline=headline)
        return await self._read(job, body)

    async def _read(self, job: ToRead, body: bytes) -> Article:
        try:
            answer = await self._pool.ask(TO_READ.dump_json(job), body, seconds=PAGE_SECONDS)
        except Lost as lost:
            raise Unreadable(TOO_HEAVY if job.file is None else FILE_TOO_HEAVY) from lost
        return fit(ARTICLE, answer)

    async def warm_up(self) -> None:
        """Start a worker (about 0.5 s) if none is there. Raises what `Pool.warm_up` raises."""
        await self._pool.warm_up()

    async def close(self) -> None:
        """End the workers. The next page would start new ones."""
        await self._pool.close()
