"""Slack's delivering side over HTTP: words a request as Slack does, signs it, posts it, and repeats it.

`Bodies` builds the payloads, with keys that Slack's own samples have; `Injector` sends them: `deliver` as Slack
does (the same event again with its retry headers until a 2xx), `storm` twice, late and out of order, `forge` with
a signature that is not good.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

import aiohttp
from slack_sdk.signature import Clock, SignatureVerifier

from bot.settings import utc_now
from tests.peers.fake_slack_api import BOT_ID, BOT_USER, TEAM

Body = dict[str, Any]

# Slack waits three seconds for its 2xx, then repeats almost at once, after a minute and after five. Here the
# minutes are seconds, so that a test sees all of them; the last pause is repeated while patience lasts.
ANSWER_SECONDS = 3.0
PAUSES = (0.05, 0.6, 1.5)
MOST_RETRIES = 3
INTERACTIVE = frozenset({"block_actions", "message_action", "shortcut", "view_submission"})


@dataclass(frozen=True, kw_only=True)
class Workspace:
    """Who is who in the payloads."""

    team: str = TEAM
    domain: str = "desk"
    app: str = "A1"
    bot_user: str = BOT_USER
    bot_id: str = BOT_ID


@dataclass(frozen=True, kw_only=True)
class Delivered:
    """What became of a delivery: its last HTTP status (0 = no answer), and how often it was sent."""

    status: int
    sent: int

    @property
    def is_acked(self) -> bool:
        """Whether Slack was told that it arrived."""
        return 200 <= self.status < 300


class Bodies:
    """Payloads with ids and timestamps of their own, which rise."""

    def __init__(
        self, workspace: Workspace | None = None, *, clock: Callable[[], datetime] = utc_now
    ) -> None:
        """`clock` gives the moment that the first timestamp stands for."""
        self.workspace = workspace or Workspace()
        self._begun = clock().timestamp()
        self._numbers = itertools.count(1)

    def stamp(self) -> str:
        """A timestamp as Slack writes it, later than all before."""
        return f"{self._begun + next(self._numbers) / 1000:.6f}"

    def message(self, channel: str, user: str, text: str, *, ts: str = "", thread_ts: str = "") -> Body:
        """A person's message in a channel."""
        return self._callback(self._said(channel, user, text, ts or self.stamp(), thread_ts))

    def app_mention(self, channel: str, user: str, text: str, *, ts: str = "", thread_ts: str = "") -> Body:
        """The second event for a message that names the bot."""
        said = self._said(channel, user, text, ts or self.stamp(), thread_ts)
        del said["channel_type"]
        return self._callback({**said, "type": "app_mention"})

    def edited(self, channel: str, user: str, text: str, *, before: str, ts: str) -> Body:
        """A person's change of a message."""
        old = self._inner(user, before, ts)
        new = {**self._inner(user, text, ts), "edited": {"user": user, "ts": self.stamp()}}
        return self._changed(channel, new, old)

    def unfurled(self, channel: str, user: str, text: str, *, ts: str, url: str) -> Body:
        """Slack's own change of a message: the same text with a preview of its link."""
        old = self._inner(user, text, ts)
        preview = {
            "id": 1,
            "from_url": url,
            "original_url": url,
            "title": "A preview",
            "fallback": "A preview",
        }
        return self._changed(channel, {**old, "attachments": [preview]}, old)

    def file_share(self, channel: str, user: str, text: str, *, ts: str = "") -> Body:
        """A message with a file."""
        said = self._said(channel, user, text, ts or self.stamp())
        for key in ("client_msg_id", "team"):
            del said[key]
        shared = {"id": "F1", "name": "draft.txt", "mimetype": "text/plain", "user": user}
        return self._callback(
            {**said, "subtype": "file_share", "files": [shared], "upload": False, "display_as_bot": False}
        )

    def thread_broadcast(self, channel: str, user: str, text: str, *, root_ts: str, ts: str = "") -> Body:
        """A reply that is shown in the channel too."""
        said = self._said(channel, user, text, ts or self.stamp(), root_ts)
        del said["team"]
        root = {"type": "message", "user": user, "text": "the root", "ts": root_ts, "thread_ts": root_ts}
        return self._callback({**said, "subtype": "thread_broadcast", "root": root})

    def bot_message(self, channel: str, text: str, *, ts: str = "") -> Body:
        """A message of some integration."""
        at = ts or self.stamp()
        return self._callback(
            {
                "type": "message",
                "subtype": "bot_message",
                "bot_id": "B_OTHER",
                "username": "wire",
                "channel": channel,
                "channel_type": "channel",
                "text": text,
                "ts": at,
                "event_ts": at,
            }
        )

    def reaction(  # noqa: PLR0913 - who did what to which message
        self, channel: str, ts: str, user: str, emoji: str, *, added: bool = True, author: str | None = None
    ) -> Body:
        """A reaction that a person puts on a message, or takes away. `author` wrote the message (the bot)."""
        return self._callback(
            {
                "type": "reaction_added" if added else "reaction_removed",
                "user": user,
                "item": {"type": "message", "channel": channel, "ts": ts},
                "reaction": emoji,
                "item_user": self.workspace.bot_user if author is None else author,
                "event_ts": self.stamp(),
            }
        )

    def app_uninstalled(self) -> Body:
        """The app was taken out of the workspace."""
        return self._callback({"type": "app_uninstalled", "event_ts": self.stamp()})

    def tokens_revoked(self) -> Body:
        """The bot's token is no longer good."""
        tokens = {"oauth": [], "bot": [self.workspace.bot_user]}
        return self._callback({"type": "tokens_revoked", "tokens": tokens, "event_ts": self.stamp()})

    def block_actions(
        self, channel: str, user: str, message: Mapping[str, Any], action: Mapping[str, Any]
    ) -> Body:
        """A button is pressed or a menu's option chosen; `action` as it stands in the message's block."""
        ts, thread_ts = str(message["ts"]), str(message.get("thread_ts") or message["ts"])
        kept = ("action_id", "block_id", "text", "value", "type", "placeholder", "selected_option")
        pressed = {key: action[key] for key in kept if key in action}
        return {
            "type": "block_actions",
            "team": self._team(),
            "user": self._person(user),
            "api_app_id": self.workspace.app,
            "token": "",
            "container": {
                "type": "message",
                "message_ts": ts,
                "thread_ts": thread_ts,
                "channel_id": channel,
                "is_ephemeral": False,
            },
            "trigger_id": self._trigger(),
            "channel": {"id": channel, "name": channel.lower()},
            "message": {
                "type": "message",
                "user": self.workspace.bot_user,
                "bot_id": self.workspace.bot_id,
                "ts": ts,
                "thread_ts": thread_ts,
                "text": str(message.get("text", "")),
                "blocks": list(message.get("blocks", ())),
            },
            "response_url": "https://hooks.example/actions/1",
            "actions": [{**pressed, "action_ts": self.stamp()}],
            "is_enterprise_install": False,
        }

    def slash_command(self, channel: str, user: str, text: str, *, command: str = "/factcheck") -> Body:
        """A command; it is sent as a form."""
        return {
            "token": "",
            "api_app_id": self.workspace.app,
            "team_id": self.workspace.team,
            "team_domain": self.workspace.domain,
            "channel_id": channel,
            "channel_name": channel.lower(),
            "user_id": user,
            "user_name": user.lower(),
            "command": command,
            "text": text,
            "response_url": "https://hooks.example/commands/1",
            "trigger_id": self._trigger(),
            "is_enterprise_install": "false",
        }

    def message_shortcut(self, channel: str, user: str, message: Mapping[str, Any], callback_id: str) -> Body:
        """A shortcut from a message's menu."""
        return {
            "type": "message_action",
            "callback_id": callback_id,
            "trigger_id": self._trigger(),
            "message_ts": str(message["ts"]),
            "response_url": "https://hooks.example/app/1",
            "message": {"type": "message", **message},
            "team": self._team(),
            "user": {key: self._person(user)[key] for key in ("id", "name", "team_id")},
            "channel": {"id": channel, "name": channel.lower()},
            "token": "",
            "action_ts": self.stamp(),
            "is_enterprise_install": False,
        }

    def global_shortcut(self, user: str, callback_id: str) -> Body:
        """A shortcut from the composer's menu."""
        person = self._person(user)
        return {
            "type": "shortcut",
            "token": "",
            "action_ts": self.stamp(),
            "team": self._team(),
            "user": {key: person[key] for key in ("id", "username", "team_id")},
            "callback_id": callback_id,
            "trigger_id": self._trigger(),
        }

    def view_submission(
        self, user: str, view: Mapping[str, Any], values: Mapping[str, Mapping[str, Any]]
    ) -> Body:
        """A modal is sent, with what stands in its inputs by block_id."""
        state = {block: {"value": dict(value)} for block, value in values.items()}
        return {
            "type": "view_submission",
            "team": self._team(),
            "user": self._person(user),
            "api_app_id": self.workspace.app,
            "token": "",
            "trigger_id": self._trigger(),
            "view": {**view, "state": {"values": state}},
            "response_urls": [],
            "is_enterprise_install": False,
        }

    def _said(self, channel: str, user: str, text: str, ts: str, thread_ts: str = "") -> Body:
        said = {
            **self._inner(user, text, ts),
            "channel": channel,
            "event_ts": ts,
            "channel_type": "im" if channel.startswith("D") else "channel",
        }
        return said | ({"thread_ts": thread_ts} if thread_ts else {})

    def _inner(self, user: str, text: str, ts: str) -> Body:
        return {
            "client_msg_id": f"message-{ts}",
            "type": "message",
            "team": self.workspace.team,
            "user": user,
            "text": text,
            "ts": ts,
        }

    def _changed(self, channel: str, new: Body, old: Body) -> Body:
        at = self.stamp()
        return self._callback(
            {
                "type": "message",
                "subtype": "message_changed",
                "hidden": True,
                "channel": channel,
                "channel_type": "channel",
                "message": new,
                "previous_message": old,
                "ts": at,
                "event_ts": at,
            }
        )

    def _callback(self, event: Body) -> Body:
        number = next(self._numbers)
        installed = {
            "enterprise_id": None,
            "team_id": self.workspace.team,
            "user_id": self.workspace.bot_user,
            "is_bot": True,
            "is_enterprise_install": False,
        }
        return {
            "token": "",
            "team_id": self.workspace.team,
            "api_app_id": self.workspace.app,
            "event": event,
            "type": "event_callback",
            "event_id": f"Ev{number:08d}",
            "event_time": int(self._begun),
            "authorizations": [installed],
            "is_ext_shared_channel": False,
            "event_context": f"context-{number}",
        }

    def _team(self) -> Body:
        return {"id": self.workspace.team, "domain": self.workspace.domain}

    def _person(self, user: str) -> Body:
        return {"id": user, "username": user.lower(), "name": user.lower(), "team_id": self.workspace.team}

    def _trigger(self) -> str:
        return f"{next(self._numbers)}.1.trigger"


class Injector:
    """Sends payloads to a bot's address, signed."""

    def __init__(self, url: str, secret: str, http: aiohttp.ClientSession, *, seed: int = 0) -> None:
        """`url` is where the bot takes Slack's requests; what `storm` and `forge` do follows from `seed`."""
        self._url = url
        self._secret = secret
        self._http = http
        self._dice = random.Random(seed)  # noqa: S311 - a test that can be repeated

    async def send(self, body: Body, *, retry: int = 0, reason: str = "") -> int:
        """Send once; gives the HTTP status, 0 when no answer came in Slack's three seconds."""
        text, kind = encoded(body)
        told = {"X-Slack-Retry-Num": str(retry), "X-Slack-Retry-Reason": reason} if retry else {}
        return await self._post(text, {"Content-Type": kind, **signature(text, self._secret), **told})

    async def deliver(
        self, body: Body, *, patience: float = 60.0, pauses: Sequence[float] = PAUSES
    ) -> Delivered:
        """Send as Slack does: an event again until it is acked or `patience` seconds are over, all else once."""
        until = time.monotonic() + patience
        done = Delivered(status=await self.send(body), sent=1)
        while not done.is_acked and body.get("type") == "event_callback" and time.monotonic() < until:
            await asyncio.sleep(pauses[min(done.sent, len(pauses)) - 1])
            reason = "http_error" if done.status else "connection_failed"
            status = await self.send(body, retry=min(done.sent, MOST_RETRIES), reason=reason)
            done = Delivered(status=status, sent=done.sent + 1)
        return done

    async def storm(
        self, bodies: Sequence[Body], *, most_copies: int = 4, longest_delay: float = 0.3
    ) -> tuple[Delivered, ...]:
        """Deliver each body one to `most_copies` times, at random moments, so in any order."""

        async def late(body: Body, seconds: float) -> Delivered:
            await asyncio.sleep(seconds)
            return await self.deliver(body)

        copies = [body for body in bodies for _ in range(self._dice.randint(1, most_copies))]
        self._dice.shuffle(copies)
        return tuple(
            await asyncio.gather(*(late(body, self._dice.uniform(0, longest_delay)) for body in copies))
        )

    async def forge(self, body: Body) -> int:
        """Send a body that Slack has not signed, in one of several ways; gives the HTTP status."""
        text, kind = encoded(body)
        good = signature(text, self._secret)
        hours_ago = int(good["X-Slack-Request-Timestamp"]) - 7_200
        forgeries: tuple[tuple[str, Mapping[str, str]], ...] = (
            (text, signature(text, f"not {self._secret}")),
            (text, signature(text, self._secret, at=hours_ago)),
            (f"{text} ", good),
            (text, {}),
            (text, {**good, "X-Slack-Signature": good["X-Slack-Signature"][:-1]}),
        )
        sent, headers = self._dice.choice(forgeries)
        return await self._post(sent, {"Content-Type": kind, **headers})

    async def _post(self, text: str, headers: Mapping[str, str]) -> int:
        limit = aiohttp.ClientTimeout(total=ANSWER_SECONDS)
        try:
            async with self._http.post(
                self._url, data=text.encode(), headers=headers, timeout=limit
            ) as answer:
                await answer.read()
                return answer.status
        except (aiohttp.ClientError, TimeoutError, OSError):
            return 0


def encoded(body: Body) -> tuple[str, str]:
    """A body as Slack sends it, and its content type: events as JSON, commands and interactions as a form."""
    if "command" in body:
        return urlencode(body), "application/x-www-form-urlencoded"
    if body.get("type") in INTERACTIVE:
        return urlencode({"payload": json.dumps(body)}), "application/x-www-form-urlencoded"
    return json.dumps(body), "application/json"


def signature(text: str, secret: str, *, at: int | None = None) -> dict[str, str]:
    """Slack's signature headers for a body that is sent now, or at that second."""
    stamp = str(int(Clock().now()) if at is None else at)
    signed = SignatureVerifier(secret).generate_signature(timestamp=stamp, body=text)
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signed or ""}
