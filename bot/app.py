"""The only wiring: settings in, a bot out. Nothing is created at import, and every collaborator can be given."""

from __future__ import annotations

import asyncio
import fcntl
import gc
import logging
import math
import os
import signal
import socket
import time
import uuid
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TextIO

import aiohttp
from aiohttp import web
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from bot.checking import Examiner, build_fetcher, read_given, read_link
from bot.checklist import BY_MENU_ONLY, DEFAULT_REACTIONS, MarkKind
from bot.desk import ChatRefused, Desk, Reader, ReadFile
from bot.engine import Engine, Sleep
from bot.listeners import Identity, OpenModal, SocketListener, Unpacker, build_app, web_routes
from bot.payloads import pasted_in
from bot.redaction import Redaction, guard_process, hide
from bot.settings import PREFIX, Settings, SettingsError, utc_now
from bot.slack import SlackChat, SlackUnavailable, TokenRefused, ask_once
from bot.store import Delivery, ReferenceCache, SharedAllowance, Store, open_store
from checks.catalog import LIVE
from checks.compare.house import HouseEntry
from checks.errors import CheckError
from checks.fetch import Fetcher
from checks.model import Article, CheckRun
from checks.politeness import Pace
from checks.workers.finder import ClaimFinder
from checks.workers.reader import PageReader

log = logging.getLogger(__name__)

Clock = Callable[[], datetime]
Read = Callable[[str], Awaitable[Article]]
Examine = Callable[[Article, Sequence[HouseEntry]], Awaitable[CheckRun]]

SLACK_SECONDS = 20.0
# The online references as people call them.
NAMED = {"wikipedia": "Wikipedia", "wikidata": "Wikidata"}
# While Slack is away at the start, it is asked again after these seconds.
START_PAUSES = (1.0, 2.0, 4.0, 8.0, 15.0)
# How long a request that is being answered may hold up the end of the process.
STOP_SECONDS = 2.0


@dataclass(kw_only=True)
class _Running:
    """What exists between start and stop."""

    closing: AsyncExitStack
    bolt: AsyncApp
    handler: SocketListener | None = None


@dataclass(frozen=True, kw_only=True)
class Parts:
    """What `build` puts together. `fetcher` and `examiners` are closed with the bot where it made them."""

    settings: Settings
    store: Store
    clock: Clock
    reader: Reader
    reactions: Mapping[str, MarkKind]
    engine: Engine
    patience: float
    settle_after: float
    slack_seconds: float
    sleep: Sleep
    monotonic: Callable[[], float]
    warm_up: Callable[[], Awaitable[object]] | None
    closers: tuple[Callable[[], Awaitable[None]], ...]


class Bot:
    """The running bot. Made by `build`; one per process at a time."""

    def __init__(self, parts: Parts) -> None:
        """Nothing is opened before `start`."""
        self._parts = parts
        self._running: _Running | None = None
        self._is_ready = False

    @property
    def store(self) -> Store:
        """The newsroom's memory."""
        return self._parts.store

    async def start(self) -> None:
        """Open the databases, ask Slack who we are, and take up unfinished work.

        Raises SettingsError when the token is refused or another process works on the same state folder.
        """
        if self._running is not None:
            return
        settings = self._parts.settings
        async with AsyncExitStack() as closing:
            closing.callback(_hide_secrets(settings).remove)
            for close in (*self._parts.closers, self.store.close):
                closing.push_async_callback(close)
            _open_state(settings, closing)
            await _open_store(self.store)
            client = await closing.enter_async_context(_Client(settings, self._parts.slack_seconds))
            me = await _who_am_i(client, self._parts.sleep)
            closing.push_async_callback(self._parts.engine.stop)
            desk = self._desk(client)
            await self._parts.engine.start(desk)
            self._warm_up(closing)
            bolt = self._bolt(client, me, desk.open_modal)
            self._running = _Running(bolt=bolt, closing=closing.pop_all())
        self._is_ready = True

    async def start_socket(self) -> None:
        """Start and listen over Socket Mode. Returns when connected."""
        token = self._parts.settings.app_token()
        await self.start()
        running = self._started()
        client = AsyncWebClient(base_url=self._parts.settings.slack_api_url, retry_handlers=[])
        await _check_app_token(client, token, self._parts.sleep)
        # Known before it connects, which it tries for ever: `stop` closes it in mid-try as well.
        running.handler = SocketListener(running.bolt, token, web_client=client)
        await running.handler.connect_async()  # type: ignore[no-untyped-call] # Bolt has not typed it

    async def start_http(self, host: str | None = None, port: int | None = None) -> None:
        """Start and listen for Slack's requests on this host and port (the settings' where None)."""
        settings = self._parts.settings
        settings.signing_secret()
        await self.start()
        # Slack compresses nothing, and unpacking comes before the signature can be checked.
        runner = web.AppRunner(
            self.web_app(), access_log=None, auto_decompress=False, shutdown_timeout=STOP_SECONDS
        )
        await runner.setup()
        self._started().closing.push_async_callback(runner.cleanup)
        chosen = settings.http_port if port is None else port
        await web.TCPSite(runner, host or settings.http_host, chosen).start()

    async def serve(self, asked_to_stop: asyncio.Event, *, over_http: bool) -> None:
        """Start, listen until asked to stop, stop. Asked while it still starts, it does not start to the end."""
        starting = asyncio.create_task(self.start_http() if over_http else self.start_socket())
        asked = asyncio.create_task(asked_to_stop.wait())
        try:
            await asyncio.wait({starting, asked}, return_when=asyncio.FIRST_COMPLETED)
            if starting.done():
                await starting
                log.info("serving over %s", "HTTP" if over_http else "Socket Mode")
                await asked
        finally:
            for task in (starting, asked):
                task.cancel()
            await asyncio.gather(starting, asked, return_exceptions=True)
            await self.stop()

    def web_app(self) -> web.Application:
        """POST /slack/events, GET /livez and /readyz. `start` the bot before serving it."""
        secret = self._parts.settings.signing_secret()
        return web_routes(lambda: self._started().bolt, signing_secret=secret, is_ready=self.is_ready)

    async def is_ready(self) -> bool:
        """Whether requests can be taken in: started, not stopping, and the database can be read."""
        if not self._is_ready:
            return False
        try:
            await self.store.ping()
        except (SQLAlchemyError, OSError):
            return False
        return True

    async def tick(self) -> None:
        """Begin what waits in the inbox and the digests that are due, without waiting for the next tick."""
        await self._parts.engine.tick()

    async def idle(self, timeout: float = 30.0) -> None:  # noqa: ASYNC109 - the caller's patience
        """Return when no work is under way; TimeoutError after so many seconds."""
        await self._parts.engine.idle(timeout)

    async def stop(self, *, grace: float = 6.0) -> None:
        """Take nothing more in, let running work end for `grace` seconds, close. The next start takes up the rest."""
        running, self._running, self._is_ready = self._running, None, False
        if running is None:
            return
        if running.handler is not None:
            await running.handler.close_async()  # type: ignore[no-untyped-call] # Bolt has not typed it
        await self._parts.engine.stop(grace)
        await running.closing.aclose()

    def _started(self) -> _Running:
        if self._running is None:
            raise RuntimeError("the bot is not started: await start() first")
        return self._running

    def _desk(self, client: AsyncWebClient) -> Desk:
        parts = self._parts
        chat = SlackChat(
            client,
            store=parts.store,
            clock=parts.clock,
            read_message=pasted_in,
            settle_after=parts.settle_after,
            sleep=parts.sleep,
            monotonic=parts.monotonic,
        )
        return Desk(
            store=parts.store,
            chat=chat,
            reader=parts.reader,
            clock=parts.clock,
            digest_at=parts.settings.digest_at,
            digest_zone=parts.settings.digest_zone,
            patience=parts.patience,
            links_per_hour=parts.settings.links_per_hour,
            keep_text_days=parts.settings.keep_text_days,
            keep_days=parts.settings.keep_days,
            online_sources=[NAMED[name] for name in parts.settings.sources if name in LIVE],
            draft_sources=[NAMED[name] for name in parts.settings.draft_sources if name in LIVE],
        )

    def _bolt(self, client: AsyncWebClient, me: Identity, open_modal: OpenModal) -> AsyncApp:
        held = self._parts.settings.slack_signing_secret
        return build_app(
            client,
            signing_secret=held.get_secret_value() if held is not None else "",
            me=me,
            unpacker=Unpacker(me, self._parts.reactions, clock=self._parts.clock),
            take_in=self._take_in,
            open_modal=open_modal,
        )

    async def _take_in(self, delivery: Delivery, body: str) -> bool:
        is_new = await self.store.take_in(delivery, body=body, at=self._parts.clock())
        if is_new:
            self._parts.engine.nudge()
        return is_new

    def _warm_up(self, closing: AsyncExitStack) -> None:
        """Start the workers now, beside everything else, so that the first check need not wait for them."""
        if self._parts.warm_up is not None:
            task = asyncio.ensure_future(self._parts.warm_up())
            closing.callback(task.cancel)


class _Client:
    """A Slack client that keeps its connections, open for as long as the bot runs."""

    def __init__(self, settings: Settings, seconds: float) -> None:
        self._settings = settings
        self._seconds = seconds
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> AsyncWebClient:
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=self._seconds))
        # No retry handlers: the default one posts twice when an answer is lost.
        return AsyncWebClient(
            token=self._settings.bot_token(),
            base_url=self._settings.slack_api_url,
            session=self._session,
            retry_handlers=[],
        )

    async def __aexit__(self, *_error: object) -> None:
        if self._session is not None:
            await self._session.close()


def build(  # noqa: PLR0913 - every collaborator can be given, each by its name
    settings: Settings,
    *,
    clock: Clock = utc_now,
    read: Read | None = None,
    read_file: ReadFile | None = None,
    examine: Examine | None = None,
    fetcher: Fetcher | None = None,
    patience: float = 20.0,
    settle_after: float = 30.0,
    slack_seconds: float = SLACK_SECONDS,
    tick_every: float = 15.0,
    sleep: Sleep = asyncio.sleep,
    monotonic: Callable[[], float] = time.monotonic,
) -> Bot:
    """Put a bot together. Raises SettingsError, which names the variable, before anything is opened.

    `read` takes a URL, `read_file` a file, `examine` an article and the newsroom's house list; where they are not given
    the real ones are used, with `fetcher` if that is given. `patience`: seconds until the hourglass. `settle_after`: seconds until a post of unknown outcome
    that is not in its channel is posted again. `slack_seconds`: after so many an answer of Slack's counts as lost.
    `tick_every`: seconds between looks at inbox and digests.
    `sleep` and `monotonic`: how pauses are waited for and counted, in seconds.
    """
    settings.bot_token()
    store = open_store(settings.database(), own_domains=settings.own_domains)
    closers: list[Callable[[], Awaitable[None]]] = []
    reader, warm_up = _reader(settings, store, clock, (read, examine, fetcher), closers)
    reader = replace(reader, read_file=read_file or file_reader(clock, closers))
    return Bot(
        Parts(
            settings=settings,
            store=store,
            clock=clock,
            reader=reader,
            reactions=_reactions(settings),
            engine=Engine(
                settings.engine(), executor=_executor(settings), tick_every=tick_every, sleep=sleep
            ),
            sleep=sleep,
            monotonic=monotonic,
            patience=patience,
            settle_after=settle_after,
            slack_seconds=slack_seconds,
            warm_up=warm_up,
            closers=tuple(closers),
        )
    )


async def serve(settings: Settings, *, over_http: bool) -> None:
    """Run the bot until SIGTERM or Ctrl-C. Raises SettingsError when it cannot be started."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    _hide_secrets(settings)
    await run(build(settings), over_http=over_http)


async def run(bot: Bot, *, over_http: bool) -> None:
    """Let a bot have this process until SIGTERM or Ctrl-C. Raises SettingsError when it cannot be started."""
    asked_to_stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for wanted in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(wanted, asked_to_stop.set)
    guard_process(loop)
    # What is loaded by now stays. Searching it for garbage again and again would hold up the answer to Slack by
    # 0.15 s every few seconds.
    gc.collect()
    gc.freeze()
    await bot.serve(asked_to_stop, over_http=over_http)


def _reader(
    settings: Settings,
    store: Store,
    clock: Clock,
    given: tuple[Read | None, Examine | None, Fetcher | None],
    closers: list[Callable[[], Awaitable[None]]],
) -> tuple[Reader, Callable[[], Awaitable[object]] | None]:
    read, examine, fetcher = given
    warmers: list[Callable[[], Awaitable[object]]] = []
    if read is None:
        pages = PageReader()
        closers.append(pages.close)
        warmers.append(pages.warm_up)
        read = live_reader(settings, fetcher, clock, closers, pages)
    if examine is not None:
        return Reader(read=read, examine=examine, examine_closed=examine), None
    live = LiveExaminers(settings, store, clock)
    closers.append(live.close)
    warmers.append(live.warm_up)
    reader = Reader(read=read, examine=live.examine, examine_closed=live.examine_closed)
    return reader, partial(_warmed, tuple(warmers))


def file_reader(clock: Clock, closers: list[Callable[[], Awaitable[None]]]) -> ReadFile:
    """How a file or a pasted text becomes an article: in workers of their own, so that no page keeps it waiting."""
    pages = PageReader(at_once=1)
    closers.append(pages.close)
    return partial(read_given, pages=pages, clock=clock)


def live_reader(
    settings: Settings,
    fetcher: Fetcher | None,
    clock: Clock,
    closers: list[Callable[[], Awaitable[None]]],
    pages: PageReader,
) -> Read:
    """How a pasted link becomes an article."""
    if fetcher is None:
        fetcher = build_fetcher(settings)
        closers.append(fetcher.close)
    return partial(read_link, fetcher=fetcher, pages=pages, clock=clock)


class LiveExaminers:
    """The checks with all sources that are set, and with those that private channels allow; one finder of claims."""

    def __init__(self, settings: Settings, store: Store, clock: Clock) -> None:
        """Raises SettingsError when a live source is set without a contact."""
        cache, self._finder = ReferenceCache(store, "live", clock), ClaimFinder(settings.nlp_model)
        # One budget for all processes on this database; one rest of a broken source for both lists of sources.
        pace = Pace(allowance=SharedAllowance(store, clock))
        self._open, self._closed = (
            Examiner(settings, clock=clock, source_names=names, cache=cache, pace=pace, finder=self._finder)
            for names in (settings.sources, settings.draft_sources)
        )

    async def examine(self, article: Article, house: Sequence[HouseEntry]) -> CheckRun:
        """Check an article with every source."""
        return await self._open.examine(article, house)

    async def examine_closed(self, article: Article, house: Sequence[HouseEntry]) -> CheckRun:
        """Check an article with the sources for drafts and private channels."""
        return await self._closed.examine(article, house)

    async def warm_up(self) -> object:
        """Load the language model."""
        return await self._finder.warm_up()

    async def close(self) -> None:
        """End the finder and close the connections to the sources."""
        await self._finder.close()
        for examiner in (self._open, self._closed):
            await examiner.close()


def _reactions(settings: Settings) -> Mapping[str, MarkKind]:
    if settings.reactions is None:
        return DEFAULT_REACTIONS
    marks = [kind.value for kind in MarkKind if kind not in BY_MENU_ONLY]
    unknown = sorted(set(settings.reactions.values()) - set(marks))
    if unknown:
        raise SettingsError(
            f"{PREFIX}REACTIONS is refused: {unknown[0]!r} is no mark. The marks are {', '.join(marks)}."
        )
    return {emoji.strip(":"): MarkKind(kind) for emoji, kind in settings.reactions.items()}


def _executor(settings: Settings) -> str:
    """Unique for each process that shares an engine database; the constant one where only one process may."""
    if settings.engine().startswith("sqlite"):
        return "local"
    return f"{socket.gethostname()}-{uuid.uuid4().hex[:12]}"


def _open_state(settings: Settings, closing: AsyncExitStack) -> None:
    """Make the state folder, and keep a second process out: on SQLite it would do our work a second time.

    The files are locked as well as the folder, for two folders may have been given the same file.
    """
    files = [
        make_url(url).database for url in (settings.database(), settings.engine()) if url.startswith("sqlite")
    ]
    folder = Path(settings.state)
    if files:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        closing.enter_context(_locked(folder / "serving.lock", folder))
    for file in {Path(name).resolve() for name in files if name}:
        closing.enter_context(_locked(file.with_name(f"{file.name}.lock"), file))


def _locked(lock: Path, what: Path) -> TextIO:
    """Hold a lock for as long as the process lives, or the file is open."""
    try:
        held = lock.open("a+")
    except OSError as error:
        raise SettingsError(
            f"{what} cannot be used ({error.strerror}). Make its folder, and let this user write there."
        ) from error
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        held.close()
        raise SettingsError(
            f"Another factdesk serves from {what}. Stop it, or set {PREFIX}STATE to another folder and"
            f" {PREFIX}DATABASE_URL and {PREFIX}ENGINE_URL to other files."
        ) from error
    held.truncate(0)
    held.write(f"{os.getpid()}\n")
    held.flush()
    return held


async def _open_store(store: Store) -> None:
    try:
        await store.migrate()
    except DBAPIError as error:
        raise SettingsError(
            f"The newsroom's database at {PREFIX}DATABASE_URL (without it, app.db in {PREFIX}STATE) cannot be opened:"
            f" {error.orig}. Give it room, or put back its last backup, and start again."
        ) from error


async def _who_am_i(client: AsyncWebClient, sleep: Sleep) -> Identity:
    advice = f"{PREFIX}SLACK_BOT_TOKEN (%s). Copy the bot token from the app's OAuth page again."
    answer = await _ask_at_start(partial(ask_once, client.auth_test), sleep, advice=advice)
    return Identity(
        newsroom=str(answer["team_id"]), user=str(answer["user_id"]), bot=str(answer.get("bot_id") or "")
    )


async def _check_app_token(client: AsyncWebClient, token: str, sleep: Sleep) -> None:
    """Refuse a bad token at once: the Socket Mode client would try it for ever."""
    advice = f"{PREFIX}SLACK_APP_TOKEN (%s). It needs the scope connections:write."
    await _ask_at_start(
        partial(ask_once, client.apps_connections_open, app_token=token), sleep, advice=advice
    )


async def _ask_at_start(
    ask: Callable[[], Awaitable[AsyncSlackResponse]], sleep: Sleep, *, advice: str
) -> AsyncSlackResponse:
    """Ask Slack with a token, for half a minute if it is away. SettingsError says which of the two is wrong."""
    pauses = iter(START_PAUSES)
    while True:
        try:
            return await ask()
        except (ChatRefused, TokenRefused) as refusal:
            raise SettingsError(f"Slack refused {advice % refusal.code}") from refusal
        except SlackUnavailable as trouble:
            pause = max(next(pauses, math.inf), trouble.after)
            if pause > sum(START_PAUSES):
                raise SettingsError(
                    f"Slack cannot be reached at {PREFIX}SLACK_API_URL, or answers with errors: {trouble}. Check the"
                    " network and https://slack-status.com, and start again; the token was not refused."
                ) from trouble
            log.warning("%s; trying again in %.0f s", trouble, pause)
            await sleep(pause)


def _hide_secrets(settings: Settings) -> Redaction:
    return hide(settings.secrets(), urls=(settings.database(), settings.engine()))


async def _warmed(warmers: Iterable[Callable[[], Awaitable[object]]]) -> None:
    await asyncio.gather(*map(_logged, warmers))


async def _logged(act: Callable[[], Awaitable[object]]) -> None:
    try:
        await act()
    except CheckError as error:
        log.error("%s", error)  # noqa: TRY400 - a sentence for the operator; the traceback adds nothing
    except OSError as error:
        log.error(  # noqa: TRY400 - the same
            "A part of factdesk cannot be started yet (%s): the machine is short of memory, processes or open files."
            " Every check tries again.",
            error.strerror,
        )
