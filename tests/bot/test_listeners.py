"""What Slack sends, unpacked: what asks for something, under which key, and what asks for nothing."""

from __future__ import annotations

import asyncio
import copy
import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from aiohttp import WSMsgType, web
from aiohttp.test_utils import TestClient, TestServer
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient

from bot.checklist import DEFAULT_REACTIONS, MarkKind
from bot.desk import (
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
from bot.listeners import (
    Identity,
    SocketListener,
    Unpacker,
    answer,
    build_app,
    kind_of,
    moment,
    web_routes,
)
from bot.payloads import links_in
from bot.settings import utc_now
from bot.store import Delivery
from checks.errors import NotFetched
from checks.fetch import check_url

ME = Identity(newsroom="T1", user="UBOT", bot="BBOT")
UNPACKER = Unpacker(ME, DEFAULT_REACTIONS)
LINK = "https://courier.example/bridge"
SECRET = "a-signing-secret"


def event(**inside: Any) -> dict[str, Any]:
    return {
        "type": "event_callback",
        "team_id": "T1",
        "event_id": "Ev1",
        "event_time": 1700000000,
        "event": inside,
    }


def message(text: str = "hello", **changes: Any) -> dict[str, Any]:
    return event(**({"type": "message", "channel": "C1", "user": "U1", "ts": "1.1", "text": text} | changes))


def reaction(emoji: str, **changes: Any) -> dict[str, Any]:
    inside = {
        "type": "reaction_added",
        "user": "U1",
        "reaction": emoji,
        "item": {"type": "message", "channel": "C1", "ts": "2.2"},
        "item_user": "UBOT",
        "event_ts": "1700000001.000200",
    }
    return event(**(inside | changes))


def edit(now: str, before: str, **changes: Any) -> dict[str, Any]:
    edited = {"user": "U1", "ts": "1.1", "text": now, "edited": {"user": "U1", "ts": "3.3"}}
    inside = {
        "type": "message",
        "subtype": "message_changed",
        "channel": "C1",
        "message": edited | changes,
        "previous_message": {"user": "U1", "ts": "1.1", "text": before},
    }
    return event(**inside)


def asked(body: dict[str, Any]) -> Request | None:
    unpacked = UNPACKER.unpack(body)
    return None if unpacked is None else unpacked.request


def key(body: dict[str, Any]) -> str:
    unpacked = UNPACKER.unpack(body)
    assert unpacked is not None
    return unpacked.key


@pytest.mark.parametrize(
    ("text", "links"),
    [
        (f"look <{LINK}>", (LINK,)),
        (f"look <{LINK}|this story>", (LINK,)),
        ("<https://courier.example/a?x=1&amp;y=2>", ("https://courier.example/a?x=1&y=2",)),
        (f"typed: {LINK}.", (LINK,)),
        (f"(see {LINK})", (LINK,)),
        (f"<{LINK}> and again <{LINK}>", (LINK,)),
        (f"<{LINK}> <https://other.example/b>", (LINK, "https://other.example/b")),
        ("<@U1> <#C1|desk> <!channel> <mailto:a@b.example|a@b.example>", ()),
        ("ftp://courier.example/file and javascript:alert(1)", ()),
        ("https://courier.example/" + "a" * 8000, ()),
        ("", ()),
    ],
)
def test_the_links_of_a_text(text: str, links: tuple[str, ...]) -> None:
    assert links_in({"text": text}) == links


def test_links_are_read_from_the_blocks_first_however_deep() -> None:
    quote = {
        "type": "rich_text_quote",
        "elements": [{"type": "link", "url": "https://courier.example/a?x=1&y=2"}],
    }
    blocks = [{"type": "rich_text", "elements": [{"type": "rich_text_list", "elements": [quote]}]}]
    assert links_in({"text": "<https://wrong.example>", "blocks": blocks}) == (
        "https://courier.example/a?x=1&y=2",
    )


def test_a_link_that_is_too_long_to_be_opened_is_kept_so_that_its_person_is_told_why() -> None:
    link = "https://a.example/?" + "x" * 5_000
    request = asked(message(f"<{link}>"))
    assert isinstance(request, LinksPasted)
    assert request.links == (link,)
    with pytest.raises(NotFetched, match=r"longer than 2,048 characters\. Paste its short form"):
        check_url(link)


def test_a_message_with_a_link_is_unpacked() -> None:
    assert asked(message(f"<{LINK}>", thread_ts="0.9")) == LinksPasted(
        newsroom="T1", channel="C1", message_ts="1.1", thread_ts="0.9", user="U1", links=(LINK,), wanted=False
    )


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (message(f"<{LINK}>"), False),
        (message(f"<@UBOT> <{LINK}>"), True),
        (message(f"<@UBOT> <{LINK}>", type="app_mention"), True),
        (message(f"<{LINK}>", channel="D1", channel_type="im"), True),
        (message(f"<@UOTHER> <{LINK}>"), False),
        (edit(f"now with <{LINK}>", "without"), False),
        (edit(f"<@UBOT> now with <{LINK}>", "<@UBOT> without"), True),
    ],
    ids=["pasted", "message", "mention", "direct", "others", "edit", "edit-to-me"],
)
def test_links_are_wanted_where_their_message_speaks_to_the_bot(body: dict[str, Any], wanted: bool) -> None:
    request = asked(body)
    assert isinstance(request, LinksPasted)
    assert request.wanted is wanted


def test_a_message_and_the_mention_for_the_same_post_have_one_key() -> None:
    text = f"<@UBOT> <{LINK}>"
    assert key(message(text)) == key(message(text, type="app_mention"))


@pytest.mark.parametrize(
    "changes",
    [
        {"bot_id": "B1"},
        {"user": "UBOT"},
        {"user": None},
        {"user": "USLACKBOT"},
        {"subtype": "bot_message"},
        {"subtype": "channel_join"},
        {"subtype": "message_deleted"},
    ],
)
def test_what_no_person_wrote_asks_for_nothing(changes: dict[str, Any]) -> None:
    assert asked(message(f"<{LINK}>", **changes)) is None


@pytest.mark.parametrize("subtype", ["file_share", "thread_broadcast"])
def test_a_persons_file_or_broadcast_counts(subtype: str) -> None:
    assert asked(message(f"<{LINK}>", subtype=subtype)) is not None


def test_talk_without_a_link_is_not_kept() -> None:
    assert UNPACKER.unpack(message("the mayor called, off the record")) is None


@pytest.mark.parametrize(
    "changes", [{"type": "app_mention"}, {"text": "hello <@UBOT>"}, {"channel_type": "im", "channel": "D1"}]
)
def test_addressing_the_bot_without_a_link_asks_for_help(changes: dict[str, Any]) -> None:
    assert isinstance(asked(message(**changes)), HelpAsked)


def test_an_edit_asks_for_the_links_that_it_adds() -> None:
    request = asked(edit(f"<{LINK}> and <https://other.example/b>", f"<{LINK}>"))
    assert isinstance(request, LinksPasted)
    assert (request.links, request.message_ts, request.user) == (("https://other.example/b",), "1.1", "U1")


def test_the_change_that_a_preview_causes_asks_for_nothing() -> None:
    body = edit(f"<{LINK}>", f"<{LINK}>", edited=None, attachments=[{"title": "Bridge"}])
    assert asked(body) is None
    assert asked(edit(f"<{LINK}>", f"<{LINK}>", attachments=[{"title": "Bridge"}])) is None


def test_an_edit_without_a_new_link_asks_for_nothing() -> None:
    assert asked(edit(f"Look: <{LINK}>", f"<{LINK}>")) is None


@pytest.mark.parametrize(("value", "takes_back"), [("kept:abc", False), ("unkept:abc", True)])
def test_keeping_a_name_and_taking_it_off_the_list_are_two_choices(value: str, *, takes_back: bool) -> None:
    request = asked(action(action_id="mark", selected_option={"value": value}))
    assert isinstance(request, MarkChosen)
    assert (request.kind, request.takes_back, request.claim_key) == (MarkKind.KEPT, takes_back, "abc")


def test_a_mark_is_unpacked_with_the_moment_it_was_made() -> None:
    assert asked(reaction("white_check_mark")) == Reacted(
        newsroom="T1",
        channel="C1",
        message_ts="2.2",
        user="U1",
        kind=MarkKind.CONFIRMED,
        added=True,
        at=datetime.fromtimestamp(1700000001.0002, UTC),
        event_id="event:Ev1",
        ours=True,
    )


def test_a_skin_tone_is_the_same_mark() -> None:
    request = asked(reaction("-1::skin-tone-3"))
    assert isinstance(request, Reacted)
    assert request.kind is MarkKind.BOT_WRONG


def test_taking_a_reaction_away_is_unpacked_as_such() -> None:
    request = asked(reaction("eyes", type="reaction_removed"))
    assert isinstance(request, Reacted)
    assert not request.added


@pytest.mark.parametrize(
    "body",
    [
        reaction("tada"),
        reaction("eyes", user="UBOT"),
        reaction("eyes", item_user="U7"),
        reaction("eyes", item={"type": "file", "file": "F1"}),
        reaction("mag"),
        reaction("mag", item_user="U7", type="reaction_removed"),
    ],
)
def test_other_reactions_ask_for_nothing(body: dict[str, Any]) -> None:
    assert asked(body) is None


def test_the_magnifying_glass_on_a_persons_message_asks_for_a_check() -> None:
    assert asked(reaction("mag", item_user="U7")) == MessagePointedAt(
        newsroom="T1", channel="C1", message_ts="2.2", user="U1"
    )


def action(**inside: Any) -> dict[str, Any]:
    return {
        "type": "block_actions",
        "trigger_id": "t1",
        "team": {"id": "T1"},
        "user": {"id": "U1"},
        "channel": {"id": "C1"},
        "message": {"ts": "2.2", "thread_ts": "1.1"},
        "actions": [{"action_ts": "1700000002.000300"} | inside],
    }


def test_the_button_for_all_lines() -> None:
    request = asked(action(action_id="all_lines", value="12"))
    assert request == AllLinesAsked(newsroom="T1", channel="C1", thread_ts="1.1", user="U1", checklist=12)


def test_the_menu_of_a_line() -> None:
    request = asked(action(action_id="mark", selected_option={"value": "fix_needed:abc"}))
    assert isinstance(request, MarkChosen)
    assert (request.kind, request.claim_key, request.message_ts) == (MarkKind.FIX_NEEDED, "abc", "2.2")


@pytest.mark.parametrize(
    "inside",
    [
        {"action_id": "all_lines", "value": "x"},
        {"action_id": "mark", "selected_option": {"value": "true:abc"}},
        {"action_id": "mark"},
        {"action_id": "another"},
    ],
)
def test_other_actions_ask_for_nothing(inside: dict[str, Any]) -> None:
    assert asked(action(**inside)) is None


def test_a_command_is_unpacked_into_words_and_links() -> None:
    body = {
        "command": "/factcheck",
        "text": f"<{LINK}|x>",
        "team_id": "T1",
        "channel_id": "C1",
        "user_id": "U1",
        "trigger_id": "t1",
    }
    request = asked(body)
    assert isinstance(request, CommandGiven)
    assert request.links == (LINK,)
    words = asked(body | {"text": "digest 09:00 Europe/London"})
    assert isinstance(words, CommandGiven)
    assert words.words == ("digest", "09:00", "Europe/London")
    assert asked(body | {"command": "/other"}) is None


def test_the_newsroom_is_the_one_that_installed_the_app() -> None:
    body = message(f"<{LINK}>") | {"team_id": "T-other", "authorizations": [{"team_id": "T1"}]}
    request = asked(body)
    assert request is not None
    assert request.newsroom == "T1"


@pytest.mark.parametrize(
    "body",
    [{}, {"type": "event_callback"}, {"event": {}}, {"type": "view_submission"}, event(type="message")],
)
def test_payloads_of_another_kind_ask_for_nothing(body: dict[str, Any]) -> None:
    assert asked(body) is None


def test_a_moment_without_a_stamp_is_the_events_own() -> None:
    assert moment(None, 1700000000) == datetime.fromtimestamp(1700000000, UTC)
    assert moment("nonsense", None) == datetime.fromtimestamp(0, UTC)


class Inbox:
    """An inbox that can be broken."""

    def __init__(self) -> None:
        self.held: dict[str, Request] = {}
        self.is_broken = False

    async def take_in(self, delivery: Delivery, body: str) -> bool:
        if self.is_broken:
            raise OSError("disk full")
        is_new = delivery.key not in self.held
        self.held[delivery.key] = REQUEST.validate_json(body)
        return is_new

    def app(self) -> AsyncApp:
        return build_app(
            AsyncWebClient(token="xoxb-1"),
            signing_secret=SECRET,
            me=ME,
            unpacker=UNPACKER,
            take_in=self.take_in,
        )

    async def dispatch(self, body: dict[str, Any], **headers: str) -> int:
        app = self.app()
        raw, stamp = json.dumps(body), str(int(utc_now().timestamp()))
        signed = {
            "content-type": "application/json",
            "x-slack-request-timestamp": stamp,
            "x-slack-signature": SignatureVerifier(SECRET).generate_signature(timestamp=stamp, body=raw)
            or "",
        }
        answer = await app.async_dispatch(AsyncBoltRequest(body=raw, headers=signed | headers))
        return answer.status


async def test_a_delivery_is_stored_before_slack_is_told() -> None:
    inbox = Inbox()
    assert await inbox.dispatch(message(f"<{LINK}>")) == 200
    assert list(inbox.held) == ["message:C1:1.1"]


async def test_a_repeated_delivery_is_acknowledged() -> None:
    inbox = Inbox()
    for number in ("0", "1"):
        assert await inbox.dispatch(message(f"<{LINK}>"), **{"x-slack-retry-num": number}) == 200
    assert len(inbox.held) == 1


async def test_what_cannot_be_stored_is_not_acknowledged() -> None:
    inbox = Inbox()
    inbox.is_broken = True
    assert await inbox.dispatch(message(f"<{LINK}>")) == 500


async def test_our_own_messages_do_not_reach_the_inbox() -> None:
    inbox = Inbox()
    assert await inbox.dispatch(message(f"<{LINK}>", user="UBOT")) == 200
    assert inbox.held == {}


@pytest.mark.parametrize("body", [message(f"<{LINK}>"), {"type": "ssl_check", "ssl_check": "1"}])
async def test_an_unsigned_request_is_refused(body: dict[str, Any]) -> None:
    inbox = Inbox()
    assert await inbox.dispatch(body, **{"x-slack-signature": "v0=" + "0" * 64}) == 401
    assert inbox.held == {}


async def test_an_old_request_is_refused() -> None:
    stale = str(int(utc_now().timestamp()) - 301)
    body = message(f"<{LINK}>")
    signature = SignatureVerifier(SECRET).generate_signature(timestamp=stale, body=json.dumps(body)) or ""
    headers = {"x-slack-request-timestamp": stale, "x-slack-signature": signature}
    assert await Inbox().dispatch(body, **headers) == 401


# Shapes that Slack does not send


ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / ".." / "shared" / "data" / "slack-events"
COMMAND_BODY = {
    "command": "/factcheck",
    "text": f"<{LINK}|x>",
    "team_id": "T1",
    "channel_id": "C1",
    "user_id": "U1",
    "trigger_id": "t1",
}
SHAPES: tuple[dict[str, Any], ...] = (
    message(f"<{LINK}> <@UBOT>", thread_ts="1.0", blocks=[{"type": "rich_text", "elements": []}]),
    message(type="app_mention"),
    edit(f"<{LINK}>", ""),
    reaction("eyes"),
    reaction("mag", item_user="U7"),
    action(action_id="all_lines", value="12"),
    action(action_id="mark", selected_option={"value": "fix_needed:abc"}),
    COMMAND_BODY,
    message(f"<{LINK}>") | {"authorizations": [{"team_id": "T1", "enterprise_id": None}]},
    {"type": "view_submission", "team": {"id": "T1"}, "user": {"id": "U1"}, "view": {"id": "V1"}},
    {"type": "message_action", "callback_id": "x", "trigger_id": "t1", "response_urls": []},
)
JUNK: tuple[Any, ...] = (
    *(None, True, 0, -1, 10**30, 1.5, float("nan"), float("inf"), "", " ", "0", "²", "x" * 20_000),
    *("\ud800", "a\x00b", "１７", "T1\n", "<http://" * 500, [], {}, [None], [[]], {"id": []}, {"type": {}}),
    *({"ts": 5}, [{"team_id": ["T1"]}], [{"type": "link", "url": 5}], "message", "block_actions", "1e9"),
)


def places(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every value in a payload."""
    inside = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for name, value in inside:
        yield (*path, name)
        yield from places(value, (*path, name))


def put(body: dict[str, Any], path: tuple[Any, ...], value: Any) -> dict[str, Any]:
    """The payload with another value at a path."""
    changed: Any = copy.deepcopy(body)
    node = changed
    for name in path[:-1]:
        node = node[name]
    node[path[-1]] = value
    return changed  # type: ignore[no-any-return]


@cache
def samples() -> list[dict[str, Any]]:
    """The payloads of Slack's own samples, where they are."""
    found = [json.loads(path.read_text()) for path in sorted(SAMPLES.glob("*/*.json"))]
    return [body for body in found if isinstance(body, dict) and "ok" not in body]


def broken(shapes: list[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    """One of the payloads with one to three of its values replaced by junk."""

    @st.composite
    def break_it(draw: st.DrawFn) -> dict[str, Any]:
        body = draw(st.sampled_from(shapes))
        for _ in range(draw(st.integers(1, 3))):
            found = list(places(body))
            if not found:
                break
            junk = draw(st.sampled_from(JUNK) | st.text(max_size=20))
            body = put(body, draw(st.sampled_from(found)), copy.deepcopy(junk))
        return body

    return break_it()


def is_storable(body: dict[str, Any]) -> bool:
    """Whether what was unpacked, if anything was, can be written to a database."""
    unpacked = UNPACKER.unpack(body)
    if unpacked is None:
        return True
    written = REQUEST.dump_json(unpacked.request).decode()
    held = [*vars(unpacked.request).values(), unpacked.key]
    short = all(len(each) <= 400 for each in held if isinstance(each, str))
    return short and "\\u0000" not in written and unpacked.key.isprintable() and unpacked.key.isascii()


@pytest.mark.parametrize("body", SHAPES)
def test_any_one_value_may_be_junk(body: dict[str, Any]) -> None:
    for path in places(body):
        for junk in JUNK:
            assert is_storable(put(body, path, copy.deepcopy(junk))), (path, junk)


@settings(max_examples=500, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
@given(body=broken(list(SHAPES)))
def test_unpacking_never_fails(body: dict[str, Any]) -> None:
    assert is_storable(body)


@settings(max_examples=300, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_unpacking_never_fails_on_what_was_one_of_slacks_samples(data: st.DataObject) -> None:
    if not SAMPLES.is_dir():
        pytest.skip("../shared/data is not here: Slack's samples are not tried")
    assert is_storable(data.draw(broken(samples())))


@settings(max_examples=300, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
@given(body=broken(list(SHAPES)) | st.sampled_from(JUNK))
async def test_what_can_never_be_unpacked_is_acknowledged(body: object) -> None:
    assert (await answer(Inbox().app(), body, {})).status == 200


def test_a_text_of_unclosed_links_takes_no_long_time() -> None:
    # With a careless pattern this takes minutes.
    assert len(links_in({"text": "<http://a" * 40_000})) <= 1
    assert links_in({"text": "<http://a|" * 40_000}) == ("http://a",)


def test_ten_thousand_links_are_ten_thousand_links() -> None:
    text = " ".join(f"<https://courier.example/{number}>" for number in range(10_000))
    assert len(links_in({"text": text})) == 10_000


def test_a_deep_block_is_read_to_its_end() -> None:
    block: dict[str, Any] = {"type": "link", "url": LINK}
    for _ in range(5_000):
        block = {"elements": [block]}
    assert links_in({"blocks": [block]}) == (LINK,)


def test_a_command_without_a_trigger_keeps_its_text_out_of_the_key() -> None:
    body = {name: value for name, value in COMMAND_BODY.items() if name != "trigger_id"}
    assert "courier" not in key(body)
    assert key(body) != key(body | {"text": "help"})


def test_a_kind_is_safe_in_a_log() -> None:
    assert kind_of(message()) == "message"
    assert kind_of(COMMAND_BODY) == "command"
    assert kind_of({"type": "x\nERROR forged"}) == "unknown"
    assert kind_of([]) == "unknown"


def test_what_is_put_aside_is_logged_by_its_kind_only(caplog: pytest.LogCaptureFixture) -> None:
    assert asked(message(f"<{LINK}>", ts={"secret": "copy"})) is None
    assert "message" in caplog.text
    assert "ts is no time stamp" in caplog.text
    assert "copy" not in caplog.text


# Over HTTP


@asynccontextmanager
async def web_side(inbox: Inbox) -> AsyncIterator[TestClient[Any, Any]]:
    app = inbox.app()

    async def ready() -> bool:
        return True

    served = web_routes(lambda: app, signing_secret=SECRET, is_ready=ready)
    async with TestClient(TestServer(served)) as client:
        yield client


async def told(client: TestClient[Any, Any], raw: str, content_type: str = "application/json") -> int:
    stamp = str(int(utc_now().timestamp()))
    headers = {
        "Content-Type": content_type,
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": SignatureVerifier(SECRET).generate_signature(timestamp=stamp, body=raw) or "",
    }
    return (await client.post("/slack/events", data=raw, headers=headers)).status


@pytest.mark.parametrize(
    "raw",
    [
        *("", "{", "null", "[]", "5", '"x"', "NaN", '{"event": NaN}', '{"event": []}', '{"event": null}'),
        *('{"type": "event_callback", "event": {"type": ["message"]}}', '{"enterprise": 5}', '{"user": 5}'),
        *('{"authorizations": [5]}', '{"authorizations": {"a": 1}}', '{"response_urls": [5]}', '{"team": 5}'),
        *(
            '{"type": "a", "type": {"b": 1}}',
            '{"n": ' + "1" * 5_000 + "}",
            "payload=",
            "payload={",
            "payload=5",
        ),
        *("[" * 100_000, '{"event":' * 50_000, "payload=" + "[" * 50_000, "a=1&" * 1_000, "%ff=%00", "\x00"),
    ],
    ids=lambda raw: raw[:24],
)
async def test_a_signed_body_of_no_known_form_is_acknowledged(raw: str) -> None:
    inbox = Inbox()
    async with web_side(inbox) as client:
        for content_type in ("application/json", "application/x-www-form-urlencoded"):
            assert await told(client, raw, content_type) == 200
    assert inbox.held == {}


async def test_json_and_forms_are_read_by_what_they_are() -> None:
    inbox = Inbox()
    form = "application/x-www-form-urlencoded"
    payload = f"payload-{LINK}"
    async with web_side(inbox) as client:
        assert await told(client, json.dumps(message(f"<{LINK}>"))) == 200
        assert await told(client, urlencode(COMMAND_BODY | {"text": payload}), form) == 200
        assert await told(client, urlencode({"payload": json.dumps(SHAPES[6])}), form) == 200
    assert [type(request) for request in inbox.held.values()] == [LinksPasted, CommandGiven, MarkChosen]
    command = inbox.held["command:t1"]
    assert isinstance(command, CommandGiven)
    assert command.words == (payload,)


async def test_a_database_that_fails_over_http_makes_slack_send_again() -> None:
    inbox = Inbox()
    inbox.is_broken = True
    async with web_side(inbox) as client:
        assert await told(client, json.dumps(message(f"<{LINK}>"))) == 500
        inbox.is_broken = False
        assert await told(client, json.dumps(message(f"<{LINK}>"))) == 200
    assert list(inbox.held) == ["message:C1:1.1"]


@pytest.mark.parametrize(
    "body", [SHAPES[9], SHAPES[10], {"type": "shortcut", "trigger_id": "t1"}], ids=kind_of
)
async def test_what_is_not_handled_yet_is_acknowledged(body: dict[str, Any]) -> None:
    inbox = Inbox()
    async with web_side(inbox) as client:
        raw = urlencode({"payload": json.dumps(body)})
        assert await told(client, raw, "application/x-www-form-urlencoded") == 200
    assert inbox.held == {}


async def test_slack_gets_its_challenge_back() -> None:
    asked = {"type": "url_verification", "challenge": "abc", "token": "x"}
    assert json.loads((await answer(Inbox().app(), asked, {})).body) == {"challenge": "abc"}


async def test_a_clicked_button_is_one_request_by_its_trigger() -> None:
    inbox = Inbox()
    for _ in range(3):
        assert (await answer(inbox.app(), SHAPES[5], {})).status == 200
    assert len(inbox.held) == 1


# Over Socket Mode


class Socket:
    """Slack's side of Socket Mode on loopback: it sends envelopes and keeps what is acknowledged."""

    def __init__(self) -> None:
        self.acknowledged: asyncio.Queue[str] = asyncio.Queue()
        self.open: asyncio.Queue[web.WebSocketResponse] = asyncio.Queue()
        self.url = ""

    async def connections_open(self, _request: web.Request) -> web.Response:
        return web.json_response({"ok": True, "url": self.url})

    async def link(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await self.open.put(socket)
        async for received in socket:
            if received.type is WSMsgType.TEXT:
                await self.acknowledged.put(json.loads(received.data)["envelope_id"])
        return socket

    @asynccontextmanager
    async def heard_by(self, inbox: Inbox) -> AsyncIterator[web.WebSocketResponse]:
        served = web.Application()
        served.add_routes(
            [web.post("/api/apps.connections.open", self.connections_open), web.get("/link", self.link)]
        )
        async with TestServer(served) as server:
            self.url = str(server.make_url("/link")).replace("http", "ws")
            client = AsyncWebClient(base_url=str(server.make_url("/api/")), retry_handlers=[])
            listener = SocketListener(inbox.app(), "xapp-1", web_client=client)
            await listener.connect_async()  # type: ignore[no-untyped-call] # Bolt has not typed it
            try:
                yield await asyncio.wait_for(self.open.get(), 10)
            finally:
                await listener.close_async()  # type: ignore[no-untyped-call] # Bolt has not typed it

    async def next_acknowledged(self, within: float) -> str:
        try:
            return await asyncio.wait_for(self.acknowledged.get(), within)
        except TimeoutError:
            return ""


def envelope(number: str, payload: object, kind: str = "events_api", **more: object) -> dict[str, object]:
    return {
        "envelope_id": number,
        "type": kind,
        "payload": payload,
        "accepts_response_payload": False,
        **more,
    }


async def test_an_envelope_is_acknowledged_when_it_is_stored_and_not_before() -> None:
    inbox, slack = Inbox(), Socket()
    inbox.is_broken = True
    async with slack.heard_by(inbox) as socket:
        await socket.send_json(envelope("one", message(f"<{LINK}>")))
        assert await slack.next_acknowledged(within=1.0) == ""
        inbox.is_broken = False
        again = envelope("two", message(f"<{LINK}>"), retry_attempt=1, retry_reason="timeout")
        await socket.send_json(again)
        assert await slack.next_acknowledged(within=20) == "two"
    assert list(inbox.held) == ["message:C1:1.1"]


async def test_an_envelope_of_no_known_form_is_acknowledged() -> None:
    inbox, slack = Inbox(), Socket()
    async with slack.heard_by(inbox) as socket:
        for number, payload in enumerate(({"event": []}, {"user": 5}, {"type": "view_submission"}, {})):
            await socket.send_json(envelope(str(number), payload, "interactive"))
            assert await slack.next_acknowledged(within=20) == str(number)
    assert inbox.held == {}


# Bolt reads the environment by itself

ENVIRONMENT = {
    "SLACK_CLIENT_ID": "1.2",
    "SLACK_CLIENT_SECRET": "client-secret",
    "SLACK_BOT_TOKEN": "xoxb-other",
    "SLACK_SIGNING_SECRET": "another-secret",
    "SLACK_APP_TOKEN": "xapp-other",
    "SLACK_VERIFICATION_TOKEN": "verification",
    "SLACK_SCOPES": "chat:write",
}
PROCESS = """
import asyncio, json, sys
from tests.bot.test_listeners import COMMAND_BODY, Inbox, LINK, SHAPES, told, web_side, message

async def main():
    inbox = Inbox()
    async with web_side(inbox) as client:
        answers = [await told(client, json.dumps(body)) for body in SHAPES]
        unsigned = await client.post("/slack/events", data="{}")
        install = await client.get("/slack/install")
    print(answers, unsigned.status, install.status, sorted(inbox.held))

asyncio.run(main())
"""


def test_variables_that_bolt_knows_change_nothing(tmp_path: Path) -> None:
    seen = []
    for number, variables in enumerate(({}, ENVIRONMENT)):
        home = tmp_path / str(number)
        home.mkdir()
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("SLACK_")}  # noqa: TID251 - a child's environment
        done = subprocess.run(
            [sys.executable, "-c", PROCESS],
            env={**inherited, **variables, "HOME": str(home), "PYTHONPATH": str(ROOT)},
            cwd=home,
            capture_output=True,
            text=True,
            check=True,
            timeout=50,
        )
        seen.append((done.stdout, list(home.iterdir())))
    assert seen[0] == seen[1]
    assert "[200, 200" in seen[0][0]
    assert "401 404" in seen[0][0]
