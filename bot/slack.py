"""The edge to Slack's Web API: posting once by key, pacing, what a refusal or a lost answer means.

Posting is not idempotent at Slack, so a post is recorded as `sending` before it goes out; whatever is found in
that state later (a crash, a lost answer) is looked for in the channel before it is posted again. Every channel
has a lane in which posts wait for their turn: one is under way at a time and the next starts a second later.

A post told to wait (429) pauses its channel's lane only. Slack does not say whether it means the channel or the
whole workspace; if the workspace, every other channel is told by its own first post. Any other method told to
wait rests as a whole, as its limit counts the calls of the workspace.
"""

from __future__ import annotations

import asyncio
import hashlib
import heapq
import json
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from typing import Any
from weakref import WeakValueDictionary

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.desk import ChatRefused, Draw, Pasted, TryLater, always
from bot.modals import View
from bot.models import PostState
from bot.settings import PREFIX
from bot.slack_files import FileUnavailable, fetch_file
from bot.store import Post, Store
from bot.thread import Message

log = logging.getLogger(__name__)

METADATA_TYPE = "factdesk_post"

# Slack allows one message a second and channel, and about 50 edits a minute.
POST_GAP = 1.0
EDITS_A_SECOND, EDIT_BURST = 50 / 60, 8
LONGEST_WAIT = 120.0
TRIES = 5
EDIT_PAUSES = (1.0, 2.0)
# What a message shows while an edit of it is under way: nothing that is drawn equals it.
UNKNOWN = ""
KEPT_FOR = 600.0

# A post of unknown outcome is looked for among the messages since it went out, less an hour in which our clock
# and Slack's may differ: 4,000 of them, which no channel sees in that time.
SEARCH_PAGE, MOST_PAGES = 200, 20
CLOCKS_DIFFER = timedelta(hours=1)
PLAIN_LENGTH = 2_800

# After these words it is not known whether Slack has done what it was asked.
_UNKNOWN_OUTCOME = frozenset({"internal_error", "fatal_error", "service_unavailable", "request_timeout"})
_NOT_THERE_FOR_ME = frozenset({"not_in_channel", "channel_not_found", "user_not_in_channel", "is_archived"})
_GONE = frozenset({"thread_not_found", "message_not_found"})
_UNSHOWABLE = frozenset({"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long"})
# The work waits for a restart with another token, so these refuse the token and not what was asked.
_BAD_TOKEN = frozenset({"invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive"})
_GUESTS = ("is_restricted", "is_ultra_restricted", "is_stranger")
# While a workspace is moved into an organisation.
_MOVING = frozenset({"org_login_required", "team_added_to_org"})

Sleep = Callable[[float], Awaitable[object]]
Call = Callable[..., Awaitable[AsyncSlackResponse]]


class SlackUnavailable(TryLater):
    """Slack could not be asked, or its answer was lost."""


class _NotTaken(SlackUnavailable):
    """Slack has certainly not done what it was asked: it was not reached, or refused to listen."""


class _AskedToWait(_NotTaken):
    """Slack has had too much; `after` is its Retry-After."""


class TokenRefused(_NotTaken):
    """Slack does not take the token, until the operator gives another. `code` is Slack's word for why."""

    def __init__(self, code: str) -> None:
        """Keep Slack's error code."""
        super().__init__(f"Slack refuses the token ({code})")
        self.code = code


@dataclass(order=True)
class _Ticket:
    """A place in a lane: urgent ones (rank 0) first, then in the order of asking."""

    rank: int
    number: int
    called: asyncio.Event = field(default_factory=asyncio.Event, compare=False)


@dataclass
class _Lane:
    """Who waits, from when on (monotonic seconds) the next may go, and whether one has the turn now."""

    free_at: float
    waiting: list[_Ticket] = field(default_factory=list)
    is_taken: bool = False

    def leave(self, ticket: _Ticket) -> None:
        """Take a ticket out and call the first of the rest."""
        self.waiting.remove(ticket)
        heapq.heapify(self.waiting)
        if self.waiting:
            self.waiting[0].called.set()


class Lanes:
    """One lane for each key: one has the turn at a time, and the next `gap` seconds after it has ended.

    Counting from the end, not from the start, keeps two messages a second apart where they arrive, however
    unevenly the network carries them. A lane is forgotten when nobody is in it and it may go on at once.
    """

    def __init__(self, gap: float, *, sleep: Sleep, monotonic: Callable[[], float]) -> None:
        """`monotonic` counts seconds from anywhere, and `sleep` waits so many of them."""
        self._gap = gap
        self._sleep = sleep
        self._monotonic = monotonic
        self._lanes: dict[str, _Lane] = {}
        self._numbers = count()

    def __len__(self) -> int:
        """How many lanes are remembered."""
        return len(self._lanes)

    def pause(self, key: str, seconds: float) -> None:
        """Give no turn for this long."""
        lane = self._lane(key)
        lane.free_at = max(lane.free_at, self._monotonic() + seconds)

    @asynccontextmanager
    async def turn(self, key: str, *, urgent: bool = False) -> AsyncIterator[None]:
        """Wait for a turn and keep it. SlackUnavailable when the lane is paused for longer than LONGEST_WAIT."""
        lane = self._lane(key)
        mine = _Ticket(rank=int(not urgent), number=next(self._numbers))
        heapq.heappush(lane.waiting, mine)
        try:
            await self._come_up(lane, mine)
            lane.is_taken = True
            try:
                yield
            finally:
                lane.is_taken = False
                lane.free_at = max(lane.free_at, self._monotonic() + self._gap)
        finally:
            lane.leave(mine)

    async def _come_up(self, lane: _Lane, mine: _Ticket) -> None:
        while True:
            wait = lane.free_at - self._monotonic()
            if wait > LONGEST_WAIT:
                raise _NotTaken(f"Slack asks for a pause of {wait:.0f} s", after=wait)
            if lane.is_taken or lane.waiting[0] is not mine:
                mine.called.clear()
                await mine.called.wait()
            elif wait > 0:
                await self._sleep(wait)
            else:
                return

    def _lane(self, key: str) -> _Lane:
        now = self._monotonic()
        if key not in self._lanes:
            self._lanes = {
                one: lane for one, lane in self._lanes.items() if lane.waiting or lane.free_at > now
            }
        return self._lanes.setdefault(key, _Lane(free_at=now))


class Pace:
    """So many a second, with a burst."""

    def __init__(self, per_second: float, burst: int, *, monotonic: Callable[[], float]) -> None:
        """`monotonic` counts seconds from anywhere."""
        self._rate = per_second
        self._burst = float(burst)
        self._monotonic = monotonic
        self._left, self._at = self._burst, monotonic()

    def wait(self) -> float:
        """Take a turn and give the seconds to wait before it."""
        now = self._monotonic()
        self._left = min(self._burst, self._left + (now - self._at) * self._rate) - 1
        self._at = now
        return max(0.0, -self._left / self._rate)


class SlackChat:
    """Slack as the desk sees it, for one workspace's client."""

    def __init__(  # noqa: PLR0913 - each is a collaborator of its own
        self,
        client: AsyncWebClient,
        *,
        store: Store,
        clock: Callable[[], datetime],
        read_message: Callable[[Mapping[str, Any]], Pasted],
        settle_after: float = 30.0,
        sleep: Sleep = asyncio.sleep,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """`settle_after`: seconds until a post of unknown outcome that is not in the channel is judged lost."""
        self._client = client
        self._store = store
        self._clock = clock
        self._read_message = read_message
        self._settle_after = timedelta(seconds=settle_after)
        self._sleep = sleep
        self._monotonic = monotonic
        self._posts = Lanes(POST_GAP, sleep=sleep, monotonic=monotonic)
        self._edits = Pace(EDITS_A_SECOND, EDIT_BURST, monotonic=monotonic)
        self._rests: dict[str, float] = {}
        self._locks: WeakValueDictionary[tuple[str, str], asyncio.Lock] = WeakValueDictionary()
        self._people: dict[str, tuple[str, float]] = {}
        self._public: dict[str, tuple[bool, float]] = {}
        self._complaints: set[str] = set()

    # Posts

    async def post(self, post: Post, draw: Draw, *, urgent: bool = False) -> str | None:
        """Post once by its key what `draw` gives at that moment; redraw it if it stands. Gives its ts.

        Raises SlackUnavailable when it is to be tried again (the same key finds what was done before), and
        ChatRefused when Slack will not have it, or will not let us read whether it has it.
        """
        async with self._alone(post.newsroom, post.key):
            held = await self._store.reserve(post)
            if held.state is PostState.SENDING:
                held = await self._settled(held, draw)
            if held.state is PostState.SENT:
                await self._update(held, draw)
                return held.ts
            return await self._send(held, draw, urgent=urgent)

    async def _send(self, post: Post, draw: Draw, *, urgent: bool) -> str | None:
        """Post in the channel's turn, again after each 429, and plainly if Slack will not show it in full."""
        is_plain = False
        for tried in range(TRIES):
            async with self._posts.turn(post.channel, urgent=urgent or tried > 0):
                message = await draw()
                if message is None:
                    return None
                try:
                    ts = await self._attempt(post, plainly(message) if is_plain else message)
                except _AskedToWait as asked:
                    self._posts.pause(post.channel, asked.after)
                except ChatRefused as refusal:
                    if is_plain or refusal.code not in _UNSHOWABLE:
                        raise
                    log.error("Slack will not show %s in full: %s", post.key, refusal.code)  # noqa: TRY400 - its code is all there is to know
                    is_plain = True
                else:
                    await self._record(post, ts, message)
                    return ts
        raise _NotTaken("Slack asks for one pause after another")

    async def _attempt(self, post: Post, message: Message) -> str:
        """Ask Slack once. Afterwards the post is `new` if it is known not to be there, else `sending`."""
        await self._store.sending(post, at=self._clock())
        under = {"thread_ts": post.thread_ts} if post.thread_ts else {}
        try:
            answer = await self._ask(
                self._client.chat_postMessage,
                channel=post.channel,
                unfurl_links=False,
                unfurl_media=False,
                **_shown(post, message),
                **under,
            )
        except (ChatRefused, _NotTaken):
            await self._store.unsent(post, at=self._clock())
            raise
        return _ts_of(answer)

    async def _settled(self, post: Post, draw: Draw) -> Post:
        """Find out what became of a post that may have reached Slack."""
        ts = await self._look_for(post)
        now = self._clock()
        if ts is not None:
            message = await draw()
            covers: tuple[str, ...] = () if message is None else message.covers
            # What it shows was drawn at an unknown moment, so the next drawing must replace it.
            await self._store.sent(post, ts=ts, drawn="", covers=covers, at=now)
            return replace(post, state=PostState.SENT, ts=ts, drawn="", covers=covers)
        if now < post.since:
            # The clock was put back; by `since` the wait could take as long as that.
            await self._store.sending(post, at=now)
        left = self._settle_after - (now - min(post.since, now))
        if left > timedelta():
            raise SlackUnavailable(
                f"it is not known yet whether {post.key!r} was posted", after=left.total_seconds()
            )
        await self._store.unsent(post, at=now)
        return replace(post, state=PostState.NEW)

    async def _look_for(self, post: Post) -> str | None:
        """Its ts, if it is there. ChatRefused when that cannot be read: then it stays `sending`.

        Not posting it again may leave a gap in a thread, posting it again may say a thing twice. The gap is the
        lesser evil, for the operator reads here what to do, and the same key looks again.
        """
        try:
            return await self._search(post)
        except ChatRefused as refusal:
            if refusal.code in _GONE:
                return None
            log.error(  # noqa: TRY400 - a sentence for the operator; the traceback adds nothing
                "Slack lost the answer to the post %s in %s, and whether it stands there cannot be read (%s). "
                "It is not posted a second time. Let the bot read that channel: invite it, and give it the scope "
                "channels:history, or groups:history for private channels.",
                post.key,
                post.channel,
                refusal.code,
            )
            raise

    async def _search(self, post: Post) -> str | None:
        where: dict[str, Any] = {
            "channel": post.channel,
            "limit": SEARCH_PAGE,
            "include_all_metadata": True,
        }
        oldest = 0.0
        if post.since <= self._clock():  # else the clock was put back, and says nothing of then
            oldest = (post.since - CLOCKS_DIFFER).timestamp()
            where["oldest"] = f"{oldest:.6f}"
        method: Call = self._client.conversations_history
        if post.thread_ts:
            method, where["ts"] = self._client.conversations_replies, post.thread_ts
        for _ in range(MOST_PAGES):
            answer = await self._call(method, **where)
            messages: list[Mapping[str, Any]] = list(answer.get("messages") or ())
            for message in messages:
                if _is_post(message, post):
                    return str(message["ts"])
            where["cursor"] = (answer.get("response_metadata") or {}).get("next_cursor")
            # A channel is read from its newest message backwards, so what follows is older still.
            is_past = not post.thread_ts and bool(messages) and float(messages[-1]["ts"]) < oldest
            if not where["cursor"] or is_past:
                return None
        raise ChatRefused("too_many_messages_to_search")

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
        await self._sleep(self._edits.wait())
        # Drawn again after the wait: everything marked meanwhile goes into the same edit.
        message = await draw() or message
        # Until Slack's answer is on record nobody knows what stands there. Killed in between, the bot would else take
        # the message for what it showed before, and not put back a mark that was taken away.
        await self._store.sent(post, ts=post.ts or "", drawn=UNKNOWN, covers=post.covers, at=self._clock())
        try:
            await self._edit(post, message)
        except ChatRefused as refusal:
            if refusal.code != "message_not_found":
                raise
            log.warning("the message of %s was deleted in Slack", post.key)
        await self._record(post, post.ts or "", message)

    async def _edit(self, post: Post, message: Message) -> None:
        """Edit, plainly if Slack will not show it in full; an edit may be repeated when its answer is lost."""
        try:
            await self._edit_patiently(post, message)
        except ChatRefused as refusal:
            if refusal.code not in _UNSHOWABLE:
                raise
            log.error("Slack will not show %s in full: %s", post.key, refusal.code)  # noqa: TRY400 - its code is all there is to know
            await self._edit_patiently(post, plainly(message))

    async def _edit_patiently(self, post: Post, message: Message) -> None:
        where = {"channel": post.channel, "ts": post.ts or ""}
        for pause in EDIT_PAUSES:
            try:
                await self._call(self._client.chat_update, **where, **_shown(post, message))
            except SlackUnavailable as trouble:
                if trouble.after > LONGEST_WAIT:
                    raise
            else:
                return
            await self._sleep(pause)
        await self._call(self._client.chat_update, **where, **_shown(post, message))

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

    async def whisper(  # noqa: PLR0913 - where, to whom, and once by what
        self,
        message: Message,
        *,
        channel: str,
        user: str,
        thread_ts: str = "",
        newsroom: str = "",
        key: str = "",
    ) -> None:
        """Show a message to one person only: in the channel, or in their direct messages where we are not in it.

        A direct message stays, unlike the other, so it is sent at most once: by `newsroom` and `key` even after a
        crash, without them in this call.
        """
        shown = {"text": message.text, "blocks": list(message.blocks)}
        under = {"thread_ts": thread_ts} if thread_ts else {}
        try:
            await self._call(self._client.chat_postEphemeral, channel=channel, user=user, **shown, **under)
        except ChatRefused as refusal:
            if refusal.code not in _NOT_THERE_FOR_ME:
                raise
            post = Post(
                newsroom=newsroom, key=key, message_key=message.key, channel=user, since=self._clock()
            )
            await self._tell(post, message)

    async def _tell(self, post: Post, message: Message) -> None:
        """Send a direct message at most once: one of unknown outcome is not sent again."""
        try:
            if not post.newsroom or not post.key:
                shown = {"text": message.text, "blocks": list(message.blocks)}
                silent = {"unfurl_links": False, "unfurl_media": False}
                await self._call(self._client.chat_postMessage, channel=post.channel, **shown, **silent)
                return
            async with self._alone(post.newsroom, post.key):
                held = await self._store.reserve(post)
                if held.state is PostState.NEW:
                    await self._send(held, always(message), urgent=True)
        except _NotTaken:
            raise
        except SlackUnavailable as trouble:
            log.warning("a direct message may not have arrived: %s", trouble)

    # Modals

    async def open_view(self, trigger: str, view: View) -> None:
        """Open a modal. Asked once: the trigger is good for three seconds and for one answer."""
        await self._ask(self._client.views_open, trigger_id=trigger, view=view)

    # Reading

    async def download(self, address: str, *, most: int) -> bytes:
        """An uploaded file. ChatRefused also where it has more than so many bytes."""
        session = self._client.session
        if session is None:
            raise SlackUnavailable("the connection to Slack is closed")
        token, api_url = self._client.token or "", self._client.base_url
        try:
            return await fetch_file(session, address, token=token, api_url=api_url, most=most)
        except FileUnavailable as trouble:
            raise SlackUnavailable(str(trouble), after=trouble.after) from trouble

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
                    return self._pasted(message)
        return None

    def _pasted(self, message: Mapping[str, Any]) -> Pasted | None:
        try:
            return self._read_message(message)
        except ValueError as misshapen:
            log.warning("a message that was pointed at was put aside: %s", misshapen)
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
        if self._monotonic() < until:
            return name
        try:
            answer = await self._call(self._client.users_info, user=user)
        except ChatRefused:
            name = ""
        else:
            person = answer.get("user") or {}
            profile = person.get("profile") or {}
            name = str(profile.get("display_name") or person.get("real_name") or person.get("name") or "")
        self._people[user] = (name, self._monotonic() + KEPT_FOR)
        return name

    async def is_guest(self, user: str) -> bool:
        """Whether a person may not read all public channels of the workspace; True when in doubt."""
        try:
            answer = await self._call(self._client.users_info, user=user)
        except ChatRefused:
            return True
        person = answer.get("user")
        # Guests, and people of other workspaces in shared channels (https://docs.slack.dev/reference/objects/user-object).
        return not person or any(person.get(flag) for flag in _GUESTS)

    async def is_public(self, channel: str) -> bool:
        """Whether everybody in the workspace may read the channel; False when in doubt."""
        if not channel.startswith("C"):
            return False
        is_public, until = self._public.get(channel, (False, 0.0))
        if self._monotonic() < until:
            return is_public
        try:
            answer = await self._call(self._client.conversations_info, channel=channel)
        except ChatRefused:
            return False
        about = answer.get("channel") or {}
        is_public = about.get("is_private") is False and not about.get("is_im") and not about.get("is_mpim")
        self._public[channel] = (is_public, self._monotonic() + KEPT_FOR)
        return is_public

    # Calls

    async def _allowing(self, code: str, method: Call, **arguments: Any) -> None:  # noqa: ANN401 - arguments of Slack's method
        try:
            await self._call(method, **arguments)
        except ChatRefused as refusal:
            if refusal.code != code:
                raise

    async def _call(self, method: Call, **arguments: Any) -> AsyncSlackResponse:  # noqa: ANN401 - arguments of Slack's method
        """Ask Slack, waiting as long as it says when it has had too much; then the whole method rests."""
        name = getattr(method, "__name__", "")
        for _ in range(TRIES):
            await self._pause(self._rests.get(name, 0.0) - self._monotonic())
            try:
                return await self._ask(method, **arguments)
            except _AskedToWait as asked:
                self._rests[name] = self._monotonic() + asked.after
        raise _NotTaken("Slack asks for one pause after another")

    async def _pause(self, seconds: float) -> None:
        if seconds > LONGEST_WAIT:
            raise _NotTaken(f"Slack asks for a pause of {seconds:.0f} s", after=seconds)
        if seconds > 0:
            await self._sleep(seconds)

    async def _ask(self, method: Call, **arguments: Any) -> AsyncSlackResponse:  # noqa: ANN401 - arguments of Slack's method
        """Ask Slack once, and tell the operator of what only the operator can mend."""
        try:
            answer = await ask_once(method, **arguments)
        except (ChatRefused, TokenRefused) as refusal:
            cause = refusal.__cause__
            self._complain(refusal.code, _needed(cause.response) if isinstance(cause, SlackApiError) else "")
            raise
        self._complaints -= _BAD_TOKEN
        return answer

    def _complain(self, code: str, needed: str) -> None:
        """Tell the operator once, until something works again, of what only the operator can mend."""
        complaint = code if code in _BAD_TOKEN else f"{code} {needed}"
        if complaint in self._complaints or code not in {*_BAD_TOKEN, "missing_scope"}:
            return
        self._complaints.add(complaint)
        if code == "missing_scope":
            log.error(
                "Slack refused a call: the app lacks the scope %s. Add it and install the app again.", needed
            )
        else:
            log.error(
                "Slack refuses the bot's token (%s), so nothing can be posted. Install the app again, set "
                "%sSLACK_BOT_TOKEN to its bot token and restart.",
                code,
                PREFIX,
            )


async def ask_once(method: Call, **arguments: Any) -> AsyncSlackResponse:  # noqa: ANN401 - arguments of Slack's method
    """Call a method of the Web API; what comes in place of an answer is raised as ChatRefused or SlackUnavailable."""
    try:
        return await method(**arguments)
    except SlackApiError as error:
        raise _trouble(error) from error
    except aiohttp.ClientConnectorError as error:
        raise _NotTaken(f"Slack cannot be reached ({type(error).__name__})") from error
    # AttributeError, UnicodeDecodeError: the SDK's way to say that a proxy answered in Slack's place.
    except (aiohttp.ClientError, SlackClientError, OSError, AttributeError, UnicodeDecodeError) as error:
        raise SlackUnavailable(f"Slack gave no answer ({type(error).__name__})") from error


def _trouble(error: SlackApiError) -> ChatRefused | SlackUnavailable:
    """What an answer that is not ok means."""
    status, code = _status(error.response), _code(error.response)
    if status == 429 or code in {"ratelimited", "rate_limited"}:  # noqa: PLR2004 - too many requests
        return _AskedToWait("Slack asks for a pause", after=_told_to_wait(error.response))
    if not code or status >= 500 or code in _UNKNOWN_OUTCOME:  # noqa: PLR2004 - the servers' own faults
        return SlackUnavailable(f"Slack answered {status} {code}".strip())
    if code in _BAD_TOKEN:
        return TokenRefused(code)
    return _NotTaken(f"Slack moves the workspace ({code})") if code in _MOVING else ChatRefused(code)


def _told_to_wait(response: Any) -> float:  # noqa: ANN401 - the SDK gives its own response or aiohttp's
    """The seconds of Retry-After; 1 where it says none."""
    headers = {key.lower(): value for key, value in dict(getattr(response, "headers", {})).items()}
    try:
        return max(0.0, float(headers.get("retry-after", "1")))
    except ValueError:
        return 1.0


def _needed(response: Any) -> str:  # noqa: ANN401 - the SDK gives its own response or aiohttp's
    answer = getattr(response, "data", None)
    return str(answer.get("needed", "")) if isinstance(answer, dict) else ""


def _ts_of(answer: AsyncSlackResponse) -> str:
    ts = answer.get("ts")
    if not ts:
        raise SlackUnavailable("Slack's answer does not say where the message stands")
    return str(ts)


def plainly(message: Message) -> Message:
    """The words of a message that Slack will not show as it is, in one plain block, and what is missing."""
    words = "\n".join(word for block in message.blocks for word in _words(block)) or message.text
    if len(words) > PLAIN_LENGTH:
        words = words[: PLAIN_LENGTH - 1] + "…"
    said = f"{words}\n\n⚠️ Slack would not show this message in full. Reactions on it count all the same."
    block = {"type": "section", "text": {"type": "plain_text", "text": said}}
    return replace(message, blocks=(block,))


def _words(block: Mapping[str, Any]) -> tuple[str, ...]:
    """What a header, section or context block says."""
    texts = (block.get("text"), *block.get("fields", ()), *block.get("elements", ()))
    said = (text.get("text") for text in texts if isinstance(text, Mapping))
    return tuple(text for text in said if isinstance(text, str))


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
