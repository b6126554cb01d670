"""What Slack sends, unpacked: what asks for something, under which key, and what asks for nothing."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from slack_bolt.async_app import AsyncBoltRequest
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
from bot.listeners import Identity, Unpacker, build_app, links_in, moment
from bot.settings import utc_now
from bot.store import Delivery

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
        ("https://courier.example/" + "a" * 3000, ()),
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


def test_a_message_with_a_link_is_unpacked() -> None:
    assert asked(message(f"<{LINK}>", thread_ts="0.9")) == LinksPasted(
        newsroom="T1", channel="C1", message_ts="1.1", thread_ts="0.9", user="U1", links=(LINK,)
    )


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

    async def dispatch(self, body: dict[str, Any], **headers: str) -> int:
        app = build_app(
            AsyncWebClient(token="xoxb-1"),
            signing_secret=SECRET,
            me=ME,
            unpacker=UNPACKER,
            take_in=self.take_in,
        )
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
