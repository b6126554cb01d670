"""The only wiring: settings in, a bot out. Nothing is created at import, and every collaborator can be given."""

from __future__ import annotations

import asyncio
import fcntl
import logging
import os
import re
import signal
import socket
import uuid
from collections.abc import Awaitable, Callable, Iterable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

import aiohttp
from aiohttp import web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy.exc import SQLAlchemyError

from bot.checking import Examiner, SharedModel, build_fetcher, read_link
from bot.checklist import DEFAULT_REACTIONS, MarkKind
from bot.desk import Desk, Reader
from bot.engine import Engine
from bot.listeners import Identity, Unpacker, build_app, links_in, web_routes
from bot.settings import PREFIX, Settings, SettingsError, utc_now
from bot.slack import SlackChat
from bot.store import Delivery, ReferenceCache, Store, open_store
from checks.errors import CheckError
from checks.fetch import Fetcher
from checks.model import Article, CheckRun

log = logging.getLogger(__name__)

Clock = Callable[[], datetime]
Read = Callable[[str], Awaitable[Article]]
Examine = Callable[[Article], Awaitable[CheckRun]]

SLACK_SECONDS = 20.0

_TOKENS = re.compile(r"\b(?:xox[a-z](?:\.xox[a-z])?|xapp|xoxe)-[\w.-]+")
# At DEBUG these write message texts, payloads or rotated tokens.
_TALKATIVE = ("slack_sdk", "slack_bolt", "aiohttp", "httpx", "httpcore")


class RedactingFilter(logging.Filter):
    """Takes tokens and the given secrets out of what a handler writes, tracebacks included."""

    def __init__(self, secrets: Iterable[str]) -> None:
        """Besides everything that looks like a token of Slack's, hide these."""
        super().__init__()
        self._secrets = tuple(secret for secret in secrets if secret)
        self._formatter = logging.Formatter()

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record; it is always kept."""
        record.msg, record.args = self._hidden(record.getMessage()), ()
        if record.exc_info and not record.exc_text:
            record.exc_text = self._formatter.formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = self._hidden(record.exc_text)
        return True

    def _hidden(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, "[secret]")
        return _TOKENS.sub("[token]", text)


@dataclass(kw_only=True)
class _Running:
    """What exists between start and stop."""

    closing: AsyncExitStack
    bolt: AsyncApp
    handler: AsyncSocketModeHandler | None = None


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
        _hide_secrets(settings.secrets())
        async with AsyncExitStack() as closing:
            for close in (*self._parts.closers, self.store.close):
                closing.push_async_callback(close)
            _open_state(settings, closing)
            await self.store.migrate()
            client = await closing.enter_async_context(_Client(settings))
            me = await _who_am_i(client)
            closing.push_async_callback(self._parts.engine.stop)
            await self._parts.engine.start(self._desk(client))
            self._warm_up(closing)
            self._running = _Running(bolt=self._bolt(client, me), closing=closing.pop_all())
        self._is_ready = True

    async def start_socket(self) -> None:
        """Start and listen over Socket Mode. Returns when connected."""
        token = self._parts.settings.app_token()
        await self.start()
        running = self._started()
        client = AsyncWebClient(base_url=self._parts.settings.slack_api_url, retry_handlers=[])
        await _check_app_token(client, token)
        handler = AsyncSocketModeHandler(running.bolt, token, web_client=client)
        await handler.connect_async()  # type: ignore[no-untyped-call] # Bolt has not typed it
        running.handler = handler

    async def start_http(self, host: str | None = None, port: int | None = None) -> None:
        """Start and listen for Slack's requests on this host and port (the settings' where None)."""
        settings = self._parts.settings
        settings.signing_secret()
        await self.start()
        runner = web.AppRunner(self.web_app(), access_log=None)
        await runner.setup()
        self._started().closing.push_async_callback(runner.cleanup)
        chosen = settings.http_port if port is None else port
        await web.TCPSite(runner, host or settings.http_host, chosen).start()

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

    async def stop(self, *, grace: float = 8.0) -> None:
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
            client, store=parts.store, clock=parts.clock, read_links=links_in, settle_after=parts.settle_after
        )
        return Desk(
            store=parts.store,
            chat=chat,
            reader=parts.reader,
            clock=parts.clock,
            digest_at=parts.settings.digest_at,
            digest_zone=parts.settings.digest_zone,
            patience=parts.patience,
        )

    def _bolt(self, client: AsyncWebClient, me: Identity) -> AsyncApp:
        held = self._parts.settings.slack_signing_secret
        return build_app(
            client,
            signing_secret=held.get_secret_value() if held is not None else "",
            me=me,
            unpacker=Unpacker(me, self._parts.reactions),
            take_in=self._take_in,
        )

    async def _take_in(self, delivery: Delivery, body: str) -> bool:
        is_new = await self.store.take_in(delivery, body=body, at=self._parts.clock())
        if is_new:
            self._parts.engine.nudge()
        return is_new

    def _warm_up(self, closing: AsyncExitStack) -> None:
        """Load the language model now, beside everything else, so that the first check need not wait for it."""
        if self._parts.warm_up is not None:
            task = asyncio.create_task(_logged(self._parts.warm_up))
            closing.callback(task.cancel)


class _Client:
    """A Slack client that keeps its connections, open for as long as the bot runs."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> AsyncWebClient:
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=SLACK_SECONDS))
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
    examine: Examine | None = None,
    fetcher: Fetcher | None = None,
    patience: float = 20.0,
    settle_after: float = 30.0,
    tick_every: float = 15.0,
) -> Bot:
    """Put a bot together. Raises SettingsError, which names the variable, before anything is opened.

    `read` takes a URL, `examine` an article; where they are not given the real ones are used, with `fetcher` if
    that is given. `patience`: seconds until the hourglass. `settle_after`: seconds until a post of unknown outcome
    that is not in its channel is posted again. `tick_every`: seconds between looks at inbox and digests.
    """
    settings.bot_token()
    store = open_store(settings.database())
    closers: list[Callable[[], Awaitable[None]]] = []
    reader, warm_up = _reader(settings, store, clock, (read, examine, fetcher), closers)
    return Bot(
        Parts(
            settings=settings,
            store=store,
            clock=clock,
            reader=reader,
            reactions=_reactions(settings),
            engine=Engine(settings.engine(), executor=_executor(settings), tick_every=tick_every),
            patience=patience,
            settle_after=settle_after,
            warm_up=warm_up,
            closers=tuple(closers),
        )
    )


async def serve(settings: Settings, *, over_http: bool) -> None:
    """Run the bot until SIGTERM or Ctrl-C. Raises SettingsError when it cannot be started."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    asked_to_stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for wanted in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(wanted, asked_to_stop.set)
    bot = build(settings)
    try:
        await (bot.start_http() if over_http else bot.start_socket())
        log.info("serving over %s", "HTTP" if over_http else "Socket Mode")
        await asked_to_stop.wait()
    finally:
        await bot.stop()


def _reader(
    settings: Settings,
    store: Store,
    clock: Clock,
    given: tuple[Read | None, Examine | None, Fetcher | None],
    closers: list[Callable[[], Awaitable[None]]],
) -> tuple[Reader, Callable[[], Awaitable[object]] | None]:
    read, examine, fetcher = given
    if read is None:
        read = live_reader(settings, fetcher, clock, closers)
    if examine is not None:
        return Reader(read=read, examine=examine, examine_closed=examine), None
    live = LiveExaminers(settings, store, clock)
    closers.append(live.close)
    return Reader(read=read, examine=live.examine, examine_closed=live.examine_closed), live.warm_up


def live_reader(
    settings: Settings, fetcher: Fetcher | None, clock: Clock, closers: list[Callable[[], Awaitable[None]]]
) -> Read:
    """How a pasted link becomes an article."""
    if fetcher is None:
        fetcher = build_fetcher(settings)
        closers.append(fetcher.close)
    return partial(read_link, fetcher=fetcher, clock=clock)


class LiveExaminers:
    """The checks with all sources that are set, and with those that private channels allow; one language model."""

    def __init__(self, settings: Settings, store: Store, clock: Clock) -> None:
        """Raises SettingsError when a live source is set without a contact."""
        cache, self._model = ReferenceCache(store, "live", clock), SharedModel(settings.nlp_model)
        self._open, self._closed = (
            Examiner(settings, clock=clock, source_names=names, cache=cache, model=self._model)
            for names in (settings.sources, settings.draft_sources)
        )

    async def examine(self, article: Article) -> CheckRun:
        """Check an article with every source."""
        return await self._open.examine(article)

    async def examine_closed(self, article: Article) -> CheckRun:
        """Check an article with the sources for drafts and private channels."""
        return await self._closed.examine(article)

    async def warm_up(self) -> object:
        """Load the language model."""
        return await self._model.get()

    async def close(self) -> None:
        """Close the connections to the sources."""
        for examiner in (self._open, self._closed):
            await examiner.close()


def _reactions(settings: Settings) -> Mapping[str, MarkKind]:
    if settings.reactions is None:
        return DEFAULT_REACTIONS
    unknown = sorted(set(settings.reactions.values()) - set(MarkKind))
    if unknown:
        raise SettingsError(
            f"{PREFIX}REACTIONS is refused: {unknown[0]!r} is no mark. The marks are {', '.join(MarkKind)}."
        )
    return {emoji.strip(":"): MarkKind(kind) for emoji, kind in settings.reactions.items()}


def _executor(settings: Settings) -> str:
    """Unique for each process that shares an engine database; the constant one where only one process may."""
    if settings.engine().startswith("sqlite"):
        return "local"
    return f"{socket.gethostname()}-{uuid.uuid4().hex[:12]}"


def _open_state(settings: Settings, closing: AsyncExitStack) -> None:
    """Make the state folder, and keep a second process out: on SQLite it would do our work a second time."""
    if not settings.engine().startswith("sqlite"):
        return
    folder = Path(settings.state)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = closing.enter_context((folder / "serving.lock").open("w"))
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise SettingsError(
            f"Another factdesk serves from {folder}. Stop it, or set {PREFIX}STATE to another folder."
        ) from error
    lock.write(f"{os.getpid()}\n")


async def _who_am_i(client: AsyncWebClient) -> Identity:
    try:
        answer = await client.auth_test()
    except SlackApiError as error:
        code = error.response.get("error", "no reason") if hasattr(error.response, "get") else "no reason"
        raise SettingsError(
            f"Slack refused {PREFIX}SLACK_BOT_TOKEN ({code}). Copy the bot token from the app's OAuth page again."
        ) from error
    except (aiohttp.ClientError, TimeoutError) as error:
        raise SettingsError(
            f"Slack cannot be reached at {PREFIX}SLACK_API_URL ({type(error).__name__}). Check the network."
        ) from error
    return Identity(
        newsroom=str(answer["team_id"]), user=str(answer["user_id"]), bot=str(answer.get("bot_id") or "")
    )


async def _check_app_token(client: AsyncWebClient, token: str) -> None:
    """Refuse a bad token at once: the Socket Mode client would try it for ever."""
    try:
        await client.apps_connections_open(app_token=token)
    except SlackApiError as error:
        code = error.response.get("error", "no reason") if hasattr(error.response, "get") else "no reason"
        raise SettingsError(
            f"Slack refused {PREFIX}SLACK_APP_TOKEN ({code}). It needs the scope connections:write."
        ) from error


async def _logged(act: Callable[[], Awaitable[object]]) -> None:
    try:
        await act()
    except CheckError as error:
        log.error("%s", error)  # noqa: TRY400 - a sentence for the operator; the traceback adds nothing


def _hide_secrets(secrets: Iterable[str]) -> None:
    """Let no handler write a secret, and keep the talkative libraries from DEBUG."""
    held = RedactingFilter(secrets)
    for handler in (*logging.getLogger().handlers, logging.lastResort):
        if handler is not None:
            handler.addFilter(held)
    for name in _TALKATIVE:
        logger = logging.getLogger(name)
        logger.setLevel(max(logger.getEffectiveLevel(), logging.INFO if name != "httpx" else logging.WARNING))
