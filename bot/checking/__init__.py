"""The checks wired from the settings, without Slack or the engine: what `factdesk check` and the bot share."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import date, datetime
from importlib.metadata import version

import httpx

from bot.settings import EMBEDDED, PREFIX, Settings, SettingsError
from checks.catalog import LIVE, Access, AnySource, build_sources
from checks.compare.house import HouseEntry
from checks.compare.withheld import Withheld
from checks.errors import SourceFailed
from checks.fetch import Fetcher
from checks.model import Article, CheckRun, Versions
from checks.politeness import Cache, Pace, user_agent
from checks.run import Find, check
from checks.sources.house import Discreet, House
from checks.sources.pack import Pack
from checks.sources.rounds import LiveSource, Source
from checks.workers.reader import PageReader

DISTRIBUTION = "factdesk"
# Wikimedia asks for at most three requests at a time (https://www.mediawiki.org/wiki/API:Etiquette).
_AT_ONCE = httpx.Limits(max_connections=3, max_keepalive_connections=3)
_PATIENCE = httpx.Timeout(10, connect=5)


class Examiner:
    """Checks articles with the named sources.

    Args:
        settings: Which APIs, whose contact, which model.
        clock: Aware, UTC.
        source_names: Which sources to ask; live ones need the operator's contact (SettingsError).
        cache: Where answers of the live sources are kept.
        pace: How fast the live sources may be asked, and which rest; examiners of one process share it.
        finder: How claims are found; examiners of one process share it, and it is not closed with them.

    Raises:
        SettingsError: No contact is set for a live source, or the reference pack that is set is none.
    """

    def __init__(  # noqa: PLR0913 - the settings and each collaborator by its name
        self,
        settings: Settings,
        *,
        clock: Callable[[], datetime],
        source_names: Sequence[str],
        cache: Cache | None = None,
        pace: Pace | None = None,
        finder: Find,
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._finder = finder
        self._http: httpx.AsyncClient | None = None
        if LIVE.intersection(source_names):
            settings.require_contact(source_names)
            self._http = httpx.AsyncClient(timeout=_PATIENCE, limits=_AT_ONCE, follow_redirects=False)
        self._has_house = "house" in source_names
        try:
            self._sources = build_sources(source_names, self._access(cache, pace), pack=settings.pack_file())
        except SourceFailed as error:
            raise SettingsError(pack_refused(error)) from error

    def _access(self, cache: Cache | None, pace: Pace | None) -> Access | None:
        if self._http is None:
            return None
        return Access(
            http=self._http,
            user_agent=user_agent(version(DISTRIBUTION), self._settings.contact),
            wikipedia_api=self._settings.wikipedia_api,
            wikidata_api=self._settings.wikidata_api,
            clock=self._clock,
            pace=pace or Pace(),
            cache=cache,
        )

    @property
    def sources(self) -> tuple[AnySource, ...]:
        """The sources that are asked, in order, after the newsroom's own list."""
        return self._sources

    async def examine(self, article: Article, entries: Sequence[HouseEntry] = ()) -> CheckRun:
        """Check one article for the newsroom with this house list, of which `never_send` names are asked nowhere else.

        An unreachable source is an outage in the run, never an error.

        Raises CheckError when no claims can be looked for: the model is missing, or the text is too much for it.
        """
        return await check(
            article,
            finder=self._finder,
            sources=self._discreet(Withheld(entries)),
            house=House(entries) if self._has_house and entries else None,
            seconds=self._settings.lookup_seconds,
            run_id=run_id(article),
            versions=self._versions(),
        )

    def _discreet(self, withheld: Withheld) -> tuple[Source, ...]:
        """The sources, those outside the building never told what is withheld: even where the list is not asked."""
        return tuple(
            Discreet(source, withheld) if withheld and isinstance(source, LiveSource) else source
            for source in self._sources
        )

    def _versions(self) -> Versions:
        """The model's version is the finder's to say."""
        packs = [source.version for source in self._sources if isinstance(source, Pack)]
        return Versions(factdesk=version(DISTRIBUTION), model="", pack=packs[0] if packs else "")

    async def close(self) -> None:
        """Close the connections to the sources."""
        if self._http is not None:
            await self._http.aclose()


def pack_refused(error: SourceFailed) -> str:
    """What to do about a reference pack that cannot be used."""
    return (
        f"The reference pack cannot be used: {error.detail}. Set {PREFIX}PACK to another one, or to {EMBEDDED} for the one"
        " that comes with factdesk."
    )


def run_id(article: Article) -> str:
    """The id of a run: of the text and the moment it was read."""
    stamp = article.retrieved_at.isoformat()
    return hashlib.sha256(f"{article.sha256}\x1f{article.published_at}\x1f{stamp}".encode()).hexdigest()[:12]


def build_fetcher(settings: Settings) -> Fetcher:
    """The fetcher of pasted links under our name, within the limits that the operator has set."""
    return Fetcher(
        user_agent=user_agent(version(DISTRIBUTION), settings.contact or "no contact given"),
        cap=round(settings.page_mb * 1_000_000),
        own_networks=settings.own_networks,
    )


async def read_link(  # noqa: PLR0913 - two collaborators, and what is known of the page, by name
    url: str,
    *,
    fetcher: Fetcher,
    pages: PageReader,
    clock: Callable[[], datetime],
    published: date | None = None,
    headline: str | None = None,
) -> Article:
    """Fetch a link and read its article. Raises CheckError with a sentence for the reporter."""
    page = await fetcher.fetch(url)
    return await pages.page(page, retrieved_at=clock(), published=published, headline=headline)


async def read_given(  # noqa: PLR0913 - a file and what is known of it, and two collaborators by name
    name: str,
    body: bytes,
    published: date | None,
    headline: str | None,
    *,
    pages: PageReader,
    clock: Callable[[], datetime],
) -> Article:
    """Read the article of an uploaded file or a pasted text. Raises CheckError with a sentence for the reporter."""
    return await pages.file(name, body, retrieved_at=clock(), published=published, headline=headline)
