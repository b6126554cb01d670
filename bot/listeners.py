"""What Slack sends, unpacked into requests and put into the inbox before Slack is told that it arrived.

There is one middleware for all of Slack's deliveries, over HTTP and Socket Mode alike: what asks for nothing is
acknowledged and forgotten (messages without a link are nobody's business), the rest is stored under a key that is
the same when Slack sends it again. If it cannot be stored, Slack gets an error and sends it again.
"""

from __future__ import annotations

import html
import logging
import re
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.response import BoltResponse
from slack_sdk.signature import SignatureVerifier
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

log = logging.getLogger(__name__)

COMMAND = "/factcheck"
LARGEST_REQUEST = 1_000_000
LONGEST_LINK = 2_048

_ANGLED = re.compile(r"<(https?://[^|>\s]+)(?:\|[^>]*)?>")
_BARE = re.compile(r"https?://[^\s<>|\"'`]+")
_TRAILING = ".,;:!?)]}*_~"
_PEOPLES_SUBTYPES = frozenset({"file_share", "thread_broadcast"})
_SKIN_TONE = re.compile(r"::skin-tone-\d")
_SIGNATURE = re.compile(r"v0=[0-9a-f]{64}")
_TIMESTAMP = re.compile(r"[0-9]{1,12}")

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
        """What a payload asks for; None when it asks for nothing."""
        if body.get("type") == "block_actions":
            return self._action(body)
        if "command" in body:
            return self._command(body)
        event = body.get("event") or {}
        kind = event.get("type")
        if kind in {"message", "app_mention"}:
            return self._message(body, event)
        if kind in {"reaction_added", "reaction_removed"}:
            return self._reaction(body, event)
        return None

    def _newsroom(self, body: Mapping[str, Any]) -> str:
        for authorization in body.get("authorizations") or ():
            if authorization.get("team_id"):
                return str(authorization["team_id"])
        team = body.get("team")
        named = team.get("id") if isinstance(team, Mapping) else None
        return str(body.get("team_id") or named or self._me.newsroom)

    def _message(self, body: Mapping[str, Any], event: Mapping[str, Any]) -> Unpacked | None:
        if event.get("subtype") == "message_changed":
            return self._edit(body, event)
        if not self._is_persons(event):
            return None
        channel, ts = str(event.get("channel", "")), str(event.get("ts", ""))
        thread_ts = str(event.get("thread_ts") or "")
        place: dict[str, Any] = {
            "newsroom": self._newsroom(body),
            "channel": channel,
            "user": str(event["user"]),
        }
        # One key for the message and the mention that Slack sends for the same post.
        key = f"message:{channel}:{ts}"
        links = links_in(event)
        if links:
            pasted = LinksPasted(**place, message_ts=ts, thread_ts=thread_ts, links=links)
            return Unpacked(key=key, request=pasted)
        if self._is_for_me(event):
            return Unpacked(key=key, request=HelpAsked(**place, thread_ts=thread_ts or ts))
        return None

    def _is_persons(self, event: Mapping[str, Any]) -> bool:
        subtype = event.get("subtype")
        is_bots = bool(event.get("bot_id")) or event.get("user") in {None, "", self._me.user, "USLACKBOT"}
        return not is_bots and (subtype is None or subtype in _PEOPLES_SUBTYPES)

    def _is_for_me(self, event: Mapping[str, Any]) -> bool:
        mentioned = f"<@{self._me.user}" in str(event.get("text", ""))
        return event.get("type") == "app_mention" or mentioned or event.get("channel_type") == "im"

    def _edit(self, body: Mapping[str, Any], event: Mapping[str, Any]) -> Unpacked | None:
        """A person's edit that adds a link. Slack's own change, which adds a preview, has no new text."""
        now, before = event.get("message") or {}, event.get("previous_message") or {}
        if not now.get("edited") or now.get("text") == before.get("text") or not self._is_persons(now):
            return None
        old = links_in(before)
        links = tuple(link for link in links_in(now) if link not in old)
        if not links:
            return None
        ts, thread_ts = str(now.get("ts", "")), str(now.get("thread_ts") or "")
        pasted = LinksPasted(
            newsroom=self._newsroom(body),
            channel=str(event.get("channel", "")),
            message_ts=ts,
            thread_ts="" if thread_ts == ts else thread_ts,
            user=str(now["user"]),
            links=links,
        )
        edited = (now["edited"] or {}).get("ts", "")
        return Unpacked(key=f"edit:{pasted.channel}:{ts}:{edited}", request=pasted)

    def _reaction(self, body: Mapping[str, Any], event: Mapping[str, Any]) -> Unpacked | None:
        item, user = event.get("item") or {}, str(event.get("user") or "")
        if item.get("type", "message") != "message" or user in {"", self._me.user}:
            return None
        emoji = _SKIN_TONE.sub("", str(event.get("reaction", "")))
        added = event.get("type") == "reaction_added"
        key = f"event:{body.get('event_id') or _own_key(event)}"
        place: dict[str, Any] = {
            "newsroom": self._newsroom(body),
            "channel": str(item.get("channel", "")),
            "user": user,
        }
        ts, author = str(item.get("ts", "")), event.get("item_user")
        if emoji == RECEIPT:
            if not added or author == self._me.user:
                return None
            return Unpacked(key=key, request=MessagePointedAt(**place, message_ts=ts))
        kind = self._reactions.get(emoji)
        if kind is None or author not in {None, "", self._me.user}:
            return None
        reacted = Reacted(
            **place,
            message_ts=ts,
            kind=kind,
            added=added,
            at=moment(event.get("event_ts"), body.get("event_time")),
            event_id=key,
            ours=author == self._me.user,
        )
        return Unpacked(key=key, request=reacted)

    def _action(self, body: Mapping[str, Any]) -> Unpacked | None:
        container, message = body.get("container") or {}, body.get("message") or {}
        actions = body.get("actions") or ()
        if not actions:
            return None
        action = actions[0]
        channel = str((body.get("channel") or {}).get("id") or container.get("channel_id") or "")
        ts = str(message.get("ts") or container.get("message_ts") or "")
        user = str((body.get("user") or {}).get("id", ""))
        key = f"action:{body.get('trigger_id') or _own_key(action)}:{action.get('action_ts', '')}"
        place: dict[str, Any] = {"newsroom": self._newsroom(body), "channel": channel, "user": user}
        thread_ts = str(message.get("thread_ts") or container.get("thread_ts") or ts)
        match action.get("action_id"):
            case "all_lines" if str(action.get("value", "")).isdigit():
                asked = AllLinesAsked(**place, thread_ts=thread_ts, checklist=int(action["value"]))
                return Unpacked(key=key, request=asked)
            case "mark":
                return _chosen(place, ts, action, key)
            case _:
                return None

    def _command(self, body: Mapping[str, Any]) -> Unpacked | None:
        if body.get("command") != COMMAND:
            return None
        text = str(body.get("text", ""))
        ask = str(body.get("trigger_id") or f"{body.get('user_id')}:{text}")
        command = CommandGiven(
            newsroom=self._newsroom(body),
            channel=str(body.get("channel_id", "")),
            user=str(body.get("user_id", "")),
            words=tuple(text.split()[:8]),
            links=links_in({"text": text}),
            ask=ask,
        )
        return Unpacked(key=f"command:{ask}", request=command)


def _chosen(place: Mapping[str, str], ts: str, action: Mapping[str, Any], key: str) -> Unpacked | None:
    kind, _, claim_key = str((action.get("selected_option") or {}).get("value", "")).partition(":")
    if kind not in set(MarkKind) or not claim_key:
        return None
    chosen = MarkChosen(
        newsroom=place["newsroom"],
        channel=place["channel"],
        user=place["user"],
        message_ts=ts,
        claim_key=claim_key,
        kind=MarkKind(kind),
        at=moment(action.get("action_ts"), None),
        event_id=key,
    )
    return Unpacked(key=key, request=chosen)


def _own_key(event: Mapping[str, Any]) -> str:
    """A key for a payload without an id: who did what to which message when."""
    item = event.get("item") or {}
    parts = (event.get("type"), event.get("user"), event.get("reaction"), item.get("channel"), item.get("ts"))
    return ":".join(str(part) for part in (*parts, event.get("event_ts") or event.get("action_ts")))


def moment(stamp: object, seconds: object) -> datetime:
    """Slack's `1712345678.000100` (else whole seconds) as an aware moment; the epoch when there is neither."""
    for given in (stamp, seconds):
        try:
            return datetime.fromtimestamp(float(str(given)), UTC)
        except (ValueError, OverflowError, OSError):
            continue
    return datetime.fromtimestamp(0, UTC)


def links_in(message: Mapping[str, Any]) -> tuple[str, ...]:
    """The links of a message in their order, each once: from its blocks, else from its text."""
    blocks = message.get("blocks") or ()
    found = [link for block in blocks if isinstance(block, Mapping) for link in _links_of(block)]
    if not found:
        text = str(message.get("text") or "")
        rest = _ANGLED.sub(" ", text)
        found = [html.unescape(link) for link in _ANGLED.findall(text)]
        found += [html.unescape(link).rstrip(_TRAILING) for link in _BARE.findall(rest)]
    kept = (link for link in found if link.startswith(("http://", "https://")) and len(link) <= LONGEST_LINK)
    return tuple(dict.fromkeys(kept))


def _links_of(element: Mapping[str, Any]) -> Iterator[str]:
    """The URLs of the link elements in a rich_text block, however deep."""
    if element.get("type") == "link" and element.get("url"):
        yield str(element["url"])
    for child in element.get("elements") or ():
        if isinstance(child, Mapping):
            yield from _links_of(child)


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
        attaching_function_token_enabled=False,
        logger=logging.getLogger("slack_bolt"),
    )

    async def inbox(body: dict[str, Any]) -> BoltResponse:
        unpacked = unpacker.unpack(body)
        if unpacked is not None:
            delivery = Delivery(newsroom=unpacked.request.newsroom, key=unpacked.key)
            await take_in(delivery, REQUEST.dump_json(unpacked.request).decode())
        return BoltResponse(status=200, body="")

    app.middleware(inbox)
    return app


def _without_token(client: AsyncWebClient) -> AsyncWebClient:
    """Bolt refuses a token beside `authorize`; the answer of `authorize` carries it."""
    return AsyncWebClient(base_url=client.base_url, session=client.session, retry_handlers=[])


def web_routes(
    app: Callable[[], AsyncApp], *, signing_secret: str, is_ready: Callable[[], Awaitable[bool]]
) -> web.Application:
    """The HTTP side: Slack's requests, and whether the process lives and can work."""
    verifier = SignatureVerifier(signing_secret)

    async def events(request: web.Request) -> web.StreamResponse:
        bolt_request = await _signed(request, verifier)
        if bolt_request is None:
            return web.json_response({"error": "invalid request"}, status=401)
        return await to_aiohttp_response(await app().async_dispatch(bolt_request))

    async def live(_request: web.Request) -> web.Response:
        return web.Response(text="ok")

    async def ready(_request: web.Request) -> web.Response:
        is_up = await is_ready()
        return web.Response(text="ready" if is_up else "not ready", status=200 if is_up else 503)

    served = web.Application(client_max_size=LARGEST_REQUEST)
    served.add_routes([web.post("/slack/events", events), web.get("/livez", live), web.get("/readyz", ready)])
    return served


async def _signed(request: web.Request, verifier: SignatureVerifier) -> AsyncBoltRequest | None:
    """The request in Bolt's form, None when its signature is not good.

    Bolt checks the same, but answers 500 to headers and bodies that are malformed.
    """
    timestamp = request.headers.get("X-Slack-Request-Timestamp", "")
    signature = request.headers.get("X-Slack-Signature", "")
    if not (_TIMESTAMP.fullmatch(timestamp) and _SIGNATURE.fullmatch(signature)):
        return None
    try:
        body = (await request.read()).decode("utf-8")
    except UnicodeDecodeError:
        return None
    if not verifier.is_valid(body, timestamp, signature):
        return None
    headers: dict[str, str | Sequence[str]] = {key: str(value) for key, value in request.headers.items()}
    return AsyncBoltRequest(body=body, query=request.query_string, headers=headers)
