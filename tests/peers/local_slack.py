"""local-slack, a Slack that we did not write: start and stop it, act as a person in it, see what a person sees.

It listens on every interface and has no option against that, so it is started only where nothing but loopback
is up (`.ci/closed` makes such a place). It neither delivers an event twice nor lets a test word one (an edit that
an unfurl causes), so `SocketWire` and `HttpWire` stand between it and the bot: they pass everything on, and
`deliver` hands the bot an event of the test's own.
"""

from __future__ import annotations

import asyncio
import fcntl
import json
import re
import socket
import struct
import subprocess
import uuid
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum
from html import unescape
from pathlib import Path
from typing import IO, Any, Protocol

import aiohttp
from aiohttp import web
from slack_sdk.signature import SignatureVerifier

BINARY = Path(__file__).resolve().parents[2] / ".peers/node_modules/local-slack-linux-x64/bin/local-slack"
HOW_TO_INSTALL = "run 'make peers'"

TEAM = "T0COURIER"
APP = "A0FACTDESK"
BOT = "U0FACTDESK"
EDITOR = "U0EDITOR"
CHECKER = "U0CHECKER"
REPORTER = "U0REPORTER"
FACT_CHECK = "C0FACTCHECK"
NEWS = "C0NEWS"
INVESTIGATIONS = "C0INVESTIG"
BOT_TOKEN = "xoxb-local-slack"
APP_TOKEN = "xapp-local-slack"
SIGNING_SECRET = "local-slack-signing-secret"

_READY = re.compile(r"Web UI:\s+(http://\S+)")
_START_SECONDS = 20.0
_ACK_SECONDS = 5.0


class Transport(StrEnum):
    """How events reach the bot; the values are local-slack's."""

    SOCKET = "socket"
    HTTP = "events"


def other_interfaces() -> tuple[str, ...]:
    """The network interfaces that are up beside loopback; empty in a closed network."""
    up = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        for _, name in socket.if_nameindex():
            answer = fcntl.ioctl(probe, 0x8913, struct.pack("40s", name.encode()))  # SIOCGIFFLAGS
            (flags,) = struct.unpack_from("H", answer, 16)
            if flags & 1 and not flags & 8:  # IFF_UP, IFF_LOOPBACK
                up.append(name)
    return tuple(up)


def why_missing() -> str | None:
    """Why local-slack cannot be used here and what to do about it; None when it can."""
    if not BINARY.exists():
        return f"local-slack is not installed ({HOW_TO_INSTALL})"
    if others := other_interfaces():
        return f"the network is open ({', '.join(others)}): run the tests through .ci/closed"
    return None


def _workspace(transport: Transport, request_url: str | None) -> dict[str, Any]:
    app = {
        "appId": APP,
        "botUserId": BOT,
        "botName": "factdesk",
        "botToken": BOT_TOKEN,
        "appToken": APP_TOKEN,
        "signingSecret": SIGNING_SECRET,
        "mode": transport.value,
    }
    if request_url:
        app["requestUrl"] = request_url
    people = {EDITOR: "edda", CHECKER: "chike", REPORTER: "rosa"}
    rooms = {
        FACT_CHECK: ("fact-check", False),
        NEWS: ("news", False),
        INVESTIGATIONS: ("investigations", True),
    }
    members = [BOT, *people]
    return {
        "workspace": {"name": "Courier", "domain": "courier", "teamId": TEAM},
        "app": app,
        "users": [
            {
                "id": id_,
                "name": name,
                "real_name": name.title(),
                "email": f"{name}@courier.example",
                "tz": "UTC",
            }
            for id_, name in people.items()
        ],
        "channels": [
            {"id": id_, "name": name, "is_private": private, "members": members}
            for id_, (name, private) in rooms.items()
        ],
    }


@contextmanager
def running(transport: Transport, folder: Path, *, request_url: str | None = None) -> Iterator[str]:
    """Start local-slack on a free port and give its URL; stop it by its own process at the end.

    `request_url` is where it sends events under HTTP. RuntimeError when it does not come up.
    """
    folder.mkdir(parents=True, exist_ok=True)
    config = folder / "workspace.json"
    config.write_text(json.dumps(_workspace(transport, request_url)), encoding="utf-8")
    output = folder / "output.txt"
    command: list[str | Path] = [
        BINARY,
        "--config",
        config,
        "--port",
        "0",
        "--base-host",
        "127.0.0.1",
        "--files-dir",
        folder / "files",
    ]
    with output.open("wb") as sink, _process(command, sink) as process:
        yield _ready(process, output)


@contextmanager
def _process(command: list[str | Path], sink: IO[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(command, stdout=sink, stderr=subprocess.STDOUT)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _ready(process: subprocess.Popen[bytes], output: Path) -> str:
    for _ in range(int(_START_SECONDS / 0.05)):
        if found := _READY.search(output.read_text(encoding="utf-8", errors="replace")):
            return found[1]
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=0.05)
            break
    raise RuntimeError(
        f"local-slack did not come up: {output.read_text(encoding='utf-8', errors='replace')[-500:]}"
    )


@dataclass(frozen=True, kw_only=True)
class Message:
    """A message as it stands in a channel. `only_for` is the one person who sees it, None = everybody."""

    ts: str
    channel: str
    user: str
    text: str
    blocks: tuple[Mapping[str, Any], ...] = ()
    thread_ts: str | None = None
    reactions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    only_for: str | None = None

    @property
    def words(self) -> str:
        """What a person reads: the texts of the blocks in their order, or the text where there are none."""
        if not self.blocks:
            return unescape(self.text)
        return "\n".join(unescape(text) for block in self.blocks for text in _texts(block))

    @property
    def links(self) -> tuple[str, ...]:
        """The addresses that a person can open from it."""
        found = re.findall(r"<(https?://[^|>]+)", json.dumps(self.blocks, ensure_ascii=False) + self.text)
        return tuple(dict.fromkeys(unescape(url) for url in found))

    def action(self, action_id: str) -> Mapping[str, Any]:
        """The button or menu with this action id, with the id of its block; LookupError when there is none."""
        for block in self.blocks:
            for element in (*block.get("elements", ()), block.get("accessory", {})):
                if element.get("action_id") == action_id:
                    return {**element, "block_id": block.get("block_id", "")}
        raise LookupError(f"no action {action_id!r} in {self.words!r}")


def _texts(node: object) -> Iterator[str]:
    """Every text object of a block, in the order of the drawing: a block's text, its fields, its accessory."""
    if isinstance(node, Mapping):
        if node.get("type") in ("mrkdwn", "plain_text") and isinstance(node.get("text"), str):
            yield node["text"]
            return
        for key in ("text", "fields", "elements", "accessory"):
            yield from _texts(node.get(key))
    elif isinstance(node, list):
        for child in node:
            yield from _texts(child)


def _message(row: Mapping[str, Any]) -> Message:
    return Message(
        ts=row["ts"],
        channel=row["channel"],
        user=row.get("user", ""),
        text=row.get("text") or "",
        blocks=tuple(row.get("blocks") or ()),
        thread_ts=row.get("thread_ts"),
        reactions={entry["name"]: tuple(entry["users"]) for entry in row.get("reactions", ())},
        only_for=row.get("ephemeral_to"),
    )


class Slack:
    """The people of the workspace: what they do and what they see. Every deed returns when the bot has acked it."""

    def __init__(self, url: str, http: aiohttp.ClientSession) -> None:
        """`url` is what `running` gave; the session stays the caller's."""
        self._url = url
        self._control = f"{url}/_control"
        self._ui = f"{url.replace('http', 'ws', 1)}/ui"
        self._http = http

    async def post(
        self, text: str, *, channel: str = FACT_CHECK, user: str = REPORTER, thread: str | None = None
    ) -> Message:
        """Write a message. Links must stand in it as Slack encodes them: `<https://...>`."""
        row = {"channel": channel, "user": user, "text": text}
        if thread:
            row["thread_ts"] = thread
        return _message((await self._do("message", row))["message"])

    async def react(self, to: Message, name: str, *, user: str = CHECKER) -> None:
        """Add a reaction."""
        await self._do(
            "reaction", {"channel": to.channel, "ts": to.ts, "user": user, "name": name, "present": True}
        )

    async def unreact(self, to: Message, name: str, *, user: str = CHECKER) -> None:
        """Take a reaction back."""
        await self._do(
            "reaction", {"channel": to.channel, "ts": to.ts, "user": user, "name": name, "present": False}
        )

    async def edit(self, message: Message, text: str) -> None:
        """Change one's own message."""
        row = {"channel": message.channel, "ts": message.ts, "user": message.user, "text": text}
        await self._do("edit-message", row)

    async def command(self, text: str, *, channel: str = FACT_CHECK, user: str = EDITOR) -> None:
        """Give the command `/factcheck TEXT`."""
        await self._do("command", {"channel": channel, "user": user, "command": "/factcheck", "text": text})

    async def press(
        self, on: Message, action_id: str, *, user: str = EDITOR, option: str | None = None
    ) -> None:
        """Press a button, or choose the option with this value from a menu."""
        action = dict(on.action(action_id))
        if option is not None:
            (action["selected_option"],) = [one for one in action["options"] if one["value"] == option]
        row = {"channel": on.channel, "messageTs": on.ts, "user": user, "action": action}
        await self._do("interact", row)

    async def upload(  # noqa: PLR0913 - a file and where it is put, by name
        self,
        name: str,
        body: bytes,
        *,
        text: str = "",
        channel: str = FACT_CHECK,
        user: str = REPORTER,
        thread: str | None = None,
    ) -> Message:
        """Write a message with a file; gives the message."""
        form = aiohttp.FormData()
        said = {"channel": channel, "user": user, "text": text, "thread_ts": thread or ""}
        for key, value in said.items():
            if value:
                form.add_field(key, value)
        form.add_field("file", body, filename=name, content_type="application/octet-stream")
        async with self._http.post(f"{self._control}/upload", data=form) as answer:
            told: dict[str, Any] = await answer.json()
        if not told.get("ok"):
            raise RuntimeError(f"local-slack refused {name}: {told}")
        return (await self._newest(channel, user)) if "message" not in told else _message(told["message"])

    async def _newest(self, channel: str, user: str) -> Message:
        return [one for one in await self.messages(channel) if one.user == user][-1]

    async def direct_messages(self, user: str) -> str:
        """The id of the channel in which a person and the bot write to each other."""
        async with self._http.post(
            f"{self._url}/api/conversations.open",
            json={"users": user},
            headers={"Authorization": f"Bearer {BOT_TOKEN}"},
        ) as answer:
            return str((await answer.json())["channel"]["id"])

    async def modal(self) -> Mapping[str, Any] | None:
        """The modal that stands open; None when there is none."""
        async with self._http.ws_connect(self._ui) as ui:
            stack: list[dict[str, Any]] = (await _told(ui, "init"))["state"]["modalStack"]
        return stack[-1] if stack else None

    async def submit(
        self, values: Mapping[str, Mapping[str, Any]], *, user: str = EDITOR
    ) -> Mapping[str, str]:
        """Send the open modal with these inputs, by block_id; gives its errors, none when it was taken."""
        filled = {block: {"value": dict(value)} for block, value in values.items()}
        async with self._http.ws_connect(self._ui) as ui:
            await _told(ui, "init")
            await ui.send_str(json.dumps({"t": "view_submit", "user": user, "values": filled}))
            answer = await _told(ui, "view", "view_errors")
        return answer.get("errors", {})

    async def messages(self, channel: str = FACT_CHECK) -> tuple[Message, ...]:
        """All messages of a channel, oldest first, messages for one person included."""
        async with self._http.get(f"{self._control}/messages/{channel}") as answer:
            rows = (await answer.json())["messages"]
        return tuple(_message({"channel": channel, **row}) for row in rows)

    async def message(self, like: Message) -> Message:
        """The message as it stands now; LookupError when it is gone."""
        for message in await self.messages(like.channel):
            if message.ts == like.ts:
                return message
        raise LookupError(f"message {like.ts} is gone")

    async def replies(self, to: Message) -> tuple[Message, ...]:
        """The thread under a message, without messages for one person."""
        everything = await self.messages(to.channel)
        return tuple(one for one in everything if one.thread_ts == to.ts and one.only_for is None)

    async def log(self) -> list[dict[str, Any]]:
        """All traffic between Slack and the bot, oldest first; `direction`, `kind`, `summary`, `detail`."""
        async with self._http.get(f"{self._control}/log") as answer:
            entries: list[dict[str, Any]] = (await answer.json())["log"]
        return entries

    async def events(self, kind: str) -> list[dict[str, Any]]:
        """The bodies of the events of one type that Slack has sent to the bot, oldest first."""
        details = [
            entry["detail"]
            for entry in await self.log()
            if entry["direction"] == "to_bot" and entry.get("detail")
        ]
        bodies = [json.loads(one) if isinstance(one, str) and one[:1] == "{" else one for one in details]
        return [
            body for body in bodies if isinstance(body, dict) and body.get("event", {}).get("type") == kind
        ]

    async def reset(self) -> None:
        """Empty all channels and the log."""
        await self._do("reset", {})

    async def _do(self, deed: str, row: Mapping[str, Any]) -> dict[str, Any]:
        async with self._http.post(f"{self._control}/{deed}", json=row) as answer:
            body: dict[str, Any] = await answer.json()
        if not body.get("ok"):
            raise RuntimeError(f"local-slack refused {deed} {row}: {body}")
        return body


def typed(words: str) -> dict[str, Any]:
    """What stands in an input for words."""
    return {"type": "plain_text_input", "value": words}


def chosen_day(day: str) -> dict[str, Any]:
    """What stands in an input for a day."""
    return {"type": "datepicker", "selected_date": day}


async def _told(ui: aiohttp.ClientWebSocketResponse, *kinds: str) -> dict[str, Any]:
    """The next thing of these kinds that the web UI is told."""
    async with asyncio.timeout(_ACK_SECONDS):
        while True:
            frame: dict[str, Any] = json.loads(await ui.receive_str())
            if frame.get("t") in kinds:
                return frame


class Wire(Protocol):
    """What stands between local-slack and the bot."""

    @property
    def api_url(self) -> str:
        """Where the bot calls the Web API."""

    async def ready(self) -> None:
        """Return when the bot can be reached."""

    async def deliver(self, body: Mapping[str, Any], *, retry: int = 0) -> None:
        """Hand the bot an event of the test's own; return when it has acked it, raise when it does not.

        `retry` is Slack's count of repeats, 0 = the first delivery.
        """


class HttpWire:
    """HTTP: local-slack posts to the bot by itself; our own events are signed as Slack signs them."""

    def __init__(self, slack_url: str, events_url: str, http: aiohttp.ClientSession) -> None:
        """`events_url` is the bot's address for events."""
        self.api_url = f"{slack_url}/api/"
        self._events_url = events_url
        self._http = http

    async def ready(self) -> None:
        """Return when the bot listens."""
        for _ in range(200):
            with suppress(aiohttp.ClientConnectionError):
                async with self._http.get(self._events_url):
                    return
            await asyncio.sleep(0.05)
        raise TimeoutError(f"nothing listens on {self._events_url}")

    async def deliver(self, body: Mapping[str, Any], *, retry: int = 0) -> None:
        """Post a signed body; raises on any answer but 2xx."""
        text = json.dumps(body)
        headers = {"Content-Type": "application/json", **signed(text)}
        if retry:
            headers |= {"X-Slack-Retry-Num": str(retry), "X-Slack-Retry-Reason": "http_timeout"}
        async with self._http.post(self._events_url, data=text, headers=headers) as answer:
            answer.raise_for_status()


def signed(body: str, *, secret: str = SIGNING_SECRET) -> dict[str, str]:
    """Slack's signature headers for a body sent now."""
    verifier = SignatureVerifier(secret)
    timestamp = str(int(verifier.clock.now()))
    return {
        "X-Slack-Request-Timestamp": timestamp,
        "X-Slack-Signature": verifier.generate_signature(timestamp=timestamp, body=body) or "",
    }


class SocketWire:
    """Socket Mode: passes Web API calls and frames on, and puts envelopes of our own between them."""

    def __init__(self, slack_url: str, http: aiohttp.ClientSession) -> None:
        """Serve it with `serving`."""
        self._slack_url = slack_url
        self._http = http
        self._url = ""
        self._bot: web.WebSocketResponse | None = None
        self._connected = asyncio.Event()
        self._acks: dict[str, asyncio.Future[None]] = {}

    @property
    def api_url(self) -> str:
        """Where the bot calls the Web API."""
        return f"{self._url}/api/"

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[None]:
        """Listen on a free port of 127.0.0.1."""
        app = web.Application()
        app.router.add_route("*", "/api/{method}", self._call)
        app.router.add_get("/socket/{id}", self._socket)
        runner = web.AppRunner(app, shutdown_timeout=1.0)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        self._url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        try:
            yield
        finally:
            await runner.cleanup()

    async def ready(self) -> None:
        """Return when the bot's socket is connected."""
        async with asyncio.timeout(10):
            await self._connected.wait()

    async def deliver(self, body: Mapping[str, Any], *, retry: int = 0) -> None:
        """Send an envelope; TimeoutError when the bot does not ack it within 5 s."""
        if self._bot is None:
            raise RuntimeError("the bot has no socket open")
        envelope_id = str(uuid.uuid4())
        acked = self._acks[envelope_id] = asyncio.get_running_loop().create_future()
        envelope = {
            "envelope_id": envelope_id,
            "type": "events_api",
            "payload": body,
            "accepts_response_payload": False,
            "retry_attempt": retry,
            "retry_reason": "timeout" if retry else "",
        }
        await self._bot.send_str(json.dumps(envelope))
        async with asyncio.timeout(_ACK_SECONDS):
            await acked

    async def _call(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        kept = {
            name: request.headers[name]
            for name in ("Authorization", "Content-Type")
            if name in request.headers
        }
        async with self._http.request(
            request.method,
            f"{self._slack_url}/api/{method}",
            params=request.query,
            headers=kept,
            data=await request.read(),
        ) as answer:
            body = await answer.json()
        if method == "apps.connections.open" and body.get("ok"):
            body["url"] = f"{self._url.replace('http', 'ws', 1)}/socket/{body['url'].rsplit('/', 1)[1]}"
        return web.json_response(body)

    async def _socket(self, request: web.Request) -> web.WebSocketResponse:
        bot = web.WebSocketResponse()
        await bot.prepare(request)
        upstream = f"{self._slack_url.replace('http', 'ws', 1)}/socket/{request.match_info['id']}"
        async with self._http.ws_connect(upstream) as slack:
            self._bot = bot
            self._connected.set()
            down = asyncio.create_task(self._down(slack, bot))
            try:
                await self._up(bot, slack)
            finally:
                if self._bot is bot:
                    self._connected.clear()
                    self._bot = None
                down.cancel()
                with suppress(asyncio.CancelledError):
                    await down
        return bot

    async def _down(self, slack: aiohttp.ClientWebSocketResponse, bot: web.WebSocketResponse) -> None:
        async for frame in slack:
            if frame.type is aiohttp.WSMsgType.TEXT and not bot.closed:
                await bot.send_str(frame.data)
        await bot.close()

    async def _up(self, bot: web.WebSocketResponse, slack: aiohttp.ClientWebSocketResponse) -> None:
        async for frame in bot:
            if frame.type is not aiohttp.WSMsgType.TEXT:
                continue
            ours = self._acks.pop(json.loads(frame.data).get("envelope_id", ""), None)
            if ours is None:
                await slack.send_str(frame.data)
            elif not ours.done():
                ours.set_result(None)
