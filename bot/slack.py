"""The edge to Slack's Web API: posting once by key, pacing, what a refusal or a lost answer means.

Posting is not idempotent at Slack, so a post is recorded as `sending` before it goes out; whatever is found in
that state later (a crash, a lost answer) is looked for in the channel before it is posted again.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from weakref import WeakValueDictionary

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.desk import ChatRefused, Draw, Pasted, TryLater
from bot.models import PostState
from bot.store import Post, Store
from bot.thread import Message

log = logging.getLogger(__name__)

METADATA_TYPE = "factdesk_post"

# Slack allows about one message a second and channel and short bursts; and about 50 edits a minute.
POSTS_A_SECOND, POST_BURST = 1 / 1.05, 4
EDITS_A_SECOND, EDIT_BURST = 50 / 60, 8
LONGEST_WAIT = 120.0
TRIES = 5
KEPT_FOR = 600.0

# After these words it is not known whether Slack has done what it was asked.
_UNKNOWN_OUTCOME = frozenset({"internal_error", "fatal_error", "service_unavailable", "request_timeout"})
_NOT_THERE_FOR_ME = frozenset({"not_in_channel", "channel_not_found", "user_not_in_channel", "is_archived"})

Call = Callable[..., Awaitable[AsyncSlackResponse]]


class SlackUnavailable(TryLater):
    """Slack could not be asked, or its answer was lost."""


class Pace:
    """A turn-taker: so many a second for each key, with a burst. An urgent one goes at once and is owed."""

    def __init__(self, per_second: float, burst: int, *, now: Callable[[], float] = time.monotonic) -> None:
        """`now` counts seconds from anywhere."""
        self._rate = per_second
        self._burst = float(burst)
        self._now = now
        self._held: dict[str, tuple[float, float]] = {}

    def wait_for(self, key: str, *, urgent: bool = False) -> float:
        """Take a turn and give the seconds to wait before it."""
        now = self._now()
        left = self._left(key, now) - 1
        self._held[key] = (left, now)
        return 0.0 if urgent or left >= 0 else -left / self._rate

    def pause(self, key: str, seconds: float) -> None:
        """Give no turn for this long."""
        now = self._now()
        self._held[key] = (min(self._left(key, now), -seconds * self._rate), now)

    async def turn(self, key: str, *, urgent: bool = False) -> None:
        """Wait for a turn."""
        await asyncio.sleep(self.wait_for(key, urgent=urgent))

    def _left(self, key: str, now: float) -> float:
        left, at = self._held.get(key, (self._burst, now))
        return min(self._burst, left + (now - at) * self._rate)


class SlackChat:
    """Slack as the desk sees it, for one workspace's client."""

    def __init__(
        self,
        client: AsyncWebClient,
        *,
        store: Store,
        clock: Callable[[], datetime],
        read_links: Callable[[Mapping[str, Any]], tuple[str, ...]],
        settle_after: float = 30.0,
    ) -> None:
        """`settle_after`: seconds until a post of unknown outcome that is not in the channel is judged lost."""
        self._client = client
        self._store = store
        self._clock = clock
        self._read_links = read_links
        self._settle_after = timedelta(seconds=settle_after)
        self._posts = Pace(POSTS_A_SECOND, POST_BURST)
        self._edits = Pace(EDITS_A_SECOND, EDIT_BURST)
        self._locks: WeakValueDictionary[tuple[str, str], asyncio.Lock] = WeakValueDictionary()
        self._people: dict[str, tuple[str, float]] = {}
        self._public: dict[str, tuple[bool, float]] = {}

    # Posts

    async def post(self, post: Post, draw: Draw, *, urgent: bool = False) -> str | None:
        """Post once by its key what `draw` gives at that moment; redraw it if it stands. Gives its ts."""
        async with self._alone(post.newsroom, post.key):
            held = await self._store.reserve(post)
            if held.state is PostState.SENDING:
                held = await self._settled(held, draw)
            if held.state is PostState.SENT:
                await self._update(held, draw)
                return held.ts
            await self._posts.turn(held.channel, urgent=urgent)
            message = await draw()
            return None if message is None else await self._send(held, message)

    async def _send(self, post: Post, message: Message) -> str:
        await self._store.sending(post, at=self._clock())
        arguments = {
            "channel": post.channel,
            "unfurl_links": False,
            "unfurl_media": False,
            **_shown(post, message),
        }
        if post.thread_ts:
            arguments["thread_ts"] = post.thread_ts
        try:
            answer = await self._call(self._client.chat_postMessage, **arguments)
        except ChatRefused:
            await self._store.unsent(post, at=self._clock())
            raise
        ts = str(answer["ts"])
        await self._record(post, ts, message)
        return ts

    async def _settled(self, post: Post, draw: Draw) -> Post:
        """Find out what became of a post that may have reached Slack."""
        ts = await self._look_for(post)
        if ts is not None:
            message = await draw()
            covers: tuple[str, ...] = () if message is None else message.covers
            # What it shows was drawn at an unknown moment, so the next drawing must replace it.
            await self._store.sent(post, ts=ts, drawn="", covers=covers, at=self._clock())
            return replace(post, state=PostState.SENT, ts=ts, drawn="", covers=covers)
        if self._clock() - post.since < self._settle_after:
            raise SlackUnavailable(f"it is not known yet whether {post.key!r} was posted")
        await self._store.unsent(post, at=self._clock())
        return replace(post, state=PostState.NEW)

    async def _look_for(self, post: Post) -> str | None:
        where: dict[str, Any] = {"channel": post.channel, "limit": 200, "include_all_metadata": True}
        if post.thread_ts:
            answer = await self._call(self._client.conversations_replies, ts=post.thread_ts, **where)
        else:
            answer = await self._call(self._client.conversations_history, **where)
        message: Mapping[str, Any]
        for message in answer.get("messages") or ():
            if _is_post(message, post):
                return str(message["ts"])
        return None

    async def redraw(self, newsroom: str, key: str, draw: Draw) -> None:
        """Show what `draw` gives now in the post with this key, if it stands and shows something else."""
        async with self._alone(newsroom, key):
            held = await self._store.post(newsroom, key)
            if held is not None and held.state is PostState.SENT:
                await self._update(held, draw)

    async def _update(self, post: Post, draw: Draw) -> None:
        message = await draw()
        if message is None or _fingerprint(message) == post.drawn:
            return
        await self._edits.turn("")
        # Drawn again after the wait: everything marked meanwhile goes into the same edit.
        message = await draw() or message
        try:
            await self._call(
                self._client.chat_update, channel=post.channel, ts=post.ts or "", **_shown(post, message)
            )
        except ChatRefused as refusal:
            if refusal.code != "message_not_found":
                raise
            log.warning("the message of %s was deleted in Slack", post.key)
        await self._record(post, post.ts or "", message)

    async def _record(self, post: Post, ts: str, message: Message) -> None:
        drawn = _fingerprint(message)
        await self._store.sent(post, ts=ts, drawn=drawn, covers=message.covers, at=self._clock())

    @asynccontextmanager
    async def _alone(self, newsroom: str, key: str) -> AsyncIterator[None]:
        """One at a time for each post; the lock is forgotten with its last user."""
        lock = self._locks.setdefault((newsroom, key), asyncio.Lock())
        async with lock:
            yield

    # Reactions, whispers

    async def react(self, channel: str, ts: str, emoji: str) -> None:
        """Put a reaction on a message; nothing happens if it is there."""
        await self._allowing(
            "already_reacted", self._client.reactions_add, channel=channel, timestamp=ts, name=emoji
        )

    async def unreact(self, channel: str, ts: str, emoji: str) -> None:
        """Take our reaction off a message; nothing happens if it is not there."""
        await self._allowing(
            "no_reaction", self._client.reactions_remove, channel=channel, timestamp=ts, name=emoji
        )

    async def whisper(self, message: Message, *, channel: str, user: str, thread_ts: str = "") -> None:
        """Show a message to one person only: in the channel, or in their direct messages where we are not in it."""
        shown = {"text": message.text, "blocks": list(message.blocks)}
        under = {"thread_ts": thread_ts} if thread_ts else {}
        try:
            await self._call(self._client.chat_postEphemeral, channel=channel, user=user, **shown, **under)
        except ChatRefused as refusal:
            if refusal.code not in _NOT_THERE_FOR_ME:
                raise
            await self._call(
                self._client.chat_postMessage, channel=user, unfurl_links=False, unfurl_media=False, **shown
            )

    # Reading

    async def permalink(self, channel: str, ts: str) -> str | None:
        """The address of a message."""
        answer = await self._call(self._client.chat_getPermalink, channel=channel, message_ts=ts)
        found = answer.get("permalink")
        return None if found is None else str(found)

    async def message(self, channel: str, ts: str) -> Pasted | None:
        """A message of a channel that we may read, in a thread or not."""
        for method, arguments in (
            (self._client.conversations_replies, {"ts": ts, "limit": 1}),
            (self._client.conversations_history, {"oldest": ts, "latest": ts, "limit": 1}),
        ):
            for message in await self._messages(method, channel=channel, inclusive=True, **arguments):
                if message.get("ts") == ts:
                    thread_ts = str(message.get("thread_ts") or "")
                    return Pasted(
                        links=self._read_links(message), thread_ts="" if thread_ts == ts else thread_ts
                    )
        return None

    async def _messages(self, method: Call, **arguments: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - arguments of Slack's method
        try:
            answer = await self._call(method, **arguments)
        except ChatRefused as refusal:
            if refusal.code != "thread_not_found":
                raise
            return []
        return list(answer.get("messages") or ())

    async def names(self, users: Iterable[str]) -> Mapping[str, str]:
        """The names of people by their ids; those that are not known are left out."""
        wanted = tuple(dict.fromkeys(users))
        found = await asyncio.gather(*(self._name(user) for user in wanted))
        return {user: name for user, name in zip(wanted, found, strict=True) if name}

    async def _name(self, user: str) -> str:
        name, until = self._people.get(user, ("", 0.0))
        if time.monotonic() < until:
            return name
        try:
            answer = await self._call(self._client.users_info, user=user)
        except ChatRefused:
            name = ""
        else:
            person = answer.get("user") or {}
            profile = person.get("profile") or {}
            name = str(profile.get("display_name") or person.get("real_name") or person.get("name") or "")
        self._people[user] = (name, time.monotonic() + KEPT_FOR)
        return name

    async def is_public(self, channel: str) -> bool:
        """Whether everybody in the workspace may read the channel; False when in doubt."""
        if not channel.startswith("C"):
            return False
        is_public, until = self._public.get(channel, (False, 0.0))
        if time.monotonic() < until:
            return is_public
        try:
            answer = await self._call(self._client.conversations_info, channel=channel)
        except ChatRefused:
            return False
        about = answer.get("channel") or {}
        is_public = about.get("is_private") is False and not about.get("is_im") and not about.get("is_mpim")
        self._public[channel] = (is_public, time.monotonic() + KEPT_FOR)
        return is_public

    # Calls

    async def _allowing(self, code: str, method: Call, **arguments: Any) -> None:  # noqa: ANN401 - arguments of Slack's method
        try:
            await self._call(method, **arguments)
        except ChatRefused as refusal:
            if refusal.code != code:
                raise

    async def _call(self, method: Call, **arguments: Any) -> AsyncSlackResponse:  # noqa: ANN401 - arguments of Slack's method
        """Ask Slack, waiting as long as it says when it has had too much."""
        for _ in range(TRIES):
            try:
                return await method(**arguments)
            except SlackApiError as error:
                wait = _told_to_wait(error)
                if wait is None:
                    raise _refusal(error) from error
            except (aiohttp.ClientError, SlackClientError, TimeoutError, OSError) as error:
                raise SlackUnavailable(f"Slack gave no answer ({type(error).__name__})") from error
            if wait > LONGEST_WAIT:
                break
            self._posts.pause(str(arguments.get("channel", "")), wait)
            await asyncio.sleep(wait)
        raise SlackUnavailable("Slack asks for a long pause")


def _told_to_wait(error: SlackApiError) -> float | None:
    """The seconds of Retry-After, None when the refusal is no matter of rate."""
    response = error.response
    if _status(response) != 429 and _code(response) not in {"ratelimited", "rate_limited"}:  # noqa: PLR2004
        return None
    headers = {key.lower(): value for key, value in dict(getattr(response, "headers", {})).items()}
    try:
        return max(0.0, float(headers.get("retry-after", "1")))
    except ValueError:
        return 1.0


def _refusal(error: SlackApiError) -> ChatRefused | SlackUnavailable:
    status, code = _status(error.response), _code(error.response)
    if not code or status >= 500 or code in _UNKNOWN_OUTCOME:  # noqa: PLR2004 - the servers' own faults
        return SlackUnavailable(f"Slack answered {status} {code}".strip())
    return ChatRefused(code)


def _status(response: Any) -> int:  # noqa: ANN401 - the SDK gives its own response or aiohttp's
    return int(getattr(response, "status_code", None) or getattr(response, "status", 0) or 0)


def _code(response: Any) -> str:  # noqa: ANN401 - the SDK gives its own response or aiohttp's
    answer = getattr(response, "data", None)
    return str(answer.get("error", "")) if isinstance(answer, dict) else ""


def _shown(post: Post, message: Message) -> dict[str, Any]:
    """The arguments that say what a message shows, with its key for a later search.

    The key is in the metadata and, for a Slack that keeps none, in the first block's id, which must also change
    with the content or Slack does not draw the block anew.
    """
    blocks = [dict(block) for block in message.blocks]
    if blocks:
        blocks[0]["block_id"] = f"{_block_prefix(post)}{_fingerprint(message)[:8]}"
    metadata = {"event_type": METADATA_TYPE, "event_payload": {"key": post.key}}
    return {"text": message.text, "blocks": blocks, "metadata": metadata}


def _block_prefix(post: Post) -> str:
    return hashlib.sha256(f"{post.newsroom} {post.key}".encode()).hexdigest()[:16] + "."


def _is_post(message: Mapping[str, Any], post: Post) -> bool:
    metadata = message.get("metadata") or {}
    if metadata.get("event_type") == METADATA_TYPE:
        payload = metadata.get("event_payload") or {}
        if payload.get("key") == post.key:
            return True
    blocks = message.get("blocks") or [{}]
    return str(blocks[0].get("block_id", "")).startswith(_block_prefix(post))


def _fingerprint(message: Message) -> str:
    """A hash of what a message shows."""
    shown = json.dumps([message.text, message.blocks], sort_keys=True)
    return hashlib.sha256(shown.encode()).hexdigest()[:32]
