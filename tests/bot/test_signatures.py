"""Who may speak to the bot over HTTP: only who signs, and what is signed counts once. A real server on loopback."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import hmac
import json
import random
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlencode

import pytest
from aiohttp import web
from slack_sdk.web.async_client import AsyncWebClient

from bot.checklist import DEFAULT_REACTIONS
from bot.listeners import LARGEST_REQUEST, Identity, Unpacker, build_app, web_routes
from bot.settings import utc_now
from bot.store import Delivery
from tests.bot.test_app import LINK, Newsroom, Paper, newsroom
from tests.peers.fake_slack_api import FakeSlack, fake_slack

SECRET = "a-signing-secret"
ME = Identity(newsroom="T1", user="UBOT", bot="BBOT")
CASES = 1_000
JSON = "application/json"


@dataclass(frozen=True, kw_only=True)
class Sent:
    """A request as it goes over the wire; headers in order, a name may come twice."""

    headers: tuple[tuple[str, bytes], ...]
    body: bytes

    def header(self, name: str, value: bytes) -> Sent:
        kept = tuple(held for held in self.headers if held[0] != name)
        return replace(self, headers=(*kept, (name, value)))

    def raw(self) -> bytes:
        lines = b"".join(name.encode() + b": " + value + b"\r\n" for name, value in self.headers)
        head = f"POST /slack/events HTTP/1.1\r\nHost: bot.example\r\nContent-Length: {len(self.body)}\r\n"
        return head.encode() + lines + b"Connection: close\r\n\r\n" + self.body


TIME, SIGNATURE = "X-Slack-Request-Timestamp", "X-Slack-Signature"


def now() -> int:
    return int(utc_now().timestamp())


def message(number: int = 0) -> bytes:
    event = {"type": "message", "channel": "C1", "user": "U1", "ts": f"{number}.1", "text": f"<{LINK}>"}
    return json.dumps({"type": "event_callback", "event_id": f"Ev{number}", "event": event}).encode()


def signed(body: bytes, *, stamp: bytes | None = None, secret: str = SECRET) -> Sent:
    stamp = str(now()).encode() if stamp is None else stamp
    digest = hmac.new(secret.encode(), b"v0:" + stamp + b":" + body, hashlib.sha256).hexdigest()
    headers = (("Content-Type", JSON.encode()), (TIME, stamp), (SIGNATURE, f"v0={digest}".encode()))
    return Sent(headers=headers, body=body)


class Door:
    """A served bot's edge with an inbox that counts."""

    def __init__(self, port: int, kept: list[str]) -> None:
        self.port = port
        self.kept = kept

    async def told(self, raw: bytes, *, then: bytes = b"", after: float = 0.0) -> int:
        """The status that a request gets, 0 for a connection that was closed without one."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            writer.write(raw)
            if then:
                await asyncio.sleep(after)
                writer.write(then)
            line = await asyncio.wait_for(reader.readline(), 20)
        except ConnectionError:
            return 0
        finally:
            writer.close()
        return int(line.split()[1]) if line else 0


@asynccontextmanager
async def door(*, body_within: float = 10.0) -> AsyncIterator[Door]:
    kept: list[str] = []

    async def take_in(delivery: Delivery, _body: str) -> bool:
        kept.append(delivery.key)
        return True

    app = build_app(
        AsyncWebClient(token="xoxb-1"),
        signing_secret=SECRET,
        me=ME,
        unpacker=Unpacker(ME, DEFAULT_REACTIONS),
        take_in=take_in,
    )

    async def ready() -> bool:
        return True

    served = web_routes(lambda: app, signing_secret=SECRET, is_ready=ready, body_within=body_within)
    runner = web.AppRunner(served, access_log=None, auto_decompress=False, shutdown_timeout=0.2)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield Door(runner.addresses[0][1], kept)
    finally:
        await runner.cleanup()


# Each takes a good request apart in one way.
Mutation = Callable[[Sent, random.Random], Sent]


def _value(sent: Sent, name: str) -> bytes:
    return dict(sent.headers)[name]


def _flip_a_bit(sent: Sent, dice: random.Random) -> Sent:
    digest = bytearray(bytes.fromhex(_value(sent, SIGNATURE)[3:].decode()))
    digest[dice.randrange(32)] ^= 1 << dice.randrange(8)
    return sent.header(SIGNATURE, b"v0=" + digest.hex().encode())


def _other_version(sent: Sent, dice: random.Random) -> Sent:
    version = dice.choice([b"v1=", b"V0=", b"v0:", b"", b"v00=", b"v0==", b" v0 ="])
    return sent.header(SIGNATURE, version + _value(sent, SIGNATURE)[3:])


def _cut_or_longer(sent: Sent, dice: random.Random) -> Sent:
    value = _value(sent, SIGNATURE)
    return sent.header(SIGNATURE, dice.choice([value[: dice.randrange(len(value))], value + b"0", value * 2]))


def _upper_case(sent: Sent, _dice: random.Random) -> Sent:
    value = _value(sent, SIGNATURE)[3:].upper()
    return sent.header(SIGNATURE, b"v0=" + (value if value != value.lower() else b"A" * 64))


def _not_ascii(sent: Sent, dice: random.Random) -> Sent:
    value = bytearray(_value(sent, dice.choice([TIME, SIGNATURE])))
    value[dice.randrange(len(value))] = dice.randrange(0x80, 0x100)
    return sent.header(dice.choice([TIME, SIGNATURE]), bytes(value))


def _missing(sent: Sent, dice: random.Random) -> Sent:
    name = dice.choice([TIME, SIGNATURE])
    return replace(sent, headers=tuple(held for held in sent.headers if held[0] != name))


def _twice(sent: Sent, dice: random.Random) -> Sent:
    name = dice.choice([TIME, SIGNATURE])
    other = dice.choice([b"0", b"v0=" + b"0" * 64, str(now() + 1).encode(), _value(sent, name)])
    headers = [*sent.headers, (name.lower() if dice.random() < 0.5 else name, other)]
    dice.shuffle(headers)
    return replace(sent, headers=tuple(headers))


STAMPS = (
    *(
        "abc",
        "-1",
        "1e9",
        "inf",
        "nan",
        "0x10",
        "１７００００００００",
        "",
        " ",
        "1" * 40,
        "9" * 12,
        "0",
        "1700000000",
    ),
    *("+{}", "{}.0", "{}_0", "0{} 0", "{};", "-{}", "{}e0"),
)


def _strange_time(sent: Sent, dice: random.Random) -> Sent:
    stamp = dice.choice(STAMPS).format(now()).encode()
    # Well signed, so that only the time can be the reason.
    return signed(sent.body, stamp=stamp)


def _too_old_or_early(sent: Sent, dice: random.Random) -> Sent:
    away = dice.choice([-1, 1]) * dice.randrange(310, 10**8)
    return signed(sent.body, stamp=str(now() + away).encode())


def _other_time(sent: Sent, dice: random.Random) -> Sent:
    away = dice.choice([-200, -1, 1, 200])
    return sent.header(TIME, str(int(_value(sent, TIME)) + away).encode())


def _other_body(sent: Sent, dice: random.Random) -> Sent:
    body = bytearray(sent.body)
    place = dice.randrange(len(body))
    body[place] ^= 1 << dice.randrange(7)
    return replace(sent, body=dice.choice([bytes(body), sent.body + b" ", sent.body[:-1], b"", b"{}"]))


def _not_utf_8(sent: Sent, dice: random.Random) -> Sent:
    body = sent.body + bytes([dice.randrange(0x80, 0x100)])
    return signed(body) if dice.random() < 0.5 else replace(sent, body=body)


def _other_secret(sent: Sent, dice: random.Random) -> Sent:
    return signed(sent.body, secret=dice.choice(["another", SECRET.upper(), SECRET + " ", "\0", "x" * 200]))


def _smuggled(sent: Sent, dice: random.Random) -> Sent:
    """A bad signature, and the good one where a careless reader would find it."""
    good = _value(sent, SIGNATURE)
    bad = sent.header(SIGNATURE, b"v0=" + b"0" * 64)
    name = dice.choice(
        ["X-Slack-Signature-2", "X_Slack_Signature", "X-Original-Slack-Signature", "Signature"]
    )
    extra = dice.choice([(name, good), ("X-Any", b"1\r\nX-Slack-Signature: " + good), ("Cookie", good)])
    return replace(bad, headers=(*bad.headers, extra))


def _compressed(sent: Sent, dice: random.Random) -> Sent:
    packed = replace(sent, body=gzip.compress(sent.body))
    return packed.header("Content-Encoding", dice.choice([b"gzip", b"deflate", b"br", b"gzip, gzip"]))


MUTATIONS: tuple[Mutation, ...] = (
    _flip_a_bit,
    _other_version,
    _cut_or_longer,
    _upper_case,
    _not_ascii,
    _missing,
    _twice,
    _strange_time,
    _too_old_or_early,
    _other_time,
    _other_body,
    _not_utf_8,
    _other_secret,
    _smuggled,
    _compressed,
)


async def test_a_thousand_mutated_requests_are_refused_each() -> None:
    dice = random.Random(20_261_123)  # noqa: S311 - the same cases in every run
    async with door() as served:
        at_once = asyncio.Semaphore(16)

        async def told(number: int) -> tuple[str, int]:
            mutation = MUTATIONS[number % len(MUTATIONS)]
            mutated = mutation(signed(message(number)), dice)
            async with at_once:
                return mutation.__name__, await served.told(mutated.raw())

        answers = Counter(await asyncio.gather(*map(told, range(CASES))))
        assert await served.told(signed(message()).raw()) == 200
    assert {answer: count for answer, count in answers.items() if answer[1] != 401} == {}
    assert answers.total() == CASES
    assert served.kept == ["message:C1:0.1"]


@pytest.mark.parametrize("away", [-290, 290])
async def test_a_request_from_the_last_minutes_is_accepted(away: int) -> None:
    async with door() as served:
        assert await served.told(signed(message(), stamp=str(now() + away).encode()).raw()) == 200


async def test_what_is_not_http_is_refused_and_the_next_request_works() -> None:
    async with door() as served:
        good = signed(message())
        split = good.header(SIGNATURE, _value(good, SIGNATURE) + b"\nX-Any: 1")
        for raw in (b"\x16\x03\x01\x02\x00\x01\r\n\r\n", good.header(TIME, b"1\x00").raw(), split.raw()):
            assert await served.told(raw) in {0, 400, 401}
        assert served.kept == []
        assert await served.told(good.raw()) == 200


@pytest.mark.parametrize("declared", [True, False], ids=["declared", "in pieces"])
async def test_a_body_that_is_too_large_is_refused_before_it_is_read_whole(*, declared: bool) -> None:
    head = signed(b"").raw().split(b"Content-Length")[0] + f"{TIME}: {now()}\r\n".encode()
    head += f"{SIGNATURE}: v0={'0' * 64}\r\n".encode()
    piece = b"x" * 100_000
    async with door() as served:
        if declared:
            # Nothing of the body is ever sent.
            raw = head + f"Content-Length: {LARGEST_REQUEST + 1}\r\n\r\n".encode()
        else:
            raw = head + b"Transfer-Encoding: chunked\r\n\r\n"
            raw += b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for _ in range(11))
        assert await served.told(raw) == 413
        assert served.kept == []


async def test_a_body_that_drips_is_given_up() -> None:
    raw = signed(message()).raw()
    async with door(body_within=0.3) as served:
        assert await served.told(raw[:-10], then=raw[-10:], after=1.5) == 408
        assert served.kept == []


async def test_a_body_that_breaks_off_or_is_wrongly_cut_is_no_fault_of_ours() -> None:
    good = signed(message())
    head = good.raw().split(b"\r\n\r\n")[0].replace(b"Content-Length", b"X-Was")
    async with door() as served:
        broken = head + b"\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n" + good.body
        assert await served.told(broken) in {0, 400, 401}
        assert served.kept == []


@asynccontextmanager
async def real_bot(slack: FakeSlack, state: Path) -> AsyncIterator[tuple[Newsroom, Door]]:
    async with newsroom(slack, state, Paper()) as room:
        yield room, Door(int(room._client.port or 0), [])


async def test_the_same_signed_request_five_times_has_one_effect(tmp_path: Path) -> None:
    async with fake_slack() as slack, real_bot(slack, tmp_path) as (room, served):
        ts = slack.person_says("C1", f"<{LINK}>")
        captured = signed(message().replace(b'"0.1"', json.dumps(ts).encode()))
        again = [captured, *(captured.header("X-Slack-Retry-Num", str(n).encode()) for n in range(1, 5))]
        assert [await served.told(each.raw()) for each in again] == [200] * 5
        await room.bot.idle()
        assert sum("points to look at" in text for text in slack.said("C1")) == 1
        assert slack.count("reactions.add") == 1
        later = captured.header(TIME, str(now() + 1).encode())
        assert await served.told(later.raw()) == 401


async def test_a_mark_sent_five_times_is_one_mark(tmp_path: Path) -> None:
    async with fake_slack() as slack, real_bot(slack, tmp_path) as (room, served):
        await room.paste(f"<{LINK}>")
        flag = slack.messages["C1"][2]
        event = {
            "type": "reaction_added",
            "user": "U2",
            "reaction": "white_check_mark",
            "item": {"type": "message", "channel": "C1", "ts": flag["ts"]},
            "item_user": "UBOT",
            "event_ts": f"{now()}.000100",
        }
        captured = signed(json.dumps({"type": "event_callback", "event_id": "Ev9", "event": event}).encode())
        assert [await served.told(captured.raw()) for _ in range(5)] == [200] * 5
        await room.bot.idle()
        assert json.dumps(flag["blocks"]).count("confirmed by Name of U2") == 1
        checklist = await room.bot.store.checklist(1)
        assert sum(len(line.marks) for line in checklist.lines) == 1


async def test_a_menu_choice_sent_five_times_is_one_mark(tmp_path: Path) -> None:
    async with fake_slack() as slack, real_bot(slack, tmp_path) as (room, served):
        await room.paste(f"<{LINK}>")
        flag = slack.messages["C1"][2]
        (menu,) = [block for block in flag["blocks"] if block["type"] == "actions"]
        option = menu["elements"][0]["options"][0]
        body = {
            "type": "block_actions",
            "trigger_id": "1.2.abc",
            "team": {"id": "T1"},
            "user": {"id": "U2"},
            "channel": {"id": "C1"},
            "message": {"ts": flag["ts"], "thread_ts": flag["thread_ts"]},
            "actions": [{"action_id": "mark", "action_ts": "1700000000.000100", "selected_option": option}],
        }
        captured = signed(urlencode({"payload": json.dumps(body)}).encode()).header(
            "Content-Type", b"application/x-www-form-urlencoded"
        )
        assert [await served.told(captured.raw()) for _ in range(5)] == [200] * 5
        await room.bot.idle()
        # A second one would take the mark back.
        checklist = await room.bot.store.checklist(1)
        assert [mark.added for line in checklist.lines for mark in line.marks] == [True]
