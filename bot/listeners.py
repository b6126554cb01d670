"""What Slack sends, unpacked into requests and put into the inbox before Slack is told that it arrived.

There is one middleware for all of Slack's deliveries, over HTTP and Socket Mode alike: what asks for nothing is
acknowledged and forgotten (messages without a link are nobody's business), the rest is stored under a key that is
the same when Slack sends it again. If it cannot be stored, Slack gets an error and sends it again.

A modal is opened at once, past the inbox, and what is wrong with one that was sent is told in the answer.
"""

from __future__ import annotations

import asyncio
import json
import logging
import re
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
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

from bot.desk import REQUEST
from bot.modals import ModalAsked, Refused
from bot.payloads import kind_of, moment
from bot.store import Delivery
from bot.unpacking import Identity, Unpacked, Unpacker

__all__ = [
    "LARGEST_REQUEST",
    "Identity",
    "OpenModal",
    "SocketListener",
    "TakeIn",
    "Unpacked",
    "Unpacker",
    "answer",
    "build_app",
    "kind_of",
    "moment",
    "web_routes",
]

log = logging.getLogger(__name__)

LARGEST_REQUEST = 1_000_000
_SIGNATURE = re.compile(r"v0=[0-9a-f]{64}")
_TIMESTAMP = re.compile(r"[0-9]{1,12}")
_MOST_FIELDS = 100
# The headers of a delivery that Bolt needs. Others are not signed, and some steer Bolt.
_HEADERS = ("X-Slack-Retry-Num", "X-Slack-Retry-Reason")
# Bolt's word for a request whose sender it need not check: the socket's token or `_signed` has.
_CHECKED = "socket_mode"

TakeIn = Callable[[Delivery, str], Awaitable[bool]]
OpenModal = Callable[[ModalAsked], Awaitable[None]]


async def _open_none(asked: ModalAsked) -> None:
    """Where there is no desk to draw a modal."""
    log.warning("the modal %s was asked for, and nobody opens modals here", asked.modal)


def build_app(  # noqa: PLR0913 - each is a collaborator of its own
    client: AsyncWebClient,
    *,
    signing_secret: str,
    me: Identity,
    unpacker: Unpacker,
    take_in: TakeIn,
    open_modal: OpenModal = _open_none,
) -> AsyncApp:
    """The Bolt app: it checks signatures, leaves our own events out, and stores what asks for something.

    `open_modal` opens a modal and raises nothing.
    """

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

    app.middleware(_Inbox(unpacker, take_in, open_modal))
    return app


class _Inbox(AsyncMiddleware):
    """Stores what asks for something, and has modals opened.

    A class, because for a function Bolt reads more of a body than it can bear.
    """

    def __init__(self, unpacker: Unpacker, take_in: TakeIn, open_modal: OpenModal) -> None:
        self._unpacker = unpacker
        self._take_in = take_in
        self._open_modal = open_modal
        self._opening: set[asyncio.Task[None]] = set()

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
        if isinstance(unpacked, Refused):
            return BoltResponse(
                status=200, body={"response_action": "errors", "errors": dict(unpacked.errors)}
            )
        if isinstance(unpacked, ModalAsked):
            # Beside the answer: drawing it must not hold up the ack, and the engine is too slow for it.
            task = asyncio.ensure_future(self._open_modal(unpacked))
            self._opening.add(task)
            task.add_done_callback(self._opening.discard)
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
