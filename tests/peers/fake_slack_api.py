"""Slack's Web API as far as the bot uses it, on loopback, with the faults that the real one has.

It keeps channels as lists of messages, so a test asserts on what a person would see. Faults are ordered for a
method: refuse with 429, fail with 500, or accept and drop the connection without an answer.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from itertools import islice
from typing import Any

from aiohttp import web

TEAM, BOT_USER, BOT_ID = "T1", "UBOT", "BBOT"


class Fault(Enum):
    """What goes wrong with one call."""

    TOO_MANY = "429 with Retry-After"
    SERVER_ERROR = "500 without a reason"
    REFUSED = "200 with ok: false"
    LOST_ANSWER = "done, then the connection is dropped"
    LOST_REQUEST = "the connection is dropped before anything is done"


@dataclass
class FakeSlack:
    """The state of a workspace, and a log of the calls.

    With a `clock`, messages are stamped by it and `oldest` is honoured (unless `honours_oldest` is off). `refusals` says what a method answers for
    as long as it stands there; `page` is how many messages a page of a channel or thread holds at most.
    """

    url: str = ""
    messages: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    whispers: list[dict[str, Any]] = field(default_factory=list)
    views: list[dict[str, Any]] = field(default_factory=list)
    reactions: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    faults: dict[str, list[Fault]] = field(default_factory=lambda: defaultdict(list))
    private: set[str] = field(default_factory=set)
    # What Slack says of a person beside the name, such as "is_restricted" of a guest.
    flags: dict[str, str] = field(default_factory=dict)
    keeps_metadata: bool = True
    clock: Callable[[], datetime] | None = None
    refusals: dict[str, dict[str, Any]] = field(default_factory=dict)
    page: int = 1_000
    honours_oldest: bool = True
    # The time, in seconds, of which the workspace's messages are.
    epoch: int = 1_700_000_000
    _next: int = 100
    _last_stamp: int = 0

    def break_next(self, method: str, *faults: Fault) -> None:
        """Let the next calls of a method fail, one after another."""
        self.faults[method].extend(faults)

    def said(self, channel: str) -> list[str]:
        """The texts in a channel, threads included, in posting order."""
        return [message["text"] for message in self.messages[channel]]

    def count(self, method: str) -> int:
        """How often a method was called."""
        return sum(name == method for name, _ in self.calls)

    def person_says(self, channel: str, text: str, *, user: str = "U1", thread_ts: str = "") -> str:
        """Put a person's message into a channel; gives its ts."""
        ts = self._stamp()
        message = {"ts": ts, "user": user, "text": text}
        self.messages[channel].append(message | ({"thread_ts": thread_ts} if thread_ts else {}))
        return ts

    def _stamp(self) -> str:
        if self.clock is not None:
            self._last_stamp = max(int(self.clock().timestamp() * 1_000_000), self._last_stamp + 1)
            return f"{self._last_stamp // 1_000_000}.{self._last_stamp % 1_000_000:06d}"
        self._next += 1
        return f"{self.epoch + self._next}.000100"

    def answer(self, method: str, given: dict[str, Any]) -> dict[str, Any]:
        """Do what a call asks."""
        if method in self.refusals:
            return {"ok": False, **self.refusals[method]}
        act: Callable[[dict[str, Any]], dict[str, Any]] | None = getattr(
            self, "_" + method.replace(".", "_"), None
        )
        return {"ok": False, "error": "unknown_method"} if act is None else {"ok": True} | act(given)

    def _auth_test(self, _given: dict[str, Any]) -> dict[str, Any]:
        return {"team_id": TEAM, "user_id": BOT_USER, "bot_id": BOT_ID}

    def _chat_postMessage(self, given: dict[str, Any]) -> dict[str, Any]:  # noqa: N802 - Slack's name
        ts = self._stamp()
        kept: dict[str, Any] = {key: given[key] for key in ("text", "blocks", "thread_ts") if key in given}
        if self.keeps_metadata and "metadata" in given:
            kept["metadata"] = given["metadata"]
        self.messages[given["channel"]].append({"ts": ts, "user": BOT_USER, **kept})
        return {"ts": ts, "channel": given["channel"]}

    def _chat_update(self, given: dict[str, Any]) -> dict[str, Any]:
        found = self._find(given["channel"], given["ts"])
        if found is None:
            return {"ok": False, "error": "message_not_found"}
        found.update({key: given[key] for key in ("text", "blocks") if key in given})
        return {"ts": given["ts"]}

    def _chat_postEphemeral(self, given: dict[str, Any]) -> dict[str, Any]:  # noqa: N802 - Slack's name
        self.whispers.append(given)
        return {"message_ts": self._stamp()}

    def _views_open(self, given: dict[str, Any]) -> dict[str, Any]:
        if not str(given.get("trigger_id", "")).endswith("trigger"):
            return {"ok": False, "error": "invalid_trigger_id"}
        number = len(self.views) + 1
        view = {**given["view"], "id": f"V{number}", "hash": f"{number}.abc", "state": {"values": {}}}
        self.views.append(view)
        return {"view": view}

    def _chat_getPermalink(self, given: dict[str, Any]) -> dict[str, Any]:  # noqa: N802 - Slack's name
        return {"permalink": f"https://desk.example/{given['channel']}/{given['message_ts']}"}

    def _reactions_add(self, given: dict[str, Any]) -> dict[str, Any]:
        held = self.reactions[given["channel"], given["timestamp"]]
        if given["name"] in held:
            return {"ok": False, "error": "already_reacted"}
        held.append(given["name"])
        return {}

    def _reactions_remove(self, given: dict[str, Any]) -> dict[str, Any]:
        held = self.reactions[given["channel"], given["timestamp"]]
        if given["name"] not in held:
            return {"ok": False, "error": "no_reaction"}
        held.remove(given["name"])
        return {}

    def _conversations_replies(self, given: dict[str, Any]) -> dict[str, Any]:
        ts, said = given["ts"], self.messages[given["channel"]]
        found = [message for message in said if ts in (message["ts"], message.get("thread_ts"))]
        if not any(message["ts"] == ts for message in found):
            return {"ok": False, "error": "thread_not_found"}
        return self._paged(given, found)

    def _conversations_history(self, given: dict[str, Any]) -> dict[str, Any]:
        said = self.messages[given["channel"]]
        return self._paged(given, [message for message in reversed(said) if "thread_ts" not in message])

    def _paged(self, given: dict[str, Any], found: list[dict[str, Any]]) -> dict[str, Any]:
        """A page of messages; the first one of a thread, its parent, is always given."""
        if self.clock is not None and self.honours_oldest:
            oldest, parent = float(given.get("oldest") or 0), given.get("ts")
            found = [one for one in found if float(one["ts"]) > oldest or one["ts"] == parent]
        begin = int(given.get("cursor") or 0)
        end = begin + min(self.page, int(given.get("limit") or self.page))
        more = {"response_metadata": {"next_cursor": str(end)}} if end < len(found) else {}
        return {"messages": list(islice(found, begin, end)), **more}

    def _conversations_info(self, given: dict[str, Any]) -> dict[str, Any]:
        return {"channel": {"id": given["channel"], "is_private": given["channel"] in self.private}}

    def _users_info(self, given: dict[str, Any]) -> dict[str, Any]:
        user = given["user"]
        held = {"id": user, "profile": {"display_name": f"Name of {user}"}}
        return {"user": held | ({self.flags[user]: True} if user in self.flags else {})}

    def _find(self, channel: str, ts: str) -> dict[str, Any] | None:
        return next((message for message in self.messages[channel] if message["ts"] == ts), None)

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Answer one call of the Web API."""
        method = request.match_info["method"]
        given = await arguments(request)
        self.calls.append((method, given))
        fault = self.faults[method].pop(0) if self.faults[method] else None
        if fault is Fault.TOO_MANY:
            return web.json_response(
                {"ok": False, "error": "ratelimited"}, status=429, headers={"Retry-After": "0.2"}
            )
        if fault is Fault.SERVER_ERROR:
            return web.Response(status=500, text="<html>no</html>", content_type="text/html")
        if fault is Fault.REFUSED:
            return web.json_response({"ok": False, "error": "not_in_channel"})
        answer = {} if fault is Fault.LOST_REQUEST else self.answer(method, given)
        if fault is not None and request.transport is not None:
            request.transport.abort()
        return web.json_response(answer)


async def arguments(request: web.Request) -> dict[str, Any]:
    """The arguments of a call, wherever the SDK has put them."""
    if request.content_type == "application/json":
        given = await request.json()
    else:
        given = dict(await request.post())
    given = {**request.query, **given}
    for name in ("blocks", "metadata", "view"):
        if isinstance(given.get(name), str):
            given[name] = json.loads(given[name])
    return given


@asynccontextmanager
async def fake_slack() -> AsyncIterator[FakeSlack]:
    """A workspace's Web API on a free port of loopback."""
    slack = FakeSlack()
    served = web.Application()
    served.router.add_route("*", "/api/{method}", slack.serve)
    runner = web.AppRunner(served, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    slack.url = f"http://{host}:{port}/api/"
    try:
        yield slack
    finally:
        await runner.cleanup()
