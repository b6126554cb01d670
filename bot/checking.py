"""The checks wired from the settings, without Slack or the engine: what `factdesk check` and the bot share."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Sequence
from datetime import date, datetime
from importlib.metadata import version

import httpx

from bot.settings import Settings
from checks.article import from_page
from checks.catalog import LIVE, Access, AnySource, build_sources
from checks.fetch import Fetcher
from checks.language import Recogniser, load_recogniser
from checks.model import Article, CheckRun, Versions
from checks.politeness import Cache, Pace, user_agent
from checks.run import check
from checks.sources.pack import Pack

DISTRIBUTION = "factdesk"
# Wikimedia asks for at most three requests at a time (https://www.mediawiki.org/wiki/API:Etiquette).
_AT_ONCE = httpx.Limits(max_connections=3, max_keepalive_connections=3)
_PATIENCE = httpx.Timeout(10, connect=5)


class SharedModel:
    """The language model of a process, loaded once, when it is first needed."""

    def __init__(self, name: str, *, loaded: Recogniser | None = None) -> None:
        """`name`: the import name of an installed model package. `loaded`: the model, if it is there already."""
        self._name = name
        self._loaded = loaded
        self._loading = asyncio.Lock()

    async def get(self) -> Recogniser:
        """The model, loaded (about 2 s) if it is not yet. CheckError when it is not installed."""
        async with self._loading:
            if self._loaded is None:
                self._loaded = await asyncio.to_thread(load_recogniser, self._name)
            return self._loaded


class Examiner:
    """Checks articles with the named sources.

    Args:
        settings: Which APIs, whose contact, which model.
        clock: Aware, UTC.
        source_names: Which sources to ask; live ones need the operator's contact (SettingsError).
        cache: Where answers of the live sources are kept.
        model: The language model, which examiners of one process share.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        clock: Callable[[], datetime],
        source_names: Sequence[str],
        cache: Cache | None = None,
        model: SharedModel,
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._model = model
        self._http: httpx.AsyncClient | None = None
        if LIVE.intersection(source_names):
            settings.require_contact(source_names)
            self._http = httpx.AsyncClient(timeout=_PATIENCE, limits=_AT_ONCE, follow_redirects=False)
        self._sources = build_sources(source_names, self._access(cache))

    def _access(self, cache: Cache | None) -> Access | None:
        if self._http is None:
            return None
        return Access(
            http=self._http,
            user_agent=user_agent(version(DISTRIBUTION), self._settings.contact),
            wikipedia_api=self._settings.wikipedia_api,
            wikidata_api=self._settings.wikidata_api,
            clock=self._clock,
            pace=Pace(),
            cache=cache,
        )

    @property
    def sources(self) -> tuple[AnySource, ...]:
        """The sources that are asked, in order."""
        return self._sources

    async def examine(self, article: Article) -> CheckRun:
        """Check one article; an unreachable source is an outage in the run, never an error."""
        recogniser = await self._model.get()
        return await check(
            article,
            recogniser=recogniser,
            sources=self._sources,
            run_id=run_id(article),
            versions=self._versions(recogniser),
        )

    def _versions(self, recogniser: Recogniser) -> Versions:
        packs = [source.version for source in self._sources if isinstance(source, Pack)]
        return Versions(
            factdesk=version(DISTRIBUTION), model=recogniser.version, pack=packs[0] if packs else ""
        )

    async def close(self) -> None:
        """Close the connections to the sources."""
        if self._http is not None:
            await self._http.aclose()


def run_id(article: Article) -> str:
    """The id of a run: of the text and the moment it was read."""
    stamp = article.retrieved_at.isoformat()
    return hashlib.sha256(f"{article.sha256}\x1f{article.published_at}\x1f{stamp}".encode()).hexdigest()[:12]


def build_fetcher(settings: Settings) -> Fetcher:
    """The fetcher of pasted links under our name."""
    return Fetcher(user_agent=user_agent(version(DISTRIBUTION), settings.contact or "no contact given"))


async def read_link(
    url: str,
    *,
    fetcher: Fetcher,
    clock: Callable[[], datetime],
    published: date | None = None,
    headline: str | None = None,
) -> Article:
    """Fetch a link and read its article. Raises CheckError with a sentence for the reporter."""
    page = await fetcher.fetch(url)
    # Parsing a page of 3 MB takes seconds of CPU.
    return await asyncio.to_thread(
        from_page, page, retrieved_at=clock(), published=published, headline=headline
    )
