"""One newsroom: a Slack workspace, a paper's site on loopback, and the bot between them, all of it real."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import aiohttp
from aiohttp import web
from pydantic import SecretStr

from bot.app import Bot, build
from bot.checking import Examiner, read_given, read_link
from bot.settings import Settings
from checks.fetch import Fetcher
from checks.language import Recogniser
from checks.run import in_thread
from checks.workers.reader import PageReader
from tests.e2e.stories import Story
from tests.peers.local_slack import (
    APP_TOKEN,
    BOT,
    BOT_TOKEN,
    FACT_CHECK,
    REPORTER,
    SIGNING_SECRET,
    HttpWire,
    Message,
    Slack,
    SocketWire,
    Transport,
)
from tests.peers.newsstand import HTML, Newsstand
from tests.peers.simulated_time import HurriedTime

ROOT = Path(__file__).resolve().parents[2]
# Long after the stories' dates: news of the last days is judged more carefully, and that is not tested here.
OPENING_TIME = datetime(2024, 2, 1, 7, 30, tzinfo=UTC)
FETCH_SECONDS = 1.5
# local-slack shows a message as soon as it has taken it.
SETTLE_SECONDS = 1.0
SOURCES = ("pack", "house")
LOOK_AGAIN_SECONDS = 0.02
NO_WIKIDATA = "http://127.0.0.1:9/w/api.php"
# How much faster than a message a second the bot may write where the pace is not what is tested.
HURRY = 10.0


class Clock:
    """A clock that runs from a given moment on and can be put forward."""

    def __init__(self, opens_at: datetime) -> None:
        """Start to run."""
        self._opens_at = opens_at
        self._begun = time.monotonic()
        self._ahead = timedelta()

    def __call__(self) -> datetime:
        """The time now, in UTC."""
        return self._opens_at + timedelta(seconds=time.monotonic() - self._begun) + self._ahead

    def put_to(self, moment: datetime) -> None:
        """Put it forward to a moment."""
        self._ahead += moment - self()


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What a newsroom is made of. `slack_url` is a running local-slack, `bot_port` where it posts events to.

    `wikidata`: the API of a Wikidata that may be asked for what is no draft, "" for none. `own_domains`: whose stories
    are the newsroom's own; all are where none is given.
    """

    transport: Transport
    slack_url: str
    bot_port: int
    state: Path
    recogniser: Recogniser
    pages: PageReader | None = None
    patience: float = 20.0
    hurry: float = HURRY
    opens_at: datetime = OPENING_TIME
    wikidata: str = ""
    own_domains: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Ways:
    """How a bot, in this process or in another, reaches its newsroom."""

    transport: Transport
    api_url: str
    bot_port: int
    state: Path
    stand: tuple[str, int]
    patience: float
    hurry: float
    opens_at: datetime
    wikidata: str = ""
    own_domains: tuple[str, ...] = ()


def make_bot(
    ways: Ways, *, recogniser: Recogniser, clock: Callable[[], datetime], pages: PageReader | None = None
) -> Bot:
    """The bot as it is served, but for the loopback site that it may read, its patience, and the model in a thread.

    `pages`: a reader that several bots share, who do not close it; its own when None.
    """
    settings = Settings(
        state=ways.state,
        slack_bot_token=SecretStr(BOT_TOKEN),
        slack_app_token=SecretStr(APP_TOKEN),
        slack_signing_secret=SecretStr(SIGNING_SECRET),
        slack_api_url=ways.api_url,
        sources=(*SOURCES, "wikidata") if ways.wikidata else SOURCES,
        draft_sources=SOURCES,
        contact="desk@courier.example",
        wikidata_api=ways.wikidata or NO_WIKIDATA,
        own_domains=ways.own_domains,
    )
    fetcher = Fetcher(user_agent="factdesk-tests", allow=frozenset({ways.stand}), deadline=FETCH_SECONDS)
    examiner = Examiner(settings, clock=clock, source_names=SOURCES, finder=in_thread(recogniser))
    time_of_posts = HurriedTime(ways.hurry)
    read = None if pages is None else partial(read_link, fetcher=fetcher, pages=pages, clock=clock)
    read_file = None if pages is None else partial(read_given, pages=pages, clock=clock)
    return build(
        settings,
        clock=clock,
        read=read,
        read_file=read_file,
        # As it is served, with both lists of sources and a finder in a process of its own, where one is live.
        examine=None if ways.wikidata else examiner.examine,
        fetcher=fetcher,
        patience=ways.patience,
        settle_after=SETTLE_SECONDS,
        sleep=time_of_posts.sleep,
        monotonic=time_of_posts.monotonic,
    )


async def listen(bot: Bot, ways: Ways) -> None:
    """Start a bot over its transport."""
    if ways.transport is Transport.SOCKET:
        await bot.start_socket()
    else:
        await bot.start_http("127.0.0.1", ways.bot_port)


class SlowNewsstand(Newsstand):
    """A site that can also take its time."""

    def serve_late(self, path: str, body: bytes, *, seconds: float) -> str:
        """Serve a page after so many seconds; gives its URL."""

        async def answer(_: web.Request) -> web.StreamResponse:
            await asyncio.sleep(seconds)
            return web.Response(body=body, headers={"Content-Type": HTML})

        return self._add(path, answer)


class Newsroom:
    """The people's side of a running bot. Nothing here looks into the bot but for `settled`, which waits."""

    def __init__(self, plan: Plan, slack: Slack, wire: SocketWire | HttpWire, stand: SlowNewsstand) -> None:
        """Made by `open_newsroom`."""
        self.plan = plan
        self.slack = slack
        self.wire = wire
        self.stand = stand
        self.clock = Clock(plan.opens_at)
        self._bot: Bot | None = None

    async def start_bot(self) -> None:
        """Start the bot on the newsroom's state folder, over the newsroom's transport."""
        self._bot = make_bot(
            self._ways(), recogniser=self.plan.recogniser, clock=self.clock, pages=self.plan.pages
        )
        await listen(self._bot, self._ways())
        await self.wire.ready()

    @asynccontextmanager
    async def bot_to_be_killed(self) -> AsyncIterator[Callable[[], Awaitable[None]]]:
        """Run the bot as a process of its own; gives what kills it with -9."""
        command = (sys.executable, "-m", "tests.e2e.serving", json.dumps(asdict(self._ways()), default=str))
        process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=asyncio.subprocess.PIPE)

        async def kill() -> None:
            if process.returncode is None:
                process.kill()
            await process.communicate()

        try:
            if process.stdout is None or not await process.stdout.readline():
                raise RuntimeError("the bot's process did not start")
            await self.wire.ready()
            yield kill
        finally:
            await kill()

    def _ways(self) -> Ways:
        return Ways(
            transport=self.plan.transport,
            api_url=self.wire.api_url,
            bot_port=self.plan.bot_port,
            state=self.plan.state,
            stand=self.stand.address,
            patience=self.plan.patience,
            hurry=self.plan.hurry,
            opens_at=self.plan.opens_at,
            wikidata=self.plan.wikidata,
            own_domains=self.plan.own_domains,
        )

    async def stop_bot(self) -> None:
        """Stop the bot; what it has begun stays begun."""
        if self._bot is not None:
            await self._bot.stop()
            self._bot = None

    async def settled(self) -> None:
        """Return when the bot has done all that it was asked."""
        if self._bot is not None:
            await self._bot.idle(timeout=30)

    async def tick(self) -> None:
        """Let the bot look at its clock."""
        if self._bot is not None:
            await self._bot.tick()
            await self.settled()

    def url(self, story: Story) -> str:
        """Where a story stands."""
        return self.stand.url(story.path)

    def publish(self, *stories: Story) -> None:
        """Put stories on the paper's site, over an older version of the same."""
        for story in stories:
            self.stand.serve(story.path, story.page())

    async def paste(
        self, *urls: str, channel: str = FACT_CHECK, user: str = REPORTER, thread: str | None = None
    ) -> Message:
        """Publish links as a person does and wait until the bot is done; gives the message as it stands then."""
        text = " and ".join(f"<{url}>" for url in urls)
        message = await self.slack.post(text, channel=channel, user=user, thread=thread)
        await self.settled()
        return await self.slack.message(message)

    async def checked(
        self, story: Story, *, channel: str = FACT_CHECK
    ) -> tuple[Message, tuple[Message, ...]]:
        """Publish a story, paste its link, and give the pasted message and the thread under it."""
        self.publish(story)
        root = await self.paste(self.url(story), channel=channel)
        return root, await self.slack.replies(root)

    async def eventually(self, look: Callable[[], Awaitable[bool]], *, seconds: float = 10.0) -> None:
        """Return when `look` finds what it looks for; TimeoutError after so many seconds."""
        async with asyncio.timeout(seconds):
            while True:
                if await look():
                    return
                await asyncio.sleep(LOOK_AGAIN_SECONDS)

    async def receipt(self, message: Message, *, seconds: float = 5.0) -> None:
        """Return when the bot has put 🔎 on a message."""

        async def is_there() -> bool:
            return BOT in (await self.slack.message(message)).reactions.get("mag", ())

        await self.eventually(is_there, seconds=seconds)


@asynccontextmanager
async def open_newsroom(plan: Plan) -> AsyncIterator[Newsroom]:
    """A newsroom with the bot not yet started; all is stopped at the end."""
    async with AsyncExitStack() as stack:
        http = await stack.enter_async_context(aiohttp.ClientSession())
        stand = await stack.enter_async_context(SlowNewsstand())
        slack = Slack(plan.slack_url, http)
        wire: SocketWire | HttpWire
        if plan.transport is Transport.SOCKET:
            wire = SocketWire(plan.slack_url, http)
            await stack.enter_async_context(wire.serving())
        else:
            wire = HttpWire(plan.slack_url, f"http://127.0.0.1:{plan.bot_port}/slack/events", http)
        newsroom = Newsroom(plan, slack, wire, stand)
        stack.push_async_callback(newsroom.stop_bot)
        await slack.reset()
        yield newsroom
