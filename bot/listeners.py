"""What Slack sends, unpacked into requests and put into the inbox before Slack is told that it arrived.

There is one middleware for all of Slack's deliveries, over HTTP and Socket Mode alike: what asks for nothing is
acknowledged and forgotten (messages without a link are nobody's business), the rest is stored under a key that is
the same when Slack sends it again. If it cannot be stored, Slack gets an error and sends it again.
"""

from __future__ import annotations

import asyncio
import hashlib
import html
import json
import logging
import re
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.adapter.socket_mode.async_internals import send_async_response
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.response import BoltResponse
from slack_sdk.signature import SignatureVerifier
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

from bot.checklist import MarkKind
from bot.desk import (
    RECEIPT,
    REQUEST,
    AllLinesAsked,
    CommandGiven,
    HelpAsked,
    LinksPasted,
    MarkChosen,
    MessagePointedAt,
    Reacted,
    Request,
)
from bot.store import Delivery
from bot.thread import UNKEEP

log = logging.getLogger(__name__)

COMMAND = "/factcheck"
LARGEST_REQUEST = 1_000_000
# Longer than any that is opened, so that whoever pastes one is told why it is not.
LONGEST_LINK = 8_000

# No "<" within: a text of many unclosed ones would take minutes.
_ANGLED = re.compile(r"<(https?://[^|<>\s]+)(?:\|[^<>]*)?>")
_BARE = re.compile(r"https?://[^\s<>|\"'`]+")
_TRAILING = ".,;:!?)]}*_~"
_PEOPLES_SUBTYPES = frozenset({"file_share", "thread_broadcast"})
_SKIN_TONE = re.compile(r"::skin-tone-\d")
_SIGNATURE = re.compile(r"v0=[0-9a-f]{64}")
_TIMESTAMP = re.compile(r"[0-9]{1,12}")
_ID = re.compile(r"[A-Za-z0-9._-]{1,100}")
_STAMP = re.compile(r"[0-9]{1,16}(?:\.[0-9]{1,12})?")
_NUMBER = re.compile(r"[0-9]{1,15}")
_KIND = re.compile(r"[a-z_]{1,50}")
_LONGEST_KEY = 200
_MOST_FIELDS = 100
# The headers of a delivery that Bolt needs. Others are not signed, and some steer Bolt.
_HEADERS = ("X-Slack-Retry-Num", "X-Slack-Retry-Reason")
# Bolt's word for a request whose sender it need not check: the socket's token or `_signed` has.
_CHECKED = "socket_mode"

TakeIn = Callable[[Delivery, str], Awaitable[bool]]


@dataclass(frozen=True, kw_only=True)
class Identity:
    """Who the bot is in the workspace of its token."""

    newsroom: str
    user: str
    bot: str


@dataclass(frozen=True, kw_only=True)
class Unpacked:
    """A request with the key under which it is stored once."""

    key: str
    request: Request


class Unpacker:
    """Reads Slack's payloads. Decides nothing but whether one asks for something at all."""

    def __init__(self, me: Identity, reactions: Mapping[str, MarkKind]) -> None:
        """`reactions` maps Slack's emoji names to marks."""
        self._me = me
        self._reactions = reactions

    def unpack(self, body: Mapping[str, Any]) -> Unpacked | None:
        """What a payload asks for; None when it asks for nothing, or not in a form that Slack's payloads have."""
        try:
            return self._unpacked(body)
        except _Misshapen as misshapen:
            log.warning("a payload of kind %s was put aside: %s", kind_of(body), misshapen)
            return None

    def _unpacked(self, body: Mapping[str, Any]) -> Unpacked | None:
        if body.get("type") == "block_actions":
            return self._action(body)
        if "command" in body:
            return self._command(body)
        event = _table(body.get("event"))
        kind = _text(event.get("type"))
        if kind in {"message", "app_mention"}:
            return self._message(body, event)
        if kind in {"reaction_added", "reaction_removed"}:
            return self._reaction(body, event)
        return None

    def _newsroom(self, body: Mapping[str, Any]) -> str:
        for authorization in map(_table, _rows(body.get("authorizations"))):
            if authorization.get("team_id"):
                return _id("team_id", authorization["team_id"])
        named = _table(body.get("team")).get("id")
        return _id("team_id", body.get("team_id") or named or self._me.newsroom)

    def _message(self, body: Mapping[str, Any], event: Mapping[str, Any]) -> Unpacked | None:
        if event.get("subtype") == "message_changed":
            return self._edit(body, event)
        if not self._is_persons(event):
            return None
        links = links_in(event)
        if not links and not self._is_for_me(event):
            return None
        ts = _stamp("ts", event.get("ts"))
        thread_ts = _stamp("thread_ts", event["thread_ts"]) if event.get("thread_ts") else ""
        place = self._place(body, event.get("channel"), event.get("user"))
        # One key for the message and the mention that Slack sends for the same post.
        key = f"message:{place['channel']}:{ts}"
        if links:
            pasted = LinksPasted(**place, message_ts=ts, thread_ts=thread_ts, links=links)
            return Unpacked(key=key, request=pasted)
        return Unpacked(key=key, request=HelpAsked(**place, thread_ts=thread_ts or ts))

    def _place(self, body: Mapping[str, Any], channel: object, user: object) -> dict[str, Any]:
        return {
            "newsroom": self._newsroom(body),
            "channel": _id("channel", channel),
            "user": _id("user", user),
        }

    def _is_persons(self, event: Mapping[str, Any]) -> bool:
        user, subtype = event.get("user"), event.get("subtype")
        is_bots = bool(event.get("bot_id")) or user is None or _text(user) in {"", self._me.user, "USLACKBOT"}
        return not is_bots and (subtype is None or _text(subtype) in _PEOPLES_SUBTYPES)

    def _is_for_me(self, event: Mapping[str, Any]) -> bool:
        mentioned = f"<@{self._me.user}" in _text(event.get("text"))
        return event.get("type") == "app_mention" or mentioned or event.get("channel_type") == "im"

    def _edit(self, body: Mapping[str, Any], event: Mapping[str, Any]) -> Unpacked | None:
        """A person's edit that adds a link. Slack's own change, which adds a preview, has no new text."""
        now, before = _table(event.get("message")), _table(event.get("previous_message"))
        if not now.get("edited") or now.get("text") == before.get("text") or not self._is_persons(now):
            return None
        old = frozenset(links_in(before))
        links = tuple(link for link in links_in(now) if link not in old)
        if not links:
            return None
        ts = _stamp("ts", now.get("ts"))
        thread_ts = _stamp("thread_ts", now["thread_ts"]) if now.get("thread_ts") else ""
        pasted = LinksPasted(
            **self._place(body, event.get("channel"), now.get("user")),
            message_ts=ts,
            thread_ts="" if thread_ts == ts else thread_ts,
            links=links,
        )
        edited = _stamp("edited.ts", _table(now.get("edited")).get("ts"))
        return Unpacked(key=f"edit:{pasted.channel}:{ts}:{edited}", request=pasted)

    def _reaction(self, body: Mapping[str, Any], event: Mapping[str, Any]) -> Unpacked | None:
        item, user = _table(event.get("item")), _text(event.get("user"))
        if item.get("type", "message") != "message" or user in {"", self._me.user}:
            return None
        emoji = _SKIN_TONE.sub("", _text(event.get("reaction")))
        added = event.get("type") == "reaction_added"
        author = event.get("item_user")
        is_ours = author == self._me.user
        kind = self._reactions.get(emoji)
        if emoji == RECEIPT:
            if not added or is_ours:
                return None
        elif kind is None or not (is_ours or author in (None, "")):
            return None
        place = self._place(body, item.get("channel"), user)
        ts = _stamp("item.ts", item.get("ts"))
        key = f"event:{_id('event_id', body['event_id']) if body.get('event_id') else _own_key(event)}"
        if kind is None or emoji == RECEIPT:
            return Unpacked(key=key, request=MessagePointedAt(**place, message_ts=ts))
        at = moment(event.get("event_ts"), body.get("event_time"))
        reacted = Reacted(**place, message_ts=ts, kind=kind, added=added, at=at, event_id=key, ours=is_ours)
        return Unpacked(key=key, request=reacted)

    def _action(self, body: Mapping[str, Any]) -> Unpacked | None:
        actions = _rows(body.get("actions"))
        action = _table(actions[0]) if actions else {}
        act = {"all_lines": self._all_lines, "mark": self._mark}.get(_text(action.get("action_id")))
        return None if act is None else act(body, action)

    def _all_lines(self, body: Mapping[str, Any], action: Mapping[str, Any]) -> Unpacked | None:
        number = _text(action.get("value"))
        if not _NUMBER.fullmatch(number):
            return None
        place, _, thread_ts = self._clicked(body)
        asked = AllLinesAsked(**place, thread_ts=thread_ts, checklist=int(number))
        return Unpacked(key=_action_key(body, action), request=asked)

    def _mark(self, body: Mapping[str, Any], action: Mapping[str, Any]) -> Unpacked | None:
        chosen = _text(_table(action.get("selected_option")).get("value"))
        kind, _, claim_key = chosen.partition(":")
        takes_back = kind == UNKEEP
        kind = MarkKind.KEPT.value if takes_back else kind
        if kind not in set(MarkKind) or not 0 < len(claim_key) <= _LONGEST_KEY or not claim_key.isprintable():
            return None
        place, ts, _ = self._clicked(body)
        key = _action_key(body, action)
        mark = MarkChosen(
            **place,
            message_ts=ts,
            claim_key=claim_key,
            kind=MarkKind(kind),
            at=moment(action.get("action_ts"), None),
            event_id=key,
            takes_back=takes_back,
        )
        return Unpacked(key=key, request=mark)

    def _clicked(self, body: Mapping[str, Any]) -> tuple[dict[str, Any], str, str]:
        """Where a person clicked and who, the ts of the message, and that of its thread."""
        container, message = _table(body.get("container")), _table(body.get("message"))
        channel = _table(body.get("channel")).get("id") or container.get("channel_id")
        place = self._place(body, channel, _table(body.get("user")).get("id"))
        ts = _stamp("message.ts", message.get("ts") or container.get("message_ts"))
        thread_ts = message.get("thread_ts") or container.get("thread_ts")
        return place, ts, _stamp("thread_ts", thread_ts) if thread_ts else ts

    def _command(self, body: Mapping[str, Any]) -> Unpacked | None:
        if body.get("command") != COMMAND:
            return None
        text = _text(body.get("text"))
        place = self._place(body, body.get("channel_id"), body.get("user_id"))
        # The text itself must not be in a key: keys go to the engine and to the log.
        asked = body.get("trigger_id")
        ask = _id("trigger_id", asked) if asked else f"{place['user']}:{_digest(text)}"
        words = tuple(word for word in text.split()[:8] if _is_clean(word))
        command = CommandGiven(**place, words=words, links=links_in({"text": text}), ask=ask)
        return Unpacked(key=f"command:{ask}", request=command)


class _Misshapen(ValueError):
    """A payload that cannot be one of Slack's. `str(error)` names the field, never what it holds."""


def kind_of(body: object) -> str:
    """What kind of payload it says it is, in a form that is safe in a log."""
    whole = _table(body)
    inner = _table(whole.get("event")).get("type")
    for said in (inner, whole.get("type"), "command" if "command" in whole else None):
        if isinstance(said, str) and _KIND.fullmatch(said):
            return said
    return "unknown"


def _table(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _rows(value: object) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else ()


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _id(field: str, value: object) -> str:
    """One of Slack's ids (a team, channel, person, event or trigger)."""
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise _Misshapen(f"{field} is no id")
    return value


def _stamp(field: str, value: object) -> str:
    """The ts of a message."""
    if not isinstance(value, str) or not _STAMP.fullmatch(value):
        raise _Misshapen(f"{field} is no time stamp")
    return value


def _is_clean(text: str) -> bool:
    """Whether a database, a log and JSON can hold it: no control character, no half of a surrogate pair."""
    return text.isprintable()


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _action_key(body: Mapping[str, Any], action: Mapping[str, Any]) -> str:
    trigger = body.get("trigger_id")
    ask = _id("trigger_id", trigger) if trigger else _own_key(action)
    return f"action:{ask}:{_stamp('action_ts', action['action_ts']) if action.get('action_ts') else ''}"


def _own_key(event: Mapping[str, Any]) -> str:
    """A key for a payload without an id: who did what to which message when."""
    item = _table(event.get("item"))
    parts = (event.get("type"), event.get("user"), event.get("reaction"), item.get("channel"), item.get("ts"))
    return _digest(":".join(str(part) for part in (*parts, event.get("event_ts") or event.get("action_ts"))))


def moment(stamp: object, seconds: object) -> datetime:
    """Slack's `1712345678.000100` (else whole seconds) as an aware moment; the epoch when there is neither."""
    for given in (stamp, seconds):
        if not _STAMP.fullmatch(str(given) if isinstance(given, str | int) else ""):
            continue
        try:
            return datetime.fromtimestamp(float(str(given)), UTC)
        except (ValueError, OverflowError, OSError):
            continue
    return datetime.fromtimestamp(0, UTC)


def links_in(message: Mapping[str, Any]) -> tuple[str, ...]:
    """The links of a message in their order, each once: from its blocks, else from its text."""
    found = list(_links_of(_rows(message.get("blocks"))))
    if not found:
        text = _text(message.get("text"))
        rest = _ANGLED.sub(" ", text)
        found = [html.unescape(link) for link in _ANGLED.findall(text)]
        found += [html.unescape(link).rstrip(_TRAILING) for link in _BARE.findall(rest)]
    kept = (link for link in found if _is_link(link))
    return tuple(dict.fromkeys(kept))


def _is_link(link: str) -> bool:
    return link.startswith(("http://", "https://")) and len(link) <= LONGEST_LINK and _is_clean(link)


def _links_of(blocks: Sequence[Any]) -> Iterator[str]:
    """The URLs of the link elements in rich_text blocks, however deep, in reading order."""
    waiting = list(reversed(blocks))
    while waiting:
        element = _table(waiting.pop())
        if element.get("type") == "link" and _text(element.get("url")):
            yield _text(element["url"])
        waiting.extend(reversed(_rows(element.get("elements"))))


def build_app(
    client: AsyncWebClient, *, signing_secret: str, me: Identity, unpacker: Unpacker, take_in: TakeIn
) -> AsyncApp:
    """The Bolt app: it checks signatures, leaves our own events out, and stores what asks for something."""

    async def authorize(**_context: object) -> AuthorizeResult:
        return AuthorizeResult(
            enterprise_id=None,
            team_id=me.newsroom,
            bot_token=client.token,
            bot_id=me.bot,
            bot_user_id=me.user,
        )

    app = AsyncApp(
        name="factdesk",
        client=_without_token(client),
        signing_secret=signing_secret,
        authorize=authorize,
        ssl_check_enabled=False,
        # The unpacker leaves our own events out; Bolt's way fails on an event without a table.
        ignoring_self_events_enabled=False,
        attaching_function_token_enabled=False,
        logger=logging.getLogger("slack_bolt"),
    )

    app.middleware(_Inbox(unpacker, take_in))
    return app


class _Inbox(AsyncMiddleware):
    """Stores what asks for something. A class, because for a function Bolt reads more of a body than it can bear."""

    def __init__(self, unpacker: Unpacker, take_in: TakeIn) -> None:
        self._unpacker = unpacker
        self._take_in = take_in

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,  # noqa: ARG002 - Bolt gives it
        next: Callable[[], Awaitable[BoltResponse]],  # noqa: A002, ARG002 - Bolt's name; nothing comes after
    ) -> BoltResponse:
        unpacked = self._unpacker.unpack(req.body)
        if unpacked is None:
            return BoltResponse(status=200, body="")
        delivery = Delivery(newsroom=unpacked.request.newsroom, key=unpacked.key)
        try:
            await self._take_in(delivery, REQUEST.dump_json(unpacked.request).decode())
        except Exception:
            # Whatever it was, the delivery is not stored.
            log.exception("a delivery could not be stored; Slack will send it again")
            return BoltResponse(status=500, body="")
        return BoltResponse(status=200, body="")


async def answer(app: AsyncApp, payload: object, headers: Mapping[str, str]) -> BoltResponse:
    """What Slack is told of a delivery that is known to be Slack's.

    What can never be unpacked is acknowledged, or Slack would send it again.
    """
    given: dict[str, str | Sequence[str]] = {name: str(headers[name]) for name in _HEADERS if name in headers}
    if not isinstance(payload, dict) or not isinstance(payload.get("event", {}), dict):
        return _put_aside(payload, "it is no table, or its event is none")
    try:
        request = AsyncBoltRequest(mode=_CHECKED, body=payload, headers=given)
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
        # Bolt looks for teams and people in every place where Slack puts them, and expects Slack's forms there.
        return _put_aside(payload, f"Bolt cannot read it ({type(error).__name__})")
    return await app.async_dispatch(request)


def _put_aside(payload: object, why: str) -> BoltResponse:
    log.warning("a payload of kind %s was put aside: %s", kind_of(payload), why)
    return BoltResponse(status=200, body="")


class SocketListener(AsyncSocketModeHandler):
    """Socket Mode with the same answers as over HTTP: an envelope is acknowledged when it is stored."""

    async def handle(self, client: AsyncBaseSocketModeClient, req: SocketModeRequest) -> None:
        """Take one envelope in. The SDK calls it for each."""
        retries = dict(zip(_HEADERS, (req.retry_attempt, req.retry_reason), strict=True))
        headers = {name: str(value) for name, value in retries.items() if value is not None}
        told = await answer(self.app, req.payload, headers)
        await send_async_response(client, req, told, time.monotonic())


def _without_token(client: AsyncWebClient) -> AsyncWebClient:
    """Bolt refuses a token beside `authorize`; the answer of `authorize` carries it."""
    return AsyncWebClient(base_url=client.base_url, session=client.session, retry_handlers=[])


def web_routes(
    app: Callable[[], AsyncApp],
    *,
    signing_secret: str,
    is_ready: Callable[[], Awaitable[bool]],
    body_within: float = 10.0,
) -> web.Application:
    """The HTTP side: Slack's requests, and whether the process lives and can work.

    `body_within`: the seconds that a request's body may take to arrive.
    """
    verifier = SignatureVerifier(signing_secret)

    async def events(request: web.Request) -> web.StreamResponse:
        try:
            async with asyncio.timeout(body_within):
                body = await _signed(request, verifier)
        except TimeoutError:
            return web.json_response({"error": "the body took too long"}, status=408)
        if body is None:
            return web.json_response({"error": "invalid request"}, status=401)
        return await to_aiohttp_response(await answer(app(), _payload(body), request.headers))

    async def live(_request: web.Request) -> web.Response:
        return web.Response(text="ok")

    async def ready(_request: web.Request) -> web.Response:
        is_up = await is_ready()
        return web.Response(text="ready" if is_up else "not ready", status=200 if is_up else 503)

    served = web.Application(client_max_size=LARGEST_REQUEST)
    served.add_routes([web.post("/slack/events", events), web.get("/livez", live), web.get("/readyz", ready)])
    return served


async def _signed(request: web.Request, verifier: SignatureVerifier) -> str | None:
    """The body of a request, None when its signature is not good.

    Bolt checks the same, but answers 500 to headers and bodies that are malformed. Raises
    HTTPRequestEntityTooLarge before a body that is too large is read.
    """
    timestamp, signature = (
        _only(request, name) for name in ("X-Slack-Request-Timestamp", "X-Slack-Signature")
    )
    if not (_TIMESTAMP.fullmatch(timestamp) and _SIGNATURE.fullmatch(signature)):
        return None
    size = request.content_length or 0
    if size > LARGEST_REQUEST:
        raise web.HTTPRequestEntityTooLarge(max_size=LARGEST_REQUEST, actual_size=size)
    try:
        body = (await request.read()).decode("utf-8")
    except (UnicodeDecodeError, web.RequestPayloadError):
        # The latter: a body that breaks off, or is not encoded as its headers say.
        return None
    return body if verifier.is_valid(body, timestamp, signature) else None


def _only(request: web.Request, name: str) -> str:
    """A header that must be there once; which of two is the signed one nobody can tell."""
    given = request.headers.getall(name, [])
    return given[0] if len(given) == 1 else ""


def _payload(body: str) -> object:
    """What a body holds: JSON, a form with JSON in its field `payload`, or a form; None when it is none of these."""
    try:
        if body.lstrip()[:1] in {"{", "["}:
            return json.loads(body)
        form = dict(parse_qsl(body, keep_blank_values=True, max_num_fields=_MOST_FIELDS))
        return json.loads(form["payload"]) if "payload" in form else form
    except (ValueError, RecursionError):
        return None
